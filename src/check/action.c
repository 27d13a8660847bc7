/* Actions: what Vale's rules say should become of a match.
 *
 *     replace  one of the params            remove   nothing
 *     convert  simple: words in lower case  suggest  what a speller or a script says
 *     edit     the match, changed: regex, trim, trim_left, trim_right, truncate, split
 */
#include "check/action.h"

#include "check/near.h"

#include <string.h>

/* A match, and what its action needs to know. */
struct work {
	struct pl_hits *hits;
	const struct pl_action *action;
	struct pl_str match;
};

static struct pl_str param(const struct work *work, uint32_t i)
{
	return pl_ref_str(PL_ROW(struct pl_ref, &work->action->params) + i);
}

/* --- edits ------------------------------------------------------------------------------ */

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

static void add_group(struct pl_buf *out, struct pl_str text, const struct pl_match *match,
		      struct pl_str name)
{
	uint64_t group;

	if (pl_str_number(name, &group) && group < match->n &&
	    match->group[group].start <= match->group[group].end)
		pl_buf_add(out, pl_str_in(text, match->group[group]));
}

static void add_template(struct pl_buf *out, struct pl_str template, struct pl_str text,
			 const struct pl_match *match)
{
	for (size_t at = 0; at < template.len;) {
		struct pl_str name = { 0 };
		size_t next = at + 1;

		if (template.at[at] == '$')
			next = read_name(template, at + 1, &name);
		if (name.len)
			add_group(out, text, match, name);
		else
			pl_buf_putc(out, template.at[at]);
		at = next;
		if (!name.len && template.at[at - 1] == '$' && at < template.len &&
		    template.at[at] == '$')
			at++;
	}
}

