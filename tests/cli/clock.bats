#!/usr/bin/env bats
# What depends on the day, over a leap day, both changes of the clock, and the year's end: by the
# clock that is given, and by the system's.

setup() {
	PLUME=$(realpath "${PLUME:-build/plume}")
	export PLUME_LANG=en LC_ALL=C
	cd "$BATS_TEST_TMPDIR" || exit 1
}

# Runs each row, `NOW|DRAFT|what is found, or -`, in zones that are hours from each other.
told() { # rule
	local now draft want got zone n=0 wrong=0
	while IFS='|' read -r now draft want; do
		echo "$draft" >a.txt
		for zone in CET-1CEST,M3.5.0,M10.5.0/3 NCT-11 GFT3; do
			got=$(TZ=$zone "$PLUME" check --no-config --rule "$1" --now "$now" --format json a.txt 2>&1 |
				sed -n 's/.*"match":"\([^"]*\)".*/\1/p')
			[ "${got:--}" = "$want" ] && continue
			wrong=$((wrong + 1))
			echo "$now, $zone: $draft: found $got"
		done
		n=$((n + 1))
	done
	echo "$n rows, $wrong wrong"
	[ "$n" -gt 0 ] && [ "$wrong" -eq 0 ]
}

@test "a date has passed once its day has, and not before" {
	told commun.date-passee <<-'ROWS'
		2028-02-28|Rendez-vous le 29 février 2028.|-
		2028-02-29|Rendez-vous le 29 février 2028.|-
		2028-02-29 23:59|Rendez-vous le 29 février 2028.|-
		2028-03-01|Rendez-vous le 29 février 2028.|29 février 2028
		2028-02-29|Rendez-vous le 28 février 2028.|28 février 2028
		2027-03-01|Rendez-vous le 28 février 2027.|28 février 2027
		2026-03-29 01:59|Rendez-vous le 29 mars 2026.|-
		2026-03-29 02:30|Rendez-vous le 29 mars 2026.|-
		2026-03-29 23:59|Rendez-vous le 29 mars 2026.|-
		2026-03-30 00:00|Rendez-vous le 29 mars 2026.|29 mars 2026
		2026-10-25 02:30|Rendez-vous le 25 octobre 2026.|-
		2026-10-25 23:59|Rendez-vous le 25 octobre 2026.|-
		2026-10-26 00:00|Rendez-vous le 25 octobre 2026.|25 octobre 2026
		2026-12-31 23:59|Rendez-vous le 31 décembre 2026.|-
		2027-01-01 00:00|Rendez-vous le 31 décembre 2026.|31 décembre 2026
		2026-12-31 23:59|Rendez-vous le 1er janvier 2027.|-
	ROWS
}

@test "weekdays, and dates that no calendar has" {
	told commun.jour-et-date <<-'ROWS'
		2028-01-01|Rendez-vous mardi 29 février 2028.|-
		2028-01-01|Rendez-vous lundi 29 février 2028.|lundi 29 février 2028
		2028-01-01|Rendez-vous mercredi 1er mars 2028.|-
		2028-02-28|Rendez-vous mardi 29 février.|-
		2026-12-31 23:59|Rendez-vous vendredi 1er janvier.|-
		2026-12-31 23:59|Rendez-vous jeudi 1er janvier 2027.|jeudi 1er janvier 2027
		2026-03-29 02:30|Rendez-vous dimanche 29 mars.|-
		2026-10-25 02:30|Rendez-vous lundi 26 octobre.|-
	ROWS
	told commun.date-impossible <<-'ROWS'
		2028-01-01|Le 29 février 2028.|-
		2027-01-01|Le 29 février 2027.|29 février 2027
		2100-01-01|Le 29 février 2100.|29 février 2100
		2000-01-01|Le 29 février 2000.|-
	ROWS
	for now in 2027-02-29 2100-02-29 2026-13-01 2026-12-32 '2026-12-31 24:01' '2026-12-31 x'; do
		run "$PLUME" check --no-config --now "$now" a.txt
		[ "$status" -eq 2 ]
		[[ "$output" == *"--now"*"$now"* ]]
	done
}

# The day is that of the person: it ends at midnight where they are.
@test "an exception ends with its day by the system's clock, in the zone of the person" {
	faults=$(dirname "$PLUME")/faults.so
	[ -e "$faults" ] || skip "$faults is not built"
	! ldd "$PLUME" | grep -q 'libasan\|statically' || skip "this program loads nothing before itself"
	for day in 2028-02-29 2026-03-28 2026-03-29 2026-10-24 2026-10-25 2026-12-31; do
		printf 'La Prefecture.\n\n<!-- plume langue off until %s: cité -->\n' $day >a.txt
		for zone in CET-1CEST,M3.5.0,M10.5.0/3 NCT-11 GFT3 UTC0; do
			midnight=$(TZ=$zone date -d "$day + 1 day" +%s)
			for second in $((midnight - 86000)) $((midnight - 1)); do
				run env TZ=$zone LD_PRELOAD="$faults" FAULT_CLOCK=$second "$PLUME" check --no-config a.txt
				echo "$day, $zone, $second: $output"
				[ "$status" -eq 0 ]
			done
			run env TZ=$zone LD_PRELOAD="$faults" FAULT_CLOCK=$midnight "$PLUME" check --no-config a.txt
			echo "$day, $zone, $midnight: $output"
			[ "$status" -eq 1 ]
			[[ "$output" == *langue.accent-manquant* ]]
		done
	done
}
