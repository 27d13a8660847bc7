/* How long a label of a domain name becomes in punycode (RFC 3492). */
#include "post/entity.h"

enum {
	LABEL = 63,
	/* Section 5 of the RFC. */
	BASE = 36,
	T_MIN = 1,
	T_MAX = 26,
	SKEW = 38,
	DAMP = 700,
	FIRST_BIAS = 72,
	FIRST_CODE = 0x80
};

struct codes {
	uint32_t at[LABEL];
	size_t n;
};

static uint32_t adapt(uint32_t delta, uint32_t points, bool first)
{
	uint32_t k = 0;

	delta = first ? delta / DAMP : delta / 2;
	delta += delta / points;
	for (; delta > (BASE - T_MIN) * T_MAX / 2; k += BASE)
		delta /= BASE - T_MIN;
	return k + (BASE - T_MIN + 1) * delta / (delta + SKEW);
}

/* Digits of one delta as an integer of variable length. */
static size_t digits_of(uint32_t delta, uint32_t bias)
{
	size_t n = 1;

	for (uint32_t k = BASE;; k += BASE, n++) {
		uint32_t t = k <= bias ? T_MIN : k >= bias + T_MAX ? T_MAX : k - bias;

		if (delta < t)
			return n;
		delta = (delta - t) / (BASE - t);
	}
}

static bool is_basic(uint32_t code)
{
	/* As the library's own encoder has it: controls are not. */
	return code >= 0x20 && code < 0x7F;
}

static uint32_t next_code(const struct codes *codes, uint32_t least)
{
	uint32_t next = UINT32_MAX;

	for (size_t i = 0; i < codes->n; i++) {
		if (codes->at[i] >= least && codes->at[i] < next)
			next = codes->at[i];
	}
	return next;
}

/* The deltas of all that is `code`, by which the decoder inserts it in its places. */
static size_t digits_of_code(const struct codes *codes, uint32_t code, uint32_t *delta,
			     uint32_t *bias, uint32_t *done, size_t basic)
{
	size_t n = 0;

	for (size_t i = 0; i < codes->n; i++) {
		if (codes->at[i] < code)
			++*delta;
		if (codes->at[i] != code)
			continue;
		n += digits_of(*delta, *bias);
		*bias = adapt(*delta, *done + 1, *done == basic);
		*delta = 0;
		++*done;
	}
	return n;
}

static size_t encoded_length(const struct codes *codes)
{
	uint32_t delta = 0, bias = FIRST_BIAS, done = 0, least = FIRST_CODE;
	size_t length, basic;

	for (size_t i = 0; i < codes->n; i++)
		done += codes->at[i] < FIRST_CODE;
	basic = done;
	length = 4 + basic + (basic > 0);
	while (done < codes->n) {
		uint32_t code = next_code(codes, least);

		/* At most 0x110000 * 64: no overflow. */
		delta += (code - least) * (done + 1);
		length += digits_of_code(codes, code, &delta, &bias, &done, basic);
		delta++;
		least = code + 1;
	}
	return length;
}

/* Full stops of other scripts part a label too (RFC 3490, section 3.1). */
static bool is_dot(uint32_t code)
{
	return code == 0x3002 || code == 0xFF0E || code == 0xFF61;
}

static size_t piece_length(const struct codes *codes)
{
	for (size_t i = 0; i < codes->n; i++) {
		if (!is_basic(codes->at[i]))
			return encoded_length(codes);
	}
	return codes->n;
}

size_t pl_punycode_length(struct pl_str label, uint32_t first)
{
	struct codes codes = { .n = 0 };
	size_t length = 0;

	for (size_t at = 0; at < label.len;) {
		uint32_t code = pl_utf8_next(label, &at);

		if (first) {
			code = first;
			first = 0;
		}
		if (is_dot(code)) {
			length += piece_length(&codes) + 1;
			codes.n = 0;
		} else if (codes.n == LABEL) {
			return SIZE_MAX;
		} else {
			codes.at[codes.n++] = code;
		}
		if (length > LABEL)
			return SIZE_MAX;
	}
	length += piece_length(&codes);
	return length > LABEL ? SIZE_MAX : length;
}
