/* Findings that are the same in all that is told of them. */
#ifndef PL_TESTS_LINT_ALIKE_H
#define PL_TESTS_LINT_ALIKE_H

#include "lint/lint.h"

#include "test.h"

static inline void assert_same(struct pl_str one, struct pl_str other)
{
	assert_true(pl_str_same(one, other));
}

static inline void assert_alike(const struct pl_findings *one, const struct pl_findings *other)
{
	assert_int_equal(pl_findings_count(one), pl_findings_count(other));
	for (size_t i = 0; i < pl_findings_count(one); i++) {
		struct pl_finding a = pl_findings_at(one, i), b = pl_findings_at(other, i);

		assert_same(a.rule, b.rule);
		assert_same(a.message, b.message);
		assert_same(a.match, b.match);
		assert_same(a.told, b.told);
		assert_memory_equal(&a.span, &b.span, sizeof(a.span));
		assert_int_equal(a.level, b.level);
		assert_int_equal(a.media, b.media);
		assert_int_equal(a.line, b.line);
		assert_int_equal(a.column, b.column);
		assert_int_equal(a.whole, b.whole);
		assert_int_equal(a.safe, b.safe);
		assert_int_equal(a.times, b.times);
		assert_int_equal(a.suppressed, b.suppressed);
		assert_int_equal(a.suppressed_line, b.suppressed_line);
		assert_int_equal(pl_finding_edits(one, i), pl_finding_edits(other, i));
		for (size_t e = 0; e < pl_finding_edits(one, i); e++)
			assert_same(pl_finding_edit(one, i, e).text,
				    pl_finding_edit(other, i, e).text);
	}
}

#endif
