#!/usr/bin/env python3
"""Makes language_model.bin from word lists and translation catalogues of Debian packages.

usage: make_model.py FOLDER OUTPUT

FOLDER is where the packages below were unpacked, each in a folder of its name:
  for p in $(python3 make_model.py --packages); do apt-get download $p; done
  for f in *.deb; do dpkg -x $f FOLDER/${f%%_*}; done

The word forms of tesseract are read with combine_tessdata and dawg2wordlist of the package tesseract-ocr.

Sources, all of Debian 12 main. Only counts of letter groups and of words leave this script.
  tesseract-ocr-kaz, -rus, -eng             lists of word forms, from 290,000 to 440,000 (Apache-2.0)
  hunspell-kk, hunspell-en-us               word lists, with a sample of their forms (GPL-2+/LGPL-2.1+/MPL-1.1+; BSD
                                            and public domain); not hunspell-ru, whose 4-clause BSD and GPL don't mix
  libreoffice-help-ru, -en-us               running text (MPL-2.0)
  debian-handbook                           running text, Russian and English (GPL-2+)
  libreoffice-l10n-kk, libreoffice-l10n-ru  catalogues; their English is the msgid (MPL-2.0)
  firefox-esr-l10n-kk, -ru, -en-gb          catalogues (MPL-2.0)
  libglib2.0-data, libgtk-3-common          catalogues (LGPL-2.1+, LGPL-2+)
  iso-codes                                 names of countries and languages (LGPL-2.1+)
  own_sentences.{kk,ru,en}.txt              written for this project
"""
import collections, gettext, glob, html, io, math, os, random, re, struct, subprocess, sys, tempfile, zipfile

PACKAGES = """hunspell-kk hunspell-en-us libreoffice-help-ru libreoffice-help-en-us debian-handbook libreoffice-l10n-kk libreoffice-l10n-ru firefox-esr-l10n-kk
firefox-esr-l10n-ru firefox-esr-l10n-en-gb libglib2.0-data libgtk-3-common iso-codes tesseract-ocr-kaz tesseract-ocr-rus tesseract-ocr-eng""".split()
LANGUAGES = ["kk", "ru", "en"]
FEATURES = 96000
SLOTS = 1 << 17
FORMS_TAKEN = 150000     # of tesseract's, per language
LATIN_WEIGHT = 0.5       # of each way to write Kazakh in Latin letters
FORMS_PER_WORD = {"kk": 6, "en": 2}
OWN_WEIGHT = 30          # the only running speech there is
CATALOGUE_WEIGHT = 1.0
LIST_SHARE = 0.55        # of the mass of a language's letter groups

WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*['’ʼ]?", re.U)

def fold(text):
    text = text.lower().replace("ё", "е").replace("’", "'").replace("ʼ", "'").replace("\u0307", "")
    return text

def words_of(text):
    text = re.sub(r"<[^>]*>|%[\w$%]+|\{[^}]*\}|&\w+;|\$\w+|https?:\S+|\\[nt]", " ", text.replace("_", "").replace("~", ""))
    return [w.strip("'") for w in WORD.findall(fold(text)) if w.strip("'")]

# ---- Kazakh in other letters -------------------------------------------------------------------------------
RUSSIAN_KEYS = str.maketrans("қғңөұүәһі", "кгноууахи")
COMMON = dict(zip("абвгдежзйклмнопрстуфхцчшщыэюяъь", ["a", "b", "v", "g", "d", "e", "j", "z", "i", "k", "l", "m", "n", "o", "p",
         "r", "s", "t", "u", "f", "h", "ts", "ch", "sh", "sh", "y", "e", "iu", "ia", "", ""]))
def latin(**own):
    table = dict(COMMON); table.update(own); return table
LATIN = {
    "2021": latin(ә="ä", ғ="ğ", и="i", й="i", қ="q", ң="ñ", ө="ö", у="u", ұ="ū", ү="ü", һ="h", ч="tş", ш="ş", щ="ş", ы="y", і="ı", х="h"),
    "2018": latin(ә="á", ғ="ǵ", и="ı", й="ı", қ="q", ң="ń", ө="ó", у="ý", ұ="u", ү="ú", һ="h", ш="sh", ч="ch", ы="y", і="i"),
    "2017": latin(ә="a'", ғ="g'", и="i'", й="i'", қ="q", ң="n'", ө="o'", у="y'", ұ="u", ү="u'", һ="h", ш="s'", ч="c'", ы="y", і="i"),
    "chat": latin(ә="a", ғ="g", и="i", й="i", қ="k", ң="n", ө="o", у="u", ұ="u", ү="u", һ="h", ш="sh", ч="ch", ы="y", і="i", ж="zh"),
    "chat2": latin(ә="a", ғ="g", и="i", й="i", қ="q", ң="n", ө="o", у="u", ұ="u", ү="u", һ="h", ш="sh", ч="ch", ы="y", і="i", ж="j"),
}
def in_latin(word, table):
    return "".join(table.get(c, c) for c in word).strip("'")

# ---- word lists ------------------------------------------------------------------------------------------------
def hunspell(folder, name, forms, rng):
    base = glob.glob(f"{folder}/hunspell-*/usr/share/hunspell/{name}.dic")[0]
    rules = collections.defaultdict(list)
    for line in io.open(base[:-4] + ".aff", encoding="utf-8-sig"):
        f = line.split()
        if len(f) >= 5 and f[0] == "SFX":
            strip, add, cond = ("" if f[2] == "0" else f[2]), ("" if f[3] == "0" else f[3].split("/")[0]), f[4]
            rules[f[1]].append((strip, add, re.compile(cond + "$")))
    for number, line in enumerate(io.open(base, encoding="utf-8-sig")):
        if number == 0 or not line.strip(): continue
        word, _, flags = line.strip().partition("/")
        yield fold(word)
        options = [(s, a) for flag in sorted(set(flags)) for s, a, c in rules.get(flag, ()) if word.endswith(s) and c.search(word)]
        for strip, add in rng.sample(options, min(forms, len(options))):
            yield fold(word[:len(word) - len(strip)] + add)

def word_forms(folder, code):
    data = glob.glob(f"{folder}/tesseract-ocr-{code}/usr/share/tesseract-ocr/*/tessdata/{code}.traineddata")[0]
    with tempfile.TemporaryDirectory() as place:
        parts = f"{place}/{code}."
        for command in (["combine_tessdata", "-u", data, parts],
                        ["dawg2wordlist", parts + "lstm-unicharset", parts + "lstm-word-dawg", place + "/words"]):
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        letters = re.compile("[a-z']{2,24}" if code == "eng" else "[а-яәғқңөұүһі]{2,24}")
        words = {fold(line.strip()) for line in open(place + "/words", encoding="utf-8")}
    words = {w for w in words if letters.fullmatch(w)}
    return words

# ---- catalogues -----------------------------------------------------------------------------------------------
def mo_texts(path):
    with open(path, "rb") as file:
        catalogue = gettext.GNUTranslations(file)._catalog
    for key, value in catalogue.items():
        key = key[0] if isinstance(key, tuple) else key
        if key: yield key.split("\x04")[-1], value

def catalogue_words(folder, language):
    wanted = "ru" if language == "en" else language
    for path in sorted(glob.glob(f"{folder}/**/{wanted}/LC_MESSAGES/*.mo", recursive=True)):
        for source, text in mo_texts(path):
            text = source if language == "en" else text
            if language != "en" and not re.search("[а-я]", text.lower()): continue
            yield from words_of(text)
    pages = {"kk": [], "ru": ["libreoffice-help-ru/**/*.html", "debian-handbook/**/ru-RU/*.html"],
             "en": ["libreoffice-help-en-us/**/*.html", "debian-handbook/**/en-US/*.html"]}[language]
    for pattern in pages:
        for path in sorted(glob.glob(f"{folder}/{pattern}", recursive=True)):
            text = open(path, encoding="utf-8", errors="replace").read()
            text = html.unescape(re.sub(r"(?s)<(script|style|pre|code|tt)\b.*?</\1>|<[^>]*>", " ", text))
            yield from (w for w in words_of(text) if language == "en" or re.match("[а-я]", w))
    name = {"kk": "kk", "ru": "ru", "en": "en-gb"}[language]
    for path in sorted(glob.glob(f"{folder}/firefox-esr-l10n-{name}/**/*.xpi", recursive=True)):
        with zipfile.ZipFile(path) as archive:
            for member in sorted(archive.namelist()):
                if not member.endswith((".ftl", ".properties")): continue
                for line in archive.read(member).decode("utf-8", "replace").splitlines():
                    text = line.partition("=")[2] if "=" in line else ("" if line.startswith("#") else line)
                    if language != "en" and not re.search("[а-я]", text.lower()): continue
                    yield from (w for w in words_of(text) if language == "en" or re.match("[а-яәғқңөұүһі]", w))

CYRILLIC = re.compile("[а-яәғқңөұүһі]")
KAZAKH = re.compile("[әғқңөұүһі]")
NOT_KAZAKH = re.compile("[вфцчщэьъюяё]")

# ---- features -------------------------------------------------------------------------------------------------
def grams(word):
    padded = "_" + word + "_"
    for n in (2, 3, 4):
        for i in range(len(padded) - n + 1):
            yield padded[i:i + n]

MASK = (1 << 64) - 1
def hash64(feature):
    """FNV-1a by code point; the first is 0x3D for a whole word, so that it differs from a letter group."""
    h = 14695981039346656037
    for c in feature:
        h = ((h ^ ord(c)) * 1099511628211) & MASK
    return h ^ (h >> 29)

def main():
    if sys.argv[1] == "--packages":
        print("\n".join(PACKAGES)); return
    folder, output = sys.argv[1:3]
    here = os.path.dirname(os.path.abspath(__file__))
    rng = random.Random(20020831)
    text = {}; lists = {}
    tesseract = {l: word_forms(folder, {"kk": "kaz", "ru": "rus", "en": "eng"}[l]) for l in LANGUAGES}
    for language in LANGUAGES:
        counts = collections.Counter()
        for word in catalogue_words(folder, language):
            # Names of programs stand in the translations as they are.
            if bool(CYRILLIC.search(word)) != (language == "en"): counts[word] += CATALOGUE_WEIGHT
        for line in open(f"{here}/own_sentences.{language}.txt", encoding="utf-8"):
            for word in words_of(line): counts[word] += OWN_WEIGHT
        text[language] = counts
        name = {"kk": "kk_KZ", "en": "en_US"}.get(language)
        listed = list(hunspell(folder, name, FORMS_PER_WORD[language], rng)) if name else []
        forms = tesseract[language]
        if language == "kk":
            # The list has much Russian in it: what has no letter of its own counts only if it cannot be that.
            forms = {w for w in forms if KAZAKH.search(w) or (w not in tesseract["ru"] and not NOT_KAZAKH.search(w))}
        listed += rng.sample(sorted(forms), min(FORMS_TAKEN, len(forms)))
        lists[language] = collections.Counter(w for w in listed if WORD.fullmatch(w))
        print(language, "catalogue words", int(sum(counts.values())), "distinct", len(counts), "list", sum(lists[language].values()))

    # Much repeated interface words would drown the language: their weight grows with the root only.
    def damped(counter): return {w: math.sqrt(c) for w, c in counter.items()}
    features = {}
    for language in LANGUAGES:
        words = damped(text[language])
        scale = sum(words.values()) * LIST_SHARE / (1 - LIST_SHARE) / max(1, sum(lists[language].values()))
        merged = collections.Counter(words)
        for w, c in lists[language].items(): merged[w] += c * scale
        copies = collections.Counter()
        for w, c in merged.items():
            copies[w] += c
            if language == "kk":
                copies[w.translate(RUSSIAN_KEYS)] += c
                for table in LATIN.values(): copies[in_latin(w, table)] += LATIN_WEIGHT * c
        bag = collections.Counter()
        for w, c in copies.items():
            if not w: continue
            for g in grams(w): bag[g] += c
        own_words = collections.Counter()
        for w, c in text[language].items():
            if c < 2 or len(w) < 2: continue
            variants = {w: 1.0}
            if language == "kk":
                variants.setdefault(w.translate(RUSSIAN_KEYS), 1.0)
                for table in LATIN.values(): variants.setdefault(in_latin(w, table), LATIN_WEIGHT)
            for v, share in variants.items(): own_words["=" + v] += math.sqrt(c) * share
        features[language] = (bag, own_words)

    # A word in Cyrillic letters is Kazakh or Russian, one in Latin letters English or Kazakh: what a feature
    # says is counted among the words of its own alphabet, so that the copies don't thin the originals out.
    alpha, never = 0.15, 3.0
    chosen = []
    for cyrillic, pair in ((True, ("kk", "ru")), (False, ("kk", "en"))):
        scored = []
        for which in (0, 1):
            bags = [{f: c for f, c in features[l][which].items() if bool(CYRILLIC.search(f)) == cyrillic} for l in pair]
            totals = [sum(bag.values()) for bag in bags]
            names = set().union(*bags)
            for f in names:
                c = [bag.get(f, 0.0) for bag in bags]
                if sum(c) < 1.5: continue
                p = [math.log((c[i] + alpha) / (totals[i] + alpha * len(names))) for i in (0, 1)]
                other = min(p) - never
                full = [p[0], p[1], other] if cyrillic else [p[0], other, p[1]]
                scored.append((sum(c[i] / totals[i] for i in (0, 1)) * abs(p[0] - p[1]), f, full))
        scored.sort(key=lambda entry: (-entry[0], entry[1]))
        print("cyrillic" if cyrillic else "latin", "features", len(scored))
        chosen += scored[:FEATURES // 2]
    print("kept", len(chosen))

    table = [None] * SLOTS
    for _, f, p in chosen:
        h = hash64(f)
        slot = h & (SLOTS - 1)
        while table[slot] is not None: slot = (slot + 1) & (SLOTS - 1)
        best = max(p)
        # What a language loses against the best one, in twentieths of a nat.
        table[slot] = (h >> 32, [min(255, round((best - x) * 20)) for x in p])

    # ---- letter pairs, for telling code pages apart
    alphabet = " абвгдежзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіabcdefghijklmnopqrstuvwxyz"
    index = {c: i for i, c in enumerate(alphabet)}
    size = len(alphabet)
    tables = {name: [[0.0] * size for _ in range(size)] for name in ["all"] + LANGUAGES}
    for language in LANGUAGES:
        merged = collections.Counter(damped(text[language]))
        scale = sum(merged.values()) * 0.5 / max(1, sum(lists[language].values()))
        for w, c in lists[language].items(): merged[w] += c * scale
        total = sum(merged.values())
        for w, c in merged.items():
            padded = " " + w + " "
            for a, b in zip(padded, padded[1:]):
                if a not in index or b not in index: continue
                for name in ("all", language): tables[name][index[a]][index[b]] += c / total * 1e6
    rows = []
    for name in ["all"] + LANGUAGES:
        for row in tables[name]:
            total = sum(row) + 20.0 * size
            rows.append(bytes(min(255, round(-math.log((c + 20.0) / total) * 20)) for c in row))

    with open(output, "wb") as out:
        out.write(b"SLM2" + struct.pack("<III", size, SLOTS, len(chosen)))
        for row in rows: out.write(row)
        for entry in table:
            if entry is None: out.write(bytes(8))
            else: out.write(struct.pack("<I", entry[0] or 1) + bytes(entry[1]) + b"\1")
    print("bytes", os.path.getsize(output))

main()
