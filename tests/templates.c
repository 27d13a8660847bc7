/* Tries every template that ships: with the answers that it gives as examples it makes drafts that
 * no rule finds fault with, on every network; what is missing is told. */
#include <stdio.h>
#include <string.h>

#include "guide/fill.h"

static const char now[] = "2026-03-02 08:00";

struct court {
	const struct pl_ruleset *rules;
	struct pl_str name;
	bool broken;
	size_t passed, failed;
};

static void law(struct court *court, bool kept, const char *law, struct pl_str what)
{
	if (kept)
		return;
	printf("failed: %.*s: %s%s%.*s\n", PL_ARGS(court->name), law, what.len ? ": " : "",
	       PL_ARGS(what));
	court->broken = true;
}

static void summon(struct court *court, struct pl_str name)
{
	court->name = name;
	court->broken = false;
}

static void dismiss(struct court *court)
{
	court->passed += !court->broken;
	court->failed += court->broken;
}

/* --- texts -------------------------------------------------------------------------------------
 */

static void law_clean(struct court *court, struct pl_str french)
{
	const struct pl_options options = { .profile = PL_PROFILE_STRICT };
	struct pl_findings *findings = pl_lint(court->rules, french.at, french.len, &options, NULL);

	for (size_t i = 0; findings && i < pl_findings_count(findings); i++) {
		law(court, false, "a rule finds fault with what it says",
		    pl_findings_at(findings, i).rule);
		law(court, false, "namely with", french);
	}
	pl_findings_free(findings);
}

static void law_text(struct court *court, const struct pl_text *text, const char *what)
{
	struct pl_str fr = pl_ref_str(&text->fr), en = pl_ref_str(&text->en);

	law(court, fr.len && en.len, "it lacks a language", pl_str_of(what));
	law(court, !pl_str_same(fr, en), "it is the same in both languages", pl_str_of(what));
	law_clean(court, fr);
}

static bool is_type(struct pl_str type)
{
	for (size_t i = 0; pl_post_types[i]; i++) {
		if (pl_str_is(type, pl_post_types[i]))
			return true;
	}
	return false;
}

/* --- questions -----------------------------------------------------------------------------------
 */

static const struct pl_question *question_at(const struct pl_template *template, uint32_t i)
{
	return PL_ROW(struct pl_question, &template->questions) + i;
}

static void judge_question(struct court *court, const struct pl_template *template, uint32_t i)
{
	const struct pl_question *question = question_at(template, i);
	const struct pl_answering answering = { &court->rules->networks, { 2026, 3, 2 }, 8 * 60 };
	struct pl_str name = pl_ref_str(&question->name);
	struct pl_buf once = { 0 }, twice = { 0 };
	struct pl_err err = { 0 };

	law_text(court, &question->ask, name.at);
	law_text(court, &question->help, name.at);
	law(court, pl_template_question(template, name) == i, "a name is asked for twice", name);
	law(court, !question->needed || question->example.len, "it has no example", name);
	if (!question->example.len)
		return;
	law(court,
	    pl_answer_read(question, &answering, pl_ref_str(&question->example), &once, &err),
	    "its example is no answer", pl_str_of(err.text));
	law(court, pl_answer_read(question, &answering, pl_buf_str(&once), &twice, &err),
	    "its example cannot be read again", pl_str_of(err.text));
	law(court, pl_str_same(pl_buf_str(&once), pl_buf_str(&twice)),
	    "its example, read again, is another", pl_buf_str(&twice));
	pl_buf_release(&once);
	pl_buf_release(&twice);
}

static void judge_wordings(struct court *court, const struct pl_template *template)
{
	const struct pl_wording *wordings = PL_ROW(struct pl_wording, &template->forms);
	struct pl_err err = { 0 };

	for (uint32_t i = 0; i < template->forms.n; i++)
		law(court, pl_fill_check(template, &wordings[i], &err), "a form is wrong",
		    pl_str_of(err.text));
	law(court, template->forms.n && !wordings[template->forms.n - 1].networks.n,
	    "its last form is not for all networks", PL_STR(""));
}

static void judge_template(struct court *court, const struct pl_template *template)
{
	law_text(court, &template->title, "title");
	law_text(court, &template->purpose, "purpose");
	law(court, is_type(pl_ref_str(&template->type)), "no type is called so",
	    pl_ref_str(&template->type));
	law(court, template->questions.n <= PL_MOST_QUESTIONS, "it asks too much", PL_STR(""));
	for (uint32_t i = 0; i < template->questions.n; i++)
		judge_question(court, template, i);
	judge_wordings(court, template);
}

/* --- drafts --------------------------------------------------------------------------------------
 */

/* Answers as the examples have it: all questions, or those alone that are needed. */
static void answer_all(struct court *court, struct pl_coach *coach, bool needed_only)
{
	const struct pl_question *question;
	struct pl_err err = { 0 };
	uint32_t steps = 0;

	while ((question = pl_coach_question(coach)) && steps++ < PL_MOST_QUESTIONS) {
		struct pl_str example = pl_ref_str(&question->example);

		if ((needed_only && !question->needed) || !example.len)
			pl_coach_skip(coach);
		else
			law(court, pl_coach_answer(coach, example, &err), "it takes no example",
			    pl_str_of(err.text));
	}
	law(court, !pl_coach_question(coach), "its questions have no end", PL_STR(""));
}

