/* Reading INI files as go-ini does with the options that Vale 3.7.1 sets for it
 * (AllowShadows, SpaceBeforeInlineComment; its parser.go, read in 2026-11).
 *
 * No library does: inih, the usual one, cuts lines at 200 bytes, joins continued ones in
 * another way and tells no columns, and a regular expression in a .vale.ini is often
 * longer and wants all its backslashes. */
#include "base/node.h"

#include <string.h>

#include "base/unicode.h"

enum { MAX_BYTES = 1 << 20, MAX_ENTRIES = 10000 };

struct reader {
	struct pl_arena *arena;
	struct pl_str text;
	const char *file;
	struct pl_err *err;
	size_t start, end, next; /* of the line: its first byte, its end, the next line */
	uint32_t line;
	struct pl_node *root, *section;
	size_t n_entries;
};

/* --- lines --------------------------------------------------------------------------- */

static bool next_line(struct reader *reader)
{
	const char *end;

	if (reader->next >= reader->text.len)
		return false;
	reader->start = reader->next;
	end = memchr(reader->text.at + reader->start, '\n', reader->text.len - reader->start);
	reader->end = end ? (size_t)(end - reader->text.at) : reader->text.len;
	reader->next = reader->end + 1;
	reader->line++;
	return true;
}

static bool is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The span without white space at its ends. */
static struct pl_span trim(struct pl_str text, size_t start, size_t end)
{
	while (start < end && is_blank(text.at[start]))
		start++;
	while (end > start && is_blank(text.at[end - 1]))
		end--;
	return (struct pl_span){ (uint32_t)start, (uint32_t)end };
}

static uint32_t column_of(const struct reader *reader, size_t at)
{
	struct pl_str before = pl_str_cut(reader->text, reader->start, at);

	return (uint32_t)pl_code_points(before) + 1;
}

static bool fail_at(const struct reader *reader, size_t at, const char *text)
{
	return pl_fail_at(reader->err, PL_SYNTAX, reader->file, reader->line, column_of(reader, at),
			  "%s", pl_err_tr(reader->err, text));
}

/* --- nodes --------------------------------------------------------------------------- */

/* A node that stands at byte `at` of the line; NULL when memory ends. */
static struct pl_node *node_new(const struct reader *reader, enum pl_node_kind kind, size_t at,
				struct pl_str text)
{
	struct pl_node *node = PL_NEW(reader->arena, struct pl_node);

	if (!node)
		return NULL;
	node->kind = kind;
	node->line = reader->line;
	node->column = column_of(reader, at);
	node->span = (struct pl_span){ (uint32_t)at, (uint32_t)at };
	node->file = reader->file;
	if (kind == PL_NODE_SCALAR)
		node->text = pl_arena_str(reader->arena, text);
	return node;
}

/* Nodes are ours until the root is handed out: lists in the making keep their last
 * value's place by walking, since they are short. */
static struct pl_node *last_of(const struct pl_node *parent)
{
	struct pl_node *last = (struct pl_node *)(uintptr_t)parent->first;

	while (last && last->next)
		last = (struct pl_node *)(uintptr_t)last->next;
	return last;
}

static struct pl_node *find(const struct pl_node *map, struct pl_str key)
{
	for (const struct pl_node *value = map->first; value; value = value->next) {
		if (pl_str_same(value->key->text, key))
			return (struct pl_node *)(uintptr_t)value;
	}
	return NULL;
}

static void append(struct pl_node *parent, struct pl_node *child)
{
	struct pl_node *last = last_of(parent);

	if (last)
		last->next = child;
	else
		parent->first = child;
	parent->n++;
}

static bool count_entry(struct reader *reader)
{
	if (++reader->n_entries <= MAX_ENTRIES)
		return true;
	return pl_fail_at(reader->err, PL_LIMIT, reader->file, reader->line, 1,
			  "this is the 10,001st section or key of the file; 10,000 are allowed");
}

/* --- sections ------------------------------------------------------------------------ */

/* The section of that name, which stands at byte `at`; a new one is added. */
static bool open_section(struct reader *reader, struct pl_str name, size_t at)
{
	struct pl_node *key;

	/* go-ini calls what stands above all sections DEFAULT. */
	if (pl_str_is(name, "DEFAULT"))
		name = PL_STR("");
	reader->section = find(reader->root, name);
	if (reader->section)
		return true;
	if (!count_entry(reader))
		return false;
	key = node_new(reader, PL_NODE_SCALAR, at, name);
	reader->section = node_new(reader, PL_NODE_MAP, at, name);
	if (!key || !reader->section)
		return pl_fail_nomem(reader->err);
	reader->section->key = key;
	append(reader->root, reader->section);
	return true;
}

