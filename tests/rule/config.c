/* The configuration: what is said holds, each fault is told, the rest stays. */
#include "rule/config.h"

#include "test.h"

struct config_case {
	const char *yaml;
	const char *faults; /* "line:column text; …" starts, parted by | */
	const char *shown;
};

static void show(struct pl_buf *out, const struct pl_config *config)
{
	const struct pl_ref *networks = PL_ROW(struct pl_ref, &config->networks);
	const struct pl_pair *rules = PL_ROW(struct pl_pair, &config->rules);

	pl_buf_printf(out, "lang %u profile %u level %u fail-on %u max-size %u", config->lang,
		      config->profile, config->level, config->fail_on, config->max_size);
	for (uint32_t i = 0; i < config->networks.n; i++)
		pl_buf_printf(out, " [%.*s]", PL_ARGS(pl_ref_str(&networks[i])));
	for (uint32_t i = 0; i < config->rules.n; i++)
		pl_buf_printf(out, " {%.*s: %.*s}", PL_ARGS(pl_ref_str(&rules[i].key)),
			      PL_ARGS(pl_ref_str(&rules[i].value)));
	if (config->styles_path.len)
		pl_buf_printf(out, " path %.*s@%u:%u", PL_ARGS(pl_ref_str(&config->styles_path)),
			      config->path_at.line, config->path_at.column);
	if (config->styles_at.line)
		pl_buf_printf(out, " styles %u", config->styles.n);
	for (uint32_t i = 0; i < config->sections.n; i++) {
		const struct pl_section *section = PL_ROW(struct pl_section, &config->sections) + i;

		pl_buf_printf(out, " <%.*s", PL_ARGS(pl_ref_str(&section->glob)));
		if (section->styles_at.line)
			pl_buf_printf(out, " styles %u", section->styles.n);
		pl_buf_printf(out, " rules %u networks %u ignores %u %u>", section->rules.n,
			      section->networks.n, section->token_ignores.n,
			      section->block_ignores.n);
	}
}

#define NOTHING "lang 0 profile 0 level 0 fail-on 0 max-size 0"

static const struct config_case cases[] = {
	{ "", "", NOTHING },
	{ "# rien\n", "", NOTHING },
	{ "lang: en\nprofile: strict\nlevel: error\nfail-on: suggestion\nmax-size: 4\n", "",
	  "lang 2 profile 3 level 3 fail-on 1 max-size 4" },
	{ "networks: x\n", "", NOTHING " [x]" },
	{ "networks: [x, facebook]\nrules:\n  a.b: off\n  c: error\n", "",
	  NOTHING " [x] [facebook] {a.b: off} {c: error}" },
	{ "netwroks: [x]\nlevel: eror\nmax-size: 2\n",
	  "1:1 a configuration has no key 'netwroks'; did you mean 'networks'?|"
	  "2:8 'level' cannot be 'eror'; did you mean 'error'?",
	  "lang 0 profile 0 level 0 fail-on 0 max-size 2" },
	{ "rules: {a: of, b: off, c: true}\nlang: fr\n",
	  "1:12 'a' is off, on, suggestion, warning or error, not 'of'|1:27 'c' is off",
	  "lang 1 profile 0 level 0 fail-on 0 max-size 0" },
	{ "rules: {a: on}\n", "", NOTHING " {a: on}" },
	{ "styles-path: ../s\nstyles: [Google, Vale]\n", "", NOTHING " path ../s@1:14 styles 2" },
	{ "files:\n  '*.md':\n    styles: []\n    rules: {a: off, b.c: error}\n"
	  "  'x/**': {networks: [x], token-ignores: [a, b], block-ignores: c}\n",
	  "",
	  NOTHING " <*.md styles 0 rules 2 networks 0 ignores 0 0>"
		  " <x/** rules 0 networks 1 ignores 2 1>" },
	{ "files: {a: {level: error, stiles: [a]}}\n",
	  "1:13 the key 'level' holds for all files|"
	  "1:27 a configuration has no key 'stiles'; did you mean 'styles'?",
	  NOTHING " <a rules 0 networks 0 ignores 0 0>" },
	{ "files: {'[a': {}, b: c}\n",
	  "1:9 the '[' in the glob '[a' is not closed|1:22 'b' wants keys of its own",
	  NOTHING " <[a rules 0 networks 0 ignores 0 0> <b rules 0 networks 0 ignores 0 0>" },
	{ "files: [a]\n", "1:8 'files' wants globs", NOTHING },
	{ "accept: ['(a', b]\ntoken-ignores: 'c)'\n", "1:10 |2:16 ", NOTHING },
	{ "rules: [a]\n", "1:8 'rules' wants pairs", NOTHING },
	{ "max-size: 1024\n", "", "lang 0 profile 0 level 0 fail-on 0 max-size 1024" },
	{ "max-size: 1025\n", "1:11 a whole number from 1 to 1024 is wanted", NOTHING },
	{ "max-size: 0\n", "1:11 a whole number from 1 to 1024 is wanted", NOTHING },
	{ "max-size: '2'\n", "", "lang 0 profile 0 level 0 fail-on 0 max-size 2" },
	{ "max-size:\n", "", NOTHING },
	{ "- a\n", "1:1 a configuration holds", NOTHING },
	{ "a: [\n", "2:1 ", NOTHING },
};

