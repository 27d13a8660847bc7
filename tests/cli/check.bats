#!/usr/bin/env bats
# plume check: the contract that scripts, hooks and editors rely on.

setup() {
	PLUME=$(realpath "${PLUME:-build/plume}")
	export PLUME_LANG=fr
	cd "$BATS_TEST_TMPDIR" || exit 1
}

@test "the first draft gives its five findings and nothing else" {
	run "$PLUME" check --network x - <<<'Prefecture du Gard : horaires modifiés!!! #plandevigilance'
	[ "$status" -eq 1 ]
	[ "${#lines[@]}" -eq 5 ]
	for rule in langue.accent-manquant typographie.espace-double-ponctuation \
		typographie.signe-colle typographie.signes-repetes accessibilite.hashtag-casse; do
		[[ "$output" == *"[$rule]"* ]]
	done
}

@test "the word check may be left out" {
	echo 'Prefecture fermée.' >a.txt
	run "$PLUME" a.txt
	[ "$status" -eq 1 ]
	[[ "$output" == "a.txt:1:1: warning: "* ]]
}

@test "a clean draft is status 0 and says so, with its lengths, on standard error" {
	echo 'La préfecture ouvre à 9 h lundi.' >a.x.txt
	"$PLUME" a.x.txt >out 2>err
	[ ! -s out ]
	grep -q 'rien à signaler' err
	grep -q '/280' err
}

@test "--fail-on decides the status, --level what is shown" {
	echo 'Prefecture fermée.' >a.txt
	run "$PLUME" check --fail-on error a.txt
	[ "$status" -eq 0 ]
	[ -n "$output" ]
	run "$PLUME" check --level error a.txt
	[ "$status" -eq 0 ]
	[[ "$output" != *warning* ]]
}

@test "the network comes from the front matter, then the name, then the option" {
	long=$(printf 'a%.0s' $(seq 300))
	echo "$long" >a.x.txt
	run "$PLUME" check --rule commun.trop-long a.x.txt
	[ "$status" -eq 1 ]
	run "$PLUME" check --rule commun.trop-long --network x - <<<"$long"
	[ "$status" -eq 1 ]
	printf -- '---\nréseaux: [facebook]\n---\n%s\n' "$long" >b.x.txt
	run "$PLUME" check --rule commun.trop-long b.x.txt
	[ "$status" -eq 0 ]
}

@test "an unknown option names the nearest one and an example" {
	run "$PLUME" check --netwrok x -
	[ "$status" -eq 2 ]
	[[ "$output" == *--network* ]]
	[[ "$output" == *'plume check'* ]]
}

@test "unknown networks, rules and formats name the nearest" {
	run "$PLUME" check --network facebok - <<<'a'
	[ "$status" -eq 2 ]
	[[ "$output" == *facebook* ]]
	run "$PLUME" check --rule langue.accent-manquan - <<<'a'
	[ "$status" -eq 2 ]
	[[ "$output" == *langue.accent-manquant* ]]
	run "$PLUME" check --format jsn - <<<'a'
	[ "$status" -eq 2 ]
	[[ "$output" == *json* ]]
}

@test "--rule runs that rule alone" {
	run "$PLUME" check --rule typographie.signes-repetes - <<<'Prefecture !!!'
	[ "$status" -eq 1 ]
	[ "${#lines[@]}" -eq 1 ]
}

@test "columns are counted as asked" {
	printf 'é 😀 prefecture\n' >a.txt
	run "$PLUME" check --rule langue.accent-manquant a.txt
	[[ "$output" == a.txt:1:5:* ]]
	run "$PLUME" check --rule langue.accent-manquant --column byte a.txt
	[[ "$output" == a.txt:1:9:* ]]
	run "$PLUME" check --rule langue.accent-manquant --column utf16 a.txt
	[[ "$output" == a.txt:1:6:* ]]
}

