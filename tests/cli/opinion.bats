#!/usr/bin/env bats
# A second opinion: asked for by a person alone, merged, named as others', never fatal.

setup() {
	PLUME=$(realpath "${PLUME:-build/plume}")
	export PLUME_LANG=en XDG_CONFIG_HOME=$BATS_TEST_TMPDIR/own
	cd "$BATS_TEST_TMPDIR" || exit 1
	mkdir -p own/plume bin work
	cd work || exit 1
	printf -- '---\nnetworks: [facebook]\n---\nLes maison 🏠 ferme.\nTout les jours, voir https://a.gouv.fr/les-maison\n' >a.txt
}

teardown() {
	[ -z "${SERVER:-}" ] || kill "$SERVER"
}

# A grammalecte-cli that says what stands in the file `answer`.
grammalecte() {
	echo 'grammalecte: true' >"$XDG_CONFIG_HOME/plume/config.yml"
	cat >../answer
	cat >../bin/grammalecte-cli <<-'END'
		#!/bin/sh
		[ "$1 $2" = "-j -f" ] || exit 64
		cp "$3" "$BATS_TEST_TMPDIR/asked"
		cat "$BATS_TEST_TMPDIR/answer"
	END
	chmod +x ../bin/grammalecte-cli
	PATH=$BATS_TEST_TMPDIR/bin:$PATH
}

@test "Grammalecte's findings stand among the others, in code points of their lines, named as its own" {
	grammalecte <<-'END'
		{"grammalecte": "2.1.2", "lang": "fr", "data": [
		{"iParagraph": 1, "lGrammarErrors": [{"nStart": 4, "nEnd": 10, "sType": "gn",
		 "sMessage": "Accord de nombre.", "aSuggestions": ["maisons"]},
		 {"nStart": 13, "nEnd": 18, "sType": "Conj_x", "sMessage": "Accord.", "aSuggestions": []}], "lSpellingErrors": []}]}
	END
	run "$PLUME" check --format line a.txt
	[[ $output == *"a.txt:4:5: suggestion: Accord de nombre. [grammalecte.gn]"* ]]
	[[ $output == *"a.txt:4:14: suggestion: Accord. [grammalecte.conj-x]"* ]]
	[ "$(head -1 ../asked)" = "Les maison 🏠 ferme." ]
	run "$PLUME" check --format json a.txt
	[[ $output == *'"rule":"grammalecte.gn"'*'"text":"maisons"'* ]]
}

@test "what is asked about lies in no folder, and is asked whole" {
	grammalecte <<<'{"data": []}'
	sed -i '2i ls -A "$TMPDIR" >"$BATS_TEST_TMPDIR/there"' ../bin/grammalecte-cli
	mkdir ../temporary
	for i in $(seq 3000); do echo "Les maison ferme, $i."; done >>a.txt
	TMPDIR=$BATS_TEST_TMPDIR/temporary run "$PLUME" check --format line a.txt
	[ "$(tail -n 1 ../asked)" = 'Les maison ferme, 3000.' ]
	[ -e ../there ] && [ ! -s ../there ]
	[ -z "$(ls -A ../temporary)" ]
	faults=$(dirname "$PLUME")/faults.so
	[ -e "$faults" ] || skip "$faults is not built"
	! ldd "$PLUME" | grep -q 'libasan\|statically' || skip "this program loads nothing before itself"
	mv ../asked ../want
	LD_PRELOAD=$faults FAULT=short run "$PLUME" check --format line a.txt
	cmp ../asked ../want
}

@test "what plume says already, and what is no prose, is not said again" {
	grammalecte <<-'END'
		{"data": [{"iParagraph": 2, "lGrammarErrors": [
		 {"nStart": 0, "nEnd": 4, "sType": "gn", "sMessage": "Tous les.", "aSuggestions": ["Tous"]},
		 {"nStart": 42, "nEnd": 48, "sType": "gn", "sMessage": "Dans le lien.", "aSuggestions": []}],
		 "lSpellingErrors": [{"nStart": 9, "nEnd": 14, "sValue": "jours"}]}]}
	END
	run "$PLUME" check --format line a.txt
	[[ $output == *langue.faute-frequente* ]]
	[[ $output != *grammalecte.gn* ]]
	[[ $output == *"a.txt:5:10: suggestion:"*"[grammalecte.orthographe]"* ]]
}

@test "a hostile answer harms nothing, and is told once" {
	for answer in 'not JSON' '{"data": 3}' '{"data": [3, {"iParagraph": 99999, "lGrammarErrors": [{"nStart": 5, "nEnd": 1e9}]}]}' \
		'{"data": [{"iParagraph": 1, "lGrammarErrors": [{"nStart": 4, "nEnd": 10, "sType": "\u001b]0;x\u0007/../", "sMessage": "a\u001b[31m\nb %s %n"}]}]}' \
		'{"data": [{"iParagraph": 1, "lGrammarErrors": [{"nStart": -4, "nEnd": 10}, {"nStart": 9, "nEnd": 3}]}]}' ''; do
		grammalecte <<<"$answer"
		run "$PLUME" check --format line a.txt a.txt
		[ "$status" -eq 1 ]
		[[ $output == *langue.faute-frequente* ]]
		[[ $output != *$'\e'* ]]
	done
	[ "$(grep -c 'no second opinion of grammalecte' <<<"$output")" -eq 1 ]
}

