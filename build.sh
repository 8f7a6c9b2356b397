#!/usr/bin/env bash
# Sets up what is missing, then starts the build program (build/). ./build.sh --help lists targets, options and examples.
# build.ps1 does the same, step by step. build/set-up.txt contains what both share.
set -euo pipefail
root="$(CDPATH='' cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")" && pwd)"
own="$root/artifacts/build"
log="$own/set-up.log"
answer="$root/artifacts/packages.props"
decided="$own/packages.decided"
program="$own/program.stamp"

fail() {
  echo "$1" >&2
  exit 1
}

# quietly NAME COMMAND...: runs a step and prints its output only if it fails.
quietly() {
  local name="$1"
  shift
  if ! "$@" >"$log" 2>&1; then
    sed -e 's/^ *//' -e 's/^.*Packages.proj([0-9,]*): *error *: //' "$log" >&2
    fail "$name failed; see the output above."
  fi
}

# shared KIND: prints the entries of a kind in build/set-up.txt.
shared() { sed -n "s/^$1 //p" "$root/build/set-up.txt"; }

# newer STAMP KIND: succeeds if a file below the paths of a kind is newer than the stamp, or if there is no stamp.
newer() {
  local stamp="$1" paths=() path
  while read -r path; do paths+=("$path"); done < <(shared "$2")
  [ ! -f "$stamp" ] || [ -n "$(cd "$root" && find "${paths[@]}" -newer "$stamp" ! -path 'build/experiments*' 2>/dev/null)" ]
}

mkdir -p "$own" 2>/dev/null || fail "Cannot write to $root/artifacts. Copy the checkout to a writable folder."
while read -r variable; do export "${variable?}"; done < <(shared environment)

# dotnet cannot start without a writable home folder, where it keeps caches.
if [ ! -w "${HOME:-/nonexistent}" ]; then
  for HOME in "$root/artifacts/home" "${TMPDIR:-/tmp}/nocturne-home-$(id -u)"; do
    if mkdir -p "$HOME" 2>/dev/null && [ -w "$HOME" ] && [ -O "$HOME" ]; then break; fi
    HOME=''
  done
  [ -n "$HOME" ] || fail 'dotnet needs a home folder. Set HOME to a writable folder.'
  export HOME
fi

# Finds the SDK that global.json asks for, on PATH or in the default folder of its installer. If dotnet cannot start, its message
# comes before a stack trace.
fits() { said="$(cd "$root" && "$1" --version 2>&1)"; }
if ! fits dotnet; then
  reason="$said"
  if [ -x "$HOME/.dotnet/dotnet" ] && fits "$HOME/.dotnet/dotnet"; then
    export DOTNET_ROOT="$HOME/.dotnet" PATH="$HOME/.dotnet:$PATH"
  else
    install='curl -sSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0'
    command -v dotnet >/dev/null || fail "Nocturne needs the .NET 10 SDK, but dotnet is not on PATH. Install it: $install"
    fail "Nocturne needs the .NET 10 SDK; dotnet --version fails: $(tr -s '[:space:]' ' ' <<<"$reason" | sed 's/ at .*//')
If it is not installed: $install"
  fi
fi

# Like the build program, this accepts options in any case, as --name value or --name=value.
read -r option choices < <(shared option)
choice='' previous=''
for argument in "$@"; do
  argument="$(tr '[:upper:]' '[:lower:]' <<<"$argument")"
  case "$previous $argument" in
    *" --$option="*) choice="${argument#*=}" ;;
    "--$option "*) choice="$argument" ;;
  esac
  previous="$argument"
done
case "|$choices|" in *"|$choice|"*) ;; *) choice='' ;; esac

# Package or substitute: asks the feed once, and again if the versions change, unless the user decided.
asks_again() {
  if [ -n "$choice" ] || [ ! -f "$answer" ] || [ ! -f "$decided" ]; then return 0; fi
  [ "$(cat "$decided")" = auto ] && newer "$decided" packages
}
if asks_again; then
  quietly 'Choosing packages' dotnet msbuild "$root/build/packages/Packages.proj" -nologo -v:minimal -tl:off "-p:Packages=$choice"
  sed 's/^ *//' "$log"
fi

# Compiles the build program if its sources have changed.
if newer "$program" program; then
  began=$SECONDS
  rm -f "$program"
  quietly 'Compiling the build program' dotnet build "$root/build/Build.csproj" -c Release -nologo -v:quiet -tl:off -clp:ErrorsOnly
  touch "$program"
  echo "compiled the build program ($((SECONDS - began)) s)"
fi

exec dotnet "$own/bin/Build/release/Build.dll" "$@"
