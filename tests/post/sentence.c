/* Sentences and paragraphs of French text. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include "post/sentence.h"

/* A bar stands before each sentence but the first; the text is the row without. */
static const char *const sentences[] = {
	/* plain ends */
	"Le préfet arrive. |Il repart demain.",
	"Êtes-vous prêts ? |Partez ! |Merci.",
	"Vraiment ?! |Oui.",
	"Vraiment ? ! |Oui.",
	"Attention !!! |Évitez le secteur.",
	"Sans signe à la fin",
	"Un seul point.",
	"Une question\xC2\xA0? |Une réponse.",
	"Fin. |2024 commence.",
	"Attention ❗ |Évitez le secteur.",
	/* titles, initials, names */
	"M. Dupont et Mme. Durand reçoivent MM. Petit et Grand.",
	"Le Dr Martin, le Pr. Blanc et Me. Noir.",
	"Mgr. Aillet était là. |Il a parlé.",
	"Le discours de J. Dupont a plu.",
	"A.-M. Durand et J.-P. Martin signent.",
	"J.R.R. Tolkien a écrit.",
	"Avec Ch. Martin et Ph. Durand.",
	"Rue du Gal. Leclerc, av. Foch et bd. Victor-Hugo.",
	"C’est le plan B. |Elle le sait.",
	"L’invité est J.-M. Le Guen ce soir.",
	"La S.N.C.F. Normandie informe.",
	/* references and measures */
	"Voir art. 3 et art. L. 511-1 du code.",
	"Cf. p. 12, al. 2, pp. 3-4.",
	"Arrêté n°. 12 du 3 mai.",
	"Voir chap. IV, vol. II et fig. 2.",
	"Il a commis un vol. |Le suspect est connu.",
	"Le col. |Il est fermé.",
	"Il y a env. 300 hab. dans ce village.",
	"Tél. 01 99 00 12 34 ou réf. AB12.",
	"Des fruits, p. ex. Des pommes.",
	"Il vient, c.-à-d. qu’il part.",
	"C’est gratuit, i.e. sans frais.",
	"Né en 50 av. J.-C. à Rome.",
	"En 52 apr. J.-C. il régnait.",
	"Entre min. 3 et max. 5 jours.",
	"C’est le minimum, le min. |Il faut plus.",
	"Le 3 janv. 2024 à midi.",
	/* etc. */
	"Pain, lait, etc. sont vendus.",
	"Pain, lait, etc. |Le magasin ouvre.",
	"Pain (lait, etc.), eau.",
	/* numbers */
	"Il fait 3.5 degrés et 3,5 mètres.",
	"Ouvert à 18.30 ce soir.",
	"1. Fermez les volets. |2. Restez chez vous.",
	"IV. Les mesures du plan",
	"Il est arrivé le 3. |Demain il part.",
	"Le 1er. |Non, le 2.",
	"Appelez le 112. |Les secours arrivent.",
	/* ellipses */
	"Il attend… et repart.",
	"Il attend... et repart.",
	"Il attend… |Elle part.",
	"Il attend... |Elle part.",
	"Le texte […] continue.",
	"Le texte (...) Continue.",
	/* quotation marks and brackets */
	"« Venez ! » dit le préfet.",
	"« Venez. » |Le préfet attend.",
	"« Venez. |Nous attendons », dit-il.",
	"Il a dit : « Oui. » |Elle est partie.",
	"Il a dit : \"Oui.\" |Elle est partie.",
	"Il a dit \"Oui\". |Elle est partie.",
	"“Venez !” |Le préfet attend.",
	"Il est là (enfin !) et content.",
	"Il est là. |(Enfin.) |Elle aussi.",
	"Fin. (voir plus bas)",
	/* what machines read */
	"Rendez-vous sur www.ain.gouv.fr. |À demain.",
	"Voir https://www.ain.gouv.fr/a.b?c=d!e pour tout.",
	"Bonne journée. |#Gard #Meteo",
	"Merci. |@prefet30 vous répond.",
	"Infos. |https://www.gard.gouv.fr",
	"Version 2.0 du site.",
	/* emoji */
	"Bravo ! 👏 |Merci à tous.",
	"Bonne journée ! 😀",
	"Attention. 🚨 |Crue en cours.",
	/* lines */
	"Fermé lundi\n|Ouvert mardi",
	"Fermé lundi\r\n|Ouvert mardi\r|Fermé jeudi",
	"Voici la liste :\n|- pain\n|- lait",
	"Voici la liste :\n|• pain\n|• lait",
	"Voici la liste :\n|1) pain\n|2) lait",
	"Voici :\n|✅ pain\n|✅ lait",
	"Une ligne coupée\nen deux.",
	"Bonjour !\n|venez tous",
	"Bonjour.\n|venez tous",
	"Avec M.\nDupont ce soir.",
	"Infos :\nhttps://www.gard.gouv.fr",
	"Alerte dans le Gard\n|#crue #gard",
	"« Venez »\n|« Partez »",
	/* nothing much */
	"…",
	"!",
	". . .",
};

