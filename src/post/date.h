/* Dates and hours as French texts write them (date.c), and as days of the calendar
 * (calendar.c).  What could be something else (10/12, a
 * fraction or a date) is found only when asked for, or not at all. */
#ifndef PL_POST_DATE_H
#define PL_POST_DATE_H

#include "base/str.h"

struct pl_date {
	uint16_t year; /* 0: not written */
	uint8_t month, day;
};

/* A date in a text. */
struct pl_dated {
	struct pl_span span;    /* all of it, with the day of the week and the year */
	struct pl_span weekday; /* its day of the week; empty: none is written */
	uint8_t day_of_week;    /* 1, Monday, to 7; 0: none */
	bool short_form;        /* 31/12: two numbers and no year, which may be no date */
	bool figures;           /* 31/12/2026 */
	bool borrowed;          /* « 3 » of « du 3 au 5 juin »: month and year are the 5th's */
	struct pl_date date;    /* as written: it may be in no calendar */
};

/* The next date from byte `*from` on, which then moves behind it.  False: none is left.
 * In linear time, however often it is called. */
bool pl_date_next(struct pl_str text, size_t *from, struct pl_dated *dated);
/* It is a day of the calendar; a 29 February without a year is. */
bool pl_date_exists(struct pl_date date);
/* Days since 1 March of the year 0, for distances; the date must exist and have a year. */
int32_t pl_date_number(struct pl_date date);
/* The date that is `days` later. */
struct pl_date pl_date_after(struct pl_date date, int32_t days);
/* The last day that a date of a year, a month or a day may mean: 2026, 2026-11, 2026-11-26.
 * False when it is none. */
bool pl_date_last(struct pl_str text, struct pl_date *day);
/* 1, Monday, to 7. */
unsigned pl_date_weekday(struct pl_date date);
/* The year that the date without one most likely means when `now` is today: the nearest.  0 when
 * two years are nearly as near. */
uint16_t pl_date_nearest_year(struct pl_date date, struct pl_date now);
/* A public holiday all over France, Easter's included. */
bool pl_date_holiday(struct pl_date date);
/* lundi, Monday; month 1 is janvier, January. */
const char *pl_date_weekday_name(unsigned weekday, enum pl_lang lang);
const char *pl_date_month_name(unsigned month, enum pl_lang lang);
/* Reads what a front matter says: 2026-03-12, 12/03/2026, 12 mars 2026, with or
 * without an hour behind (in minutes; -1: none).  False when it starts with no date that exists
 * and has a year. */
bool pl_date_read(struct pl_str text, struct pl_date *date, int32_t *minutes);
/* What is read so is all that stands there: no word before, and nothing behind but an hour that
 * there is. */
bool pl_date_is_whole(struct pl_str text);

/* An hour of the day in a text: 18 h 30, 9h, 18:30, 18 heures, midi, minuit. */
struct pl_hour {
	struct pl_span span;
	uint16_t minutes; /* since midnight; 24 h is 1440 */
};

bool pl_hour_next(struct pl_str text, size_t *from, struct pl_hour *hour);

#endif
