/* Mending drafts where they lie. */
#include "cli/mender.h"

#include <string.h>

#include "base/diff.h"
#include "base/save.h"
#include "base/unicode.h"
#include "cli/asking.h"
#include "cli/gain.h"
#include "cli/job.h"
#include "cli/tell.h"
#include "post/decode.h"

static bool trouble(struct pl_mender *mender, const struct pl_err *err)
{
	pl_tell(err);
	mender->outcome->trouble = true;
	return false;
}

/* --- settings ------------------------------------------------------------------------------- */

/* A:B, A: and :B, from 1. */
static bool read_lines(const char *asked, struct pl_span *lines)
{
	struct pl_str text = pl_str_of(asked);
	size_t colon = pl_str_find(text, PL_STR(":"), 0);
	uint64_t from = 1, to = UINT32_MAX;
	bool ok = colon != SIZE_MAX && text.len > 1;

	if (ok && colon)
		ok = pl_str_number(pl_str_cut(text, 0, colon), &from);
	if (ok && colon + 1 < text.len)
		ok = pl_str_number(pl_str_cut(text, colon + 1, text.len), &to);
	*lines = (struct pl_span){ (uint32_t)from, (uint32_t)to };
	return ok && from && from <= to && to <= UINT32_MAX;
}

bool pl_mender_init(struct pl_mender *mender, const struct pl_settings *settings,
		    struct pl_outcome *outcome)
{
	*mender = (struct pl_mender){
		.settings = settings,
		.outcome = outcome,
		.diff = settings->diff,
		.check = settings->check,
		.dry = settings->dry_run || settings->diff || settings->check,
	};
	pl_kept_open(&mender->kept, settings->lang);
	mender->kept.in_place = settings->in_place;
	if (!pl_known_open(&mender->known, settings))
		return false;
	if (!settings->lines || read_lines(settings->lines, &mender->lines))
		return true;
	pl_tellf(pl_tr(settings->lang, "--lines takes the first and the last line, such as 3:8, "
				       "not '%s'"),
		 settings->lines);
	return false;
}

static void clear(struct pl_mender *mender)
{
	for (size_t i = 0; i < mender->drafts.n; i++) {
		if (mender->drafts.at[i].begun)
			pl_mended_release(&mender->drafts.at[i].mended);
	}
	mender->drafts.n = mender->steps.n = 0;
	pl_arena_reset(&mender->arena);
	mender->path = NULL;
	mender->n_begun = 0;
	mender->asked = mender->refused = false;
}

void pl_mender_release(struct pl_mender *mender)
{
	clear(mender);
	PL_LIST_RELEASE(&mender->drafts);
	PL_LIST_RELEASE(&mender->steps);
	pl_arena_release(&mender->arena);
	pl_buf_release(&mender->swept);
	pl_kept_release(&mender->kept);
	pl_accepting_release(&mender->accepting);
	pl_known_release(&mender->known);
}

/* --- a draft --------------------------------------------------------------------------------- */

static bool is_standard_input(const struct pl_mender *mender)
{
	const struct pl_values *operands = &mender->settings->operands;

	return operands->n == 1 && !strcmp(operands->at[0], "-");
}

/* What a run that was killed has left beside the file goes, once a folder. */
static void sweep(struct pl_mender *mender, const char *path)
{
	const char *slash = strrchr(path, '/');
	struct pl_str folder = { path, slash ? (size_t)(slash - path) + 1 : 0 };

	if (mender->dry || (mender->swept.at && pl_str_same(folder, pl_buf_str(&mender->swept))))
		return;
	pl_buf_cut(&mender->swept, 0);
	pl_buf_add(&mender->swept, folder);
	if (!mender->swept.failed)
		pl_save_sweep(mender->swept.len ? mender->swept.at : ".");
}

void pl_mender_begin(struct pl_mender *mender, const char *path, struct pl_str bytes)
{
	clear(mender);
	if (!is_standard_input(mender))
		sweep(mender, path);
	mender->path = path;
	mender->bytes = mender->text = bytes;
	/* What cannot be converted was told when its draft was to be made. */
	if (pl_has_utf16_mark(bytes))
		pl_decode(&mender->arena, bytes, &mender->text, NULL);
}

struct mending {
	struct pl_mender *mender;
	const struct pl_draft *draft;
};

static struct pl_findings *lint_again(void *context, struct pl_str text, struct pl_err *err)
{
	struct mending *mending = context;
	struct pl_draft again = *mending->draft;

