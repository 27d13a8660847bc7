# Configurations: which file holds for what is checked, and what it makes of it.  The
# examples of plume-config(5) stand here too.

setup() {
	PLUME=$(realpath "${PLUME:-build/plume}")
	export PLUME_LANG=en
	cd "$BATS_TEST_TMPDIR"
	mkdir .git # the search ends here
	mkdir -p styles/Google styles/alex styles/config/vocabularies/Base
	rule Google We warning we
	rule Google Em suggestion 'emily'
	rule alex Race error race
	printf '%s\n' 'we love the race of emily' >a.md
	cp a.md a.txt
}

rule() { # STYLE NAME LEVEL WORD
	printf "extends: existence\nmessage: \"Not '%%s'.\"\nlevel: %s\nignorecase: true\ntokens: [%s]\n" \
		"$3" "$4" >"styles/$1/$2.yml"
}

# The names of the rules that find something in the file.
finds() {
	"$PLUME" check --format vale-line "$@" 2>err | cut -d: -f4 | sort -u | tr '\n' ' '
}

ini() {
	printf 'StylesPath = styles\nMinAlertLevel = suggestion\n' >.vale.ini
	printf '%s\n' "$@" >>.vale.ini
}

@test "a .vale.ini runs what it names, and shows warnings on" {
	printf 'StylesPath = styles\n[*]\nBasedOnStyles = Google\n' >.vale.ini
	[ "$(finds a.md)" = 'Google.We ' ]
	ini '[*]' 'BasedOnStyles = Google'
	[ "$(finds a.md)" = 'Google.Em Google.We ' ]
	# Nothing of ours, unless it is named.
	echo 'Prefecture we' >b.txt
	[ "$(finds b.txt)" = 'Google.We ' ]
	ini '[*]' 'BasedOnStyles = Google, langue'
	[ "$(finds b.txt)" = 'Google.We langue.accent-manquant ' ]
	# The command line goes before it.
	[ "$(finds --level error a.md)" = '' ]
	[ "$(finds --no-config b.txt)" = 'langue.accent-manquant ' ]
}

@test "a rule that is left out is told, unless the configuration has it off" {
	printf 'extends: script\nmessage: m\nscript: x\n' >styles/Google/Run.yml
	ini '[*]' 'BasedOnStyles = Google'
	[ "$(finds a.md)" = 'Google.Em Google.We ' ]
	grep -q 'Run.yml:1:10: warning: ' err
	ini '[*]' 'BasedOnStyles = Google' 'Google.Run = NO'
	[ "$(finds a.md)" = 'Google.Em Google.We ' ]
	[ ! -s err ]
	ini '[*]' 'BasedOnStyles = Google' 'Google.Run = NO' '[*.md]' 'Google.Run = YES'
	finds a.md
	grep -q 'Run.yml:1:10' err
}

@test "under a .vale.ini only errors fail" {
	ini '[*]' 'BasedOnStyles = Google'
	run "$PLUME" a.md
	[ "$status" -eq 0 ]
	run "$PLUME" check --fail-on warning a.md
	[ "$status" -eq 1 ]
	ini '[*]' 'BasedOnStyles = Google' 'Google.We = error'
	run "$PLUME" a.md
	[ "$status" -eq 1 ]
}

@test "sections by glob: styles replace, switches add up, levels hold everywhere" {
	ini '[*]' 'BasedOnStyles = Google' '[*.md]' 'BasedOnStyles = alex' 'Google.We = YES'
	[ "$(finds a.md)" = 'Google.We alex.Race ' ]
	[ "$(finds a.txt)" = 'Google.Em Google.We ' ]
	ini '[*]' 'BasedOnStyles = Google' 'Google.Em = NO' '[*.md]' 'Google.Em = error' \
		'[a.*]' 'Google.We = NO'
	[ "$(finds a.md)" = 'Google.Em ' ]
	[ "$(finds a.txt)" = '' ]
	ini '[*]' 'BasedOnStyles = Google' '[*.html]' 'Google.We = error'
	run "$PLUME" a.md
	[ "$status" -eq 1 ]
	mkdir -p docs/deep
	cp a.md docs/deep/b.md
	ini '[docs/**/*.md]' 'BasedOnStyles = Google'
	[ "$(finds docs)" = 'Google.Em Google.We ' ]
	[ "$(finds a.md)" = '' ]
	# Globs look from the configuration's folder.
	cd docs
	[ "$(finds deep/b.md)" = 'Google.Em Google.We ' ]
}

