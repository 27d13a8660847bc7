/* schedule: dates that are in no calendar, disagree with their day of the week, are past, or lie
 * in a period that asks for care.  What is now is when the post goes out: where neither the draft
 * nor the caller says it, nothing is told that depends on it. */
#include "check/expr.h"
#include "check/holds.h"
#include "check/near.h"
#include "check/periods.h"

enum find {
	FIND_WEEKDAY,
	FIND_IMPOSSIBLE,
	FIND_PAST,
	FIND_YEAR,
	FIND_PERIOD,
	FIND_CAMPAIGN,
	FIND_NOTICE,
	FIND_SESSION,
	FIND_OFF_HOURS
};

static const char *const find_words[] = {
	"weekday",      "impossible",   "past",         "hashtag-year", "in-period",
	"off-campaign", "short-notice", "long-session", "off-hours",    NULL
};

struct schedule {
	uint8_t find;
	struct pl_ref pattern, unless;
	uint32_t wanted, unwanted; /* their patterns */
	struct pl_row list, phases;
	struct pl_row periods; /* struct pl_period */
	uint32_t days, minutes, opens, closes;
};

#define AT(field) offsetof(struct schedule, field)

/* A run over a post. */
struct look {
	const struct schedule *schedule;
	const struct pl_post *post;
	struct pl_hits *hits;
	struct pl_str text; /* up to the body's end */
	bool known;         /* it is known when the post goes out: */
	struct pl_moment now;
	size_t sentence; /* the one looked at last */
	size_t answered; /* one more than the sentence that `answer` is about; 0: none */
	bool answer;
};

/* --- where a date stands -------------------------------------------------------------------- */

static bool says(struct look *look, uint32_t pattern, struct pl_str text)
{
	struct pl_block block = pl_expr_alone(text);
	struct pl_match match;

	return pl_hits_search(look->hits, pattern, &block, 0, &match);
}

/* The sentence is one of those that the rule looks at. */
static bool is_asked(struct look *look, uint32_t at)
{
	const struct schedule *schedule = look->schedule;
	struct pl_str text = pl_post_sentence_at(look->post, &look->sentence, at);

	/* Once for each: a long one may hold many dates. */
	if (look->answered != look->sentence + 1)
		look->answer = (!schedule->wanted || says(look, schedule->wanted, text)) &&
			       (!schedule->unwanted || !says(look, schedule->unwanted, text));
	look->answered = look->sentence + 1;
	return look->answer && !pl_hits_stopped(look->hits);
}

/* A link, a hashtag: what stands there is no prose. */
static bool in_machine_text(const struct pl_post *post, uint32_t at)
{
	const struct pl_token *token = pl_post_token_at(post, at);

	return token && token->kind != PL_TOKEN_WORD && token->kind != PL_TOKEN_NUMBER;
}

static bool next_date(const struct look *look, size_t *from, struct pl_dated *dated)
{
	while (pl_date_next(look->text, from, dated)) {
		if (!in_machine_text(look->post, dated->span.start))
			return true;
	}
	return false;
}

static bool next_hour(const struct look *look, size_t *from, struct pl_hour *hour)
{
	while (pl_hour_next(look->text, from, hour)) {
		if (!in_machine_text(look->post, hour->span.start))
			return true;
	}
	return false;
}

/* Gives the date the year that is most likely meant; false when that is not known. */
static bool settle(const struct look *look, struct pl_date *date)
{
	if (!date->year && look->known)
		date->year = pl_date_nearest_year(*date, look->now.date);
	return date->year && pl_date_exists(*date);
}

static struct pl_hit *tell(const struct look *look, struct pl_span span)
{
	struct pl_hit *hit = pl_hit(look->hits, span);

	pl_hit_arg(look->hits, hit, pl_str_in(look->post->text, span));
	return hit;
}

