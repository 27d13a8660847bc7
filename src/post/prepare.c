/* Where goldmark and md4c 0.4.8 (both of 2022) read Markdown differently, and it shows in the
 * prose, the source is written so that md4c reads it as goldmark does for Vale. */
#include "post/prepare.h"

#include <stdlib.h>
#include <string.h>

enum { LONG_BLOCK = 65536 };

struct preparing {
	struct pl_str text;
	const struct pl_map *map;
	struct pl_mapping *out;
	struct pl_notes *notes;
	size_t copied;    /* what stands before it has been written */
	size_t block;     /* where a block of text starts, or has been cut */
	bool after_blank; /* the last line was blank */
	bool in_table;    /* there was a line like that under a head, since the last blank one */
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

/* Writes what stands before `end` as it is. */
static void put_up_to(struct preparing *p, size_t end)
{
	put_slice(p, p->copied, end);
	p->copied = end;
}

static size_t line_end(struct pl_str text, size_t at)
{
	const char *found = memchr(text.at + at, '\n', text.len - at);

	return found ? (size_t)(found - text.at) + 1 : text.len;
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
	struct pl_note wanted = { 0 }, *found;

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

	PL_SORT(&notes->list, by_label);
	for (size_t i = 0; i < notes->list.n; i++) {
		if (!kept || by_label(&notes->list.at[kept - 1], &notes->list.at[i]))
			notes->list.at[kept++] = notes->list.at[i];
	}
	notes->list.n = kept;
}

/* `[^label]: text` becomes an item of a list, where it stands: Vale sees an item, at the end
 * of all. */
static void put_definition(struct preparing *p, size_t start)
{
	size_t at = behind_indent(p->text, start), end = note_end(p->text, at);
	struct pl_note *note;

	if (end == at || end >= p->text.len || p->text.at[end] != ':')
		return;
	note = PL_PUSH(&p->notes->list);
	if (note)
		note->label = pl_str_cut(p->text, at + 2, end - 1);
	put_up_to(p, at);
	put_for(p, PL_STR("1. "), at, end + 1);
	p->copied = end + 1;
}

/* --- tables ------------------------------------------------------------------------------- */

/* A line as it stands under the head of a table: dashes, colons and bars. */
struct rule {
	bool is_one;
	bool is_short; /* with a column of one or two dashes; md4c wants three */
};

static struct rule rule_of(struct pl_str line)
{
	size_t dashes = 0, bars = 0;
	struct rule rule = { 0 };

	line = pl_str_trim(line);
	while (line.len && (line.at[0] == '>' || line.at[0] == ' '))
		line = pl_str_cut(line, 1, line.len);
	if (pl_str_starts(line, "- ") || pl_str_starts(line, "-\t"))
		return rule;
	for (size_t i = 0; i < line.len; i++) {
		bool last = i + 1 == line.len || line.at[i + 1] != '-';

		if (!line.at[i] || !strchr("|-: \t", line.at[i]))
			return (struct rule){ 0 };
		bars += line.at[i] == '|';
		dashes = line.at[i] == '-' ? dashes + 1 : 0;
		rule.is_one = rule.is_one || dashes;
		rule.is_short = rule.is_short || (dashes && dashes < 3 && last);
	}
	return bars ? rule : (struct rule){ 0 };
}

/* In the body of a table such a line is a row like any other. */
static void put_rule(struct preparing *p, size_t start, size_t end, bool is_short)
{
	for (size_t at = start; is_short && !p->in_table && at < end; at++) {
		put_up_to(p, at + 1);
		if (p->text.at[at] == '-')
			put_for(p, PL_STR("--"), at + 1, at + 1);
	}
	p->in_table = true;
}

/* --- lines ---------------------------------------------------------------------------------- */

static bool is_fence(struct pl_str line)
{
	while (line.len && (line.at[0] == '>' || line.at[0] == ' ' || line.at[0] == '\t'))
		line = pl_str_cut(line, 1, line.len);
	return pl_str_starts(line, "```") || pl_str_starts(line, "~~~");
}

/* md4c 0.4.8 ends a list at a blank line behind code or HTML in it, when the place where
 * that ended is 4 of 256: it takes the number for a kind of block (md4c.c, 5869).  A
 * blank more, which nobody sees, makes it 5. */
static void put_off_four(struct preparing *p, size_t end)
{
	struct pl_str next = pl_str_cut(p->text, end, line_end(p->text, end));

	while (end > p->copied && (p->text.at[end - 1] == '\n' || p->text.at[end - 1] == '\r'))
		end--;
	if ((p->out->text.len + end - p->copied) % 256 != 4 ||
	    (pl_str_trim(next).len && !is_fence(next)))
		return;
	put_up_to(p, end);
	put_for(p, PL_STR(" "), end, end);
}

/* A line that starts a block whatever stands before it: an item, a heading. */
static bool starts_block(struct pl_str line)
{
	static const char *const starts[] = { "- ", "* ", "+ ", "# ", "## ", "### " };

	line = pl_str_trim(line);
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		if (pl_str_starts(line, starts[i]))
			return true;
	}
	return false;
}

