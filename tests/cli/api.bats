#!/usr/bin/env bats
# The library as others use it: installed, then each example of tests/api built and run.
# All say the same as the program.

setup_file() {
	cd "$BATS_TEST_DIRNAME/../.." || exit 1
	export TOP=$PWD TO=$BATS_FILE_TMPDIR/to
	make -s install DESTDIR="$TO" PREFIX=/usr LIB=lib
	export PATH=$TO/usr/bin:$PATH LD_LIBRARY_PATH=$TO/usr/lib LC_ALL=C.UTF-8 PLUME_LANG=fr
	export C="${CC:-cc} -std=c17 -Wall -Wextra -Wpedantic -Werror -I$TO/usr/include"
	export DRAFT='Prefecture : ouvert a 8 h, 👍 été #plandevigilance !!!'
}

setup() {
	cd "$BATS_TEST_TMPDIR" || exit 1
}

shared() {
	[ -e "$TO/usr/lib/libplume.so" ] || skip 'this build has no shared library'
}

# What the program says of the draft, as the examples write it.
wanted() {
	printf %s "$DRAFT" | plume check --no-config --lang fr --format line - |
		sed 's/^[^:]*:\([0-9]*:[0-9]*: \)[a-z]*: \(.*\) \[.*\]$/\1\2/'
}

same() { # runs the words, which must say what the program says
	run "$@" "$DRAFT"
	[ "$status" -eq 0 ]
	[ "${#lines[@]}" -ge 4 ]
	[ "$output" = "$(wanted)" ]
	# What cannot be read is told, and nothing else happens.
	run "$@" "$(printf 'bad \377 byte')"
	[ "$status" -ne 0 ]
	[[ "$output" == *UTF-8* ]]
}

@test "C, with the shared library" {
	shared
	$C -o lint "$TOP/tests/api/lint.c" -L"$TO/usr/lib" -lplume
	same ./lint
}

@test "C, with the static library" {
	shared
	! nm "$TO/usr/lib/libplume.a" 2>/dev/null | grep -q __gcov_ || C="$C --coverage"
	$C -o lint "$TOP/tests/api/lint.c" "$TO/usr/lib/libplume.a" $(pkg-config --libs libpcre2-8) \
		-lm -pthread
	same ./lint
}

@test "C: rules in memory, the mended draft, its length" {
	shared
	$C -o mend "$TOP/tests/api/mend.c" -L"$TO/usr/lib" -lplume
	run ./mend 'La PDA répond : departement.'
	[ "$status" -eq 0 ]
	[ "${lines[0]}" = 'La Préfecture des Ardennes répond : département.' ]
	[ "${lines[1]}" = '48/280' ]
}

# Each example of the header's comments as a function of its own, and a program that runs them
# with what the words around them take for granted.
header_examples() {
	cat <<'SOURCE'
#include <plume.h>
#include <stdio.h>
#include <string.h>

struct given {
	const struct pl_ruleset *rules;
	const struct pl_findings *findings;
	const char *draft, *rule;
	struct pl_str text;
};
SOURCE
	awk '
		/^ \*     / {
			if (!writing) {
				print "static void example_" ++n "(const struct given *given)\n{"
				print "const struct pl_ruleset *rules = given->rules;"
				print "const struct pl_findings *findings = given->findings;"
				print "const char *draft = given->draft, *rule = given->rule;"
				print "struct pl_str text = given->text;"
				print "struct pl_err err = { 0 };"
				print "(void)rules, (void)findings, (void)draft, (void)rule, (void)text, (void)err;\n{"
			}
			writing = 1
			code = substr($0, 4)
			sub(/ \*\/$/, "", code)
			print code
			if (/\*\/$/) { print "}\n}"; writing = 0 }
			next
		}
		/^ \*$/ { next }
		writing { print "}\n}"; writing = 0 }
		END {
			print "int main(void)\n{"
			print "const char *draft = \"La PDA : Prefecture !!!\";"
			print "struct pl_ruleset *rules = pl_ruleset_new(NULL, 0, NULL);"
			print "struct given given = { rules, pl_lint(rules, draft, strlen(draft), NULL, NULL), draft,"
			print "\"extends: existence\\nmesage: x\\n\", { draft, 24 } };"
			for (i = 1; i <= n; i++)
				print "puts(\"" i ":\"); example_" i "(&given); puts(\"\");"
			print "pl_findings_free((struct pl_findings *)(uintptr_t)given.findings);"
			print "pl_ruleset_free(rules);\nreturn 0;\n}"
		}' "$TO/usr/include/plume.h"
}

