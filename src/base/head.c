#include "base/head.h"

#include "base/headnode.h"
#include "base/regex.h"
#include "base/unicode.h"

enum {
	MOST_STEPS = 20000, /* of a pattern; what has more begins with anything */
	CLOSE = 16,         /* bytes between places that are told as one */
	ENOUGH = 2048,      /* bytes of texts, to know whether it pays */
	FEW = 24,           /* bytes for each place, where it does */
	MANY = 24,          /* characters of ASCII: PCRE2 looks for fewer by itself */
	WORDS = PL_HEAD_KINDS / 64 + 1,
};

/* --- what may stand where -------------------------------------------------------------------- */

/* The characters that may be at each place from one on, of which the first `n` count. */
struct places {
	uint64_t at[PL_HEAD_LONGEST][WORDS];
};

struct making {
	unsigned n, steps;
};

static void unite(const struct making *making, struct places *one, const struct places *other)
{
	for (size_t i = 0; i < (size_t)making->n * WORDS; i++)
		(&one->at[0][0])[i] |= (&other->at[0][0])[i];
}

static void intersect(const struct making *making, struct places *one, const struct places *other)
{
	for (size_t i = 0; i < (size_t)making->n * WORDS; i++)
		(&one->at[0][0])[i] &= (&other->at[0][0])[i];
}

static size_t size_of(const struct making *making)
{
	return making->n * sizeof(((struct places *)NULL)->at[0]);
}

static void copy(const struct making *making, struct places *to, const struct places *from)
{
	memcpy(to, from, size_of(making));
}

static void put_anything(const struct making *making, struct places *places)
{
	memset(places, 0xFF, size_of(making));
}

/* A character, and what stood here behind it. */
static void put_before(const struct making *making, struct places *places,
		       const struct pl_head_set *set)
{
	memmove(places->at[1], places->at[0], size_of(making) - sizeof(places->at[0]));
	memcpy(places->at[0], set->may, sizeof(places->at[0]));
}

static void put_character(const struct making *making, const struct pl_head_node *node,
			  struct places *places)
{
	struct pl_head_set set = { 0 };

	pl_head_add(&set, node->code, node->code, node->nocase);
	put_before(making, places, &set);
}

static void put(struct making *making, const struct pl_head_node *node, struct places *places);

static void put_either(struct making *making, const struct pl_head_node *first,
		       struct places *places)
{
	struct places all = { 0 }, one;

	for (; first; first = first->next) {
		copy(making, &one, places);
		put(making, first, &one);
		unite(making, &all, &one);
	}
	copy(making, places, &all);
}

/* Those that there may be, then those that there must be. */
static void put_times(struct making *making, const struct pl_head_node *node, struct places *places)
{
	uint32_t more = node->max - node->min;
	struct places behind, one;

	copy(making, &behind, places);
	for (uint32_t i = 0; i < more && i < making->n; i++) {
		copy(making, &one, places);
		put(making, node->first, &one);
		unite(making, &one, &behind);
		if (!memcmp(&one, places, size_of(making)))
			break;
		copy(making, places, &one);
	}
	for (uint32_t i = 0; i < node->min && i < making->n; i++)
		put(making, node->first, places);
}

static void put_ahead(struct making *making, const struct pl_head_node *node, struct places *places)
{
	struct places ahead;

	put_anything(making, &ahead);
	put(making, node->first, &ahead);
	intersect(making, places, &ahead);
}

/* What stands at `places` follows; the node is put before it. */
static void put(struct making *making, const struct pl_head_node *node, struct places *places)
{
	if (making->steps++ >= MOST_STEPS) {
		put_anything(making, places);
		return;
	}
	switch (node->item) {
	case PL_HEAD_CHARACTER:
		put_character(making, node, places);
		return;
	case PL_HEAD_CLASS:
		put_before(making, places, node->set);
		return;
	case PL_HEAD_ROW:
		for (const struct pl_head_node *last = node->first; last; last = last->next)
			put(making, last, places);
		return;
	case PL_HEAD_EITHER:
		put_either(making, node->first, places);
		return;
	case PL_HEAD_TIMES:
		put_times(making, node, places);
		return;
	case PL_HEAD_AHEAD:
		put_ahead(making, node, places);
		return;
	case PL_HEAD_ANYTHING:
		put_anything(making, places);
		return;
	case PL_HEAD_NOTHING:
		return;
	}
}