/* YouTube and TikTok want a video. */
static void answer_media(struct court *court, struct pl_coach *coach, const char *file)
{
	const struct pl_question *question;

	if (!pl_coach_go(coach, PL_STR("image")))
		return;
	law(court, pl_coach_answer(coach, pl_str_of(file), NULL), "it takes no video", PL_STR(""));
	question = pl_coach_question(coach);
	if (question && question->kind == PL_ASKS_CAPTIONS)
		pl_coach_answer(coach, PL_STR("oui"), NULL);
}

static bool wants_video(const struct pl_network *network)
{
	struct pl_str name = pl_ref_str(&network->name);

	return pl_str_is(name, "youtube") || pl_str_is(name, "tiktok");
}

static void law_findings(struct court *court, const struct pl_coach *coach, struct pl_str draft,
			 enum pl_level least)
{
	struct pl_err err = { 0 };
	struct pl_findings *findings = pl_coach_check(coach, draft, &err);

	law(court, findings, "its draft cannot be checked", pl_str_of(err.text));
	for (size_t i = 0; findings && i < findings->post.n_remarks; i++)
		law(court, false, "its front matter", pl_str_of(findings->post.remarks[i].text));
	for (size_t i = 0; findings && i < pl_findings_count(findings); i++) {
		struct pl_finding finding = pl_findings_at(findings, i);

		if (finding.level < least)
			continue;
		printf("%.*s\n%.*s: %.*s: %.*s\n", PL_ARGS(draft), PL_ARGS(finding.rule),
		       PL_ARGS(finding.match), PL_ARGS(finding.message));
		law(court, false, "its draft is found by", finding.rule);
	}
	pl_findings_free(findings);
}

static void try_network(struct court *court, const struct pl_template *template,
			const struct pl_network *network, bool needed_only)
{
	struct pl_coach coach;
	struct pl_buf draft = { 0 }, name = { 0 };
	struct pl_err err = { 0 };

	pl_buf_printf(&name, "%s on %s%s", pl_ref_str(&template->name).at,
		      pl_ref_str(&network->name).at, needed_only ? ", needed only" : "");
	summon(court, pl_buf_str(&name));
	pl_coach_init(&coach, template, court->rules, now, PL_FR);
	answer_all(court, &coach, needed_only);
	law(court, !pl_coach_missing(&coach), "something is still missing", PL_STR(""));
	if (!needed_only && wants_video(network))
		answer_media(court, &coach, "message.mp4");
	law(court, pl_coach_draft(&coach, network, &draft, &err), "it makes no draft",
	    pl_str_of(err.text));
	law_findings(court, &coach, pl_buf_str(&draft), needed_only ? PL_WARNING : PL_SUGGESTION);
	dismiss(court);
	pl_buf_release(&draft);
	pl_buf_release(&name);
	pl_coach_release(&coach);
}

/* Without answers the draft says what is missing, and plume finds it. */
static void try_empty(struct court *court, const struct pl_template *template)
{
	const struct pl_network *network = court->rules->networks.at[0];
	struct pl_findings *findings;
	struct pl_buf draft = { 0 };
	struct pl_coach coach;
	bool found = false;

	pl_coach_init(&coach, template, court->rules, now, PL_FR);
	law(court, pl_coach_missing(&coach), "it needs nothing", PL_STR(""));
	law(court, pl_coach_draft(&coach, network, &draft, NULL), "it makes no draft", PL_STR(""));
	findings = pl_coach_check(&coach, pl_buf_str(&draft), NULL);
	for (size_t i = 0; findings && i < pl_findings_count(findings); i++)
		found |= pl_str_is(pl_findings_at(findings, i).rule, "commun.texte-a-completer");
	law(court, found, "an empty slot is not found", pl_buf_str(&draft));
	pl_findings_free(findings);
	pl_buf_release(&draft);
	pl_coach_release(&coach);
}

/* --- all of them
 * ---------------------------------------------------------------------------------- */

static void try_template(struct court *court, const struct pl_template *template)
{
	summon(court, pl_ref_str(&template->name));
	judge_template(court, template);
	try_empty(court, template);
	dismiss(court);
	for (size_t i = 0; i < court->rules->networks.n; i++) {
		try_network(court, template, court->rules->networks.at[i], false);
		try_network(court, template, court->rules->networks.at[i], true);
	}
}

int main(void)
{
	struct pl_err err = { 0 };
	struct pl_ruleset *rules = pl_ruleset_new(NULL, 0, &err);
	const struct pl_shelf *shelf = pl_shelf_builtin();
	struct court court = { .rules = rules };
	const struct pl_template *template;
	uint32_t n = 0;

	if (!rules || !shelf) {
		printf("failed: no rules or no guides: %s\n", err.text);
		return 1;
	}
	while ((template = pl_template_at(shelf, n))) {
		try_template(&court, template);
		n++;
	}
	summon(&court, PL_STR("guides/modeles"));
	law(&court, n >= 9, "there are fewer than nine templates", PL_STR(""));
	dismiss(&court);
	pl_ruleset_free(rules);
	printf("%zu passed, %zu failed\n", court.passed, court.failed);
	return court.failed > 0;
}
