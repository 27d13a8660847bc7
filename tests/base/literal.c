/* What patterns ask for, read out of them; and folding. */
#include "base/literal.h"

#include <stdlib.h>

#include "base/regex.h"
#include "base/unicode.h"
#include "test.h"

/* --- telling literals as a line --------------------------------------------------- */

static void put_phrase(struct pl_buf *line, const struct pl_phrase *phrase)
{
	if (phrase->opens)
		pl_buf_putc(line, '<');
	pl_buf_add(line, phrase->text);
	if (phrase->closes)
		pl_buf_putc(line, '>');
}

/* Sets as `a|<b>  c`: < and > stand where a phrase opens and closes. */
static void put_sets(struct pl_buf *line, const struct pl_literals *literals)
{
	for (size_t i = 0; i < literals->n_sets; i++) {
		pl_buf_puts(line, i ? "  " : "");
		for (size_t j = 0; j < literals->sets[i].n; j++) {
			pl_buf_puts(line, j ? "|" : "");
			put_phrase(line, &literals->sets[i].phrases[j]);
		}
	}
}

static void put_words(struct pl_buf *line, const struct pl_literals *literals)
{
	if (!literals->words)
		return;
	pl_buf_puts(line, literals->bounded ? "\\b " : "");
	pl_buf_puts(line, literals->nocase ? "i " : "");
	for (size_t i = 0; i < literals->n_words; i++) {
		pl_buf_puts(line, i ? "|" : "");
		pl_buf_add(line, literals->words[i]);
	}
}

/* Says what is wrong; the caller fails at its end. */
static size_t check(struct pl_str pattern, const char *want,
		    void (*put)(struct pl_buf *, const struct pl_literals *))
{
	struct pl_arena arena = { 0 };
	struct pl_literals literals;
	struct pl_buf line = { 0 };
	bool same;

	assert_true(pl_literals_of(&arena, pattern, 0, &literals));
	put(&line, &literals);
	same = pl_str_is(pl_buf_str(&line), want);
	if (!same)
		print_error("pattern: %.*s\nwanted: %s\ngot:    %.*s\n", PL_ARGS(pattern), want,
			    PL_ARGS(pl_buf_str(&line)));
	pl_buf_release(&line);
	pl_arena_release(&arena);
	return same ? 0 : 1;
}

/* --- sets --------------------------------------------------------------------------- */

