/* Accepted words, compiled for being looked for: in several patterns when there are many,
 * since PCRE2 compiles no pattern of more than 64 KiB of code. */
#include "rule/accept.h"

#include "base/dotnet.h"
#include "check/expr.h"

enum { MOST_BYTES = 4096 }; /* of the words of one pattern */

/* Those that compile; each other is a fault. */
static bool add_words(struct pl_words *words, const struct pl_vocab *vocab,
		      struct pl_faults *faults)
{
	for (size_t i = 0; i < vocab->n_accept; i++) {
		struct pl_err err = { .french = faults->french };
		struct pl_regex *regex =
			pl_dotnet_compile(vocab->accept[i], PL_REGEX_MULTILINE, &err);
		struct pl_word *word = regex ? PL_PUSH(&words->list) : NULL;
		bool compiles = regex != NULL;

		pl_regex_free(regex);
		if (word)
			word->key = vocab->accept[i];
		else if (!compiles && err.code != PL_NOMEM)
			pl_faults_add(faults, &err);
		else
			return false;
	}
	return true;
}

/* One of the ways in which they are looked for, while it is compiled. */
struct making {
	const struct pl_words *words; /* sorted */
	enum pl_accepted how;
	struct pl_accepteds *made;
};

static void join(struct pl_buf *out, const struct making *making, size_t from, size_t to)
{
	bool whole = making->how == PL_ACCEPTED || making->how == PL_ACCEPTED_ANY_CASE;

	pl_expr_open(out, !whole);
	for (size_t i = from; i < to; i++) {
		struct pl_str key = making->words->list.at[i].key;

		pl_buf_puts(out, i > from ? "|" : "");
		if (making->how == PL_ACCEPTED)
			pl_expr_exception(out, key);
		else
			pl_buf_printf(out, "(?:%.*s)", PL_ARGS(key));
	}
	pl_expr_close(out, !whole);
}

/* Compiles the words from `from` to `to` as one pattern, or as two when that is too much.
 * A word that is no pattern among others (its bracket closes theirs) is alone by then,
 * and left out. */
static bool compile(struct making *making, size_t from, size_t to)
{
	static const unsigned flags[] = { [PL_ACCEPTED] = PL_REGEX_MULTILINE,
					  [PL_ACCEPTED_ANY_CASE] = PL_REGEX_NOCASE,
					  [PL_ACCEPTED_INSIDE] = 0,
					  [PL_ACCEPTED_LOOSELY] = PL_REGEX_NOCASE };
	struct pl_err err = { 0 };
	struct pl_buf text = { 0 };
	struct pl_regex *regex;

	join(&text, making, from, to);
	regex = text.failed ? NULL : pl_dotnet_compile(pl_buf_str(&text), flags[making->how], &err);
	pl_buf_release(&text);
	if (regex) {
		making->made->at[making->made->n++] = regex;
		return true;
	}
	if (err.code == PL_OK || err.code == PL_NOMEM)
		return false;
	return to - from < 2 || (compile(making, from, from + (to - from) / 2) &&
				 compile(making, from + (to - from) / 2, to));
}

/* The end of the words from `from` on that make a pattern of fair size. */
static size_t fair_end(const struct pl_words *words, size_t from)
{
	size_t bytes = 0, end = from;

	while (end < words->list.n &&
	       (end == from || bytes + words->list.at[end].key.len < MOST_BYTES))
		bytes += words->list.at[end++].key.len;
	return end;
}

static bool compile_all(struct making *making, struct pl_arena *arena)
{
	size_t n = making->words->list.n;

	making->made->at = PL_NEW_ARRAY(arena, struct pl_regex *, n);
	for (size_t from = 0, to; making->made->at && from < n; from = to) {
		to = fair_end(making->words, from);
		if (!compile(making, from, to))
			return false;
	}
	return making->made->at != NULL;
}

bool pl_accept_compile(struct pl_vocab *vocab, struct pl_arena *arena, struct pl_faults *faults)
{
	struct pl_words words = { 0 };
	bool ok = add_words(&words, vocab, faults);

	pl_words_sort(&words);
	for (size_t how = 0; ok && words.list.n && how < PL_N_ACCEPTED; how++) {
		struct making making = { &words, (enum pl_accepted)how, &vocab->accepted[how] };

		ok = compile_all(&making, arena);
	}
	pl_words_release(&words);
	return ok;
}

void pl_accept_release(struct pl_vocab *vocab)
{
	for (size_t how = 0; how < PL_N_ACCEPTED; how++) {
		for (size_t i = 0; i < vocab->accepted[how].n; i++)
			pl_regex_free(vocab->accepted[how].at[i]);
	}
}
