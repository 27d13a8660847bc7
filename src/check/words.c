/* Words of rules and word lists while a rule is read, and dictionaries made of
 * them for when it runs. */
#include "check/words.h"

#include <stdlib.h>

static bool add(struct pl_words *words, struct pl_word word)
{
	struct pl_word *place = PL_PUSH(&words->list);

	if (!place)
		return false;
	*place = word;
	place->key = pl_arena_str(&words->arena, word.key);
	place->say = pl_arena_str(&words->arena, word.say);
	place->order = (uint32_t)words->list.n - 1;
	return !words->arena.failed;
}

static const struct pl_row *row_at(struct pl_prepare *prepare, size_t field)
{
	return pl_image_at(prepare->image, prepare->settings + (uint32_t)field);
}

bool pl_words_add_row(struct pl_words *words, struct pl_prepare *prepare, size_t field,
		      struct pl_err *err)
{
	const struct pl_row *row = row_at(prepare, field);

	for (uint32_t i = 0; row && i < row->n; i++) {
		struct pl_word word = { .key = pl_ref_str(PL_ROW(struct pl_ref, row) + i) };

		if (!add(words, word))
			return pl_fail_nomem(err);
	}
	return true;
}

bool pl_words_add_map(struct pl_words *words, struct pl_prepare *prepare, size_t field,
		      struct pl_err *err)
{
	const struct pl_row *row = row_at(prepare, field);

	for (uint32_t i = 0; row && i < row->n; i++) {
		const struct pl_pair *pair = PL_ROW(struct pl_pair, row) + i;
		struct pl_word word = { .key = pl_ref_str(&pair->key),
					.say = pl_ref_str(&pair->value) };

		if (!add(words, word))
			return pl_fail_nomem(err);
	}
	return true;
}

static struct pl_str said(const struct pl_node *value)
{
	return pl_node_text(value->kind == PL_NODE_MAP ? pl_node_get(value, "say") : value);
}

static bool add_list(struct pl_words *words, const struct pl_node *list, struct pl_err *err)
{
	for (const struct pl_node *value = list->first; value; value = value->next) {
		bool pair = list->kind == PL_NODE_MAP;
		struct pl_word word = { .key = pair ? value->key->text : said(value),
					.say = pair ? said(value) : PL_STR(""),
					.node = pair ? value->key : value,
					.listed = true };

		if (!add(words, word))
			return pl_fail_nomem(err);
	}
	return true;
}

bool pl_words_add_lists(struct pl_words *words, struct pl_prepare *prepare, size_t field,
			struct pl_err *err)
{
	uint32_t n = row_at(prepare, field) ? row_at(prepare, field)->n : 0;

	for (uint32_t i = 0; i < n; i++) {
		/* Looked up anew each time: the image may move while a list is read. */
		const struct pl_ref *names = PL_ROW(struct pl_ref, row_at(prepare, field));
		const struct pl_node *list = prepare->list(prepare, pl_ref_str(names + i), err);

		if (!list || !add_list(words, list, err))
			return false;
	}
	return true;
}

static int longer_first(const void *a, const void *b)
{
	const struct pl_word *one = a, *other = b;

	if (one->key.len != other->key.len)
		return one->key.len > other->key.len ? -1 : 1;
	return (one->order > other->order) - (one->order < other->order);
}

void pl_words_sort(struct pl_words *words)
{
	PL_SORT(&words->list, longer_first);
}

void pl_words_release(struct pl_words *words)
{
	PL_LIST_RELEASE(&words->list);
	pl_arena_release(&words->arena);
}

/* --- dictionaries ------------------------------------------------------------------- */

static int alphabetical(const void *a, const void *b)
{
	return pl_str_order(*(const struct pl_str *)a, *(const struct pl_str *)b);
}

/* The keys, folded and sorted, in `arena`; NULL when memory ends. */
static struct pl_str *folded_keys(struct pl_arena *arena, const struct pl_words *words)
{
	struct pl_str *keys = PL_NEW_ARRAY(arena, struct pl_str, words->list.n + 1);
	struct pl_buf buf = { 0 };

	for (size_t i = 0; keys && i < words->list.n; i++) {
		pl_buf_cut(&buf, 0);
		if (!pl_fold(&buf, words->list.at[i].key, NULL))
			keys = NULL;
		else
			keys[i] = pl_arena_str(arena, pl_buf_str(&buf));
	}
	pl_buf_release(&buf);
	if (!keys || arena->failed)
		return NULL;
	qsort(keys, words->list.n, sizeof(*keys), alphabetical);
	return keys;
}

