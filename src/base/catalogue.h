/* What the program says, in the language asked for.  English is what stands in
 * the source; other languages are PO files of src/po, made into a table at build
 * time, so that nothing is loaded and no locale is needed. */
#ifndef PL_BASE_CATALOGUE_H
#define PL_BASE_CATALOGUE_H

#include "plume.h"

/* Marks a text of a table for translation; pl_tr looks it up later. */
#define N_(text) text

/* The text in that language, or as it is when it has no translation. */
const char *pl_tr(enum pl_lang lang, const char *text);
/* One or many: French says "0 fichier", "1 fichier", "2 fichiers". */
const char *pl_tr_n(enum pl_lang lang, const char *one, const char *many, size_t n);

#endif
