#!/bin/sh
# make analyse: what clang-tidy (.clang-tidy says which checks), cppcheck and gcc -fanalyzer find in
# src without running it.
#
#     B=build TOOLS='tidy cppcheck gcc' sh tests/analyse.sh [FILE]…
#
# A finding is mended, or silenced where it is by the comment that the tool reads, with the reason
# beside it: NOLINT for clang-tidy, cppcheck-suppress for cppcheck.  What gcc thinks lies in
# $B/analyse whole, with the way to each.
set -u
B=${B:-build} TOOLS=${TOOLS:-tidy cppcheck gcc}
work=$B/analyse
mkdir -p "$work/cppcheck"
[ $# -gt 0 ] || set -- src/*/*.c
jobs=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)

cat >"$work/flags" <<FLAGS
-std=c17
-D_POSIX_C_SOURCE=200809L
-DPL_VERSION="0"
-DPL_SONAME_YAML="yaml"
-DPL_SONAME_JANSSON="jansson"
-DPL_SONAME_HUNSPELL="hunspell"
-DPL_SONAME_MD4C="md4c"
-DPL_SONAME_UTF8PROC="utf8proc"
-DPL_SONAME_M="libm.so.6"
-Isrc
-I$B/gen
FLAGS

tidy() {
	printf '%s\n' "$@" | xargs -P "$jobs" -I '{}' sh -c \
		'clang-tidy --quiet "$1" -- $(cat "$2") 2>/dev/null' _ '{}' "$work/flags" >"$work/tidy.log"
	grep -E '^[^ ].*: (warning|error): ' "$work/tidy.log" | sed "s,^$PWD/,," | sort -u
}

# Left out, since none of what they say here is a fault: members of headers that one file does not
# use; locals with the name of a function; loops with nothing in them but `continue`; conditions
# that are "known" because one arm of a ?: before them is taken for the only one.
cppcheck_() {
	cppcheck --enable=warning,style,performance,portability --inline-suppr --quiet -j "$jobs" \
		--cppcheck-build-dir="$work/cppcheck" --suppress=missingIncludeSystem \
		--suppress=unusedStructMember --suppress=shadowFunction --suppress=redundantContinue \
		--suppress=knownConditionTrueFalse \
		--template='{file}:{line}:{column}: {severity}: {message} [{id}]' \
		$(sed 's/-std=c17/--std=c11/' "$work/flags") "$@" 2>&1 >/dev/null | sort -u
}

# Without optimising, which leaves what it reads as it was written.
gcc_() {
	printf '%s\n' "$@" | xargs -P "$jobs" -I '{}' sh -c \
		'gcc -O0 -fanalyzer -c -o /dev/null $(cat "$2") "$1" 2>&1' _ '{}' "$work/flags" >"$work/gcc.log"
	grep -E '^[^ ].*: (warning|error): ' "$work/gcc.log" | sort -u
}

look() { # NAME COMMAND FUNCTION FILE…
	name=$1 command=$2 function=$3
	shift 3
	case " $TOOLS " in *" $name "*) ;; *) return ;; esac
	if ! command -v "$command" >/dev/null; then
		echo "skipped: $command is not installed, and has looked at nothing"
		return
	fi
	"$function" "$@" >"$work/$name.txt"
	cat "$work/$name.txt"
	echo "$command: $# files, $(grep -c . "$work/$name.txt") findings"
	cat "$work/$name.txt" >>"$work/all"
}

: >"$work/all"
look tidy clang-tidy tidy "$@"
look cppcheck cppcheck cppcheck_ "$@"
look gcc gcc gcc_ "$@"
n=$(grep -c . "$work/all")
echo "$n findings"
[ "$n" = 0 ]
