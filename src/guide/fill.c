/* Filling wordings. */
#include "guide/fill.h"

#include <string.h>

#include "base/unicode.h"

struct filling {
	const struct pl_coach *coach;
	const struct pl_network *network;
	struct pl_buf *out;
	size_t start; /* of the text in `out` */
};

/* A name between braces, with the sign in front of it: {?link}, {,place}. */
struct slot {
	char sign; /* '?': only a condition; ',': joined as a place; '!': said for a link; or 0 */
	struct pl_str name;
	size_t end; /* behind the brace */
};

/* The slot that the brace at `at` opens; its name is empty when nothing closes it. */
static struct slot slot_at(struct pl_str text, size_t at)
{
	size_t end = pl_str_find(text, PL_STR("}"), at);
	struct slot slot = { .end = text.len };

	if (end == SIZE_MAX)
		return slot;
	slot.end = end + 1;
	slot.name = pl_str_cut(text, at + 1, end);
	if (slot.name.len && strchr("?,!", slot.name.at[0])) {
		slot.sign = slot.name.at[0];
		slot.name = pl_str_cut(slot.name, 1, slot.name.len);
	}
	return slot;
}

/* --- answers ---------------------------------------------------------------------------------- */

static const struct pl_question *question_of(const struct pl_template *template, struct pl_str name)
{
	uint32_t i = pl_template_question(template, name);

	return i == UINT32_MAX ? NULL : PL_ROW(struct pl_question, &template->questions) + i;
}

static struct pl_str answer_of(const struct filling *filling, struct pl_str name)
{
	uint32_t i = pl_template_question(filling->coach->template, name);

	return i < PL_MOST_QUESTIONS ? filling->coach->answers[i].text : PL_STR("");
}

/* What is said on this network instead of a link; empty: links are shown. */
static struct pl_str instead_of_link(const struct filling *filling)
{
	const struct pl_row *row = &filling->coach->template->links;
	const struct pl_wording *links = PL_ROW(struct pl_wording, row);

	for (uint32_t i = 0; i < row->n; i++) {
		if (pl_wording_is_for(&links[i], pl_ref_str(&filling->network->name)))
			return pl_ref_str(&links[i].text);
	}
	return PL_STR("");
}

/* Has the slot something to show on this network? */
static bool is_answered(const struct filling *filling, const struct slot *slot)
{
	const struct pl_question *question = question_of(filling->coach->template, slot->name);

	if (!question || !answer_of(filling, slot->name).len)
		return false;
	if (question->kind != PL_ASKS_LINK)
		return slot->sign != '!';
	return (slot->sign == '!') == (instead_of_link(filling).len > 0);
}

/* --- sentences ----------------------------------------------------------------------------------
 */

/* What was written so far: at its end, does a sentence start? */
static bool starts_sentence(const struct filling *filling)
{
	struct pl_str text =
		pl_str_cut(pl_buf_str(filling->out), filling->start, filling->out->len);
	size_t at;

	while (pl_str_ends(text, " "))
		text.len--;
	if (!text.len)
		return true;
	at = text.len;
	return strchr(".!?\n", text.at[text.len - 1]) || pl_utf8_prev(text, &at) == 0x2026;
}

static void put_capital(struct pl_buf *out, struct pl_str text)
{
	size_t at = 0;

	pl_utf8_put(out, pl_to_upper(pl_utf8_next(text, &at)));
	pl_buf_add(out, pl_str_cut(text, at, text.len));
}

/* Words that have a capital only at the start of a sentence, whatever follows. */
static bool is_small_word(struct pl_str text)
{
	static const char *const words[] = {
		"Le ", "La ",    "Les ",  "L’",    "L'",      "Un ",    "Une ", "Des ",   "Du ",
		"De ", "D’",     "D'",    "Au ",   "Aux ",    "À ",     "A ",   "En ",    "Ne ",
		"N’",  "N'",     "Pour ", "Dans ", "Sur ",    "Votre ", "Vos ", "Notre ", "Nos ",
		"Ce ", "Cette ", "Ces ",  "Tous ", "Toutes ", NULL
	};

	for (const char *const *word = words; *word; word++) {
		if (pl_str_starts(text, *word))
			return true;
	}
	return false;
}

static void put_small(struct pl_buf *out, struct pl_str text)
{
	size_t at = 0;

	pl_utf8_put(out, pl_to_lower(pl_utf8_next(text, &at)));
	pl_buf_add(out, pl_str_cut(text, at, text.len));
}

/* A text as it stands where it comes to stand. */
static void put_words(const struct filling *filling, struct pl_str text)
{
	if (starts_sentence(filling))
		put_capital(filling->out, text);
	else if (is_small_word(text))
		put_small(filling->out, text);
	else
		pl_buf_add(filling->out, text);
}

static bool starts_nocase(struct pl_str text, const char *start)
{
	return pl_str_is_nocase(pl_str_cut(text, 0, strlen(start)), start);
}

