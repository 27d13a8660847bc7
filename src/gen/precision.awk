# Makes build/gen/precision.inc from tests/corpus/precision.tsv: rows of struct pl_precision.
#
#   LC_ALL=C awk -f src/gen/precision.awk tests/corpus/precision.tsv

BEGIN { FS = "\t" }
/^#/ || NF == 0 || $1 == "rule" { next }
NF != 4 || $1 !~ /^[a-z0-9-]+[.][a-z0-9-]+$/ || $2 !~ /^[0-9]+$/ || $3 !~ /^[0-9]+$/ ||
		$3 + 0 > $2 + 0 || $4 !~ /^[0-9]+-[0-9][0-9]-[0-9][0-9]$/ {
	print FILENAME ":" FNR ": rule, read, wrong (no more than read) and date are wanted, with tabs" > "/dev/stderr"
	bad = 1
	next
}
$1 <= last {
	print FILENAME ":" FNR ": " $1 " stands behind " last > "/dev/stderr"
	bad = 1
}
{
	last = $1
	printf "\t{ \"%s\", %d, %d, \"%s\" },\n", $1, $2, $3, $4
}
END { exit bad }
