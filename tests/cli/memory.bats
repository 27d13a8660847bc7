# Whole runs of every command in which memory ends, libraries included: no crash; all is told, or
# that it is not; and each file is as it was or as it should be.
#
# Each allocation fails in turn, once alone and once with all behind it: of each run the first 4,
# then every 89th.  MEMORY=all: every one (make torture).

setup() {
	PLUME=$(realpath "$PLUME")
	faults=$(dirname "$PLUME")/faults.so
	[ -e "$faults" ] || skip "$faults is not built"
	! ldd "$PLUME" | grep -q 'libasan\|statically' || skip "this program loads nothing before itself"
	cd "$BATS_TEST_TMPDIR"
	export HOME=$PWD/home PLUME_LANG=en GIT_CONFIG_NOSYSTEM=1
	unset XDG_DATA_HOME XDG_STATE_HOME XDG_CACHE_HOME XDG_CONFIG_HOME
	make_fresh
}

# What the runs begin with.
make_fresh() {
	mkdir fresh fresh/rules fresh/rules/eigen fresh/posts
	(
		cd fresh
		printf -- '---\nréseaux: [x, bluesky]\nmédias:\n  - image: a.jpg\n---\nPrefecture : « ça ferme!\n' >posts/a.txt
		printf 'Alerte rouge!\n---\nRendez-vous le lundi 3 mars. #a #b #c https://a.fr\n' >posts/b.x.txt
		printf '# Titre\n\nLa *Prefecture* ferme ; voir [ici](https://a.fr).\n' >posts/c.md
		echo '{"network":"x","text":"Prefecture !","media":[{"type":"image","file":"a.jpg"}]}' >posts.jsonl
		printf 'network,text\nx,"Prefecture ""!"\n' >posts.csv
		for i in $(seq 40); do echo "Une phrase de plus, la $i, pour un fil. Prefecture!"; done >long.x.txt
		printf 'extends: existence\nmessage: own %%s\ntokens: [fermée, %s]\nexamples:\n%s' \
			"'ferm\\w+'" '  - {draft: "Elle ferme.", finds: ["ferme"]}' >rules/eigen/own.yml
		printf 'lang: en\n' >.plume.yml
		printf 'y\ny\nn\na\n' >yes
		printf 'alerte\n\n\n\n\n\n\n\n' >answers
		printf 'open twitter/hashtags\ntry\nCrue : partez!\n.\nsave\nsearch alt\nquit\n' >walk
		git init -q .
	)
}

# A run each: what it does to files (many: nothing, with so many allocations that few of them are
# tried even in the long run), the words behind plume, and what is typed.  A report may say
# of a draft that there was no memory for it: it has its end then as well.
runs() {
	cat <<-'RUNS'
		reads	check --rules rules --format text posts posts.jsonl posts.csv
		reads	check --format sarif posts
		reads	check --format html --stats posts
		reads	check --format vale-json posts
		reads	check --cache posts
		writes	check --baseline known.json --update-baseline posts
		reports	check --format junit:out.xml --format sarif:out.sarif posts
		writes	fix posts posts.jsonl posts.csv
		reads	fix --diff posts
		writes	fix --suggested posts	<yes
		after fix	undo
		reads	gate --network x	<posts.jsonl
		writes	hook install
		after hook	hook uninstall
		reads	hook status
		new	init --yes --network x
		reads	count --network x --format json long.x.txt posts
		reads	preview posts
		reads	thread --network x --number long.x.txt
		reads	listen posts
		reads	rules accent
		reads	rules --format json --rules rules
		reads	rules --stats
		many	rules --cost --style eigen --rules rules
		reads	rules --stale --now 2027-01-01
		reads	rules --kinds
		reads	explain typographie.signe-colle
		reads	explain twitter/hashtags/un-a-trois
		reads	explain x
		reads	guide open twitter/hashtags
		writes	guide	<walk
		writes	new	<answers
		reads	card mastodon
		reads	annuaire 30
		reads	test rules
		reads	completion bash
		reads	help
		reads	help check
		reads	version
	RUNS
}

# Names and contents of the files that a run may write.
files() {
	find . -name .git -prune -o -type f -exec md5sum {} + && find .git/hooks -name 'pre-commit*' -exec md5sum {} +
}

