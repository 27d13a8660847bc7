/* What letters that only look like letters are, and are called. */
#include "post/lookalike.h"

#include "test.h"

static const struct {
	uint32_t code;
	enum pl_likeness likeness;
	const char *french, *english;
} cases[] = {
	{ 0x1D5F4, PL_ALIKE_COMPATIBLE, "mathématique gras sans empattement g",
	  "mathematical sans-serif bold g" },
	{ 0x1D400, PL_ALIKE_COMPATIBLE, "mathématique gras majuscule A",
	  "mathematical bold capital A" },
	{ 0x1D7D7, PL_ALIKE_COMPATIBLE, "mathématique gras 9", "mathematical bold 9" },
	{ 0x1D7FF, PL_ALIKE_COMPATIBLE, "mathématique à chasse fixe 9",
	  "mathematical monospace 9" },
	{ 0x210B, PL_ALIKE_COMPATIBLE, "de ronde majuscule H", "script capital H" },
	{ 0x24B8, PL_ALIKE_ENCLOSED, "cerclé majuscule C", "circled capital C" },
	{ 0x249C, PL_ALIKE_ENCLOSED, "entre parenthèses a", "parenthesized a" },
	{ 0x1F189, PL_ALIKE_ENCLOSED, "encadré négatif majuscule Z", "negative squared capital Z" },
	{ 0x1D07, PL_ALIKE_SMALL, "petite capitale e", "small capital e" },
	{ 0x02B3, PL_ALIKE_RAISED, "exposant r", "superscript r" },
	{ 0x2090, PL_ALIKE_RAISED, "indice a", "subscript a" },
	{ 0xFF21, PL_ALIKE_COMPATIBLE, "pleine chasse majuscule A", "fullwidth capital A" },
	{ 'a', PL_NOT_ALIKE, NULL, NULL },
	{ 0xE9, PL_NOT_ALIKE, NULL, NULL },
	{ 0x152, PL_NOT_ALIKE, NULL, NULL },
	{ 0x1F525, PL_NOT_ALIKE, NULL, NULL },
	{ 0x1D800, PL_NOT_ALIKE, NULL, NULL },
};

static void assert_called(uint32_t code, enum pl_lang lang, const char *wanted)
{
	struct pl_buf name = { 0 };

	pl_lookalike_name(&name, code, lang);
	assert_string_equal(name.at, wanted);
	pl_buf_release(&name);
}

static void each(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		assert_int_equal(pl_likeness_of(cases[i].code), cases[i].likeness);
		if (!cases[i].french)
			continue;
		assert_called(cases[i].code, PL_FR, cases[i].french);
		assert_called(cases[i].code, PL_EN, cases[i].english);
	}
}

static void plain(void **state)
{
	struct pl_buf out = { 0 };

	(void)state;
	pl_lookalike_plain(&out, PL_STR("𝗴𝗿𝗮𝘀 Ⓐ ᴘ ʳ é ＡＢ"));
	assert_string_equal(out.at, "gras A p r é AB");
	pl_buf_release(&out);
}

static void runs(void **state)
{
	struct pl_lookalikes run = pl_lookalikes_at(PL_STR("𝗮 𝗯 c"), 0);

	(void)state;
	assert_int_equal(run.letters, 2);
	assert_int_equal(run.end, 9);
	assert_true(pl_lookalikes_fancy(&run));
	run = pl_lookalikes_at(PL_STR("Mˡˡᵉ"), 1);
	assert_int_equal(run.raised, 3);
	assert_false(pl_lookalikes_fancy(&run));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each),
		cmocka_unit_test(plain),
		cmocka_unit_test(runs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