/* "à Redon" goes on, "Redon" stands behind a comma. */
static void put_place(const struct filling *filling, struct pl_str text)
{
	static const char *const starts[] = { "à ",    "À ",    "au ",    "aux ",    "dans ",
					      "en ",   "sur ",  "entre ", "devant ", "près ",
					      "vers ", "chez ", "de ",    "du ",     "d’",
					      "d'",    NULL };
	size_t i = 0;

	while (starts[i] && !starts_nocase(text, starts[i]))
		i++;
	pl_buf_puts(filling->out, starts[i] ? " " : ", ");
	put_words(filling, text);
}

static void put_slot(const struct filling *filling, const struct slot *slot)
{
	const struct pl_question *question = question_of(filling->coach->template, slot->name);
	struct pl_str text = answer_of(filling, slot->name);

	if (slot->sign == '?')
		return;
	if (slot->sign == '!') {
		pl_buf_add(filling->out, instead_of_link(filling));
	} else if (!question || !is_answered(filling, slot)) {
		/* As rule commun.texte-a-completer knows it; drafts are French. */
		pl_buf_puts(filling->out, slot->sign ? ", [" : "[");
		pl_buf_printf(filling->out, "à compléter\xC2\xA0: %.*s]", PL_ARGS(slot->name));
	} else if (slot->sign == ',') {
		put_place(filling, text);
	} else if (question->kind == PL_ASKS_LINK || question->kind == PL_ASKS_HASHTAG) {
		pl_buf_add(filling->out, text);
	} else {
		put_words(filling, text);
	}
}

/* --- wordings -----------------------------------------------------------------------------------
 */

/* What ends a sentence already needs no full stop; what starts one needs a capital. */
static void put_literal(const struct filling *filling, char c)
{
	struct pl_str text = pl_buf_str(filling->out);
	bool ended = text.len > filling->start &&
		     (strchr(".!?", text.at[text.len - 1]) || pl_str_ends(text, "…"));

	if (c != '.' || !ended)
		pl_buf_putc(filling->out, c);
}

static bool all_answered(const struct filling *filling, struct pl_str group)
{
	for (size_t at = 0; (at = pl_str_find(group, PL_STR("{"), at)) != SIZE_MAX;) {
		struct slot slot = slot_at(group, at);

		if (!is_answered(filling, &slot))
			return false;
		at = slot.end;
	}
	return true;
}

/* A group's content is text without groups. */
static void fill(const struct filling *filling, struct pl_str text)
{
	for (size_t at = 0; at < text.len;) {
		if (text.at[at] == '{') {
			struct slot slot = slot_at(text, at);

			put_slot(filling, &slot);
			at = slot.end;
		} else if (text.at[at] == '[') {
			size_t end = pl_str_find(text, PL_STR("]"), at);
			struct pl_str group = pl_str_cut(text, at + 1, end);

			if (all_answered(filling, group))
				fill(filling, group);
			at = end == SIZE_MAX ? text.len : end + 1;
		} else {
			put_literal(filling, text.at[at++]);
		}
	}
}

/* Lines without blanks at their ends, and never two empty ones in a row. */
static void tidy(struct pl_buf *out, size_t start, bool lines_are_kept)
{
	size_t to = start, lines = 2;

	for (size_t at = start; at < out->len; at++) {
		char c = out->at[at] == '\n' && !lines_are_kept ? ' ' : out->at[at];

		if (c == '\n')
			while (to > start && out->at[to - 1] == ' ')
				to--;
		if (c == '\n' ? lines >= 2 : c == ' ' && (lines || out->at[to - 1] == ' '))
			continue;
		lines = c == '\n' ? lines + 1 : 0;
		out->at[to++] = c;
	}
	while (to > start && strchr(" \n", out->at[to - 1]))
		to--;
	pl_buf_cut(out, to);
}

void pl_fill(const struct pl_coach *coach, const struct pl_network *network,
	     const struct pl_wording *wording, struct pl_buf *out)
{
	const struct filling filling = { coach, network, out, out->len };

	fill(&filling, pl_ref_str(&wording->text));
	if (!out->failed)
		tidy(out, filling.start, network->line_breaks);
}

bool pl_fill_check(const struct pl_template *template, const struct pl_wording *wording,
		   struct pl_err *err)
{
	struct pl_str text = pl_ref_str(&wording->text);
	size_t open = SIZE_MAX;

	for (size_t at = 0; at < text.len; at++) {
		struct slot slot = { 0 };

		if (text.at[at] == '{')
			slot = slot_at(text, at);
		if (text.at[at] == '{' && !question_of(template, slot.name))
			return pl_fail(err, PL_RULE, "'{%.*s}' names no question of the template",
				       PL_ARGS(slot.name));
		if ((text.at[at] == '[' && open != SIZE_MAX) ||
		    (text.at[at] == ']' && open == SIZE_MAX))
			return pl_fail(err, PL_RULE,
				       "'[' and ']' go in pairs, and none in another");
		if (text.at[at] == '[' || text.at[at] == ']')
			open = text.at[at] == '[' ? at : SIZE_MAX;
	}
	return open == SIZE_MAX ||
	       pl_fail(err, PL_RULE, "'[' and ']' go in pairs, and none in another");
}
