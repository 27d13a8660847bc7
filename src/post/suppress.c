/* What a comment says that is meant for plume, or for Vale: one small grammar.
 *
 *     vale off | vale on | vale NAMES = NO | vale NAMES = YES
 *     plume [NAMES] VERB [until DATE] [: reason], or the verb first
 *
 * NAMES are rules and styles with commas between them; NAME["text"] is the rule only
 * where it finds that text.  Vale reads its own to the letter (3.7.1, internal/core/
 * file.go, read in 2026-11) and so do we; ours may be written with ease. */
#include "post/suppress.h"

#include <string.h>

#include "base/catalogue.h"
#include "base/node.h"
#include "post/front.h"

/* No one writes more; what goes through them for each rule stays cheap. */
enum { MOST = 65536, LONGEST_MATCHES = 4096 };

const struct pl_suppress_verb pl_suppress_verbs[] = {
	{ "off", "non", "NO", true, false, N_("silent from here on, until `on`") },
	{ "on", "oui", "YES", false, false, N_("speak again from here on") },
	{ "next", "suivant", NULL, true, true, N_("silent in the next block only") },
	{ 0 },
};

struct pl_suppression *pl_suppress_add(struct pl_post *post, const struct pl_suppression *common)
{
	size_t n = post->n_suppressions;
	struct pl_suppression *list = (struct pl_suppression *)post->suppressions;

	if (n == MOST) {
		if (!post->too_many_suppressions)
			pl_draft_remark(
				post, common->place.start,
				"a draft has at most %d exceptions; this one and those read "
				"after it are passed over",
				(int)MOST);
		post->too_many_suppressions = true;
		return NULL;
	}
	/* It is full whenever it holds a power of two. */
	if (!(n & (n - 1)) || !n) {
		list = PL_NEW_ARRAY(&post->arena, struct pl_suppression, n ? 2 * n : 1);
		if (list && n)
			memcpy(list, post->suppressions, n * sizeof(*list));
		if (!list)
			return NULL;
		post->suppressions = list;
	}
	list[n] = *common;
	post->n_suppressions++;
	return &list[n];
}

/* --- words ------------------------------------------------------------------------------- */

/* Without white space of any sort at its ends: French puts a no-break space before
 * the colon. */
static struct pl_str trim(struct pl_str text)
{
	return pl_str_in(text, pl_span_trim(text, (struct pl_span){ 0, (uint32_t)text.len }));
}

/* The first `sign` outside of brackets, or the text's length. */
static size_t find_sign(struct pl_str text, char sign)
{
	bool bracket = false, quoted = false;
	size_t i = 0;

	for (; i < text.len && (bracket || text.at[i] != sign); i++) {
		if (quoted && text.at[i] == '\\')
			i++;
		else if (bracket && text.at[i] == '"')
			quoted = !quoted;
		else if (!quoted && (text.at[i] == '[' || text.at[i] == ']'))
			bracket = text.at[i] == '[';
	}
	return i < text.len ? i : text.len;
}

static const struct pl_suppress_verb *verb_of(struct pl_str word)
{
	for (const struct pl_suppress_verb *verb = pl_suppress_verbs; verb->en; verb++) {
		if (pl_str_is_nocase(word, verb->en) || pl_str_is_nocase(word, verb->fr) ||
		    (verb->vale && pl_str_is_nocase(word, verb->vale)))
			return verb;
	}
	return NULL;
}

static const char *next_verb(const void *context, size_t i)
{
	const struct pl_suppress_verb *verb = &pl_suppress_verbs[i / 2];

	(void)context;
	return !verb->en ? NULL : i % 2 ? verb->fr : verb->en;
}

static struct pl_str first_word(struct pl_str text)
{
	size_t at = 0, end = 0;

	while (at < text.len && !pl_is_space(pl_utf8_next(text, &at)))
		end = at;
	return pl_str_cut(text, 0, end);
}

static struct pl_str last_word(struct pl_str text)
{
	size_t at = text.len, start = at;

	while (at > 0 && !pl_is_space(pl_utf8_prev(text, &at)))
		start = at;
	return pl_str_cut(text, start, text.len);
}

/* --- names ------------------------------------------------------------------------------- */

/* A comment while it is read. */
struct reading {
	struct pl_post *post;
	struct pl_str text;           /* all of it */
	uint32_t from;                /* of the draft, where it stands; UINT32_MAX: not found */
	struct pl_suppression common; /* for each of its names */
};

