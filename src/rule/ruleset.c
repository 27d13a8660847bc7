/* Books in layers, and the patterns that running them needs. */
#include "rule/ruleset.h"

#include "base/source.h"
#include "base/speller.h"
#include "rule/accept.h"
#include "rule/keep.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

/* Networks keep their place once given, so that the masks of earlier layers stay
 * true; a later layer's network takes the place of its namesake. */
static void add_networks(struct pl_networks *networks, const struct pl_book *book)
{
	for (uint32_t i = 0; i < book->networks.n; i++) {
		const struct pl_network *network = pl_book_network(book, i);
		int place = pl_networks_find(networks, pl_ref_str(&network->name));

		if (place >= 0)
			networks->at[place] = network;
		else if (networks->n < 64)
			networks->at[networks->n++] = network;
	}
}

static uint32_t n_shelves(const struct pl_book *book)
{
	return book->expressions.n / PL_SHELF + 1;
}

/* The layer's bytes are set before. */
static bool add_layer(struct pl_ruleset *rules, const struct pl_book *book)
{
	struct pl_layer *layer = &rules->layers[rules->n_layers];

	layer->book = book;
	rules->n_layers++;
	layer->shelves = pl_alloc(n_shelves(book) * sizeof(*layer->shelves));
	add_networks(&rules->networks, book);
	return layer->shelves != NULL;
}

static bool hide(struct pl_layer *layer, uint32_t index)
{
	if (!layer->hidden)
		layer->hidden = pl_alloc((layer->book->rules.n / 64 + 1) * sizeof(*layer->hidden));
	if (layer->hidden)
		layer->hidden[index / 64] |= UINT64_C(1) << index % 64;
	return layer->hidden != NULL;
}

static bool hidden(const struct pl_layer *layer, uint32_t index)
{
	return layer->hidden && layer->hidden[index / 64] >> index % 64 & 1;
}

static int by_name(const void *a, const void *b)
{
	return pl_str_order(*(const struct pl_str *)a, *(const struct pl_str *)b);
}

/* The names of a book's rules, in order; NULL when memory ends. */
static struct pl_str *names_of(const struct pl_book *book)
{
	struct pl_str *names = pl_alloc(((size_t)book->rules.n + 1) * sizeof(*names));

	for (uint32_t i = 0; names && i < book->rules.n; i++)
		names[i] = pl_ref_str(&pl_book_rule(book, i)->name);
	if (names)
		qsort(names, book->rules.n, sizeof(*names), by_name);
	return names;
}

/* Rules of earlier layers that the last one has by the same name. */
static bool hide_replaced(struct pl_ruleset *rules)
{
	const struct pl_layer *last = &rules->layers[rules->n_layers - 1];
	struct pl_str *names = names_of(last->book);
	struct pl_rule_walk walk = { 0 };
	struct pl_rule_at at;
	bool ok = names != NULL;

	while (ok && pl_ruleset_next(rules, &walk, &at) && at.layer != last) {
		struct pl_str name = pl_ref_str(&at.rule->name);

		if (bsearch(&name, names, last->book->rules.n, sizeof(*names), by_name))
			ok = hide(&rules->layers[at.layer - rules->layers], at.index);
	}
	pl_free(names);
	return ok;
}

/* The shelf's place for the expression; NULL when memory ends. */
static struct pl_regex *_Atomic *place_of(const struct pl_layer *layer, uint32_t number)
{
	struct pl_regex *_Atomic *_Atomic *place = &layer->shelves[number / PL_SHELF];
	struct pl_regex *_Atomic *shelf = atomic_load(place), *_Atomic *none = NULL;

	if (!shelf) {
		shelf = pl_alloc(PL_SHELF * sizeof(*shelf));
		if (shelf && !atomic_compare_exchange_strong(place, &none, shelf)) {
			pl_free((void *)shelf);
			shelf = none;
		}
	}
	return shelf ? shelf + number % PL_SHELF : NULL;
}

/* What is compiled need not be again. */
static void take_compiled(const struct pl_layer *layer, struct pl_compiled *compiled)
{
	for (uint32_t i = 0; i < compiled->n; i++) {
		struct pl_regex *_Atomic *place = compiled->at[i] ? place_of(layer, i) : NULL;

		if (!place)
			continue;
		atomic_store(place, compiled->at[i]);
		compiled->at[i] = NULL;
	}
}

