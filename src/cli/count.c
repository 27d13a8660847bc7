/* Lengths of a draft as a table. */
#include "cli/count.h"

#include "base/catalogue.h"
#include "base/term.h"
#include "cli/lengths.h"

/* How much is told; the first that fits the width is taken. */
enum detail { FULL_WITH_NAMES, FULL, MIDDLE, SHORT };

enum { LONGEST_BAR = 20, SHORTEST_BAR = 4, BRACKETS = 3 };

struct row {
	const struct pl_network *network;
	size_t part;
	bool title; /* not the text */
	struct pl_length length;
};

struct rows {
	const struct pl_count_table *table;
	PL_LIST(struct row) list;
	size_t n_parts;
	enum detail detail;
	unsigned name, figures; /* columns of the widest */
	int length, limit;      /* the same of the numbers */
};

/* --- the words of a row ------------------------------------------------------------------- */

/* Its title, without what stands in brackets when there is little room. */
static struct pl_str name_of(const struct rows *rows, const struct row *row)
{
	struct pl_str title = pl_network_title(row->network, rows->table->lang);
	size_t bracket = pl_str_find(title, PL_STR(" ("), 0);

	if (rows->detail == FULL_WITH_NAMES || bracket == SIZE_MAX)
		return title;
	return pl_str_cut(title, 0, bracket);
}

static const char *unit_of(const struct row *row)
{
	const struct pl_network *network = row->network;

	if (row->title)
		return N_("title");
	if (network->count == PL_COUNT_WEIGHTED)
		return N_("weighted characters");
	if (network->count == PL_COUNT_UTF16)
		return N_("UTF-16 units");
	return network->count == PL_COUNT_BYTES ? N_("bytes") : N_("characters");
}

static bool is_plain_unit(const struct pl_network *network)
{
	return network->count != PL_COUNT_WEIGHTED && network->count != PL_COUNT_UTF16 &&
	       network->count != PL_COUNT_BYTES;
}

static int digits(uint32_t number)
{
	int n = 1;

	for (; number >= 10; number /= 10)
		n++;
	return n;
}

/* Behind the limit: what is left, or over. */
static void add_rest(struct pl_buf *out, const struct rows *rows, uint32_t length, uint32_t limit)
{
	bool over = length > limit;
	const char *format = over ? N_(", %u too many") : N_(", %u left");
	struct pl_buf rest = { 0 };

	pl_buf_printf(&rest, pl_tr(rows->table->lang, format),
		      over ? length - limit : limit - length);
	pl_term_styled(out, pl_buf_str(&rest), over ? PL_RED : PL_PLAIN, rows->table->color);
	out->failed = out->failed || rest.failed;
	pl_buf_release(&rest);
}

static void add_bytes(struct pl_buf *out, const struct rows *rows, const struct pl_length *length)
{
	enum pl_lang lang = rows->table->lang;

	pl_buf_printf(out, rows->detail == SHORT ? "%u/%u" : pl_tr(lang, N_("%u of %u")),
		      length->bytes, length->most_bytes);
	pl_buf_printf(out, " %s", pl_tr(lang, N_("bytes")));
	if (length->bytes > length->most_bytes)
		add_rest(out, rows, length->bytes, length->most_bytes);
}

/* 199 of 280, 81 left (weighted characters); 212 of 3000 bytes */
static void add_figures(struct pl_buf *out, const struct rows *rows, const struct row *row)
{
	const struct pl_length *length = &row->length;
	enum pl_lang lang = rows->table->lang;
	bool unit = row->title || rows->detail <= FULL ||
		    (rows->detail == MIDDLE && !is_plain_unit(row->network));

	if (rows->detail == SHORT && length->by_bytes) {
		add_bytes(out, rows, length);
		return;
	}
	pl_buf_printf(out, "%*u", rows->length, length->length);
	if (length->limit) {
		pl_buf_puts(out, rows->detail == SHORT ? "/" : pl_tr(lang, N_(" of ")));
		pl_buf_printf(out, "%*u", rows->detail == SHORT ? 0 : rows->limit, length->limit);
		add_rest(out, rows, length->length, length->limit);
	}
	if (unit)
		pl_buf_printf(out, " (%s)", pl_tr(lang, unit_of(row)));
	if (length->most_bytes && (rows->detail <= FULL || length->by_bytes)) {
		pl_buf_puts(out, "; ");
		add_bytes(out, rows, length);
	}
	if (!rows->table->width && length->shown != length->length)
		pl_buf_printf(out, pl_tr(lang, "; %u as its app shortens links"), length->shown);
}

/* --- bars ----------------------------------------------------------------------------------- */

/* How full it is, in cells of the bar; never full when something is left, never empty when
 * something is there. */
static unsigned filled(const struct pl_length *length, unsigned cells)
{
	uint64_t part = length->by_bytes ? length->bytes : length->length;
	uint64_t whole = length->by_bytes ? length->most_bytes : length->limit;
	uint64_t n = whole ? (part * cells + whole - 1) / whole : 0;

	if (n >= cells && part < whole)
		return cells - 1;
	return n > cells ? cells : (unsigned)n;
}

static enum pl_style style_of(const struct pl_length *length)
{
	enum { NEARLY = 9, ALL = 10 };

	if (length->over)
		return PL_RED;
	return (uint64_t)length->length * ALL > (uint64_t)length->limit * NEARLY ? PL_YELLOW
										 : PL_GREEN;
}

