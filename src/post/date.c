/* Dates and hours as French texts write them. */
#include "post/date.h"

#include "base/skim.h"
#include "base/unicode.h"

/* --- names ------------------------------------------------------------------------------- */

/* Without accents, then how they are written short. */
static const char *const months[][4] = {
	{ "janvier", "janv" },
	{ "fevrier", "fevr", "fev" },
	{ "mars" },
	{ "avril", "avr" },
	{ "mai" },
	{ "juin" },
	{ "juillet", "juil" },
	{ "aout" },
	{ "septembre", "sept" },
	{ "octobre", "oct" },
	{ "novembre", "nov" },
	{ "decembre", "dec" },
};

static const char *const weekdays[] = { "lundi",    "mardi",  "mercredi", "jeudi",
					"vendredi", "samedi", "dimanche" };
/* Their beginnings, with a point; without one only those that are no other word. */
static const struct {
	const char *text;
	bool bare;
} short_weekdays[] = { { "lun", true }, { "mar", true },  { "mer", false }, { "jeu", false },
		       { "ven", true }, { "sam", false }, { "dim", true } };

/* A letter without case, and without the accents that months have. */
static uint32_t plain(uint32_t code)
{
	code = pl_to_lower(code);
	return code == 0xE9 ? 'e' : code == 0xFB ? 'u' : code;
}

/* The word at byte `at` is `name`: where it ends, else 0. */
static size_t word_end(struct pl_str text, size_t at, const char *name)
{
	size_t next = at;

	for (; *name; name++) {
		if (plain(pl_utf8_next(text, &next)) != (uint32_t)(unsigned char)*name)
			return 0;
	}
	at = next;
	return pl_is_word(pl_utf8_next(text, &next)) ? 0 : at;
}

/* The first letter of the word at byte `at`, by which most names are told not to be it. */
static uint32_t lead_at(struct pl_str text, size_t at)
{
	return plain(pl_utf8_next(text, &at));
}

static size_t month_end(struct pl_str text, size_t at, uint8_t *month)
{
	uint32_t lead = lead_at(text, at);

	for (size_t i = 0; i < sizeof(months) / sizeof(*months); i++) {
		if ((uint32_t)(unsigned char)months[i][0][0] != lead)
			continue;
		for (size_t k = 0; k < 4 && months[i][k]; k++) {
			size_t end = word_end(text, at, months[i][k]);

			if (!end)
				continue;
			*month = (uint8_t)(i + 1);
			return k && end < text.len && text.at[end] == '.' ? end + 1 : end;
		}
	}
	return 0;
}

static size_t weekday_end(struct pl_str text, size_t at, uint8_t *weekday)
{
	uint32_t lead = lead_at(text, at);

	for (size_t i = 0; i < sizeof(weekdays) / sizeof(*weekdays); i++) {
		size_t end = (uint32_t)(unsigned char)weekdays[i][0] == lead
				     ? word_end(text, at, weekdays[i])
				     : 0;

		if (end) {
			*weekday = (uint8_t)(i + 1);
			return end;
		}
	}
	return 0;
}

/* « ven. » and « Ven ». */
static size_t short_weekday_end(struct pl_str text, size_t at, uint8_t *weekday)
{
	for (size_t i = 0; i < sizeof(short_weekdays) / sizeof(*short_weekdays); i++) {
		size_t end = word_end(text, at, short_weekdays[i].text);
		bool point = end && end < text.len && text.at[end] == '.';

		if (!end || (!point && !short_weekdays[i].bare))
			continue;
		*weekday = (uint8_t)(i + 1);
		return end + point;
	}
	return 0;
}

/* --- reading ----------------------------------------------------------------------------- */

enum { MOST_BLANKS = 3 };

static size_t blanks_end(struct pl_str text, size_t at)
{
	for (int i = 0; i < MOST_BLANKS; i++) {
		size_t next = at;

		if (!pl_is_blank(pl_utf8_next(text, &next)))
			break;
		at = next;
	}
	return at;
}

/* The digits at byte `at`, `most` of them: where they end, 0 when there are none or more. */
static size_t number_end(struct pl_str text, size_t at, size_t most, unsigned *number)
{
	size_t end = at;

	for (*number = 0; end < text.len && text.at[end] >= '0' && text.at[end] <= '9'; end++) {
		if (end - at == most)
			return 0;
		*number = *number * 10 + (unsigned)(text.at[end] - '0');
	}
	return end > at ? end : 0;
}

/* 3, 03, 1er. */
static size_t day_end(struct pl_str text, size_t at, unsigned *day)
{
	size_t end = number_end(text, at, 2, day), behind;

	if (end && *day == 1 && (behind = word_end(text, end, "er")))
		return behind;
	return end;
}