static struct pl_span place_of(const struct reading *reading, struct pl_str name)
{
	uint32_t start = reading->from + (uint32_t)(name.at - reading->text.at);

	if (reading->from == UINT32_MAX)
		return reading->common.place;
	return (struct pl_span){ start, start + (uint32_t)name.len };
}

static void keep(struct reading *reading, struct pl_str name, const struct pl_node *match)
{
	struct pl_suppression made = reading->common;

	made.name = name.len ? pl_arena_str(&reading->post->arena, name) : (struct pl_str){ 0 };
	if (name.len)
		made.place = place_of(reading, name);
	made.one_match = match;
	made.match = pl_node_text(match);
	pl_suppress_add(reading->post, &made);
}

/* NAME["text", "text"] */
static bool keep_matches(struct reading *reading, struct pl_str name)
{
	size_t bracket = pl_str_find(name, PL_STR("["), 0);
	const struct pl_node *list =
		pl_json_read(&reading->post->arena, pl_str_cut(name, bracket, name.len),
			     LONGEST_MATCHES, "", NULL);
	const struct pl_node *first = list && list->kind == PL_NODE_LIST ? list->first : NULL;

	name = trim(pl_str_cut(name, 0, bracket));
	for (const struct pl_node *match = first; match; match = match->next)
		keep(reading, name, match);
	return first && name.len;
}

static bool keep_names(struct reading *reading, struct pl_str names)
{
	size_t n = 0;

	for (size_t at = 0; at < names.len;) {
		size_t end = at + find_sign(pl_str_cut(names, at, names.len), ',');
		struct pl_str name = trim(pl_str_cut(names, at, end));

		at = end + 1;
		n += name.len > 0;
		if (name.len && name.at[name.len - 1] == ']') {
			if (!keep_matches(reading, name))
				return false;
		} else if (name.len) {
			keep(reading, name, NULL);
		}
	}
	return n > 0;
}

/* --- Vale's -------------------------------------------------------------------------------- */

/* To the letter: what it does not read it passes over. */
static bool read_vales(struct reading *reading)
{
	struct pl_str text = reading->text;
	bool no = pl_str_ends(text, " = NO");
	size_t tail = no ? strlen(" = NO") : strlen(" = YES");

	reading->common.vale = true;
	if (pl_str_is(text, "vale off") || pl_str_is(text, "vale on")) {
		reading->common.off = pl_str_is(text, "vale off");
		keep(reading, PL_STR(""), NULL);
		return true;
	}
	if ((!no && !pl_str_ends(text, " = YES")) || text.len <= strlen("vale ") + tail)
		return false;
	reading->common.off = no;
	return keep_names(reading, pl_str_cut(text, strlen("vale "), text.len - tail));
}

/* --- ours ---------------------------------------------------------------------------------- */

static bool remark_verb(const struct reading *reading, struct pl_str head)
{
	struct pl_str word = last_word(head);
	const char *nearest = pl_nearest(word, next_verb, NULL);

	if (nearest)
		pl_draft_remark(reading->post, reading->common.place.start,
				"'%.*s' says nothing to plume here; did you mean '%s'?",
				PL_ARGS(word), nearest);
	else
		pl_draft_remark(reading->post, reading->common.place.start,
				"this comment says nothing to plume; write "
				"<!-- plume style.rule off: reason -->, with off, on or next");
	return false;
}

/* `off: style.rule` would silence everything where one rule was meant. */
static bool remark_reason(const struct reading *reading, struct pl_str reason)
{
	struct pl_str word = first_word(reason);
	size_t dot = pl_str_find(word, PL_STR("."), 0);

	if (dot == SIZE_MAX || !dot || dot + 1 >= word.len || word.at[dot + 1] == '.')
		return false;
	pl_draft_remark(reading->post, reading->common.place.start,
			"names stand before the colon: <!-- plume %.*s off: reason -->",
			PL_ARGS(word));
	return true;
}

/* "off until 2026-12-31": takes the end off the head.  False when it is no date, which is
 * remarked. */
static bool take_until(struct reading *reading, struct pl_str *head)
{
	static const char *const words[] = { " until ", " jusqu'au ", " jusqu\u2019au " };
	struct pl_str date = { 0 };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words) && !date.at; i++) {
		size_t at = pl_str_find(*head, pl_str_of(words[i]), 0);

		if (at != SIZE_MAX) {
			date = trim(pl_str_cut(*head, at + strlen(words[i]), head->len));
			*head = trim(pl_str_cut(*head, 0, at));
		}
	}
	return !date.at || pl_suppress_until(reading->post, reading->common.place.start, date,
					     &reading->common.until);
}

