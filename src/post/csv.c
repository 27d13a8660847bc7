/* Tables of posts: CSV (RFC 4180), with a comma, a semicolon or a tab between. */
#include "post/csv.h"

#include <string.h>

#include "base/unicode.h"
#include "post/decode.h"
#include "post/shape.h"

enum { MOST_COLUMNS = 256, LARGEST_ROW = 1 << 20 };

/* --- fields ---------------------------------------------------------------------------- */

static bool ends_line(char c)
{
	return c == '\n' || c == '\r';
}

static void pass_line_end(struct pl_csv *csv)
{
	struct pl_str bytes = csv->bytes;

	if (csv->at < bytes.len && bytes.at[csv->at] == '\r')
		csv->at += csv->at + 1 < bytes.len && bytes.at[csv->at + 1] == '\n' ? 2 : 1;
	else if (csv->at < bytes.len)
		csv->at++;
	else
		return;
	csv->line++;
}

/* Behind the quotation mark that closes the one before `at`; SIZE_MAX when none
 * does.  Two in a row stand for one that is meant. */
static size_t closing_quote(struct pl_str bytes, size_t at)
{
	while (at < bytes.len) {
		const char *quote = memchr(bytes.at + at, '"', bytes.len - at);

		if (!quote)
			break;
		at = (size_t)(quote - bytes.at) + 1;
		if (at == bytes.len || bytes.at[at] != '"')
			return at;
		at++;
	}
	return SIZE_MAX;
}

/* Line ends as pl_lines counts them. */
static uint32_t count_lines(struct pl_str text)
{
	uint32_t lines = 0;

	for (size_t i = 0; i < text.len; i++)
		lines += text.at[i] == '\n' ||
			 (text.at[i] == '\r' && (i + 1 == text.len || text.at[i + 1] != '\n'));
	return lines;
}

/* The inside of a quoted field, each "" made one. */
static struct pl_str unquote(struct pl_arena *arena, struct pl_str inside)
{
	struct pl_str text = pl_arena_str(arena, inside);
	char *to = (char *)text.at;
	size_t len = 0;

	if (!inside.len || text.len != inside.len)
		return text;
	for (size_t i = 0; i < inside.len; i++) {
		to[len++] = inside.at[i];
		i += inside.at[i] == '"';
	}
	to[len] = '\0';
	return (struct pl_str){ to, len };
}

struct field {
	struct pl_str text;
	struct pl_span span; /* of the bytes, quotation marks included */
};

/* What comes back from reading a field or a row. */
enum got { READ, UNCLOSED, SPILLED };

static enum got read_quoted(struct pl_csv *csv, struct pl_arena *arena, struct pl_str *field)
{
	size_t start = csv->at + 1, end = closing_quote(csv->bytes, start);
	struct pl_str inside;
	char behind;

	if (end == SIZE_MAX)
		return UNCLOSED;
	inside = pl_str_cut(csv->bytes, start, end - 1);
	*field = unquote(arena, inside);
	csv->line += count_lines(inside);
	csv->at = end;
	behind = end < csv->bytes.len ? csv->bytes.at[end] : '\n';
	return behind == csv->separator || ends_line(behind) ? READ : SPILLED;
}

static enum got read_bare(struct pl_csv *csv, struct pl_arena *arena, struct pl_str *field)
{
	size_t start = csv->at;

	while (csv->at < csv->bytes.len && csv->bytes.at[csv->at] != csv->separator &&
	       !ends_line(csv->bytes.at[csv->at]))
		csv->at++;
	*field = pl_arena_str(arena, pl_str_cut(csv->bytes, start, csv->at));
	return READ;
}

static enum got read_field(struct pl_csv *csv, struct pl_arena *arena, struct field *field)
{
	size_t start = csv->at;
	bool quoted = start < csv->bytes.len && csv->bytes.at[start] == '"';
	enum got got = quoted ? read_quoted(csv, arena, &field->text)
			      : read_bare(csv, arena, &field->text);

	field->span = (struct pl_span){ (uint32_t)start, (uint32_t)csv->at };
	return got;
}

/* Fields up to the end of the row, which is passed; `*n` counts all of them, of
 * which the first `room` are kept. */
static enum got read_row(struct pl_csv *csv, struct pl_arena *arena, struct field *fields,
			 size_t room, size_t *n)
{
	for (*n = 0;; csv->at++) {
		struct field field = { 0 };
		enum got got = read_field(csv, arena, &field);

		if (got != READ)
			return got;
		if (*n < room)
			fields[*n] = field;
		(*n)++;
		if (csv->at >= csv->bytes.len || csv->bytes.at[csv->at] != csv->separator)
			break;
	}
	pass_line_end(csv);
	return READ;
}