/* The first `n` places of the pattern. */
static void put_pattern(const struct pl_head_node *node, unsigned n, struct places *places)
{
	struct making making = { .n = n };

	put_anything(&making, places);
	put(&making, node, places);
}

/* --- making --------------------------------------------------------------------------------- */

static bool may_be(const struct places *places, unsigned place, size_t kind)
{
	return places->at[place][kind / 64] >> kind % 64 & 1;
}

static bool may_be_any(const struct places *places, unsigned place)
{
	for (size_t kind = 0; kind < PL_HEAD_KINDS; kind++) {
		if (!may_be(places, place, kind))
			return false;
	}
	return true;
}

/* \d: of what has a property PCRE2 has no table, and tries each character. */
static bool are_digits(const struct places *places)
{
	for (size_t kind = 0; kind < 0x80; kind++) {
		if (may_be(places, 0, kind) != (kind >= '0' && kind <= '9'))
			return false;
	}
	return may_be(places, 0, PL_HEAD_OTHER);
}

/* PCRE2 itself looks for what begins with few characters, and faster. */
static bool begins_with_few(const struct pl_head_node *node)
{
	struct places places;
	unsigned n = 0;

	put_pattern(node, 1, &places);
	for (size_t kind = 0; kind < 0x80; kind++)
		n += may_be(&places, 0, kind);
	return n < MANY && !(may_be(&places, 0, PL_HEAD_OTHER) && may_be(&places, 0, ' ')) &&
	       !are_digits(&places);
}

/* The characters that may be at place `i`; none when they are many, or not all of ASCII. */
static struct pl_anchors anchors_at(const struct places *places, unsigned i)
{
	struct pl_anchors anchors = { 0 };

	for (size_t kind = 0; kind < PL_HEAD_KINDS; kind++) {
		if (may_be(places, i, kind) &&
		    (kind >= 0x80 || !pl_anchors_add(&anchors, (char)kind)))
			return (struct pl_anchors){ 0 };
	}
	return anchors;
}

/* Of those that pay the rarest. */
static void choose_anchors(struct pl_head *head, const struct places *places)
{
	for (unsigned i = 0; i < head->n; i++) {
		struct pl_anchors anchors = anchors_at(places, i);

		if (!pl_anchors_pay(&anchors) ||
		    pl_anchors_chance(&anchors) >= pl_anchors_chance(&head->anchors))
			continue;
		head->anchors = anchors;
		head->anchor_at = i;
	}
}

static struct pl_head *head_of(const struct pl_head_node *node)
{
	unsigned n = PL_HEAD_LONGEST;
	struct places places;
	struct pl_head *head;

	put_pattern(node, n, &places);
	while (n && may_be_any(&places, n - 1))
		n--;
	head = n ? pl_alloc(sizeof(*head)) : NULL;
	if (!head)
		return NULL;
	head->n = n;
	for (size_t kind = 0; kind < PL_HEAD_KINDS; kind++) {
		for (unsigned i = 0; i < n; i++)
			head->may[kind] |= (uint16_t)(may_be(&places, i, kind) << i);
	}
	choose_anchors(head, &places);
	return head;
}

struct pl_head *pl_head_new(struct pl_str pattern, unsigned flags)
{
	struct pl_arena arena = { 0 };
	const struct pl_head_node *node = pl_head_read(pattern, flags & PL_REGEX_NOCASE, &arena);
	struct pl_head *head = node && !begins_with_few(node) ? head_of(node) : NULL;

	pl_arena_release(&arena);
	return head;
}

/* --- finding --------------------------------------------------------------------------------- */

