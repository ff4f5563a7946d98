"""Checks the sample's files with tools other than the program: LibreOffice reads each back to its source.

Also: 1,200-2,500 words and 18-30 turns each, NFC, no Latin letters inside Cyrillic words, the notice that the
interview is fictional, and no passage of eight words in two interviews. For development only.
"""

import csv
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

HERE = Path(__file__).resolve().parent
NOTICE = re.compile(r"ойдан|вымышлен|fictional", re.IGNORECASE)
WORDS_IN_COMMON = 8
failures = []


def expect(holds, what):
    if not holds:
        failures.append(what)


def office_text(path, work, to="txt:Text (encoded):UTF8"):
    done = subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{work}/profile", "--headless", "--convert-to", to,
         "--outdir", work, str(path)], capture_output=True, text=True)
    made = Path(work) / (path.stem + "." + to.split(":")[0])
    expect(made.exists(), f"{path.name}: LibreOffice did not read it: {done.stderr}")
    return made.read_text(encoding="utf-8-sig") if made.exists() else ""


def srt_text(path):
    """One line a turn, as in the source."""
    text = ""
    for cue in path.read_text(encoding="utf-8").strip().split("\n\n"):
        number, times, words = cue.split("\n")
        label = re.match(r"[A-Z][a-z]+: ", words)
        text += ("\n" if label else " " if text else "") + words
    return text


def lines(text):
    return [line.rstrip() for line in text.replace("\r\n", "\n").strip().split("\n")]


passages = {}
with tempfile.TemporaryDirectory() as work:
    files = sorted((HERE / "interviews").iterdir())
    expect(len(files) == 12, f"{len(files)} interviews")
    for path in files:
        source = (HERE / "sources" / (path.stem + ".txt")).read_text(encoding="utf-8")
        if path.suffix == ".srt":
            read = srt_text(path)
        elif path.suffix == ".txt":
            read = path.read_bytes().decode("cp1251" if path.name.startswith("06") else "utf-8")
        else:
            read = office_text(path, work)
        expect(lines(read) == lines(source), f"{path.name} differs from its source")
        expect(source == unicodedata.normalize("NFC", source), f"{path.stem}: not NFC")
        expect(NOTICE.search(source.split("\n")[0]), f"{path.stem}: not marked as fictional")
        words = source.split()
        turns = len(lines(source)) - 1
        expect(1200 <= len(words) <= 2500, f"{path.stem}: {len(words)} words")
        expect(18 <= turns <= 30, f"{path.stem}: {turns} turns")
        for word in re.findall(r"[^\W\d_]+", source):
            mixed = re.search("[a-z]", word, re.I) and re.search("[\u0400-\u04ff]", word)
            expect(not mixed, f"{path.stem}: two alphabets in {word}")
        spoken = [re.sub(r"\W+", "", w).lower() for line in lines(source)[1:] for w in line.split()]
        spoken = [w for w in spoken if w]
        for i in range(len(spoken) - WORDS_IN_COMMON + 1):
            passage = " ".join(spoken[i : i + WORDS_IN_COMMON])
            other = passages.setdefault(passage, path.stem)
            expect(other == path.stem, f"in {other} and {path.stem}: {passage}")
        letters = [c for c in source if c.isalpha()]
        kazakh = sum(c in "әғқңөұүһіӘҒҚҢӨҰҮҺІ" for c in letters) / len(letters)
        latin = sum(c.isascii() for c in letters) / len(letters)
        print(f"{len(words):5} words {turns:3} turns {kazakh:6.1%} Kazakh letters {latin:6.1%} Latin  {path.name}")
    table = (HERE / "participants.csv").read_text(encoding="utf-8")
    again = office_text(HERE / "participants.xlsx", work, "csv:Text - txt - csv (StarCalc):44,34,76,1")
    expect(list(csv.reader(lines(again))) == list(csv.reader(lines(table))), "participants.xlsx differs from .csv")
    named = [row[1] for row in csv.reader(lines(table))][1:]
    expect(named == [path.name for path in files], "participants.csv does not name the files")

print("\n".join(failures) if failures else "All is as in the sources.")
sys.exit(bool(failures))
