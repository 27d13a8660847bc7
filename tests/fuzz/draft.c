/* draft: what is found lies in the draft, on borders of characters, at the line and column
 * that a slow count has, and in order; it is found again; tokens and what is between them are
 * the text. */
#include "findings.h"

/* --- places ------------------------------------------------------------------------------- */

/* Lines and columns from the start, one character at a time. */
static void slow_place(struct pl_str draft, size_t to, uint32_t *line, uint32_t *column)
{
	*line = *column = 1;
	for (size_t at = 0; at < to;) {
		uint32_t code = pl_utf8_next(draft, &at);
		bool is_crlf = code == '\r' && at < draft.len && draft.at[at] == '\n';

		if (is_crlf && at == to)
			return; /* between the two it is still the line's end */
		if (code == '\n' || (code == '\r' && !is_crlf)) {
			++*line;
			*column = 1;
		} else if (!is_crlf) {
			++*column;
		}
	}
}

static void is_in(struct pl_str text, struct pl_span span)
{
	FUZZ_CHECK(span.start <= span.end && span.end <= text.len);
	FUZZ_CHECK(fuzz_on_border(text, span.start) && fuzz_on_border(text, span.end));
}

static void placed(const struct pl_finding *one, struct pl_str draft)
{
	uint32_t line, column;

	slow_place(draft, one->span.start, &line, &column);
	FUZZ_CHECK(one->line == line && one->column == column);
	slow_place(draft, one->span.end, &line, &column);
	FUZZ_CHECK(one->end_line == line && one->end_column == column);
}

/* In the order in which it stands there, what stands at one place by its first byte and then by
 * the names of rules. */
static void in_order(const struct pl_findings *findings, size_t i)
{
	const struct pl_found_at *before, *behind = &findings->list.at[i];

	if (!i)
		return;
	before = behind - 1;
	FUZZ_CHECK(before->shown <= behind->shown);
	if (before->shown < behind->shown)
		return;
	FUZZ_CHECK(before->span.start <= behind->span.start);
	FUZZ_CHECK(before->span.start < behind->span.start ||
		   pl_str_order(pl_ref_str(&before->rule->name), pl_ref_str(&behind->rule->name)) <=
			   0);
}

static void look_at(const struct pl_findings *findings)
{
	const struct pl_post *post = &findings->post;

	for (size_t i = 0; i < pl_findings_count(findings); i++) {
		struct pl_finding one = pl_findings_at(findings, i);
		struct pl_str text = one.media < 0 ? post->draft : post->media[one.media].alt;

		FUZZ_CHECK(one.rule.len && one.message.len && one.times);
		FUZZ_CHECK(pl_utf8_check(one.message) == one.message.len);
		FUZZ_CHECK(one.media < (int32_t)post->n_media);
		if (!one.whole || one.media < 0)
			is_in(text, one.span);
		in_order(findings, i);
		if (one.media < 0)
			placed(&one, text);
		FUZZ_CHECK(one.has_fix == (pl_finding_edits(findings, i) > 0));
		for (size_t e = 0; e < pl_finding_edits(findings, i); e++) {
			struct pl_edit edit = pl_finding_edit(findings, i, e);

			is_in(text, edit.span);
			FUZZ_CHECK(pl_utf8_check(edit.text) == edit.text.len);
		}
	}
}

/* --- tokens ------------------------------------------------------------------------------- */

/* No letter and no figure stands outside of all tokens. */
static void holds_no_word(struct pl_str text)
{
	for (size_t at = 0; at < text.len;) {
		uint32_t code = pl_utf8_next(text, &at);

		FUZZ_CHECK(pl_is_mark(code) || (!pl_is_letter(code) && !pl_is_digit(code)));
	}
}

static void tokens_of(const struct pl_post *post, const struct pl_part *part)
{
	size_t at = part->span.start;

	FUZZ_CHECK(part->first_token + part->n_tokens <= post->n_tokens);
	for (uint32_t i = 0; i < part->n_tokens; i++) {
		const struct pl_token *token = &post->tokens[part->first_token + i];

		FUZZ_CHECK(token->kind < PL_N_TOKENS);
		FUZZ_CHECK(token->span.start < token->span.end && token->span.start >= at);
		is_in(post->text, token->span);
		holds_no_word(pl_str_cut(post->text, at, token->span.start));
		FUZZ_CHECK(token->list < token->span.end - token->span.start);
		at = token->span.end;
	}
	FUZZ_CHECK(at <= part->span.end);
	holds_no_word(pl_str_cut(post->text, at, part->span.end));
}

static void sentences_of(const struct pl_post *post, const struct pl_part *part)
{
	size_t at = part->span.start;

	for (uint32_t i = 0; i < part->n_sentences; i++) {
		struct pl_span span = post->sentences[part->first_sentence + i];

		FUZZ_CHECK(span.start >= at && span.start < span.end);
		is_in(post->text, span);
		holds_no_word(pl_str_cut(post->text, at, span.start));
		at = span.end;
	}
	FUZZ_CHECK(at <= part->span.end);
	holds_no_word(pl_str_cut(post->text, at, part->span.end));
}

static void look_at_post(const struct pl_post *post)
{
	uint32_t token = 0;
	size_t at = 0;

	FUZZ_CHECK(post->n_parts > 0 && pl_utf8_check(post->text) == post->text.len);
	for (size_t i = 0; i < post->n_parts; i++) {
		const struct pl_part *part = &post->parts[i];

		is_in(post->text, part->span);
		FUZZ_CHECK(part->span.start >= at && part->first_token == token);
		tokens_of(post, part);
		sentences_of(post, part);
		token = part->first_token + part->n_tokens;
		at = part->span.end;
	}
	FUZZ_CHECK(token == post->n_tokens);
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
	/* With a NUL it is taken for UTF-16 without its mark. */
	FUZZ_CHECK(once || pl_utf8_check(draft) < draft.len || memchr(draft.at, 0, draft.len));
	if (once) {
		look_at_post(&once->post);
		look_at(once);
		fuzz_same_findings(once, twice);
	}
	pl_findings_free(once);
	pl_findings_free(twice);
	return 0;
}
