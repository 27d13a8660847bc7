/* Sets of kinds of characters, as classes of patterns name them. */
#include "base/headnode.h"

enum {
	SIGNS = 0x2000,
	SIGNS_END = 0x2080,
	LATIN_CAPITALS = 0xC0,
	TIMES = 0xD7,
	DIVIDED = 0xF7,
	SHARP_S = 0xDF
};

static void put(uint64_t *bits, size_t kind)
{
	bits[kind / 64] |= UINT64_C(1) << kind % 64;
}

static void add_code(struct pl_head_set *set, uint32_t code)
{
	size_t kind = pl_head_kind(code);

	put(set->may, kind);
	if (kind != PL_HEAD_OTHER)
		put(set->sure, kind);
}

/* The letter of ASCII or Latin-1 in the other case; itself when there is none. */
static uint32_t other_case(uint32_t code)
{
	if ((code | 0x20) >= 'a' && (code | 0x20) <= 'z')
		return code ^ 0x20;
	if (code >= LATIN_CAPITALS && code < 0xFF && code != TIMES && code != DIVIDED &&
	    code != SHARP_S)
		return code ^ 0x20;
	return code;
}

/* Those of what is told apart that lie in the range. */
static void add_known(struct pl_head_set *set, uint32_t first, uint32_t last, bool nocase)
{
	for (uint32_t code = first; code <= last && code < PL_HEAD_SIGNS; code++) {
		add_code(set, code);
		if (nocase)
			add_code(set, other_case(code));
	}
	for (uint32_t code = first < SIGNS ? SIGNS : first; code <= last && code < SIGNS_END;
	     code++)
		add_code(set, code);
}

void pl_head_add(struct pl_head_set *set, uint32_t first, uint32_t last, bool nocase)
{
	bool beyond = last >= PL_HEAD_SIGNS && !(first >= SIGNS && last < SIGNS_END);

	add_known(set, first, last, nocase);
	/* Kelvin's sign is a k, ÿ a Ÿ. */
	if (beyond && nocase)
		pl_head_add_any(set);
	if (beyond || nocase)
		put(set->may, PL_HEAD_OTHER);
}

void pl_head_add_any(struct pl_head_set *set)
{
	memset(set->may, 0xFF, sizeof(set->may));
}

void pl_head_invert(struct pl_head_set *set)
{
	for (size_t i = 0; i < sizeof(set->may) / sizeof(*set->may); i++) {
		uint64_t may = ~set->sure[i];

		set->sure[i] = ~set->may[i];
		set->may[i] = may;
	}
	put(set->may, PL_HEAD_OTHER);
	set->sure[PL_HEAD_OTHER / 64] &= ~(UINT64_C(1) << PL_HEAD_OTHER % 64);
}

/* Others, of which it is not sure that they are in it. */
static void add_others(struct pl_head_set *set)
{
	put(set->may, PL_HEAD_OTHER);
}

static void add_capitals(struct pl_head_set *set)
{
	pl_head_add(set, 'A', 'Z', false);
	pl_head_add(set, LATIN_CAPITALS, TIMES - 1, false);
	pl_head_add(set, TIMES + 1, SHARP_S - 1, false);
	add_others(set);
}

static void add_small(struct pl_head_set *set)
{
	pl_head_add(set, 'a', 'z', false);
	pl_head_add(set, 0xB5, 0xB5, false);
	pl_head_add(set, SHARP_S, DIVIDED - 1, false);
	pl_head_add(set, DIVIDED + 1, 0xFF, false);
	/* ª and º are small letters to old versions of Unicode, and others to new ones. */
	put(set->may, 0xAA);
	put(set->may, 0xBA);
	add_others(set);
}

static void add_letters(struct pl_head_set *set)
{
	add_capitals(set);
	add_small(set);
	pl_head_add(set, 0xAA, 0xAA, false);
	pl_head_add(set, 0xBA, 0xBA, false);
	/* ⁱ, and what is a letter below: superscripts. */
	put(set->may, pl_head_kind(0x2071));
	put(set->may, pl_head_kind(0x207F));
}

static void add_digits(struct pl_head_set *set)
{
	pl_head_add(set, '0', '9', false);
	add_others(set);
}

static void add_word(struct pl_head_set *set)
{
	static const unsigned char numbers[] = { 0xB2, 0xB3, 0xB9, 0xBC, 0xBD, 0xBE };

	add_letters(set);
	add_digits(set);
	pl_head_add(set, '_', '_', false);
	for (size_t i = 0; i < sizeof(numbers); i++)
		pl_head_add(set, numbers[i], numbers[i], false);
	/* Superscripts, what connects words, and what is written into one, each by some version. */
	for (uint32_t code = SIGNS; code < SIGNS_END; code++)
		put(set->may, pl_head_kind(code));
}

static void add_across(struct pl_head_set *set)
{
	static const uint32_t blanks[] = { '\t', ' ', 0xA0, 0x202F, 0x205F };

	for (size_t i = 0; i < sizeof(blanks) / sizeof(*blanks); i++)
		pl_head_add(set, blanks[i], blanks[i], false);
	pl_head_add(set, 0x2000, 0x200A, false);
	add_others(set);
}

static void add_down(struct pl_head_set *set)
{
	pl_head_add(set, '\n', '\r', false);
	pl_head_add(set, 0x85, 0x85, false);
	pl_head_add(set, 0x2028, 0x2029, false);
}

static void add_white(struct pl_head_set *set)
{
	add_across(set);
	add_down(set);
}

static void merge(struct pl_head_set *set, const struct pl_head_set *more)
{
	for (size_t i = 0; i < sizeof(set->may) / sizeof(*set->may); i++) {
		set->may[i] |= more->may[i];
		set->sure[i] |= more->sure[i];
	}
}

bool pl_head_add_kind(struct pl_head_set *set, char letter)
{
	static const struct {
		char letter;
		void (*add)(struct pl_head_set *set);
	} kinds[] = { { 'd', add_digits },
		      { 'w', add_word },
		      { 's', add_white },
		      { 'h', add_across },
		      { 'v', add_down } };

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		struct pl_head_set kind = { 0 };

		if ((letter | 0x20) != kinds[i].letter)
			continue;
		kinds[i].add(&kind);
		if (letter < 'a')
			pl_head_invert(&kind);
		merge(set, &kind);
		return true;
	}
	return false;
}

void pl_head_add_property(struct pl_head_set *set, struct pl_str name, bool nocase, bool negated)
{
	struct pl_head_set property = { 0 };

	/* Whether case matters to \p{Lu} depends on the version. */
	if (pl_str_is(name, "L"))
		add_letters(&property);
	else if (pl_str_is(name, "Lu") && !nocase)
		add_capitals(&property);
	else if (pl_str_is(name, "Ll") && !nocase)
		add_small(&property);
	else
		pl_head_add_any(&property);
	if (negated)
		pl_head_invert(&property);
	merge(set, &property);
}