static size_t year_end(struct pl_str text, size_t at, uint16_t *year)
{
	unsigned number;
	size_t start = blanks_end(text, at), end = number_end(text, start, 4, &number), next = end;

	if (start == at || end != start + 4 || number < 1500 || number > 2200 ||
	    pl_is_word(pl_utf8_next(text, &next)))
		return 0;
	*year = (uint16_t)number;
	return end;
}

/* « au », « et » and so on between two days of one month; where the next day starts. */
static size_t bridge_end(struct pl_str text, size_t at)
{
	static const char *const words[] = { "au", "et", "ou", "a" };
	size_t start = blanks_end(text, at), end = 0, next = start;
	uint32_t code = pl_utf8_next(text, &next);

	if (code == ',' || code == '-' || code == 0x2013)
		return blanks_end(text, next);
	if (code == 0xE0)
		end = next;
	for (size_t i = 0; !end && i < sizeof(words) / sizeof(*words); i++)
		end = word_end(text, start, words[i]);
	if (!end || start == at)
		return 0;
	start = blanks_end(text, end);
	if ((end = word_end(text, start, "le")))
		start = blanks_end(text, end);
	return start;
}

/* A day of the week before byte `at`, where a number starts. */
static void read_weekday(struct pl_str text, size_t floor, size_t at, struct pl_dated *dated)
{
	size_t end = at, start, comma, point;
	uint8_t weekday = 0;

	while (end > floor) {
		size_t before = end;

		if (!pl_is_blank(pl_utf8_prev(text, &before)) || at - before > 4)
			break;
		end = before;
	}
	/* « Vendredi, 28/8/2026 » */
	comma = end;
	if (end > floor && end < at && text.at[end - 1] == ',')
		end--;
	point = end > floor && end < at && text.at[end - 1] == '.';
	for (start = end - point; start > floor && end - start < 8; start--) {
		if ((text.at[start - 1] | 32) < 'a' || (text.at[start - 1] | 32) > 'z')
			break;
	}
	if (comma == at || (weekday_end(text, start, &weekday) != end &&
			    short_weekday_end(text, start, &weekday) != end))
		return;
	if (start > floor) {
		size_t before = start;

		if (pl_is_word(pl_utf8_prev(text, &before)))
			return;
	}
	dated->weekday = (struct pl_span){ (uint32_t)start, (uint32_t)end };
	dated->span.start = (uint32_t)start;
	dated->day_of_week = weekday;
}

/* What would make a number of figures something else than a date. */
static bool is_joined(uint32_t code)
{
	return pl_is_word(code) || code == '/' || code == '-' || code == '.' || code == ',';
}

/* Something that goes on: 2026-12-31T08, 2026/12/31/7. */
static bool is_joined_behind(struct pl_str text, size_t at)
{
	uint32_t code = at < text.len ? pl_utf8_next(text, &at) : 0;

	return pl_is_word(code) || code == '/' || code == '-';
}

/* 31/12/2026 and 31-12-2026, or 31/12 in two figures each. */
static size_t figures_end(struct pl_str text, size_t at, struct pl_dated *dated)
{
	unsigned day, month, year;
	size_t first = number_end(text, at, 2, &day), second, end, next;
	char sign;

	if (!first || first >= text.len || (text.at[first] != '/' && text.at[first] != '-'))
		return 0;
	sign = text.at[first];
	second = number_end(text, first + 1, 2, &month);
	if (!second)
		return 0;
	dated->date = (struct pl_date){ 0, (uint8_t)month, (uint8_t)day };
	next = second;
	if (second < text.len && text.at[second] == sign &&
	    (end = number_end(text, second + 1, 4, &year)) && end == second + 5) {
		dated->date.year = (uint16_t)year;
		dated->figures = true;
		next = end;
		return pl_is_word(pl_utf8_next(text, &next)) ||
				       (next <= text.len && next > end && text.at[end] == sign)
			       ? 0
			       : end;
	}
	dated->short_form = true;
	if (sign == '-' || first != at + 2 || second != first + 3 || !pl_date_exists(dated->date))
		return 0;
	return pl_is_word(pl_utf8_next(text, &next)) ||
			       (second < text.len && text.at[second] == '/')
		       ? 0
		       : second;
}

/* 2026-12-31 and 2026/12/31. */
static size_t year_first_end(struct pl_str text, size_t at, struct pl_dated *dated)
{
	unsigned year, month, day;
	size_t first = number_end(text, at, 4, &year), second, end, next;
	char sign;

	if (first != at + 4 || first >= text.len ||
	    (text.at[first] != '/' && text.at[first] != '-'))
		return 0;
	sign = text.at[first];
	second = number_end(text, first + 1, 2, &month);
	if (second != first + 3 || second >= text.len || text.at[second] != sign || !month ||
	    month > 12)
		return 0;
	end = next = number_end(text, second + 1, 2, &day);
	if (end != second + 3 || !day || day > 31 || year < 1500 || year > 2200 ||
	    is_joined_behind(text, next))
		return 0;
	dated->date = (struct pl_date){ (uint16_t)year, (uint8_t)month, (uint8_t)day };
	dated->figures = true;
	return end;
}

