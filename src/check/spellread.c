/* Reading a spelling rule: its dictionaries, the words that it leaves alone, its filters. */
#include "check/spelling.h"

#include <stdlib.h>

#include "check/books.h"
#include "check/expr.h"

#define AT(field) offsetof(struct pl_spelling, field)

/* Texts of a row; valid until the image next grows. */
static struct pl_str text_at(const struct pl_row *row, uint32_t i)
{
	return pl_ref_str(PL_ROW(struct pl_ref, row) + i);
}

static struct pl_spelling *settings_of(struct pl_prepare *prepare)
{
	return PL_SETTINGS(prepare, struct pl_spelling);
}

/* As in Vale: the two files that are named, if both are there; else the dictionaries, and
 * American English besides when they are to be appended to it or there are none. */
static bool find_books_now(struct pl_prepare *prepare, struct pl_books *books, struct pl_err *err)
{
	const struct pl_spelling *spelling = settings_of(prepare);
	struct pl_str dicpath = pl_ref_str(&spelling->dicpath);

	if (pl_books_add_files(books, prepare, pl_ref_str(&spelling->aff),
			       pl_ref_str(&spelling->dic)))
		return true;
	for (uint32_t i = 0; i < spelling->dictionaries.n; i++) {
		if (!pl_books_add(books, prepare, dicpath, text_at(&spelling->dictionaries, i),
				  err))
			return false;
	}
	settings_of(prepare)->american = !spelling->dictionaries.n || spelling->append;
	return !settings_of(prepare)->american || pl_books_add_default(books, prepare, err);
}

static bool check_list(struct pl_prepare *prepare, const char *key, const struct pl_row *names,
		       struct pl_err *err)
{
	for (uint32_t i = 0; i < names->n; i++) {
		if (!pl_books_check_name(prepare, key, text_at(names, i), err))
			return false;
	}
	return true;
}

static bool check_names(struct pl_prepare *prepare, struct pl_err *err)
{
	const struct pl_spelling *spelling = settings_of(prepare);

	return pl_books_check_name(prepare, "dicpath", pl_ref_str(&spelling->dicpath), err) &&
	       pl_books_check_name(prepare, "aff", pl_ref_str(&spelling->aff), err) &&
	       pl_books_check_name(prepare, "dic", pl_ref_str(&spelling->dic), err) &&
	       check_list(prepare, "dictionaries", &spelling->dictionaries, err) &&
	       check_list(prepare, "ignore", &spelling->ignore, err);
}

static bool find_books(struct pl_prepare *prepare, struct pl_books *books, struct pl_err *err)
{
	const struct pl_spelling *spelling = settings_of(prepare);

	if (!prepare->built_in)
		return pl_books_possible(prepare, err) && find_books_now(prepare, books, err);
	for (uint32_t i = 0; i < spelling->dictionaries.n; i++) {
		if (!pl_books_add_later(books, text_at(&spelling->dictionaries, i)))
			return pl_fail_nomem(err);
	}
	return true;
}

static bool place_books(struct pl_prepare *prepare, const struct pl_books *books,
			struct pl_err *err)
{
	struct pl_image *image = prepare->image;
	size_t n = books->list.n;
	uint32_t at = pl_image_take(image, n * sizeof(struct pl_spelling_book));

	for (size_t i = 0; i < n; i++) {
		uint32_t book = at + (uint32_t)(i * sizeof(struct pl_spelling_book));

		pl_image_ref(image, book + (uint32_t)offsetof(struct pl_spelling_book, aff),
			     books->list.at[i].aff);
		pl_image_ref(image, book + (uint32_t)offsetof(struct pl_spelling_book, dic),
			     books->list.at[i].dic);
	}
	pl_image_row(image, prepare->settings + (uint32_t)AT(books), at, n);
	return n <= PL_SPELLING_BOOKS ||
	       pl_node_fail(pl_node_get(prepare->rule, "dictionaries"), err,
			    "at most %d dictionaries can be used at once", (int)PL_SPELLING_BOOKS);
}

