/* What emoji are called: by hand, and by the law that all of Unicode's have a name, which
 * is CLDR's. */
#include "post/name.h"

#include "base/ucd.h"

static const struct {
	const char *text, *french, *english; /* NULL: no name */
} cases[] = {
	{ "🔥", "feu", "fire" },
	{ "👍🏽", "pouce vers le haut\u202f: peau légèrement mate",
	  "thumbs up: medium skin tone" },
	{ "❤️", "cœur rouge", "red heart" },
	{ "❤", "cœur rouge", "red heart" },
	{ "🇫🇷", "drapeau\u202f: France", "flag: France" },
	{ "5️⃣", "touches\u202f: 5", "keycap: 5" },
	{ "👨‍👩‍👧", "famille\u202f: homme, femme et fille",
	  "family: man, woman, girl" },
	{ "👩🏽‍🦰", "femme\u202f: peau légèrement mate et cheveux roux",
	  "woman: medium skin tone, red hair" },
	{ "👩🏻‍🤝‍👩🏿",
	  "deux femmes se tenant la main\u202f: peau claire et peau foncée",
	  "women holding hands: light skin tone, dark skin tone" },
	{ "👩🏻‍❤️‍👩🏻", "couple avec cœur\u202f: femme, femme et peau claire",
	  "couple with heart: woman, woman, light skin tone" },
	/* Joined by nobody else. */
	{ "🔥‍🐈", "feu, chat", "fire, cat" },
	{ "🩷", "cœur rose", "pink heart" },
	{ "→", "flèche vers la droite", "right-pointing arrow" },
	{ "✓", "coche", "check mark" },
	{ "•", "puce", "bullet" },
	{ "½", "un demi", "one half" },
	{ "a", NULL, NULL },
	{ "\U0001FAFF", NULL, NULL }, /* not given to anything */
	{ "🔥‍a", NULL, NULL },
	{ "\u200d", NULL, NULL },
	{ "", NULL, NULL },
};

static bool is_called(const char *text, enum pl_lang lang, const char *name)
{
	struct pl_buf out = { 0 };
	bool named = pl_name_add(&out, pl_str_of(text), lang);
	bool ok = named == (name != NULL) && pl_str_is(pl_buf_str(&out), name ? name : "");

	if (!ok)
		print_error("%s: wanted '%s', came '%s'\n", text, name ? name : "(none)",
			    out.at ? out.at : "(none)");
	pl_buf_release(&out);
	return ok;
}

static void by_hand(void **state)
{
	bool ok = true;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		ok = is_called(cases[i].text, PL_FR, cases[i].french) && ok;
		ok = is_called(cases[i].text, PL_EN, cases[i].english) && ok;
	}
	assert_true(ok);
}

static void signs_have(void **state)
{
	(void)state;
	assert_true(pl_name_has(PL_STR("→")));
	assert_true(pl_name_has(PL_STR("🔥")));
	assert_false(pl_name_has(PL_STR("é")));
	assert_false(pl_name_has(PL_STR("")));
}

/* --- Unicode's own files ------------------------------------------------------------------- */

enum { LONGEST_LINE = 1024 };

/* Is the sequence of a line such as "1F44D 1F3FB ; fully-qualified" named in both languages?
 * Lines without one are. */
static bool is_named(const char *line, size_t *n)
{
	struct pl_buf sequence = { 0 }, name = { 0 };
	bool ok = true;

	add_codes(&sequence, line);
	for (int lang = PL_FR; sequence.len && lang <= PL_EN; lang++) {
		pl_buf_cut(&name, 0);
		ok = pl_name_add(&name, pl_buf_str(&sequence), (enum pl_lang)lang) && name.len &&
		     ok;
	}
	if (!ok)
		print_error("no name: %s", line);
	*n += sequence.len > 0;
	pl_buf_release(&sequence);
	pl_buf_release(&name);
	return ok;
}

static void all_have(void **state)
{
	FILE *file = open_ucd("emoji/emoji-test.txt");
	char line[LONGEST_LINE];
	size_t n = 0;
	bool ok = true;

	(void)state;
	while (fgets(line, sizeof(line), file))
		ok = is_named(line, &n) && ok;
	fclose(file);
	print_message("%zu sequences of emoji-test\n", n);
	assert_true(n > 4700);
	assert_true(ok);
}

/* <annotation cp="🏻" type="tts">peau claire</annotation> */
static bool called_as_in(char *line, enum pl_lang lang, size_t *n)
{
	char *cp = strstr(line, "cp=\""), *tts = strstr(line, "type=\"tts\""), *name, *end;

	if (!cp || !tts || !(name = strchr(tts, '>')) || !(end = strchr(name, '<')))
		return true;
	cp += 4;
	*strchr(cp, '"') = '\0';
	*end = '\0';
	/* Signs of ASCII are not in the table; U+200B only says where a word may break;
	 * and the & of XML is not ours. */
	if (((unsigned char)*cp < 0x80 && !strstr(cp, "\u20e3")) || strstr(name, "\u200b") ||
	    strstr(name, "&amp;"))
		return true;
	++*n;
	return is_called(cp, lang, name + 1);
}

static void as_cldr_says(void **state)
{
	static const struct {
		const char *name;
		enum pl_lang lang;
	} files[] = {
		{ "cldr/common/annotations/fr.xml", PL_FR },
		{ "cldr/common/annotations/en.xml", PL_EN },
		{ "cldr/common/annotationsDerived/fr.xml", PL_FR },
		{ "cldr/common/annotationsDerived/en.xml", PL_EN },
	};
	char line[LONGEST_LINE];
	size_t n = 0;
	bool ok = true;

	(void)state;
	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++) {
		FILE *file = open_ucd(files[i].name);

		while (fgets(line, sizeof(line), file))
			ok = called_as_in(line, files[i].lang, &n) && ok;
		fclose(file);
	}
	print_message("%zu names of CLDR\n", n);
	assert_true(n > 7950);
	assert_true(ok);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(by_hand),
		cmocka_unit_test(signs_have),
		cmocka_unit_test(all_have),
		cmocka_unit_test(as_cldr_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
