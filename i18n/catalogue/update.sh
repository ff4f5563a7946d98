#!/usr/bin/env bash
# Collects the texts marked for translation into suhbat.pot and brings kk.po and ru.po up to date with them.
#   update.sh          writes kk.po and ru.po
#   update.sh --check  changes nothing; fails, naming them, when texts are missing, untranslated or fuzzy
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$root"
find i18n corpus coding search gui -name '*.cpp' -o -name '*.h' | sort > "$work/files"
# workspace.tr()("…") is read as tr("…"), the sample's {say("…") too: xgettext knows calls by the word before the
# parenthesis.
while read -r file; do
  mkdir -p "$work/source/$(dirname "$file")"
  sed 's/tr()(/tr(/g; s/{say(/{tr(/g' "$file" > "$work/source/$file"
done < "$work/files"
(cd "$work/source" && xgettext --language=C++ --from-code=UTF-8 --no-wrap --sort-by-file --add-comments=TRANSLATORS \
  --keyword --keyword=tr:1 --keyword=tr_:1 --keyword=message:1 --keyword=plural:1,2 --keyword=in:1c,2 \
  --package-name=Suhbat --files-from="$work/files" --output="$work/suhbat.pot")
sed -i 's/charset=CHARSET/charset=UTF-8/' "$work/suhbat.pot"

status=0
for language in kk ru; do
  po=$here/$language.po
  msgmerge --quiet --no-fuzzy-matching --no-wrap --sort-by-file --output-file="$work/$language.po" "$po" "$work/suhbat.pot"
  if [ "${1:-}" = --check ]; then
    msgfmt --check-format --check-domain --output-file=/dev/null "$work/$language.po"
    missing=$(msgattrib --untranslated --no-wrap --no-obsolete "$work/$language.po" | grep -E '^msgid "[^"]' || true)
    fuzzy=$(msgattrib --only-fuzzy --no-wrap --no-obsolete "$work/$language.po" | grep -E '^msgid "[^"]' || true)
    if [ -n "$missing$fuzzy" ]; then
      printf '%s: not translated:\n%s\n' "$language" "$missing$fuzzy"
      status=1
    fi
  else
    msgattrib --no-obsolete --no-wrap --sort-by-file "$work/$language.po" -o "$po"
    # A date would make every run a change.
    sed -i '/^"POT-Creation-Date:/d; /^"Report-Msgid-Bugs-To: .n"$/d' "$po"
    printf '%s: ' "$language"
    msgfmt --statistics --output-file=/dev/null "$po"
  fi
done
exit $status
