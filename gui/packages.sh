# Sourced by gui/start.sh and tests/run.sh.

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }

# install_missing LIST...: installs, with apt, the packages named in the files that are not there yet.
install_missing() {
  local missing=() package
  if ! command -v dpkg-query > /dev/null; then
    say "This is not a Debian system. Install by hand what $* list, then go on."
    return
  fi
  while read -r package _; do
    case "$package" in '' | '#'*) continue ;; esac
    dpkg-query -W -f '${Status}' "$package" 2> /dev/null | grep -q 'ok installed' || missing+=("$package")
  done < <(cat "$@")
  if [ ${#missing[@]} -eq 0 ]; then
    echo "All Debian packages are installed."
    return
  fi
  local root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo > /dev/null || { echo "These packages are missing and need root or sudo to install: ${missing[*]}" >&2; exit 1; }
    root=(sudo)
  fi
  say "Installing ${#missing[@]} Debian packages: ${missing[*]}"
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -q
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
}

# build_in FOLDER TARGETS -- CMAKE OPTIONS: configures and builds.
build_in() {
  local folder=$1 targets=()
  shift
  while [ $# -gt 0 ] && [ "$1" != -- ]; do targets+=("$1"); shift; done
  [ $# -gt 0 ] && shift
  cmake -S "$root" -B "$folder" -G Ninja "$@"
  cmake --build "$folder" ${targets:+--target "${targets[@]}"}
}
