#!/bin/sh
# The table of goals: plume beside limits of the machine and peers, as ratios of paired runs.
# Run by `make bench` behind bench.sh, which makes spawn, hello and one.txt.
#   B=build STATIC_B=build/static sh tests/bench/goals.sh
set -u
B=${B:-build} S=${STATIC_B:-build/static} CC=${CC:-cc} BENCH=${BENCH:-../shared/bench}
PEERS=${PEERS:-$B/peers}
work=$(realpath "$B/bench") spawn=$work/spawn hello=$work/hello one=$work/one.txt
plume=$work/plume static=$work/static peers=$(realpath "$PEERS" 2>/dev/null)
here=$(realpath tests/bench)
runs=${RUNS:-200} many=${MANY:-5}
# As make install leaves them: what the linker has just written lies in memory in larger pieces,
# which are mapped whole.
install -m 755 "$B/plume" "$plume"
rm -f "$static"
[ -x "$S/plume" ] && install -m 755 "$S/plume" "$static"

has() { command -v "$1" >/dev/null 2>&1; }
npm() { [ -d "$peers/node_modules/$1" ] && has node; }
calc() { LC_ALL=C awk "BEGIN { printf \"%.${2:-2}f\", $1 }"; }

# Number, what is measured, against what, build, figure, unit, goal, stretch; a goal is met from
# above, or from below with `>` as the last.
row() {
	LC_ALL=C awk -v n="$1" -v what="$2" -v by="$3" -v build="$4" -v is="$5" -v unit="$6" -v goal="$7" -v stretch="$8" -v up="${9:-}" 'BEGIN {
		sign = up == "" ? "<=" : ">="
		met = up == "" ? is + 0 <= goal + 0 : is + 0 >= goal + 0
		far = up == "" ? is + 0 <= stretch + 0 : is + 0 >= stretch + 0
		said = goal == "-" ? "no goal" : is == "-" ? "not measured: " unit : far ? "stretch" : met ? "goal" : "not reached"
		printf "%-3s %-45s %-22s %-8s %8s %-4s %2s %-6s %-6s %s\n", n, what, by, build, is, is == "-" ? "" : unit, sign, goal, stretch, said }'
}
missing() { row "$1" "$2" "$3" '' - "$4" "$5" "$6" "${7:-}"; }
builds() { # function, arguments…: for each of the two builds that is there, its name and program first
	function=$1
	shift
	"$function" default "$plume" "$@"
	[ -x "$static" ] && "$function" static "$static" "$@"
}

printf '%-3s %-45s %-22s %-8s %8s %-4s %2s %-6s %-6s\n' '#' measure against build plume '' '' goal stretch

one() { "$2" check --no-config --network x "$one"; }
cold() {
	goal=2.5 stretch=2.0 n=2
	[ "$1" = static ] && goal=2.0 stretch=1.5 n=1
	set -- "$1" $("$spawn" "$runs" "$2" check --no-config --network x "$one" -- "$hello")
	row $n 'cold processor time, one post, rules that ship' 'static hello' "$1" "$7" x $goal $stretch
}
builds cold

style=$work/style
if [ -f "$BENCH/gen_rules.py" ] && has python3; then
	mkdir -p "$style"
	python3 "$BENCH/gen_rules.py" vale "$style" >/dev/null
	cat "$style"/styles/*/*.yml >"$work/rules.yaml"
	$CC -O2 -static -o "$work/yaml1" "$BENCH/limits/yaml1.c" -lyaml 2>/dev/null || $CC -O2 -o "$work/yaml1" "$BENCH/limits/yaml1.c" -lyaml
	LC_ALL=C awk 'FNR == 1 && NR > 1 { print "---" } { print }' "$style"/styles/*/*.yml >"$work/rules.yaml"
	$CC -O2 -w -o "$work/pcre300" "$BENCH/limits/pcre300.c" -lpcre2-8
	$CC -O2 -w -o "$work/dfa300" "$BENCH/limits/dfa300.c"
	for kind in pcre words; do python3 "$BENCH/gen_rules.py" $kind >"$work/rules.$kind"; done
	python3 "$BENCH/gen_corpus.py" 10000 --seed 1 >"$work/others.jsonl"
	python3 -c 'import json, sys
