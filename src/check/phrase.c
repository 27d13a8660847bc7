/* The words of a phrase, when some are known to be one although they are several. */
#include "check/phrase.h"

static struct pl_span next_plain(struct pl_str text, size_t at)
{
	size_t start = at, next = at;
	bool found = false;

	while (!found && next < text.len) {
		uint32_t code = pl_utf8_next(text, &next);

		found = code == '*' || pl_is_number(code) ||
			(pl_is_letter(code) && !pl_is_mark(code));
		if (!found)
			start = next;
	}
	for (size_t end = next; found && end < text.len;) {
		if (pl_is_space(pl_utf8_next(text, &end)))
			break;
		next = end;
	}
	return (struct pl_span){ (uint32_t)start, (uint32_t)next };
}

/* What is known, as it is found on the way through the text. */
struct finder {
	const struct pl_phrase *phrase;
	struct pl_span found[2]; /* the next of either sort; UINT32_MAX: none */
};

static struct pl_span find_from(const struct finder *finder, size_t sort, size_t at)
{
	struct pl_block alone = pl_expr_alone(finder->phrase->text);
	struct pl_match match;
	bool found;

	if (sort)
		found = finder->phrase->vocab &&
			pl_hits_accepted_at(finder->phrase->hits, finder->phrase->how,
					    finder->phrase->text, at, &match);
	else
		found = pl_expr_next(finder->phrase->hits, finder->phrase->known, &alone, &at, true,
				     &match);
	return found ? match.group[0] : (struct pl_span){ UINT32_MAX, UINT32_MAX };
}

/* The next that is known from byte `at` on; the longer of two that start together. */
static struct pl_span next_known(struct finder *finder, size_t at)
{
	struct pl_span *found = finder->found;

	for (size_t sort = 0; sort < 2; sort++) {
		if (found[sort].start < at)
			found[sort] = find_from(finder, sort, at);
	}
	if (found[0].start != found[1].start)
		return found[found[0].start > found[1].start];
	return found[found[0].end < found[1].end];
}

/* A match of nothing is no word. */
void pl_phrase_part(const struct pl_phrase *phrase, struct pl_phrase_words *words)
{
	struct finder finder = { .phrase = phrase };

	finder.found[0] = find_from(&finder, 0, 0);
	finder.found[1] = find_from(&finder, 1, 0);
	for (size_t at = 0; at < phrase->text.len;) {
		struct pl_span plain = next_plain(phrase->text, at);
		struct pl_span word = next_known(&finder, at);
		struct pl_span *place;

		if (word.start > plain.start || word.start == word.end)
			word = plain;
		if (word.start == word.end)
			return;
		place = PL_PUSH(&words->list);
		if (!place)
			return;
		*place = word;
		at = word.end;
	}
}
