/* Where reports go. */
#include "cli/outputs.h"

#include "cli/tell.h"

#include <errno.h>
#include <signal.h>
#include <string.h>

enum { FLUSH_AT = 1 << 14 };

/* --- choosing ----------------------------------------------------------------------------- */

static const struct pl_format *find_format(struct pl_outputs *outputs, enum pl_lang lang,
					   struct pl_str name)
{
	const char *word = pl_arena_str(&outputs->arena, name).at;
	const struct pl_format *format = pl_format_find(word);
	const char *nearest = format ? NULL : pl_format_nearest(word);

	if (!format)
		pl_tellf(pl_tr(lang, "no format is called '%s'; did you mean '%s'?"), word,
			 nearest ? nearest : "text");
	return format;
}

static bool add(struct pl_outputs *outputs, const struct pl_settings *settings, struct pl_str name,
		struct pl_str path)
{
	struct pl_output *output = &outputs->at[outputs->n];

	if (outputs->n == PL_MOST_OUTPUTS) {
		pl_tellf(pl_tr(settings->lang, "there are more than %d formats"), PL_MOST_OUTPUTS);
		return false;
	}
	*output = (struct pl_output){ 0 };
	output->report.format = find_format(outputs, settings->lang, name);
	/* They are open: opened by name, a file that one of them leads to would be replaced. */
	output->aside = pl_str_is(path, "/dev/stderr");
	if (path.len && !output->aside && !pl_str_is(path, "/dev/stdout"))
		output->path = (char *)pl_arena_str(&outputs->arena, path).at;
	outputs->n += output->report.format != NULL;
	return output->report.format != NULL;
}

static bool add_word(struct pl_outputs *outputs, const struct pl_settings *settings,
		     const char *word)
{
	struct pl_str text = pl_str_of(word);
	size_t colon = pl_str_find(text, PL_STR(":"), 0);

	if (colon == SIZE_MAX)
		return add(outputs, settings, text, PL_STR(""));
	return add(outputs, settings, pl_str_cut(text, 0, colon),
		   pl_str_cut(text, colon + 1, text.len));
}

static bool fail_places(const struct pl_settings *settings)
{
	pl_tellf("%s", pl_tr(settings->lang, "one format only can go to one place; the others want "
					     "a file each, such as --format sarif:plume.sarif"));
	return false;
}

/* --output is for the one that has no file. */
static bool place_all(struct pl_outputs *outputs, const struct pl_settings *settings)
{
	const char *file = settings->output_file;
	bool used = !file || !strcmp(file, "-") || !strcmp(file, "/dev/stdout");
	size_t standing = 0;

	for (size_t i = 0; i < outputs->n; i++) {
		struct pl_output *output = &outputs->at[i];

		if (!output->path && !output->aside && !used) {
			output->aside = !strcmp(file, "/dev/stderr");
			if (!output->aside)
				output->path =
					(char *)pl_arena_str(&outputs->arena, pl_str_of(file)).at;
			used = true;
		}
		standing += !output->path && !output->aside;
		for (size_t k = 0; k < i; k++) {
			if (output->path && outputs->at[k].path &&
			    !strcmp(output->path, outputs->at[k].path))
				return fail_places(settings);
		}
	}
	return (standing < 2 && used) || fail_places(settings);
}

static void set_up(struct pl_output *output, const struct pl_settings *settings)
{
	struct pl_report *report = &output->report;
	const char *unit = settings->column ? settings->column : "char";
	bool shown = !output->path && !output->aside && pl_on_terminal();

	report->lang = settings->lang;
	report->color = !output->path && !output->aside && pl_color(settings);
	report->show_suppressed = settings->show_suppressed;
	report->hints = shown;
	report->width = output->path ? 80 : pl_columns();
	report->column = !strcmp(unit, "byte")    ? PL_BYTES
			 : !strcmp(unit, "utf16") ? PL_UTF16
						  : PL_POINTS;
	output->stream = !output->path && (!strcmp(report->format->name, "jsonl") ||
					   !strcmp(report->format->name, "rdjsonl"));
}

bool pl_outputs_choose(struct pl_outputs *outputs, const struct pl_settings *settings)
{
	const struct pl_values *asked = &settings->formats;
	bool ok = true;

	for (size_t i = 0; i < asked->n && ok; i++)
		ok = add_word(outputs, settings, asked->at[i]);
	if (ok && !outputs->n)
		ok = add_word(outputs, settings,
			      settings->format                             ? settings->format
			      : pl_on_terminal() && !settings->output_file ? "text"
									   : "line");
	ok = ok && place_all(outputs, settings);
	for (size_t i = 0; i < outputs->n && ok; i++)
		set_up(&outputs->at[i], settings);
	return ok && !outputs->arena.failed;
}

