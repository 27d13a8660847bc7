/* A checksum tells every bit and every length. */
#include "base/checksum.h"

#include "test.h"

enum { MOST = 100 };

static void every_bit_counts(void **state)
{
	char text[MOST];

	(void)state;
	for (size_t i = 0; i < MOST; i++)
		text[i] = (char)(i * 7);
	for (size_t len = 0; len <= MOST; len++) {
		struct pl_str all = { text, len };
		uint64_t sum = pl_checksum_of(all);

		for (size_t bit = 0; bit < 8 * len; bit++) {
			text[bit / 8] ^= (char)(1 << bit % 8);
			assert_true(pl_checksum_of(all) != sum);
			text[bit / 8] ^= (char)(1 << bit % 8);
		}
		assert_true(pl_checksum_of(all) == sum);
	}
}

static void lengths_and_places_count(void **state)
{
	static const char zeros[MOST];
	uint64_t sums[MOST];
	char words[64] = { 0 };
	uint64_t one, other;

	(void)state;
	for (size_t len = 0; len < MOST; len++) {
		sums[len] = pl_checksum_of((struct pl_str){ zeros, len });
		for (size_t i = 0; i < len; i++)
			assert_true(sums[i] != sums[len]);
	}
	words[0] = 1;
	one = pl_checksum_of((struct pl_str){ words, sizeof(words) });
	words[0] = 0;
	words[32] = 1;
	other = pl_checksum_of((struct pl_str){ words, sizeof(words) });
	assert_true(one != other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_bit_counts),
		cmocka_unit_test(lengths_and_places_count),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
