/* Lines without editing: of a pipe, a file, or a terminal that cannot do more. */
#include "cli/prompt.h"

#include "cli/tell.h"

#include <string.h>

/* Takes the next line of what has been read; false when none is whole. */
static bool take(struct pl_prompt *prompt, struct pl_buf *line)
{
	struct pl_str rest = pl_str_cut(pl_buf_str(&prompt->rest), prompt->at, prompt->rest.len);
	size_t end = pl_str_find(rest, PL_STR("\n"), 0);
	struct pl_str taken;

	if (end == SIZE_MAX && !(prompt->eof && rest.len))
		return false;
	taken = pl_str_cut(rest, 0, end == SIZE_MAX ? rest.len : end);
	prompt->at += taken.len + (end != SIZE_MAX);
	if (pl_str_ends(taken, "\r"))
		taken.len--;
	pl_buf_add(line, taken);
	return true;
}

static bool read_more(struct pl_prompt *prompt)
{
	char bytes[4096];
	ssize_t n = pl_typed_read(bytes, sizeof(bytes));

	if (n <= 0) {
		prompt->eof = true;
		return false;
	}
	if (prompt->at == prompt->rest.len)
		pl_buf_cut(&prompt->rest, prompt->at = 0);
	pl_buf_add(&prompt->rest, (struct pl_str){ bytes, (size_t)n });
	return !prompt->rest.failed;
}

enum pl_prompt_got pl_prompt_plainly(struct pl_prompt *prompt, struct pl_str words,
				     struct pl_buf *line)
{
	struct pl_buf shown = { 0 };

	if (prompt->shown) {
		pl_buf_printf(&shown, "%.*s", PL_ARGS(words));
		pl_print(&shown);
	}
	pl_buf_release(&shown);
	while (!take(prompt, line)) {
		bool more = read_more(prompt);

		if (pl_prompt_interrupted()) {
			prompt->eof = false;
			return PL_PROMPT_BREAK;
		}
		if (!more && prompt->at == prompt->rest.len)
			return PL_PROMPT_END;
	}
	/* A terminal may give more after Ctrl-D. */
	prompt->eof = prompt->eof && !prompt->shown;
	return PL_PROMPT_LINE;
}