@test "a rule alone, without its style" {
	ini '[*]' 'alex.Race = YES'
	[ "$(finds a.md)" = 'alex.Race ' ]
	# The others of its style are not even read.
	echo 'no: rule' >styles/alex/Broken.yml
	run "$PLUME" a.md
	[ "$status" -eq 1 ]
	[[ "$output" != *Broken* ]]
	printf 'styles-path: styles\nfiles: {"*.md": {rules: {alex.Race: on}}}\n' >.plume.yml
	[ "$(finds a.md)" = 'alex.Race ' ]
	[ "$(finds a.txt)" = '' ]
}

@test "a style of the folder takes the place of ours; Vale's rules alone" {
	mkdir styles/langue
	rule langue mot warning we
	ini '[*]' 'BasedOnStyles = langue'
	echo 'Prefecture we' >b.txt
	[ "$(finds b.txt)" = 'langue.mot ' ]
	echo 'we we' >b.txt
	printf 'rules: {Vale.Repetition: on}\n' >.plume.yml
	[ "$(finds --level error b.txt)" = 'Vale.Repetition ' ]
	printf 'files: {"*.md": {rules: {Vale.Repetition: on}}}\n' >.plume.yml
	[ "$(finds --level error b.txt)" = '' ]
}

@test "what is not there ends the run, with Vale's code and the nearest word" {
	ini '[*]' 'BasedOnStyles = Gogle'
	run "$PLUME" a.md
	[ "$status" -eq 2 ]
	[[ "$output" == *'.vale.ini:4:17: E100 [loadStyles] Runtime error'*"'Google'"* ]]
	printf '[*]\nBasedOnStyles = Vale, Google\n' >.vale.ini
	run "$PLUME" a.md
	[ "$status" -eq 2 ]
	[[ "$output" == *'E100 [loadStyles] Runtime error'*StylesPath* ]]
	printf 'StylesPath = stiles\n[*]\nBasedOnStyles = Google\n' >.vale.ini
	run "$PLUME" a.md
	[ "$status" -eq 2 ]
	[[ "$output" == *'.vale.ini:1:14: E201 Invalid value provided'*stiles* ]]
	printf 'StylesPath = styles\nVocab = Bose\n' >.vale.ini
	run "$PLUME" a.md
	[ "$status" -eq 2 ]
	[[ "$output" == *'.vale.ini:2:9: E100 [vocab] Runtime error'* ]]
	printf 'styles-path: styles\nstyles: [Gogle]\n' >.plume.yml
	run "$PLUME" a.md
	[ "$status" -eq 2 ]
	[[ "$output" == *'.plume.yml:2:9: no style is called'*"'Google'"* && "$output" != *E100* ]]
}

@test "misspelt keys are told all at once; what Vale alone can do is passed over" {
	ini 'MinAlertLevl = error' '[*]' 'BasedOnStyle = Google' 'Google.We = YES'
	run "$PLUME" a.md
	[ "$status" -eq 2 ]
	[[ "$output" == *'.vale.ini:3:1: E201'*"'MinAlertLevel'"* ]]
	[[ "$output" == *'.vale.ini:5:1: E201'*"'BasedOnStyles'"* ]]
	[[ "$output" == *Google.We* ]]
	ini 'NLPEndpoint = http://localhost' 'Packages = Google' '[*]' 'Google.We = YES'
	run "$PLUME" a.md
	[ "$status" -eq 0 ]
	[[ "$output" == *NLPEndpoint* && "$output" != *Packages* ]]
	# A rule that is not there is told, and no reason to fail.
	ini '[*]' 'BasedOnStyles = Google' 'Google.Wee = NO'
	run "$PLUME" a.md
	[ "$status" -eq 0 ]
	[[ "$output" == *".vale.ini:5:1: no rule or style is called 'Google.Wee'"*"'Google.We'"* ]]
}

