/* Listening to what stands between tokens: the ends of lines, signs, letters that only look
 * like letters, words in capitals. */
#include "post/listener.h"

#include "base/catalogue.h"
#include "post/chars.h"
#include "post/lookalike.h"
#include "post/spoken.h"

enum {
	MIDDLE_DOT = 0xB7,
	ROW = 3,          /* emoji in a row that are too many */
	LINE = 4,         /* signs in a row that make a line: so NVDA counts them */
	MOST_SPELT = 4,   /* capitals with blanks between that may be initials */
	LONGEST_NAME = 4, /* letters of initials that make one */
	SHOUTED = 3,      /* words in capitals, one after the other */
};

static struct pl_str one_at(const struct pl_listener *listener, size_t at)
{
	size_t end = at;

	pl_utf8_next(listener->text, &end);
	return pl_str_cut(listener->text, at, end);
}

static uint32_t before(const struct pl_listener *listener)
{
	size_t at = listener->at;

	return at > listener->start || at > 0 ? pl_utf8_prev(listener->text, &at) : 0;
}

static bool line_end(struct pl_listener *listener)
{
	size_t end = listener->at, lines = 0;

	for (size_t next = end; next < listener->text.len;) {
		uint32_t code = pl_utf8_next(listener->text, &next);

		if (!pl_is_space(code))
			break;
		lines += code == '\n';
		end = next;
	}
	pl_buf_puts(&listener->said, lines > 1 ? "\n\n" : "\n");
	pl_listener_say(listener, PL_HEARD_PAUSE, end, PL_TROUBLE_NONE);
	return true;
}

static bool letters(struct pl_listener *listener)
{
	struct pl_lookalikes run = pl_lookalikes_at(listener->text, listener->at);

	if (!pl_lookalikes_fancy(&run))
		return false;
	pl_spoken_letters(&listener->said, pl_str_cut(listener->text, listener->at, run.end),
			  listener->options->lang);
	pl_listener_say(listener, PL_HEARD_LETTERS, run.end, PL_TROUBLE_LETTERS);
	return true;
}

static bool hidden(struct pl_listener *listener, size_t next)
{
	while (next < listener->text.len) {
		uint32_t code = pl_utf8_at(listener->text, next);

		if (!pl_is_control(code) || pl_is_space(code))
			break;
		pl_utf8_next(listener->text, &next);
	}
	pl_listener_say(listener, PL_HEARD_HIDDEN, next, PL_TROUBLE_HIDDEN);
	return true;
}

/* How often the character stands there, one behind the other. */
static uint32_t times_at(const struct pl_listener *listener, struct pl_str one, size_t *end)
{
	uint32_t times = 0;

	for (*end = listener->at; *end + one.len <= listener->text.len; *end += one.len, times++) {
		if (!pl_str_same(pl_str_cut(listener->text, *end, *end + one.len), one))
			break;
	}
	return times;
}

/* Code in a document, of which the text has only stars: it is said as it was written. */
static bool code(struct pl_listener *listener, size_t end)
{
	const struct pl_post *post = listener->post;
	struct pl_span span = { (uint32_t)listener->at, (uint32_t)end };
	struct pl_str written = pl_str_in(post->draft, pl_post_place(post, span));

	if (!pl_post_is_document(post) || !written.len || written.at[0] == '*')
		return false;
	pl_buf_add(&listener->said, written);
	pl_listener_say(listener, PL_HEARD_TEXT, end, PL_TROUBLE_NONE);
	return true;
}

static bool sign(struct pl_listener *listener)
{
	enum pl_lang lang = listener->options->lang;
	struct pl_str one = one_at(listener, listener->at);
	struct pl_buf name = { 0 };
	struct pl_heard *heard;
	size_t end;
	uint32_t times = times_at(listener, one, &end);

	if (one.at[0] == '*' && code(listener, end))
		return true;
	if (!pl_spoken_sign(&name, one, times >= LINE, lang)) {
		pl_buf_release(&name);
		listener->at = end;
		return true;
	}
	pl_spoken_times(&listener->said, pl_buf_str(&name), times, lang);
	heard = pl_listener_say(listener, PL_HEARD_SIGN, end,
				times >= LINE ? PL_TROUBLE_SIGNS : PL_TROUBLE_NONE);
	if (heard) {
		heard->times = times;
		heard->words = times * pl_spoken_count(pl_buf_str(&name));
	}
	listener->said.failed |= name.failed;
	pl_buf_release(&name);
	return true;
}

