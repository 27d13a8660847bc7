#!/usr/bin/env bats
# The commands beside check: what they answer, and what they say of words nobody knows.

setup() {
	PLUME=$(realpath "${PLUME:-build/plume}")
	export PLUME_LANG=en LC_ALL=C
	cd "$BATS_TEST_TMPDIR" || exit 1
}

json() { # is standard input JSON?
	python3 -m json.tool >/dev/null
}

@test "a misspelt command is not looked for as a file" {
	for word in chck vesion ruels; do
		run "$PLUME" "$word"
		[ "$status" -eq 2 ]
		[[ "$output" == *"no command is called '$word'; did you mean '"* ]]
	done
	echo 'Prefecture.' >chck
	run "$PLUME" chck
	[ "$status" -eq 1 ]
}

@test "help of each command shows every option it takes" {
	run "$PLUME" help
	[ "$status" -eq 0 ]
	for command in check count preview thread listen rules explain guide new card annuaire test completion help version; do
		[[ "$output" == *"$command"* ]]
	done
	for command in check count preview thread listen rules explain guide new card annuaire test completion help version; do
		run "$PLUME" help "$command"
		[ "$status" -eq 0 ]
		[[ "$output" == *"plume $command"* && "$output" == *--lang* ]]
		help=$output
		run "$PLUME" "$command" --help
		[ "$output" = "$help" ]
	done
	run "$PLUME" help chek
	[ "$status" -eq 2 ]
	[[ "$output" == *"'check'"* ]]
}

@test "every option that help shows is taken" {
	for command in check count preview thread listen rules explain card annuaire test; do
		for option in $("$PLUME" help "$command" | grep -o -- '--[A-Za-z-]*' | sort -u); do
			run "$PLUME" "$command" "$option" </dev/null
			[[ "$output" != *'has no option'* ]]
		done
	done
}

@test "the version names the libraries, by either way" {
	run "$PLUME" version
	[ "$status" -eq 0 ]
	[[ "${lines[0]}" == 'plume '[0-9]* ]]
	[[ "$output" == *PCRE2*libyaml* ]]
	version=$output
	run "$PLUME" --version
	[ "$output" = "$version" ]
}

@test "rules: searched without regard to accents, as data, and nothing found is 1" {
	run "$PLUME" rules ACCENT
	[[ "$output" == *langue.accent-manquant* ]]
	run "$PLUME" rules --style twitter
	[ "$status" -eq 0 ]
	[[ "$output" == *twitter.* && "$output" != *typographie.* ]]
	run "$PLUME" rules xyzzyxyzzy
	[ "$status" -eq 1 ]
	run "$PLUME" rules --kinds
	[[ "$output" == *existence*tokens* ]]
	command -v python3 >/dev/null || skip 'no python3'
	"$PLUME" rules --format json | json
	"$PLUME" rules --format json xyzzyxyzzy | json
	"$PLUME" explain --format json langue.accent-manquant | json
	"$PLUME" explain --format json accessibilite/images/decrire-chaque-image | json
	echo 'a "b"' | "$PLUME" count --format json | json
	echo 'a "b" 🔥' | "$PLUME" listen --format json | json
}

@test "formats that a command does not have are told" {
	for command in rules explain annuaire count preview thread; do
		run "$PLUME" "$command" --format jsn </dev/null
		[ "$status" -eq 2 ]
		[[ "$output" == *json* ]]
	done
}

@test "explain without a name lists; with a misspelt one names the nearest" {
	run "$PLUME" explain
	[ "$status" -eq 0 ]
	[[ "$output" == *accessibilite/images/decrire-chaque-image*langue.accent-manquant* ]]
	run "$PLUME" explain accessibilite/images/decrire-chaque-imag
	[ "$status" -eq 2 ]
	[[ "$output" == *"'accessibilite/images/decrire-chaque-image'"* ]]
}

@test "count: one network or all, each part, 1 when a limit is passed" {
	run "$PLUME" count --network x - <<<'préfecture https://www.gard.gouv.fr/une/adresse/tres/longue/que/tout/le/monde/connait'
	[ "$status" -eq 0 ]
	[[ "$output" == *' 34 of 280, 246 left'* ]]
	[[ "$output" != *Facebook* ]]
	run "$PLUME" count - <<<'préfecture'
	[[ "$output" == *Facebook* ]]
	run "$PLUME" count --network x - <<<"$(printf 'a%.0s' $(seq 281))"
	[ "$status" -eq 1 ]
	[[ "$output" == *'1 too many'* ]]
	run "$PLUME" count --network x - <<<$'un\n---\ndeux'
	[[ "$output" == *1/2*2/2* ]]
}

