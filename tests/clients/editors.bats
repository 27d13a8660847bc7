#!/usr/bin/env bats
# What is installed for editors, in these editors.

setup() {
	PACK=$(realpath "$BATS_TEST_DIRNAME/../../src/pack")
	PLUME=$(realpath "${PLUME:-build/plume}")
	mkdir -p "$BATS_TEST_TMPDIR/bin"
	ln -s "$PLUME" "$BATS_TEST_TMPDIR/bin/plume"
	export PATH=$BATS_TEST_TMPDIR/bin:$PATH PACK LC_ALL=C.UTF-8 PLUME_LANG=en
	cd "$BATS_TEST_TMPDIR" || exit 1
	printf 'Été comme hiver.\nÀ la Prefecture, une  pause.\n' >"mon brouillon.txt"
}

@test "Vim: :compiler plume and :make fill the quickfix list" {
	command -v vim >/dev/null || skip 'vim is not installed'
	vim -N -u NONE -i NONE -n -es --cmd 'set shellpipe=>%s\ 2>&1' \
		-c "set runtimepath+=$PACK/vim" -c 'edit mon\ brouillon.txt' -c 'compiler plume' -c 'silent make' \
		-c 'call writefile(map(getqflist(), {_, f -> printf("%s %d %d %s", bufname(f.bufnr), f.lnum, f.col, f.type)}), "list")' \
		-c 'qa!' </dev/null || true
	run cat list
	[ "${lines[0]}" = 'mon brouillon.txt 2 7 w' ]
	[ "${lines[1]}" = 'mon brouillon.txt 2 22 s' ]
	[ "${#lines[@]}" -eq 2 ]
}

@test "Emacs: flymake shows findings of an unsaved buffer at their places" {
	command -v emacs >/dev/null || skip 'emacs is not installed'
	cat >try.el <<'LISP'
(load (expand-file-name "plume.el" (getenv "PACK")))
(find-file "mon brouillon.txt")
(goto-char (point-max))
(insert "Le departement.\n")
(setq told nil)
(plume-flymake (lambda (found &rest _) (setq told (list found))))
(let ((n 0))
  (while (and (not told) (< n 200))
    (accept-process-output nil 0.05) (setq n (1+ n))))
(dolist (d (car told))
  (princ (format "%s %s %s\n" (flymake-diagnostic-type d)
                 (line-number-at-pos (flymake-diagnostic-beg d))
                 (buffer-substring (flymake-diagnostic-beg d) (flymake-diagnostic-end d)))))
LISP
	run emacs -q --batch -l try.el
	[[ "$output" == *':warning 2 Prefecture'* ]]
	[[ "$output" == *':note 2 '* ]]
	[[ "$output" == *':warning 3 departement'* ]]
}

@test "Emacs: plume-check's buffer counts findings" {
	command -v emacs >/dev/null || skip 'emacs is not installed'
	cat >try.el <<'LISP'
(load (expand-file-name "plume.el" (getenv "PACK")))
(find-file "mon brouillon.txt")
(plume-check)
(let ((n 0))
  (while (and (get-buffer-process "*compilation*") (< n 200))
    (accept-process-output nil 0.05) (setq n (1+ n))))
(with-current-buffer "*compilation*"
  (compilation--ensure-parse (point-max))
  (princ (format "warnings %d" compilation-num-warnings-found)))
LISP
	run emacs -q --batch -l try.el
	[[ "$output" == *'warnings 1'* ]]
}

@test "efm-langserver publishes findings of an unsaved buffer at their places" {
	command -v efm-langserver >/dev/null || skip 'efm-langserver is not installed'
	command -v node >/dev/null || skip 'node is not installed'
	printf 'Été 😀 à la Prefecture, une  pause.\n' >"mon brouillon.txt"
	for language in text plaintext; do
		run node "$BATS_TEST_DIRNAME/efm.js" "$PACK/efm.yaml" "mon brouillon.txt" "$language"
		[[ "$output" == *'0:12 warning “Prefecture”'* ]]
		[[ "$output" == *'0:27 information '* ]]
		[[ "$output" == *'1:3 warning “departement”'* ]]
	done
}