static bool read_layer(struct pl_ruleset *rules, const struct pl_source *source,
		       const struct pl_source *lists)
{
	struct pl_layer *layer = &rules->layers[rules->n_layers];
	struct pl_compiled compiled = { 0 };
	struct pl_book_of of;
	size_t faults = rules->faults.list.n;
	bool ok;

	pl_book_of_start(&of, source, lists, rules);
	ok = pl_book_find(&of, source, lists, &layer->kept);
	layer->own = layer->kept.bytes;
	if (!ok) {
		struct pl_source from = *source;

		/* What is kept is for texts of any length. */
		from.brief = source->brief && !of.usable;
		ok = pl_book_read(&from, lists, &rules->networks, &layer->made, &compiled,
				  &rules->faults);
		layer->own = pl_buf_str(&layer->made);
		if (ok && rules->faults.list.n == faults)
			pl_book_store(&of, source, layer->own);
	}
	pl_book_of_release(&of);
	ok = ok && add_layer(rules, (const struct pl_book *)(const void *)layer->own.at);
	if (ok)
		take_compiled(layer, &compiled);
	pl_compiled_release(&compiled);
	return ok && hide_replaced(rules);
}

static bool fill(struct pl_ruleset *rules, const struct pl_source *const *layers, size_t n)
{
	rules->layers = pl_alloc((n + 1) * sizeof(*rules->layers));
	if (!rules->layers)
		return false;
	if (pl_book_valid(pl_builtin_book, pl_builtin_book_size) &&
	    !add_layer(rules, (const struct pl_book *)(const void *)pl_builtin_book))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (!read_layer(rules, layers[i], i ? layers[i - 1] : NULL))
			return false;
	}
	return true;
}

/* --- the vocabulary ---------------------------------------------------------------- */

static const struct pl_str *keep_texts(struct pl_arena *arena, const struct pl_str *texts, size_t n)
{
	struct pl_str *kept = PL_NEW_ARRAY(arena, struct pl_str, n);

	for (size_t i = 0; kept && i < n; i++)
		kept[i] = pl_arena_str(arena, texts[i]);
	return kept;
}

static bool take_vocab(struct pl_ruleset *rules, const struct pl_vocab *vocab)
{
	if (!vocab)
		return true;
	rules->vocab = (struct pl_vocab){
		.accept = keep_texts(&rules->arena, vocab->accept, vocab->n_accept),
		.n_accept = vocab->n_accept,
		.reject = keep_texts(&rules->arena, vocab->reject, vocab->n_reject),
		.n_reject = vocab->n_reject,
	};
	return !rules->arena.failed &&
	       pl_accept_compile(&rules->vocab, &rules->arena, &rules->faults);
}

struct pl_ruleset *pl_ruleset_with(const struct pl_source *const *layers, size_t n,
				   const struct pl_vocab *vocab, struct pl_err *err)
{
	static atomic_uint made;
	struct pl_ruleset *rules = pl_alloc(sizeof(*rules));

	if (rules) {
		rules->serial = atomic_fetch_add(&made, 1) + 1;
		rules->faults.french = err && err->french;
		rules->spellers = pl_spellers_new();
		rules->spare = pl_alloc(sizeof(*rules->spare));
	}
	if (rules && rules->spellers && rules->spare && fill(rules, layers, n) &&
	    take_vocab(rules, vocab))
		return rules;
	pl_ruleset_free(rules);
	pl_fail_nomem(err);
	return NULL;
}

struct pl_ruleset *pl_ruleset_new(const struct pl_source *const *layers, size_t n,
				  struct pl_err *err)
{
	return pl_ruleset_with(layers, n, NULL, err);
}

static void free_patterns(struct pl_layer *layer)
{
	for (uint32_t s = 0; layer->shelves && s < n_shelves(layer->book); s++) {
		struct pl_regex *_Atomic *shelf = atomic_load(&layer->shelves[s]);

		for (uint32_t p = 0; shelf && p < PL_SHELF; p++)
			pl_regex_free(atomic_load(&shelf[p]));
		pl_free((void *)shelf);
	}
	pl_free((void *)layer->shelves);
}

static void free_spare(struct pl_spare *spare)
{
	void *left = spare ? atomic_load(&spare->left) : NULL;

	if (left)
		atomic_load (&spare->end)(left);
	pl_free(spare);
}

