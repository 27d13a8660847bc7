/* Reading the scopes of a rule. */
#include "rule/scope.h"

/* Vale's words; those that may come first say which blocks are walked. */
const struct pl_scope_word pl_scope_words[] = {
	{ "text", PL_IN_TEXT, 1 << PL_SCOPE_TEXT,
	  "Running text: of a post each part, of a document each block; so when no scope is "
	  "given." },
	{ "paragraph", PL_IN_PARAGRAPH, 1 << PL_SCOPE_PARAGRAPH, "Each paragraph." },
	{ "sentence", PL_IN_SENTENCE, 1 << PL_SCOPE_SENTENCE, "Each sentence." },
	{ "heading", PL_IN_HEADING, 1 << PL_SCOPE_TEXT, "Headings of documents." },
	{ "h1", PL_IN_H1, 0, "Behind heading, its order: heading.h1 to heading.h6." },
	{ "h2", PL_IN_H1 << 1, 0, NULL },
	{ "h3", PL_IN_H1 << 2, 0, NULL },
	{ "h4", PL_IN_H1 << 3, 0, NULL },
	{ "h5", PL_IN_H1 << 4, 0, NULL },
	{ "h6", PL_IN_H6, 0, NULL },
	{ "list", PL_IN_LIST, 1 << PL_SCOPE_TEXT, "Items of lists." },
	{ "blockquote", PL_IN_BLOCKQUOTE, 1 << PL_SCOPE_TEXT, "Quotations that are blocks." },
	{ "table", PL_IN_TABLE, 1 << PL_SCOPE_TEXT, "Tables: their cells, headers and captions." },
	{ "header", PL_IN_HEADER, 0, "Behind table, its headers." },
	{ "cell", PL_IN_CELL, 0, "Behind table, its cells." },
	{ "caption", PL_IN_CAPTION, 0, "Behind table or figure, its caption." },
	{ "figure", PL_IN_FIGURE, 1 << PL_SCOPE_TEXT, "Figures: only figure.caption has text." },
	{ "attr", PL_IN_ATTR, 0, "Behind text, an attribute: text.attr.alt." },
	{ "alt", PL_IN_ALT, 1 << PL_SCOPE_TEXT | 1 << PL_SCOPE_ALT, "Alternative texts." },
	{ "title", PL_IN_TITLE, 1 << PL_SCOPE_TEXT, "Titles of documents." },
	{ "summary", PL_IN_SUMMARY, 1 << PL_SCOPE_SUMMARY,
	  "All prose of a document as one, which metrics are computed from." },
	{ "raw", PL_IN_RAW, 1 << PL_SCOPE_RAW, "The untouched draft." },
	{ "post", 0, 1 << PL_SCOPE_POST, "All parts as one, without what only machines read." },
	{ "part", 0, 1 << PL_SCOPE_PART,
	  "Each part, without links, e-mail addresses, mentions and hashtags." },
	{ "first", 0, 1 << PL_SCOPE_FIRST, "The first part, likewise." },
	{ "last", 0, 1 << PL_SCOPE_LAST, "The last part, likewise." },
	{ "hook", 0, 1 << PL_SCOPE_HOOK, "What shows of the first part before “see more”." },
	{ "hashtag", 0, 1 << PL_SCOPE_HASHTAG, "Each hashtag, whole." },
	{ "mention", 0, 1 << PL_SCOPE_MENTION, "Each mention, whole." },
	{ "link", 0, 1 << PL_SCOPE_LINK, "Each link, whole." },
	{ 0 },
};

/* Inline elements, which make no blocks of their own in Vale 3.7 either. */
static const char *const inline_words[] = { "strong", "emphasis", "code", NULL };

static const struct pl_scope_word *find_any(struct pl_str name)
{
	for (const struct pl_scope_word *word = pl_scope_words; word->name; word++) {
		if (pl_str_is(name, word->name))
			return word;
	}
	return NULL;
}

