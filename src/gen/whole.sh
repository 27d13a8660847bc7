#!/bin/sh
# Makes rules/lists/mots-entiers.yml anew: words of the dictionary that would be cut in two
# if they stood in a hashtag, « maintenant » into « main tenant ».  It is made by hand, with a
# plume that does not know the list yet, and kept:
#
#   printf 'words: [maintenant]\n' > rules/lists/mots-entiers.yml && make
#   sh src/gen/whole.sh > mots-entiers.yml && mv mots-entiers.yml rules/lists/
#
# Words: Debian's package hunspell-fr-comprehensive (fr.dic, Mozilla Public License 2.0).
set -eu
dictionary=${1:-/usr/share/hunspell/fr.dic}
B=${B:-build}
# Those that are more often two words in a hashtag.
apart='inforoute|inforoutes'

cat <<'HEAD'
# Des mots du dictionnaire qui ne doivent pas être coupés : « maintenant » n’est pas « main tenant ». Fait par
# src/gen/whole.sh à partir de fr.dic, paquet hunspell-fr-comprehensive de Debian (Mozilla Public License 2.0).
title:
  fr: "Mots qu’un mot-dièse ne coupe pas"
  en: "Words that a hashtag does not cut"
source:
  - title: "Dictionnaire orthographique français (Dicollecte, Grammalecte)"
    url: https://grammalecte.net/download.php?prj=fr
    date: 2018
words:
HEAD
sed 's/[/[:space:]].*//' "$dictionary" | LC_ALL=C.UTF-8 grep -E '^[[:lower:]]{5,}$' |
	sed 'y/àâäçéèêëîïíôöóùûüúÿñ/aaaceeeeiiiooouuuuyn/; s/œ/oe/g; s/æ/ae/g; s/.*/#&\n/' |
	"$B/plume" check --no-config --format json --rule accessibilite.hashtag-casse - |
	grep -oE '"match":"#[a-z]+"' | sed 's/"match":"#//; s/"//' | LC_ALL=C sort -u |
	grep -vxE "$apart" | sed 's/^/  - /'
