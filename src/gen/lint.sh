#!/bin/sh
# make lint: what a machine can say about the source, before a person has to.
# Prints each complaint, and closes with how many things were looked at.
set -u
B=${B:-build} CC=${CC:-cc}
bad=0
complain() {
	echo "lint: $*"
	bad=$((bad + 1))
}

# 1. Includes run one way: a folder includes only itself and those before it.
layers='base post check rule lint report guide lsp http cli'
rank() {
	n=0
	for layer in $layers; do
		n=$((n + 1))
		[ "$layer" = "$1" ] && echo "$n" && return
	done
	echo 0
}
for file in $(find src -name '*.[ch]' ! -path 'src/gen/*'); do
	from=${file#src/} from=${from%%/*}
	[ "$from" = plume.h ] && continue
	for to in $(sed -n 's|^#include "\([a-z]*\)/.*|\1|p' "$file" | sort -u); do
		[ "$(rank "$to")" -le "$(rank "$from")" ] ||
			complain "$file includes $to/, which stands behind $from/ (CONTRIBUTING.md, layers)"
	done
done

# 2. Each library is met by one file.
while read -r header owner; do
	for file in $(grep -lE "^#include <$header>" $(find src -name '*.[ch]')); do
		[ "$file" = "$owner" ] || complain "$file includes <$header>, which only $owner may"
	done
done <<'LIBRARIES'
pcre2.h src/base/regex.c
yaml.h src/base/yaml.c
jansson.h src/base/json.c
utf8proc.h src/base/unicode.c
md4c.h src/post/markup.c
hunspell/hunspell.h src/base/speller.c
readline/readline.h src/cli/prompt.c
readline/history.h src/cli/prompt.c
LIBRARIES

# 3. What must never be called on a stranger's bytes.
grep -nE 'pcre2_dfa_match|PCRE2_COPY_MATCHED_SUBJECT' $(find src -name '*.c') &&
	complain 'a call that is forbidden stands above'
grep -n PCRE2_NO_UTF_CHECK $(find src -name '*.c' ! -path src/base/regex.c) &&
	complain 'only what base/utf8.c has passed goes unchecked, by base/regex.c'

# 4. Headers compile alone.
for header in $(find src -name '*.h' ! -name list.h); do
	printf '#include "%s"\n' "${header#src/}" |
		$CC -std=c17 -D_POSIX_C_SOURCE=200809L -Isrc -I"$B/gen" -fsyntax-only -x c - 2>/dev/null ||
		complain "$header does not compile alone"
done

# 5. What the library exports carries pl_.
nm -g --defined-only "$B/libplume.a" 2>/dev/null | awk 'NF == 3 && $3 !~ /^pl_/ { print $3 }' |
	sort -u >"$B/lint.names"
while read -r name; do
	complain "the library exports $name, without pl_"
done <"$B/lint.names"

# 6. Tables agree with folders.
agree() { # $1 list file, $2 macro, $3 what a file of that kind is called
	for name in $(sed -n "s/^$2(\([a-z_]*\)).*/\1/p" "$1"); do
		file=$(printf "$3" "$name")
		[ -e "$file" ] || complain "$1 names $name, but there is no $file"
	done
}
agree src/check/list.h CHECK 'src/check/%s.c'
agree src/cli/list.h COMMAND 'src/cli/cmd_%s.c'
agree src/guide/list.h MODE 'src/guide/mode_%s.c'
for file in src/cli/cmd_*.c; do
	name=${file#src/cli/cmd_} name=${name%.c}
	grep -q "^COMMAND($name)" src/cli/list.h || complain "$file is not in src/cli/list.h"
done

# 7. Messages: every text of the catalogue compiles.
msgfmt --check-format -o /dev/null src/po/fr.po 2>"$B/lint.po" || complain "src/po/fr.po: $(cat "$B/lint.po")"

# 8. The layout.
if command -v clang-format >/dev/null 2>&1; then
	for file in $(find src tests -name '*.c' ! -path 'tests/bench/*'); do
		clang-format --dry-run -Werror "$file" >/dev/null 2>&1 ||
			complain "$file: not as make format leaves it"
	done
else
	echo 'lint: clang-format is not installed; the layout was not looked at'
fi

# 9. The manual says what the tables say.
B=$B sh src/gen/man.sh || bad=$((bad + 1))

[ "$bad" = 0 ] && echo 'lint: nothing to complain about'
[ "$bad" = 0 ]
