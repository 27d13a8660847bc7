#!/usr/bin/env bats
# ALE's own linter for Vale with plume in Vale's place, and plume's own linter for ALE: findings
# reach Vim.

setup() {
	command -v vim >/dev/null || skip 'vim is not installed'
	[ -d /usr/share/vim-ale ] || skip 'vim-ale is not installed'
	PLUME=$(realpath "${PLUME:-build/plume}")
	SCRIPT=$(realpath "$BATS_TEST_DIRNAME/ale.vim")
	LIST=$BATS_TEST_TMPDIR/list
	PACK=$(realpath "$BATS_TEST_DIRNAME/../../src/pack")
	export PLUME LIST PACK DRAFT=draft.md LINTER=vale TYPED= PLUME_LANG=en
	cd "$BATS_TEST_TMPDIR" || exit 1
	mkdir -p styles/Team
	printf 'StylesPath = styles\nMinAlertLevel = suggestion\n\n[*.md]\nBasedOnStyles = Team\n' \
		>.vale.ini
	cat >styles/Team/Words.yml <<'RULE'
extends: substitution
message: "Use '%s' instead of '%s'."
level: error
ignorecase: true
swap:
  utilize: use
RULE
	printf 'extends: existence\nmessage: "Say it without \\"%%s\\"."\nlevel: suggestion\ntokens: [very]\n' \
		>styles/Team/Very.yml
}

# What ALE shows for the draft on standard input.
ale() {
	cat >"$DRAFT"
	vim -N -u NONE -i NONE -n -es -S "$SCRIPT" </dev/null >/dev/null 2>&1
	cat "$LIST"
}

@test "ALE shows the findings at their places" {
	run ale <<'DRAFT'
# Very good

« Été » 👍, `utilize` and then: we **utilize** it.

And <b>utilize</b> &amp; utilize it.
DRAFT
	[ "${lines[0]}" = "3 37 43 E Team.Words Use 'use' instead of 'utilize'." ]
	[ "${lines[1]}" = "5 8 14 E Team.Words Use 'use' instead of 'utilize'." ]
	[ "${lines[2]}" = "5 26 32 E Team.Words Use 'use' instead of 'utilize'." ]
	[ "${#lines[@]}" -eq 3 ]
}

@test "suggestions are shown as such" {
	run ale <<<'a very good day'
	[ "$output" = '1 3 6 I Team.Very Say it without "very".' ]
}

@test "a clean draft shows nothing" {
	run ale <<<'Rien à dire.'
	[ "$status" -eq 0 ]
	[ -z "$output" ]
}

@test "plume's own linter looks at drafts as they are typed, under their names" {
	rm .vale.ini
	DRAFT='mon brouillon.x.txt' LINTER=plume TYPED='Le departement.' run ale <<<'👍 À la Prefecture,  au revoir.'
	[ "${lines[0]}" = '1 12 21 W langue.accent-manquant “Prefecture” is spelt “Préfecture”.' ]
	[[ "${lines[1]}" == '1 23 24 I typographie.espaces-multiples '* ]]
	[[ "${lines[2]}" == '2 4 14 W langue.accent-manquant '* ]]
	# The name says the network, which takes 280.
	DRAFT=long.x.txt LINTER=plume run ale <<<"$(printf 'Un mot %.0s' {1..50})"
	[[ "$output" == *' commun.trop-long '* ]]
}
