/* The prompt of a plume-guide that was built without readline. */
#include "cli/prompt.h"

bool pl_prompt_glances(void)
{
	return false;
}

void pl_prompt_open(struct pl_prompt *prompt)
{
	prompt->editing = false;
	pl_prompt_catch();
}

enum pl_prompt_got pl_prompt_ask(struct pl_prompt *prompt, struct pl_str words, struct pl_buf *line)
{
	return pl_prompt_plainly(prompt, words, line);
}

void pl_prompt_keep(struct pl_prompt *prompt, struct pl_str line)
{
	(void)prompt;
	(void)line;
}

void pl_prompt_close(struct pl_prompt *prompt)
{
	pl_buf_release(&prompt->rest);
}