static void add_bar(struct pl_buf *out, const struct rows *rows, const struct pl_length *length,
		    unsigned cells)
{
	bool color = rows->table->color;
	unsigned n = filled(length, cells);
	struct pl_buf bar = { 0 };

	for (unsigned i = 0; i < n; i++)
		pl_buf_puts(&bar, color ? "█" : "#");
	pl_buf_putc(out, '[');
	pl_term_styled(out, pl_buf_str(&bar), style_of(length), color);
	for (unsigned i = n; i < cells; i++)
		pl_buf_puts(out, color ? "░" : ".");
	pl_buf_puts(out, "] ");
	out->failed = out->failed || bar.failed;
	pl_buf_release(&bar);
}

/* --- the table -------------------------------------------------------------------------------- */

static unsigned indent(const struct rows *rows)
{
	return rows->detail == SHORT ? 0 : 2;
}

/* Columns of "12/34 ", or none. */
static unsigned part_columns(const struct rows *rows)
{
	return rows->n_parts > 1 ? (unsigned)(2 * digits((uint32_t)rows->n_parts) + 2) : 0;
}

/* The cells of all bars; 0: there is no room, or no terminal. */
static unsigned cells_of(const struct rows *rows)
{
	unsigned used =
		indent(rows) + rows->name + 1 + part_columns(rows) + rows->figures + BRACKETS;

	if (!rows->table->width || used + SHORTEST_BAR > rows->table->width)
		return 0;
	used = rows->table->width - used;
	return used < LONGEST_BAR ? used : LONGEST_BAR;
}

/* Measures the words of all rows in that detail. */
static void lay_out(struct rows *rows, enum detail detail)
{
	struct pl_count_table plain = *rows->table;
	const struct pl_count_table *table = rows->table;
	struct pl_buf figures = { 0 };

	plain.color = false;
	rows->table = &plain;
	rows->detail = detail;
	rows->name = rows->figures = 0;
	for (size_t i = 0; i < rows->list.n; i++) {
		unsigned name = pl_width_all(name_of(rows, &rows->list.at[i])), columns;

		pl_buf_cut(&figures, 0);
		add_figures(&figures, rows, &rows->list.at[i]);
		columns = pl_width_all(pl_buf_str(&figures));
		rows->name = name > rows->name ? name : rows->name;
		rows->figures = columns > rows->figures ? columns : rows->figures;
	}
	rows->table = table;
	pl_buf_release(&figures);
}

static void choose_detail(struct rows *rows)
{
	int detail = FULL_WITH_NAMES;

	for (size_t i = 0; rows->table->width && i < rows->list.n; i++) {
		int length = digits(rows->list.at[i].length.length);
		int limit = digits(rows->list.at[i].length.limit);

		rows->length = length > rows->length ? length : rows->length;
		rows->limit = limit > rows->limit ? limit : rows->limit;
	}
	do
		lay_out(rows, (enum detail)detail);
	while (rows->table->width && !cells_of(rows) && detail++ < SHORT);
}

static void add_row(struct pl_buf *out, const struct rows *rows, const struct row *row,
		    unsigned cells)
{
	struct pl_str name = name_of(rows, row);

	pl_buf_printf(out, "%*s", (int)indent(rows), "");
	pl_term_add(out, name, 0);
	pl_buf_printf(out, "%*s", (int)(rows->name - pl_width_all(name) + 1), "");
	if (rows->n_parts > 1)
		pl_buf_printf(out, "%*zu/%zu ", digits((uint32_t)rows->n_parts), row->part + 1,
			      rows->n_parts);
	if (cells)
		add_bar(out, rows, &row->length, cells);
	add_figures(out, rows, row);
	pl_buf_putc(out, '\n');
}

static struct row *push_row(struct rows *rows, const struct pl_network *network, size_t part)
{
	struct row *row = PL_PUSH(&rows->list);

	if (row)
		*row = (struct row){ .network = network, .part = part };
	return row;
}

/* The title goes before the first part, where titles are limited. */
static bool push_title(struct rows *rows, const struct pl_post *post,
		       const struct pl_network *network, size_t part)
{
	struct pl_length length;
	struct row *row;

	if (part || !pl_title_length(post, network, &length))
		return true;
	row = push_row(rows, network, part);
	if (row) {
		row->title = true;
		row->length = length;
	}
	return row;
}

static bool push_part(struct rows *rows, const struct pl_post *post, size_t part,
		      struct pl_err *err)
{
	struct pl_str text = pl_str_in(post->text, post->parts[part].span);
	uint64_t networks = pl_networks_of(post);

	for (size_t n = 0; n < post->known->n; n++) {
		struct row *row;

		if (!(networks >> n & 1))
			continue;
		if (!push_title(rows, post, post->known->at[n], part))
			return pl_fail_nomem(err);
		row = push_row(rows, post->known->at[n], part);
		if (!row)
			return pl_fail_nomem(err);
		if (!pl_post_measure(post, row->network, text, &row->length, err))
			return false;
	}
	return true;
}

bool pl_count_add(const struct pl_count_table *table, struct pl_buf *out,
		  const struct pl_post *post, bool *over, struct pl_err *err)
{
	struct rows rows = { .table = table, .n_parts = post->n_parts };
	unsigned cells;
	bool ok = true;

	for (size_t i = 0; ok && i < post->n_parts; i++)
		ok = push_part(&rows, post, i, err);
	choose_detail(&rows);
	cells = cells_of(&rows);
	for (size_t i = 0; ok && i < rows.list.n; i++) {
		*over = *over || rows.list.at[i].length.over;
		add_row(out, &rows, &rows.list.at[i], cells);
	}
	PL_LIST_RELEASE(&rows.list);
	return ok;
}
