" Vim's :make by plume: the draft at hand is checked, and its findings fill the quickfix list.
" Wants this folder's parent in 'runtimepath'; then  :compiler plume  and  :make
if exists('current_compiler')
	finish
endif
let current_compiler = 'plume'

" Vim counts columns in bytes.
CompilerSet makeprg=plume\ check\ --format\ line\ --column\ byte\ --\ %:S
CompilerSet errorformat=%f:%l:%c:\ %t%*[^:]:\ %m
