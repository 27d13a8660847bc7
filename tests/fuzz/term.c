/* term: what goes to a terminal holds no control but those allowed, and is text. */
#include "fuzz.h"

#include "base/term.h"

static void judge(struct pl_str shown, bool lines)
{
	FUZZ_CHECK(pl_utf8_check(shown) == shown.len);
	for (size_t at = 0; at < shown.len;) {
		uint32_t code = pl_utf8_next(shown, &at);

		if (lines && (code == '\n' || code == '\t'))
			continue;
		FUZZ_CHECK(code >= 0x20 && code != 0x7F && !(code >= 0x80 && code < 0xA0));
		FUZZ_CHECK(!(code >= 0x202A && code <= 0x202E) &&
			   !(code >= 0x2066 && code <= 0x2069) && code != 0x200E && code != 0x200F);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	unsigned width = 1 + fuzz_choice(&data, &size) % 100;
	struct pl_str text = fuzz_text(data, size);
	struct pl_buf plain = { 0 }, kept = { 0 }, wrapped = { 0 };

	pl_term_add(&plain, text, 0);
	judge(pl_buf_str(&plain), false);
	pl_term_add(&kept, text, PL_TERM_KEEP_LINES);
	judge(pl_buf_str(&kept), true);
	pl_term_wrap(&wrapped, text, (struct pl_wrap){ 0, 2, width });
	judge(pl_buf_str(&wrapped), true);
	pl_buf_release(&plain);
	pl_buf_release(&kept);
	pl_buf_release(&wrapped);
	return 0;
}
