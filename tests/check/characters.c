/* characters: look-alike, invisible and spaced letters. */
#include "check/kind.h"

#define STRICT "---\nnetworks: strict\n---\n"
#define FIX    "fix: suggested\n"

static const struct kind_case cases[] = {

	{ FIX "find: lookalike", "𝗩𝗶𝗴𝗶𝗹𝗮𝗻𝗰𝗲 𝗼𝗿𝗮𝗻𝗴𝗲 ici", "⟦𝗩𝗶𝗴𝗶𝗹𝗮𝗻𝗰𝗲 𝗼𝗿𝗮𝗻𝗴𝗲⟧ ici",
	  "<Vigilance orange>", "Vigilance orange ici" },
	{ FIX "find: lookalike", "ＩＮＦＯ Ⓐⓑ 🅲🅳 🄰🄱", "⟦ＩＮＦＯ Ⓐⓑ 🅲🅳 🄰🄱⟧", NULL,
	  "INFO Ab CD AB" },
	{ FIX "find: lookalike", "un ᴀʟᴇʀᴛᴇ, ᵃˡᵉʳᵗᵉ", "un ⟦ᴀʟᴇʀᴛᴇ⟧, ⟦ᵃˡᵉʳᵗᵉ⟧", "<alerte>",
	  "un alerte, alerte" },
	{ FIX "find: forbidden", STRICT "a <b> [c]", STRICT "a ⟦<⟧b⟦>⟧ [c]", "<<><Strict>", NULL },
	{ FIX "find: reserved", STRICT "a <b> [c]", STRICT "a <b> ⟦[⟧c⟦]⟧", "<[><Strict>", NULL },
	{ FIX "find: forbidden", "a <b> [c]", NULL, NULL, NULL },
	{ FIX "find: lookalike",
	  "Mˡˡᵉ X, 1ʳᵉ, nᵒˢ 3, 𝜋, 🇫🇷🇩🇪, 🅿️, Ⓟ, 2², µm, ª", NULL,
	  NULL, NULL },
	{ FIX "find: lookalike\nscope: alt", "---\nmedia: [{image: a, alt: le 𝘴𝘢𝘯𝘨}]\n---\n𝘴𝘢𝘯𝘨",
	  "---\nmedia: [{image: a, alt: le 𝘴𝘢𝘯𝘨}]\n---\n𝘴𝘢𝘯𝘨⟦0: 𝘴𝘢𝘯𝘨⟧", "<sang>", NULL },
	{ FIX "find: invisible", "préfec\u200Bture", "préfec⟦\u200B⟧ture", "<U+200B>",
	  "préfecture" },
	{ FIX "find: invisible", "a\u202E\u202Eb\u00AD\u2060c", "a⟦\u202E\u202E⟧b⟦\u00AD\u2060⟧c",
	  "<U+202E>", "abc" },
	{ FIX "find: invisible", "\uFEFFmot\uFEFF", "\uFEFFmot⟦\uFEFF⟧", "<U+FEFF>", "\uFEFFmot" },
	{ FIX "find: invisible",
	  "👩\u200D🚒 ❤\uFE0F 🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067"
	  "\U000E007F می\u200Cخواهم\u00A0!",
	  NULL, NULL, NULL },
	{ FIX "find: invisible", "a\u200Db", "a⟦\u200D⟧b", "<U+200D>", "ab" },
	{ FIX "find: spaced\nmax: 4", "A L E R T E crue", "⟦A L E R T E⟧ crue", "<A L E R T E>",
	  "ALERTE crue" },
	{ FIX "find: spaced\nmax: 4", "É T É, groupes A B C D, XA B C D E, A B C D En", NULL, NULL,
	  NULL },
	{ FIX "find: spaced\nmax: 3", "R A P P E L  D E S", "⟦R A P P E L⟧  D E S", NULL,
	  "RAPPEL  D E S" },
};

static void finds(void **state)
{
	(void)state;
	KIND_TRY("characters", cases);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
