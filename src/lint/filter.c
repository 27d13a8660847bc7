/* Reading filters; ask.c asks them. */
#include "lint/filter.h"

#include "base/catalogue.h"
#include "base/unicode.h"
#include "lint/ask.h"

#include <string.h>

enum { MOST_BYTES = 1 << 16, DEEPEST = 64 };

static const char *field_at(const void *context, size_t i)
{
	(void)context;
	return pl_filter_fields[i].name;
}

/* --- operators ------------------------------------------------------------------------- */

static const struct {
	const char *word;
	enum pl_filter_op op;
	enum pl_filter_type left, right; /* for == and != both are the same, whatever they are */
} operators[] = {
	{ "==", PL_FILTER_EQUAL, PL_FILTER_TEXT, PL_FILTER_TEXT },
	{ "!=", PL_FILTER_UNEQUAL, PL_FILTER_TEXT, PL_FILTER_TEXT },
	{ "in", PL_FILTER_IN, PL_FILTER_TEXT, PL_FILTER_LIST },
	{ "contains", PL_FILTER_CONTAINS, PL_FILTER_TEXT, PL_FILTER_TEXT },
	{ "startsWith", PL_FILTER_STARTS_WITH, PL_FILTER_TEXT, PL_FILTER_TEXT },
	{ "endsWith", PL_FILTER_ENDS_WITH, PL_FILTER_TEXT, PL_FILTER_TEXT },
	{ "matches", PL_FILTER_MATCHES, PL_FILTER_TEXT, PL_FILTER_TEXT },
};

enum { N_OPERATORS = sizeof(operators) / sizeof(*operators) };

static const char *operator_at(const void *context, size_t i)
{
	(void)context;
	return i < N_OPERATORS ? operators[i].word : NULL;
}

/* --- reading: the pieces ---------------------------------------------------------------- */

struct reading {
	struct pl_filter *filter;
	struct pl_str text;
	size_t at;
	const char *file;
	struct pl_err *err;
	int depth;
};

/* Fails at a byte of the expression. */
#define FAIL(reading, at, ...) \
	(locate((reading), (at)), pl_fail((reading)->err, PL_INPUT, __VA_ARGS__))

static void locate(struct reading *reading, size_t at)
{
	struct pl_err *err = reading->err;
	size_t start = 0;
	uint32_t line = 1;

	for (size_t i = 0; i < at; i++) {
		if (reading->text.at[i] == '\n') {
			start = i + 1;
			line++;
		}
	}
	if (err) {
		pl_fail_at(err, PL_INPUT, reading->file, line,
			   (uint32_t)pl_code_points(pl_str_cut(reading->text, start, at)) + 1, "%s",
			   "");
	}
}

static bool is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '_';
}

static bool starts(const struct reading *reading, const char *word)
{
	return pl_str_starts(pl_str_cut(reading->text, reading->at, reading->text.len), word);
}

static void skip_to(struct reading *reading, const char *end)
{
	size_t at = pl_str_find(reading->text, pl_str_of(end), reading->at + 2);

	reading->at = at == SIZE_MAX ? reading->text.len : at + strlen(end);
}

/* White space and comments. */
static void skip(struct reading *reading)
{
	for (;;) {
		while (reading->at < reading->text.len &&
		       strchr(" \t\r\n", reading->text.at[reading->at]) &&
		       reading->text.at[reading->at])
			reading->at++;
		if (starts(reading, "//"))
			skip_to(reading, "\n");
		else if (starts(reading, "/*"))
			skip_to(reading, "*/");
		else
			return;
	}
}

static struct pl_str word_at(const struct reading *reading, size_t at)
{
	size_t end = at;

	while (end < reading->text.len && is_word_byte(reading->text.at[end]))
		end++;
	return pl_str_cut(reading->text, at, end);
}

/* Takes the word or the sign if it stands there. */
static bool take(struct reading *reading, const char *word)
{
	skip(reading);
	if (is_word_byte(word[0]) ? !pl_str_is(word_at(reading, reading->at), word)
				  : !starts(reading, word))
		return false;
	reading->at += strlen(word);
	return true;
}

static struct pl_filter_node *new_node(struct reading *reading, enum pl_filter_kind kind,
				       enum pl_filter_type type, size_t at)
{
	struct pl_filter_node *node = PL_NEW(&reading->filter->arena, struct pl_filter_node);

	if (!node) {
		pl_fail_nomem(reading->err);
		return NULL;
	}
	node->kind = kind;
	node->type = type;
	node->at = at;
	return node;
}

/* What stands at `at`, to be shown in an error. */
static struct pl_str shown(const struct reading *reading, size_t at)
{
	struct pl_str word = word_at(reading, at);
	size_t end = at;

