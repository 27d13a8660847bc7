/* Reading drafts from files, folders and standard input. */
#include "cli/drafts.h"

#include "base/lines.h"
#include "cli/beside.h"
#include "cli/ignored.h"
#include "cli/job.h"
#include "cli/pool.h"
#include "cli/tell.h"
#include "cli/vale.h"

#include <string.h>
#include <sys/stat.h>

/* Files in a folder that are taken for drafts. */
static const char *const endings[] = { ".txt", ".post", ".md", ".json", ".jsonl", ".csv", NULL };

static enum pl_input input_kind(const struct pl_drafts *drafts, const char *name)
{
	static const char *const words[] = { "auto",  "text", "markdown", "json",
					     "jsonl", "csv",  NULL };
	enum pl_input kind = PL_INPUT_AUTO;

	for (int i = 0; drafts->settings->input && words[i]; i++) {
		if (!strcmp(drafts->settings->input, words[i]))
			kind = (enum pl_input)i;
	}
	if (kind == PL_INPUT_AUTO)
		kind = pl_input_of(pl_str_of(name));
	/* Vale knows no payloads: to it JSON is lines of text. */
	if (!drafts->settings->input &&
	    (drafts->settings->output || drafts->settings->ignore_syntax || drafts->loaded->vale) &&
	    kind != PL_INPUT_MARKDOWN)
		kind = PL_INPUT_TEXT;
	return kind;
}

static enum pl_form form_of_ending(struct pl_str ending)
{
	static const struct {
		const char *ending;
		enum pl_form form;
	} forms[] = {
		{ "md", PL_FORM_MARKDOWN },    { "markdown", PL_FORM_MARKDOWN },
		{ "mdown", PL_FORM_MARKDOWN }, { "markdn", PL_FORM_MARKDOWN },
		{ "html", PL_FORM_HTML },      { "htm", PL_FORM_HTML },
		{ "xhtml", PL_FORM_HTML },     { "shtml", PL_FORM_HTML },
	};

	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		if (pl_str_is_nocase(ending, forms[i].ending))
			return forms[i].form;
	}
	return PL_FORM_POST;
}

/* What of a draft is prose: by --input, else by its ending. */
static enum pl_form form_of(const struct pl_drafts *drafts, struct pl_str ending)
{
	const struct pl_settings *settings = drafts->settings;

	if (settings->ignore_syntax)
		return PL_FORM_TEXT;
	if (settings->input && !strcmp(settings->input, "text"))
		return PL_FORM_POST;
	if (settings->input && !strcmp(settings->input, "markdown"))
		return PL_FORM_MARKDOWN;
	return form_of_ending(ending);
}

/* Which form the draft of that name has, and as which ending scopes know it. */
static void choose_form(const struct pl_drafts *drafts, struct pl_hints *hints)
{
	struct pl_str asked = pl_asked_ending(drafts->settings), read_as = drafts->loaded->ending;
	struct pl_str own = pl_ending_of(hints->name);

	if (!read_as.len)
		read_as = asked.len ? pl_ending_of(asked) : own;
	hints->form = form_of(drafts, read_as);
	/* The networks of a configuration are for posts: a page of a site is none. */
	if (hints->form != PL_FORM_POST && !drafts->settings->networks.n)
		hints->networks = 0;
	if (hints->form != PL_FORM_POST)
		hints->ext = own;
}

/* What is on its way comes first. */
static void settle(struct pl_drafts *drafts)
{
	if (drafts->pool)
		pl_pool_drain(drafts->pool);
}

static void rest(struct pl_drafts *drafts)
{
	if (drafts->idle && !drafts->stopped)
		drafts->stopped = !drafts->idle(drafts->context);
}

static void tell(struct pl_drafts *drafts, const char *path, struct pl_err *err)
{
	settle(drafts);
	if (!err->file[0])
		pl_fail_at(err, err->code, path, err->line, err->column, "%s",
			   pl_arena_str(&drafts->loaded->arena, pl_str_of(err->text)).at);
	pl_tell(err);
	drafts->trouble = true;
}

/* --- on their way ------------------------------------------------------------------ */

