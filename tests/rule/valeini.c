/* .vale.ini: what it says, what is wrong with it, and what it makes of a file. */
#include "rule/config.h"

#include "test.h"

/* --- reading ---------------------------------------------------------------------------- */

static void show_list(struct pl_buf *out, const char *name, const struct pl_row *row)
{
	if (!row->n)
		return;
	pl_buf_printf(out, " %s", name);
	for (uint32_t i = 0; i < row->n; i++)
		pl_buf_printf(out, "%s%.*s", i ? "|" : "=",
			      PL_ARGS(pl_ref_str(PL_ROW(struct pl_ref, row) + i)));
}

static void show_map(struct pl_buf *out, const char *name, const struct pl_row *row)
{
	const struct pl_pair *pairs = PL_ROW(struct pl_pair, row);

	if (!row->n)
		return;
	pl_buf_printf(out, " %s", name);
	for (uint32_t i = 0; i < row->n; i++)
		pl_buf_printf(out, "%s%.*s:%.*s", i ? "|" : "=", PL_ARGS(pl_ref_str(&pairs[i].key)),
			      PL_ARGS(pl_ref_str(&pairs[i].value)));
}

static void show(struct pl_buf *out, const struct pl_config *config)
{
	const struct pl_section *sections = PL_ROW(struct pl_section, &config->sections);

	assert_int_equal(config->vale, 1);
	assert_int_equal(config->fail_on, 3);
	pl_buf_printf(out, "level %u", config->level);
	if (pl_ref_str(&config->styles_path).len)
		pl_buf_printf(out, " path=%.*s", PL_ARGS(pl_ref_str(&config->styles_path)));
	if (config->word_template.len)
		pl_buf_printf(out, " template=%.*s", PL_ARGS(pl_ref_str(&config->word_template)));
	show_list(out, "styles", &config->styles);
	show_map(out, "rules", &config->rules);
	show_list(out, "vocab", &config->vocab);
	show_map(out, "formats", &config->formats);
	show_list(out, "skipped", &config->skipped_scopes);
	show_list(out, "ignored", &config->ignored_scopes);
	show_list(out, "classes", &config->ignored_classes);
	show_list(out, "tokens", &config->token_ignores);
	show_list(out, "blocks", &config->block_ignores);
	for (uint32_t i = 0; i < config->sections.n; i++) {
		pl_buf_printf(out, "\n[%.*s]", PL_ARGS(pl_ref_str(&sections[i].glob)));
		show_list(out, "styles", &sections[i].styles);
		show_map(out, "rules", &sections[i].rules);
		show_list(out, "tokens", &sections[i].token_ignores);
		show_list(out, "blocks", &sections[i].block_ignores);
	}
}

struct ini_case {
	const char *ini;
	const char *faults; /* "line:column text" starts, parted by newlines */
	const char *shown;
};

