/* Finding and masking in a long text: the same as by reading it through. */
#include "report/haystack.h"

#include "test.h"

/* Pseudo-random, always the same. */
static uint32_t next(uint32_t *seed)
{
	*seed = *seed * 1664525 + 1013904223;
	return *seed >> 16;
}

/* A text of few letters, so that most needles stand in it often. */
static void make(struct pl_buf *text, size_t n, uint32_t *seed)
{
	static const char letters[] = "aab \n\xC3\xA9@";

	while (text->len < n) {
		uint32_t i = next(seed) % 7;

		if (i == 5)
			pl_buf_puts(text, "é");
		else if (i != 6 || !(next(seed) % 8))
			pl_buf_putc(text, letters[i == 6 ? 7 : i]);
	}
}

static struct pl_str piece(struct pl_str text, uint32_t *seed)
{
	size_t start = next(seed) % text.len, end = start + 1 + next(seed) % 9;

	return pl_str_cut(text, start, end < text.len ? end : text.len);
}

static void finds_as_reading_does(void **state)
{
	static const size_t lengths[] = { 100, 5000 }; /* short, and with pairs */
	uint32_t seed = 7;

	(void)state;
	for (size_t l = 0; l < 2; l++) {
		struct pl_haystack hay;
		struct pl_buf text = { 0 };

		make(&text, lengths[l], &seed);
		assert_true(pl_haystack_init(&hay, pl_buf_str(&text), pl_buf_str(&text)));
		for (size_t i = 0; i < 4000; i++) {
			struct pl_str now = { hay.text, hay.whole.len };
			struct pl_str needle = piece(pl_buf_str(&text), &seed);
			size_t from = next(&seed) % text.len;

			assert_int_equal(pl_haystack_find(&hay, needle, from),
					 pl_str_find(now, needle, from));
			if (i % 3 == 0)
				pl_haystack_mask(&hay, needle);
		}
		pl_haystack_release(&hay);
		pl_buf_release(&text);
	}
}

static void masks_and_hides(void **state)
{
	struct pl_str text = PL_STR("un été\nun mot, un mot");
	struct pl_haystack hay;

	(void)state;
	assert_true(pl_haystack_init(&hay, text, text));
	assert_true(pl_haystack_mask(&hay, PL_STR("un été\nun")));
	assert_string_equal(hay.text, "@@@é@é\n@@ mot, un mot");
	pl_haystack_hide(&hay, PL_STR("mot"));
	pl_haystack_hide(&hay, PL_STR("#, un"));
	assert_string_equal(hay.text, "@@@é@é\n@@ ####### mot");
	assert_int_equal(pl_haystack_find(&hay, PL_STR("mot"), 0), text.len - 3);
	pl_haystack_show(&hay);
	assert_string_equal(hay.text, "@@@é@é\n@@ mot, un mot");
	assert_false(pl_haystack_mask(&hay, PL_STR("été")));
	pl_haystack_release(&hay);
}

static void knows_lines(void **state)
{
	struct pl_str text = PL_STR("é\n\nab\n");
	static const size_t lines[] = { 0, 0, 0, 1, 2, 2, 2, 3 };
	struct pl_haystack hay;

	(void)state;
	assert_true(pl_haystack_init(&hay, text, text));
	assert_int_equal(hay.n_lines, 4);
	for (size_t at = 0; at < text.len; at++)
		assert_int_equal(pl_haystack_line(&hay, at), lines[at]);
	assert_int_equal(hay.points[2], 3);
	assert_int_equal(pl_haystack_span(&hay, 0).end, 3);
	assert_int_equal(pl_haystack_span(&hay, 3).end, text.len);
	pl_haystack_release(&hay);
}

static void survives_want_of_memory(void **state)
{
	(void)state;
	for (long n = 0; n < 8; n++) {
		struct pl_buf text = { 0 };
		struct pl_haystack hay;
		uint32_t seed = 1;

		make(&text, 3000, &seed);
		pl_mem_fail_after(n, true);
		if (pl_haystack_init(&hay, pl_buf_str(&text), pl_buf_str(&text)))
			pl_haystack_hide(&hay, PL_STR("a"));
		pl_mem_fail_after(-1, false);
		pl_haystack_release(&hay);
		pl_buf_release(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_as_reading_does),
		cmocka_unit_test(masks_and_hides),
		cmocka_unit_test(knows_lines),
		cmocka_unit_test(survives_want_of_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
