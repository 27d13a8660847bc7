/* Libraries that are loaded when they are first needed: what starts for a single post
 * waits for none that it does not use.  In a static program (PL_STATIC) they are there
 * already. */
#ifndef PL_BASE_NEEDED_H
#define PL_BASE_NEEDED_H

#include "base/err.h"

/* A function of such a library, and the pointer through which it is called. */
struct pl_function {
	const char *name;       /* NULL ends a list */
	void *place;            /* of a pointer to a function of its type */
	void (*direct)(void);   /* where it is part of the program */
};

#ifdef PL_STATIC
#define PL_FUNCTION(place, function) { #function, &(place), (void (*)(void))(function) }
#else
#define PL_FUNCTION(place, function) { #function, &(place), NULL }
#endif

struct pl_library {
	const char *name;       /* by which the loader knows it: libyaml-0.so.2; NULL: it is
				 * part of the program */
	const char *package;    /* of Debian, that brings it */
	const struct pl_function *functions;
	void (*ready)(void);    /* once they can be called; or NULL */
	_Atomic int state;      /* starts as 0 */
};

/* Makes the functions callable; loads the library at the first call, whichever thread makes
 * it.  False, with PL_NOFILE, when it is not on the system, and when there is no memory to load it,
 * with PL_NOMEM. */
bool pl_library_need(struct pl_library *library, struct pl_err *err);

#endif