@test "JSON has the shape of version 1, also for a clean run" {
	command -v python3 >/dev/null || skip 'no python3'
	echo 'Prefecture fermée.' >a.txt
	echo 'La préfecture ouvre lundi.' >b.txt
	run "$PLUME" check --format json a.txt b.txt
	[ "$status" -eq 1 ]
	printf '%s' "$output" >out.json
	python3 - <<'PY'
import json
d = json.load(open("out.json"))
assert d["version"] == 1 and d["tool"]["name"] == "plume"
a, b = d["files"]
assert a["path"] == "a.txt" and b["findings"] == []
f = a["findings"][0]
assert f["rule"] == "langue.accent-manquant" and f["level"] == "warning"
assert f["span"] == {"start": 0, "end": 10} and f["match"] == "Prefecture"
assert f["from"] == {"line": 1, "column": 1} and f["to"] == {"line": 1, "column": 11}
assert f["fixes"][0]["edits"] == [{"start": 0, "end": 10, "text": "Préfecture"}]
assert f["fixes"][0]["safe"] is True and f["suppressed"] is None
assert d["summary"] == {"files": 2, "error": 0, "warning": 1, "suggestion": 0, "fixable": 1}
PY
}

@test "a bad record is one error, and the others are still told" {
	printf '%s\n' '{"id":"a","text":"Prefecture"}' '{"id":' '{"id":"c","text":"Prefecture"}' >p.jsonl
	run "$PLUME" check p.jsonl
	[ "$status" -eq 1 ]
	[ "$(grep -c accent-manquant <<<"$output")" -eq 2 ]
	[ "$(grep -c plume.input <<<"$output")" -eq 1 ]
	run "$PLUME" check --format jsonl p.jsonl
	[ "$(grep -c '"path"' <<<"$output")" -eq 3 ]
}

@test "a configuration is found upwards; all its faults are told in one run" {
	mkdir -p sub
	printf 'netwroks: [x]\nlevel: eror\nrules: {langue.accent-manquant: of}\n' >.plume.yml
	echo 'Prefecture.' >sub/a.txt
	cd sub
	run "$PLUME" a.txt
	[ "$status" -eq 2 ]
	[[ "$output" == *'.plume.yml:1:1:'* && "$output" == *networks* ]]
	[[ "$output" == *'.plume.yml:2:8:'* && "$output" == *error* ]]
	[[ "$output" == *'.plume.yml:3:'* ]]
	[[ "$output" == *accent-manquant]* ]]
}

@test "a configuration switches rules off and changes levels in one line" {
	printf 'rules: {langue.accent-manquant: error}\n' >.plume.yml
	run "$PLUME" - <<<'Prefecture.'
	[[ "$output" == *': error: '* ]]
	printf 'rules: {langue: off}\n' >.plume.yml
	run "$PLUME" - <<<'Prefecture.'
	[ "$status" -eq 0 ]
	run "$PLUME" check --no-config - <<<'Prefecture.'
	[ "$status" -eq 1 ]
}

@test "the language: --lang, PLUME_LANG, the locale, French when none says" {
	run env -u PLUME_LANG LC_ALL=C "$PLUME" help
	[[ "$output" == *Commandes* ]]
	run env -u PLUME_LANG LC_ALL=en_GB.UTF-8 "$PLUME" help
	[[ "$output" == *Commands* ]]
	run env PLUME_LANG=en LC_ALL=fr_FR.UTF-8 "$PLUME" help
	[[ "$output" == *Commands* ]]
	run env PLUME_LANG=en "$PLUME" help --lang fr
	[[ "$output" == *Commandes* ]]
	run "$PLUME" check --lang en - <<<'Prefecture.'
	[[ "$output" == *'Prefecture'* && "$output" != *'s’écrit'* ]]
}

@test "colour only when asked or on a terminal, and words say the same" {
	run "$PLUME" check --format text - <<<'Prefecture.'
	[[ "$output" != *$'\e'* ]]
	[[ "$output" == *avertissement* ]]
	run "$PLUME" check --format text --color always - <<<'Prefecture.'
	[[ "$output" == *$'\e'* ]]
	[[ "$output" == *avertissement* ]]
}

@test "what the draft asks to leave out is left out" {
	printf -- '---\nignore: [langue.accent-manquant]\n---\nPrefecture.\n' >a.txt
	run "$PLUME" a.txt
	[ "$status" -eq 0 ]
}

