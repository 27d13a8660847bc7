/* Matching globs: all the places of the glob at which one may stand are carried along
 * the path together, so that nothing is ever tried twice.
 *
 * Vale 3.7.1 gives a glob with `**` to doublestar v4 and any other to gobwas/glob
 * without separators (its internal/glob/glob.go, read in 2026-11): hence the two ways
 * of looking at `/`. */
#include "base/glob.h"

#include "base/unicode.h"

#include <string.h>

struct plan {
	struct pl_str glob;
	bool folders;                   /* it holds `**`, so that `/` parts */
	uint16_t next[PL_MOST_GLOB];    /* of `{` and `,`: the next `,` or `}` of the brace; 0 */
	uint16_t close[PL_MOST_GLOB];   /* of `,` and `}`: the `}` of the brace; 0 */
	uint16_t bracket[PL_MOST_GLOB]; /* of `[`: its `]`; 0 */
};

/* --- reading a glob ---------------------------------------------------------------- */

/* The `]` of the bracket at `at`; a first one is a character like others.  0: none. */
static size_t bracket_end(struct pl_str glob, size_t at)
{
	size_t first = at + 1;

	if (first < glob.len && (glob.at[first] == '!' || glob.at[first] == '^'))
		first++;
	for (size_t i = first; i < glob.len; i++) {
		if (glob.at[i] == '\\')
			i++;
		else if (glob.at[i] == ']' && i > first)
			return i;
	}
	return 0;
}

/* Braces that are open: where each began, and its latest `{` or `,`. */
struct braces {
	uint16_t first[PL_MOST_GLOB], last[PL_MOST_GLOB];
	size_t n;
};

static void link_brace(struct plan *plan, struct braces *braces, size_t at)
{
	size_t top = braces->n - 1;

	plan->next[braces->last[top]] = (uint16_t)at;
	braces->last[top] = (uint16_t)at;
	if (plan->glob.at[at] == ',')
		return;
	for (size_t i = plan->next[braces->first[top]]; i != at; i = plan->next[i])
		plan->close[i] = (uint16_t)at;
	plan->close[at] = (uint16_t)at;
	braces->n--;
}

/* Fills the plan; false with the place of what is not closed. */
static bool read_glob(struct plan *plan, struct pl_str glob, size_t *where)
{
	struct braces braces;

	braces.n = 0;
	memset(plan->next, 0, glob.len * sizeof(*plan->next));
	memset(plan->close, 0, glob.len * sizeof(*plan->close));
	memset(plan->bracket, 0, glob.len * sizeof(*plan->bracket));
	plan->glob = glob;
	plan->folders = pl_str_find(glob, PL_STR("**"), 0) != SIZE_MAX;
	for (size_t i = 0; i < glob.len; i++) {
		char c = glob.at[i];

		*where = i;
		if (c == '\\') {
			i++;
		} else if (c == '[') {
			plan->bracket[i] = (uint16_t)bracket_end(glob, i);
			if (!plan->bracket[i])
				return false;
			i = plan->bracket[i];
		} else if (c == '{') {
			braces.first[braces.n] = braces.last[braces.n] = (uint16_t)i;
			braces.n++;
		} else if ((c == ',' || c == '}') && braces.n) {
			link_brace(plan, &braces, i);
		}
	}
	if (braces.n)
		*where = braces.first[braces.n - 1];
	return !braces.n;
}

bool pl_glob_check(struct pl_str glob, struct pl_err *err)
{
	struct plan plan;
	size_t where = 0;

	if (glob.len > PL_MOST_GLOB)
		return pl_fail(err, PL_LIMIT, "a glob has at most %d bytes", PL_MOST_GLOB);
	if (read_glob(&plan, glob, &where))
		return true;
	return pl_fail(err, PL_RULE,
		       "the '%c' in the glob '%.*s' is not closed; '\\%c' is the "
		       "character itself",
		       glob.at[where], PL_ARGS(glob), glob.at[where]);
}

/* --- places in it ------------------------------------------------------------------- */

/* Bytes of the glob before which one may stand; its length: all is matched. */
struct places {
	uint16_t at[PL_MOST_GLOB + 1];
	bool has[PL_MOST_GLOB + 1];
	size_t n;
};

static void clear(struct places *places, size_t len)
{
	memset(places->has, 0, len + 1);
	places->n = 0;
}

static void put(struct places *places, size_t at)
{
	if (places->has[at])
		return;
	places->has[at] = true;
	places->at[places->n++] = (uint16_t)at;
}

static bool one_of(const struct plan *plan, size_t at, const char *bytes)
{
	return at < plan->glob.len && strchr(bytes, plan->glob.at[at]);
}

