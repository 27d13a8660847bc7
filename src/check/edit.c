/* Edits: how Vale's action `edit` changes a match. */
#include "check/edit.h"

struct pl_str pl_making_param(const struct pl_making *making, uint32_t i)
{
	return pl_ref_str(PL_ROW(struct pl_ref, &making->action->params) + i);
}

static bool is_name(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       c == '_';
}

/* Go's templates: the name behind $ is as long as it can be, or stands in braces; what
 * no group is called is nothing.  The byte behind it; `*name` is empty for a lone $. */
static size_t read_name(struct pl_str text, size_t at, struct pl_str *name)
{
	bool braced = at < text.len && text.at[at] == '{';
	size_t start = braced ? at + 1 : at, end = start;

	while (end < text.len && is_name(text.at[end]))
		end++;
	*name = pl_str_cut(text, start, end);
	if (braced && (end == text.len || text.at[end] != '}'))
		*name = PL_STR("");
	return name->len ? end + braced : at;
}

/* The number of the group that the pattern calls so, as (?P<name>…) or (?<name>…); 0:
 * none. */
static uint64_t group_named(struct pl_str pattern, struct pl_str name)
{
	bool class = false;
	uint64_t n = 0;

	for (size_t i = 0; i < pattern.len; i++) {
		struct pl_str rest = pl_str_cut(pattern, i + 1, pattern.len);
		size_t start = pl_str_starts(rest, "?P<") ? 3 : pl_str_starts(rest, "?<") ? 2 : 0;

		if (pattern.at[i] == '\\')
			i++;
		else if (pattern.at[i] == '[' || pattern.at[i] == ']')
			class = pattern.at[i] == '[';
		else if (pattern.at[i] == '(' && !class && (start || !pl_str_starts(rest, "?"))) {
			n++;
			if (start && pl_str_find(rest, PL_STR(">"), 0) == start + name.len &&
			    pl_str_same(pl_str_cut(rest, start, start + name.len), name))
				return n;
		}
	}
	return 0;
}

static void add_group(const struct pl_making *making, struct pl_buf *out,
		      const struct pl_match *match, struct pl_str name)
{
	uint64_t group;

	if (!pl_str_number(name, &group)) {
		group = group_named(pl_making_param(making, 1), name);
		if (!group)
			return;
	}
	if (group < match->n && match->group[group].start <= match->group[group].end)
		pl_buf_add(out, pl_str_in(making->match, match->group[group]));
}

static void add_template(const struct pl_making *making, struct pl_buf *out,
			 const struct pl_match *match)
{
	struct pl_str template = pl_making_param(making, 2);

	for (size_t at = 0; at < template.len;) {
		struct pl_str name = { 0 };
		size_t next = at + 1;

		if (template.at[at] == '$')
			next = read_name(template, at + 1, &name);
		if (name.len)
			add_group(making, out, match, name);
		else
			pl_buf_putc(out, template.at[at]);
		at = next;
		if (!name.len && template.at[at - 1] == '$' && at < template.len &&
		    template.at[at] == '$')
			at++;
	}
}

/* All matches replaced, as Go's ReplaceAllString does. */
static bool edit_regex(const struct pl_making *making, struct pl_buf *out)
{
	struct pl_block alone = pl_expr_alone(making->match);
	struct pl_match match;
	size_t from = 0, copied = 0;

	while (pl_expr_next(making->hits, making->action->pattern, &alone, &from, true, &match)) {
		struct pl_span found = match.group[0];

		/* Nothing is no match where one has just ended. */
		if (found.start == found.end && found.end == copied && copied)
			continue;
		pl_buf_add(out, pl_str_cut(making->match, copied, found.start));
		add_template(making, out, &match);
		copied = found.end;
	}
	pl_buf_add(out, pl_str_cut(making->match, copied, making->match.len));
	return true;
}

static bool among(struct pl_str set, uint32_t code)
{
	for (size_t at = 0; at < set.len;) {
		if (pl_utf8_next(set, &at) == code)
			return true;
	}
	return false;
}

static void add_trimmed(const struct pl_making *making, struct pl_buf *out, bool left, bool right)
{
	struct pl_str text = making->match, set = pl_making_param(making, 1);
	size_t start = 0, end = text.len;

	for (size_t at = 0; left && start < end && among(set, pl_utf8_next(text, &at));)
		start = at;
	for (size_t at = end; right && end > start && among(set, pl_utf8_prev(text, &at));)
		end = at;
	pl_buf_add(out, pl_str_cut(text, start, end));
}

