/* What every command needs to speak: standard output, standard error, and when
 * a terminal listens. */
#ifndef PL_CLI_TELL_H
#define PL_CLI_TELL_H

#include "cli/option.h"

/* Writes all of it, however many calls it takes; false with errno. */
bool pl_write_all(int descriptor, struct pl_str text);
/* Writes the buffer, whole lines, to standard output and empties it; what a runner of CI jobs
 * would take for a command has a backslash in it, unless people look on.  False when it cannot
 * be written; a reader that has closed the pipe is not a fault (see pl_pipe_closed). */
bool pl_print(struct pl_buf *out);
/* The same of what has none, or is made of them. */
bool pl_print_as_is(struct pl_buf *out);
/* The same of a draft's own text: byte by byte into a file or a pipe; at a terminal what could
 * drive it is shown by name. */
bool pl_print_draft(struct pl_buf *out);
bool pl_pipe_closed(void);
/* The same to standard error; what cannot be written there is told to nobody,
 * but by errno. */
bool pl_print_aside(struct pl_buf *out);

/* "plume: file:line:column: text" on standard error, made safe for a terminal. */
void pl_tell(const struct pl_err *err);
/* The same, unless `told` says that it has been told before: a fault of a rule, whose place is the
 * same in every draft. */
void pl_tell_once(struct pl_buf *told, const struct pl_err *fault);
/* "plume: text". */
void pl_tellf(const char *format, ...) PL_PRINTF(1, 2);

/* Colours: asked for, or allowed by the terminal, TERM and NO_COLOR. */
bool pl_color(const struct pl_settings *settings);
bool pl_on_terminal(void);
/* Columns of the terminal, 80 when unknown. */
unsigned pl_columns(void);

#endif
