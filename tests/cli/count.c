/* The table of lengths: in every width a line for each network and part. */
#include "cli/count.h"

#include "base/unicode.h"
#include "test.h"

#include "post/networks.h"

static struct test_networks networks;

static bool count(struct pl_buf *out, const char *draft, unsigned width, bool color)
{
	const struct pl_hints hints = { .known = test_networks(&networks) };
	const struct pl_count_table table = { .lang = PL_EN, .color = color, .width = width };
	struct pl_post post;
	bool over = false;

	networks.bluesky.bytes = 40;
	networks.bluesky.limit = 20;
	networks.facebook.title_limit = 10;
	assert_true(pl_post_init(&post, pl_str_of(draft), &hints, NULL));
	pl_buf_cut(out, 0);
	assert_true(pl_count_add(&table, out, &post, &over, NULL));
	pl_post_release(&post);
	return over;
}

static const struct {
	unsigned width;
	const char *draft, *table;
	bool over;
} cases[] = {
	{ 0, "Un été 👨‍👩‍👧",
	  "  bluesky  8 of 20, 12 left (characters); 27 of 40 bytes\n"
	  "  facebook 15 of 63206, 63191 left (UTF-16 units)\n"
	  "  x        9 of 280, 271 left (weighted characters)\n",
	  false },
	{ 77, "Un été 👨‍👩‍👧",
	  "  bluesky  [##########....]  8 of    20, 12 left (characters); 27 of 40 bytes\n"
	  "  facebook [#.............] 15 of 63206, 63191 left (UTF-16 units)\n"
	  "  x        [#.............]  9 of   280, 271 left (weighted characters)\n",
	  false },
	{ 63, "Un été 👨‍👩‍👧",
	  "  bluesky  [#####.]  8 of    20, 12 left; 27 of 40 bytes\n"
	  "  facebook [#.....] 15 of 63206, 63191 left (UTF-16 units)\n"
	  "  x        [#.....]  9 of   280, 271 left (weighted characters)\n",
	  false },
	{ 39, "Un été bien trop long",
	  "bluesky  [#######] 21/20, 1 too many\n"
	  "facebook [#......] 21/63206, 63185 left\n"
	  "x        [#......] 21/280, 259 left\n",
	  true },
	/* Bytes that decide stay, and take the place of the length where it is narrow. */
	{ 40, "👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧",
	  "bluesky  [####] 54/40 bytes, 14 too many\n"
	  "facebook [#...] 24/63206, 63182 left\n"
	  "x        [#...]  6/280, 274 left\n",
	  true },
	/* A title has a limit of its own. */
	{ 0, "---\nréseaux: [facebook]\ntitre: Crue à Alès\n---\nUn.",
	  "  facebook 11 of 10, 1 too many (title)\n"
	  "  facebook 3 of 63206, 63203 left (UTF-16 units)\n",
	  true },
	{ 39, "---\nréseaux: [facebook]\ntitre: Crue\n---\nUn.",
	  "facebook [###....] 4/10, 6 left (title)\n"
	  "facebook [#......] 3/63206, 63203 left\n",
	  false },
	{ 0, "---\nréseaux: [x]\n---\nUn.\n---\nDeux.",
	  "  x 1/2 3 of 280, 277 left (weighted characters)\n"
	  "  x 2/2 5 of 280, 275 left (weighted characters)\n",
	  false },
};

static void test_widths(void **state)
{
	struct pl_buf out = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		bool over = count(&out, cases[i].draft, cases[i].width, false);

		if (strcmp(out.at, cases[i].table)) {
			print_error("%u columns\nwanted:\n%s\ngot:\n%s\n", cases[i].width,
				    cases[i].table, out.at);
			fail();
		}
		assert_int_equal(over, cases[i].over);
	}
	pl_buf_release(&out);
}

/* A bar is full only when nothing is left, and colours change no width. */
static void test_bars(void **state)
{
	struct pl_buf out = { 0 };

	(void)state;
	count(&out, "Un bel été en Ardèch", 100, true);
	assert_non_null(strstr(out.at, "[\033[33m████████████████████\033[0m]"));
	count(&out, "Un bel été en Ardèc", 100, true);
	assert_non_null(strstr(out.at, "[\033[33m███████████████████\033[0m░]"));
	count(&out, "Un bel été en Ardèche", 100, true);
	assert_non_null(strstr(out.at, "\033[31m, 1 too many\033[0m"));
	pl_buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_widths),
		cmocka_unit_test(test_bars),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
