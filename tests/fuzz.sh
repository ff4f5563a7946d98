#!/usr/bin/env bash
# Fuzzes every importer: builds the libFuzzer targets with clang, then runs each from its seeds.
#   tests/fuzz.sh [SECONDS [TARGET…]]     600 seconds each, all targets; two at a time, or SUHBAT_FUZZ_JOBS
# A finding is written to build-fuzz/findings and ends with exit code 1. What the runs learn stays in
# build-fuzz/learned, so that the next run goes on from there.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/gui/packages.sh"
seconds=${1:-600}
shift || true

say "What fuzzing needs"
install_missing "$root/gui/packages.txt" "$root/tests/fuzz/packages.txt"

build=${SUHBAT_FUZZ_BUILD:-$root/build-fuzz}
say "Building"
cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DCMAKE_CXX_COMPILER=clang++ \
  -DSUHBAT_FUZZ=ON -DSUHBAT_GUI=OFF -DSUHBAT_TESTS=OFF -DSUHBAT_WERROR=OFF > /dev/null
nice ninja -C "$build" fuzzers

mkdir -p "$build/findings" "$build/learned" "$build/logs"
targets=("$@")
[ ${#targets[@]} -gt 0 ] || for program in "$build"/bin/fuzz-*; do targets+=("${program##*/fuzz-}"); done

run() { # target
  local target=$1 learned="$build/learned/$1"
  mkdir -p "$learned"
  # 5 s is what a file may cost; of memory 500 MB, and AddressSanitizer's own comes on top.
  if "$build/bin/fuzz-$target" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=1500 -max_len=65536 \
    -artifact_prefix="$build/findings/$target-" -print_final_stats=1 -close_fd_mask=1 "$learned" \
    "$root/tests/fuzz/seeds/$target" > "$build/logs/$target.log" 2>&1; then
    echo "$target: no finding in $(grep -oE 'stat::number_of_executed_units: *[0-9]+' "$build/logs/$target.log" | grep -oE '[0-9]+$') runs"
  else
    echo "$target: FINDING, see $build/logs/$target.log"
    return 1
  fi
}
export -f run
export build root seconds

say "Fuzzing ${#targets[@]} importers, $seconds seconds each"
printf '%s\n' "${targets[@]}" | xargs -P "${SUHBAT_FUZZ_JOBS:-2}" -I{} bash -c 'run {}'
