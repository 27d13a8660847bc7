/* emoji: too many, in a row, repeated, as bullets, as words, faces, tones. */
#include "check/kind.h"

#define FIX "fix: suggested\n"

static const struct kind_case cases[] = {

	{ FIX "find: count\nmax: 2", "🚨 a 🚗 b 🔥 c 🎁", "🚨 a 🚗 b ⟦🔥⟧ c 🎁", "<4>", NULL },
	{ FIX "find: count\nmax: 2", "🚨 a 🚗\n---\n🔥 © 2 *", NULL, NULL, NULL },
	{ FIX "find: row\nmax: 2", "Bravo 👏 👏👏 !", "Bravo ⟦👏 👏👏⟧ !", "<👏 👏👏>", "Bravo 👏 !" },
	{ FIX "find: row\nmax: 2", "👏👏\n👏 a 👨‍👩‍👧‍👦", NULL, NULL, NULL },
	{ FIX "find: row\nmax: 2", "🇫🇷🇩🇪🇮🇹", "⟦🇫🇷🇩🇪🇮🇹⟧", NULL, "🇫🇷" },
	{ FIX "find: repeat\nmax: 2", "🚨 a 🔥 🚨 b 🚨 c 🚨", "🚨 a 🔥 🚨 b ⟦🚨⟧ c 🚨", "<🚨><4>", NULL },
	{ FIX "find: repeat\nmax: 2", "🚨 🔥 🚨 🔥\n---\n🚨 🔥", NULL, NULL, NULL },
	{ FIX "find: bullets\nmax: 2", "Ici :\n👉 a\n 👉b\n👉 c", "Ici :\n👉 a\n 👉b\n⟦👉⟧ c", "<3>",
	  "Ici :\n- a\n - b\n- c" },
	{ FIX "find: bullets\nmax: 2", "a 👉\nb 👉\nc 👉", NULL, NULL, NULL },
	{ FIX "find: inside", "Laissez la 🚗 au garage et prenez votre 🚲.",
	  "Laissez la ⟦🚗⟧ au garage et prenez votre ⟦🚲⟧.", "<🚗>", NULL },
	{ FIX "find: inside", "Coupez l’🔌 et le 🔥", "Coupez l’⟦🔌⟧ et le ⟦🔥⟧", NULL, NULL },
	{ FIX "find: inside", "la 👮 gendarmerie, le gaz 🔥 et l’eau, infos sur 👉 https://a.fr", NULL,
	  NULL, NULL },
	{ FIX "find: face", "Bravo 😉 merci 🙏 🙌 ☺️",
	  "Bravo ⟦😉⟧ merci 🙏 🙌 ⟦☺️⟧", "<😉>", NULL },
	{ FIX "find: tone", "Merci 👏🏽 à 👩🏽‍🚒",
	  "Merci ⟦👏🏽⟧ à ⟦👩🏽‍🚒⟧", "<👏🏽>",
	  "Merci 👏 à 👩‍🚒" },
	{ FIX "find: tone", "Merci 👏 🟤", NULL, NULL, NULL },
};

static void finds(void **state)
{
	(void)state;
	KIND_TRY("emoji", cases);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
