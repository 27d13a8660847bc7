/* date: dates and hours as they are written, and the calendar. */
#include "post/date.h"

#include <stdio.h>

#include "test.h"

static const struct {
	const char *text, *want; /* weekday year-month-day flags, one behind the other */
} texts[] = {
	{ "Rendez-vous lundi 31 novembre 2026 à Gap.", "[lundi 31 novembre 2026] 1 2026-11-31" },
	{ "le 1er mai", "[1er mai] 0 0-5-1" },
	{ "Avant le 31/11/2026.", "[31/11/2026] 0 2026-11-31 figures" },
	{ "du 3 au 5 juin", "[3] 0 0-6-3 borrowed [5 juin] 0 0-6-5" },
	{ "les 3, 4 et 5 juin 2026",
	  "[3] 0 2026-6-3 borrowed [4] 0 2026-6-4 borrowed [5 juin 2026] 0 2026-6-5" },
	{ "du mardi 3 au jeudi 5 juin 2026",
	  "[mardi 3] 2 2026-6-3 borrowed [jeudi 5 juin 2026] 4 2026-6-5" },
	{ "Samedi\u00A014 mars", "[Samedi\u00A014 mars] 6 0-3-14" },
	{ "12 FÉVRIER 2026, 3 aout, 5 sept. 2027",
	  "[12 FÉVRIER 2026] 0 2026-2-12 [3 aout] 0 0-8-3 [5 sept. 2027] 0 2027-9-5" },
	{ "le 14/03 à Foix, lundi 02/11", "[14/03] 0 0-3-14 short [lundi 02/11] 1 0-11-2 short" },
	/* Fractions, roads, names, versions: no dates. */
	{ "24/24, 7/7, 1/2, RN 31, 12/2025, 120 mai, 3 marsouins, 1.12.2026, 2024/31/12, 5/12/26",
	  "" },
	{ "le 30-02-2026, Vendredi, 28/8/2026, 31-septembre-2026, rue du 8-Mai-1945, 12-03",
	  "[30-02-2026] 0 2026-2-30 figures [Vendredi, 28/8/2026] 5 2026-8-28 figures "
	  "[31-septembre-2026] 0 2026-9-31" },
	{ "Covid-19 mai 2026, 18h, 15 rue du 8-Mai", "" },
	{ "Ven. 28 août 2014, Dim 3 mars 2013, en mer 3 mars, jeu 3 mars",
	  "[Ven. 28 août 2014] 5 2014-8-28 [Dim 3 mars 2013] 7 2013-3-3 [3 mars] 0 0-3-3 [3 mars] "
	  "0 "
	  "0-3-3" },
	{ "Vendredi, 2014/08/28. 2026-02-30, 2026-13-01, 2026-12-31T08",
	  "[Vendredi, 2014/08/28] 5 2014-8-28 figures [2026-02-30] 0 2026-2-30 figures" },
	{ "12 mars 26 personnes", "[12 mars] 0 0-3-12" },
	{ "alundi 3 mars, 12-sept-2026", "[3 mars] 0 0-3-3 [12-sept-2026] 0 2026-9-12" },
	/* No such day, no year that anybody means, and what goes on as no date does. */
	{ "2026/00/12; 2026-03-00; 2026-03-32; 1400-03-12; 2300-03-12; 2026-03-123", "" },
	{ "2026/12/31/7; 2026-12-31-a; 2026-12-31a; 31/12/2026/5; 31/12/2026a; 31-12-2026-5", "" },
	{ "31/12/1; 31/12/a; 31/x; 2026-x; 2026/3/12; 2026-03/12; 2026-3-; 12-septembre", "" },
	{ "12-septembre/2026; 12-septembre-26; 12/Septembre/2026; 12-xyz-2026", "" },
	{ "31/12/", "" },
	{ "2026-03", "" },
};

static void add_dates(struct pl_buf *out, struct pl_str text)
{
	struct pl_dated dated;

	for (size_t from = 0; pl_date_next(text, &from, &dated);) {
		pl_buf_printf(out, "%s[%.*s] %d %d-%d-%d%s%s%s", out->len ? " " : "",
			      PL_ARGS(pl_str_in(text, dated.span)), dated.day_of_week,
			      dated.date.year, dated.date.month, dated.date.day,
			      dated.short_form ? " short" : "", dated.figures ? " figures" : "",
			      dated.borrowed ? " borrowed" : "");
	}
}

