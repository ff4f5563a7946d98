"""Makes codings.csv from codings_quotes.tsv: each quote is looked for in the transcript's stored text.

python3 make_codings.py [SUHBAT-CLI PROJECT]

With a command line program and a project of the sample's interviews, the stored text is what `suhbat-cli text`
prints; otherwise the source, which equals it. begin and end count Unicode code points, end is not included.
"""

import csv
import json
import subprocess
import sys
import unicodedata
from pathlib import Path

HERE = Path(__file__).resolve().parent
TEMPLATE = HERE / "../../coding/templates/push_pull.json"
stored = {}


def paths(codes, above=""):
    for code in codes:
        path = above + code["ru"]["name"]
        yield path
        yield from paths(code.get("codes", []), path + " / ")


known = set(paths(json.loads(TEMPLATE.read_text(encoding="utf-8"))["codes"]))


def text_of(transcript):
    if transcript not in stored:
        source = (HERE / "sources" / f"{transcript}.txt").read_text(encoding="utf-8").rstrip()
        stored[transcript] = unicodedata.normalize("NFC", source)
        if len(sys.argv) == 3:
            printed = subprocess.run([sys.argv[1], "text", sys.argv[2], transcript], stdout=subprocess.PIPE, check=True)
            text = printed.stdout.decode("utf-8")
            if text.rstrip() != stored[transcript]:
                print(f"{transcript}: stored otherwise than in its source", file=sys.stderr)
            stored[transcript] = text
    return stored[transcript]


rows = []
with open(HERE / "codings_quotes.tsv", encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
        text = text_of(row["transcript"])
        if text.count(row["quote"]) != 1:
            sys.exit(f"{row['transcript']}: {text.count(row['quote'])} times in the text: {row['quote']}")
        if row["code"] not in known:
            sys.exit(f"not a code of the template: {row['code']}")
        begin = text.index(row["quote"])
        rows.append([row["transcript"], begin, begin + len(row["quote"]), row["code"], row["coder"], row["weight"],
                     row["memo"]])
rows.sort(key=lambda row: (row[0], row[4], row[1], row[2]))
with open(HERE / "codings.csv", "w", encoding="utf-8", newline="") as file:
    table = csv.writer(file, lineterminator="\n")
    table.writerow(["transcript", "begin", "end", "code", "coder", "weight", "memo"])
    table.writerows(rows)
print(f"{len(rows)} codings of {len(stored)} transcripts")
