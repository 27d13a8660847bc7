/* Mending a draft: by remedies, by hand, and back. */
#include "guide/draft.h"

#include "guide/change.h"
#include "guide/findings.h"

/* One finding's remedy, and nothing that comes of it. */
static bool mend_one(struct pl_mended *mended, const struct pl_mend_how *how, struct pl_err *err)
{
	struct pl_fix_edits edits;
	bool ok = pl_fix_choose(mended->after, &how->fixing, pl_buf_str(&mended->text), &edits,
				err) &&
		  (!edits.list.n || pl_mend_edit(mended, how, &edits, err));

	pl_fix_edits_release(&edits);
	return ok;
}

size_t pl_draft_mend(struct pl_walk *walk, const struct pl_mend_how *how, struct pl_buf *text,
		     struct pl_findings **findings)
{
	const struct pl_raw raw = { .kind = PL_RAW_TEXT, .bytes = pl_buf_str(text) };
	struct pl_err err = { .french = walk->lang == PL_FR };
	struct pl_mended mended;
	size_t n = 0;
	bool ok = pl_mended_init(&mended, *findings, pl_buf_str(text), &raw, &err) &&
		  (how->fixing.only ? mend_one : pl_mend)(&mended, how, &err);

	if (!ok)
		pl_walk_trouble(walk, &err);
	if (ok && pl_mended_changed(&mended)) {
		struct pl_buf before = *text;

		n = mended.steps.n;
		*text = mended.text;
		mended.text = before;
		*findings = mended.after;
		mended.after = mended.before;
	} else { /* what was there stays its owner's */
		pl_mended_forget(&mended);
		mended.before = mended.after = NULL;
	}
	pl_mended_release(&mended);
	return n;
}

static bool has_remedy(const struct pl_findings *findings)
{
	for (size_t i = 0; i < pl_findings_count(findings); i++) {
		if (pl_findings_at(findings, i).has_fix)
			return true;
	}
	return false;
}

static void tell_none(struct pl_walk *walk, const struct pl_fixing *fixing)
{
	const struct pl_findings *findings = pl_draft_of(walk)->findings;

	if (fixing->only)
		pl_view_say(&walk->view, PL_VIEW_TROUBLE,
			    N_("that one has no remedy to take: change it by hand, as in OLD => "
			       "NEW"));
	else if (pl_shown_finding(findings, 1) == SIZE_MAX)
		pl_view_say(&walk->view, PL_VIEW_STATE, N_("There is no remedy to take."));
	else if (fixing->suggested || !has_remedy(findings))
		pl_view_say(&walk->view, PL_VIEW_STATE,
			    N_("There is no remedy to take: change it by hand, as in OLD => NEW."));
	else
		pl_view_say(&walk->view, PL_VIEW_STATE,
			    N_("There is no safe remedy; fix all takes those to choose too."));
}

/* What `before` was is kept for undo. */
static void is_mended(struct pl_draft *draft, struct pl_buf before)
{
	pl_buf_release(&draft->before);
	draft->before = before;
	draft->mended = true;
	draft->told = false;
}

static void fix_with(struct pl_walk *walk, const struct pl_fixing *fixing)
{
	const struct pl_mend_how how = { .fixing = *fixing,
					 .again = pl_draft_look,
					 .context = walk };
	struct pl_draft *draft = pl_draft_of(walk);
	struct pl_buf before = { 0 };
	size_t n;

	pl_buf_add(&before, pl_buf_str(&draft->text));
	n = pl_draft_mend(walk, &how, &draft->text, &draft->findings);
	if (!n) {
		pl_buf_release(&before);
		tell_none(walk, fixing);
		return;
	}
	is_mended(draft, before);
	pl_view_add(&walk->view, PL_VIEW_STATE, PL_STR(""))->text =
		pl_arena_printf(walk->view.arena,
				pl_tr_n(walk->lang, N_("%zu remedy was taken; undo takes it back."),
					N_("%zu remedies were taken; undo takes them back."), n),
				n);
	pl_walk_go(walk, PL_MODE_draft, PL_STR(""));
}

bool pl_draft_change(struct pl_walk *walk, struct pl_str line)
{
	struct pl_draft *draft = pl_draft_of(walk);
	struct pl_buf before = { 0 }, changed = { 0 };
	enum pl_changed how = PL_CHANGED_NOT;
	struct pl_str old;

	if (!draft || !draft->findings)
		return false;
	pl_buf_add(&before, pl_buf_str(&draft->text));
	how = pl_change(pl_buf_str(&before), line, &old, &changed);
	if (how == PL_CHANGED_MISSING)
		pl_view_say(&walk->view, PL_VIEW_TROUBLE, N_("“%.*s” does not stand there"),
			    PL_ARGS(old));
	if (how == PL_CHANGED && !before.failed && !changed.failed &&
	    pl_draft_set(walk, pl_buf_str(&changed), pl_buf_str(&draft->file))) {
		is_mended(draft, before);
		before = (struct pl_buf){ 0 };
		pl_walk_go(walk, PL_MODE_draft, PL_STR(""));
	}
	pl_buf_release(&before);
	pl_buf_release(&changed);
	return how != PL_CHANGED_NOT;
}

void pl_draft_undo(struct pl_walk *walk, struct pl_str rest)
{
	struct pl_draft *draft = pl_draft_of(walk);
	struct pl_buf before;

	(void)rest;
	if (!pl_draft_is_there(walk))
		return;
	before = draft->before;
	if (!before.len) {
		pl_view_say(&walk->view, PL_VIEW_STATE, N_("There is nothing to take back."));
		return;
	}
	draft->before = (struct pl_buf){ 0 };
	pl_draft_set(walk, pl_buf_str(&before), pl_buf_str(&draft->file));
	pl_buf_release(&before);
	draft->mended = false;
	pl_view_say(&walk->view, PL_VIEW_STATE, N_("The remedies are taken back."));
	pl_walk_go(walk, PL_MODE_draft, PL_STR(""));
}

size_t pl_draft_finding(struct pl_walk *walk, struct pl_str word)
{
	const struct pl_draft *draft = pl_draft_of(walk);
	uint64_t number = 0;
	size_t i = SIZE_MAX;

	if (pl_str_number(word, &number))
		i = pl_shown_finding(draft->findings, number);
	if (i == SIZE_MAX)
		pl_view_say(&walk->view, PL_VIEW_TROUBLE, N_("the draft has no finding '%.*s'"),
			    PL_ARGS(word));
	return i + 1;
}

void pl_draft_fix(struct pl_walk *walk, struct pl_str rest)
{
	struct pl_fixing fixing = { .media = -1 };

	if (!pl_draft_is_there(walk))
		return;
	if (pl_walk_said(rest, "none", "aucun")) {
		pl_draft_undo(walk, rest);
		return;
	}
	fixing.suggested = rest.len > 0;
	if (rest.len && !pl_walk_said(rest, "all", "tout") && !pl_str_is(rest, "tous")) {
		fixing.only = pl_draft_finding(walk, rest);
		if (!fixing.only)
			return;
	}
	fix_with(walk, &fixing);
}
