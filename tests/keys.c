/* Random keys at a terminal: whatever is typed, the guide neither dies nor hangs, lets itself be
 * left by three keys, and leaves the terminal as it was.
 *
 *     keys [SEQUENCES [SEED]]
 *
 * KEYS= names the number of sequences too. */
#define _XOPEN_SOURCE 700 /* random, kill */

#include "walk/folder.h"
#include "walk/terminal.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PATIENCE = 60000, LONGEST = 30, FEW = 100, SEQUENCES_OF_ONE = 20 };

static const char *const keys[] = {
	"\r",
	"\r",
	"\t",
	"\t\t",
	" ",
	"\033[A",
	"\033[B",
	"\033[C",
	"\033[D",
	"\033[H",
	"\033[F",
	"\033[3~",
	"\177",
	"\001",
	"\002",
	"\003",
	"\005",
	"\010",
	"\013",
	"\014",
	"\016",
	"\020",
	"\022",
	"\023\021",
	"\024",
	"\025",
	"\026x",
	"\027",
	"\031",
	"\033\r",
	"\033b",
	"\0332",
	"\033<",
	"\033_",
	"\030\010",
	"\034",
	"é",
	"œ",
	"👩‍🚒",
	"\xff",
	"\xc3",
	".",
	"#",
	"aide\r",
	"help\r",
	"ouvrir 1\r",
	"open 3\r",
	"next\r",
	"retour\r",
	"monter\r",
	"essayer\r",
	"try Crue : partez!\r",
	"corriger\r",
	"fix all\r",
	"why 1\r",
	"save\r",
	"oui\r",
	"non\r",
	"marquer\r",
	"marques\r",
	"count\r",
	"search eau\r",
	"\033[200~deux\nlignes\033[201~",
	"\033[200~",
	"\033[201~",
	"langue en\r",
	"langue fr\r",
	"exercice\r",
	"nouveau\r",
	"new alerte\r",
	"passer\r",
	"fini\r",
	"networks x\r",
	"eau => feu\r",
	"quiz\r",
	"défaire\r",
	"quitter\r",
	"q\r",
	":aide\r",
	"1\r",
	"2\r",
};

/* What it once died or hung of, whatever came behind. */
static const char *const once[] = {
	"\022\030\016abc\r",               /* a search, and half of a key of two */
	"\022eau\033[201~o\r",             /* a search, and a key that does nothing */
	"\022\033x\022\030\030\022\025\r", /* one search after the other */
	"\033[200~\034",                   /* a paste without end, of which nothing is left */
	"\033[200~eau\034\003\003",        /* the same, given up */
	"\303\034",                        /* a byte of two */
	"\022\303",                        /* the same in a search, and then Ctrl-C */
	"\026",                            /* a key that is to be taken as it is */
};

enum { N_ONCE = sizeof(once) / sizeof(*once) };

static char *program;
static char leaks[4096]; /* for the sanitizer: those of readline are not ours */

static unsigned below(unsigned n)
{
	return (unsigned)random() % n;
}

/* One key, or something that happens to a terminal. */
static void press(struct terminal *terminal, struct pl_buf *pressed)
{
	const char *key = keys[below(sizeof(keys) / sizeof(*keys))];

	switch (below(40)) {
	case 0:
		terminal_resize(terminal, (unsigned short)(1 + below(200)),
				(unsigned short)(1 + below(60)));
		return;
	case 1:
		kill(terminal->child, SIGSTOP);
		kill(terminal->child, SIGCONT);
		return;
	case 2:
		kill(terminal->child, SIGINT);
		return;
	default:
		pl_buf_puts(pressed, key);
		terminal_send(terminal, pl_str_of(key));
		terminal_settle(terminal, 0);
	}
}

/* At most three keys lead out of it, and one more for each page that does not fit, once it has
 * done with those before: what is typed ahead Ctrl-C throws away, and of a Ctrl-D in it
 * nothing is left when the line's modes change.  Each is answered. */