static void add_date(const struct look *look, struct pl_hit *hit, struct pl_date date)
{
	enum pl_lang lang = pl_hits_lang(look->hits);
	const char *first = lang == PL_FR && date.day == 1 ? "er" : "";

	if (date.year)
		pl_hit_argf(look->hits, hit, "%d%s %s %d", date.day, first,
			    pl_date_month_name(date.month, lang), date.year);
	else
		pl_hit_argf(look->hits, hit, "%d%s %s", date.day, first,
			    pl_date_month_name(date.month, lang));
}

/* --- the calendar ---------------------------------------------------------------------------- */

/* Before, dates of France are of another calendar. */
enum { FIRST_GREGORIAN_YEAR = 1583 };

static void mend_weekday(const struct look *look, struct pl_hit *hit, struct pl_span span,
			 unsigned weekday)
{
	struct pl_str name = pl_str_of(pl_date_weekday_name(weekday, PL_FR));
	size_t at = span.start;

	if (pl_is_upper(pl_utf8_next(look->text, &at)))
		name = pl_arena_printf(pl_hits_arena(look->hits), "%c%.*s", name.at[0] - 'a' + 'A',
				       (int)name.len - 1, name.at + 1);
	pl_hit_edit(look->hits, hit, span, name);
}

static void weekday(struct look *look)
{
	struct pl_dated dated;

	for (size_t from = look->post->body.start; next_date(look, &from, &dated);) {
		struct pl_date date = dated.date;
		unsigned right;
		struct pl_hit *hit;

		if (!dated.day_of_week || !settle(look, &date) || date.year < FIRST_GREGORIAN_YEAR)
			continue;
		right = pl_date_weekday(date);
		if (right == dated.day_of_week || !is_asked(look, dated.span.start))
			continue;
		hit = tell(look, dated.span);
		add_date(look, hit, date);
		pl_hit_arg(look->hits, hit,
			   pl_str_of(pl_date_weekday_name(right, pl_hits_lang(look->hits))));
		mend_weekday(look, hit, dated.weekday, right);
	}
}

static void impossible(struct look *look)
{
	struct pl_dated dated;

	for (size_t from = look->post->body.start; next_date(look, &from, &dated);) {
		/* « 31 et 5 juin » may count something else. */
		if (pl_date_exists(dated.date) || (dated.borrowed && !dated.day_of_week))
			continue;
		if (is_asked(look, dated.span.start))
			tell(look, dated.span);
	}
}

/* A date without a year is past only when it has just been, and one that is long gone is
 * no appointment but a condition: « les contrats signés avant le 1er janvier 2011 ». */
enum { JUST = 60, LONG = 400 };

enum { NEAR_ENOUGH = 48 };

/* « du 28 mai au 5 juin » is over on the 5th: another date comes behind « au ». */
static bool goes_on(struct pl_str text, size_t at)
{
	static const char *const words[] = { "au ", "à ", "jusqu’au ", "jusqu'au ", "- ", "– " };
	struct pl_dated next;
	size_t start = pl_near_blanks_end(text, at), from = 0;

	text = pl_str_cut(text, start,
			  start + NEAR_ENOUGH < text.len ? start + NEAR_ENOUGH : text.len);
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		struct pl_str rest = pl_str_cut(text, pl_str_of(words[i]).len, text.len);

		if (pl_str_starts(text, words[i]))
			return pl_date_next(rest, &from, &next) && !next.span.start;
	}
	return false;
}

static void past(struct look *look)
{
	struct pl_dated dated;

	for (size_t from = look->post->body.start; look->known && next_date(look, &from, &dated);) {
		struct pl_date date = dated.date;
		int32_t ago;

		if (dated.borrowed || !settle(look, &date))
			continue;
		ago = pl_date_number(look->now.date) - pl_date_number(date);
		if (ago <= 0 || ago > LONG ||
		    (!dated.date.year && (ago > JUST || dated.short_form)) ||
		    goes_on(look->text, dated.span.end) || !is_asked(look, dated.span.start))
			continue;
		tell(look, dated.span);
	}
}

