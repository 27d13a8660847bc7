#!/usr/bin/env python3
"""Makes src/gen/order.ld anew: which functions and constants of the program stand together.

    make order

A program is mapped in pieces of 64 KB around each place that is looked at, and each piece costs
a cold start as much as thousands of instructions.  So what a check of a post runs and reads, of
ours and of the libraries in a static build, is put side by side: first what every check needs,
then what some do.  What is looked at is what valgrind sees of posts of tests/labelled, one a run
and the rest as one.  The list is made by hand and kept, so that a build does not need valgrind;
a function that is not in it merely stands elsewhere.

    order.py PLUME MAP POSTS > order.ld

PLUME is a static build without the order, MAP what the linker said of it (-Wl,-Map).
"""
import bisect
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter

RUNS = 24  # posts that are checked one a run
BASE = 0x108000  # where valgrind maps a program that may lie anywhere
KINDS = (".text", ".rodata")
# A compiler's copies of a function for some callers.
ACCESS = re.compile(r"^(?:I | [SLM]) ([0-9a-f]+),")
COPY = re.compile(r"\.(constprop|isra|part|lto_priv)\.\d+.*$")
# Which string functions a machine takes depends on its processor; valgrind has no vDSO, whose
# functions are looked up first of all.
UNSEEN = ["*libc.a:*(.text.avx .text.avx512 .text.evex .text.evex512)", "*libc.a:strstr-avx512.o(.text)",
          "*libc.a:dl-object.o(.text)", "*libc.a:dl-lookup.o(.text)", "*libc.a:dl-minimal.o(.text)"]
# The linker keeps one of equal strings, in one file's section or another's: all of them are taken.
TEXTS = "*(.rodata.str* .rodata.*.str* .rodata.cst*)"
# Its own first part is what every check reads.
BOOK = "*(.rodata.pl_builtin_book)"
LARGE = 32768  # bytes: a run reads some places in it

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


def looked_at(plume, arguments, placed):
    """The sections that a run executes or reads, in the order in which it first does."""
    starts = [section[0] for section in placed]
    seen = {}
    read, write = os.pipe()
    with subprocess.Popen(
            ["valgrind", "--tool=lackey", "--trace-mem=yes", f"--log-fd={write}", plume, "check", "--no-config",
             *arguments], stdout=subprocess.DEVNULL, pass_fds=[write]) as run:
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
    within = re.match(r"(?:.*/)?(lib[a-z0-9]+)[^/]*\.a\((.*)\)$", file)
    archive, member = within.groups() if within else ("", file.rsplit("/", 1)[-1])
    if name in KINDS:
        where = f"*{archive}*.a:{member}" if within and archive != "libplume" else f"*{member}"
        return f"{where}({name})"
    name = COPY.sub("", name)
    where = "*" if name.split(".")[2].startswith("pl_") else f"*{member}"
    return f"{where}({name} {name}.*)" if name.startswith(".text") else f"{where}({name})"


def print_group(kind, patterns):
    # Without a page of its own what is read would lie with what is run.
    print(f"SECTIONS\n{{\n\t. = ALIGN(CONSTANT(MAXPAGESIZE));\n\t{kind}_first :\n\t{{")
    for one in dict.fromkeys(patterns):
        print(f"\t\t{one}")
    print(f"\t}}\n}}\nINSERT BEFORE {kind};\n")


def main():
    plume, map_of_it, posts = sys.argv[1:]
    placed = sections(map_of_it)
    lines = open(posts).read().splitlines()
    runs = Counter()
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        for line in lines[:RUNS]:
            post = json.loads(line)
            with tempfile.NamedTemporaryFile("w", suffix=".txt") as draft:
                draft.write(post["draft"])
                draft.flush()
                runs.update(looked_at(plume, ["--network", post["network"], draft.name], placed))
        for line in lines[RUNS:]:
            post = json.loads(line)
            print(json.dumps({"network": post["network"], "text": post["draft"]}), file=file, flush=True)
        runs.update(looked_at(plume, ["--format", "jsonl", file.name], placed))
    # Those of as many runs stand in the order in which they were met.
    often = [section for section, _ in runs.most_common()]
    always = [section for section in often if runs[section] >= RUNS and section[1] < LARGE]
    rest = [section for section in often if section not in always]
    of = lambda kind, part: [pattern(section) for section in part if section[2].startswith(kind)]
    constants = lambda part: [one for one in of(".rodata", part) if one != BOOK and ".str" not in one and ".cst" not in one]
    print("/* Made by src/gen/order.py, which says what for: make order */")
    print_group(".text", of(".text", always) + UNSEEN + of(".text", rest))
    print_group(".rodata", constants(rest[::-1]) + constants(always) + [TEXTS, BOOK])


main()