static void add_hours(struct pl_buf *out, struct pl_str text)
{
	struct pl_hour hour;

	for (size_t from = 0; pl_hour_next(text, &from, &hour);)
		pl_buf_printf(out, "%s[%.*s] %d", out->len ? " " : "",
			      PL_ARGS(pl_str_in(text, hour.span)), hour.minutes);
}

static void try_text(const char *text, const char *want,
		     void (*add)(struct pl_buf *out, struct pl_str text))
{
	struct pl_buf out = { 0 };

	add(&out, pl_str_of(text));
	if (!pl_str_is(pl_buf_str(&out), want)) {
		print_error("text: %s\nwanted: %s\ncame: %.*s\n", text, want,
			    PL_ARGS(pl_buf_str(&out)));
		fail();
	}
	pl_buf_release(&out);
}

static void test_dates(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		try_text(texts[i].text, texts[i].want, add_dates);
}

static void test_hours(void **state)
{
	(void)state;
	try_text("à 18 h 30, 18h30, 9h, 18:30", "[18 h 30] 1110 [18h30] 1110 [9h] 540 [18:30] 1110",
		 add_hours);
	try_text("de 9 h à 12 h, 8 heures 15, midi, Minuit",
		 "[9 h] 540 [12 h] 720 [8 heures 15] 495 [midi] 720 [Minuit] 1440", add_hours);
	try_text("à 18\u00A0h\u00A030", "[18\u00A0h\u00A030] 1110", add_hours);
	try_text("24h/24, 48 h, 9 hectares, 3:1, 12:30:45, après-midi, 25 h, 2,5 h, 10 habitants, "
		 "24 h 01",
		 "", add_hours);
}

static void test_calendar(void **state)
{
	static const struct pl_date days[] = { { 2000, 2, 29 }, { 2024, 12, 31 }, { 2026, 3, 12 } };
	struct pl_date day;

	(void)state;
	assert_int_equal(pl_date_weekday((struct pl_date){ 2026, 11, 26 }), 4);
	assert_int_equal(pl_date_weekday((struct pl_date){ 2015, 2, 18 }), 3);
	assert_int_equal(pl_date_weekday((struct pl_date){ 1900, 1, 1 }), 1);
	assert_false(pl_date_exists((struct pl_date){ 2026, 2, 29 }));
	assert_true(pl_date_exists((struct pl_date){ 0, 2, 29 }));
	assert_false(pl_date_exists((struct pl_date){ 2026, 0, 1 }));
	assert_false(pl_date_exists((struct pl_date){ 2026, 13, 1 }));
	assert_false(pl_date_exists((struct pl_date){ 2026, 1, 0 }));
	assert_false(pl_date_exists((struct pl_date){ 1900, 2, 29 }));
	for (size_t i = 0; i < 3; i++) {
		for (int32_t n = -800; n <= 800; n += 7) {
			day = pl_date_after(days[i], n);
			assert_true(pl_date_exists(day));
			assert_int_equal(pl_date_number(day) - pl_date_number(days[i]), n);
		}
	}
	assert_int_equal(pl_date_nearest_year((struct pl_date){ 0, 2, 18 },
					      (struct pl_date){ 2026, 12, 20 }),
			 2027);
	assert_int_equal(
		pl_date_nearest_year((struct pl_date){ 0, 6, 1 }, (struct pl_date){ 2026, 12, 1 }),
		0);
}