@test "C: the examples in the header's comments" {
	shared
	header_examples >examples.c
	$C -Wno-unused -o examples examples.c -L"$TO/usr/lib" -lplume
	run ./examples
	echo "$output"
	[ "$status" -eq 0 ]
	[[ "$output" == *$'1:\n1:'*Préfecture* ]]
	[[ "$output" == *'maison/sigles.yml:2: '* ]]
	[[ "$output" == *'La PDA'*Préfecture* ]]
	grep -q '^5:$' <<<"$output"
}

@test "C++ takes the header" {
	command -v c++ >/dev/null || skip 'no C++ compiler is installed'
	echo '#include <plume.h>' | c++ -fsyntax-only -I"$TO/usr/include" -x c++ -Wall -Wextra -Werror -
}

@test "Python, through ctypes" {
	shared
	command -v python3 >/dev/null || skip 'python3 is not installed'
	same python3 "$TOP/tests/api/lint.py"
}

@test "PHP, through FFI" {
	shared
	command -v php >/dev/null || skip 'php is not installed'
	php -m | grep -q '^FFI$' || skip 'php has no FFI'
	same php -d ffi.enable=1 "$TOP/tests/api/lint.php"
}

@test "Node, through the program" {
	command -v node >/dev/null || skip 'node is not installed'
	run node "$TOP/tests/api/lint.js" "$DRAFT"
	[ "$status" -eq 0 ]
	[ "${#lines[@]}" -ge 4 ]
	[ "$output" = "$(wanted)" ]
}

@test "threads share a ruleset" {
	shared
	cat >threads.c <<'SOURCE'
#include <plume.h>
#include <pthread.h>
#include <string.h>

static struct pl_ruleset *rules;

static void *lint(void *n)
{
	const char *draft = "Prefecture : departement !!!";

	for (int i = 0; i < 50; i++) {
		struct pl_findings *findings = pl_lint(rules, draft, strlen(draft), NULL, NULL);

		if (findings)
			*(size_t *)n += pl_findings_count(findings);
		pl_findings_free(findings);
	}
	return NULL;
}

int main(void)
{
	pthread_t threads[4];
	size_t n[4] = { 0 };

	rules = pl_ruleset_new(NULL, 0, NULL);
	for (int i = 0; i < 4; i++)
		pthread_create(&threads[i], NULL, lint, &n[i]);
	for (int i = 0; i < 4; i++)
		pthread_join(threads[i], NULL);
	pl_ruleset_free(rules);
	return !(n[0] >= 100 && n[0] == n[1] && n[1] == n[2] && n[2] == n[3]);
}
SOURCE
	$C -o threads threads.c -L"$TO/usr/lib" -lplume -pthread
	./threads
}

@test "the binary interface is what it was" {
	shared
	command -v abidiff >/dev/null || skip 'abidiff is not installed (abigail-tools)'
	# When it changes on purpose: make abi; once a version is out, SOVERSION goes up too.
	make -s -C "$TOP" abi ABI="$BATS_TEST_TMPDIR/now.abi"
	run abidiff "$TOP/tests/api/libplume.abi" now.abi
	echo "$output"
	[ "$status" -eq 0 ]
}
