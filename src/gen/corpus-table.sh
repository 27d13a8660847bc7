#!/bin/sh
# Writes the table by rule into tests/corpus/README.md: how often a rule of the default profile
# is found in the corpus, and of the findings that somebody read how many were right and wrong.
#
#   make corpus-table [CORPUS=DIR]
set -eu
B=${B:-build}
corpus=${CORPUS:-../shared/corpus}
page=tests/corpus/README.md
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

ls "$corpus"/*.jsonl >/dev/null 2>&1 || { echo "corpus-table: no texts in $corpus" >&2; exit 2; }
for file in "$corpus"/*.jsonl; do
	"$B/plume" check --no-config --input jsonl --format line --lang en "$file" || [ $? -eq 1 ]
done >"$work/found"
# A line ends with the rule's name in brackets.
sed -n 's/.*: \(suggestion\|warning\|error\): .*\[\([a-z0-9-]*[.][a-z0-9-]*\)\]$/\2 \1/p' "$work/found" >"$work/rules"
{
	echo '| rule | level | found | read | right | wrong |'
	echo '|---|---|--:|--:|--:|--:|'
	LC_ALL=C awk '
		NR == FNR { found[$1]++; level[$1] = $2; next }
		/^#/ || $1 == "rule" { next }
		{ read_[$1] = $2; wrong[$1] = $3; if (!($1 in found)) { found[$1] = 0; level[$1] = "" } }
		END {
			for (rule in found)
				printf "| `%s` | %s | %d | %s |\n", rule, level[rule], found[rule],
					rule in read_ ? read_[rule] " | " read_[rule] - wrong[rule] " | " wrong[rule] : " |  | "
		}' "$work/rules" tests/corpus/precision.tsv | LC_ALL=C sort
} >"$work/table"
LC_ALL=C awk -v table="$work/table" '
	/^<!-- table: end -->/ { inside = 0 }
	!inside { print }
	/^<!-- table: begin -->/ {
		inside = 1
		while ((getline line < table) > 0)
			print line
	}' "$page" >"$work/page"
cat "$work/page" >"$page"
