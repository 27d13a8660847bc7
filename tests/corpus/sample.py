#!/usr/bin/env python3
"""Findings drawn to be read, and what reading them said.

    sample.py draw [N] [SEED]   N findings at warning or error, each with the text around it,
                                as rows for read.tsv: the verdict is yours to write
    sample.py rates             how many of the findings that were read are wrong, and whether
                                read.tsv still tells of what plume finds today
    sample.py rules             the same by rule, of what is found today, as rows for precision.tsv

The draw is over findings, not over rules: a rule that speaks often is read often.  B names the
build folder, CORPUS the texts (*.jsonl, a record a text; *.txt, a line a text), FROM some of
their names only, LEVEL the lowest level.
"""
import hashlib
import json
import os
import random
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
READ = os.path.join(HERE, "read.tsv")
PLUME = os.path.join(os.environ.get("B") or "build", "plume")
CORPUS = os.environ.get("CORPUS") or "../shared/corpus"
FROM = (os.environ.get("FROM") or "").split()
LEVEL = os.environ.get("LEVEL") or "warning"
WINDOW = 160
# The sheets of the State: of these all findings are read.
STATE = ("service-public-fiches", "travail-emploi-fiches")


def texts(name):
    """The records of one file of the corpus, by their ids."""
    stem, kind = os.path.splitext(name)
    with open(os.path.join(CORPUS, name), encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if kind == ".txt":
                record = {"id": str(number), "network": "facebook", "text": line.rstrip("\n")}
            else:
                record = json.loads(line)
            yield {**record, "id": f"{stem}/{record['id']}"}


def corpus():
    names = sorted(os.listdir(CORPUS)) if os.path.isdir(CORPUS) else []
    names = [n for n in names if n.endswith((".jsonl", ".txt"))]
    return [n for n in names if not FROM or os.path.splitext(n)[0] in FROM]


def found():
    """Every finding: (key, id, rule, words, text, start, end), in the order of the texts."""
    rows = []
    for name in corpus():
        records = list(texts(name))
        lines = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records)
        run = subprocess.run(
            [PLUME, "check", "--no-config", "--level", LEVEL, "--input", "jsonl",
             "--format", "jsonl", "-"],
            input=lines.encode(), capture_output=True, check=False)
        if run.returncode not in (0, 1):
            sys.exit(run.stderr.decode())
        for line in run.stdout.splitlines():
            told = json.loads(line)
            text = records[told["record"] - 1]["text"].encode()
            for finding in told["findings"]:
                span = finding["span"] or {"start": 0, "end": 0}
                rows.append(row(told["id"], finding, text, span["start"], span["end"]))
    return rows


def row(name, finding, text, start, end):
    words = " ".join(finding["match"].split())
    near = text[max(0, start - 40):end + 40]
    key = hashlib.sha256(b"\0".join([name.encode(), finding["rule"].encode(), near])).hexdigest()
    return {"key": key[:12], "id": name, "rule": finding["rule"],
            "words": words if len(words) < 60 else words[:57] + "…",
            "text": text, "start": start, "end": end, "message": finding["message"]}


def around(one):
    cut = lambda a, b: " ".join(one["text"][a:b].decode(errors="ignore").split(" ")).replace("\n", "⏎")
    start, end = one["start"], one["end"]
    middle = cut(start, end)
    if len(middle) > 2 * WINDOW:
        middle = middle[:WINDOW] + " […] " + middle[-WINDOW:]
    return f"{cut(max(0, start - WINDOW), start)}⟦{middle}⟧{cut(end, end + WINDOW)}"


def draw(n, seed):
    rows = found()
    chosen = random.Random(seed).sample(rows, min(n, len(rows)))
    for one in chosen:
        print("\t".join([str(seed), one["key"], one["id"], one["rule"], one["words"], "?", ""]))
        print(f"#   {one['message']}\n#   {around(one)}")
    print(f"{len(rows)} findings in all", file=sys.stderr)


def read():
    with open(READ, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.startswith("#") or not line.strip():
                continue
            cells = line.rstrip("\n").split("\t")
            if len(cells) != 7 or cells[5] not in ("right", "wrong"):
                sys.exit(f"{READ}:{number}: seven cells are wanted, the sixth right or wrong")
            yield dict(zip(("draw", "key", "id", "rule", "words", "verdict", "why"), cells))


def rates():
    """Prints a row a draw.  Fails when a right finding is no longer told, when more than 2 in 100
    of the last draw were wrong, or more than one in 50 texts of the State."""
    if not corpus():
        print(f"skipped: no texts in {CORPUS}")
        return 0
    now = {one["key"] for one in found()}
    here = {os.path.splitext(n)[0] for n in corpus()}
    n_texts = {n: sum(1 for _ in texts(n)) for n in corpus()}
    draws, bad = {}, 0
    for one in read():
        if one["id"].split("/")[0] not in here:
            continue
        tally = draws.setdefault(one["draw"], {"read": 0, "wrong": 0, "mended": 0, "state": 0})
        tally["read"] += 1
        if one["verdict"] == "wrong":
            tally["wrong"] += 1
            tally["state"] += one["id"].startswith(STATE)
            tally["mended"] += one["key"] not in now
        elif one["key"] not in now:
            print(f"stale: no longer found: {one['key']} {one['id']} {one['rule']} “{one['words']}”")
            bad += 1
    print("| draw | read | wrong | in 100 | of the wrong, mended since |")
    print("|---|--:|--:|--:|--:|")
    for name, tally in draws.items():
        print(f"| {name} | {tally['read']} | {tally['wrong']} | "
              f"{100 * tally['wrong'] / tally['read']:.1f} | {tally['mended']} |")
    state = sum(n for name, n in n_texts.items() if name.startswith(STATE))
    if "State" in draws:
        wrong = draws["State"]["wrong"]
        print(f"\n{state} texts of the State, {wrong} wrong: {50 * wrong / state:.2f} in 50 texts")
        bad += wrong * 50 > state
    last = [tally for name, tally in draws.items() if name != "State"][-1:]
    bad += any(tally["wrong"] * 100 > tally["read"] * 2 for tally in last)
    print(f"{int(not bad)} passed, {int(bool(bad))} failed")
    return int(bool(bad))


def rules():
    now = {one["key"] for one in found()}
    tally = {}
    for key, one in {one["key"]: one for one in read()}.items():
        if key in now:
            row_ = tally.setdefault(one["rule"], [0, 0])
            row_[0] += 1
            row_[1] += one["verdict"] == "wrong"
    for rule, (n, wrong) in sorted(tally.items()):
        print(f"{rule}\t{n}\t{wrong}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["draw"]:
        draw(int(sys.argv[2] if len(sys.argv) > 2 else 200), sys.argv[3] if len(sys.argv) > 3 else "1")
    elif sys.argv[1:] == ["rates"]:
        sys.exit(rates())
    elif sys.argv[1:] == ["rules"]:
        rules()
    else:
        sys.exit(__doc__)