static void finds_what_a_match_must_hold(void **state)
{
	static const struct {
		const char *pattern, *want;
	} cases[] = {
		{ "planning", "planning" },
		{ "plan\\Kning", "planning" },
		{ "Préfecture de l’Œuvre", "Préfecture de l’Œuvre" },
		{ "(?i)Préfecture de l’Œuvre", "préfecture de l’œuvre" },
		{ "weekend|week-end", "week-end|weekend" },
		/* Groups for calls: what is in them is not here, and a call may be anything. */
		{ "(?(DEFINE)(?<x>lundi))mardi", "mardi" },
		{ "mardi(?&x)jeudi(?(DEFINE)(?<x>mercredi|))", "jeudi  mardi" },
		{ "(?!(?=(?&x)))mardi(?(DEFINE)(?<x>(?^m:(?<=a)|(?<=(?=b)(?=(?&x))b))))", "mardi" },
		{ "(?i)MAR(?^:di)", "mardi" },
		{ "newsletters?", "newsletter" },
		{ "\\bnewsletters?\\b", "<newsletter>|<newsletters>" },
		{ "aujourd['’]hui", "aujourd'hui|aujourd’hui" },
		{ "[Pp]réfet", "Préfet|préfet" },
		{ "[a-d]bis", "abis|bbis|cbis|dbis" },
		{ "(?i)week(?:-)?end", "week-end|weekend" },
		/* Joined on both sides of what is not known. */
		{ "bulletin.*officiel", "officiel  bulletin" },
		{ "(?:foo.bar)baz", "barbaz  foo" },
		{ "foo(?:bar.baz)", "foobar  baz" },
		{ "(?:xk|yk.*zk)wk", "xkwk|zkwk  xk|yk" },
		/* Rare ones come first; one that says no more than another is left out. */
		{ "kwy.*(?:bulletins|bulletin)", "kwy  bulletin" },
		{ "kwy.*kwy", "kwy" },
		/* Repetition. */
		{ "!{3}", "!!!" },
		{ "!{2,}", "!!" },
		{ "(?:kw)+z", "kwz" },
		{ "(?:kw)*z", "z" },
		{ "k{0}w", "w" },
		{ "kw?y", "kwy|ky" },
		{ "k{1,2}w", "kkw|kw" },
		{ "k{,3}w", "" },
		{ "k{a}w", "k{a}w" },
		/* Borders, said or not. */
		{ "\\bkw", "<kw" },
		{ "kw\\b|ky", "kw>|ky" },
		{ "\\s+kw\\s", "<kw>" },
		{ "\\W?kw", "kw" },
		{ "^kw$", "<kw>" },
		{ "[^\\w]kw[ ,\\s]", "<kw>" },
		{ "[^a]kw[\\d ]", "kw" },
		{ "\\Bkw", "kw" },
		{ "\\Dkw\\S", "kw" },
		{ "\\Rkw\\h", "<kw>" },
		/* Lookaround. */
		{ "kw(?=yz)", "kwyz" },
		{ "(?<=yz )kw(?=wy)", "yz kw  kwwy" },
		{ "(?<=yz )\\bkw(?=wy)\\w", "<kwwy  yz kw" },
		{ "[^x]+(?=kw)", "kw" },
		{ "(?<=kw)[^x]+", "kw" },
		{ "(?:yz(?=kw))+", "yzkw" },
		{ "(?:yz(?=kw))?kwyz", "kwyz" },
		{ "(?:yz(?=kw)|kw(?=yz))k", "kwk|yzk" },
		{ "(?<=yz )kw", "yz kw" },
		{ "kw(?!yz)", "kw" },
		{ "(?<!yz)kw", "kw" },
		/* Case: known letters fold, others cut. */
		{ "(?i)ÉTÉ", "été" },
		{ "(?i)kwλyz", "kw  yz" },
		{ "kwλyz", "kwλyz" },
		{ "k(?i:W)Y", "kwy" },
		{ "(?:k(?i)W|Y)é", "kwé|yé" },
		/* Digits and ranges. */
		{ "\\dh", "0h|1h|2h|3h|4h|5h|6h|7h|8h|9h" },
		{ "[\\x{1F600}-\\x{1F64F}]", "\xF0\x9F\x98|\xF0\x9F\x99" },
		{ "[\\x{200B}-\\x{200F}]",
		  "\xE2\x80\x8B|\xE2\x80\x8C|\xE2\x80\x8D|\xE2\x80\x8E|\xE2\x80\x8F" },
		/* Escapes. */
		{ "k\\.w\\x{e9}\\xe9\\n\\-", "k.wéé\n-" },
		{ "k[\\]\\-]w", "k-w|k]w" },
		{ "k[]a]w", "k]w|kaw" },
		{ "k[[:alpha:]]wyz", "wyz  k" },
		{ "k\\p{Lu}wyz\\pL", "wyz  k" },
		{ "(kw)\\1", "kw" },
		{ "(?<name>kw)(?'other'yz)(?P<last>k)", "kwyzk" },
		{ "(?|kw|yz)", "kw|yz" },
		{ "(?>kw)", "kw" },
	};
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		wrong += check(pl_str_of(cases[i].pattern), cases[i].want, put_sets);
	assert_int_equal(wrong, 0);
}

/* Nothing is known, rather than something wrong. */
static void keeps_silent(void **state)
{
	static const char *const cases[] = {
		"",
		".",
		"\\w+",
		"a?",
		"(?:kwyz)?",
		"(?:kwyz|.)",
		"|kwyz",
		"e|a|i",
		/* Not read. */
		"(?x)k w",
		"(?U)kw",
		"(*UTF)kw",
		"kw(*ACCEPT)yz",
		"(?(1)kw|yz)",
		"(?R)kw",
		"kw(?1)",
		"\\Qkw\\E",
		"kw\\g1",
		"\\Gkw",
		"kw(?#yz)",
		"kw\\012",
		"kw\\cA",
		"(?^x)kw",
		"k{ 2}wyz",
		"kw\\x{110000}",
		"\\N{U+41}kw",
		/* No patterns at all. */
		"kw(",
		"kw)",
		"kw[",
		"[z-a",
		"kw\\",
		"*kw",
		"(?",
		"(?<",
		"kw\\x{",
		"\\p",
		"kw\\p{L",
		"kw\xC3",
		"\xFFkw",
		"(?<n",
		"(?i",
		"[[:alpha",
		"[\\",
	};
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		wrong += check(pl_str_of(cases[i]), "", put_sets);
	assert_int_equal(wrong, 0);
}

