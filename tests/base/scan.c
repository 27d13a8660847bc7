/* The scanner: who is a candidate, and that nobody who matches is left out. */
#include "base/literal.h"

#include "base/regex.h"
#include "base/sample.h"
#include "test.h"

/* Patterns such as rules have: words, typography, numbers, links, structure. */
static const char *const patterns[] = {
	"(?i)\\b(?:weekend|week-end)\\b",
	"(?i)\\b(?:e-?mails?|mails?)\\b",
	"(?i)\\b(?:newsletters?)\\b",
	"(?i)\\b(?:data ?hubs?)\\b",
	"(?i)\\b(?:ok)\\b",
	"(?i)\\b(?:au jour d[’']aujourd[’']hui)\\b",
	"(?i)\\b(?:par le biais d(?:e|u|[’']une?))\\b",
	"(?i)\\b(?:mettre en œuvre|mise en œuvre|met en œuvre)\\b",
	"(?i)\\b(?:susmentionné(?:e|s|es)?|précité(?:e|s|es)?)\\b",
	"(?i)\\b(?:état|église|préfecture|république)\\b",
	"(?i)\\bévènements?\\b|\\bevenements?\\b",
	"(?i)\\b(?:Œuvres?|NOËL|Çà et là|L’Haÿ)\\b",
	"(?i)\\b(?:tu|toi|ton|ta|tes|t[’']as)\\b",
	"(?i)\\bk(?:m|g)s?\\b",
	"(?i)ß|µ",
	"(?i)\\b(?:Ελλάδα|Київ)\\b",
	"\\b(?:Etats?|Ecoles?|Evacuation)\\b",
	"[àÀ] compl[ée]ter\\b",
	"[Ll]orem ipsum|\\bTODO\\b",
	"\\b(\\p{L}+)\\s+\\1\\b",
	"\\s{2,}",
	"(?<!\\d)\\s[,.]",
	"[^\\s\\x{A0}\\x{202F}][!?;](?=\\s|$)",
	"\\p{L}:(?=\\s)",
	"(?<!\\x{A0}|\\x{202F})[»]",
	"[«](?!\\x{A0}|\\x{202F})",
	"\"[^\"\\n]{1,80}\"",
	"\\.{3}",
	"[!?]{3,}",
	"(?<=\\p{L})'(?=\\p{L})",
	"\\b\\d{1,2}[hH]\\d{2}\\b",
	"\\b\\d{1,2}/\\d{1,2}/\\d{2,4}\\b",
	"\\b0[1-9](?:[ .-]?\\d{2}){4}\\b",
	"\\b\\d{5,}\\b",
	"\\d(?:€|%|km|m²)",
	"\\b(?:1er|2ème|[4-9]ème|\\d+ième)\\b",
	"\\b\\p{Lu}{4,}(?:\\s+\\p{Lu}{2,}){2,}",
	"#\\p{Ll}{12,}",
	"(?:#[\\p{L}\\d_]+\\s+){2,}",
	"(?<![\\w&/])#\\d+\\b(?![\\w-])",
	"[\\x{1D400}-\\x{1D7FF}]",
	"[\\x{1F300}-\\x{1FAFF}\\x{2600}-\\x{27BF}]\\x{FE0F}?",
	"(?i)\\b(?:le|la|un)\\s?[\\x{1F300}-\\x{1FAFF}]",
	"[\\x{200B}\\x{200E}\\x{2060}\\x{FEFF}]",
	"[\\x{0300}-\\x{036F}]",
	"\\bhttp://[^\\s]+",
	"\\b(?:bit\\.ly|goo\\.gl|t\\.co)/\\w+",
	"[?&]utm_[a-z]+=",
	"\\b(?:il|elle|on)\\s+(?:est|a)\\s+été\\s+\\p{L}+(?:é|i|u)e?s?\\b",
	"\\bmalgré\\s+qu(?:e\\b|['’])",
	"\\bsi\\s+(?:tu|il|nous|vous)\\s+\\p{L}+rai[ts]?\\b",
	"\\bau\\s+final\\b",
	"\\bdévelopp?e?ment\\b(?<!développement)",
	"\\b(?:les|des|ces)\\s+\\p{L}+[^sxz\\W]\\s+sont\\b",
	"(?:[^.!?\\n]{60,})[.!?]",
	"\\b\\p{L}{10,}ment\\b",
	"(?:\\bde\\s+l['’]?\\p{L}+\\s*){2,}",
	"\\([^()\\n]{20,}\\)",
	"(?m)^\\s*[-•*]\\s",
	"(?m)[ \\t]+$",
	"\\b[A-Z]{2,6}\\b(?!\\s*\\()",
	"\\A\\s*@\\w+|\\n#\\w+\\s*\\Z",
	"(?:…|\\.\\.\\.)\\s*https?://\\S+\\s*\\Z",
	"(?i)(?<=réf\\. )\\d+|n°\\s*\\d",
	"(?i)(?=.*urgent)(?:alerte|vigilance).{0,40}(?-i:ROUGE)",
};

