/* Build time: what utf8proc says of the characters that nearly every post has, as tables of
 * the program.
 *
 *     letters > known.c */
#include "base/letters.h"

#include <stdio.h>

/* The program that makes the tables has none itself. */
const uint8_t pl_letter_traits[PL_LETTERS_END] = { 0 };
const uint8_t pl_sign_traits[PL_SIGNS_END - PL_SIGNS] = { 0 };
const uint16_t pl_folded_letters[PL_LETTERS_END] = { 0 };

static void print(const char *head, uint32_t first, uint32_t end, unsigned (*value)(uint32_t))
{
	printf("%s = {", head);
	for (uint32_t code = first; code < end; code++)
		printf("%s%u,", code % 16 ? "" : "\n\t", value(code));
	printf("\n};\n");
}

int main(void)
{
	struct pl_err err = { 0 };

	if (!pl_unicode_need(PL_STR("\xF0\x9F\x98\x80"), &err)) {
		fprintf(stderr, "letters: %s\n", err.text);
		return 2;
	}
	printf("/* Made of what utf8proc says by src/gen/letters.c. */\n"
	       "#include \"base/letters.h\"\n\n");
	print("const uint8_t pl_letter_traits[PL_LETTERS_END]", 0, PL_LETTERS_END, pl_traits_far);
	print("const uint8_t pl_sign_traits[PL_SIGNS_END - PL_SIGNS]", PL_SIGNS, PL_SIGNS_END,
	      pl_traits_far);
	print("const uint16_t pl_folded_letters[PL_LETTERS_END]", 0, PL_LETTERS_END, pl_folded_far);
	return ferror(stdout) != 0;
}
