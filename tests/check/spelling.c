/* spelling: Vale's kind, with small dictionaries and, where it is there, the French one. */
#include "check/kind.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/dictionary.h"
#include "base/speller.h"

static struct dictionary dictionary;

#define PLAIN "dictionaries: [plain]\n"

static const struct kind_case cases[] = {
	{ PLAIN, "Hello wrod, words.", "Hello ⟦wrod⟧, words.", "<wrod>", NULL },
	{ PLAIN, "wrod and wrod", "⟦wrod⟧ ⟦and⟧ ⟦wrod⟧", NULL, NULL },
	{ PLAIN, "(wrod) “wrod”", "(⟦wrod⟧) “⟦wrod⟧”", NULL, NULL },
	{ PLAIN, "l’eau don’t dont", "l’eau don’t ⟦dont⟧", "<dont>", NULL },
	{ PLAIN, "paris hELLO", "⟦paris⟧ hELLO", NULL, NULL },
	/* What is no plain word is left alone. */
	{ PLAIN, "MacOs iPhoNE WROD wro-d wr0d wröd wrod.com wrod@x @wrod #wrod", NULL, NULL,
	  NULL },
	{ PLAIN, "JavaScript wro_d", "JavaScript ⟦wro_d⟧", NULL, NULL },
	/* A capital, small letters and a capital, which ends the word: its last rule. */
	{ PLAIN, "WroD Wrod", "WroD ⟦Wrod⟧", NULL, NULL },
	{ PLAIN "custom: true", "WROD wröd word-wrod NASA été",
	  "⟦WROD⟧ ⟦wröd⟧ ⟦word-wrod⟧ NASA été", "<WROD>", NULL },
	{ PLAIN "custom: true", "«word» word… «wrod»", "«word» word… «⟦wrod⟧»", "<wrod>", NULL },
	/* In a post, what machines read is no word. */
	{ PLAIN "custom: true", "#wrod @wrod https://wrod.fr wrod.fr 18h30", NULL, NULL, NULL },
	{ PLAIN "filters: ['^wr', 'x+']", "wrod dorw foxy", "wrod ⟦dorw⟧ foxy", NULL, NULL },
	{ PLAIN "ignore: lists/known.txt", "wrod Wrod WrodX Exact exact",
	  "wrod Wrod WrodX Exact ⟦exact⟧", NULL, NULL },
	{ PLAIN "ignore: [nowhere.txt, known.txt]", "wrod", NULL, NULL, NULL },
	{ PLAIN "exceptions: [wrod]", "wrod", "⟦wrod⟧", NULL, NULL },
	{ "dictionaries: [plain, old]\ncustom: true", "été word ete", "été word ⟦ete⟧", NULL,
	  NULL },
	/* Unknown keys are passed over, as Vale does in this kind alone. */
	{ PLAIN "nonsense: 1", "wrod", "⟦wrod⟧", NULL, NULL },
	{ PLAIN "action: {name: suggest, params: [spellings]}", "helo", "⟦helo⟧", NULL, "hello" },
	{ PLAIN "action: {name: suggest, params: [spellings]}", "dn’t", "⟦dn’t⟧", NULL, "don’t" },
	{ PLAIN "action: {name: remove}", "helo", "⟦helo⟧", NULL, "helo" },
	{ PLAIN "scope: alt", "---\nmedia: [{image: a.png, alt: a wrod}]\n---\nwrod",
	  "---\nmedia: [{image: a.png, alt: a wrod}]\n---\nwrod⟦0: a⟧⟦0: wrod⟧", NULL, NULL },
};

static void needs_hunspell(void)
{
	if (!pl_speller_possible(NULL))
		skip();
}

static void finds(void **state)
{
	(void)state;
	needs_hunspell();
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		kind_try("spelling", PL_FORM_POST, &cases[i]);
}

