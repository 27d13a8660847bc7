/* A program at a terminal of ours. */
#ifndef TESTS_WALK_TERMINAL_H
#define TESTS_WALK_TERMINAL_H

#include <sys/types.h>
#include <termios.h>

#include "base/str.h"

struct terminal {
	int fd, line;          /* our end, and the program's, which is kept open to ask its modes */
	pid_t child;
	int status;            /* once it has ended, as waitpid gives it */
	bool ended;
	struct termios before;
	struct pl_buf cast;    /* all it has written, as events of asciinema's second format: one
				* for all that came at the same `clock`, however it was cut up */
	unsigned clock;        /* milliseconds: as if somebody typed */
	struct pl_buf moment;  /* what came at `came`, and is no event yet */
	unsigned came;
	struct pl_buf raw;     /* what it has written since terminal_forget */
};

struct terminal_setup {
	char *const *argv;
	const char *folder;       /* where it works, which is its home too */
	const char *const *environment; /* NAME=VALUE more than the usual; NULL-ended */
	unsigned short columns, rows;
};

bool terminal_start(struct terminal *terminal, const struct terminal_setup *setup);
void terminal_send(struct terminal *terminal, struct pl_str keys);
/* Takes the terminal away, as a connection does that is lost; false when the program is still there
 * after `patience` milliseconds. */
bool terminal_hang_up(struct terminal *terminal, int patience);
void terminal_resize(struct terminal *terminal, unsigned short columns, unsigned short rows);
/* Waits until the program asks for a line again, or has ended.  False when it does neither in
 * `patience` milliseconds. */
bool terminal_wait(struct terminal *terminal, int patience);
/* Reads what comes until nothing has for `quiet` milliseconds, or it has ended. */
void terminal_settle(struct terminal *terminal, int quiet);
/* Reads what comes until the program has done with all that was typed and waits for more,
 * however slow the machine, or has ended. */
void terminal_idle(struct terminal *terminal, int patience);
/* Makes an event of what came last. */
void terminal_cast(struct terminal *terminal);
void terminal_forget(struct terminal *terminal);
/* What was written, without escape sequences and carriage returns. */
void terminal_text(const struct terminal *terminal, struct pl_buf *out);
/* Are the modes of the line what they were before the program began? */
bool terminal_is_sane(const struct terminal *terminal);
/* Ends the program if it has not ended, and closes all. */
void terminal_close(struct terminal *terminal);

#endif