static bool read_section(struct reader *reader, struct pl_span line)
{
	size_t end = line.end;

	while (end > line.start && reader->text.at[end - 1] != ']')
		end--;
	if (end == line.start)
		return fail_at(reader, line.start,
			       "the '[' of a section must be closed with ']' on its line");
	if (end == line.start + 2)
		return fail_at(reader, line.start,
			       "a section wants a name, a glob such as [*] or [*.md]");
	return open_section(reader, pl_str_cut(reader->text, line.start + 1, end - 1),
			    line.start + 1);
}

/* --- values -------------------------------------------------------------------------- */

/* What opens here and is closed by the same: three double quotes or a backquote; 0. */
static size_t quote_at(const struct reader *reader, struct pl_span rest)
{
	struct pl_str text = pl_str_cut(reader->text, rest.start, rest.end);

	return pl_str_starts(text, "\"\"\"") ? 3 : pl_str_starts(text, "`") ? 1 : 0;
}

/* Where `quote` last stands between the bytes, or SIZE_MAX. */
static size_t last_quote(struct pl_str text, size_t start, size_t end, struct pl_str quote)
{
	for (size_t at = end; at >= start + quote.len; at--) {
		if (!memcmp(text.at + at - quote.len, quote.at, quote.len))
			return at - quote.len;
	}
	return SIZE_MAX;
}

/* The text up to its closing quote, which may stand on a later line. */
static bool quoted_value(struct reader *reader, struct pl_span rest, size_t width,
			 struct pl_buf *value)
{
	struct pl_str quote = pl_str_cut(reader->text, rest.start, rest.start + width);
	size_t from = rest.start + width, at = last_quote(reader->text, from, reader->end, quote);
	struct reader opened = *reader;

	while (at == SIZE_MAX) {
		pl_buf_add(value, pl_str_cut(reader->text, from, reader->end));
		pl_buf_putc(value, '\n');
		if (!next_line(reader))
			return fail_at(&opened, rest.start,
				       "the quote opened here is never closed");
		from = reader->start;
		at = last_quote(reader->text, from, reader->end, quote);
	}
	pl_buf_add(value, pl_str_cut(reader->text, from, at));
	return true;
}

/* Lines that end in a backslash go on in the next one; what is a comment elsewhere is
 * text here. */
static void continued_value(struct reader *reader, struct pl_span line, struct pl_buf *value)
{
	bool goes_on = true;

	while (goes_on) {
		goes_on = line.end > line.start && reader->text.at[line.end - 1] == '\\';
		pl_buf_add(value,
			   pl_str_cut(reader->text, line.start, goes_on ? line.end - 1 : line.end));
		goes_on = goes_on && next_line(reader);
		line = trim(reader->text, reader->start, reader->end);
	}
}

static bool surrounded(struct pl_str text, char quote)
{
	return text.len >= 2 && text.at[0] == quote && text.at[text.len - 1] == quote &&
	       memchr(text.at + 1, quote, text.len - 1) == text.at + text.len - 1;
}

static void plain_value(const struct reader *reader, struct pl_span rest, struct pl_buf *value)
{
	struct pl_str text = pl_str_cut(reader->text, rest.start, rest.end);
	size_t comment = pl_str_find(text, PL_STR(" #"), 0);

	if (comment == SIZE_MAX)
		comment = pl_str_find(text, PL_STR(" ;"), 0);
	if (comment != SIZE_MAX)
		text = pl_str_in(reader->text,
				 trim(reader->text, rest.start, rest.start + comment));
	if (surrounded(text, '\'') || surrounded(text, '"'))
		text = pl_str_cut(text, 1, text.len - 1);
	pl_buf_add(value, text);
}

static bool read_value(struct reader *reader, struct pl_span rest, struct pl_buf *value)
{
	size_t width = quote_at(reader, rest);

	if (width)
		return quoted_value(reader, rest, width, value);
	if (rest.end > rest.start && reader->text.at[rest.end - 1] == '\\')
		continued_value(reader, rest, value);
	else
		plain_value(reader, rest, value);
	return true;
}

/* --- keys ---------------------------------------------------------------------------- */