/* In plain text all words count, as in Vale. */
static void finds_in_text(void **state)
{
	(void)state;
	needs_hunspell();
	kind_try("spelling", PL_FORM_TEXT,
		 &(struct kind_case){ PLAIN "custom: true", "word #wrod", "word ⟦#wrod⟧", NULL,
				      NULL });
	kind_try("spelling", PL_FORM_TEXT,
		 &(struct kind_case){ PLAIN "custom: true", "0x1F x1f 0b101 12words 12wrods 5",
				      "0x1F x1f 0b101 12words ⟦12wrods⟧ 5", NULL, NULL });
	kind_try("spelling", PL_FORM_MARKDOWN,
		 &(struct kind_case){ PLAIN, "word **wrod** `wrod`", "word **⟦wrod⟧** `wrod`",
				      "<wrod>", NULL });
}

static void takes_files(void **state)
{
	(void)state;
	needs_hunspell();
	kind_try("spelling", PL_FORM_POST,
		 &(struct kind_case){ "aff: plain.aff\ndic: plain.dic\ndictionaries: [nowhere]",
				      "word wrod", "word ⟦wrod⟧", NULL, NULL });
}

/* What a rule names lies in its own source, and nowhere else. */
static void stays_inside(void **state)
{
	static const char *const keys[] = { "dicpath",      "aff",     "dic",
					    "dictionaries", "DicPath", "ignore" };
	char link[128], rule[512];

	(void)state;
	needs_hunspell();
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		snprintf(rule, sizeof(rule), "%s: %s/plain", keys[i], dictionary.folder);
		kind_refuse("spelling", rule, "it is an absolute path");
		snprintf(rule, sizeof(rule), "%s: ../words/plain", keys[i]);
		kind_refuse("spelling", rule, "it holds '..'");
		snprintf(rule, sizeof(rule), "%s: a/../../plain", keys[i]);
		kind_refuse("spelling", rule, "it holds '..'");
	}
	/* Not through a link either: the folder that the link lies in is empty but for it. */
	snprintf(link, sizeof(link), "%s/inner", dictionary.folder);
	assert_int_equal(mkdir(link, 0700), 0);
	kind_folder = link;
	kind_refuse("spelling", "dictionaries: [plain]", "'plain' is not there");
	snprintf(rule, sizeof(rule), "%s/all", link);
	assert_int_equal(symlink(dictionary.folder, rule), 0);
	kind_refuse("spelling", "dictionaries: [plain]\ndicpath: all", "'plain' is not there");
	kind_refuse("spelling", "dictionaries: [nowhere]\naff: all/plain.aff\ndic: all/plain.dic",
		    "'nowhere' is not there");
	assert_int_equal(unlink(rule), 0);
	assert_int_equal(rmdir(link), 0);
	kind_folder = dictionary.folder;
}

static const struct kind_case french[] = {
	{ "dictionaries: [fr]\ncustom: true",
	  "L’eau d’aujourd’hui n'est-elle pas « bonne » ? C’est l’été, jusqu’au 1er septembre à "
	  "18h30.",
	  NULL, NULL, NULL },
	{ "dictionaries: [fr]\ncustom: true", "La préfecure du Gard déconseile l’accés.",
	  "La ⟦préfecure⟧ du Gard ⟦déconseile⟧ ⟦l’accés⟧.", "<préfecure>", NULL },
	{ "dictionaries: [fr]\ncustom: true\naction: {name: suggest, params: [spellings]}",
	  "À l’hôtell", "À ⟦l’hôtell⟧", NULL, "À l’hôtel" },
};

static void needs_french(void)
{
	FILE *there = fopen("/usr/share/hunspell/fr.dic", "rb");

	needs_hunspell();
	if (!there)
		skip();
	fclose(there);
}

static void finds_in_french(void **state)
{
	(void)state;
	needs_french();
	KIND_TRY("spelling", french);
}

#define SLIPS "dictionaries: [fr]\nslips: true\nquoted: false\nlists: [prenoms]\nfix: suggested\n"