@test "the nearest configuration wins, and ours in the same folder" {
	mkdir -p sub/deep
	cp a.md sub/deep/b.md
	ini '[*]' 'alex.Race = YES'
	[ "$(finds sub/deep/b.md)" = 'alex.Race ' ]
	printf 'StylesPath = ../styles\n[*]\nGoogle.We = YES\n' >sub/_vale
	[ "$(finds sub/deep/b.md)" = 'Google.We ' ]
	[ "$(finds a.md)" = 'alex.Race ' ]
	# One run, each file with its own.
	[ "$(finds a.md sub)" = 'Google.We alex.Race ' ]
	cp -R styles sub/styles
	printf 'styles-path: styles\nrules: {Google.Em: on}\n' >sub/.plume.yml
	[ "$(finds sub/deep/b.md)" = 'Google.Em ' ]
	run "$PLUME" check --verbose a.md sub
	[[ "$output" == *'sub/.plume.yml holds for the files in sub/deep'* ]]
	[[ "$output" == *'sub/_vale is passed over'* ]]
	[[ "$output" == *'plume: .vale.ini holds for the files in .'* ]]
	# Not beyond the top of the repository.
	mkdir sub/deep/.git
	cd sub/deep
	[ "$(finds b.md)" = '' ]
}

@test "where a file has no configuration, that of the working folder holds" {
	mkdir -p away/.git
	cp a.md away/b.md
	ini '[*]' 'Google.We = YES'
	[ "$(finds away/b.md)" = 'Google.We ' ]
	cd away
	[ "$(finds b.md)" = '' ]
}

@test "a configuration that is no good spoils its own files only" {
	mkdir good bad
	cp a.md good/a.md
	cp a.md bad/a.md
	ini '[*]' 'Google.We = YES'
	printf '[*]\nBasedOnStyles = Gogle\n' >bad/.vale.ini
	run "$PLUME" check --format vale-line bad/a.md good/a.md
	[ "$status" -eq 2 ]
	[ "$(grep -c 'E100' <<<"$output")" -eq 1 ]
	[[ "$output" == *good/a.md*Google.We* && "$output" != *bad/a.md:* ]]
	run "$PLUME" check --format vale-line .
	[ "$status" -eq 2 ]
	[[ "$output" == *good/a.md*Google.We* && "$output" != *bad/a.md:* ]]
}

@test "--config takes either, whatever its name" {
	mkdir conf
	printf 'StylesPath = ../styles\n[*]\nGoogle.We = YES\n' >conf/_vale
	[ "$(finds --config conf/_vale a.md)" = 'Google.We ' ]
	cp conf/_vale conf/other
	[ "$(finds --config conf/other a.md)" = 'Google.We ' ]
	cp -R styles conf/styles
	printf '# ours\nstyles-path: styles\nrules: {Google.Em: on}\n' >conf/ours
	[ "$(finds --config=conf/ours a.md)" = 'Google.Em ' ]
	[ "$(finds --config=conf/_vale --no-config a.md)" = '' ]
	echo 'Prefecture' >b.txt
	run "$PLUME" check --config conf/none.ini b.txt
	[ "$status" -eq 2 ]
	[[ "$output" == *'conf/none.ini: E100 [--config] Runtime error'* && "$output" != *accent* ]]
}

@test "standard input: the folder of its name, or this one" {
	mkdir sub
	printf 'StylesPath = ../styles\n[*.md]\nGoogle.We = YES\n' >sub/.vale.ini
	ini '[*]' 'alex.Race = YES'
	[ "$(finds - <a.md)" = 'alex.Race ' ]
	[ "$(finds --stdin-filename sub/x.md - <a.md)" = 'Google.We ' ]
	[ "$(finds --stdin-filename sub/x.txt - <a.md)" = '' ]
	[ "$(finds --stdin-filename none/x.md - <a.md)" = 'alex.Race ' ]
}