	again.findings = pl_job_again(again.job, text, true, err);
	if (!again.findings || pl_known_apply(&mending->mender->known, &again))
		return again.findings;
	pl_findings_free(again.findings);
	pl_fail_nomem(err);
	return NULL;
}

/* Remedies are told as taken once they are. */
static void tell_steps(struct pl_mender *mender)
{
	for (size_t i = 0; i < mender->steps.n; i++)
		pl_tellf("%.*s", PL_ARGS(mender->steps.at[i]));
	mender->steps.n = 0;
}

static void tell_step(void *context, const struct pl_findings *findings,
		      const struct pl_mend_step *step, struct pl_str text, struct pl_str alone)
{
	struct mending *mending = context;
	struct pl_mender *mender = mending->mender;
	struct pl_str *kept = PL_PUSH(&mender->steps);
	struct pl_buf line = { 0 };

	(void)text;
	pl_gain_add(&line, mending->draft, findings, step, alone, mender->settings->lang);
	if (kept)
		*kept = pl_arena_str(&mender->arena, pl_buf_str(&line));
	pl_buf_release(&line);
	mender->n_begun++;
	if (mender->asked)
		tell_steps(mender);
}

/* Is the person to be asked about the rest?  Not where no answer could be written. */
static bool may_ask(struct pl_mender *mender, const struct pl_mended *mended)
{
	struct pl_save save = { .path = mender->path, .in_place = mender->settings->in_place };
	struct pl_err err = { .french = mender->settings->lang == PL_FR };

	if (!mender->settings->suggested || mender->stopped || mender->refused ||
	    !pl_findings_count(mended->after))
		return false;
	mender->refused =
		!mender->dry && !(pl_save_open(&save, &err) && pl_save_allowed(&save, &err));
	pl_save_close(&save);
	return mender->refused ? trouble(mender, &err) : true;
}

/* The bytes of those lines; never 0,0, which means everywhere. */
static struct pl_span bytes_of_lines(struct pl_str text, struct pl_span lines)
{
	struct pl_span span = { (uint32_t)text.len, (uint32_t)text.len };
	uint32_t line = 1;

	for (size_t at = 0; at <= text.len && line <= lines.end; line++) {
		size_t end = pl_str_find(text, PL_STR("\n"), at);

		end = end == SIZE_MAX ? text.len : end + 1;
		if (line == lines.start)
			span.start = (uint32_t)at;
		span.end = (uint32_t)end;
		at = end == text.len ? end + 1 : end;
	}
	if (lines.start >= line)
		span.start = span.end;
	return span;
}

/* False: nothing of the draft is to be mended. */
static bool choose_lines(const struct pl_mender *mender, const struct pl_draft *draft,
			 struct pl_fixing *fixing)
{
	if (!mender->lines.end)
		return true;
	if (draft->record)
		return draft->record->line >= mender->lines.start &&
		       draft->record->line <= mender->lines.end;
	fixing->within = bytes_of_lines(draft->findings->post.draft, mender->lines);
	return fixing->within.end > 0;
}

static bool mend(struct pl_mender *mender, struct pl_mender_draft *kept,
		 const struct pl_draft *draft)
{
	struct mending mending = { mender, draft };
	struct pl_mend_how how = {
		.fixing = { .media = -1,
			    .rules = mender->settings->only.n ? mender->settings->only.at : NULL },
		.again = lint_again,
		.step = tell_step,
		.context = &mending,
	};
	struct pl_err err = { .french = mender->settings->lang == PL_FR };
	bool ok;

	if (!choose_lines(mender, draft, &how.fixing))
		return true;
	ok = pl_mend(&kept->mended, &how, &err);
	if (ok && may_ask(mender, &kept->mended)) {
		mender->asked = true;
		tell_steps(mender);
		ok = pl_asking_all(&kept->mended, &how, mender->settings, draft->path,
				   &mender->accepting, &mender->stopped, &err);
	}
	if (ok) {
		pl_accepting_drop(&mender->accepting, kept->mended.after);
		return true;
	}
	pl_fail_at(&err, err.code, draft->path, err.line, err.column, "%s",
		   pl_arena_str(&mender->arena, pl_str_of(err.text)).at);
	return trouble(mender, &err);
}

/* Texts of a record live until the next one. */
static struct pl_told keep_told(struct pl_mender *mender, const struct pl_draft *draft)
{
	struct pl_told told = pl_told_of(draft);

