#!/bin/sh
# Bugs that were: each folder of tests/regressions holds what showed one.  Its `command` is run by
# sh in a copy of the folder, with plume among the programs; `expected` is what that writes to
# standard output, and its status.
#
#   B      the build folder          regressions.sh [NAME]…   all of them, or those named
set -u
B=${B:-build} here=$(dirname "$0")/regressions
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/home" || exit 2
ln -s "$(realpath "$B/plume")" "$work/bin/plume" || exit 2
export PATH="$work/bin:$PATH" HOME="$work/home" LC_ALL=C.UTF-8 PLUME_LANG=en
unset XDG_CONFIG_HOME XDG_CACHE_HOME XDG_STATE_HOME NO_COLOR CLICOLOR_FORCE

passed=0 failed=0
for folder in "$here"/*/; do
	name=$(basename "$folder")
	[ $# -eq 0 ] || case " $* " in *" $name "*) ;; *) continue ;; esac
	cp -R "$folder" "$work/$name" && rm -f "$work/$name/expected"
	(cd "$work/$name" && sh ./command 2>../errors; echo "status $?") >"$work/came"
	if [ "${BLESS:-}" ]; then
		cp "$work/came" "$folder/expected"
	fi
	if diff "$folder/expected" "$work/came" >"$work/difference"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "$name:" && cat "$work/difference" "$work/errors"
	fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
