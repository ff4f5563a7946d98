#!/usr/bin/env bash
# Installs what is missing, builds, and runs every suite: the core suites under AddressSanitizer and
# UndefinedBehaviorSanitizer, then all suites of the release build, the window's under Xvfb.
#   --fast   leaves the sanitizer build out
# Further arguments go to ctest (for example: tests/run.sh -R search).
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/gui/packages.sh"

sanitize=yes
if [ "${1:-}" = --fast ]; then sanitize=no; shift; fi

say "What the tests need"
install_missing "$root/gui/packages.txt" "$root/tests/packages.txt"

build=${SUHBAT_BUILD:-$root/build}
say "Building"
build_in "$build" -- -DCMAKE_BUILD_TYPE=Release -DSUHBAT_TESTS=ON

if [ $sanitize = yes ]; then
  say "Building the core suites with sanitizers"
  build_in "$build-sanitized" core-suites -- -DCMAKE_BUILD_TYPE=Debug -DSUHBAT_SANITIZE=ON -DSUHBAT_GUI=OFF -DSUHBAT_TESTS=ON
  say "Running the core suites with sanitizers"
  ctest --test-dir "$build-sanitized" --output-on-failure -j2 -L core "$@"
fi

say "Running every suite"
ctest --test-dir "$build" --output-on-failure "$@"