/* --- hashtags -----------------------------------------------------------------------------------
 */

/* Older years are those that something is remembered by. */
enum { LAST_YEARS = 5 };

/* The year at the end of #SemaineVelo2025, 0: none. */
static uint32_t year_of(struct pl_str tag)
{
	uint64_t year;

	if (tag.len < 6 || !pl_str_number(pl_str_cut(tag, tag.len - 4, tag.len), &year) ||
	    (tag.at[tag.len - 5] >= '0' && tag.at[tag.len - 5] <= '9'))
		return 0;
	return year >= 1900 && year < 2100 ? (uint32_t)year : 0;
}

static void hashtag_year(struct look *look)
{
	uint32_t now = look->now.date.year;

	for (size_t i = 0; look->known && i < look->post->n_tokens; i++) {
		const struct pl_token *token = &look->post->tokens[i];
		uint32_t year;

		if (token->kind != PL_TOKEN_HASHTAG)
			continue;
		year = year_of(pl_str_in(look->post->text, token->span));
		/* In winter the year before is still being summed up. */
		if (!year || year >= now || year + LAST_YEARS < now ||
		    (year + 1 == now && look->now.date.month <= 2))
			continue;
		if (is_asked(look, token->span.start))
			tell(look, token->span);
	}
}

/* --- periods
 * -------------------------------------------------------------------------------------- */

/* The words that ask for care, each where it stands. */
static void tell_period(struct look *look, const struct pl_period *period)
{
	const struct schedule *schedule = look->schedule;
	struct pl_block block;
	struct pl_match match;
	struct pl_hit *hit;

	for (size_t at = 0; pl_hits_block(look->hits, &at, &block);) {
		if (schedule->unwanted && says(look, schedule->unwanted, block.text))
			continue;
		for (size_t from = 0;
		     pl_expr_find(look->hits, schedule->wanted, &block, &from, &match);) {
			hit = pl_hit_block(look->hits, &block, match.group[0]);
			pl_hit_arg(look->hits, hit, pl_str_in(block.text, match.group[0]));
			add_date(look, hit, period->last.date);
			pl_hit_arg(look->hits, hit, pl_ref_str(&period->name));
		}
	}
}

static void in_period(struct look *look)
{
	const struct pl_period *periods = PL_ROW(struct pl_period, &look->schedule->periods);

	for (uint32_t i = 0; look->known && i < look->schedule->periods.n; i++) {
		if (pl_period_holds(&periods[i], &look->now, 0)) {
			tell_period(look, &periods[i]);
			return;
		}
	}
}

static bool same_campaign(struct look *look, struct pl_str name)
{
	struct pl_buf one = { 0 }, other = { 0 };
	bool same = pl_fold(&one, look->post->campaign, NULL) && pl_fold(&other, name, NULL);

	for (size_t i = 0; same && i < one.len; i++)
		one.at[i] = one.at[i] == ' ' || one.at[i] == '_' ? '-' : one.at[i];
	pl_hits_arena(look->hits)->failed |= one.failed || other.failed;
	same = same && pl_str_same(pl_buf_str(&one), pl_buf_str(&other));
	pl_buf_release(&one);
	pl_buf_release(&other);
	return same;
}

static void off_campaign(struct look *look)
{
	const struct pl_period *periods = PL_ROW(struct pl_period, &look->schedule->periods);
	struct pl_hit *hit;

	for (uint32_t i = 0;
	     look->known && look->post->campaign.len && i < look->schedule->periods.n; i++) {
		if (!same_campaign(look, pl_ref_str(&periods[i].name)) ||
		    pl_period_holds(&periods[i], &look->now, (int32_t)look->schedule->days))
			continue;
		hit = pl_hit_whole(look->hits);
		add_date(look, hit, periods[i].first.date);
		add_date(look, hit, periods[i].last.date);
	}
}