/* All matches replaced, as Go's ReplaceAllString does. */
static bool edit_regex(const struct work *work, struct pl_buf *out)
{
	struct pl_block alone = pl_expr_alone(work->match);
	struct pl_match match;
	size_t from = 0, copied = 0;

	while (pl_expr_next(work->hits, work->action->pattern, &alone, &from, true, &match)) {
		struct pl_span found = match.group[0];

		/* Nothing is no match where one has just ended. */
		if (found.start == found.end && found.end == copied && copied)
			continue;
		pl_buf_add(out, pl_str_cut(work->match, copied, found.start));
		add_template(out, param(work, 2), work->match, &match);
		copied = found.end;
	}
	pl_buf_add(out, pl_str_cut(work->match, copied, work->match.len));
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

static void add_trimmed(const struct work *work, struct pl_buf *out, bool left, bool right)
{
	struct pl_str text = work->match, set = param(work, 1);
	size_t start = 0, end = text.len;

	for (size_t at = 0; left && start < end && among(set, pl_utf8_next(text, &at));)
		start = at;
	for (size_t at = end; right && end > start && among(set, pl_utf8_prev(text, &at));)
		end = at;
	pl_buf_add(out, pl_str_cut(text, start, end));
}

static bool edit_trim(const struct work *work, struct pl_buf *out)
{
	add_trimmed(work, out, true, true);
	return true;
}

static bool edit_trim_left(const struct work *work, struct pl_buf *out)
{
	add_trimmed(work, out, true, false);
	return true;
}

static bool edit_trim_right(const struct work *work, struct pl_buf *out)
{
	add_trimmed(work, out, false, true);
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

static bool edit_truncate(const struct work *work, struct pl_buf *out)
{
	struct pl_str kept;

	piece(work->match, param(work, 1), 0, &kept);
	pl_buf_add(out, kept);
	return true;
}

static bool edit_split(const struct work *work, struct pl_buf *out)
{
	struct pl_str kept;
	uint64_t i;

	if (!pl_str_number(param(work, 2), &i) || !piece(work->match, param(work, 1), i, &kept))
		return false;
	pl_buf_add(out, kept);
	return true;
}

/* Later versions of Vale remove and replace a text; this one's reader passes over what
 * it does not know, as over all their other edits. */
static bool swap_text(const struct work *work, struct pl_str by, struct pl_buf *out)
{
	struct pl_str text = work->match, what = param(work, 1);
	size_t at = 0, found;

	while (what.len && (found = pl_str_find(text, what, at)) != SIZE_MAX) {
		pl_buf_add(out, pl_str_cut(text, at, found));
		pl_buf_add(out, by);
		at = found + what.len;
	}
	pl_buf_add(out, pl_str_cut(text, at, text.len));
	return what.len > 0;
}

static bool edit_remove(const struct work *work, struct pl_buf *out)
{
	return swap_text(work, PL_STR(""), out);
}

static bool edit_replace(const struct work *work, struct pl_buf *out)
{
	return swap_text(work, param(work, 2), out);
}

/* What a speller, a script or a later version would say is not known here. */
static bool make_nothing(const struct work *work, struct pl_buf *out)
{
	(void)work, (void)out;
	return false;
}

static const struct edit {
	const char *name;
	uint32_t params; /* its own name is the first of them; 0: any */
	bool (*make)(const struct work *work, struct pl_buf *out);
} edits[] = {
	{ "regex", 3, edit_regex },          { "trim", 2, edit_trim },
	{ "trim_left", 2, edit_trim_left },  { "trim_right", 2, edit_trim_right },
	{ "truncate", 2, edit_truncate },    { "split", 3, edit_split },
	{ "remove", 2, edit_remove },        { "replace", 3, edit_replace },
	{ "wrap", 0, make_nothing },         { "unwrap", 0, make_nothing },
	{ "prefix", 0, make_nothing },       { "suffix", 0, make_nothing },
	{ "squeeze", 0, make_nothing },      { "capitalize", 0, make_nothing },
	{ "uncapitalize", 0, make_nothing }, { "smart", 0, make_nothing },
	{ "dumb", 0, make_nothing },         { "ascii", 0, make_nothing },
	{ "words", 0, make_nothing },        { "digits", 0, make_nothing },
	{ "lower", 0, make_nothing },        { "upper", 0, make_nothing },
	{ "title", 0, make_nothing },        { "sentence", 0, make_nothing },
	{ "simple", 0, make_nothing },       { "kebab", 0, make_nothing },
	{ "snake", 0, make_nothing },        { "camel", 0, make_nothing },
	{ "pascal", 0, make_nothing },       { 0 },
};

/* --- kinds of actions ------------------------------------------------------------------- */

static bool make_replace(const struct work *work, struct pl_buf *out)
{
	if (!work->action->params.n)
		return false;
	pl_buf_add(out, param(work, 0));
	return true;
}

static bool make_remove(const struct work *work, struct pl_buf *out)
{
	(void)work, (void)out;
	return true;
}

/* Words of letters and digits in lower case, parted by one blank: someName is some name. */
static bool make_convert(const struct work *work, struct pl_buf *out)
{
	uint32_t last = 0;

	for (size_t at = 0; at < work->match.len;) {
		size_t start = at;
		uint32_t code = pl_utf8_next(work->match, &at);
		bool kept = pl_is_letter(code) || pl_is_number(code);
		bool inner = start > 1 && pl_is_lower(last) && pl_is_upper(code);

		if ((!kept || inner) && out->len && out->at[out->len - 1] != ' ')
			pl_buf_putc(out, ' ');
		if (kept)
			pl_utf8_put(out, pl_to_lower(code));
		last = code;
	}
	return true;
}

static bool make_edit(const struct work *work, struct pl_buf *out)
{
	return edits[work->action->edit].make(work, out);
}

static const struct kind {
	const char *name;
	bool (*make)(const struct work *work, struct pl_buf *out);
	bool trimmed; /* white space at the ends is dropped */
} kinds[] = {
	{ "", make_nothing, false },
	{ "replace", make_replace, false },
	{ "remove", make_remove, false },
	{ "suggest", make_nothing, false },
	{ "convert", make_convert, true },
	{ "edit", make_edit, true },
	{ 0 },
};

bool pl_action_is_bare(const struct pl_action *action)
{
	return kinds[action->kind].make == make_replace && !action->params.n;
}

static bool make(const struct work *work, struct pl_buf *out)
{
	const struct kind *kind = &kinds[work->action->kind];
	bool made = kind->make(work, out);

	if (made && kind->trimmed) {
		struct pl_span all = { 0, (uint32_t)out->len };
		struct pl_span kept = pl_near_trim(pl_buf_str(out), all);

		pl_buf_cut(out, kept.end);
		if (kept.start && out->at) {
			memmove(out->at, out->at + kept.start, out->len - kept.start);
			pl_buf_cut(out, out->len - kept.start);
		}
	}
	return made;
}

/* --- running ---------------------------------------------------------------------------- */

/* One fix as it is; several as 'a', 'b', or 'c'. */
static void add_argument(const struct work *work, struct pl_hit *hit, bool made,
			 const struct pl_buf *fix)
{
	uint32_t n = work->action->params.n;
	struct pl_buf out = { 0 };

	if (!made || n < 2 || strcmp(kinds[work->action->kind].name, "replace") != 0) {
		pl_hit_arg(work->hits, hit, made ? pl_buf_str(fix) : work->match);
		return;
	}
	for (uint32_t i = 0; i < n; i++)
		pl_expr_or(&out, param(work, i), i, n);
	pl_hits_arena(work->hits)->failed |= out.failed;
	pl_hit_arg(work->hits, hit, pl_buf_str(&out));
	pl_buf_release(&out);
}

static void tell(struct pl_hits *hits, const struct pl_action *action, const struct pl_block *block,
		 struct pl_span span, struct pl_hit *hit, bool argument)
{
	struct work work = { hits, action, pl_str_in(block->text, span) };
	struct pl_buf fix = { 0 };
	bool made;

	if (!action->kind)
		return;
	made = make(&work, &fix);
	pl_hits_arena(hits)->failed |= fix.failed;
	if (argument)
		add_argument(&work, hit, made, &fix);
	if (made)
		pl_expr_edit(hits, hit, block, span, pl_buf_str(&fix));
	pl_buf_release(&fix);
}

void pl_action_tell(struct pl_hits *hits, const struct pl_action *action,
		    const struct pl_block *block, struct pl_span span, struct pl_hit *hit)
{
	tell(hits, action, block, span, hit, true);
}

void pl_action_edit(struct pl_hits *hits, const struct pl_action *action,
		    const struct pl_block *block, struct pl_span span, struct pl_hit *hit)
{
	tell(hits, action, block, span, hit, false);
}

/* --- reading ---------------------------------------------------------------------------- */

static const char *kind_at(const void *context, size_t i)
{
	(void)context;
	return kinds[i].name;
}

static const char *edit_at(const void *context, size_t i)
{
	(void)context;
	return edits[i].name;
}

/* The place of the word in a table of names, or its end. */
static uint8_t find(struct pl_str word, const char *(*at)(const void *, size_t))
{
	uint8_t i = 0;

	while (at(NULL, i) && !pl_str_is(word, at(NULL, i)))
		i++;
	return i;
}

static bool unknown_kind(const struct pl_node *name, struct pl_err *err)
{
	const char *nearest = pl_nearest(pl_node_text(name), kind_at, NULL);

	return pl_node_fail(name, err, "no action is called '%.*s'%s%s%s",
			    PL_ARGS(pl_node_text(name)),
			    nearest ? pl_err_tr(err, "; did you mean '")
				    : pl_err_tr(err, "; there are replace, remove, suggest, "
						     "convert and edit"),
			    nearest ? nearest : "", nearest ? pl_err_tr(err, "'?") : "");
}

static bool unknown_edit(const struct pl_node *name, struct pl_err *err)
{
	const char *nearest = pl_nearest(pl_node_text(name), edit_at, NULL);

	return pl_node_fail(name, err, "an edit cannot '%.*s'%s%s%s", PL_ARGS(pl_node_text(name)),
			    nearest ? pl_err_tr(err, "; did you mean '")
				    : pl_err_tr(err, "; it can regex, trim, trim_left, trim_right, "
						     "truncate and split"),
			    nearest ? nearest : "", nearest ? pl_err_tr(err, "'?") : "");
}

/* An action while it is read. */
struct reading {
	struct pl_prepare *prepare;
	uint32_t at;                /* of the pl_action, in the image */
	const struct pl_node *node; /* action */
	const struct pl_node *params;
};

static struct pl_action *action_of(const struct reading *reading)
{
	return pl_image_at(reading->prepare->image, reading->at);
}

static const struct pl_node *param_node(const struct reading *reading, size_t i)
{
	const struct pl_node *node = reading->params;

	if (!node || node->kind != PL_NODE_LIST)
		return i || !node || node->kind != PL_NODE_SCALAR ? NULL : node;
	for (node = node->first; node && i; i--)
		node = node->next;
	return node;
}

static bool read_params(const struct reading *reading, struct pl_err *err)
{
	static const struct pl_param row = { .name = "params",
					     .type = PL_PARAM_LIST,
					     .offset = offsetof(struct pl_action, params) };

	return !reading->params || reading->params->kind == PL_NODE_NULL ||
	       pl_param_read(&row, reading->params, reading->prepare->image, reading->at, err);
}

static bool read_edit(const struct reading *reading, struct pl_err *err)
{
	const struct pl_node *name = param_node(reading, 0);
	uint8_t place = find(pl_node_text(name), edit_at);
	struct pl_action *action = action_of(reading);
	uint32_t number = 0;
	uint64_t i;

	if (!edits[place].name)
		return unknown_edit(name ? name : reading->node, err);
	if (edits[place].params && action->params.n != edits[place].params)
		return pl_node_fail(reading->params, err,
				    "'%s' wants %u params: itself and what "
				    "it works with",
				    edits[place].name, (unsigned)edits[place].params);
	if (edits[place].make == edit_split &&
	    !pl_str_number(pl_node_text(param_node(reading, 2)), &i))
		return pl_node_fail(param_node(reading, 2), err,
				    "'split' wants the number of a piece here, from 0");
	action->edit = place;
	if (edits[place].make != edit_regex)
		return true;
	number = reading->prepare->pattern(reading->prepare, pl_node_text(param_node(reading, 1)),
					   PL_PATTERN_RE2, param_node(reading, 1), err);
	if (number && action_of(reading))
		action_of(reading)->pattern = number;
	return number != 0;
}

static bool read_convert(const struct reading *reading, struct pl_err *err)
{
	const struct pl_node *form = param_node(reading, 0);

	return pl_node_is(form, "simple") ||
	       pl_node_fail(form ? form : reading->node, err, "'convert' has one form, 'simple'");
}

bool pl_action_put(struct pl_prepare *prepare, size_t field, struct pl_err *err)
{
	const struct pl_node *node = pl_node_get(prepare->rule, "action");
	const struct pl_node *name = pl_node_get(node, "name");
	struct reading reading = { prepare, prepare->settings + (uint32_t)field, node,
				   pl_node_get(node, "params") };
	uint8_t place;

	if (!name || !pl_node_text(name).len)
		return true;
	place = find(pl_node_text(name), kind_at);
	if (!kinds[place].name)
		return unknown_kind(name, err);
	if (!read_params(&reading, err))
		return false;
	if (!action_of(&reading))
		return pl_fail_nomem(err);
	action_of(&reading)->kind = place;
	if (kinds[place].make == make_edit)
		return read_edit(&reading, err);
	return kinds[place].make != make_convert || read_convert(&reading, err);
}