enum { N_PATTERNS = sizeof(patterns) / sizeof(*patterns), N_WORDS = (N_PATTERNS + 63) / 64 };

static const char *const texts[] = {
	"Le week-end du 12/06/2024, rendez-vous à 18h30 au 01 23 45 67 89 !",
	"La préfecture  de l’Aisne informe : l'église est fermée (travaux urgents de la voirie).",
	"ALERTE URGENT vigilance ROUGE DANS TOUT LE DÉPARTEMENT… https://exemple.fr/a",
	"Tu as reçu un E-mail ? Inscris-toi à notre NEWSLETTER ;on t'attend.",
	"Au jour d’aujourd’hui, par le biais d'une mise en œuvre, il a été décidé de rien.",
	"#prefecturedelaisne #Aisne #02 ➡️ http://exemple.fr/?utm_source=x&utm_medium=y",
	"« Noël » à L’Haÿ-les-Roses : 12km, 5 €, 3ème édition, 1er prix, 25000 places",
	"Un évènement, des evenements, à compléter. Lorem ipsum, TODO",
	"L’Etat et les Ecoles : malgré qu’on dise, si vous viendriez, au final bien bien mieux.",
	"le 🚲 la 🎄 ☀️ un 𝐠𝐫𝐚𝐬 \u200B et e\u0301 te\u0301 Straße 5 µm",
	"- un\n- deux \n• trois\n@prefet bit.ly/abc \"cité\" ?!? n° 12, réf. 14",
	"Δελτίο: Ελλάδα, Київ, \u212Ailo, ma\u017Fse, 5 \u212Am, \u1E9E, ÇÀ ET LÀ, ŒUVRES",
	"Les gens de l'eau de la ville sont là. Ces table sont anticonstitutionnellement vides...",
};

/* --- building and asking ------------------------------------------------------------ */

struct scanner {
	struct pl_arena arena;
	struct pl_scan_plan plan;
	struct pl_image image;
	const struct pl_scan *scan;
};

static void want(struct scanner *scanner, uint32_t owner, const char *pattern)
{
	struct pl_scan_want *one = PL_PUSH(&scanner->plan.wants);

	assert_non_null(one);
	one->owner = owner;
	assert_true(pl_literals_of(&scanner->arena, pl_str_of(pattern), 0, &one->literals));
}

static void build(struct scanner *scanner, uint32_t n_owners)
{
	uint32_t at;

	pl_image_take(&scanner->image, 8);
	at = pl_scan_build(&scanner->plan, n_owners, &scanner->image);
	assert_true(at > 0);
	scanner->scan = pl_image_at(&scanner->image, at);
}

static void release(struct scanner *scanner)
{
	PL_LIST_RELEASE(&scanner->plan.wants);
	pl_image_release(&scanner->image);
	pl_arena_release(&scanner->arena);
}

/* False: what the places say is not of this text, in which letters were in disguise. */
static bool ask_where(const struct scanner *scanner, struct pl_str text, uint64_t *seen,
		      struct pl_scan_places *places)
{
	struct pl_arena scratch = { 0 };
	enum pl_scanned scanned = pl_scan_run(scanner->scan, text, &scratch, seen, places);
	bool disguised = scanned == PL_SCAN_DISGUISED;