/* --- sessions
 * --------------------------------------------------------------------------------------- */

static void short_notice(struct look *look)
{
	struct pl_dated dated;

	for (size_t from = look->post->body.start; look->known && next_date(look, &from, &dated);) {
		struct pl_date date = dated.date;
		int32_t days;

		if (!settle(look, &date))
			continue;
		days = pl_date_number(date) - pl_date_number(look->now.date);
		if (days < 0)
			continue;
		if (days < (int32_t)look->schedule->days && is_asked(look, dated.span.start))
			tell(look, dated.span);
		return;
	}
}

/* « à », « – » and nothing else between two hours. */
static bool is_to(struct pl_str between)
{
	between = pl_str_trim(between);
	return pl_str_is_nocase(between, "à") || pl_str_is(between, "-") ||
	       pl_str_is(between, "–") || pl_str_is_nocase(between, "jusqu’à") ||
	       pl_str_is_nocase(between, "jusqu'à");
}

static void add_length(const struct look *look, struct pl_hit *hit, int32_t minutes)
{
	if (minutes % 60)
		pl_hit_argf(look->hits, hit, "%d\u00A0h\u00A0%02d", (int)minutes / 60,
			    (int)minutes % 60);
	else
		pl_hit_argf(look->hits, hit, "%d\u00A0h", (int)minutes / 60);
}

static void long_session(struct look *look)
{
	struct pl_hour first, last;
	size_t from = look->post->body.start;

	for (bool more = next_hour(look, &from, &first); more; first = last) {
		int32_t minutes;
		struct pl_hit *hit;

		more = next_hour(look, &from, &last);
		if (!more || !is_to(pl_str_cut(look->text, first.span.end, last.span.start)))
			continue;
		minutes = last.minutes - first.minutes + (last.minutes < first.minutes ? 1440 : 0);
		if (minutes <= (int32_t)look->schedule->minutes ||
		    !is_asked(look, first.span.start))
			continue;
		hit = pl_hit(look->hits, (struct pl_span){ first.span.start, last.span.end });
		add_length(look, hit, minutes);
	}
}

static bool is_free_day(const struct look *look, const struct pl_dated *dated)
{
	struct pl_date date = dated->date;

	if (settle(look, &date))
		return pl_date_weekday(date) == 7 || pl_date_holiday(date);
	return dated->day_of_week == 7;
}

/* The first date and the first hour say when it begins. */
static void off_hours(struct look *look)
{
	struct pl_dated dated;
	struct pl_hour hour;
	size_t from = look->post->body.start, at = from;
	bool is_dated = next_date(look, &from, &dated);

	if (is_dated && is_free_day(look, &dated) && is_asked(look, dated.span.start))
		tell(look, dated.span);
	look->sentence = 0;
	if (next_hour(look, &at, &hour) &&
	    (hour.minutes < look->schedule->opens * 60 ||
	     hour.minutes >= look->schedule->closes * 60) &&
	    is_asked(look, hour.span.start))
		tell(look, hour.span);
}

/* --- all of it
 * ----------------------------------------------------------------------------------------- */

static bool in_phase(const struct schedule *schedule, const struct pl_post *post)
{
	const struct pl_ref *phases = PL_ROW(struct pl_ref, &schedule->phases);

	for (uint32_t i = 0; i < schedule->phases.n; i++) {
		if (pl_near_same(post->phase, pl_ref_str(&phases[i])))
			return true;
	}
	return !schedule->phases.n;
}

