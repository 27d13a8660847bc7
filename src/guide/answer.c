/* Reading answers, kind by kind. */
#include "guide/answer.h"

#include <string.h>

#include "base/unicode.h"

#define NBSP "\xC2\xA0"

struct reading {
	const struct pl_answering *answering;
	struct pl_str typed; /* one line, trimmed */
	struct pl_buf *out;
	struct pl_err *err;
};

static bool is_any(struct pl_str word, const char *const *words)
{
	while (*words && !pl_str_is_nocase(word, *words))
		words++;
	return *words;
}

/* --- texts ------------------------------------------------------------------------------------ */

/* One line: white space and signs that cannot be seen become single blanks. */
static void flatten(struct pl_buf *out, struct pl_str typed)
{
	size_t at = 0, start;

	while (start = at, at < typed.len) {
		uint32_t code = pl_utf8_next(typed, &at);
		bool joins = code == 0x200D || code == 0xFE0F; /* in emoji */

		if (code == 0xA0 || code == 0x202F ||
		    (!pl_is_space(code) && (joins || !pl_is_control(code))))
			pl_buf_add(out, pl_str_cut(typed, start, at));
		else if (out->len && out->at[out->len - 1] != ' ')
			pl_buf_putc(out, ' ');
	}
	while (out->len && out->at[out->len - 1] == ' ')
		pl_buf_cut(out, out->len - 1);
}

static bool read_phrase(struct reading *reading)
{
	struct pl_str text = reading->typed;

	while (text.len && strchr(".,;:", text.at[text.len - 1]) && !pl_str_ends(text, "etc."))
		text = pl_str_trim(pl_str_cut(text, 0, text.len - 1));
	pl_buf_add(reading->out, text);
	return true;
}

/* "…", "»" and ")" may end a sentence as well. */
static bool is_ended(struct pl_str text)
{
	static const char *const ends[] = { ".", "!", "?", ":", "…", "»", ")", NULL };

	for (const char *const *end = ends; *end; end++) {
		if (pl_str_ends(text, *end))
			return true;
	}
	return false;
}

static bool read_sentence(struct reading *reading)
{
	pl_buf_add(reading->out, reading->typed);
	if (!is_ended(reading->typed))
		pl_buf_putc(reading->out, '.');
	return true;
}

/* --- hours and dates ------------------------------------------------------------------------ */

static void put_hour(struct pl_buf *out, unsigned minutes)
{
	pl_buf_printf(out, "%u" NBSP "h", minutes / 60);
	if (minutes % 60)
		pl_buf_printf(out, NBSP "%02u", minutes % 60);
}

/* The next hour from byte `*at` on: also 9 alone, as in "9-17". */
static bool next_hour(struct pl_str text, size_t *at, unsigned *minutes)
{
	struct pl_hour hour;
	uint64_t number;
	size_t end = *at;

	if (pl_hour_next(text, &end, &hour)) {
		*minutes = hour.minutes;
		*at = end;
		return true;
	}
	while (*at < text.len && !(text.at[*at] >= '0' && text.at[*at] <= '9'))
		++*at;
	for (end = *at; end < text.len && text.at[end] >= '0' && text.at[end] <= '9';)
		end++;
	if (!pl_str_number(pl_str_cut(text, *at, end), &number) || number > 24)
		return false;
	*minutes = (unsigned)number * 60;
	*at = end;
	return true;
}

static bool read_hour(struct reading *reading)
{
	static const char *const nows[] = { "maintenant", "now", NULL };
	unsigned minutes;
	size_t at = 0;

	if (reading->answering->minutes >= 0 && is_any(reading->typed, nows))
		minutes = (unsigned)reading->answering->minutes;
	else if (!next_hour(reading->typed, &at, &minutes))
		return pl_fail(reading->err, PL_INPUT, "an hour is wanted here, as in 16 h 40");
	put_hour(reading->out, minutes);
	return true;
}

static bool starts_with_any(struct pl_str text, const char *const *starts)
{
	for (; *starts; starts++) {
		if (pl_str_starts(text, *starts))
			return true;
	}
	return false;
}

static bool read_hours(struct reading *reading)
{
	static const char *const froms[] = { "dès", "des ", "à partir", "a partir", "from", NULL };
	bool from = starts_with_any(reading->typed, froms);
	unsigned first, last;
	size_t at = 0;

	if (!next_hour(reading->typed, &at, &first))
		return pl_fail(reading->err, PL_INPUT,
			       "hours are wanted here, as in 9 h - 17 h, or 18 h 30");
	if (!next_hour(reading->typed, &at, &last)) {
		pl_buf_puts(reading->out, from ? "dès " : "à ");
		put_hour(reading->out, first);
		return true;
	}
	pl_buf_puts(reading->out, "de ");
	put_hour(reading->out, first);
	pl_buf_puts(reading->out, " à ");
	put_hour(reading->out, last);
	return true;
}

