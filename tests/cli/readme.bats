#!/usr/bin/env bats
# What README.md shows is what happens.

setup() {
	cd "$BATS_TEST_DIRNAME/../.." || exit 1
	TOP=$PWD
	PLUME=$(realpath "${PLUME:-build/plume}")
	export PLUME_LANG=fr LC_ALL=C.UTF-8 HOME=$BATS_TEST_TMPDIR/home
	export XDG_STATE_HOME=$HOME XDG_DATA_HOME=$HOME XDG_CACHE_HOME=$HOME
	mkdir -p "$BATS_TEST_TMPDIR/here" "$BATS_TEST_TMPDIR/bin"
	for program in "${PLUME%/*}"/plume "${PLUME%/*}"/plume-guide; do
		ln -s "$program" "$BATS_TEST_TMPDIR/bin/"
	done
	PATH=$BATS_TEST_TMPDIR/bin:$PATH
	cd "$BATS_TEST_TMPDIR/here" || exit 1
	ln -s "$BATS_TEST_TMPDIR/bin" build
}

# The indented lines of the section whose title begins so, without their indent.
shown() {
	awk -v title="## $1" '/^## / { on = index($0, title) == 1 } on && /^    / { print substr($0, 5) }' \
		"$TOP/README.md"
}

@test "the demonstration shows what is shown of it" {
	"$PLUME" check --no-config --format text "$TOP/tests/drafts/vigilance.x.txt" >said || true
	n=0
	while read -r line; do
		case $line in 'make '* | '') continue ;; esac
		grep -qF -- "$line" said || { echo "not said: $line"; false; }
		n=$((n + 1))
	done < <(shown 'Deux commandes')
	[ "$n" -ge 8 ]
}

@test "transcripts are what is said" {
	for section in 'Le premier brouillon' 'Des envois de planificateurs'; do
		# Up to the first empty line or the next command without a $.
		shown "$section" | awk '/^ *build|^$/ { exit } { print }' >transcript
		grep -q '^\$ ' transcript
		case $section in Des*) sed -n 2p transcript >envoi.jsonl ;; esac
		while read -r line; do
			echo "$line"
			case $line in '$ '*) sh -c "${line#\$ }" || true ;; esac
		done < <(grep '^\$ ' transcript) >said
		diff transcript said
	done
}

@test "every command is understood" {
	git init -q .
	printf 'Texte;Réseau\nPrefecture;x\n' >planning.csv
	printf 'Brouillon,Canal\nPrefecture,x\n' >columns.csv
	n=0
	while read -r line; do
		rm -rf dossier publications plume.connu
		mkdir dossier publications
		printf 'Prefecture du Gard !!!\n' | tee essai.x.txt mon-brouillon.x.txt brouillon.x.txt message.x.txt post.txt \
			dossier/a.txt publications/a.txt >long.txt
		printf '[{"network":"x","text":"Prefecture"}]' | tee planning.json post.json >status.json
		line=${line%%  #*}
		case $line in
		*'| patch'*) line=${line%|*} ;;
		*'&&'*) line=${line%%&&*} ;;
		*--columns*) line=${line% *}\ columns.csv ;;
		*'--baseline plume.connu publications'*) plume check --baseline plume.connu --update-baseline publications || true ;;
		*' undo'*) plume fix essai.x.txt || true ;;
		esac
		run sh -c "$line" </dev/null
		# Nobody answers the questions of plume new here.
		[ "$status" -le 1 ] || [[ "$line" == 'plume new'* && "$output" == *'Question 1 '* ]] || { echo "$line: $status $output"; false; }
		n=$((n + 1))
	done < <(sed -n 's/^    \(\(build\/\)\{0,1\}plume .*\)/\1/p' "$TOP/README.md")
	[ "$n" -ge 25 ]
}
