/* Small dictionaries in a folder of their own, for tests that must not depend on those of
 * the system. */
#ifndef PL_TESTS_BASE_DICTIONARY_H
#define PL_TESTS_BASE_DICTIONARY_H

#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/str.h"

/* Written before each use; removed by dictionary_remove. */
struct dictionary {
	char folder[64];
};

static inline void dictionary_path(char *path, size_t room, const struct dictionary *dictionary,
				   const char *name, const char *ending)
{
	snprintf(path, room, "%s/%s%s", dictionary->folder, name, ending);
}

static inline void dictionary_write(const struct dictionary *dictionary, const char *name,
				    const char *ending, const char *text)
{
	char path[128];
	FILE *file;

	dictionary_path(path, sizeof(path), dictionary, name, ending);
	file = fopen(path, "wb");
	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	fclose(file);
}

static inline void dictionary_make(struct dictionary *dictionary)
{
	strcpy(dictionary->folder, "/tmp/plume-words-XXXXXX");
	assert_non_null(mkdtemp(dictionary->folder));
	dictionary_write(dictionary, "plain", ".aff",
			 "SET UTF-8\nTRY esianrtolcdugmphbyfvkwz'\nSFX S Y 1\nSFX S 0 s .\n");
	dictionary_write(dictionary, "plain", ".dic",
			 "7\nword/S\nhello\nParis\nl'eau\nété\nNASA\ndon't\n");
	/* The same words in Latin 1. */
	dictionary_write(dictionary, "old", ".aff", "SET ISO8859-1\nTRY esianrtol\n");
	dictionary_write(dictionary, "old", ".dic", "1\n\xE9t\xE9\n");
}

static inline void dictionary_remove(const struct dictionary *dictionary)
{
	static const char *const names[] = { "plain.aff", "plain.dic", "old.aff", "old.dic", "odd.aff", "odd.dic" };
	char path[128];

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		dictionary_path(path, sizeof(path), dictionary, names[i], "");
		unlink(path);
	}
	rmdir(dictionary->folder);
}

#endif
