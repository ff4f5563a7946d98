#!/usr/bin/env bash
# Takes the README's pictures anew: runs the window test that shows the main job and keeps what it saw in
# gui/pictures. Build first (tests/run.sh or gui/start.sh and the target test-window).
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=${SUHBAT_BUILD:-$root/build}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
SUHBAT_SCREENSHOTS=$work "$root/tests/gui/run-under-xvfb.sh" "$build/bin/test-window" "[pictures]"
mkdir -p "$root/gui/pictures"
for picture in "$work"/*.png; do
  # 256 colours are enough for an interface and keep the repository small.
  convert "$picture" -strip -colors 256 "PNG8:$root/gui/pictures/$(basename "$picture")"
done
ls -l "$root/gui/pictures"