/* One of Vale's. */
static const struct pl_scope_word *find_word(struct pl_str name)
{
	const struct pl_scope_word *word = find_any(name);

	return word && word->within ? word : NULL;
}

static const char *first_word(const void *context, size_t i)
{
	(void)context;
	for (const struct pl_scope_word *word = pl_scope_words; word->name; word++) {
		if (word->scopes && !i--)
			return word->name;
	}
	return NULL;
}

static bool no_such_scope(const struct pl_node *item, struct pl_str name, struct pl_err *err)
{
	const char *nearest = pl_nearest(name, first_word, NULL);

	for (size_t i = 0; inline_words[i]; i++) {
		if (pl_str_is(name, inline_words[i]))
			return pl_node_fail(item, err,
					    "'%.*s' makes no blocks of its own; look for its marks "
					    "with scope: raw",
					    PL_ARGS(name));
	}
	if (nearest)
		return pl_node_fail(item, err, "no scope is called '%.*s'; did you mean '%s'?",
				    PL_ARGS(name), nearest);
	return pl_node_fail(item, err,
			    "no scope is called '%.*s'; try text, sentence, heading, list, raw, "
			    "part, first, hook, hashtag, link or alt",
			    PL_ARGS(name));
}

/* A selector while it is read. */
struct reading {
	const struct pl_node *item;
	struct pl_selector selector; /* without `ext`, `not_ext` */
	struct pl_str ext, not_ext[PL_SELECTOR_NOTS];
	uint32_t scopes;
	size_t n_nots;
	bool joined; /* with & */
};

static struct pl_str cut_off(struct pl_str *rest, char border)
{
	struct pl_str one = *rest;
	size_t at = 0;

	while (at < rest->len && rest->at[at] != border)
		at++;
	one.len = at;
	*rest = pl_str_cut(*rest, at < rest->len ? at + 1 : at, rest->len);
	return pl_str_trim(one);
}

/* A dotted list: what it names, and the format.  Parts that are no words are a format;
 * one that no draft has, as in heading.h9, never matches. */
struct dotted {
	uint32_t within;
	struct pl_str ext;
	uint32_t scopes; /* of the first part; 0: it names no block */
};

/* No draft has two. */
static const struct pl_str two_formats = { ".", 1 };

static bool read_dotted(const struct reading *reading, struct pl_str text, struct dotted *dotted,
			struct pl_err *err)
{
	struct pl_str first = cut_off(&text, '.');
	const struct pl_scope_word *word = find_word(first);

	if ((!word || !word->scopes) && !reading->joined)
		return no_such_scope(reading->item, first, err);
	*dotted = (struct dotted){ .within = word ? word->within : 0,
				   .scopes = word ? word->scopes : 0,
				   .ext = word ? PL_STR("") : first };
	while (text.len) {
		struct pl_str part = cut_off(&text, '.');
		const struct pl_scope_word *next = find_word(part);

		dotted->within |= next ? next->within : 0;
		if (!next)
			dotted->ext = dotted->ext.len ? two_formats : part;
	}
	return true;
}

static bool add_not(struct reading *reading, const struct dotted *dotted, struct pl_err *err)
{
	if (!dotted->within)
		return true; /* no block is in it */
	if (reading->n_nots == PL_SELECTOR_NOTS)
		return pl_node_fail(reading->item, err, "a scope may have %d '~' at most",
				    PL_SELECTOR_NOTS);
	reading->selector.not_within[reading->n_nots] = dotted->within;
	reading->not_ext[reading->n_nots++] = dotted->ext;
	return true;
}

static bool read_term(struct reading *reading, struct pl_str text, struct pl_err *err)
{
	bool negated = pl_str_starts(text, "~");
	struct dotted dotted = { 0 };

	text = pl_str_trim(pl_str_cut(text, negated, text.len));
	if (!read_dotted(reading, text, &dotted, err))
		return false;
	if (negated)
		return add_not(reading, &dotted, err);
	reading->selector.within |= dotted.within;
	if (dotted.ext.len)
		reading->ext = dotted.ext;
	/* What is walked last wins: sentences of blocks cannot be blocks. */
	reading->scopes = dotted.scopes ? dotted.scopes : reading->scopes;
	return true;
}

