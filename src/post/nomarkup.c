/* What stands in for markup.c in a program built with MARKDOWN=no. */
#include "post/document.h"

bool pl_markdown_possible(struct pl_err *err)
{
	return pl_fail(err, PL_SKIPPED,
		       "Markdown is not read: this plume was built without it (MARKDOWN=no)");
}

bool pl_markdown_html(struct pl_str markdown, const struct pl_map *map, struct pl_notes *notes,
		      struct pl_mapping *out)
{
	(void)markdown, (void)map, (void)notes, (void)out;
	return false;
}
