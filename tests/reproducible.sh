#!/usr/bin/env bash
# Publishes the generator from two clones and compares every byte. --help says more.
set -euo pipefail
root="$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)"

usage() {
  cat <<'TEXT'
Usage: tests/reproducible.sh [--keep] [OPTION...]

Clones the commit that is checked out into two folders of different names and depths, runs ./build.sh --target=Publish and
--target=Pack in each, and holds all that is in artifacts/publish, packages too, against one another: programs, symbols,
archives, packages, papers. Nothing of it may name a clone's folder, this machine or the user's home either. What is not committed is left out.

  --keep       leaves the temporary folder
  OPTION       an option for build.sh, such as --rid=win-x64 or --form=readytorun

Exit code 0 when both are the same, 1 otherwise.
TEXT
}

fail() {
  echo "reproducible: $1" >&2
  exit 1
}

keep=
options=()
for option in "$@"; do
  case "$option" in
    -h | --help) usage; exit 0 ;;
    --keep) keep=1 ;;
    *) options+=("$option") ;;
  esac
done

commit="$(git -C "$root" rev-parse HEAD)"
work="$(mktemp -d "${TMPDIR:-/tmp}/nocturne-reproducible-XXXXXX")"
trap '[ -n "$keep" ] || rm -rf "$work"' EXIT
command -v unzip > /dev/null || fail "unzip is needed to look into packages; install it"
clones=("$work/one" "$work/a folder further down/another")

for clone in "${clones[@]}"; do
  git clone -q --no-checkout "$root" "$clone"
  git -C "$clone" checkout -q --detach "$commit"
  for target in Publish Pack; do
    (cd "$clone" && ./build.sh --target="$target" ${options[@]+"${options[@]}"}) > "$work/log" 2>&1 || { cat "$work/log" >&2; fail "$target failed in $clone"; }
  done
  (cd "$clone/artifacts" && find publish -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum) > "$work/$(basename "$clone").sha256"
done

diff "$work/one.sha256" "$work/another.sha256" || fail "the files above are not the same"
mkdir "$work/unpacked"
for package in "${clones[0]}"/artifacts/publish/packages/*.nupkg; do
  unzip -q -o "$package" -d "$work/unpacked/$(basename "$package")"
done
for secret in "$work" "$(hostname)" "$HOME/"; do
  if [ "${#secret}" -lt 5 ]; then                # letters as few are in any program
    continue
  fi
  for encoding in UTF-8 UTF-16LE; do
    pattern="$(printf %s "$secret" | iconv -t "$encoding" | od -An -v -tx1 | tr -d ' \n' | sed 's/../\\x&/g')"
    # The library of ONNX Runtime is as its makers built it.
    if LC_ALL=C grep -rlaP --exclude='*onnxruntime*' --exclude='*.OnnxRuntime.*' -- "$pattern" "${clones[0]}/artifacts/publish" "$work/unpacked"; then
      fail "the files above name $secret"
    fi
  done
done
echo "the same in both: $(wc -l < "$work/one.sha256") files"
