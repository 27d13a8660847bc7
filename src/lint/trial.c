/* Trying examples. */
#include "lint/trial.h"

#include "base/catalogue.h"
#include "lint/fix.h"
#include "post/front.h"

#include <string.h>

/* An example while it is tried. */
struct trying {
	struct pl_trial *trial;
	const struct pl_rule *rule;
	const struct pl_example *example;
	struct pl_buf draft;  /* with a front matter that says the rest */
	struct pl_span added; /* what of `draft` is not as it was written */
	struct pl_buf mended;
	struct pl_err err;
};

static bool judge(struct trying *trying, bool right, const char *fault, struct pl_str wanted,
		  struct pl_str got)
{
	struct pl_trial *trial = trying->trial;

	if (right)
		return true;
	trial->fault = fault;
	trial->wanted = pl_arena_str(&trial->arena, wanted);
	trial->got = pl_arena_str(&trial->arena, got);
	return false;
}

/* --- the draft --------------------------------------------------------------------------- */

/* What the example says beside the draft becomes front matter: its own when the
 * draft has none. */
static void compose(struct trying *trying)
{
	trying->added = pl_front_add(pl_ref_str(&trying->example->draft),
				     pl_ref_str(&trying->example->front), &trying->draft);
}

/* Without what was added. */
static void strip(const struct trying *trying, struct pl_str draft, struct pl_buf *out)
{
	pl_buf_add(out, pl_str_cut(draft, 0, trying->added.start));
	pl_buf_add(out, pl_str_cut(draft, trying->added.end, draft.len));
}

/* --- linting ------------------------------------------------------------------------------- */

/* Its last part begins with the word. */
static bool is_called(struct pl_str file, const char *word)
{
	const char *slash = memchr(file.at, '/', file.len);

	if (slash)
		file = pl_str_cut(file, (size_t)(slash + 1 - file.at), file.len);
	return pl_str_starts(file, word);
}

static bool exists(void *context, struct pl_str file)
{
	(void)context;
	return !is_called(file, "absent") && !is_called(file, "manquant");
}

/* A picture of an example tells by its name what others tell by their header. */
static void picture(void *context, struct pl_str file, struct pl_arena *arena,
		    struct pl_picture *out)
{
	(void)context;
	(void)arena;
	out->placed = is_called(file, "situe") || is_called(file, "located");
	if (is_called(file, "signe"))
		out->author = PL_STR("Jeanne Martin");
}

static enum pl_form form_of(const struct pl_example *example)
{
	static const enum pl_form forms[] = { PL_FORM_POST, PL_FORM_MARKDOWN, PL_FORM_HTML,
					      PL_FORM_TEXT, PL_FORM_POST };

	return forms[example->format];
}

/* A record of a payload comes without a front matter. */
static bool is_record(const struct pl_example *example)
{
	return pl_str_is(pl_str_of(pl_example_formats[example->format]), "record");
}

/* Is the rule about what the others do? */
static bool is_last(const struct trying *trying)
{
	return pl_checks[trying->rule->check]->last;
}

/* What the rule alone says of the draft, or NULL.  One about the others runs with them. */
static struct pl_findings *run(struct trying *trying, struct pl_str draft, uint64_t networks)
{
	static const struct pl_options none = { 0 };
	struct pl_trial *trial = trying->trial;
	const char *only[] = { pl_ref_str(&trying->rule->name).at, NULL };
	struct pl_options options = trial->options ? *trial->options : none;
	struct pl_hints hints = {
		.known = &trial->rules->networks,
		.networks = networks,
		.exists = exists,
		.picture = picture,
		.french = trying->err.french,
		.form = form_of(trying->example),
		.no_front = is_record(trying->example),
	};
	struct pl_findings *findings = pl_findings_new(trial->rules, draft, &hints, &trying->err);

	/* What is about other rules is tried beside all of them. */
	options.only = is_last(trying) ? NULL : only;
	if (is_last(trying)) {
		options.styles = NULL;
		options.switches = NULL;
	}
	options.profile = PL_PROFILE_STRICT;
	options.level = PL_SUGGESTION;
	if (findings && pl_findings_run(findings, &options, trial->work, &trying->err))
		return findings;
	pl_findings_free(findings);
	return NULL;
}

/* Faults of the front matter, and of the rule while it runs. */
static const struct pl_err *remark_of(const struct pl_findings *findings)
{
	if (findings->faults.list.n)
		return &findings->faults.list.at[0];
	return findings->post.n_remarks ? &findings->post.remarks[0] : NULL;
}

/* NULL when the example cannot be tried, which is judged. */
static struct pl_findings *lint(struct trying *trying, struct pl_str draft)
{
	struct pl_str network = pl_ref_str(&trying->example->network);
	int place = pl_networks_find(&trying->trial->rules->networks, network);
	struct pl_findings *findings;
	const struct pl_err *remark = &trying->err;

