/* The table of checks, and the names of scopes. */
#include "check/check.h"

#define CHECK(name) extern const struct pl_check pl_check_##name;
#include "check/list.h"
#undef CHECK

const struct pl_check *const pl_checks[] = {
#define CHECK(name) &pl_check_##name,
#include "check/list.h"
#undef CHECK
	NULL
};

const size_t pl_n_checks = sizeof(pl_checks) / sizeof(pl_checks[0]) - 1;

int pl_check_find(struct pl_str name)
{
	for (size_t i = 0; i < pl_n_checks; i++) {
		if (pl_str_is(name, pl_checks[i]->name))
			return (int)i;
	}
	return -1;
}

const char *const pl_scope_names[] = {
	[PL_SCOPE_TEXT] = "text",
	[PL_SCOPE_PARAGRAPH] = "paragraph",
	[PL_SCOPE_SENTENCE] = "sentence",
	[PL_SCOPE_RAW] = "raw",
	[PL_SCOPE_POST] = "post",
	[PL_SCOPE_PART] = "part",
	[PL_SCOPE_FIRST] = "first",
	[PL_SCOPE_LAST] = "last",
	[PL_SCOPE_HOOK] = "hook",
	[PL_SCOPE_HASHTAG] = "hashtag",
	[PL_SCOPE_MENTION] = "mention",
	[PL_SCOPE_LINK] = "link",
	[PL_SCOPE_ALT] = "alt",
	[PL_SCOPE_SUMMARY] = "summary",
	[PL_N_SCOPES] = NULL,
};
