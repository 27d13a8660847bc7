/* Names of mathematics.  Few texts are asked for any, so that the library is loaded when one
 * is; where it is no library of its own (PL_SONAME_M is not told) it is there already. */
#include "base/mathname.h"

#include <math.h>

#include "base/needed.h"

enum {
#define MATH_ONE(name, function) N_##name,
#define MATH_TWO(name, function) N_##name,
#include "base/list.h"
#undef MATH_ONE
#undef MATH_TWO
};

static struct pl_math names[] = {
#define MATH_ONE(name, function) [N_##name] = { "math." #name, 1, NULL, NULL, 0 },
#define MATH_TWO(name, function) [N_##name] = { "math." #name, 2, NULL, NULL, 0 },
#include "base/list.h"
#undef MATH_ONE
#undef MATH_TWO
	{ .name = "math.e", .constant = 2.71828182845904523536 },
	{ .name = "math.pi", .constant = 3.14159265358979323846 },
	{ .name = "math.phi", .constant = 1.61803398874989484820 },
	{ .name = "math.sqrt2", .constant = 1.41421356237309504880 },
	{ .name = "math.ln2", .constant = 0.69314718055994530942 },
	{ .name = "math.ln10", .constant = 2.30258509299404568402 },
	{ .name = "math.log2E", .constant = 1.44269504088896340736 },
	{ .name = "math.log10E", .constant = 0.43429448190325182765 },
};

#ifdef PL_SONAME_M
#define LOADED(place, function) PL_FUNCTION(place, function),
#else
#define PL_SONAME_M             NULL
#define LOADED(place, function) { #function, &(place), (void (*)(void))(function) },
#endif

static const struct pl_function functions[] = {
#define MATH_ONE(name, function) LOADED(names[N_##name].one, function)
#define MATH_TWO(name, function) LOADED(names[N_##name].two, function)
#include "base/list.h"
	{ 0 }
};
static struct pl_library library = { PL_SONAME_M, "libc6", functions, NULL, 0 };

enum { N_NAMES = sizeof(names) / sizeof(names[0]) };

const struct pl_math *pl_math_find(struct pl_str name)
{
	for (size_t i = 0; i < N_NAMES; i++) {
		if (pl_str_is(name, names[i].name))
			return &names[i];
	}
	return NULL;
}

bool pl_math_call(const struct pl_math *math, double first, double second, double *result,
		  struct pl_err *err)
{
	if (!pl_library_need(&library, err))
		return false;
	*result = math->arguments == 2 ? math->two(first, second) : math->one(first);
	return true;
}

const char *pl_math_name(size_t i)
{
	return i < N_NAMES ? names[i].name : NULL;
}
