#!/bin/sh
# make dist: the source as one archive, $1, byte for byte the same wherever it is made.
#
# Of a clone it has what git knows, else all but build/.  Names are sorted, owners and
# modes are not those of this machine, and the time is the date in man/NEWS.md.
set -eu
archive=$1
name=${archive##*/} name=${name%.tar.gz}
export LC_ALL=C
: "${SOURCE_DATE_EPOCH:=$(date -u -d "$(sed -n 's/^## .*(\(.*\))$/\1/p' man/NEWS.md | head -n 1)" +%s)}"

if [ -e .git ]; then
	git ls-files -z
else
	find . -name build -prune -o -type f -printf '%P\0'
fi | sort -z >"$archive.names"
tar --null --no-recursion --transform="s|^|$name/|" --owner=0 --group=0 --numeric-owner \
	--mode=u+rw,go=rX,a-s --mtime="@$SOURCE_DATE_EPOCH" --format=ustar \
	--files-from="$archive.names" -cf "$archive.tar"
gzip -9n <"$archive.tar" >"$archive.tmp"
mv "$archive.tmp" "$archive"
rm -f "$archive.names" "$archive.tar"
