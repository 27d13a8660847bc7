/* What is found twice is the same, in all that can be asked of a finding. */
#ifndef PL_TESTS_FUZZ_FINDINGS_H
#define PL_TESTS_FUZZ_FINDINGS_H

#include "fuzz.h"

static inline bool fuzz_same_span(struct pl_span a, struct pl_span b)
{
	return a.start == b.start && a.end == b.end;
}

static inline void fuzz_same_edits(const struct pl_findings *a, const struct pl_findings *b,
				   size_t i)
{
	FUZZ_CHECK(pl_finding_edits(a, i) == pl_finding_edits(b, i));
	for (size_t e = 0; e < pl_finding_edits(a, i); e++) {
		struct pl_edit one = pl_finding_edit(a, i, e), other = pl_finding_edit(b, i, e);

		FUZZ_CHECK(fuzz_same_span(one.span, other.span));
		FUZZ_CHECK(pl_str_same(one.text, other.text));
	}
}

/* But for what silences it, which is somebody else's to say. */
static inline void fuzz_same_finding(const struct pl_findings *a, const struct pl_findings *b,
				     size_t i)
{
	struct pl_finding one = pl_findings_at(a, i), other = pl_findings_at(b, i);

	FUZZ_CHECK(pl_str_same(one.rule, other.rule) && one.level == other.level);
	FUZZ_CHECK(pl_str_same(one.message, other.message));
	FUZZ_CHECK(pl_str_same(one.practice, other.practice) && pl_str_same(one.url, other.url));
	FUZZ_CHECK(one.whole == other.whole && one.media == other.media);
	FUZZ_CHECK(fuzz_same_span(one.span, other.span) && pl_str_same(one.match, other.match));
	FUZZ_CHECK(one.line == other.line && one.column == other.column);
	FUZZ_CHECK(one.end_line == other.end_line && one.end_column == other.end_column);
	FUZZ_CHECK(one.times == other.times && one.has_fix == other.has_fix &&
		   one.safe == other.safe);
	fuzz_same_edits(a, b, i);
}

static inline void fuzz_same_findings(const struct pl_findings *a, const struct pl_findings *b)
{
	FUZZ_CHECK(pl_findings_count(a) == pl_findings_count(b));
	for (size_t i = 0; i < pl_findings_count(a); i++)
		fuzz_same_finding(a, b, i);
}

#endif
