#!/usr/bin/env python3
"""Makes src/gen/order.ld anew: which functions and constants of the program stand together.

    make order

A program is mapped in pieces of 64 KB around each place that is looked at, and each piece costs
a cold start as much as thousands of instructions.  So what a check of a post runs and reads, of
ours and of the libraries in a static build, is put side by side: first what every check needs,
then what rules of a user's do that are kept from run to run, then what some checks do.  What is
looked at is what valgrind sees of posts of tests/labelled, one a run and some more as one.

The list is made by hand and kept, so that a build does not need valgrind; a function that is not
in it merely stands elsewhere.

    order.py PLUME MAP POSTS... > order.ld

PLUME is a static build without the order, MAP what the linker said of it (-Wl,-Map).
"""
import bisect
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from pathlib import Path

RUNS = 24  # posts that are checked one a run; all others in one
BASE = 0x108000  # where valgrind maps a program that may lie anywhere
KINDS = (".text", ".rodata", ".bss")
PIECE = 65536  # bytes that are mapped at once
ACCESS = re.compile(r"^(?:I | [SLM]) ([0-9a-f]+),")
# A compiler's copies of a function for some callers.
COPY = re.compile(r"\.(constprop|isra|part|lto_priv)\.\d+.*$")
# Which string functions a machine takes depends on its processor; valgrind has no vDSO, whose
# functions are looked up first of all, and no /proc/self/exe, without which nothing is kept.
UNSEEN = [
    "*libc.a:*(.text.avx .text.avx512 .text.evex .text.evex512)", "*libc.a:strstr-avx512.o(.text)",
    "*libc.a:dl-object.o(.text)", "*libc.a:dl-lookup.o(.text)", "*libc.a:dl-setup_hash.o(.text)",
    "*libc.a:getsysstats.o(.text)", "*libc.a:sysinfo.o(.text)",  # how much memory there is, for sorting
    "KEEP (*(SORT_NONE(.fini)))",  # run last, and else alone in its piece
    "*seal.o(.text.*)", "*seen.o(.text.*)", "*checksum.o(.text.*)", "*keep.o(.text.*)",
    # Of these many posts need now this function, now that.
    "*patterns.o(.text.*)", "*(.text.pl_regex_search)", "*mastodon.o(.text.*)", "*things.o(.text.*)",
]
# The linker keeps one of equal strings, in one file's section or another's: all of them are taken.
TEXTS = "*(.rodata.str* .rodata.*.str* .rodata.cst*)"
# Its own first part is what every check reads.
BOOK = "*(.rodata.pl_builtin_book)"
MERGED = re.compile(r"\.(str|cst)\d")
LARGE = 32768  # bytes: a run reads some places in it
# A user's rules, each kind that many have.
RULES = {
    ".vale.ini": "StylesPath = styles\nMinAlertLevel = suggestion\n[*]\nBasedOnStyles = Essai\n",
    "styles/Essai/mots.yml": "extends: existence\nmessage: \"« %s » ?\"\ntokens: [guichet, orange]\n",
    "styles/Essai/motifs.yml": "extends: existence\nmessage: \"« %s » ?\"\nraw: ['[a-z]+ \\d+ h']\n",
    "styles/Essai/au-lieu.yml": "extends: substitution\nmessage: \"%s, non %s\"\nswap: {mail: courriel}\n",
}

LINE = re.compile(r"^ (?P<name>\.\S+)?\s+0x(?P<at>[0-9a-f]+)\s+0x(?P<size>[0-9a-f]+) (?P<file>\S+)$")
LONG_NAME = re.compile(r"^ (\.\S+)$")


def sections(path):
    """What the linker placed: (address, size, name, file), in order."""
    found, name = [], None
    for line in open(path):
        long_name = LONG_NAME.match(line)
        if long_name:
            name = long_name[1]
            continue
        placed = LINE.match(line)
        name = placed and (placed["name"] or name)
        if name and name.startswith(KINDS) and int(placed["size"], 16):
            found.append((int(placed["at"], 16), int(placed["size"], 16), name, placed["file"]))
        name = None
    return sorted(found)


def looked_at(plume, arguments, placed, **where):
    """The sections that a run executes or reads, in the order in which it first does."""
    starts = [section[0] for section in placed]
    seen = {}
    read, write = os.pipe()
    with subprocess.Popen(
            ["valgrind", "--tool=lackey", "--trace-mem=yes", f"--log-fd={write}", plume, "check", *arguments],
            stdout=subprocess.DEVNULL, pass_fds=[write], **where) as run:
        os.close(write)
        for line in open(read):
            access = ACCESS.match(line)
            at = int(access[1], 16) - BASE if access else 0
            i = bisect.bisect_right(starts, at) - 1
            if i >= 0 and at < starts[i] + placed[i][1]:
                seen.setdefault(placed[i])
    # 2: here a rule takes long enough to be stopped.
    if run.returncode not in (0, 1, 2):
        sys.exit(f"order.py: {plume} {' '.join(arguments)} failed")
    return list(seen)