enum { MOST_DAYS = 8 };

/* A month and maybe a year, right behind a day or behind more days of the same month. */
static size_t words_end(struct pl_str text, size_t first, struct pl_dated *dated, int left)
{
	size_t at = blanks_end(text, first), end;
	unsigned day;
	uint8_t weekday;

	if ((end = month_end(text, at, &dated->date.month))) {
		size_t year = year_end(text, end, &dated->date.year);

		return year ? year : end;
	}
	if (!left || !(at = bridge_end(text, first)))
		return 0;
	if ((end = weekday_end(text, at, &weekday)))
		at = blanks_end(text, end);
	end = day_end(text, at, &day);
	return end ? words_end(text, end, dated, left - 1) : 0;
}

/* -septembre-2026, /septembre/2026, with a year; with a capital it is the name of a street. */
static size_t joined_end(struct pl_str text, size_t at, struct pl_dated *dated)
{
	char sign = at < text.len ? text.at[at] : 0;
	unsigned year;
	size_t end, behind;

	if ((sign != '-' && sign != '/') || at + 1 >= text.len || text.at[at + 1] < 'a' ||
	    text.at[at + 1] > 'z')
		return 0;
	end = month_end(text, at + 1, &dated->date.month);
	if (!end || end >= text.len || text.at[end] != sign)
		return 0;
	behind = number_end(text, end + 1, 4, &year);
	if (behind != end + 5)
		return 0;
	dated->date.year = (uint16_t)year;
	return behind;
}

/* A date whose day starts at byte `at`.  One of several days ends where its own does. */
static bool read_at(struct pl_str text, size_t floor, size_t at, struct pl_dated *dated)
{
	unsigned day;
	size_t end, joined, first = day_end(text, at, &day), next;
	uint8_t month;

	*dated = (struct pl_dated){ .span = { (uint32_t)at, 0 } };
	if (!first && (end = year_first_end(text, at, dated))) {
		dated->span.end = (uint32_t)end;
		read_weekday(text, floor, at, dated);
		return true;
	}
	if (!first)
		return false;
	if ((end = figures_end(text, at, dated))) {
		dated->span.end = (uint32_t)end;
		read_weekday(text, floor, at, dated);
		return true;
	}
	*dated = (struct pl_dated){ .span = { (uint32_t)at, 0 }, .date = { .day = (uint8_t)day } };
	if (!(joined = joined_end(text, first, dated)) &&
	    !(end = words_end(text, first, dated, MOST_DAYS)))
		return false;
	if (joined)
		end = joined;
	next = blanks_end(text, first);
	dated->borrowed = !joined && !month_end(text, next, &month);
	dated->span.end = (uint32_t)(dated->borrowed ? first : end);
	read_weekday(text, floor, at, dated);
	return true;
}

bool pl_date_next(struct pl_str text, size_t *from, struct pl_dated *dated)
{
	for (size_t at = *from; (at = pl_digit_from(text, at)) < text.len; at++) {
		size_t before = at;

		if (!(at && is_joined(pl_utf8_prev(text, &before)) &&
		      (text.at[at - 1] != '-' || at < 2 ||
		       pl_is_word((unsigned char)text.at[at - 2]))) &&
		    read_at(text, *from, at, dated)) {
			*from = dated->span.end;
			return true;
		}
		while (at + 1 < text.len && text.at[at + 1] >= '0' && text.at[at + 1] <= '9')
			at++;
	}
	*from = text.len;
	return false;
}

/* --- hours --------------------------------------------------------------------------------- */

/* 30 behind « h » and maybe blanks, not the start of something longer. */
static size_t minutes_end(struct pl_str text, size_t at, unsigned *minutes)
{
	size_t end = number_end(text, at, 2, minutes), next = end;

	return end == at + 2 && *minutes < 60 && !pl_is_word(pl_utf8_next(text, &next)) ? end : 0;
}

/* « h », « heures »; 0: none, or a length of time (24 h/24). */
static size_t unit_end(struct pl_str text, size_t at)
{
	static const char *const words[] = { "heures", "heure", "h" };
	size_t start = blanks_end(text, at);

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		size_t end = word_end(text, start, words[i]);

		if (end)
			return end < text.len && text.at[end] == '/' ? 0 : end;
	}
	/* 18h30 is one word. */
	return start < text.len && (text.at[start] | 32) == 'h' ? start + 1 : 0;
}