	told.path = mender->path;
	told.id = pl_arena_str(&mender->arena, told.id);
	if (told.fault) {
		struct pl_err *fault = PL_NEW(&mender->arena, struct pl_err);

		if (fault)
			*fault = *told.fault;
		told.fault = fault;
	}
	return told;
}

static void place(struct pl_mender *mender, struct pl_mender_draft *kept,
		  const struct pl_draft *draft, struct pl_raw *raw)
{
	*raw = (struct pl_raw){ .bytes = mender->text };
	kept->at = 0;
	if (draft->record) {
		*raw = draft->record->raw;
		kept->at = draft->record->raw_at;
	}
	kept->len = raw->bytes.len;
}

bool pl_mender_add(struct pl_mender *mender, const struct pl_draft *draft)
{
	struct pl_err err = { .french = mender->settings->lang == PL_FR };
	struct pl_mender_draft *kept = PL_PUSH(&mender->drafts);
	size_t n_steps = mender->steps.n, n_begun = mender->n_begun;
	struct pl_raw raw;

	if (!kept) {
		pl_findings_free(draft->findings);
		pl_fail_nomem(&err);
		return trouble(mender, &err);
	}
	kept->told = keep_told(mender, draft);
	kept->fail_on = draft->fail_on;
	if (draft->trouble) {
		pl_findings_free(draft->findings);
		mender->drafts.n--;
		return trouble(mender, draft->trouble) || true;
	}
	if (!draft->findings)
		return true;
	place(mender, kept, draft, &raw);
	if (!pl_known_apply(&mender->known, draft))
		return trouble(mender, &err);
	kept->begun = true;
	if (!pl_mended_init(&kept->mended, draft->findings,
			    draft->record ? draft->record->text : draft->findings->post.draft, &raw,
			    &err))
		return trouble(mender, &err);
	if (!mend(mender, kept, draft)) {
		pl_mended_forget(&kept->mended);
		mender->steps.n = mender->asked ? 0 : n_steps;
		mender->n_begun = n_begun;
	}
	return true;
}

/* --- the file -----------------------------------------------------------------------------------
 */

static bool is_changed(const struct pl_mender_draft *kept)
{
	return kept->begun && pl_mended_changed(&kept->mended);
}

static void to_utf16(struct pl_str text, bool big, struct pl_buf *out)
{
	pl_buf_add(out, big ? PL_STR("\xFE\xFF") : PL_STR("\xFF\xFE"));
	for (size_t at = 0; at < text.len;) {
		uint32_t code = pl_utf8_next(text, &at), units[2] = { code, 0 };
		size_t n = 1;

		if (code >= 0x10000) {
			units[0] = 0xD800 + ((code - 0x10000) >> 10);
			units[1] = 0xDC00 + ((code - 0x10000) & 0x3FF);
			n = 2;
		}
		for (size_t i = 0; i < n; i++) {
			pl_buf_putc(out, (char)(big ? units[i] >> 8 : units[i] & 0xFF));
			pl_buf_putc(out, (char)(big ? units[i] & 0xFF : units[i] >> 8));
		}
	}
}

/* The whole file as it is to be, in the encoding in which it was read.  What is not changed may
 * be no text at all, and is passed on as it is. */
static bool assemble(const struct pl_mender *mender, bool changed, struct pl_buf *out)
{
	struct pl_buf text = { 0 };
	size_t at = 0;

	if (!changed) {
		pl_buf_add(out, mender->bytes);
		return !out->failed;
	}
	for (size_t i = 0; i < mender->drafts.n; i++) {
		const struct pl_mender_draft *kept = &mender->drafts.at[i];

		if (!is_changed(kept))
			continue;
		pl_buf_add(&text, pl_str_cut(mender->text, at, kept->at));
		pl_buf_add(&text, kept->mended.raw.bytes);
		at = kept->at + kept->len;
	}
	pl_buf_add(&text, pl_str_cut(mender->text, at, mender->text.len));
	if (pl_has_utf16_mark(mender->bytes))
		to_utf16(pl_buf_str(&text), mender->bytes.at[0] == '\xFE', out);
	else
		pl_buf_add(out, pl_buf_str(&text));
	out->failed |= text.failed;
	pl_buf_release(&text);
	return !out->failed;
}