static struct pl_job job_for(const struct pl_drafts *drafts, const char *path)
{
	const struct pl_loaded *loaded = drafts->loaded;
	bool french = drafts->settings->lang == PL_FR;
	struct pl_siphash rules = { 0 };

	if (drafts->cache)
		rules = pl_cache_rules_of(drafts->cache, loaded->rules);
	return (struct pl_job){
		.cached.rules = rules,
		.drafts = drafts,
		.rules = loaded->rules,
		.options = loaded->options,
		.fail_on = loaded->fail_on,
		.path = path,
		.fault = { .french = french },
		.trouble = { .french = french },
		.hints = { .french = french,
			   .known = &loaded->rules->networks,
			   .networks = loaded->networks },
	};
}

static void work(void *context, size_t thread, void *const *jobs, size_t n)
{
	struct pl_job *lot[PL_POOL_LOT];

	(void)context;
	for (size_t i = 0; i < n; i++)
		lot[i] = jobs[i];
	pl_jobs_do(lot, n, thread);
}

static bool done(void *context, void *job)
{
	bool go_on = pl_job_hand_over(context, job);

	pl_job_free(job);
	return go_on;
}

static void drop(void *context, void *job)
{
	(void)context;
	pl_job_free(job);
}

/* With others, which the first is not made to wait for: often there are none. */
static bool goes_to_pool(struct pl_drafts *drafts)
{
	const struct pl_pool_how how = { work, done, drop, drafts };
	bool others = drafts->jobs > 1 || drafts->any;

	if (!drafts->pool && drafts->run && drafts->jobs && others)
		drafts->pool = pl_pool_new(drafts->jobs > 1 ? drafts->jobs : 0, &how);
	drafts->any = true;
	return drafts->pool != NULL;
}

/* Here, or in another thread, or with others; then what only lives until the next draft is
 * copied, and `file`, unless NULL, is taken. */
static bool send(struct pl_drafts *drafts, struct pl_job *job, struct pl_arena *file)
{
	struct pl_job *kept;
	struct pl_err err = { .french = drafts->settings->lang == PL_FR };

	if (!goes_to_pool(drafts)) {
		pl_jobs_do(&job, 1, 0);
		return pl_job_hand_over(drafts, job);
	}
	kept = pl_job_keep(job, file);
	if (kept)
		return pl_pool_add(drafts->pool, kept,
				   pl_arena_size(&kept->arena) + pl_arena_size(&kept->file));
	pl_fail_nomem(&err);
	pl_tell(&err);
	drafts->trouble = drafts->stopped = true;
	return false;
}

static void one_draft(struct pl_drafts *drafts, const char *path, const char *name,
		      struct pl_str bytes)
{
	struct pl_loaded *loaded = drafts->loaded;
	struct pl_job job = job_for(drafts, path);

	job.bytes = bytes;
	job.markup = loaded->markup;
	job.hints.name = pl_str_of(name);
	job.hints.exists = pl_beside_is;
	if (drafts->pictures)
		job.hints.picture = pl_beside_picture;
	job.hints.exists_context = (void *)(uintptr_t)path;
	job.hints.markup = &job.markup;
	if (drafts->rules_only)
		job.hints.without = pl_rules_without(loaded->rules, &loaded->options);
	choose_form(drafts, &job.hints);
	job.as_vale = loaded->vale && job.hints.form == PL_FORM_POST;
	send(drafts, &job, &loaded->file);
}

/* A payload being walked. */
struct payload {
	struct pl_drafts *drafts;
	const char *path;
};

static bool one_record(void *context, const struct pl_record *record, const struct pl_err *fault)
{
	struct payload *payload = context;
	struct pl_job job = job_for(payload->drafts, payload->path);

	job.record = record;
	job.bytes = record->text;
	job.hints.no_front = true;
	job.hints.record = record->data;
	if (fault)
		job.fault = *fault;
	return send(payload->drafts, &job, NULL);
}