static void find_letters(struct pl_dict *dict, const struct pl_str *keys, uint32_t n)
{
	uint32_t i = 0;

	for (int k = 0; k < PL_LETTERS + 1; k++) {
		while (i < n && (!keys[i].len || (unsigned char)*keys[i].at < 'a' + k))
			i++;
		dict->from[k] = i;
	}
}

bool pl_dict_place(struct pl_prepare *prepare, size_t field, const struct pl_words *words,
		   struct pl_err *err)
{
	struct pl_image *image = prepare->image;
	const uint32_t at = prepare->settings + (uint32_t)field, n = (uint32_t)words->list.n;
	struct pl_arena arena = { 0 };
	const struct pl_str *keys = folded_keys(&arena, words);
	uint32_t refs = pl_image_take(image, n * sizeof(struct pl_ref)), longest = 0;
	struct pl_dict *dict;

	for (uint32_t i = 0; keys && i < n; i++) {
		pl_image_ref(image, refs + i * (uint32_t)sizeof(struct pl_ref), keys[i]);
		longest = keys[i].len > longest ? (uint32_t)keys[i].len : longest;
	}
	pl_image_row(image, at + (uint32_t)offsetof(struct pl_dict, words), refs, n);
	dict = pl_image_at(image, at);
	if (dict)
		dict->longest = longest;
	if (dict && keys)
		find_letters(dict, keys, n);
	pl_arena_release(&arena);
	return (keys && dict) || pl_fail_nomem(err);
}

/* Of the words from `low` to `high` the first that is not before this one; `high` when there is
 * none. */
static uint32_t place_in(const struct pl_row *sorted, uint32_t low, uint32_t high,
			 struct pl_str word)
{
	const struct pl_ref *refs = PL_ROW(struct pl_ref, sorted);

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (pl_str_order(pl_ref_str(refs + middle), word) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static struct pl_str word_at(const struct pl_row *sorted, uint32_t place)
{
	return place < sorted->n ? pl_ref_str(PL_ROW(struct pl_ref, sorted) + place)
				 : (struct pl_str){ 0 };
}

static bool is_among(const struct pl_row *sorted, uint32_t low, uint32_t high, struct pl_str word)
{
	uint32_t place = place_in(sorted, low, high, word);

	return place < high && pl_str_same(word_at(sorted, place), word);
}

bool pl_words_in(const struct pl_row *sorted, struct pl_str word)
{
	return is_among(sorted, 0, sorted->n, word);
}

/* The words that begin with the letter: all when it is none of a to z. */
static void begin_with(const struct pl_dict *dict, char letter, uint32_t *first, uint32_t *end)
{
	bool known = letter >= 'a' && letter <= 'z';

	*first = known ? dict->from[letter - 'a'] : 0;
	*end = known ? dict->from[letter - 'a' + 1] : dict->words.n;
}

bool pl_dict_has(const struct pl_dict *dict, struct pl_str folded)
{
	uint32_t first, end;

	begin_with(dict, folded.len ? *folded.at : '\0', &first, &end);
	return is_among(&dict->words, first, end, folded);
}

/* Of the words from `low` to `high`, which begin alike for `len` bytes, the first that goes on by
 * this byte or a later one. */
static uint32_t going_on(const struct pl_dict *dict, uint32_t low, uint32_t high, uint32_t len,
			 int byte)
{
	const struct pl_ref *refs = PL_ROW(struct pl_ref, &dict->words);

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		struct pl_str word = pl_ref_str(refs + middle);

		if (word.len == len || (unsigned char)word.at[len] < byte)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

bool pl_dict_step(const struct pl_dict *dict, struct pl_dict_path *path, char letter)
{
	int byte = (unsigned char)letter;

	if (!path->len)
		begin_with(dict, letter, &path->first, &path->end);
	if (path->len || byte < 'a' || byte > 'z') {
		path->first = going_on(dict, path->first, path->end, path->len, byte);
		path->end = going_on(dict, path->first, path->end, path->len, byte + 1);
	}
	path->len++;
	return pl_dict_begins(path);
}

bool pl_dict_begins(const struct pl_dict_path *path)
{
	return !path->len || path->first < path->end;
}

bool pl_dict_ends(const struct pl_dict *dict, const struct pl_dict_path *path)
{
	return path->first < path->end && word_at(&dict->words, path->first).len == path->len;
}

/* --- rules ---------------------------------------------------------------------------- */

bool pl_rule_is_ours(const struct pl_node *rule)
{
	static const char *const keys[] = { "title", "why", "fix", "practice", "list" };

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		if (pl_node_get(rule, keys[i]))
			return true;
	}
	return false;
}

bool pl_rule_wants(const struct pl_prepare *prepare, const char *key, struct pl_err *err)
{
	return pl_node_get(prepare->rule, key) ||
	       pl_node_fail(prepare->rule, err, "what the rule looks for needs '%s'", key);
}