static bool hour_at(struct pl_str text, size_t at, struct pl_hour *hour)
{
	unsigned hours, minutes = 0;
	size_t end = number_end(text, at, 2, &hours), unit, more, next;

	if (!end || hours > 24)
		return false;
	if (end < text.len && text.at[end] == ':') {
		unit = minutes_end(text, end + 1, &minutes);
		end = unit && !(unit < text.len && text.at[unit] == ':') ? unit : 0;
	} else if ((unit = unit_end(text, end))) {
		next = unit;
		more = minutes_end(text, blanks_end(text, unit), &minutes);
		if (!more && pl_is_word(pl_utf8_next(text, &next)))
			return false;
		minutes = more ? minutes : 0;
		end = more ? more : unit;
	} else {
		end = 0;
	}
	hour->span = (struct pl_span){ (uint32_t)at, (uint32_t)end };
	hour->minutes = (uint16_t)(hours * 60 + minutes);
	return end && hour->minutes <= 24 * 60;
}

static bool noon_at(struct pl_str text, size_t at, struct pl_hour *hour)
{
	size_t noon = word_end(text, at, "midi"), night = word_end(text, at, "minuit");

	hour->span = (struct pl_span){ (uint32_t)at, (uint32_t)(noon ? noon : night) };
	hour->minutes = noon ? 12 * 60 : 24 * 60;
	return noon || night;
}

bool pl_hour_next(struct pl_str text, size_t *from, struct pl_hour *hour)
{
	for (size_t at = *from; at < text.len; at++) {
		bool digit = text.at[at] >= '0' && text.at[at] <= '9';
		size_t before = at;
		uint32_t last;

		if (!digit && (text.at[at] | 32) != 'm')
			continue;
		last = at ? pl_utf8_prev(text, &before) : 0;
		if (pl_is_word(last) || last == ':' || last == '.' || last == ',' || last == '/' ||
		    (!digit && last == '-'))
			continue;
		if (digit ? hour_at(text, at, hour) : noon_at(text, at, hour)) {
			*from = hour->span.end;
			return true;
		}
	}
	*from = text.len;
	return false;
}

/* --- a front matter's date ------------------------------------------------------------------ */

static size_t iso_end(struct pl_str text, struct pl_date *date)
{
	unsigned year, month, day;
	size_t first = number_end(text, 0, 4, &year), second, end;

	if (first != 4 || first >= text.len || text.at[first] != '-')
		return 0;
	second = number_end(text, first + 1, 2, &month);
	if (!second || second >= text.len || text.at[second] != '-')
		return 0;
	end = number_end(text, second + 1, 2, &day);
	*date = (struct pl_date){ (uint16_t)year, (uint8_t)month, (uint8_t)day };
	return end;
}

/* The first date of the text; 0,0: there is none. */
static struct pl_span front_date(struct pl_str text, struct pl_date *date)
{
	struct pl_dated dated;
	size_t end = iso_end(text, date), from = 0;

	if (end)
		return (struct pl_span){ 0, (uint32_t)end };
	if (!pl_date_next(text, &from, &dated))
		return (struct pl_span){ 0, 0 };
	*date = dated.date;
	return dated.span;
}

bool pl_date_is_whole(struct pl_str text)
{
	static const char *const bridges[] = { "T", ",", "à ", "at " };
	struct pl_hour hour;
	struct pl_date date;
	struct pl_span span;
	size_t from = 0;

	text = pl_str_trim(text);
	span = front_date(text, &date);
	if (span.start || !span.end)
		return false;
	text = pl_str_trim(pl_str_cut(text, span.end, text.len));
	for (size_t i = 0; i < sizeof(bridges) / sizeof(*bridges); i++) {
		struct pl_str bridge = pl_str_of(bridges[i]);

		if (text.len > bridge.len && pl_str_starts(text, bridges[i]))
			text = pl_str_trim(pl_str_cut(text, bridge.len, text.len));
	}
	return !text.len ||
	       (pl_hour_next(text, &from, &hour) && !hour.span.start && hour.span.end == text.len);
}

bool pl_date_read(struct pl_str text, struct pl_date *date, int32_t *minutes)
{
	struct pl_hour hour;
	size_t end, from = 0;

	*minutes = -1;
	text = pl_str_trim(text);
	end = front_date(text, date).end;
	if (!end)
		return false;
	/* 2026-03-12T18:30 */
	if (end < text.len && text.at[end] == 'T')
		end++;
	text = pl_str_cut(text, end, text.len);
	from = 0;
	if (pl_hour_next(text, &from, &hour))
		*minutes = hour.minutes;
	return date->year && pl_date_exists(*date);
}
