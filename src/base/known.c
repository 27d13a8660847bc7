/* The algebra of what is known of a pattern's strings. */
#include "base/known.h"

#include "base/outline.h"

#include <string.h>

/* --- how rare a string is -------------------------------------------------------- */

/* Share of each character in ordinary text in lower case; measured, as what
 * follows, on six megabytes of French administrative prose and posts.  Of longer
 * characters it is the share of the first byte. */
static const double share[256] = {
	[' '] = .14,   ['e'] = .105,   ['a'] = .058,   ['i'] = .057,  ['s'] = .056,
	['n'] = .051,  ['t'] = .051,   ['r'] = .049,   ['l'] = .045,  ['o'] = .039,
	['u'] = .038,  ['c'] = .029,   ['d'] = .029,   ['p'] = .025,  [0xC3] = .024,
	['m'] = .020,  ['v'] = .014,   ['.'] = .009,   ['f'] = .008,  ['g'] = .0076,
	[','] = .0071, ['b'] = .007,   ['h'] = .0067,  ['\n'] = .006, ['\''] = .0046,
	['#'] = .0046, ['q'] = .0045,  ['0'] = .0045,  ['x'] = .0041, ['/'] = .0038,
	['2'] = .0036, ['-'] = .0036,  [0xC2] = .0034, ['1'] = .0033, [0xE2] = .0031,
	[':'] = .003,  ['z'] = .003,   [0xF0] = .0028, ['j'] = .0022, ['y'] = .0019,
	['6'] = .0016, ['3'] = .0015,  ['4'] = .0012,  ['8'] = .0011, ['@'] = .001,
	['9'] = .001,  [0xEF] = .001,  ['5'] = .0008,  ['?'] = .0008, ['!'] = .0007,
	['k'] = .0007, [0xC5] = .0007,
};
static const double rare = .0005; /* what is missing there */

/* Share of a later byte among those that follow the same beginning: é is most of
 * what begins with C3, ’ of what begins with E2, and all emoji go on with 9F. */
static const double later_share[64] = {
	[0xA9 - 0x80] = .6, [0x80 - 0x80] = .7, [0x99 - 0x80] = .6, [0x9F - 0x80] = .9,
	[0xA0 - 0x80] = .3, [0x8F - 0x80] = .3, [0xA8 - 0x80] = .1, [0xB8 - 0x80] = .3,
};
static const double rare_later = .04;

/* Share of the places of a text where a word may begin, or end. */
static const double at_border = .3;

/* Words that stand in nearly every text, which their letters do not show. */
static const char *const everyday[] = {
	"a",  "au", "avec", "ce",   "ces", "dans", "de",  "des", "du",    "en",   "est", "et",
	"il", "la", "le",   "les",  "ne",  "on",   "ou",  "par", "pas",   "pour", "que", "qui",
	"sa", "se", "son",  "sont", "sur", "un",   "une", "vos", "votre", "vous", "à",
};
static const double everyday_chance = .008;

/* How most links begin. */
static bool is_of_links(struct pl_str text)
{
	return text.len > 1 && pl_str_find(PL_STR("https://www."), text, 0) != SIZE_MAX;
}

static bool is_everyday(struct pl_str text)
{
	for (size_t i = 0; i < sizeof(everyday) / sizeof(*everyday); i++) {
		if (pl_str_is_nocase(text, everyday[i]))
			return true;
	}
	return false;
}

/* Share of capitals among letters. */
static const double capital = .06;

static double chance_of_byte(unsigned char c)
{
	bool raised = c >= 'A' && c <= 'Z';
	double known = (c & 0xC0) == 0x80 ? later_share[c & 0x3F] : share[raised ? c | 0x20 : c];

	if (known > 0)
		return raised ? known * capital : known;
	return (c & 0xC0) == 0x80 ? rare_later : rare;
}

double pl_chance(const struct pl_phrase *phrase)
{
	struct pl_str text = phrase->text;
	double chance = 1;

	/* Borders are not looked at around a single byte. */
	if (text.len > 1 && phrase->opens)
		chance *= at_border;
	if (text.len > 1 && phrase->closes)
		chance *= at_border;
	for (size_t i = 0; i < text.len && chance > 1e-12; i++)
		chance *= chance_of_byte((unsigned char)text.at[i]);
	if (chance < everyday_chance &&
	    (is_of_links(text) ||
	     (text.len <= 5 && phrase->opens && phrase->closes && is_everyday(text))))
		return everyday_chance;
	return chance;
}

