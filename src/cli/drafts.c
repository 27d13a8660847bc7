/* Reading drafts from files, folders and standard input. */
#include "cli/drafts.h"

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

/* The ending of the name, without its dot. */
static struct pl_str ending_of(struct pl_str name)
{
	size_t at = name.len;

	while (at && name.at[at - 1] != '.' && name.at[at - 1] != '/')
		at--;
	return at && name.at[at - 1] == '.' ? pl_str_cut(name, at, name.len) : PL_STR("");
}

/* Which form the draft of that name has, and as which ending scopes know it. */
static void choose_form(const struct pl_drafts *drafts, struct pl_hints *hints)
{
	struct pl_str asked = pl_asked_ending(drafts->settings), read_as = drafts->loaded->ending;
	struct pl_str own = ending_of(hints->name);

	if (!read_as.len)
		read_as = asked.len ? ending_of(asked) : own;
	hints->form = form_of(drafts, read_as);
	hints->markup = &drafts->loaded->markup;
	/* The networks of a configuration are for posts: a page of a site is none. */
	if (hints->form != PL_FORM_POST && !drafts->settings->networks.n)
		hints->networks = 0;
	if (hints->form != PL_FORM_POST)
		hints->ext = own;
}

static void tell(struct pl_drafts *drafts, const char *path, struct pl_err *err)
{
	if (!err->file[0])
		pl_fail_at(err, err->code, path, err->line, err->column, "%s",
			   pl_arena_str(&drafts->loaded->arena, pl_str_of(err->text)).at);
	pl_tell(err);
	drafts->trouble = true;
}

/* Faults of a front matter do not stop a draft. */
static void tell_remarks(const char *path, const struct pl_post *post)
{
	for (size_t i = 0; i < post->n_remarks; i++) {
		struct pl_err remark = post->remarks[i];

		if (!remark.file[0])
			pl_fail_at(&remark, remark.code, path, remark.line, remark.column, "%s",
				   post->remarks[i].text);
		pl_tell(&remark);
	}
}

/* Does the file that a front matter names lie beside the draft?  Looked for by
 * name only; it is not opened. */
static bool lies_beside(void *context, struct pl_str file)
{
	const char *path = context, *slash = strrchr(path, '/');
	struct pl_buf beside = { 0 };
	struct stat found;
	bool there;

	if (slash && file.len && file.at[0] != '/')
		pl_buf_add(&beside, (struct pl_str){ path, (size_t)(slash - path) + 1 });
	pl_buf_add(&beside, file);
	there = beside.failed || !stat(beside.at ? beside.at : "", &found);
	pl_buf_release(&beside);
	return there;
}

/* Under a .vale.ini a text is nothing but text, unless it says that it is a post: by a
 * front matter or a name that names networks, by --network, or by ending in .post. */
static struct pl_findings *as_vale(const struct pl_drafts *drafts, struct pl_str bytes,
				   struct pl_hints *hints, struct pl_err *err)
{
	struct pl_str own = ending_of(hints->name);
	const char *dot = memchr(hints->name.at, '.', hints->name.len);
	bool two_dots = dot && own.at != dot + 1;
	struct pl_findings *findings;

	if (pl_str_is(own, "post"))
		return pl_findings_new(drafts->loaded->rules, bytes, hints, err);
	if (hints->networks || two_dots || pl_str_starts(bytes, "---")) {
		findings = pl_findings_new(drafts->loaded->rules, bytes, hints, err);
		if (!findings || findings->post.networks)
			return findings;
		pl_findings_free(findings);
	}
	hints->form = PL_FORM_TEXT;
	hints->ext = own;
	return pl_findings_new(drafts->loaded->rules, bytes, hints, err);
}

static void one_draft(struct pl_drafts *drafts, const char *path, const char *name,
		      struct pl_str bytes)
{
	struct pl_hints hints = {
		.french = drafts->settings->lang == PL_FR,
		.name = pl_str_of(name),
		.known = &drafts->loaded->rules->networks,
		.networks = drafts->loaded->networks,
		.exists = lies_beside,
		.exists_context = (void *)(uintptr_t)path,
	};
	struct pl_err err = { .french = drafts->settings->lang == PL_FR };
	struct pl_findings *findings;

	if (drafts->rules_only)
		hints.without = pl_rules_without(drafts->loaded->rules, &drafts->loaded->options);
	choose_form(drafts, &hints);
	findings = drafts->loaded->vale && hints.form == PL_FORM_POST
			   ? as_vale(drafts, bytes, &hints, &err)
			   : pl_findings_new(drafts->loaded->rules, bytes, &hints, &err);
	if (!findings) {
		tell(drafts, path, &err);
		return;
	}
	tell_remarks(path, &findings->post);
	drafts->n++;
	if (!drafts->each(drafts->context, path, NULL, findings, NULL))
		drafts->stopped = true;
}

/* A payload being walked. */
struct payload {
	struct pl_drafts *drafts;
	const char *path;
};

