/* Cases of Vale's own behaviour tests: a folder of fixtures, arguments, and the output
 * and status that Vale gives. */
#include "vale/vale.h"

#include <stdio.h>
#include <string.h>

/* Percent that must pass to the character; those with an exception do not count. */
static const double bar = 95;

enum { MOST_ARGS = 32, MOST_TEXTS = 8, SHOWN = 20 };

struct block {
	struct pl_str name; /* "exactly", "file test.md" */
	struct pl_buf text;
};

struct trial {
	const char *id;
	struct pl_str scope, cwd, input, status;
	const char *args[MOST_ARGS];
	size_t n_args;
	struct block blocks[MOST_TEXTS];
	size_t n_blocks;
};

struct tally {
	size_t cases, passed, exceptions;
};

/* --- reading ------------------------------------------------------------------------------- */

static struct pl_str next_line(struct pl_str text, size_t *at)
{
	size_t start = *at, end = pl_str_find(text, PL_STR("\n"), start);

	*at = end == SIZE_MAX ? text.len : end + 1;
	return pl_str_cut(text, start, end == SIZE_MAX ? text.len : end);
}

static struct pl_str behind(struct pl_str line, const char *start)
{
	return pl_str_cut(line, strlen(start), line.len);
}

static void read_header(struct vale *vale, struct trial *trial, struct pl_str line)
{
	if (pl_str_starts(line, "scope: "))
		trial->scope = behind(line, "scope: ");
	else if (pl_str_starts(line, "cwd: "))
		trial->cwd = behind(line, "cwd: ");
	else if (pl_str_starts(line, "stdin: "))
		trial->input = behind(line, "stdin: ");
	else if (pl_str_starts(line, "exit: "))
		trial->status = behind(line, "exit: ");
	else if (pl_str_starts(line, "arg: ") && trial->n_args < MOST_ARGS)
		trial->args[trial->n_args++] = pl_arena_str(&vale->arena, behind(line, "arg: ")).at;
}

static void read_trial(struct vale *vale, struct trial *trial, struct pl_str bytes)
{
	struct block *block = NULL;

	for (size_t at = 0; at < bytes.len;) {
		struct pl_str line = next_line(bytes, &at);

		if (pl_str_starts(line, "@") && trial->n_blocks < MOST_TEXTS) {
			block = &trial->blocks[trial->n_blocks++];
			block->name = behind(line, "@");
		} else if (pl_str_starts(line, "|") && block) {
			pl_buf_add(&block->text, behind(line, "|"));
			pl_buf_putc(&block->text, '\n');
		} else {
			read_header(vale, trial, line);
		}
	}
}

static void release_trial(struct trial *trial)
{
	for (size_t i = 0; i < trial->n_blocks; i++)
		pl_buf_release(&trial->blocks[i].text);
}

/* --- running ------------------------------------------------------------------------------- */

static bool shell(struct vale *vale, const char *script, const char *a, const char *b)
{
	const char *const argv[] = { "/bin/sh", "-c", script, "sh", a, b, NULL };
	struct vale_run run = { .cwd = vale->work, .argv = argv };
	bool ok;

	vale_run(&run);
	ok = run.status == 0;
	if (!ok)
		printf("failed: %s: %s\n", script, run.errors.at ? run.errors.at : "");
	vale_run_release(&run);
	return ok;
}

static bool write_file(const char *path, struct pl_str text)
{
	FILE *file = fopen(path, "wb");
	bool ok = file && fwrite(text.at, 1, text.len, file) == text.len;

	if (file && fclose(file))
		ok = false;
	if (!ok)
		perror(path);
	return ok;
}

/* Files of a case are made before it changes into its folder, so they never stand in
 * a folder of fixtures, whose files are often called the same. */
static bool prepare(struct vale *vale, const struct trial *trial)
{
	bool ok = shell(vale, "rm -rf tmp/aruba && mkdir -p tmp/aruba", "", "");

	for (size_t i = 0; i < trial->n_blocks && ok; i++) {
		struct pl_str name = trial->blocks[i].name;

		if (pl_str_starts(name, "file "))
			ok = write_file(vale_text(vale, "%s/tmp/aruba/%.*s", vale->work,
						  PL_ARGS(behind(name, "file "))),
					pl_buf_str(&trial->blocks[i].text));
	}
	return ok;
}

