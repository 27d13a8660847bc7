/* consistency: Vale's kind. */
#include "check/kind.h"

static const struct kind_case cases[] = {
	{ "either: {colour: color}", "colour and color", "colour and ⟦color⟧", "<color>", NULL },
	{ "either: {colour: color}", "color and colour", "color and ⟦colour⟧", "<colour>", NULL },
	{ "either: {colour: color}", "color and color", NULL, NULL, NULL },
	/* Once a block: the last that was found, where it first stands. */
	{ "either: {colour: color}", "color colour color", "⟦color⟧ colour color", NULL, NULL },
	{ "either: {colour: color}\nscope: paragraph", "color\n\ncolour\n\nnothing\n\ncolour color",
	  "color\n\n⟦colour⟧\n\nnothing\n\ncolour ⟦color⟧", NULL, NULL },
	/* Each pair by itself. */
	{ "either: {colour: color, centre: center}", "colour center", NULL, NULL, NULL },
	{ "either: {colour: color, centre: center}", "colour centre center color",
	  "colour centre ⟦center⟧ ⟦color⟧", NULL, NULL },
	{ "either: {colour: color}", "colours color", NULL, NULL, NULL },
	{ "either: {colour: color}\nnonword: true", "colours color", "colours ⟦color⟧", NULL,
	  NULL },
	{ "either: {colour: color}", "Colour color", NULL, NULL, NULL },
	{ "either: {colour: color}\nignorecase: true", "Colour color", "Colour ⟦color⟧", NULL,
	  NULL },
	{ "either: {'col(ou)r': 'col(o)r'}", "color colour", "color ⟦colour⟧", "<colour>", NULL },
	{ "either: {'\"': '[”“]'}\nnonword: true", "\"a\" “b”", "\"a\" “b⟦”⟧", NULL, NULL },
	/* What it does not know is passed over, as in Vale. */
	{ "either: {colour: color}\nscript: x", "colour color", "colour ⟦color⟧", NULL, NULL },
	{ "either: {colour: color}\naction: {name: replace, params: [hue]}", "color colour",
	  "color ⟦colour⟧", "<colour><hue>", "color hue" },
};

static void finds(void **state)
{
	(void)state;
	KIND_TRY("consistency", cases);
}

static void refuses(void **state)
{
	(void)state;
	kind_refuse("consistency", "nonword: true", "needs 'either'");
	kind_refuse("consistency", "either: [a, b]", "wants pairs");
	kind_refuse("consistency", "either: {'(a': b}", "(a");
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(finds), cmocka_unit_test(refuses) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
