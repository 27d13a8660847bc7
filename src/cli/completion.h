/* Completions: what may stand behind an option or a command, and how each shell is told. */
#ifndef PL_CLI_COMPLETION_H
#define PL_CLI_COMPLETION_H

#include "cli/command.h"

enum pl_completes {
	PL_COMPLETES_FLAG,     /* there is no value */
	PL_COMPLETES_NOTHING,  /* anything, which nobody can guess */
	PL_COMPLETES_WORDS,    /* those of the option */
	PL_COMPLETES_FILES,
	PL_COMPLETES_FOLDERS,
	PL_COMPLETES_NETWORKS,
	PL_COMPLETES_FORMATS,
	PL_COMPLETES_COMMANDS,
	PL_COMPLETES_SHELLS,
	PL_COMPLETES_RULES,    /* asked of plume when Tab is pressed: projects have their own */
	PL_COMPLETES_STYLES,
};

enum pl_completes pl_completes_option(const struct pl_option *option);
enum pl_completes pl_completes_operands(const struct pl_command *command);

/* What is being written, and the words known beforehand, parted by blanks. */
struct pl_completion {
	struct pl_buf out;
	struct pl_buf networks, formats, commands, shells;
	enum pl_lang lang;     /* of the descriptions */
};

/* The words of that kind; empty for kinds that have none beforehand.  `option` may be NULL
 * when the kind is not PL_COMPLETES_WORDS. */
struct pl_str pl_completion_words(const struct pl_completion *completion, enum pl_completes kind,
				  const struct pl_option *option);
/* Appends the text as it stands between single quotes, `special` bytes behind a \. */
void pl_completion_quote(struct pl_buf *out, const char *text, const char *special);

/* The whole script, appended to `out`. */
void pl_completion_bash(struct pl_completion *completion);
void pl_completion_zsh(struct pl_completion *completion);
void pl_completion_fish(struct pl_completion *completion);

/* How a shell asks plume for names of rules: each line of `plume rules` starts with one. */
#define PL_COMPLETION_RULES "plume rules 2>/dev/null | sed -n 's/^\\([^ ]*\\.[^ ]*\\) .*/\\1/p'"
#define PL_COMPLETION_STYLES                                                                  \
	"plume rules 2>/dev/null | sed -n 's/^\\([^ .]*\\)\\.[^ ]* .*/\\1/p' | sort -u"

#endif