/* Only letters stand between this middle dot and another one before it: the word has been
 * told already. */
static bool told_before(const struct pl_listener *listener)
{
	uint32_t code = 0;

	for (size_t at = listener->at; at;) {
		code = pl_utf8_prev(listener->text, &at);
		if (!pl_is_letter(code))
			break;
	}
	return code == MIDDLE_DOT;
}

static bool middle_dot(struct pl_listener *listener, size_t next)
{
	enum pl_trouble trouble = told_before(listener) ? PL_TROUBLE_NONE : PL_TROUBLE_MIDDLE_DOT;

	if (!pl_is_letter(before(listener)) || !pl_is_letter(pl_utf8_at(listener->text, next)))
		return false;
	pl_buf_puts(&listener->said, pl_tr(listener->options->lang, N_("middle dot")));
	pl_listener_say(listener, PL_HEARD_SIGN, next, trouble);
	return true;
}

/* --- words in capitals ------------------------------------------------------------------------ */

/* The end of the word that starts at byte `at`, and what it is made of. */
static size_t word_end(struct pl_str text, size_t at, uint32_t *capitals, bool *all)
{
	size_t end = at;

	*capitals = 0;
	*all = true;
	for (size_t next = at; next < text.len; end = next) {
		uint32_t code = pl_utf8_next(text, &next);

		if (!pl_is_word(code))
			break;
		*capitals += pl_is_upper(code);
		*all = *all && !pl_is_lower(code) && pl_likeness_of(code) == PL_NOT_ALIKE;
	}
	return end;
}

/* Words in capitals, one after the other. */
struct capitals {
	size_t end;
	uint32_t words, longest; /* how many; letters of the longest */
};

/* May the words go on behind the sign? */
static bool goes_on(uint32_t code, bool single)
{
	return pl_is_blank(code) || (!single && (code == '\'' || code == 0x2019 || code == '-'));
}

/* Those from `at` on, single letters or longer words; blanks and apostrophes stand between.
 * Other words and signs end them. */
static struct capitals capitals_at(const struct pl_listener *listener, bool single)
{
	struct capitals run = { .end = listener->at };

	for (size_t at = listener->at; at < listener->text.len;) {
		uint32_t letters;
		bool all;
		size_t end = word_end(listener->text, at, &letters, &all);

		if (!all || (single ? letters != 1 : letters < 2) ||
		    (single && end != at + one_at(listener, at).len))
			break;
		run.end = at = end;
		run.words++;
		run.longest = letters > run.longest ? letters : run.longest;
		if (!goes_on(pl_utf8_next(listener->text, &at), single))
			break;
	}
	return run;
}

/* At the start of a word: several in capitals, or one spelt with blanks. */
static bool capitals(struct pl_listener *listener)
{
	struct capitals run = capitals_at(listener, true);
	bool spelt = run.words > MOST_SPELT;

	if (!spelt) {
		run = capitals_at(listener, false);
		/* SNCF, RATP, EDF are spelt, or said, as they should be. */
		if (run.words < SHOUTED || run.longest <= LONGEST_NAME)
			return false;
	}
	pl_buf_add(&listener->said, pl_str_cut(listener->text, listener->at, run.end));
	pl_listener_say(listener, spelt ? PL_HEARD_SPELT : PL_HEARD_CAPITALS, run.end,
			spelt ? PL_TROUBLE_SPELT : PL_TROUBLE_CAPITALS);
	return true;
}

void pl_listener_between(struct pl_listener *listener)
{
	size_t next = listener->at;
	uint32_t code = pl_utf8_next(listener->text, &next);
	bool taken = false;

	if (code == PL_TEXT_STYLE || code == PL_EMOJI_STYLE) {
		pl_listener_flush(listener, listener->at);
		listener->start = listener->at = next;
		return;
	}
	if (code == '\n' || code == '\r')
		taken = line_end(listener);
	else if (pl_likeness_of(code) != PL_NOT_ALIKE)
		taken = letters(listener);
	else if (pl_is_control(code) && !pl_is_space(code))
		taken = hidden(listener, next);
	else if (code == MIDDLE_DOT)
		taken = middle_dot(listener, next);
	else if (pl_is_upper(code) && !pl_is_word(before(listener)))
		taken = capitals(listener);
	else if (!pl_is_word(code) && !pl_is_space(code))
		taken = sign(listener);
	if (!taken)
		listener->at = next;
}
