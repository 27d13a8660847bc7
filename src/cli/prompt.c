/* The prompt by readline: editing, what was typed before, completion. */
#include "cli/prompt.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h> /* readline.h needs it */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <readline/history.h>
#include <readline/readline.h>

enum { MOST_LINES = 1000 };

/* Readline calls back without a context. */
static struct {
	struct pl_prompt *prompt;
	char *line; /* that was read; NULL at the end of input */
	bool done;
	bool gone;    /* input has ended: what is typed so far is no line */
	char **words; /* candidates, as pl_walk_complete gives them */
	size_t n, room;
	struct pl_str stem;
} now;

/* --- completion ---------------------------------------------------------------------------- */

static void add_candidate(void *context, struct pl_str word)
{
	char *copy;

	(void)context;
	if (now.n == now.room) {
		size_t room = now.room ? now.room * 2 : 64;
		char **words = realloc(now.words, room * sizeof(*words));

		if (!words)
			return;
		now.words = words;
		now.room = room;
	}
	copy = malloc(word.len + 1); /* readline frees it */
	if (!copy)
		return;
	memcpy(copy, word.at, word.len);
	copy[word.len] = '\0';
	now.words[now.n++] = copy;
}

/* Hands the candidates over one by one; readline frees each. */
static char *next_candidate(const char *text, int again)
{
	static size_t at;

	(void)text;
	if (!again)
		at = 0;
	return at < now.n ? now.words[at++] : NULL;
}

static char **complete(const char *text, int start, int end)
{
	struct pl_str line = { rl_line_buffer, (size_t)end };
	size_t from = (size_t)start;
	bool files = false;

	(void)text;
	now.n = 0;
	pl_walk_complete(now.prompt->walk, line, &from, &files, add_candidate, NULL);
	rl_attempted_completion_over = !files;
	return now.n && from == (size_t)start ? rl_completion_matches(text, next_candidate) : NULL;
}

/* Shows the text below the line, which is then there again as it was. */
static void show_below(struct pl_str text)
{
	int point = rl_point;

	rl_point = rl_end;
	rl_redisplay();
	fprintf(rl_outstream, "\n%.*s", PL_ARGS(text));
	rl_point = point;
	rl_on_new_line();
	rl_redisplay();
}

static bool has_candidates(void)
{
	struct pl_str line = { rl_line_buffer, (size_t)rl_point };
	bool files = false;
	size_t from;

	now.n = 0;
	pl_walk_complete(now.prompt->walk, line, &from, &files, add_candidate, NULL);
	for (size_t i = 0; i < now.n; i++)
		free(now.words[i]);
	return now.n || files;
}

/* Completes; where there is nothing to complete, tells what can be said of the line so far. */
static int tab(int count, int key)
{
	struct pl_buf shown = { 0 };

	if (now.prompt->glance && !has_candidates())
		now.prompt->glance(now.prompt->context, pl_str_of(rl_line_buffer), &shown);
	if (!shown.len) {
		/* Twice in a row lists: it asks which command came before it. */
		rl_last_func = rl_last_func == tab ? rl_complete : rl_last_func;
		return rl_complete(count, key);
	}
	show_below(pl_buf_str(&shown));
	pl_buf_release(&shown);
	return 0;
}

/* --- the line -------------------------------------------------------------------------------- */

static void on_line(char *line)
{
	now.line = line;
	now.done = true;
	rl_callback_handler_remove();
}

/* Alt-Enter goes on in a new line, as it does in a letter. */
static int new_line(int count, int key)
{
	(void)count;
	(void)key;
	return rl_insert_text("\n");
}

/* The end of a paste, to be read in place of keys; how much of it was. */
static const char end_of_paste[] = "\033[201~";
static size_t ending;
static sigset_t unheld; /* the mask of signals while nothing is held */

/* Waits until there is a key; false when a signal came first.  Signals are let in only here:
 * one that comes before would be slept through, and one in the midst of readline's work makes
 * it free what it still uses (8.2, searching backwards). */
static bool wait_for_key(void)
{
	return !rl_pending_signal() && pl_typed_wait(&unheld);
}

/* In the midst of a search through the history, readline 8.2 falls over a key that begins a
 * sequence and is not followed by the rest of it (Ctrl-X Ctrl-N).  Ctrl-J ends the search first. */
static bool breaks_search(unsigned char key)
{
	return RL_ISSTATE(RL_STATE_ISEARCH) && rl_get_keymap()[key].type == ISKMAP;
}

static int take_key(unsigned char key)
{
	if (!breaks_search(key))
		return key;
	rl_stuff_char(key);
	return '\n';
}

/* In a search readline 8.2 also reads a character to its last byte, and frees what it reads into
 * when Ctrl-C comes meanwhile.  So the bytes of one are gathered here before it is asked to. */
static struct {
	unsigned char bytes[4];
	size_t n, at; /* those before `at` were taken */
} early;

static size_t bytes_of(unsigned char first)
{
	return first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
}

/* Is there a whole character, or one that is none? */
static bool gather(void)
{
	char byte;
	ssize_t n;

	if (!RL_ISSTATE(RL_STATE_ISEARCH) || early.at)
		return true;
	n = pl_typed_now(&byte, 1);
	if (n != 1)
		return n == 0; /* the end: readline is to see it */
	early.bytes[early.n++] = (unsigned char)byte;
	return early.n == bytes_of(early.bytes[0]) || (early.n > 1 && (byte & 0xC0) != 0x80);
}

static int next_early(void)
{
	unsigned char key = early.bytes[early.at++];

	if (early.at == early.n)
		early.n = early.at = 0;
	return take_key(key);
}

