/* The one door to the allocator, and how tests make it fail. */
#include "base/str.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

static long fail_after = -1;
static bool fail_for_ever, has_refused;

void pl_mem_fail_after(long n, bool for_ever)
{
	if (n >= 0)
		has_refused = false;
	fail_after = n;
	fail_for_ever = for_ever;
}

bool pl_mem_refused(void)
{
	return has_refused;
}

static bool refused(void)
{
	if (fail_after < 0)
		return false;
	if (fail_after > 0) {
		fail_after--;
		return false;
	}
	if (!fail_for_ever)
		fail_after = -1;
	has_refused = true;
	return true;
}

static _Thread_local size_t refusals;
static atomic_bool any_refused;

void pl_mem_refuse(void)
{
	refusals++;
	atomic_store_explicit(&any_refused, true, memory_order_relaxed);
}

bool pl_mem_any_refused(void)
{
	return atomic_load_explicit(&any_refused, memory_order_relaxed);
}

size_t pl_mem_refusals(void)
{
	return refusals;
}

void *pl_alloc(size_t size)
{
	void *at = refused() ? NULL : calloc(1, size ? size : 1);

	if (!at)
		pl_mem_refuse();
	return at;
}

void *pl_realloc(void *at, size_t size)
{
	void *grown = refused() ? NULL : realloc(at, size ? size : 1);

	if (!grown)
		pl_mem_refuse();
	return grown;
}

void pl_free(void *at)
{
	free(at);
}

size_t pl_lower_bound(const uint32_t *sorted, size_t low, size_t high, size_t value)
{
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (sorted[middle] < value)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

bool pl_list_grow(void **at, size_t *room, bool *failed, size_t size)
{
	size_t more = *room ? *room * 2 : 8;
	void *grown = more > SIZE_MAX / size ? NULL : pl_realloc(*at, more * size);

	if (!grown) {
		*failed = true;
		return false;
	}
	*at = grown;
	*room = more;
	return true;
}

/* --- arenas ------------------------------------------------------------------- */

/* Chunks hang in a list, the one in use first. */
struct pl_chunk {
	struct pl_chunk *older;
	size_t used, room;
	max_align_t bytes[];
};

enum { FIRST_CHUNK = 1000, LARGEST_STEP = 1 << 20 };

static bool add_chunk(struct pl_arena *arena, size_t size)
{
	size_t room = arena->chunk ? arena->chunk->room * 2 : FIRST_CHUNK;
	struct pl_chunk *chunk;

	if (room > LARGEST_STEP)
		room = LARGEST_STEP;
	if (room < size)
		room = size;
	chunk = room > SIZE_MAX - sizeof(*chunk) ? NULL : pl_realloc(NULL, sizeof(*chunk) + room);
	if (!chunk) {
		arena->failed = true;
		return false;
	}
	*chunk = (struct pl_chunk){ .older = arena->chunk, .room = room };
	arena->chunk = chunk;
	return true;
}

void *pl_arena_take(struct pl_arena *arena, size_t size)
{
	const size_t align = sizeof(max_align_t);
	size_t rounded = size > SIZE_MAX - align ? SIZE_MAX : (size + align - 1) / align * align;
	void *taken;

	if (rounded == SIZE_MAX) {
		arena->failed = true;
		return NULL;
	}
	if (!arena->chunk || arena->chunk->room - arena->chunk->used < rounded) {
		if (!add_chunk(arena, rounded))
			return NULL;
	}
	taken = (char *)arena->chunk->bytes + arena->chunk->used;
	arena->chunk->used += rounded;
	return memset(taken, 0, size);
}

size_t pl_arena_size(const struct pl_arena *arena)
{
	size_t size = 0;

	for (const struct pl_chunk *chunk = arena->chunk; chunk; chunk = chunk->older)
		size += chunk->used;
	return size;
}

void *pl_arena_array(struct pl_arena *arena, size_t size, size_t n)
{
	if (size && n > SIZE_MAX / size) {
		arena->failed = true;
		return NULL;
	}
	return pl_arena_take(arena, size * n);
}

struct pl_str pl_arena_str(struct pl_arena *arena, struct pl_str text)
{
	char *copy = text.len == SIZE_MAX ? NULL : pl_arena_take(arena, text.len + 1);

	if (!copy)
		return PL_STR("");
	if (text.len)
		memcpy(copy, text.at, text.len);
	return (struct pl_str){ copy, text.len };
}

struct pl_str pl_arena_printf(struct pl_arena *arena, const char *format, ...)
{
	struct pl_buf buf = { 0 };
	struct pl_str text;
	va_list args;

	va_start(args, format);
	pl_buf_vprintf(&buf, format, args);
	va_end(args);
	if (buf.failed)
		arena->failed = true;
	text = pl_arena_str(arena, pl_buf_str(&buf));
	pl_buf_release(&buf);
	return text;
}

void pl_arena_reset(struct pl_arena *arena)
{
	struct pl_chunk *largest = NULL;

	for (struct pl_chunk *chunk = arena->chunk, *older; chunk; chunk = older) {
		struct pl_chunk *smaller = chunk;

		older = chunk->older;
		if (!largest || chunk->room > largest->room) {
			smaller = largest;
			largest = chunk;
		}
		pl_free(smaller);
	}
	if (largest) {
		largest->older = NULL;
		largest->used = 0;
	}
	arena->chunk = largest;
	arena->failed = false;
}

void pl_arena_release(struct pl_arena *arena)
{
	pl_arena_reset(arena);
	pl_free(arena->chunk);
	arena->chunk = NULL;
}