	if (disguised) {
		char *plain = pl_arena_take(&scratch, text.len + 1);

		text = (struct pl_str){ plain, pl_literal_unmask(text, plain) };
		scanned = pl_scan_run(scanner->scan, text, &scratch, seen, places);
		assert_int_not_equal(scanned, PL_SCAN_DISGUISED);
	}
	assert_int_not_equal(scanned, PL_SCAN_NOMEM);
	pl_arena_release(&scratch);
	return !disguised;
}

static void ask(const struct scanner *scanner, struct pl_str text, uint64_t *seen)
{
	struct pl_scan_places places = { 0 };

	ask_where(scanner, text, seen, &places);
	pl_scan_places_release(&places);
}

static bool is_seen(const uint64_t *seen, size_t owner)
{
	return seen[owner / 64] >> (owner % 64) & 1;
}

/* --- who is a candidate ---------------------------------------------------------------- */

static void tells_candidates(void **state)
{
	/* Owners 0 to 7; 1 asks twice, 6 for something unknown too, 7 for nothing. */
	static const struct {
		uint32_t owner;
		const char *pattern;
	} wants[] = {
		{ 0, "(?i)\\bkayak\\b" },  { 1, "zébu" }, { 1, "gnou.*yack" },
		{ 2, "(?i)d[’']un coup" }, { 3, "kw" },   { 4, "#" },
		{ 5, "œ+[uU]v" },          { 6, "kiwi" }, { 6, "\\w+" },
	};
	static const struct {
		const char *text, *seen;
	} cases[] = {
		{ "", "6" },
		{ "k", "6" },
		{ "kw", "36" },
		{ "akw", "36" },
		{ "KW", "6" },
		{ "KwkW kwKW", "36" },
		{ "un KAYAK.", "06" },
		{ "kayak", "06" },
		{ "kayaks", "6" },
		{ "ékayak", "6" },
		{ "œkayak", "6" },
		{ "÷kayak", "06" },
		{ "le kayaké, le kayak", "06" },
		{ "_kayak", "6" },
		{ "kayak’s", "06" },
		{ "un ZÉBU", "6" },
		{ "un zébu", "16" },
		{ "un gnou", "6" },
		{ "un yack et un gnou", "16" },
		{ "D’UN COUP", "26" },
		{ "d'un coup", "26" },
		{ "d un coup", "6" },
		{ "#a", "46" },
		{ "a#", "46" },
		{ "ŒUV", "6" },
		{ "œUv", "56" },
		{ "kwkayak zébu#œuv", "13456" },
		{ "\u0378", "01234567" }, /* nobody's yet */
		{ "\u212Aaya\u212A, \u212Aw", "036" },
		{ "aya\u212A, nz\u212Abu", "6" },
		{ "α", "6" }, /* nobody's letter */
	};
	struct scanner scanner = { 0 };
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(wants) / sizeof(*wants); i++)
		want(&scanner, wants[i].owner, wants[i].pattern);
	build(&scanner, 8);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		uint64_t seen[1];
		char line[9] = "", *end = line;

		ask(&scanner, pl_str_of(cases[i].text), seen);
		for (size_t owner = 0; owner < 8; owner++) {
			if (is_seen(seen, owner))
				*end++ = (char)('0' + owner);
		}
		*end = '\0';
		if (strcmp(line, cases[i].seen) != 0) {
			print_error("text: %s\nwanted: %s\ngot:    %s\n", cases[i].text,
				    cases[i].seen, line);
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
	release(&scanner);
}

/* What nearly every text of the sample holds is not looked for beside what few hold: who wants
 * both is then told by the rare one alone.  Without a sample both are. */
