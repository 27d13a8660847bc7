# plume card: a network on one screen.

setup() {
	PLUME=$(realpath "$PLUME")
	cd "$BATS_TEST_TMPDIR"
	export LC_ALL=C.UTF-8
}

networks() {
	"$PLUME" explain --no-config | sed -n 's/^  network\///p'
}

@test "every network fits a screen of 24 lines and 79 columns, in both languages" {
	[ "$(networks | wc -l)" -ge 9 ]
	for network in $(networks); do
		for lang in fr en; do
			"$PLUME" card --no-config --lang $lang "$network" >card
			[ "$(wc -l <card)" -le 24 ]
			[ "$(wc -L <card)" -le 79 ]
		done
	done
}

@test "limits are those of the network's data, and advice is about it" {
	run "$PLUME" card --no-config --lang en x
	[ "$status" -eq 0 ]
	[[ "$output" == *'280 at most'*'each counts 23'*'1000 characters at most'* ]]
	[[ "$output" == *'(twitter/'*'plume explain network/x'* ]]
	run "$PLUME" card --no-config --lang en instagram
	[[ "$output" == *'nobody can follow them'*'one at least'* ]]
	[[ "$output" != *'(twitter/fils/'* ]]
}

@test "aliases are known, and the nearest name of what is not" {
	run "$PLUME" card --no-config --lang en twitter
	[ "$status" -eq 0 ]
	[[ "$output" == 'X (formerly Twitter)'* ]]
	run "$PLUME" card --no-config --lang en mastadon
	[ "$status" -eq 2 ]
	[[ "$output" == *"'mastodon'"* ]]
	run "$PLUME" card --no-config --lang en
	[ "$status" -eq 2 ]
	[[ "$output" == *'plume card x'* ]]
}

@test "a network of one's own has its card" {
	mkdir -p mine/networks
	printf 'extends: mastodon\ntitle: {fr: Notre serveur, en: Our server}\nlimit: 5000\n' >mine/networks/ours.yml
	run "$PLUME" card --no-config --lang en --rules mine ours
	[ "$status" -eq 0 ]
	[[ "$output" == 'Our server'*'5000 at most'* ]]
}