# A fresh folder, as the run finds it.
begin() { # how
	rm -rf work home
	mkdir home
	cp -r fresh work
	case $1 in
	after\ *) (cd work && "$PLUME" ${1#after } $([ "${1#after }" = fix ] && echo posts || echo install)) >out 2>err || true ;;
	new) rm work/.plume.yml ;;
	esac
}

# The run, with that fault; leaves its status, out and err.
go() { # fault input words…
	local fault=$1 input=$2
	shift 2
	status=0
	(cd work && exec timeout 60 env LD_PRELOAD="$faults" FAULT="$fault" FAULT_FIRED=../fired "$PLUME" "$@") \
		<"$input" >out 2>err || status=$?
}

# Is every file as it was or as it should be, and is none gone that was in both?
whole() {
	(cd work && files | sort) >now.sums
	[ -z "$(sort -u before.sums after.sums | comm -13 - now.sums)" ] &&
		[ -z "$(comm -12 before.sums after.sums | comm -23 - now.sums)" ]
}

# Of the reports that are there, does each end as it should?
ended() {
	local report
	for report in work/out.*; do
		[ ! -e "$report" ] || [ "$(tail -n 1 "$report")" = "$(tail -n 1 "plain/${report#work/}")" ] || return 1
	done
}

# The first of a run are enough to read.
wrong() {
	wrongs=$((wrongs + 1)) bad=$((bad + 1))
	[ "$wrongs" -gt 3 ] || echo "$*; status $status; stderr: $(head -c 300 err)"
}

# Each allocation of one run fails.
each() { # how words input
	local how=$1 words=$2 input=${3:-/dev/null} plain n ran=0 wrongs=0 step=$step
	[ "$how" != many ] || step=9973 how=reads
	[ "$input" = /dev/null ] || input=$PWD/fresh/$input
	begin "$how"
	(cd work && files | sort) >before.sums
	go none "$input" $words
	plain=$status
	mv out plain.out
	(cd work && files | sort) >after.sums
	rm -rf plain && cp -r work plain
	for fault in memory once; do
		[ "$how" = reads ] && begin "$how"
		for ((n = 1; ; n += n > 4 ? step : 1)); do
			rm -f fired
			[ "$how" = reads ] || begin "$how"
			go "$fault:$n:12" "$input" $words
			[ -e fired ] || break
			ran=$((ran + 1))
			# TODO: two libraries end the program themselves: glibc, for the thread-locals of one that
			# is loaded late, and Hunspell, whose C++ throws where no C can catch it.  A speller in a
			# process of its own would be neither.
			if [ "$status" -gt 2 ] && grep -qE '^cannot allocate memory for thread-local data|std::bad_alloc' err; then
				theirs=$((theirs + 1))
			elif [ "$status" -gt 2 ]; then
				wrong "$words, $fault $n: it crashed, or never ended"
			elif [ "$status" = 2 ]; then
				[ -s err ] || [ "$plain" = 2 ] || wrong "$words, $fault $n: nothing is said"
			elif [ "$status" != "$plain" ] || ! cmp -s out plain.out; then
				wrong "$words, $fault $n: something is missing"
			fi
			[ "$how" = reads ] && continue
			if [ "$how" = reports ] && [ "$status" = 2 ]; then
				ended || wrong "$words, $fault $n: a report without its end"
				continue
			fi
			whole || wrong "$words, $fault $n: a file is neither old nor new"
		done
	done
	echo "$words: $ran allocations"
	all=$((all + ran))
}

@test "memory that ends is said, wherever that happens, by every command" {
	bad=0 all=0 theirs=0
	step=89
	[ "${MEMORY:-}" != all ] || step=1
	while IFS='	' read -r how words input; do
		case "$words" in ${ONLY:-}*) each "$how" "$words" "${input#<}" ;; esac
	done < <(runs)
	echo "$all allocations, $bad runs that were wrong, $theirs ended by a library"
	[ "$bad" = 0 ]
}

@test "no command is left out" {
	"$PLUME" help | sed -n 's/^  \([a-z]*\)  .*/\1/p' | sort >commands
	runs | cut -f2 | cut -d' ' -f1 | sort -u >tried
	cat commands
	[ -s commands ]
	[ -z "$(comm -23 commands tried)" ]
}
