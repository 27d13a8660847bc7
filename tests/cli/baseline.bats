#!/usr/bin/env bats
# Baselines: what was there when plume came is known, what is new fails.

setup() {
	PLUME=$(realpath "${PLUME:-build/plume}")
	export PLUME_LANG=en LC_ALL=C
	cd "$BATS_TEST_TMPDIR" || exit 1
	echo 'La Prefecture vous informe.' >a.x.txt
}

check() {
	"$PLUME" check --no-config --format line --rule langue.accent-manquant "$@"
}

@test "what is found is known from then on, wherever it moves" {
	run check --baseline known --fail-on suggestion a.x.txt
	[ "$status" -eq 2 ] # there is none yet
	run check --baseline known --update-baseline --fail-on suggestion a.x.txt
	[ "$status" -eq 0 ]
	grep -Eq '^[0-9a-f]{16} a\.x\.txt langue\.accent-manquant$' known
	! grep -q Prefecture known || false
	run check --baseline known --fail-on suggestion a.x.txt
	[ "$status" -eq 0 ]
	printf 'Bonjour.\n\nLa Prefecture vous informe.\n' >a.x.txt
	run check --baseline known --fail-on suggestion ./a.x.txt
	[ "$status" -eq 0 ]
}

@test "what is new fails, the same word a second time too" {
	check --baseline known --update-baseline a.x.txt
	printf 'La Prefecture vous informe.\n\nLa Prefecture ferme.\n' >a.x.txt
	run check --baseline known --fail-on suggestion a.x.txt
	[ "$status" -eq 1 ]
	[ "$(grep -c accent-manquant <<<"$output")" -eq 1 ]
	cp a.x.txt b.x.txt
	run check --baseline known --fail-on suggestion b.x.txt
	[ "$status" -eq 1 ]
}

@test "records are told apart by what they are called" {
	printf '{"id":"%s","network":"x","text":"La Prefecture ferme."}\n' one two >p.jsonl
	check --baseline known --update-baseline p.jsonl
	[ "$(grep -c '^[0-9a-f]' known)" -eq 2 ]
	run check --baseline known --fail-on suggestion p.jsonl
	[ "$status" -eq 0 ]
	printf '{"id":"three","network":"x","text":"La Prefecture ferme."}\n' >>p.jsonl
	run check --baseline known --fail-on suggestion -j 2 p.jsonl
	[ "$status" -eq 1 ]
	[ "$(grep -c accent-manquant <<<"$output")" -eq 1 ]
}

@test "an entry that nothing meets is told, and goes when asked" {
	check --baseline known --update-baseline a.x.txt
	echo 'La préfecture vous informe.' >a.x.txt
	run check --baseline known a.x.txt
	[ "$status" -eq 0 ]
	[[ "$output" == *"1 entry was not met"* ]]
	check --baseline known --update-baseline a.x.txt
	! grep -q '^[0-9a-f]' known || false
}

@test "what is no baseline is told with its line, and the file is left alone" {
	printf '# a word\n\n0123456789abcdeg a.x.txt x\n' >known
	cp known before
	run check --baseline known a.x.txt
	[ "$status" -eq 2 ]
	[[ "$output" == *known:3:1:* ]]
	cmp known before
	run check --update-baseline a.x.txt
	[ "$status" -eq 2 ]
	[[ "$output" == *"--baseline FILE"* ]]
}

@test "what is known can be shown" {
	check --baseline known --update-baseline a.x.txt
	run check --baseline known --show-suppressed a.x.txt
	[ "$status" -eq 0 ]
	[[ "$output" == *accent-manquant* ]]
}

@test "a picture that is not there is known again, with an alternative text or without" {
	printf -- '---\nréseaux: [x]\nmédias:\n  - image: none.jpg\n---\nBonjour.\n' >m.txt
	printf -- '---\nréseaux: [x]\nmédias:\n  - image: none.jpg\n    alt: Un pont.\n---\nBonjour.\n' >n.txt
	for format in sarif gitlab; do
		run "$PLUME" check --no-config --format "$format" m.txt n.txt
		[ "$status" -eq 1 ]
		[ "$(grep -o media.fichier-absent <<<"$output" | wc -l)" -ge 2 ]
	done
	"$PLUME" check --no-config --baseline known --update-baseline m.txt n.txt
	run "$PLUME" check --no-config --baseline known --fail-on suggestion m.txt n.txt
	[ "$status" -eq 0 ]
}
