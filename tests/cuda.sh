#!/usr/bin/env bash
# Trains, judges and measures on a machine with an NVIDIA GPU; nothing of .NET need be installed there. --help says more.
set -euo pipefail
here="$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)"

usage() {
  cat <<'TEXT'
Usage: tests/cuda.sh pack FOLDER [--corpus=MIDI-FOLDER]
       FOLDER/cuda.sh run [STEP...] [--device=cuda|cpu] [--quick]

pack, on a machine with .NET and this repository: publishes the pipeline and the programs that judge and measure, trimmed and
with .NET in them, into FOLDER, with the music (the etudes if no folder is named). Copy FOLDER to the machine with the GPU,
Linux on x64.

run, there, needs NVIDIA's driver and a Python (python3, or the one that PYTHON names) with PyTorch 2.10 or later for CUDA, whose
libtorch it uses. It runs these steps, all of them if none is named:

  parity       the learners torch (on the GPU) and simd train every shape of the lab alike, with either head
  quickstart   the experiment quickstart, from MIDI to the report
  lab          one network of the lab, gru-2x128, 200 epochs
  speed        windows a second of the 24 shapes of the lab, in turns with PyTorch (A B A B, medians)
  jobs         windows a second of 1 to 16 trainings at a time in one process
  grid         the lab's 24 networks, 2 epochs each: all in one process, then in six processes of four

  --device=cpu  on the processor, to try the script where there is no GPU
  --quick       a few steps of everything

What the steps print is kept in FOLDER/results/STEP.txt. Exit code 0 when every step that was asked for did its work.
TEXT
}

fail() {
  echo "cuda.sh: $1" >&2
  exit 1
}

pack() {
  local root target corpus='' argument
  root="$(dirname -- "$here")"
  target="${1:-}"
  [ -n "$target" ] && [ "${target#-}" = "$target" ] || fail 'pack needs a folder to write to: tests/cuda.sh pack FOLDER'
  shift
  for argument in "$@"; do
    case "$argument" in
      --corpus=*) corpus="${argument#*=}"; [ -d "$corpus" ] || fail "$corpus is no folder of MIDI files" ;;
      *) fail "there is no option '$argument'; --help lists them all" ;;
    esac
  done
  [ -f "$root/Pipeline.sln" ] || fail 'pack is for a checkout of the repository; here, use run'
  [ -f "$root/artifacts/packages.props" ] || "$root/build.sh" --help >/dev/null
  mkdir -p "$target/root/build" "$target/root/data"
  target="$(CDPATH='' cd -- "$target" && pwd)"
  publish "$root/src/Nocturne.Pipeline" "$target/pipeline"
  publish "$root/tests/Nocturne.Cuda" "$target/judge"
  cp -r "$root/build/experiments" "$target/root/build/"
  cp -r "$root/data/corpora" "$target/root/data/"
  cp "${BASH_SOURCE[0]}" "$target/cuda.sh"
  rm -rf "$target/midi"
  if [ -n "$corpus" ]; then cp -r "$corpus" "$target/midi"; fi
  echo "packed $(du -sh "$target" | cut -f1) into $target; on the machine with the GPU: cuda.sh run"
}

