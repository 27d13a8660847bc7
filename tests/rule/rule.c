/* Rule files: what is read, and each fault with its place and the nearest word. */
#include "base/source.h"
#include "rule/ruleset.h"

#include "test.h"

struct rule_case {
	const char *name, *yaml;
	const char *faults; /* what each fault is to hold, parted by |; "" for none */
};

#define HEAD "extends: existence\nmessage: m\n"

static const struct rule_case cases[] = {
	{ "s/a.yml", HEAD "tokens: [foo]\n", "" },
	{ "s/a.yml", HEAD "tokens: foo\nlevel: error\nscope: [first, hook]\nquoted: no\n", "" },
	{ "s/a.yml", HEAD "tokens: [foo]\nexamples: [{draft: foo, finds: [foo]}, {draft: x}]\n",
	  "" },
	{ "s/a.yml", "", "s/a.yml:1:1: the file should hold" },
	{ "s/a.yml", "- a\n", "s/a.yml:1:1: the file should hold" },
	{ "s/a.yml", "message: m\n", "s/a.yml:1:1: a rule needs 'extends: KIND'" },
	{ "s/a.yml", "extends: existance\nmessage: m\n",
	  "s/a.yml:1:10: no kind is called 'existance'; did you mean 'existence'?" },
	{ "s/a.yml", "extends: existence\ntokens: [foo]\n",
	  "s/a.yml:1:1: a rule needs a 'message'" },
	{ "s/a.yml", "extends: existence\nmesage: x\ntokns: [foo]\nlevel: eror\n",
	  "s/a.yml:2:1: a rule of kind 'existence' has no key 'mesage'; did you mean 'message'?|"
	  "s/a.yml:3:1: a rule of kind 'existence' has no key 'tokns'; did you mean 'tokens'?|"
	  "s/a.yml:4:8: 'level' cannot be 'eror'; did you mean 'error'?|"
	  "s/a.yml:1:1: a rule needs a 'message'" },
	{ "s/a.yml", HEAD "tokens: [foo]\nnetworks: [heavvy]\n",
	  "s/a.yml:4:11: no network is called 'heavvy'; did you mean 'heavy'?" },
	{ "s/a.yml", HEAD "tokens: [foo]\nscope: titre\n",
	  "s/a.yml:4:8: no scope is called 'titre'" },
	{ "s/a.yml", HEAD "list: mot\n",
	  "no list is called 'mot' (lists/mot.yml); did you mean 'mots'?" },
	{ "s/a.yml", HEAD "tokens: ['(foo']\n",
	  "s/a.yml:3:10: missing closing parenthesis in the pattern" },
	{ "s/a.yml", HEAD "tokens: [foo]\nwhen: '[a'\n", "s/a.yml:4:7: " },
	{ "s/a.yml", HEAD "tokens: [foo]\nexamples: [{finds: [a]}]\n",
	  "s/a.yml:4:12: an example needs a 'draft'" },
	{ "s/a.yml", HEAD "tokens: &a [foo]\n", "s/a.yml:3:9: " },
	/* Vale's reader lets the last of equal keys count; ours tells of them. */
	{ "s/a.yml", HEAD "title: t\ntokens: [foo]\ntokens: [bar]\n", "s/a.yml:5:1: the key" },
	{ "s/a.yml", HEAD "tokens: [\"(\"]\ntokens: [\"it\\'s\"]\n", "" },
	{ "s/a.yml", "extends: substitution\nmessage: m\nswap: {'(': a, b: c, '(': d}\n",
	  "s/a.yml:3:22: missing closing parenthesis" },
	{ "s/a.yml", HEAD "tokens: [\"(\"]\ntokens: &a [bar]\n", "s/a.yml:4:9: anchors" },
	/* Patterns are regexp2's; what cannot be said in PCRE2 is told as such. */
	{ "s/a.yml", HEAD "tokens: ['(?<=a+)b', '[a-z-[aeiou]]', '\\u00e9']\n", "" },
	{ "s/a.yml", HEAD "tokens: [foo, '(?<a>x)(?<b-a>y)']\n",
	  "s/a.yml:3:15: balancing groups, (?<name-other>…), are not known here in the pattern" },
	{ "s/a.yml", HEAD "title: t\ntokens: ['(?<=a+)b']\n", "" },
	{ "s/a.yml", "extends: substitution\nmessage: m\nswap:\n  foo: bar\n  '(?<1>x)': y\n",
	  "s/a.yml:5:3: a group's name cannot be a number here" },
	{ "s/a.yml", "extends: script\nmessage: m\nscript: x := 1\n",
	  "s/a.yml:1:10: a rule of kind 'script' is a program" },
	{ "a.yml", HEAD "tokens: [foo]\n", "a rule file lies in the folder of its style" },
	{ "s/a\033[2J.yml", HEAD "tokens: [foo]\n", "holds U+001B, which nobody sees" },
	{ "s\u202E/a.yml", HEAD "tokens: [foo]\n", "holds U+202E, which nobody sees" },
	{ "s/a\xFF.yml", HEAD "tokens: [foo]\n", "holds \\xFF, which nobody sees" },
};

