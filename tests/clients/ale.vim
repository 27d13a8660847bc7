" Opens draft.md with ALE and Vale's linter, whose program is $PLUME, waits until it has
" linted, and writes what it shows to $LIST, one line each: line, column, end, type, rule,
" text.
set nocompatible hidden
set runtimepath+=/usr/share/vim-ale
let g:ale_linters_explicit = 1
let g:ale_linters = {'markdown': ['vale']}
let g:ale_markdown_vale_executable = $PLUME
let g:ale_echo_cursor = 0
let g:linted = 0
autocmd User ALELintPost let g:linted = 1
filetype plugin on
runtime plugin/ale.vim
edit draft.md
setfiletype markdown
ALELint
" It has ended after some milliseconds; give up after ten seconds.
for s:i in range(200)
	sleep 50m
	if g:linted
		break
	endif
endfor
let s:list = g:linted ? ale#engine#GetLoclist(bufnr('')) : [{'text': 'no answer'}]
call writefile(map(copy(s:list), {_, one -> join([get(one, 'lnum'), get(one, 'col'),
	\ get(one, 'end_col'), get(one, 'type'), get(one, 'code'), one.text], ' ')}), $LIST)
qall!
