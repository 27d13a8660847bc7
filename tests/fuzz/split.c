/* split: the parts of a thread are the draft, in order and byte for byte but for the blanks at
 * the cuts; joined again they are the draft; each is within the law of the networks it is for. */
#include "fuzz.h"

#include "base/skim.h"
#include "post/measure.h"
#include "post/thread.h"

static void holds_blanks_alone(struct pl_str text)
{
	for (size_t at = 0; at < text.len;)
		FUZZ_CHECK(pl_is_space(pl_utf8_next(text, &at)));
}

/* And ends with one: blanks at cuts are in no part. */
static void begins_with_a_sign(struct pl_str text)
{
	size_t at = 0, end = text.len;

	FUZZ_CHECK(!text.len || (!pl_is_space(pl_utf8_next(text, &at)) &&
				 !pl_is_space(pl_utf8_prev(text, &end))));
}

/* --- what the parts are --------------------------------------------------------------------------
 */

/* Of each part of the post they begin where it begins and end where it ends, and between two of
 * them are blanks. */
static void cover(const struct pl_thread *thread)
{
	const struct pl_post *post = thread->post;
	uint32_t at = 0, of = 0;

	for (size_t i = 0; i < thread->parts.n; i++) {
		const struct pl_thread_part *part = &thread->parts.at[i];

		FUZZ_CHECK(i ? part->of == of || part->of == of + 1 : part->of == 0);
		begins_with_a_sign(pl_str_in(post->text, part->span));
		FUZZ_CHECK(part->of < post->n_parts && part->span.start <= part->span.end);
		if (i == 0 || part->of != of) {
			FUZZ_CHECK(i == 0 || at == post->parts[of].span.end);
			FUZZ_CHECK(part->span.start == post->parts[part->of].span.start);
		} else {
			FUZZ_CHECK(part->span.start >= at);
			holds_blanks_alone(pl_str_cut(post->text, at, part->span.start));
		}
		FUZZ_CHECK(fuzz_on_border(post->text, part->span.start) &&
			   fuzz_on_border(post->text, part->span.end));
		of = part->of;
		at = part->span.end;
	}
	FUZZ_CHECK(of + 1 == post->n_parts && at == post->parts[of].span.end);
}

/* As it goes out: its bytes, and its number where it was asked for. */
static void is_text(const struct pl_thread *thread, size_t i, struct pl_str shown)
{
	struct pl_str text = pl_str_in(thread->post->text, thread->parts.at[i].span);
	char number[64];

	snprintf(number, sizeof(number), "%zu/%zu", i + 1, thread->parts.n);
	if (thread->numbering == PL_NUMBER_START) {
		FUZZ_CHECK(pl_str_starts(shown, number));
		shown = pl_str_cut(shown, strlen(number) + 1, shown.len);
	} else if (thread->numbering == PL_NUMBER_END) {
		FUZZ_CHECK(pl_str_ends(shown, number));
		shown.len -= strlen(number) + 1;
	}
	FUZZ_CHECK(pl_str_same(shown, text));
}

static void is_lawful(const struct pl_post *post, uint64_t networks, struct pl_str part)
{
	for (size_t n = 0; n < post->known->n; n++) {
		const struct pl_network *network = post->known->at[n];
		struct pl_length length = { 0 };
		uint32_t alone;

		if (!(networks >> n & 1))
			continue;
		FUZZ_CHECK(pl_post_measure(post, network, part, &length, NULL));
		FUZZ_CHECK(!length.over);
		/* What a warning adds left out, it is shorter still. */
		FUZZ_CHECK(pl_measure(network, part, &alone, NULL));
		FUZZ_CHECK(!network->limit || alone <= network->limit);
		FUZZ_CHECK(!network->bytes || part.len <= network->bytes);
	}
}

/* --- joined
 * ------------------------------------------------------------------------------------------ */

/* Appends the text without the lines that are ---, and without the line ends before them. */
static void without_lines(struct pl_str text, struct pl_buf *out)
{
	for (size_t at = 0; at < text.len;) {
		size_t end = pl_line_end(text, at), next = end;

		next += next < text.len && text.at[next] == '\r';
		next += next < text.len && text.at[next] == '\n' &&
			(next == end || text.at[end] == '\r');
		if (!pl_str_is(pl_str_cut(text, at, end), "---"))
			pl_buf_add(out, pl_str_cut(text, at, next));
		else if (pl_str_ends(pl_buf_str(out), "\r\n"))
			pl_buf_cut(out, out->len - 2);
		else if (out->len)
			pl_buf_cut(out, out->len - 1);
		at = next;
	}
}

/* All lines end alike: where some end in CR and others in LF, one before --- may go with it. */
static bool ends_alike(struct pl_str text)
{
	bool cr = false, lf = false, crlf = false;

	for (size_t at = 0; (at = pl_line_end(text, at)) < text.len; at++) {
		bool both = pl_str_starts(pl_str_cut(text, at, text.len), "\r\n");

		crlf = crlf || both;
		cr = cr || (!both && text.at[at] == '\r');
		lf = lf || text.at[at] == '\n';
		at += both;
	}
	return cr + lf + crlf <= 1;
}

/* A thread without numbers, joined again, is the draft. */
static void joins(const struct pl_thread *thread)
{
	const struct pl_post *post = thread->post;
	struct pl_buf written = { 0 }, joined = { 0 }, whole = { 0 };

	pl_thread_draft(&written, thread);
	without_lines(pl_buf_str(&written), &joined);
	without_lines(post->text, &whole);
	FUZZ_CHECK(!written.failed && !joined.failed && !whole.failed);
	if (thread->numbering == PL_NUMBER_NONE && !post->n_tail && ends_alike(post->text))
		FUZZ_CHECK(pl_str_same(pl_buf_str(&joined), pl_buf_str(&whole)));
	FUZZ_CHECK(pl_thread_changes(thread) || pl_str_same(pl_buf_str(&written), post->text));
	pl_buf_release(&written);
	pl_buf_release(&joined);
	pl_buf_release(&whole);
}

static void judge(const struct pl_thread *thread, uint64_t networks)
{
	cover(thread);
	for (size_t i = 0; i < thread->parts.n; i++) {
		struct pl_buf part = { 0 };

		pl_thread_text(&part, thread, i);
		is_text(thread, i, pl_buf_str(&part));
		is_lawful(thread->post, networks, pl_buf_str(&part));
		pl_buf_release(&part);
	}
	joins(thread);
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
