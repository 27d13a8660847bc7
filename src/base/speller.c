/* Hunspell behind a lock and a memory of its answers: it is not safe to share and slow,
 * and texts repeat their words. */
#include "base/speller.h"

#include "base/needed.h"

#include <iconv.h>
#include <pthread.h>
#include <string.h>

#include <hunspell/hunspell.h>

#include "base/unicode.h"

enum { LONGEST_WORD = 100, LONGEST_SUGGESTED = 40, MOST_KEPT = 1 << 15 };

/* Places for answers: twice as many as are kept. */
static const size_t KEPT_ROOM = (size_t)2 * MOST_KEPT;

/* --- the library ------------------------------------------------------------------------ */

/* What is used of it. */
static struct {
	Hunhandle *(*create)(const char *aff, const char *dic);
	void (*destroy)(Hunhandle *speller);
	int (*spell)(Hunhandle *speller, const char *word);
	int (*suggest)(Hunhandle *speller, char ***list, const char *word);
	void (*free_list)(Hunhandle *speller, char ***list, int n);
	char *(*encoding)(Hunhandle *speller);
} hunspell;

static const struct pl_function functions[] = {
	PL_FUNCTION(hunspell.create, Hunspell_create),
	PL_FUNCTION(hunspell.destroy, Hunspell_destroy),
	PL_FUNCTION(hunspell.spell, Hunspell_spell),
	PL_FUNCTION(hunspell.suggest, Hunspell_suggest),
	PL_FUNCTION(hunspell.free_list, Hunspell_free_list),
	PL_FUNCTION(hunspell.encoding, Hunspell_get_dic_encoding),
	{ 0 },
};

static struct pl_library library = { PL_SONAME_HUNSPELL, "libhunspell-1.7-0", functions, NULL, 0 };

bool pl_speller_possible(struct pl_err *err)
{
	return pl_library_need(&library, NULL) ||
	       pl_fail(err, PL_SKIPPED,
		       "spelling is not checked: %s is not on this system (Debian: apt-get install "
		       "%s)",
		       library.name, library.package);
}

/* --- answers that are kept ---------------------------------------------------------------- */

struct answer {
	struct pl_str word;
	bool known;
};

struct answers {
	struct answer *at; /* a hash table, or NULL */
	size_t n;
	struct pl_arena words;
};

static size_t hash(struct pl_str word)
{
	uint64_t hash = pl_str_hash(word);

	return (size_t)(hash ^ hash >> 32);
}

/* The word's place, its own or an empty one; the table is never more than half full. */
static struct answer *place(struct answers *answers, struct pl_str word)
{
	size_t i = hash(word) % KEPT_ROOM;

	while (answers->at[i].word.at && !pl_str_same(answers->at[i].word, word))
		i = (i + 1) % KEPT_ROOM;
	return &answers->at[i];
}

static void forget(struct answers *answers)
{
	pl_free(answers->at);
	pl_arena_release(&answers->words);
	*answers = (struct answers){ 0 };
}

/* What does not fit into memory is asked again. */
static void keep(struct answers *answers, struct pl_str word, bool known)
{
	struct answer *answer;
	struct pl_str kept;

	if (answers->n == MOST_KEPT)
		forget(answers);
	if (!answers->at)
		answers->at = pl_alloc(KEPT_ROOM * sizeof(*answers->at));
	kept = answers->at ? pl_arena_str(&answers->words, word) : PL_STR("");
	if (!answers->at || answers->words.failed)
		return;
	answer = place(answers, word);
	*answer = (struct answer){ kept, known };
	answers->n++;
}

/* --- one dictionary ------------------------------------------------------------------------ */

struct pl_speller {
	struct pl_speller *next;
	struct pl_str aff, dic; /* paths */
	Hunhandle *handle;
	/* Into and out of the dictionary's encoding; (iconv_t)-1: it is UTF-8, or nobody
	 * knows it. */
	iconv_t in, out;
	pthread_mutex_t lock;
	struct answers answers;
};

struct pl_spellers {
	pthread_mutex_t lock;
	struct pl_arena arena;
	struct pl_speller *first;
};

static bool converts(iconv_t converter)
{
	return converter != (iconv_t)-1; /* as iconv_open has it */
}

/* The text in the other encoding, ended by NUL; false when it cannot be said there. */
static bool convert(iconv_t converter, struct pl_str text, char *out, size_t room)
{
	char *from = (char *)(uintptr_t)text.at;
	size_t left = text.len;

	room--;
	iconv(converter, NULL, NULL, NULL, NULL);
	if (iconv(converter, &from, &left, &out, &room) == (size_t)-1 || left)
		return false;
	*out = '\0';
	return true;
}

/* Dictionaries that say nothing of their encoding are said to be in Latin 1, and many that
 * are not say it: so the word is asked for as it is, too. */
static bool ask(struct pl_speller *speller, struct pl_str word)
{
	char plain[LONGEST_WORD + 1], other[LONGEST_WORD + 1];

	memcpy(plain, word.at, word.len);
	plain[word.len] = '\0';
	if (hunspell.spell(speller->handle, plain))
		return true;
	return converts(speller->in) && convert(speller->in, word, other, sizeof(other)) &&
	       strcmp(other, plain) != 0 && hunspell.spell(speller->handle, other);
}

/* --- what is asked ------------------------------------------------------------------------ */

/* What words are made of in dictionaries, and what these have them cut at: letters with their
 * marks, digits (1er, CO₂), apostrophes, hyphens, points. */