static void test_last_days(void **state)
{
	static const struct {
		const char *text;
		int year, month, day; /* year 0: refused */
	} cases[] = {
		{ "2026", 2026, 12, 31 },   { "2026-02", 2026, 2, 28 },
		{ "2024-02", 2024, 2, 29 }, { "2026-06-05", 2026, 6, 5 },
		{ "2026-02-30", 0, 0, 0 },  { "2026-13", 0, 0, 0 },
		{ "2026-00", 0, 0, 0 },     { "2026-06-00", 0, 0, 0 },
		{ "0000", 0, 0, 0 },        { "2026-", 0, 0, 0 },
		{ "2026/06", 0, 0, 0 },     { "2026-06-", 0, 0, 0 },
		{ "2026-06-05-", 0, 0, 0 }, { "2026-06-05-1", 0, 0, 0 },
		{ "2026-06-x1", 0, 0, 0 },  { "2026-6", 0, 0, 0 },
		{ "20:6", 0, 0, 0 },        { "", 0, 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_date day;

		if (pl_date_last(pl_str_of(cases[i].text), &day) != (cases[i].year != 0))
			fail_msg("%s is %staken", cases[i].text, cases[i].year ? "not " : "");
		if (!cases[i].year)
			continue;
		assert_int_equal(day.year, cases[i].year);
		assert_int_equal(day.month, cases[i].month);
		assert_int_equal(day.day, cases[i].day);
	}
}

static void test_holidays(void **state)
{
	/* Easter Monday, Ascension, Whit Monday of 2026 and of 2038, the latest there is. */
	static const struct pl_date days[] = { { 2026, 4, 6 },  { 2026, 5, 14 }, { 2026, 5, 25 },
					       { 2038, 4, 26 }, { 2038, 6, 3 },  { 2026, 7, 14 } };

	(void)state;
	for (size_t i = 0; i < sizeof(days) / sizeof(*days); i++)
		assert_true(pl_date_holiday(days[i]));
	assert_false(pl_date_holiday((struct pl_date){ 2026, 4, 5 + 2 }));
	assert_false(pl_date_holiday((struct pl_date){ 2026, 5, 15 }));
}

static void test_whole(void **state)
{
	static const char *const whole[] = {
		"2026-03-12",       " 2026-03-12 18:30 ",        "2026-03-12T18:30",
		"2026-12-31 24:00", "jeudi 12 mars 2026, 18 h ", "12/03/2026 à 18h30",
		"2026-03-12 midi",
	};
	static const char *const more[] = {
		"2026-12-31 24:01",
		"2026-12-31 x",
		"2026-12-31 18:30 x",
		"2026-12-31,",
		"avant le 12/03/2026",
		"2026-12-31 at",
		"bientôt",
		"",
		"2026-12-31 18:75",
		"2026-12-31 25 h",
		"2026-12-31T",
		"18:30",
		"2026-12-31 18:30:99",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(whole) / sizeof(*whole); i++) {
		if (!pl_date_is_whole(pl_str_of(whole[i])))
			fail_msg("%s is a date and maybe an hour", whole[i]);
	}
	for (size_t i = 0; i < sizeof(more) / sizeof(*more); i++) {
		if (pl_date_is_whole(pl_str_of(more[i])))
			fail_msg("%s is more than a date and an hour", more[i]);
	}
}

static void test_front(void **state)
{
	static const struct {
		const char *text;
		int year, month, day, minutes; /* year 0: refused */
	} cases[] = {
		{ "2026-03-12", 2026, 3, 12, -1 },
		{ "2026-03-12 18:30", 2026, 3, 12, 1110 },
		{ "2026-03-12T08:05:00", 2026, 3, 12, -1 },
		{ "12/03/2026", 2026, 3, 12, -1 },
		{ " jeudi 12 mars 2026, 18 h ", 2026, 3, 12, 1080 },
		{ "2026-03-12T", 2026, 3, 12, -1 },
		{ "2026-3", 0, 0, 0, 0 },
		{ "2026-", 0, 0, 0, 0 },
		{ "2026-03", 0, 0, 0, 0 },
		{ "2026", 0, 0, 0, 0 },
		{ "12 mars", 0, 0, 0, 0 },
		{ "2026-02-30", 0, 0, 0, 0 },
		{ "bientôt", 0, 0, 0, 0 },
		{ "", 0, 0, 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_date date;
		int32_t minutes;
		bool ok = pl_date_read(pl_str_of(cases[i].text), &date, &minutes);

		assert_int_equal(ok, cases[i].year != 0);
		if (!ok)
			continue;
		assert_int_equal(date.year, cases[i].year);
		assert_int_equal(date.month, cases[i].month);
		assert_int_equal(date.day, cases[i].day);
		assert_int_equal(minutes, cases[i].minutes);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_dates),     cmocka_unit_test(test_hours),
		cmocka_unit_test(test_calendar),  cmocka_unit_test(test_holidays),
		cmocka_unit_test(test_front),     cmocka_unit_test(test_whole),
		cmocka_unit_test(test_last_days),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