texts = [json.loads(line)["text"] for line in open(sys.argv[1])]
open(sys.argv[2], "wb").write(b"".join(t.encode() + b"\0" for t in texts))
open(sys.argv[3], "w").write("\n\n".join(t.replace("\n", " ") for t in texts) + "\n")
short = [t.replace("\n", " ") for t in texts if 380 < len(t) < 520]
line = "\n\n".join(short)
while len(line.encode()) < 2200000: line += "\n\n" + line
for k in 1, 2: open(sys.argv[4] + str(k), "wb").write(line.encode()[:k * 1000000].rsplit(b"\n", 1)[0] + b"\n")' \
		"$work/others.jsonl" "$work/posts.nul" "$work/posts.txt" "$work/long"
	style_cold() {
		[ "$1" = static ] || return 0
		cd "$style" || return
		set -- "$1" $("$spawn" "$((runs / 4))" "$2" check "$3" --config .vale.ini "$one" -- "$4" $5)
		cd - >/dev/null || return
		row "$n" "$what" "$by" "$1" "$7" x "$goal" "$stretch"
	}
	n=3 what="cold, 300 rules of a user's, no cache" by='libyaml on these rules' goal=2.0 stretch=1.5
	style_cold static "$static" --no-cache "$work/yaml1" "$work/rules.yaml"
	export XDG_CACHE_HOME="$work/cache"
	# Files of the last two seconds may still change unseen, and are read each time.
	sleep 3
	(cd "$style" && "$static" check --config .vale.ini "$one" >/dev/null)
	n=4 what='the same with a valid cache' by='static hello' goal=2.5 stretch=2.0
	style_cold static "$static" --color=never "$hello" ''
	unset XDG_CACHE_HOME
else
	missing 3 "cold, 300 rules of a user's, no cache" 'libyaml on these rules' "$BENCH is not there" 2.0 1.5
	missing 4 'the same with a valid cache' 'static hello' "$BENCH is not there" 2.5 2.0
fi

instructions() {
	n=$(valgrind --tool=callgrind --callgrind-out-file=/dev/null "$2" check --no-config --network x "$one" 2>&1 |
		sed -n 's/.*Collected : //p')
	row 5 'instructions, one post, rules that ship' callgrind "$1" "$(calc "$n / 1e6")" M 2 1
}
if has valgrind; then
	builds instructions
else
	missing 5 'instructions, one post, rules that ship' callgrind 'valgrind is not installed' 2 1
fi

if [ -f "$work/posts.nul" ]; then
	posts="$work/others.jsonl"
	through() {
		set -- "$1" "$2" $("$spawn" "$many" "$2" check --no-config -j 1 --format jsonl "$posts" -- \
			"$work/pcre300" "$work/rules.pcre" "$work/posts.nul" jit 1)
		eval "took_$1=$3"
		row 6 '10,000 posts, every rule, one core' 'PCRE2 JIT, 300 rules' "$1" "$(calc "$6 / $3")" x 6 10 '>'
	}
	builds through
	same() {
		set -- "$1" $(cd "$style" && "$spawn" "$many" "$2" check --config .vale.ini -j 1 --input jsonl --format jsonl "$posts" -- \
			"$work/pcre300" "$work/rules.pcre" "$work/posts.nul" jit 1)
		row 6b 'the same 300 rules, one core, with reports' 'PCRE2 JIT, 300 rules' "$1" "$(calc "$5 / $2")" x 6 10 '>'
	}
	builds same
	floor=$("$work/dfa300" "$work/rules.words" "$work/posts.nul" 5 | sed -n 's/.* \([0-9.]*\) us\/post.*/\1/p' | sort -n | head -n 1)
	row 7 '10,000 posts, every rule' 'DFA of 300 words' default "$(calc "$took_default / 10 / $floor" 0)" x 40 20
	peer() { # number, name, goal, stretch, command…
		number=$1 name=$2 goal=$3 stretch=$4
		shift 4
		set -- $("$spawn" 1 "$@" -- "$hello")
		row "$number" '10,000 posts, every rule' "$name" default "$(calc "$1 / $took_default" 1)" x "$goal" "$stretch" '>'
	}
	if has grammalecte-cli; then
		peer 8 grammalecte-cli 150 250 grammalecte-cli -f "$work/posts.txt"
	else
		missing 8 '10,000 posts, every rule' grammalecte-cli 'not installed' 150 250 '>'
	fi
	if npm write-good; then
		cd "$peers" || exit
		peer 9 write-good 8 12 node "$here/peers.mjs" write-good "$posts"
		cd - >/dev/null || exit
	else
		missing 9 '10,000 posts, every rule' write-good 'not installed' 8 12 '>'
	fi
	if has vale; then
		cd "$style" || exit
		head -n 300 "$work/posts.txt" >"$work/few.txt"
		peer 9b 'Vale, 300 posts x 33' 120 200 vale --output=line "$work/few.txt"
		cd - >/dev/null || exit
	else
		missing 9b '10,000 posts, the same rules' Vale 'not installed' 120 200 '>'
	fi