static void what_most_texts_hold_is_not_asked_for(void **state)
{
	static const char posts[] = "le pont est ferme\0un pont\0deux ponts, un pont\0le pont";
	struct pl_sample *sample = pl_sample_new((struct pl_str){ posts, sizeof(posts) });
	uint64_t seen[1];

	(void)state;
	assert_non_null(sample);
	for (int sampled = 0; sampled < 2; sampled++) {
		struct scanner scanner = { .plan.sample = sampled ? sample : NULL };

		want(&scanner, 0, "(?i)\\bzythum\\b.*\\bpont");
		want(&scanner, 1, "(?i)\\bzythum\\b.*\\bkamikazes\\b");
		build(&scanner, 2);
		ask(&scanner, PL_STR("zythum"), seen);
		assert_int_equal(is_seen(seen, 0), sampled);
		assert_false(is_seen(seen, 1));
		ask(&scanner, PL_STR("zythum, kamikazes, pont"), seen);
		assert_true(is_seen(seen, 0) && is_seen(seen, 1));
		ask(&scanner, PL_STR("pont, kamikazes"), seen);
		assert_false(is_seen(seen, 0) || is_seen(seen, 1));
		release(&scanner);
	}
	pl_sample_free(sample);
}

/* Other scripts' digits may be what \d asks for, and nothing else. */
static void digits_of_all_scripts_are_digits(void **state)
{
	struct scanner scanner = { 0 };
	struct pl_scan_places places = { 0 };
	struct pl_span starts;
	uint64_t seen[1];

	(void)state;
	want(&scanner, 0, "n° ?\\d");
	want(&scanner, 1, "kayak");
	build(&scanner, 2);
	ask_where(&scanner, PL_STR("le n° 5, kayak"), seen, &places);
	assert_int_equal(seen[0], 3);
	assert_true(pl_scan_starts(&places, 0, &starts));
	ask_where(&scanner, PL_STR("le n° 5 et le n° ٣"), seen, &places);
	assert_int_equal(seen[0], 1);
	assert_false(pl_scan_starts(&places, 0, &starts));
	ask_where(&scanner, PL_STR("un kayak et 𝟗"), seen, &places);
	assert_int_equal(seen[0], 3);
	assert_true(pl_scan_starts(&places, 1, &starts));
	pl_scan_places_release(&places);
	release(&scanner);
}

static void who_wants_nothing_is_told_of_nothing(void **state)
{
	static const uint32_t counts[] = { 0, 1, 63, 64, 65, 130 };

	(void)state;
	for (size_t i = 0; i < sizeof(counts) / sizeof(*counts); i++) {
		struct scanner scanner = { 0 };
		uint64_t seen[3] = { 0 };

		build(&scanner, counts[i]);
		ask(&scanner, PL_STR("un texte"), seen);
		for (uint32_t owner = 0; owner < 192; owner++)
			assert_false(is_seen(seen, owner));
		/* What folding does not know may be anything to anybody. */
		ask(&scanner, PL_STR("\u0378"), seen);
		for (uint32_t owner = 0; owner < 192; owner++)
			assert_int_equal(is_seen(seen, owner), owner < counts[i]);
		release(&scanner);
	}
}

static void refuses_owners_that_do_not_exist(void **state)
{
	struct scanner scanner = { 0 };

	(void)state;
	want(&scanner, 3, "kayak");
	pl_image_take(&scanner.image, 8);
	assert_int_equal(pl_scan_build(&scanner.plan, 3, &scanner.image), 0);
	assert_true(pl_scan_build(&scanner.plan, 4, &scanner.image) > 0);
	release(&scanner);
}

/* Only the first bytes of a long string are looked for, wherever it is cut. */
static void long_strings_are_found(void **state)
{
	(void)state;
	for (size_t len = 60; len < 70; len++) {
		struct scanner scanner = { 0 };
		struct pl_buf text = { 0 };
		uint64_t seen[1];

		for (size_t i = 0; i < len; i++)
			pl_buf_puts(&text, i % 7 ? "é" : "k");
		want(&scanner, 0, text.at);
		build(&scanner, 1);
		ask(&scanner, pl_buf_str(&text), seen);
		assert_true(is_seen(seen, 0));
		ask(&scanner, PL_STR("kéééé"), seen);
		assert_false(is_seen(seen, 0));
		pl_buf_release(&text);
		release(&scanner);
	}
}

/* Strings that all end alike must not end up in one bucket; there is no telling
 * from outside but by the time that this takes. */
