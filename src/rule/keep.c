/* What a book is made of, and whether one that was kept can be one. */
#include "rule/keep.h"

#include "base/source.h"
#include "base/wordtable.h"

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

static bool add_files(struct pl_book_of *of, const struct pl_source *source)
{
	struct pl_source watched = *source;
	struct gathering gathering = { &watched, &of->bytes, { 0 } };

	watched.seen = &of->seen;
	return watched.walk(&watched, ".yml", each_file, &gathering, &gathering.err);
}

/* Networks of layers that are no part of the program: what they say may go into a book. */
static bool has_networks(const struct pl_ruleset *rules)
{
	for (size_t i = 0; i < rules->n_layers; i++) {
		if (rules->layers[i].own.len && rules->layers[i].book->networks.n)
			return true;
	}
	return false;
}

void pl_book_of_start(struct pl_book_of *of, const struct pl_source *source,
		      const struct pl_source *lists, const struct pl_ruleset *rules)
{
	*of = (struct pl_book_of){ 0 };
	if (!source->keep || !source->tell || (lists && !lists->tell) || has_networks(rules))
		return;
	pl_buf_printf(&of->place, "%s#%zu", source->name, rules->n_layers);
	pl_buf_printf(&of->self, "%s %s %s %d ", pl_version(), pl_regex_version(),
		      pl_unicode_version(), (int)PL_BOOK_VERSION);
	add_text(&of->self, pl_str_of(source->name));
	add_text(&of->self, pl_str_of(source->word_template));
	source->tell(source, &of->self);
	if (lists)
		lists->tell(lists, &of->self);
	of->usable = !of->self.failed && !of->place.failed;
}

/* Reads all files, noting what was seen of them. */
static bool read_files(struct pl_book_of *of, const struct pl_source *source,
		       const struct pl_source *lists)
{
	pl_seen_start(&of->seen);
	pl_buf_add(&of->bytes, pl_buf_str(&of->self));
	return add_files(of, source) && of->bytes.len >= WORTH_KEEPING &&
	       (!lists || add_files(of, lists)) && !of->bytes.failed;
}

void pl_book_of_release(struct pl_book_of *of)
{
	pl_buf_release(&of->place);
	pl_buf_release(&of->self);
	pl_buf_release(&of->bytes);
	pl_seen_release(&of->seen);
}

/* --- what was kept ---------------------------------------------------------------------------- */

/* `n` things lie in the book whole, so far away from what refers to them. */
static bool holds_at(const struct pl_book *book, const void *from, int32_t away, uint32_t n,
		     size_t size)
{
	int64_t start = (const char *)from - (const char *)book + (int64_t)away;

	return !n || (start >= (int64_t)sizeof(*book) && start <= (int64_t)book->size &&
		      n <= ((uint64_t)book->size - (uint64_t)start) / size);
}

static bool holds(const struct pl_book *book, const struct pl_row *row, size_t size)
{
	return holds_at(book, row, row->away, row->n, size);
}

static bool holds_text(const struct pl_book *book, const struct pl_ref *text)
{
	return holds_at(book, text, text->away, text->len, 1);
}

static bool holds_one(const struct pl_book *book, uint32_t offset, size_t size)
{
	return offset % 8 == 0 && offset < book->size && book->size - offset >= size;
}

static bool holds_each(const struct pl_book *book, const struct pl_row *row, size_t size)
{
	const uint32_t *offsets = PL_ROW(uint32_t, row);

	for (uint32_t i = 0; i < row->n; i++) {
		if (!holds_one(book, offsets[i], size))
			return false;
	}
	return true;
}

/* Every number of the row is below `end`. */
static bool holds_below(const struct pl_row *row, uint32_t end)
{
	const uint32_t *numbers = PL_ROW(uint32_t, row);
	bool ok = true;

	for (uint32_t i = 0; i < row->n; i++)
		ok = ok && numbers[i] < end;
	return ok;
}

/* What patterns refer to by number is there. */
static bool holds_patterns(const struct pl_book *book)
{
	const struct pl_pattern *patterns = PL_ROW(struct pl_pattern, &book->patterns);
	const struct pl_expression *expressions = PL_ROW(struct pl_expression, &book->expressions);
	uint32_t n = book->patterns.n;
	bool ok = true;

	/* Number 0 is none. */
	for (uint32_t i = 1; i < n; i++)
		ok = ok && patterns[i].rule < book->rules.n && patterns[i].first <= n &&
		     patterns[i].n <= n - patterns[i].first && patterns[i].parent < n &&
		     patterns[i].owner <= book->owners.n &&
		     patterns[i].expression < book->expressions.n;
	for (uint32_t i = 0; i < book->expressions.n; i++)
		ok = ok && !expressions[i].code.n && holds_text(book, &expressions[i].text);
	return ok;
}

/* The bytes are those that were kept: that they are whole has been seen.  This is what keeps a
 * mistake of ours from being read beyond the end. */
static bool is_sound(struct pl_str bytes)
{
	const struct pl_book *book = (const struct pl_book *)(const void *)bytes.at;

	return pl_book_valid(bytes.at, bytes.len) && !book->outside && !book->code_head.n &&
	       holds(book, &book->rules, sizeof(uint32_t)) &&
	       holds(book, &book->networks, sizeof(uint32_t)) &&
	       holds(book, &book->patterns, sizeof(struct pl_pattern)) &&
	       holds(book, &book->expressions, sizeof(struct pl_expression)) &&
	       holds(book, &book->owners, sizeof(uint32_t)) &&
	       holds(book, &book->always, sizeof(uint32_t)) &&
	       holds(book, &book->anyway, sizeof(uint64_t)) &&
	       holds_each(book, &book->rules, sizeof(struct pl_rule)) &&
	       holds_each(book, &book->networks, sizeof(struct pl_network)) &&
	       holds_patterns(book) && holds_below(&book->owners, book->patterns.n) &&
	       holds_below(&book->always, book->patterns.n) &&
	       (!book->scan || holds_one(book, book->scan, sizeof(struct pl_scan))) &&
	       (!book->words || holds_one(book, book->words, sizeof(struct pl_words)));
}

static struct pl_origin origin_of(const struct pl_book_of *of)
{
	return (struct pl_origin){ .place = pl_buf_str(&of->place),
				   .self = pl_buf_str(&of->self),
				   .bytes = pl_buf_str(&of->bytes),
				   .seen = pl_seen_log(&of->seen) };
}

static bool find(const struct pl_book_of *of, const struct pl_keep *keep, struct pl_loan *out)
{
	struct pl_origin origin = origin_of(of);

	if (!keep->find(keep->context, &origin, out))
		return false;
	if (is_sound(out->bytes))
		return true;
	if (out->end)
		out->end(out);
	*out = (struct pl_loan){ 0 };
	return false;
}

bool pl_book_find(struct pl_book_of *of, const struct pl_source *source,
		  const struct pl_source *lists, struct pl_loan *out)
{
	if (!of->usable)
		return false;
	if (find(of, source->keep, out))
		return true;
	of->usable = read_files(of, source, lists);
	return of->usable && find(of, source->keep, out);
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

	struct pl_origin origin = origin_of(of);

	if (of->usable && !book->outside && !spells(book))
		source->keep->store(source->keep->context, &origin, bytes);
}