@test "preview: what shows, what lies behind the cut, the card and the media" {
	printf -- '---\nmedia: [{image: a.png}]\n---\n%s le 12 mars : https://gard.gouv.fr #Crue' \
		"$(printf 'mot %.0s' $(seq 120))" >a.txt
	touch a.png
	run "$PLUME" preview --network facebook --network tiktok a.txt
	[ "$status" -eq 0 ]
	[[ "$output" == *'m… see more'*'[image a.png: without alternative text]'*'Cut after about 477 characters.'* ]]
	[[ "$output" == *'Behind the cut: date or hour 12 mars, link https://gard.gouv.fr, hashtag #Crue.'* ]]
	[[ "$output" == *'the media take its place'*'this network makes none'* ]]
	[[ "$output" != *$'\033'* && "$output" != *│* ]]
	run "$PLUME" preview --network facebook --color always a.txt
	[[ "$output" == *'┌─ '*Facebook*'│ mot mot'*'└──'* ]]
	"$PLUME" preview --lang fr a.txt | grep -q 'environ 477 signes'
	run "$PLUME" preview --format json a.txt
	[ "$status" -eq 0 ]
	[[ "$output" == *'"network":"facebook","estimate":true,"shown":{"start":'*'"fate":"hidden-by-media"'* ]]
	command -v python3 >/dev/null || skip 'no python3'
	echo "$output" | json
}

@test "thread: parts that fit, as a draft that check reads, and back" {
	long=$(printf 'un deux trois quatre cinq %.0s' $(seq 20))
	long=${long% }
	printf -- '---\nréseaux: [x]\n---\n%s\n\n%s\n' "$long" "$long" >long.txt
	"$PLUME" thread long.txt >thread.txt
	run "$PLUME" count --network x thread.txt
	[ "$status" -eq 0 ]
	[[ "$output" == *1/4*4/4* ]]
	awk 'BEGIN { RS = "\n---\n"; ORS = "" } NR < 3 { print (NR > 1 ? RS : "") $0; next } { print }' thread.txt >back.txt
	cmp long.txt back.txt
	"$PLUME" thread --number long.txt | grep -q ' 4/4$'
	"$PLUME" thread --number-at start long.txt | grep -q '^4/4 un'
	"$PLUME" thread --number --no-number long.txt | cmp - thread.txt
	run "$PLUME" thread --format json --number --media spread long.txt
	[ "$status" -eq 0 ]
	[[ "$output" == *'"changed":true'*'"text":"un '*' 1/4","lengths":[{"network":"x","length":'*'"limit":280,"left":'*'"media":[]'* ]]
}

@test "thread: media go with the first part, or are spread" {
	printf -- '---\nmedia: [{image: a.png}, {video: b.mp4}]\n---\n%s' "$(printf 'un deux %.0s' $(seq 60))" >m.x.txt
	run "$PLUME" thread --format json m.x.txt
	[[ "$output" == *'"media":[{"kind":"image","file":"a.png","alt":""},{"kind":"video"'*'"media":[]'* ]]
	run "$PLUME" thread --format json --media spread m.x.txt
	[[ "$output" == *'"media":[{"kind":"image","file":"a.png","alt":""}]'*'"media":[{"kind":"video"'* ]]
	"$PLUME" thread --media spread m.x.txt 2>&1 >/dev/null | grep -q 'part 2 goes with b.mp4'
}

@test "thread: a draft that fits comes out as it is; what cannot be cut is shown" {
	printf 'un deux' >short.x.txt
	[ "$("$PLUME" thread --number short.x.txt 2>said)" = 'un deux' ]
	grep -q 'nothing was split' said
	printf 'un\n\n%s' "$(printf 'a%.0s' $(seq 281))" >word.x.txt
	run "$PLUME" thread word.x.txt
	[ "$status" -eq 2 ]
	[[ "$output" == *"word.x.txt:3:1: 'aaaa"*'too long by 1 for x'* ]]
	run "$PLUME" thread short.x.txt word.x.txt
	[ "$status" -eq 2 ]
	[[ "$output" == *'--format json'* ]]
}

@test "count as data: unit, what is left, bytes where they matter" {
	run "$PLUME" count --format json --network bluesky --network x - <<<'préfecture'
	[ "$status" -eq 0 ]
	[[ "$output" == *'{"network":"bluesky","length":10,"limit":300,"left":290,"bytes":11,"byte_limit":3000,"unit":"graphemes","over":false}'* ]]
	[[ "$output" == *'{"network":"x","length":10,"limit":280,"left":270,"unit":"weighted","over":false}'* ]]
	run "$PLUME" count --network bluesky - <<<'préfecture'
	[[ "$output" == *' 10 of 300, 290 left (characters); 11 of 3000 bytes' && "$output" != *'['* ]]
}

@test "count goes on behind a record that cannot be read" {
	printf '%s\n' '{"text":"un"}' '{' '{"text":"deux"}' >p.jsonl
	run "$PLUME" count --network x p.jsonl
	[ "$status" -eq 2 ]
	[[ "$output" == *'p.jsonl#1'* && "$output" == *'p.jsonl#3'* ]]
}
