/* Configuration: .plume.yml, found upwards from where one works. */
#ifndef PL_RULE_CONFIG_H
#define PL_RULE_CONFIG_H

#include "base/param.h"

/* Read where it lies in the image.  Words are places in their tables; the first
 * of each means "not said". */
struct pl_config {
	struct pl_row networks;  /* pl_ref: for drafts that name none */
	struct pl_row folders;   /* pl_ref: folders of rules, beside the file */
	struct pl_row rules;     /* pl_pair: rule or style: off, suggestion, warning, error */
	uint8_t lang, profile, level, fail_on;
	uint32_t max_size;       /* MiB, 0: not said */
};

extern const struct pl_param pl_config_params[];

/* Reads the configuration in `bytes` into the image; its offset.  Every fault is
 * kept with its place, and what it is about stays as if it were not said. */
uint32_t pl_config_read(struct pl_str bytes, const char *file, struct pl_image *image,
			struct pl_faults *faults);

#endif
