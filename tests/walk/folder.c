/* Folders for programs that are tried. */
#define _XOPEN_SOURCE 700 /* mkdtemp, nftw */

#include "walk/folder.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool folder_make(char path[32])
{
	strcpy(path, "/tmp/plume-guide-XXXXXX");
	return mkdtemp(path);
}

static int remove_one(const char *path, const struct stat *found, int kind, struct FTW *where)
{
	(void)found;
	(void)kind;
	(void)where;
	return remove(path);
}

void folder_remove(const char *path)
{
	nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

char *folder_program(void)
{
	static char program[4096];
	const char *build = getenv("B") ? getenv("B") : "build";
	char here[2048];

	if (!getcwd(here, sizeof(here)))
		return NULL;
	snprintf(program, sizeof(program), "%s/%s/plume-guide", here, build);
	return program;
}