@test "a program that is missing, fails, or never stops talking is told, and the drafts are checked" {
	grammalecte </dev/null
	printf '#!/bin/sh\nexit 3\n' >../bin/grammalecte-cli
	run "$PLUME" check --format line a.txt
	[ "$status" -eq 1 ]
	[[ $output == *"no second opinion of grammalecte: grammalecte-cli: it failed, with status 3"* ]]
	printf '#!/bin/sh\nyes\n' >../bin/grammalecte-cli
	run "$PLUME" check --format line a.txt
	[ "$status" -eq 1 ]
	[[ $output == *"it says more than is read"* ]]
	rm ../bin/grammalecte-cli
	PATH=$BATS_TEST_TMPDIR/bin run "$PLUME" check --format line a.txt
	[ "$status" -eq 1 ]
	[[ $output == *"no second opinion of grammalecte"*langue.faute-frequente* || $output == *langue.faute-frequente*"no second opinion of grammalecte"* ]]
}

@test "a LanguageTool server is asked by its address, in UTF-16 units" {
	command -v python3 >/dev/null && command -v curl >/dev/null || skip "no python3 or no curl"
	cat >../server.py <<-'END'
		import http.server, json, urllib.parse
		class Handler(http.server.BaseHTTPRequestHandler):
		    def do_POST(self):
		        asked = self.rfile.read(int(self.headers["Content-Length"])).decode()
		        fields = urllib.parse.parse_qs(asked)
		        text = fields["text"][0]
		        assert self.path == "/v2/check" and fields["language"] == ["fr"], asked
		        at = len(text[:text.index("ferme")].encode("utf-16-le")) // 2
		        answer = json.dumps({"matches": [{"message": "Accord.", "offset": at, "length": 5,
		            "replacements": [{"value": "ferment"}], "rule": {"id": "FR_AGREEMENT"}}]}).encode()
		        self.send_response(200)
		        self.send_header("Content-Length", str(len(answer)))
		        self.end_headers()
		        self.wfile.write(answer)
		    def log_message(self, *_):
		        pass
		server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
		open("port", "w").write(str(server.server_port))
		server.serve_forever()
	END
	python3 ../server.py 3>&- &
	SERVER=$!
	while [ ! -s port ]; do sleep 0.1; done
	echo "languagetool: http://127.0.0.1:$(cat port)/" >"$XDG_CONFIG_HOME/plume/config.yml"
	no_proxy='*' run "$PLUME" check --format line a.txt
	[[ $output == *"a.txt:4:14: suggestion: Accord. [languagetool.fr-agreement]"* ]]
	kill "$SERVER"
	wait "$SERVER" 2>/dev/null || true
	SERVER=
	no_proxy='*' run "$PLUME" check --format line a.txt
	[ "$status" -eq 1 ]
	[[ $output == *"no second opinion of languagetool: curl: it failed"* ]]
}

@test "a project cannot ask: the error says where the key belongs" {
	for key in 'grammalecte: true' 'languagetool: http://localhost:1'; do
		echo "$key" >.plume.yml
		run "$PLUME" check a.txt
		[ "$status" -eq 2 ]
		[[ $output == *".plume.yml:1:1"*"not for a project"*"~/.config/plume/config.yml"* ]]
	done
}

@test "nobody is asked by default, with --no-config, or about English" {
	grammalecte <<<'{"data": []}'
	run "$PLUME" check --no-config a.txt
	[ ! -e ../asked ]
	printf -- '---\nnetworks: [facebook]\nlang: en\n---\nThe house is open.\n' >en.txt
	run "$PLUME" check en.txt
	[ ! -e ../asked ]
	rm "$XDG_CONFIG_HOME/plume/config.yml"
	run "$PLUME" check a.txt
	[ ! -e ../asked ]
	echo 'grammalecte: no' >"$XDG_CONFIG_HOME/plume/config.yml"
	run "$PLUME" check a.txt
	[ ! -e ../asked ]
}

@test "what is wrong in the person's own file is told with its place" {
	printf 'grammalect: true\n' >"$XDG_CONFIG_HOME/plume/config.yml"
	run "$PLUME" check a.txt
	[ "$status" -eq 2 ]
	[[ $output == *"config.yml:1:1"*"here stand 'grammalecte' and 'languagetool'"* ]]
	printf 'languagetool: --config=/etc/passwd\n' >"$XDG_CONFIG_HOME/plume/config.yml"
	run "$PLUME" check a.txt
	[ "$status" -eq 2 ]
	[[ $output == *"is the address of a server"* ]]
}
