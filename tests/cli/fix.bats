#!/usr/bin/env bats
# Mending drafts where they lie, and taking it back.

setup() {
	PLUME=$(realpath "${PLUME:-build/plume}")
	export PLUME PLUME_LANG=en LC_ALL=C XDG_STATE_HOME=$BATS_TEST_TMPDIR/state
	mkdir "$BATS_TEST_TMPDIR/w" && cd "$BATS_TEST_TMPDIR/w" || exit 1
	printf 'Bonjour , la Prefecture  vous informe.\r\nUn autre .' >a.txt
	cp a.txt old
}

fix() {
	run "$PLUME" fix --no-config "$@"
}

@test "mends what is safe, keeps line ends and the missing last one, and is at rest then" {
	chmod 640 a.txt
	fix --fail-on error a.txt
	[ "$status" -eq 0 ]
	[ "$(cat a.txt)" = "$(printf 'Bonjour, la Préfecture vous informe.\r\nUn autre.')" ]
	[ "$(stat -c %a a.txt)" = 640 ]
	[[ "$output" == *'a.txt:1:8: '*'[typographie.espace-avant-virgule]'* ]]
	cp a.txt once
	fix a.txt
	cmp a.txt once
	fix --check a.txt
	[ "$status" -eq 0 ]
	[ "$(ls -A | wc -l)" -eq 3 ]
}

@test "what is left is told, and decides the status" {
	echo 'Bonjour , vigilance orange.' >b.txt
	fix b.txt
	[ "$status" -eq 1 ]
	[[ "$output" == *'b.txt:1:10: warning: '* ]]
	[[ "$output" != *'b.txt:1:8: suggestion'* ]]
}

@test "a remedy tells what it gains on each network of the draft" {
	printf -- '---\nréseaux: [x]\n---\nBonjour   à tous.\n' >b.txt
	fix b.txt
	[[ "$output" == *'(X (formerly Twitter) −2)'* || "$output" == *'−2)'* ]]
}

@test "--diff writes nothing but what patch applies, and each hunk names its rules" {
	command -v patch >/dev/null || skip 'no patch(1)'
	"$PLUME" fix --no-config --diff a.txt >d 2>err || true
	cmp a.txt old
	grep -q '^@@ -1,2 +1,2 @@ .*langue.accent-manquant' d
	patch --binary -s -p1 <d
	cp a.txt patched
	cp old a.txt
	fix a.txt
	cmp a.txt patched
}

@test "--dry-run and --check write nothing" {
	fix --dry-run a.txt
	cmp a.txt old
	[[ "$output" == *'Nothing was written.'* ]]
	fix --check a.txt
	[ "$status" -eq 1 ]
	cmp a.txt old
}

@test "--only and --lines narrow what is mended" {
	fix --only langue.accent-manquant a.txt
	[ "$(head -n1 a.txt)" = "$(printf 'Bonjour , la Préfecture  vous informe.\r')" ]
	cp old a.txt
	fix --lines 2:2 a.txt
	[ "$(cat a.txt)" = "$(printf 'Bonjour , la Prefecture  vous informe.\r\nUn autre.')" ]
	fix --lines two a.txt
	[ "$status" -eq 2 ]
	[[ "$output" == *3:8* ]]
}

@test "standard input is mended on its way, byte for byte but for the remedies" {
	"$PLUME" fix --no-config - <a.txt >out 2>err || true
	[ "$(cat out)" = "$(printf 'Bonjour, la Préfecture vous informe.\r\nUn autre.')" ]
	printf 'Rien.' | "$PLUME" fix --no-config - >out 2>err
	[ "$(cat out)" = Rien. ]
	# What cannot be read goes through as it came.
	for bytes in '\xff\xfea' '\xff\xfe\x3d\xd8' 'a\xffb' 'a\x00b'; do
		printf "$bytes" >in
		run bash -c '"$PLUME" fix --no-config - <in >out 2>err'
		[ "$status" -eq 2 ]
		cmp in out
	done
}

