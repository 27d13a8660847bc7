" Opens $DRAFT with ALE and the linter $LINTER of its file type, whose program is $PLUME, adds
" the line $TYPED, if any, waits until ALE has linted, and writes what it shows to $LIST, one
" line each: line, column, end, type, rule, text.
set nocompatible hidden
set runtimepath+=/usr/share/vim-ale
execute 'set runtimepath+=' . $PACK . '/vim'
let g:ale_linters_explicit = 1
let g:ale_linters = {'markdown': [$LINTER], 'text': [$LINTER]}
let g:ale_markdown_vale_executable = $PLUME
let g:ale_text_plume_executable = $PLUME
let g:ale_echo_cursor = 0
let g:linted = 0
autocmd User ALELintPost let g:linted = 1
filetype plugin on
runtime plugin/ale.vim
execute 'edit' fnameescape($DRAFT)
execute 'setfiletype' $DRAFT =~# '\.md$' ? 'markdown' : 'text'
if !empty($TYPED)
	call append('$', $TYPED)
endif
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
