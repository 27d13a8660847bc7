#!/bin/sh
# Makes rules/lists/communes.yml anew: the words of which the names of French communes,
# arrondissements, départements and régions are made, for spelling to accept.  It is made by
# hand and kept, so that a build needs neither the network nor 12 MB of data:
#
#   make communes
#
# Names: Etalab's découpage administratif (npm package @etalab/decoupage-administratif, MIT,
# © Etalab), after INSEE and IGN (Licence Ouverte 2.0).  Words that begin with a small
# letter (sur, les, lès) are left out: they are French anyway.
# Wants: npm.
set -eu
package=@etalab/decoupage-administratif@6.0.0
export LC_ALL=C

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && npm pack --silent "$package" >/dev/null && tar xzf ./*.tgz)

cat <<'HEAD'
# Fait par make communes (src/gen/communes.sh). Un mot par partie de nom : « Villeneuve d’Ascq » donne Villeneuve et Ascq.
title:
  fr: "Mots des noms de communes, d’arrondissements, de départements et de régions"
  en: "Words of the names of communes, arrondissements, départements and régions"
source:
  - title: "Découpage administratif 6.0.0 (Etalab, licence MIT), d’après l’Insee et l’IGN (Licence Ouverte 2.0)"
    url: https://github.com/etalab/decoupage-administratif
    date: 2026-03-09
words: [
HEAD
for file in communes arrondissements departements regions; do
	grep -o '"nom": *"[^"]*"' "$work/package/data/$file.json"
done | sed 's/^"nom": *"//; s/"$//' | tr " '()/-" '\n\n\n\n\n\n' | sed "s/’/\n/g" |
	grep -E '^([A-Z]|À|Â|Ç|È|É|Ê|Ë|Î|Ï|Ô|Œ|Ù|Û|Ü|Æ|ï).' | sort -u |
	awk '{
		word = $0 ~ /^(No|Non|Yes|Oui|On|Off|True|False|Null|Y|N)$/ ? "\"" $0 "\"" : $0
		if (length(line) + length(word) > 116) {
			print "  " line
			line = ""
		}
		line = line (line == "" ? "" : " ") word ","
	}
	END { print "  " line; print "]" }'
