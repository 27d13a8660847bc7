/* Memory that ends: the n-th allocation fails, for every n, once and for ever, while
 * rules are read and drafts linted.  What must come is an error or the findings; the
 * sanitizers (make check-san) say whether anything is leaked or touched. */
#include "base/source.h"
#include "lint/lint.h"
#include "rule/ruleset.h"

#include "test.h"

/* More allocations than any of the jobs makes. */
enum { FAR_TOO_MANY = 100000 };

/* A rule of each kind, and one with faults. */
static const struct pl_memory_file files[] = {
	FILE_OF("networks/n.yml", "title: N\ncount: weighted\nlimit: 20\nlink: 23\nimages: 1\n"),
	FILE_OF("lists/l.yml", "words: [alpha, beta]\n"),
	FILE_OF("o/existence.yml", "extends: existence\nmessage: '%s'\ntokens: [foo, 'b[ae]r']\n"),
	FILE_OF("o/list.yml", "extends: existence\nmessage: '%s'\nlist: l\n"),
	FILE_OF("o/substitution.yml", "extends: substitution\nmessage: '%s %s'\n"
				      "swap:\n  foo: bar\n  'colou?r': tint\n"),
	FILE_OF("o/repetition.yml", "extends: repetition\nmessage: '%s'\ntokens: ['[^\\s]+']\n"),
	FILE_OF("o/occurrence.yml", "extends: occurrence\nmessage: many\nmax: 1\ntoken: foo\n"),
	FILE_OF("o/consistency.yml", "extends: consistency\nmessage: '%s'\n"
				     "either: {foo: bar, la: une}\n"
				     "action: {name: edit, params: [regex, '(.)', '$1-']}\n"),
	FILE_OF("o/conditional.yml", "extends: conditional\nmessage: '%s'\nfirst: '\\b[a-z]+'\n"
				     "second: '(foo) (foo)'\nexceptions: [un]\n"
				     "action: {name: convert, params: [simple]}\n"),
	FILE_OF("o/title.yml", "extends: capitalization\nmessage: '%s'\nmatch: $title\n"
			       "exceptions: [foo]\naction: {name: replace}\n"),
	FILE_OF("o/sentence.yml", "extends: capitalization\nmessage: '%s'\nmatch: $sentence\n"
				  "exceptions: [bar]\nindicators: [':']\nprefix: '^a '\n"),
	FILE_OF("o/swap.yml",
		"extends: substitution\nmessage: '%s'\ncapitalize: true\n"
		"swap: {'(f)oo': '$1|x', 'b(a)r': 'b+|y'}\naction: {name: replace}\n"),
	FILE_OF("o/edit.yml", "extends: existence\nmessage: '%s'\ntokens: [foo]\n"
			      "action: {name: replace, params: [a, b]}\n"),
	FILE_OF("o/length.yml", "extends: length\nmessage: long\nmax: 10\n"),
	FILE_OF("o/hashtags.yml", "extends: hashtags\nmessage: '%s'\nmax: 1\n"),
	FILE_OF("o/mentions.yml", "extends: mentions\nmessage: m\nfind: lead\nnetworks: [n]\n"),
	FILE_OF("o/links.yml",
		"extends: links\nmessage: m\nfind: pattern\npattern: '\\Ahttps.*'\n"),
	FILE_OF("o/emoji.yml", "extends: emoji\nmessage: m\nfind: repeat\nmax: 1\n"),
	FILE_OF("o/alt.yml", "extends: alt\nmessage: m\nfind: missing\n"),
	FILE_OF("o/media.yml", "extends: media\nmessage: m\nfind: words\nmin: 12\n"),
	FILE_OF("o/characters.yml", "extends: characters\nmessage: m\nfind: spaced\nmax: 2\n"),
	FILE_OF("o/hook.yml", "extends: hook\nmessage: m\nfind: sentence\n"),
	FILE_OF("o/spacing.yml", "extends: spacing\nmessage: m\nfind: dots\nfix: safe\n"
				 "when: foo\nsource: [{title: t, url: u, date: 2020}]\n"),
	FILE_OF("o/metric.yml", "extends: metric\nmessage: '%s'\nformula: words / sentences\n"
				"condition: '> 2'\n"),
	FILE_OF("o/readability.yml", "extends: readability\nmessage: '%s'\ngrade: 1\n"
				     "metrics: [Gunning Fog, SMOG]\n"),
	FILE_OF("o/spelling.yml", "extends: spelling\nmessage: '%s'\nignore: [w.txt, no.txt]\n"
				  "filters: ['[A-Z]+']\nlists: [l]\ndictionaries: [en_US]\n"),
	FILE_OF("o/sequence.yml", "extends: sequence\nmessage: '%s %s'\n"
				  "tokens: [{pattern: foo}, {pattern: bar, skip: 2}]\n"),
	FILE_OF("o/thread.yml", "extends: thread\nmessage: '%s'\nfind: number\n"),
	FILE_OF("o/gaps.yml", "extends: gaps\nmessage: '%s'\ncolon: no-break\nmarks: none\n"
			      "missing: true\nfix: safe\n"),
	FILE_OF("o/together.yml", "extends: together\nmessage: '%s'\nhas: [hashtag]\n"
				  "needs: [link, {say: x, any: [link], pattern: 'z+'}]\n"),
	FILE_OF("config/ignore/w.txt", "foo\nbar\n"),
	FILE_OF("lists/p.yml", "words:\n  2026-03-01/2026-03-22: réserve\n"),
	FILE_OF("o/schedule.yml",
		"extends: schedule\nmessage: '%s'\nfind: in-period\nlist: p\npattern: foo\n"),
	FILE_OF("o/weekday.yml", "extends: schedule\nmessage: '%s'\nfind: weekday\n"),
	FILE_OF("o/register.yml", "extends: register\nmessage: '%s %s'\nverbs: true\n"),
	FILE_OF("o/privacy.yml", "extends: privacy\nmessage: '%s'\nfind: name\nlist: l\n"
				 "pattern: 'malade'\n"),
	FILE_OF("o/twice.yml", "extends: twice\nmessage: '%s'\nwords: 2\n"),
	FILE_OF("o/examples.yml", "extends: existence\nmessage: m\ntokens: [foo]\nexamples:\n"
				  "  - {draft: foo, finds: [foo], fixed: bar, type: alerte}\n"),
	FILE_OF("o/unused.yml", "extends: suppressions\nmessage: '%s'\n"),
	FILE_OF("o/unknown.yml", "extends: suppressions\nmessage: '%s%s'\nfind: unknown\n"),
	FILE_OF("o/bad.yml", "extends: existence\nmesage: x\n"),
	{ NULL, { NULL, 0 } },
};

