#!/bin/sh
# make first-minute: what somebody new does first, from a clean clone, and the seconds that each
# step takes.  A step that does not do what the README says ends it.
#
#   CHECK=yes   the README's second command, make check, too: it takes its time
set -u
top=$PWD
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8 PLUME_LANG=fr HOME="$work" GIT_CONFIG_NOSYSTEM=1 CCACHE_DISABLE=1
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b
unset MAKEFLAGS MFLAGS MAKELEVEL XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_CACHE_HOME

step() { # $1 what it is, $2 the function that does it
	from=$(date +%s%N)
	"$2" >"$work/said" 2>&1 || {
		echo "first-minute: $1 failed:" >&2
		grep -E 'FAILED|^not ok|^# ' "$work/said" | tail -n 60 >&2
		tail -n 20 "$work/said" >&2
		exit 1
	}
	awk -v ns=$(($(date +%s%N) - from)) -v what="$1" 'BEGIN { printf "%8.2f s  %s\n", ns / 1e9, what }'
}

said() { grep -q -e "$1" "$work/said"; }

clone() { git clone -q "$top" "$work/plume" && cd "$work/plume"; }
build() { make -s -j2; }
demo() { make -s demo && said 'departement.*département' && said '^1 brouillon'; }
check() { make -s check && said '^[0-9]* passed, 0 failed$'; }

draft() {
	PATH=$work/plume/build:$PATH
	mkdir "$work/brouillons" && cd "$work/brouillons" && git init -q . || return 1
	printf 'Prefecture du Gard : horaires modifiés!!! #plandevigilance' >essai.x.txt
	plume essai.x.txt
	[ $? -eq 1 ] && said '#PlanDeVigilance'
}

why() { plume explain accessibilite.hashtag-casse && said 'voix'; }

editor() {
	command -v vim >/dev/null || { echo 'vim is not installed'; return 1; }
	vim -N -u NONE -i NONE -n -es --cmd 'set shellpipe=>%s\ 2>&1' -c "set runtimepath+=$work/plume/src/pack/vim" \
		-c 'edit essai.x.txt' -c 'compiler plume' -c 'silent make' \
		-c 'call writefile(map(getqflist(), "v:val.text"), "found")' -c 'qa!' </dev/null >/dev/null 2>&1
	grep -q 'Préfecture' found
}

hook() { # it refuses the draft, which is mended then, and lets it go
	plume hook install && git add essai.x.txt && ! git commit -qm 'un brouillon' &&
		plume fix essai.x.txt && printf 'Préfecture du Gard : horaires modifiés. #PlanDeVigilance' >essai.x.txt &&
		git add essai.x.txt && git commit -qm 'un brouillon'
}

guide() { printf 'chercher alternative\n1\n' | plume guide && said 'image'; }

step 'git clone' clone
step 'make (the build)' build
step 'make demo' demo
[ "${CHECK:-}" != yes ] || step 'make check' check
step 'a draft of one’s own' draft
step 'plume explain' why
step 'Vim: :compiler plume, :make' editor
step 'plume hook: refused, mended, let go' hook
step 'plume guide' guide
