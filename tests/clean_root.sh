#!/usr/bin/env bash
# Proof that the two commands of the README do everything on a bare Debian 12: makes a minimal Debian root with
# debootstrap, puts the committed sources there, and runs gui/start.sh and tests/run.sh in it, each twice in a row
# and from another folder. Needs root and debootstrap; takes the time of two builds.
#   tests/clean_root.sh [FOLDER]    FOLDER: where to make the root (default: a new one under /var/tmp, removed at the
#                                   end when all went well). A root that is there already is used again.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
[ "$(id -u)" -eq 0 ] || { echo "Run this as root: debootstrap and chroot need it." >&2; exit 1; }
command -v debootstrap > /dev/null || { echo "Install debootstrap first." >&2; exit 1; }

keep=yes
if [ $# -gt 0 ]; then clean=$1; else clean=$(mktemp -d /var/tmp/suhbat-clean.XXXXXX); keep=no; fi
[ -e "$clean/etc/debian_version" ] || debootstrap --variant=minbase bookworm "$clean" "$mirror"

mount --bind /proc "$clean/proc"
mount --bind /dev "$clean/dev"
mount --bind /dev/pts "$clean/dev/pts"
trap 'umount -l "$clean/proc" "$clean/dev/pts" "$clean/dev"' EXIT
cp /etc/resolv.conf "$clean/etc/resolv.conf" 2> /dev/null || true
cp /etc/hosts "$clean/etc/hosts" 2> /dev/null || true

rm -rf "$clean/srv/suhbat"
mkdir -p "$clean/srv/suhbat"
git -C "$root" archive HEAD | tar -x -C "$clean/srv/suhbat"

inside() {
  printf '\n=== in the clean root: %s\n' "$*"
  chroot "$clean" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 TERM=dumb \
    bash -c "cd /tmp && $*"
}
inside /srv/suhbat/gui/start.sh
inside /srv/suhbat/gui/start.sh
inside /srv/suhbat/tests/run.sh
inside /srv/suhbat/tests/run.sh
printf '\nBoth commands did everything in a clean root, twice: Debian %s at %s\n' "$(cat "$clean/etc/debian_version")" "$clean"
if [ $keep = no ]; then
  umount -l "$clean/proc" "$clean/dev/pts" "$clean/dev"
  trap - EXIT
  rm -rf --one-file-system "$clean"
fi