static bool is_part(const struct trial *trial)
{
	return pl_str_is(trial->scope, "part");
}

/* A file that plume does not claim to read: source code, AsciiDoc and the like. */
static bool is_foreign(struct pl_str path)
{
	static const char *const endings[] = { ".md", ".txt", ".html", ".json" };

	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++) {
		if (pl_str_ends(path, endings[i]))
			return false;
	}
	return true;
}

static bool is_left_out(const struct trial *trial, const char *arg)
{
	return is_part(trial) && arg[0] != '-' && strchr(arg, '.') && arg[1] != '\0' &&
	       is_foreign(pl_str_of(arg));
}

static void run_trial(struct vale *vale, const struct trial *trial, struct vale_run *run)
{
	const char *argv[MOST_ARGS + 3] = { vale->program, "check" };
	size_t n = 2;

	for (size_t i = 0; i < trial->n_args; i++) {
		if (!is_left_out(trial, trial->args[i]))
			argv[n++] = trial->args[i];
	}
	run->cwd = vale_text(vale, "%s/%.*s", vale->work, PL_ARGS(trial->cwd));
	if (trial->input.len)
		run->input = pl_arena_str(&vale->arena, trial->input).at;
	run->argv = argv;
	vale_run(run);
	run->argv = NULL;
}

/* --- judging ------------------------------------------------------------------------------- */

/* Where a line of output points; the line when it does not. */
static struct pl_str path_of(struct pl_str line)
{
	return pl_str_cut(line, 0, pl_str_find(line, PL_STR(":"), 0));
}

/* The lines to compare, without empty ones before and behind. */
static void keep(struct pl_buf *out, struct pl_str text, bool part)
{
	size_t at = 0;

	while (text.len && text.at[text.len - 1] == '\n')
		text.len--;
	while (at < text.len && text.at[at] == '\n')
		at++;
	while (at < text.len) {
		struct pl_str line = next_line(text, &at);

		if (part && is_foreign(path_of(line)))
			continue;
		pl_buf_add(out, line);
		pl_buf_putc(out, '\n');
	}
}

static bool has_line(struct pl_str text, struct pl_str line)
{
	for (size_t at = 0; at < text.len;) {
		if (pl_str_same(next_line(text, &at), line))
			return true;
	}
	return false;
}

/* The lines of `text` that `other` has not. */
static size_t tell_lines(struct pl_buf *why, char sign, struct pl_str text, struct pl_str other)
{
	size_t n = 0;

	for (size_t at = 0; at < text.len;) {
		struct pl_str line = next_line(text, &at);

		if (has_line(other, line))
			continue;
		if (n++ < SHOWN)
			pl_buf_printf(why, "  %c %.*s\n", sign, PL_ARGS(line));
	}
	if (n > SHOWN)
		pl_buf_printf(why, "  %c … %zu more\n", sign, n - SHOWN);
	return n;
}

static void judge_output(struct pl_buf *why, struct pl_str wanted, struct pl_str came, bool part)
{
	struct pl_buf want = { 0 }, got = { 0 };

	keep(&want, wanted, part);
	keep(&got, came, part);
	if (!pl_str_same(pl_buf_str(&want), pl_buf_str(&got)) &&
	    !tell_lines(why, '-', pl_buf_str(&want), pl_buf_str(&got)) +
			    !tell_lines(why, '+', pl_buf_str(&got), pl_buf_str(&want)) ==
		    2)
		pl_buf_puts(why, "  the same lines in another order, or another number of times\n");
	pl_buf_release(&want);
	pl_buf_release(&got);
}

static bool contains(const struct vale_run *run, struct pl_str text)
{
	text = pl_str_trim(text);
	return pl_str_find(pl_buf_str(&run->out), text, 0) != SIZE_MAX ||
	       pl_str_find(pl_buf_str(&run->errors), text, 0) != SIZE_MAX;
}

static void judge_block(struct pl_buf *why, const struct trial *trial, const struct block *block,
			const struct vale_run *run)
{
	struct pl_str text = pl_buf_str(&block->text);

	if (pl_str_is(block->name, "exactly"))
		judge_output(why, text, pl_buf_str(&run->out), is_part(trial));
	else if (pl_str_is(block->name, "contains") && !contains(run, text))
		pl_buf_printf(why, "  not in the output: %.*s", PL_ARGS(text));
	else if (pl_str_is(block->name, "lacks") && contains(run, text))
		pl_buf_printf(why, "  in the output: %.*s", PL_ARGS(text));
}

