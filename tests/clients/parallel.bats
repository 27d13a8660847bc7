#!/usr/bin/env bats
# An archive on many processors and many machines, by GNU parallel: all is answered, in order,
# and once.

load ssh

setup() {
	command -v parallel >/dev/null || skip 'no GNU parallel'
	PLUME=$(realpath "${PLUME:-build/plume}")
	export PLUME PLUME_LANG=en LC_ALL=C.UTF-8 PARALLEL_HOME=$BATS_TEST_TMPDIR/parallel
	cd "$BATS_TEST_TMPDIR" || exit 1
	mkdir "$PARALLEL_HOME"
	touch "$PARALLEL_HOME/will-cite"
}

teardown() {
	ssh_end
}

generate() {
	awk -v n="$1" 'BEGIN { for (i = 0; i < n; i++) printf \
		"{\"id\":\"p%d\",\"network\":\"x\",\"text\":\"Bonjour à la %s, le %d mars.\"}\n",
		i, i % 3 ? "Prefecture" : "mairie", i % 28 + 1 }'
}

ids() {
	sed 's/.*"id":"\([^"]*\)".*/\1/' "$1"
}

check='"$PLUME" check --no-config --no-exit --format jsonl --input jsonl'

@test "a million posts in two jobs: all answered, in order, as by one plume with two threads" {
	n=${MANY:-1000000}
	generate "$n" >posts.jsonl
	start=$(date +%s%N)
	parallel --pipe -k -j2 --block 4M "$check -" <posts.jsonl >parallel.out
	end=$(date +%s%N)
	echo "# parallel -j2: $((n * 1000 / ((end - start) / 1000000 + 1))) posts a second" >&3
	[ "$(ids parallel.out | cksum)" = "$(ids posts.jsonl | cksum)" ]
	start=$(date +%s%N)
	if [ -x /usr/bin/time ]; then
		/usr/bin/time -f '# plume -j2: %M KiB at most' -o peak sh -c "$check -j2 - <posts.jsonl >j2.out"
		cat peak >&3
	else
		sh -c "$check -j2 - <posts.jsonl >j2.out"
	fi
	end=$(date +%s%N)
	echo "# plume -j2: $((n * 1000 / ((end - start) / 1000000 + 1))) posts a second" >&3
	# Records are numbered from the beginning of what each plume reads.
	sed -i 's/"record":[0-9]*,//' parallel.out j2.out
	cmp parallel.out j2.out
}

@test "on two hosts of which one dies half way, nothing is lost and nothing answered twice" {
	ssh_key
	ssh_host 22471
	ssh_host 22472
	./our-ssh -p 22471 127.0.0.1 true || skip 'nobody can log in by ssh here'
	generate 200000 >posts.jsonl
	split -l 5000 -d -a 3 posts.jsonl part-
	# Half way is when the joblog has some of the forty parts.
	(
		for _ in $(seq 600); do
			[ "$(cat log 2>/dev/null | wc -l || echo 0)" -lt 12 ] || break
			sleep 0.05
		done
		pkill -9 -P "$(cat sshd-22472.pid)" || true
		kill -9 "$(cat sshd-22472.pid)"
	) &
	parallel -k --retries 5 --joblog log \
		-S "1/$PWD/our-ssh -p 22471 127.0.0.1,1/$PWD/our-ssh -p 22472 127.0.0.1" \
		"cd $PWD && $PLUME check --no-config --no-exit --format jsonl --input jsonl - <{}" ::: part-* >out
	wait
	! kill -0 "$(cat sshd-22472.pid)" 2>/dev/null || false
	[ "$(ids out | cksum)" = "$(ids posts.jsonl | cksum)" ]
	[ "$(awk -F'\t' 'NR > 1 && $7 == 0' log | wc -l)" -eq 40 ]
	echo "# parts by host: $(awk -F'\t' 'NR > 1 { n[$2]++ } END { for (h in n) printf "%d ", n[h] }' log)" >&3
}
