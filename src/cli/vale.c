/* Vale's spellings: what they mean in plume's words (cmd/vale of 3.7.1, read in 2026-11). */
#include "cli/vale.h"

#include "base/glob.h"
#include "base/inside.h"
#include "lint/filter.h"
#include "lint/lint.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* --- output ------------------------------------------------------------------------- */

static const struct {
	const char *output, *format;
} outputs[] = {
	{ "line", "vale-line" },
	{ "JSON", "vale-json" },
	{ "CLI", "text" },
};

/* Anything but Vale's own words is the file to write to; a word of Vale's in other letters
 * is neither. */
static bool settle_file(struct pl_settings *settings, struct pl_err *err)
{
	for (size_t i = 0; i < sizeof(outputs) / sizeof(*outputs); i++) {
		if (!strcmp(settings->output, outputs[i].output))
			return true;
		if (pl_str_is_nocase(pl_str_of(settings->output), outputs[i].output))
			return pl_fail(err, PL_INPUT,
				       pl_tr(settings->lang,
					     "--output %s: Vale's style is %s, a file of that name "
					     "./%s"),
				       settings->output, outputs[i].output, settings->output);
	}
	settings->output_file = settings->output;
	settings->output = NULL;
	return true;
}

/* Who asks for Vale's output expects its exit statuses. */
static void settle_output(struct pl_settings *settings)
{
	for (size_t i = 0; i < sizeof(outputs) / sizeof(*outputs); i++) {
		if (!settings->format && !strcmp(settings->output, outputs[i].output))
			settings->format = outputs[i].format;
	}
	if (!settings->fail_on)
		settings->fail_on = "error";
}

/* --- standard input -------------------------------------------------------------------- */

static bool settle_stdin(struct pl_settings *settings, struct pl_err *err)
{
	const char *ext = settings->ext ? settings->ext : ".txt";

	if (ext[0] != '.' || !ext[1] || strchr(ext, '/') ||
	    strlen(ext) + sizeof("stdin") > sizeof(settings->stdin_as))
		return pl_fail(err, PL_INPUT,
			       pl_tr(settings->lang, "--ext wants an ending such as .md, not '%s'"),
			       ext);
	snprintf(settings->stdin_as, sizeof(settings->stdin_as), "stdin%s", ext);
	if (!settings->stdin_name)
		settings->stdin_name = settings->stdin_as;
	return true;
}

/* vale "some words": one operand that is no file is itself the text. */
static void settle_text(struct pl_settings *settings)
{
	const char *operand = settings->operands.at[0];
	struct stat found;

	if (settings->operands.n == 1 && strcmp(operand, "-") != 0 && stat(operand, &found) &&
	    (errno == ENOENT || errno == ENOTDIR || errno == ENAMETOOLONG))
		settings->text = operand;
}

bool pl_vale_settle(struct pl_settings *settings, struct pl_err *err)
{
	if (settings->output && !settle_file(settings, err))
		return false;
	if (settings->output)
		settle_output(settings);
	if (settings->output)
		settle_text(settings);
	if (settings->min_level && !settings->level)
		settings->level = settings->min_level;
	if (settings->no_color && !settings->color)
		settings->color = "never";
	if (settings->glob) {
		struct pl_str glob = pl_str_of(settings->glob);

		while (pl_str_starts(glob, "!"))
			glob = pl_str_cut(glob, 1, glob.len);
		if (!pl_glob_check(glob, err))
			return false;
	}
	return !(settings->output || settings->ext) || settle_stdin(settings, err);
}

/* --- globs ------------------------------------------------------------------------------ */

bool pl_vale_globbed(const struct pl_settings *settings, struct pl_str path)
{
	struct pl_str glob = pl_str_of(settings->glob);
	bool negated = pl_str_starts(glob, "!");

	while (pl_str_starts(glob, "!"))
		glob = pl_str_cut(glob, 1, glob.len);
	return !settings->glob || pl_glob_match(glob, path) != negated;
}

/* --- filters ---------------------------------------------------------------------------- */

/* Looks for config/filters/NAME in a folder of styles. */
static bool lies_in(struct pl_buf *path, const char *styles, const char *name)
{
	struct stat found;

	pl_buf_cut(path, 0);
	pl_buf_printf(path, "%s/config/filters/%s", styles, name);
	return !path->failed && !stat(path->at, &found);
}

/* A filter is a file, here or in a folder of styles; else the expression itself. */
static bool read_filter(const struct pl_loaded *loaded, const char *styles_path, struct pl_buf *out,
			struct pl_buf *path, struct pl_err *err)
{
	const struct pl_settings *settings = loaded->settings;
	struct stat file;
	const char *styles = NULL, *why;
	bool found;

	pl_buf_puts(path, settings->filter);
	found = !path->failed && !stat(path->at, &file);
	if (!found && styles_path)
		found = lies_in(path, styles = styles_path, settings->filter);
	for (size_t i = 0; !found && i < settings->rules.n; i++)
		found = lies_in(path, styles = settings->rules.at[i], settings->filter);
	if (found && styles && (why = pl_why_leads_outside(styles, path->at)))
		return pl_fail_at(err, PL_NOFILE, path->at, 0, 0, "%s", pl_err_tr(err, why));
	if (found)
		return pl_file_read(path->at, loaded->max_size, out, err);
	pl_buf_cut(path, 0);
	pl_buf_puts(path, "--filter");
	pl_buf_puts(out, settings->filter);
	return !(out->failed || path->failed) || pl_fail_nomem(err);
}

/* A filter that asks for levels has the last word about them: what it lets through is
 * shown (internal/check/filter.go). */
static bool apply_filter(struct pl_loaded *loaded, const struct pl_filter *filter,
			 struct pl_err *err)
{
	struct pl_options *options = &loaded->options;
	struct pl_rule_walk walk = { 0 };
	struct pl_rule_at at;

	while (pl_ruleset_next(loaded->rules, &walk, &at)) {
		enum pl_level level = pl_rule_level(at.rule, options->switches);

		if (!pl_filter_holds(filter, at.rule, level, options->lang, err)) {
			if (err->code != PL_OK)
				return false;
			if (!pl_ruleset_hide(loaded->rules, &at))
				return pl_fail_nomem(err);
		} else if (pl_filter_asks_level(filter) && level < options->level) {
			options->level = level;
		}
	}
	return true;
}

bool pl_vale_filter(struct pl_loaded *loaded, const char *styles_path, struct pl_err *err)
{
	struct pl_buf text = { 0 }, path = { 0 };
	struct pl_filter *filter = NULL;
	bool ok = true;

	if (!loaded->settings->filter || !*loaded->settings->filter)
		return true;
	if (read_filter(loaded, styles_path, &text, &path, err))
		filter = pl_filter_new(pl_buf_str(&text), path.at, err);
	ok = filter && apply_filter(loaded, filter, err);
	pl_filter_free(filter);
	pl_buf_release(&text);
	pl_buf_release(&path);
	return ok;
}
