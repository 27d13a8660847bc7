/* Walks as scripts: see tests/walk/README.md. */
#ifndef TESTS_WALK_SCRIPT_H
#define TESTS_WALK_SCRIPT_H

#include "base/str.h"

enum script_kind {
	SCRIPT_TYPED,  /* text: the line; key: ^C or ^D instead */
	SCRIPT_SHOWN,
	SCRIPT_HIDDEN,
	SCRIPT_SAVED,  /* name, text */
	SCRIPT_KEPT,
	SCRIPT_OVER,
};

struct script_step {
	enum script_kind kind;
	unsigned line;          /* of the script */
	char key;               /* 'C', 'D', 'I' or 0 */
	struct pl_str name, text;
};

/* A file that is there before, or a variable. */
struct script_file {
	struct pl_str name, text;
	bool data;
};

struct script {
	const char *path;
	struct pl_arena arena;
	enum pl_lang lang;
	unsigned columns;
	unsigned rows;    /* 0: as many as anything needs */
	bool at_terminal; /* it is about what only a terminal can do */
	PL_LIST(struct script_file) files;
	PL_LIST(struct script_file) variables;
	PL_LIST(struct script_step) steps;
	struct pl_buf bytes;
};

bool script_read(struct script *script, const char *path);
void script_release(struct script *script);
/* The names of all scripts, in order; NULL-ended, in the arena. */
const char **script_all(struct pl_arena *arena);

/* --- what was shown in a turn ----------------------------------------------------------- */

struct script_turn {
	struct pl_buf shown; /* as it was shown, without escape sequences */
	struct pl_buf words; /* with one blank for every white space */
	size_t at;           /* behind what was expected last */
};

void script_turn_set(struct script_turn *turn, struct pl_str shown);
void script_turn_release(struct script_turn *turn);
/* Each tells what is wrong on standard output, and is false then. */
bool script_check(const struct script *script, const struct script_step *step,
		  struct script_turn *turn);
bool script_fits(const struct script *script, const struct script_step *step,
		 const struct script_turn *turn);

#endif
