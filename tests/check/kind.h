/* Trying a kind of rule: a rule in YAML, a draft, and the draft as it comes back
 * with every place found in ⟦ ⟧.  Goes through the whole of reading and linting. */
#ifndef PL_TESTS_CHECK_KIND_H
#define PL_TESTS_CHECK_KIND_H

#include "test.h"

#include "base/source.h"
#include "lint/fix.h"
#include "rule/ruleset.h"

struct kind_case {
	const char *rule; /* its keys but `extends` and `message` */
	const char *draft;
	const char *want;    /* the marked draft; NULL: nothing is found */
	const char *message; /* of the first finding: "%s" is told as <…>; NULL: any */
	const char *fixed;   /* the draft, or the alternative text in which the first
			      * finding is, with all edits; NULL: not looked at */
};

/* Two networks that differ in everything, and a few lists. */
static const struct {
	const char *name, *text;
} kind_files[] = {
	{ "networks/heavy.yml",
	  "title: Heavy\ncount: weighted\nlimit: 40\nlink: 23\nimages: 2\nvideos: 1\n"
	  "mixed-media: true\nformats: [png, jpg]\n" },
	{ "networks/light.yml",
	  "title: Light\ncount: graphemes\nlimit: 30\nhook: 24\nimages: 9\nvideos: 1\n"
	  "formats: [png, webp]\n" },
	{ "networks/strict.yml",
	  "title: Strict\ncount: bytes\nlimit: 20\ntitle-limit: 5\ngrammar: mastodon\nhashtags: 2\n"
	  "hashtags-advised: 1\nlinks: 1\nmentions: 1\nalt: 5\nalt-advised: 3\nimages: 2\n"
	  "videos: 2\nmedia: 3\nmixed-media: true\nmedia-required: true\nforbidden: <>\n"
	  "reserved: '[]'\n" },
	{ "networks/flat.yml",
	  "title: Flat\ncount: points\nthreads: false\nclickable-links: false\nline-breaks: false\nvideos: 1\n"
	  "media-required: true\nreserved: \"\\\\()#*_@[]{}|\"\n" },
	{ "lists/mots.yml",
	  "words: [journée, du, de, la, patrimoine, feux, forêt, sécurité, routière, route, "
	  "développement, durable]\n" },
	{ "lists/known.txt", "wrod\n#\n\n WrodX \nExact\n" },
	{ "config/ignore/known.txt", "wrod\n" },
	{ "lists/courts.yml", "words: [bit.ly, t.exemple]\n" },
	{ "lists/prenoms.yml", "words: [Léa, Jean, Pierre]\n" },
	{ "lists/reserve.yml",
	  "words:\n  2026-02-23/2026-03-22 20:00: Municipales\n  2027-01-05: Essai\n" },
	{ "lists/campagnes.yml", "words:\n  octobre-rose: 10-01/10-31\n  noel: 12-20/01-05\n" },
	{ "lists/mieux.yml",
	  "words:\n  afin de: pour\n  l'effet: le but\n  digital(?:e|es)?: {say: numérique}\n"
	  "  prefet: préfet\n  \"a l'aide( bienveillante)? de\": avec|par\n" },
};

enum { KIND_FILES = sizeof(kind_files) / sizeof(kind_files[0]) };

/* Appends the draft with its marks; what has no place in it, behind. */
static inline void kind_mark(struct pl_buf *out, struct pl_str draft,
			     const struct pl_findings *findings)
{
	size_t at = 0, n = pl_findings_count(findings);

	for (size_t i = 0; i < n; i++) {
		struct pl_finding found = pl_findings_at(findings, i);

		if (found.whole || found.media >= 0 || found.span.start < at)
			continue;
		pl_buf_add(out, pl_str_cut(draft, at, found.span.start));
		pl_buf_puts(out, "⟦");
		pl_buf_add(out, pl_str_in(draft, found.span));
		pl_buf_puts(out, "⟧");
		at = found.span.end;
	}
	pl_buf_add(out, pl_str_cut(draft, at, draft.len));
	for (size_t i = 0; i < n; i++) {
		struct pl_finding found = pl_findings_at(findings, i);

		if (found.whole)
			pl_buf_printf(out, "⟦whole⟧");
		else if (found.media >= 0)
			pl_buf_printf(out, "⟦%d: %.*s⟧", (int)found.media, PL_ARGS(found.match));
	}
}

/* Appends the text with all remedies: the draft, or the alternative text in which the
 * first finding is. */
static inline void kind_mend_all(struct pl_buf *out, struct pl_str draft,
				 const struct pl_findings *findings)
{
	int32_t media = pl_findings_count(findings) ? pl_findings_at(findings, 0).media : -1;

	struct pl_fixing all = { .media = media, .suggested = true };

	assert_true(pl_fix_with(findings, &all,
				media < 0 ? draft : findings->post.media[media].alt, out, NULL,
				NULL));
}

