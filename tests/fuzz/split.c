/* split: the parts of a thread joined are the draft, and each is within the law of the
 * networks it is for. */
#include "fuzz.h"

#include "post/measure.h"
#include "post/thread.h"

static struct pl_str without_blanks(struct pl_buf *out, struct pl_str text)
{
	for (size_t at = 0; at < text.len;) {
		uint32_t code = pl_utf8_next(text, &at);

		if (!pl_is_space(code))
			pl_utf8_put(out, code);
	}
	return pl_buf_str(out);
}

static void judge(const struct pl_thread *thread, uint64_t networks)
{
	const struct pl_post *post = thread->post;
	struct pl_buf joined = { 0 }, whole = { 0 }, parts = { 0 }, again = { 0 };

	for (size_t i = 0; i < thread->parts.n; i++) {
		struct pl_buf part = { 0 };

		pl_thread_text(&part, thread, i);
		pl_buf_add(&joined, pl_str_in(post->text, thread->parts.at[i].span));
		for (size_t n = 0; n < post->known->n; n++) {
			struct pl_length length = { 0 };

			if (!(networks >> n & 1))
				continue;
			FUZZ_CHECK(pl_post_measure(post, post->known->at[n], pl_buf_str(&part),
						   &length, NULL));
			FUZZ_CHECK(!length.over);
		}
		pl_buf_release(&part);
	}
	for (size_t i = 0; i < post->n_parts; i++)
		pl_buf_add(&parts, pl_str_in(post->text, post->parts[i].span));
	FUZZ_CHECK(pl_str_same(without_blanks(&whole, pl_buf_str(&parts)),
			       without_blanks(&again, pl_buf_str(&joined))));
	pl_buf_release(&again);
	pl_buf_release(&joined);
	pl_buf_release(&whole);
	pl_buf_release(&parts);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	unsigned choice = fuzz_choice(&data, &size);
	struct pl_hints hints = { .known = &fuzz_rules()->networks };
	struct pl_thread thread = { 0 };
	struct pl_post post = { 0 };
	struct pl_err err = { 0 };
	uint64_t networks = UINT64_C(1) << choice % hints.known->n;

	if (!pl_post_init(&post, fuzz_text(data, size), &hints, NULL))
		return 0;
	if (pl_thread_split(&thread, &post, networks, (enum pl_numbering)(choice / 64 % 3), &err))
		judge(&thread, networks);
	else
		FUZZ_CHECK(err.text[0]);
	pl_thread_release(&thread);
	pl_post_release(&post);
	return 0;
}
