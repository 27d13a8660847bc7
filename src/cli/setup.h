/* A configuration made ready: its rules read, its patterns compiled. */
#ifndef PL_CLI_SETUP_H
#define PL_CLI_SETUP_H

#include "cli/option.h"
#include "post/document.h"
#include "rule/config.h"
#include "rule/ruleset.h"
#include "rule/styles.h"

/* The row of patterns and what they were compiled to. */
struct pl_setup_patterns {
	const struct pl_row *row;
	struct pl_regexes regexes;
};

struct pl_setup {
	const char *file;                /* of the configuration; NULL: there is none */
	bool vale;                       /* it is written as Vale's */
	const struct pl_config *config;  /* in the image; NULL: there is none */
	struct pl_ruleset *rules;        /* NULL: it cannot be used, which was told */
	enum pl_lang lang;
	enum pl_level level, fail_on;
	enum pl_profile profile;
	size_t max_size;
	bool faulty;                     /* a fault was told: the status is 2 */
	const char *const *only;         /* what the command line asks for alone, or NULL */
	const char *styles_path;         /* of the folder of styles; NULL: none */
	const char *root;                /* how far it reaches, see cli/reach.h; NULL: anywhere */
	/* What the above points into. */
	struct pl_image image;
	struct pl_arena arena;
	struct pl_word_list words;
	PL_LIST(const char *) whole;     /* styles to be read of styles_path */
	PL_LIST(const char *) alone;     /* single rules: STYLE/RULE.yml */
	PL_LIST(const char *) idle;      /* their names, STYLE.RULE: off unless switched on */
	PL_LIST(struct pl_setup_patterns) patterns;
	bool wants_vale, wants_of_vale;  /* the style Vale is named; or only rules of it */
	bool filtered;                   /* --filter has been asked */
};

/* Reads the configuration `file` (NULL: there is none) and the rules that it and the
 * settings ask for, and tells every fault on standard error.  False when nothing can be
 * checked with it; release it all the same. */
bool pl_setup_open(struct pl_setup *setup, const struct pl_settings *settings, const char *file);
void pl_setup_release(struct pl_setup *setup);

/* Compiles a row of patterns, once; it was found to be fine when it was read. */
struct pl_regexes pl_setup_regexes(struct pl_setup *setup, const struct pl_row *row);

/* Names of rules, styles and networks that nobody knows are told; false when the command
 * line has one.  A row of networks as bits, unknown ones left out. */
bool pl_setup_check_names(struct pl_setup *setup, const struct pl_settings *settings);
uint64_t pl_setup_networks(const struct pl_setup *setup, const struct pl_row *row);

/* Finds the styles and single rules that the configuration names; tells those that are
 * not there, and is false then. */
bool pl_setup_find_styles(struct pl_setup *setup);
/* Does the configuration switch the rule of this file off and nowhere on? */
bool pl_setup_is_off(struct pl_setup *setup, const char *file);
/* Under a .vale.ini a style of the folder takes the place of a built-in one of the same
 * name.  False when memory ends. */
bool pl_setup_hide_namesakes(struct pl_setup *setup);

#endif
