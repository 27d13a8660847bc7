/* Flat images can be copied anywhere, and hold each text once. */
#include "base/image.h"

#include "test.h"

#include <stdio.h>

struct thing {
	struct pl_ref name;
	struct pl_text title;
	struct pl_row row;
};

static void reads_where_it_lies(void **state)
{
	struct pl_image image = { 0 };
	uint32_t numbers[] = { 4, 5, 6 };
	uint32_t at;
	const struct thing *thing;
	char *copy;

	(void)state;
	pl_image_take(&image, 8);
	at = pl_image_take(&image, sizeof(struct thing));
	pl_image_ref(&image, at + (uint32_t)offsetof(struct thing, name), PL_STR("x"));
	pl_image_ref(&image, at + (uint32_t)offsetof(struct thing, title.en),
		     PL_STR("X, formerly Twitter"));
	pl_image_offsets(&image, at + (uint32_t)offsetof(struct thing, row), numbers, 3);
	assert_false(image.bytes.failed);
	copy = pl_alloc(image.bytes.len + 16);
	memcpy(copy + 8, image.bytes.at, image.bytes.len);
	thing = (const struct thing *)(const void *)(copy + 8 + at);
	assert_true(pl_str_is(pl_ref_str(&thing->name), "x"));
	assert_true(pl_str_is(pl_text_in(&thing->title, PL_FR), "X, formerly Twitter"));
	assert_int_equal(thing->row.n, 3);
	assert_int_equal(PL_ROW(uint32_t, &thing->row)[2], 6);
	pl_free(copy);
	pl_image_release(&image);
}

static void places_each_text_once(void **state)
{
	struct pl_image image = { 0 };
	uint32_t refs = pl_image_take(&image, 3000 * sizeof(struct pl_ref));
	size_t before;

	(void)state;
	for (uint32_t i = 0; i < 3000; i++) {
		char text[16];

		snprintf(text, sizeof(text), "text %u", i % 1500);
		pl_image_ref(&image, refs + i * (uint32_t)sizeof(struct pl_ref), pl_str_of(text));
		if (i == 1499)
			before = image.bytes.len;
	}
	assert_int_equal(image.bytes.len, before);
	pl_image_release(&image);
}

static void puts_first_what_is_always_read(void **state)
{
	enum { LONG = 500 };
	struct pl_image image = { .arranged = true };
	uint32_t head, seldom, refs, first;
	const struct thing *thing;
	struct pl_str last;

	(void)state;
	head = pl_image_take_first(&image, sizeof(struct thing));
	image.read = PL_READ_SELDOM;
	seldom = pl_image_take(&image, sizeof(struct pl_ref));
	image.read = PL_READ_SOMETIMES;
	refs = pl_image_take(&image, LONG * sizeof(struct pl_ref));
	first = pl_image_take_first(&image, sizeof(struct pl_ref));
	image.read = PL_READ_SELDOM;
	pl_image_ref(&image, seldom, PL_STR("seldom"));
	image.read = PL_READ_SOMETIMES;
	pl_image_ref(&image, first, PL_STR("first"));
	pl_image_ref(&image, head + (uint32_t)offsetof(struct thing, name), PL_STR("name"));
	pl_image_ref(&image, refs + (LONG - 1) * (uint32_t)sizeof(struct pl_ref), PL_STR("last"));
	pl_image_row(&image, head + (uint32_t)offsetof(struct thing, row), refs, LONG);
	assert_true(pl_image_arrange(&image));
	assert_int_equal(pl_image_moved(&image, head), 0);
	assert_int_equal(pl_image_moved(&image, first), sizeof(struct thing));
	assert_true(pl_image_moved(&image, seldom) > pl_image_moved(&image, first));
	assert_true(pl_str_is(pl_ref_str(pl_image_at(&image, pl_image_moved(&image, seldom))),
			      "seldom"));
	assert_true(
		pl_str_is(pl_ref_str(pl_image_at(&image, pl_image_moved(&image, first))), "first"));
	thing = pl_image_at(&image, 0);
	assert_true(pl_str_is(pl_ref_str(&thing->name), "name"));
	last = pl_ref_str(PL_ROW(struct pl_ref, &thing->row) + LONG - 1);
	assert_true(pl_str_is(last, "last"));
	/* A text that is there is placed no second time, and is where it was moved to. */
	pl_image_ref(&image, pl_image_moved(&image, seldom), PL_STR("last"));
	thing = pl_image_at(&image, 0);
	last = pl_ref_str(PL_ROW(struct pl_ref, &thing->row) + LONG - 1);
	assert_ptr_equal(pl_ref_str(pl_image_at(&image, pl_image_moved(&image, seldom))).at,
			 last.at);
	pl_image_release(&image);
}

static void remembers_that_memory_ended(void **state)
{
	(void)state;
	for (long n = 0; n < 6; n++) {
		struct pl_image image = { 0 };
		uint32_t at;

		pl_mem_fail_after(n, true);
		at = pl_image_take(&image, sizeof(struct thing));
		for (int i = 0; i < 2000; i++) {
			char text[24];

			snprintf(text, sizeof(text), "text number %d", i);
			pl_image_ref(&image, at, pl_str_of(text));
		}
		pl_mem_fail_after(-1, false);
		assert_true(image.bytes.failed);
		assert_null(pl_image_at(&image, at));
		pl_image_release(&image);
	}
}

static void has_a_largest_size(void **state)
{
	struct pl_image image = { 0 }, other = { 0 };

	(void)state;
	pl_image_take(&image, SIZE_MAX);
	assert_true(image.bytes.failed);
	pl_image_take(&other, 8);
	pl_image_take(&other, ((size_t)1 << 31) - 8);
	assert_true(other.bytes.failed);
	pl_image_release(&image);
	pl_image_release(&other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_where_it_lies),
		cmocka_unit_test(places_each_text_once),
		cmocka_unit_test(puts_first_what_is_always_read),
		cmocka_unit_test(remembers_that_memory_ended),
		cmocka_unit_test(has_a_largest_size),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
