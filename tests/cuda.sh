#!/usr/bin/env bash
# Trains, compares and measures on a machine with an NVIDIA GPU, which does not need .NET. See --help.
set -euo pipefail
here="$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)"

usage() {
  cat <<'TEXT'
Usage: tests/cuda.sh pack FOLDER [--corpus=MIDI-FOLDER]
       FOLDER/cuda.sh run [STEP...] [--device=cuda|cpu] [--quick]

pack, on a machine with .NET and this repository: publishes the pipeline, the programs that compare and measure, and the music
(the etudes by default) to FOLDER. The programs contain .NET. Copy FOLDER to the machine with the GPU (Linux on x64).

run, on that machine: needs NVIDIA's driver and a Python (python3, or the one in the variable PYTHON) with PyTorch 2.10 or later
for CUDA, whose libtorch it uses. It runs these steps; all of them by default:

  parity       checks that the learners torch (on the GPU) and simd agree for every network of lab, with either head
  quickstart   runs the experiment quickstart, from MIDI to the report
  lab          trains one network of lab, gru-2x128, for 200 epochs
  speed        measures windows per second for the 24 networks of lab, in turns with PyTorch (A B A B, medians)
  jobs         measures windows per second for 1 to 16 trainings at the same time in one process
  grid         trains the 24 networks of lab for 2 epochs: all in one process, then in six processes of four

  --device=cpu  runs on the CPU, to try the script without a GPU
  --quick       runs only a few training steps

The output of each step is also written to FOLDER/results/STEP.txt. The exit code is 0 if every requested step succeeded.
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
  [ -n "$target" ] && [ "${target#-}" = "$target" ] || fail 'pack needs an output folder: tests/cuda.sh pack FOLDER'
  shift
  for argument in "$@"; do
    case "$argument" in
      --corpus=*) corpus="${argument#*=}"; [ -d "$corpus" ] || fail "$corpus is not a folder" ;;
      *) fail "unknown option '$argument'; --help lists all options" ;;
    esac
  done
  [ -f "$root/Pipeline.sln" ] || fail 'pack works only in a checkout of the repository; use run here'
  [ -f "$root/artifacts/packages.props" ] || "$root/build.sh" --help >/dev/null
  mkdir -p "$target/repository/build" "$target/repository/data"
  target="$(CDPATH='' cd -- "$target" && pwd)"
  publish "$root/src/Nocturne.Pipeline" "$target/pipeline" -p:PublishTrimmed=true -p:WarningsNotAsErrors=IL2104
  publish "$root/tests/Nocturne.Benchmarks" "$target/judge"
  cp -r "$root/build/experiments" "$target/repository/build/"
  cp -r "$root/data/corpora" "$target/repository/data/"
  cp "${BASH_SOURCE[0]}" "$target/cuda.sh"
  rm -rf "$target/midi"
  if [ -n "$corpus" ]; then cp -r "$corpus" "$target/midi"; fi
  echo "packed $(du -sh "$target" | cut -f1) to $target; on the machine with the GPU: cuda.sh run"
}

# publish PROJECT FOLDER OPTION... IL2104 warns about Google.Protobuf's reflection, which writing a model does not use.
publish() {
  local project="$1" folder="$2"
  shift 2
  rm -rf "$folder"
  dotnet publish "$project" -c Release -r linux-x64 --self-contained -o "$folder" -nologo -v:quiet "$@" \
    || fail "cannot publish $project"
  rm -f "$folder"/*.pdb "$folder"/*.xml
}

# Finds the libtorch of this machine's PyTorch.
find_pytorch() {
  python="${PYTHON:-python3}"
  export PYTHON="$python"
  command -v "$python" >/dev/null || fail "$python is not installed; set PYTHON to a Python with PyTorch"
  NOCTURNE_PYTORCH="${NOCTURNE_PYTORCH:-$("$python" -c 'import torch; print(torch.__path__[0])')}" ||
    fail "$python has no PyTorch; set PYTHON to a Python with PyTorch"
  export NOCTURNE_PYTORCH
  if [ "$device" = cuda ] && ! "$python" -c 'import sys, torch; sys.exit(0 if torch.cuda.is_available() else 1)'; then
    fail "PyTorch $("$python" -c 'import torch; print(torch.__version__)') finds no GPU. Check that nvidia-smi lists one and \
that this PyTorch is built for CUDA, or try the script with --device=cpu"
  fi
}

# stage NAME ARTIFACTS OPTION...
stage() {
  local name="$1" artifacts="$2" corpus=etudes
  shift 2
  [ ! -d "$here/midi" ] || corpus="$here/midi"
  "$here/pipeline/Nocturne.Pipeline" "$name" --root="$here/repository" --artifacts="$artifacts" --corpus="$corpus" \
    --learner=torch --device="$device" "$@"
}

quickstart() {
  local name
  for name in preprocess train export evaluate generate report; do
    stage "$name" "$here/artifacts" --experiment=quickstart ${quick:+--set=training.epochs=1 --set=model.hidden=16}
  done
}

lab() {
  stage preprocess "$here/artifacts" --experiment=lab
  stage train "$here/artifacts" --experiment=lab --set=model.cells=gru --set=model.hidden=128 --set=model.layers=2 \
    ${quick:+--set=training.epochs=1 --set=training.stride=20}
}

# Measures the seconds for 24 networks and extrapolates to 200 epochs.
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
  echo "$1: $2 s for $3 epochs each, start included; 200 epochs would take about $(($2 * 200 / $3 / 60)) minutes"
}

run() {
  local argument step steps=()
  for argument in "$@"; do
    case "$argument" in
      --device=cuda | --device=cpu) device="${argument#*=}" ;;
      --quick) quick=yes effort=quick ;;
      parity | quickstart | lab | speed | jobs | grid) steps+=("$argument") ;;
      *) fail "unknown step or option '$argument'; --help lists all of them" ;;
    esac
  done
  [ -x "$here/judge/Nocturne.Benchmarks" ] || fail "run needs a folder written by pack: tests/cuda.sh pack FOLDER, then FOLDER/cuda.sh run"
  [ ${#steps[@]} -gt 0 ] || steps=(parity quickstart lab speed jobs grid)
  mkdir -p "$results"
  find_pytorch
  for step in "${steps[@]}"; do
    echo "== $step"
    case "$step" in
      parity | speed | jobs) "$here/judge/Nocturne.Benchmarks" cuda "$step" "$device" "$effort" ;;
      *) "$step" ;;
    esac 2>&1 | tee "$results/$step.txt"
  done
  echo "all steps are done; their output is in $results"
}

device=cuda quick="" effort=whole results="$here/results"
case "${1:-}" in
  pack | run) "$@" ;;
  --help | -h) usage ;;
  *) usage >&2; exit 1 ;;
esac