static const struct kind_case slips[] = {
	{ SLIPS, "Le gouvenement de Léa", "Le ⟦gouvenement⟧ de Léa", "<gouvenement><gouvernement>",
	  "Le gouvernement de Léa" },
	{ SLIPS, "L’organisaton, n’est-ce pas, dure-t-elle ?",
	  "L’⟦organisaton⟧, n’est-ce pas, dure-t-elle ?", NULL,
	  "L’organisation, n’est-ce pas, dure-t-elle ?" },
	{ SLIPS, "L’Etat doit connaitre les agent·e·s aujourd’hui, le 1er.", NULL, NULL, NULL },
	{ SLIPS, "#gouvenement @gouvenement gouvenement.fr « gouvenement » GOUVENEMENT", NULL, NULL,
	  NULL },
	{ SLIPS, "XML Schema, Serie A, abreviation-duSchema", NULL, NULL, NULL },
	{ SLIPS, "La Préfecure du Gard", "La ⟦Préfecure⟧ du Gard", NULL, "La Préfecture du Gard" },
	{ SLIPS, "Zwierzinska, bivalirudine et kleśa", NULL, NULL, NULL },
	{ SLIPS, "The gouvenement of the people is not with you", NULL, NULL, NULL },
	{ SLIPS "scope: alt", "---\nmedia: [{image: a.png, alt: le gouvenement}]\n---\nmot",
	  "---\nmedia: [{image: a.png, alt: le gouvenement}]\n---\nmot⟦0: gouvenement⟧", NULL,
	  NULL },
};

static void finds_slips(void **state)
{
	(void)state;
	needs_french();
	KIND_TRY("spelling", slips);
}

/* A rule that was built in looks for its dictionary when it runs, and says that it is not
 * there; nothing else suffers. */
static void looks_late(void **state)
{
	const struct pl_memory_file files[] = {
		{ "t/late.yml",
		  PL_STR("extends: spelling\nmessage: m\ndictionaries: [nowhere]\n") },
		{ "t/mot.yml", PL_STR("extends: existence\nmessage: m\ntokens: [mot]\n") },
		{ NULL, PL_STR("") },
	};
	const struct pl_source *layers[1];
	struct pl_findings *findings;
	struct pl_ruleset *rules;
	struct pl_source source;

	(void)state;
	pl_source_memory(&source, "rules", files);
	source.built_in = true;
	layers[0] = &source;
	rules = pl_ruleset_new(layers, 1, NULL);
	assert_null(pl_ruleset_fault(rules, 0));
	findings = pl_lint(rules, "un mot", 6, NULL, NULL);
	assert_int_equal(findings->faults.list.n, 1);
	assert_int_equal(findings->faults.list.at[0].code, PL_SKIPPED);
	assert_true(pl_findings_count(findings) > 0);
	pl_findings_free(findings);
	pl_ruleset_free(rules);
}

static void skips(void **state)
{
	struct pl_ruleset *rules;

	(void)state;
	needs_hunspell();
	rules = kind_read("spelling", "dictionaries: [nowhere]");
	assert_non_null(pl_ruleset_fault(rules, 0));
	assert_int_equal(pl_ruleset_fault(rules, 0)->code, PL_SKIPPED);
	assert_non_null(strstr(pl_ruleset_fault(rules, 0)->text, "'nowhere' is not there"));
	pl_ruleset_free(rules);
	kind_refuse("spelling", "filters: ['(']", "(");
	kind_refuse("spelling", "custom: maybe", "true or false is wanted");
}

static int make(void **state)
{
	(void)state;
	dictionary_make(&dictionary);
	kind_folder = dictionary.folder;
	return 0;
}

static int clean(void **state)
{
	(void)state;
	dictionary_remove(&dictionary);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds),           cmocka_unit_test(finds_in_text),
		cmocka_unit_test(takes_files),     cmocka_unit_test(stays_inside),
		cmocka_unit_test(finds_in_french), cmocka_unit_test(finds_slips),
		cmocka_unit_test(looks_late),      cmocka_unit_test(skips),
	};
	return cmocka_run_group_tests(tests, make, clean);
}
