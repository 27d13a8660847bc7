/* cache: findings that were kept, bent: they are refused, or can be looked at whatever they are;
 * and unbent they are what they were.  (Bent bytes have a checksum before them: tests/cli/cache.c.)
 * The input says where the kept bytes are bent: two bytes of place, one of how. */
#include "findings.h"

#include "lint/remember.h"

static const char *const drafts[] = {
	"La Prefecture  informe , ce jour : #plandevigilance #a1 #b2 #c3 #d4",
	"---\nréseaux: [x]\nmédias: [{image: a.jpg}, {image: b.jpg, alt: \"Image de la  "
	"Prefecture\"}]\n---\nVigilance orange ! Cliquez ici : https://bit.ly/abc\n---\nSuite , "
	"ici.",
	"Un process en live, le reporting. Mr Dupont, @préfet30, 1ère fois.",
};

enum { DRAFTS = sizeof(drafts) / sizeof(*drafts) };

static struct pl_findings *new_findings(size_t i)
{
	struct pl_hints hints = { .known = &fuzz_rules()->networks };
	struct pl_findings *findings =
		pl_findings_new(fuzz_rules(), pl_str_of(drafts[i]), &hints, NULL);

	FUZZ_CHECK(findings);
	return findings;
}

/* Kept once for each draft. */
static struct pl_str kept(size_t i)
{
	static struct pl_buf bytes[DRAFTS];

	if (!bytes[i].len) {
		struct pl_findings *findings = new_findings(i);

		FUZZ_CHECK(pl_findings_run(findings, NULL, NULL, NULL));
		FUZZ_CHECK(pl_remember_write(findings, &bytes[i]));
		pl_findings_free(findings);
	}
	return pl_buf_str(&bytes[i]);
}

/* What was not bent. */
static void same_as_found(const struct pl_findings *read, size_t draft)
{
	struct pl_findings *found = new_findings(draft);

	FUZZ_CHECK(pl_findings_run(found, NULL, NULL, NULL));
	FUZZ_CHECK(read->left_out == found->left_out);
	fuzz_same_findings(read, found);
	pl_findings_free(found);
}

static void look(struct pl_findings *findings)
{
	const struct pl_fixing fixing = { .media = -1, .suggested = true };
	struct pl_buf out = { 0 };

	for (size_t i = 0; i < pl_findings_count(findings); i++) {
		struct pl_finding found = pl_findings_at(findings, i);

		FUZZ_CHECK(found.span.start <= found.span.end);
		FUZZ_CHECK(found.media < (int32_t)findings->post.n_media);
		FUZZ_CHECK(found.media >= 0 || found.span.end <= findings->post.draft.len);
	}
	FUZZ_CHECK(pl_fix_with(findings, &fixing, findings->post.draft, &out, NULL, NULL));
	pl_buf_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	size_t draft = fuzz_choice(&data, &size) % DRAFTS, cut;
	struct pl_findings *findings = new_findings(draft);
	struct pl_str good = kept(draft);
	struct pl_buf bent = { 0 };

	cut = good.len - (size && data[0] < 64 ? data[0] % good.len : 0);
	pl_buf_add(&bent, pl_str_cut(good, 0, cut));
	for (size_t i = 0; i + 3 <= size && bent.len; i += 3) {
		size_t at = ((size_t)data[i] << 8 | data[i + 1]) % bent.len;

		bent.at[at] = (char)data[i + 2];
	}
	if (pl_remember_read(findings, pl_buf_str(&bent))) {
		look(findings);
		if (pl_str_same(pl_buf_str(&bent), good))
			same_as_found(findings, draft);
	} else {
		FUZZ_CHECK(!pl_findings_count(findings));
		FUZZ_CHECK(!pl_str_same(pl_buf_str(&bent), good));
	}
	pl_buf_release(&bent);
	pl_findings_free(findings);
	return 0;
}
