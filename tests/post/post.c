/* Posts: what a draft becomes, and what it answers. */
#include "test.h"

#include <stdio.h>

#include "post/networks.h"
#include "post/post.h"

static struct test_networks networks;

static struct pl_post post_with(struct pl_str draft, const char *name, uint64_t fallback)
{
	struct pl_hints hints = { .known = test_networks(&networks),
				  .name = pl_str_of(name),
				  .networks = fallback };
	struct pl_err err = { 0 };
	struct pl_post post;

	if (!pl_post_init(&post, draft, &hints, &err)) {
		print_error("draft: %.*s\nerror: %s\n", PL_ARGS(draft), err.text);
		fail();
	}
	return post;
}

static struct pl_post post_of(const char *draft)
{
	return post_with(pl_str_of(draft), "", 0);
}

/* --- parts --------------------------------------------------------------------------------- */

static const struct {
	const char *draft, *parts; /* with | between them */
} parts[] = {
	{ "", "" },
	{ "  \n ", "" },
	{ "Bonjour", "Bonjour" },
	{ "  Bonjour \n", "Bonjour" },
	{ "Un.\n---\nDeux.", "Un.|Deux." },
	{ "Un.\r\n---\r\nDeux.\r\n", "Un.|Deux." },
	{ "Un.\r---\rDeux.", "Un.|Deux." },
	{ "Un.\n---  \t\nDeux.", "Un.|Deux." },
	{ "Un.\n--- suite\nDeux.", "Un.\n--- suite\nDeux." },
	{ "Un.\n ---\nDeux.", "Un.\n ---\nDeux." },
	{ "Un.\n----\nDeux.", "Un.\n----\nDeux." },
	{ "Un.\n---\n\n---\nDeux.\n---\n", "Un.|Deux." },
	{ "---\nUn.", "Un." },
	{ "---\n---\n", "" },
	{ "---\nnote: a\n---\nUn.\n---\nDeux.", "Un.|Deux." },
	{ "---\nnote: a\n---", "" },
	{ "\xEF\xBB\xBFUn.", "Un." },
	{ "\xEF\xBB\xBF---\nUn.", "Un." },
};

static void show_parts(struct pl_buf *out, const struct pl_post *post)
{
	for (size_t i = 0; i < post->n_parts; i++) {
		pl_buf_puts(out, i ? "|" : "");
		pl_buf_add(out, pl_str_in(post->text, post->parts[i].span));
	}
}

static void test_parts(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		struct pl_post post = post_of(parts[i].draft);
		struct pl_buf shown = { 0 };

		show_parts(&shown, &post);
		if (!post.n_parts || !pl_str_is(pl_buf_str(&shown), parts[i].parts) ||
		    !pl_str_is(post.text, parts[i].draft)) {
			print_error("draft: %s\nwanted: %s\ncame: %.*s\n", parts[i].draft,
				    parts[i].parts, PL_ARGS(pl_buf_str(&shown)));
			fail();
		}
		pl_buf_release(&shown);
		pl_post_release(&post);
	}
}

/* A payload's text is one part, whatever it holds. */
static void test_no_front(void **state)
{
	struct pl_hints hints = { .known = test_networks(&networks), .no_front = true };
	struct pl_post post;

	(void)state;
	assert_true(
		pl_post_init(&post, PL_STR("---\nnote: a\n---\nUn.\n---\nDeux."), &hints, NULL));
	assert_int_equal(post.n_parts, 1);
	assert_int_equal(post.note.len, 0);
	assert_int_equal(post.parts[0].span.start, 0);
	assert_int_equal(post.parts[0].span.end, post.text.len);
	pl_post_release(&post);
}

/* --- sentences --------------------------------------------------------------------------- */

static const struct {
	enum pl_form form;
	const char *draft, *sentences; /* with | between them */
} sentences[] = {
	{ PL_FORM_POST, "Les horaires\n\nM. Roux ouvre. Venez.",
	  "Les horaires|M. Roux ouvre.|Venez." },
	/* As Vale: across an empty line. */
	{ PL_FORM_TEXT, "The hours\n\nWe open. Mr. Jones comes.",
	  "The hours\n\nWe open.|Mr. Jones comes." },
	{ PL_FORM_MARKDOWN, "# The hours\n\nWe open *soon*. Ask a@b.org. Or not.\n",
	  "The hours|We open soon.|Ask a@b.org. Or not." },
	{ PL_FORM_HTML, "<p>One. Two.</p><p>Three</p>", "One.|Two.|Three" },
};

