"""Prints a source as HTML for LibreOffice: a paragraph a line, speakers' labels in bold, the notice in italics."""

import html
import re
import sys

LABEL = re.compile(r"^(\[\d\d:\d\d:\d\d\] )?([^:]{1,30}:)(?= )")

lines = open(sys.argv[1], encoding="utf-8").read().splitlines()
print('<!DOCTYPE html><html><head><meta charset="utf-8"><title></title></head><body>')
for number, line in enumerate(lines):
    label = LABEL.match(line)
    if number == 0:
        print(f"<p><i>{html.escape(line, quote=False)}</i></p>")
    elif label:
        stamp, name = label.group(1) or "", label.group(2)
        words = html.escape(line[label.end() :], quote=False)
        print(f"<p>{stamp}<b>{html.escape(name, quote=False)}</b>{words}</p>")
    else:
        sys.exit(f"{sys.argv[1]}:{number + 1}: no speaker's label")
print("</body></html>")