/* Words that the rules to come accept; NULL: none. */
static const struct pl_vocab *kind_vocab;
/* The name of the source of rules: a folder where dictionaries are looked for. */
static const char *kind_folder = "rules";

/* A ruleset of the one rule, which may have faults. */
static inline struct pl_ruleset *kind_read(const char *kind, const char *rule)
{
	struct pl_memory_file files[KIND_FILES + 2] = { { 0 } };
	struct pl_source source;
	const struct pl_source *layers[] = { &source };
	struct pl_buf text = { 0 };
	struct pl_ruleset *rules;

	pl_buf_printf(&text, "extends: %s\nmessage: \"<%%s><%%s><%%s>\"\n%s\n", kind, rule);
	for (size_t i = 0; i < KIND_FILES; i++)
		files[i] = (struct pl_memory_file){ kind_files[i].name,
						    pl_str_of(kind_files[i].text) };
	files[KIND_FILES] = (struct pl_memory_file){ "test/rule.yml", pl_buf_str(&text) };
	pl_source_memory(&source, kind_folder, files);
	rules = pl_ruleset_with(layers, 1, kind_vocab, NULL);
	assert_non_null(rules);
	pl_buf_release(&text);
	return rules;
}

/* The same; fails the test when it has faults. */
static inline struct pl_ruleset *kind_rules(const char *kind, const char *rule)
{
	struct pl_ruleset *rules = kind_read(kind, rule);

	if (pl_ruleset_fault(rules, 0)) {
		print_error("rule: %s\nfault: %s\n", rule, pl_ruleset_fault(rules, 0)->text);
		fail();
	}
	return rules;
}

static inline void kind_compare(const struct kind_case *one, const char *what, const char *want,
				struct pl_str got)
{
	if (pl_str_is(got, want))
		return;
	print_error("rule: %s\ndraft: %s\n%s wanted: %s\n%s came: %.*s\n", one->rule, one->draft,
		    what, want, what, PL_ARGS(got));
	fail();
}

static inline void kind_message(const struct kind_case *one, const struct pl_findings *findings)
{
	struct pl_str message = pl_findings_at(findings, 0).message;

	/* Arguments that a kind does not have are told as such by the message. */
	if (pl_str_starts(message, one->message))
		return;
	print_error("rule: %s\ndraft: %s\nmessage wanted: %s\nmessage came: %.*s\n", one->rule,
		    one->draft, one->message, PL_ARGS(message));
	fail();
}

static inline void kind_try(const char *kind, enum pl_form form, const struct kind_case *one)
{
	static const char *const only[] = { "test.rule", NULL };
	struct pl_options options = { .only = only };
	struct pl_ruleset *rules = kind_rules(kind, one->rule);
	struct pl_hints hints = { .known = &rules->networks, .form = form };
	struct pl_str draft = pl_str_of(one->draft);
	struct pl_err err = { 0 };
	struct pl_findings *findings = pl_lint_with(rules, draft, &hints, &options, NULL, &err);
	struct pl_buf marked = { 0 }, mended = { 0 };

	if (!findings) {
		print_error("draft: %s\nerror: %s\n", one->draft, err.text);
		fail();
	}
	kind_mark(&marked, draft, findings);
	kind_compare(one, "marks", one->want ? one->want : one->draft, pl_buf_str(&marked));
	if (one->message && one->want)
		kind_message(one, findings);
	if (one->fixed) {
		kind_mend_all(&mended, draft, findings);
		kind_compare(one, "mended", one->fixed, pl_buf_str(&mended));
	}
	pl_buf_release(&marked);
	pl_buf_release(&mended);
	pl_findings_free(findings);
	pl_ruleset_free(rules);
}

/* Tries all cases of a table, as posts or as drafts of another form. */
#define KIND_TRY_AS(form, kind, cases)                                           \
	do {                                                                     \
		for (size_t i_ = 0; i_ < sizeof(cases) / sizeof(cases[0]); i_++) \
			kind_try(kind, form, &(cases)[i_]);                      \
	} while (0)
#define KIND_TRY(kind, cases) KIND_TRY_AS(PL_FORM_POST, kind, cases)

/* A rule that must be refused, with a fault that holds the text. */
static inline void kind_refuse(const char *kind, const char *rule, const char *fault)
{
	struct pl_ruleset *rules = kind_read(kind, rule);
	const struct pl_err *came = pl_ruleset_fault(rules, 0);

	if (!came || !strstr(came->text, fault)) {
		print_error("rule: %s\nfault wanted: …%s…\nfault came: %s\n", rule, fault,
			    came ? came->text : "none");
		fail();
	}
	pl_ruleset_free(rules);
}

#endif
