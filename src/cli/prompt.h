/* Asking a person for a line: with readline where there is one and a terminal that can do
 * it, else line by line. */
#ifndef PL_CLI_PROMPT_H
#define PL_CLI_PROMPT_H

#include "guide/walk.h"

#include <signal.h>
#include <sys/types.h>

enum pl_prompt_got { PL_PROMPT_LINE, PL_PROMPT_END, PL_PROMPT_BREAK };

struct pl_prompt {
	const struct pl_walk *walk; /* completes and says what may be kept */
	const char *history;        /* path of the file of lines typed before; NULL: none is kept */
	/* Appends what is to be shown of a line that is being typed, nothing when there is nothing;
	 * may be NULL. */
	void (*glance)(void *context, struct pl_str line, struct pl_buf *out);
	void *context;
	bool editing;               /* lines may be edited: a terminal that can move its cursor */
	bool shown;                 /* the prompt is shown: somebody types */
	bool eof;
	struct pl_buf rest;         /* read and not yet handed out */
	size_t at;
};

/* Can this prompt show something of a line while it is typed? */
bool pl_prompt_glances(void);
/* Made ready; signals of the terminal are caught from now on. */
void pl_prompt_open(struct pl_prompt *prompt);
/* Asks for a line and puts it in `line`, without its end.  A paste of several lines may come
 * as one. */
enum pl_prompt_got pl_prompt_ask(struct pl_prompt *prompt, struct pl_str words,
				 struct pl_buf *line);
/* Keeps a line among those typed before, on disk too. */
void pl_prompt_keep(struct pl_prompt *prompt, struct pl_str line);
void pl_prompt_close(struct pl_prompt *prompt);

/* --- for both kinds -------------------------------------------------------------------- */

/* Catches Ctrl-C from now on. */
void pl_prompt_catch(void);
/* Has Ctrl-C been pressed since this was last asked? */
bool pl_prompt_interrupted(void);
/* Waits for something on standard input, with these signals held alone; false when another
 * came. */
bool pl_typed_wait(const sigset_t *held);
/* As read of standard input, but never waits: -1 and EAGAIN when there is nothing (any more). */
ssize_t pl_typed_now(char *bytes, size_t n);
/* As read of standard input; -1 and EINTR once Ctrl-C has been pressed, of which
 * pl_prompt_interrupted still tells. */
ssize_t pl_typed_read(char *bytes, size_t n);
/* The same without editing; Ctrl-C breaks the line that is being typed. */
enum pl_prompt_got pl_prompt_plainly(struct pl_prompt *prompt, struct pl_str words,
				     struct pl_buf *line);

#endif