/* Days that are named by their distance. */
static const struct {
	const char *word;
	int32_t days;
} near_days[] = {
	{ "aujourd'hui", 0 }, { "aujourd’hui", 0 },  { "today", 0 },        { "demain", 1 },
	{ "tomorrow", 1 },    { "après-demain", 2 }, { "apres-demain", 2 },
};

/* A date that the person means, with its year; false: it is not to be known. */
static bool meant_date(const struct reading *reading, struct pl_date *date)
{
	struct pl_date today = reading->answering->today;
	struct pl_dated dated, second;
	int32_t minutes;
	size_t at = 0;

	for (size_t i = 0; today.year && i < sizeof(near_days) / sizeof(*near_days); i++) {
		*date = pl_date_after(today, near_days[i].days);
		if (pl_str_is_nocase(reading->typed, near_days[i].word))
			return true;
	}
	if (pl_date_read(reading->typed, date, &minutes))
		return true;
	if (!pl_date_next(reading->typed, &at, &dated) || !pl_date_exists(dated.date) ||
	    pl_date_next(reading->typed, &at, &second))
		return false;
	*date = dated.date;
	if (!date->year && today.year)
		date->year = pl_date_nearest_year(*date, today);
	return date->year != 0;
}

/* From half a year away on, the year is said as well. */
static bool is_far(struct pl_date date, struct pl_date today)
{
	int32_t away;

	if (!today.year)
		return true;
	away = pl_date_number(date) - pl_date_number(today);
	return away > 180 || away < -30;
}

static void put_date(struct reading *reading, struct pl_date date)
{
	pl_buf_printf(reading->out, "%s %u%s" NBSP "%s",
		      pl_date_weekday_name(pl_date_weekday(date), PL_FR), date.day,
		      date.day == 1 ? "er" : "", pl_date_month_name(date.month, PL_FR));
	if (is_far(date, reading->answering->today))
		pl_buf_printf(reading->out, " %u", date.year);
}

static bool read_date(struct reading *reading)
{
	struct pl_date date;
	struct pl_dated dated;
	size_t at = 0;

	if (meant_date(reading, &date)) {
		put_date(reading, date);
		return true;
	}
	/* Two dates, or one whose year nobody knows, stand as they were typed. */
	if (!pl_date_next(reading->typed, &at, &dated))
		return pl_fail(reading->err, PL_INPUT,
			       "a date is wanted here, as in 3 mars, 03/03/2026 or demain");
	return read_phrase(reading);
}

static bool read_day(struct reading *reading)
{
	struct pl_date date;
	int32_t minutes = -1;

	if (!pl_date_read(reading->typed, &date, &minutes) && !meant_date(reading, &date))
		return pl_fail(reading->err, PL_INPUT,
			       "a day is wanted here, with or without an hour, as in "
			       "2026-03-12 18:30");
	pl_buf_printf(reading->out, "%04u-%02u-%02u", date.year, date.month, date.day);
	if (minutes >= 0)
		pl_buf_printf(reading->out, " %02d:%02d", minutes / 60, minutes % 60);
	return true;
}

/* --- links, hashtags, networks -------------------------------------------------------------- */

static bool read_link(struct reading *reading)
{
	struct pl_str typed = reading->typed;
	bool is_whole = pl_str_find(typed, PL_STR("://"), 0) != SIZE_MAX;

	if (pl_str_find(typed, PL_STR(" "), 0) != SIZE_MAX ||
	    pl_str_find(typed, PL_STR("."), 0) == SIZE_MAX)
		return pl_fail(reading->err, PL_INPUT,
			       "an address is wanted here, as in https://www.gers.gouv.fr/eau");
	pl_buf_puts(reading->out, is_whole ? "" : "https://");
	pl_buf_add(reading->out, typed);
	return true;
}

/* The word without what ends a hashtag, with a capital when `joined` to others. */
static void put_tag_word(struct pl_buf *out, struct pl_str word, bool joined)
{
	size_t at = 0, start;

	for (bool first = joined; start = at, at < word.len;) {
		uint32_t code = pl_utf8_next(word, &at);

		if (!pl_is_word(code))
			continue;
		if (first)
			pl_utf8_put(out, pl_to_upper(code));
		else
			pl_buf_add(out, pl_str_cut(word, start, at));
		first = false;
	}
}

/* The words of a text between blanks: false behind the last. */
static bool next_word(struct pl_str text, size_t *at, struct pl_str *word)
{
	size_t start;

	while (*at < text.len && strchr(" ,;", text.at[*at]))
		++*at;
	start = *at;
	while (*at < text.len && !strchr(" ,;", text.at[*at]))
		++*at;
	*word = pl_str_cut(text, start, *at);
	return word->len;
}

static bool has_letter(struct pl_str text)
{
	size_t at = 0;

	while (at < text.len) {
		if (pl_is_letter(pl_utf8_next(text, &at)))
			return true;
	}
	return false;
}

