/* HTML as blocks of prose, as Vale 3.7.1 walks it (internal/lint/ast.go, walk.go, read in
 * 2026-11), so that its rules find the same.  A block ends at every end tag that is not an
 * inline one, and is what the first tag in it says that says anything.  Where Vale glues
 * words together that white space or a tag keeps apart, they stay apart. */
#include "post/document.h"

#include "post/tag.h"
#include "post/written.h"

struct walk {
	struct pl_document *document;
	struct pl_written text;
	const struct pl_markup *markup;
	struct pl_arena *arena;
	PL_LIST(struct pl_span) alts;
	struct pl_buf scratch, other; /* for comparing */

	/* The block. */
	uint32_t start;       /* in the document's text; its end: nothing yet */
	uint32_t within;      /* 0: running prose, so far */
	bool after_code;      /* the last start tag in it was <code> */
	bool apart;           /* a block's tag, or <br/>, stands behind the last text */
	struct pl_span space; /* white space behind the last text */

	/* What the last start tag was, until the next. */
	bool is_inline;
	bool masked; /* until the next text */

	/* The token before, when it was a start tag. */
	struct pl_span href, class;

	/* Elements that are left out. */
	bool skipping;
	struct pl_tag skipped; /* the one left out for its class; no name: none */
	uint32_t depth;        /* how many of that name are open in it */
};

/* --- names ------------------------------------------------------------------------------- */

static const char *const inline_names[] = {
	"b", "big", "i",   "small", "abbr", "acronym", "cite", "dfn", "em",  "kbd", "strong",
	"a", "br",  "img", "span",  "sub",  "sup",     "code", "tt",  "del", NULL,
};
static const char *const skipped_names[] = {
	"script", "style", "pre", "figure", "noscript", "iframe", NULL,
};
static const char *const masked_names[] = { "tt", "code", "kbd", NULL };
static const char *const skipped_classes[] = { "problematic", "pre", "code", NULL };

static const struct {
	const char *name;
	uint32_t within;
	int tally;
} scopes[] = {
	{ "th", PL_IN_TEXT | PL_IN_TABLE | PL_IN_HEADER, -1 },
	{ "td", PL_IN_TEXT | PL_IN_TABLE | PL_IN_CELL, PL_TALLY_CELL },
	{ "caption", PL_IN_TEXT | PL_IN_TABLE | PL_IN_CAPTION, -1 },
	{ "li", PL_IN_TEXT | PL_IN_LIST, PL_TALLY_LIST },
	{ "blockquote", PL_IN_TEXT | PL_IN_BLOCKQUOTE, PL_TALLY_BLOCKQUOTE },
	{ "figcaption", PL_IN_TEXT | PL_IN_FIGURE | PL_IN_CAPTION, -1 },
	{ "h1", PL_IN_TEXT | PL_IN_HEADING | PL_IN_H1, PL_TALLY_H1 },
	{ "h2", PL_IN_TEXT | PL_IN_HEADING | PL_IN_H1 << 1, PL_TALLY_H2 },
	{ "h3", PL_IN_TEXT | PL_IN_HEADING | PL_IN_H1 << 2, PL_TALLY_H3 },
	{ "h4", PL_IN_TEXT | PL_IN_HEADING | PL_IN_H1 << 3, PL_TALLY_H4 },
	{ "h5", PL_IN_TEXT | PL_IN_HEADING | PL_IN_H1 << 4, PL_TALLY_H5 },
	{ "h6", PL_IN_TEXT | PL_IN_HEADING | PL_IN_H6, PL_TALLY_H6 },
};
enum { N_SCOPES = sizeof scopes / sizeof *scopes };

static bool is_among(struct pl_str name, const char *const *names)
{
	while (*names && !pl_str_is(name, *names))
		names++;
	return *names;
}

static bool is_one_of(struct pl_str name, struct pl_strs names)
{
	for (size_t i = 0; i < names.n; i++) {
		if (pl_str_same(name, names.at[i]))
			return true;
	}
	return false;
}

/* What the configuration gives takes the place of the usual. */
static bool is_given(struct pl_str name, struct pl_strs given, const char *const *usual)
{
	return given.n ? is_one_of(name, given) : is_among(name, usual);
}

static bool is_inline(struct pl_str name)
{
	return is_among(name, inline_names);
}

static bool is_skipped(const struct walk *walk, struct pl_str name)
{
	return is_given(name, walk->markup->skipped_scopes, skipped_names);
}

static bool is_masked(const struct walk *walk, struct pl_str name)
{
	return is_given(name, walk->markup->ignored_scopes, masked_names);
}

