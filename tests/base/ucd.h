/* Reading Unicode's own files; UCD= names another folder than Debian's. */
#ifndef PL_TESTS_BASE_UCD_H
#define PL_TESTS_BASE_UCD_H

#include <stdio.h>
#include <stdlib.h>

#include "base/unicode.h"
#include "test.h"

static inline const char *ucd(char path[512], const char *name)
{
	const char *folder = getenv("UCD");

	snprintf(path, 512, "%s/%s", folder ? folder : "/usr/share/unicode", name);
	return path;
}

/* The open file, or a skipped test. */
static inline FILE *open_ucd(const char *name)
{
	char path[512];
	FILE *file = fopen(ucd(path, name), "r");

	if (!file) {
		print_message("skipped: no %s (Debian packages unicode-data, unicode-cldr-core)\n", path);
		skip();
	}
	return file;
}

/* Appends the code points that a text like "0041 0300" names; where it ends. */
static inline const char *add_codes(struct pl_buf *out, const char *hex)
{
	char *end;

	for (;;) {
		unsigned long code = strtoul(hex, &end, 16);

		if (end == hex)
			return hex;
		pl_utf8_put(out, (uint32_t)code);
		hex = end;
	}
}

#endif