/* --- words ---------------------------------------------------------------------------- */

static void spells_out_finite_languages(void **state)
{
	static const struct {
		const char *pattern, *want;
	} cases[] = {
		{ "data ?hubs?", "data hubs|data hub|datahubs|datahub" },
		{ "\\b(?:data ??hub)\\b", "\\b datahub|data hub" },
		{ "(?i)\\b(?:Week-?end|WE)\\b", "\\b i Week-end|Weekend|WE" },
		{ "(?m)\\b(?:l['’]été)\\b", "\\b l'été|l’été" },
		{ "(?:a|b)(?:c|d)", "ac|ad|bc|bd" },
		{ "a{2,3}", "aaa|aa" },
		{ "a{2,3}?b", "aab|aaab" },
		{ "(?:ab?)?c", "abc|ac|c" },
		{ "(?i:ab)", "i ab" },
		{ "(?:(?i)a)-1", "i a-1" },
		{ "a|a", "a|a" },
		/* Not finite, or not only strings. */
		{ "ab+", "" },
		{ "a\\d", "" },
		{ "a.b", "" },
		{ "a|", "" },
		{ "a?", "" },
		{ "ab(?=c)", "" },
		{ "(?<!x)ab", "" },
		{ "^ab", "" },
		{ "ab$", "" },
		{ "a?+ab", "" },
		{ "(?>a|ab)c", "" },
		{ "(?i)é(?-i)É", "" },
		{ "(?i)aΩ", "" },
		{ "(?:(?i)a)B", "" },
		/* A \b that does not stand at all ends alike. */
		{ "\\bab", "" },
		{ "\\bab\\b|cd", "" },
		{ "a\\bb", "" },
		{ "\\b?ab\\b?", "" },
	};
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		wrong += check(pl_str_of(cases[i].pattern), cases[i].want, put_words);
	assert_int_equal(wrong, 0);
}

/* A pattern that is an alternation of `n` numbers. */
static void put_alternation(struct pl_buf *pattern, unsigned n)
{
	for (unsigned i = 0; i < n; i++)
		pl_buf_printf(pattern, "%skw%u", i ? "|" : "", i);
}

static void spells_out_as_many_as_promised(void **state)
{
	static const unsigned counts[] = { 200, 4096, 4097 };

	(void)state;
	for (size_t i = 0; i < sizeof(counts) / sizeof(*counts); i++) {
		struct pl_arena arena = { 0 };
		struct pl_literals literals;
		struct pl_buf pattern = { 0 };

		put_alternation(&pattern, counts[i]);
		assert_true(pl_literals_of(&arena, pl_buf_str(&pattern), 0, &literals));
		assert_int_equal(literals.n_words, counts[i] > 4096 ? 0 : counts[i]);
		/* kw1 stands for kw10 and all others that it begins. */
		assert_int_equal(literals.n_sets, counts[i] > 4096 ? 0 : 1);
		assert_true(counts[i] > 4096 || literals.sets[0].n == 10);
		pl_buf_release(&pattern);
		pl_arena_release(&arena);
	}
}

/* --- hostile patterns ------------------------------------------------------------------ */

/* `start`, then `part` as often as fits into 64 KiB, then `end` as often. */
static void put_many(struct pl_buf *pattern, const char *part, const char *middle, const char *end)
{
	size_t n = (64 << 10) / (strlen(part) + strlen(end));

	for (size_t i = 0; i < n; i++)
		pl_buf_puts(pattern, part);
	pl_buf_puts(pattern, middle);
	for (size_t i = 0; i < n; i++)
		pl_buf_puts(pattern, end);
}

/* Products, repetitions and depth stay within what may be spent: a pattern that
 * is read in steps that grow would take hours here. */