@test "a configuration is read once for a thousand files" {
	mkdir -p many/more
	for i in $(seq 200); do cp a.md many/$i.md && cp a.md many/more/$i.md; done
	ini 'NLPEndpoint = x' '[*]' 'BasedOnStyles = Google'
	run "$PLUME" check many
	[ "$(grep -c NLPEndpoint <<<"$output")" -eq 1 ]
	[ "$(grep -c Google.We <<<"$output")" -eq 400 ]
}

@test "vocabularies: accepted, refused, and the style Vale" {
	printf '# words\nCerema\n[Ww]e\n' >styles/config/vocabularies/Base/accept.txt
	printf 'Mac OS X\n' >styles/config/vocabularies/Base/reject.txt
	printf 'we saw cerema on a Mac OS X here here\n' >b.md
	ini 'Vocab = Base' '[*]' 'BasedOnStyles = Vale, Google'
	sed -i '1i Vocab = Base' .vale.ini
	# What is accepted is no finding of any rule.
	[ "$(finds b.md)" = 'Vale.Avoid Vale.Repetition Vale.Terms ' ]
	run "$PLUME" check --format vale-line b.md
	[[ "$output" == *"Use 'Cerema' instead of 'cerema'."* ]]
	[[ "$output" == *"Avoid using 'Mac OS X'."* ]]
	# Ours: the words alone make the two rules.
	rm .vale.ini
	printf 'styles-path: styles\nvocab: Base\n' >.plume.yml
	[ "$(finds --style Vale b.md)" = 'Vale.Avoid Vale.Terms ' ]
	printf 'accept: [Cerema]\nreject: [saw]\n' >.plume.yml
	[ "$(finds --style Vale b.md)" = 'Vale.Avoid Vale.Terms ' ]
}

@test "formats; and what of a folder is a draft" {
	cp a.md b.mdx
	cp a.md c.html
	cp a.md d.rst
	ini '[formats]' 'mdx = md' '[*.md]' 'alex.Race = YES' '[*.html]' 'Google.We = YES'
	run "$PLUME" check --format vale-line .
	[[ "$output" == *b.mdx*alex.Race* && "$output" == *c.html*Google.We* ]]
	[[ "$output" != *d.rst* ]]
	# What --ext says is looked up there, too: in Markdown code is no text.
	run "$PLUME" check --output=line --ext=.mdx - <<<'`race` and race'
	[ "$output" = "stdin.mdx:1:12:alex.Race:Not 'race'." ]
	# Without a .vale.ini documents of other sorts are left alone.
	rm .vale.ini
	printf 'styles-path: styles\nstyles: [Google]\n' >.plume.yml
	run "$PLUME" check --format vale-line .
	[[ "$output" != *c.html* ]]
}

@test "plain text under a .vale.ini, and what is a post all the same" {
	printf 'a\n---\nwe\n' >p.txt
	ini '[*]' 'Google.We = YES'
	[ "$(finds p.txt)" = 'Google.We ' ]
	printf '{"note": "we"}\n' >p.json
	[ "$(finds p.json)" = 'Google.We ' ]
	printf -- '---\nnetworks: [x]\nignore: [Google.We]\n---\nwe\n' >q.txt
	[ "$(finds q.txt)" = '' ]
	printf -- '---\ntitle: we\n---\nyou\n' >r.txt
	[ "$(finds r.txt)" = 'Google.We ' ]
}

@test "networks of a configuration are for posts, not for pages" {
	printf 'networks: [x]\n' >.plume.yml
	for name in a.txt a.post a.md; do
		echo 'We' >$name
		"$PLUME" check --format json $name | grep -o '"networks":\[[^]]*\]' >>networks
	done
	[ "$(tr '\n' ' ' <networks)" = '"networks":["x"] "networks":["x"] "networks":[] ' ]
	[[ "$("$PLUME" check --network x --format json a.md)" == *'"networks":["x"]'* ]]
}