/* --- sets of phrases --------------------------------------------------------------- */

static const struct pl_phrase nothing = { { "", 0 }, false, false };
static const struct pl_phrases silence = { &nothing, 1, 0, 1, 0, 0 };
static const struct pl_phrase border = { { "", 0 }, true, true };
static const struct pl_phrases borders = { &border, 1, 0, 1, 0, 0 };

/* What it costs to look for the set: hits in vain, and room in the tables. */
static double weight(const struct pl_phrases *set)
{
	return set->chance + (double)set->n * 2e-5;
}

/* The set of `n` phrases, measured. */
static struct pl_phrases phrases_of(const struct pl_algebra *algebra, const struct pl_phrase *at,
				    size_t n)
{
	struct pl_phrases set = { at, n, 0, 0, 0, 0 };

	for (size_t i = 0; i < n; i++) {
		set.bytes += at[i].text.len;
		set.chance += algebra->outlines ? pl_outline_chance(at[i].text) : pl_chance(&at[i]);
	}
	return set;
}

/* Takes `bytes` from what may be spent. */
static bool spend(struct pl_algebra *algebra, size_t bytes)
{
	if (bytes > algebra->budget)
		return false;
	algebra->budget -= bytes;
	return true;
}

static struct pl_str join_texts(struct pl_algebra *algebra, struct pl_str a, struct pl_str b)
{
	char *at;

	if (!a.len || !b.len)
		return a.len ? a : b;
	at = pl_arena_take(algebra->arena, a.len + b.len);
	if (!at)
		return (struct pl_str){ "", 0 };
	memcpy(at, a.at, a.len);
	memcpy(at + a.len, b.at, b.len);
	return (struct pl_str){ at, a.len + b.len };
}

static struct pl_phrase join_phrases(struct pl_algebra *algebra, const struct pl_phrase *a,
				     const struct pl_phrase *b)
{
	/* A \b in the middle is forgotten: that only lets more through. */
	if (a->text.len && b->text.len && (a->closes || b->opens))
		algebra->unfaithful = true;
	return (struct pl_phrase){
		.text = join_texts(algebra, a->text, b->text),
		.opens = a->opens || (!a->text.len && b->opens),
		.closes = b->closes || (!b->text.len && a->closes),
	};
}

static bool is_silent(const struct pl_phrases *set)
{
	return set->n == 1 && !set->at->text.len && !set->at->opens && !set->at->closes;
}

/* Each of `a` followed by each of `b`, in the order in which backtracking tries
 * them; false when there would be too many. */
static bool join_up_to(struct pl_algebra *algebra, size_t most, const struct pl_phrases *a,
		       const struct pl_phrases *b, struct pl_phrases *out)
{
	struct pl_phrase *at;
	size_t n = 0;

	if (is_silent(a) || is_silent(b)) {
		*out = is_silent(a) ? *b : *a;
		return true;
	}
	if (a->n > most / b->n ||
	    !spend(algebra, a->n * b->n * sizeof(*at) + a->n * b->bytes + b->n * a->bytes))
		return false;
	at = PL_NEW_ARRAY(algebra->arena, struct pl_phrase, a->n * b->n);
	if (!at)
		return false;
	for (size_t i = 0; i < a->n; i++) {
		for (size_t j = 0; j < b->n; j++)
			at[n++] = join_phrases(algebra, &a->at[i], &b->at[j]);
	}
	*out = phrases_of(algebra, at, n);
	out->reach = a->reach;
	out->ahead = a->ahead;
	return true;
}

enum { MOST_REPEATED = 24 };

/* A language may be long; a set to look for had better be short, unless it only
 * grew longer in its strings. */
static bool join_language(struct pl_algebra *algebra, const struct pl_known *a,
			  const struct pl_known *b, struct pl_phrases *out)
{
	return join_up_to(algebra, PL_KNOWN_PHRASES, &a->front, &b->front, out);
}

