/* Globs once more, to hold base/glob.c against: braces are written out, and what a star may stand
 * for is tried, shortest first. */
#ifndef PL_TESTS_FUZZ_SLOW_GLOB_H
#define PL_TESTS_FUZZ_SLOW_GLOB_H

#include "fuzz.h"

enum { SLOW_GLOB = 48, SLOW_STEPS = 20000 };

struct slow_glob {
	struct pl_str glob, path;
	bool parts;     /* only ** crosses a slash */
	bool deep;      /* it holds **, and no braces */
	unsigned steps; /* beyond SLOW_STEPS the answer is none */
};

/* Behind the sign, the escaped sign or the class at `at`; SIZE_MAX: it is not closed. */
static inline size_t slow_behind(struct pl_str glob, size_t at)
{
	size_t first = at + 1;

	if (glob.at[at] == '\\')
		return at + 2;
	if (glob.at[at] != '[')
		return at + 1;
	if (first < glob.len && strchr("!^", glob.at[first]))
		first++;
	/* What stands first closes nothing. */
	for (at = first; at < glob.len; at += glob.at[at] == '\\' ? 2 : 1) {
		if (glob.at[at] == ']' && at != first)
			return at + 1;
	}
	return SIZE_MAX;
}

/* The brace that closes what is open at `at`, or with `comma` the next comma of the same; SIZE_MAX:
 * there is none. */
static inline size_t slow_close(struct pl_str glob, size_t at, bool comma)
{
	for (size_t depth = 0; at < glob.len; at = slow_behind(glob, at)) {
		if (!depth && (glob.at[at] == '}' || (comma && glob.at[at] == ',')))
			return at;
		depth += glob.at[at] == '{';
		depth -= glob.at[at] == '}';
	}
	return SIZE_MAX;
}

/* The first brace, or SIZE_MAX. */
static inline size_t slow_open(struct pl_str glob)
{
	size_t at = 0;

	while (at < glob.len && glob.at[at] != '{')
		at = slow_behind(glob, at);
	return at < glob.len ? at : SIZE_MAX;
}

static inline bool slow_is_closed(struct pl_str glob)
{
	for (size_t at = 0; at < glob.len; at = slow_behind(glob, at)) {
		if (slow_behind(glob, at) == SIZE_MAX ||
		    (glob.at[at] == '{' && slow_close(glob, at + 1, false) == SIZE_MAX))
			return false;
	}
	return true;
}

/* --- without braces --------------------------------------------------------------------------- */

static inline uint32_t slow_sign(struct pl_str glob, size_t *at)
{
	*at += glob.at[*at] == '\\' && *at + 1 < glob.len;
	return pl_utf8_next(glob, at);
}

/* Is the character in the class at `*at`, which goes behind it? */
static inline bool slow_class(struct pl_str glob, size_t *at, uint32_t code)
{
	bool other = strchr("!^", glob.at[*at + 1]), found = false;
	size_t end = slow_behind(glob, *at);

	for (*at += other ? 2 : 1; *at < end - 1;) {
		uint32_t from = slow_sign(glob, at), to = from;

		if (glob.at[*at] == '-' && *at + 1 < end - 1) {
			++*at;
			to = slow_sign(glob, at);
		}
		found = found || (from <= code && code <= to);
	}
	*at = end;
	return found != other;
}

/* One sign of the glob for one character. */
static inline bool slow_one(const struct slow_glob *slow, size_t *at, size_t *place)
{
	char sign = slow->glob.at[*at];
	bool slash = slow->path.at[*place] == '/';
	uint32_t code = pl_utf8_next(slow->path, place);

	if (sign == '?') {
		++*at;
		return !(slow->parts && slash);
	}
	if (sign == '[')
		return slow_class(slow->glob, at, code) && !(slow->parts && slash);
	return slow_sign(slow->glob, at) == code;
}

static inline bool slow_from(struct slow_glob *slow, size_t at, size_t place);

/* Behind the two stars at `at`, after any number of folders. */
static inline bool slow_folders(struct slow_glob *slow, size_t at, size_t place)
{
	if (at + 2 == slow->glob.len || slow_from(slow, at + 3, place))
		return true;
	for (; place < slow->path.len; place++) {
		if (slow->path.at[place] == '/' && slow_from(slow, at + 3, place + 1))
			return true;
	}
	return false;
}

/* What is left of the glob matches what is left of the path. */
static inline bool slow_from(struct slow_glob *slow, size_t at, size_t place)
{
	struct pl_str rest = pl_str_cut(slow->glob, at, slow->glob.len);
	bool over = place == slow->path.len, star = pl_str_starts(rest, "*");

	if (++slow->steps > SLOW_STEPS)
		return false;
	if (!rest.len)
		return over;
	if (slow->deep && (!at || slow->glob.at[at - 1] == '/') &&
	    (pl_str_is(rest, "**") || pl_str_starts(rest, "**/")))
		return slow_folders(slow, at, place);
	if (star && slow_from(slow, at + 1, place))
		return true;
	if (over)
		return slow->deep && pl_str_is(rest, "/**"); /* the folder itself */
	if (star) {
		bool crosses = !slow->parts || slow->path.at[place] != '/';

		pl_utf8_next(slow->path, &place);
		return crosses && slow_from(slow, at, place);
	}
	return slow_one(slow, &at, &place) && slow_from(slow, at, place);
}

/* --- with them ----------------------------------------------------------------------------------
 */

static inline bool slow_any(struct slow_glob *slow, struct pl_str glob)
{
	size_t open = slow_open(glob), from = open + 1, close, end;
	bool found = false;

	if (open == SIZE_MAX) {
		slow->glob = glob;
		return slow_from(slow, 0, 0);
	}
	close = slow_close(glob, from, false);
	for (; from <= close && !found; from = end + 1) {
		struct pl_buf one = { 0 };

		end = slow_close(glob, from, true);
		pl_buf_add(&one, pl_str_cut(glob, 0, open));
		pl_buf_add(&one, pl_str_cut(glob, from, end));
		pl_buf_add(&one, pl_str_cut(glob, close + 1, glob.len));
		FUZZ_CHECK(!one.failed);
		found = ++slow->steps <= SLOW_STEPS && slow_any(slow, pl_buf_str(&one));
		pl_buf_release(&one);
	}
	return found;
}

/* False when that would take long, or where braces meet two stars. */
static inline bool slow_glob_match(struct pl_str glob, struct pl_str path, bool parts,
				   bool *matches)
{
	bool deep = pl_str_find(glob, PL_STR("**"), 0) != SIZE_MAX;
	struct slow_glob slow = { .path = path, .parts = parts || deep, .deep = deep };

	if (glob.len > SLOW_GLOB || path.len > SLOW_GLOB ||
	    (deep && memchr(glob.at, '{', glob.len)) ||
	    (deep && (memchr(glob.at, ',', glob.len) || memchr(glob.at, '}', glob.len))))
		return false;
	*matches = slow_is_closed(glob) && slow_any(&slow, glob);
	return slow.steps <= SLOW_STEPS;
}

#endif
