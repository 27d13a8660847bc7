#!/bin/sh
# make deb: Debian packages of the source archive $1, made and left in the folder $2.
#
#   VERSION, SOVERSION, BUILD_DEPENDS   the Makefile's
#   DEBFULLNAME, DEBEMAIL               who answers for the packages
#
# The folder debian/ is made here, of src/pack/debian and man/NEWS.md.
set -eu
archive=$1 folder=$2
export LC_ALL=C.UTF-8
maintainer="${DEBFULLNAME:-plume authors} <${DEBEMAIL:-plume@localhost}>"
source=$folder/plume-$VERSION

command -v dh >/dev/null 2>&1 && command -v dpkg-buildpackage >/dev/null 2>&1 || {
	echo 'make deb needs debhelper and dpkg-dev; run: apt-get install debhelper dpkg-dev lintian' >&2
	exit 1
}
rm -rf "$folder"
mkdir -p "$folder"
cp "$archive" "$folder/plume_$VERSION.orig.tar.gz"
tar -xzf "$archive" -C "$folder"
cp -r src/pack/debian "$source/debian"
cd "$source/debian"

depends=$(echo "$BUILD_DEPENDS" | sed 's/ *$//; s/  */, /g')
sed -e "s|@MAINTAINER@|$maintainer|; s|@BUILD_DEPENDS@|$depends|; s|@SOVERSION@|$SOVERSION|" \
	control.in >control
rm control.in
mv libplume.install "libplume$SOVERSION.install"

{
	echo 'plume was made by the plume authors, who are named in its history.'
	echo
	cat ../LICENSE
	echo
	echo 'plume-guide is linked with GNU readline and is distributed as a whole under'
	echo 'the GNU General Public License, version 3 or later, which Debian systems have'
	echo 'in /usr/share/common-licenses/GPL-3.'
} >copyright

# An entry a version, its items as they stand in the news.
awk -v maintainer="$maintainer" '
	function date(day,  command, line) {
		command = "date -u -R -d " day
		command | getline line
		close(command)
		return line
	}
	function close_entry() {
		if (version != "")
			print "\n -- " maintainer "  " date(day) "\n"
	}
	/^## / {
		close_entry()
		version = $2
		day = substr($3, 2, length($3) - 2)
		print "plume (" version "-1) unstable; urgency=medium\n"
	}
	/^- / { print "  * " substr($0, 3) }
	/^  / { print "    " substr($0, 3) }
	END { close_entry() }' ../man/NEWS.md | fold -s -w 78 | sed '/^plume (/!s/^[^ ]/    &/; s/ *$//' >changelog
cd ..
dpkg-buildpackage -us -uc -j2
