#!/bin/sh
# What one post from a cold start is made of: instructions, page faults and the libraries that
# are loaded, of the default build and the static one; and which stages the work goes to, for
# one post and for each of many.
#   B=build STATIC_B=build/static sh tests/bench/stages.sh
# Run by `make bench` behind bench.sh, which makes spawn, hello, one.txt and posts.jsonl.
set -u
B=${B:-build} S=${STATIC_B:-build/static}
work=$B/bench spawn=$B/bench/spawn hello=$B/bench/hello one=$B/bench/one.txt

instructions() { # command…
	valgrind --tool=callgrind --callgrind-out-file="$work/callgrind" "$@" 2>&1 >/dev/null |
		sed -n 's/.*Collected : //p'
}
# By what the loader says it has opened, those asked for later included.
libraries() { # command…
	LD_DEBUG=files "$@" 2>&1 >/dev/null | sed -n 's,.*calling init: .*/\([^/]*\)\.so.*,\1,p' |
		sort -u | tr '\n' ' '
}

if ! command -v valgrind >/dev/null 2>&1; then
	printf '\nStages: valgrind is not installed\n'
	exit
fi

printf '\nOne post, cold\n'
printf '%-10s %14s %12s  %s\n' build instructions 'page faults' 'libraries loaded'
for at in "default $B" "static $S"; do
	plume=${at#* }/plume
	[ -x "$plume" ] || continue
	set -- "$plume" check --no-config --network x "$one"
	n=$(instructions "$@")
	loaded=$(libraries "$@")
	printf '%-10s %14s %12s  %s\n' "${at%% *}" "$n" "$("$spawn" 20 "$@" -- "$hello" | cut -d' ' -f7)" "${loaded:-none}"
done

# A stage is what is done in and below a function; those with a dash lie within the one above.
stages='the whole run:main
command line and rules:pl_load_files
JSON to records:pl_json_read
post, its tokens and sentences:pl_findings_new
which rules may match:pl_hits_scan
rules:run_rule
- PCRE2, from the rules:pl_regex_search
report:pl_outcome_draft'

# Instructions in and below the function, by callgrind's own sum.
below() { # file, function
	sed -n 's/^ *\([0-9,]*\) ([^)]*)  *[^ ]*:\([a-z_0-9.]*\)\( .*\)*$/\1 \2/p' "$1" | tr -d , |
		LC_ALL=C awk -v name="$2" '$2 == name || index($2, name ".") == 1 { if ($1 > most) most = $1 } END { print most + 0 }'
}

measure() { # file to write, arguments of plume…
	out=$1
	shift
	instructions "$S/plume" check --no-config "$@" >/dev/null
	callgrind_annotate --inclusive=yes --threshold=100 --auto=no "$work/callgrind" >"$out" 2>/dev/null
}

[ -x "$S/plume" ] || exit
head -n 300 "$work/posts.jsonl" >"$work/300.jsonl"
head -n 600 "$work/posts.jsonl" >"$work/600.jsonl"
measure "$work/stages.one" --network x "$one"
measure "$work/stages.300" --format jsonl "$work/300.jsonl"
measure "$work/stages.600" --format jsonl "$work/600.jsonl"
printf '\nShare of each stage, in instructions, of the static build\n'
printf '%-34s %10s %7s %16s %7s\n' stage 'one post' share 'a post of many' share
printf '%s\n' "$stages" | while IFS=: read -r stage function; do
	one_post=$(below "$work/stages.one" "$function")
	some=$(below "$work/stages.300" "$function")
	more=$(below "$work/stages.600" "$function")
	each=$(((more - some) / 300))
	[ "$function" = main ] && whole_one=$one_post whole=$each
	LC_ALL=C awk -v stage="$stage" -v one="$one_post" -v each="$each" -v a="$whole_one" -v b="$whole" 'BEGIN {
		printf "%-34s %10d %6.1f%% %16d %6.1f%%\n", stage, one, 100 * one / a, each, 100 * each / b }'
done