	if (word.len)
		return word;
	if (end < reading->text.len)
		pl_utf8_next(reading->text, &end);
	return pl_str_cut(reading->text, at, end);
}

/* --- reading: values ---------------------------------------------------------------------- */

/* `\n`, `\"` and so on; false for what is none of them. */
static bool add_escape(struct pl_buf *out, char c)
{
	static const char from[] = "abfnrtv\\'\"", to[] = "\a\b\f\n\r\t\v\\'\"";
	const char *known = c ? strchr(from, c) : NULL;

	if (known)
		pl_buf_putc(out, to[known - from]);
	return known != NULL;
}

static struct pl_filter_node *read_text(struct reading *reading)
{
	size_t start = reading->at++;
	char quote = reading->text.at[start];
	struct pl_buf out = { 0 };
	struct pl_filter_node *node = new_node(reading, PL_FILTER_LITERAL, PL_FILTER_TEXT, start);
	bool ok = node != NULL;

	while (ok && reading->at < reading->text.len && reading->text.at[reading->at] != quote) {
		char c = reading->text.at[reading->at++];

		/* Between backticks nothing is escaped. */
		if (c != '\\' || quote == '`') {
			pl_buf_putc(&out, c);
			continue;
		}
		ok = reading->at < reading->text.len &&
		     add_escape(&out, reading->text.at[reading->at++]);
		if (!ok)
			FAIL(reading, reading->at - 1,
			     "in a text a backslash stands before n, t, a quote or a backslash; "
			     "write \\\\ for one, or put the text between backticks");
	}
	if (ok && reading->at == reading->text.len)
		ok = FAIL(reading, start, "the text that begins here is not closed by %c", quote);
	reading->at += ok;
	if (ok)
		node->text = pl_arena_str(&reading->filter->arena, pl_buf_str(&out));
	ok = ok && (!out.failed || pl_fail_nomem(reading->err));
	pl_buf_release(&out);
	return ok ? node : NULL;
}

static struct pl_filter_node *read_field(struct reading *reading)
{
	size_t start = reading->at;
	struct pl_str name;
	struct pl_filter_node *node;
	const char *nearest;

	reading->at += reading->text.at[start] == '#' ? 2 : 1;
	name = word_at(reading, reading->at);
	reading->at += name.len;
	for (unsigned i = 0; pl_filter_fields[i].name; i++) {
		if (!pl_str_is(name, pl_filter_fields[i].name))
			continue;
		node = new_node(reading, PL_FILTER_FIELD,
				pl_filter_fields[i].text ? PL_FILTER_TEXT : PL_FILTER_LIST, start);
		if (node)
			node->field = i;
		reading->filter->asks_level |= pl_str_is(name, "Level");
		return node;
	}
	nearest = pl_nearest(name, field_at, NULL);
	FAIL(reading, start,
	     "a rule has no field '.%.*s'; it has .Name, .Level, .Scope, .Message, "
	     ".Description, .Extends and .Link%s%s%s",
	     PL_ARGS(name), nearest ? pl_err_tr(reading->err, "; did you mean '") : "",
	     nearest ? nearest : "", nearest ? pl_err_tr(reading->err, "'?") : "");
	return NULL;
}

static struct pl_filter_node *read_value(struct reading *reading);

static struct pl_filter_node *read_item(struct reading *reading, const struct pl_filter_node *array)
{
	struct pl_filter_node *item;
	bool more;

	skip(reading);
	more = reading->at < reading->text.len;
	item = more ? read_value(reading) : NULL;
	if (more && !item)
		return NULL;
	skip(reading);
	if (reading->at == reading->text.len)
		FAIL(reading, array->at, "the list that begins here is not closed by ]");
	else if (item && item->type != PL_FILTER_TEXT)
		FAIL(reading, item->at, "a list holds texts in quotes");
	else
		return item;
	return NULL;
}

static struct pl_filter_node *read_array(struct reading *reading)
{
	struct pl_filter_node *array =
		new_node(reading, PL_FILTER_ARRAY, PL_FILTER_LIST, reading->at++);
	struct pl_filter_node **last = array ? &array->first : NULL;

	while (array && !take(reading, "]")) {
		*last = read_item(reading, array);
		if (!*last)
			return NULL;
		last = &(*last)->next;
		if (!take(reading, ",") && !starts(reading, "]")) {
			FAIL(reading, reading->at, "in a list a comma or ] comes here, not '%.*s'",
			     PL_ARGS(shown(reading, reading->at)));
			return NULL;
		}
	}
	return array;
}

static struct pl_filter_node *read_or(struct reading *reading);