@test "a word template of one's own" {
	echo 'sweet we' >b.md
	printf "extends: substitution\nmessage: \"Use '%%s' instead of '%%s'.\"\nlevel: error\nswap: {we: they, 'ra+ce': people}\n" \
		>styles/alex/Race.yml
	echo 'sweet raaces' >c.md
	ini '[*]' 'Google.We = YES' 'alex.Race = YES'
	[ "$(finds b.md)" = 'Google.We alex.Race ' ]
	[ "$("$PLUME" check --format vale-line b.md | grep -c Google.We)" -eq 1 ]
	[ "$(finds c.md)" = '' ]
	sed -i '1i WordTemplate = (?:%s)' .vale.ini
	[ "$("$PLUME" check --format line b.md | grep -c Google.We)" -eq 2 ]
	run "$PLUME" check --format vale-line c.md
	[[ "$output" == *c.md:1:2:alex.Race*they* && "$output" == *c.md:1:7:alex.Race*people* ]]
	# Ours stay as they are.
	printf 'word-template: (?:%%s)\nstyles-path: styles\nrules: {Google.We: on}\n' >.plume.yml
	[ "$(finds c.md)" = 'Google.We ' ]
	printf 'word-template: (?:)\n' >.plume.yml
	run "$PLUME" c.md
	[ "$status" -eq 2 ]
	[[ "$output" == *'.plume.yml:1:16: a template holds %s once'* ]]
}

@test "what is left alone in documents" {
	printf 'a {{we}} b `we` c **we**\n' >b.md
	ini '[*]' 'Google.We = YES'
	[ "$("$PLUME" check --format vale-line b.md | wc -l)" -eq 2 ]
	ini '[*]' 'Google.We = YES' 'TokenIgnores = (\{\{[^}]+\}\})'
	[ "$("$PLUME" check --format vale-line b.md | wc -l)" -eq 1 ]
	printf 'files: {"*.md": {token-ignores: "(\\\\{\\\\{[^}]+\\\\}\\\\})"}}\nstyles-path: styles\nrules: {Google.We: on}\n' >.plume.yml
	[ "$("$PLUME" check --format vale-line --style Google b.md | wc -l)" -eq 1 ]
}

@test "both files say the same" {
	ini '[*]' 'BasedOnStyles = Google' 'Google.We = NO' '[*.md]' 'BasedOnStyles = Google, alex' \
		'Google.We = error'
	as_vale=$(finds a.md && finds a.txt)
	cat >.plume.yml <<'YML'
styles-path: styles
styles: [Google]
rules: {Google.We: off}
files:
  "*.md":
    styles: [Google, alex]
    rules: {Google.We: error}
YML
	[ "$(finds a.md && finds a.txt)" = "$as_vale" ]
	[ "$as_vale" = 'Google.Em Google.We alex.Race Google.Em ' ]
}

@test "the examples of plume-config(5)" {
	mkdir -p nos-regles pages
	cat >.plume.yml <<'YML'
networks: [x, facebook]
fail-on: error
rules:
  ton: warning            # every rule of a style
  langue.jargon: off      # one rule
folders: [nos-regles]     # nos-regles/STYLE/RULE.yml
YML
	run "$PLUME" check --format json a.txt
	[ "$status" -eq 0 ]
	[[ "$output" == *'"networks":["facebook","x"]'* || "$output" == *'"networks":["x","facebook"]'* ]]
	cat >.plume.yml <<'YML'
styles-path: styles
accept: [Cerema, data.gouv.fr]
files:
  "pages/**/*.md":
    styles: [Google]
    rules: {Google.We: off}
  "*.x.txt":
    networks: [x]
YML
	cp a.md pages/p.md
	[ "$(finds --style Google pages/p.md)" = 'Google.Em Google.We ' ]
	[ "$(finds pages/p.md)" = 'Google.Em ' ]
	[ "$(finds a.md)" = '' ]
	rm .plume.yml
	cat >.vale.ini <<'INI'
StylesPath = styles
MinAlertLevel = suggestion

[*.{md,txt}]
BasedOnStyles = Google, accessibilite
Google.We = NO
INI
	[ "$(finds a.md a.txt)" = 'Google.Em ' ]
}

