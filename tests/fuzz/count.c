/* count: lengths grow with the text, what is cut fits, and X's agrees with a second, slow
 * writing where there is neither link nor emoji. */
#include "fuzz.h"

#include "post/measure.h"

/* The weights of twitter-text 3.1, config v3 (2018-10): a hundredth part is left out. */
static uint32_t slow_weight(struct pl_str text, bool *plain)
{
	static const struct {
		uint32_t first, last;
	} light[] = { { 0, 4351 }, { 8192, 8205 }, { 8208, 8223 }, { 8242, 8247 } };
	uint32_t sum = 0;

	*plain = true;
	for (size_t at = 0; at < text.len;) {
		uint32_t code = pl_utf8_next(text, &at), weight = 2;

		for (size_t i = 0; i < sizeof(light) / sizeof(*light); i++) {
			if (code >= light[i].first && code <= light[i].last)
				weight = 1;
		}
		sum += weight;
		*plain = *plain && code != '.' && code != ':' && code != 0x3002 && code != 0x200D &&
			 code != 0xFE0F && code != 0x20E3 && code < 0x2100;
	}
	return sum;
}

static void judge(const struct pl_network *network, struct pl_str text, uint32_t limit)
{
	uint32_t length = 0, shorter = 0;
	size_t cut = 0;

	FUZZ_CHECK(pl_measure(network, text, &length, NULL));
	FUZZ_CHECK(pl_measure_cut(network, text, limit, &cut, NULL));
	FUZZ_CHECK(cut <= text.len && fuzz_on_border(text, cut));
	FUZZ_CHECK(length > limit || cut == text.len);
	FUZZ_CHECK(pl_measure(network, pl_str_cut(text, 0, cut), &shorter, NULL));
	if (network->count == PL_COUNT_WEIGHTED) {
		struct pl_buf composed = { 0 };
		uint32_t slow;
		bool plain;

		FUZZ_CHECK(pl_nfc(&composed, text, NULL));
		slow = slow_weight(pl_buf_str(&composed), &plain);
		FUZZ_CHECK(!plain || slow == length);
		pl_buf_release(&composed);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct pl_networks *known = &fuzz_rules()->networks;
	unsigned choice = fuzz_choice(&data, &size);
	struct pl_str text = fuzz_text(data, size);

	text = pl_str_cut(text, 0, pl_utf8_check(text));
	judge(known->at[choice % known->n], text, 20 + choice);
	return 0;
}