static void is_not_drowned(void **state)
{
	static const struct {
		const char *part, *middle, *end;
	} cases[] = {
		{ "(?:a|b)", "", "" },
		{ "(?:kw|yz)c", "", "" },
		{ "[abcd]", "", "" },
		{ "[abcd]?", "", "" },
		{ "(?:", "kw", "){8}" },
		{ "(?:", "kw", "|a)" },
		{ "(?:a?", "kw", "){1,8}" },
		{ "(", "", "" },
		{ "|", "", "" },
		{ "|a|", "", "" },
		{ "a|.kw|", "", "" },
		{ "[a", "", "" },
		{ "\\d", "", "" },
		{ "\\s", "", "" },
		{ "a{8}", "", "" },
		{ "a.", "", "" },
		{ "(?=kw)", "", "" },
		{ "(?i)", "", "" },
		{ "\\b", "", "" },
		{ "x", "", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_arena arena = { 0 };
		struct pl_literals literals;
		struct pl_buf pattern = { 0 };

		put_many(&pattern, cases[i].part, cases[i].middle, cases[i].end);
		assert_true(pl_literals_of(&arena, pl_buf_str(&pattern), 0, &literals));
		assert_in_range(literals.n_words, 0, 4096);
		pl_buf_release(&pattern);
		pl_arena_release(&arena);
	}
}

static uint32_t next_random(uint32_t *state)
{
	*state = *state * 1664525U + 1013904223U;
	return *state >> 8;
}

/* Whatever stands in a pattern, reading it ends well; the sanitizers look on. */
static void survives_noise(void **state)
{
	static const char bits[] = "()[]{}|?*+\\^$.-:=!<>'#,&09abikpPxdwsQEKR\xC3\xA9\xF0\x9F";
	uint32_t seed = 7;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		struct pl_arena arena = { 0 };
		struct pl_literals literals;
		char pattern[24];
		size_t len = next_random(&seed) % sizeof(pattern);

		for (size_t i = 0; i < len; i++)
			pattern[i] = bits[next_random(&seed) % (sizeof(bits) - 1)];
		assert_true(pl_literals_of(&arena, (struct pl_str){ pattern, len }, 0, &literals));
		pl_arena_release(&arena);
	}
}

static void survives_the_end_of_memory(void **state)
{
	struct pl_str pattern =
		PL_STR("(?i)\\b(?:données?|data ?hubs?)\\b[\\dab]+\\s(?:kw|yz){2,}");
	bool ok = false;

	(void)state;
	for (long n = 0; !ok; n++) {
		struct pl_arena arena = { 0 };
		struct pl_literals literals;

		pl_mem_fail_after(n, true);
		ok = pl_literals_of(&arena, pattern, 0, &literals);
		pl_mem_fail_after(-1, false);
		assert_true(ok || (!literals.n_sets && !literals.words));
		assert_true(!ok || literals.n_sets == 3);
		pl_arena_release(&arena);
	}
}

/* --- folding ---------------------------------------------------------------------------- */

static void folds(void **state)
{
	static const struct {
		const char *text, *want;
		enum pl_folded sure;
	} cases[] = {
		{ "", "", PL_FOLD_KNOWN },
		{ "AZ[az]@", "az[az]@", PL_FOLD_KNOWN },
		{ "ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`{|}~", "abcdefghijklmnopqrstuvwxyz[\\]^_`{|}~",
		  PL_FOLD_KNOWN },
		{ "L’ÉTÉ À NOËL", "l’été à noël", PL_FOLD_KNOWN },
		{ "ÀÁÖ×ØÝÞß÷ÿ", "àáö×øýþß÷ÿ", PL_FOLD_KNOWN },
		{ "ŒUF œuf Ÿ", "œuf œuf ÿ", PL_FOLD_KNOWN },
		{ "«\u00A0µ²½ª\u00A0»", "«\u00A0µ²½ª\u00A0»", PL_FOLD_KNOWN },
		{ "😀 ☎️ ① € ™ … 𝐁𝐨𝐧",
		  "😀 ☎️ ① € ™ … 𝐁𝐨𝐧", PL_FOLD_KNOWN },
		{ "e\u0301 한 漢", "e\u0301 한 漢", PL_FOLD_KNOWN },
		{ "ŁÓDŹ Ωμέγα КИЕВ Ⓐ Ⅷ Ａ", "ŁódŹ Ωμέγα КИЕВ Ⓐ Ⅷ Ａ", PL_FOLD_KNOWN },
		{ "مرحبا\u061C", "مرحبا\u061C", PL_FOLD_KNOWN },
		{ "\u212A", "\u212A", PL_FOLD_DISGUISED }, /* K sign: k */
		{ "\u212B", "\u212B", PL_FOLD_DISGUISED }, /* Ångström sign: å */
		{ "\u017F", "\u017F", PL_FOLD_DISGUISED }, /* long s */
		{ "\u1E9E", "\u1E9E", PL_FOLD_DISGUISED }, /* capital ß */
		{ "\u0378", "\u0378", PL_FOLD_UNSURE },    /* nothing yet */
		{ "Le ٣", "le ٣", PL_FOLD_DIGITS },        /* \d */
		{ "𝟗 À", "𝟗 à", PL_FOLD_DIGITS },
		{ "𝟗\u212A𝟗", "𝟗\u212A𝟗", PL_FOLD_DISGUISED },
		{ "\u212A\u0378", "\u212A\u0378", PL_FOLD_UNSURE },
		{ "\xC3", "\xC3", PL_FOLD_UNSURE }, /* cut short */
		{ "abcdefgh\xE2\x82", "abcdefgh\xE2\x82", PL_FOLD_UNSURE },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_str text = pl_str_of(cases[i].text);
		char out[128] = { 0 };
		enum pl_folded sure = pl_literal_fold(text, out);

		if (sure != cases[i].sure || strcmp(out, cases[i].want) != 0)
			fail_msg("%s: %s, %d", cases[i].text, out, (int)sure);
	}
}