/* Each # starts a hashtag, and words without one are joined. */
static bool read_hashtag(struct reading *reading)
{
	bool separate = pl_str_find(reading->typed, PL_STR("#"), 0) != SIZE_MAX;
	struct pl_buf *out = reading->out;
	struct pl_str word;
	size_t at = 0;

	if (!has_letter(reading->typed))
		return pl_fail(reading->err, PL_INPUT,
			       "a hashtag needs letters, as in #VigilanceOrange");
	while (next_word(reading->typed, &at, &word)) {
		bool starts = word.at[0] == '#' || !out->len;

		if (starts)
			pl_buf_puts(out, out->len ? " #" : "#");
		put_tag_word(out, word, !separate);
	}
	return true;
}

static bool fail_network(struct reading *reading, struct pl_str word)
{
	const char *nearest = pl_networks_nearest(reading->answering->networks, word);

	if (nearest)
		return pl_fail(reading->err, PL_INPUT,
			       "no network is called '%.*s'; the nearest is '%s'", PL_ARGS(word),
			       nearest);
	return pl_fail(reading->err, PL_INPUT, "no network is called '%.*s'", PL_ARGS(word));
}

static bool read_networks(struct reading *reading)
{
	const struct pl_networks *networks = reading->answering->networks;
	uint64_t seen = 0;
	struct pl_str word;
	size_t at = 0;

	while (next_word(reading->typed, &at, &word)) {
		int place = pl_networks_find(networks, word);

		if (pl_str_is(word, "et") || pl_str_is(word, "and"))
			continue;
		if (place < 0)
			return fail_network(reading, word);
		if (seen >> place & 1)
			continue;
		seen |= UINT64_C(1) << place;
		pl_buf_puts(reading->out, reading->out->len ? ", " : "");
		pl_buf_add(reading->out, pl_ref_str(&networks->at[place]->name));
	}
	return seen || fail_network(reading, reading->typed);
}

/* --- media ----------------------------------------------------------------------------------- */

static const char *const nothing[] = { "-",    "non",  "aucun", "aucune", "rien",
				       "sans", "none", "no",    NULL };
static const char *const yes[] = { "oui", "o", "yes", "y", NULL };
static const char *const no[] = { "non", "n", "no", NULL };

bool pl_is_video(struct pl_str file)
{
	static const char *const ends[] = { "mp4", "mov", "webm", "m4v", "avi", "mkv", NULL };
	size_t dot = file.len;

	while (dot && file.at[dot - 1] != '.')
		dot--;
	return dot && is_any(pl_str_cut(file, dot, file.len), ends);
}

static bool read_media(struct reading *reading)
{
	if (!is_any(reading->typed, nothing))
		pl_buf_add(reading->out, reading->typed);
	return true;
}

static bool read_alt(struct reading *reading)
{
	pl_buf_add(reading->out, reading->typed);
	return true;
}

static bool read_captions(struct reading *reading)
{
	bool has = is_any(reading->typed, yes);

	if (!has && !is_any(reading->typed, no))
		return pl_fail(reading->err, PL_INPUT, "yes or no is wanted here");
	pl_buf_puts(reading->out, has ? "oui" : "non");
	return true;
}

/* --- all ----------------------------------------------------------------------------------------
 */

static bool (*const readers[])(struct reading *reading) = {
	[PL_ASKS_PHRASE] = read_phrase,     [PL_ASKS_SENTENCE] = read_sentence,
	[PL_ASKS_PLACE] = read_phrase,      [PL_ASKS_HOUR] = read_hour,
	[PL_ASKS_HOURS] = read_hours,       [PL_ASKS_DATE] = read_date,
	[PL_ASKS_LINK] = read_link,         [PL_ASKS_HASHTAG] = read_hashtag,
	[PL_ASKS_NETWORKS] = read_networks, [PL_ASKS_MEDIA] = read_media,
	[PL_ASKS_ALT] = read_alt,           [PL_ASKS_CAPTIONS] = read_captions,
	[PL_ASKS_DAY] = read_day,
};

bool pl_answer_read(const struct pl_question *question, const struct pl_answering *answering,
		    struct pl_str typed, struct pl_buf *out, struct pl_err *err)
{
	struct reading reading = { .answering = answering, .out = out, .err = err };
	struct pl_buf line = { 0 };
	bool ok;

	if (pl_utf8_check(typed) < typed.len)
		return pl_fail(err, PL_INPUT, "the text is not UTF-8");
	if (typed.len > PL_ANSWER_MOST)
		return pl_fail(err, PL_LIMIT, "an answer has at most %d bytes", PL_ANSWER_MOST);
	flatten(&line, typed);
	reading.typed = pl_buf_str(&line);
	ok = reading.typed.len ? readers[question->kind](&reading)
			       : pl_fail(err, PL_INPUT, "an answer is wanted here");
	if (ok && (line.failed || out->failed))
		ok = pl_fail_nomem(err);
	pl_buf_release(&line);
	return ok;
}
