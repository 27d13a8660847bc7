#!/usr/bin/env bats
# Completions as the shells themselves ask for them.

setup() {
	PLUME=$(realpath "${PLUME:-build/plume}")
	export LC_ALL=C.UTF-8 PLUME_LANG=en PATH=$BATS_TEST_TMPDIR/bin:$PATH
	mkdir -p "$BATS_TEST_TMPDIR/bin"
	ln -s "$PLUME" "$BATS_TEST_TMPDIR/bin/plume"
	cd "$BATS_TEST_TMPDIR" || exit 1
	touch 'a draft.txt' x.html
}

# What bash offers for these words, the last of which is being typed.
in_bash() {
	bash --norc -c 'eval "$(plume completion bash)"
		COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
		_plume; printf "%s\n" "${COMPREPLY[@]}"' bash "$@"
}

in_fish() {
	fish --no-config -c 'plume completion fish | source; complete -C "$argv"' "$1" | cut -f1
}

@test "bash: commands, options, values, names of rules, files with blanks" {
	[ "$(in_bash plume che)" = check ]
	[ "$(in_bash plume --netw)" = --network ]
	[ "$(in_bash plume check --network ma)" = mastodon ]
	[ "$(in_bash plume check --fail-on = e)" = error ]
	[ "$(in_bash plume check --format sar)" = sarif ]
	[ "$(in_bash plume check --format html : x)" = x.html ]
	[ "$(in_bash plume explain accessibilite.alt-abs)" = accessibilite.alt-absente ]
	[ "$(in_bash plume rules --style typo)" = typographie ]
	[ "$(in_bash plume check 'a ')" = 'a draft.txt' ]
	[ "$(in_bash plume completion f)" = fish ]
}

@test "bash: an option is offered to the commands that take it" {
	run in_bash plume count --fail
	[ -z "$output" ]
	run in_bash plume check --fail
	[ "$output" = --fail-on ]
}

@test "fish: the same" {
	command -v fish >/dev/null || skip 'fish is not installed'
	[ "$(in_fish 'plume che')" = check ]
	[ "$(in_fish 'plume check --network ma')" = mastodon ]
	[ "$(in_fish 'plume --fail-on er')" = error ]
	[ "$(in_fish 'plume explain accessibilite.alt-abs')" = accessibilite.alt-absente ]
	[ "$(in_fish 'plume completion z')" = zsh ]
	[ -z "$(in_fish 'plume count --fail')" ]
}

@test "zsh: what is typed is completed at a prompt" {
	command -v zsh >/dev/null || skip 'zsh is not installed'
	plume completion zsh >completion
	run zsh -f -c '
		zmodload zsh/zpty
		zpty shell zsh -f -i
		zpty -w shell "autoload -U compinit; compinit -u -D; source ./completion; print re\ady"
		zpty -r shell seen "*ready*"
		zpty -w -n shell "plume check --network ma"$'"'\\t'"'
		zpty -r shell seen "*mastodon*" && print completed
		zpty -d shell'
	[[ "$output" == *completed* ]]
}

@test "a shell nobody knows is told the three" {
	for word in tcsh ''; do
		run "$PLUME" completion $word
		[ "$status" -eq 2 ]
		[[ "$output" == *'bash, zsh or fish'* ]]
	done
}