/* --- the head ---------------------------------------------------------------------------- */

static bool may_part(char c)
{
	return c == ';' || c == ',' || c == '\t';
}

/* Behind the quoted field whose first mark is at `start`, or behind the one byte there. */
static size_t pass_quoted(struct pl_str bytes, size_t start)
{
	bool opens = bytes.at[start] == '"' && (!start || may_part(bytes.at[start - 1]));
	size_t end = opens ? closing_quote(bytes, start + 1) : start + 1;

	return end == SIZE_MAX ? bytes.len : end;
}

/* The sign that stands most often in the first line outside quotation marks; one within a name
 * is a sign like any other, as it is when the line is read. */
static char guess_separator(struct pl_str bytes)
{
	size_t semicolons = 0, commas = 0, tabs = 0;

	for (size_t i = 0; i < bytes.len && !ends_line(bytes.at[i]); i = pass_quoted(bytes, i)) {
		semicolons += bytes.at[i] == ';';
		commas += bytes.at[i] == ',';
		tabs += bytes.at[i] == '\t';
	}
	if (tabs > semicolons && tabs > commas)
		return '\t';
	return semicolons > commas ? ';' : ',';
}

const char *const pl_csv_fields[] = { "text",     "network", "date",  "id",    "lang", "type",
				      "campaign", "warning", "title", "media", "alt",  NULL };

static bool is_media_name(struct pl_str name);

static bool is_field(struct pl_str key)
{
	for (size_t i = 0; pl_csv_fields[i]; i++) {
		if (pl_str_is(key, pl_csv_fields[i]))
			return true;
	}
	return false;
}

/* The place of the column, by its folded name; csv->n_names when there is none. */
static size_t find_column(const struct pl_csv *csv, const struct pl_str *names, struct pl_str name)
{
	size_t i = 0;

	while (i < csv->n_names && !pl_str_same(names[i], name))
		i++;
	return i;
}

/* `key` goes by the column called `name` (folded), and by no other. */
static bool name_column(struct pl_csv *csv, const struct pl_str *folded, struct pl_str *names,
			struct pl_str pair, struct pl_str key, struct pl_str name,
			struct pl_err *err)
{
	size_t at = find_column(csv, folded, name);

	if (!is_field(key))
		return pl_fail_at(err, PL_INPUT, csv->file, 1, 1,
				  "no field is called '%.*s': text, network, date, id, lang, type, "
				  "campaign, warning, title, media and alt are",
				  PL_ARGS(key));
	if (at == csv->n_names)
		return pl_fail_at(err, PL_INPUT, csv->file, 1, 1,
				  "no column has the name that '%.*s' asks for", PL_ARGS(pair));
	for (size_t i = 0; i < csv->n_names; i++) {
		if (pl_str_same(names[i], key) ||
		    (pl_str_is(key, "media") && is_media_name(names[i])))
			names[i] = PL_STR("");
	}
	names[at] = key;
	return true;
}

/* Gives columns the names of the fields that `columns` says they hold. */
static bool choose_columns(struct pl_csv *csv, struct pl_str *names, struct pl_str columns,
			   struct pl_err *err)
{
	struct pl_str *folded = PL_NEW_ARRAY(&csv->names_arena, struct pl_str, csv->n_names);
	struct pl_buf name = { 0 };
	bool ok = folded != NULL;

	for (size_t i = 0; ok && i < csv->n_names; i++)
		folded[i] = names[i];
	for (size_t at = 0; ok && at < columns.len;) {
		size_t end = pl_str_find(columns, PL_STR(","), at), sign;
		struct pl_str pair;

		end = end == SIZE_MAX ? columns.len : end;
		pair = pl_str_trim(pl_str_cut(columns, at, end));
		sign = pl_str_find(pair, PL_STR("="), 0);
		pl_buf_cut(&name, 0);
		ok = sign != SIZE_MAX
			     ? pl_fold(&name, pl_str_trim(pl_str_cut(pair, sign + 1, pair.len)),
				       err) &&
				       name_column(
					       csv, folded, names, pair,
					       pl_arena_str(&csv->names_arena,
							    pl_str_trim(pl_str_cut(pair, 0, sign))),
					       pl_buf_str(&name), err)
			     : pl_fail_at(err, PL_INPUT, csv->file, 1, 1,
					  "'%.*s' chooses no column: text=Message does",
					  PL_ARGS(pair));
		at = end + 1;
	}
	pl_buf_release(&name);
	return ok || (folded ? false : pl_fail_nomem(err));
}

static bool fold_names(struct pl_csv *csv, const struct field *fields, struct pl_str columns,
		       struct pl_err *err)
{
	struct pl_str *names = PL_NEW_ARRAY(&csv->names_arena, struct pl_str, csv->n_names);
	struct pl_buf folded = { 0 };
	bool has_text = false, chosen;

