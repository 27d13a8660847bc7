/* Posts in the html report: as each network shows them, with what was found in its place. */
#ifndef PL_REPORT_HTMLPOST_H
#define PL_REPORT_HTMLPOST_H

#include "report/report.h"

/* What was found in a post. */
struct pl_html_found {
	const struct pl_finding *at;
	size_t n, first; /* the number of the first, for its anchor */
};

/* Appends the post once for each network that it names, or once, personal data veiled. */
void pl_html_posts(struct pl_report *report, const struct pl_findings *findings,
		   const struct pl_html_found *found);
/* The class of a level. */
const char *pl_html_level(enum pl_level level);

#endif
