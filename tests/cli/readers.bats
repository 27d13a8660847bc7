#!/usr/bin/env bats
# Reports as the programs that read them take them: whatever drafts, names of files and of records
# hold, each finding is read back as it was told, and nothing else is read.

setup() {
	command -v python3 >/dev/null || skip 'no python3'
	PLUME=$(realpath "${PLUME:-build/plume}")
	export PLUME_LANG=en LC_ALL=C.UTF-8 PYTHONIOENCODING=utf-8
	cd "$BATS_TEST_TMPDIR" || exit 1
	mkdir -p rules/s d
	# What stands between the marks is found, and is the message.
	printf 'extends: existence\nlevel: warning\ntitle: t\nwhy: "w [x](http://evil.example) <b>"\nmessage: "%%s"\nnonword: true\nraw: ["(?<=⟪).*?(?=⟫)"]\n' >rules/s/found.yml
	payloads | awk 'NF && !seen[$0]++' >payloads
	[ "$(wc -l <payloads)" -ge 150 ]
	n=0
	while IFS= read -r payload; do
		n=$((n + 1))
		printf 'Voici ⟪%s⟫.\n' "$payload" >"d/$n ${payload//\//_}.x.txt"
	done <payloads
	python3 -c 'import json, sys
for line in sys.stdin:
    line = line.rstrip("\n")
    print(json.dumps({"network": "x", "id": line, "text": "⟪" + line + "⟫"}))' <payloads >r.jsonl
}

# What ends, opens or quotes something for one of them, alone, twice, and inside a text.
payloads() {
	while IFS= read -r sign; do
		printf '%s\n' "$sign" "$sign$sign" "a${sign}b"
	done <<-'SIGNS'
		::error::x
		::set-env name=A::b
		%0A::error::x
		%25,%3A
		##[error]x
		##vso[task.setvariable variable=a]b
		]]>
		<![CDATA[x
		<script>alert(1)</script>
		</failure></testcase>
		<img src=x onerror=alert(1)>
		<!-- x
		&lt;&#0;&bogus;
		"
		'
		","
		=1+1
		=HYPERLINK("http://evil.example")
		+1
		-1
		@SUM(A1)
		;
		\
		\"
		\n
		[a](http://evil.example)
		![a](http://evil.example/p.png)
		\[a](1)
		[a](1)
		](
		]
		[[
		`x`
		**x**
		<http://evil.example>
		{0}
		%s%n
		${{ secrets.X }}
		$(id)
		| a | b |
		not ok 1 - x
		ok 2 # SKIP x
		Bail out!
		1..0
		# x
		--- x
		... x
		{"a":1}
		},{
		a:1:2: error: x [s.found]
		/* x */
		?><x>
	SIGNS
}

# Says with a program what was read back in a format: the messages, a line each.
same() { # FORMAT
	"$PLUME" check --no-config --no-cache --rules rules --style s --format "$1" d r.jsonl >out 2>told || [ $? -eq 1 ]
	[ ! -s told ] || { cat told; return 1; }
	sort payloads payloads >want
	# What a runner of jobs would obey has a backslash wherever it could (tests/cli/streams.bats).
	python3 "$BATS_TEST_DIRNAME/readers.py" "$1" <out | sed 's/#\\#/##/g; s/^\\::/::/' | sort >got
	diff want got || { echo "format $1"; return 1; }
}

@test "every message is read back from every format, and nothing beside it" {
	for format in json jsonl vale-json sarif rdjson rdjsonl github gitlab junit checkstyle tap csv html; do
		same $format
	done
}

@test "XML is well-formed for libxml2, too" {
	command -v xmllint >/dev/null || skip 'no xmllint'
	for format in junit checkstyle; do
		"$PLUME" check --no-config --rules rules --format $format d r.jsonl >out || [ $? -eq 1 ]
		xmllint --noout out
	done
}

@test "a rule's link is one where programs make it one only when it is the web's" {
	while IFS= read -r link; do
		python3 -c 'import json, sys; print(json.dumps(sys.argv[1]))' "$link" | sed 's/^/link: /' | cat rules/s/found.yml - >rules/s/it.yml
		for format in sarif rdjson rdjsonl; do
			"$PLUME" check --no-config --rules rules --rule s.it --format $format r.jsonl >out || [ $? -eq 1 ]
			if grep -q '^https\?://[^][<" ]*$' <<<"$link"; then
				grep -q '"\(helpUri\|url\)":"http' out
			else
				! grep -E '"(helpUri|url)":' out || { echo "$format $link"; false; }
			fi
		done
	done <<-'LINKS'
		https://example.org/a_b(c
		http://example.org/
		javascript:alert(1)
		JavaScript:alert(1)
		data:text/html,<script>
		file:///etc/passwd
		//example.org
		mailto:a@b.fr
		http://x.fr/) ![a](http://evil.example
		https://x.fr/"><script>
		https://x.fr/]<b>
		https:/x.fr
		command:x
		vscode://x
	LINKS
}
