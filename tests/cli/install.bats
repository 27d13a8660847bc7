#!/usr/bin/env bats
# make install and make uninstall, into a folder of their own.

setup() {
	cd "$BATS_TEST_DIRNAME/../.." || exit 1
	TO=$BATS_TEST_TMPDIR/to
	export PLUME_LANG=en
}

install() { # make install or uninstall, as what was built was built
	make -s "$1" DESTDIR="$TO" PREFIX=/usr LIB=lib/here
}

@test "what is installed is all there, and works from there" {
	install install
	for file in bin/plume bin/plume-guide include/plume.h lib/here/libplume.a \
		lib/here/pkgconfig/plume.pc share/man/man1/plume.1 share/man/man5/plume-rule.5 \
		share/man/man1/plume-check.1 share/man/man7/plume-rules.7 share/man/man3/plume.3 \
		share/man/man5/plume-guide.5 share/man/fr/man1/plume.1 share/man/fr/man1/plume-check.1 \
		share/man/fr/man5/plume-guide.5 share/man/fr/man7/plume-rules.7 share/man/fr/man3/plume.3 \
		share/plume/plume.schema.json share/plume/rules/networks/x.yml \
		share/plume/guides/twitter.yml share/bash-completion/completions/plume \
		share/zsh/site-functions/_plume share/fish/vendor_completions.d/plume.fish \
		share/plume/vim/compiler/plume.vim share/plume/vim/ale_linters/text/plume.vim \
		share/plume/emacs/plume.el share/plume/efm.yaml \
		lib/systemd/user/plume-check@.service lib/systemd/user/plume-check@.path; do
		[ -s "$TO/usr/$file" ] || { echo "missing: $file"; false; }
	done
	cd "$BATS_TEST_TMPDIR"
	printf 'Prefecture du Gard' >draft.txt
	run "$TO/usr/bin/plume" draft.txt
	[ "$status" -eq 1 ]
	[[ "$output" == *langue.accent-manquant* ]]
	run "$TO/usr/bin/plume" guide open accessibilite
	[ "$status" -eq 0 ]
}

@test "every rule and guide is installed, and rules that were changed there win" {
	install install
	(cd rules && find . -name '*.yml' | sort) >"$BATS_TEST_TMPDIR/ours"
	(cd "$TO/usr/share/plume/rules" && find . -name '*.yml' | sort) >"$BATS_TEST_TMPDIR/theirs"
	cmp "$BATS_TEST_TMPDIR/ours" "$BATS_TEST_TMPDIR/theirs"
	mkdir -p "$BATS_TEST_TMPDIR/mine/commun"
	sed 's/^level: .*/level: error/' "$TO/usr/share/plume/rules/commun/hashtag-chiffres.yml" \
		>"$BATS_TEST_TMPDIR/mine/commun/hashtag-chiffres.yml"
	run "$TO/usr/bin/plume" check --rules "$BATS_TEST_TMPDIR/mine" - <<<'Le #112 répond.'
	[[ "$output" == *' error: '*commun.hashtag-chiffres* ]]
}

@test "the shared library gives what the header documents, and nothing else" {
	install install
	[ -e "$TO/usr/lib/here/libplume.so" ] || skip 'this build has no shared library'
	command -v nm >/dev/null || skip 'nm is not installed'
	nm -D --defined-only "$TO/usr/lib/here/libplume.so" | sed -n 's/.* T \(.*\)@@.*/\1/p' |
		sort >"$BATS_TEST_TMPDIR/given"
	grep '^PL_API' "$TO/usr/include/plume.h" | grep -o 'pl_[a-z_]*(' | tr -d '(' |
		sort >"$BATS_TEST_TMPDIR/documented"
	[ -s "$BATS_TEST_TMPDIR/given" ]
	diff "$BATS_TEST_TMPDIR/given" "$BATS_TEST_TMPDIR/documented"
}

@test "pkg-config tells the version and where it lies" {
	install install
	export PKG_CONFIG_PATH=$TO/usr/lib/here/pkgconfig
	[ "plume $(pkg-config --modversion plume)" = "$("$TO/usr/bin/plume" version | head -n 1)" ]
	[[ "$(pkg-config --libs plume)" == '-L/usr/lib/here -lplume'* ]]
}

@test "systemd has nothing to say of the units, which run what is installed" {
	install install
	grep -q '^ExecStart=/usr/bin/plume check ' "$TO/usr/lib/systemd/user/plume-check@.service"
	command -v systemd-analyze >/dev/null || skip 'systemd is not installed'
	export XDG_RUNTIME_DIR=$BATS_TEST_TMPDIR/run
	mkdir -m 700 "$XDG_RUNTIME_DIR" "$BATS_TEST_TMPDIR/units"
	for unit in service path; do
		sed "s|=/usr/bin|=$TO/usr/bin|" "$TO/usr/lib/systemd/user/plume-check@.$unit" \
			>"$BATS_TEST_TMPDIR/units/plume-check@.$unit"
	done
	run systemd-analyze verify --user --man=no "$BATS_TEST_TMPDIR"/units/*
	echo "$output"
	[ "$status" -eq 0 ]
	[ -z "$output" ]
}

@test "in somebody's own folder the units lie where his systemd looks" {
	export HOME=$BATS_TEST_TMPDIR/home
	make -s install PREFIX="$HOME/.local"
	grep -q "^ExecStart=$HOME/.local/bin/plume check " "$HOME/.local/share/systemd/user/plume-check@.service"
	[ ! -e "$HOME/.local/lib/systemd" ]
	make -s uninstall PREFIX="$HOME/.local"
	[ -z "$(find "$HOME" ! -type d)" ]
}

@test "uninstall leaves no file, and nothing of others is touched" {
	mkdir -p "$TO/usr/bin" "$TO/usr/share/plume/rules"
	echo theirs >"$TO/usr/bin/other"
	echo theirs >"$TO/usr/share/plume/rules/mine.yml"
	install install
	install uninstall
	run find "$TO" ! -type d
	[ "${#lines[@]}" -eq 2 ]
	rm "$TO/usr/share/plume/rules/mine.yml"
	install install
	install uninstall
	[ ! -e "$TO/usr/share/plume" ]
	[ "$(find "$TO" ! -type d)" = "$TO/usr/bin/other" ]
}