@test "texts of payloads are mended inside their JSON, JSON Lines and CSV" {
	printf '[ {"text" : "\\u00c0 la mairie , oui \\"non\\"" , "n": 1.0}]\n' >p.json
	fix p.json
	sed -i 's/\xc2\xa0/ /g' p.json
	[ "$(cat p.json)" = '[ {"text" : "\u00c0 la mairie, oui « non »" , "n": 1.0}]' ]
	printf '\xef\xbb\xbf{"text":"Un , deux."}\n\n{"text":"Rien."}\r\n{"text":"Trois , quatre."}' >p.jsonl
	fix p.jsonl
	[ "$(cat p.jsonl)" = "$(printf '\xef\xbb\xbf{"text":"Un, deux."}\n\n{"text":"Rien."}\r\n{"text":"Trois, quatre."}')" ]
	# Files that were put together have a mark where each began.
	printf '{"text":"Rien."}\n\xef\xbb\xbf{"network":"x","text":"Un , deux."}\n' >put.jsonl
	fix put.jsonl
	[ "$(cat put.jsonl)" = "$(printf '{"text":"Rien."}\n\xef\xbb\xbf{"network":"x","text":"Un, deux."}')" ]
	printf 'id;texte\n1;Un , deux\n2;"Trois , ""quatre"""\n3;fin' >p.csv
	fix p.csv
	sed -i 's/\xc2\xa0/ /g' p.csv
	[ "$(cat p.csv)" = "$(printf 'id;texte\n1;Un, deux\n2;"Trois, « quatre »"\n3;fin')" ]
}

@test "a file in UTF-16 stays one" {
	command -v iconv >/dev/null || skip 'no iconv(1)'
	printf 'Un , deux \xf0\x9f\x98\x80.' | iconv -f UTF-8 -t UTF-16 >u.txt
	printf 'Un, deux \xf0\x9f\x98\x80.' | iconv -f UTF-8 -t UTF-16 >wanted
	fix u.txt
	cmp u.txt wanted
}

@test "links are followed; what is read-only or has several names is left alone, with a reason" {
	ln -s a.txt link
	fix link
	[ -L link ]
	! cmp -s a.txt old || false
	cp old a.txt
	ln a.txt second
	fix a.txt
	[ "$status" -eq 2 ]
	[[ "$output" == *'hard links'*--in-place* ]]
	cmp a.txt old
	fix --in-place a.txt
	cmp a.txt second
	! cmp -s a.txt old || false
	rm second
	cp old a.txt
	chmod 444 a.txt
	fix a.txt
	[ "$status" -eq 2 ]
	[[ "$output" == *read-only* ]]
	cmp a.txt old
}

# Runs the rest as somebody who may do no more than files say, even where tests are run by root.
plainly() {
	if [ "$(id -u)" -ne 0 ]; then
		run "$@"
	else
		setpriv --bounding-set -dac_override true 2>/dev/null || skip 'no setpriv(1)'
		run setpriv --bounding-set -dac_override "$@"
	fi
}

@test "of a file that is left alone no remedy is told as taken, nobody is asked, nothing is kept" {
	mkdir d
	mv a.txt d/a.txt
	for mode in '444 d/a.txt' '555 d'; do
		chmod $mode
		plainly "$PLUME" fix --no-config d/a.txt
		echo "$output"
		[ "$status" -eq 2 ]
		[[ "$output" == *'plume: d/a.txt: '* ]]
		[ "$(grep -c '^plume: ' <<<"$output")" -eq 1 ]
		[[ "$output" == *$'\n''d/a.txt:1:8: '*'[typographie.espace-avant-virgule]'* ||
			"$output" == 'd/a.txt:1:8: '*'[typographie.espace-avant-virgule]'* ]]
		plainly "$PLUME" fix --no-config --suggested d/a.txt </dev/null
		[ "$status" -eq 2 ]
		[ "$(grep -c '^plume: ' <<<"$output")" -eq 1 ]
		[[ "$output" != *$'\n- '* ]]
		[ -z "$(find "$XDG_STATE_HOME" -type f)" ]
		cmp d/a.txt old
		chmod 755 d
		chmod 644 d/a.txt
	done
}