# publish PROJECT FOLDER. IL2104 is Google.Protobuf's own reflection over descriptors, which writing a model does not need.
publish() {
  rm -rf "$2"
  dotnet publish "$1" -c Release -r linux-x64 --self-contained -p:PublishTrimmed=true -p:WarningsNotAsErrors=IL2104 -o "$2" -nologo -v:quiet || fail "$1 cannot be published"
  rm -f "$2"/*.pdb "$2"/*.xml
}

# The libtorch of this machine's PyTorch.
find_pytorch() {
  python="${PYTHON:-python3}"
  export PYTHON="$python"
  command -v "$python" >/dev/null || fail "there is no $python; name a Python with PyTorch in the variable PYTHON"
  NOCTURNE_PYTORCH="${NOCTURNE_PYTORCH:-$("$python" -c 'import torch; print(torch.__path__[0])')}" || fail "$python has no PyTorch; name one that has in the variable PYTHON"
  export NOCTURNE_PYTORCH
  if [ "$device" = cuda ] && ! "$python" -c 'import sys, torch; sys.exit(0 if torch.cuda.is_available() else 1)'; then
    fail "PyTorch finds no GPU here ($("$python" -c 'import torch; print(torch.__version__)')). Check that nvidia-smi lists one and that this PyTorch is one for CUDA; or try the script with --device=cpu"
  fi
}

# stage NAME ARTIFACTS OPTION...
stage() {
  local name="$1" artifacts="$2" corpus=etudes
  shift 2
  [ ! -d "$here/midi" ] || corpus="$here/midi"
  "$here/pipeline/Nocturne.Pipeline" "$name" --root="$here/root" --artifacts="$artifacts" --corpus="$corpus" --learner=torch --device="$device" "$@"
}

quickstart() {
  local name
  for name in preprocess train export evaluate generate report; do
    stage "$name" "$here/artifacts" --experiment=quickstart ${quick:+--set=training.epochs=1 --set=model.hidden=16}
  done
}

lab() {
  stage preprocess "$here/artifacts" --experiment=lab
  stage train "$here/artifacts" --experiment=lab --set=model.cells=gru --set=model.hidden=128 --set=model.layers=2 ${quick:+--set=training.epochs=1 --set=training.stride=20}
}

# Seconds that 24 networks take, and what 200 epochs would.
grid() {
  local begun part parts=() epochs=2 options=()
  [ -z "$quick" ] || options=(--set=model.cells=rnn --set=model.layers=1,2 --set=training.stride=50)
  [ -n "$quick" ] && epochs=1
  rm -rf "$here/grid"
  stage preprocess "$here/grid/one" --experiment=lab
  begun=$(date +%s)
  stage train "$here/grid/one" --experiment=lab --set=training.epochs=$epochs --jobs=8 ${options[@]+"${options[@]}"} >/dev/null
  tell "one process, 8 at a time" $(($(date +%s) - begun)) $epochs
  for part in rnn-64 rnn-128 lstm-64 lstm-128 gru-64 gru-128; do
    [ -z "$quick" ] || [ "${part%-*}" = rnn ] || continue
    mkdir -p "$here/grid/$part"
    cp -r "$here/grid/one/datasets" "$here/grid/one/locks" "$here/grid/$part/"
    [ ! -d "$here/grid/one/corpora" ] || cp -r "$here/grid/one/corpora" "$here/grid/$part/"
    rm -f "$here/grid/$part/locks"/train.*
  done
  begun=$(date +%s)
  for part in "$here"/grid/*-*; do
    part="$(basename "$part")"
    stage train "$here/grid/$part" --experiment=lab --set=training.epochs=$epochs --jobs=4 ${options[@]+"${options[@]}"} \
      --set=model.cells="${part%-*}" --set=model.hidden="${part#*-}" >/dev/null &
    parts+=($!)
  done
  for part in "${parts[@]}"; do wait "$part"; done
  tell "${#parts[@]} processes, 4 at a time in each" $(($(date +%s) - begun)) $epochs
}

# tell HOW SECONDS EPOCHS
tell() {
  echo "$1: $2 s for $3 epochs each, the start included; 200 epochs would take about $(($2 * 200 / $3 / 60)) minutes"
}

run() {
  local argument step steps=()
  for argument in "$@"; do
    case "$argument" in
      --device=cuda | --device=cpu) device="${argument#*=}" ;;
      --quick) quick=yes effort=quick ;;
      parity | quickstart | lab | speed | jobs | grid) steps+=("$argument") ;;
      *) fail "there is no step or option '$argument'; --help lists them all" ;;
    esac
  done
  [ -x "$here/judge/Nocturne.Cuda" ] || fail "run is for a folder that pack has written: tests/cuda.sh pack FOLDER, then FOLDER/cuda.sh run"
  [ ${#steps[@]} -gt 0 ] || steps=(parity quickstart lab speed jobs grid)
  mkdir -p "$results"
  find_pytorch
  for step in "${steps[@]}"; do
    echo "== $step"
    case "$step" in
      parity | speed | jobs) "$here/judge/Nocturne.Cuda" "$step" "$device" "$effort" ;;
      *) "$step" ;;
    esac 2>&1 | tee "$results/$step.txt"
  done
  echo "all done; what was printed is in $results"
}

device=cuda quick="" effort=whole results="$here/results"
case "${1:-}" in
  pack | run) "$@" ;;
  --help | -h) usage ;;
  *) usage >&2; exit 1 ;;
esac
