#!/usr/bin/env bats
# YAML that is a bomb is refused where it stands, and costs little.

setup() {
	command -v python3 >/dev/null || skip 'no python3'
	PLUME=$(realpath "${PLUME:-build/plume}")
	export PLUME_LANG=en LC_ALL=C.UTF-8
	cd "$BATS_TEST_TMPDIR" || exit 1
	python3 "$BATS_TEST_DIRNAME/bombs.py" d
	[ "$(ls d | wc -l)" -ge 60 ]
}

# The sanitizers take memory and instructions of their own.
plain() {
	! command -v nm >/dev/null || ! nm "$PLUME" 2>/dev/null | grep -q __asan_init || skip 'built with the sanitizers'
}

@test "each is refused with line and column, in little memory" {
	plain
	run python3 "$BATS_TEST_DIRNAME/bombs.py" run "$PLUME" d
	echo "$output"
	[ "$status" -eq 0 ]
	[ -z "$(grep -v '^#' <<<"$output")" ]
}

# Ten milliseconds are some forty millions; all of them with BOMBS=all.
@test "the largest take few instructions" {
	plain
	command -v valgrind >/dev/null || skip 'valgrind is not installed'
	n=0
	for folder in $([ "${BOMBS:-}" = all ] && echo d/* || echo d/001 d/003 d/006 d/014 d/029 d/049); do
		valgrind --tool=callgrind --callgrind-out-file=/dev/null "$PLUME" check --no-config --no-cache --rules "$folder" - \
			<<<'Le pont.' >out 2>&1 || true
		cost=$(sed -n 's/.*Collected : \([0-9]*\).*/\1/p' out)
		[ -n "$cost" ] || skip 'valgrind does not run this program'
		grep -q '100,001st' out || [ "$cost" -lt 40000000 ] || { echo "$folder: $cost" && cat out && false; }
		n=$((n + 1))
	done
	[ "$n" -ge 6 ]
}