/* The status is said, and not that of findings in files left out. */
static bool tells_status(const struct trial *trial)
{
	bool foreign = false;

	for (size_t i = 0; i < trial->n_blocks; i++) {
		struct pl_str text = pl_buf_str(&trial->blocks[i].text);

		if (!pl_str_is(trial->blocks[i].name, "exactly"))
			continue;
		for (size_t at = 0; at < text.len;)
			foreign |= is_foreign(path_of(next_line(text, &at)));
	}
	return trial->status.len && !foreign;
}

/* What is wrong; nothing when all is well. */
static void judge(struct pl_buf *why, const struct trial *trial, const struct vale_run *run)
{
	char status[16];

	for (size_t i = 0; i < trial->n_blocks; i++)
		judge_block(why, trial, &trial->blocks[i], run);
	snprintf(status, sizeof(status), "%d", run->status);
	if (run->hung)
		pl_buf_puts(why, "  it did not end\n");
	else if (tells_status(trial) ? !pl_str_is(trial->status, status) : run->status > 2)
		pl_buf_printf(why, "  status %s, wanted %.*s\n", status, PL_ARGS(trial->status));
	if (why->len && run->errors.len) {
		size_t at = 0;
		struct pl_str errors = pl_buf_str(&run->errors), line = next_line(errors, &at);

		pl_buf_printf(why, "  stderr: %.*s%s\n", PL_ARGS(line),
			      at < errors.len ? " …" : "");
	}
}

static void settle(struct vale *vale, const struct trial *trial, const struct pl_buf *why,
		   struct tally *tally)
{
	const struct vale_exception *exception = vale_excuse(vale, trial->id, why->len > 0);

	tally->cases++;
	tally->passed += !why->len;
	if (!why->len)
		return;
	if (exception) {
		tally->exceptions++;
		printf("exception: %s: %.*s\n", trial->id, PL_ARGS(exception->reason));
		return;
	}
	printf("failed: %s\n%s", trial->id, why->at);
	vale->failed++;
}

/* --- all of them --------------------------------------------------------------------------- */

struct cases {
	struct vale *vale;
	struct tally tally;
};

static void try_case(struct cases *cases, struct pl_str bytes, const char *id)
{
	struct trial trial = { .id = id };
	struct vale_run run = { 0 };
	struct pl_buf why = { 0 };

	read_trial(cases->vale, &trial, bytes);
	if (pl_str_is(trial.scope, "in") || is_part(&trial)) {
		if (prepare(cases->vale, &trial)) {
			run_trial(cases->vale, &trial, &run);
			judge(&why, &trial, &run);
		} else {
			pl_buf_puts(&why, "  its files could not be made\n");
		}
		settle(cases->vale, &trial, &why, &cases->tally);
	}
	pl_buf_release(&why);
	vale_run_release(&run);
	release_trial(&trial);
}

static bool each(void *context, const char *name)
{
	struct cases *cases = context;
	struct vale *vale = cases->vale;
	struct pl_buf bytes = { 0 };
	struct pl_err err = { 0 };

	if (pl_file_read(vale_text(vale, "%s/cases/%s", vale->data, name), 1 << 20, &bytes, &err)) {
		try_case(cases, pl_buf_str(&bytes),
			 vale_text(vale, "%.*s", (int)(strlen(name) - strlen(".case")), name));
	} else {
		printf("failed: %s: %s\n", name, err.text);
		vale->failed++;
	}
	pl_buf_release(&bytes);
	return true;
}

void vale_cases(struct vale *vale)
{
	struct cases cases = { .vale = vale };
	struct pl_source source;

	/* No configuration is looked for above a folder with .git. */
	if (!shell(vale, "mkdir .git && cp -R \"$1\"/. . && chmod -R u+w .",
		   vale_text(vale, "%s/features/testdata", vale->data), "")) {
		vale->failed++;
		return;
	}
	pl_source_folder(&source, vale_text(vale, "%s/cases", vale->data));
	source.walk(&source, ".case", each, &cases, NULL);
	vale->passed += cases.tally.passed;
	vale_bar(vale, "vale cases", cases.tally.passed, cases.tally.cases, cases.tally.exceptions,
		 bar);
}