@test "a name with a newline is mended, and told on one line" {
	cp a.txt $'n\nm.txt'
	fix $'n\nm.txt'
	cmp <(tr -d '\r' <$'n\nm.txt') <(printf 'Bonjour, la Préfecture vous informe.\nUn autre.')
	[ "$(grep -c '^plume: ' <<<"$output")" -eq "$(wc -l <<<"$output")" ] || true
	[[ "$output" != *$'n\nm.txt'* ]]
}

@test "--suggested asks, takes what is answered, and writes what was typed" {
	echo 'Bonjour , la Préfecture vous informe.' >b.txt
	run "$PLUME" fix --no-config --suggested --only typographie b.txt <<<y
	[ "$(cat b.txt)" = 'Bonjour, la préfecture vous informe.' ]
	echo 'Bonjour, la Préfecture vous informe.' >b.txt
	run "$PLUME" fix --no-config --suggested --only typographie b.txt <<<n
	[ "$(cat b.txt)" = 'Bonjour, la Préfecture vous informe.' ]
	printf '?\ne\nla PRÉFECTURE\nq\n' >answers
	run "$PLUME" fix --no-config --suggested --only typographie b.txt <answers
	[ "$(cat b.txt)" = 'Bonjour, la PRÉFECTURE vous informe.' ]
	[[ "$output" == *'type what is to stand there'* ]]
	run "$PLUME" fix --suggested - </dev/null
	[ "$status" -eq 2 ]
}

@test "alternative texts are mended in the front matter, where YAML reads them the same" {
	printf -- '---\nréseaux: [x]\nmédias:\n- image: a.png\n  alt: "Le pont du Ga\xe2\x80\x8brd, à Nîmes: la foule"\n' >b.txt
	printf -- '- image: b.png\n  alt: Le pont du Ga\xe2\x80\x8brd à Nîmes et la foule\n- image: c.png\n  alt: \x27Carte du Ga\xe2\x80\x8brd en l\x27\x27an 8\x27\n' >>b.txt
	printf -- '- image: d.png\n  alt: "Image du pont du Gard à Nîmes"\n---\nUne phrase.\n' >>b.txt
	sed -e '5,7s/\xe2\x80\x8b//' b.txt >want
	fix b.txt
	cmp b.txt want
	[[ "$output" == *'b.txt:8:3: '*U+200B* ]]
	fix --suggested b.txt <<<e
	cmp b.txt want
	fix --suggested b.txt <<<y
	[[ "$(sed -n 11p b.txt)" != *'Image d'* ]]
	[ "$(sed 11d b.txt)" = "$(sed 11d want)" ]
	fix b.txt
	[ "$(sed 11d b.txt)" = "$(sed 11d want)" ]
}

@test "what a baseline knows is left alone" {
	printf 'La Prefecture informe.\n' >b.txt
	"$PLUME" check --no-config --baseline known --update-baseline b.txt || true
	printf 'La Prefecture informe.\n\n\nBonjour , une autre Prefecture de Ales.\n' >b.txt
	fix --baseline known b.txt
	[ "$(cat b.txt)" = "$(printf 'La Prefecture informe.\n\n\nBonjour, une autre Préfecture de Ales.')" ]
	[[ "$output" != *'b.txt:1:'* ]]
	fix b.txt
	[[ "$(cat b.txt)" == 'La Préfecture informe.'* ]]
	fix --baseline nowhere b.txt
	[ "$status" -eq 2 ]
}