static bool is_of_words(uint32_t code)
{
	static const uint32_t signs[] = { '\'', '-',  '.',    ',',    0xB2,   0xB3,
					  0xB7, 0xB9, 0x2010, 0x2011, 0x2018, 0x2019 };
	size_t i = 0, n = sizeof(signs) / sizeof(*signs);

	while (i < n && signs[i] != code)
		i++;
	return i < n || pl_is_word(code) || (code >= 0x2070 && code <= 0x2089);
}

/* Hunspell, which is old C++ and reads whatever it is given by its own rules, is given nothing
 * else. */
static bool may_ask(struct pl_str word, size_t longest)
{
	if (!word.len || word.len > longest || pl_utf8_check(word) < word.len)
		return false;
	for (size_t at = 0; at < word.len;) {
		if (!is_of_words(pl_utf8_next(word, &at)))
			return false;
	}
	return true;
}

bool pl_speller_knows(struct pl_speller *speller, struct pl_str word)
{
	struct answer *answer;
	bool known;

	if (!may_ask(word, LONGEST_WORD))
		return false;
	pthread_mutex_lock(&speller->lock);
	answer = speller->answers.at ? place(&speller->answers, word) : NULL;
	if (answer && answer->word.at) {
		known = answer->known;
	} else {
		known = ask(speller, word);
		keep(&speller->answers, word, known);
	}
	pthread_mutex_unlock(&speller->lock);
	return known;
}

static bool add_first(struct pl_speller *speller, char **list, int n, struct pl_buf *out)
{
	char text[4 * LONGEST_WORD];

	if (n <= 0 || strlen(list[0]) > LONGEST_WORD)
		return false;
	if (!converts(speller->out))
		pl_buf_puts(out, list[0]);
	else if (convert(speller->out, pl_str_of(list[0]), text, sizeof(text)))
		pl_buf_puts(out, text);
	else
		return false;
	return true;
}

bool pl_speller_suggest(struct pl_speller *speller, struct pl_str word, struct pl_buf *out)
{
	char text[LONGEST_WORD + 1];
	char **list = NULL;
	bool ok = false;

	if (!may_ask(word, LONGEST_SUGGESTED))
		return false;
	pthread_mutex_lock(&speller->lock);
	memcpy(text, word.at, word.len);
	text[word.len] = '\0';
	if (!converts(speller->in) || convert(speller->in, word, text, sizeof(text))) {
		int n = hunspell.suggest(speller->handle, &list, text);

		ok = add_first(speller, list, n, out);
		if (list)
			hunspell.free_list(speller->handle, &list, n);
	}
	pthread_mutex_unlock(&speller->lock);
	return ok;
}

/* --- all of them --------------------------------------------------------------------------- */

struct pl_spellers *pl_spellers_new(void)
{
	struct pl_spellers *spellers = pl_alloc(sizeof(*spellers));

	if (spellers && pthread_mutex_init(&spellers->lock, NULL)) {
		pl_free(spellers);
		return NULL;
	}
	return spellers;
}

static void close_converter(iconv_t converter)
{
	if (converts(converter))
		iconv_close(converter);
}

void pl_spellers_free(struct pl_spellers *spellers)
{
	if (!spellers)
		return;
	for (struct pl_speller *one = spellers->first; one; one = one->next) {
		hunspell.destroy(one->handle);
		close_converter(one->in);
		close_converter(one->out);
		pthread_mutex_destroy(&one->lock);
		forget(&one->answers);
	}
	pl_arena_release(&spellers->arena);
	pthread_mutex_destroy(&spellers->lock);
	pl_free(spellers);
}

static void open_converters(struct pl_speller *speller)
{
	const char *name = hunspell.encoding(speller->handle);

	/* Hunspell's name of the one encoding that iconv calls otherwise. */
	if (name && !strncmp(name, "microsoft-", 10))
		name += 10;
	speller->in = speller->out = (iconv_t)-1;
	if (!name || !strcmp(name, "UTF-8"))
		return;
	speller->in = iconv_open(name, "UTF-8");
	speller->out = iconv_open("UTF-8", name);
}

static struct pl_speller *add(struct pl_spellers *spellers, struct pl_str aff, struct pl_str dic)
{
	struct pl_speller *speller = PL_NEW(&spellers->arena, struct pl_speller);

	if (!speller)
		return NULL;
	speller->aff = pl_arena_str(&spellers->arena, aff);
	speller->dic = pl_arena_str(&spellers->arena, dic);
	if (spellers->arena.failed || pthread_mutex_init(&speller->lock, NULL))
		return NULL;
	speller->handle = hunspell.create(speller->aff.at, speller->dic.at);
	if (!speller->handle) {
		pthread_mutex_destroy(&speller->lock);
		return NULL;
	}
	open_converters(speller);
	speller->next = spellers->first;
	spellers->first = speller;
	return speller;
}

static struct pl_speller *get(struct pl_spellers *spellers, struct pl_str aff, struct pl_str dic,
			      struct pl_err *err)
{
	struct pl_speller *one = spellers->first;

	while (one && !(pl_str_same(one->aff, aff) && pl_str_same(one->dic, dic)))
		one = one->next;
	if (one)
		return one;
	if (!pl_speller_possible(err))
		return NULL;
	one = add(spellers, aff, dic);
	if (!one)
		pl_fail_nomem(err);
	return one;
}

struct pl_speller *pl_spellers_get(struct pl_spellers *spellers, struct pl_str aff,
				   struct pl_str dic, struct pl_err *err)
{
	struct pl_speller *found;

	pthread_mutex_lock(&spellers->lock);
	found = get(spellers, aff, dic, err);
	pthread_mutex_unlock(&spellers->lock);
	return found;
}
