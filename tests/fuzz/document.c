/* document: Markdown and HTML.  Each place of what is read leads to a place of the draft, on
 * borders of characters, and what is told to be copied is the same bytes there; what is found
 * lies in the draft and is found again.  Each character reference is what a second reader makes
 * of it. */
#include "findings.h"
#include "post/document.h"
#include "slow_charref.h"

static void is_in(struct pl_str text, struct pl_span span)
{
	FUZZ_CHECK(span.start <= span.end && span.end <= text.len);
	FUZZ_CHECK(fuzz_on_border(text, span.start) && fuzz_on_border(text, span.end));
}

static void leads_back(const struct pl_post *post, struct pl_span span)
{
	struct pl_span place;

	is_in(post->text, span);
	place = pl_post_place(post, span);
	is_in(post->draft, place);
	if (pl_map_exact(&post->map, span))
		FUZZ_CHECK(pl_str_same(pl_str_in(post->draft, place), pl_str_in(post->text, span)));
}

static void look_at(const struct pl_post *post)
{
	FUZZ_CHECK(pl_utf8_check(post->text) == post->text.len);
	for (size_t i = 0; i < post->n_prose; i++)
		leads_back(post, post->prose[i].span);
	for (size_t i = 0; i < post->n_tokens; i++) {
		FUZZ_CHECK(!i || post->tokens[i - 1].span.end <= post->tokens[i].span.start);
		leads_back(post, post->tokens[i].span);
	}
	for (size_t i = 0; i < post->n_comments; i++)
		is_in(post->draft, post->comments[i].place);
}

static struct pl_findings *read(struct pl_str draft, bool html)
{
	struct pl_hints hints = { .known = &fuzz_rules()->networks,
				  .form = html ? PL_FORM_HTML : PL_FORM_MARKDOWN,
				  .ext = html ? PL_STR("html") : PL_STR("md") };

	return pl_findings_new(fuzz_rules(), draft, &hints, NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	bool html = fuzz_choice(&data, &size) & 1;
	struct pl_findings *findings = NULL, *again;

	slow_charrefs_same(fuzz_text(data, size));
	if (size < 8192)
		findings = read(fuzz_text(data, size), html);
	if (!findings)
		return 0;
	again = read(fuzz_text(data, size), html);
	FUZZ_CHECK(again);
	look_at(&findings->post);
	FUZZ_CHECK(pl_findings_run(findings, NULL, NULL, NULL));
	FUZZ_CHECK(pl_findings_run(again, NULL, NULL, NULL));
	for (size_t i = 0; i < pl_findings_count(findings); i++) {
		struct pl_finding one = pl_findings_at(findings, i);

		if (one.media < 0)
			is_in(findings->post.draft, one.span);
	}
	fuzz_same_findings(findings, again);
	pl_findings_free(findings);
	pl_findings_free(again);
	return 0;
}
