/* The word engine finds what PCRE2 finds, to the byte. */
#include "base/words.h"

#include "base/regex.h"
#include "test.h"

/* --- one list against one text --------------------------------------------------------- */

struct engine {
	struct pl_words_plan plan;
	struct pl_image image;
	const struct pl_words *words;
};

static void add_row(struct engine *engine, uint32_t owner, const struct pl_str *strings, size_t n,
		    bool nocase)
{
	struct pl_words_row *row = PL_PUSH(&engine->plan.rows);

	assert_non_null(row);
	*row = (struct pl_words_row){ strings, n, owner, nocase };
}

static void build(struct engine *engine, uint32_t n_owners)
{
	uint32_t at;

	pl_image_take(&engine->image, 8);
	at = pl_words_build(&engine->plan, n_owners, &engine->image);
	assert_true(at > 0);
	engine->words = pl_image_at(&engine->image, at);
}

static void release(struct engine *engine)
{
	PL_LIST_RELEASE(&engine->plan.rows);
	pl_image_release(&engine->image);
}

/* PCRE2's own answer, and how often it was asked. */
struct witness {
	struct pl_regex *word;
	struct pl_regex_work *work;
	size_t asked;
};

static bool is_word(void *with, struct pl_str character)
{
	struct witness *witness = with;
	struct pl_match match;

	witness->asked++;
	pl_regex_work_begin(witness->work);
	return pl_regex_search(witness->word, witness->work, character, 0, &match) == PL_FOUND;
}

static struct witness witness_new(void)
{
	struct witness witness = { pl_regex_new(PL_STR("\\w"), 0, NULL), pl_regex_work_new(NULL),
				   0 };

	assert_true(witness.word && witness.work);
	return witness;
}

static void witness_release(struct witness *witness)
{
	pl_regex_free(witness->word);
	pl_regex_work_free(witness->work);
}

/* For texts in which nobody should be asked. */
static bool is_asked_in_vain(void *with, struct pl_str character)
{
	(void)with;
	fail_msg("asked about %.*s", PL_ARGS(character));
	return false;
}

static enum pl_words_said run_by(const struct engine *engine, struct pl_str text,
				 const struct pl_words_judge *judge, struct pl_words_hits *hits)
{
	struct pl_arena scratch = { 0 };
	enum pl_words_said said = pl_words_run(engine->words, text, judge, &scratch, hits);

	pl_arena_release(&scratch);
	return said;
}

static enum pl_words_said run(const struct engine *engine, struct pl_str text,
			      struct pl_words_hits *hits)
{
	static const struct pl_words_judge nobody = { is_asked_in_vain, NULL };

	return run_by(engine, text, &nobody, hits);
}

/* Words between bars. */
static size_t split(const char *list, struct pl_str *strings)
{
	size_t n = 0;

	for (const char *at = list; at; n++) {
		const char *bar = strchr(at, '|');

		strings[n] = (struct pl_str){ at, bar ? (size_t)(bar - at) : strlen(at) };
		at = bar ? bar + 1 : NULL;
	}
	return n;
}