else
	for n in 6 7 8 9 9b; do missing $n '10,000 posts' '' "$BENCH is not there" 1 1; done
fi

wall() { # name, goal, stretch, command…
	name=$1 goal=$2 stretch=$3
	shift 3
	wall_of() {
		build=$1 program=$2
		shift 2
		set -- $("$spawn" 5 "$@" -- "$program" check --no-config --network x "$one")
		row 10 'cold, wall, one post: so many times faster' "$name" "$build" "$(calc "$2 / $5" 0)" x "$goal" "$stretch" '>'
	}
	# What no program can pass here, since it is what starting one takes.
	hello_of() {
		set -- $("$spawn" 5 "$@" -- "$hello")
		row 10 'the same of the static hello' "$name" '' "$(calc "$2 / $5" 0)" x - - '>'
	}
	builds wall_of "$@"
	hello_of "$@"
}
if has grammalecte-cli; then wall grammalecte-cli 200 300 grammalecte-cli -f "$one"; else
	missing 10 'cold, wall, one post: so many times faster' grammalecte-cli 'not installed' 200 300 '>'; fi
if npm write-good; then wall write-good 100 150 node "$peers/node_modules/.bin/write-good" "$one"; else
	missing 10 'cold, wall, one post: so many times faster' write-good 'not installed' 100 150 '>'; fi
if npm textlint; then wall textlint - - node "$peers/node_modules/.bin/textlint" "$one"; fi

if npm twitter-text && $CC -O2 -std=c17 -Isrc -o "$work/warm" tests/bench/warm.c "$B/libplume.a" $(pkg-config --libs libpcre2-8) -lm; then
	us=$("$work/warm" "$one" 5000)
	LC_ALL=C awk '{ gsub(/"/, "\\\""); printf "{\"text\":\"%s\"}\n", $0 }' "$one" >"$work/one.jsonl"
	other=$(cd "$peers" && node "$here/peers.mjs" twitter-text "$work/one.jsonl" 5000)
	row 11 "warm, one post ($us us)" "twitter-text ($other us)" default "$(calc "$us / $other")" x 0.5 0.2
else
	missing 11 'warm, one post' twitter-text 'not installed' 0.5 0.2
fi

memory() {
	if [ -x /usr/bin/time ]; then
		kib=$(/usr/bin/time -f %M "$2" check --no-config --network x "$one" 2>&1 >/dev/null | tail -n 1)
		row 12 'peak memory, one post' - "$1" "$(calc "$kib / 1024" 1)" MiB 4 2
		[ -f "$work/others.jsonl" ] || return
		kib=$(/usr/bin/time -f %M "$2" check --no-config --format jsonl "$work/others.jsonl" 2>&1 >/dev/null | tail -n 1)
		row 12 'peak memory, 10,000 posts streamed' - "$1" "$(calc "$kib / 1024" 1)" MiB 8 5
	fi
}
builds memory

if [ -f "$work/posts.nul" ]; then
	set -- $("$spawn" "$many" "$plume" check --no-config -j 1 --format jsonl "$posts" -- "$plume" check --no-config -j 2 --format jsonl "$posts")
	row 13 'two threads, wall' 'one thread' default "$(calc "$2 / $5")" x 1.8 1.9 '>'
	set -- $("$spawn" "$many" "$plume" check --no-config --network facebook --input text "$work/long1" -- "$plume" check --no-config --network facebook --input text "$work/long2")
	rate=$(calc "$(wc -c <"$work/long1") / $1" 0)
	row 14 'one document of 1 MB, bytes a second' '450-byte posts' default \
		"$(calc "$rate / (4498301 / $took_default)")" x 0.5 1 '>'
	row 15 'one document of 2 MB' 'of 1 MB' default "$(calc "$4 / $1")" x 2.2 2.05
	mkdir -p "$work/half/styles/Fr"
	cp "$style/.vale.ini" "$work/half"
	ls "$style"/styles/Fr/*.yml | LC_ALL=C awk 'NR % 3 != 0' | while read -r rule; do cp "$rule" "$work/half/styles/Fr"; done
	all=$(cd "$style" && "$spawn" "$many" "$plume" check --config .vale.ini --input jsonl --format jsonl "$posts" -- "$hello" | cut -d' ' -f1)
	some=$(cd "$work/half" && "$spawn" "$many" "$plume" check --config .vale.ini --input jsonl --format jsonl "$posts" -- "$hello" | cut -d' ' -f1)
	row 16 'one more rule, on a post' '1/300 of 300 rules' default "$(calc "($all - $some) / 100 / ($all / 300)")" x 1 0
fi
