/* Runs Vale's behaviour data that lie in a folder: VALE_COMPAT, or ../shared/vale-compat,
 * with the styles of VALE_STYLES, or ../shared/vale-styles.  tests/vale/ has the parts. */
#include "vale/vale.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char exceptions_file[] = "tests/vale/exceptions.tsv";

const char *vale_text(struct vale *vale, const char *format, ...)
{
	struct pl_buf text = { 0 };
	const char *kept;
	va_list args;

	va_start(args, format);
	pl_buf_vprintf(&text, format, args);
	va_end(args);
	kept = pl_arena_str(&vale->arena, pl_buf_str(&text)).at;
	pl_buf_release(&text);
	return kept;
}

/* --- exceptions and bars -----------------------------------------------------------------------
 */

static void read_exceptions(struct vale *vale)
{
	struct pl_buf bytes = { 0 };
	struct pl_str all;

	pl_file_read(exceptions_file, 1 << 20, &bytes, NULL);
	all = pl_arena_str(&vale->arena, pl_buf_str(&bytes));
	pl_buf_release(&bytes);
	for (size_t at = 0, end; at < all.len; at = end + 1) {
		struct vale_exception *exception;
		size_t tab;

		end = pl_str_find(all, PL_STR("\n"), at);
		end = end == SIZE_MAX ? all.len : end;
		tab = pl_str_find(pl_str_cut(all, 0, end), PL_STR("\t"), at);
		if (tab == SIZE_MAX || !(exception = PL_PUSH(&vale->exceptions)))
			continue;
		exception->key = pl_str_cut(all, at, tab);
		exception->reason = pl_str_cut(all, tab + 1, end);
	}
}

const struct vale_exception *vale_excuse(struct vale *vale, const char *key, bool differs)
{
	for (size_t i = 0; i < vale->exceptions.n; i++) {
		struct vale_exception *exception = &vale->exceptions.at[i];

		if (!pl_str_is(exception->key, key))
			continue;
		exception->met = true;
		exception->needed |= differs;
		return exception;
	}
	return NULL;
}

/* An exception whose case passes now hides the next fault. */
static void tell_stale(struct vale *vale)
{
	for (size_t i = 0; i < vale->exceptions.n; i++) {
		const struct vale_exception *exception = &vale->exceptions.at[i];

		if (exception->needed || (!exception->met && !vale->ours))
			continue;
		printf("failed: %s: the exception of %.*s is no longer needed\n", exceptions_file,
		       PL_ARGS(exception->key));
		vale->failed++;
	}
}

void vale_bar(struct vale *vale, const char *what, size_t n, size_t of, size_t exceptions,
	      double bar)
{
	double share = of ? 100 * (double)n / (double)of : 100;

	printf("%s: %zu cases, %zu passed, %zu exceptions: %.1f %% (bar: %.1f %%)\n", what, of, n,
	       exceptions, share, bar);
	if (vale->ours && share < bar) {
		printf("failed: %s: %.1f %% is below the bar\n", what, share);
		vale->failed++;
	}
}

/* --- the folders ----------------------------------------------------------------------------- */

/* The path from the root, so that it holds in every folder; NULL when there is nothing. */
static const char *whole_path(struct vale *vale, const char *path)
{
	char here[4096] = "";
	struct stat there;

	if (stat(path, &there))
		return NULL;
	if (path[0] != '/' && !getcwd(here, sizeof(here)))
		return NULL;
	return vale_text(vale, "%s%s%s", here, *here ? "/" : "", path);
}

/* The folder that the variable names, or the usual one; NULL, and told, when missing. */
static const char *folder(struct vale *vale, const char *variable, const char *usual)
{
	const char *value = getenv(variable), *path = value && *value ? value : usual;
	const char *whole = whole_path(vale, path);

	if (!whole)
		printf("skipped: no Vale data at %s\n", path);
	return whole;
}

static const char *program(struct vale *vale)
{
	const char *b = getenv("B");

	return whole_path(vale, vale_text(vale, "%s/plume", b && *b ? b : "build"));
}

static const char *work_folder(struct vale *vale)
{
	const char *tmp = getenv("TMPDIR");
	const char *name = vale_text(vale, "%s/plume-vale-XXXXXX", tmp && *tmp ? tmp : "/tmp");
	char *made = mkdtemp((char *)(uintptr_t)name);

	return made;
}

static void remove_work(struct vale *vale)
{
	const char *const argv[] = { "/bin/rm", "-rf", vale->work, NULL };
	struct vale_run run = { .cwd = "/", .argv = argv };

	vale_run(&run);
	vale_run_release(&run);
}

static bool start(struct vale *vale)
{
	const char *other = getenv("VALE_COMPAT");

	vale->ours = !(other && *other);
	vale->data = folder(vale, "VALE_COMPAT", "../shared/vale-compat");
	vale->styles = folder(vale, "VALE_STYLES", "../shared/vale-styles");
	vale->program = program(vale);
	vale->work = work_folder(vale);
	if (vale->program && vale->work)
		return true;
	printf("failed: no program, or no temporary folder\n0 passed, 1 failed\n");
	return false;
}

int main(void)
{
	struct vale vale = { 0 };
	bool ok;

	setenv("PLUME_LANG", "en", 1);
	if (!start(&vale))
		return 1;
	read_exceptions(&vale);
	if (vale.data)
		vale_cases(&vale);
	if (vale.data && vale.styles)
		vale_oracle(&vale);
	if (vale.styles)
		vale_styles(&vale);
	if (vale.data && vale.styles)
		tell_stale(&vale);
	remove_work(&vale);
	printf("%zu passed, %zu failed\n", vale.passed, vale.failed);
	ok = !vale.failed;
	PL_LIST_RELEASE(&vale.exceptions);
	pl_arena_release(&vale.arena);
	return !ok;
}
