/* A second opinion: what Grammalecte or a LanguageTool server says of a draft, when the person,
 * never a project, has asked for it in $XDG_CONFIG_HOME/plume/config.yml:
 *
 *     grammalecte: true
 *     languagetool: http://localhost:8081
 *
 * grammalecte-cli is run as another program; a server is asked by curl, which knows
 * encryption, proxies and how long to wait. */
#ifndef PL_CLI_OPINION_H
#define PL_CLI_OPINION_H

#include <stdatomic.h>

#include "cli/command.h"
#include "lint/others.h"

enum { PL_ASKED = 2 }; /* whom one may ask */

struct pl_opinions {
	bool wanted[PL_ASKED];
	struct pl_buf address;          /* of the server */
	atomic_bool silent[PL_ASKED];   /* it failed once: nobody waits for it again */
	struct pl_err why[PL_ASKED];    /* that it did */
	struct pl_others others;        /* once pl_opinions_open was called */
	bool open;
};

/* Reads what the person has asked for.  False when that file has faults, which were told. */
bool pl_opinions_open(struct pl_opinions *opinions, const struct pl_settings *settings);
/* Is anybody asked? */
bool pl_opinions_any(const struct pl_opinions *opinions);
/* Adds what is said of a French post.  That nobody answers is no fault of the draft: false only
 * when memory ends.  For threads. */
bool pl_opinions_ask(struct pl_opinions *opinions, struct pl_findings *findings,
		     struct pl_err *err);
/* Tells who did not answer, and why; when nothing tells findings any more. */
void pl_opinions_close(struct pl_opinions *opinions, enum pl_lang lang);

#endif