/* One word a line; a lone # is nothing. */
static bool add_lines(struct pl_words *words, struct pl_str text, struct pl_err *err)
{
	for (size_t start = 0, end; start < text.len; start = end + 1) {
		struct pl_word *word;
		struct pl_str line;

		end = pl_str_find(text, PL_STR("\n"), start);
		end = end < text.len ? end : text.len;
		line = pl_str_trim(pl_str_cut(text, start, end));
		if (!line.len || pl_str_is(line, "#"))
			continue;
		word = PL_PUSH(&words->list);
		if (!word)
			return pl_fail_nomem(err);
		word->key = line;
	}
	return true;
}

/* A list that is not there is passed over, as Vale does. */
static bool add_ignored(struct pl_prepare *prepare, struct pl_words *words, struct pl_err *err)
{
	for (uint32_t i = 0; i < settings_of(prepare)->ignore.n; i++) {
		struct pl_err why = { .french = err && err->french };
		struct pl_str text = { 0 };

		if (prepare->file(prepare, text_at(&settings_of(prepare)->ignore, i), &text,
				  &why)) {
			if (!add_lines(words, text, err))
				return false;
		} else if (why.code == PL_NOMEM) {
			return pl_fail_nomem(err);
		} else if (why.code != PL_NOFILE) {
			return pl_node_fail(pl_node_get(prepare->rule, "ignore"), err, "%s",
					    why.text);
		}
	}
	return true;
}

static int by_bytes(const void *a, const void *b)
{
	return pl_str_order(((const struct pl_word *)a)->key, ((const struct pl_word *)b)->key);
}

static bool place_ignored(struct pl_prepare *prepare, struct pl_err *err)
{
	struct pl_words words = { 0 };
	bool ok = add_ignored(prepare, &words, err) &&
		  pl_words_add_lists(&words, prepare, AT(lists), err);
	uint32_t refs = pl_image_take(prepare->image, words.list.n * sizeof(struct pl_ref));

	PL_SORT(&words.list, by_bytes);
	for (size_t i = 0; ok && i < words.list.n; i++)
		pl_image_ref(prepare->image, refs + (uint32_t)(i * sizeof(struct pl_ref)),
			     words.list.at[i].key);
	pl_image_row(prepare->image, prepare->settings + (uint32_t)AT(ignored), refs, words.list.n);
	pl_words_release(&words);
	return ok;
}

/* One pattern of all filters: to be left alone it is enough that one of them is found. */
static bool place_filters(struct pl_prepare *prepare, struct pl_err *err)
{
	const struct pl_spelling *spelling = settings_of(prepare);
	struct pl_buf text = { 0 };

	for (uint32_t i = 0; i < spelling->filters.n; i++)
		pl_buf_printf(&text, "%s(?:%.*s)", i ? "|" : "",
			      PL_ARGS(text_at(&spelling->filters, i)));
	return !spelling->filters.n || pl_expr_put(prepare, AT(filter), &text, PL_PATTERN_RE2, err);
}

static bool asks_for_spellings(const struct pl_node *rule)
{
	const struct pl_node *action = pl_node_get(rule, "action");
	const struct pl_node *params = pl_node_get(action, "params");

	return pl_node_is(pl_node_get(action, "name"), "suggest") && params && params->first &&
	       pl_node_is(params->first, "spellings");
}

bool pl_spelling_prepare(struct pl_prepare *prepare, struct pl_err *err)
{
	struct pl_books books = { 0 };
	bool ok;

	if (!settings_of(prepare))
		return pl_fail_nomem(err);
	settings_of(prepare)->suggests = asks_for_spellings(prepare->rule);
	ok = check_names(prepare, err) && find_books(prepare, &books, err) &&
	     place_books(prepare, &books, err);
	pl_books_release(&books);
	return ok && place_ignored(prepare, err) && settings_of(prepare) &&
	       place_filters(prepare, err);
}
