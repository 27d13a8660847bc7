/* Asking the annuaire: which préfecture is meant by a number, a name, a site or an
 * account. */
#ifndef PL_GUIDE_ENQUIRY_H
#define PL_GUIDE_ENQUIRY_H

#include "guide/annuaire.h"

/* The user's own annuaire, whose offices take the place of those that ship with the same
 * kind and code; either may be NULL. */
struct pl_annuaires {
	const struct pl_annuaire *own, *shipped;
};

/* The offices one after the other, first the own: start with `*at` 0.  NULL at the end. */
const struct pl_office *pl_office_next(const struct pl_annuaires *annuaires, uint32_t *at);

/* What was asked, and what came of it. */
enum pl_asked {
	PL_ASKED_NOTHING, /* nothing is called so */
	PL_ASKED_CODE,
	PL_ASKED_NAME,
	PL_ASKED_SITE,
	PL_ASKED_HANDLE,
	PL_ASKED_NUMBER,  /* nobody has shown that account; of its number's office more is known */
};

struct pl_enquiry {
	enum pl_asked asked;
	PL_LIST(const struct pl_office *) list;
	const char *nearest; /* with PL_ASKED_NOTHING: the nearest name or account, or NULL */
	struct pl_arena arena;
};

/* Finds offices by number (30, 2A, 971), name or seat (without regard to case and accents,
 * whole or the start of a word), site (gard.gouv.fr, with or without what surrounds it) or
 * account (@Prefet30, x.com/Prefet30).  False when memory ends; release it all the same. */
bool pl_enquiry_make(struct pl_enquiry *enquiry, const struct pl_annuaires *annuaires,
		     struct pl_str asked, struct pl_err *err);
void pl_enquiry_release(struct pl_enquiry *enquiry);

#endif
