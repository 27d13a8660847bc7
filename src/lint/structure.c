/* Engine (b), structure: what can be found by the shape of a text alone, in C. */
#include "lint/engine.h"

/* PCRE2's \s: white space, and U+180E, which was that until Unicode 6.3. */
static bool is_white(uint32_t code)
{
	return pl_is_space(code) || code == 0x180E;
}

/* Behind the white space, or what is none, that starts at byte `at`. */
static size_t skip(struct pl_str text, size_t at, bool white)
{
	size_t next = at;

	while (next < text.len) {
		unsigned char byte = (unsigned char)text.at[next];
		bool is;

		/* C3 begins the letters from À to ÿ. */
		if ((byte > ' ' && byte < 0x80) || byte == 0xC3) {
			next += byte == 0xC3 ? 2 : 1;
			is = false;
		} else {
			is = is_white(pl_utf8_next(text, &next));
		}
		if (is != white)
			break;
		at = next;
	}
	return at;
}

/* The next run without white space, as ([^\s]+) finds it. */
static bool find_run(const struct pl_search *search, size_t from, struct pl_match *match)
{
	struct pl_str text = search->block->text;
	size_t start = skip(text, from, true), end = skip(text, start, false);

	match->n = 2;
	match->group[0] = match->group[1] = (struct pl_span){ (uint32_t)start, (uint32_t)end };
	return end > start;
}

static bool answers(const struct pl_search *search)
{
	(void)search;
	return true;
}

const struct pl_engine pl_engine_structure = { PL_BY_RUNS, answers, find_run };