/* Where to cut a line that goes on from `from` for longer than is good: behind a blank. */
static size_t cut_of(struct pl_str text, size_t from)
{
	enum { NEAR = 4096 };
	size_t most = from + LONG_BLOCK, at = most;

	while (at > most - NEAR && text.at[at - 1] != ' ')
		at--;
	if (at > most - NEAR)
		return at;
	for (at = most; ((unsigned char)text.at[at] & 0xC0) == 0x80; at--)
		;
	return at;
}

static void cut(struct preparing *p, size_t at)
{
	put_up_to(p, at);
	put_for(p, PL_STR("\n\n"), at, at);
	p->block = at;
}

/* md4c 0.4.8 takes time that grows with the square of the links in a paragraph (its search
 * for the line of each, its automatic links), so that one of a megabyte took seconds.
 * Blocks that no person wrote are cut: at a line that is not indented, which is no part of
 * an item, else wherever. */
static void cut_long(struct preparing *p, size_t start, size_t end)
{
	size_t text = start;

	while (text < end && (p->text.at[text] == ' ' || p->text.at[text] == '\t'))
		text++;
	if (start - p->block > (text > start ? 2 * LONG_BLOCK : LONG_BLOCK))
		cut(p, text);
	while (end - p->block > (size_t)3 * LONG_BLOCK)
		cut(p, cut_of(p->text, p->block < start ? start : p->block));
}

static void put_line(struct preparing *p, size_t start, size_t end)
{
	struct pl_str line = pl_str_cut(p->text, start, end);
	bool blank = !pl_str_trim(line).len;
	struct rule rule = rule_of(line);

	if (blank || p->in_table || starts_block(line))
		p->block = start;
	cut_long(p, start, end);
	/* The same trouble comes with a second blank line, which says nothing. */
	if (blank && p->after_blank) {
		put_up_to(p, start);
		p->copied = end;
		return;
	}
	p->after_blank = blank;
	p->in_table = p->in_table && !blank;
	if (rule.is_one)
		put_rule(p, start, end, rule.is_short);
	else
		put_definition(p, start);
	if (end < p->text.len)
		put_off_four(p, end);
}

void pl_prepare_markdown(struct pl_str text, const struct pl_map *map, struct pl_mapping *out,
			 struct pl_notes *notes)
{
	struct preparing p = { .text = text, .map = map, .out = out, .notes = notes };

	for (size_t start = 0, end; start < text.len; start = end) {
		end = line_end(text, start);
		put_line(&p, start, end);
	}
	put_up_to(&p, text.len);
	if (text.len && text.at[text.len - 1] != '\n')
		put_for(&p, PL_STR("\n"), text.len, text.len);
	sort_notes(notes);
}