static const struct ini_case cases[] = {
	{ "", "", "level 2" },
	{ "StylesPath = ../styles\nMinAlertLevel = suggestion\nVocab = Base, Web\nPackages = "
	  "Hugo\n",
	  "", "level 1 path=../styles vocab=Base|Web" },
	{ "SkippedScopes = pre, figure\nIgnoredScopes = code, tt,\nIgnoredClasses = a,b\n", "",
	  "level 2 skipped=pre|figure ignored=code|tt classes=a|b" },
	{ "[formats]\nmdx = md\nts = js\n", "", "level 2 formats=mdx:md|ts:js" },
	{ "[*]\nBasedOnStyles = Vale, Google\nGoogle.We = NO\nGoogle.Em = error\n", "",
	  "level 2 styles=Vale|Google rules=Google.We:off|Google.Em:error" },
	{ "[*.{md,txt}]\nBasedOnStyles = a\na.b = YES\n[!x/*]\na.c = suggestion\n", "",
	  "level 2\n[*.{md,txt}] styles=a rules=a.b:on\n[!x/*] rules=a.c:suggestion" },
	{ "[*]\nTokenIgnores = (\\$+?[^\\d][^\\n$]+\\$+?), (<http[^\\n]+>+?)\n", "",
	  "level 2 tokens=(\\$+?[^\\d][^\\n$]+\\$+?)|(<http[^\\n]+>+?)" },
	{ "[a]\nTokenIgnores = x{1,2}, [,]\nBlockIgnores = a\nBlockIgnores = b\\,c\n", "",
	  "level 2\n[a] tokens=x{1,2}|[,] blocks=a|b\\,c" },
	{ "[a]\nTokenIgnores = (a[^(,]b), (c[],)]), \\(, {{x, (?:y,z){2,}, [\\],]\n", "",
	  "level 2\n[a] tokens=(a[^(,]b)|(c[],)])|\\(|{{x|(?:y,z){2,}|[\\],]" },
	{ "[a]\nIgnorePatterns = (?s) *({{< ?file [^>]* ?>}}.*?{{< ?/ ?file ?>}})\n", "",
	  "level 2\n[a] blocks=(?s) *({{< ?file [^>]* ?>}}.*?{{< ?/ ?file ?>}})" },
	{ "[a]\nBasedOnStyles = b\n[a]\nb.c = NO\n", "", "level 2\n[a] styles=b rules=b.c:off" },
	{ "WordTemplate = (?<!-)(?:%s)\n", "", "level 2 template=(?<!-)(?:%s)" },
	{ "WordTemplate = \\b(%s|%s)\n", "1:16 a template holds %s once", "level 2" },
	{ "WordTemplate = (%s\n", "1:16 ", "level 2" },
	{ "StylesPath = a\nStylesPath = b\n", "", "level 2 path=b" },
	/* Of several values Vale takes the first. */
	{ "[a]\nb.c = NO\nb.c = YES\n", "", "level 2\n[a] rules=b.c:off" },
	/* A whole style, which Vale does not know. */
	{ "[a]\nGoogle = NO\n", "", "level 2\n[a] rules=Google:off" },
	{ "[asciidoctor]\nexperimental = YES\n", "", "level 2" },

	{ "StylePath = a\n",
	  "1:1 E201 Invalid value provided: no key is called 'StylePath'; did you mean "
	  "'StylesPath'?",
	  "level 2" },
	{ "BasedOnStyles = a\n",
	  "1:1 E201 Invalid value provided: 'BasedOnStyles' belongs below a section", "level 2" },
	{ "Google.We = NO\n", "1:1 E201 Invalid value provided: 'Google.We' belongs below",
	  "level 2" },
	{ "[*]\nStylesPath = a\n",
	  "2:1 E201 Invalid value provided: 'StylesPath' holds for all files", "level 2" },
	{ "[*.md]\nMinAlertLevel = error\n",
	  "2:1 E201 Invalid value provided: 'MinAlertLevel' holds for all files",
	  "level 2\n[*.md]" },
	{ "[*.md]\nBasedOnStyle = a\n",
	  "2:1 E201 Invalid value provided: a section has no key 'BasedOnStyle'; did you mean "
	  "'BasedOnStyles'?",
	  "level 2\n[*.md]" },
	{ "[*.md]\nx = y\n", "2:1 E201 Invalid value provided: a section has no key 'x'",
	  "level 2\n[*.md]" },
	{ "MinAlertLevel = info\n",
	  "1:17 E201 Invalid value provided: MinAlertLevel is suggestion, warning or error",
	  "level 2" },
	{ "[*.{md]\na.b = YES\n", "1:2 E201 Invalid value provided: the '{' in the glob",
	  "level 2\n[*.{md] rules=a.b:on" },
	{ "[a]\nb.c = yes\n", "2:7 'b.c' is YES, NO, suggestion, warning or error; 'yes' is taken",
	  "level 2\n[a] rules=b.c:off" },
	{ "NLPEndpoint = http://a\n[a]\nTransform = x.xsl\n",
	  "1:1 the key 'NLPEndpoint' is passed over\n3:1 the key 'Transform' is passed over",
	  "level 2\n[a]" },
	{ "[a]\nTokenIgnores = (a\n", "2:16 ", "level 2\n[a]" },
	{ "nothing\n", "1:1 E100 [.vale.ini] Runtime error: a line holds", "level 2" },
};

