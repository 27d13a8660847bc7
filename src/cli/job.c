/* A draft on its way. */
#include "cli/job.h"

#include "cli/tell.h"

#include <string.h>

/* --- making ------------------------------------------------------------------------------ */

/* The ending of the name, without its dot. */
struct pl_str pl_ending_of(struct pl_str name)
{
	size_t at = name.len;

	while (at && name.at[at - 1] != '.' && name.at[at - 1] != '/')
		at--;
	return at && name.at[at - 1] == '.' ? pl_str_cut(name, at, name.len) : PL_STR("");
}

/* Under a .vale.ini a text is nothing but text, unless it says that it is a post: by a
 * front matter or a name that names networks, by --network, or by ending in .post. */
static struct pl_findings *make_as_vale(struct pl_job *job)
{
	struct pl_hints *hints = &job->hints;
	struct pl_str own = pl_ending_of(hints->name);
	const char *dot = memchr(hints->name.at, '.', hints->name.len);
	bool two_dots = dot && own.at != dot + 1;

	if (pl_str_is(own, "post"))
		return pl_findings_new(job->rules, job->bytes, hints, &job->fault);
	if (hints->networks || two_dots || pl_str_starts(job->bytes, "---")) {
		struct pl_findings *findings =
			pl_findings_new(job->rules, job->bytes, hints, &job->fault);

		if (!findings || findings->post.networks)
			return findings;
		pl_findings_free(findings);
	}
	hints->form = PL_FORM_TEXT;
	hints->ext = own;
	return pl_findings_new(job->rules, job->bytes, hints, &job->fault);
}

/* Which day it is matters to exceptions that have an end. */
static void settle_today(struct pl_job *job, const struct pl_post *post)
{
	bool matters = false;

	if (job->options.now)
		return;
	for (size_t i = 0; i < post->n_suppressions; i++)
		matters = matters || post->suppressions[i].until.day;
	job->options.today = matters ? job->today : NULL;
	if (matters)
		pl_write_today(job->today);
}

/* Makes the post; true when its rules are to be run still. */
static bool make(struct pl_job *job)
{
	const struct pl_drafts *drafts = job->drafts;

	if (job->fault.code != PL_OK)
		return false;
	job->findings = job->as_vale
				? make_as_vale(job)
				: pl_findings_new(job->rules, job->bytes, &job->hints, &job->fault);
	if (!job->findings)
		return false;
	settle_today(job, &job->findings->post);
	return drafts->run &&
	       !(drafts->cache && pl_cache_find(drafts->cache, job->findings, job->hints.record,
						&job->options, &job->cached));
}

void pl_jobs_do(struct pl_job *const *jobs, size_t n, size_t thread)
{
	struct pl_linting lot[PL_POOL_LOT];
	const struct pl_drafts *drafts = jobs[0]->drafts;
	size_t n_lot = 0;

	for (size_t i = 0; i < n; i++) {
		if (!make(jobs[i]))
			continue;
		lot[n_lot++] = (struct pl_linting){ .findings = jobs[i]->findings,
						    .options = &jobs[i]->options,
						    .err = &jobs[i]->trouble };
	}
	if (n_lot)
		drafts->run(drafts->context, thread, lot, n_lot);
}

struct pl_findings *pl_job_again(const struct pl_job *job, struct pl_str text, bool rules,
				 struct pl_err *err)
{
	struct pl_job again = *job, *one = &again;
	struct pl_drafts drafts = *job->drafts;

	if (!rules)
		drafts.run = NULL;
	again.drafts = &drafts;
	again.bytes = text;
	again.findings = NULL;
	again.fault = again.trouble = (struct pl_err){ .french = err->french };
	pl_jobs_do(&one, 1, 0);
	if (again.findings && again.trouble.code == PL_OK)
		return again.findings;
	*err = again.trouble.code == PL_OK ? again.fault : again.trouble;
	pl_findings_free(again.findings);
	return NULL;
}

/* --- handing over -------------------------------------------------------------------------- */

