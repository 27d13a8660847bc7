/* document: Markdown and HTML.  Each place of what is read leads to a place of the draft,
 * and rules look at it without harm. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	unsigned choice = fuzz_choice(&data, &size);
	struct pl_hints hints = { .known = &fuzz_rules()->networks,
				  .form = choice & 1 ? PL_FORM_HTML : PL_FORM_MARKDOWN,
				  .ext = choice & 1 ? PL_STR("html") : PL_STR("md") };
	struct pl_findings *findings =
		size < 8192 ? pl_findings_new(fuzz_rules(), fuzz_text(data, size), &hints, NULL)
			    : NULL;

	if (!findings)
		return 0;
	for (size_t i = 0; i < findings->post.n_prose; i++) {
		struct pl_span place = pl_post_place(&findings->post, findings->post.prose[i].span);

		FUZZ_CHECK(place.start <= place.end && place.end <= findings->post.draft.len);
	}
	FUZZ_CHECK(pl_findings_run(findings, NULL, NULL, NULL));
	for (size_t i = 0; i < pl_findings_count(findings); i++) {
		struct pl_finding one = pl_findings_at(findings, i);

		FUZZ_CHECK(one.span.start <= one.span.end &&
			   one.span.end <= findings->post.draft.len);
	}
	pl_findings_free(findings);
	return 0;
}
