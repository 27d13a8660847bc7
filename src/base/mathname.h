/* Tengo's module math, as far as formulas of texts may need it, and `round` besides. */
#ifndef PL_BASE_MATHNAME_H
#define PL_BASE_MATHNAME_H

#include "base/err.h"

/* A function of one number, one of two, or else a constant. */
struct pl_math {
	const char *name; /* with `math.` */
	int arguments;
	double (*one)(double);
	double (*two)(double, double);
	double constant;
};

/* NULL when there is none of the name. */
const struct pl_math *pl_math_find(struct pl_str name);
/* Of two numbers, or of the first alone.  False when there is no mathematics on the system. */
bool pl_math_call(const struct pl_math *math, double first, double second, double *result,
		  struct pl_err *err);
/* The i-th name, NULL behind the last. */
const char *pl_math_name(size_t i);

#endif