void pl_ruleset_free(struct pl_ruleset *rules)
{
	if (!rules)
		return;
	for (size_t i = 0; i < rules->n_layers; i++) {
		struct pl_layer *layer = &rules->layers[i];

		free_patterns(layer);
		pl_free(layer->hidden);
		pl_buf_release(&layer->made);
		if (layer->kept.end)
			layer->kept.end(&layer->kept);
	}
	pl_free(rules->layers);
	pl_accept_release(&rules->vocab);
	pl_spellers_free(rules->spellers);
	free_spare(rules->spare);
	pl_arena_release(&rules->arena);
	pl_faults_release(&rules->faults);
	pl_free(rules);
}

const struct pl_err *pl_ruleset_fault(const struct pl_ruleset *rules, size_t i)
{
	return i < rules->faults.list.n ? &rules->faults.list.at[i] : NULL;
}

bool pl_ruleset_next(const struct pl_ruleset *rules, struct pl_rule_walk *walk,
		     struct pl_rule_at *at)
{
	for (; walk->layer < rules->n_layers; walk->layer++, walk->index = 0) {
		const struct pl_layer *layer = &rules->layers[walk->layer];

		while (walk->index < layer->book->rules.n) {
			uint32_t index = walk->index++;

			if (hidden(layer, index))
				continue;
			*at = (struct pl_rule_at){ pl_book_rule(layer->book, index), layer, index };
			return true;
		}
	}
	return false;
}

bool pl_ruleset_find(const struct pl_ruleset *rules, struct pl_str name, struct pl_rule_at *at)
{
	struct pl_rule_walk walk = { 0 };

	while (pl_ruleset_next(rules, &walk, at)) {
		if (pl_str_same(pl_ref_str(&at->rule->name), name))
			return true;
	}
	return false;
}

bool pl_ruleset_hide(struct pl_ruleset *rules, const struct pl_rule_at *at)
{
	return hide(&rules->layers[at->layer - rules->layers], at->index);
}

/* Of each rule its name, then that of its style. */
static const char *any_name(const void *context, size_t i)
{
	const struct pl_ruleset *rules = context;
	struct pl_rule_walk walk = { 0 };
	struct pl_rule_at at;

	for (size_t n = i / 2; pl_ruleset_next(rules, &walk, &at); n--) {
		if (!n)
			return pl_ref_str(i % 2 ? &at.rule->style : &at.rule->name).at;
	}
	return NULL;
}

const char *pl_ruleset_nearest(const struct pl_ruleset *rules, struct pl_str name)
{
	return pl_nearest(name, any_name, rules);
}

static struct pl_str bytes_of(const struct pl_row *row)
{
	return (struct pl_str){ pl_row_at(row), row->n };
}

/* As it was compiled when the program was made; NULL when it was not, or by another PCRE2.
 * A book that is not part of the program is not believed. */
static struct pl_regex *load(const struct pl_layer *layer, const struct pl_expression *expression,
			     unsigned flags)
{
	if (!expression->code.n || layer->own.len)
		return NULL;
	return pl_regex_load(pl_ref_str(&expression->text), flags,
			     bytes_of(&layer->book->code_head), bytes_of(&expression->code));
}

static struct pl_regex *make(const struct pl_layer *layer, const struct pl_pattern *pattern,
			     struct pl_err *err)
{
	const struct pl_expression *expression =
		PL_ROW(struct pl_expression, &layer->book->expressions) + pattern->expression;
	struct pl_regex *made = load(layer, expression, pattern->flags);

	return made ? made : pl_regex_new(pl_ref_str(&expression->text), pattern->flags, err);
}

struct pl_regex *pl_layer_pattern(const struct pl_layer *layer, uint32_t number, struct pl_err *err)
{
	const struct pl_pattern *pattern =
		PL_ROW(struct pl_pattern, &layer->book->patterns) + number;
	struct pl_regex *_Atomic *place = place_of(layer, pattern->expression);
	struct pl_regex *known = place ? atomic_load(place) : NULL, *none = NULL;

	if (!place)
		pl_fail_nomem(err);
	if (known || !place)
		return known;
	known = make(layer, pattern, err);
	if (known && !atomic_compare_exchange_strong(place, &none, known)) {
		pl_regex_free(known);
		known = none;
	}
	return known;
}
