#!/usr/bin/env bats
# Options that stand alone.

setup() {
	PLUME=$(realpath "${PLUME:-build/plume}")
	export PLUME_LANG=en
}

@test "--version and --help answer without a command" {
	run "$PLUME" --version
	[ "$status" -eq 0 ]
	[[ "$output" == plume\ * ]]
	run "$PLUME" --help
	[ "$status" -eq 0 ]
	[[ "$output" == *'plume check'* ]]
}
