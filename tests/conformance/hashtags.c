/* change-case's cases: the words of a name in mixed case.  It parts them in two ways, and
 * each description says by which. */
#include "conformance/conformance.h"
#include "post/mixed.h"

static void run_words(struct trial *trial)
{
	struct pl_str description = pl_node_text(pl_node_get(trial->node, "description"));

	pl_mixed_words(&trial->got, trial->text, pl_str_is(description, "figures are words"));
	for (const struct pl_node *word = trial->expected->first; word; word = word->next) {
		pl_buf_puts(&trial->want, trial->want.len ? " " : "");
		pl_buf_add(&trial->want, pl_node_text(word));
	}
}

const struct section hashtags_mixed_case[] = {
	{ "words", run_words },
	{ NULL, NULL },
};
