#!/bin/sh
# The manual pages that are made whole: one a command, plume-rules(7) and plume(3); those in
# French in fr/ below.
#
#     pages.sh FOLDER       PLUME is the program, src/plume.h the header
set -eu
to=$1 plume=${PLUME:-build/plume}
export LC_ALL=C # awk counts bytes, and so everywhere the same
day=$(sed -n 's/^## .*(\(.*\))$/\1/p' man/NEWS.md | head -n 1)
date=$(date -u -d "$day" '+%B %-d, %Y')

say() { # in English or in French
	case $lang in en) printf '%s\n' "$1" ;; *) printf '%s\n' "$2" ;; esac
}

head_of() { # $1 name, $2 section, $3 what it is
	printf '.\\" Made by src/gen/pages.sh.\n.Dd %s\n.Dt %s %s\n.Os\n' "$date" \
		"$(echo "$1" | tr a-z A-Z)" "$2"
	printf '.Sh %s\n.Nm %s\n.Nd %s\n' "$(say NAME NOM)" "$1" "$3"
}

# A command: what man.sh tells of it in plume(1), as a page.
command_page() {
	body=$(sh src/gen/man.sh --command "$1" "$lang")
	head_of "plume-$1" 1 "$("$plume" help "$1" --lang "$lang" | sed -n '3s/[.]$//p')"
	echo '.Sh SYNOPSIS'
	echo "$body" | sed -n '2s/^\.Dl plume \([a-z]*\)/.Nm plume Cm \1\n.No/p' | sed 's/^\.No *$//' |
		sed '/^$/d'
	echo '.Sh DESCRIPTION'
	echo "$body" | sed '1,3d; s/^\.Ss \(options of every command\)/.Sh OPTIONS OF EVERY COMMAND/
		s/^\.Ss \(options de toutes les commandes\)/.Sh OPTIONS DE TOUTES LES COMMANDES/'
	say '.Sh EXIT STATUS' '.Sh CODE DE RETOUR'
	say '0 nothing to mend, 1 findings, 2 the job could not be done.' \
		'0, rien à corriger ; 1, des remarques ; 2, le travail n’a pas pu être fait.'
	say '.Sh SEE ALSO' '.Sh VOIR AUSSI'
	printf '.Xr plume 1 ,\n.Xr plume-config 5 ,\n.Xr plume-rules 7\n'
}

# The rules that are built in, style by style.
rules_page() {
	head_of plume-rules 7 "$(say 'the rules that plume has' 'les règles de plume')"
	echo '.Sh DESCRIPTION'
	say 'Each rule is named after its style and its trouble, and has a level.' \
		'Chaque règle porte le nom de son style et de ce qu’elle signale, et a un niveau.'
	echo ".Cm plume explain Ar $(say NAME NOM)"
	say 'tells why, with its page of the guide and its sources.' \
		'dit pourquoi, avec sa page du guide et ses sources.'
	say 'Rules of a profile run when that profile is asked for with' \
		'Les règles d’un profil s’appliquent quand ce profil est demandé par'
	echo '.Fl \-profile .'
	"$plume" rules --no-config --lang "$lang" | awk '
		$1 !~ /[.]/ { next }
		{
			style = $1
			sub(/[.].*/, "", style)
			if (style != last) {
				if (last != "")
					print ".El"
				print ".Ss " style "\n.Bl -tag -width Ds"
				last = style
			}
			text = $0
			sub(/^[^ ]+ +[^ ]+ +/, "", text)
			gsub(/\\/, "\\e", text)
			print ".It Cm " $1 " Pq " $2 "\n" (text ~ /^[.\047]/ ? "\\&" : "") text
		}
		END { print ".El" }'
	say '.Sh SEE ALSO' '.Sh VOIR AUSSI'
	printf '.Xr plume 1 ,\n.Xr plume-rule 5\n'
}

# The header, comment by comment.
header_page() {
	{
		head_of plume 3 "$(say 'check drafts of social-media posts, as a library' \
			'relire des brouillons de publications, sous forme de bibliothèque')"
		printf '.Sh SYNOPSIS\n.In plume.h\n.Pp\n.Dl cc file.c $(pkg-config --cflags --libs plume)\n'
		printf '.Sh DESCRIPTION\n'
		awk -f src/gen/header.awk -v po="$(say '' src/po/header-fr.po)" src/plume.h
		say '.Sh SEE ALSO' '.Sh VOIR AUSSI'
		printf '.Xr plume 1 ,\n.Xr plume-rule 5\n'
	} | awk '
		# No paragraph before a display or behind a heading.
		{ line[NR] = $0 }
		END {
			for (i = 1; i <= NR; i++) {
				if (line[i] == ".Pp" && (line[i + 1] ~ /^\.(Bd|S[sh]|Pp)/ || line[i - 1] ~ /^\.S[sh]/))
					continue
				if (line[i] == "" && line[i + 1] == ".Ed")
					continue
				print line[i]
			}
		}'
}

# All that are made, into the folder $1.
pages() {
	mkdir -p "$1"
	for name in $(sed -n 's/^COMMAND(\([a-z_]*\)).*/\1/p' src/cli/list.h); do
		[ -e "man/plume-$name.1" ] || command_page "$name" >"$1/plume-$name.1"
	done
	rules_page >"$1/plume-rules.7"
	header_page >"$1/plume.3"
}

lang=en pages "$to"
lang=fr pages "$to/fr"
