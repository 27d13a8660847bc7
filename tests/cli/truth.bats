#!/usr/bin/env bats
# What rules rest on, and what they cost: plume rules --stale, --stats and --cost.

setup() {
	PLUME=$(realpath "${PLUME:-build/plume}")
	export PLUME_LANG=en
	cd "$BATS_TEST_TMPDIR" || exit 1
}

@test "sources are overdue after a time that their kind gives" {
	run "$PLUME" rules --no-config --stale --now 2026-11-26
	[ "$status" -eq 0 ]
	[ "$output" = 'No source is overdue.' ]
	run "$PLUME" rules --no-config --stale --now 2027-06-02
	[ "$status" -eq 1 ]
	[[ "$output" == *'x limit'* ]]
	[[ "$output" != *'juridique.'* ]]
	run "$PLUME" rules --no-config --stale --now 2028-01-15 --style juridique
	[ "$status" -eq 1 ]
	[[ "$output" == *'juridique.'* && "$output" != *'x limit'* ]]
}

@test "a source may say itself when it is due" {
	mkdir -p r/t
	printf 'extends: existence\nmessage: m\ntokens: [mot]\nsource:\n  - {title: Une page, date: 2020, review-by: 2026-10}\n' >r/t/a.yml
	run "$PLUME" rules --no-config --rules r --stale --now 2026-11-01 t.a
	[ "$status" -eq 1 ]
	[[ "$output" == *'2026-10-31  t.a'*'Une page (2020)'*'1 source should'* ]]
	run "$PLUME" rules --no-config --rules r --stale --now 2026-10-31 t.a
	[ "$status" -eq 0 ]
	run "$PLUME" rules --no-config --rules r --stale --now 2026-11-01 --format json t.a
	[[ "$output" == *'{"review-by":"2026-10-31","rule":"t.a","title":"Une page","url":"","date":"2020","provenance":"usage"}'* ]]
	sed -i 's/2026-10/soon/' r/t/a.yml
	run "$PLUME" rules --no-config --rules r --stale
	[ "$status" -eq 2 ]
	[[ "$output" == *"r/t/a.yml:5:"*"'review-by' is a date"*"'soon'"* ]]
	run "$PLUME" rules --no-config --stale --now soon
	[ "$status" -eq 2 ]
}

@test "rules are told with how often they were right" {
	run "$PLUME" rules --no-config --stats orthographe
	[ "$status" -eq 0 ]
	[[ "$output" == *'langue.orthographe '*' of '*' right ('*'%), 20'* ]]
	run "$PLUME" rules --no-config --stats
	[[ "$output" == *'rules have not been counted yet'* ]]
	run "$PLUME" rules --no-config --stats --format json orthographe
	[[ "$output" == *'{"rule":"langue.orthographe","read":'*',"wrong":'*',"date":"20'* ]]
}

@test "rules are told with what they cost, the dearest first, the same each time" {
	mkdir -p r/t
	printf 'extends: existence\nmessage: m\nnonword: true\ntokens: ["\\\\w[aeiou]\\\\w"]\n' >r/t/any.yml
	printf 'extends: existence\nmessage: m\ntokens: [qwyjibo, zzyzx]\n' >r/t/words.yml
	printf 'extends: existence\nmessage: m\ntokens: ["échidnés? \\\\d+"]\n' >r/t/rare.yml
	run "$PLUME" rules --no-config --rules r --style t --cost
	[ "$status" -eq 0 ]
	[[ "${lines[0]}" == 't.any '*'patterns '*'100.0 %'*'every draft' ]]
	[[ "$output" == *'t.words '*'words '*' 0.'*' %'* ]]
	[[ "$output" == *'1 of 3 rules have nothing'* ]]
	before=$output
	run "$PLUME" rules --no-config --rules r --style t --cost
	[ "$output" = "$before" ]
	run "$PLUME" rules --no-config --rules r --style t --cost --format json
	[[ "$output" == *'{"rule":"t.rare","engine":"patterns","always":false,"drafts":'* ]]
	"$PLUME" rules --no-config --cost --format json | grep -o '"bytes":[0-9]*}' | tr -dc '0-9\n' >costs
	sort -rn costs | cmp - costs
}
