/* The walks of tests/walk and those that are generated once more, typed at a terminal to the real
 * program. */
#include "walk/folder.h"
#include "walk/reach.h"
#include "walk/terminal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/source.h"
#include "base/unicode.h"

enum { PATIENCE = 60000, ROWS = 2000 };

static bool recording;         /* a person types, and what is shown is kept */
static struct pl_buf recorded; /* as asciinema's asciicast v2 */
static const char kept_in[] = ".local/share/plume";
static char *program;

/* --- a folder of its own ------------------------------------------------------------------ */

static void path_in(struct pl_buf *path, const char *folder, struct pl_str name, bool data)
{
	pl_buf_cut(path, 0);
	pl_buf_printf(path, "%s/%s%s%.*s", folder, data ? kept_in : "", data ? "/" : "",
		      PL_ARGS(name));
}

static void make_folders(const char *folder)
{
	static const char *const parts[] = { "/.local", "/.local/share", "/.local/share/plume" };
	struct pl_buf path = { 0 };

	for (size_t i = 0; i < 3; i++) {
		pl_buf_cut(&path, 0);
		pl_buf_printf(&path, "%s%s", folder, parts[i]);
		mkdir(path.at, 0700);
	}
	pl_buf_release(&path);
}

static void write_files(const struct script *script, const char *folder)
{
	struct pl_buf path = { 0 };

	make_folders(folder);
	for (size_t i = 0; i < script->files.n; i++) {
		const struct script_file *given = &script->files.at[i];
		FILE *file;

		path_in(&path, folder, given->name, given->data);
		file = fopen(path.at, "w");
		if (!file)
			continue;
		fwrite(given->text.at, 1, given->text.len, file);
		fclose(file);
	}
	pl_buf_release(&path);
}

static bool check_file(const struct script *script, const char *folder,
		       const struct script_step *step)
{
	struct pl_buf path = { 0 }, bytes = { 0 };
	bool there, ok;

	path_in(&path, folder, step->name, step->kind == SCRIPT_KEPT);
	there = pl_file_read(path.at, 1 << 20, &bytes, NULL);
	ok = there && (pl_str_is(step->text, "…") ||
		       (step->kind == SCRIPT_SAVED
				? pl_str_same(pl_buf_str(&bytes), step->text)
				: pl_str_find(pl_buf_str(&bytes), step->text, 0) != SIZE_MAX));
	if (!ok)
		printf("%s:%u: %s holds: %.*s\n", script->path, step->line, path.at,
		       PL_ARGS(there ? pl_buf_str(&bytes) : PL_STR("(there is none)")));
	pl_buf_release(&path);
	pl_buf_release(&bytes);
	return ok;
}

/* --- typing --------------------------------------------------------------------------------- */

static size_t lines_in(struct pl_str text)
{
	size_t n = 0;

	for (size_t i = 0; i < text.len; i++)
		n += text.at[i] == '\n';
	return n;
}

/* What was shown, without what was typed (so many lines) and the prompt behind it. */
static void turn_of(const struct terminal *terminal, size_t echo, struct script_turn *turn)
{
	struct pl_buf text = { 0 };
	struct pl_str shown;
	size_t end;

	terminal_text(terminal, &text);
	shown = pl_buf_str(&text);
	while (echo-- && shown.len) {
		size_t line = pl_str_find(shown, PL_STR("\n"), 0);

		shown = pl_str_cut(shown, line == SIZE_MAX ? shown.len : line + 1, shown.len);
	}
	for (end = shown.len; end && shown.at[end - 1] != '\n';)
		end--;
	script_turn_set(turn, terminal->ended ? shown : pl_str_cut(shown, 0, end));
	pl_buf_release(&text);
}

static void send_line(struct terminal *terminal, struct pl_str text)
{
	bool pasted = pl_str_find(text, PL_STR("\n"), 0) != SIZE_MAX;

	terminal_send(terminal, pasted ? PL_STR("\033[200~") : PL_STR(""));
	terminal_send(terminal, text);
	terminal_send(terminal, pasted ? PL_STR("\033[201~\r") : PL_STR("\r"));
}

/* A tab: all that it shows, after which the line is empty again. */
static void complete(struct terminal *terminal, const struct script_step *step,
		     struct script_turn *turn)
{
	struct pl_buf text = { 0 };

	terminal_send(terminal, step->text);
	terminal_send(terminal, PL_STR("\t\t"));
	terminal_idle(terminal, PATIENCE);
	terminal_text(terminal, &text);
	script_turn_set(turn, pl_buf_str(&text));
	pl_buf_release(&text);
	terminal_send(terminal, PL_STR("\025"));
	terminal_idle(terminal, PATIENCE);
}

/* A key or two of somebody who types; slowly enough to be read in a recording. */
static void send_slowly(struct terminal *terminal, struct pl_str text)
{
	for (size_t at = 0, end; at < text.len; at = end) {
		end = pl_grapheme_end(text, at);
		terminal->clock += 60;
		terminal_send(terminal, pl_str_cut(text, at, end));
		terminal_idle(terminal, PATIENCE);
	}
	terminal->clock += 400;
	terminal_send(terminal, PL_STR("\r"));
}

static bool type(const struct script *script, struct terminal *terminal,
		 const struct script_step *step, struct script_turn *turn)
{
	terminal_forget(terminal);
	if (step->key == 'I') {
		complete(terminal, step, turn);
		return true;
	}
	if (step->key)
		terminal_send(terminal, step->key == 'C' ? PL_STR("\003") : PL_STR("\004"));
	else if (recording)
		send_slowly(terminal, step->text);
	else
		send_line(terminal, step->text);
	if (!terminal_wait(terminal, PATIENCE)) {
		printf("%s:%u: no answer to: %.*s\n", script->path, step->line,
		       PL_ARGS(step->text));
		return false;
	}
	terminal->clock += 1500;
	turn_of(terminal, 1 + lines_in(step->text), turn);
	return script_fits(script, step, turn);
}