static void run(const void *settings, const struct pl_post *post, struct pl_hits *hits)
{
	static void (*const find[])(struct look *) = {
		[FIND_WEEKDAY] = weekday,     [FIND_IMPOSSIBLE] = impossible,
		[FIND_PAST] = past,           [FIND_YEAR] = hashtag_year,
		[FIND_PERIOD] = in_period,    [FIND_CAMPAIGN] = off_campaign,
		[FIND_NOTICE] = short_notice, [FIND_SESSION] = long_session,
		[FIND_OFF_HOURS] = off_hours,
	};
	struct look look = { .schedule = settings,
			     .post = post,
			     .hits = hits,
			     .text = pl_str_cut(post->text, 0, post->body.end) };

	look.known = pl_date_read(pl_hits_now(hits), &look.now.date, &look.now.minutes);
	if (in_phase(look.schedule, post))
		find[look.schedule->find](&look);
}

/* A date has digits. */
static bool may(const void *settings, const struct pl_holds *holds)
{
	const struct schedule *schedule = settings;

	return (schedule->find != FIND_WEEKDAY && schedule->find != FIND_IMPOSSIBLE) ||
	       pl_holds_from(holds, '0', '9');
}

static bool prepare(struct pl_prepare *prepare, struct pl_err *err)
{
	const struct schedule *schedule = PL_SETTINGS(prepare, struct schedule);

	if (!schedule)
		return pl_fail_nomem(err);
	if (schedule->find == FIND_PERIOD && !pl_rule_wants(prepare, "pattern", err))
		return false;
	return pl_expr_put_ref(prepare, AT(pattern), AT(wanted), err) &&
	       pl_expr_put_ref(prepare, AT(unless), AT(unwanted), err) &&
	       pl_periods_put(prepare, AT(list), AT(periods), err);
}

static const struct pl_param params[] = {
	{ .name = "find",
	  .type = PL_PARAM_WORD,
	  .offset = AT(find),
	  .words = find_words,
	  .help = "A day of the week that is not the date's, a date that is in no calendar, one "
		  "that is past, a hashtag with the year of an earlier one, words in a period in "
		  "which they ask for care, a campaign that is over, a session announced too late, "
		  "one that is too long, one at an hour or on a day when few people are there." },
	{ .name = "pattern",
	  .type = PL_PARAM_STRING,
	  .offset = AT(pattern),
	  .help = "Only in sentences in which this regular expression is found; with in-period: "
		  "the words." },
	{ .name = "not-with",
	  .type = PL_PARAM_STRING,
	  .offset = AT(unless),
	  .help = "Not in sentences in which this one is found; with in-period: in texts." },
	{ .name = "list",
	  .type = PL_PARAM_LIST,
	  .offset = AT(list),
	  .help = "Word lists of periods: 2026-03-01/2026-03-22 and a name, or a name and "
		  "10-01/10-31, every year (in-period, off-campaign)." },
	{ .name = "phases",
	  .type = PL_PARAM_LIST,
	  .offset = AT(phases),
	  .help = "Only for posts of these phases." },
	{ .name = "days",
	  .type = PL_PARAM_UINT,
	  .offset = AT(days),
	  .help = "Fewest days between the announcement and the session (short-notice); days "
		  "before a campaign from which it may be told (off-campaign)." },
	{ .name = "minutes",
	  .type = PL_PARAM_UINT,
	  .offset = AT(minutes),
	  .initial = 90,
	  .help = "Most minutes of a session (long-session)." },
	{ .name = "opens",
	  .type = PL_PARAM_UINT,
	  .offset = AT(opens),
	  .initial = 8,
	  .help = "The hour from which people are there (off-hours)." },
	{ .name = "closes",
	  .type = PL_PARAM_UINT,
	  .offset = AT(closes),
	  .initial = 21,
	  .help = "The hour from which they no longer are (off-hours)." },
	{ 0 },
};

const struct pl_check pl_check_schedule = {
	.name = "schedule",
	.help = "dates and hours that do not fit",
	.args = "the text; with weekday: then the date, its day of the week; with in-period: then "
		"the period's end, its name; with off-campaign: beginning and end; with "
		"long-session: how long it is",
	.params = params,
	.size = sizeof(struct schedule),
	.prepare = prepare,
	.may = may,
	.run = run,
};
