/* What every unit test includes: cmocka and the headers it wants before it. */
#ifndef PL_TESTS_TEST_H
#define PL_TESTS_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* A struct pl_memory_file of a text written in the source. */
#define FILE_OF(name, text)                    \
	{                                      \
		name,                          \
		{                              \
			text, sizeof(text) - 1 \
		}                              \
	}

#endif
