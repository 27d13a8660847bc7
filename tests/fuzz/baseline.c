/* baseline: what is refused is told with a place in the file; what is read changes nothing about
 * a finding but whether it is known, and known are just those whose numbers stand in it; written
 * again it knows all. */
#include "findings.h"

#include "lint/baseline.h"
#include "lint/fingerprint.h"

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

/* A line of the file begins with the number, in sixteen digits. */
static bool stands_in(struct pl_str bytes, uint64_t print)
{
	char digits[18];

	snprintf(digits, sizeof(digits), "%016llx ", (unsigned long long)print);
	for (size_t at = 0; at < bytes.len;) {
		if (pl_str_starts(pl_str_cut(bytes, at, bytes.len), digits))
			return true;
		at = pl_str_find(bytes, PL_STR("\n"), at);
		at = at == SIZE_MAX ? bytes.len : at + 1;
	}
	return false;
}

static void judge(struct pl_baseline *baseline, struct pl_str bytes)
{
	struct pl_findings *findings = lint(), *plain = lint();
	struct pl_arena arena = { 0 };
	const uint64_t *prints = pl_fingerprints(findings, "a.txt", &arena);
	size_t suppressed = 0, idle = 0;

	FUZZ_CHECK(prints && pl_baseline_apply(baseline, findings, "a.txt"));
	fuzz_same_findings(findings, plain);
	for (size_t i = 0; i < pl_findings_count(findings); i++) {
		struct pl_finding one = pl_findings_at(findings, i);

		FUZZ_CHECK(one.suppressed == stands_in(bytes, prints[i]));
		FUZZ_CHECK(!one.suppressed || !strcmp(one.suppressed_by, "baseline"));
		suppressed += one.suppressed;
	}
	FUZZ_CHECK(suppressed == findings->n_suppressed);
	for (size_t i = 0; i < baseline->known.n; i++)
		idle += !baseline->known.at[i].met;
	FUZZ_CHECK(pl_baseline_idle(baseline) == idle);
	pl_arena_release(&arena);
	pl_findings_free(findings);
	pl_findings_free(plain);
}

/* Whatever was read, what is written of the run knows all that it met. */
static void written_again(struct pl_baseline *baseline)
{
	struct pl_findings *findings = lint();
	struct pl_baseline again = { 0 };
	struct pl_buf out = { 0 };

	pl_baseline_write(baseline, &out);
	FUZZ_CHECK(pl_baseline_read(&again, pl_buf_str(&out), "again", NULL));
	FUZZ_CHECK(again.known.n == pl_findings_count(findings));
	FUZZ_CHECK(pl_baseline_apply(&again, findings, "a.txt"));
	FUZZ_CHECK(findings->n_suppressed == again.known.n && !pl_baseline_idle(&again));
	pl_baseline_release(&again);
	pl_buf_release(&out);
	pl_findings_free(findings);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pl_str bytes = fuzz_text(data, size);
	struct pl_baseline baseline = { 0 };
	struct pl_err err = { .french = size & 1 };

	if (pl_baseline_read(&baseline, bytes, "known", &err)) {
		judge(&baseline, bytes);
		written_again(&baseline);
	} else {
		FUZZ_CHECK(err.text[0] && err.line >= 1 && err.line <= lines_of(bytes));
	}
	pl_baseline_release(&baseline);
	return 0;
}