static const char *const drafts[] = {
	"Venez vite ici demain. Tu viens avec ton ami Beta, malade, lundi 3 mars 2026 ? Venez vite "
	"ici demain. Le fooo #crue :oui !",
	"",
	"foo foo bar colour alpha #un #deux #trois @quelqun https://exemple.fr/page?a=b",
	("---\nréseaux: [n]\nmédias:\n  - image: a.png\n    alt: une vue foo\n"
	 "ignore: [o.list]\nclef: inconnue\n---\nfoo alpha\n---\nbar beta 👩‍👩‍👧\n"),
	"Prefecture du Gard : horaires modifiés!!! #plandevigilance",
	"l'ete\r\nA\u0300 bientot, 1er Mars, 12h00 et 06.12.34.56.78 — « oui »",
	("---\nignore: [{rule: o.lst, reason: r}]\n---\nfoo foo\n<!-- plume o off -->\n---\nbar\n"
	 "<!-- plume o.list[\"bar\", \"x\"], o.length off: raison -->\n<!-- plume of -->\n"),
	"Un podcast, un document audio ; une newsletter de la la préfecture",
	"\xFF\xFEp\0r\0",
};

static struct pl_ruleset *read_rules(struct pl_err *err)
{
	const struct pl_str accept[] = { PL_STR("beta"), PL_STR("[Gg]ard") };
	const struct pl_vocab vocab = { .accept = accept, .n_accept = 2 };
	struct pl_source source;
	const struct pl_source *layers[] = { &source };

	pl_source_memory(&source, "rules", files);
	return pl_ruleset_with(layers, 1, &vocab, err);
}

static struct pl_str draft_of(size_t i)
{
	/* The last one holds a NUL. */
	return i + 1 == sizeof(drafts) / sizeof(*drafts) ? (struct pl_str){ drafts[i], 6 }
							 : pl_str_of(drafts[i]);
}

static void must_be_nomem(const struct pl_err *err, const char *what, long n)
{
	if (err->code == PL_NOMEM && err->text[0])
		return;
	print_error("%s, allocation %ld: wanted 'no memory', came code %d '%s'\n", what, n,
		    err->code, err->text);
	fail();
}

/* A lost fault would be a rule that is left out in silence; one more, a rule that is left out
 * since memory ended. */
static void must_have_its_faults(const struct pl_ruleset *rules, long n)
{
	const struct pl_err *fault;

	assert_non_null(pl_ruleset_fault(rules, 0));
	for (size_t i = 0; (fault = pl_ruleset_fault(rules, i)); i++) {
		if (!strstr(fault->file, "o/bad.yml"))
			fail_msg("allocation %ld: %s:%u: %s", n, fault->file, fault->line,
				 fault->text);
	}
}