static struct pl_filter_node *read_group(struct reading *reading)
{
	size_t start = reading->at++;
	struct pl_filter_node *node = read_or(reading);

	if (node && !take(reading, ")")) {
		FAIL(reading, start, "the parenthesis that opens here is not closed");
		return NULL;
	}
	return node;
}

static struct pl_filter_node *read_truth(struct reading *reading, bool truth)
{
	struct pl_filter_node *node =
		new_node(reading, PL_FILTER_TRUTH, PL_FILTER_BOOL, reading->at);

	if (node)
		node->truth = truth;
	return node;
}

static struct pl_filter_node *read_not(struct reading *reading, size_t start)
{
	struct pl_filter_node *node = new_node(reading, PL_FILTER_NOT, PL_FILTER_BOOL, start);

	if (!node)
		return NULL;
	node->left = read_value(reading);
	if (node->left && node->left->type != PL_FILTER_BOOL) {
		FAIL(reading, start,
		     "'not' stands before what is true or false: put the "
		     "comparison behind it in parentheses");
		return NULL;
	}
	return node->left ? node : NULL;
}

static struct pl_filter_node *read_bare(struct reading *reading)
{
	size_t start;
	char c;

	skip(reading);
	start = reading->at;
	c = start < reading->text.len ? reading->text.at[start] : '\0';
	if (take(reading, "not") || (!starts(reading, "!=") && take(reading, "!")))
		return read_not(reading, start);
	if (c == '"' || c == '\'' || c == '`')
		return read_text(reading);
	if (c == '[')
		return read_array(reading);
	if (c == '(')
		return read_group(reading);
	if (c == '.' || starts(reading, "#."))
		return read_field(reading);
	if (take(reading, "true"))
		return read_truth(reading, true);
	if (take(reading, "false"))
		return read_truth(reading, false);
	if (start == reading->text.len)
		FAIL(reading, start,
		     "the filter ends where a field such as .Name or a text in "
		     "quotes should stand");
	else
		FAIL(reading, start,
		     "'%.*s' is no field such as .Name, no text in quotes and no list",
		     PL_ARGS(shown(reading, start)));
	return NULL;
}

static struct pl_filter_node *read_value(struct reading *reading)
{
	struct pl_filter_node *node = NULL;

	if (reading->depth++ == DEEPEST)
		FAIL(reading, reading->at, "the filter is more than %d parentheses deep", DEEPEST);
	else
		node = read_bare(reading);
	reading->depth--;
	return node;
}

/* --- reading: comparisons ------------------------------------------------------------------ */

static const char *const type_names[] = {
	[PL_FILTER_TEXT] = N_("a text"),
	[PL_FILTER_LIST] = N_("a list"),
	[PL_FILTER_BOOL] = N_("true or false"),
};

static bool wants(struct reading *reading, const struct pl_filter_node *node, const char *word,
		  enum pl_filter_type type)
{
	if (node->type == type)
		return true;
	return FAIL(reading, node->at, "'%s' wants %s here, and this is %s", word,
		    pl_err_tr(reading->err, type_names[type]),
		    pl_err_tr(reading->err, type_names[node->type]));
}

static bool compile(struct reading *reading, struct pl_filter_node *node)
{
	struct pl_filter *filter = reading->filter;
	struct pl_regex **kept;
	struct pl_err err = { .french = reading->err && reading->err->french };

	if (node->right->kind != PL_FILTER_LITERAL)
		return FAIL(reading, node->right->at,
			    "'matches' wants a regular expression in quotes");
	if (!filter->work)
		filter->work = pl_regex_work_new(reading->err);
	kept = filter->work ? PL_PUSH(&filter->regexes) : NULL;
	if (!kept)
		return pl_fail_nomem(reading->err);
	node->regex = *kept = pl_regex_new(node->right->text, 0, &err);
	if (!node->regex && err.code == PL_NOMEM)
		return pl_fail_nomem(reading->err);
	return node->regex || FAIL(reading, node->right->at, "%s", err.text);
}

static bool check_types(struct reading *reading, struct pl_filter_node *node, unsigned i)
{
	const char *word = operators[i].word;

	if (node->op == PL_FILTER_EQUAL || node->op == PL_FILTER_UNEQUAL)
		return wants(reading, node->right, word, node->left->type);
	return wants(reading, node->left, word, operators[i].left) &&
	       wants(reading, node->right, word, operators[i].right) &&
	       (node->op != PL_FILTER_MATCHES || compile(reading, node));
}

