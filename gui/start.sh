#!/usr/bin/env bash
# Installs what is missing, builds Suhbat and opens it with the sample project. Without a display the same main job
# runs on the command line. Everything given to this script goes to the program.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/gui/packages.sh"

say "1/3  What Suhbat needs"
install_missing "$root/gui/packages.txt"

build=${SUHBAT_BUILD:-$root/build}
say "2/3  Building (the first time takes some minutes)"
build_in "$build" suhbat suhbat-cli -- -DCMAKE_BUILD_TYPE=Release -DSUHBAT_TESTS=OFF

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  say "3/3  Opening the window"
  if [ $# -eq 0 ]; then set -- --sample; fi
  exec "$build/bin/suhbat" "$@"
fi

say "3/3  There is no display, so here is the main job on the command line"
cli=$build/bin/suhbat-cli
work=$(mktemp -d)
project=$work/returning-home.suhbat
show() { printf '\n$ suhbat-cli %s\n' "$(printf '%q ' "$@" | sed "s|$work/||g; s|$root/||g")" ; "$cli" --format table "$@"; }
sample=$root/gui/sample
show new "$project" --template push-pull --coder "Динара" --language ru
show import "$project" "$sample"/interviews/*
show participants "$project" "$sample/participants.csv"
show code "$project" --from "$sample/codings.csv"
show info "$project"
show search "$project" "жұмыс OR работа OR job" --limit 5
show frequency "$project" --rows role --by "Намерение" --count participants
show export "$project" "$work/excerpts.docx"
show export "$project" "$work/excerpts.xlsx"
show undo "$project"
show redo "$project"
show check "$project"
printf '\nThe project and its exports are in %s:\n' "$work"
ls -l "$work"