	for (size_t i = 0; names && i < csv->n_names; i++) {
		pl_buf_cut(&folded, 0);
		if (!pl_fold(&folded, pl_str_trim(fields[i].text), err))
			break;
		names[i] = pl_arena_str(&csv->names_arena, pl_buf_str(&folded));
	}
	csv->names = names;
	chosen = !folded.failed && !csv->names_arena.failed &&
		 choose_columns(csv, names, columns, err);
	for (size_t i = 0; chosen && i < csv->n_names; i++)
		has_text |= pl_shape_is_text_key(names[i]);
	if (folded.failed || csv->names_arena.failed)
		pl_fail_nomem(err);
	else if (chosen && !has_text)
		pl_fail_at(err, PL_INPUT, csv->file, csv->line > 1 ? csv->line - 1 : 1, 1,
			   "no column holds the text of posts: one must be called %s, or be "
			   "chosen: --columns text=Message",
			   PL_SHAPE_TEXT_KEYS);
	has_text &= !folded.failed && !csv->names_arena.failed;
	pl_buf_release(&folded);
	return has_text;
}

/* Excel reads and writes a first line that says what parts the columns: sep=; */
static void read_sep_line(struct pl_csv *csv)
{
	struct pl_str bytes = csv->bytes;

	if (!pl_str_starts(bytes, "sep=") || bytes.len < 6 || !ends_line(bytes.at[5]))
		return;
	csv->separator = bytes.at[4];
	csv->at = 5;
	pass_line_end(csv);
}

bool pl_csv_init(struct pl_csv *csv, struct pl_str bytes, struct pl_str columns, const char *file,
		 struct pl_err *err)
{
	struct field fields[MOST_COLUMNS];

	*csv = (struct pl_csv){
		.bytes = bytes, .line = 1, .file = file, .separator = guess_separator(bytes)
	};
	read_sep_line(csv);
	if (read_row(csv, &csv->names_arena, fields, MOST_COLUMNS, &csv->n_names) != READ)
		return pl_fail_at(err, PL_INPUT, file, 1, 1,
				  "a quotation mark in the line of column names is not closed");
	if (csv->n_names > MOST_COLUMNS)
		return pl_fail_at(err, PL_LIMIT, file, 1, 1, "%zu columns; %d are the most",
				  csv->n_names, (int)MOST_COLUMNS);
	if (!pl_decode_check(pl_str_cut(bytes, 0, csv->at), err))
		return pl_fail_at(
			err, err ? err->code : PL_INPUT, file, 1, 1,
			"the line of column names is not UTF-8 text: spreadsheets save such "
			"tables as CSV UTF-8");
	return fold_names(csv, fields, columns, err);
}

void pl_csv_release(struct pl_csv *csv)
{
	pl_arena_release(&csv->names_arena);
	*csv = (struct pl_csv){ 0 };
}

/* --- rows as maps --------------------------------------------------------------------------- */

/* A map or list that grows at its end. */
struct growing {
	struct pl_arena *arena;
	const char *file;
	uint32_t line;
	struct pl_node *node;
	const struct pl_node **last;
};

static struct pl_node *new_node(const struct growing *like, enum pl_node_kind kind,
				struct pl_str text)
{
	struct pl_node *node = PL_NEW(like->arena, struct pl_node);

	if (node)
		*node = (struct pl_node){ .kind = kind,
					  .quoted = true,
					  .line = like->line,
					  .column = 1,
					  .file = like->file,
					  .text = text };
	return node;
}

static void begin(struct growing *growing, enum pl_node_kind kind)
{
	growing->node = new_node(growing, kind, (struct pl_str){ 0 });
	growing->last = growing->node ? &growing->node->first : NULL;
}

static void add(struct growing *to, const char *key, struct pl_node *node)
{
	if (!node || !to->node)
		return;
	node->key = key ? new_node(to, PL_NODE_SCALAR, pl_str_of(key)) : NULL;
	if (key && !node->key)
		return;
	*to->last = node;
	to->last = &node->next;
	to->node->n++;
}

/* The first of what | separates in a cell, which is taken off it. */
static struct pl_str take_item(struct pl_str *cell)
{
	size_t end = pl_str_find(*cell, PL_STR("|"), 0);
	struct pl_str item = pl_str_trim(pl_str_cut(*cell, 0, end));

	*cell = end < cell->len ? pl_str_cut(*cell, end + 1, cell->len) : (struct pl_str){ 0 };
	return item;
}

/* `a.jpg|b.jpg` and `La place|Le pont` are two pictures. */
static struct pl_node *media_of(const struct growing *row, struct pl_str files, struct pl_str alts)
{
	struct growing list = *row;

