/* Where goldmark and md4c 0.4.8 (both of 2022) read Markdown differently, and it shows in the
 * prose, the source is written so that md4c reads it as goldmark does for Vale. */
#include "post/prepare.h"

#include <stdlib.h>
#include <string.h>

struct preparing {
	struct pl_str text;
	const struct pl_map *map;
	struct pl_mapping *out;
	struct pl_notes *notes;
};

static void put_slice(struct preparing *p, size_t start, size_t end)
{
	pl_mapping_through(p->out, p->text, p->map,
			   (struct pl_span){ (uint32_t)start, (uint32_t)end });
}

static void put_for(struct preparing *p, struct pl_str made, size_t start, size_t end)
{
	struct pl_span span = { (uint32_t)start, (uint32_t)end };

	pl_mapping_make(p->out, made, pl_map_span(p->map, span));
}

/* Behind the at most three blanks that a block may be indented by. */
static size_t behind_indent(struct pl_str text, size_t at)
{
	size_t start = at;

	while (at < text.len && text.at[at] == ' ' && at < start + 3)
		at++;
	return at;
}

/* --- footnotes -------------------------------------------------------------------------- */

/* The end of `[^label]` at `at`, or `at` when none stands there. */
static size_t note_end(struct pl_str text, size_t at)
{
	enum { LONGEST = 1000 };
	size_t most = text.len - at > LONGEST ? at + LONGEST : text.len, end = at + 2;

	if (!pl_str_starts(pl_str_cut(text, at, most), "[^"))
		return at;
	while (end < most && text.at[end] != ']' && text.at[end] != '[' && text.at[end] != '\n')
		end++;
	return end > at + 2 && end < most && text.at[end] == ']' ? end + 1 : at;
}

static int by_label(const void *a, const void *b)
{
	const struct pl_note *one = a, *other = b;

	return pl_str_order(one->label, other->label);
}

struct pl_note *pl_notes_at(struct pl_notes *notes, struct pl_str text, size_t at, size_t *end)
{
	struct pl_note wanted, *found;

	*end = note_end(text, at);
	if (!notes->list.n || *end == at)
		return NULL;
	wanted.label = pl_str_cut(text, at + 2, *end - 1);
	found = bsearch(&wanted, notes->list.at, notes->list.n, sizeof wanted, by_label);
	if (found && !found->number)
		found->number = ++notes->last;
	return found;
}

void pl_notes_release(struct pl_notes *notes)
{
	PL_LIST_RELEASE(&notes->list);
}

static void sort_notes(struct pl_notes *notes)
{
	size_t kept = 0;

	if (notes->list.n)
		qsort(notes->list.at, notes->list.n, sizeof *notes->list.at, by_label);
	for (size_t i = 0; i < notes->list.n; i++) {
		if (!kept || by_label(&notes->list.at[kept - 1], &notes->list.at[i]))
			notes->list.at[kept++] = notes->list.at[i];
	}
	notes->list.n = kept;
}

/* `[^label]: text` becomes an item of a list, where it stands: Vale sees an item, at the end
 * of all.  Gives how much of the line is written, 0 when it is no definition. */
static size_t put_definition(struct preparing *p, size_t start)
{
	size_t at = behind_indent(p->text, start), end = note_end(p->text, at);
	struct pl_note *note;

	if (end == at || end >= p->text.len || p->text.at[end] != ':')
		return 0;
	note = PL_PUSH(&p->notes->list);
	if (note)
		note->label = pl_str_cut(p->text, at + 2, end - 1);
	put_slice(p, start, at);
	put_for(p, PL_STR("1. "), at, end + 1);
	return end + 1 - start;
}

/* --- tables ------------------------------------------------------------------------------- */

/* Is it the line under the head of a table, with a column of one or two dashes?  md4c wants
 * three. */
static bool is_short_rule(struct pl_str line)
{
	size_t dashes = 0, bars = 0;
	bool is_short = false;

	line = pl_str_trim(line);
	while (line.len && (line.at[0] == '>' || line.at[0] == ' '))
		line = pl_str_cut(line, 1, line.len);
	if (pl_str_starts(line, "- ") || pl_str_starts(line, "-\t"))
		return false;
	for (size_t i = 0; i < line.len; i++) {
		if (!strchr("|-: \t", line.at[i]) || !line.at[i])
			return false;
		bars += line.at[i] == '|';
		dashes = line.at[i] == '-' ? dashes + 1 : 0;
		is_short = is_short ||
			   (dashes && dashes < 3 && (i + 1 == line.len || line.at[i + 1] != '-'));
	}
	return bars && is_short;
}

static void put_rule(struct preparing *p, size_t start, size_t end)
{
	for (size_t at = start; at < end; at++) {
		put_slice(p, at, at + 1);
		if (p->text.at[at] == '-')
			put_for(p, PL_STR("--"), at + 1, at + 1);
	}
}

/* --- lines ---------------------------------------------------------------------------------- */

static size_t line_end(struct pl_str text, size_t at)
{
	const char *found = memchr(text.at + at, '\n', text.len - at);

	return found ? (size_t)(found - text.at) + 1 : text.len;
}

/* What is not written anew is copied in as large pieces as can be. */
static void put_lines(struct preparing *p)
{
	size_t copied = 0, end;

	for (size_t start = 0; start < p->text.len; start = end) {
		bool is_rule;

		end = line_end(p->text, start);
		is_rule = is_short_rule(pl_str_cut(p->text, start, end));
		if (!is_rule && note_end(p->text, behind_indent(p->text, start)) ==
					behind_indent(p->text, start))
			continue;
		put_slice(p, copied, start);
		copied = start + (is_rule ? 0 : put_definition(p, start));
		if (is_rule)
			put_rule(p, start, copied = end);
	}
	put_slice(p, copied, p->text.len);
}

void pl_prepare_markdown(struct pl_str text, const struct pl_map *map, struct pl_mapping *out,
			 struct pl_notes *notes)
{
	struct preparing p = { text, map, out, notes };

	put_lines(&p);
	if (text.len && text.at[text.len - 1] != '\n')
		put_for(&p, PL_STR("\n"), text.len, text.len);
	sort_notes(notes);
}