static void compare_fault(const struct config_case *one, const struct pl_err *fault,
			  struct pl_str wanted)
{
	struct pl_buf came = { 0 };

	pl_buf_printf(&came, "%u:%u %s", fault->line, fault->column, fault->text);
	if (!wanted.len || came.len < wanted.len || strncmp(came.at, wanted.at, wanted.len) != 0) {
		print_error("%s\nfault wanted: %.*s\nfault came:   %s\n", one->yaml,
			    PL_ARGS(wanted), came.at);
		fail();
	}
	assert_string_equal(fault->file, ".plume.yml");
	pl_buf_release(&came);
}

static void compare_faults(const struct config_case *one, const struct pl_faults *faults)
{
	struct pl_str left = pl_str_of(one->faults);

	for (size_t i = 0; i < faults->list.n; i++) {
		size_t end = pl_str_find(left, PL_STR("|"), 0);

		end = end == SIZE_MAX ? left.len : end;
		compare_fault(one, &faults->list.at[i], pl_str_cut(left, 0, end));
		left = pl_str_cut(left, end < left.len ? end + 1 : end, left.len);
	}
	if (left.len)
		fail_msg("%s\nnot told: %.*s", one->yaml, PL_ARGS(left));
}

static void says_what_holds_and_what_does_not(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_image image = { 0 };
		struct pl_faults faults = { 0 };
		struct pl_buf out = { 0 };
		uint32_t at =
			pl_config_read(pl_str_of(cases[i].yaml), ".plume.yml", &image, &faults);

		compare_faults(&cases[i], &faults);
		show(&out, pl_image_at(&image, at));
		if (!pl_str_is(pl_buf_str(&out), cases[i].shown)) {
			print_error("%s\nwanted: %s\ncame:   %s\n", cases[i].yaml, cases[i].shown,
				    out.at);
			fail();
		}
		pl_buf_release(&out);
		pl_faults_release(&faults);
		pl_image_release(&image);
	}
}

/* What becomes of the rule a.b, by the switches that the configuration makes for the
 * file: its own word when it says nothing. */
static const struct {
	const char *yaml, *path, *becomes;
} picks[] = {
	{ "", "x.md", "itself" },
	{ "rules: {a.b: off}\n", "x.md", "off" },
	{ "rules: {a: off}\n", "x.md", "off" },
	{ "rules: {a: off, a.b: on}\n", "x.md", "on" },
	{ "rules: {a.b: error}\n", "x.md", "error" },
	{ "files: {'*.md': {rules: {a.b: off}}}\n", "x.md", "off" },
	{ "files: {'*.md': {rules: {a.b: off}}}\n", "x.txt", "itself" },
	{ "rules: {a.b: off}\nfiles: {'*.md': {rules: {a.b: warning}}}\n", "x.md", "warning" },
	/* Of the styles that are named those of the last section that matches run. */
	{ "styles: [a]\n", "x.md", "itself" },
	{ "styles: [a]\nfiles: {'*.md': {styles: [c]}}\n", "x.md", "off" },
	{ "styles: [a]\nfiles: {'*.md': {styles: [c]}}\n", "x.txt", "itself" },
	{ "files: {'*.md': {styles: [a]}}\n", "x.txt", "off" },
	{ "files: {'*.md': {styles: [a]}}\n", "x.md", "itself" },
	{ "formats: {mdx: md}\nfiles: {'*.md': {styles: [a]}}\n", "x.mdx", "itself" },
};

static const char *outcome(const struct pl_config_pick *pick)
{
	static const char *const levels[] = { "suggestion", "warning", "error" };
	const char *becomes = "itself";

	assert_null(pick->styles);
	for (const struct pl_switch *one = pick->switches; one->name; one++) {
		if (strcmp(one->name, "a.b") != 0 && strcmp(one->name, "a") != 0)
			continue;
		becomes = one->to == PL_SWITCH_OFF  ? "off"
			  : one->to == PL_SWITCH_ON ? "on"
						    : levels[one->level];
	}
	return becomes;
}

static void says_what_runs_for_a_file(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(picks) / sizeof(*picks); i++) {
		struct pl_image image = { 0 };
		struct pl_faults faults = { 0 };
		struct pl_arena arena = { 0 };
		struct pl_config_pick pick;
		uint32_t at = pl_config_read(pl_str_of(picks[i].yaml), "a", &image, &faults);

		assert_int_equal(faults.list.n, 0);
		assert_true(pl_config_for(pl_image_at(&image, at), pl_str_of(picks[i].path), &arena,
					  &pick));
		if (strcmp(outcome(&pick), picks[i].becomes) != 0)
			fail_msg("%s\n%s: wanted %s, came %s", picks[i].yaml, picks[i].path,
				 picks[i].becomes, outcome(&pick));
		pl_arena_release(&arena);
		pl_image_release(&image);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(says_what_holds_and_what_does_not),
		cmocka_unit_test(says_what_runs_for_a_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
