/* Mending a text round by round. */
#include "lint/mend.h"

/* Bytes that a round may write to show each of its remedies alone: all of them are shown, or
 * none, so that the work is not the text times its remedies. */
enum { MOST_ALONE = 1 << 22 };

bool pl_mended_init(struct pl_mended *mended, struct pl_findings *findings, struct pl_str text,
		    const struct pl_raw *raw, struct pl_err *err)
{
	*mended = (struct pl_mended){ .raw = *raw, .before = findings, .after = findings };
	pl_buf_add(&mended->text, text);
	return !mended->text.failed || pl_fail_nomem(err);
}

void pl_mended_forget(struct pl_mended *mended)
{
	if (mended->after != mended->before)
		pl_findings_free(mended->after);
	mended->after = mended->before;
	for (size_t i = 0; i < mended->rounds.n; i++)
		pl_fix_edits_release(&mended->rounds.at[i].edits);
	PL_LIST_RELEASE(&mended->rounds);
	PL_LIST_RELEASE(&mended->steps);
}

void pl_mended_release(struct pl_mended *mended)
{
	pl_mended_forget(mended);
	pl_findings_free(mended->before);
	pl_buf_release(&mended->text);
	pl_buf_release(&mended->written);
	pl_arena_release(&mended->arena);
	*mended = (struct pl_mended){ 0 };
}

bool pl_mended_changed(const struct pl_mended *mended)
{
	return mended->rounds.n > 0;
}

/* --- places ------------------------------------------------------------------------------- */

/* The byte of the text before the edits that byte `at` of the text after them comes from. */
static size_t place_before(const struct pl_fix_edits *edits, size_t at)
{
	size_t grown = 0, shrunk = 0;

	for (size_t i = 0; i < edits->list.n; i++) {
		const struct pl_edit *edit = &edits->list.at[i].edit;
		size_t start = edit->span.start + grown - shrunk;

		if (at < start)
			break;
		if (at < start + edit->text.len)
			return edit->span.start;
		grown += edit->text.len;
		shrunk += edit->span.end - edit->span.start;
	}
	return at + shrunk - grown;
}

static size_t place_at_first(const struct pl_mended *mended, size_t at)
{
	for (size_t i = mended->rounds.n; i-- > 0;)
		at = place_before(&mended->rounds.at[i].edits, at);
	return at;
}

/* All edits lie within, so its end alone moves. */
static void move_end(struct pl_span *within, const struct pl_fix_edits *edits)
{
	for (size_t i = 0; within->end && i < edits->list.n; i++) {
		const struct pl_edit *edit = &edits->list.at[i].edit;

		within->end += (uint32_t)edit->text.len;
		within->end -= edit->span.end - edit->span.start;
	}
}

/* --- telling ------------------------------------------------------------------------------- */

/* The text with the edits of one finding alone. */
static void write_alone(struct pl_str text, const struct pl_fix_edits *edits, size_t finding,
			struct pl_buf *out)
{
	size_t at = 0;

	for (size_t i = 0; i < edits->list.n; i++) {
		const struct pl_edit *edit = &edits->list.at[i].edit;

		if (edits->list.at[i].finding != finding)
			continue;
		pl_buf_add(out, pl_str_cut(text, at, edit->span.start));
		pl_buf_add(out, edit->text);
		at = edit->span.end;
	}
	pl_buf_add(out, pl_str_cut(text, at, text.len));
}

static void tell_step(struct pl_mended *mended, const struct pl_mend_how *how,
		      const struct pl_fix_edits *edits, const struct pl_mend_step *step,
		      bool show_alone)
{
	struct pl_str text = pl_buf_str(&mended->text);
	struct pl_buf alone = { 0 };

	if (show_alone)
		write_alone(text, edits, step->finding, &alone);
	how->step(how->context, mended->after, step, text, pl_buf_str(&alone));
	pl_buf_release(&alone);
}

/* A step for each finding, in the order of their first edits. */
static void log_steps(struct pl_mended *mended, const struct pl_fix_edits *edits)
{
	struct pl_str text = pl_buf_str(&mended->text);
	size_t first = mended->steps.n;

	for (size_t i = 0; i < edits->list.n; i++) {
		const struct pl_fix_edit *one = &edits->list.at[i];
		struct pl_mend_step *step = NULL;

		for (size_t k = first; k < mended->steps.n && !step; k++) {
			if (mended->steps.at[k].finding == one->finding)
				step = &mended->steps.at[k];
		}
		if (!step && (step = PL_PUSH(&mended->steps)) != NULL) {
			step->finding = one->finding;
			step->rule = pl_ref_str(&mended->after->list.at[one->finding].rule->name);
			step->before =
				pl_arena_str(&mended->arena, pl_str_in(text, one->edit.span));
			step->after = pl_arena_str(&mended->arena, one->edit.text);
			step->at = place_at_first(mended, one->edit.span.start);
		}
		if (step)
			step->n++;
	}
}

