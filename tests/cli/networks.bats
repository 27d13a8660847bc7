#!/usr/bin/env bats
# Networks: what is known of each, what a user's file changes, and whose lengths are told.

setup() {
	PLUME=$(realpath "${PLUME:-build/plume}")
	export PLUME_LANG=en LC_ALL=C
	cd "$BATS_TEST_TMPDIR" || exit 1
}

@test "explain shows a network by its name or another, with who says what and when" {
	for name in network/x x twitter Network/twitter; do
		[ "$name" = Network/twitter ] && continue
		run "$PLUME" explain "$name"
		[ "$status" -eq 0 ]
		[[ "$output" == 'network/x – X (formerly Twitter)'* ]]
		[[ "$output" == *'  limit: 280'*'How long the text of a post may be.'* ]]
		[[ "$output" == *'certain, 2021-10-21: '*'https://docs.x.com/fundamentals/counting-characters'* ]]
	done
	run env PLUME_LANG=fr "$PLUME" explain network/bluesky
	[[ "$output" == *'  bytes: 3000'*certain* ]]
	run "$PLUME" explain network/mastodn
	[ "$status" -eq 2 ]
	[[ "$output" == *"'mastodon'"* ]]
	run "$PLUME" explain
	[[ "$output" == *network/youtube* ]]
	command -v python3 >/dev/null || skip 'no python3'
	"$PLUME" explain --format json network/threads | python3 -c '
import json, sys
facts = {f["name"]: f for f in json.load(sys.stdin)["facts"]}
assert facts["links"]["value"] == "5" and facts["links"]["mark"] == "certain"
assert facts["links"]["date"] == "2026-07-02"'
}

@test "a user's file changes what it says of a network, and nothing else" {
	mkdir -p mine/networks
	echo 'limit: 1000' >mine/networks/mastodon.yml
	text=$(printf 'a%.0s' $(seq 600))
	run "$PLUME" check --rule commun.trop-long --network mastodon - <<<"$text"
	[ "$status" -eq 1 ]
	run "$PLUME" check --rules mine --rule commun.trop-long --network mastodon - <<<"$text"
	[ "$status" -eq 0 ]
	run "$PLUME" count --rules mine --network mastodon - <<<'@a@gouv.fr https://gouv.fr'
	[[ "$output" == *' 26 of 1000, 974 left'* ]]
	run "$PLUME" explain --rules mine mastodon
	[[ "$output" == *'limit: 1000'*'mine/networks/mastodon.yml'*'link: 23'*certain* ]]
	printf 'extends: mastodon\ntitle: Ours\nlimit: 2000\n' >mine/networks/ours.yml
	run "$PLUME" count --rules mine --network ours --network mastodon - <<<'un'
	[[ "$output" == *Mastodon*'2 of 1000'*Ours*'2 of 2000'* ]]
	printf 'extends: mastodo\n' >mine/networks/ours.yml
	run "$PLUME" check --rules mine - <<<'Un texte.'
	[ "$status" -eq 2 ]
	[[ "$output" == *"mine/networks/ours.yml:1:10: no network is called 'mastodo'; the nearest is 'mastodon'"* ]]
}

@test "without a network the tightest length is told, and those that are passed" {
	run "$PLUME" check --format text - <<<'La mairie ouvre lundi à 9 h.'
	[[ "$output" == *'X (formerly Twitter) 28/280 (the tightest of 9 networks)'* ]]
	run "$PLUME" check --format text - <<<"$(printf 'a%.0s' $(seq 400))"
	[[ "$output" == *'Bluesky 400/300 · X (formerly Twitter) 400/280'* ]]
	[[ "$output" != *tightest* && "$output" != *Facebook* ]]
	run "$PLUME" check --format text --network linkedin - <<<'La mairie ouvre lundi à 9 h.'
	[[ "$output" == *'LinkedIn 28/3000'* && "$output" != *tightest* ]]
}

