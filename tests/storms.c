/* What happens to a guide at a terminal besides keys: signals, windows that change their size, and
 * being killed or cut off at any moment, of which only the line being typed is lost.
 *
 *     storms [SIGNALS [SEED]]
 *
 * STORMS= names the number of signals too; of sizes there are five times as many, and a tenth
 * as many programs are killed, and cut off. */
#define _XOPEN_SOURCE 700 /* random, kill */

#include "walk/folder.h"
#include "walk/terminal.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { PATIENCE = 60000, FEW = 200, LINES = 6 };

static char *program;
static unsigned wanted;

static unsigned below(unsigned n)
{
	return (unsigned)random() % n;
}

/* Some moment or other: nothing rests on how long it is. */
static void pass_time(unsigned most_microseconds)
{
	struct timespec time = { .tv_nsec = (long)below(most_microseconds) * 1000 };

	nanosleep(&time, NULL);
}

static bool begin(struct terminal *terminal, const char *folder)
{
	static const char *const more[] = { "PLUME_LANG=en", "ASAN_OPTIONS=detect_leaks=0", NULL };
	char *argv[] = { program, NULL };
	const struct terminal_setup setup = { argv, folder, more, 80, 2000 };

	/* Under nohup, and what starts programs so, nobody says that the terminal is gone. */
	signal(SIGHUP, below(2) ? SIG_IGN : SIG_DFL);
	return terminal_start(terminal, &setup) && terminal_wait(terminal, PATIENCE);
}

static bool says(struct terminal *terminal, const char *typed, const char *wanted_text)
{
	struct pl_buf text = { 0 };
	bool ok;

	terminal_forget(terminal);
	terminal_send(terminal, pl_str_of(typed));
	ok = terminal_wait(terminal, PATIENCE);
	terminal_text(terminal, &text);
	ok = ok && pl_str_find(pl_buf_str(&text), pl_str_of(wanted_text), 0) != SIZE_MAX;
	if (!ok)
		printf("'%s' does not show '%s' but: %.*s\n", typed, wanted_text,
		       PL_ARGS(pl_buf_str(&text)));
	pl_buf_release(&text);
	return ok;
}

/* It still answers, is left by a command, and leaves the terminal as it was. */
static bool is_well(struct terminal *terminal)
{
	bool ok;

	terminal_idle(terminal, PATIENCE);
	terminal_send(terminal, PL_STR("\003"));
	terminal_idle(terminal, PATIENCE);
	ok = says(terminal, "open facebook/texte/aerer\r", "facebook/texte/aerer") &&
	     says(terminal, "quit\r", "");
	terminal_idle(terminal, PATIENCE);
	if (ok &&
	    (!terminal->ended || !WIFEXITED(terminal->status) || WEXITSTATUS(terminal->status))) {
		printf("it did not end well: status %d\n", terminal->status);
		ok = false;
	}
	if (ok && !terminal_is_sane(terminal)) {
		printf("the terminal is not as it was\n");
		ok = false;
	}
	return ok;
}

/* --- signals and sizes ----------------------------------------------------------------------- */

static const char *const typed[] = {
	"search eau\r", "open 1\r",  "essayer Crue : partez!\r",
	"exercise\r",   "stop\r",    "marks\r",
	"lang fr\r",    "lang en\r", "half a li",
	"ne\r",         "\022eau",   "network x\r",
	"\t\t",         "cancel\r",  "quiz\r",
};

static void type_something(struct terminal *terminal)
{
	terminal_send(terminal, pl_str_of(typed[below(sizeof(typed) / sizeof(*typed))]));
}

static void interrupt(struct terminal *terminal)
{
	kill(terminal->child, SIGINT);
}

static void change_size(struct terminal *terminal)
{
	terminal_resize(terminal, (unsigned short)(1 + below(250)),
			(unsigned short)(1 + below(90)));
}

