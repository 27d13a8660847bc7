/* Normal forms and folding, against Unicode's own cases and against hostile texts. */
#include "base/unicode.h"

#include "test.h"
#include "ucd.h"

#define N_OF(array) (sizeof(array) / sizeof *(array))

typedef bool form_fn(struct pl_buf *out, struct pl_str text, struct pl_err *err);

static bool becomes(form_fn *form, struct pl_str from, struct pl_str to)
{
	struct pl_buf out = { 0 };
	bool same = form(&out, from, NULL) && pl_str_same(pl_buf_str(&out), to);

	pl_buf_release(&out);
	return same;
}

/* The columns are source; NFC; NFD; NFKC; NFKD, and the file's head says which of
 * them turn into which. */
static bool conforms(const struct pl_buf columns[5])
{
	for (size_t i = 0; i < 5; i++) {
		struct pl_str from = pl_buf_str(&columns[i]);

		if (!becomes(pl_nfc, from, pl_buf_str(&columns[i < 3 ? 1 : 3])) ||
		    !becomes(pl_nfkc, from, pl_buf_str(&columns[3])))
			return false;
	}
	return true;
}

static bool line_conforms(const char *line)
{
	struct pl_buf columns[5] = { 0 };
	bool ok;

	for (size_t i = 0; i < 5; i++)
		line = add_codes(&columns[i], line) + 1;
	ok = conforms(columns);
	for (size_t i = 0; i < 5; i++)
		pl_buf_release(&columns[i]);
	return ok;
}

static FILE *open_normalization_test(void)
{
	char path[512], command[600];

	fclose(open_ucd("NormalizationTest.txt.bz2"));
	snprintf(command, sizeof command, "bzcat '%s'", ucd(path, "NormalizationTest.txt.bz2"));
	return popen(command, "r");
}

static void normal_forms_are_those_of_unicode(void **state)
{
	char line[4096];
	size_t n = 0, wrong = 0;
	FILE *file = open_normalization_test();

	(void)state;
	assert_non_null(file);
	while (fgets(line, sizeof line, file)) {
		if (line[0] == '#' || line[0] == '@')
			continue;
		n++;
		if (!line_conforms(line)) {
			print_error("%s", line);
			wrong++;
		}
	}
	pclose(file);
	if (!n) {
		print_message("skipped: bzcat gives nothing\n");
		skip();
	}
	print_message("NormalizationTest.txt: %zu cases, %zu passed\n", n, n - wrong);
	assert_int_equal(wrong, 0);
	assert_true(n > 18000);
}

static const struct {
	form_fn *form;
	const char *from, *to;
} form_cases[] = {
	{ pl_nfc, "", "" },
	{ pl_nfc, "préfet", "préfet" },
	{ pl_nfc, "pre\u0301fet", "préfet" },
	{ pl_nfc, "e\u0301", "é" },
	{ pl_nfc, "’e\u0301’", "’é’" },
	{ pl_nfc, "\u0301", "\u0301" },
	{ pl_nfc, "\u0301e\u0301", "\u0301é" },
	{ pl_nfc, "e\u0302\u0301 a\u0300", "ế à" },
	{ pl_nfc, "a\u0315\u0300\u05AE\u0300b", "à\u05AE\u0300\u0315b" },
	{ pl_nfc, "\u212B\u2126", "ÅΩ" }, /* Ångström and Ohm are letters */
	{ pl_nfc, "\u1100\u1161\u11A8", "각" },
	{ pl_nfc, "\uAC00\u11A8", "각" },
	{ pl_nfc, "ﬁ²\u00A0", "ﬁ²\u00A0" },
	{ pl_nfc, "👩‍👩‍👧 ❤️", "👩‍👩‍👧 ❤️" },
	{ pl_nfkc, "ﬁ²\u00A0𝐚Ａ", "fi2 aA" },
	{ pl_nfkc, "ｶﾞ", "ガ" }, /* the voiced mark joins the letter before it */
	{ pl_nfkc, "\uAC00\u3133", "\uAC03" },
	{ pl_nfkc, "plain", "plain" },
	{ pl_fold, "", "" },
	{ pl_fold, "PRÉFÈTE, Œuvre, Æquo: ÇA", "prefete, oeuvre, aequo: ca" },
	{ pl_fold, "e\u0301E\u0302", "ee" },
	{ pl_fold, "Straße İI ı Łø", "strasse ii i lo" },
	{ pl_fold, "ΑΣ ас", "ασ ас" },
	{ pl_fold, "👍🏽 l’", "👍🏽 l’" },
	{ pl_fold, "\u0301", "" },
};