/* Reads the rules with the n-th allocation failing. */
static void try_rules(long n, bool for_ever)
{
	struct pl_err err = { 0 };
	struct pl_ruleset *rules;

	pl_mem_fail_after(n, for_ever);
	rules = read_rules(&err);
	pl_mem_fail_after(-1, false);
	if (rules) {
		must_have_its_faults(rules, n);
		pl_ruleset_free(rules);
	} else {
		must_be_nomem(&err, "rules", n);
	}
}

static size_t lint_once(const struct pl_ruleset *rules, struct pl_str draft, struct pl_err *err,
			bool *ok)
{
	struct pl_findings *findings = pl_lint(rules, draft.at, draft.len, NULL, err);
	size_t n = findings ? pl_findings_count(findings) : 0;

	/* A pattern that memory failed is told as a fault of its rule. */
	*ok = findings && !findings->faults.list.n;
	if (findings && !*ok)
		pl_fail_nomem(err);
	for (size_t i = 0; findings && i < pl_findings_count(findings); i++)
		assert_true(pl_findings_at(findings, i).rule.len > 0);
	pl_findings_free(findings);
	return n;
}

/* The same for a draft: half the findings without an error would be the worst. */
static void try_draft(const struct pl_ruleset *rules, size_t i, long n, bool for_ever)
{
	struct pl_err err = { 0 };
	bool ok;
	size_t wanted = lint_once(rules, draft_of(i), NULL, &ok), came;

	pl_mem_fail_after(n, for_ever);
	came = lint_once(rules, draft_of(i), &err, &ok);
	pl_mem_fail_after(-1, false);
	if (!ok) {
		must_be_nomem(&err, drafts[i], n);
	} else if (came != wanted) {
		print_error("draft %zu, allocation %ld: %zu findings and faults, %zu came\n", i, n,
			    wanted, came);
		fail();
	}
}

static bool has_kind(const struct pl_ruleset *rules, size_t kind)
{
	struct pl_rule_walk walk = { 0 };
	struct pl_rule_at at;

	while (pl_ruleset_next(rules, &walk, &at)) {
		if (at.rule->check == kind && pl_str_is(pl_ref_str(&at.rule->style), "o"))
			return true;
	}
	return false;
}

/* What is not there is not tried: a kind without a rule, a rule with a fault. */
static void every_kind_is_tried(void **state)
{
	struct pl_ruleset *rules = read_rules(NULL);

	(void)state;
	assert_non_null(rules);
	must_have_its_faults(rules, -1);
	for (size_t i = 0; pl_checks[i]; i++) {
		if (!has_kind(rules, i))
			fail_msg("no rule here is of kind '%s'", pl_checks[i]->name);
	}
	pl_ruleset_free(rules);
}

static void rules_are_read_or_refused(void **state)
{
	(void)state;
	for (int for_ever = 0; for_ever < 2; for_ever++) {
		long n = 0;

		do
			try_rules(n++, for_ever);
		while (n < FAR_TOO_MANY && pl_mem_refused());
		assert_in_range(n, 10, FAR_TOO_MANY - 1);
	}
}

/* A fresh ruleset each time, since patterns are compiled on first need. */
static void try_fresh(size_t i, long n, bool for_ever)
{
	struct pl_ruleset *rules = read_rules(NULL);
	struct pl_err err = { 0 };
	bool ok;

	assert_non_null(rules);
	pl_mem_fail_after(n, for_ever);
	lint_once(rules, draft_of(i), &err, &ok);
	pl_mem_fail_after(-1, false);
	if (!ok)
		must_be_nomem(&err, drafts[i], n);
	pl_ruleset_free(rules);
}

static void drafts_are_linted_or_refused(void **state)
{
	struct pl_ruleset *rules = read_rules(NULL);

	(void)state;
	assert_non_null(rules);
	for (size_t i = 0; i < sizeof(drafts) / sizeof(*drafts); i++) {
		for (int for_ever = 0; for_ever < 2; for_ever++) {
			long n = 0;

			do
				try_draft(rules, i, n++, for_ever);
			while (n < FAR_TOO_MANY && pl_mem_refused());
			assert_in_range(n, 1, FAR_TOO_MANY - 1);
		}
	}
	pl_ruleset_free(rules);
}

static void patterns_are_compiled_or_refused(void **state)
{
	(void)state;
	for (size_t i = 1; i < 3; i++) {
		for (int for_ever = 0; for_ever < 2; for_ever++) {
			long n = 0;

			do
				try_fresh(i, n++, for_ever);
			while (n < FAR_TOO_MANY && pl_mem_refused());
			assert_in_range(n, 1, FAR_TOO_MANY - 1);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_kind_is_tried),
		cmocka_unit_test(rules_are_read_or_refused),
		cmocka_unit_test(drafts_are_linted_or_refused),
		cmocka_unit_test(patterns_are_compiled_or_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