static bool leave(struct terminal *terminal)
{
	static const char *const ways[] = {
		"\003", "\004", "\004", "\004", "\004", "\004", "\004"
	};

	terminal_idle(terminal, PATIENCE);
	for (size_t i = 0; i < sizeof(ways) / sizeof(*ways) && !terminal->ended; i++) {
		terminal_forget(terminal);
		terminal_send(terminal, pl_str_of(ways[i]));
		terminal_idle(terminal, PATIENCE);
		if (!terminal->ended && !terminal->raw.len)
			return false;
	}
	return terminal->ended;
}

static bool ended_well(const struct terminal *terminal)
{
	return terminal->ended && WIFEXITED(terminal->status) && !WEXITSTATUS(terminal->status);
}

static void show(const struct terminal *terminal, const struct pl_buf *pressed, const char *what)
{
	printf("%s; status %d; these keys:", what, terminal->status);
	for (size_t i = 0; i < pressed->len; i++)
		printf(" %02x", (unsigned)(unsigned char)pressed->at[i]);
	printf("\nwhat was shown last: %.*s\n", PL_ARGS(pl_buf_str(&terminal->raw)));
}

/* The n-th of `once`, or some sequences of random keys. */
static void type(struct terminal *terminal, struct pl_buf *pressed, size_t n, unsigned sequences)
{
	if (n < N_ONCE) {
		pl_buf_puts(pressed, once[n]);
		terminal_idle(terminal, PATIENCE);
		terminal_send(terminal, pl_str_of(once[n]));
		return;
	}
	while (sequences-- && !terminal->ended) {
		for (unsigned left = 1 + below(LONGEST); left && !terminal->ended; left--)
			press(terminal, pressed);
		terminal_settle(terminal, 0);
	}
}

/* A program that is typed to, and then left. */
static bool visit(const char *folder, size_t n, unsigned sequences)
{
	char *argv[] = { program, NULL };
	/* Signals that come while a sanitizer looks for leaks, at the end, stop it for good: those
	 * of random keys do without. */
	const char *const more[] = { below(2) ? "PAGER=" : "PAGER=cat", leaks,
				     n < N_ONCE ? NULL : "ASAN_OPTIONS=detect_leaks=0", NULL };
	struct terminal_setup setup = { argv, folder, more, 80, 40 };
	struct terminal terminal;
	struct pl_buf pressed = { 0 };
	bool ok = terminal_start(&terminal, &setup) && terminal_wait(&terminal, PATIENCE);

	if (ok)
		type(&terminal, &pressed, n, sequences);
	if (!ok || !leave(&terminal))
		show(&terminal, &pressed, "it does not let itself be left");
	else if (!ended_well(&terminal))
		show(&terminal, &pressed, "it did not end well");
	else if (!terminal_is_sane(&terminal))
		show(&terminal, &pressed, "the terminal is not as it was");
	ok = ok && ended_well(&terminal) && terminal_is_sane(&terminal);
	terminal_close(&terminal);
	pl_buf_release(&pressed);
	return ok;
}

int main(int argc, char **argv)
{
	const char *asked = argc > 1 ? argv[1] : getenv("KEYS");
	unsigned wanted = asked && *asked ? (unsigned)atoi(asked) : FEW, done = 0, failed = 0;
	unsigned seed = argc > 2 ? (unsigned)atoi(argv[2]) : 1;
	char folder[32], here[2048];

	program = folder_program();
	if (!program || !getcwd(here, sizeof(here)) || !folder_make(folder))
		return 2;
	snprintf(leaks, sizeof(leaks),
		 "LSAN_OPTIONS=print_suppressions=0:suppressions=%s/tests/walk/readline.supp",
		 here);
	srandom(seed);
	for (size_t i = 0; i < N_ONCE; i++)
		failed += !visit(folder, i, 0);
	while (done < wanted && failed < 5) {
		unsigned n = 1 + below(SEQUENCES_OF_ONE);

		n = n < wanted - done ? n : wanted - done;
		failed += !visit(folder, N_ONCE, n);
		done += n;
	}
	folder_remove(folder);
	printf("random keys: %u cases, seed %u\n%u passed, %u failed\n", done, seed, failed ? 0 : 1,
	       failed);
	return failed != 0;
}