static void many_strings_are_found(void **state)
{
	enum { MANY = 4000 };
	struct scanner scanner = { 0 };
	struct pl_buf pattern = { 0 };
	uint64_t seen[MANY / 64 + 1];

	(void)state;
	for (uint32_t i = 0; i < MANY; i++) {
		pl_buf_cut(&pattern, 0);
		pl_buf_printf(&pattern, "(?i)\\b%uement\\b", i);
		want(&scanner, i, pattern.at);
	}
	build(&scanner, MANY);
	for (uint32_t i = 0; i < MANY; i++) {
		size_t n = 0;

		pl_buf_cut(&pattern, 0);
		pl_buf_printf(&pattern, "mouvement %uEMENT, évidement", i);
		ask(&scanner, pl_buf_str(&pattern), seen);
		for (uint32_t j = 0; j < MANY; j++)
			n += is_seen(seen, j);
		assert_true(is_seen(seen, i));
		assert_int_equal(n, 1);
	}
	pl_buf_release(&pattern);
	release(&scanner);
}

static void works_wherever_the_image_lies(void **state)
{
	struct scanner scanner = { 0 };
	uint64_t seen[N_WORDS], again[N_WORDS];
	size_t len, at;
	char *copy;

	(void)state;
	for (uint32_t i = 0; i < N_PATTERNS; i++)
		want(&scanner, i, patterns[i]);
	build(&scanner, N_PATTERNS);
	ask(&scanner, pl_str_of(texts[0]), seen);
	len = scanner.image.bytes.len;
	at = (size_t)((const char *)scanner.scan - scanner.image.bytes.at);
	copy = pl_alloc(len);
	assert_non_null(copy);
	memcpy(copy, scanner.image.bytes.at, len);
	memset(scanner.image.bytes.at, 0xAA, len);
	scanner.scan = (const struct pl_scan *)(const void *)(copy + at);
	ask(&scanner, pl_str_of(texts[0]), again);
	assert_memory_equal(seen, again, sizeof(seen));
	pl_free(copy);
	release(&scanner);
}

/* --- nobody is left out ------------------------------------------------------------------ */

struct oracle {
	struct scanner scanner;
	struct pl_regex *regex[N_PATTERNS];
	struct pl_regex_work *work;
	struct pl_scan_places places;
	size_t n_found, n_missed, n_spared, n_placed;
};

static void oracle_init(struct oracle *oracle)
{
	for (uint32_t i = 0; i < N_PATTERNS; i++) {
		struct pl_err err = { 0 };

		want(&oracle->scanner, i, patterns[i]);
		oracle->regex[i] = pl_regex_new(pl_str_of(patterns[i]), 0, &err);
		if (!oracle->regex[i])
			print_error("%s: %s\n", patterns[i], err.text);
		assert_non_null(oracle->regex[i]);
	}
	build(&oracle->scanner, N_PATTERNS);
	oracle->work = pl_regex_work_new(NULL);
	assert_non_null(oracle->work);
}

static void oracle_release(struct oracle *oracle)
{
	for (size_t i = 0; i < N_PATTERNS; i++)
		pl_regex_free(oracle->regex[i]);
	pl_regex_work_free(oracle->work);
	pl_scan_places_release(&oracle->places);
	release(&oracle->scanner);
}

/* Each match begins where the scanner says that matches do. */
static void compare_places(struct oracle *oracle, size_t i, struct pl_str text)
{
	struct pl_span starts;
	struct pl_match match;

	if (!pl_scan_starts(&oracle->places, (uint32_t)i, &starts))
		return;
	oracle->n_placed++;
	for (size_t from = 0;
	     pl_regex_search(oracle->regex[i], oracle->work, text, from, &match) == PL_FOUND;) {
		if (match.group[0].start < starts.start || match.group[0].start > starts.end)
			fail_msg("pattern: %s\ntext: %.*s\nat %u, not from %u to %u", patterns[i],
				 PL_ARGS(text), match.group[0].start, starts.start, starts.end);
		from = match.group[0].start + 1;
	}
}