static bool check_step(const struct script *script, struct terminal *terminal, const char *folder,
		       const struct script_step *step, struct script_turn *turn)
{
	switch (step->kind) {
	case SCRIPT_TYPED:
		return type(script, terminal, step, turn);
	case SCRIPT_SAVED:
	case SCRIPT_KEPT:
		return check_file(script, folder, step);
	case SCRIPT_OVER:
		if (!terminal->ended)
			printf("%s:%u: the program has not ended\n", script->path, step->line);
		return terminal->ended;
	default:
		return script_check(script, step, turn);
	}
}

/* Whoever was not let go by the script leaves by Ctrl-D, twice at most. */
static bool check_end(const struct script *script, struct terminal *terminal)
{
	for (int i = 0; i < 3 && !terminal->ended; i++) {
		terminal_forget(terminal);
		terminal_send(terminal, PL_STR("\004"));
		terminal_wait(terminal, PATIENCE);
	}
	if (!terminal->ended || !WIFEXITED(terminal->status) || WEXITSTATUS(terminal->status)) {
		printf("%s: did not end well (status %d)\n", script->path, terminal->status);
		return false;
	}
	if (!terminal_is_sane(terminal)) {
		printf("%s: the terminal is not as it was\n", script->path);
		return false;
	}
	return true;
}

static void keep_cast(const struct script *script, struct terminal *terminal)
{
	if (!recording)
		return;
	terminal_cast(terminal);
	pl_buf_cut(&recorded, 0);
	pl_buf_printf(
		&recorded,
		"{\"version\": 2, \"width\": %u, \"height\": 40, \"title\": \"plume guide\"}\n",
		script->columns);
	pl_buf_add(&recorded, pl_buf_str(&terminal->cast));
}

static bool run_in(const struct script *script, const char *folder)
{
	const char *environment[16] = { script->lang == PL_FR ? "PLUME_LANG=fr" : "PLUME_LANG=en" };
	char *argv[] = { program, NULL };
	struct terminal_setup setup = { argv, folder, environment, (unsigned short)script->columns,
					(unsigned short)(script->rows ? script->rows : ROWS) };
	struct script_turn turn = { 0 };
	struct terminal terminal;
	bool ok;

	for (size_t i = 0; i < script->variables.n && i < 14; i++)
		environment[i + 1] = script->variables.at[i].text.at;
	write_files(script, folder);
	ok = terminal_start(&terminal, &setup) && terminal_wait(&terminal, PATIENCE);
	turn_of(&terminal, 0, &turn);
	for (size_t i = 0; ok && i < script->steps.n; i++)
		ok = check_step(script, &terminal, folder, &script->steps.at[i], &turn);
	ok = ok && check_end(script, &terminal);
	keep_cast(script, &terminal);
	terminal_close(&terminal);
	script_turn_release(&turn);
	return ok;
}

/* The script is released. */
static bool run(struct script *script)
{
	char folder[32];
	bool ok = folder_make(folder) && run_in(script, folder);

	folder_remove(folder);
	script_release(script);
	return ok;
}

static bool run_file(const char *path)
{
	struct script script;
	bool ok = script_read(&script, path);

	return run(&script) && ok;
}

/* Those that are generated; how many there are. */
static size_t run_reaching(size_t *passed)
{
	struct pl_ruleset *rules = pl_ruleset_new(NULL, 0, NULL);
	struct script script;
	size_t n = 0;

	for (; reach_script(&script, rules, n); n++)
		*passed += run(&script);
	script_release(&script);
	pl_ruleset_free(rules);
	return n;
}

static bool write_file(const char *path, struct pl_str bytes)
{
	FILE *file = fopen(path, "w");
	bool ok = file && fwrite(bytes.at, 1, bytes.len, file) == bytes.len;

	return file && !fclose(file) && ok;
}

/* The recording of the first minute, made anew.  With --cast it is put in its place, else it must
 * be what lies there. */
static bool record(bool write)
{
	static const char cast[] = "tests/walk/first-minute.cast";
	struct pl_buf kept = { 0 };
	bool ok;

	recording = true;
	ok = run_file("tests/walk/first-minute-fr.script");
	recording = false;
	if (ok && write)
		ok = write_file(cast, pl_buf_str(&recorded));
	ok = ok && pl_file_read(cast, 1 << 20, &kept, NULL) &&
	     pl_str_same(pl_buf_str(&kept), pl_buf_str(&recorded));
	if (!ok)
		printf("%s is not what is shown now: make cast, and look at the difference\n",
		       cast);
	pl_buf_release(&kept);
	pl_buf_release(&recorded);
	return ok;
}

int main(int argc, char **argv)
{
	struct pl_arena arena = { 0 };
	const char **scripts = script_all(&arena);
	size_t passed = 0, n = 0;

	program = folder_program();
	if (!program)
		return 2;
	if (argc == 2 && !strcmp(argv[1], "--cast"))
		return !record(true);
	if (argc > 1)
		scripts = (const char **)(argv + 1);
	for (; scripts[n]; n++)
		passed += run_file(scripts[n]);
	if (argc == 1) {
		n += run_reaching(&passed) + 1;
		passed += record(false);
	}
	printf("walks at a terminal: %zu cases, %zu passed\n", n, passed);
	pl_arena_release(&arena);
	printf("%zu passed, %zu failed\n", passed, n - passed);
	return passed < n;
}
