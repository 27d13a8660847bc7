/* Asking a filter about a rule. */
#include "lint/ask.h"

#include "lint/lint.h"

/* --- fields --------------------------------------------------------------------------- */

/* The rule that is asked about. */
struct pl_filter_asked {
	const struct pl_rule *rule;
	enum pl_level level;
	enum pl_lang lang;
	struct pl_regex_work *work;
	struct pl_err *err;
};

static struct pl_str field_name(const struct pl_filter_asked *asked)
{
	return pl_ref_str(&asked->rule->name);
}

static struct pl_str field_level(const struct pl_filter_asked *asked)
{
	return pl_str_of(pl_level_name(asked->level));
}

static struct pl_str field_message(const struct pl_filter_asked *asked)
{
	return pl_text_in(&asked->rule->message, asked->lang);
}

static struct pl_str field_description(const struct pl_filter_asked *asked)
{
	return pl_ref_str(&asked->rule->description);
}

static struct pl_str field_extends(const struct pl_filter_asked *asked)
{
	return pl_str_of(pl_checks[asked->rule->check]->name);
}

static struct pl_str field_link(const struct pl_filter_asked *asked)
{
	return pl_ref_str(&asked->rule->link);
}

const struct pl_filter_field pl_filter_fields[] = {
	{ "Name", field_name },
	{ "Level", field_level },
	{ "Scope", NULL },
	{ "Message", field_message },
	{ "Description", field_description },
	{ "Extends", field_extends },
	{ "Link", field_link },
	{ NULL, NULL },
};

/* --- asking --------------------------------------------------------------------------- */

static struct pl_str text_of(const struct pl_filter_asked *asked, const struct pl_filter_node *node)
{
	return node->kind == PL_FILTER_FIELD ? pl_filter_fields[node->field].text(asked)
					     : node->text;
}

/* The i-th text of a list; false behind the last.  A rule that says no scope has that of
 * its kind, which is `text` for most. */
static bool item_of(const struct pl_filter_asked *asked, const struct pl_filter_node *list,
		    size_t i, struct pl_str *item)
{
	const struct pl_row *scope = &asked->rule->scope;
	const struct pl_filter_node *node = list->first;

	if (list->kind == PL_FILTER_FIELD && scope->n) {
		*item = i < scope->n ? pl_ref_str(PL_ROW(struct pl_ref, scope) + i) : PL_STR("");
		return i < scope->n;
	}
	if (list->kind == PL_FILTER_FIELD) {
		const char *first = "text";

		for (int s = 0; pl_scope_names[s]; s++) {
			if (asked->rule->scopes == UINT32_C(1) << s)
				first = pl_scope_names[s];
		}
		*item = pl_str_of(first);
		return i == 0;
	}
	while (node && i--)
		node = node->next;
	*item = node ? text_of(asked, node) : PL_STR("");
	return node != NULL;
}

static bool is_in(const struct pl_filter_asked *asked, struct pl_str text,
		  const struct pl_filter_node *list)
{
	struct pl_str item;

	for (size_t i = 0; item_of(asked, list, i, &item); i++) {
		if (pl_str_same(item, text))
			return true;
	}
	return false;
}

static bool holds(const struct pl_filter_asked *asked, const struct pl_filter_node *node);

static bool same_lists(const struct pl_filter_asked *asked, const struct pl_filter_node *left,
		       const struct pl_filter_node *right)
{
	struct pl_str one, other;

	for (size_t i = 0;; i++) {
		bool more = item_of(asked, left, i, &one);

		if (more != item_of(asked, right, i, &other))
			return false;
		if (!more)
			return true;
		if (!pl_str_same(one, other))
			return false;
	}
}

static bool same(const struct pl_filter_asked *asked, const struct pl_filter_node *left,
		 const struct pl_filter_node *right)
{
	if (left->type == PL_FILTER_LIST)
		return same_lists(asked, left, right);
	if (left->type == PL_FILTER_BOOL)
		return holds(asked, left) == holds(asked, right);
	return pl_str_same(text_of(asked, left), text_of(asked, right));
}

static bool found(const struct pl_filter_asked *asked, struct pl_regex *regex, struct pl_str text)
{
	struct pl_match match;
	enum pl_found said;

	pl_regex_work_begin(asked->work);
	said = pl_regex_search(regex, asked->work, text, 0, &match);
	if (said == PL_NO_ROOM)
		pl_fail_nomem(asked->err);
	else if (said == PL_GAVE_UP)
		pl_fail(asked->err, PL_PATTERN,
			"a regular expression of the filter runs too long for rule '%.*s'",
			PL_ARGS(pl_ref_str(&asked->rule->name)));
	return said == PL_FOUND;
}

static bool starts_with(struct pl_str text, struct pl_str start)
{
	return pl_str_same(pl_str_cut(text, 0, start.len), start);
}

static bool ends_with(struct pl_str text, struct pl_str end)
{
	return text.len >= end.len &&
	       pl_str_same(pl_str_cut(text, text.len - end.len, text.len), end);
}

static bool compare(const struct pl_filter_asked *asked, const struct pl_filter_node *node)
{
	const struct pl_filter_node *left = node->left, *right = node->right;

	switch (node->op) {
	case PL_FILTER_EQUAL:
		return same(asked, left, right);
	case PL_FILTER_UNEQUAL:
		return !same(asked, left, right);
	case PL_FILTER_IN:
		return is_in(asked, text_of(asked, left), right);
	case PL_FILTER_CONTAINS:
		return pl_str_find(text_of(asked, left), text_of(asked, right), 0) != SIZE_MAX;
	case PL_FILTER_STARTS_WITH:
		return starts_with(text_of(asked, left), text_of(asked, right));
	case PL_FILTER_ENDS_WITH:
		return ends_with(text_of(asked, left), text_of(asked, right));
	case PL_FILTER_MATCHES:
		return found(asked, node->regex, text_of(asked, left));
	}
	return false;
}

static bool holds(const struct pl_filter_asked *asked, const struct pl_filter_node *node)
{
	switch (node->kind) {
	case PL_FILTER_AND:
		return holds(asked, node->left) && holds(asked, node->right);
	case PL_FILTER_OR:
		return holds(asked, node->left) || holds(asked, node->right);
	case PL_FILTER_NOT:
		return !holds(asked, node->left);
	case PL_FILTER_COMPARE:
		return compare(asked, node) != node->truth;
	default:
		return node->truth;
	}
}

bool pl_filter_holds(const struct pl_filter *filter, const struct pl_rule *rule,
		     enum pl_level level, enum pl_lang lang, struct pl_err *err)
{
	struct pl_err own = { 0 };
	const struct pl_filter_asked asked = {
		.rule = rule,
		.level = level,
		.lang = lang,
		.work = filter->work,
		.err = err ? err : &own,
	};

	return holds(&asked, filter->root) && asked.err->code == PL_OK;
}