static bool join(struct pl_algebra *algebra, const struct pl_phrases *a, const struct pl_phrases *b,
		 struct pl_phrases *out)
{
	size_t most = a->n == 1 || b->n == 1 ? PL_KNOWN_PHRASES : PL_KNOWN_SHORT;

	/* A repeated class: its pairs are many, but rare where single ones are common. */
	if (a->at == b->at && a->n <= MOST_REPEATED)
		most = (size_t)MOST_REPEATED * MOST_REPEATED;
	return join_up_to(algebra, most, a, b, out);
}

/* --- distances ------------------------------------------------------------------------ */

static uint32_t nearer(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

static uint32_t farther(uint32_t a, uint32_t b)
{
	return a > b ? a : b;
}

static uint32_t in_all(uint32_t a, uint32_t b)
{
	return a > PL_KNOWN_FAR - b ? PL_KNOWN_FAR : a + b;
}

static uint32_t so_often(uint32_t a, uint32_t times)
{
	if (!a || !times)
		return 0;
	return a > PL_KNOWN_FAR / times ? PL_KNOWN_FAR : a * times;
}

/* The same `by` bytes further on. */
static struct pl_known moved(const struct pl_known *known, uint32_t by)
{
	struct pl_known out = *known;

	out.front.reach = in_all(out.front.reach, by);
	out.back.reach = in_all(out.back.reach, by);
	out.before.reach = in_all(out.before.reach, by);
	out.then.reach = in_all(out.then.reach, by);
	for (size_t i = 0; i < out.n_needs; i++)
		out.needs[i].reach = in_all(known->needs[i].reach, by);
	return out;
}

/* It ends here. */
static struct pl_phrases set_before(const struct pl_phrases *set, uint32_t most)
{
	struct pl_phrases out = *set;

	out.reach = 0;
	out.ahead = in_all(set->ahead, most);
	return out;
}

static struct pl_known before(const struct pl_known *known)
{
	struct pl_known out = *known;

	out.front = set_before(&known->front, known->most);
	out.back = set_before(&known->back, known->most);
	for (size_t i = 0; i < out.n_needs; i++)
		out.needs[i] = set_before(&known->needs[i], known->most);
	return out;
}

/* --- needs ---------------------------------------------------------------------------- */

/* A set that nearly every text meets is not worth looking for. */
static const double common = .01;

/* Keeps the set if it is among the best. */
static void need(struct pl_known *known, const struct pl_phrases *set)
{
	size_t at = known->n_needs;

	if (set->chance >= common)
		return;
	for (size_t i = 0; i < known->n_needs; i++) {
		if (known->needs[i].at != set->at || known->needs[i].n != set->n)
			continue;
		if (in_all(set->reach, set->ahead) <
		    in_all(known->needs[i].reach, known->needs[i].ahead))
			known->needs[i] = *set;
		return;
	}
	while (at && weight(&known->needs[at - 1]) > weight(set))
		at--;
	if (at == PL_KNOWN_NEEDS)
		return;
	if (known->n_needs < PL_KNOWN_NEEDS)
		known->n_needs++;
	memmove(&known->needs[at + 1], &known->needs[at],
		(known->n_needs - at - 1) * sizeof(*known->needs));
	known->needs[at] = *set;
}

static void need_all_of(struct pl_known *known, const struct pl_known *other)
{
	for (size_t i = 0; i < other->n_needs; i++)
		need(known, &other->needs[i]);
}

void pl_known_gather(struct pl_known *known)
{
	need(known, &known->front);
	need(known, &known->back);
}

/* --- patterns made of patterns ---------------------------------------------------------- */

struct pl_known pl_known_any(void)
{
	struct pl_known any = { .front = silence, .back = silence, .most = PL_KNOWN_FAR };

	any.back.reach = PL_KNOWN_FAR;
	return any;
}

struct pl_known pl_known_gap(void)
{
	struct pl_known gap = { .front = borders, .back = borders, .most = PL_KNOWN_FAR };

	gap.back.reach = PL_KNOWN_FAR;
	return gap;
}

struct pl_known pl_known_one(struct pl_known a)
{
	enum { LONGEST = 4 };

	a.most = nearer(a.most, LONGEST);
	a.back.reach = nearer(a.back.reach, LONGEST);
	return a;
}

struct pl_known pl_known_phrase(struct pl_algebra *algebra, struct pl_phrase phrase)
{
	struct pl_phrase *at = PL_NEW(algebra->arena, struct pl_phrase);
	struct pl_known known = { .exact = true };

	if (!at)
		return pl_known_any();
	*at = phrase;
	known.front = known.back = phrases_of(algebra, at, 1);
	known.most = phrase.text.len < PL_KNOWN_FAR ? (uint32_t)phrase.text.len : PL_KNOWN_FAR;
	return known;
}

/* Where `a` ends and `b` begins: one set if it can be had, else both. */
static void meet(struct pl_algebra *algebra, struct pl_known *out, const struct pl_known *a,
		 const struct pl_known *b)
{
	struct pl_phrases middle;

	if (join(algebra, &a->back, &b->front, &middle)) {
		need(out, &middle);
	} else {
		need(out, &a->back);
		need(out, &b->front);
	}
}

/* Two languages.  When the result is long its parts may be better to look for. */
static void join_exact(struct pl_algebra *algebra, struct pl_known *out, const struct pl_known *a,
		       const struct pl_known *b)
{
	struct pl_phrases joined;

	out->exact = join_language(algebra, a, b, &joined);
	if (out->exact)
		out->front = out->back = joined;
	if (!out->exact || (joined.n > PL_KNOWN_SHORT && a->front.n > 1 && b->front.n > 1)) {
		need(out, &a->front);
		need(out, &b->front);
	}
}

/* What stands on both sides of a lookaround, as one. */
static void join_around(struct pl_algebra *algebra, struct pl_known *out, const struct pl_known *a,
			const struct pl_known *b)
{
	struct pl_phrases joined;

	if (!b->most && b->then.n && join(algebra, &a->back, &b->then, &joined))
		need(out, &joined);
	if (!a->most && a->before.n && join(algebra, &a->before, &b->front, &joined))
		need(out, &joined);
	out->before = a->before.n || a->most ? a->before : b->before;
	out->then = b->then.n || b->most ? b->then : a->then;
}

struct pl_known pl_known_both(struct pl_algebra *algebra, const struct pl_known *a,
			      const struct pl_known *after)
{
	const struct pl_known later = moved(after, a->most), *b = &later;
	struct pl_known out = { .front = a->front, .back = b->back };
	struct pl_phrases joined;

	out.most = in_all(a->most, after->most);
	need_all_of(&out, a);
	need_all_of(&out, b);
	join_around(algebra, &out, a, b);
	if (a->exact && b->exact) {
		join_exact(algebra, &out, a, b);
	} else if (!a->exact && !b->exact) {
		meet(algebra, &out, a, b);
	} else if (join(algebra, &a->back, &b->front, &joined)) {
		/* The end of an inexact `a` goes on growing until `b` is inexact
		 * too, so only then is it asked for. */
		if (a->exact)
			out.front = joined;
		if (b->exact)
			out.back = joined;
	} else {
		need(&out, a->exact ? &b->front : &a->back);
	}
	return out;
}

/* `a` or nothing. */
static struct pl_known maybe(struct pl_algebra *algebra, const struct pl_known *a, bool lazy)
{
	struct pl_known none = pl_known_phrase(algebra, nothing);
	struct pl_either either = { 0 };

	pl_either_add(&either, lazy ? &none : a);
	pl_either_add(&either, lazy ? a : &none);
	return pl_either_end(&either, algebra);
}

/* Repetitions up to this many are spelt out. */
enum { FEW = 8 };

static struct pl_known repeat_few(struct pl_algebra *algebra, const struct pl_known *a,
				  struct pl_times times)
{
	struct pl_known out = pl_known_phrase(algebra, nothing);

	for (uint32_t i = times.min; i < times.max; i++) {
		out = pl_known_both(algebra, a, &out);
		out = maybe(algebra, &out, times.lazy);
	}
	for (uint32_t i = 0; i < times.min; i++)
		out = pl_known_both(algebra, a, &out);
	return out;
}

struct pl_known pl_known_repeat(struct pl_algebra *algebra, const struct pl_known *a,
				struct pl_times times)
{
	struct pl_known out = times.min ? pl_known_loosen(a) : pl_known_any();

	if (times.max <= FEW && times.min <= times.max)
		return repeat_few(algebra, a, times);
	/* `x{3,}` is xx and then something that begins and ends with an x. */
	for (uint32_t i = 1; i < times.min && i < FEW; i++)
		out = pl_known_both(algebra, a, &out);
	out.most = times.max == UINT32_MAX ? PL_KNOWN_FAR : so_often(a->most, times.max);
	out.back.reach = nearer(out.back.reach, out.most);
	return out;
}

struct pl_known pl_known_loosen(const struct pl_known *a)
{
	struct pl_known out = *a;

	out.exact = false;
	out.most = out.back.reach = PL_KNOWN_FAR;
	return out;
}

struct pl_known pl_known_aside(struct pl_algebra *algebra, const struct pl_known *a, bool behind)
{
	struct pl_known out = pl_known_phrase(algebra, nothing), there = *a;

	if (behind) {
		there = before(a);
		out.before = there.back;
	} else {
		out.then = there.front;
	}
	need_all_of(&out, &there);
	need(&out, &there.front);
	need(&out, &there.back);
	algebra->unfaithful = true;
	return out;
}

/* --- alternatives --------------------------------------------------------------------- */

static void list_add(struct pl_phrase_list *list, const struct pl_phrases *set)
{
	if (list->full || set->n > PL_KNOWN_PHRASES - list->n) {
		list->full = true;
		return;
	}
	list->reach = farther(list->reach, set->reach);
	list->ahead = farther(list->ahead, set->ahead);
	for (size_t i = 0; i < set->n; i++) {
		struct pl_phrase *phrase = PL_PUSH(list);

		if (phrase)
			*phrase = set->at[i];
	}
}

/* The one set that says most about this alternative. */
static const struct pl_phrases *best_of(const struct pl_known *known)
{
	const struct pl_phrases *best =
		weight(&known->front) <= weight(&known->back) ? &known->front : &known->back;

	return known->n_needs && weight(&known->needs[0]) < weight(best) ? &known->needs[0] : best;
}

void pl_either_add(struct pl_either *either, const struct pl_known *known)
{
	const struct pl_phrases *best = best_of(known);

	if (!either->n++)
		either->only = *known;
	either->inexact |= !known->exact;
	either->most = farther(either->most, known->most);
	list_add(&either->front, &known->front);
	list_add(&either->back, &known->back);
	either->need.full |= best->chance >= common;
	list_add(&either->need, best);
}

/* The list as a set; silence when it is too long or too dear. */
static struct pl_phrases list_end(struct pl_phrase_list *list, struct pl_algebra *algebra)
{
	struct pl_phrase *at;
	struct pl_phrases set;

	list->full |= !spend(algebra, list->n * sizeof(*at));
	if (list->failed)
		algebra->arena->failed = true;
	if (list->full || list->failed)
		return silence;
	at = PL_NEW_ARRAY(algebra->arena, struct pl_phrase, list->n);
	list->full |= !at;
	if (!at)
		return silence;
	memcpy(at, list->at, list->n * sizeof(*at));
	set = phrases_of(algebra, at, list->n);
	set.reach = list->reach;
	set.ahead = list->ahead;
	return set;
}

struct pl_known pl_either_end(struct pl_either *either, struct pl_algebra *algebra)
{
	struct pl_known out = either->only;

	if (either->n > 1) {
		out = (struct pl_known){ .front = list_end(&either->front, algebra),
					 .most = either->most };
		out.exact = !either->inexact && !either->front.full && !either->front.failed;
		out.back = out.exact ? out.front : list_end(&either->back, algebra);
		if (!out.exact || out.front.n > PL_KNOWN_SHORT || out.front.chance >= common) {
			struct pl_phrases best = list_end(&either->need, algebra);

			need(&out, &best);
		}
	}
	PL_LIST_RELEASE(&either->front);
	PL_LIST_RELEASE(&either->back);
	PL_LIST_RELEASE(&either->need);
	return out;
}