/* Names the rules that changed those lines, each once. */
static void label(void *context, size_t from, size_t to, struct pl_buf *out)
{
	const struct pl_mender *mender = context;
	size_t start = out->len;
	struct pl_span bytes =
		bytes_of_lines(mender->text, (struct pl_span){ (uint32_t)from + 1, (uint32_t)to });

	for (size_t i = 0; i < mender->drafts.n; i++) {
		const struct pl_mender_draft *kept = &mender->drafts.at[i];
		struct pl_raw raw = kept->mended.raw;

		raw.bytes = pl_str_cut(mender->text, kept->at, kept->at + kept->len);
		for (size_t k = 0; kept->begun && k < kept->mended.steps.n; k++) {
			const struct pl_mend_step *step = &kept->mended.steps.at[k];
			size_t at = kept->at + pl_raw_at(&raw, step->at);
			struct pl_str so_far = pl_str_cut(pl_buf_str(out), start, out->len);

			if (at >= bytes.start && at < bytes.end + (from == to) &&
			    pl_str_find(so_far, step->rule, 0) == SIZE_MAX)
				pl_buf_printf(out, "%s%.*s", so_far.len ? ", " : "",
					      PL_ARGS(step->rule));
		}
	}
}

static bool print(struct pl_mender *mender, struct pl_buf *out)
{
	if (pl_print_draft(out) || pl_pipe_closed())
		return true;
	mender->outcome->trouble = mender->refused = true;
	return false;
}

static bool write_diff(struct pl_mender *mender, struct pl_str after, struct pl_err *err)
{
	struct pl_diff diff = { .before = mender->bytes,
				.after = after,
				.path = mender->path,
				.label = label,
				.context = mender };
	struct pl_buf out = { 0 };
	bool ok;

	if (pl_has_utf16_mark(mender->bytes))
		return pl_fail_at(err, PL_INPUT, mender->path, 0, 0,
				  "a file in UTF-16 has no diff: patch reads lines of bytes");
	ok = pl_diff_write(&diff, &out, err);
	ok = ok && print(mender, &out);
	pl_buf_release(&out);
	return ok;
}

/* Undo knows the bytes first, and what it knew until then when they cannot be written. */
static bool write_kept(struct pl_mender *mender, struct pl_save *save, struct pl_str after,
		       struct pl_err *err)
{
	bool ok;

	if (mender->settings->no_undo)
		return pl_save_write(save, after, err);
	if (!pl_kept_put(&mender->kept, mender->path, mender->bytes, after, err))
		return false;
	ok = pl_save_write(save, after, err);
	pl_kept_settle(&mender->kept, mender->path, ok);
	return ok;
}

static bool save(struct pl_mender *mender, struct pl_str after, struct pl_err *err)
{
	struct pl_save save = { .path = mender->path, .in_place = mender->settings->in_place };
	struct pl_buf now = { 0 };
	bool ok = pl_save_open(&save, err) && pl_save_read(&save, mender->bytes.len + 1, &now, err);

	if (ok && !pl_str_same(pl_buf_str(&now), mender->bytes))
		ok = pl_save_fail_changed(&save, err);
	ok = ok && pl_save_allowed(&save, err) && write_kept(mender, &save, after, err);
	pl_save_close(&save);
	pl_buf_release(&now);
	return ok;
}

/* What becomes of the file; false when it stays as it is, which was told. */
static bool put(struct pl_mender *mender, bool changed)
{
	struct pl_err err = { .french = mender->settings->lang == PL_FR };
	struct pl_buf after = { 0 };
	bool ok = assemble(mender, changed, &after) || pl_fail_nomem(&err);

	if (ok && changed && mender->diff)
		ok = write_diff(mender, pl_buf_str(&after), &err);
	else if (ok && !mender->dry && is_standard_input(mender))
		ok = print(mender, &after);
	else if (ok && changed && !mender->dry)
		ok = !mender->refused && save(mender, pl_buf_str(&after), &err);
	pl_buf_release(&after);
	return ok || (!mender->refused && trouble(mender, &err));
}

void pl_mender_end(struct pl_mender *mender)
{
	bool changed = false, ok;

	for (size_t i = 0; i < mender->drafts.n; i++)
		changed = changed || is_changed(&mender->drafts.at[i]);
	mender->n_files += changed;
	ok = put(mender, changed);
	if (ok)
		tell_steps(mender);
	mender->n_remedies += ok ? mender->n_begun : 0;
	for (size_t i = 0; i < mender->drafts.n; i++) {
		struct pl_mender_draft *kept = &mender->drafts.at[i];

		if (kept->begun)
			kept->told.findings = ok ? kept->mended.after : kept->mended.before;
		pl_outcome_draft(mender->outcome, &kept->told, kept->fail_on);
	}
	clear(mender);
}
