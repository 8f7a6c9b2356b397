#!/usr/bin/env bash
# Sets up what is missing, then starts the build program (build/). ./build.sh --help lists targets, options and examples.
set -euo pipefail
root="$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)"
own="$root/artifacts/build"
log="$own/set-up.log"
mkdir -p "$own"

# dotnet and npm keep caches at home; a machine may have none to write to.
if [ ! -w "${HOME:-/nowhere}" ]; then
  export HOME="$root/artifacts/home"
  mkdir -p "$HOME"
fi
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=1

fail() {
  echo "$1" >&2
  exit 1
}

# quietly NAME COMMAND...: runs a step, shows what it printed only when it fails.
quietly() {
  local name="$1"
  shift
  "$@" >"$log" 2>&1 || { sed -e 's/^ *//' -e 's/^.*Packages.proj([0-9,]*): error *: //' "$log" >&2; fail "$name failed; what is wrong stands above."; }
}

# newer STAMP PATH...: whether anything below the paths is newer than the stamp, or the stamp is not there.
newer() {
  local stamp="$1"
  shift
  [ ! -f "$stamp" ] || [ -n "$(find "$@" -newer "$stamp" ! -path '*/experiments*' 2>/dev/null)" ]
}

# The SDK that global.json asks for, on PATH or where its installer puts it.
fits() { (cd "$root" && "$1" --version) >/dev/null 2>&1; }
dotnet=dotnet
fits "$dotnet" || dotnet="$HOME/.dotnet/dotnet"
fits "$dotnet" || fail "Nocturne needs the .NET 10 SDK, and there is none here. Install it: curl -sSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0"
if [ "$dotnet" != dotnet ]; then
  export DOTNET_ROOT="$HOME/.dotnet" PATH="$HOME/.dotnet:$PATH"
fi

# The two options that matter before the build program is there; it checks them with all others.
packages=''
flavor=''
previous=''
for argument in "$@"; do
  case "$previous" in
    --packages) argument="--packages=$argument" ;;
    -p | --property) argument="-p:$argument" ;;
  esac
  case "$argument" in
    --packages=auto | --packages=package | --packages=substitute) packages="${argument#*=}" ;;
    -p[:=]OnnxRuntimeFlavor=* | --property[:=]OnnxRuntimeFlavor=*) flavor="${argument##*=}" ;;
  esac
  previous="$argument"
done

# Package or substitute: asked once, and again when the versions or the flavour of ONNX Runtime have changed since.
answer="$root/artifacts/packages.props"
decided="$own/packages.decided"
asks_again() {
  if [ -n "$packages" ] || [ ! -f "$answer" ] || [ ! -f "$decided" ]; then return 0; fi
  case "$flavor-$(cat "$decided")" in
    *'by hand'*) return 1 ;;
    Gpu*OnnxRuntime.Gpu) ;;
    Gpu* | *OnnxRuntime.Gpu) return 0 ;;
  esac
  newer "$decided" "$root/Directory.Packages.props" "$root/build/packages"
}
if asks_again; then
  quietly 'Choosing packages' "$dotnet" msbuild "$root/build/packages/Packages.proj" -m -nologo -v:minimal -tl:off "-p:Packages=$packages" "-p:OnnxRuntimeFlavor=$flavor"
  sed 's/^ *//' "$log"
fi

# The build program itself, compiled when its sources have changed.
if newer "$own/program.stamp" "$root/build" "$root/src/Substitutes/Cake.Frosting" "$root"/Directory.* "$root/global.json" "$root/.editorconfig" "$answer"; then
  began=$SECONDS
  rm -f "$own/program.stamp"
  quietly 'Compiling the build program' "$dotnet" build "$root/build/Build.csproj" -c Release -nologo -v:quiet -tl:off -clp:ErrorsOnly
  touch "$own/program.stamp"
  echo "compiled the build program ($((SECONDS - began)) s)"
fi

exec "$dotnet" "$own/bin/Build/release/Build.dll" "$@"
