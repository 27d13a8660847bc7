#!/usr/bin/env bats
# Reports beside the programs that read them: SARIF by Microsoft's own tool and by its schema,
# TAP by prove, XML by xmllint, the page by the Nu checker and by axe in Chromium.

setup() {
	PLUME=$(realpath "${PLUME:-build/plume}")
	NODE=$(dirname "$PLUME")/clients/reports
	HERE=$BATS_TEST_DIRNAME
	export PLUME_LANG=fr LC_ALL=C.UTF-8
	cd "$BATS_TEST_TMPDIR" || exit 1
	cp "$HERE/../drafts/vigilance.x.txt" a.x.txt
	printf 'Une phrase ordinaire, sans faute.\n' >clean.x.txt
	mkdir 'odd, ::dir'
	printf 'La Prefecture %%0A::error::x <b>&"\r\n::warning file=x::y #motmotmot\001 !\n' >'odd, ::dir/b%c<d>.txt'
	printf '{"network":"x","text":"La Prefecture"}\nnon\n' >p.jsonl
}

check() { "$PLUME" check --no-config "$@" a.x.txt clean.x.txt 'odd, ::dir' p.jsonl || [ $? -eq 1 ]; }

package() { # name…
	command -v npm >/dev/null || skip 'npm is not installed'
	mkdir -p "$NODE"
	for name in "$@"; do
		[ -d "$NODE/node_modules/$name" ] ||
			npm install --prefix "$NODE" --no-fund --no-audit --silent "$name" >/dev/null 2>&1 ||
			skip "npm has no $name here"
	done
}

@test "SARIF: the schema, and Microsoft's validator" {
	package @microsoft/sarif-multitool ajv ajv-formats
	check --format sarif -o out.sarif
	linux=$NODE/node_modules/@microsoft/sarif-multitool-linux
	NODE_PATH=$NODE/node_modules node -e '
		const Ajv = require("ajv/dist/2020"), fs = require("fs")
		const ajv = new Ajv({ strict: false, allErrors: true })
		require("ajv-formats")(ajv)
		const ok = ajv.validate(JSON.parse(fs.readFileSync(process.argv[1])), JSON.parse(fs.readFileSync(process.argv[2])))
		if (!ok) { console.log(ajv.errors.slice(0, 5)); process.exit(1) }' "$linux/sarif-2.1.0.json" out.sarif
	chmod u+x "$linux/Sarif.Multitool"
	run env DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 "$linux/Sarif.Multitool" validate out.sarif --level 'Error'
	[[ $output != *'error '* ]] || { echo "$output"; false; }
}

@test "SARIF: what it refers to is there" {
	command -v python3 >/dev/null || skip 'no python3'
	printf 'La Prefecture vous informe.\n' >old.txt
	"$PLUME" check --no-config --baseline known --update-baseline old.txt >/dev/null 2>&1 || true
	"$PLUME" check --no-config --baseline known --format sarif a.x.txt old.txt p.jsonl >out.sarif || true
	python3 - <<'P'
import json
run = json.load(open('out.sarif'))['runs'][0]
rules, files = run['tool']['driver']['rules'], run['artifacts']
kinds = set()
for r in run['results']:
    if r['ruleId'] != 'plume.input':
        assert rules[r['ruleIndex']]['id'] == r['ruleId']
    for l in r['locations']:
        place = l['physicalLocation']
        at = place['artifactLocation']
        assert files[at['index']]['location']['uri'] == at['uri']
        region = place.get('region', {})
        if 'snippet' in region:
            text = open(at['uri'], 'rb').read()[region['byteOffset']:][:region['byteLength']].decode()
            assert region['snippet']['text'] == text
    kinds.update(s['kind'] for s in r.get('suppressions', []))
assert 'external' in kinds, kinds
assert all('markdown' in r['help'] for r in rules if 'help' in r) and any('help' in r for r in rules)
assert run['invocations'][0]['executionSuccessful'] is True
P
}

@test "rdjson and rdjsonl say the same, with places in bytes" {
	command -v python3 >/dev/null || skip 'no python3'
	check --format rdjson -o out.json
	check --format rdjsonl -o out.jsonl
	python3 - <<'P'
import json
whole = json.load(open('out.json'))['diagnostics']
lines = [json.loads(l) for l in open('out.jsonl')]
assert whole == lines and len(lines) > 10
for d in lines:
    assert d['severity'] in ('ERROR', 'WARNING', 'INFO') and d['location']['path'] and d['message']
    for s in d.get('suggestions', []):
        text = open(d['location']['path'], 'rb').read().split(b'\n')
        a, b = s['range']['start'], s['range']['end']
        text[a['line'] - 1][:a['column'] - 1].decode()
P
}

@test "TAP by prove, which fails where plume does" {
	command -v prove >/dev/null || skip 'no prove'
	"$PLUME" check --no-config --format tap clean.x.txt >clean.tap
	prove --exec cat clean.tap
	check --format tap -o all.tap
	run prove --exec cat all.tap
	[ "$status" -eq 1 ]
	[[ $output == *'Failed 4/5 subtests'* ]]
}

@test "JUnit and Checkstyle are XML, whatever a draft holds" {
	command -v xmllint >/dev/null || skip 'no xmllint'
	check --format junit:j.xml --format checkstyle:c.xml --format summary >/dev/null
	xmllint --noout j.xml c.xml
	[ "$(xmllint --xpath 'count(//testsuite)' j.xml)" -eq 5 ]
	[ "$(xmllint --xpath 'string(sum(//testsuite/@failures))' j.xml)" = "$(xmllint --xpath 'count(//failure)' j.xml)" ]
	[ "$(xmllint --xpath 'count(//file)' c.xml)" -eq 5 ]
}

@test "JUnit by junitparser" {
	python=
	for one in python3 /usr/bin/python3; do
		"$one" -c 'import junitparser' 2>/dev/null && python=$one
	done
	[ -n "$python" ] || skip 'no junitparser'
	check --format junit -o j.xml
	"$python" -c 'import junitparser; x = junitparser.JUnitXml.fromfile("j.xml"); assert sum(s.tests for s in x) > 10'
}

@test "GitHub's commands cannot be written by a draft or a path" {
	check --format github -o out.txt
	! grep -vE '^::(error|warning|notice) file=[^:]*(,line=[0-9]+(,endLine=[0-9]+)?(,col=[0-9]+,endColumn=[0-9]+)?)?,title=plume \([^:,]*\)::' out.txt || false
	grep -q '^::warning file=odd%2C %3A%3Adir/b%25c<d>.txt,line=1' out.txt
}

@test "the page: the Nu checker" {
	command -v java >/dev/null || skip 'no java'
	package vnu-jar
	check --format html -o out.html
	java -jar "$NODE/node_modules/vnu-jar/build/dist/vnu.jar" out.html
}

@test "the page: axe in Chromium, light and dark, wide and narrow" {
	browser=$(command -v chromium) || skip 'no chromium'
	package axe-core playwright-core
	check --format html -o out.html
	NODE_PATH=$NODE/node_modules run node "$HERE/axe.js" "$browser" "$PWD/out.html"
	echo "$output"
	[ "$status" -eq 0 ]
}
