#!/bin/bash
# Makes the sample's files from sources/: interviews/*, participants.xlsx. For development only; the made files are
# in the repository. Tools: LibreOffice (soffice, Debian package libreoffice-writer and -calc), python3, iconv.
set -euo pipefail
cd "$(dirname "$0")"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
office() { soffice -env:UserInstallation="file://$work/profile" --headless "$@" >"$work/soffice.log" 2>&1 || { cat "$work/soffice.log"; exit 1; }; }

mkdir -p interviews
for source in sources/*.txt; do
  name=$(basename "$source" .txt)
  case $name in
    01*|05*|08*|09*) format=docx filter="docx:MS Word 2007 XML" ;;
    02*|07*|10*)     format=odt  filter="odt:writer8" ;;
    04*|11*)         format=rtf  filter="rtf:Rich Text Format" ;;
    03*) cp "$source" "interviews/$name.txt"; continue ;;                     # UTF-8
    06*) sed 's/$/\r/' "$source" | iconv -f UTF-8 -t WINDOWS-1251 >"interviews/$name.txt"; continue ;;
    12*) python3 source_to_srt.py "$source" >"interviews/$name.srt"; continue ;;
    *) echo "$source: no format is chosen for it" >&2; exit 1 ;;
  esac
  python3 source_to_html.py "$source" >"$work/$name.html"
  office --infilter="HTML (StarWriter)" --convert-to "$filter" --outdir interviews "$work/$name.html"
  test -s "interviews/$name.$format"
  echo "interviews/$name.$format"
done

# Comma, double quotes, UTF-8, from line 1.
office --infilter="CSV:44,34,76,1" --convert-to "xlsx:Calc MS Excel 2007 XML" --outdir . participants.csv
echo participants.xlsx
