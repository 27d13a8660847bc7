# Whole runs in which system calls fail: the answer is whole, or said not to be.

setup() {
	PLUME=$(realpath "$PLUME")
	faults=$(dirname "$PLUME")/faults.so
	[ -e "$faults" ] || skip "$faults is not built"
	! ldd "$PLUME" | grep -q 'libasan\|statically' || skip "this program loads nothing before itself"
	cd "$BATS_TEST_TMPDIR"
	export PLUME_LANG=en
	mkdir posts rules rules/eigen
	echo 'La Prefecture est fermée.' >posts/a.txt
	printf -- '---\nréseaux: [x]\n---\nPrefecture !\n' >posts/b.txt
	for i in 1 2 3; do echo "{\"network\":\"x\",\"text\":\"Prefecture $i\"}"; done >posts.jsonl
	printf 'extends: existence\nmessage: own\ntokens: [fermée]\n' >rules/eigen/own.yml
	printf 'lang: en\n' >.plume.yml
}

check() { # fault
	env LD_PRELOAD="$faults" FAULT="$1" FAULT_FIRED=fired \
		"$PLUME" check --format "${format:-json}" --rules rules posts posts.jsonl
}

@test "bytes that come one by one, and signals between, change nothing" {
	run check none
	plain=$output
	[ "$status" -eq 1 ]
	[[ "$plain" == *eigen.own* ]]
	for fault in short eintr kinds; do
		run check "$fault"
		[ "$status" -eq 1 ]
		[ "$output" = "$plain" ]
	done
	[ -e fired ]
}

# Lets the n-th call and all after it fail, for every n that there is.
every() { # call errno
	local n fired=0
	check none >plain.out 2>plain.err || true
	for n in $(seq 1000); do
		rm -f fired
		status=0
		check "$1:$n:$2" >out 2>err || status=$?
		[ -e fired ] || break
		fired=$((fired + 1))
		echo "$1 $n: status $status; $(head -c 300 err)"
		if [ "$status" -ne 2 ]; then # not told: then nothing may be missing
			[ "$status" -eq 1 ]
			cmp plain.out out
		elif [ "$1" != write ]; then
			[ -s err ]
		fi
	done
	[ ! -e fired ]
	echo "$1: $fired"
	[ "$fired" -gt 0 ]
}

@test "a file that cannot be opened or read is said, wherever that happens" {
	every open 13 # EACCES
	every open 24 # EMFILE
	every read 5  # EIO
	every close 5
	every readdir 5
}

@test "a disk that is full is said, at every write" {
	for format in line json jsonl sarif; do
		every write 28 # ENOSPC
		every write 5  # EIO
	done
}

@test "memory that ends is said, wherever that happens" {
	every memory 12 # ENOMEM
	format=line every memory 12
}

@test "a reader that has gone is no trouble" {
	for n in 1 2 3; do
		status=0
		format=jsonl check "write:$n:32" >out 2>err || status=$?
		[ "$status" -le 1 ]
		[ ! -s err ]
	done
}

@test "a library that is not there is named, and what needs none of it is done" {
	local n missing words
	echo '# Œuvre' >posts/c.md
	printf 'Un ete\xcc\x81.\n' >posts/d.txt
	while read -r n missing words; do
		status=0
		env LD_PRELOAD="$faults" FAULT="dlopen:$n:2" FAULT_FIRED=fired "$PLUME" $words >out 2>err || status=$?
		echo "$words: status $status; $(head -n 2 err)"
		if [ "$missing" = none ]; then
			[ "$status" -le 1 ]
		else
			[ "$status" = 2 ]
			grep -q "lib$missing.*is not on this system" err
		fi
	done <<-RUNS
		1 utf8proc check --no-config posts/d.txt
		1 jansson check --no-config posts.jsonl
		1 yaml rules --rules rules
		1 md4c check --no-config posts/c.md
		1 none check --no-config posts/a.txt
		1 none version
	RUNS
	grep -q '^utf8proc *-' out
	[ -e fired ]
	# Without Hunspell no spelling is checked, and that is told.
	echo 'La ville.' >posts/e.txt
	env LD_PRELOAD="$faults" FAULT=dlopen:1:2 "$PLUME" check --no-config --rule langue.orthographe \
		posts/e.txt 2>err
	grep -q 'spelling is not checked: libhunspell' err || grep -q 'built without Hunspell' err
}

# Drafts to be mended: one that has an attribute, where there is what can give it one, and one
# that has two names.
make_drafts() {
	mkdir -p drafts/home drafts/posts
	printf 'La Prefecture « ferme!\n' | tee drafts/posts/a.txt >drafts/posts/b.txt
	ln drafts/posts/b.txt drafts/other
	python3 -c 'import os; os.setxattr("drafts/posts/a.txt", "user.origin", b"x")' || no_attribute=yes
}

