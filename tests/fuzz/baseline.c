/* baseline: what is refused is told with a place in the file; what is read changes no finding, and
 * is read again when it is written. */
#include "fuzz.h"

#include "lint/baseline.h"

static const char draft[] = "La Prefecture  informe , ce jour : un process, et un autre process.";

static size_t lines_of(struct pl_str bytes)
{
	size_t n = 1;

	for (size_t i = 0; i < bytes.len; i++)
		n += bytes.at[i] == '\n';
	return n;
}

static struct pl_findings *lint(void)
{
	struct pl_findings *findings = pl_lint(fuzz_rules(), draft, sizeof(draft) - 1, NULL, NULL);

	FUZZ_CHECK(findings && pl_findings_count(findings) > 3);
	return findings;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pl_str bytes = fuzz_text(data, size);
	struct pl_baseline baseline = { 0 };
	struct pl_err err = { .french = size & 1 };

	if (pl_baseline_read(&baseline, bytes, "known", &err)) {
		struct pl_findings *findings = lint();
		size_t n = pl_findings_count(findings), suppressed = 0;
		struct pl_baseline again = { 0 };
		struct pl_buf out = { 0 };

		FUZZ_CHECK(pl_baseline_apply(&baseline, findings, "a.txt"));
		FUZZ_CHECK(pl_findings_count(findings) == n);
		for (size_t i = 0; i < n; i++)
			suppressed += pl_findings_at(findings, i).suppressed;
		FUZZ_CHECK(suppressed == findings->n_suppressed && suppressed <= n);
		pl_baseline_write(&baseline, &out);
		FUZZ_CHECK(pl_baseline_read(&again, pl_buf_str(&out), "again", &err));
		FUZZ_CHECK(again.known.n == n);
		pl_baseline_release(&again);
		pl_buf_release(&out);
		pl_findings_free(findings);
	} else {
		FUZZ_CHECK(err.text[0] && err.line <= lines_of(bytes));
	}
	pl_baseline_release(&baseline);
	return 0;
}