static bool unknown_operator(struct reading *reading)
{
	struct pl_str word = word_at(reading, reading->at);
	const char *nearest = pl_nearest(word, operator_at, NULL);

	if (!word.len || pl_str_is(word, "and") || pl_str_is(word, "or"))
		return true;
	return FAIL(reading, reading->at,
		    "no operator is called '%.*s'; there are ==, !=, in, contains, startsWith, "
		    "endsWith, matches, and, or, not%s%s%s",
		    PL_ARGS(word), nearest ? pl_err_tr(reading->err, "; did you mean '") : "",
		    nearest ? nearest : "", nearest ? pl_err_tr(reading->err, "'?") : "");
}

/* Which operator stands here; -1: none. */
static int take_operator(struct reading *reading)
{
	for (unsigned i = 0; i < N_OPERATORS; i++) {
		if (take(reading, operators[i].word))
			return (int)i;
	}
	return -1;
}

static struct pl_filter_node *read_comparison(struct reading *reading)
{
	struct pl_filter_node *left = read_value(reading), *node;
	size_t before;
	bool negated;
	int i;

	if (!left)
		return NULL;
	skip(reading);
	before = reading->at;
	negated = take(reading, "not");
	i = take_operator(reading);
	if (negated && (i < 0 || operators[i].op <= PL_FILTER_UNEQUAL)) {
		FAIL(reading, before,
		     "behind 'not' comes in, contains, startsWith, endsWith or matches here");
		return NULL;
	}
	if (i < 0)
		return unknown_operator(reading) ? left : NULL;
	node = new_node(reading, PL_FILTER_COMPARE, PL_FILTER_BOOL, before);
	if (!node)
		return NULL;
	node->op = operators[i].op;
	node->truth = negated;
	node->left = left;
	node->right = read_value(reading);
	if (!node->right || !check_types(reading, node, (unsigned)i))
		return NULL;
	return unknown_operator(reading) ? node : NULL;
}

/* --- reading: and, or ------------------------------------------------------------------------ */

static struct pl_filter_node *join(struct reading *reading, enum pl_filter_kind kind,
				   struct pl_filter_node *left, struct pl_filter_node *right)
{
	const char *word = kind == PL_FILTER_AND ? "and" : "or";
	struct pl_filter_node *node;

	if (!left || !right || !wants(reading, left, word, PL_FILTER_BOOL) ||
	    !wants(reading, right, word, PL_FILTER_BOOL))
		return NULL;
	node = new_node(reading, kind, PL_FILTER_BOOL, left->at);
	if (node) {
		node->left = left;
		node->right = right;
	}
	return node;
}

static struct pl_filter_node *read_and(struct reading *reading)
{
	struct pl_filter_node *node = read_comparison(reading);

	while (node && (take(reading, "and") || take(reading, "&&")))
		node = join(reading, PL_FILTER_AND, node, read_comparison(reading));
	return node;
}

static struct pl_filter_node *read_or(struct reading *reading)
{
	struct pl_filter_node *node = read_and(reading);

	while (node && (take(reading, "or") || take(reading, "||")))
		node = join(reading, PL_FILTER_OR, node, read_and(reading));
	return node;
}

static bool read_all(struct reading *reading)
{
	struct pl_filter_node *root;

	if (reading->text.len > MOST_BYTES)
		return pl_fail_at(reading->err, PL_LIMIT, reading->file, 0, 0,
				  "a filter has at most 64 KiB");
	root = read_or(reading);
	reading->filter->root = root;
	if (!root)
		return false;
	skip(reading);
	if (reading->at < reading->text.len)
		return FAIL(reading, reading->at, "'%.*s' is too much: the filter was at its end",
			    PL_ARGS(shown(reading, reading->at)));
	if (root->type != PL_FILTER_BOOL)
		return FAIL(reading, root->at,
			    "a filter is true or false for a rule, such as .Level == \"error\"");
	return true;
}

struct pl_filter *pl_filter_new(struct pl_str text, const char *file, struct pl_err *err)
{
	struct pl_filter *filter = pl_alloc(sizeof(*filter));
	struct reading reading = { .filter = filter, .text = text, .file = file, .err = err };

	if (!filter) {
		pl_fail_nomem(err);
		return NULL;
	}
	if (read_all(&reading) && !filter->arena.failed)
		return filter;
	if (filter->arena.failed)
		pl_fail_nomem(err);
	pl_filter_free(filter);
	return NULL;
}

void pl_filter_free(struct pl_filter *filter)
{
	if (!filter)
		return;
	for (size_t i = 0; i < filter->regexes.n; i++)
		pl_regex_free(filter->regexes.at[i]);
	PL_LIST_RELEASE(&filter->regexes);
	pl_regex_work_free(filter->work);
	pl_arena_release(&filter->arena);
	pl_free(filter);
}

bool pl_filter_asks_level(const struct pl_filter *filter)
{
	return filter->asks_level;
}
