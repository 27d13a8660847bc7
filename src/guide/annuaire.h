/* The annuaire as one flat image: préfectures, and what is known of their accounts: who
 * says so, and since when.  What nobody has shown is not in it. */
#ifndef PL_GUIDE_ANNUAIRE_H
#define PL_GUIDE_ANNUAIRE_H

#include "base/image.h"
#include "base/node.h"
#include "base/param.h"

enum { PL_ANNUAIRE_VERSION = 1 };

enum pl_office_kind { PL_OFFICE_DEPARTEMENT, PL_OFFICE_REGION, PL_OFFICE_POLICE, PL_OFFICE_OVERSEAS };

/* How strong the evidence of an account is, the best first. */
enum pl_evidence {
	PL_EVIDENCE_CONFIRMED,  /* by the préfecture itself */
	PL_EVIDENCE_EMBED,      /* a page quotes a post, with name and date */
	PL_EVIDENCE_LINK,       /* a page or repository links a post */
	PL_EVIDENCE_PRESS,      /* a page names the account in its text */
	PL_EVIDENCE_REPOSITORY, /* a public repository uses it, without more */
	PL_N_EVIDENCES
};

extern const char *const pl_office_kinds[];   /* their words in the file, NULL-ended */
extern const char *const pl_evidence_words[]; /* the same */
extern const char *const pl_evidence_help[];  /* msgids */

struct pl_account {
	struct pl_ref network;       /* x, facebook... */
	struct pl_ref handle;        /* without @; empty when only the name shown is known */
	struct pl_ref shown;         /* the name that is shown beside it */
	struct pl_text source;       /* where it was seen */
	struct pl_ref seen;          /* when: 2014, 2014-03, 2014-03-17, or unknown */
	struct pl_text doubt;
	uint8_t evidence, former;    /* former: it is no longer called so */
};

struct pl_office {
	struct pl_ref code;          /* INSEE's, of the département, région or collectivité */
	struct pl_ref name, seat, region, site;
	struct pl_text note;
	struct pl_row accounts;      /* struct pl_account */
	uint8_t kind;
};

struct pl_annuaire {
	char magic[8];               /* "plumean" */
	uint32_t version, size;
	struct pl_text title;
	struct pl_ref date;          /* when it was gathered */
	struct pl_row offices;       /* struct pl_office */
};

extern const struct pl_param pl_annuaire_params[], pl_office_params[], pl_account_params[];

/* What ships, made at build time. */
extern const unsigned char pl_builtin_annuaire[];
extern const size_t pl_builtin_annuaire_size;

/* The annuaire that ships, or NULL in a program built without. */
const struct pl_annuaire *pl_annuaire_builtin(void);
/* Reads a file of the form of guides/annuaire.yml and appends the image to `out`.  An
 * account without evidence, source or date is a fault.  Faults are kept; false when
 * memory ends. */
bool pl_annuaire_read(struct pl_str yaml, const char *file, struct pl_buf *out,
		      struct pl_faults *faults);

#endif