static void check_sentences(const char *row)
{
	struct pl_buf text = { 0 }, shown = { 0 };
	struct pl_tokens tokens = { 0 };
	struct pl_spans found = { 0 };
	struct pl_str draft;
	struct pl_span all = { 0, 0 };
	bool same;

	for (const char *c = row; *c; c++) {
		if (*c != '|')
			pl_buf_putc(&text, *c);
	}
	draft = pl_buf_str(&text);
	all.end = (uint32_t)draft.len;
	assert_true(pl_tokens_find(&tokens, draft, all));
	assert_true(pl_sentences_find(&found, draft, all, tokens.list.at, tokens.list.n));
	for (size_t i = 0; i < found.list.n; i++) {
		uint32_t start = i ? found.list.at[i - 1].end : 0;

		pl_buf_add(&shown, pl_str_cut(draft, start, found.list.at[i].start));
		pl_buf_puts(&shown, i ? "|" : "");
		pl_buf_add(&shown, pl_str_in(draft, found.list.at[i]));
	}
	same = pl_str_is(pl_buf_str(&shown), row);
	if (!same)
		print_error("wanted: %s\ncame:   %.*s\n", row, PL_ARGS(pl_buf_str(&shown)));
	pl_buf_release(&text);
	pl_buf_release(&shown);
	PL_LIST_RELEASE(&found.list);
	pl_tokens_release(&tokens);
	if (!same)
		fail();
}

static void test_sentences(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(sentences) / sizeof(*sentences); i++)
		check_sentences(sentences[i]);
}

/* Paragraphs, in the same way; blank lines stand between them. */
static const struct {
	const char *text;
	const char *paragraphs; /* with | between them */
} paragraphs[] = {
	{ "", "" },
	{ " \n\t\n", "" },
	{ "un", "un" },
	{ "un\ndeux", "un\ndeux" },
	{ "un\n\ndeux", "un|deux" },
	{ "un\r\n\r\ndeux\r\n", "un|deux" },
	{ "un\r\rdeux", "un|deux" },
	{ "\n\n  un  \n \t \n\n  deux\n trois  \n", "un|deux\n trois" },
	{ "un\n\xC2\xA0\ndeux", "un|deux" },
};

static void test_paragraphs(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(paragraphs) / sizeof(*paragraphs); i++) {
		struct pl_str text = pl_str_of(paragraphs[i].text);
		struct pl_spans found = { 0 };
		struct pl_buf shown = { 0 };

		assert_true(pl_paragraphs_find(&found, text,
					       (struct pl_span){ 0, (uint32_t)text.len }));
		for (size_t j = 0; j < found.list.n; j++) {
			pl_buf_puts(&shown, j ? "|" : "");
			pl_buf_add(&shown, pl_str_in(text, found.list.at[j]));
		}
		if (!pl_str_is(pl_buf_str(&shown), paragraphs[i].paragraphs)) {
			print_error("text %s\nwanted: %s\ncame:   %.*s\n", paragraphs[i].text,
				    paragraphs[i].paragraphs, PL_ARGS(pl_buf_str(&shown)));
			fail();
		}
		pl_buf_release(&shown);
		PL_LIST_RELEASE(&found.list);
	}
}

/* Texts that make a scanner look ahead again and again must not take long: each
 * is some hundred thousand bytes, which a quadratic scan would not end. */
static const char *const nasty[] = {
	"! 😀 ", "❗😀",  "(\n", ". (", ".)", "\"",  "« ",       "M. ",
	"A.",   ".\n", "…[",  "? ",  "- ", "1. ", "\xC2\xA0",
};

