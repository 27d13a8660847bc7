/* Dates as days of the calendar. */
#include "post/date.h"

/* --- the calendar -------------------------------------------------------------------- */

static bool is_leap(unsigned year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static unsigned days_of(unsigned month, unsigned year)
{
	static const uint8_t days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return month == 2 && year && !is_leap(year) ? 28 : days[month - 1];
}

bool pl_date_exists(struct pl_date date)
{
	return date.month >= 1 && date.month <= 12 && date.day >= 1 &&
	       date.day <= days_of(date.month, date.year);
}

/* Counted from March on, so that a leap day is the last of its year. */
int32_t pl_date_number(struct pl_date date)
{
	int32_t month = (date.month + 9) % 12, year = date.year - month / 10;

	return 365 * year + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 + date.day -
	       1;
}

struct pl_date pl_date_after(struct pl_date date, int32_t days)
{
	int32_t step = days < 0 ? -1 : 1;

	for (; days; days -= step) {
		int32_t day = date.day + step;

		if (day < 1 || day > (int32_t)days_of(date.month, date.year)) {
			int32_t month = date.month + step;

			date.year = (uint16_t)(date.year + (month < 1 ? -1 : month > 12));
			date.month = (uint8_t)(month < 1 ? 12 : month > 12 ? 1 : month);
			day = step < 0 ? (int32_t)days_of(date.month, date.year) : 1;
		}
		date.day = (uint8_t)day;
	}
	return date;
}

unsigned pl_date_weekday(struct pl_date date)
{
	/* 1 March of the year 0 was a Wednesday. */
	return (unsigned)(pl_date_number(date) + 2) % 7 + 1;
}

/* Two years are as near when the date is about half a year away. */
enum { NEAR = 150 };

uint16_t pl_date_nearest_year(struct pl_date date, struct pl_date now)
{
	for (int32_t step = -1; step <= 1; step++) {
		struct pl_date there = date;
		int32_t days;

		there.year = (uint16_t)(now.year + step);
		if (!pl_date_exists(there))
			continue;
		days = pl_date_number(there) - pl_date_number(now);
		if (days >= -NEAR && days <= NEAR)
			return there.year;
	}
	return 0;
}

/* After Meeus, Astronomical Algorithms (1991), chapter 8, "Butcher's algorithm". */
static struct pl_date easter(uint16_t year)
{
	int32_t a = year % 19, b = year / 100, c = year % 100;
	int32_t h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
	int32_t l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
	int32_t m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;

	return (struct pl_date){ year, (uint8_t)(n / 31), (uint8_t)(n % 31 + 1) };
}

/* Code du travail, article L. 3133-1 (read in 2026-11). */
bool pl_date_holiday(struct pl_date date)
{
	static const uint8_t fixed[][2] = { { 1, 1 },  { 5, 1 },  { 5, 8 },   { 7, 14 },
					    { 8, 15 }, { 11, 1 }, { 11, 11 }, { 12, 25 } };
	int32_t from_easter;

	for (size_t i = 0; i < sizeof(fixed) / sizeof(*fixed); i++) {
		if (date.month == fixed[i][0] && date.day == fixed[i][1])
			return true;
	}
	from_easter = pl_date_number(date) - pl_date_number(easter(date.year));
	return from_easter == 1 || from_easter == 39 || from_easter == 50;
}

/* --- names ------------------------------------------------------------------------------- */

const char *pl_date_weekday_name(unsigned weekday, enum pl_lang lang)
{
	static const char *const french[] = { "lundi",    "mardi",  "mercredi", "jeudi",
					      "vendredi", "samedi", "dimanche" };
	static const char *const english[] = { "Monday", "Tuesday",  "Wednesday", "Thursday",
					       "Friday", "Saturday", "Sunday" };

	return (lang == PL_FR ? french : english)[(weekday + 6) % 7];
}

const char *pl_date_month_name(unsigned month, enum pl_lang lang)
{
	static const char *const french[] = { "janvier",   "février", "mars",     "avril",
					      "mai",       "juin",    "juillet",  "août",
					      "septembre", "octobre", "novembre", "décembre" };
	static const char *const english[] = { "January",   "February", "March",    "April",
					       "May",       "June",     "July",     "August",
					       "September", "October",  "November", "December" };

	return (lang == PL_FR ? french : english)[(month + 11) % 12];
}

/* `n` figures from byte `*at` on, which then moves behind them and a hyphen. */
static bool figures(struct pl_str text, size_t *at, size_t n, unsigned *number)
{
	*number = 0;
	for (size_t i = 0; i < n; i++, (*at)++) {
		if (*at >= text.len || text.at[*at] < '0' || text.at[*at] > '9')
			return false;
		*number = *number * 10 + (unsigned)(text.at[*at] - '0');
	}
	if (*at < text.len)
		return text.at[(*at)++] == '-' && *at < text.len;
	return true;
}

/* The last day of the month. */
static void to_end_of_month(struct pl_date *date)
{
	for (date->day = 31; !pl_date_exists(*date);)
		date->day--;
}

bool pl_date_last(struct pl_str text, struct pl_date *day)
{
	unsigned year, month = 12, of_month = 0;
	size_t at = 0;

	if (!figures(text, &at, 4, &year) || !year ||
	    (at < text.len && (!figures(text, &at, 2, &month) || !month || month > 12)) ||
	    (at < text.len && (!figures(text, &at, 2, &of_month) || at < text.len || !of_month)))
		return false;
	*day = (struct pl_date){ (uint16_t)year, (uint8_t)month, (uint8_t)of_month };
	if (!of_month)
		to_end_of_month(day);
	return pl_date_exists(*day);
}
