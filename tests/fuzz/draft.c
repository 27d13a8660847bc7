/* draft: what is found lies in the draft, on borders of characters and in order, and is
 * found again. */
#include "fuzz.h"

static void look_at(const struct pl_findings *findings, struct pl_str draft)
{
	for (size_t i = 0; i < pl_findings_count(findings); i++) {
		struct pl_finding one = pl_findings_at(findings, i);

		FUZZ_CHECK(one.rule.len && one.message.len);
		FUZZ_CHECK(pl_utf8_check(one.message) == one.message.len);
		FUZZ_CHECK(one.span.start <= one.span.end);
		if (one.media >= 0)
			continue;
		FUZZ_CHECK(one.span.end <= draft.len);
		FUZZ_CHECK(fuzz_on_border(draft, one.span.start) &&
			   fuzz_on_border(draft, one.span.end));
		for (size_t e = 0; e < pl_finding_edits(findings, i); e++) {
			struct pl_edit edit = pl_finding_edit(findings, i, e);

			FUZZ_CHECK(edit.span.start <= edit.span.end && edit.span.end <= draft.len);
			FUZZ_CHECK(pl_utf8_check(edit.text) == edit.text.len);
		}
	}
}

static bool same(const struct pl_findings *a, const struct pl_findings *b)
{
	if (pl_findings_count(a) != pl_findings_count(b))
		return false;
	for (size_t i = 0; i < pl_findings_count(a); i++) {
		struct pl_finding one = pl_findings_at(a, i), other = pl_findings_at(b, i);

		if (!pl_str_same(one.rule, other.rule) || one.span.start != other.span.start ||
		    one.span.end != other.span.end || !pl_str_same(one.message, other.message))
			return false;
	}
	return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const networks[] = { "x",        "facebook", "bluesky",
						"mastodon", "linkedin", "instagram" };
	unsigned choice = fuzz_choice(&data, &size);
	const char *asked[] = { networks[choice % 6], NULL };
	struct pl_options options = { .networks = choice & 64 ? NULL : asked,
				      .profile =
					      choice & 128 ? PL_PROFILE_STRICT : PL_PROFILE_DEFAULT,
				      .now = "2026-11-26 18:00" };
	struct pl_str draft = fuzz_text(data, size);
	struct pl_err err = { 0 };
	struct pl_findings *once = pl_lint(fuzz_rules(), draft.at, draft.len, &options, &err);
	struct pl_findings *twice = pl_lint(fuzz_rules(), draft.at, draft.len, &options, NULL);

	FUZZ_CHECK(!once == !twice);
	FUZZ_CHECK(once || err.text[0]);
	if (once) {
		look_at(once, once->post.draft);
		FUZZ_CHECK(same(once, twice));
	}
	pl_findings_free(once);
	pl_findings_free(twice);
	return 0;
}
