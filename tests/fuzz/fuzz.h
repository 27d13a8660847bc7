/* Fuzz drivers: each reads strangers' bytes as the program does, and has an oracle beyond "it
 * did not crash".  The entry is libFuzzer's, which AFL++ knows too; main.c runs the same
 * without either. */
#ifndef PL_TESTS_FUZZ_H
#define PL_TESTS_FUZZ_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/unicode.h"
#include "lint/fix.h"
#include "lint/lint.h"
#include "rule/ruleset.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define FUZZ_CHECK(holds)                                                         \
	do {                                                                      \
		if (!(holds)) {                                                   \
			fprintf(stderr, "%s:%d: %s does not hold\n", __FILE__, __LINE__, #holds); \
			abort();                                                  \
		}                                                                 \
	} while (0)

static inline struct pl_str fuzz_text(const uint8_t *data, size_t size)
{
	return (struct pl_str){ size ? (const char *)data : "", size };
}

/* The rules that ship, made once; they live as long as the program. */
static inline const struct pl_ruleset *fuzz_rules(void)
{
	static struct pl_ruleset *rules;

	if (!rules)
		rules = pl_ruleset_new(NULL, 0, NULL);
	FUZZ_CHECK(rules);
	return rules;
}

/* Takes a byte off the input, to choose with; 0 when there is none. */
static inline unsigned fuzz_choice(const uint8_t **data, size_t *size)
{
	unsigned choice = 0;

	if (*size) {
		choice = **data;
		++*data;
		--*size;
	}
	return choice;
}

static inline bool fuzz_on_border(struct pl_str text, size_t at)
{
	return at == text.len || (at < text.len && ((unsigned char)text.at[at] & 0xC0) != 0x80);
}

#endif