static bool is_blank(char byte)
{
	return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static bool has_skipped_class(const struct walk *walk, struct pl_span value)
{
	struct pl_str classes = pl_str_in(walk->text.html, value);

	for (size_t at = 0, start = 0; at <= classes.len; at++) {
		struct pl_str class;

		if (at < classes.len && !is_blank(classes.at[at]))
			continue;
		class = pl_str_cut(classes, start, at);
		if (is_among(class, skipped_classes) ||
		    is_one_of(class, walk->markup->ignored_classes))
			return true;
		start = at + 1;
	}
	return false;
}

static struct pl_span place_of(const struct walk *walk, struct pl_span span)
{
	return pl_map_span(walk->text.map, span);
}

/* --- blocks -------------------------------------------------------------------------------- */

static bool is_empty(const struct walk *walk)
{
	return walk->start == walk->document->text.text.len;
}

/* Before the first text of a block. */
static void put_between(struct walk *walk, uint32_t at)
{
	struct pl_mapping *out = &walk->document->text;
	uint32_t place = place_of(walk, (struct pl_span){ at, at }).start;

	if (out->text.len)
		pl_mapping_make(out, PL_STR("\n\n"), (struct pl_span){ place, place });
	walk->start = (uint32_t)out->text.len;
}

static void add_block(struct walk *walk, uint32_t within, bool running)
{
	struct pl_prose *prose = PL_PUSH(&walk->document->prose);

	if (prose)
		*prose = (struct pl_prose){
			.span = { walk->start, (uint32_t)walk->document->text.text.len },
			.within = within,
			.running = running,
		};
}

static void end_block(struct walk *walk)
{
	int scope = walk->within ? (int)walk->within - 1 : -1;

	if (!is_empty(walk) && scope < 0)
		add_block(walk, PL_IN_TEXT, true);
	if (!is_empty(walk) && scope >= 0) {
		add_block(walk, scopes[scope].within, false);
		if (scopes[scope].tally >= 0)
			walk->document->tallies[scopes[scope].tally]++;
	}
	walk->start = (uint32_t)walk->document->text.text.len;
	walk->within = 0;
	walk->after_code = walk->apart = false;
	walk->space = (struct pl_span){ 0 };
}

/* --- text ------------------------------------------------------------------------------------ */

/* Is the text only the address to which it leads? */
static bool is_address(struct walk *walk, struct pl_span text)
{
	if (!walk->href.end)
		return false;
	pl_buf_cut(&walk->scratch, 0);
	pl_buf_cut(&walk->other, 0);
	pl_written_decode(&walk->text, &walk->scratch, walk->href);
	pl_written_decode(&walk->text, &walk->other, text);
	return pl_str_same(pl_buf_str(&walk->scratch), pl_buf_str(&walk->other));
}

static bool starts_with_point(const struct walk *walk, struct pl_span text)
{
	size_t at = text.start;
	uint32_t code = pl_written_next(&walk->text, &at);

	return code == '.' || code == '?' || code == '!' || code == ',' || code == ':' ||
	       code == ';';
}

/* Keeps a no-break space as it is: Vale makes a plain one of it, or none before a point,
 * and nothing would be as French wants it. */
static bool is_no_break(const struct walk *walk, struct pl_span space)
{
	size_t at = space.start;

	return space.start < space.end && pl_written_next(&walk->text, &at) >= 0x80 &&
	       at == space.end;
}

/* One blank, or line end, for what stands between two texts of a block. */
static void put_blank(struct walk *walk, struct pl_str blank, uint32_t at)
{
	struct pl_span space = walk->space.end ? walk->space : (struct pl_span){ at, at };
	struct pl_mapping *out = &walk->document->text;
	struct pl_span from = place_of(walk, space);

	if (pl_str_same(pl_str_in(walk->text.html, space), blank))
		pl_written_put(&walk->text, out, space);
	else if (from.end - from.start == 1)
		pl_mapping_stand_in(out, blank, from.start);
	else
		pl_mapping_make(out, blank, from);
}

/* Does what stands between two texts end a line?  Tags of blocks do, without more. */
static bool is_line(const struct walk *walk)
{
	struct pl_str space = pl_str_in(walk->text.html, walk->space);

	return !space.len || pl_str_find(space, PL_STR("\n"), 0) != SIZE_MAX;
}

static void put_space(struct walk *walk, struct pl_span text, bool masked)
{
	bool pointed = !masked && starts_with_point(walk, text);

	if (is_no_break(walk, walk->space))
		pl_written_put(&walk->text, &walk->document->text, walk->space);
	else if (walk->is_inline && !pointed)
		put_blank(walk, PL_STR(" "), text.start);
	else if (walk->apart || walk->space.end)
		put_blank(walk, is_line(walk) ? PL_STR("\n") : PL_STR(" "), text.start);
}

static void note_space(struct walk *walk, uint32_t start, uint32_t end)
{
	if (start < end && !walk->space.end)
		walk->space = (struct pl_span){ start, end };
}

static struct pl_str plain(struct walk *walk, struct pl_span span)
{
	pl_buf_cut(&walk->scratch, 0);
	pl_written_plain(&walk->text, &walk->scratch, span);
	return pl_buf_str(&walk->scratch);
}

static void note_text(struct walk *walk, struct pl_span text, bool put, bool masked)
{
	struct pl_steps *steps = walk->document->steps;
	bool pointed, hidden;
	struct pl_str said;

	if (!steps || text.start == text.end)
		return;
	pointed = !masked && starts_with_point(walk, text);
	hidden = masked || (put && is_address(walk, text));
	said = plain(walk, text);
	pl_steps_text(steps, said);
	if (put)
		pl_steps_put(steps, said, walk->is_inline && !pointed, hidden);
}

static void see_text(struct walk *walk, const struct pl_tag *tag)
{
	struct pl_span text;
	bool masked = walk->masked || has_skipped_class(walk, walk->class);

	walk->text.raw = tag->raw;
	text = pl_written_trim(&walk->text, tag->inside);
	note_space(walk, tag->inside.start, text.start);
	note_text(walk, text, !walk->skipping, masked);
	if (walk->skipping || text.start == text.end)
		return;
	if (is_empty(walk))
		put_between(walk, text.start);
	else
		put_space(walk, text, masked);
	if (masked || is_address(walk, text))
		pl_written_mask(&walk->text, &walk->document->text, text);
	else
		pl_written_put(&walk->text, &walk->document->text, text);
	walk->text.raw = false;
	walk->masked = walk->apart = false;
	walk->space = (struct pl_span){ 0 };
	note_space(walk, text.end, tag->inside.end);
}

/* --- tags ------------------------------------------------------------------------------------ */

static void begin_skip(struct walk *walk, const struct pl_tag *tag, bool by_class)
{
	walk->skipping = true;
	walk->document->tallies[PL_TALLY_PRE] += pl_str_is(pl_tag_name(tag), "pre");
	if (by_class) {
		walk->skipped = *tag;
		walk->depth = 1;
	}
}

static void see_start(struct walk *walk, const struct pl_tag *tag)
{
	struct pl_str name = pl_tag_name(tag);
	bool by_class = !is_inline(name) && has_skipped_class(walk, tag->class);

	if (by_class || is_skipped(walk, name)) {
		begin_skip(walk, tag, by_class);
		return;
	}
	/* Emphasis in code is code; Vale takes that behind it, too. */
	if (walk->after_code && (pl_str_is(name, "em") || pl_str_is(name, "b")))
		name = PL_STR("code");
	walk->is_inline = is_inline(name);
	walk->masked = is_masked(walk, name);
	walk->after_code = pl_str_is(name, "code");
	walk->apart = walk->apart || !walk->is_inline;
	for (size_t i = 0; i < N_SCOPES && !walk->within; i++) {
		if (pl_str_is(name, scopes[i].name))
			walk->within = (uint32_t)i + 1;
	}
}

/* Counts the elements of the name that is left out for its class; true at its end. */
static bool leaves_skipped(struct walk *walk, const struct pl_tag *tag)
{
	if (!walk->skipped.n || !pl_str_same(pl_tag_name(tag), pl_tag_name(&walk->skipped)))
		return false;
	if (tag->kind == PL_TAG_START)
		walk->depth++;
	else if (tag->kind == PL_TAG_END)
		walk->depth--;
	if (walk->depth)
		return false;
	walk->skipped.n = 0;
	return true;
}

static void see_end(struct walk *walk, const struct pl_tag *tag, bool left)
{
	struct pl_steps *steps = walk->document->steps;
	uint32_t prose = is_empty(walk) ? UINT32_MAX : (uint32_t)walk->document->prose.n;
	bool running = !walk->within;

	if (left || is_skipped(walk, pl_tag_name(tag)))
		walk->skipping = false;
	if (is_inline(pl_tag_name(tag)))
		return;
	end_block(walk);
	if (steps)
		pl_steps_end(steps, prose, running);
}

static void see_comment(struct walk *walk, const struct pl_tag *tag)
{
	struct pl_str text = pl_str_trim(pl_str_in(walk->text.html, tag->inside));
	struct pl_comment *comment = PL_PUSH(&walk->document->comments);

	if (walk->document->steps)
		pl_steps_value(walk->document->steps, text, false);
	if (comment)
		*comment = (struct pl_comment){
			.text = pl_arena_str(walk->arena, text),
			.place = place_of(walk, tag->span),
			.at = walk->start,
		};
}

/* Addresses and ids, which Vale masks in the source as soon as it meets them. */
static void note_values(struct walk *walk, const struct pl_tag *tag)
{
	static const char *const names[] = { "img", "a", "p", "script", NULL };
	struct pl_steps *steps = walk->document->steps;

	walk->text.raw = false;
	if (!steps || tag->kind == PL_TAG_END || !is_among(pl_tag_name(tag), names))
		return;
	pl_steps_value(steps, plain(walk, tag->href), true);
	pl_steps_value(steps, plain(walk, tag->id), false);
	pl_steps_value(steps, plain(walk, tag->src), false);
}

static void see_image(struct walk *walk, const struct pl_tag *tag)
{
	struct pl_span *alt;

	if (!pl_str_is(pl_tag_name(tag), "img") || tag->kind == PL_TAG_END ||
	    is_one_of(PL_STR("alt"), walk->markup->skipped_scopes))
		return;
	alt = PL_PUSH(&walk->alts);
	if (!alt)
		return;
	*alt = pl_written_trim(&walk->text, tag->alt);
	/* Which block it becomes is told at the end. */
	if (walk->document->steps)
		pl_steps_alt(walk->document->steps, plain(walk, tag->alt),
			     (uint32_t)walk->alts.n - 1);
}

static void see(struct walk *walk, const struct pl_tag *tag)
{
	bool left = leaves_skipped(walk, tag);

	if (tag->kind == PL_TAG_TEXT)
		see_text(walk, tag);
	else if (tag->kind == PL_TAG_START)
		see_start(walk, tag);
	else if (tag->kind == PL_TAG_END)
		see_end(walk, tag, left);
	else if (tag->kind == PL_TAG_COMMENT)
		see_comment(walk, tag);
	walk->apart = walk->apart || tag->kind == PL_TAG_SINGLE;
	walk->href = tag->href;
	walk->class = tag->class;
	note_values(walk, tag);
	see_image(walk, tag);
}

static void put_alts(struct walk *walk)
{
	for (size_t i = 0; i < walk->alts.n; i++) {
		struct pl_span alt = walk->alts.at[i];

		walk->alts.at[i].start = UINT32_MAX;
		if (alt.start == alt.end)
			continue;
		put_between(walk, alt.start);
		pl_written_put(&walk->text, &walk->document->text, alt);
		walk->alts.at[i].start = (uint32_t)walk->document->prose.n;
		add_block(walk, PL_IN_TEXT | PL_IN_ATTR | PL_IN_ALT, false);
	}
}

/* Says of each step of an alternative text which block that became. */
static void number_alts(struct walk *walk)
{
	struct pl_steps *steps = walk->document->steps;

	for (size_t i = 0; steps && !walk->alts.failed && i < steps->list.n; i++) {
		if (steps->list.at[i].kind == PL_STEP_ALT)
			/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): it has one. */
			steps->list.at[i].prose = walk->alts.at[steps->list.at[i].prose].start;
	}
}

bool pl_html_read(struct pl_document *document, struct pl_str html, const struct pl_map *map,
		  const struct pl_markup *markup, struct pl_arena *arena)
{
	static const struct pl_markup usual = { 0 };
	struct walk walk = { .document = document,
			     .text = { html, map, false },
			     .markup = markup ? markup : &usual,
			     .arena = arena };
	struct pl_tags tags = { .html = html };
	struct pl_tag tag;
	bool ok;

	while (pl_tags_next(&tags, &tag))
		see(&walk, &tag);
	/* Vale loses what no end tag follows; it is prose all the same. */
	end_block(&walk);
	put_alts(&walk);
	number_alts(&walk);
	ok = !walk.alts.failed && !walk.scratch.failed && !walk.other.failed &&
	     !pl_mapping_failed(&document->text) && !document->prose.failed &&
	     !document->comments.failed && !arena->failed;
	PL_LIST_RELEASE(&walk.alts);
	pl_buf_release(&walk.scratch);
	pl_buf_release(&walk.other);
	return ok;
}
