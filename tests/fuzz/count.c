/* count: lengths are those of a second, slow writing: of any text where there is neither link nor
 * mention, and of texts put together of pieces whose lengths are known.  Lengths are within the
 * limit up to where a text is cut, and pass it behind.
 *
 * The second writing reads Unicode's own tables (UCD, by default /usr/share/unicode), and without
 * them looks at texts of French letters alone. */
#include "fuzz.h"

#include "post/measure.h"

/* --- Unicode's tables ----------------------------------------------------------------------------
 */

enum class {
	OTHER,
	CR,
	LF,
	CONTROL,
	EXTEND,
	ZWJ,
	REGIONAL,
	PREPEND,
	SPACING,
	L,
	V,
	T,
	LV,
	LVT,
	N_CLASSES
};
enum { BEHIND_LAST = 0x110000 };

static unsigned char classes[BEHIND_LAST]; /* Grapheme_Cluster_Break */
static bool pictographic[BEHIND_LAST];
static bool has_tables;

/* Calls `each` for the ranges of a file of the form "first..last ; word # comment". */
static bool read_table(const char *name,
		       void (*each)(uint32_t first, uint32_t last, const char *word))
{
	const char *folder = getenv("UCD");
	char path[4096], line[1024], word[64];
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s", folder ? folder : "/usr/share/unicode", name);
	file = fopen(path, "r");
	while (file && fgets(line, sizeof(line), file)) {
		unsigned first, last;

		if (sscanf(line, "%x..%x ; %63[A-Za-z_]", &first, &last, word) == 3)
			each(first, last, word);
		else if (sscanf(line, "%x ; %63[A-Za-z_]", &first, word) == 2)
			each(first, first, word);
	}
	if (file)
		fclose(file);
	return file != NULL;
}

static void put_class(uint32_t first, uint32_t last, const char *word)
{
	static const char *const words[N_CLASSES] = {
		"",        "CR",          "LF", "Control", "Extend", "ZWJ", "Regional_Indicator",
		"Prepend", "SpacingMark", "L",  "V",       "T",      "LV",  "LVT",
	};

	for (unsigned char i = 1; i < N_CLASSES; i++) {
		if (!strcmp(words[i], word))
			memset(classes + first, i, last - first + 1);
	}
}

static void put_pictographic(uint32_t first, uint32_t last, const char *word)
{
	if (!strcmp(word, "Extended_Pictographic"))
		memset(pictographic + first, true, last - first + 1);
}

static void read_tables(void)
{
	static bool tried;

	if (!tried)
		has_tables = read_table("auxiliary/GraphemeBreakProperty.txt", put_class) &&
			     read_table("emoji/emoji-data.txt", put_pictographic);
	tried = true;
}

/* --- clusters, by the rules of UAX #29 one after the other
 * ---------------------------------------- */

struct codes {
	uint32_t at[4096];
	size_t n;
};

static enum class class_of(uint32_t code) { return (enum class)classes[code]; }

/* GB11: pictographic, Extend*, ZWJ before `i`. */
static bool joins_emoji(const struct codes *codes, size_t i)
{
	if (!pictographic[codes->at[i]] || class_of(codes->at[--i]) != ZWJ)
		return false;
	while (i && class_of(codes->at[i - 1]) == EXTEND)
		i--;
	return i && pictographic[codes->at[i - 1]];
}

/* GB12, GB13: an odd number of letters of flags before `i`. */
static bool joins_flag(const struct codes *codes, size_t i)
{
	size_t n = 0;

	if (class_of(codes->at[i]) != REGIONAL)
		return false;
	while (n < i && class_of(codes->at[i - 1 - n]) == REGIONAL)
		n++;
	return n % 2;
}

static bool is_border(const struct codes *codes, size_t i)
{
	enum class a = class_of(codes->at[i - 1]), b = class_of(codes->at[i]);

	if (a == CR && b == LF)
		return false;
	if (a == CR || a == LF || a == CONTROL || b == CR || b == LF || b == CONTROL)
		return true;
	if ((a == L && (b == L || b == V || b == LV || b == LVT)) ||
	    ((a == LV || a == V) && (b == V || b == T)) || ((a == LVT || a == T) && b == T))
		return false;
	if (b == EXTEND || b == ZWJ || b == SPACING || a == PREPEND)
		return false;
	return !joins_emoji(codes, i) && !joins_flag(codes, i);
}