def pattern(section):
    """What finds the section again: the file too, unless the name says enough."""
    _, _, name, file = section
    if file.endswith("crt1.o"):
        return "*crt1.o(.text)"  # rcrt1.o, Scrt1.o: what a program begins with
    within = re.match(r"(?:.*/)?(lib[a-z0-9]+)[^/]*\.a\((.*)\)$", file)
    archive, member = within.groups() if within else ("", file.rsplit("/", 1)[-1])
    if name in KINDS:
        where = f"*{archive}*.a:{member}" if within and archive != "libplume" else f"*{member}"
        return f"{where}({name})"
    name = COPY.sub("", name)
    where = "*" if name.split(".")[2].startswith("pl_") else f"*{member}"
    return f"{where}({name} {name}.*)" if name.startswith(".text") else f"{where}({name})"


def print_group(kind, patterns):
    print("SECTIONS\n{")
    if kind != ".bss":  # without a page of its own what is read would lie with what is run
        print("\t. = ALIGN(CONSTANT(MAXPAGESIZE));")
    print(f"\t{kind}_first :\n\t{{")
    for one in dict.fromkeys(patterns):
        print(f"\t\t{one}")
    print(f"\t}}\n}}\nINSERT BEFORE {kind};\n")


def with_rules(plume, post, placed):
    """What a check looks at with rules in a folder that were kept at the run before."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in RULES.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        Path(folder, "post.txt").write_text(post["draft"])
        where = {"cwd": folder, "env": {**os.environ, "XDG_CACHE_HOME": str(Path(folder, "cache"))}}
        time.sleep(3)  # what may still change is not kept
        looked_at(plume, ["post.txt"], placed, **where)
        return looked_at(plume, ["post.txt"], placed, **where)


def one_a_run(plume, posts, placed):
    runs = Counter()
    for post in posts:
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as draft:
            draft.write(post["draft"])
            draft.flush()
            runs.update(looked_at(plume, ["--no-config", "--network", post["network"], draft.name], placed))
    return runs


def record(i, post):
    """As schedulers write them: every third has a picture, one an accent in two signs."""
    text = post["draft"] if i else unicodedata.normalize("NFD", post["draft"])
    media = [{"type": "image", "alt": text[:90]}, {"type": "image", "alt": ""}] if i % 3 == 0 else []
    return {"network": post["network"], "text": text, "media": media}


def in_one(plume, posts, placed):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        for i, post in enumerate(posts):
            print(json.dumps(record(i, post)), file=file, flush=True)
        return looked_at(plume, ["--no-config", "--format", "jsonl", file.name], placed)


def constants(sections):
    return [pattern(section) for section in sections
            if section[2].startswith(".rodata") and pattern(section) != BOOK and not MERGED.search(section[2])]


def of_kind(kind, sections):
    return [pattern(section) for section in sections if section[2].startswith(kind)]


def in_pieces(patterns):
    """Each from the start of a piece on, so that it lies in as few as it can."""
    return [f". = ALIGN({PIECE});\n\t\t{one}" for one in patterns]


def main():
    plume, map_of_it, *files = sys.argv[1:]
    plume = os.path.abspath(plume)
    placed = sections(map_of_it)
    posts = [json.loads(line) for file in files for line in open(file)]
    runs = one_a_run(plume, posts[:RUNS], placed)
    kept = with_rules(plume, posts[0], placed)
    runs.update(in_one(plume, posts[RUNS:], placed))

    small = lambda section: section[1] < LARGE
    always = [section for section, n in runs.most_common() if n >= RUNS and small(section)]
    next_to = [section for section in kept if small(section) and section not in always]
    rest = [section for section, _ in runs.most_common() if section not in always + next_to]
    few = [section for section in rest if small(section)]
    print("/* Made by src/gen/order.py, which says what for: make order */")
    large = [section for section in rest if not small(section)]
    common = [section for section in large if runs[section] >= RUNS / 4]
    print_group(".text", of_kind(".text", always) + UNSEEN + of_kind(".text", next_to + few + large))
    print_group(".rodata", constants(section for section in large if section not in common) +
                in_pieces(constants(common)) + constants((next_to + few)[::-1]) + constants(always) + [TEXTS, BOOK])
    print_group(".bss", of_kind(".bss", always))


main()
