/* fix: outside of the edits nothing changes, what comes is text, and mending comes to an
 * end. */
#include "fuzz.h"

enum { ROUNDS = 10 };

static bool is_covered(const struct pl_findings *findings, size_t at)
{
	for (size_t i = 0; i < pl_findings_count(findings); i++) {
		const struct pl_found_at *found = &findings->list.at[i];
		uint32_t from = 0;

		if (!pl_findings_at(findings, i).safe)
			continue;
		if (found->media >= 0 && !pl_fix_stands_in_draft(findings, found))
			continue;
		if (found->media >= 0)
			from = findings->post.media[found->media].alt_at;
		for (size_t e = 0; e < pl_finding_edits(findings, i); e++) {
			struct pl_span span = pl_finding_edit(findings, i, e).span;

			if (at >= from + span.start && at < from + span.end)
				return true;
		}
	}
	return false;
}

/* Every byte outside of the edits is there still, in order. */
static void keeps(const struct pl_findings *findings, struct pl_str before, struct pl_str after)
{
	size_t at = 0;

	for (size_t i = 0; i < before.len; i++) {
		if (is_covered(findings, i))
			continue;
		while (at < after.len && after.at[at] != before.at[i])
			at++;
		FUZZ_CHECK(at < after.len);
		at++;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *networks[] = { fuzz_choice(&data, &size) & 1 ? "x" : "mastodon", NULL };
	struct pl_options options = { .networks = networks };
	struct pl_buf text = { 0 };
	size_t mended = 1;

	if (size > 4096)
		return 0;
	pl_buf_add(&text, fuzz_text(data, size));
	for (int round = 0; mended && round <= ROUNDS; round++) {
		struct pl_findings *findings =
			pl_lint(fuzz_rules(), text.at ? text.at : "", text.len, &options, NULL);
		struct pl_fixing fixing = { .media = -1 };
		struct pl_buf out = { 0 };

		if (!findings || !pl_str_same(findings->post.draft, pl_buf_str(&text))) {
			pl_findings_free(findings); /* not UTF-8, or converted to it */
			break;
		}
		FUZZ_CHECK(pl_fix_with(findings, &fixing, pl_buf_str(&text), &out, &mended, NULL));
		FUZZ_CHECK(pl_utf8_check(pl_buf_str(&out)) == out.len);
		FUZZ_CHECK(mended || pl_str_same(pl_buf_str(&out), pl_buf_str(&text)));
		keeps(findings, pl_buf_str(&text), pl_buf_str(&out));
		FUZZ_CHECK(round < ROUNDS || !mended);
		pl_findings_free(findings);
		pl_buf_release(&text);
		text = out;
	}
	pl_buf_release(&text);
	return 0;
}
