#!/usr/bin/env bats
# plume check -j: the same answers, in the same order, whatever the number of threads.

bats_require_minimum_version 1.5.0

setup() {
	PLUME=$(realpath "${PLUME:-build/plume}")
	export PLUME_LANG=fr LC_ALL=C
	cd "$BATS_TEST_TMPDIR" || exit 1
	for i in $(seq 1 300); do
		case $((i % 7)) in
		0) echo "{\"id\":\"p$i\",\"network\":\"x\",\"text\":" ;;
		1) echo "{\"id\":\"p$i\",\"network\":\"x\",\"text\":\"La Prefecture  du Gard : $i !!!\"}" ;;
		2) echo "{\"posts\":[{\"network\":\"facebook\",\"text\":\"Un départ $i\"},{\"network\":\"nulle\",\"text\":\"Deux\"}]}" ;;
		*) echo "{\"id\":\"p$i\",\"network\":\"mastodon\",\"text\":\"Restez chez vous ce week-end, $i.\"}" ;;
		esac
	done >posts.jsonl
	mkdir drafts
	for i in $(seq 1 60); do
		printf 'Vigilance orange à Alès !! #plandevigilance%s\n' "$i" >"drafts/$i.x.txt"
	done
	printf '\377\376\377' >drafts/7.x.txt
	printf -- '---\nréseaux: [x]\nmédia: a\n---\nTexte.\n' >drafts/8.txt
	mkdir drafts/b
	printf 'rules: {ton: off, langue: error}\nfail-on: error\n' >drafts/b/.plume.yml
	printf 'La Prefecture ferme.\n' >drafts/b/un.x.txt
}

same() { # arguments…
	run --separate-stderr "$PLUME" check "$@"
	one=$output errors=$stderr status_one=$status
	for jobs in 2 5 0; do
		run --separate-stderr "$PLUME" check -j "$jobs" "$@"
		[ "$output" = "$one" ]
		[ "$stderr" = "$errors" ]
		[ "$status" = "$status_one" ]
	done
}

@test "records of a payload come in order, broken ones too" {
	same --no-config --format jsonl posts.jsonl
	[ "$(printf '%s\n' "$one" | wc -l)" -eq 343 ]
	same --no-config --format line posts.jsonl
	same --no-config --format json posts.jsonl
}

@test "files of a folder keep their order, their configurations and their faults" {
	same --format line drafts
	[ "$status_one" -eq 2 ]
	[[ $errors == *7.x.txt* ]]
	[[ $one == *"drafts/b/un.x.txt:1:4: error:"* ]]
}

@test "a table, standard input and several operands" {
	printf 'réseau,texte\nx,La Prefecture ouvre\nfacebook,"Bonjour !! à tous"\n' >plan.csv
	same --no-config --format line plan.csv posts.jsonl drafts/1.x.txt
	run bash -c "'$PLUME' check -j 3 --no-config --input jsonl --format jsonl - <posts.jsonl | cksum"
	three=$output
	run bash -c "'$PLUME' check --no-config --input jsonl --format jsonl - <posts.jsonl | cksum"
	[ "$output" = "$three" ]
}

@test "a closed pipe ends it" {
	run bash -c "'$PLUME' check -j 4 --no-config --format jsonl posts.jsonl 2>/dev/null | head -n 1"
	[ "$status" -eq 0 ]
	[ "$(printf '%s\n' "$output" | wc -l)" -eq 1 ]
}

@test "a number of threads that is none is told" {
	run --separate-stderr "$PLUME" check -j beaucoup posts.jsonl
	[ "$status" -eq 2 ]
	[[ $stderr == *"0 à 256"* ]]
	run "$PLUME" check -j 257 posts.jsonl
	[ "$status" -eq 2 ]
}

# Sixteen of them at once would need three times as much.
@test "records that hold much do not wait for each other" {
	! command -v nm >/dev/null || ! nm "$PLUME" 2>/dev/null | grep -Eq '__(asan|tsan)_init' || skip 'built with the sanitizers'
	awk 'BEGIN {
		for (i = 0; i < 20; i++) {
			printf "{\"id\":\"p%d\",\"network\":\"x\",\"text\":\"Ouvert.\",\"media\":[{\"a\":1}", i
			for (n = 1; n < 10000; n++) printf ",{\"a\":1}"
			print "]}"
		}
	}' >full.jsonl
	run bash -c "ulimit -v 70000; '$PLUME' check --no-config --format jsonl full.jsonl | wc -l"
	[ "$output" -eq 20 ]
}
