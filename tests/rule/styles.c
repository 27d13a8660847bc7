/* A folder of styles shows what is asked for; vocabularies; the style made of them. */
#include "rule/styles.h"

#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[256];

static void put(const char *name, const char *text)
{
	char path[512];
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	for (char *slash = path + strlen(folder) + 1; (slash = strchr(slash, '/')); slash++) {
		*slash = '\0';
		mkdir(path, 0700);
		*slash = '/';
	}
	file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static int make_folder(void **state)
{
	const char *tmp = getenv("TMPDIR");

	(void)state;
	snprintf(folder, sizeof(folder), "%s/plume-styles-XXXXXX", tmp ? tmp : "/tmp");
	if (!mkdtemp(folder))
		return -1;
	put("Google/We.yml", "we");
	put("Google/deep/Em.yml", "em");
	put("Google/README.md", "no");
	put("alex/Race.yml", "race");
	put("alex/.hidden.yml", "no");
	put("config/scripts/x.yml", "no");
	put("config/ignore/words.txt", "words");
	put("config/ignore/deep/more.txt", "more");
	put("config/dictionaries/x'y.dic", "0\n");
	put("config/dictionaries/x'y.aff", "");
	put("config/dictionaries/deep/no.dic", "0\n");
	put("config/vocabularies/Base/accept.txt",
	    "# words\nCerema\r\n\n  data gouv \n[Pp]y\n#tag\n");
	put("config/vocabularies/Base/reject.txt", "Mac OS X\n");
	put("config/vocabularies/Web/accept.txt", "cerema\n");
	put("Vocab/Old/reject.txt", "old\n");
	return 0;
}

static int remove_folder(void **state)
{
	char command[600];

	(void)state;
	snprintf(command, sizeof(command), "rm -rf '%s'", folder);
	return system(command);
}

static bool note(void *context, const char *name)
{
	struct pl_buf *out = context;

	pl_buf_printf(out, " %s", name);
	return true;
}

static void shows_what_is_asked_for(void **state)
{
	const char *const whole[] = { "Google", NULL };
	const char *const alone[] = { "alex/Race.yml", NULL };
	const struct pl_memory_file made[] = { FILE_OF("Vale/Avoid.yml", "avoid"),
					       { NULL, { 0 } } };
	const struct pl_styles styles = {
		.path = folder, .whole = whole, .alone = alone, .made = made
	};
	struct pl_source source;
	struct pl_buf out = { 0 };
	struct pl_err err = { 0 };

	(void)state;
	pl_source_styles(&source, &styles);
	assert_true(source.walk(&source, ".yml", note, &out, &err));
	assert_string_equal(out.at,
			    " Vale/Avoid.yml Google/We.yml Google/deep/Em.yml alex/Race.yml");
	pl_buf_cut(&out, 0);
	assert_true(source.read(&source, "Google/We.yml", &out, &err));
	assert_true(source.read(&source, "Google/deep/Em.yml", &out, &err));
	assert_true(source.read(&source, "Vale/Avoid.yml", &out, &err));
	assert_true(source.read(&source, "config/ignore/words.txt", &out, &err));
	assert_string_equal(out.at, "weemavoidwords");
	assert_false(source.read(&source, "../Google/We.yml", &out, &err));
	assert_false(source.read(&source, "Google/../alex/Race.yml", &out, &err));
	assert_false(source.read(&source, "Google/None.yml", &out, &err));
	pl_buf_release(&out);
}

static void says_what_is_no_style(void **state)
{
	(void)state;
	assert_true(pl_style_named(PL_STR("Google")));
	assert_true(pl_style_named(PL_STR("write-good")));
	assert_false(pl_style_named(PL_STR("config")));
	assert_false(pl_style_named(PL_STR(".git")));
	assert_false(pl_style_named(PL_STR("..")));
	assert_false(pl_style_named(PL_STR("a/b")));
	assert_false(pl_style_named(PL_STR("")));
}

static void reads_vocabularies(void **state)
{
	struct pl_word_list words = { .accept = { 0 } };
	struct pl_err err = { 0 };

	(void)state;
	assert_true(pl_vocab_read(&words, folder, PL_STR("Base"), &err));
	assert_true(pl_vocab_read(&words, folder, PL_STR("Old"), &err));
	assert_int_equal(words.accept.n, 4);
	assert_true(pl_str_is(words.accept.at[0], "Cerema"));
	assert_true(pl_str_is(words.accept.at[1], "data gouv"));
	assert_true(pl_str_is(words.accept.at[2], "[Pp]y"));
	assert_true(pl_str_is(words.accept.at[3], "#tag"));
	assert_int_equal(words.reject.n, 2);
	assert_true(pl_str_is(words.reject.at[1], "old"));
	assert_false(pl_vocab_read(&words, folder, PL_STR("None"), &err));
	assert_int_equal(err.code, PL_NOFILE);
	assert_non_null(strstr(err.text, "config/vocabularies/None"));
	pl_word_list_release(&words);
}

static void makes_the_style(void **state)
{
	const struct pl_str accept[] = { PL_STR("Cerema"), PL_STR("[Pp]y"), PL_STR("cerema"),
					 PL_STR("École d'été"), PL_STR("École") };
	const struct pl_str reject[] = { PL_STR("it's"), PL_STR("a.b") };
	const struct pl_vocab vocab = {
		.accept = accept, .n_accept = 5, .reject = reject, .n_reject = 2
	};
	const struct pl_vocab none = { 0 };
	struct pl_arena arena = { 0 };
	const struct pl_memory_file *files = pl_vale_style(&vocab, false, NULL, &arena);

	(void)state;
	assert_string_equal(files[0].name, "Vale/Terms.yml");
	/* The last of two that differ in case; only what is made of letters. */
	assert_non_null(
		strstr(files[0].bytes.at, "swap:\n  'cerema': 'cerema'\n  'école': 'École'\n"));
	assert_string_equal(files[1].name, "Vale/Avoid.yml");
	assert_non_null(strstr(files[1].bytes.at, "tokens:\n  - 'it''s'\n  - 'a.b'\n"));
	assert_null(files[2].name);
	files = pl_vale_style(&none, true, NULL, &arena);
	assert_string_equal(files[0].name, "Vale/Repetition.yml");
	pl_arena_release(&arena);
}

/* Its speller takes whatever lies in the folder. */
static void makes_the_speller(void **state)
{
	const struct pl_vocab none = { 0 };
	struct pl_arena arena = { 0 };
	const struct pl_memory_file *files = pl_vale_style(&none, true, folder, &arena);

	(void)state;
	assert_string_equal(files[1].name, "Vale/Spelling.yml");
	assert_non_null(strstr(files[1].bytes.at, "append: true\ndictionaries:\n  - 'x''y'\n"
						  "ignore:\n  - 'deep/more.txt'\n"
						  "  - 'words.txt'\n"));
	pl_arena_release(&arena);
}

static bool shown_in_short_memory(void)
{
	const char *const whole[] = { "Google", NULL };
	const struct pl_memory_file made[] = { FILE_OF("Vale/Avoid.yml", "avoid"),
					       { NULL, { 0 } } };
	const struct pl_styles styles = { .path = folder, .whole = whole, .made = made };
	struct pl_word_list words = { .accept = { 0 } };
	struct pl_source source;
	struct pl_buf out = { 0 };
	bool ok;

	pl_source_styles(&source, &styles);
	ok = source.walk(&source, ".yml", note, &out, NULL) &&
	     source.read(&source, "Google/We.yml", &out, NULL) &&
	     pl_vocab_read(&words, folder, PL_STR("Base"), NULL) && words.accept.n == 4 &&
	     words.reject.n == 1 && !out.failed;
	pl_word_list_release(&words);
	pl_buf_release(&out);
	return ok;
}

static void survives_the_end_of_memory(void **state)
{
	bool ok = false;

	(void)state;
	for (long n = 0; !ok; n++) {
		pl_mem_fail_after(n, true);
		ok = shown_in_short_memory();
		pl_mem_fail_after(-1, false);
		assert_true(n < 1000);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shows_what_is_asked_for),
		cmocka_unit_test(says_what_is_no_style),
		cmocka_unit_test(reads_vocabularies),
		cmocka_unit_test(makes_the_style),
		cmocka_unit_test(survives_the_end_of_memory),
		cmocka_unit_test(makes_the_speller),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