static void texts_take_their_form(void **state)
{
	(void)state;
	for (size_t i = 0; i < N_OF(form_cases); i++) {
		struct pl_buf out = { 0 };

		assert_true(form_cases[i].form(&out, pl_str_of(form_cases[i].from), NULL));
		if (!pl_str_is(pl_buf_str(&out), form_cases[i].to)) {
			print_error("case %zu, '%s': wanted '%s', came '%s'\n", i,
				    form_cases[i].from, form_cases[i].to, out.at);
			fail();
		}
		pl_buf_release(&out);
	}
}

static void add_many(struct pl_buf *text, const char *what, size_t n)
{
	for (size_t i = 0; i < n; i++)
		pl_buf_puts(text, what);
}

static void a_long_run_of_marks_is_taken_as_it_is(void **state)
{
	struct pl_buf text = { 0 }, out = { 0 };

	(void)state;
	pl_buf_puts(&text, "e\u0301-a");
	add_many(&text, "\u0315\u0300", 16);
	pl_buf_puts(&text, "\u0315-e\u0301");
	assert_true(pl_nfc(&out, pl_buf_str(&text), NULL));
	assert_true(pl_str_starts(pl_buf_str(&out), "é-a\u0315\u0300\u0315"));
	assert_true(pl_str_ends(pl_buf_str(&out), "\u0300\u0315-é"));
	pl_buf_release(&text);
	pl_buf_release(&out);
}

static void thirty_two_marks_are_sorted(void **state)
{
	struct pl_buf text = { 0 }, out = { 0 }, want = { 0 };

	(void)state;
	pl_buf_puts(&text, "a");
	add_many(&text, "\u0315\u0300", 16);
	pl_buf_puts(&want, "à");
	add_many(&want, "\u0300", 15);
	add_many(&want, "\u0315", 16);
	assert_true(pl_nfc(&out, pl_buf_str(&text), NULL));
	assert_true(pl_str_same(pl_buf_str(&out), pl_buf_str(&want)));
	pl_buf_release(&text);
	pl_buf_release(&out);
	pl_buf_release(&want);
}

/* Half a megabyte each: what is quadratic takes minutes here. */
static void nasty_texts_take_no_time(void **state)
{
	static const char *const shapes[] = { "\u0315\u0300", "\u200D", "👩\u200D", "🇫",
					      "\u1161",       "\uFDFA", "\uFE0F",  "\u0600",
					      "\u0DD9\u0DCA", "\u202E", "e\u0301", "\uFF9E",
					      "\u3133" };

	(void)state;
	for (size_t i = 0; i < N_OF(shapes); i++) {
		struct pl_buf text = { 0 }, out = { 0 };

		add_many(&text, shapes[i], 512 * 1024 / strlen(shapes[i]));
		assert_true(pl_nfc(&out, pl_buf_str(&text), NULL));
		assert_true(pl_nfkc(&out, pl_buf_str(&text), NULL));
		assert_true(pl_fold(&out, pl_buf_str(&text), NULL));
		assert_true(pl_graphemes(pl_buf_str(&text)) > 0);
		(void)pl_width_all(pl_buf_str(&text));
		pl_buf_release(&text);
		pl_buf_release(&out);
	}
}

static void running_out_of_memory_is_an_error(void **state)
{
	static form_fn *const forms[] = { pl_nfc, pl_nfkc, pl_fold };

	(void)state;
	for (size_t i = 0; i < N_OF(forms); i++) {
		struct pl_buf out = { 0 };
		struct pl_err err = { 0 };

		pl_mem_fail_after(0, true);
		assert_false(forms[i](&out, PL_STR("e\u0301 E\u0301"), &err));
		pl_mem_fail_after(-1, false);
		assert_int_equal(err.code, PL_NOMEM);
		pl_buf_release(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(normal_forms_are_those_of_unicode),
		cmocka_unit_test(texts_take_their_form),
		cmocka_unit_test(a_long_run_of_marks_is_taken_as_it_is),
		cmocka_unit_test(thirty_two_marks_are_sorted),
		cmocka_unit_test(nasty_texts_take_no_time),
		cmocka_unit_test(running_out_of_memory_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