/* What nobody says is asked of the bytes. */
static enum pl_input without_name(const struct pl_drafts *drafts, const char *name,
				  enum pl_input kind, struct pl_str bytes)
{
	const struct pl_settings *settings = drafts->settings;
	struct pl_str text = pl_str_trim(bytes);

	if (kind != PL_INPUT_TEXT || *name || settings->input || settings->output ||
	    settings->ignore_syntax || drafts->loaded->vale)
		return kind;
	kind = pl_input_guess(bytes);
	if (kind == PL_INPUT_TEXT && drafts->payloads && text.len && strchr("{[", text.at[0]))
		return PL_INPUT_JSON; /* broken, which will be told */
	return kind;
}

/* What its records are checked by lives until the next file is read. */
static void walk_payload(struct payload *payload, enum pl_input kind, struct pl_str bytes)
{
	struct pl_drafts *drafts = payload->drafts;
	struct pl_err err = { .french = drafts->settings->lang == PL_FR };
	bool ok = pl_payload_walk(kind, bytes, pl_str_of(drafts->settings->columns), payload->path,
				  one_record, payload, &err);

	settle(drafts);
	if (!ok)
		tell(drafts, payload->path, &err);
}

/* --- line by line ------------------------------------------------------------------------- */

struct line_walk {
	struct pl_drafts *drafts;
	struct pl_payload_lines *lines;
};

static bool each_line(void *context, struct pl_str line)
{
	struct line_walk *walk = context;

	return pl_payload_lines_add(walk->lines, line);
}

/* While no line comes, what there is is answered. */
static void answer(void *context)
{
	struct line_walk *walk = context;

	settle(walk->drafts);
	rest(walk->drafts);
}

/* An archive may be larger than memory, and a pipe may never end. */
static void walk_lines(struct payload *payload, const char *path)
{
	struct pl_drafts *drafts = payload->drafts;
	bool french = drafts->settings->lang == PL_FR;
	struct pl_err err = { .french = french };
	struct line_walk walk = { drafts, pl_payload_lines_new(payload->path, french, one_record,
							       payload) };
	struct pl_lines_how how = { PL_PAYLOAD_LINE, each_line, answer, &walk };
	bool ok = walk.lines ? pl_lines_read(path, &how, &err) : pl_fail_nomem(&err);

	answer(&walk);
	ok = pl_payload_lines_end(walk.lines, ok ? &err : NULL) && ok;
	if (!ok)
		tell(drafts, payload->path, &err);
}

static void one_file(struct pl_drafts *drafts, const char *path)
{
	const char *name = path;
	struct payload payload = { drafts, path };
	struct pl_buf bytes = { 0 };
	struct pl_str all;
	struct pl_err err = { .french = drafts->settings->lang == PL_FR };
	enum pl_input kind;

	if (strcmp(path, "-") != 0 && !pl_vale_globbed(drafts->settings, pl_str_of(path)))
		return;
	if (!strcmp(path, "-")) {
		name = drafts->settings->stdin_name ? drafts->settings->stdin_name : "";
		payload.path = *name ? name : "-";
	}
	if (!pl_load_for(drafts->loaded, name)) {
		drafts->trouble = true;
		return;
	}
	kind = input_kind(drafts, name);
	if (kind == PL_INPUT_JSONL && !drafts->file) {
		walk_lines(&payload, path);
		return;
	}
	if (!pl_file_read(path, drafts->loaded->max_size, &bytes, &err)) {
		tell(drafts, payload.path, &err);
		pl_buf_release(&bytes);
		return;
	}
	kind = without_name(drafts, name, kind, pl_buf_str(&bytes));
	all = pl_buf_str(&bytes);
	if (drafts->file)
		drafts->file(drafts->context, payload.path, &all);
	if (kind == PL_INPUT_TEXT || kind == PL_INPUT_MARKDOWN)
		one_draft(drafts, payload.path, name, all);
	else
		walk_payload(&payload, kind, all);
	if (drafts->file) {
		settle(drafts);
		drafts->file(drafts->context, payload.path, NULL);
	}
	rest(drafts);
	pl_buf_release(&bytes);
}

/* --- folders ----------------------------------------------------------------------- */