static void tell_steps(struct pl_mended *mended, const struct pl_mend_how *how,
		       const struct pl_fix_edits *edits, size_t first)
{
	size_t n = mended->steps.n - first;
	bool show_alone = n && mended->text.len <= MOST_ALONE / n;

	for (size_t k = first; how->step && k < mended->steps.n; k++)
		tell_step(mended, how, edits, &mended->steps.at[k], show_alone);
}

/* --- rounds ------------------------------------------------------------------------------------
 */

static bool was_there(const struct pl_mended *mended, uint64_t hash)
{
	for (size_t i = 0; i < mended->rounds.n; i++) {
		if (mended->rounds.at[i].hash == hash)
			return true;
	}
	return false;
}

/* Names the rules of the last two rounds, each once. */
static bool fail_unrest(const struct pl_mended *mended, struct pl_err *err)
{
	size_t last = 0, from;
	struct pl_buf names = { 0 };

	for (size_t i = mended->rounds.n > 2 ? mended->rounds.n - 2 : 0; i < mended->rounds.n; i++)
		last += mended->rounds.at[i].edits.n;
	from = last < mended->steps.n ? mended->steps.n - last : 0;
	for (size_t i = from; i < mended->steps.n && names.len < 200; i++) {
		struct pl_str name = mended->steps.at[i].rule;

		if (pl_str_find(pl_buf_str(&names), name, 0) == SIZE_MAX)
			pl_buf_printf(&names, "%s%.*s", names.len ? ", " : "", PL_ARGS(name));
	}
	pl_fail(err, PL_RULE,
		"remedies undo each other or never come to an end, and the text is left as it was: "
		"%.*s",
		PL_ARGS(pl_buf_str(&names)));
	pl_buf_release(&names);
	return false;
}

/* The edits point into findings that go; the round keeps its own texts. */
static bool keep_round(struct pl_mended *mended, const struct pl_fix_edits *edits)
{
	struct pl_mend_round *round = PL_PUSH(&mended->rounds);

	if (!round)
		return false;
	round->hash = pl_str_hash(pl_buf_str(&mended->text));
	round->edits.n = edits->n;
	for (size_t i = 0; i < edits->list.n; i++) {
		struct pl_fix_edit *kept = PL_PUSH(&round->edits.list);

		if (!kept)
			return false;
		*kept = edits->list.at[i];
		kept->edit.text = pl_arena_str(&mended->arena, kept->edit.text);
	}
	return !mended->arena.failed;
}

/* Text and file change alike. */
static bool write_round(struct pl_mended *mended, const struct pl_fix_edits *edits)
{
	struct pl_raw plain = { .bytes = pl_buf_str(&mended->text) };
	size_t n = edits->list.n;
	struct pl_edit *list = PL_NEW_ARRAY(&mended->arena, struct pl_edit, n + 1);
	struct pl_buf text = { 0 }, written = { 0 };
	bool ok;

	for (size_t i = 0; list && i < n; i++)
		list[i] = edits->list.at[i].edit;
	if (list)
		pl_raw_edit(&plain, list, n, &text);
	if (list && mended->raw.kind != PL_RAW_TEXT)
		pl_raw_edit(&mended->raw, list, n, &written);
	ok = list && !text.failed && !written.failed;
	pl_buf_release(&mended->text);
	pl_buf_release(&mended->written);
	mended->text = text;
	mended->written = written;
	mended->raw.bytes =
		pl_buf_str(mended->raw.kind == PL_RAW_TEXT ? &mended->text : &mended->written);
	return ok;
}

static bool lint_again(struct pl_mended *mended, const struct pl_mend_how *how, struct pl_err *err)
{
	struct pl_findings *findings = how->again(how->context, pl_buf_str(&mended->text), err);

	if (!findings)
		return false;
	if (mended->after != mended->before)
		pl_findings_free(mended->after);
	mended->after = findings;
	return true;
}

bool pl_mend_edit(struct pl_mended *mended, const struct pl_mend_how *how,
		  const struct pl_fix_edits *edits, struct pl_err *err)
{
	size_t first = mended->steps.n;

	log_steps(mended, edits);
	tell_steps(mended, how, edits, first);
	if (!keep_round(mended, edits) || !write_round(mended, edits) || mended->steps.failed)
		return pl_fail_nomem(err);
	move_end(&mended->within, edits);
	return lint_again(mended, how, err);
}

bool pl_mend(struct pl_mended *mended, const struct pl_mend_how *how, struct pl_err *err)
{
	struct pl_fixing fixing = how->fixing;
	size_t n = 1;

	mended->within = fixing.within;
	for (size_t round = 0; n; round++) {
		struct pl_fix_edits edits;
		bool ok;

		fixing.within = mended->within;
		ok = pl_fix_choose(mended->after, &fixing, pl_buf_str(&mended->text), &edits, err);
		n = edits.list.n;
		if (ok && n)
			ok = (round < PL_MEND_ROUNDS || fail_unrest(mended, err)) &&
			     pl_mend_edit(mended, how, &edits, err) &&
			     (!was_there(mended, pl_str_hash(pl_buf_str(&mended->text))) ||
			      fail_unrest(mended, err));
		pl_fix_edits_release(&edits);
		if (!ok)
			return false;
	}
	return true;
}