	if (!judge(trying, !network.len || place >= 0, N_("its network is not known"), PL_STR(""),
		   network))
		return NULL;
	findings = run(trying, draft, network.len ? UINT64_C(1) << place : 0);
	if (findings)
		remark = remark_of(findings);
	if (!remark)
		return findings;
	/* A rule that lacks what it needs on this system is not to blame for it. */
	if (remark->code != PL_SKIPPED)
		judge(trying, false, N_("the draft cannot be checked"), PL_STR(""),
		      pl_str_of(remark->text));
	pl_findings_free(findings);
	return NULL;
}

static void add_found(struct pl_buf *out, struct pl_str match)
{
	pl_buf_puts(out, out->len ? " [" : "[");
	pl_buf_add(out, match);
	pl_buf_puts(out, "]");
}

static bool same_finds(struct trying *trying, const struct pl_findings *findings)
{
	const struct pl_row *finds = &trying->example->finds;
	struct pl_buf wanted = { 0 }, got = { 0 };
	bool same;

	for (uint32_t i = 0; i < finds->n; i++)
		add_found(&wanted, pl_ref_str(PL_ROW(struct pl_ref, finds) + i));
	for (size_t i = 0; i < pl_findings_count(findings); i++) {
		if (findings->list.at[i].rule == trying->rule)
			add_found(&got, pl_findings_at(findings, i).match);
	}
	same = judge(trying, pl_str_same(pl_buf_str(&wanted), pl_buf_str(&got)),
		     N_("what is found"), pl_buf_str(&wanted), pl_buf_str(&got));
	trying->trial->arena.failed |= wanted.failed || got.failed;
	pl_buf_release(&wanted);
	pl_buf_release(&got);
	return same;
}

/* --- mending ------------------------------------------------------------------------------- */

/* Appends the draft with all remedies; alternative texts are mended where they come from.
 * False when there is none. */
static bool mend(struct trying *trying, const struct pl_findings *findings, struct pl_str draft,
		 struct pl_buf *out)
{
	/* An example tells how its draft is mended, not the media beside it. */
	const struct pl_post *post = &findings->post;
	const struct pl_fixing all = {
		.media = -1,
		.suggested = true,
		.within = post->form == PL_FORM_POST ? post->body : (struct pl_span){ 0 },
	};
	size_t n = 0;

	return pl_fix_with(findings, &all, draft, out, &n, &trying->err) && n > 0;
}

static bool same_fixed(struct trying *trying, bool edited)
{
	struct pl_str fixed = pl_ref_str(&trying->example->fixed);
	struct pl_buf came = { 0 };
	bool same;

	if (!trying->example->is_fixed)
		return judge(trying, !edited, N_("it is mended, but the example does not say how"),
			     PL_STR(""), pl_buf_str(&trying->mended));
	strip(trying, pl_buf_str(&trying->mended), &came);
	same = judge(trying, pl_str_same(fixed, pl_buf_str(&came)), N_("how it is mended"), fixed,
		     pl_buf_str(&came));
	trying->trial->arena.failed |= came.failed;
	pl_buf_release(&came);
	return same;
}

/* What was mended stays so, and a safe remedy leaves nothing to be found. */
static void look_again(struct trying *trying)
{
	struct pl_str once = pl_buf_str(&trying->mended);
	struct pl_findings *findings = lint(trying, once);
	struct pl_buf twice = { 0 };

	if (!findings)
		return;
	mend(trying, findings, once, &twice);
	if (judge(trying, pl_str_same(once, pl_buf_str(&twice)),
		  N_("mending it twice changes it again"), once, pl_buf_str(&twice)) &&
	    trying->rule->fix == PL_FIX_SAFE && pl_findings_count(findings))
		judge(trying, false, N_("mended, it is still found"), PL_STR(""),
		      pl_findings_at(findings, 0).match);
	pl_buf_release(&twice);
	pl_findings_free(findings);
}

/* --- the trial ------------------------------------------------------------------------------- */

static void try(struct trying *trying)
{
	struct pl_findings *findings;
	bool edited;

	compose(trying);
	findings = lint(trying, pl_buf_str(&trying->draft));
	if (!findings)
		return;
	edited = !is_last(trying) &&
		 mend(trying, findings, pl_buf_str(&trying->draft), &trying->mended);
	if (same_finds(trying, findings) && same_fixed(trying, edited) && edited)
		look_again(trying);
	pl_findings_free(findings);
}

bool pl_trial_run(struct pl_trial *trial, const struct pl_rule *rule,
		  const struct pl_example *example, struct pl_err *err)
{
	struct trying trying = { .trial = trial, .rule = rule, .example = example };
	bool failed;

	pl_arena_reset(&trial->arena);
	trial->fault = NULL;
	trial->wanted = trial->got = PL_STR("");
	trying.err.french = err && err->french;
	if (!trial->work)
		trial->work = pl_lint_work_new(err);
	if (!trial->work)
		return false;
	try(&trying);
	failed = trying.err.code == PL_NOMEM || trying.draft.failed || trying.mended.failed ||
		 trial->arena.failed;
	pl_buf_release(&trying.draft);
	pl_buf_release(&trying.mended);
	return !failed || pl_fail_nomem(err);
}

void pl_trial_release(struct pl_trial *trial)
{
	pl_lint_work_free(trial->work);
	pl_arena_release(&trial->arena);
	*trial = (struct pl_trial){ .rules = trial->rules };
}