static void finds(void **state)
{
	/* Hits as `owner.string:text`. */
	static const struct {
		const char *nocase, *cased, *text, *want;
	} cases[] = {
		{ "mail", "TODO", "un Mail, TODO, todo", "0.0:Mail 1.0:TODO" },
		{ "mail|mails", "x", "mails e-mail mailé", "0.1:mails 0.0:mail" },
		/* The first that fits, though a later one is longer. */
		{ "en|en effet", "x", "en effet", "0.0:en" },
		{ "en effet|en", "x", "en effet, en été", "0.0:en effet 0.1:en" },
		{ "en effet|en", "en", "en effet", "0.0:en effet 1.0:en" },
		/* Hits of one list do not overlap. */
		{ "de la|la de", "x", "de la de la", "0.0:de la 0.0:de la" },
		{ "a a", "x", "a a a", "0.0:a a" },
		{ "l'été|été", "été", "L'ÉTÉ été", "0.0:L'ÉTÉ 0.1:été 1.0:été" },
		{ "Œuvre d’art", "x", "œuvre d’art", "0.0:œuvre d’art" },
		{ "10\u00A0m²", "x", "10\u00A0m² 10 m²", "0.0:10\u00A0m²" },
		{ "a", "b", "", "" },
		{ "a", "b", "_a a_ aa àa a", "0.0:a" },
		{ "x", "ª|µ|½", "ª µ ½", "1.0:ª 1.1:µ 1.2:½" },
		{ "a", "b", "×a÷ 🚲b😀", "0.0:a 1.0:b" },
		{ "anticonstitutionnellement", "x", "Anticonstitutionnellement.",
		  "0.0:Anticonstitutionnellement" },
	};
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_str rows[2][8], text = pl_str_of(cases[i].text);
		struct engine engine = { 0 };
		struct pl_words_hits hits = { 0 };
		struct pl_buf line = { 0 };

		add_row(&engine, 0, rows[0], split(cases[i].nocase, rows[0]), true);
		add_row(&engine, 1, rows[1], split(cases[i].cased, rows[1]), false);
		build(&engine, 2);
		assert_int_equal(run(&engine, text, &hits), PL_WORDS_DONE);
		for (size_t j = 0; j < hits.list.n; j++) {
			const struct pl_words_hit *hit = &hits.list.at[j];
			struct pl_str found = pl_str_in(text, hit->span);

			pl_buf_printf(&line, "%s%u.%u:%.*s", j ? " " : "", hit->owner, hit->string,
				      PL_ARGS(found));
		}
		if (!pl_str_is(pl_buf_str(&line), cases[i].want)) {
			print_error("text: %s\nwanted: %s\ngot:    %.*s\n", cases[i].text,
				    cases[i].want, PL_ARGS(pl_buf_str(&line)));
			wrong++;
		}
		pl_buf_release(&line);
		pl_words_hits_release(&hits);
		release(&engine);
	}
	assert_int_equal(wrong, 0);
}

static void says_what_fits(void **state)
{
	static const struct {
		const char *string;
		bool fits;
	} cases[] = {
		{ "a", true },        { "mise en œuvre", true }, { "l’été", true },
		{ "e\u0301t", true }, { "100 % bio", true },     { "", false },
		{ " a", false },      { "a.", false },           { "€uro", false },
		{ "été ", false },    { "te\u0301", false },     { "α", false },
		{ "aαa", false },     { "a漢", false },          { "×", false },
	};
	char longest[1002];

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		if (pl_words_fit(pl_str_of(cases[i].string), true) != cases[i].fits) {
			print_error("'%s' should %sfit\n", cases[i].string,
				    cases[i].fits ? "" : "not ");
			fail();
		}
	}
	memset(longest, 'a', sizeof(longest));
	assert_true(pl_words_fit((struct pl_str){ longest, 1000 }, true));
	assert_false(pl_words_fit((struct pl_str){ longest, 1001 }, true));
}

static void refuses_what_it_cannot_do(void **state)
{
	struct pl_str good = PL_STR("a"), bad = PL_STR("a.");
	struct engine engine = { 0 };

	(void)state;
	pl_image_take(&engine.image, 8);
	add_row(&engine, 2, &good, 1, true);
	assert_int_equal(pl_words_build(&engine.plan, 2, &engine.image), 0);
	assert_true(pl_words_build(&engine.plan, 3, &engine.image) > 0);
	add_row(&engine, 0, &bad, 1, true);
	assert_int_equal(pl_words_build(&engine.plan, 3, &engine.image), 0);
	release(&engine);
}

static bool says(void *with, struct pl_str character)
{
	(void)character;
	return *(const bool *)with;
}

static size_t hits_if(const struct engine *engine, struct pl_str text, bool word,
		      enum pl_words_said *said)
{
	struct pl_words_judge judge = { says, &word };
	struct pl_words_hits hits = { 0 };
	size_t n;

