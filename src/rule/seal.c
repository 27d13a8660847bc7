/* Sealing what was made, and breaking the seal. */
#include "rule/seal.h"

#include <stddef.h>
#include <string.h>

#include "base/checksum.h"
#include "base/seen.h"

/* What a file ends with.  Before it are what was made and what was seen of the files that it
 * was made of. */
struct tail {
	struct pl_sipkey key;
	struct pl_siphash program, self, of;
	uint64_t seen; /* bytes of what was seen; 0: it tells nothing */
	uint64_t sum;  /* of the bytes before it */
	char magic[8];
};

static const char magic[8] = "plume b2";

static bool same(struct pl_siphash one, struct pl_siphash other)
{
	return one.a == other.a && one.b == other.b;
}

static void add(struct pl_buf *out, const void *at, size_t len)
{
	pl_buf_add(out, (struct pl_str){ at, len });
}

bool pl_seal(const struct pl_origin *origin, struct pl_str program, struct pl_sipkey key,
	     struct pl_str made, struct pl_buf *out)
{
	struct tail tail = { .key = key,
			     .program = pl_siphash_of(key, program),
			     .self = pl_siphash_of(key, origin->self),
			     .of = pl_siphash_of(key, origin->bytes),
			     .seen = origin->seen.len };
	size_t start = out->len;

	memcpy(tail.magic, magic, sizeof(magic));
	pl_buf_add(out, made);
	pl_buf_add(out, origin->seen);
	add(out, &tail, offsetof(struct tail, sum));
	tail.sum = pl_checksum_of(pl_str_cut(pl_buf_str(out), start, out->len));
	add(out, &tail.sum, sizeof(tail) - offsetof(struct tail, sum));
	return !out->failed;
}

/* Is it as it was sealed, by this program? */
static bool read_tail(struct pl_str file, struct pl_str program, struct tail *tail)
{
	size_t before = file.len - sizeof(*tail);

	if (file.len < sizeof(*tail))
		return false;
	memcpy(tail, file.at + before, sizeof(*tail));
	file.len -= sizeof(*tail) - offsetof(struct tail, sum);
	return !memcmp(tail->magic, magic, sizeof(magic)) && tail->sum == pl_checksum_of(file) &&
	       tail->seen <= before && same(tail->program, pl_siphash_of(tail->key, program));
}

bool pl_unseal(struct pl_str file, const struct pl_origin *origin, struct pl_str program,
	       struct pl_str *made)
{
	struct tail tail;
	struct pl_str seen;

	if (!read_tail(file, program, &tail) ||
	    !same(tail.self, pl_siphash_of(tail.key, origin->self)))
		return false;
	file.len -= sizeof(tail);
	seen = pl_str_cut(file, file.len - tail.seen, file.len);
	*made = pl_str_cut(file, 0, file.len - tail.seen);
	return origin->bytes.len ? same(tail.of, pl_siphash_of(tail.key, origin->bytes))
				 : pl_seen_holds(seen);
}