/* A second value makes a list of the first. */
static bool add_value(struct reader *reader, struct pl_node *key, struct pl_node *value)
{
	struct pl_node *before = find(reader->section, key->text);

	value->key = key;
	if (!before) {
		append(reader->section, value);
		return true;
	}
	value->key = NULL;
	if (before->kind != PL_NODE_LIST) {
		struct pl_node *first = PL_NEW(reader->arena, struct pl_node);

		if (!first)
			return pl_fail_nomem(reader->err);
		*first = *before;
		first->key = NULL;
		first->next = NULL;
		before->kind = PL_NODE_LIST;
		before->text = PL_STR("");
		append(before, first);
	}
	append(before, value);
	return true;
}

/* The name in front of the first = or :, which `*delimiter` becomes the place of. */
static bool read_key(const struct reader *reader, struct pl_span line, struct pl_span *name,
		     size_t *delimiter)
{
	const char *text = reader->text.at;
	char quote = text[line.start] == '"' || text[line.start] == '`' ? text[line.start] : 0;
	size_t at = line.start + (quote ? 1 : 0), from = at;

	while (at < line.end && (quote ? text[at] != quote : text[at] != '=' && text[at] != ':'))
		at++;
	*name = trim(reader->text, from, at);
	while (quote && at < line.end && text[at] != '=' && text[at] != ':')
		at++;
	*delimiter = at;
	return at < line.end ||
	       fail_at(reader, line.start,
		       "a line holds 'key = value', a '[section]' or a '# comment'; a '=' is "
		       "missing here");
}

static bool read_entry(struct reader *reader, struct pl_span line)
{
	struct pl_buf text = { 0 };
	struct pl_node *key, *value;
	struct pl_span name, rest;
	size_t delimiter;
	bool ok;

	if (!read_key(reader, line, &name, &delimiter) || !count_entry(reader))
		return false;
	rest = trim(reader->text, delimiter + 1, line.end);
	key = node_new(reader, PL_NODE_SCALAR, name.start,
		       pl_str_cut(reader->text, name.start, name.end));
	value = node_new(reader, PL_NODE_SCALAR, rest.start, PL_STR(""));
	if (!key || !value)
		return pl_fail_nomem(reader->err);
	ok = read_value(reader, rest, &text);
	value->text = pl_arena_str(reader->arena, pl_buf_str(&text));
	if (ok && (text.failed || reader->arena->failed))
		ok = pl_fail_nomem(reader->err);
	pl_buf_release(&text);
	return ok && add_value(reader, key, value);
}

/* --- the file ------------------------------------------------------------------------ */

static bool read_lines(struct reader *reader)
{
	while (next_line(reader)) {
		struct pl_span line = trim(reader->text, reader->start, reader->end);
		char first = line.end > line.start ? reader->text.at[line.start] : '#';

		if (first == '#' || first == ';')
			continue;
		if (!(first == '[' ? read_section(reader, line) : read_entry(reader, line)))
			return false;
	}
	return true;
}

static bool check_bytes(struct reader *reader)
{
	size_t valid = pl_utf8_check(reader->text);
	const char *nul = reader->text.len ? memchr(reader->text.at, 0, reader->text.len) : NULL;

	if (reader->text.len > MAX_BYTES)
		return pl_fail_at(reader->err, PL_LIMIT, reader->file, 1, 1,
				  "the file is larger than the 1 MiB allowed");
	if (pl_str_starts(reader->text, "\xFF\xFE") || pl_str_starts(reader->text, "\xFE\xFF"))
		return pl_fail_at(reader->err, PL_SYNTAX, reader->file, 1, 1,
				  "the file is UTF-16; save it as UTF-8");
	if (nul && (size_t)(nul - reader->text.at) < valid)
		valid = (size_t)(nul - reader->text.at);
	while (valid < reader->text.len && next_line(reader) && reader->next <= valid)
		;
	if (valid < reader->text.len)
		return fail_at(reader, valid,
			       "the bytes from here on are not UTF-8; save the file as UTF-8");
	if (pl_str_starts(reader->text, "\xEF\xBB\xBF"))
		reader->next = 3;
	return true;
}

const struct pl_node *pl_ini_read(struct pl_arena *arena, struct pl_str bytes, const char *file,
				  struct pl_err *err)
{
	struct reader reader = {
		.arena = arena,
		.text = bytes,
		.file = pl_arena_str(arena, pl_str_of(file)).at,
		.err = err,
	};

	reader.root = node_new(&reader, PL_NODE_MAP, 0, PL_STR(""));
	if (!reader.root || arena->failed) {
		pl_fail_nomem(err);
		return NULL;
	}
	if (check_bytes(&reader) && open_section(&reader, PL_STR(""), 0) && read_lines(&reader))
		return reader.root;
	return NULL;
}