@test "a word is accepted from now on, in the configuration that holds" {
	mkdir .git d
	printf '# mine\nlang: en\n' >.plume.yml
	printf 'Un process qualitatif, et un autre process.\n' >d/b.txt
	cp d/b.txt d/c.txt
	run "$PLUME" check --format line --rule langue d/b.txt
	[[ "$output" == *'b.txt:1:4: '* ]]
	printf 'w\nq\n' >answers
	run "$PLUME" fix --suggested --only langue d/b.txt d/c.txt <answers
	[[ "$output" == *".plume.yml accepts 'process' from now on"* ]]
	[ "$(cat .plume.yml)" = "$(printf "# mine\nlang: en\naccept: ['process']")" ]
	cmp d/b.txt d/c.txt
	# The same run speaks of it no more, nor does the next one.
	[[ "$output" != *'c.txt:1:4: '* ]]
	run "$PLUME" check --format line --rule langue d/b.txt
	[[ "$output" != *'b.txt:1:4: '* ]]
	# Nothing is written where there is no configuration to write to.
	run "$PLUME" fix --no-config --suggested --only langue d/b.txt <answers
	[[ "$output" == *'no word is added to a configuration that --no-config leaves out'* ]]
	printf 'MinAlertLevel = suggestion\n[*]\nBasedOnStyles = langue\n' >.vale.ini
	rm .plume.yml
	run "$PLUME" fix --suggested --only langue d/b.txt <answers
	[[ "$output" == *'.vale.ini: '*'accept.txt'* ]]
	rm .vale.ini
	run "$PLUME" fix --suggested --only langue d/b.txt <answers
	[ "$(cat .plume.yml)" = "accept: ['process']" ]
}

@test "undo gives the bytes back, of a file or of the last run; not when it changed since" {
	cp a.txt b.txt
	fix a.txt b.txt
	run "$PLUME" undo a.txt
	[ "$status" -eq 0 ]
	cmp a.txt old
	run "$PLUME" undo
	[ "$status" -eq 0 ]
	cmp b.txt old
	run "$PLUME" undo
	[ "$status" -eq 2 ]
	fix a.txt
	echo >>a.txt
	run "$PLUME" undo a.txt
	[ "$status" -eq 2 ]
	[[ "$output" == *changed* ]]
	[ "$(stat -c %a "$XDG_STATE_HOME/plume/undo")" = 700 ]
	[ -z "$(find "$XDG_STATE_HOME" -type f ! -perm 600)" ]
}

@test "what was mended in place is given back in place; other names than it had then are spared" {
	ln a.txt second
	fix --in-place a.txt
	! cmp -s a.txt old || false
	run "$PLUME" undo --dry-run a.txt
	[ "$status" -eq 0 ]
	run "$PLUME" undo a.txt
	[ "$status" -eq 0 ]
	cmp a.txt old
	[ a.txt -ef second ]
	rm second
	fix a.txt
	ln a.txt third
	run "$PLUME" undo a.txt
	[ "$status" -eq 2 ]
	[[ "$output" == *'hard links'*--in-place* ]]
	! cmp -s a.txt old || false
	run "$PLUME" undo --in-place a.txt
	[ "$status" -eq 0 ]
	cmp third old
}

# FILES and KILLS ask for more of either.
@test "killed at any moment, files are old or new, and the next run leaves nothing behind" {
	mkdir many
	for i in $(seq "${FILES:-60}"); do
		cp old "many/$i.txt"
	done
	fix --no-undo a.txt
	was=$(md5sum <old) is=$(md5sum <a.txt)
	mended=0
	for i in $(seq "${KILLS:-12}"); do
		"$PLUME" fix --no-config --no-undo many >/dev/null 2>&1 &
		pid=$!
		sleep "0.$(printf %03d $((i * 37 % ${FILES:-60})))"
		kill -9 $pid 2>/dev/null || true
		wait $pid 2>/dev/null || true
		md5sum many/*.txt >sums
		! grep -qv -e "^${was%% *}" -e "^${is%% *}" sums || false
		mended=$((mended + $(grep -c "^${is%% *}" sums || true)))
		[ $((i % 3)) -eq 0 ] || sed -n "s/^${is%% *}  //p" sums | xargs -r -n 1 cp old
	done
	[ -z "$KILLS" ] || echo "# ${KILLS:-12} kills, files mended before them: $mended" >&3
	fix --no-undo many
	[ -z "$(find many -name '.plume*')" ]
	[ -z "$(md5sum many/*.txt | grep -v "^${is%% *}")" ]
}

# Posts as hurried people type them: the same ones each time.
generate() {
	awk -v n=10000 'BEGIN {
		srand(7)
		k = split("Bonjour|la Prefecture|vous informe|«attention»|\\\"pluie\\\"|18h30|10 %|3€|rue  barrée|...|!!|M. le préfet|12 mars|n° 4|etc...|https://gard.gouv.fr|#Crues|@Prefet30|😀|ça|œuvre|oeuvre|1er|2ème|Mr Dupont|a - t-il", words, "|")
		m = split(" |  | , |, | ; | : |: | ! |!|?| ? |. | . |\\n|-", marks, "|")
		for (i = 0; i < n; i++) {
			text = ""
			for (j = 0; j < 4 + rand() * 12; j++)
				text = text words[1 + int(rand() * k)] marks[1 + int(rand() * m)]
			printf "{\"network\":\"%s\",\"text\":\"%s\"}\n", i % 2 ? "x" : "facebook", text
		}
	}'
}

@test "what was mended has nothing left to mend: 10,000 posts, and texts by others" {
	generate >posts.jsonl
	[ "$(wc -l <posts.jsonl)" -eq 10000 ]
	for text in "$BATS_TEST_DIRNAME"/../../../shared/corpus/*.jsonl; do
		[ ! -e "$text" ] || cat "$text" >"$(basename "$text")"
	done
	for file in *.jsonl; do
		cp "$file" before
		"$PLUME" fix --no-config --no-undo "$file" >report 2>told || [ $? -eq 1 ]
		! grep -q 'undo each other' told || false
		[ "$(wc -l <"$file")" -eq "$(wc -l <before)" ]
		cp "$file" once
		"$PLUME" fix --no-config --check "$file" >report 2>told
		cmp "$file" once
	done
}

# UNDOS asks for more.
@test "undo after fix gives every file its bytes back, whatever its line ends and marks" {
	mkdir many
	generate | head -n "${UNDOS:-300}" >posts.jsonl
	awk '{
		sub(/.*"text":"/, "")
		sub(/"}$/, "")
		gsub(/\\"/, "\"")
		gsub(/\\n/, NR % 3 ? "\n" : "\r\n")
		file = sprintf("many/%05d.txt", NR)
		printf "%s%s%s", NR % 5 ? "" : "\357\273\277", $0, NR % 2 ? "\n" : "" >file
		close(file)
	}' posts.jsonl
	md5sum many/*.txt >before
	fix many
	md5sum many/*.txt >mended
	n=$(comm -13 <(sort before) <(sort mended) | wc -l)
	[ "$n" -gt $((${UNDOS:-300} * 9 / 10)) ]
	[ -z "$UNDOS" ] || echo "# $n of $UNDOS files mended, and given their bytes back" >&3
	"$PLUME" undo
	md5sum many/*.txt | cmp - before
}

@test "rules that undo each other are named, and the draft stays as it is" {
	mkdir -p rules/ici
	for word in 'noir blanc' 'blanc noir'; do
		set -- $word
		cat >"rules/ici/$1.yml" <<-RULE
			extends: substitution
			message: {fr: "« %[2]s » s’écrit « %[1]s ».", en: "Write « %[1]s »."}
			level: warning
			fix: safe
			swap: {$1: $2}
		RULE
	done
	echo 'Un chat noir.' >c.txt
	fix --rules rules c.txt
	[ "$status" -eq 2 ]
	[[ "$output" == *c.txt*ici.noir*ici.blanc* || "$output" == *c.txt*ici.blanc*ici.noir* ]]
	[ "$(cat c.txt)" = 'Un chat noir.' ]
}

@test "of a word that may be two, none is written unseen" {
	echo 'Il achete du pain à la societe.' >c.txt
	fix c.txt
	[ "$(cat c.txt)" = 'Il achete du pain à la société.' ]
}