static uint32_t slow_graphemes(const struct codes *codes)
{
	uint32_t n = codes->n > 0;

	for (size_t i = 1; i < codes->n; i++)
		n += is_border(codes, i);
	return n;
}

/* --- the other units
 * --------------------------------------------------------------------------------- */

static uint32_t slow_utf16(const struct codes *codes)
{
	uint32_t n = 0;

	for (size_t i = 0; i < codes->n; i++)
		n += codes->at[i] > 0xFFFF ? 2 : 1;
	return n;
}

/* The weights of twitter-text 3.1, config v3 (2018-10): a hundredth part is left out. */
static uint32_t slow_weight(const struct codes *codes)
{
	static const struct {
		uint32_t first, last;
	} light[] = { { 0, 4351 }, { 8192, 8205 }, { 8208, 8223 }, { 8242, 8247 } };
	uint32_t sum = 0;

	for (size_t at = 0; at < codes->n; at++) {
		uint32_t code = codes->at[at], weight = 2;

		for (size_t i = 0; i < sizeof(light) / sizeof(*light); i++) {
			if (code >= light[i].first && code <= light[i].last)
				weight = 1;
		}
		sum += weight;
	}
	return sum;
}

static void codes_of(struct pl_str text, struct codes *codes)
{
	codes->n = 0;
	for (size_t at = 0; at < text.len && codes->n < 4096;)
		codes->at[codes->n++] = pl_utf8_next(text, &at);
}

/* --- any text
 * ----------------------------------------------------------------------------------------- */

/* Neither link, mention nor emoji is in it; with tables or without it can be counted slowly. */
static bool is_plain(struct pl_str text, const struct codes *codes)
{
	for (size_t i = 0; i < codes->n; i++) {
		uint32_t code = codes->at[i];

		if (code == '.' || code == ':' || code == '@' || code == 0x3002 || code == 0xFF20)
			return false;
		if (!has_tables && code >= 0x300)
			return false;
	}
	return codes->n < 4096 && text.len;
}

static bool has_emoji(const struct codes *codes)
{
	for (size_t i = 0; i < codes->n; i++) {
		uint32_t code = codes->at[i];

		/* A tone of skin alone is one, too. */
		if (code == 0x20E3 || pictographic[code] || class_of(code) == REGIONAL ||
		    (code >= 0x1F3FB && code <= 0x1F3FF))
			return true;
	}
	return false;
}

/* Conjuncts of Indic scripts are another matter: base/conjunct.c, Unicode 15.1. */
static bool has_conjuncts(const struct codes *codes)
{
	for (size_t i = 0; i < codes->n; i++) {
		if (codes->at[i] >= 0x900 && codes->at[i] < 0xE00)
			return true;
	}
	return false;
}

/* The length by the second writing; false where it knows none. */
static bool slow_length(const struct pl_network *network, struct pl_str text, uint32_t *length)
{
	static struct codes codes;
	bool known = true;

	codes_of(text, &codes);
	if (network->count == PL_COUNT_BYTES)
		*length = (uint32_t)text.len;
	else if (network->count == PL_COUNT_UTF16 && codes.n < 4096)
		*length = slow_utf16(&codes);
	else if (!is_plain(text, &codes))
		known = false;
	else if (network->count == PL_COUNT_WEIGHTED)
		*length = slow_weight(&codes), known = !has_emoji(&codes);
	else if (network->count == PL_COUNT_THREADS)
		*length = (uint32_t)codes.n, known = !has_emoji(&codes);
	else if (network->count == PL_COUNT_POINTS)
		*length = (uint32_t)codes.n;
	else
		*length = slow_graphemes(&codes),
		known = !network->conjuncts || !has_conjuncts(&codes);
	return known;
}