struct folder {
	struct pl_drafts *drafts;
	const char *path;
	struct pl_ignored *ignored; /* NULL: nothing is */
};

static bool is_draft(const char *name)
{
	for (size_t i = 0; endings[i]; i++) {
		if (pl_str_ends(pl_str_of(name), endings[i]))
			return true;
	}
	return false;
}

/* Under a .vale.ini every document of a folder is read, whatever its ending stands for. */
static bool is_document(struct pl_drafts *drafts, const char *path)
{
	return pl_load_for(drafts->loaded, path) && drafts->loaded->vale &&
	       form_of_ending(drafts->loaded->ending) != PL_FORM_POST;
}

/* Nobody writes what lies in there (nor does Vale look). */
static bool is_fetched(const char *folder)
{
	return !strcmp(folder, "node_modules") || pl_str_ends(pl_str_of(folder), "/node_modules");
}

static bool enters(void *context, const char *name)
{
	struct folder *folder = context;

	return !is_fetched(name) &&
	       !(folder->ignored && pl_ignored_is(folder->ignored, name, true));
}

static bool each_file(void *context, const char *name)
{
	struct folder *folder = context;
	struct pl_buf path = { 0 };

	if (folder->ignored && pl_ignored_is(folder->ignored, name, false))
		return true;
	/* Of `.` the names alone: so globs fit, and so Vale says them. */
	if (strcmp(folder->path, ".") != 0 && strcmp(folder->path, "./") != 0)
		pl_buf_printf(&path, "%s%s", folder->path,
			      pl_str_ends(pl_str_of(folder->path), "/") ? "" : "/");
	pl_buf_puts(&path, name);
	if (!path.failed && (is_draft(name) || is_document(folder->drafts, path.at)))
		one_file(folder->drafts, path.at);
	pl_buf_release(&path);
	return !folder->drafts->stopped;
}

static void one_folder(struct pl_drafts *drafts, const char *path)
{
	struct folder folder = { drafts, path, NULL };
	size_t before = drafts->n;
	bool before_trouble = drafts->trouble;
	struct pl_source source;
	struct pl_err err = { .french = drafts->settings->lang == PL_FR };
	bool walked;

	pl_source_folder(&source, path);
	source.enters = enters;
	/* Vale looks at everything. */
	if (!drafts->settings->output && !drafts->settings->no_ignore)
		folder.ignored = pl_ignored_new(path);
	walked = source.walk(&source, "", each_file, &folder, &err);
	pl_ignored_free(folder.ignored);
	settle(drafts);
	if (!walked && err.code != PL_OK) {
		tell(drafts, path, &err);
	} else if (drafts->n == before && drafts->trouble == before_trouble &&
		   !drafts->settings->glob && !drafts->settings->output) {
		pl_tellf(pl_tr(drafts->settings->lang, "%s: no draft in this folder; drafts end in "
						       ".txt, .post, .md, .json, .jsonl or .csv"),
			 path);
		drafts->trouble = true;
	}
}

static void walk_operands(struct pl_drafts *drafts)
{
	const struct pl_values *operands = &drafts->settings->operands;

	for (size_t i = 0; i < operands->n && !drafts->stopped; i++) {
		struct stat found;

		if (strcmp(operands->at[i], "-") != 0 && !stat(operands->at[i], &found) &&
		    S_ISDIR(found.st_mode))
			one_folder(drafts, operands->at[i]);
		else
			one_file(drafts, operands->at[i]);
	}
}

static void walk_text(struct pl_drafts *drafts)
{
	const char *text = drafts->settings->text, *name = drafts->settings->stdin_name;

	pl_tellf(pl_tr(drafts->settings->lang,
		       "'%s' names no file, so it is read as the text itself"),
		 text);
	if (pl_load_for(drafts->loaded, name))
		one_draft(drafts, name, name, pl_str_of(text));
	else
		drafts->trouble = true;
}

void pl_drafts_walk(struct pl_drafts *drafts)
{
	if (drafts->settings->text)
		walk_text(drafts);
	else
		walk_operands(drafts);
	pl_pool_free(drafts->pool);
	drafts->pool = NULL;
}