static void test_sentences(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(sentences) / sizeof(sentences[0]); i++) {
		struct pl_hints hints = { .known = test_networks(&networks),
					  .form = sentences[i].form };
		struct pl_buf got = { 0 };
		struct pl_post post;

		assert_true(pl_post_init(&post, pl_str_of(sentences[i].draft), &hints, NULL));
		for (size_t n = 0; n < post.n_sentences; n++) {
			pl_buf_puts(&got, n ? "|" : "");
			pl_buf_add(&got, pl_str_in(post.text, post.sentences[n]));
		}
		assert_string_equal(got.at, sentences[i].sentences);
		pl_buf_release(&got);
		pl_post_release(&post);
	}
}

/* Tokens, sentences and paragraphs are numbered over the whole post, part by part. */
static void test_ranges(void **state)
{
	struct pl_post post = post_of("Un mot. Deux mots.\n\nTrois #mots.\n---\nQuatre.");

	(void)state;
	assert_int_equal(post.n_parts, 2);
	assert_int_equal(post.n_paragraphs, 3);
	assert_int_equal(post.n_sentences, 4);
	assert_int_equal(post.n_tokens, 7);
	assert_int_equal(post.parts[0].n_paragraphs, 2);
	assert_int_equal(post.parts[0].n_sentences, 3);
	assert_int_equal(post.parts[1].first_token, 6);
	assert_int_equal(post.parts[1].first_sentence, 3);
	assert_int_equal(post.parts[1].first_paragraph, 2);
	assert_true(pl_str_is(pl_str_in(post.text, post.sentences[3]), "Quatre."));
	pl_post_release(&post);
}

/* --- networks ------------------------------------------------------------------------------ */

static const struct {
	const char *name, *draft;
	uint64_t fallback, networks;
} named[] = {
	{ "note.txt", "B", 0, 0 },
	{ "note.txt", "B", NET_BLUESKY, NET_BLUESKY },
	{ "note.x.txt", "B", NET_BLUESKY, NET_X },
	{ "note.Facebook.txt", "B", 0, NET_FACEBOOK },
	{ "tweet.twitter.post", "B", 0, NET_X },
	{ "note.x.facebook.txt", "B", 0, NET_X | NET_FACEBOOK },
	{ "note.brouillon.x.txt", "B", 0, NET_X },
	{ "dossier.x.d/note.txt", "B", NET_BLUESKY, NET_BLUESKY },
	{ "dossier/note.x.txt", "B", 0, NET_X },
	{ "x.txt", "B", 0, 0 },
	{ "note.x", "B", 0, 0 },
	{ "note.x.txt", "---\nréseaux: facebook\n---\nB", 0, NET_FACEBOOK },
	{ "note.x.txt", "---\nnote: a\n---\nB", 0, NET_X },
};

static void test_networks_of(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(named) / sizeof(*named); i++) {
		struct pl_post post =
			post_with(pl_str_of(named[i].draft), named[i].name, named[i].fallback);

		if (post.networks != named[i].networks) {
			print_error("%s: wanted %x, came %x\n", named[i].name,
				    (unsigned)named[i].networks, (unsigned)post.networks);
			fail();
		}
		pl_post_release(&post);
	}
}

/* --- bytes ------------------------------------------------------------------------------------ */

#define BYTES(literal)                       \
	{                                    \
		literal, sizeof(literal) - 1 \
	}

static const struct {
	struct pl_str draft;
	const char *text;
} readable[] = {
	{ BYTES("\xFF\xFE\xC9\0t\0\xE9\0"), "Été" },
	{ BYTES("\xFE\xFF\0\xC9\0t\0\xE9"), "Été" },
	{ BYTES("\xFF\xFE\x3D\xD8\x00\xDE"), "😀" },
	{ BYTES("\xFF\xFE"), "" },
	{ BYTES("\xEF\xBB\xBF\xC3\x89t\xC3\xA9"), "\xEF\xBB\xBFÉté" },
};

static void test_readable(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(readable) / sizeof(*readable); i++) {
		struct pl_post post = post_with(readable[i].draft, "", 0);

		assert_string_equal(post.text.at, readable[i].text);
		pl_post_release(&post);
	}
}