static void compare_faults(const struct ini_case *one, const struct pl_faults *faults)
{
	struct pl_str left = pl_str_of(one->faults);

	for (size_t i = 0; i < faults->list.n; i++) {
		size_t end = pl_str_find(left, PL_STR("\n"), 0);
		struct pl_str wanted = pl_str_cut(left, 0, end == SIZE_MAX ? left.len : end);
		struct pl_buf came = { 0 };

		pl_buf_printf(&came, "%u:%u %s", faults->list.at[i].line, faults->list.at[i].column,
			      faults->list.at[i].text);
		if (!wanted.len || came.len < wanted.len ||
		    strncmp(came.at, wanted.at, wanted.len) != 0)
			fail_msg("%s\nfault wanted: %.*s\nfault came:   %s", one->ini,
				 PL_ARGS(wanted), came.at);
		pl_buf_release(&came);
		left = pl_str_cut(left, end == SIZE_MAX ? left.len : end + 1, left.len);
	}
	if (left.len)
		fail_msg("%s\nnot told: %.*s", one->ini, PL_ARGS(left));
}

static void says_what_holds_and_what_does_not(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_image image = { 0 };
		struct pl_faults faults = { 0 };
		struct pl_buf out = { 0 };
		uint32_t at =
			pl_valeini_read(pl_str_of(cases[i].ini), ".vale.ini", &image, &faults);

		compare_faults(&cases[i], &faults);
		show(&out, pl_image_at(&image, at));
		if (!pl_str_is(pl_buf_str(&out), cases[i].shown))
			fail_msg("%s\nwanted: %s\ncame:   %s", cases[i].ini, cases[i].shown,
				 out.at);
		pl_buf_release(&out);
		pl_faults_release(&faults);
		pl_image_release(&image);
	}
}

/* --- one file ------------------------------------------------------------------------------ */

/* Does a.b run there by what is said, its style being `a`; and with which level? */
static const struct {
	const char *ini, *path;
	const char *runs; /* no, yes, or a level */
} picks[] = {
	{ "", "x.md", "no" },
	{ "[*]\nBasedOnStyles = a\n", "x.md", "yes" },
	{ "[*]\nBasedOnStyles = a\na.b = NO\n", "x.md", "no" },
	{ "[*]\na.b = YES\n", "x.md", "yes" },
	{ "[*]\na.b = error\n", "x.md", "error" },
	{ "[*.md]\nBasedOnStyles = a\n", "x.md", "yes" },
	{ "[*.md]\nBasedOnStyles = a\n", "x.txt", "no" },
	{ "[*]\nBasedOnStyles = a\n[*.md]\nBasedOnStyles = c\n", "x.md", "no" },
	{ "[*]\nBasedOnStyles = a\n[*.md]\nBasedOnStyles = c\n", "x.txt", "yes" },
	{ "[*]\nBasedOnStyles = a\n[*.md]\nBasedOnStyles =\n", "x.md", "no" },
	{ "[*.md]\nBasedOnStyles = c\n[x.*]\nBasedOnStyles = a\n", "x.md", "yes" },
	{ "[x.*]\nBasedOnStyles = a\n[*.md]\nBasedOnStyles = c\n", "x.md", "no" },
	{ "[*]\nBasedOnStyles = a\na.b = NO\n[*.md]\na.b = YES\n", "x.md", "yes" },
	{ "[*]\nBasedOnStyles = a\na.b = NO\n[*.md]\na.b = YES\n", "x.txt", "no" },
	{ "[*.md]\na.b = YES\n[x.*]\na.b = NO\n", "x.md", "no" },
	/* A level holds everywhere; whether it runs does not. */
	{ "[*]\nBasedOnStyles = a\n[*.md]\na.b = error\n", "x.txt", "error" },
	{ "[*.md]\na.b = error\n", "x.txt", "no" },
	{ "[*.md]\na.b = error\n", "x.md", "error" },
	{ "[*]\na.b = error\n[*.md]\na.b = NO\n", "x.md", "no" },
	{ "[*.md]\na.b = error\n[x.*]\na.b = suggestion\n", "x.md", "suggestion" },
	{ "[*.md]\na.b = error\n[*.txt]\na.b = suggestion\n", "x.md", "suggestion" },
	{ "[!*.md]\na.b = YES\n", "x.md", "no" },
	{ "[!*.md]\na.b = YES\n", "x.txt", "yes" },
	{ "[docs/**]\na.b = YES\n", "docs/c/x.txt", "yes" },
	/* By the ending as which it is read, or its own. */
	{ "[formats]\nmdx = md\n[*.md]\nBasedOnStyles = a\n", "x.mdx", "yes" },
	{ "[formats]\nmdx = md\n[*.mdx]\na.b = YES\n", "x.mdx", "yes" },
	{ "[formats]\nmdx = md\n[*.mdx]\na.b = YES\n", "x.md", "no" },
};