mend() { # fault
	rm -rf work fired
	cp -a drafts work
	env HOME="$PWD/work/home" LD_PRELOAD="$faults" FAULT="$1" FAULT_FIRED=fired \
		"$PLUME" fix --no-config --in-place work/posts
}

@test "each file is mended or left as it is, whichever call fails" {
	local call error n
	make_drafts
	mend none
	cp drafts/posts/a.txt old
	cp work/posts/a.txt new
	! cmp -s old new || false
	while read -r call error; do
		for n in $(seq 1000); do
			status=0
			mend "$call:$n:$error" >out 2>err || status=$?
			[ -e fired ] || break
			echo "$call $n: status $status; $(tail -n 1 err)"
			[ "$status" = 0 ] || [ "$status" = 2 ]
			for draft in work/posts/a.txt work/posts/b.txt; do
				cmp -s "$draft" new || { [ "$status" = 2 ] && cmp "$draft" old; }
			done
			cmp work/posts/b.txt work/other
		done
		[ ! -e fired ]
		[ "$n" -gt 1 ] || [ "${no_attribute:-}" ]
	done <<-CALLS
		open 5
		read 5
		write 28
		close 5
		sync 5
		flock 37
		dup 24
		renameat 30
		ftruncate 5
		fstat 5
		fstatat 5
		faccessat 30
		fchmod 1
		flistxattr 95
		flistxattr 5
		fgetxattr 5
		fsetxattr 28
		readdir 5
	CALLS
	mend eintr
	cmp work/posts/a.txt new
}

@test "when a mended file cannot be written, undo still knows what it had before" {
	local n kept=0
	export XDG_STATE_HOME=$PWD/state
	echo 'La Prefecture est fermée.' >first.txt
	cp first.txt a.txt
	"$PLUME" fix --no-config a.txt 2>/dev/null
	cp a.txt once.txt
	cp -a state before
	for n in $(seq 40); do
		rm -rf state fired
		cp -a before state
		sed 's/fermée/fermée , ce soir/' once.txt >a.txt
		env LD_PRELOAD="$faults" FAULT="write:$n:28" FAULT_FIRED=fired \
			"$PLUME" fix --no-config a.txt >/dev/null 2>err || true
		[ -e fired ] || break
		grep -q ' , ' a.txt || continue # written: what fails is what is told
		kept=$((kept + 1))
		diff -r before state
		cp once.txt a.txt
		"$PLUME" undo a.txt 2>/dev/null
		cmp a.txt first.txt
	done
	echo "$n writes, $kept of them without effect"
	[ ! -e fired ]
	[ "$kept" -ge 2 ]
}

# Every state that the run can leave when the power goes: the changes up to there are done, or done
# but for bytes that nobody has seen to the disk.
@test "whenever the power goes, each draft is old or new, whole, and undo knows the old one" {
	local n=0 of=1 lost new=0
	command -v python3 >/dev/null || skip 'no python3'
	folder=$(pwd -P)/work
	mkdir -p drafts/home drafts/posts
	for i in 1 2 3; do printf 'La Prefecture « ferme %s !\n' "$i" >"drafts/posts/$i.txt"; done
	fix() { env HOME="$folder/home" "$@" "$PLUME" fix --no-config "$folder/posts" 2>err; }
	begin() { find "$folder" -type f -delete && cp -a drafts/. "$folder"; } # folders stay
	mkdir work
	begin
	fix LD_PRELOAD="$faults" FAULT_RECORD="$PWD/record"
	cp -a work done
	[ "$(grep -c '^rename .*/posts/[123].txt$' record)" -eq 3 ]
	while [ "$n" -le "$of" ]; do
		for lost in '' lost; do
			begin
			of=$(python3 "$BATS_TEST_DIRNAME/../faults/replay.py" record "$folder" "$n" $lost)
			for i in 1 2 3; do
				cmp -s "work/posts/$i.txt" "drafts/posts/$i.txt" && continue
				cmp "work/posts/$i.txt" "done/posts/$i.txt" || { echo "change $n $lost"; false; }
				new=$((new + 1))
				HOME=$folder/home "$PLUME" undo "work/posts/$i.txt" 2>err
				cmp "work/posts/$i.txt" "drafts/posts/$i.txt"
			done
			fix
			diff -r done/posts work/posts
		done
		n=$((n + 1))
	done
	echo "$of changes, $new drafts new"
	[ "$of" -gt 20 ]
	[ "$new" -gt 0 ]
}