/* PCRE2 looks at the text for every pattern; whoever matches must be a candidate. */
static void compare(struct oracle *oracle, struct pl_str text)
{
	uint64_t seen[N_WORDS];
	struct pl_match match;
	bool placed = ask_where(&oracle->scanner, text, seen, &oracle->places);

	for (size_t i = 0; i < N_PATTERNS; i++) {
		enum pl_found found;

		pl_regex_work_begin(oracle->work);
		found = pl_regex_search(oracle->regex[i], oracle->work, text, 0, &match);
		oracle->n_found += found == PL_FOUND;
		oracle->n_spared += found == PL_ABSENT && !is_seen(seen, i);
		if (found == PL_FOUND && placed)
			compare_places(oracle, i, text);
		if (found == PL_ABSENT || is_seen(seen, i))
			continue;
		oracle->n_missed++;
		print_error("pattern: %s\ntext: %.*s\nnot a candidate\n", patterns[i],
			    PL_ARGS(text));
	}
}

static uint32_t next_random(uint32_t *state)
{
	*state = *state * 1664525U + 1013904223U;
	return *state >> 8;
}

static size_t character_length(struct pl_str text, size_t at)
{
	size_t len = 1;

	while (at + len < text.len && ((unsigned char)text.at[at + len] & 0xC0) == 0x80)
		len++;
	return len;
}

/* A copy in which some characters are left out, doubled, cased or replaced. */
static void mutate(struct pl_buf *out, struct pl_str text, uint32_t *seed)
{
	static const char *const pieces[] = {
		"É",      "é",      "Œ", "œ", "Ÿ", "’",  "'", " ", "\u00A0",  "\u202F",
		"\u212A", "\u017F", "Λ", "ß", "-", "\n", "😀", "×", "e\u0301", "K",
		"S",      "a",      "1", "_", "#", "²",  "Ł", "ж", "٣",       "𝟗",
	};

	pl_buf_cut(out, 0);
	for (size_t at = 0, len; at < text.len; at += len) {
		uint32_t what = next_random(seed) % 24;

		len = character_length(text, at);
		if (what == 0)
			continue;
		if (what == 1)
			pl_buf_puts(out,
				    pieces[next_random(seed) % (sizeof(pieces) / sizeof(*pieces))]);
		if (what < 5 && len == 1 && (text.at[at] | 0x20) >= 'a' &&
		    (text.at[at] | 0x20) <= 'z')
			pl_buf_putc(out, text.at[at] ^ 0x20);
		else
			pl_buf_add(out, pl_str_cut(text, at, at + len));
	}
}

static void misses_no_match(void **state)
{
	struct oracle oracle = { 0 };
	struct pl_buf text = { 0 };
	uint32_t seed = 11;

	(void)state;
	oracle_init(&oracle);
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		compare(&oracle, pl_str_of(texts[i]));
		for (int round = 0; round < 60; round++) {
			mutate(&text, pl_str_of(texts[i]), &seed);
			compare(&oracle, pl_buf_str(&text));
		}
	}
	print_message("%zu matches, %zu searches spared\n", oracle.n_found, oracle.n_spared);
	assert_int_equal(oracle.n_missed, 0);
	/* And it is of use. */
	assert_true(oracle.n_found > 2000);
	assert_true(oracle.n_spared > 20000);
	assert_true(oracle.n_placed > 500);
	pl_buf_release(&text);
	oracle_release(&oracle);
}

/* --- where -------------------------------------------------------------------------------- */

