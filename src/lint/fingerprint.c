/* Fingerprints of findings. */
#include "lint/fingerprint.h"

enum { WORDS_AROUND = 4 };

/* FNV-1a, 64 bits. */
static uint64_t add_byte(uint64_t sum, unsigned char byte)
{
	return (sum ^ byte) * UINT64_C(1099511628211);
}

/* Blanks in a row count as one, and none at the ends. */
static uint64_t add_words(uint64_t sum, struct pl_str text)
{
	bool blank = false;

	text = pl_str_trim(text);
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.at[i];

		if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
			blank = true;
			continue;
		}
		if (blank)
			sum = add_byte(sum, ' ');
		blank = false;
		sum = add_byte(sum, c);
	}
	return add_byte(sum, 0);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* An empty line ends a paragraph: what lies beyond may change. */
static bool is_end(struct pl_str text, size_t at)
{
	return at + 1 < text.len && text.at[at] == '\n' &&
	       (text.at[at + 1] == '\n' || text.at[at + 1] == '\r');
}

/* Where the few words before byte `at` start. */
static size_t words_before(struct pl_str text, size_t at)
{
	for (int words = 0; words < WORDS_AROUND; words++) {
		while (at && is_blank(text.at[at - 1]) && !is_end(text, at - 1))
			at--;
		while (at && !is_blank(text.at[at - 1]))
			at--;
	}
	return at;
}

static size_t words_after(struct pl_str text, size_t at)
{
	for (int words = 0; words < WORDS_AROUND; words++) {
		while (at < text.len && is_blank(text.at[at]) && !is_end(text, at))
			at++;
		while (at < text.len && !is_blank(text.at[at]))
			at++;
	}
	return at;
}

uint64_t pl_fingerprint(const struct pl_findings *findings, size_t i, const char *path,
			uint32_t nth)
{
	struct pl_finding finding = pl_findings_at(findings, i);
	const struct pl_post *post = &findings->post;
	struct pl_str text = finding.media < 0 ? post->draft : post->media[finding.media].alt;
	uint64_t sum = UINT64_C(14695981039346656037);

	sum = add_words(sum, pl_str_of(path));
	sum = add_words(sum, finding.rule);
	sum = add_words(sum, finding.match);
	/* What is said of a medium as a whole has its place in the front matter, which is none in
	 * the alternative text. */
	if (!finding.whole && finding.span.end <= text.len) {
		size_t from = words_before(text, finding.span.start);
		size_t to = words_after(text, finding.span.end);

		sum = add_words(sum, pl_str_cut(text, from, finding.span.start));
		sum = add_words(sum, pl_str_cut(text, finding.span.end, to));
	}
	for (; nth; nth >>= 8)
		sum = add_byte(sum, (unsigned char)(nth & 0xFF));
	return sum;
}

const uint64_t *pl_fingerprints(const struct pl_findings *findings, const char *path,
				struct pl_arena *arena)
{
	size_t n = pl_findings_count(findings);
	uint64_t *prints = PL_NEW_ARRAY(arena, uint64_t, n + 1);
	uint64_t *plain = PL_NEW_ARRAY(arena, uint64_t, n + 1);

	for (size_t i = 0; prints && plain && i < n; i++) {
		uint32_t nth = 0;

		plain[i] = pl_fingerprint(findings, i, path, 0);
		/* There are at most a thousand, or a book's: then only the last ones are
		 * looked at, since like findings stand near each other. */
		for (size_t k = i > 1000 ? i - 1000 : 0; k < i; k++)
			nth += plain[k] == plain[i];
		prints[i] = nth ? pl_fingerprint(findings, i, path, nth) : plain[i];
	}
	return plain ? prints : NULL;
}
