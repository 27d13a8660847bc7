#!/usr/bin/env bats
# The real Grammalecte as a second opinion.

setup() {
	PLUME=$(realpath "${PLUME:-build/plume}")
	export PLUME_LANG=en XDG_CONFIG_HOME=$BATS_TEST_TMPDIR/own
	mkdir -p "$XDG_CONFIG_HOME/plume"
	echo 'grammalecte: true' >"$XDG_CONFIG_HOME/plume/config.yml"
	cd "$BATS_TEST_TMPDIR" || exit 1
}

@test "Grammalecte finds an agreement that no rule of plume is for, and plume says so in its place" {
	command -v grammalecte-cli >/dev/null || skip "no grammalecte-cli"
	printf -- '---\nnetworks: [facebook]\n---\nÀ Foix, les maison ouvrent lundi. Tout les jours sauf un.\n' >a.txt
	run "$PLUME" check --format line a.txt
	[[ $output == *"a.txt:4:13: suggestion:"*"maison"*"[grammalecte.gn]"* ]]
	[[ $output == *"Tout les"*"[langue.faute-frequente]"* ]]
	[ "$(grep -c 'grammalecte' <<<"$output")" -eq 1 ]
}
