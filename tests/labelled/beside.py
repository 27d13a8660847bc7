"""What Grammalecte finds in the drafts of this folder, beside plume, as a table in Markdown.

    make beside, or python3 tests/labelled/beside.py [-v], which tells each finding

It runs grammalecte-cli (Debian's package of that name) as another program; nothing of it is
taken over.  A finding is on a marked place when it shares a character with one.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter

POSTS = "tests/labelled/posts.jsonl"
FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
# What Grammalecte's types are about, in a word; others stand under their own names.
KINDS = {"spelling": "spelling", "nbsp": "no-break spaces", "unit": "no-break spaces", "esp": "spaces",
         "typo": "typography", "apos": "apostrophes", "maj": "capitals", "num": "numbers",
         "notype": "doubled words, doubled forms", "date": "dates", "gn": "agreement",
         "bs": "solecisms", "conf": "confusions", "eleu": "elision", "pleo": "pleonasms"}


def places(draft, record):
    """Spans of the marks that have a place."""
    spans = []
    for mark in record["expect"]:
        if "match" not in mark:
            continue
        at = -1
        for _ in range(mark.get("nth", 1)):
            at = draft.index(mark["match"], at + 1)
        spans.append((at, at + len(mark["match"])))
    return spans


def grammalecte(lines):
    """Findings by line: (start, end, type)."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
        file.flush()
        told = subprocess.run(["grammalecte-cli", "-f", file.name, "-j"], check=True,
                              capture_output=True, text=True).stdout
    found = {}
    for paragraph in json.loads(told[told.index("{"):])["data"]:
        found[paragraph["iParagraph"] - 1] = (
            [(e["nStart"], e["nEnd"], e["sType"]) for e in paragraph["lGrammarErrors"]]
            + [(e["nStart"], e["nEnd"], "spelling") for e in paragraph["lSpellingErrors"]])
    return found


def main():
    with open(POSTS, encoding="utf-8") as file:
        records = [json.loads(line) for line in file if line.strip()]
    lines, owners = [], []
    for record in records:
        front = FRONT.match(record["draft"])
        at = front.end() if front else 0
        for line in record["draft"][at:].split("\n"):
            lines.append(line)
            owners.append((record, at))
            at += len(line) + 1
    on, off, good = Counter(), Counter(), Counter()
    met = set()
    for number, errors in grammalecte(lines).items():
        record, offset = owners[number]
        spans = places(record["draft"], record)
        for start, end, kind in errors:
            kind = KINDS.get(kind, kind)
            hit = [s for s in spans if s[0] < offset + end and offset + start < s[1]]
            met.update((record["id"], s) for s in hit)
            (on if hit else off)[kind] += 1
            if not record["expect"]:
                good[kind] += 1
    marked = sum(len(set(places(r["draft"], r))) for r in records)
    print("| Grammalecte finds | on a marked place | elsewhere | of these in posts without a mark |")
    print("|---|--:|--:|--:|")
    for kind in sorted(set(on) | set(off), key=lambda k: (-on[k] - off[k], k)):
        print(f"| {kind} | {on[kind]} | {off[kind]} | {good[kind]} |")
    print(f"| all | {sum(on.values())} | {sum(off.values())} | {sum(good.values())} |")
    print(f"\nOf {marked} marked places Grammalecte speaks about {len(met)}.")
    if "-v" in sys.argv:
        for number, errors in grammalecte(lines).items():
            for start, end, kind in errors:
                print(owners[number][0]["id"], kind, lines[number][max(0, start - 15):end + 15])


main()
