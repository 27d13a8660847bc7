/* Maps: from made texts back to their source. */
#include "post/map.h"

#include "test.h"

static struct pl_span span(uint32_t start, uint32_t end)
{
	return (struct pl_span){ start, end };
}

/* An entity, a sign put in, and a mask:
 *     a&lt;b code    the source
 *     a<b+ ****      the text */
static void make(struct pl_mapping *mapping)
{
	pl_mapping_copy(mapping, PL_STR("a"), 0);
	pl_mapping_make(mapping, PL_STR("<"), span(1, 5));
	pl_mapping_copy(mapping, PL_STR("b"), 5);
	pl_mapping_make(mapping, PL_STR("+"), span(6, 6));
	pl_mapping_copy(mapping, PL_STR(" "), 6);
	pl_mapping_stand_in(mapping, PL_STR("**"), 7);
	pl_mapping_stand_in(mapping, PL_STR("**"), 9);
	pl_mapping_make(mapping, PL_STR(""), span(0, 3));
}

static const struct {
	uint32_t start, end, from, from_end;
	bool exact;
} spans[] = {
	{ 0, 1, 0, 1, true },   { 1, 2, 1, 5, false },  { 0, 2, 0, 5, false },
	{ 2, 3, 5, 6, true },   { 0, 3, 0, 6, false },  { 3, 4, 6, 6, false },
	{ 2, 4, 5, 6, false },  { 2, 5, 5, 7, false },  { 4, 5, 6, 7, true },
	{ 5, 9, 7, 11, false }, { 6, 8, 8, 10, false }, { 4, 9, 6, 11, false },
	{ 3, 3, 6, 6, false },  { 2, 2, 5, 5, true },
};

static void spans_lead_back(void **state)
{
	struct pl_mapping mapping = { 0 };
	struct pl_map map;

	(void)state;
	make(&mapping);
	map = pl_mapping_map(&mapping);
	assert_true(pl_str_is(pl_buf_str(&mapping.text), "a<b+ ****"));
	assert_int_equal(map.n, 6);
	for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
		struct pl_span made = span(spans[i].start, spans[i].end),
			       from = pl_map_span(&map, made);

		if (from.start != spans[i].from || from.end != spans[i].from_end ||
		    pl_map_exact(&map, made) != spans[i].exact) {
			print_error("%u-%u came from %u-%u, exact %d\n", made.start, made.end,
				    from.start, from.end, pl_map_exact(&map, made));
			fail();
		}
	}
	assert_true(pl_map_invents(&map, span(3, 4)));
	assert_true(pl_map_invents(&map, span(0, 9)));
	assert_false(pl_map_invents(&map, span(0, 3)));
	assert_false(pl_map_invents(&map, span(4, 9)));
	assert_false(pl_map_invents(&map, span(3, 3)));
	assert_true(pl_map_masks(&map, span(5, 9)));
	assert_true(pl_map_masks(&map, span(6, 8)));
	assert_false(pl_map_masks(&map, span(4, 9)));
	assert_false(pl_map_masks(&map, span(0, 1)));
	assert_false(pl_map_masks(&map, span(6, 6)));
	pl_mapping_release(&mapping);
}

/* A text made of parts of a made text leads to where that comes from. */
static void maps_are_put_together(void **state)
{
	struct pl_mapping first = { 0 }, second = { 0 };
	struct pl_map map;

	(void)state;
	make(&first);
	map = pl_mapping_map(&first);
	pl_mapping_through(&second, pl_buf_str(&first.text), &map, span(5, 9));
	pl_mapping_through(&second, pl_buf_str(&first.text), &map, span(0, 3));
	pl_mapping_through(&second, pl_buf_str(&first.text), &map, span(3, 3));
	assert_true(pl_str_is(pl_buf_str(&second.text), "****a<b"));
	map = pl_mapping_map(&second);
	assert_int_equal(pl_map_span(&map, span(1, 2)).start, 8);
	assert_false(pl_map_exact(&map, span(1, 2)));
	assert_int_equal(pl_map_span(&map, span(4, 7)).end, 6);
	assert_true(pl_map_exact(&map, span(4, 5)));
	pl_mapping_release(&first);
	pl_mapping_release(&second);
}

/* Without pieces both texts are the same. */
static void no_pieces_mean_the_same(void **state)
{
	struct pl_map none = { NULL, 0, 3 }, map;
	struct pl_mapping copy = { 0 };

	(void)state;
	assert_int_equal(pl_map_span(&none, span(1, 2)).start, 1);
	assert_true(pl_map_exact(&none, span(0, 3)));
	pl_mapping_through(&copy, PL_STR("abc"), &none, span(1, 3));
	map = pl_mapping_map(&copy);
	assert_int_equal(pl_map_span(&map, span(1, 2)).start, 2);
	pl_mapping_release(&copy);
}

/* Copies that go on where the last ended are one piece, so that plain text costs nothing. */
static void neighbours_are_one_piece(void **state)
{
	struct pl_mapping mapping = { 0 };

	(void)state;
	for (uint32_t i = 0; i < 100; i++)
		pl_mapping_copy(&mapping, PL_STR("a"), 7 + i);
	assert_int_equal(mapping.pieces.n, 1);
	pl_mapping_copy(&mapping, PL_STR("a"), 7);
	assert_int_equal(mapping.pieces.n, 2);
	pl_mapping_release(&mapping);
}

static void memory_may_end(void **state)
{
	(void)state;
	for (long n = 0; n < 2; n++) {
		struct pl_mapping mapping = { 0 };

		pl_mem_fail_after(n, true);
		make(&mapping);
		pl_mem_fail_after(-1, false);
		assert_true(pl_mapping_failed(&mapping));
		pl_mapping_release(&mapping);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spans_lead_back),
		cmocka_unit_test(maps_are_put_together),
		cmocka_unit_test(no_pieces_mean_the_same),
		cmocka_unit_test(neighbours_are_one_piece),
		cmocka_unit_test(memory_may_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
