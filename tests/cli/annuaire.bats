#!/usr/bin/env bats
# plume annuaire: préfectures, and what is known of their accounts.

setup() {
	PLUME=$(realpath "${PLUME:-build/plume}")
	ROOT=$(realpath "$BATS_TEST_DIRNAME/../..")
	export PLUME_LANG=en LC_ALL=C.UTF-8
	cd "$BATS_TEST_TMPDIR" || exit 1
}

@test "without a word it says how to ask" {
	run "$PLUME" annuaire
	[ "$status" -eq 0 ]
	[[ "$output" == *"127 entries, "*"plume annuaire 30"*"plume annuaire @Prefet13"* ]]
}

@test "an account is told with its evidence, date and source" {
	run "$PLUME" annuaire 13
	[ "$status" -eq 0 ]
	[ "${lines[0]}" = "Bouches-du-Rhône (13) – préfecture, Marseille, Provence-Alpes-Côte d’Azur" ]
	[[ "$output" == *"  site: bouches-du-rhone.gouv.fr"* ]]
	[[ "$output" == *"  X: @Prefet13, https://x.com/Prefet13"*"    seen 2025-07-11: a page quotes one of its posts"*"    source:"*"le-meridien.fr/"* ]]
	[[ "$output" == *"A date says when an"*"account was seen, not that it is in use"* ]]
	run "$PLUME" annuaire --lang fr 34
	[[ "$output" == *"vu à une date inconnue"*"source"*"trois dépôts publics"*"doute"* ]]
}

@test "no account is ever guessed" {
	run "$PLUME" annuaire Gard
	[ "$status" -eq 0 ]
	[[ "$output" == *"X: no account known. Look for it on the site; do not guess one."* ]]
	[[ "$output" != *Prefet30* && "$output" != *x.com* ]]
	run "$PLUME" annuaire @Prefet30
	[ "$status" -eq 1 ]
	[[ "$output" == *"nobody has shown an account '@Prefet30'"*"Gard (30)"* ]]
	[[ "$output" != *x.com* ]]
}

@test "a former name leads to the account, and has no address" {
	run "$PLUME" annuaire @PREFALSACE67
	[ "$status" -eq 0 ]
	[[ "$output" == *"X: @Prefet67, https://x.com/Prefet67"*"X: formerly @prefAlsace67"* ]]
	[[ "$output" != *x.com/prefAlsace67* ]]
}

@test "several that fit are listed; words are one name, or several" {
	run "$PLUME" annuaire haute
	[ "$status" -eq 0 ]
	[[ "$output" == *"31       Haute-Garonne"*"@PrefetOccitanie"*"43       Haute-Loire "*" -"*"10 entries"* ]]
	run "$PLUME" annuaire Val de Marne
	[ "$status" -eq 0 ]
	[ "${lines[0]%% (*}" = Val-de-Marne ]
	run "$PLUME" annuaire 30 lozere
	[ "$status" -eq 0 ]
	[[ "$output" == *"Gard (30)"*"Lozère (48)"* ]]
}

@test "what is not there is told with the nearest, and 1" {
	run "$PLUME" annuaire herautl
	[ "$status" -eq 1 ]
	[[ "$output" == *"nothing called 'herautl'; did you mean 'Hérault'?"* ]]
	run "$PLUME" annuaire 30 xyzzyxyzzy
	[ "$status" -eq 1 ]
	[[ "$output" == *"nothing called '30 xyzzyxyzzy'"*"as in plume annuaire 30"* ]]
	[[ "$output" != *"Gard (30)"* ]]
	run "$PLUME" annuaire --format xml 30
	[ "$status" -eq 2 ]
	run "$PLUME" annuaire $'\033[31m\377'
	[ "$status" -eq 1 ]
	[[ "$output" != *$'\033'* ]]
}

@test "as data: all of it, or what is asked" {
	command -v python3 >/dev/null || skip 'no python3'
	"$PLUME" annuaire --format json >all
	"$PLUME" annuaire --format json 34 >one
	"$PLUME" annuaire --format json xyzzyxyzzy >none || [ "$?" -eq 1 ]
	python3 - <<-'END'
		import json
		all = json.load(open("all"))
		assert all["version"] == 1 and all["date"] and len(all["entries"]) == 127
		words = {"confirmed", "embed", "link", "press", "repository"}
		for entry in all["entries"]:
		    for account in entry["accounts"]:
		        assert account["evidence"] in words and account["source"], account
		        assert account["seen"] is None or account["seen"][:2] in ("19", "20")
		one, = json.load(open("one"))["entries"]
		assert one["name"] == "Hérault" and one["accounts"][0]["handle"] == "Prefet34"
		assert one["accounts"][0]["seen"] is None
		assert json.load(open("none"))["entries"] == []
	END
}

@test "an annuaire.yml beside the configuration corrects and adds" {
	mkdir sub
	: >.plume.yml
	cat >annuaire.yml <<-'END'
		date: 2026-12
		entries:
		  - kind: prefecture
		    code: "30"
		    name: Gard
		    accounts:
		      - {network: x, handle: Prefet_du_30, evidence: confirmed, seen: 2026-12-01, source: service communication}
	END
	cd sub
	run "$PLUME" annuaire Gard
	[ "$status" -eq 0 ]
	[[ "$output" == *"@Prefet_du_30"*"seen 2026-12-01: the préfecture itself confirms it"* ]]
	run "$PLUME" annuaire --no-config Gard
	[[ "$output" == *"no account known"* ]]
	run "$PLUME" annuaire 48
	[[ "$output" == *"Lozère (48)"* ]]
	sed -i 's/evidence: confirmed, //' ../annuaire.yml
	run "$PLUME" annuaire Gard
	[ "$status" -eq 2 ]
	[[ "$output" == *"annuaire.yml:7:9: this entry does not say its 'evidence'"* ]]
}

@test "what is kept in the repository is what src/gen/annuaire.awk makes" {
	make -s -C "$ROOT" annuaire B="$BATS_TEST_TMPDIR" TO="$BATS_TEST_TMPDIR"
	cmp annuaire.yml "$ROOT/guides/annuaire.yml"
	cmp comptes-prefectures.yml "$ROOT/rules/lists/comptes-prefectures.yml"
}

@test "a sentence without its French, or a row with too few columns, is refused" {
	make_of() {
		printf '%b\n' "$1" >t.tsv
		run make -s -C "$ROOT" annuaire ANNUAIRE="$PWD/t.tsv" B="$PWD" TO="$PWD"
		[ "$status" -ne 0 ]
		[ ! -e annuaire.yml ]
		[[ "$output" == *"$2"* ]]
	}
	make_of 'prefecture\t30\tGard\tNîmes\tOccitanie\tgard.gouv.fr\tA\tpress\ta new source\t2026\t\t\t\t' \
		'annuaire-fr.tsv lacks: a new source'
	make_of 'prefecture\t30\tGard' '30: 14 columns are wanted, not 3'
}

@test "an account that a team knows better is accepted" {
	printf 'Suivez @Prefet31.\n' >a.x.txt
	run "$PLUME" check --format line --rule twitter.compte-errone a.x.txt
	[ "$status" -eq 1 ]
	[[ "$output" == *"“@Prefet31”: the known account of this préfecture is “@PrefetOccitanie”"* ]]
	printf 'accept: [Prefet31]\n' >.plume.yml
	run "$PLUME" check --format line --rule twitter.compte-errone a.x.txt
	[ "$status" -eq 0 ]
}
