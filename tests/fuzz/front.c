/* front: whatever a front matter says, the body is that of the draft, byte for byte. */
#include "fuzz.h"

#include "post/front.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pl_hints hints = { .known = &fuzz_rules()->networks, .french = size & 1 };
	struct pl_buf draft = { 0 };
	struct pl_post post = { 0 };
	struct pl_span yaml;
	uint32_t body = 0;

	pl_buf_puts(&draft, "---\n");
	pl_buf_add(&draft, fuzz_text(data, size));
	pl_buf_puts(&draft, "\n---\nLe corps, « entier ».\n");
	if (pl_post_init(&post, pl_buf_str(&draft), &hints, NULL)) {
		struct pl_str text = pl_str_in(post.text, post.body);

		FUZZ_CHECK(pl_str_ends(pl_str_trim(text), "Le corps, « entier ».") || !text.len ||
			   post.n_parts > 0);
		for (size_t i = 0; i < post.n_remarks; i++)
			FUZZ_CHECK(post.remarks[i].text[0]);
		if (pl_front_find(post.text, &yaml, &body))
			FUZZ_CHECK(yaml.start <= yaml.end && yaml.end <= body &&
				   body <= post.text.len);
	}
	pl_post_release(&post);
	pl_buf_release(&draft);
	return 0;
}