static struct pl_ruleset *read_rule(const struct rule_case *one)
{
	const struct pl_memory_file files[] = {
		{ "lists/mots.yml", PL_STR("words: [a, b]\n") },
		{ "networks/heavy.yml", PL_STR("title: Heavy\ncount: weighted\nlimit: 40\n") },
		{ one->name, pl_str_of(one->yaml) },
		{ "t/good.yml", PL_STR(HEAD "tokens: [bar]\n") },
		{ NULL, { 0 } },
	};
	struct pl_source source;
	const struct pl_source *layers[] = { &source };
	struct pl_ruleset *rules;

	pl_source_memory(&source, "rules", files);
	rules = pl_ruleset_new(layers, 1, NULL);
	assert_non_null(rules);
	return rules;
}

static void wrong(const struct rule_case *one, const char *wanted, const char *came)
{
	print_error("%s\nfault wanted: %s\nfault came:   %s\n", one->yaml, wanted, came);
	fail();
}

static void compare_faults(const struct rule_case *one, const struct pl_ruleset *rules)
{
	struct pl_str left = pl_str_of(one->faults);
	const struct pl_err *fault;

	for (size_t i = 0; (fault = pl_ruleset_fault(rules, i)); i++) {
		size_t end = pl_str_find(left, PL_STR("|"), 0);
		struct pl_buf came = { 0 };

		end = end == SIZE_MAX ? left.len : end;
		pl_buf_printf(&came, "%s:%u:%u: %s", fault->file, fault->line, fault->column,
			      fault->text);
		if (!end || pl_str_find(pl_buf_str(&came), pl_str_cut(left, 0, end), 0) == SIZE_MAX)
			wrong(one, left.at, came.at);
		left = pl_str_cut(left, end < left.len ? end + 1 : end, left.len);
		pl_buf_release(&came);
	}
	if (left.len)
		wrong(one, left.at, "none");
}

static void tells_every_fault_and_keeps_the_others(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_ruleset *rules = read_rule(&cases[i]);
		struct pl_rule_at at;
		bool kept = pl_ruleset_find(rules, PL_STR("s.a"), &at);

		compare_faults(&cases[i], rules);
		if (kept != !cases[i].faults[0])
			fail_msg("%s\nthe rule %s", cases[i].yaml, kept ? "was kept" : "is lost");
		assert_true(pl_ruleset_find(rules, PL_STR("t.good"), &at));
		pl_ruleset_free(rules);
	}
}

static void keeps_what_the_file_says(void **state)
{
	static const struct rule_case one = {
		"s/a.yml",
		"extends: existence\nmessage: {fr: un, en: one}\nlevel: error\nfix: suggested\n"
		"profile: strict\nquoted: no\ngrouped: yes\nlimit: 3\nnetworks: [heavy]\n"
		"practice: g/c/p\nlink: https://exemple.fr/\ntokens: [foo]\n"
		"examples: [{draft: un foo, finds: [foo]}, {draft: rien}]\n",
		"",
	};
	struct pl_ruleset *rules = read_rule(&one);
	const struct pl_rule *rule;
	struct pl_rule_at at;

	(void)state;
	compare_faults(&one, rules);
	assert_true(pl_ruleset_find(rules, PL_STR("s.a"), &at));
	rule = at.rule;
	assert_true(pl_str_is(pl_ref_str(&rule->style), "s"));
	assert_true(pl_str_is(pl_ref_str(&rule->file), "rules/s/a.yml"));
	assert_true(pl_str_is(pl_text_in(&rule->message, PL_EN), "one"));
	assert_true(pl_str_is(pl_ref_str(&rule->practice), "g/c/p"));
	assert_int_equal(rule->examples.n, 2);
	assert_int_equal(rule->level, PL_ERROR);
	assert_int_equal(rule->fix, PL_FIX_SUGGESTED);
	assert_int_equal(rule->profile, PL_PROFILE_STRICT);
	assert_int_equal(rule->quoted, 0);
	assert_int_equal(rule->grouped, 1);
	assert_int_equal(rule->limit, 3);
	assert_true(rule->network_mask != 0);
	pl_ruleset_free(rules);
}

