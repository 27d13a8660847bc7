#!/usr/bin/env bats
# plume listen: what a screen reader says.

setup() {
	PLUME=$(realpath "${PLUME:-build/plume}")
	export PLUME_LANG=en LC_ALL=C
	cd "$BATS_TEST_TMPDIR" || exit 1
}

@test "a draft is told as it is heard, what is troublesome by number" {
	printf 'Alerte 🚨 #plandevigilance https://bit.ly/3v\n' >a.x.txt
	run "$PLUME" listen a.x.txt
	[ "$status" -eq 0 ]
	[ "${lines[0]}" = a.x.txt ]
	[ "${lines[1]}" = "10 words heard, about 4 seconds at 175 words a minute." ]
	[ "${lines[2]}" = "  Alerte police car light hashtag plandevigilance [1] link bit.ly [2]" ]
	[[ "${lines[4]}" == "  [1] line 1, “#plandevigilance”: several words without capitals"* ]]
	[[ "$output" == *"[2] line 1, “https://bit.ly/3v”: a shortened link"* ]]
}

@test "the voice speaks the language of the draft, the remarks that of --lang" {
	printf -- '---\nlangue: fr\n---\nFeu 🔥🔥🔥\n' >a.txt
	run "$PLUME" listen a.txt
	[[ "$output" == *"  Feu feu, feu, feu [1]"* ]]
	[[ "$output" == *"its name is said each time"* ]]
	run "$PLUME" listen --lang fr a.txt
	[[ "$output" == *"son nom est dit à chaque fois"* ]]
}

@test "each part and each draft is heard apart, media with the first" {
	printf -- '---\nmédias:\n  - image: b.jpg\n    alt: Un pont.\n---\nUn.\n---\nDeux.\n' >a.txt
	printf '{"text":"Trois","media":[{"type":"image"}]}\n' >b.jsonl
	run "$PLUME" listen a.txt b.jsonl
	[ "$status" -eq 0 ]
	[[ "$output" == *"Part 1 of 2: "*"Un."*"image: Un pont."*"Part 2 of 2: "*"Deux."* ]]
	[[ "$output" == *"b.jsonl#1"*"Trois"*"image without an alternative text [1]"* ]]
	[[ "$output" != *"line 1, “”"* ]]
}

@test "the rate is chosen, and checked" {
	run "$PLUME" listen --rate 350 - <<<'un deux trois quatre cinq six sept'
	[[ "$output" == *"7 words heard, about 2 seconds at 350 words a minute."* ]]
	for rate in 79 451 fast -3 ''; do
		run "$PLUME" listen --rate "$rate" - <<<'un'
		[ "$status" -eq 2 ]
		[[ "$output" == *"--rate is words a minute, from 80 to 450, not '$rate'"* ]]
	done
	run "$PLUME" listen --format sarif - <<<'un'
	[ "$status" -eq 2 ]
}

@test "JSON has pieces with their places" {
	printf 'Été ⇒ #IlFaitChaud\n' >a.txt
	"$PLUME" listen --format json a.txt >out
	python3 - <<-'END'
		import json
		part = json.load(open("out"))["files"][0]["parts"][0]
		pieces = part["pieces"]
		assert [p["kind"] for p in pieces] == ["text", "sign", "hashtag"], pieces
		draft = open("a.txt", "rb").read()
		span = pieces[2]["span"]
		assert draft[span["start"]:span["end"]] == b"#IlFaitChaud"
		assert pieces[2]["text"] == "hashtag Il Fait Chaud"
		assert part["speech"] == "Été rightwards double arrow hashtag Il Fait Chaud"
	END
}

@test "a network says what comes first, and whether a link is one" {
	printf -- '---\nmédias:\n  - image: b.jpg\n    alt: Un pont.\n---\nVoir gard.gouv.fr/a\n' >a.txt
	run "$PLUME" listen --network instagram a.txt
	[[ "$output" == *"image: Un pont."*"Voir address gard.gouv.fr/a [1]"* ]]
	for network in x mastodon facebook; do
		run "$PLUME" listen --network "$network" a.txt
		[[ "$output" == *"Voir link gard.gouv.fr"*"image: Un pont."* ]]
	done
	# For several at once: the text first.
	run "$PLUME" listen -n x -n instagram a.txt
	[[ "$output" == *"Voir link gard.gouv.fr"*"image: Un pont."* ]]
}

@test "a narrow terminal gets narrow lines, and nothing hangs over" {
	script -qec 'test -t 1' /dev/null >/dev/null 2>&1 || skip 'no terminal can be made here'
	printf 'Restez chez vous et ne prenez pas votre voiture 🚨🚨🚨 #plandevigilance\n\nMerci\n' >a.x.txt
	run script -qec "stty cols 40; NO_COLOR=1 '$PLUME' listen --lang fr a.x.txt" /dev/null
	[[ "$output" != *$'\e'* ]]
	for line in "${lines[@]}"; do
		line=${line%$'\r'}
		[ "$(printf %s "$line" | LC_ALL=C.UTF-8 wc -m)" -le 40 ]
	done
	! grep -q ' $' <<<"${output//$'\r'/}" || false
}

@test "of a document the prose is heard, code as it is written" {
	printf '# Un titre 🔥\n\nTapez `make demo`, puis **lisez**.\n' >a.md
	run "$PLUME" listen a.md
	[ "${lines[2]}" = "  Un titre fire" ]
	[ "${lines[3]}" = "  Tapez make demo, puis lisez." ]
}
