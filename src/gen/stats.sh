#!/bin/sh
# Draws findings to be read, so that tests/corpus/precision.tsv can be brought up to date:
#
#   make stats [R=langue.orthographe] [N=200] [CORPUS=DIR]
#
# At most N findings, of the rule R or of all, each with its text around it; the draw is the
# same as long as the findings are.  A person says which are wrong, and counts.
set -eu
B=${B:-build}
corpus=${CORPUS:-../shared/corpus}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

ls "$corpus"/*.jsonl >/dev/null 2>&1 || { echo "stats: no texts in $corpus" >&2; exit 2; }
for file in "$corpus"/*.jsonl; do
	"$B/plume" check --no-config --profile strict ${R:+--rule "$R"} --input jsonl \
		--format line --lang fr "$file" || [ $? -eq 1 ]
done >"$work/found"
LC_ALL=C awk '{
	# An order that looks drawn: by a sum of the line.
	sum = 7
	for (i = 1; i <= length($0); i++)
		sum = (sum * 31 + index("abcdefghijklmnopqrstuvwxyz0123456789:.", substr($0, i, 1))) % 1000003
	print sum "\t" $0
}' "$work/found" | sort -n | head -n "${N:-200}" | cut -f 2-
echo "$(wc -l <"$work/found") findings in all" >&2
