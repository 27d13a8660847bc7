/* Actions: what Vale's rules say should become of a match.
 *
 *     replace  one of the params            remove   nothing
 *     convert  simple: words in lower case  suggest  what a speller or a script says
 *     edit     the match, changed: regex, trim, trim_left, trim_right, truncate, split
 */
#include "check/edit.h"
#include "check/near.h"

#include <string.h>

/* --- kinds of actions ------------------------------------------------------------------- */

static bool make_replace(const struct pl_making *making, struct pl_buf *out)
{
	if (!making->action->params.n)
		return false;
	pl_buf_add(out, pl_making_param(making, 0));
	return true;
}

static bool make_remove(const struct pl_making *making, struct pl_buf *out)
{
	(void)making, (void)out;
	return true;
}

/* Words of letters and digits in lower case, parted by one blank: someName is some name. */
static bool make_convert(const struct pl_making *making, struct pl_buf *out)
{
	uint32_t last = 0;

	for (size_t at = 0; at < making->match.len;) {
		size_t start = at;
		uint32_t code = pl_utf8_next(making->match, &at);
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

static bool make_edit(const struct pl_making *making, struct pl_buf *out)
{
	return pl_edit_kinds[making->action->edit].make(making, out);
}

/* What a speller or a script would say is not known here. */
static bool make_nothing(const struct pl_making *making, struct pl_buf *out)
{
	(void)making, (void)out;
	return false;
}

static const struct kind {
	const char *name;
	bool (*make)(const struct pl_making *making, struct pl_buf *out);
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

static bool make(const struct pl_making *making, struct pl_buf *out)
{
	const struct kind *kind = &kinds[making->action->kind];
	bool made = kind->make(making, out);

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
static void add_argument(const struct pl_making *making, struct pl_hit *hit, bool made,
			 const struct pl_buf *fix)
{
	uint32_t n = making->action->params.n;
	struct pl_buf out = { 0 };

	if (!made || n < 2 || strcmp(kinds[making->action->kind].name, "replace") != 0) {
		pl_hit_arg(making->hits, hit, made ? pl_buf_str(fix) : making->match);
		return;
	}
	for (uint32_t i = 0; i < n; i++)
		pl_expr_or(&out, pl_making_param(making, i), i, n);
	pl_hits_arena(making->hits)->failed |= out.failed;
	pl_hit_arg(making->hits, hit, pl_buf_str(&out));
	pl_buf_release(&out);
}

static void tell(struct pl_hits *hits, const struct pl_action *action, const struct pl_block *block,
		 struct pl_span span, struct pl_hit *hit, bool argument)
{
	struct pl_making making = { hits, action, pl_str_in(block->text, span) };
	struct pl_buf fix = { 0 };
	bool made;

	if (!action->kind)
		return;
	made = make(&making, &fix);
	pl_hits_arena(hits)->failed |= fix.failed;
	if (argument)
		add_argument(&making, hit, made, &fix);
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
	return pl_edit_kinds[i].name;
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
	const struct pl_node *name = param_node(reading, 0), *by = param_node(reading, 1);
	uint8_t place = find(pl_node_text(name), edit_at);
	const struct pl_edit_kind *edit = &pl_edit_kinds[place];
	struct pl_action *action = action_of(reading);
	uint32_t number;
	uint64_t i;

	if (!edit->name)
		return unknown_edit(name ? name : reading->node, err);
	if (edit->params && action->params.n != edit->params)
		return pl_node_fail(reading->params, err,
				    "'%s' wants %u params: itself and what "
				    "it works with",
				    edit->name, (unsigned)edit->params);
	if (edit->counts && !pl_str_number(pl_node_text(param_node(reading, 2)), &i))
		return pl_node_fail(param_node(reading, 2), err,
				    "'split' wants the number of a piece here, from 0");
	action->edit = place;
	if (!edit->searches)
		return true;
	number = reading->prepare->pattern(reading->prepare, pl_node_text(by), PL_PATTERN_RE2, by,
					   err);
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
