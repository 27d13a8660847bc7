#!/usr/bin/env bats
# Documents: what of Markdown and HTML a .vale.ini leaves out.

bats_require_minimum_version 1.5.0

setup() {
	PLUME=$(realpath "${PLUME:-build/plume}")
	export PLUME_LANG=en
	cd "$BATS_TEST_TMPDIR" || exit 1
	mkdir -p styles/t
	printf 'extends: existence\nmessage: "no %%s"\nlevel: error\ntokens: [foo]\n' >styles/t/foo.yml
	printf 'StylesPath = styles\nMinAlertLevel = suggestion\n\n[*]\nBasedOnStyles = t\n' >.vale.ini
}

places() { # of foo in the file
	run "$PLUME" check --no-global --format line "$1"
	[[ "$output" != *plume:* ]]
	echo "$output" | cut -d: -f2,3 | tr '\n' ' '
}

@test "code is left alone, and places are those of the draft" {
	printf '# A *foo*\n\n`foo` **a** foo &eacute; foo\n\n- foo\n\n```\nfoo\n```\n' >a.md
	[ "$(places a.md)" = '1:6 3:13 3:26 5:3 ' ]
	printf '<p>foo <code>foo</code></p>\r\n<pre>foo</pre>\r\n<li title="foo">a\r\nfoo</li>\r\n' >a.html
	[ "$(places a.html)" = '1:4 4:1 ' ]
}

@test "Markdown and HTML are documents without a configuration, too" {
	printf '[Lien](a.html) et [Ville]\n\n`[Ville]`\n' >a.md
	run "$PLUME" check --no-config --format line --rule commun.texte-a-completer a.md
	[ "${#lines[@]}" -eq 1 ]
	[[ "$output" == 'a.md:1:19: '*'[Ville]'* ]]
	printf -- '---\nnetworks: x\n---\n`[Ville]`\n' >b.md
	run "$PLUME" check --no-config --format line --rule commun.texte-a-completer b.md
	[[ "$output" == 'b.md:4:2: '* ]]
}

@test "the stars of code are no decoration; written ones are" {
	printf 'Voyez `--format line` et `un autre code`.\n\nTitre ●●●●●●●●●●\n' >a.md
	run "$PLUME" check --no-config --format line --rule accessibilite.art-ascii a.md
	[ "${#lines[@]}" -eq 1 ]
	[[ "$output" == 'a.md:3:'* ]]
}

@test "a document has no lengths" {
	printf 'Rien.\n' >a.md
	run "$PLUME" check --no-config --format text a.md
	[ "$output" = 'a.md: nothing to say. ' ]
	printf 'Un week-end.\n' >b.md
	run "$PLUME" check --no-config --format json b.md
	[[ "$output" == *'"lengths":[]'* ]]
}

@test "TokenIgnores, BlockIgnores and CommentDelimiters" {
	printf 'foo $foo$ foo\n\n{%% foo\n\nfoo %%}\n\n{/* vale off */}\n\nfoo\n\n{/* vale on */}\n\nfoo\n' >a.md
	[ "$(places a.md)" = '1:1 1:6 1:11 3:4 5:1 9:1 13:1 ' ]
	cat >>.vale.ini <<'INI'
TokenIgnores = (\$\w+\$)
BlockIgnores = (?s)({%.*?%})
CommentDelimiters = {/*, */}
INI
	[ "$(places a.md)" = '1:1 1:11 13:1 ' ]
	sed -i 's|^CommentDelimiters.*|CommentDelimiters = {/*|' .vale.ini
	run "$PLUME" check --no-global a.md
	[ "$status" -eq 2 ]
	[[ "$output" == *'.vale.ini:8:'*'two marks'* ]]
}

@test "scopes and classes that a configuration leaves out" {
	printf '**foo** <span class="nop">foo</span> `foo`\n\n> foo\n\n![foo](a.png)\n' >a.md
	[ "$(places a.md)" = '1:3 1:27 3:3 5:3 ' ]
	sed -i '1i IgnoredScopes = strong\nSkippedScopes = blockquote, alt\nIgnoredClasses = nop' .vale.ini
	[ "$(places a.md)" = '1:39 ' ]
}