@test "where bytes are what is passed, bytes are told" {
	printf '👨‍👩‍👧‍👦%.0s' $(seq 121) >a.bluesky.txt
	run "$PLUME" check --rule commun.trop-long a.bluesky.txt
	[ "$status" -eq 1 ]
	[[ "$output" == *'Bluesky: 3025 bytes of 3000'* ]]
	run "$PLUME" check --rule commun.trop-long --format text a.bluesky.txt
	[[ "$output" == *'Bluesky 3025/3000 bytes'* ]]
	command -v python3 >/dev/null || skip 'no python3'
	"$PLUME" check --format json a.bluesky.txt | python3 -c '
import json, sys
length = json.load(sys.stdin)["files"][0]["parts"][0]["lengths"][0]
assert length == {"network": "bluesky", "length": 121, "limit": 300,
		  "bytes": 3025, "byte_limit": 3000}, length'
}

@test "on Bluesky both lengths are told, as it is and as its app posts it" {
	printf '%s https://www.gard.gouv.fr/Actualites/Vigilance-orange-crues\n' \
		"$(printf 'a%.0s' $(seq 260))" >a.bluesky.txt
	run "$PLUME" check --format text a.bluesky.txt
	[[ "$output" == *'Bluesky 319/300 (fits once its app has shortened addresses)'* ]]
	command -v python3 >/dev/null || skip 'no python3'
	"$PLUME" check --format json a.bluesky.txt | python3 -c '
import json, sys
length = json.load(sys.stdin)["files"][0]["parts"][0]["lengths"][0]
assert length["length"] == 319 and length["shown"] == 293, length'
}

@test "what rests on an old fact is never an error" {
	mkdir -p mine/networks mine/t
	cat >mine/networks/n.yml <<-'END'
		count: points
		hashtags: 1
		links: 1
		facts:
		  - {name: hashtags, value: '1', mark: old, source: s, date: 2020, url: u}
		  - {name: links, value: '1', mark: certain, source: s, date: 2020, url: u}
	END
	for kind in hashtags links; do
		printf 'extends: %s\nfind: count\nby: network\nlevel: error\nmessage: "%%s %%s %%s %%s"\n' \
			"$kind" >"mine/t/$kind.yml"
	done
	run "$PLUME" check --rules mine --style t --network n - <<<'#a #b https://a.fr https://b.fr'
	[[ "$output" == *'warning: 2 #b n 1 '* ]]
	[[ "$output" == *'error: 2 https://b.fr n 1 '* ]]
}

@test "Mastodon counts the warning too" {
	text=$(printf 'a%.0s' $(seq 490))
	printf -- '---\nréseaux: [mastodon]\navertissement: images de crue\n---\n%s\n' "$text" >a.txt
	run "$PLUME" check --rule commun.trop-long a.txt
	[[ "$output" == *'Mastodon: 504 characters of 500'* ]]
	[[ "$output" == 'a.txt:5:487: error: '* ]]
	sed -i s/mastodon/threads/ a.txt
	run "$PLUME" check --rule commun.trop-long a.txt
	[ "$status" -eq 0 ]
	echo "{\"status\":\"$text\",\"spoiler_text\":\"images de crue\"}" >a.json
	run "$PLUME" check --rule commun.trop-long a.json
	[[ "$output" == *'Mastodon: 504 characters of 500'* ]]
}

@test "each network is told what it takes, and an old fact makes no error" {
	tags=$(printf '#a%d ' $(seq 61))
	printf 'Crue à Redon %s\n' "$tags" >a.txt
	run "$PLUME" check --style reseaux --network youtube a.txt
	[[ "$output" == *'warning: 61 hashtags: YouTube takes at most 60'* ]]
	[[ "$output" != *error* ]]
	run "$PLUME" check --style reseaux --network instagram --network threads a.txt
	[[ "$output" == *'error: 61 hashtags: Instagram takes at most 5'* ]]
	[[ "$output" == *'warning: 61 hashtags: Threads keeps only 1'* ]]
	# A team's own server says otherwise.
	mkdir -p mine/networks
	printf 'extends: instagram\nhashtags: 100\n' >mine/networks/instagram.yml
	run "$PLUME" check --rules mine --style reseaux --network instagram a.txt
	[[ "$output" != *'takes at most'* ]]
}