/* --- writing ------------------------------------------------------------------------------- */

static void tell(struct pl_outputs *outputs, const struct pl_err *err)
{
	pl_tell(err);
	outputs->trouble = true;
}

static bool write_out(struct pl_outputs *outputs, struct pl_output *output)
{
	struct pl_buf *out = &output->report.out;
	struct pl_err err = { .french = output->report.lang == PL_FR };
	bool ok;

	if (output->aside) {
		ok = pl_print_aside(out);
		outputs->trouble = outputs->trouble || (!ok && errno != EPIPE);
		return ok;
	}
	if (!output->path) {
		ok = output->report.format->as_is ? pl_print_as_is(out) : pl_print(out);
		outputs->trouble = outputs->trouble || (!ok && !pl_pipe_closed());
		return ok;
	}
	ok = output->open && (!out->failed ? pl_save_add(&output->file, pl_buf_str(out), &err)
					   : pl_fail_nomem(&err));
	pl_buf_cut(out, 0);
	if (!ok && output->open) {
		tell(outputs, &err);
		pl_save_close(&output->file);
		output->open = false;
	}
	return ok;
}

/* Those whose files are not whole yet. */
static struct pl_outputs *volatile unfinished;

static void on_ending(int number)
{
	struct pl_outputs *outputs = unfinished;

	for (size_t i = 0; outputs && i < outputs->n; i++)
		pl_save_drop(&outputs->at[i].file);
	raise(number); /* ours no more: it ends the program */
}

/* A signal that ends the program leaves no half of a file behind; one that it was told not to
 * mind, by nohup(1) for one, it does not mind. */
static void catch_signals(struct pl_outputs *outputs)
{
	struct sigaction action = { .sa_handler = on_ending, .sa_flags = (int)SA_RESETHAND };
	struct sigaction before;

	unfinished = outputs;
	sigemptyset(&action.sa_mask);
	for (const int *number = pl_save_ending; *number; number++) {
		if (!sigaction(*number, NULL, &before) && before.sa_handler == SIG_DFL)
			sigaction(*number, &action, NULL);
	}
}

static bool begin(struct pl_output *output, struct pl_err *err)
{
	output->file = (struct pl_save){ .path = output->path, .mode = 0666, .through = true };
	if (pl_save_open(&output->file, err) && pl_save_begin(&output->file, err))
		return true;
	pl_save_close(&output->file);
	return false;
}

bool pl_outputs_start(struct pl_outputs *outputs)
{
	for (size_t i = 0; i < outputs->n; i++) {
		struct pl_output *output = &outputs->at[i];
		struct pl_err err = { .french = output->report.lang == PL_FR };

		if (output->path) {
			catch_signals(outputs);
			output->open = begin(output, &err);
			if (!output->open) {
				tell(outputs, &err);
				return false;
			}
		}
		pl_report_start(&output->report);
	}
	return true;
}

void pl_outputs_draft(struct pl_outputs *outputs, const struct pl_told *told, enum pl_level fail_on)
{
	for (size_t i = 0; i < outputs->n; i++) {
		outputs->at[i].report.fail_on = fail_on;
		pl_report_draft(&outputs->at[i].report, told);
	}
}

bool pl_outputs_flush(struct pl_outputs *outputs, bool idle)
{
	bool wanted = false;

	for (size_t i = 0; i < outputs->n; i++) {
		struct pl_output *output = &outputs->at[i];

		if ((output->stream && idle) || output->report.out.len >= FLUSH_AT)
			wanted = write_out(outputs, output) || wanted;
		else
			wanted = true;
	}
	return wanted;
}

void pl_outputs_finish(struct pl_outputs *outputs)
{
	for (size_t i = 0; i < outputs->n; i++) {
		struct pl_output *output = &outputs->at[i];
		struct pl_err err = { .french = output->report.lang == PL_FR };

		pl_report_finish(&output->report);
		write_out(outputs, output);
		if (output->open && !pl_save_finish(&output->file, &err))
			tell(outputs, &err);
		if (output->open)
			pl_save_close(&output->file);
		output->open = false;
	}
}

void pl_outputs_release(struct pl_outputs *outputs)
{
	for (size_t i = 0; i < outputs->n; i++) {
		struct pl_output *output = &outputs->at[i];

		if (output->open)
			pl_save_close(&output->file);
		pl_buf_release(&output->report.out);
		pl_arena_release(&output->report.arena);
		PL_LIST_RELEASE(&output->report.held);
	}
	unfinished = NULL;
	pl_arena_release(&outputs->arena);
}
