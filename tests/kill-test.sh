#!/usr/bin/env bash
# Kills a training with SIGKILL repeatedly and compares the result with an undisturbed run. See --help.
set -euo pipefail
root="$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)"

usage() {
  cat <<'TEXT'
Usage: tests/kill-test.sh [--kills=N] [--seed=N] [--epochs=N] [--keep]

Trains two small networks on the etudes without interruption, then again while killing the process with SIGKILL at random times,
N times in total. Each finished training must have the same best.safetensors and last.safetensors as the undisturbed one, byte for
byte, the same metrics.csv except for the seconds, and TensorBoard events of the same length. Needs the pipeline compiled in Release
(./build.sh does that) and works in a temporary folder.

  --kills=N    number of kills, 1 to 100000 (default: 100)
  --seed=N     seed of the random times (default: 1)
  --epochs=N   epochs of each training, 2 to 10000 (default: 300)
  --keep       keeps the temporary folder

The exit code is 0 if all files are the same, 1 otherwise.
TEXT
}

fail() {
  echo "kill-test: $1" >&2
  exit 1
}

# number NAME VALUE LEAST MOST
number() {
  [[ "$2" =~ ^[0-9]{1,6}$ ]] && [ "$((10#$2))" -ge "$3" ] && [ "$((10#$2))" -le "$4" ] || fail "--$1 is '$2'; must be between $3 and $4"
}

kills=100 seed=1 epochs=300 keep=''
for argument in "$@"; do
  case "$argument" in
    --kills=*) kills="${argument#*=}" ;;
    --seed=*) seed="${argument#*=}" ;;
    --epochs=*) epochs="${argument#*=}" ;;
    --keep) keep=yes ;;
    --help | -h) usage; exit 0 ;;
    *) fail "unknown option '$argument'; tests/kill-test.sh --help lists all options" ;;
  esac
done
number kills "$kills" 1 100000
number seed "$seed" 0 32767
number epochs "$epochs" 2 10000

program="$root/artifacts/bin/Nocturne.Pipeline/release/Nocturne.Pipeline.dll"
[ -f "$program" ] || fail "$program does not exist. Compile it: ./build.sh --target=Compile"
work="$(mktemp -d "${TMPDIR:-/tmp}/nocturne-kill-test.XXXXXX")"
child=''
finish() {
  [ -z "$child" ] || kill -KILL "$child" 2>/dev/null || true
  if [ -n "$keep" ]; then echo "kill-test: kept $work"; else rm -rf "$work"; fi
}
trap finish EXIT

# Short epochs spend much of their time writing files, so that many kills happen during a write.
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

# compare ROUND: compares the files of both runs with the undisturbed ones.
compare() {
  local run file left right
  for run in $runs; do
    left="$work/undisturbed/runs/kill-test/$run" right="$work/killed/runs/kill-test/$run"
    for file in best.safetensors last.safetensors; do
      cmp "$left/$file" "$right/$file" || fail "FAILED: $file of $run differs after round $1 (seed $seed)"
    done
    cmp <(losses "$left/metrics.csv") <(losses "$right/metrics.csv") ||
      fail "FAILED: metrics.csv of $run differs after round $1 (seed $seed)"
    [ "$(stat -c %s "$left"/events.*)" = "$(stat -c %s "$right"/events.*)" ] ||
      fail "FAILED: the TensorBoard events of $run have a different length after round $1 (seed $seed)"
  done
}

# finished_epochs: counts the epochs in the metrics of both runs.
finished_epochs() { cat "$work"/killed/runs/kill-test/*/metrics.csv 2>/dev/null | grep -c '^[0-9]' || true; }

echo "kill-test: training lstm-1x16 and gru-1x16 for $epochs epochs without interruption"
(pipeline undisturbed preprocess) >"$work/log" 2>&1 || fail "preprocess failed: $(tail -n 1 "$work/log")"
begun="$(now)"
(pipeline undisturbed train) >"$work/log" 2>&1 || fail "train failed: $(tail -n 1 "$work/log")"
whole=$(($(now) - begun))
echo "kill-test: took $whole ms; repeating it with $kills kills at random times (seed $seed)"
(pipeline killed preprocess) >"$work/log" 2>&1 || fail "preprocess failed: $(tail -n 1 "$work/log")"

# Each process lives for a random time, up to half of an undisturbed run but at least up to 200 ms.
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
    # A temporary file of this process means that it was killed during a write.
    [ -z "$(find "$work/killed" -name "*.$process-*.tmp" -print -quit)" ] || halves=$((halves + 1))
    after="$(finished_epochs)"
    if [ "$after" -gt "$before" ]; then advanced=$((advanced + 1)); else idle=$((idle + 1)); fi
    before="$after"
    [ $((killed % 10)) != 0 ] ||
      echo "kill-test: $killed kills, $rounds finished trainings, $after of $((2 * epochs)) epochs of the current one"
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
echo "kill-test: $advanced kills after new epochs, $idle before any; $halves during a write"
echo "kill-test: passed: $killed kills in $rounds trainings of $epochs epochs; all files are the same as without interruption"
