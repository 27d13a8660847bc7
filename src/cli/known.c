/* --baseline: the file of findings that are known. */
#include "cli/known.h"

#include "base/save.h"
#include "cli/tell.h"

enum { LARGEST = 64 << 20 };

bool pl_known_open(struct pl_known_file *known, const struct pl_settings *settings)
{
	struct pl_err err = { .french = settings->lang == PL_FR };
	struct pl_buf bytes = { 0 };
	bool ok;

	known->path = settings->baseline;
	known->baseline.anew = settings->update_baseline;
	if (settings->update_baseline && !known->path) {
		pl_tellf("%s", pl_tr(settings->lang,
				     "--update-baseline wants --baseline FILE beside it"));
		return false;
	}
	if (!known->path || settings->update_baseline)
		return true;
	ok = pl_file_read_fixed(known->path, LARGEST, &bytes, &err) &&
	     pl_baseline_read(&known->baseline, pl_buf_str(&bytes), known->path, &err);
	if (!ok)
		pl_tell(&err);
	pl_buf_release(&bytes);
	return ok;
}

bool pl_known_apply(struct pl_known_file *known, const struct pl_draft *draft)
{
	struct pl_buf place = { 0 };
	bool ok = true;

	if (!known->path)
		return true;
	pl_buf_puts(&place, draft->path);
	if (draft->record && draft->record->id.len)
		pl_buf_printf(&place, "#%.*s", PL_ARGS(draft->record->id));
	else if (draft->record)
		pl_buf_printf(&place, "#%u", (unsigned)draft->record->number);
	ok = !place.failed && pl_baseline_apply(&known->baseline, draft->findings, place.at);
	pl_buf_release(&place);
	return ok;
}

static bool write_anew(struct pl_known_file *known, enum pl_lang lang)
{
	struct pl_err err = { .french = lang == PL_FR };
	struct pl_buf out = { 0 };
	bool ok;

	pl_baseline_write(&known->baseline, &out);
	/* What there was no memory for may have been known. */
	ok = out.failed || pl_mem_any_refused()
		     ? pl_fail_nomem(&err)
		     : pl_save_file(known->path, 0666, pl_buf_str(&out), &err);
	if (!ok)
		pl_tell(&err);
	else
		pl_tellf(pl_tr_n(lang, "%s: %zu finding is known from now on",
				 "%s: %zu findings are known from now on", known->baseline.seen.n),
			 known->path, known->baseline.seen.n);
	pl_buf_release(&out);
	return ok;
}

bool pl_known_finish(struct pl_known_file *known, const struct pl_settings *settings)
{
	size_t idle;

	if (!known->path)
		return true;
	if (settings->update_baseline)
		return write_anew(known, settings->lang);
	idle = pl_baseline_idle(&known->baseline);
	if (idle)
		pl_tellf(
			pl_tr_n(settings->lang,
				"%s: %zu entry was not met; --update-baseline takes out what is "
				"mended",
				"%s: %zu entries were not met; --update-baseline takes out what is "
				"mended",
				idle),
			known->path, idle);
	return true;
}

void pl_known_release(struct pl_known_file *known)
{
	pl_baseline_release(&known->baseline);
}