	*said = run_by(engine, text, &judge, &hits);
	n = hits.list.n;
	pl_words_hits_release(&hits);
	return n;
}

/* Where versions differ about what a word is the judge tells; of a text that folding does not
 * know nothing is said. */
static void is_not_surer_than_it_can_be(void **state)
{
	static const struct {
		const char *text;
		size_t alone, joined; /* hits when what is asked about is no word, and is one */
		bool unsure;
	} cases[] = {
		{ "mail", 1, 1, false },        { "☎\uFE0F mail 📧", 1, 1, false },
		{ "📧mail", 1, 1, false },       { "e\u0301te\u0301", 0, 0, false },
		{ "mail\u0301", 1, 0, false },  { "\uFE0Fmail", 1, 0, false },
		{ "mail\u203F", 1, 0, false },  { "漢mail", 1, 0, false },
		{ "Жmail", 1, 0, false },       { "mailł", 1, 0, false },
		{ "email\u0301", 0, 0, false }, { "rien, mais \u212A", 0, 0, true },
		{ "Κ", 0, 0, false },           { "mail, mail\u0301, mail", 3, 2, false },
	};
	struct pl_str words[] = { PL_STR("mail"), PL_STR("rien") };
	struct engine engine = { 0 };

	(void)state;
	add_row(&engine, 0, &words[0], 1, true);
	add_row(&engine, 1, &words[1], 1, true);
	build(&engine, 2);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_str text = pl_str_of(cases[i].text);
		enum pl_words_said said;

		if (hits_if(&engine, text, false, &said) != cases[i].alone ||
		    hits_if(&engine, text, true, &said) != cases[i].joined ||
		    (said == PL_WORDS_UNSURE) != cases[i].unsure)
			fail_msg("%s: said %d", cases[i].text, (int)said);
	}
	release(&engine);
}

/* --- against PCRE2 --------------------------------------------------------------------- */

enum { OWNERS = 6, MOST_STRINGS = 12 };

static uint32_t seed = 5;

static uint32_t below(uint32_t n)
{
	seed = seed * 1664525U + 1013904223U;
	return (seed >> 8) % n;
}

static const char *const words[] = {
	"en",   "EN",  "effet", "Effet", "été",   "ÉTÉ", "l", "la", "de",
	"data", "hub", "hubs",  "œuvre", "ŒUVRE", "a",   "à", "À",  "e",
	"mail", "1",   "12",    "m²",    "_x",    "ÿ",   "Ÿ", "ß",  "anticonstitution",
};
static const char *const gaps[] = {
	" ", " ",  " ", "\u00A0", "\u202F",  "'",   "’", "-",
	"",  ", ", ".", "\n",     "«\u00A0", " % ", "/",
};
/* What is in texts only. */
static const char *const oddities[] = {
	"😀", "\uFE0F", "e\u0301", "×", "…", "\u212A", "α", "\u200B", "œ", "#", "_",
};

#define ANY_OF(list) list[below(sizeof(list) / sizeof(*list))]

/* Words and what is between them; ends in a word if `whole`. */
static void put_phrase(struct pl_buf *out, size_t most, bool whole)
{
	size_t n = 1 + below((uint32_t)most);

	for (size_t i = 0; i < n; i++) {
		if (i)
			pl_buf_puts(out, ANY_OF(gaps));
		if (!whole && !below(25))
			pl_buf_puts(out, ANY_OF(oddities));
		pl_buf_puts(out, ANY_OF(words));
	}
}

struct list {
	struct pl_buf texts[MOST_STRINGS];
	struct pl_str strings[MOST_STRINGS];
	size_t n;
	bool nocase;
	struct pl_regex *regex;
};

