/* What the decisions of a file met, for tests/mcdc.sh: which conditions were true, false or not
 * evaluated, and what came out.  tests/mcdc.awk puts the calls; the file that MCDC names gets a
 * line for each different meeting: decision, conditions, outcome. */
#ifndef MCDC_H
#define MCDC_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

enum { MCDC_DECISIONS = 128, MCDC_CONDITIONS = 6, MCDC_VECTORS = 729 /* 3 to the 6th */, MCDC_DEEP = 16 };

static const unsigned mcdc_weights[MCDC_CONDITIONS] = { 1, 3, 9, 27, 81, 243 };

/* A vector is a number of base 3: 0 not evaluated, 1 false, 2 true. */
static bool mcdc_seen[MCDC_DECISIONS][MCDC_VECTORS][2];

/* A condition may call what decides itself. */
static struct {
	unsigned decision, vector;
} mcdc_open[MCDC_DEEP];
static unsigned mcdc_n_open;

static void mcdc_write_vector(FILE *out, unsigned decision, unsigned vector, int outcome)
{
	fprintf(out, "%u\t", decision);
	for (unsigned i = 0; i < MCDC_CONDITIONS; i++)
		putc("-01"[vector / mcdc_weights[i] % 3], out);
	fprintf(out, "\t%d\n", outcome);
}

static void mcdc_write(void)
{
	const char *name = getenv("MCDC");
	FILE *out = name ? fopen(name, "a") : NULL;

	if (!out)
		abort();
	for (unsigned i = 0; i < MCDC_DECISIONS * MCDC_VECTORS * 2; i++) {
		unsigned decision = i / 2 / MCDC_VECTORS, vector = i / 2 % MCDC_VECTORS;

		if (mcdc_seen[decision][vector][i % 2])
			mcdc_write_vector(out, decision, vector, (int)i % 2);
	}
	fclose(out);
}

static void mcdc_begin(unsigned decision)
{
	static bool begun;

	if (!begun && atexit(mcdc_write) != 0)
		abort();
	begun = true;
	if (decision >= MCDC_DECISIONS || mcdc_n_open == MCDC_DEEP)
		abort();
	mcdc_open[mcdc_n_open].decision = decision;
	mcdc_open[mcdc_n_open++].vector = 0;
}

static bool mcdc_met(unsigned condition, bool is)
{
	if (condition >= MCDC_CONDITIONS)
		abort();
	mcdc_open[mcdc_n_open - 1].vector += mcdc_weights[condition] * (1U + is);
	return is;
}

static bool mcdc_end(bool outcome)
{
	mcdc_n_open--;
	mcdc_seen[mcdc_open[mcdc_n_open].decision][mcdc_open[mcdc_n_open].vector][outcome] = true;
	return outcome;
}

#endif