/* The characters with the property, one after the other. */
static void put_all(struct pl_buf *out, const char *property)
{
	struct pl_regex *regex = pl_regex_new(pl_str_of(property), 0, NULL);
	struct pl_regex_work *work = pl_regex_work_new(NULL);
	struct pl_buf one = { 0 };
	struct pl_match match;

	assert_non_null(regex);
	for (uint32_t code = 0x20; code <= 0x10FFFF; code++) {
		if (code >= 0xD800 && code <= 0xDFFF)
			continue;
		pl_buf_cut(&one, 0);
		pl_utf8_put(&one, code);
		pl_regex_work_begin(work);
		if (pl_regex_search(regex, work, pl_buf_str(&one), 0, &match) == PL_FOUND)
			pl_buf_add(out, pl_buf_str(&one));
	}
	pl_buf_release(&one);
	pl_regex_work_free(work);
	pl_regex_free(regex);
}

static enum pl_folded fold_one(struct pl_str one, struct pl_buf *out)
{
	enum pl_folded sure;

	pl_buf_cut(out, 0);
	pl_buf_add(out, one);
	assert_false(out->failed);
	sure = pl_literal_fold(one, out->at);
	return sure;
}

/* However long the text is, each of its characters is folded as it is alone. */
static void characters_are_folded_one_by_one(void **state)
{
	static const char *const pieces[] = { "a",      "Z", "abCD efGH ", "é",      "É", "À",
					      "×",      "Þ", "ß",          "÷",      "’", "…",
					      "\u2126", "œ", "Œ",          "Ÿ",      "Ł", "«",
					      "\u00A0", "µ", "🚨",          "\u212A", "٣", "\u0378",
					      "[",      "@", "\u00DF",     "\u20AC" };
	struct pl_buf text = { 0 }, out = { 0 }, want = { 0 }, one = { 0 };
	uint32_t seed = 1;

	(void)state;
	for (int times = 0; times < 20000; times++) {
		enum pl_folded sure = PL_FOLD_KNOWN;

		pl_buf_cut(&text, 0);
		pl_buf_cut(&want, 0);
		for (int n = times % 40; n >= 0; n--) {
			const char *piece;
			enum pl_folded known;

			seed = seed * 1664525U + 1013904223U;
			piece = pieces[(seed >> 16) % (sizeof(pieces) / sizeof(*pieces))];
			pl_buf_puts(&text, piece);
			known = fold_one(pl_str_of(piece), &one);
			pl_buf_add(&want, pl_buf_str(&one));
			sure = known < sure ? known : sure;
		}
		assert_int_equal(fold_one(pl_buf_str(&text), &out), sure);
		assert_string_equal(out.at, want.at);
	}
	pl_buf_release(&text);
	pl_buf_release(&out);
	pl_buf_release(&want);
	pl_buf_release(&one);
}

