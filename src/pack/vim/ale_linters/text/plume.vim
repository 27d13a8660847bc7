" ALE's linter for drafts: the buffer as it is, saved or not, under the name of its file, which
" may name the network.  Wants this folder's grandparent in 'runtimepath'; plume says what it
" finds as Vale does, and ALE knows how to read that.
call ale#Set('text_plume_executable', 'plume')
call ale#Set('text_plume_options', '')

function! ale_linters#text#plume#GetCommand(buffer) abort
	return '%e check --format vale-json ' . ale#Var(a:buffer, 'text_plume_options')
		\ . ' --stdin-filename %s -'
endfunction

" Vale counts characters, Vim counts bytes.
function! s:in_bytes(buffer, found) abort
	let l:line = get(getbufline(a:buffer, a:found.lnum), 0, '')
	let a:found.col = byteidxcomp(l:line, a:found.col - 1) + 1
	let a:found.end_col = byteidxcomp(l:line, a:found.end_col)
	return a:found
endfunction

function! ale_linters#text#plume#Handle(buffer, lines) abort
	return map(ale#handlers#vale#Handle(a:buffer, a:lines), {_, found -> s:in_bytes(a:buffer, found)})
endfunction

call ale#linter#Define('text', {
\	'name': 'plume',
\	'executable': {buffer -> ale#Var(buffer, 'text_plume_executable')},
\	'command': function('ale_linters#text#plume#GetCommand'),
\	'callback': 'ale_linters#text#plume#Handle',
\})
