#!/usr/bin/env bash
# Kills training with SIGKILL again and again, and holds what comes out against a run that was left alone. --help says more.
set -euo pipefail
root="$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)"

usage() {
  cat <<'TEXT'
Usage: tests/kill-test.sh [--kills=N] [--seed=N] [--epochs=N] [--keep]

Trains two small networks undisturbed on the etudes, then again while the process is ended with SIGKILL at random moments,
until it was killed N times. Whenever a training comes to its end, best.safetensors and last.safetensors must be the
undisturbed ones byte for byte, metrics.csv too but for its seconds, and TensorBoard's events must be as long. Needs
the pipeline built in Release (./build.sh does that) and works in a temporary folder.

  --kills=N    how often it is killed, 1 to 100000; default 100
  --seed=N     seed of the moments; default 1
  --epochs=N   epochs of a training, 2 to 10000; default 300
  --keep       leaves the temporary folder

Exit code 0 when all files are the same, 1 otherwise.
TEXT
}

fail() {
  echo "kill-test: $1" >&2
  exit 1
}

# number NAME VALUE LEAST MOST
number() {
  [[ "$2" =~ ^[0-9]{1,6}$ ]] && [ "$((10#$2))" -ge "$3" ] && [ "$((10#$2))" -le "$4" ] || fail "--$1 is '$2'; use $3 to $4"
}

kills=100 seed=1 epochs=300 keep=''
for argument in "$@"; do
  case "$argument" in
    --kills=*) kills="${argument#*=}" ;;
    --seed=*) seed="${argument#*=}" ;;
    --epochs=*) epochs="${argument#*=}" ;;
    --keep) keep=yes ;;
    --help | -h) usage; exit 0 ;;
    *) fail "unknown argument '$argument'; tests/kill-test.sh --help lists all" ;;
  esac
done
number kills "$kills" 1 100000
number seed "$seed" 0 32767
number epochs "$epochs" 2 10000

program="$root/artifacts/bin/Nocturne.Pipeline/release/Nocturne.Pipeline.dll"
[ -f "$program" ] || fail "$program is not there. Build first: ./build.sh --target=Compile"
work="$(mktemp -d "${TMPDIR:-/tmp}/nocturne-kill-test.XXXXXX")"
child=''
finish() {
  [ -z "$child" ] || kill -KILL "$child" 2>/dev/null || true
  if [ -n "$keep" ]; then echo "kill-test: kept $work"; else rm -rf "$work"; fi
}
trap finish EXIT

# Epochs as short as this one's spend much of their time on writing, so that many a kill comes in the middle of it.
mkdir -p "$work/build/experiments" "$work/data"
cp -r "$root/data/corpora" "$work/data/"
cat >"$work/build/experiments/kill-test.json" <<JSON
{
  "corpus": "etudes",
  "model": { "cells": ["lstm", "gru"], "hidden": [16], "layers": [1] },
  "training": { "epochs": $epochs, "batch": 64, "window": 10, "stride": 16 }
}
JSON
runs='lstm-1x16-s0 gru-1x16-s0'

# pipeline ARTIFACTS STAGE
pipeline() {
  exec dotnet "$program" "$2" --experiment=kill-test --root="$work" --artifacts="$work/$1" --learner=simd --jobs=2
}

now() { date +%s%3N; }

losses() { cut -d, -f1-3 "$1"; }

# compare ROUND: holds the files of both runs against the undisturbed ones.
compare() {
  local run file left right
  for run in $runs; do
    left="$work/undisturbed/runs/kill-test/$run" right="$work/killed/runs/kill-test/$run"
    for file in best.safetensors last.safetensors; do
      cmp "$left/$file" "$right/$file" || fail "FAILED: $file of $run is another one after round $1 (seed $seed)"
    done
    cmp <(losses "$left/metrics.csv") <(losses "$right/metrics.csv") || fail "FAILED: metrics.csv of $run is another one after round $1 (seed $seed)"
    [ "$(stat -c %s "$left"/events.*)" = "$(stat -c %s "$right"/events.*)" ] || fail "FAILED: TensorBoard's events of $run are of another length after round $1 (seed $seed)"
  done
}

# finished_epochs: epochs in the metrics of both runs.
finished_epochs() { cat "$work"/killed/runs/kill-test/*/metrics.csv 2>/dev/null | grep -c '^[0-9]' || true; }

echo "kill-test: training lstm-1x16 and gru-1x16 for $epochs epochs, undisturbed"
(pipeline undisturbed preprocess) >"$work/log" 2>&1 || fail "preprocess failed: $(tail -n 1 "$work/log")"
begun="$(now)"
(pipeline undisturbed train) >"$work/log" 2>&1 || fail "train failed: $(tail -n 1 "$work/log")"
whole=$(($(now) - begun))
echo "kill-test: that took $whole ms; now the same, killed $kills times at random moments (seed $seed)"
(pipeline killed preprocess) >"$work/log" 2>&1 || fail "preprocess failed: $(tail -n 1 "$work/log")"

# A process lives for up to half of an undisturbed run, and 200 ms at least.
RANDOM=$seed
most=$((whole / 2 > 200 ? whole / 2 : 200))
killed=0 rounds=0 halves=0 advanced=0 idle=0
before=0
while :; do
  pipeline killed train >"$work/log" 2>&1 &
  child=$!
  if [ "$killed" -lt "$kills" ]; then
    milliseconds=$(((RANDOM * 32768 + RANDOM) % most))
    sleep "$((milliseconds / 1000)).$(printf %03d $((milliseconds % 1000)))"
    kill -KILL "$child" 2>/dev/null || true
  fi
  code=0
  process="$child"
  wait "$child" 2>/dev/null || code=$?
  child=''
  if [ "$code" = 137 ]; then
    killed=$((killed + 1))
    # Something of this process under a temporary name: it was killed in the middle of writing.
    [ -z "$(find "$work/killed" -name "*.$process-*.tmp" -print -quit)" ] || halves=$((halves + 1))
    after="$(finished_epochs)"
    if [ "$after" -gt "$before" ]; then advanced=$((advanced + 1)); else idle=$((idle + 1)); fi
    before="$after"
    [ $((killed % 10)) != 0 ] || echo "kill-test: killed $killed times, $rounds whole trainings, $after of $((2 * epochs)) epochs of the one under way"
  elif [ "$code" = 0 ]; then
    rounds=$((rounds + 1))
    compare "$rounds"
    [ "$killed" -lt "$kills" ] || break
    rm -rf "$work/killed/runs" "$work/killed/locks"/train.*
    before=0
  else
    fail "FAILED: training ended with exit code $code: $(tail -n 1 "$work/log")"
  fi
done
echo "kill-test: $advanced kills came after new epochs, $idle before any; $halves came in the middle of writing a file"
echo "kill-test: passed: killed $killed times over $rounds trainings of $epochs epochs, and every one ended with the bytes of the undisturbed one"
