/* SipHash, by vectors of its authors. */
#include "base/siphash.h"

#include <stdio.h>

#include "test.h"

/* Of the first n bytes 00 01 02 …, the key being 00 01 … 0f. */
static const struct {
	size_t n;
	const char *hash;
} vectors[] = {
	{ 0, "a3817f04ba25a8e66df67214c7550293" },
	{ 1, "da87c1d86b99af44347659119b22fc45" },
	{ 2, "8177228da4a45dc7fca38bdef60affe4" },
	{ 3, "9c70b60c5267a94e5f33b6b02985ed51" },
};

static void add_word(char *out, uint64_t word)
{
	for (int i = 0; i < 8; i++)
		snprintf(out + 2 * i, 3, "%02x", (unsigned)(word >> 8 * i & 0xFF));
}

static void vectors_hold(void **state)
{
	const struct pl_sipkey key = { UINT64_C(0x0706050403020100), UINT64_C(0x0f0e0d0c0b0a0908) };
	char text[4] = { 0, 1, 2, 3 }, shown[33];

	(void)state;
	for (size_t i = 0; i < sizeof(vectors) / sizeof(*vectors); i++) {
		struct pl_siphash hash = pl_siphash_of(key, (struct pl_str){ text, vectors[i].n });

		add_word(shown, hash.a);
		add_word(shown + 16, hash.b);
		assert_string_equal(shown, vectors[i].hash);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(vectors_hold) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