	begin(&list, PL_NODE_LIST);
	while (list.node && (files.len || alts.len)) {
		struct growing medium = *row;

		begin(&medium, PL_NODE_MAP);
		add(&medium, "file", new_node(row, PL_NODE_SCALAR, take_item(&files)));
		add(&medium, "alt", new_node(row, PL_NODE_SCALAR, take_item(&alts)));
		add(&list, NULL, medium.node);
	}
	return list.node;
}

static bool is_media_name(struct pl_str name)
{
	return pl_str_is(name, "media") || pl_str_is(name, "medias") || pl_str_is(name, "image") ||
	       pl_str_is(name, "images");
}

/* Columns `media` and `alt` together; an empty cell under `media` says that there
 * is none, but under `alt` alone says nothing. */
static const struct pl_node *map_of(const struct pl_csv *csv, struct pl_arena *arena, uint32_t line,
				    const struct field *fields)
{
	struct growing row = { .arena = arena, .file = csv->file, .line = line };
	struct pl_str files = { 0 }, alts = { 0 };
	bool has_media = false;

	begin(&row, PL_NODE_MAP);
	for (size_t i = 0; i < csv->n_names; i++) {
		struct pl_str name = csv->names[i];

		if (is_media_name(name)) {
			files = pl_str_trim(fields[i].text);
			has_media = true;
		} else if (pl_str_is(name, "alt")) {
			alts = pl_str_trim(fields[i].text);
		} else if (name.len && (fields[i].text.len || pl_shape_is_text_key(name))) {
			struct pl_node *node = new_node(&row, PL_NODE_SCALAR, fields[i].text);

			if (node)
				node->span = fields[i].span;
			add(&row, name.at, node);
		}
	}
	if (has_media || alts.len)
		add(&row, "media", media_of(&row, files, alts));
	return row.node;
}

/* --- rows ------------------------------------------------------------------------------------- */

static enum pl_csv_got fail_row(struct pl_csv *csv, enum got got, uint32_t line,
				struct pl_err *fault)
{
	if (got == UNCLOSED) {
		pl_fail_at(fault, PL_INPUT, csv->file, csv->line, 1,
			   "a quotation mark is not closed, so that the rest cannot be read");
		csv->at = csv->bytes.len;
		return PL_CSV_FAULT;
	}
	pl_fail_at(fault, PL_INPUT, csv->file, csv->line, 1,
		   "text behind the closing quotation mark of a field, in the row of line %u: "
		   "inside quotation marks write \"\" for one",
		   line);
	while (csv->at < csv->bytes.len && !ends_line(csv->bytes.at[csv->at]))
		csv->at++;
	pass_line_end(csv);
	return PL_CSV_FAULT;
}

/* Bytes of one row, checked; places in errors are those of the file. */
static bool check_row(const struct pl_csv *csv, struct pl_str bytes, uint32_t line,
		      struct pl_err *fault)
{
	if (bytes.len > LARGEST_ROW)
		return pl_fail_at(fault, PL_LIMIT, csv->file, line, 1, "a row of more than 1 MiB");
	if (pl_decode_check(bytes, fault))
		return true;
	fault->line = fault->line ? fault->line + line - 1 : line;
	return pl_fail_at(fault, fault->code, csv->file, fault->line,
			  fault->column ? fault->column : 1, "the row is not UTF-8 text");
}

static void pass_blank_lines(struct pl_csv *csv)
{
	while (csv->at < csv->bytes.len && ends_line(csv->bytes.at[csv->at]))
		pass_line_end(csv);
}

enum pl_csv_got pl_csv_next(struct pl_csv *csv, struct pl_arena *arena, const struct pl_node **map,
			    uint32_t *line, struct pl_err *fault)
{
	struct field fields[MOST_COLUMNS] = { 0 };
	size_t start, n;
	enum got got;

	pass_blank_lines(csv);
	if (csv->at >= csv->bytes.len)
		return PL_CSV_END;
	start = csv->at;
	*line = csv->line;
	*fault = (struct pl_err){ .french = fault->french };
	got = read_row(csv, arena, fields, csv->n_names, &n);
	if (got != READ)
		return fail_row(csv, got, *line, fault);
	if (!check_row(csv, pl_str_cut(csv->bytes, start, csv->at), *line, fault))
		return PL_CSV_FAULT;
	if (n > csv->n_names) {
		pl_fail_at(fault, PL_INPUT, csv->file, *line, 1,
			   "%zu fields, but there are %zu columns: a text that holds the separator "
			   "goes between quotation marks",
			   n, csv->n_names);
		return PL_CSV_FAULT;
	}
	*map = map_of(csv, arena, *line, fields);
	return PL_CSV_ROW;
}
