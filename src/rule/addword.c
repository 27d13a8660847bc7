/* Adding a word to a .plume.yml. */
#include "rule/addword.h"

#include "base/node.h"

#include <string.h>

/* What is put where. */
struct change {
	size_t at;
	struct pl_str before, after; /* around the word */
	size_t open;                 /* where a bracket is to open; SIZE_MAX: none is */
};

/* As a pattern that finds the word alone, in single quotes. */
static void add_quoted(struct pl_buf *out, struct pl_str word)
{
	pl_buf_putc(out, '\'');
	for (size_t i = 0; i < word.len; i++) {
		if (strchr("\\.*+?()[]{}^$|#", word.at[i]))
			pl_buf_putc(out, '\\');
		if (word.at[i] == '\'')
			pl_buf_putc(out, '\'');
		pl_buf_putc(out, word.at[i]);
	}
	pl_buf_putc(out, '\'');
}

static size_t line_end(struct pl_str bytes, size_t at)
{
	while (at < bytes.len && bytes.at[at] != '\n')
		at++;
	return at && bytes.at[at - 1] == '\r' ? at - 1 : at;
}

static struct pl_str line_break(struct pl_str bytes)
{
	return pl_str_find(bytes, PL_STR("\r\n"), 0) < SIZE_MAX ? PL_STR("\r\n") : PL_STR("\n");
}

/* The blanks and the dash in front of an item that stands on a line of its own; empty when it
 * stands in brackets. */
static struct pl_str dash_of(struct pl_str bytes, const struct pl_node *item)
{
	size_t start = item->span.start;
	struct pl_str front;

	while (start && bytes.at[start - 1] != '\n')
		start--;
	front = pl_str_cut(bytes, start, item->span.start);
	return pl_str_is(pl_str_trim(front), "-") ? front : PL_STR("");
}

/* Behind the last item. */
static struct change behind(struct pl_str bytes, const struct pl_node *list)
{
	const struct pl_node *last = list->first;
	struct pl_str dash = dash_of(bytes, last);

	while (last->next)
		last = last->next;
	if (dash.len)
		return (struct change){ line_end(bytes, last->span.end), dash, PL_STR(""),
					SIZE_MAX };
	return (struct change){ last->span.end, PL_STR(", "), PL_STR(""), SIZE_MAX };
}

static bool choose(struct pl_str bytes, const struct pl_node *root, struct change *change,
		   struct pl_err *err)
{
	const struct pl_node *accept = pl_node_get(root, "accept");

	if (!accept) {
		*change =
			(struct change){ bytes.len, PL_STR("accept: ["), PL_STR("]\n"), SIZE_MAX };
	} else if (accept->kind == PL_NODE_NULL) {
		size_t colon = pl_str_find(bytes, PL_STR(":"), accept->key->span.end);

		*change = (struct change){ colon + 1, PL_STR(" ["), PL_STR("]"), SIZE_MAX };
	} else if (accept->kind == PL_NODE_SCALAR) {
		*change = (struct change){ accept->span.end, PL_STR(", "), PL_STR("]"),
					   accept->span.start };
	} else if (accept->kind == PL_NODE_LIST && accept->first) {
		*change = behind(bytes, accept);
	} else if (accept->kind == PL_NODE_LIST) {
		*change =
			(struct change){ accept->span.start + 1, PL_STR(""), PL_STR(""), SIZE_MAX };
	} else {
		return pl_node_fail(accept, err,
				    "'accept' is a list of words; nothing can be added to what "
				    "it is");
	}
	return true;
}

static void write(struct pl_str bytes, const struct change *change, struct pl_str word,
		  struct pl_buf *out)
{
	size_t open = change->open == SIZE_MAX ? change->at : change->open;
	bool own_line = change->at == bytes.len ||
			(change->before.len && pl_str_is(pl_str_trim(change->before), "-"));

	pl_buf_add(out, pl_str_cut(bytes, 0, open));
	if (change->open != SIZE_MAX)
		pl_buf_putc(out, '[');
	pl_buf_add(out, pl_str_cut(bytes, open, change->at));
	if (own_line && change->at && bytes.at[change->at - 1] != '\n')
		pl_buf_add(out, line_break(bytes));
	pl_buf_add(out, change->before);
	add_quoted(out, word);
	pl_buf_add(out, change->after);
	pl_buf_add(out, pl_str_cut(bytes, change->at, bytes.len));
}

/* Reads what was written: the word must be the last of the list, and all else as it was. */
static bool is_right(struct pl_arena *arena, const struct pl_node *before, struct pl_str after,
		     const char *file, struct pl_err *err)
{
	const struct pl_node *root = pl_yaml_read(arena, after, file, err);
	const struct pl_node *old = pl_node_get(before, "accept");
	const struct pl_node *new = pl_node_get(root, "accept");
	size_t had = !old ? 0 : old->kind == PL_NODE_SCALAR ? 1 : old->n;

	return root && new &&new->kind == PL_NODE_LIST &&new->n == had + 1 &&
	       root->n == before->n + !old;
}

bool pl_config_add_word(struct pl_str bytes, const char *file, struct pl_str word,
			struct pl_buf *out, struct pl_err *err)
{
	struct pl_arena arena = { 0 };
	const struct pl_node *root = pl_yaml_read(&arena, bytes, file, err);
	struct change change = { 0 };
	size_t start = out->len;
	bool ok = root && (root->kind == PL_NODE_MAP || root->kind == PL_NODE_NULL);

	for (size_t i = 0; i < word.len; i++) {
		if ((unsigned char)word.at[i] < ' ' || word.at[i] == '\x7F')
			ok = ok && pl_fail(err, PL_INPUT, "a word stands on one line");
	}
	if (root && !ok && err->code == PL_OK)
		pl_node_fail(root, err, "a configuration holds 'key: value' lines");
	ok = ok && choose(bytes, root, &change, err);
	if (ok) {
		write(bytes, &change, word, out);
		ok = out->failed
			     ? pl_fail_nomem(err)
			     : is_right(&arena, root, pl_str_cut(pl_buf_str(out), start, out->len),
					file, err);
		if (!ok && err->code == PL_OK)
			pl_fail_at(err, PL_INPUT, file, 0, 0,
				   "the word cannot be added under 'accept' without harm: write it "
				   "there yourself");
	}
	pl_arena_release(&arena);
	return ok;
}
