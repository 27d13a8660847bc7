/* Names of mathematics. */
#include "base/mathname.h"

#include <math.h>

static const struct pl_math names[] = {
	{ "math.abs", fabs, NULL, 0 },
	{ "math.acos", acos, NULL, 0 },
	{ "math.asin", asin, NULL, 0 },
	{ "math.atan", atan, NULL, 0 },
	{ "math.cbrt", cbrt, NULL, 0 },
	{ "math.ceil", ceil, NULL, 0 },
	{ "math.cos", cos, NULL, 0 },
	{ "math.cosh", cosh, NULL, 0 },
	{ "math.exp", exp, NULL, 0 },
	{ "math.exp2", exp2, NULL, 0 },
	{ "math.floor", floor, NULL, 0 },
	{ "math.log", log, NULL, 0 },
	{ "math.log10", log10, NULL, 0 },
	{ "math.log1p", log1p, NULL, 0 },
	{ "math.log2", log2, NULL, 0 },
	{ "math.round", round, NULL, 0 },
	{ "math.sin", sin, NULL, 0 },
	{ "math.sinh", sinh, NULL, 0 },
	{ "math.sqrt", sqrt, NULL, 0 },
	{ "math.tan", tan, NULL, 0 },
	{ "math.tanh", tanh, NULL, 0 },
	{ "math.trunc", trunc, NULL, 0 },
	{ "math.atan2", NULL, atan2, 0 },
	{ "math.dim", NULL, fdim, 0 },
	{ "math.hypot", NULL, hypot, 0 },
	{ "math.max", NULL, fmax, 0 },
	{ "math.min", NULL, fmin, 0 },
	{ "math.mod", NULL, fmod, 0 },
	{ "math.pow", NULL, pow, 0 },
	{ "math.remainder", NULL, remainder, 0 },
	{ "math.e", NULL, NULL, 2.71828182845904523536 },
	{ "math.pi", NULL, NULL, 3.14159265358979323846 },
	{ "math.phi", NULL, NULL, 1.61803398874989484820 },
	{ "math.sqrt2", NULL, NULL, 1.41421356237309504880 },
	{ "math.ln2", NULL, NULL, 0.69314718055994530942 },
	{ "math.ln10", NULL, NULL, 2.30258509299404568402 },
	{ "math.log2E", NULL, NULL, 1.44269504088896340736 },
	{ "math.log10E", NULL, NULL, 0.43429448190325182765 },
};

enum { N_NAMES = sizeof(names) / sizeof(names[0]) };

const struct pl_math *pl_math_find(struct pl_str name)
{
	for (size_t i = 0; i < N_NAMES; i++) {
		if (pl_str_is(name, names[i].name))
			return &names[i];
	}
	return NULL;
}

const char *pl_math_name(size_t i)
{
	return i < N_NAMES ? names[i].name : NULL;
}