static void tells_where_matches_begin(void **state)
{
	static const char here[] = "le préfet du Nord, la préfète du Gard, un préfet, le maire";
	static const struct {
		const char *pattern;
		bool told;
		uint32_t first, last;
	} cases[] = {
		{ "préfet\\b", true, 3, 45 },
		{ "(?:le|un) préfet", true, 0, 42 },
		{ "l[ea] préf[eè]te? du", true, 0, 20 },
		{ ".{2,3}préfet", true, 0, 45 }, /* twelve bytes at most before it */
		{ "\\w+ préfet", true, 0, 44 },  /* a word may be long */
		{ "(?<=le )maire", true, 54, 57 },
		{ "(?<=préfet du )\\w", true, 3, 14 }, /* before it begins */
		{ "(?<=le |le préfet du )Nord", true, 14, 14 },
		{ "(?<!un )(?:préfet|le préfet) [^x]+", true, 0, 3 }, /* the one is in the other */
		{ "(?:maire|le maire) ?[^x]+", true, 54, 57 },
		{ "(?=.{3}préfète)la", true, 11, 23 },
		{ "préfète|maire", true, 23, 57 },
		{ "(?:la|le) (?:.*)maire", true, 0, 54 },
		{ "[éè]", false, 0, 0 }, /* in most texts, often */
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct scanner scanner = { 0 };
		struct pl_scan_places places = { 0 };
		struct pl_span starts;
		uint64_t seen[1];
		bool told;

		want(&scanner, 0, cases[i].pattern);
		build(&scanner, 1);
		ask_where(&scanner, pl_str_of(here), seen, &places);
		told = pl_scan_starts(&places, 0, &starts);
		if (!is_seen(seen, 0) || told != cases[i].told ||
		    (told && (starts.start != cases[i].first || starts.end != cases[i].last)))
			fail_msg("%s: %d, %u to %u", cases[i].pattern, told, starts.start,
				 starts.end);
		pl_scan_places_release(&places);
		release(&scanner);
	}
}

static struct pl_str random_pattern(struct pl_buf *out, uint32_t *seed)
{
	static const char *const pieces[] = {
		"kw",
		"zkw",
		"(?:kw|zkw)",
		"(?:kw|zkw|wzkwz)",
		"(?:q|zq)z",
		"(?<=kw )",
		"(?<=kw|zkwq)",
		"(?<!z)",
		"(?=kw)",
		"(?=.{1,3}kw)",
		"\\d+",
		"[^x]+",
		"[^x]*",
		"\\w?",
		"\\b",
		"\\bkw\\b",
		"z{1,2}",
		" ",
		"é",
		"(?:kw|é)+",
		"(?:zq)?",
		"(?:kw(?<=zkw)|q)",
		"\\K",
		"(?:zkw|w)kw",
	};

	pl_buf_cut(out, 0);
	for (uint32_t i = 0, n = 1 + next_random(seed) % 4; i < n; i++)
		pl_buf_puts(out, pieces[next_random(seed) % (sizeof(pieces) / sizeof(*pieces))]);
	if (!(next_random(seed) % 4)) {
		pl_buf_putc(out, '|');
		pl_buf_puts(out, pieces[next_random(seed) % (sizeof(pieces) / sizeof(*pieces))]);
	}
	return pl_buf_str(out);
}

static struct pl_str random_text(struct pl_buf *out, uint32_t *seed)
{
	static const char *const pieces[] = { "kw", "zkw", "z", "q", " ",    " ",
					      "é",  "x",   "1", "w", "kwkw", "zq" };

	pl_buf_cut(out, 0);
	for (uint32_t i = 0, n = next_random(seed) % 12; i < n; i++)
		pl_buf_puts(out, pieces[next_random(seed) % (sizeof(pieces) / sizeof(*pieces))]);
	return pl_buf_str(out);
}

/* What PCRE2 finds from any byte on begins where it is told that matches do.  (With \K a match is
 * told to begin where it has already begun.) */
static size_t starts_lie_within(const char *pattern, struct pl_regex *regex,
				struct pl_regex_work *work, bool keeps, struct pl_str text,
				const struct pl_span *starts)
{
	size_t n = 0;
	struct pl_match match, again;

	for (size_t from = 0; from <= text.len; from++) {
		bool found;

		if (from < text.len && ((unsigned char)text.at[from] & 0xC0) == 0x80)
			continue;
		found = pl_regex_search(regex, work, text, from, &match) == PL_FOUND;
		n += found;
		if (found && !keeps &&
		    (match.group[0].start < starts->start || match.group[0].start > starts->end))
			fail_msg("%s in '%.*s' from %zu: %u, not from %u to %u", pattern,
				 PL_ARGS(text), from, match.group[0].start, starts->start,
				 starts->end);
		if (found && from <= starts->start) {
			assert_int_equal(pl_regex_within(regex, work, text, starts->start,
							 starts->end, &again),
					 PL_FOUND);
			assert_int_equal(match.group[0].start, again.group[0].start);
			assert_int_equal(match.group[0].end, again.group[0].end);
		}
	}
	return n;
}