/* Random strings of a list, and the pattern that stands for them. */
static void list_init(struct list *list)
{
	struct pl_buf pattern = { 0 };

	list->n = 1 + below(MOST_STRINGS);
	list->nocase = below(2);
	pl_buf_puts(&pattern, "\\b(?:");
	for (size_t i = 0; i < list->n; i++) {
		put_phrase(&list->texts[i], 3, true);
		list->strings[i] = pl_buf_str(&list->texts[i]);
		assert_true(pl_words_fit(list->strings[i], list->nocase));
		pl_buf_puts(&pattern, i ? "|" : "");
		for (size_t j = 0; j < list->texts[i].len; j++) {
			if (strchr(".-#%", list->texts[i].at[j]))
				pl_buf_putc(&pattern, '\\');
			pl_buf_putc(&pattern, list->texts[i].at[j]);
		}
	}
	pl_buf_puts(&pattern, ")\\b");
	list->regex = pl_regex_new(pl_buf_str(&pattern), list->nocase ? PL_REGEX_NOCASE : 0, NULL);
	assert_non_null(list->regex);
	pl_buf_release(&pattern);
}

static void list_release(struct list *list)
{
	for (size_t i = 0; i < list->n; i++)
		pl_buf_release(&list->texts[i]);
	pl_regex_free(list->regex);
	*list = (struct list){ 0 };
}

/* The next hit of the owner from number `i` on. */
static size_t next_of(const struct pl_words_hits *hits, size_t i, uint32_t owner)
{
	while (i < hits->list.n && hits->list.at[i].owner != owner)
		i++;
	return i;
}

/* Whether PCRE2 finds the same; counts what it finds. */
static bool same_hits(const struct list *list, uint32_t owner, const struct pl_words_hits *hits,
		      struct pl_str text, struct pl_regex_work *work, size_t *found)
{
	struct pl_match match = { 0 };
	size_t i = 0;

	pl_regex_work_begin(work);
	while (pl_regex_search(list->regex, work, text, match.group[0].end, &match) == PL_FOUND) {
		const struct pl_words_hit *hit;

		i = next_of(hits, i, owner);
		if (i == hits->list.n)
			return false;
		hit = &hits->list.at[i++];
		if (hit->span.start != match.group[0].start || hit->span.end != match.group[0].end)
			return false;
		++*found;
	}
	return next_of(hits, i, owner) == hits->list.n;
}

static void compare(const struct engine *engine, const struct list *lists, struct pl_str text,
		    struct witness *witness, size_t counts[3])
{
	struct pl_words_judge judge = { is_word, witness };
	struct pl_words_hits hits = { 0 };
	enum pl_words_said said = run_by(engine, text, &judge, &hits);

	assert_true(said != PL_WORDS_NOMEM);
	counts[said == PL_WORDS_UNSURE]++;
	for (uint32_t owner = 0; owner < OWNERS && said == PL_WORDS_DONE; owner++) {
		if (same_hits(&lists[owner], owner, &hits, text, witness->work, &counts[2]))
			continue;
		print_error("text: %.*s\nlist%s:", PL_ARGS(text),
			    lists[owner].nocase ? " without case" : "");
		for (size_t i = 0; i < lists[owner].n; i++)
			print_error(" [%.*s]", PL_ARGS(lists[owner].strings[i]));
		print_error("\n");
		for (size_t i = 0; (i = next_of(&hits, i, owner)) < hits.list.n; i++)
			print_error("hit %u to %u\n", hits.list.at[i].span.start,
				    hits.list.at[i].span.end);
		fail();
	}
	pl_words_hits_release(&hits);
}