/* Faults of a front matter, or of a record (such as a network that nobody knows: it would
 * pass for one of none), do not stop a draft. */
static void tell_remarks(const struct pl_job *job, const struct pl_post *post)
{
	struct pl_buf name = { 0 };

	pl_buf_puts(&name, job->path);
	if (job->record && post->n_remarks)
		pl_buf_printf(&name, "#%u", (unsigned)job->record->number);
	for (size_t i = 0; i < post->n_remarks; i++) {
		struct pl_err remark = post->remarks[i];

		if (!remark.file[0])
			pl_fail_at(&remark, remark.code, name.failed ? job->path : name.at,
				   remark.line, remark.column, "%s", post->remarks[i].text);
		pl_tell(&remark);
	}
	pl_buf_release(&name);
}

/* A file of which no post can be made. */
static bool tell_fault(struct pl_drafts *drafts, const struct pl_job *job)
{
	struct pl_err err = job->fault;

	if (!err.file[0])
		pl_fail_at(&err, err.code, job->path, err.line, err.column, "%s", job->fault.text);
	pl_tell(&err);
	drafts->trouble = true;
	return true;
}

/* Is it the record that is wrong, and not the machine? */
static bool is_of_record(const struct pl_job *job)
{
	return job->record && job->fault.code != PL_NOMEM && job->fault.code != PL_NOFILE;
}

bool pl_job_hand_over(struct pl_drafts *drafts, struct pl_job *job)
{
	struct pl_draft draft = {
		.path = job->path,
		.record = job->record,
		.findings = job->findings,
		.fault = job->findings ? NULL : &job->fault,
		.trouble = job->trouble.code == PL_OK ? NULL : &job->trouble,
		.fail_on = job->fail_on,
		.job = job,
	};

	if (!job->findings && !is_of_record(job))
		return tell_fault(drafts, job);
	if (job->findings)
		tell_remarks(job, &job->findings->post);
	if (job->findings && drafts->cache && !draft.trouble)
		pl_cache_keep(drafts->cache, job->findings, &job->cached);
	job->findings = NULL;
	drafts->n++;
	drafts->stopped = !drafts->each(drafts->context, &draft);
	return !drafts->stopped;
}

/* --- keeping ------------------------------------------------------------------------------- */

static void keep_record(struct pl_job *job)
{
	struct pl_arena *arena = &job->arena;

	job->kept = *job->record;
	job->kept.id = pl_arena_str(arena, job->record->id);
	job->kept.text = pl_arena_str(arena, job->record->text);
	job->kept.raw.bytes = pl_arena_str(arena, job->record->raw.bytes);
	job->kept.data = pl_node_copy(arena, job->record->data);
	job->record = &job->kept;
	job->bytes = job->kept.text;
	job->hints.record = job->kept.data;
}

struct pl_job *pl_job_keep(const struct pl_job *job, struct pl_arena *file)
{
	struct pl_job *kept = pl_alloc(sizeof(*kept));
	struct pl_arena *arena = kept ? &kept->arena : NULL;

	if (!kept)
		return NULL;
	*kept = *job;
	kept->path = pl_arena_str(arena, pl_str_of(job->path)).at;
	kept->hints.name = pl_arena_str(arena, job->hints.name);
	kept->hints.ext = pl_arena_str(arena, job->hints.ext);
	if (kept->hints.exists)
		kept->hints.exists_context = (void *)(uintptr_t)kept->path;
	if (kept->hints.markup)
		kept->hints.markup = &kept->markup;
	if (job->record)
		keep_record(kept);
	else
		kept->bytes = pl_arena_str(arena, job->bytes);
	if (file) {
		kept->file = *file;
		*file = (struct pl_arena){ 0 };
	}
	if (!arena->failed)
		return kept;
	pl_job_free(kept);
	return NULL;
}

void pl_job_free(struct pl_job *job)
{
	if (!job)
		return;
	pl_findings_free(job->findings);
	pl_arena_release(&job->arena);
	pl_arena_release(&job->file);
	pl_free(job);
}
