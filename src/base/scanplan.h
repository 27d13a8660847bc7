/* What building a scanner goes through: what its owners want as strings, each once
 * (scanwants.c, scantrim.c), their keys, and the image (scanplan.c). */
#ifndef PL_BASE_SCANPLAN_H
#define PL_BASE_SCANPLAN_H

#include "base/sample.h"
#include "base/scan.h"

/* A string that a want asks for. */
struct pl_scan_ask {
	struct pl_str text;
	const char *folded; /* the same, as texts are looked at */
	uint32_t ask;       /* want * PL_SCAN_SETS + set */
	uint16_t how;
};

/* A different string, and the ask it is first in. */
struct pl_scan_pick {
	struct pl_scan_string string;
	uint32_t bucket, first, n;
	double times; /* that a text has its key, or another of its bucket */
};

struct pl_scan_build {
	struct pl_arena arena;
	struct pl_scan_ask *asks;
	struct pl_scan_pick *picks;
	struct pl_literals *literals; /* of each want, those that are worth being looked for */
	uint32_t *numbers;            /* of each want */
	struct pl_scan_owner *owners; /* by that number */
	uint32_t n_joint;
	uint32_t n_asks, n_picks, n_long, n_outlines, n_bytes;
	uint32_t bucket_bits;
	struct pl_image *image;
	uint32_t scan; /* its offset */
	const struct pl_sample *sample;
};

/* How many sets are to be met. */
static inline size_t pl_scan_sets_of(const struct pl_literals *literals)
{
	return literals->n_sets + literals->n_outlines;
}
/* The set that tells best where a match begins; NULL when none does. */
const struct pl_literal_set *pl_scan_placing_set(const struct pl_scan_build *build,
						 const struct pl_literals *literals);
/* Leaves the sets that are worth being looked for, one at least of several.  False when memory
 * ends. */
bool pl_scan_trim(struct pl_scan_build *build, struct pl_literals *literals);
/* Does the ask tell where a match may begin? */
bool pl_scan_ask_places(const struct pl_scan_build *build, const struct pl_scan_ask *ask);
/* Fills `asks`, by text, and `picks`, by their first ask, in the arena.  False when memory ends
 * or there are more than numbers go. */
bool pl_scan_gather(struct pl_scan_build *build, const struct pl_scan_plan *plan);

#endif