static void finds_what_pcre2_finds(void **state)
{
	struct witness witness = witness_new();
	struct list lists[OWNERS] = { 0 };
	struct pl_buf text = { 0 };
	size_t counts[3] = { 0 }; /* texts, texts left to PCRE2, hits */

	(void)state;
	for (int round = 0; round < 150; round++) {
		struct engine engine = { 0 };

		for (uint32_t owner = 0; owner < OWNERS; owner++) {
			list_init(&lists[owner]);
			add_row(&engine, owner, lists[owner].strings, lists[owner].n,
				lists[owner].nocase);
		}
		build(&engine, OWNERS);
		for (int i = 0; i < 40; i++) {
			pl_buf_cut(&text, 0);
			put_phrase(&text, 30, false);
			compare(&engine, lists, pl_buf_str(&text), &witness, counts);
		}
		for (uint32_t owner = 0; owner < OWNERS; owner++)
			list_release(&lists[owner]);
		release(&engine);
	}
	print_message(
		"%zu texts compared, %zu left to PCRE2, %zu hits, %zu characters asked about\n",
		counts[0], counts[1], counts[2], witness.asked);
	assert_true(counts[0] > 3000);
	assert_true(witness.asked > 100);
	assert_true(counts[2] > 10000);
	pl_buf_release(&text);
	witness_release(&witness);
}

/* --- at scale, and at the end of memory --------------------------------------------------- */

/* A great dictionary, most of it phrases with the same first word. */
static void finds_each_of_many(void **state)
{
	enum { MANY = 20000 };
	static char texts[MANY][24];
	static struct pl_str strings[MANY];
	struct engine engine = { 0 };

	(void)state;
	for (unsigned i = 0; i < MANY; i++) {
		struct pl_buf text = { 0 };

		pl_buf_printf(&text, i % 2 ? "mise en %u" : "mot%u", i);
		memcpy(texts[i], text.at, text.len);
		strings[i] = (struct pl_str){ texts[i], text.len };
		pl_buf_release(&text);
	}
	add_row(&engine, 0, strings, MANY, true);
	build(&engine, 1);
	for (unsigned i = 0; i < MANY; i += 97) {
		struct pl_words_hits hits = { 0 };

		assert_int_equal(run(&engine, strings[i], &hits), PL_WORDS_DONE);
		assert_int_equal(hits.list.n, 1);
		assert_int_equal(hits.list.at[0].string, i);
		assert_int_equal(hits.list.at[0].span.end, strings[i].len);
		pl_words_hits_release(&hits);
	}
	release(&engine);
}

/* Behind so many bytes of an image, which decide where it has to grow. */
static void build_with_failures(struct engine *engine, size_t behind, bool for_ever)
{
	bool ok = false;

	for (long n = 0; !ok; n++) {
		pl_image_release(&engine->image);
		pl_image_take(&engine->image, behind);
		pl_mem_fail_after(n, for_ever);
		ok = pl_words_build(&engine->plan, 1, &engine->image) > 0;
		pl_mem_fail_after(-1, false);
		assert_int_equal(ok, !pl_mem_refused());
	}
}

static void survives_the_end_of_memory(void **state)
{
	struct pl_str strings[] = { PL_STR("en effet"), PL_STR("en"), PL_STR("été") };
	struct engine engine = { 0 };
	struct pl_words_hits hits = { 0 };
	bool ok = false;

	(void)state;
	add_row(&engine, 0, strings, 3, true);
	for (size_t behind = 8; behind < 2048; behind += 8) {
		build_with_failures(&engine, behind, true);
		build_with_failures(&engine, behind, false);
	}
	pl_image_release(&engine.image);
	build(&engine, 1);
	for (long n = 0; !ok; n++) {
		pl_words_hits_release(&hits);
		hits = (struct pl_words_hits){ 0 };
		pl_mem_fail_after(n, true);
		ok = run(&engine, PL_STR("en été"), &hits) != PL_WORDS_NOMEM;
		pl_mem_fail_after(-1, false);
	}
	assert_int_equal(hits.list.n, 2);
	pl_words_hits_release(&hits);
	release(&engine);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds),
		cmocka_unit_test(says_what_fits),
		cmocka_unit_test(refuses_what_it_cannot_do),
		cmocka_unit_test(is_not_surer_than_it_can_be),
		cmocka_unit_test(finds_what_pcre2_finds),
		cmocka_unit_test(finds_each_of_many),
		cmocka_unit_test(survives_the_end_of_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
