# Makes build/gen/tld.inc from the Public Suffix List: the names of all top-level
# domains of its ICANN section, sorted by bytes for binary search, each in Unicode and,
# where the list gives it, in punycode.
#
#   LC_ALL=C awk -f src/gen/tld.awk /usr/share/publicsuffix/public_suffix_list.dat
#
# Source: Public Suffix List (publicsuffix.org, Mozilla Foundation and others), Debian's
# package publicsuffix.  Licence: Mozilla Public License 2.0 (mozilla.org/MPL/2.0); only
# the names of its entries are taken, as data.

BEGIN {
	print "/* Top-level domains: names of the ICANN section of the Public Suffix List"
	print " * (publicsuffix.org), made by src/gen/tld.awk.  The list is under the Mozilla Public"
	print " * License 2.0, mozilla.org/MPL/2.0. */"
	sort = "sort"
}

/===BEGIN ICANN DOMAINS===/ { icann = 1 }
/===END ICANN DOMAINS===/ { icann = 0 }
!icann { next }

# A punycode name stands in the comment above its Unicode one.
/^\/\/ xn--/ && $2 !~ /[.]/ { add($2) }
/^\/\// || !NF { next }
# Some countries have names only below a second level: *.bd, ac.za.
{ sub(/^.*[.]/, "", $1); add($1) }

END { close(sort) }

function add(name)
{
	if (name in seen)
		return
	seen[name] = 1
	fflush()
	print "{ \"" name "\" }," | sort
}
