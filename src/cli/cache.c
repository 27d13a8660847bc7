/* --cache. */
#include "cli/cache.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/save.h"
#include "cli/books.h"
#include "cli/tell.h"
#include "lint/remember.h"

enum { LARGEST = 256 << 20 };

/* What the file begins with; its numbers are this machine's. */
struct head {
	char magic[8];
	struct pl_sipkey key;
	struct pl_siphash program;
	uint64_t n;
};

/* And an entry, its bytes behind it. */
struct entry_head {
	struct pl_siphash hash;
	uint64_t len;
};

static const char magic[8] = "plume c1";

static int order(const struct pl_siphash *one, const struct pl_siphash *other)
{
	if (one->a != other->a)
		return one->a < other->a ? -1 : 1;
	return one->b < other->b ? -1 : one->b > other->b;
}

static int by_hash(const void *a, const void *b)
{
	const struct pl_cache_entry *one = a, *other = b;

	return order(&one->hash, &other->hash);
}

static struct pl_str bytes_of(const void *at, size_t len)
{
	return (struct pl_str){ at, len };
}

/* --- reading ---------------------------------------------------------------------------------- */

/* The checksum at the end. */
static bool is_whole(struct pl_str file, struct pl_sipkey key)
{
	struct pl_siphash sum, made;

	if (file.len < sizeof(struct head) + sizeof(sum))
		return false;
	memcpy(&sum, file.at + file.len - sizeof(sum), sizeof(sum));
	made = pl_siphash_of(key, pl_str_cut(file, 0, file.len - sizeof(sum)));
	return !order(&sum, &made);
}

static bool read_entries(struct pl_cache *cache, struct pl_str file, uint64_t n)
{
	size_t at = sizeof(struct head), end = file.len - sizeof(struct pl_siphash);

	for (uint64_t i = 0; i < n; i++) {
		struct entry_head head;
		struct pl_cache_entry *entry;

		if (end - at < sizeof(head))
			return false;
		memcpy(&head, file.at + at, sizeof(head));
		at += sizeof(head);
		entry = end - at < head.len ? NULL : PL_PUSH(&cache->known);
		if (!entry)
			return false;
		entry->hash = head.hash;
		entry->bytes = pl_str_cut(file, at, at + head.len);
		at += head.len;
		if (i && by_hash(entry - 1, entry) >= 0)
			return false;
	}
	return at == end;
}

/* What is not as it was written is not there. */
static void read_file(struct pl_cache *cache)
{
	struct pl_err err = { 0 };
	struct pl_str file;
	struct head head;

	if (!pl_is_ours(cache->path.at) ||
	    !pl_file_read(cache->path.at, LARGEST, &cache->file, &err) ||
	    cache->file.len < sizeof(head))
		return;
	file = pl_buf_str(&cache->file);
	memcpy(&head, file.at, sizeof(head));
	if (memcmp(head.magic, magic, sizeof(magic)) != 0 || !is_whole(file, head.key))
		return;
	cache->key = head.key;
	cache->program = pl_program_of(head.key);
	if (order(&cache->program, &head.program) || !read_entries(cache, file, head.n))
		cache->known.n = 0;
}

bool pl_cache_open(struct pl_cache *cache, enum pl_lang lang)
{
	*cache = (struct pl_cache){ 0 };
	pl_doors_find(&cache->doors, lang);
	if (!cache->doors.cache.len ||
	    !pl_doors_path(&cache->doors.cache, "checked", &cache->path)) {
		pl_tellf("%s", pl_tr(lang, "--cache: no folder can be had for it; set "
					   "XDG_CACHE_HOME"));
		return false;
	}
	if (getrandom(&cache->key, sizeof(cache->key), 0) != sizeof(cache->key))
		cache->key = (struct pl_sipkey){ (uint64_t)getpid(), (uintptr_t)cache };
	cache->program = pl_program_of(cache->key);
	read_file(cache);
	return true;
}

/* --- drafts ----------------------------------------------------------------------------------- */

struct pl_siphash pl_cache_rules_of(struct pl_cache *cache, const struct pl_ruleset *rules)
{
	struct pl_cache_rules *kept;
	struct pl_siphash none = { 0 };
	struct pl_buf bytes = { 0 };

	for (size_t i = 0; i < cache->rules.n; i++) {
		if (cache->rules.at[i].rules == rules)
			return cache->rules.at[i].hash;
	}
	pl_remember_rules(rules, &bytes);
	kept = bytes.failed ? NULL : PL_PUSH(&cache->rules);
	if (kept)
		*kept = (struct pl_cache_rules){ rules,
						 pl_siphash_of(cache->key, pl_buf_str(&bytes)) };
	pl_buf_release(&bytes);
	return kept ? kept->hash : none;
}

static void add_node(struct pl_buf *out, const struct pl_node *node)
{
	pl_buf_printf(out, "%d%d%zu:", (int)node->kind, node->quoted, node->text.len);
	pl_buf_add(out, node->text);
	for (const struct pl_node *item = node->first; item; item = item->next) {
		pl_buf_printf(out, ",%zu:", item->key ? item->key->text.len : 0);
		if (item->key)
			pl_buf_add(out, item->key->text);
		add_node(out, item);
	}
	pl_buf_putc(out, ';');
}

