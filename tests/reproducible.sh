#!/usr/bin/env bash
# Publishes the generator from two clones and compares every byte. See --help.
set -euo pipefail
root="$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)"

usage() {
  cat <<'TEXT'
Usage: tests/reproducible.sh [--keep] [OPTION...]

Clones the current commit to two folders of different names and depths, runs ./build.sh --target=Publish and --target=Pack in
each, and compares everything in artifacts/publish: programs, symbols, archives, packages and notices. None of it may contain the
path of a clone, the name of this machine or the user's home folder. Changes that are not committed are ignored.

  --keep       keeps the temporary folder
  OPTION       an option for build.sh, such as --rid=win-x64 or --form=readytorun

The exit code is 0 if both are the same, 1 otherwise.
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
command -v unzip > /dev/null || fail "unzip is not installed; it is needed to read packages"
clones=("$work/one" "$work/a folder further down/another")

for clone in "${clones[@]}"; do
  git clone -q --no-checkout "$root" "$clone"
  git -C "$clone" checkout -q --detach "$commit"
  for target in Publish Pack; do
    if ! (cd "$clone" && ./build.sh --target="$target" ${options[@]+"${options[@]}"}) > "$work/log" 2>&1; then
      cat "$work/log" >&2
      fail "$target failed in $clone"
    fi
  done
  (cd "$clone/artifacts" && find publish -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum) > "$work/$(basename "$clone").sha256"
done

diff "$work/one.sha256" "$work/another.sha256" || fail "the files above differ"
mkdir "$work/unpacked"
for package in "${clones[0]}"/artifacts/publish/packages/*.nupkg; do
  unzip -q -o "$package" -d "$work/unpacked/$(basename "$package")"
done
for secret in "$work" "$(hostname)" "$HOME/"; do
  if [ "${#secret}" -lt 5 ]; then                # any program contains so short a text
    continue
  fi
  for encoding in UTF-8 UTF-16LE; do
    pattern="$(printf %s "$secret" | iconv -t "$encoding" | od -An -v -tx1 | tr -d ' \n' | sed 's/../\\x&/g')"
    # ONNX Runtime's library comes from its package and is not ours to check.
    if LC_ALL=C grep -rlaP --exclude='*onnxruntime*' --exclude='*.OnnxRuntime.*' -- "$pattern" \
        "${clones[0]}/artifacts/publish" "$work/unpacked"; then
      fail "the files above contain $secret"
    fi
  done
done
echo "identical in both: $(wc -l < "$work/one.sha256") files"