/* The byte `n` characters before `at`; SIZE_MAX: that is before `start`. */
static size_t back(struct pl_str text, size_t at, unsigned n, size_t start)
{
	size_t left = n;

	while (left && at > start) {
		at--;
		left -= ((unsigned char)text.at[at] & 0xC0) != 0x80;
	}
	return left ? SIZE_MAX : at;
}

/* A text as far as it is gone through, and what is known of the characters before byte `at`. */
struct walk {
	struct pl_str text;
	size_t from, at, end;
	unsigned state; /* bit i: those before may be the first i + 1 of a match */
};

/* Where nothing has begun: a byte of ASCII that is no part of a head, as many bytes further on as
 * a head has characters at least, ends all that could begin before it. */
static size_t skip(const struct pl_head *head, struct pl_str text, size_t at, size_t end)
{
	while (end - at >= head->n) {
		unsigned char last = (unsigned char)text.at[at + head->n - 1];

		if (last >= 0x80 || head->may[last])
			break;
		at += head->n;
	}
	return at;
}

/* The next place by its signs one after the other. */
static size_t next_shifted(const struct pl_head *head, struct walk *walk)
{
	unsigned whole = 1U << (head->n - 1), state = walk->state;
	struct pl_str text = walk->text;
	size_t at = walk->at;

	while (at < walk->end && !(state & whole)) {
		unsigned char byte;
		size_t kind;

		if (!state && (at = skip(head, text, at, walk->end)) == walk->end)
			break;
		kind = byte = (unsigned char)text.at[at];
		if (byte < 0x80)
			at++;
		else
			kind = pl_head_kind(pl_utf8_next(text, &at));
		state = (state << 1 | 1) & head->may[kind];
	}
	walk->at = at;
	walk->state = state & ~whole;
	return (state & whole) ? back(text, at, head->n, 0) : SIZE_MAX;
}

static bool stands_at(const struct pl_head *head, struct pl_str text, size_t at)
{
	for (unsigned i = 0; i < head->n; i++) {
		if (at >= text.len || !(head->may[pl_head_kind(pl_utf8_next(text, &at))] >> i & 1))
			return false;
	}
	return true;
}

static size_t next_anchored(const struct pl_head *head, struct walk *walk)
{
	while ((walk->at = pl_anchors_next(&head->anchors, walk->text, walk->at, walk->end)) <
	       walk->end) {
		size_t place = back(walk->text, walk->at, head->anchor_at, walk->from);

		walk->at++;
		if (place != SIZE_MAX && stands_at(head, walk->text, place))
			return place;
	}
	return SIZE_MAX;
}

static size_t next_place(const struct pl_head *head, struct walk *walk)
{
	return head->anchors.n ? next_anchored(head, walk) : next_shifted(head, walk);
}

static void note(struct pl_head *head, size_t bytes, size_t places)
{
	atomic_fetch_add_explicit(&head->bytes, bytes, memory_order_relaxed);
	atomic_fetch_add_explicit(&head->places, places, memory_order_relaxed);
}

static size_t least(size_t one, size_t other)
{
	return one < other ? one : other;
}

size_t pl_head_find(struct pl_head *head, struct pl_str text, size_t from, size_t *last)
{
	const size_t whole = (size_t)4 * PL_HEAD_LONGEST; /* bytes of a head */
	size_t end = *last < text.len ? least(text.len, *last + whole) : text.len;
	struct walk walk = { text, from, from, end, 0 };
	size_t first = next_place(head, &walk), next = first, places = 0;

	*last = first;
	while (next != SIZE_MAX && next - *last <= CLOSE) {
		*last = next;
		places++;
		walk.end = least(end, next + CLOSE + whole);
		next = next_place(head, &walk);
	}
	note(head, (places ? *last + 1 : walk.at) - from, places);
	return first;
}

bool pl_head_pays(const struct pl_head *head)
{
	size_t bytes = atomic_load_explicit(&head->bytes, memory_order_relaxed);
	size_t places = atomic_load_explicit(&head->places, memory_order_relaxed);

	return bytes < ENOUGH || places * FEW < bytes;
}
