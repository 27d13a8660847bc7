/* Showing a préfecture and what is known of its accounts. */
#ifndef PL_CLI_OFFICE_H
#define PL_CLI_OFFICE_H

#include "guide/annuaire.h"

/* The account on X that is known and in use as far as one knows, or NULL. */
const struct pl_account *pl_office_on_x(const struct pl_office *office);

/* For people: all that is known, or a line. */
void pl_show_office(struct pl_buf *out, const struct pl_office *office, enum pl_lang lang);
void pl_show_office_row(struct pl_buf *out, const struct pl_office *office);
/* The object of `plume annuaire --format json`. */
void pl_show_office_json(struct pl_buf *out, const struct pl_office *office, enum pl_lang lang);

#endif
