#!/bin/sh
# make bench: plume beside the floor of the machine and the peers that are installed.
# Every figure is the median of paired runs; take the ratios to another machine.
# The table goes to build/bench.txt too.
set -u
B=${B:-build} CC=${CC:-cc} BENCH=${BENCH:-../shared/bench}
work=$B/bench
mkdir -p "$work"
if [ -z "${TABLE:-}" ]; then
	TABLE=$B/bench.txt sh "$0" | tee "$B/bench.txt"
	exit
fi
# As make install leaves it, see goals.sh.
install -m 755 "$B/plume" "$work/plume"
plume=$(realpath "$work/plume")

$CC -O2 -std=c17 -D_POSIX_C_SOURCE=200809L -o "$work/spawn" tests/bench/spawn.c || exit 2
printf '#include <stdio.h>\nint main(void) { puts("hello"); return 0; }\n' >"$work/hello.c"
$CC -O2 -static -o "$work/hello" "$work/hello.c" 2>/dev/null || $CC -O2 -o "$work/hello" "$work/hello.c"
LC_ALL=C awk -f tests/bench/posts.awk >"$work/posts.jsonl"
printf '%s\n' 'La préfecture ouvre ses guichets lundi à 9 h. Vigilance orange orages : restez à l’abri. Le pont de la D 104 est fermé à tous les véhicules jusqu’à 18 h. Prenez rendez-vous : https://www.example.gouv.fr/rdv #Gard #Canicule' >"$work/one.txt"
bytes=$(wc -c <"$work/posts.jsonl")

row() { printf '%-44s %9s %9s %8s %12s\n' "$@"; }

cold() { # name, runs, command…
	name=$1 runs=$2
	shift 2
	if ! command -v "$1" >/dev/null 2>&1; then
		row "$name" '-' '-' '-' 'not installed'
		return
	fi
	set -- $("$work/spawn" "$runs" "$@" -- "$work/hello")
	row "$name" "$1" "$2" "$3" "$6"
}

echo "One post, cold (median of pairs with a static program that prints hello)"
row command 'cpu ms' 'wall ms' 'MiB' 'cpu / hello'
cold 'hello, static' 200 "$work/hello"
cold 'plume check, every rule' 200 "$plume" check --no-config --network x "$work/one.txt"
cold 'plume version' 200 "$plume" version
cold 'diction (English)' 50 diction "$work/one.txt"
cold 'hunspell -l (spelling)' 20 hunspell -d fr_FR -l "$work/one.txt"
cold 'aspell list (spelling)' 20 aspell --lang=fr list
cold 'grammalecte-cli' 5 grammalecte-cli -f "$work/one.txt"
cold 'write-good (English)' 5 write-good "$work/one.txt"
cold 'textlint' 5 textlint "$work/one.txt"
cold 'vale' 20 vale --output=line "$work/one.txt"
cold 'node (starting only)' 10 node -e 0

if command -v valgrind >/dev/null 2>&1; then
	instructions=$(valgrind --tool=callgrind --callgrind-out-file=/dev/null "$plume" check --no-config \
		--network x "$work/one.txt" 2>&1 | sed -n 's/.*Collected : //p')
	echo
	echo "Instructions of plume check on that post: $instructions"
else
	echo
	echo 'Instructions: valgrind is not installed'
fi

echo
echo "10,000 posts as JSON Lines, one process ($bytes bytes)"
row command 'cpu ms' 'wall ms' 'MiB' 'posts/s'
many() { # name, command…
	name=$1
	shift
	if ! command -v "$1" >/dev/null 2>&1; then
		row "$name" '-' '-' '-' 'not installed'
		return
	fi
	set -- $("$work/spawn" 5 "$@" -- "$work/hello")
	row "$name" "$1" "$2" "$3" "$(awk -v cpu="$1" 'BEGIN { printf "%d", 10000 / (cpu / 1000) }')"
}
many 'plume check --format jsonl' "$plume" check --no-config --format jsonl "$work/posts.jsonl"
many 'plume check --format line' "$plume" check --no-config --format line "$work/posts.jsonl"
many 'plume count --format json' "$plume" count --no-config --format json "$work/posts.jsonl"
if [ -f "$BENCH/gen_corpus.py" ] && python3 "$BENCH/gen_corpus.py" 10000 --seed 1 >"$work/others.jsonl" 2>/dev/null; then
	many 'the same, posts of gen_corpus.py, jsonl' "$plume" check --no-config --format jsonl "$work/others.jsonl"
else
	row 'posts of gen_corpus.py' '-' '-' '-' 'not there'
fi
many 'write-good (English)' write-good "$work/posts.jsonl"
many 'diction (English)' diction "$work/posts.jsonl"
many 'hunspell -l (spelling)' hunspell -d fr_FR -l "$work/posts.jsonl"