static void test_nasty(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(nasty) / sizeof(*nasty); i++) {
		struct pl_buf text = { 0 };
		struct pl_tokens tokens = { 0 };
		struct pl_spans found = { 0 };
		struct pl_span all = { 0, 0 };

		while (text.len < 400000)
			pl_buf_puts(&text, nasty[i]);
		pl_buf_puts(&text, "x");
		all.end = (uint32_t)text.len;
		assert_true(pl_tokens_find(&tokens, pl_buf_str(&text), all));
		assert_true(pl_sentences_find(&found, pl_buf_str(&text), all, tokens.list.at,
					      tokens.list.n));
		for (size_t j = 1; j < found.list.n; j++)
			assert_true(found.list.at[j - 1].end <= found.list.at[j].start);
		pl_buf_release(&text);
		pl_tokens_release(&tokens);
		PL_LIST_RELEASE(&found.list);
	}
}

/* Sentences that people wrote, one a line: nearly all must come out whole, and two
 * lines in a row must come apart where the first ends in a sign. */
static const struct {
	const char *file;
	unsigned whole, apart; /* least, of a thousand */
} corpora[] = {
	{ "ud-pud.txt", 990, 990 },
	{ "ud-sequoia.txt", 990, 960 },
	{ "ud-gsd-devtest.txt", 990, 980 },
};

static struct pl_spans split(struct pl_str text)
{
	struct pl_span all = { 0, (uint32_t)text.len };
	struct pl_tokens tokens = { 0 };
	struct pl_spans found = { 0 };

	assert_true(pl_tokens_find(&tokens, text, all));
	assert_true(pl_sentences_find(&found, text, all, tokens.list.at, tokens.list.n));
	pl_tokens_release(&tokens);
	return found;
}

static bool is_whole(struct pl_str line)
{
	struct pl_spans found = split(line);
	bool whole = found.list.n == 1;

	PL_LIST_RELEASE(&found.list);
	return whole;
}

static bool comes_apart(struct pl_str line, struct pl_str next)
{
	struct pl_buf both = { 0 };
	struct pl_spans found;
	bool apart = false;

	pl_buf_add(&both, line);
	pl_buf_putc(&both, ' ');
	pl_buf_add(&both, next);
	found = split(pl_buf_str(&both));
	for (size_t i = 0; i < found.list.n; i++)
		apart |= found.list.at[i].end == line.len;
	PL_LIST_RELEASE(&found.list);
	pl_buf_release(&both);
	return apart;
}

static void check_corpus(FILE *file, size_t corpus)
{
	char lines[2][8192];
	unsigned all = 0, whole = 0, joints = 0, apart = 0;

	lines[1][0] = '\0';
	for (size_t i = 0; fgets(lines[i], sizeof(lines[i]), file); i = 1 - i) {
		struct pl_str line = pl_str_trim(pl_str_of(lines[i]));
		struct pl_str before = pl_str_trim(pl_str_of(lines[1 - i]));

		all++;
		whole += is_whole(line);
		if (before.len && strchr(".!?", before.at[before.len - 1])) {
			joints++;
			apart += comes_apart(before, line);
		}
	}
	print_message("%s: %u of %u lines are one sentence, %u of %u joints were found\n",
		      corpora[corpus].file, whole, all, apart, joints);
	assert_true(all > 0 && whole * 1000 >= all * corpora[corpus].whole);
	assert_true(apart * 1000 >= joints * corpora[corpus].apart);
}

static void test_corpus(void **state)
{
	const char *folder = getenv("CORPUS") ? getenv("CORPUS") : "../shared/corpus";
	bool any = false;

	(void)state;
	for (size_t i = 0; i < sizeof(corpora) / sizeof(*corpora); i++) {
		char path[1024];
		FILE *file;

		snprintf(path, sizeof(path), "%s/%s", folder, corpora[i].file);
		file = fopen(path, "r");
		if (!file)
			continue;
		check_corpus(file, i);
		fclose(file);
		any = true;
	}
	if (!any)
		skip();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sentences),
		cmocka_unit_test(test_paragraphs),
		cmocka_unit_test(test_nasty),
		cmocka_unit_test(test_corpus),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