static struct pl_siphash hash_of(const struct pl_cache *cache, const struct pl_post *post,
				 const struct pl_node *record, const struct pl_options *options,
				 struct pl_siphash rules)
{
	struct pl_siphash hash = { 0 };
	struct pl_buf bytes = { 0 };

	pl_buf_add(&bytes, bytes_of(&rules, sizeof(rules)));
	pl_remember_circumstances(post, options, &bytes);
	pl_buf_printf(&bytes, "%zu:", post->draft.len);
	pl_buf_add(&bytes, post->draft);
	if (record)
		add_node(&bytes, record);
	if (!bytes.failed)
		hash = pl_siphash_of(cache->key, pl_buf_str(&bytes));
	pl_buf_release(&bytes);
	return hash;
}

bool pl_cache_find(const struct pl_cache *cache, struct pl_findings *findings,
		   const struct pl_node *record, const struct pl_options *options,
		   struct pl_cache_place *place)
{
	struct pl_cache_entry wanted = { 0 };

	place->entry = NULL;
	place->usable = pl_remember_may(&findings->post) && (place->rules.a || place->rules.b) &&
			!pl_remember_spells(findings->rules, options);
	if (!place->usable)
		return false;
	place->hash = wanted.hash = hash_of(cache, &findings->post, record, options, place->rules);
	place->usable = place->hash.a || place->hash.b;
	if (place->usable && cache->known.n)
		place->entry =
			bsearch(&wanted, cache->known.at, cache->known.n, sizeof(wanted), by_hash);
	if (place->entry && !pl_remember_read(findings, place->entry->bytes))
		place->entry = NULL;
	return place->entry != NULL;
}

void pl_cache_keep(struct pl_cache *cache, const struct pl_findings *findings,
		   const struct pl_cache_place *place)
{
	struct pl_cache_entry *entry;
	struct pl_buf bytes = { 0 };

	if (place->entry) {
		place->entry->met = true;
		cache->n_met++;
		return;
	}
	if (place->usable && pl_remember_write(findings, &bytes) &&
	    (entry = PL_PUSH(&cache->fresh)) != NULL)
		*entry = (struct pl_cache_entry){ place->hash,
						  pl_arena_str(&cache->arena, pl_buf_str(&bytes)),
						  true };
	pl_buf_release(&bytes);
}

/* --- writing ---------------------------------------------------------------------------------- */

/* All that is new and, as far as there is room, what was known: what this run met first. */
static bool gather(const struct pl_cache *cache, struct pl_cache_entry **all, size_t *n)
{
	size_t room = LARGEST - sizeof(struct head) - sizeof(struct pl_siphash);

	*n = 0;
	*all = pl_alloc((cache->known.n + cache->fresh.n + 1) * sizeof(**all));
	for (int turn = 0; *all && turn < 3; turn++) {
		const struct pl_cache_entry *at = turn ? cache->known.at : cache->fresh.at;
		size_t end = turn ? cache->known.n : cache->fresh.n;

		for (size_t i = 0; i < end; i++) {
			size_t size = sizeof(struct entry_head) + at[i].bytes.len;

			if ((turn && at[i].met != (turn == 1)) || size > room)
				continue;
			room -= size;
			(*all)[(*n)++] = at[i];
		}
	}
	return *all != NULL;
}

static void write_all(const struct pl_cache *cache, struct pl_cache_entry *all, size_t n,
		      struct pl_buf *out)
{
	struct head head = { .key = cache->key, .program = cache->program };
	struct pl_siphash sum;
	size_t kept = 0;

	qsort(all, n, sizeof(*all), by_hash);
	/* The same draft may have come twice. */
	for (size_t i = 0; i < n; i++) {
		if (!kept || by_hash(&all[kept - 1], &all[i]))
			all[kept++] = all[i];
	}
	memcpy(head.magic, magic, sizeof(magic));
	head.n = kept;
	pl_buf_add(out, bytes_of(&head, sizeof(head)));
	for (size_t i = 0; i < kept; i++) {
		struct entry_head entry = { all[i].hash, all[i].bytes.len };

		pl_buf_add(out, bytes_of(&entry, sizeof(entry)));
		pl_buf_add(out, all[i].bytes);
	}
	sum = pl_siphash_of(cache->key, pl_buf_str(out));
	pl_buf_add(out, bytes_of(&sum, sizeof(sum)));
}

void pl_cache_save(struct pl_cache *cache, enum pl_lang lang)
{
	struct pl_err err = { .french = lang == PL_FR };
	struct pl_cache_entry *all = NULL;
	struct pl_buf out = { 0 };
	size_t n;
	bool ok;

	if (!cache->path.len || !cache->fresh.n)
		return;
	ok = gather(cache, &all, &n);
	if (ok && n)
		write_all(cache, all, n, &out);
	ok = ok && !out.failed && !cache->arena.failed
		     ? pl_save_file(cache->path.at, 0600, pl_buf_str(&out), &err)
		     : pl_fail_nomem(&err);
	if (!ok)
		pl_tell(&err);
	pl_free(all);
	pl_buf_release(&out);
}

void pl_cache_release(struct pl_cache *cache)
{
	PL_LIST_RELEASE(&cache->known);
	PL_LIST_RELEASE(&cache->fresh);
	PL_LIST_RELEASE(&cache->rules);
	pl_arena_release(&cache->arena);
	pl_buf_release(&cache->file);
	pl_buf_release(&cache->path);
	pl_doors_release(&cache->doors);
}
