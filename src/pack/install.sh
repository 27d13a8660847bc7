#!/bin/sh
# What is installed where: one list, for make install and make uninstall.
#
#     install.sh install|uninstall
#
#   DESTDIR  in front of all paths        PREFIX   /usr/local
#   LIB      below it: lib, lib/x86_64-linux-gnu
#   B        the build folder             PROGRAMS, VERSION, SOVERSION, PRIVATE: the Makefile's
set -eu
action=$1
to=${DESTDIR:-}$PREFIX

# put MODE SOURCE PATH: the file becomes PATH, below the prefix.
put() {
	case $action in
	install)
		mkdir -p "$to/${3%/*}"
		install -m "$1" "$2" "$to/$3"
		;;
	*) drop "$3" ;;
	esac
}

drop() { # and the folder, when that is plume's own and empty now
	rm -f "$to/$1"
	folder=${1%/*}
	while case $folder in */plume | */plume/*) true ;; *) false ;; esac; do
		rmdir "$to/$folder" 2>/dev/null || break
		folder=${folder%/*}
	done
}

# tree FOLDER PATH: every file of the folder that is meant for reading.
tree() {
	for file in $(cd "$1" && find . -type f -name '*.*' | sort); do
		put 644 "$1/${file#./}" "$2/${file#./}"
	done
}

for program in $PROGRAMS; do
	put 755 "$B/$program" "bin/$program"
done

# The library.  Of a static build there is no shared one.
put 644 src/plume.h include/plume.h
put 644 "$B/libplume.a" "$LIB/libplume.a"
if [ "$action" = uninstall ] || [ -e "$B/libplume.so.$SOVERSION" ]; then
	put 644 "$B/libplume.so.$SOVERSION" "$LIB/libplume.so.$SOVERSION"
	case $action in
	install) ln -sf "libplume.so.$SOVERSION" "$to/$LIB/libplume.so" ;;
	*) drop "$LIB/libplume.so" ;;
	esac
fi
made=$B/gen/installed
mkdir -p "$made"
for form in src/pack/*.in; do
	filled=${form##*/}
	sed -e "s|@PREFIX@|$PREFIX|; s|@LIB@|$LIB|; s|@VERSION@|$VERSION|; s|@PRIVATE@|$PRIVATE|" \
		"$form" >"$made/${filled%.in}"
done
put 644 "$made/plume.pc" "$LIB/pkgconfig/plume.pc"

# What is read: the manual, the rules and guides as files, the form of JSON reports.
for page in man/*.[1-8] "$B"/man/*.[1-8]; do
	put 644 "$page" "share/man/man${page##*.}/${page##*/}"
done
for page in man/fr/*.[1-8] "$B"/man/fr/*.[1-8]; do
	put 644 "$page" "share/man/fr/man${page##*.}/${page##*/}"
done
tree rules share/plume/rules
tree guides share/plume/guides
put 644 man/plume.schema.json share/plume/plume.schema.json

# What shells and editors want.
for shell in bash zsh fish; do
	case $action in install) "$B/plume" completion $shell --lang fr >"$made/$shell" ;; esac
done
put 644 "$made/bash" share/bash-completion/completions/plume
put 644 "$made/zsh" share/zsh/site-functions/_plume
put 644 "$made/fish" share/fish/vendor_completions.d/plume.fish
tree src/pack/vim share/plume/vim
put 644 src/pack/plume.el share/plume/emacs/plume.el
put 644 src/pack/efm.yaml share/plume/efm.yaml

# A folder of drafts that the user's systemd watches.  Systemd looks below lib in the system's
# folders, and below share alone in somebody's own.
case ${HOME:+$PREFIX/} in
"${HOME:-}"/*) units=share/systemd/user ;;
*) units=lib/systemd/user ;;
esac
put 644 "$made/plume-check@.service" "$units/plume-check@.service"
put 644 'src/pack/plume-check@.path' "$units/plume-check@.path"
