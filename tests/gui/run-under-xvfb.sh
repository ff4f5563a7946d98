#!/bin/sh
# run-under-xvfb.sh PROGRAM [ARGUMENT...]
# Runs a window test on a screen of its own, with a window manager, a home of its own and a plain locale.
set -eu
home=$(mktemp -d)
xvfb= openbox=
end() {
  [ -z "$openbox" ] || kill "$openbox" 2>/dev/null || true
  [ -z "$xvfb" ] || kill "$xvfb" 2>/dev/null || true
  rm -rf "$home"
}
trap end EXIT
trap 'exit 130' INT TERM

# Xvfb chooses a free display number and writes it once it listens.
mkfifo "$home/display"
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>"$home/display" 2>"$home/xvfb.log" &
xvfb=$!
read -r number <"$home/display"
export DISPLAY=":$number"
export HOME="$home" XDG_CONFIG_HOME="$home/config" XDG_DATA_HOME="$home/data" XDG_CACHE_HOME="$home/cache"
export XDG_RUNTIME_DIR="$home/run" NO_AT_BRIDGE=1 LANG=C.UTF-8 LC_ALL=C.UTF-8 GDK_BACKEND=x11
unset WAYLAND_DISPLAY GTK_THEME || true
mkdir -p -m 700 "$XDG_RUNTIME_DIR"
mkdir -p "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_CACHE_HOME"
openbox --sm-disable >"$home/openbox.log" 2>&1 &
openbox=$!
# The window manager is there when it answers for its desktops.
tries=0
while ! xdotool get_num_desktops >/dev/null 2>&1; do
  tries=$((tries + 1))
  [ "$tries" -lt 200 ] || { echo "openbox did not start" >&2; cat "$home/openbox.log" >&2; exit 1; }
  sleep 0.05
done
"$@"
