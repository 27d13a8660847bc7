#!/bin/sh
# make torture: the long run, part by part; what each said lies in build/torture.  A part that fails
# does not end the others.
#
#   T          seconds for each fuzz driver, with libFuzzer and again with AFL++ (3600)
#   KEYS STORMS SEED   random sequences of keys, signals in the guide, and the numbers they come from
#   FILES KILLS        files being mended while plume is killed, and how often (1000 and 1000)
#   REST       drafts made at random whose mended text must be at rest (150000)
#   N          mutants (200)
#   PLANTED    seconds in which each planted bug must be found (60)
#   PARTS      which parts (all): make torture PARTS='memory kills' KILLS=10
set -u
MAKE=${MAKE:-make} T=${T:-3600} KEYS=${KEYS:-10000} STORMS=${STORMS:-2000} SEED=${SEED:-1}
FILES=${FILES:-1000} KILLS=${KILLS:-1000} REST=${REST:-150000} N=${N:-200} PLANTED=${PLANTED:-60}
work=build/torture
mkdir -p "$work"

# A name, and its command.
parts() {
	cat <<-PARTS
		analyse	$MAKE analyse
		hard	$MAKE hard
		memory	MEMORY=all $MAKE check T=cli/memory
		oom	$MAKE check-san T=oom && $MAKE check-san T=oom_public && $MAKE check-san T=oom_parts && $MAKE check-san T=guide/memory && $MAKE check-san T=report/memory
		faults	$MAKE check T=cli/faults
		kills	$MAKE && PLUME=build/plume FILES=$FILES KILLS=$KILLS bats -f killed tests/cli/fix.bats
		rest	$MAKE build/tests/rest && REST=$REST SEED=$SEED build/tests/rest
		shake	$MAKE SAN=yes shake
		utf8	$MAKE build/tests/base/utf8 && UTF8=all build/tests/base/utf8
		keys	$MAKE keys KEYS=$KEYS STORMS=$STORMS SEED=$SEED
		threads	$MAKE check-tsan
		sanitizers	$MAKE check-san T=
		fuzz	$MAKE fuzz T=$T
		afl	$MAKE afl T=$T
		twice	$MAKE twice
		coverage	$MAKE coverage T=
		mcdc	$MAKE mcdc
		mutants	$MAKE mutants N=$N SEED=$SEED
		planted	$MAKE planted T=$PLANTED
	PARTS
}

ran=0 failed=0
parts >"$work/parts"
while IFS='	' read -r name command; do
	case " ${PARTS:-$name} " in *" $name "*) ;; *) continue ;; esac
	ran=$((ran + 1))
	printf '%s: ' "$name"
	if sh -c "$command" >"$work/$name.log" 2>&1 </dev/null; then
		tail -n 1 "$work/$name.log"
	else
		failed=$((failed + 1))
		echo "FAILED, see $work/$name.log"
		tail -n 3 "$work/$name.log"
	fi
done <"$work/parts"
echo "$((ran - failed)) parts passed, $failed failed"
[ "$ran" -gt 0 ] && [ "$failed" = 0 ]