/* A `**` that stands alone between slashes begins here. */
static bool is_folders(const struct plan *plan, size_t at)
{
	return plan->folders && one_of(plan, at, "*") && one_of(plan, at + 1, "*") &&
	       (!at || one_of(plan, at - 1, "/{,")) &&
	       (at + 2 == plan->glob.len || one_of(plan, at + 2, "/,}"));
}

/* The second star of such a one: inside the name of a folder. */
static bool is_inside(const struct plan *plan, size_t at)
{
	return at && is_folders(plan, at - 1);
}

/* Where one may stand as well without a character of the path. */
static void put_free(const struct plan *plan, struct places *places, size_t at)
{
	if (at == plan->glob.len || is_inside(plan, at))
		return;
	if (is_folders(plan, at)) {
		put(places, at + (one_of(plan, at + 2, "/") ? 3 : 2));
	} else if (plan->glob.at[at] == '*') {
		put(places, at + 1);
	} else if (plan->close[at]) {
		put(places, plan->close[at] + 1U);
	} else if (plan->next[at]) {
		put(places, at + 1);
		for (size_t i = plan->next[at]; plan->next[i]; i = plan->next[i])
			put(places, i + 1);
	}
}

static void put_all_free(const struct plan *plan, struct places *places)
{
	for (size_t i = 0; i < places->n; i++)
		put_free(plan, places, places->at[i]);
}

/* --- characters of the path ------------------------------------------------------- */

static uint32_t class_code(struct pl_str glob, size_t *at)
{
	if (glob.at[*at] == '\\' && *at + 1 < glob.len)
		(*at)++;
	return pl_utf8_next(glob, at);
}

static bool in_bracket(const struct plan *plan, size_t at, uint32_t code)
{
	size_t end = plan->bracket[at], i = at + 1;
	bool not = plan->glob.at[i] == '!' || plan->glob.at[i] == '^', found = false;

	if (not )
		i++;
	while (i < end) {
		uint32_t from = class_code(plan->glob, &i), to = from;

		if (i + 1 < end && plan->glob.at[i] == '-') {
			i++;
			to = class_code(plan->glob, &i);
		}
		found = found || (from <= code && code <= to);
	}
	return found != not ;
}

static void step_star(const struct plan *plan, struct places *next, size_t at, uint32_t code)
{
	if (is_folders(plan, at) || is_inside(plan, at)) {
		size_t first = is_folders(plan, at) ? at : at - 1;

		put(next, code == '/' || !one_of(plan, first + 2, "/") ? first : first + 1);
	} else if (code != '/' || !plan->folders) {
		put(next, at);
	}
}

static void step(const struct plan *plan, struct places *next, size_t at, uint32_t code)
{
	bool parted = plan->folders && code == '/';
	size_t end = at;

	if (at == plan->glob.len || plan->next[at] || plan->close[at])
		return;
	switch (plan->glob.at[at]) {
	case '*':
		step_star(plan, next, at, code);
		return;
	case '?':
		if (!parted)
			put(next, at + 1);
		return;
	case '[':
		if (!parted && in_bracket(plan, at, code))
			put(next, plan->bracket[at] + 1U);
		return;
	default:
		if (class_code(plan->glob, &end) == code)
			put(next, end);
	}
}

/* What ends in a slash and two stars matches the folder itself, too. */
static bool ends(const struct plan *plan, const struct places *places)
{
	size_t len = plan->glob.len;

	return places->has[len] ||
	       (len >= 3 && places->has[len - 3] && pl_str_ends(plan->glob, "/**"));
}

static bool match(struct pl_str glob, struct pl_str path, bool folders)
{
	struct plan plan;
	struct places here, there;
	struct places *now = &here, *next = &there;
	size_t where = 0;

	if (glob.len > PL_MOST_GLOB || !read_glob(&plan, glob, &where))
		return false;
	plan.folders = plan.folders || folders;
	clear(now, glob.len);
	put(now, 0);
	put_all_free(&plan, now);
	for (size_t at = 0; at < path.len && now->n;) {
		uint32_t code = pl_utf8_next(path, &at);
		struct places *was = now;

		clear(next, glob.len);
		for (size_t i = 0; i < now->n; i++)
			step(&plan, next, now->at[i], code);
		put_all_free(&plan, next);
		now = next;
		next = was;
	}
	return ends(&plan, now);
}

bool pl_glob_match(struct pl_str glob, struct pl_str path)
{
	return match(glob, path, false);
}

bool pl_glob_match_parts(struct pl_str glob, struct pl_str path)
{
	return match(glob, path, true);
}