static bool in_list(const char *const *names, const char *name)
{
	for (; names && *names; names++) {
		if (!strcmp(*names, name))
			return true;
	}
	return false;
}

/* As lint/choose.c decides. */
static const char *outcome(const struct pl_config_pick *pick)
{
	static const char *const levels[] = { "suggestion", "warning", "error" };
	const char *level = "yes";
	bool runs = in_list(pick->styles, "a");

	assert_non_null(pick->styles);
	for (const struct pl_switch *one = pick->switches; one->name; one++) {
		if (strcmp(one->name, "a.b") != 0)
			continue;
		runs = one->to != PL_SWITCH_OFF;
		if (one->to == PL_SWITCH_LEVEL)
			level = levels[one->level];
	}
	return runs ? level : "no";
}

static void says_what_runs_for_a_file(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(picks) / sizeof(*picks); i++) {
		struct pl_image image = { 0 };
		struct pl_faults faults = { 0 };
		struct pl_arena arena = { 0 };
		struct pl_config_pick pick;
		uint32_t at = pl_valeini_read(pl_str_of(picks[i].ini), "a", &image, &faults);

		assert_true(pl_config_for(pl_image_at(&image, at), pl_str_of(picks[i].path), &arena,
					  &pick));
		if (strcmp(outcome(&pick), picks[i].runs) != 0)
			fail_msg("%s\n%s: wanted %s, came %s", picks[i].ini, picks[i].path,
				 picks[i].runs, outcome(&pick));
		pl_arena_release(&arena);
		pl_faults_release(&faults);
		pl_image_release(&image);
	}
}

static void survives_the_end_of_memory(void **state)
{
	const struct pl_str ini = PL_STR("Vocab = a\n[formats]\nmdx = md\n[*]\nBasedOnStyles = a\n"
					 "[*.md]\na.b = error\nTokenIgnores = x, y\nz = 1\n");
	bool ok = false;

	(void)state;
	for (long n = 0; !ok; n++) {
		struct pl_image image = { 0 };
		struct pl_faults faults = { 0 };
		struct pl_arena arena = { 0 };
		struct pl_config_pick pick;
		uint32_t at;

		pl_mem_fail_after(n, true);
		at = pl_valeini_read(ini, "a", &image, &faults);
		ok = pl_image_at(&image, at) && !image.bytes.failed && !faults.list.failed &&
		     faults.list.n == 1 &&
		     pl_config_for(pl_image_at(&image, at), PL_STR("x.mdx"), &arena, &pick);
		pl_mem_fail_after(-1, false);
		pl_arena_release(&arena);
		pl_faults_release(&faults);
		pl_image_release(&image);
		assert_true(n < 1000);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(says_what_holds_and_what_does_not),
		cmocka_unit_test(says_what_runs_for_a_file),
		cmocka_unit_test(survives_the_end_of_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