static void judge(const struct pl_network *network, struct pl_str text, uint32_t limit)
{
	uint32_t length = 0, shorter = 0, slow = 0;
	size_t cut = 0;

	FUZZ_CHECK(pl_measure(network, text, &length, NULL));
	FUZZ_CHECK(pl_measure_cut(network, text, limit, &cut, NULL));
	FUZZ_CHECK(cut <= text.len && fuzz_on_border(text, cut));
	FUZZ_CHECK(length > limit || cut == text.len);
	FUZZ_CHECK(length <= limit || cut < text.len);
	FUZZ_CHECK(pl_measure(network, pl_str_cut(text, 0, cut), &shorter, NULL));
	if (network->count == PL_COUNT_WEIGHTED) {
		struct pl_buf composed = { 0 };

		FUZZ_CHECK(pl_nfc(&composed, text, NULL));
		FUZZ_CHECK(!slow_length(network, pl_buf_str(&composed), &slow) || slow == length);
		pl_buf_release(&composed);
	} else {
		FUZZ_CHECK(!slow_length(network, text, &slow) || slow == length);
	}
	/* Of what has no link and the like the head is as long as it is within the whole. */
	if (slow_length(network, pl_str_cut(text, 0, cut), &slow) &&
	    slow_length(network, text, &slow))
		FUZZ_CHECK(shorter <= limit);
}

/* --- texts of known length
 * ------------------------------------------------------------------------------- */

/* Pieces, with blanks between; what each counts is as X's and Mastodon's documentation, Meta's
 * reference and Unicode have it.  `links` is what the piece is with a length for any link. */
static const struct piece {
	const char *text;
	uint32_t x, utf16, graphemes, mastodon, threads;
} pieces[] = {
	{ "été", 3, 3, 3, 3, 3 },
	{ "l’eau", 5, 5, 5, 5, 5 },
	{ "…", 2, 1, 1, 1, 1 },
	{ "日本", 4, 2, 2, 2, 2 },
	{ "https://www.gard.gouv.fr/crue/une-adresse-qui-est-longue?a=1", 23, 60, 60, 23, 60 },
	{ "http://t.co/a", 23, 13, 13, 23, 13 },
	{ "exemple.fr", 23, 10, 10, 10, 10 },
	{ "@prefet30", 9, 9, 9, 9, 9 },
	{ "@prefet30@social.gouv.fr", 24, 24, 24, 9, 24 },
	{ "#PlanORSEC", 10, 10, 10, 10, 10 },
	{ "🚨", 2, 2, 1, 1, 4 },
	{ "👨‍👩‍👧‍👦", 2, 11, 1, 1, 25 },
	{ "👩🏽‍🚒", 2, 7, 1, 1, 15 },
	{ "🇫🇷", 2, 4, 1, 1, 8 },
	{ "❤️", 2, 2, 1, 1, 6 },
	{ "5️⃣", 2, 3, 1, 1, 7 },
	{ "e\u0301t", 2, 3, 2, 2, 3 },
	{ "«\u00A0oui\u00A0»", 7, 7, 7, 7, 7 },
};

static uint32_t known_length(const struct pl_network *network, const struct piece *piece)
{
	switch (network->count) {
	case PL_COUNT_WEIGHTED:
		return piece->x;
	case PL_COUNT_UTF16:
		return piece->utf16;
	case PL_COUNT_GRAPHEMES:
		return piece->graphemes;
	case PL_COUNT_MASTODON:
		return piece->mastodon;
	case PL_COUNT_THREADS:
		return piece->threads;
	default:
		return (uint32_t)strlen(piece->text);
	}
}

static void put_together(const struct pl_network *network, const uint8_t *data, size_t size)
{
	struct pl_buf text = { 0 };
	uint32_t wanted = 0, length = 0;

	for (size_t i = 0; i < size && i < 200; i++) {
		const struct piece *piece = &pieces[data[i] % (sizeof(pieces) / sizeof(*pieces))];

		if (i) {
			pl_buf_putc(&text, data[i] & 128 ? '\n' : ' ');
			wanted++;
		}
		pl_buf_puts(&text, piece->text);
		wanted += known_length(network, piece);
	}
	FUZZ_CHECK(!text.failed && pl_measure(network, pl_buf_str(&text), &length, NULL));
	if (length != wanted)
		fprintf(stderr, "%.*s: %u, not %u\n", PL_ARGS(pl_buf_str(&text)), (unsigned)length,
			(unsigned)wanted);
	FUZZ_CHECK(length == wanted);
	pl_buf_release(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct pl_networks *known = &fuzz_rules()->networks;
	unsigned choice = fuzz_choice(&data, &size);
	const struct pl_network *network = known->at[choice % known->n];
	struct pl_str text = fuzz_text(data, size);

	read_tables();
	put_together(network, data, size);
	text = pl_str_cut(text, 0, pl_utf8_check(text));
	judge(network, text, 20 + choice);
	return 0;
}