/* Such as a network that nobody knows: its record would pass for one of none. */
static void tell_remarks_of(const char *path, uint32_t number, const struct pl_post *post)
{
	struct pl_buf name = { 0 };

	if (!post->n_remarks)
		return;
	pl_buf_printf(&name, "%s#%u", path, (unsigned)number);
	tell_remarks(name.failed ? path : name.at, post);
	pl_buf_release(&name);
}

static bool one_record(void *context, const struct pl_record *record, const struct pl_err *fault)
{
	struct payload *payload = context;
	struct pl_drafts *drafts = payload->drafts;
	struct pl_hints hints = {
		.french = drafts->settings->lang == PL_FR,
		.known = &drafts->loaded->rules->networks,
		.networks = drafts->loaded->networks,
		.no_front = true,
		.record = record->data,
	};
	struct pl_findings *findings = NULL;
	struct pl_err err = { .french = drafts->settings->lang == PL_FR };

	if (!fault) {
		findings = pl_findings_new(drafts->loaded->rules, record->text, &hints, &err);
		if (!findings)
			fault = &err;
	}
	if (findings)
		tell_remarks_of(payload->path, record->number, &findings->post);
	drafts->n++;
	drafts->stopped = !drafts->each(drafts->context, payload->path, record, findings, fault);
	return !drafts->stopped;
}

/* What nobody says is asked of the bytes. */
static enum pl_input without_name(const struct pl_drafts *drafts, const char *name,
				  enum pl_input kind, struct pl_str bytes)
{
	const struct pl_settings *settings = drafts->settings;

	return kind == PL_INPUT_TEXT && !*name && !settings->input && !settings->output &&
			       !settings->ignore_syntax && !drafts->loaded->vale
		       ? pl_input_guess(bytes)
		       : kind;
}

static void one_file(struct pl_drafts *drafts, const char *path)
{
	const char *name = path;
	struct payload payload = { drafts, path };
	struct pl_buf bytes = { 0 };
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
	if (!pl_file_read(path, drafts->loaded->max_size, &bytes, &err)) {
		tell(drafts, payload.path, &err);
		pl_buf_release(&bytes);
		return;
	}
	kind = without_name(drafts, name, kind, pl_buf_str(&bytes));
	if (kind == PL_INPUT_TEXT || kind == PL_INPUT_MARKDOWN)
		one_draft(drafts, payload.path, name, pl_buf_str(&bytes));
	else if (!pl_payload_walk(kind, pl_buf_str(&bytes), pl_str_of(drafts->settings->columns),
				  payload.path, one_record, &payload, &err))
		tell(drafts, payload.path, &err);
	pl_buf_release(&bytes);
}

/* --- folders ----------------------------------------------------------------------- */

struct folder {
	struct pl_drafts *drafts;
	const char *path;
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
static bool is_fetched(const char *name)
{
	return pl_str_starts(pl_str_of(name), "node_modules/") || strstr(name, "/node_modules/");
}

static bool each_file(void *context, const char *name)
{
	struct folder *folder = context;
	struct pl_buf path = { 0 };

	if (is_fetched(name))
		return true;
	/* Of `.` the names alone: so globs fit, and so Vale says them. */
	if (strcmp(folder->path, ".") && strcmp(folder->path, "./"))
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
	struct folder folder = { drafts, path };
	size_t before = drafts->n;
	bool before_trouble = drafts->trouble;
	struct pl_source source;
	struct pl_err err = { .french = drafts->settings->lang == PL_FR };

	pl_source_folder(&source, path);
	if (!source.walk(&source, "", each_file, &folder, &err) && err.code != PL_OK) {
		tell(drafts, path, &err);
	} else if (drafts->n == before && drafts->trouble == before_trouble &&
		   !drafts->settings->glob && !drafts->settings->output) {
		pl_tellf(pl_tr(drafts->settings->lang, "%s: no draft in this folder; drafts end in "
						       ".txt, .post, .md, .json, .jsonl or .csv"),
			 path);
		drafts->trouble = true;
	}
}

void pl_drafts_walk(struct pl_drafts *drafts)
{
	const struct pl_values *operands = &drafts->settings->operands;
	const char *text = drafts->settings->text, *name = drafts->settings->stdin_name;

	if (text) {
		pl_tellf(pl_tr(drafts->settings->lang,
			       "'%s' names no file, so it is read as the text itself"),
			 text);
		if (pl_load_for(drafts->loaded, name))
			one_draft(drafts, name, name, pl_str_of(text));
		else
			drafts->trouble = true;
		return;
	}
	for (size_t i = 0; i < operands->n && !drafts->stopped; i++) {
		struct stat found;

		if (strcmp(operands->at[i], "-") && !stat(operands->at[i], &found) &&
		    S_ISDIR(found.st_mode))
			one_folder(drafts, operands->at[i]);
		else
			one_file(drafts, operands->at[i]);
	}
}