static const struct {
	struct pl_str draft;
	uint32_t line, column;
	const char *text; /* that the error holds */
} unreadable[] = {
	{ BYTES("\xE9t\xE9"), 1, 1, "byte E9 at offset 0 (line 1, column 1)" },
	{ BYTES("Un\r\n\xC3\xA9t\xE9"), 2, 3, "byte E9 at offset 7 (line 2, column 3)" },
	{ BYTES("a\n\xC0\x80"), 2, 1, "byte C0 at offset 2" },
	{ BYTES("\xED\xA0\x80"), 1, 1, "byte ED at offset 0" },
	{ BYTES("fin\xE2\x80"), 1, 4, "byte E2 at offset 3" },
	{ BYTES("U\0n\0 \0t\0e\0x\0t\0e\0"), 0, 0, "UTF-16 without a mark: save it as UTF-8" },
	{ BYTES("\0U\0n\0 \0t\0e\0x\0t\0e"), 0, 0, "UTF-16 without a mark: save it as UTF-8" },
	{ BYTES("Un texte\0 et un NUL"), 0, 0, "binary" },
	{ BYTES("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"), 0, 0, "binary" },
	{ BYTES("\xFF\xFE\0\0U\0\0\0"), 0, 0, "binary" },
	{ BYTES("\xFF\xFEU\0n"), 0, 0, "half a character" },
	{ BYTES("\xFF\xFE\x3D\xD8U\0"), 0, 0, "surrogate" },
	{ BYTES("\xFE\xFF\xDE\x00"), 0, 0, "surrogate" },
};

static void test_unreadable(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(unreadable) / sizeof(*unreadable); i++) {
		struct pl_hints hints = { .known = test_networks(&networks) };
		struct pl_err err = { 0 };
		struct pl_post post;

		if (pl_post_init(&post, unreadable[i].draft, &hints, &err) ||
		    err.code != PL_INPUT || err.line != unreadable[i].line ||
		    err.column != unreadable[i].column || !strstr(err.text, unreadable[i].text)) {
			print_error("case %zu\nwanted: %u:%u %s\ncame: %u:%u %s\n", i,
				    unreadable[i].line, unreadable[i].column, unreadable[i].text,
				    err.line, err.column, err.text);
			fail();
		}
		pl_post_release(&post);
	}
}

static void test_too_long(void **state)
{
	size_t len = (16 << 20) + 1;
	char *bytes = pl_alloc(len);
	struct pl_hints hints = { 0 };
	struct pl_err err = { 0 };
	struct pl_post post;

	(void)state;
	assert_non_null(bytes);
	memset(bytes, 'a', len);
	assert_false(pl_post_init(&post, (struct pl_str){ bytes, len }, &hints, &err));
	assert_int_equal(err.code, PL_LIMIT);
	pl_post_release(&post);
	pl_free(bytes);
}

/* --- asking ------------------------------------------------------------------------------------
 */

/* Where in a text a mark stands. */
static uint32_t place(const struct pl_post *post, const char *mark)
{
	size_t at = pl_str_find(post->text, pl_str_of(mark), 0);

	assert_int_not_equal(at, SIZE_MAX);
	return (uint32_t)at;
}

static void test_token_at(void **state)
{
	struct pl_post post = post_of("Vigilance #orage demain");
	const struct pl_token *token;

	(void)state;
	token = pl_post_token_at(&post, place(&post, "orage"));
	assert_non_null(token);
	assert_int_equal(token->kind, PL_TOKEN_HASHTAG);
	token = pl_post_token_at(&post, 0);
	assert_non_null(token);
	assert_int_equal(token->span.end, 9);
	assert_null(pl_post_token_at(&post, 9));
	assert_null(pl_post_token_at(&post, (uint32_t)post.text.len));
	assert_null(pl_post_token_at(&post, UINT32_MAX));
	pl_post_release(&post);
}

/* Quoted letters are capitals, the others small. */
static const char *const quotations[] = {
	"abc",
	"a « B » c « D » e",
	"a « B « C » D » e",
	"a « b",
	"a » b",
	"a « b « C » d",
	"a “B” c “d",
	"a \"B\" c \"D\" e \"f",
	"a « B \"C\" D » e",
	"a « B “C » D” e",
	"a « b\n\nc » d",
	"a « B\nC » d",
	"a \"b\n\nc\" d",
	"« A » « B »b\"C\"d",
};

static void test_quoted(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(quotations) / sizeof(*quotations); i++) {
		const char *text = quotations[i];
		struct pl_post post = post_of(text);

		for (uint32_t at = 0; text[at]; at++) {
			bool capital = text[at] >= 'A' && text[at] <= 'Z';
			bool letter = capital || (text[at] >= 'a' && text[at] <= 'z');

			if (letter && pl_post_quoted(&post, at) != capital) {
				print_error("%s\n'%c' is quoted: wanted %d\n", text, text[at],
					    capital);
				fail();
			}
		}
		pl_post_release(&post);
	}
}

