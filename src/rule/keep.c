/* What a book is made of, and whether one that was kept can be one. */
#include "rule/keep.h"

#include "base/source.h"

/* Reading less YAML takes no longer than looking for what was kept of it. */
enum { WORTH_KEEPING = 16 << 10 };

/* --- what it is made of --------------------------------------------------------------------- */

struct gathering {
	const struct pl_source *source;
	struct pl_buf *out;
	struct pl_err err;
};

static void add_text(struct pl_buf *out, struct pl_str text)
{
	pl_buf_printf(out, "%zu:", text.len);
	pl_buf_add(out, text);
}

static bool each_file(void *context, const char *name)
{
	struct gathering *gathering = context;
	struct pl_buf bytes = { 0 };
	bool ok = gathering->source->read(gathering->source, name, &bytes, &gathering->err);

	add_text(gathering->out, pl_str_of(name));
	add_text(gathering->out, pl_buf_str(&bytes));
	pl_buf_release(&bytes);
	return ok && !gathering->out->failed;
}

static bool add_files(struct pl_buf *out, const struct pl_source *source)
{
	struct gathering gathering = { source, out, { 0 } };

	return source->walk(source, ".yml", each_file, &gathering, &gathering.err);
}

/* Networks of layers that are no part of the program: what they say may go into a book. */
static bool has_networks(const struct pl_ruleset *rules)
{
	for (size_t i = 0; i < rules->n_layers; i++) {
		if (rules->layers[i].owned.at && rules->layers[i].book->networks.n)
			return true;
	}
	return false;
}

void pl_book_gather(struct pl_book_of *of, const struct pl_source *source,
		    const struct pl_source *lists, const struct pl_ruleset *rules)
{
	*of = (struct pl_book_of){ 0 };
	if (!source->keep || has_networks(rules))
		return;
	pl_buf_printf(&of->place, "%s#%zu", source->name, rules->n_layers);
	pl_buf_printf(&of->bytes, "%s %s %s %d ", pl_version(), pl_regex_version(),
		      pl_unicode_version(), (int)PL_BOOK_VERSION);
	add_text(&of->bytes, pl_str_of(source->name));
	add_text(&of->bytes, pl_str_of(source->word_template));
	of->usable = add_files(&of->bytes, source);
	of->usable = of->usable && of->bytes.len >= WORTH_KEEPING &&
		     (!lists || add_files(&of->bytes, lists)) && !of->bytes.failed &&
		     !of->place.failed;
}

/* --- what was kept ---------------------------------------------------------------------------- */

/* The row lies in the book whole. */
static bool holds(const struct pl_book *book, const struct pl_row *row, size_t size)
{
	int64_t start = (const char *)row - (const char *)book + (int64_t)row->away;

	return !row->n || (start >= (int64_t)sizeof(*book) && start <= (int64_t)book->size &&
			   row->n <= ((uint64_t)book->size - (uint64_t)start) / size);
}

static bool holds_each(const struct pl_book *book, const struct pl_row *row, size_t size)
{
	const uint32_t *offsets = PL_ROW(uint32_t, row);

	for (uint32_t i = 0; i < row->n; i++) {
		if (offsets[i] % 8 || offsets[i] > book->size || book->size - offsets[i] < size)
			return false;
	}
	return true;
}

/* The bytes are those that were kept: that they are whole has been seen.  This is what keeps a
 * mistake of ours from being read beyond the end. */
static bool is_sound(const struct pl_buf *bytes)
{
	const struct pl_book *book = (const struct pl_book *)(const void *)bytes->at;

	return pl_book_valid(bytes->at, bytes->len) && !book->outside && !book->code_head.n &&
	       holds(book, &book->rules, sizeof(uint32_t)) &&
	       holds(book, &book->networks, sizeof(uint32_t)) &&
	       holds(book, &book->patterns, sizeof(struct pl_pattern)) &&
	       holds(book, &book->owners, sizeof(uint32_t)) &&
	       holds(book, &book->always, sizeof(uint32_t)) &&
	       holds(book, &book->anyway, sizeof(uint64_t)) &&
	       holds_each(book, &book->rules, sizeof(struct pl_rule)) &&
	       holds_each(book, &book->networks, sizeof(struct pl_network)) &&
	       book->scan < book->size && book->words < book->size;
}

bool pl_book_find(const struct pl_book_of *of, const struct pl_source *source, struct pl_buf *out)
{
	const struct pl_keep *keep = source->keep;

	if (!of->usable ||
	    !keep->find(keep->context, pl_buf_str(&of->place), pl_buf_str(&of->bytes), out))
		return false;
	if (is_sound(out))
		return true;
	pl_buf_release(out);
	*out = (struct pl_buf){ 0 };
	return false;
}

/* Dictionaries may change, or be installed. */
static bool spells(const struct pl_book *book)
{
	for (uint32_t i = 0; i < book->rules.n; i++) {
		if (pl_checks[pl_book_rule(book, i)->check]->spells)
			return true;
	}
	return false;
}

void pl_book_store(const struct pl_book_of *of, const struct pl_source *source, struct pl_str bytes)
{
	const struct pl_book *book = (const struct pl_book *)(const void *)bytes.at;

	if (of->usable && !book->outside && !spells(book))
		source->keep->store(source->keep->context, pl_buf_str(&of->place),
				    pl_buf_str(&of->bytes), bytes);
}
