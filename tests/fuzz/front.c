/* front: whatever a front matter says, the body is that of the draft, byte for byte, and what
 * is remarked has a place in the draft. */
#include "fuzz.h"

#include "base/skim.h"
#include "post/front.h"

static const char first[] = "---\n", body[] = "Le corps, « entier ».\n";

/* Behind the first line of the YAML that is --- or ... there is only body. */
static size_t slow_body(struct pl_str draft)
{
	size_t at = sizeof(first) - 1;

	while (at < draft.len) {
		size_t end = pl_line_end(draft, at), next = end;
		struct pl_str line = pl_str_cut(draft, at, end);

		next += next < draft.len && draft.at[next] == '\r';
		next += next < draft.len && draft.at[next] == '\n' &&
			(next == end || draft.at[next - 1] == '\r');
		while (line.len && (pl_str_ends(line, " ") || pl_str_ends(line, "\t")))
			line.len--;
		if (pl_str_is(line, "---") || pl_str_is(line, "..."))
			return next;
		at = next;
	}
	return draft.len;
}

static void judge(const struct pl_post *post)
{
	size_t start = slow_body(post->text);
	struct pl_span yaml;
	uint32_t behind = 0;

	for (size_t i = 0; i < post->n_remarks; i++)
		FUZZ_CHECK(post->remarks[i].text[0] && post->remarks[i].line >= 1 &&
			   post->remarks[i].line <= post->lines.starts.n);
	FUZZ_CHECK(pl_front_find(post->text, &yaml, &behind));
	FUZZ_CHECK(behind == start && yaml.start <= yaml.end && yaml.end <= behind);
	FUZZ_CHECK(post->body.start == start && post->body.end == post->text.len);
	FUZZ_CHECK(pl_str_ends(pl_str_in(post->text, post->body), body));
	FUZZ_CHECK(post->n_parts > 0 && post->parts[0].span.start >= start);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pl_hints hints = { .known = &fuzz_rules()->networks, .french = size & 1 };
	struct pl_buf draft = { 0 };
	struct pl_post post = { 0 };

	pl_buf_puts(&draft, first);
	pl_buf_add(&draft, fuzz_text(data, size));
	pl_buf_puts(&draft, "\n---\n");
	pl_buf_puts(&draft, body);
	if (pl_post_init(&post, pl_buf_str(&draft), &hints, NULL)) {
		FUZZ_CHECK(pl_str_same(post.draft, pl_buf_str(&draft)));
		judge(&post);
	}
	pl_post_release(&post);
	pl_buf_release(&draft);
	return 0;
}
