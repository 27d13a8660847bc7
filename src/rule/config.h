/* Configuration: .plume.yml and Vale's .vale.ini, found upwards from what is checked.
 * Both fill the same struct. */
#ifndef PL_RULE_CONFIG_H
#define PL_RULE_CONFIG_H

#include "base/param.h"
#include "plume.h"

/* The largest file that may be asked for. */
enum { PL_CONFIG_MOST_MIB = 1024 };

/* Where something stands in the file; line 0: nowhere. */
struct pl_where {
	uint32_t line, column;
};

/* What holds for the files that a glob matches. */
struct pl_section {
	struct pl_ref glob;
	struct pl_row networks;      /* pl_ref: for drafts that name none */
	struct pl_row styles;        /* pl_ref: take the place of those before */
	struct pl_row rules;         /* pl_pair: as in the configuration */
	struct pl_row token_ignores, block_ignores; /* pl_ref, patterns */
	struct pl_row comment_marks; /* pl_ref, two */
	struct pl_where where;       /* its glob */
	struct pl_where styles_at;   /* line 0: it does not say which styles */
};

/* What holds for drafts for one network, or of one type. */
struct pl_by {
	struct pl_ref name;
	struct pl_row rules;         /* pl_pair: as in the configuration */
	struct pl_where where;       /* its name */
};

/* Read where it lies in the image.  Words are places in their tables; the first
 * of each means "not said". */
struct pl_config {
	struct pl_row networks;  /* pl_ref: for drafts that name none */
	struct pl_row folders;   /* pl_ref: folders of rules, beside the file */
	struct pl_row rules;     /* pl_pair: rule or style: off, on, suggestion, warning, error */
	struct pl_ref styles_path;
	struct pl_ref word_template; /* of the styles there, for pl_source */
	struct pl_row styles;    /* pl_ref: folders in styles_path, or built-in styles */
	struct pl_row vocab;     /* pl_ref: vocabularies in styles_path */
	struct pl_row accept, reject; /* pl_ref, patterns */
	struct pl_row formats;   /* pl_pair: ending: ending as which it is read */
	struct pl_row skipped_scopes, ignored_scopes, ignored_classes; /* pl_ref */
	struct pl_row token_ignores, block_ignores; /* pl_ref, patterns */
	struct pl_row comment_marks; /* pl_ref, two: opening and closing */
	struct pl_row sections;  /* struct pl_section, in order */
	struct pl_row by_network, by_type; /* struct pl_by, in order */
	uint32_t max_size;       /* MiB, 0: not said */
	struct pl_where folders_at, path_at, styles_at, vocab_at;
	uint8_t lang, profile, level, fail_on;
	uint8_t vale;            /* it is a .vale.ini: nothing runs but what it names */
};

extern const struct pl_param pl_config_params[];
extern const struct pl_param pl_section_params[];

/* Reads the configuration in `bytes`, a .plume.yml, into the image; its offset.  Every
 * fault is kept with its place, and what it is about stays as if it were not said. */
uint32_t pl_config_read(struct pl_str bytes, const char *file, struct pl_image *image,
			struct pl_faults *faults);
/* The same for a .vale.ini.  Faults carry Vale's code in front, where Vale has one; keys
 * of Vale's that plume does not know what to do with are PL_SKIPPED. */
uint32_t pl_valeini_read(struct pl_str bytes, const char *file, struct pl_image *image,
			 struct pl_faults *faults);

/* What a configuration says of one file.  Lists end with a NULL. */
struct pl_config_pick {
	const char *const *styles;       /* for pl_options.styles */
	const struct pl_switch *switches;
	const struct pl_row *networks;
	const struct pl_row *token_ignores, *block_ignores, *comment_marks;
};

/* Fills `pick` for the file at `path`, which is relative to the configuration; its texts
 * live in the arena and the image.  False when memory ends. */
bool pl_config_for(const struct pl_config *config, struct pl_str path, struct pl_arena *arena,
		   struct pl_config_pick *pick);
/* The ending, without its dot, as which a file of that name is read: that of `formats`,
 * or its own. */
struct pl_str pl_config_ending(const struct pl_config *config, struct pl_str path);

/* --- for the files that read configurations ------------------------------------------- */

/* Reads `value` for the key of that name of the table into the struct at `at`, and checks
 * what tables cannot say; false when it is kept as a fault. */
bool pl_config_key(const struct pl_param *params, const char *name, const struct pl_node *value,
		   struct pl_image *image, uint32_t at, struct pl_faults *faults);

#endif