@test "the search for a configuration stops at the home" {
	mkdir -p home/sub
	rm -r .git
	ini '[*]' 'Google.We = YES'
	cp a.md home/sub/b.md
	cd home/sub
	HOME=${PWD%/*} run "$PLUME" check --format vale-line b.md
	[[ "$output" != *Google.We* ]]
	HOME=/nowhere run "$PLUME" check --format vale-line b.md
	[[ "$output" == *Google.We* ]]
}

@test "rules by network and by type of post" {
	cat >.plume.yml <<'YML'
rules-by-network:
  linkedin: {reseaux.hashtags-conseil: off}
  x: {twitter: off, langue.accent-manquant: error}
rules-by-type:
  alert: {langue.accent-manquant: off, crise.heure-absente: suggestion}
YML
	echo 'La prefecture #aa1 #bb2 #cc3 #dd4 #ee5 #ff6 #gg7' >post.txt
	# What is off for one network is still told for the other.
	[[ "$(finds --network x post.txt)" != *twitter* ]]
	[[ "$(finds --network linkedin post.txt)" != *conseil* ]]
	[[ "$(finds --no-config --network linkedin post.txt)" == *conseil* ]]
	[[ "$(finds --no-config --network x post.txt)" == *twitter* ]]
	[[ "$(finds --network x --network linkedin post.txt)" != *conseil* ]]
	finds --network mastodon post.txt >one
	finds --no-config --network mastodon post.txt >other
	cmp one other
	# Its level is the highest that one of the networks gives it.
	run "$PLUME" check --no-exit --format line --network mastodon --network x --rule langue.accent-manquant post.txt
	[[ "$output" == *': error: '* ]]
	run "$PLUME" check --no-exit --format line --network mastodon --rule langue.accent-manquant post.txt
	[ -n "$output" ]
	[[ "$output" != *': error: '* ]]
	# Types have the names that front matters have.
	printf -- '---\ntype: Alerte\n---\nLa prefecture sans vent\n' >alerte.txt
	printf -- '---\ntype: annonce\n---\nLa prefecture sans vent\n' >annonce.txt
	[[ "$(finds alerte.txt)" != *accent-manquant* ]]
	[[ "$(finds annonce.txt)" == *accent-manquant* ]]
	run "$PLUME" check --format line --rule crise.heure-absente alerte.txt
	[ "$status" -eq 0 ]
	[[ "$output" == *': suggestion: '* ]]
}

@test "rules for a network or a type that nobody knows are told with their place" {
	printf 'rules-by-network:\n  linkdin: {twitter: off}\nrules-by-type:\n  alrte: {twiter: off}\n' >.plume.yml
	run "$PLUME" check a.txt
	[ "$status" -eq 2 ]
	[[ "$output" == *".plume.yml:2:3: "*"'linkdin'; did you mean 'linkedin'?"* ]]
	[[ "$output" == *".plume.yml:4:3: "*"'alrte'; did you mean 'alerte'?"* ]]
	[[ "$output" == *".plume.yml:4:11: "*"'twiter'; did you mean 'twitter'?"* ]]
	printf 'rules-by-type: [alerte]\n' >.plume.yml
	run "$PLUME" check a.txt
	[ "$status" -eq 2 ]
	[[ "$output" == *".plume.yml:1:16: 'rules-by-type' wants names"* ]]
}

@test "a configuration that is too large is not said to be read with --max-size" {
	mkdir large && cd large
	head -c 1100000 /dev/zero | tr '\0' '#' >.plume.yml
	echo 'Bonjour à tous.' >a.txt
	PLUME_LANG=en run "$PLUME" check a.txt
	[ "$status" -eq 2 ]
	[[ "$output" == *'.plume.yml'*'larger than 1 MiB; no option raises that limit'* ]]
	[[ "$output" != *--max-size* ]]
}
