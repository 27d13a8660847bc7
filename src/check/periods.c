/* Periods of the calendar from word lists. */
#include "check/periods.h"

/* 10-01: a day of every year. */
static bool read_day(struct pl_str text, struct pl_date *date)
{
	uint64_t month, day;

	if (text.len != 5 || text.at[2] != '-' || !pl_str_number(pl_str_cut(text, 0, 2), &month) ||
	    !pl_str_number(pl_str_cut(text, 3, 5), &day))
		return false;
	*date = (struct pl_date){ 0, (uint8_t)month, (uint8_t)day };
	return pl_date_exists(*date);
}

static bool read_moment(struct pl_str text, struct pl_moment *moment)
{
	text = pl_str_trim(text);
	moment->minutes = -1;
	return read_day(text, &moment->date) || pl_date_read(text, &moment->date, &moment->minutes);
}

/* A period, or one day. */
static bool read_period(struct pl_str text, struct pl_period *period)
{
	size_t middle = pl_str_find(text, PL_STR("/"), 0);

	if (middle == SIZE_MAX) {
		bool ok = read_moment(text, &period->first);

		period->last = period->first;
		return ok;
	}
	return read_moment(pl_str_cut(text, 0, middle), &period->first) &&
	       read_moment(pl_str_cut(text, middle + 1, text.len), &period->last) &&
	       !period->first.date.year == !period->last.date.year;
}

static bool put(struct pl_prepare *prepare, const struct pl_word *word, uint32_t at,
		struct pl_err *err)
{
	struct pl_period read = { 0 }, *period;
	bool by_key = read_period(word->key, &read);

	if (!by_key && !read_period(word->say, &read))
		return pl_node_fail(word->node, err,
				    "'%.*s' is no period: 2026-03-01/2026-03-22, or for every "
				    "year 10-01/10-31",
				    PL_ARGS(word->say.len ? word->say : word->key));
	pl_image_ref(prepare->image, at, by_key ? word->say : word->key);
	period = pl_image_at(prepare->image, at);
	if (!period)
		return pl_fail_nomem(err);
	period->first = read.first;
	period->last = read.last;
	return true;
}

bool pl_periods_put(struct pl_prepare *prepare, size_t field, size_t to, struct pl_err *err)
{
	struct pl_words words = { 0 };
	bool ok = pl_words_add_lists(&words, prepare, field, err);
	uint32_t size = (uint32_t)sizeof(struct pl_period), row;

	row = ok ? pl_image_take(prepare->image, words.list.n * size) : 0;
	for (uint32_t i = 0; ok && i < words.list.n; i++)
		ok = put(prepare, &words.list.at[i], row + i * size, err);
	if (ok)
		pl_image_row(prepare->image, prepare->settings + (uint32_t)to, row, words.list.n);
	pl_words_release(&words);
	return ok;
}

/* In minutes, so that two moments can be compared. */
static int64_t count(struct pl_date date, int32_t minutes)
{
	return (int64_t)pl_date_number(date) * 24 * 60 + minutes;
}

/* `start` and `end` have years. */
static bool holds(struct pl_moment start, struct pl_moment end, const struct pl_moment *moment,
		  int32_t before)
{
	int64_t from = count(start.date, start.minutes < 0 ? 0 : start.minutes);
	int64_t to = count(end.date, end.minutes < 0 ? 24 * 60 - 1 : end.minutes);

	/* Of a day whose hour is not known any may be meant. */
	return count(moment->date, moment->minutes < 0 ? 24 * 60 - 1 : moment->minutes) >=
		       from - (int64_t)before * 24 * 60 &&
	       count(moment->date, moment->minutes < 0 ? 0 : moment->minutes) <= to;
}

bool pl_period_holds(const struct pl_period *period, const struct pl_moment *moment, int32_t before)
{
	struct pl_moment first = period->first, last = period->last;
	bool turns = last.date.month < first.date.month ||
		     (last.date.month == first.date.month && last.date.day < first.date.day);

	if (first.date.year)
		return holds(first, last, moment, before);
	for (int32_t step = -1; step <= 1; step++) {
		first.date.year = (uint16_t)(moment->date.year + step);
		last.date.year = (uint16_t)(first.date.year + turns);
		if (holds(first, last, moment, before))
			return true;
	}
	return false;
}