static void letters_in_disguise_are_known(void **state)
{
	static const struct {
		const char *text, *plain;
	} cases[] = {
		{ "", "" },
		{ "ma\u017Fse À 5 \u212Am", "masse À 5 km" },
		{ "\u212Bngström, GRO\u1E9E", "ångström, GROß" },
		{ "\u212A\u0378ſ", "k\u0378s" },
		{ "Kk Åå Ss ß", "Kk Åå Ss ß" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_str text = pl_str_of(cases[i].text);
		char out[64];
		struct pl_str plain = { out, pl_literal_unmask(text, out) };

		assert_true(pl_str_is(plain, cases[i].plain));
	}
}

/* What folding knows in a text is no digit for PCRE2 but those of ASCII. */
static void digits_are_known(void **state)
{
	struct pl_buf digits = { 0 }, folded = { 0 };
	size_t n = 0;

	(void)state;
	put_all(&digits, "\\d");
	for (size_t at = 0, start = 0; at < digits.len; start = at, n++) {
		uint32_t code = pl_utf8_next(pl_buf_str(&digits), &at);

		assert_true((fold_one(pl_str_cut(pl_buf_str(&digits), start, at), &folded) ==
			     PL_FOLD_KNOWN) == (code < 0x80));
	}
	assert_true(n > 600);
	pl_buf_release(&digits);
	pl_buf_release(&folded);
}

/* The same of what it is undisguised. */
static enum pl_folded fold_plain(struct pl_str one, struct pl_buf *out)
{
	char plain[8];

	assert_true(one.len < sizeof(plain));
	return fold_one((struct pl_str){ plain, pl_literal_unmask(one, plain) }, out);
}

/* Whatever a pattern without case takes for a character that folding knows in patterns is
 * folded to the same, in all texts that folding knows: of all letters and signs that may
 * have a case. */
static void folding_knows_what_patterns_do(void **state)
{
	struct pl_regex_work *work = pl_regex_work_new(NULL);
	struct pl_buf cased = { 0 }, known = { 0 }, one = { 0 }, other = { 0 };
	struct pl_match match;
	size_t n = 0;

	(void)state;
	put_all(&cased, "[\\p{L}\\p{M}\\p{Nl}\\p{So}](?<![\\p{Lo}])");
	for (size_t at = 0, start = 0; at < cased.len; start = at) {
		if (pl_literal_knows(pl_utf8_next(pl_buf_str(&cased), &at)))
			pl_buf_add(&known, pl_str_cut(pl_buf_str(&cased), start, at));
	}
	for (size_t at = 0, start = 0; at < cased.len; start = at) {
		struct pl_str letter, all = pl_buf_str(&known);
		struct pl_regex *regex;

		pl_utf8_next(pl_buf_str(&cased), &at);
		letter = pl_str_cut(pl_buf_str(&cased), start, at);
		if (fold_plain(letter, &one) != PL_FOLD_KNOWN)
			continue;
		regex = pl_regex_new(letter, PL_REGEX_NOCASE, NULL);
		assert_non_null(regex);
		pl_regex_work_begin(work);
		for (size_t from = 0; pl_regex_search(regex, work, all, from, &match) == PL_FOUND;
		     from = match.group[0].end, n++) {
			fold_one(pl_str_in(all, match.group[0]), &other);
			if (!pl_str_same(pl_buf_str(&one), pl_buf_str(&other)))
				fail_msg("%.*s also matches %.*s", PL_ARGS(letter),
					 PL_ARGS(pl_str_in(all, match.group[0])));
		}
		pl_regex_free(regex);
	}
	assert_true(n > 1000);
	pl_buf_release(&cased);
	pl_buf_release(&known);
	pl_buf_release(&one);
	pl_buf_release(&other);
	pl_regex_work_free(work);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_what_a_match_must_hold),
		cmocka_unit_test(keeps_silent),
		cmocka_unit_test(spells_out_finite_languages),
		cmocka_unit_test(spells_out_as_many_as_promised),
		cmocka_unit_test(is_not_drowned),
		cmocka_unit_test(survives_noise),
		cmocka_unit_test(survives_the_end_of_memory),
		cmocka_unit_test(folds),
		cmocka_unit_test(characters_are_folded_one_by_one),
		cmocka_unit_test(letters_in_disguise_are_known),
		cmocka_unit_test(digits_are_known),
		cmocka_unit_test(folding_knows_what_patterns_do),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
