#!/usr/bin/env bats
# plume count beside twitter-text and the segmenter of a JavaScript engine.

setup() {
	command -v node >/dev/null || skip 'node is not installed'
	PLUME=$(realpath "${PLUME:-build/plume}")
	FOLDER=$(dirname "$PLUME")/clients
}

@test "10,000 drafts are as long as twitter-text and Intl.Segmenter say, or it is known why not" {
	run node "$BATS_TEST_DIRNAME/count.js" "$PLUME" "$FOLDER" 10000
	sed 's/^/# /' <<<"$output" >&3
	[ "$status" -eq 0 ]
	[[ "$output" == *'Bluesky, by Intl.Segmenter'* ]]
	# npm is asked for twitter-text; without it only the segmenter is compared.
	[[ "$output" == *'X, by twitter-text 3.1.0'* ]] || skip "${lines[0]}"
}