@test "rules, explain and count answer" {
	run "$PLUME" rules accent
	[ "$status" -eq 0 ]
	[[ "$output" == *langue.accent-manquant* ]]
	run "$PLUME" explain langue.accent-manquant
	[ "$status" -eq 0 ]
	[[ "$output" == *typographie/* || "$output" == *ecriture-claire/* ]]
	run "$PLUME" explain accessibilite/images/decrire-chaque-image
	[ "$status" -eq 0 ]
	[[ "$output" == *accessibilite.alt-absente* ]]
	run "$PLUME" explain langue.accent-manqant
	[ "$status" -eq 2 ]
	[[ "$output" == *langue.accent-manquant* ]]
	run "$PLUME" count - <<<'Préfecture'
	[ "$status" -eq 0 ]
	[[ "$output" == *'10'*'280'* ]]
}

@test "a line at the end of a post silences, is not counted, and says so" {
	printf 'Prefecture.\n\n<!-- plume langue off: nom propre -->\n' >a.x.txt
	run "$PLUME" a.x.txt
	[ "$status" -eq 0 ]
	run "$PLUME" check --format line --show-suppressed a.x.txt
	[ "$status" -eq 0 ]
	[[ "$output" == *'(passé sous silence par une ligne de la fin, ligne 3'*'nom propre) [langue.'* ]]
	run "$PLUME" check --format json a.x.txt
	[[ "$output" == *'"suppressed":{"by":"remark","line":3,"reason":"nom propre"}'* ]]
	[[ "$output" == *'"length":11,'* ]]
	run "$PLUME" count a.x.txt
	[[ "$output" == *' 11 sur 280'*'1 ligne pour plume'* ]]
}

@test "an exception that is of no use, or names nobody, is told where it stands" {
	printf -- '---\nignore: [langue.accent-manquan, ton.familier]\n---\nBonjour.\n' >a.txt
	run "$PLUME" check --format line a.txt
	[ "$status" -eq 1 ]
	[[ "$output" == *'a.txt:2:10: warning: '*'accent-manquant'*'[commun.suppression-inconnue]'* ]]
	[[ "$output" == *'a.txt:2:33: suggestion: '*'[commun.suppression-inutile]'* ]]
	run "$PLUME" check --rule langue.accent-manquant a.txt
	[ "$status" -eq 0 ]
	[[ "$output" != *suppression* ]]
}

@test "a comment for plume in the middle of a post is told" {
	printf 'Un.\n<!-- plume off -->\nDeux.\n<!-- plume ton of -->\n' >a.txt
	run "$PLUME" check a.txt
	[[ "$output" == *'a.txt:2:1: '* ]]
	[[ "$output" == *'a.txt:4:1: '*'écrire'*'off'* ]]
}

@test "--now says when drafts go out that do not say it" {
	printf 'Inscrivez-vous avant le 10 mars 2026.\n' >a.txt
	printf -- '---\ndate: 2026-03-01\n---\nInscrivez-vous avant le 10 mars 2026.\n' >b.txt
	run "$PLUME" check -r commun.date-passee a.txt
	[ "$status" -eq 0 ]
	run "$PLUME" check -r commun.date-passee --now 2026-03-12 --format line a.txt b.txt
	[ "$status" -eq 1 ]
	[[ "$output" == a.txt:1:* ]]
	[[ "$output" != *b.txt* ]]
	run "$PLUME" check --now bientôt a.txt
	[ "$status" -eq 2 ]
	[[ "$output" == *2026-03-12*bientôt* ]]
}

@test "an exception of a draft ends on its day, and says when it is none" {
	printf -- '---\nignore:\n  - {rule: langue.accent-manquant, until: 2026-12-31, reason: logo}\n---\nPrefecture\n' >a.txt
	"$PLUME" check --no-config --now 2026-12-31 a.txt
	run "$PLUME" check --no-config --now 2027-01-01 a.txt
	[ "$status" -eq 1 ]
	[[ "$output" == *accent-manquant* ]]
	for until in 'until 2026-12-31' 'jusqu’au 31 décembre 2026' "jusqu'au 31/12/2026"; do
		printf 'Prefecture\n\n<!-- plume langue.accent-manquant off %s: logo -->\n' "$until" >b.txt
		"$PLUME" check --no-config --now 2026-12-31 b.txt
		run "$PLUME" check --no-config --now 2027-01-01 b.txt
		[ "$status" -eq 1 ]
	done
	sed -i 's/2026-12-31/never/' a.txt
	run "$PLUME" check --no-config a.txt
	[ "$status" -eq 1 ]
	[[ "$output" == *a.txt:3:*never*2026-12-31* ]]
}