bool pl_suppress_until(struct pl_post *post, uint32_t at, struct pl_str text, struct pl_date *until)
{
	int32_t minutes;

	if (pl_date_read(text, until, &minutes))
		return true;
	*until = (struct pl_date){ 0 };
	pl_draft_remark(post, at, "'%.*s' is no day on which an exception ends; 2026-12-31 is one",
			PL_ARGS(text));
	return false;
}

static bool read_ours(struct reading *reading)
{
	struct pl_str text = pl_str_cut(reading->text, strlen("plume"), reading->text.len);
	size_t colon = find_sign(text, ':');
	struct pl_str head = trim(pl_str_cut(text, 0, colon));
	struct pl_str reason = trim(pl_str_cut(text, colon + 1, text.len));
	bool dated = take_until(reading, &head);
	struct pl_str word = first_word(head);
	const struct pl_suppress_verb *verb = verb_of(word);
	struct pl_str names = trim(pl_str_cut(head, word.len, head.len));

	if (!dated)
		return false;
	if (!verb) {
		word = last_word(head);
		verb = verb_of(word);
		names = trim(pl_str_cut(head, 0, head.len - word.len));
	}
	if (!verb)
		return remark_verb(reading, head);
	if (names.len && names.at[names.len - 1] == '=')
		names = trim(pl_str_cut(names, 0, names.len - 1));
	if (!names.len && remark_reason(reading, reason))
		return false;
	reading->common.off = verb->off;
	reading->common.once = reading->common.once || verb->once;
	if (reason.len)
		reading->common.reason = pl_arena_str(&reading->post->arena, reason);
	if (names.len)
		return keep_names(reading, names) || remark_verb(reading, head);
	keep(reading, PL_STR(""), NULL);
	return true;
}

/* --- comments -------------------------------------------------------------------------------- */

static bool begins_with(struct pl_str text, const char *word)
{
	size_t at = strlen(word);

	return pl_str_starts(text, word) &&
	       (at == text.len || text.at[at] == ':' || pl_is_space(pl_utf8_next(text, &at)));
}

bool pl_suppress_is_ours(struct pl_str text)
{
	return begins_with(text, "plume") || begins_with(text, "vale");
}

enum pl_suppress_read pl_suppress_comment(struct pl_post *post, struct pl_str text,
					  const struct pl_suppression *common)
{
	size_t from = pl_str_find(pl_str_in(post->draft, common->place), text, 0);
	struct reading reading = {
		.post = post,
		.text = text,
		.from = from == SIZE_MAX ? UINT32_MAX : common->place.start + (uint32_t)from,
		.common = *common,
	};

	if (begins_with(text, "plume"))
		return read_ours(&reading) ? PL_SUPPRESS_READ : PL_SUPPRESS_BROKEN;
	if (begins_with(text, "vale") && read_vales(&reading))
		return PL_SUPPRESS_READ;
	return PL_SUPPRESS_FOREIGN;
}

/* The block that starts at the byte or behind it: the first, if any. */
static size_t block_from(const struct pl_post *post, uint32_t at)
{
	size_t low = 0, high = post->n_prose;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (post->prose[middle].span.start < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Where the block after next starts, in text and draft: `next` acts up to there. */
static void end_at_block(const struct pl_post *post, struct pl_suppression *common)
{
	size_t i = block_from(post, common->text.start) + 1;

	if (i >= post->n_prose || (post->prose[i].within & PL_IN_ATTR))
		return;
	common->text.end = post->prose[i].span.start;
	common->draft.end = pl_post_place(post, post->prose[i].span).start;
}

void pl_suppress_document(struct pl_post *post)
{
	for (size_t i = 0; i < post->n_comments; i++) {
		const struct pl_comment *comment = &post->comments[i];
		struct pl_suppression common = {
			.by = PL_BY_COMMENT,
			.text = { comment->at, UINT32_MAX },
			.draft = { comment->place.start, UINT32_MAX },
			.place = comment->place,
		};

		if (!pl_suppress_is_ours(comment->text))
			continue;
		end_at_block(post, &common);
		if (pl_suppress_comment(post, comment->text, &common) == PL_SUPPRESS_FOREIGN &&
		    pl_str_find(comment->text, PL_STR("="), 0) != SIZE_MAX)
			pl_draft_remark(
				post, comment->place.start,
				"Vale passes this comment over; it reads 'vale Style.Rule = NO' "
				"or YES, with these blanks and capitals");
	}
}