/* A warning, not an error: the others of its style are as good as ever. */
static void leaves_scripts_out(void **state)
{
	static const struct rule_case one = { "s/a.yml", "extends: script\n", "" };
	struct pl_ruleset *rules = read_rule(&one);

	(void)state;
	assert_int_equal(pl_ruleset_fault(rules, 0)->code, PL_SKIPPED);
	assert_null(pl_ruleset_fault(rules, 1));
	pl_ruleset_free(rules);
}

/* Lists in quotes of their own want no quotes around them, as in Vale. */
static void spares_quotes(void **state)
{
	static const struct {
		const char *keys, *message, *wanted;
	} messages[] = {
		{ "action: {name: replace}", "'%s' for '%s'", "%s for '%s'" },
		{ "action: {name: replace}", "\\\"%s\\\" for \\\"%s\\\"", "%s for \"%s\"" },
		{ "action: {name: replace}", "'%s' only", "'%s' only" },
		{ "action: {name: replace}", "'%s' '%s' '%s'", "'%s' '%s' '%s'" },
		{ "action: {name: replace, params: [a]}", "'%s' for '%s'", "'%s' for '%s'" },
		{ "action: {name: remove}", "'%s' for '%s'", "'%s' for '%s'" },
		{ "level: error", "'%s' for '%s'", "'%s' for '%s'" },
		{ "action: {name: replace}\nfix: none", "'%s' for '%s'", "'%s' for '%s'" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(messages) / sizeof(*messages); i++) {
		struct pl_buf yaml = { 0 };
		struct rule_case one = { "s/a.yml", "", "" };
		struct pl_ruleset *rules;
		struct pl_rule_at at;

		pl_buf_printf(&yaml, "extends: substitution\nswap: {a: b}\nmessage: \"%s\"\n%s\n",
			      messages[i].message, messages[i].keys);
		one.yaml = yaml.at;
		rules = read_rule(&one);
		compare_faults(&one, rules);
		assert_true(pl_ruleset_find(rules, PL_STR("s.a"), &at));
		assert_string_equal(pl_text_in(&at.rule->message, PL_FR).at, messages[i].wanted);
		pl_ruleset_free(rules);
		pl_buf_release(&yaml);
	}
}

/* What an action writes is a suggestion unless the rule says otherwise. */
static void suggests_actions(void **state)
{
	static const struct {
		const char *yaml;
		int fix;
	} fixes[] = {
		{ HEAD "tokens: [a]\naction: {name: remove}\n", PL_FIX_SUGGESTED },
		{ HEAD "tokens: [a]\naction: {name: remove}\nfix: safe\n", PL_FIX_SAFE },
		{ HEAD "tokens: [a]\n", PL_FIX_NONE },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(fixes) / sizeof(*fixes); i++) {
		struct rule_case one = { "s/a.yml", fixes[i].yaml, "" };
		struct pl_ruleset *rules = read_rule(&one);
		struct pl_rule_at at;

		assert_true(pl_ruleset_find(rules, PL_STR("s.a"), &at));
		assert_int_equal(at.rule->fix, fixes[i].fix);
		pl_ruleset_free(rules);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_every_fault_and_keeps_the_others),
		cmocka_unit_test(keeps_what_the_file_says),
		cmocka_unit_test(leaves_scripts_out),
		cmocka_unit_test(spares_quotes),
		cmocka_unit_test(suggests_actions),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
