"""Prints a source as SubRip: a cue a sentence, the speaker's label where a turn begins.

Times are what reading aloud would take: 14 characters a second, at least 1.2 s a cue, pauses between turns.
"""

import re
import sys

LABEL = re.compile(r"^[^:]{1,30}: ")


def clock(ms):
    return f"{ms // 3600000:02}:{ms // 60000 % 60:02}:{ms // 1000 % 60:02},{ms % 1000:03}"


at, number = 500, 0
for line in open(sys.argv[1], encoding="utf-8").read().splitlines():
    label = LABEL.match(line)
    spoken = line[label.end() :] if label else line
    sentences = re.split(r"(?<=[.!?…]) (?=[^a-zа-яё(])", spoken)
    for i, sentence in enumerate(sentences):
        number += 1
        end = at + max(1200, len(sentence) * 1000 // 14)
        words = (label.group() if label and i == 0 else "") + sentence
        print(f"{number}\n{clock(at)} --> {clock(end)}\n{words}\n")
        at = end + 120
    at += 600
