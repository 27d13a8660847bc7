/* A folder of its own for a program that is tried, and the program. */
#ifndef TESTS_WALK_FOLDER_H
#define TESTS_WALK_FOLDER_H

#include <stdbool.h>

/* Makes it and writes its path; false when that cannot be. */
bool folder_make(char path[32]);
/* Removes it with all that is in it. */
void folder_remove(const char *path);
/* plume-guide of the build folder that B names; NULL when nobody knows where we are. */
char *folder_program(void);

#endif
