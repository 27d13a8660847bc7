/* What stands in for speller.c in a program built with SPELL=no. */
#include "base/speller.h"

struct pl_spellers {
	char nothing;
};

static bool fail_built_without(struct pl_err *err)
{
	return pl_fail(err, PL_SKIPPED,
		       "spelling is not checked: this plume was built without it (SPELL=no)");
}

bool pl_speller_possible(struct pl_err *err)
{
	return fail_built_without(err);
}

struct pl_spellers *pl_spellers_new(void)
{
	return pl_alloc(sizeof(struct pl_spellers));
}

void pl_spellers_free(struct pl_spellers *spellers)
{
	pl_free(spellers);
}

struct pl_speller *pl_spellers_get(struct pl_spellers *spellers, struct pl_str aff,
				   struct pl_str dic, struct pl_err *err)
{
	(void)spellers, (void)aff, (void)dic;
	fail_built_without(err);
	return NULL;
}

bool pl_speller_knows(struct pl_speller *speller, struct pl_str word)
{
	(void)speller, (void)word;
	return true;
}

bool pl_speller_suggest(struct pl_speller *speller, struct pl_str word, struct pl_buf *out)
{
	(void)speller, (void)word, (void)out;
	return false;
}