static const struct {
	const char *draft, *mark, *shown;
} hooks[] = {
	{ "Court.", "facebook", "Court." },
	{ "Une phrase de plus de quarante caractères, coupée ici.", "facebook",
	  "Une phrase de plus de quarante caractère" },
	{ "Un\nDeux\nTrois\nQuatre", "facebook", "Un\nDeux\nTrois" },
	{ "Un\r\n\r\nDeux\r\nTrois", "facebook", "Un\r\n\r\nDeux" },
	{ "Un\nDeux\nTrois", "facebook", "Un\nDeux\nTrois" },
	{ "Trente-huit caractères puis un visage 👨‍👩‍👧", "facebook",
	  "Trente-huit caractères puis un visage " },
	{ "Un\nDeux\nTrois\nQuatre", "bluesky", "Un\nDeux\nTrois\nQuatre" },
};

static void test_hooks(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(hooks) / sizeof(*hooks); i++) {
		struct pl_post post = post_of(hooks[i].draft);
		int at = pl_networks_find(post.known, pl_str_of(hooks[i].mark));
		struct pl_str shown;
		uint32_t end;

		assert_true(pl_post_hook_end(&post, post.parts, post.known->at[at], &end, NULL));
		shown = pl_str_cut(post.text, post.parts->span.start, end);
		if (!pl_str_is(shown, hooks[i].shown)) {
			print_error("%s on %s\nwanted: %s\ncame: %.*s\n", hooks[i].draft,
				    hooks[i].mark, hooks[i].shown, PL_ARGS(shown));
			fail();
		}
		pl_post_release(&post);
	}
}

/* Lines of a later part count from its own start. */
static void test_hook_of_part(void **state)
{
	struct pl_post post = post_of("Un\nDeux\n---\nA\nB\nC\nZ");
	uint32_t end;

	(void)state;
	assert_true(pl_post_hook_end(&post, &post.parts[1], &networks.facebook, &end, NULL));
	assert_int_equal(end, place(&post, "\nZ"));
	pl_post_release(&post);
}

static void test_words(void **state)
{
	struct pl_post post = post_of("Le préfet ouvre 3 sites : #a @b https://ain.gouv.fr 😀 Fin.");
	struct pl_span first = { 0, place(&post, " ouvre") };

	(void)state;
	assert_int_equal(pl_post_words(&post, post.parts->span), 6);
	assert_int_equal(pl_post_words(&post, first), 2);
	assert_int_equal(pl_post_words(&post, (struct pl_span){ 5, 5 }), 0);
	pl_post_release(&post);
}

/* --- when memory ends ---------------------------------------------------------------------- */

/* The n-th allocation fails, for all n. */
static void check_no_memory(const char *draft, bool for_ever)
{
	struct pl_hints hints = { .known = test_networks(&networks) };
	bool done = false;

	for (long n = 0; !done; n++) {
		struct pl_err err = { 0 };
		struct pl_post post;

		pl_mem_fail_after(n, for_ever);
		done = pl_post_init(&post, pl_str_of(draft), &hints, &err);
		pl_mem_fail_after(-1, false);
		assert_true(done || err.code == PL_NOMEM);
		pl_post_release(&post);
	}
}

static void test_no_memory(void **state)
{
	static const char draft[] = "---\nréseaux: [x, autre]\ntype: fête\nignore: [a, b]\n"
				    "médias: [{image: a.jpg, alt: La place}]\n---\n"
				    "Un « mot ». Deux.\n\nTrois #mots.\n---\nQuatre.";
	(void)state;
	check_no_memory(draft, false);
	check_no_memory(draft, true);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parts),        cmocka_unit_test(test_no_front),
		cmocka_unit_test(test_ranges),       cmocka_unit_test(test_networks_of),
		cmocka_unit_test(test_readable),     cmocka_unit_test(test_unreadable),
		cmocka_unit_test(test_too_long),     cmocka_unit_test(test_token_at),
		cmocka_unit_test(test_quoted),       cmocka_unit_test(test_hooks),
		cmocka_unit_test(test_hook_of_part), cmocka_unit_test(test_words),
		cmocka_unit_test(test_sentences),    cmocka_unit_test(test_no_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