static bool read_selector(struct reading *reading, struct pl_err *err)
{
	struct pl_str rest = pl_node_text(reading->item);

	reading->joined = pl_str_find(rest, PL_STR("&"), 0) != SIZE_MAX;
	do {
		if (!read_term(reading, cut_off(&rest, '&'), err))
			return false;
	} while (rest.len);
	if (!reading->scopes)
		reading->scopes = 1 << PL_SCOPE_TEXT;
	return true;
}

/* All that the bits of `scopes` say already. */
static bool is_plain(const struct reading *reading)
{
	const uint32_t plain =
		PL_IN_TEXT | PL_IN_PARAGRAPH | PL_IN_SENTENCE | PL_IN_SUMMARY | PL_IN_RAW;
	uint32_t within = reading->selector.within;

	return !reading->joined && !reading->n_nots && !reading->ext.len && !(within & ~plain) &&
	       !(within & (within - 1));
}

/* What is read of all items. */
struct scopes {
	PL_LIST(struct reading) selectors;
	uint32_t bits;
	bool plain;
};

static bool read_item(struct scopes *scopes, const struct pl_node *item, struct pl_err *err)
{
	struct reading reading = { .item = item };
	const struct pl_scope_word *word = find_any(pl_node_text(item));
	struct reading *kept;

	if (word && !word->within) {
		scopes->bits |= word->scopes;
		return true;
	}
	if (!read_selector(&reading, err))
		return false;
	scopes->bits |= reading.scopes;
	scopes->plain = scopes->plain && is_plain(&reading);
	kept = PL_PUSH(&scopes->selectors);
	if (kept)
		*kept = reading;
	return kept || pl_fail_nomem(err);
}

static void place_texts(const struct reading *reading, struct pl_image *image, uint32_t at)
{
	uint32_t not_ext = at + (uint32_t)offsetof(struct pl_selector, not_ext);

	pl_image_ref(image, at + (uint32_t)offsetof(struct pl_selector, ext), reading->ext);
	for (size_t i = 0; i < reading->n_nots; i++)
		pl_image_ref(image, not_ext + (uint32_t)(i * sizeof(struct pl_ref)),
			     reading->not_ext[i]);
}

static void place(const struct scopes *scopes, struct pl_image *image, uint32_t rule)
{
	size_t n = scopes->plain ? 0 : scopes->selectors.n;
	uint32_t row = pl_image_take(image, n * sizeof(struct pl_selector));
	struct pl_rule *placed;

	for (size_t i = 0; i < n; i++) {
		uint32_t at = row + (uint32_t)(i * sizeof(struct pl_selector));
		struct pl_selector *selector = pl_image_at(image, at);

		if (!selector)
			return;
		*selector = scopes->selectors.at[i].selector;
		place_texts(&scopes->selectors.at[i], image, at);
	}
	pl_image_row(image, rule + (uint32_t)offsetof(struct pl_rule, selectors), row, n);
	placed = pl_image_at(image, rule);
	if (placed)
		placed->scopes = scopes->bits;
}

bool pl_scope_read(const struct pl_node *value, struct pl_image *image, uint32_t rule,
		   struct pl_err *err)
{
	const struct pl_node *item = value->kind == PL_NODE_LIST ? value->first : value;
	struct scopes scopes = { .plain = true };
	bool ok = true;

	for (; ok && item; item = value->kind == PL_NODE_LIST ? item->next : NULL)
		ok = read_item(&scopes, item, err);
	if (ok)
		place(&scopes, image, rule);
	PL_LIST_RELEASE(&scopes.selectors);
	return ok;
}