static bool edit_trim(const struct pl_making *making, struct pl_buf *out)
{
	add_trimmed(making, out, true, true);
	return true;
}

static bool edit_trim_left(const struct pl_making *making, struct pl_buf *out)
{
	add_trimmed(making, out, true, false);
	return true;
}

static bool edit_trim_right(const struct pl_making *making, struct pl_buf *out)
{
	add_trimmed(making, out, false, true);
	return true;
}

/* The i-th piece of the text between separators; an empty separator parts characters. */
static bool piece(struct pl_str text, struct pl_str by, uint64_t i, struct pl_str *found)
{
	size_t start = 0;

	for (;; i--) {
		size_t end = start, next;

		if (by.len)
			end = pl_str_find(text, by, start);
		else
			pl_utf8_next(text, &end);
		next = end == SIZE_MAX ? text.len : end + by.len;
		if (end == SIZE_MAX)
			end = text.len;
		*found = pl_str_cut(text, start, end);
		if (!i)
			return true;
		if (next == start || end == text.len)
			return false;
		start = next;
	}
}

static bool edit_truncate(const struct pl_making *making, struct pl_buf *out)
{
	struct pl_str kept;

	piece(making->match, pl_making_param(making, 1), 0, &kept);
	pl_buf_add(out, kept);
	return true;
}

static bool edit_split(const struct pl_making *making, struct pl_buf *out)
{
	struct pl_str kept;
	uint64_t i;

	if (!pl_str_number(pl_making_param(making, 2), &i) ||
	    !piece(making->match, pl_making_param(making, 1), i, &kept))
		return false;
	pl_buf_add(out, kept);
	return true;
}

/* Later versions of Vale remove and replace a text; this one's reader passes over what
 * it does not know, as over all their other edits. */
static bool swap_text(const struct pl_making *making, struct pl_str by, struct pl_buf *out)
{
	struct pl_str text = making->match, what = pl_making_param(making, 1);
	size_t at = 0, found;

	while (what.len && (found = pl_str_find(text, what, at)) != SIZE_MAX) {
		pl_buf_add(out, pl_str_cut(text, at, found));
		pl_buf_add(out, by);
		at = found + what.len;
	}
	pl_buf_add(out, pl_str_cut(text, at, text.len));
	return what.len > 0;
}

static bool edit_remove(const struct pl_making *making, struct pl_buf *out)
{
	return swap_text(making, PL_STR(""), out);
}

static bool edit_replace(const struct pl_making *making, struct pl_buf *out)
{
	return swap_text(making, pl_making_param(making, 2), out);
}

/* What a later version would do is not known here. */
static bool make_nothing(const struct pl_making *making, struct pl_buf *out)
{
	(void)making, (void)out;
	return false;
}

const struct pl_edit_kind pl_edit_kinds[] = {
	{ "regex", 3, edit_regex, true, false },
	{ "trim", 2, edit_trim, false, false },
	{ "trim_left", 2, edit_trim_left, false, false },
	{ "trim_right", 2, edit_trim_right, false, false },
	{ "truncate", 2, edit_truncate, false, false },
	{ "split", 3, edit_split, false, true },
	{ "remove", 2, edit_remove, false, false },
	{ "replace", 3, edit_replace, false, false },
	{ "wrap", 0, make_nothing, false, false },
	{ "unwrap", 0, make_nothing, false, false },
	{ "prefix", 0, make_nothing, false, false },
	{ "suffix", 0, make_nothing, false, false },
	{ "squeeze", 0, make_nothing, false, false },
	{ "capitalize", 0, make_nothing, false, false },
	{ "uncapitalize", 0, make_nothing, false, false },
	{ "smart", 0, make_nothing, false, false },
	{ "dumb", 0, make_nothing, false, false },
	{ "ascii", 0, make_nothing, false, false },
	{ "words", 0, make_nothing, false, false },
	{ "digits", 0, make_nothing, false, false },
	{ "lower", 0, make_nothing, false, false },
	{ "upper", 0, make_nothing, false, false },
	{ "title", 0, make_nothing, false, false },
	{ "sentence", 0, make_nothing, false, false },
	{ "simple", 0, make_nothing, false, false },
	{ "kebab", 0, make_nothing, false, false },
	{ "snake", 0, make_nothing, false, false },
	{ "camel", 0, make_nothing, false, false },
	{ "pascal", 0, make_nothing, false, false },
	{ 0 },
};