static void no_match_begins_elsewhere(void **state)
{
	struct pl_regex_work *work = pl_regex_work_new(NULL);
	struct pl_buf pattern = { 0 }, text = { 0 };
	size_t n_placed = 0, n_found = 0;
	uint32_t seed = 5;

	(void)state;
	for (int i = 0; i < 3000; i++) {
		struct scanner scanner = { 0 };
		struct pl_scan_places places = { 0 };
		struct pl_str expression = random_pattern(&pattern, &seed);
		struct pl_regex *regex = pl_regex_new(expression, 0, NULL);
		bool keeps = pl_str_find(expression, PL_STR("\\K"), 0) != SIZE_MAX;

		if (!regex)
			fail_msg("%.*s does not compile", PL_ARGS(expression));
		want(&scanner, 0, pattern.at);
		build(&scanner, 1);
		for (int k = 0; k < 20; k++) {
			struct pl_str subject = random_text(&text, &seed);
			struct pl_span starts;
			uint64_t seen[1];

			ask_where(&scanner, subject, seen, &places);
			pl_regex_work_begin(work);
			if (!is_seen(seen, 0) || !pl_scan_starts(&places, 0, &starts))
				continue;
			n_placed++;
			n_found +=
				starts_lie_within(pattern.at, regex, work, keeps, subject, &starts);
		}
		pl_scan_places_release(&places);
		pl_regex_free(regex);
		release(&scanner);
	}
	assert_true(n_placed > 3000);
	assert_true(n_found > 3000);
	pl_regex_work_free(work);
	pl_buf_release(&pattern);
	pl_buf_release(&text);
}

/* --- the end of memory ----------------------------------------------------------------------- */

/* Behind so many bytes of an image, which decide where it has to grow. */
static void build_with_failures(struct scanner *scanner, size_t behind, bool for_ever)
{
	long n = 0;
	bool ok;

	do {
		pl_image_release(&scanner->image);
		pl_image_take(&scanner->image, behind);
		pl_mem_fail_after(n++, for_ever);
		ok = pl_scan_build(&scanner->plan, N_PATTERNS, &scanner->image) > 0;
		pl_mem_fail_after(-1, false);
		assert_true(ok ? !scanner->image.bytes.failed : pl_mem_refused());
	} while (pl_mem_refused());
	assert_true(ok);
}

static void building_survives_the_end_of_memory(void **state)
{
	struct scanner scanner = { 0 };

	(void)state;
	for (uint32_t i = 0; i < N_PATTERNS; i++)
		want(&scanner, i, patterns[i]);
	for (size_t behind = 8; behind < 1 << 15; behind += 400) {
		build_with_failures(&scanner, behind, true);
		build_with_failures(&scanner, behind, false);
	}
	release(&scanner);
}

static void running_survives_the_end_of_memory(void **state)
{
	struct scanner scanner = { 0 };
	struct pl_arena scratch = { 0 };
	struct pl_scan_places places = { 0 };
	uint64_t seen[1] = { 0 };

	(void)state;
	want(&scanner, 0, "kayak");
	build(&scanner, 2);
	pl_mem_fail_after(0, true);
	assert_false(pl_scan_run(scanner.scan, PL_STR("rien"), &scratch, seen, &places));
	pl_mem_fail_after(-1, false);
	assert_int_equal(seen[0], 3);
	pl_scan_places_release(&places);
	pl_arena_release(&scratch);
	release(&scanner);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_candidates),
		cmocka_unit_test(what_most_texts_hold_is_not_asked_for),
		cmocka_unit_test(digits_of_all_scripts_are_digits),
		cmocka_unit_test(who_wants_nothing_is_told_of_nothing),
		cmocka_unit_test(refuses_owners_that_do_not_exist),
		cmocka_unit_test(long_strings_are_found),
		cmocka_unit_test(many_strings_are_found),
		cmocka_unit_test(works_wherever_the_image_lies),
		cmocka_unit_test(misses_no_match),
		cmocka_unit_test(tells_where_matches_begin),
		cmocka_unit_test(no_match_begins_elsewhere),
		cmocka_unit_test(building_survives_the_end_of_memory),
		cmocka_unit_test(running_survives_the_end_of_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
