#!/usr/bin/env bats
# Findings that a person has read: what tests/corpus/read.tsv says of them still holds.

setup() {
	B=$(dirname "$PLUME")
	export B
	CORPUS=${CORPUS:-../shared/corpus}
	export CORPUS
}

@test "what was right is found still, and of the last draw at most two in 100 were wrong" {
	command -v python3 >/dev/null || skip "no python3"
	ls "$CORPUS"/*.jsonl >/dev/null 2>&1 || skip "no texts in $CORPUS"
	run python3 tests/corpus/sample.py rates
	echo "$output"
	[ "$status" -eq 0 ]
	[[ $output != *stale:* ]]
}

@test "a right finding that is no longer found is told" {
	command -v python3 >/dev/null || skip "no python3"
	ls "$CORPUS"/*.jsonl >/dev/null 2>&1 || skip "no texts in $CORPUS"
	cp tests/corpus/sample.py "$BATS_TEST_TMPDIR"
	printf '1\t0123456789ab\tservice-public-fiches/F1\tcommun.mot-double\tles les\tright\t\n' \
		>"$BATS_TEST_TMPDIR/read.tsv"
	run python3 "$BATS_TEST_TMPDIR/sample.py" rates
	[ "$status" -eq 1 ]
	[[ $output == *"stale: no longer found: 0123456789ab"* ]]
}

@test "the same seed draws the same findings, another seed others" {
	command -v python3 >/dev/null || skip "no python3"
	ls "$CORPUS"/*.jsonl >/dev/null 2>&1 || skip "no texts in $CORPUS"
	one=$(python3 tests/corpus/sample.py draw 20 7 2>/dev/null)
	again=$(python3 tests/corpus/sample.py draw 20 7 2>/dev/null)
	other=$(python3 tests/corpus/sample.py draw 20 8 2>/dev/null)
	[ "$(grep -vc '^#' <<<"$one")" -eq 20 ]
	[ "$one" = "$again" ]
	[ "$one" != "$other" ]
}
