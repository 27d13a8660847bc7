/* Dictionaries: two files of one name, in one of many folders. */
#include "check/books.h"

#include "base/inside.h"
#include "base/lexicon.h"
#include "base/source.h"
#include "base/speller.h"

static const struct pl_node *place_of(const struct pl_prepare *prepare)
{
	const struct pl_node *named = pl_node_get(prepare->rule, "dictionaries");

	return named ? named : pl_node_get(prepare->rule, "extends");
}

/* What was told is the reader's warning: the rule is left out, and the rest goes on. */
static bool skip(struct pl_err *err)
{
	if (err)
		err->code = PL_SKIPPED;
	return false;
}

bool pl_books_possible(struct pl_prepare *prepare, struct pl_err *err)
{
	struct pl_err why = { .french = err && err->french };

	if (pl_speller_possible(&why))
		return true;
	pl_node_fail(place_of(prepare), err, "%s", why.text);
	return skip(err);
}

static bool push(struct pl_books *books, struct pl_str aff, struct pl_str dic)
{
	struct pl_book_files *files = PL_PUSH(&books->list);

	if (files)
		*files = (struct pl_book_files){ aff, dic };
	return files != NULL;
}

bool pl_books_check_name(struct pl_prepare *prepare, const char *key, struct pl_str name,
			 struct pl_err *err)
{
	const char *why = name.len ? pl_why_outside(name) : NULL;
	const struct pl_node *named = pl_node_get(prepare->rule, key);

	return !why ||
	       pl_node_fail(named ? named : place_of(prepare), err,
			    "'%s: %.*s' is refused: %s; a rule names what lies in its own source",
			    key, PL_ARGS(name), pl_err_tr(err, why));
}

/* Both files lie in the source, not behind a link of it. */
static bool is_in_source(const struct pl_prepare *prepare, const struct pl_book_files *files)
{
	return !pl_why_leads_outside(prepare->folder, files->aff.at) &&
	       !pl_why_leads_outside(prepare->folder, files->dic.at);
}

/* The folder ends in a slash. */
static bool try_folder(struct pl_books *books, struct pl_str folder, struct pl_str name)
{
	struct pl_str aff =
		pl_arena_printf(&books->arena, "%.*s%.*s.aff", PL_ARGS(folder), PL_ARGS(name));
	struct pl_str dic =
		pl_arena_printf(&books->arena, "%.*s%.*s.dic", PL_ARGS(folder), PL_ARGS(name));

	return !books->arena.failed && pl_file_is(aff.at) && pl_file_is(dic.at) &&
	       push(books, aff, dic);
}

static bool try_system(struct pl_books *books, struct pl_str name)
{
	struct pl_str aff, dic;

	return pl_lexicon_find(&books->arena, name, &aff, &dic) && push(books, aff, dic);
}

static bool try_folders(struct pl_books *books, const struct pl_prepare *prepare,
			struct pl_str dicpath, struct pl_str name)
{
	struct pl_arena *arena = &books->arena;
	const struct pl_str places[] = {
		pl_arena_printf(arena, "%s/%.*s/", prepare->folder, PL_ARGS(dicpath)),
		pl_arena_printf(arena, "%s/config/dictionaries/", prepare->folder),
		pl_arena_printf(arena, "%s/", prepare->folder),
	};

	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		if (!try_folder(books, places[i], name))
			continue;
		if (is_in_source(prepare, &books->list.at[books->list.n - 1]))
			return true;
		books->list.n--;
	}
	if (prepare->dictionaries &&
	    try_folder(books, pl_arena_printf(arena, "%s/", prepare->dictionaries), name))
		return true;
	return try_system(books, name);
}

bool pl_books_add_default(struct pl_books *books, struct pl_prepare *prepare, struct pl_err *err)
{
	return try_system(books, PL_STR("en_US")) ||
	       pl_books_add(books, prepare, PL_STR(""), PL_STR("en_US"), err);
}

bool pl_books_add_later(struct pl_books *books, struct pl_str name)
{
	return push(books, PL_STR(""), name);
}

bool pl_books_add(struct pl_books *books, struct pl_prepare *prepare, struct pl_str dicpath,
		  struct pl_str name, struct pl_err *err)
{
	if (try_folders(books, prepare, dicpath, name))
		return true;
	if (books->arena.failed || books->list.failed)
		return pl_fail_nomem(err);
	pl_node_fail(
		place_of(prepare), err,
		"the dictionary '%.*s' is not there: %.*s.aff and %.*s.dic are neither in %s/%.*s "
		"nor in %s (Debian has dictionaries in packages such as hunspell-en-us and "
		"hunspell-fr)",
		PL_ARGS(name), PL_ARGS(name), PL_ARGS(name), prepare->folder,
		PL_ARGS(dicpath.len ? dicpath : PL_STR("config/dictionaries")), pl_lexicon_place);
	return skip(err);
}

/* The path that is a file in the source. */
static struct pl_str find_file(struct pl_books *books, const struct pl_prepare *prepare,
			       struct pl_str path)
{
	static const char *const places[] = { "", "config/", "config/dictionaries/" };
	struct pl_str whole;

	for (size_t i = 0; path.len && i < sizeof(places) / sizeof(places[0]); i++) {
		whole = pl_arena_printf(&books->arena, "%s/%s%.*s", prepare->folder, places[i],
					PL_ARGS(path));
		if (pl_file_is(whole.at))
			return whole;
	}
	return PL_STR("");
}

bool pl_books_add_files(struct pl_books *books, struct pl_prepare *prepare, struct pl_str aff,
			struct pl_str dic)
{
	struct pl_book_files files = { find_file(books, prepare, aff),
				       find_file(books, prepare, dic) };

	return files.aff.len && files.dic.len && is_in_source(prepare, &files) &&
	       push(books, files.aff, files.dic);
}

void pl_books_release(struct pl_books *books)
{
	PL_LIST_RELEASE(&books->list);
	pl_arena_release(&books->arena);
}