/* A key.  A paste whose end never comes would swallow every one, Ctrl-C too: that ends it.  So
 * does the end of input; of a paste that stops otherwise readline 8.2 reads a byte too far. */
static int get_key(FILE *stream)
{
	char key;

	(void)stream;
	if (early.n && !ending)
		return next_early();
	while (!ending && rl_pending_signal() != SIGINT) {
		ssize_t n;

		if (!wait_for_key()) {
			if (rl_pending_signal() != SIGINT)
				rl_check_signals();
			continue;
		}
		n = pl_typed_now(&key, 1);
		if (n == 1)
			return take_key((unsigned char)key);
		if (n == 0 || (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)) {
			now.gone = true;
			break;
		}
	}
	return ending < sizeof(end_of_paste) - 1 ? end_of_paste[ending++] : EOF;
}

/* Ctrl-C: what was being typed is given up. */
static void give_up(void)
{
	early.n = early.at = 0;
	rl_callback_sigcleanup();
	rl_replace_line("", 0);
	rl_callback_handler_remove();
	fputs("^C\n", rl_outstream);
	fflush(rl_outstream);
}

/* Holds those that wait_for_key lets in, or lets them all in again. */
static void hold_signals(bool hold)
{
	sigset_t held;

	sigemptyset(&held);
	sigaddset(&held, SIGINT);
	sigaddset(&held, SIGWINCH);
	if (hold)
		sigprocmask(SIG_BLOCK, &held, &unheld);
	else
		sigprocmask(SIG_SETMASK, &unheld, NULL);
}

static enum pl_prompt_got edit(const char *words, struct pl_buf *line)
{
	now.line = NULL;
	now.done = now.gone = false;
	ending = 0;
	rl_callback_handler_install(words, on_line);
	while (!now.done) {
		if (pl_prompt_interrupted()) {
			give_up();
			return PL_PROMPT_BREAK;
		}
		if (!early.at && !wait_for_key())
			rl_check_signals();
		else if (early.at || gather()) /* what it has left of a character, or more */
			rl_callback_read_char();
	}
	/* Outside of a paste, what ends one was typed itself. */
	if (now.gone || !now.line) {
		free(now.line);
		return PL_PROMPT_END;
	}
	pl_buf_puts(line, now.line);
	free(now.line);
	return PL_PROMPT_LINE;
}

enum pl_prompt_got pl_prompt_ask(struct pl_prompt *prompt, struct pl_str words, struct pl_buf *line)
{
	struct pl_buf shown = { 0 };
	enum pl_prompt_got got;

	if (!prompt->editing)
		return pl_prompt_plainly(prompt, words, line);
	now.prompt = prompt;
	pl_buf_add(&shown, words);
	hold_signals(true);
	got = edit(shown.at ? shown.at : "", line);
	hold_signals(false);
	pl_buf_release(&shown);
	if (got == PL_PROMPT_END)
		fputc('\n', rl_outstream);
	return got;
}

/* --- what was typed before ---------------------------------------------------------------------
 */

/* Nobody else may read it, whatever the umask says and whoever made it. */
static int open_history(const char *path)
{
	int file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

	if (file >= 0 && fchmod(file, 0600)) {
		close(file);
		return -1;
	}
	return file;
}

void pl_prompt_keep(struct pl_prompt *prompt, struct pl_str line)
{
	struct pl_buf kept = { 0 };
	int file;

	if (!prompt->editing || !prompt->history)
		return;
	pl_buf_printf(&kept, "%.*s\n", PL_ARGS(line));
	file = kept.failed ? -1 : open_history(prompt->history);
	/* A line that cannot be kept is no reason to stop: the next may be. */
	if (file >= 0 && write(file, kept.at, kept.len) < 0)
		errno = 0;
	if (file >= 0)
		close(file);
	pl_buf_cut(&kept, kept.len ? kept.len - 1 : 0);
	add_history(kept.at ? kept.at : "");
	pl_buf_release(&kept);
}

static void read_lines_before(const char *path)
{
	int file = open_history(path);

	if (file < 0)
		return;
	close(file);
	history_truncate_file(path, MOST_LINES);
	read_history(path);
	stifle_history(MOST_LINES);
}

/* --- life
 * ------------------------------------------------------------------------------------------ */

bool pl_prompt_glances(void)
{
	return true;
}

void pl_prompt_open(struct pl_prompt *prompt)
{
	pl_prompt_catch();
	if (!prompt->editing)
		return;
	rl_readline_name = "plume";
	rl_getc_function = get_key;
	rl_attempted_completion_function = complete;
	rl_completer_word_break_characters = " \t\n";
	rl_variable_bind("enable-bracketed-paste", "on");
	rl_add_defun("plume-new-line", new_line, -1);
	rl_initialize();
	/* Whoever has given the key another task keeps it. */
	rl_add_defun("plume-complete", tab, -1);
	if (rl_function_of_keyseq("\t", NULL, NULL) == rl_complete)
		rl_bind_key('\t', tab);
	rl_bind_keyseq_if_unbound("\\e\\r", new_line);
	rl_bind_keyseq_if_unbound("\\e\\n", new_line);
	using_history();
	if (prompt->history)
		read_lines_before(prompt->history);
}

void pl_prompt_close(struct pl_prompt *prompt)
{
	if (prompt->editing) {
		rl_callback_handler_remove();
		rl_deprep_terminal();
		clear_history();
	}
	free(now.words);
	now.words = NULL;
	now.n = now.room = 0;
	pl_buf_release(&prompt->rest);
}