static bool storm(const char *what, void (*strike)(struct terminal *terminal), unsigned n)
{
	struct terminal terminal;
	char folder[32];
	bool ok = folder_make(folder) && begin(&terminal, folder);

	for (unsigned i = 0; ok && i < n && !terminal.ended; i++) {
		if (!below(3))
			type_something(&terminal);
		pass_time(2000);
		strike(&terminal);
		terminal_settle(&terminal, 0);
	}
	terminal_resize(&terminal, 80, 2000);
	ok = ok && is_well(&terminal);
	terminal_close(&terminal);
	folder_remove(folder);
	printf("%s: %u cases, %s\n", what, n, ok ? "all well" : "FAILED");
	return ok;
}

/* --- being killed ----------------------------------------------------------------------------- */

/* Nothing lies there but what walks keep. */
static bool is_tidy(const char *folder)
{
	struct pl_buf path = { 0 };
	const struct dirent *entry;
	bool ok = true;
	DIR *opened;

	pl_buf_printf(&path, "%s/.local/share/plume", folder);
	opened = opendir(path.at);
	pl_buf_release(&path);
	while (ok && opened && (entry = readdir(opened))) {
		ok = !strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..") ||
		     !strcmp(entry->d_name, "progress.json") || !strcmp(entry->d_name, "work.json");
		if (!ok)
			printf("%s is left over\n", entry->d_name);
	}
	if (opened)
		closedir(opened);
	return ok;
}

static bool is_killed(struct terminal *terminal)
{
	kill(terminal->child, SIGKILL);
	return true;
}

static bool is_cut_off(struct terminal *terminal)
{
	return terminal_hang_up(terminal, PATIENCE);
}

/* Types a page's mark and `n` lines of a draft, each answered, and one in which it ends. */
static bool work_and_die(const char *folder, unsigned n, bool (*end)(struct terminal *terminal))
{
	struct terminal terminal;
	bool ok = begin(&terminal, folder) && says(&terminal, "open facebook/texte/aerer\r", "") &&
		  says(&terminal, "mark\r", "Marked") && says(&terminal, "try\r", "Type or paste");
	char line[64];

	for (unsigned i = 0; ok && i <= n; i++) {
		snprintf(line, sizeof(line), "Le nord du Cher, ligne %u.\r", i);
		if (i < n)
			ok = says(&terminal, line, "");
		else
			terminal_send(&terminal, (struct pl_str){ line, 1 + below(23) });
	}
	if (below(2))
		terminal_send(&terminal, PL_STR("\r"));
	pass_time(3000);
	ok = end(&terminal) && ok;
	terminal_close(&terminal);
	return ok;
}

static bool has_kept(const char *folder, unsigned n)
{
	struct terminal terminal;
	bool ok = begin(&terminal, folder);
	char line[64];

	ok = ok && says(&terminal, "marks\r", "facebook/texte/aerer");
	for (unsigned i = 0; ok && i < n; i++) {
		snprintf(line, sizeof(line), "Le nord du Cher, ligne %u.", i);
		ok = says(&terminal, "draft\r", line);
	}
	ok = ok && is_tidy(folder);
	terminal_close(&terminal);
	return ok;
}

static bool end_some(const char *how, bool (*end)(struct terminal *terminal), unsigned n)
{
	char folder[32];
	unsigned kept = 0;

	for (unsigned i = 0; i < n; i++) {
		unsigned lines = 1 + below(LINES);

		if (!folder_make(folder))
			return false;
		kept += work_and_die(folder, lines, end) && has_kept(folder, lines);
		folder_remove(folder);
	}
	printf("%s at any moment: %u cases, %u lost at most the line being typed\n", how, n, kept);
	return kept == n;
}

int main(int argc, char **argv)
{
	const char *asked = argc > 1 ? argv[1] : getenv("STORMS");
	unsigned seed = argc > 2 ? (unsigned)atoi(argv[2]) : 1, passed;

	wanted = asked && *asked ? (unsigned)atoi(asked) : FEW;
	program = folder_program();
	if (!program)
		return 2;
	srandom(seed);
	passed = (unsigned)storm("interrupts", interrupt, wanted) +
		 (unsigned)storm("sizes of the window", change_size, 5 * wanted) +
		 (unsigned)end_some("killed", is_killed, wanted / 10) +
		 (unsigned)end_some("cut off", is_cut_off, wanted / 10);
	printf("%u passed, %u failed\n", passed, 4 - passed);
	return passed != 4;
}
