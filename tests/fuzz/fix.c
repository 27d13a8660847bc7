/* fix: the edits that are made are those of safe remedies, none over another, and none is left
 * out without reason; outside of them every byte is as it was; so it is whichever rules are
 * asked for; what comes is text, the front matter says what it said, and mending comes to an
 * end.  Edits that no rule makes are chosen from the same way, wherever the input puts them. */
#include "fuzz.h"

enum { ROUNDS = 10, MOST_RULES = 400 };

/* --- which are made ------------------------------------------------------------------------ */

static bool is_asked(const struct pl_findings *findings, size_t i, const char *const *rules)
{
	struct pl_str name = pl_findings_at(findings, i).rule;
	bool asked = !rules;

	for (; rules && *rules; rules++)
		asked = asked || pl_str_is(name, *rules);
	return asked;
}

/* May be made: safe, not silenced, and written where the draft can be changed. */
static bool is_wanted(const struct pl_findings *findings, size_t i, const char *const *rules)
{
	struct pl_finding one = pl_findings_at(findings, i);

	return one.has_fix && one.safe && !one.suppressed && is_asked(findings, i, rules) &&
	       (one.media < 0 || pl_fix_stands_in_draft(findings, &findings->list.at[i]));
}

static struct pl_span place_of(const struct pl_findings *findings, size_t i, size_t e)
{
	int32_t media = pl_findings_at(findings, i).media;
	struct pl_span span = pl_finding_edit(findings, i, e).span;
	uint32_t from = media < 0 ? 0 : findings->post.media[media].alt_at;

	return (struct pl_span){ span.start + from, span.end + from };
}

/* They share a byte, or a border at which one of them inserts. */
static bool meet(struct pl_span a, struct pl_span b)
{
	if (a.start == a.end || b.start == b.end)
		return a.start <= b.end && b.start <= a.end;
	return a.start < b.end && b.start < a.end;
}

static bool overlap(struct pl_span a, struct pl_span b)
{
	if (a.start == a.end && b.start == b.end)
		return a.start == b.start;
	return a.start < b.end && b.start < a.end;
}

static bool is_made(const struct pl_fix_edits *made, struct pl_span span, struct pl_str text,
		    size_t finding)
{
	for (size_t i = 0; i < made->list.n; i++) {
		const struct pl_fix_edit *one = &made->list.at[i];

		if (one->finding == finding && one->edit.span.start == span.start &&
		    one->edit.span.end == span.end && pl_str_same(one->edit.text, text))
			return true;
	}
	return false;
}

static bool meets_any(const struct pl_fix_edits *made, struct pl_span span)
{
	for (size_t i = 0; i < made->list.n; i++) {
		if (meet(made->list.at[i].edit.span, span))
			return true;
	}
	return false;
}

static size_t count(struct pl_str text, char c)
{
	size_t n = 0;

	for (size_t i = 0; i < text.len; i++)
		n += text.at[i] == c;
	return n;
}

/* The lines that the edit touches, with what it writes, have the signs of a line --- or ... or
 * of a comment: it may be left out, since it would change the draft's frame. */
static bool may_change_frame(struct pl_str text, struct pl_span span, struct pl_str written)
{
	struct pl_str lines;

	while (span.start && text.at[span.start - 1] != '\n' && text.at[span.start - 1] != '\r')
		span.start--;
	while (span.end < text.len && text.at[span.end] != '\n' && text.at[span.end] != '\r')
		span.end++;
	lines = pl_str_in(text, span);
	return count(lines, '-') + count(written, '-') >= 2 ||
	       count(lines, '.') + count(written, '.') >= 3;
}

static bool is_in_edit(const struct pl_findings *findings, size_t at)
{
	for (size_t i = 0; i < pl_findings_count(findings); i++) {
		for (size_t e = 0; e < pl_finding_edits(findings, i); e++) {
			struct pl_span span = place_of(findings, i, e);

			if (span.start <= at && at < span.end)
				return true;
		}
	}
	return false;
}

/* The bytes that surely are seen: of ASCII, and what begins with none of the bytes that white
 * space begins with. */
static bool is_seen(unsigned char c)
{
	return (c > ' ' && c < 0x7F) || (c > 0xC2 && (c < 0xE1 || c > 0xE3));
}

/* Between lines --- nothing is seen for sure but what edits put something in place of: one may
 * be left out, since a part of a thread would have nothing left. */
static bool may_empty(const struct pl_findings *findings, struct pl_str text, struct pl_span span)
{
	size_t start = span.start, end = pl_str_find(text, PL_STR("---"), span.end);
	bool threaded = end != SIZE_MAX;

	end = end < text.len ? end : text.len;
	while (start && !pl_str_starts(pl_str_cut(text, start, text.len), "---"))
		start--;
	threaded = threaded || pl_str_starts(text, "---") || start;
	start += start || pl_str_starts(text, "---") ? 3 : 0;
	for (size_t at = start; at < end; at++) {
		if (is_seen((unsigned char)text.at[at]) && !is_in_edit(findings, at))
			return false;
	}
	return threaded;
}

/* All edits of a finding are made, but those in the way of its own; or one of them is in the
 * way of another's, or would change the draft's frame. */
static bool is_whole(const struct pl_findings *findings, const struct pl_fix_edits *made, size_t i,
		     struct pl_str text, bool *has_any)
{
	bool meets = false, all = true, framed = false;

	*has_any = false;
	for (size_t e = 0; e < pl_finding_edits(findings, i); e++) {
		struct pl_span span = place_of(findings, i, e);
		struct pl_str written = pl_finding_edit(findings, i, e).text;
		bool is = is_made(made, span, written, i);

		*has_any = *has_any || is;
		meets = meets || meets_any(made, span);
		all = all && (is || meets_any(made, span));
		framed = framed || may_change_frame(text, span, written) ||
			 may_empty(findings, text, span);
	}
	return *has_any ? all : meets || framed;
}

/* The alternative text stands where the edit takes it to be. */
static bool stands(const struct pl_findings *findings, size_t i, struct pl_str text)
{
	int32_t media = pl_findings_at(findings, i).media;
	const struct pl_media *one = media < 0 ? NULL : &findings->post.media[media];

	return !one ||
	       pl_str_same(pl_str_cut(text, one->alt_at, one->alt_at + one->alt.len), one->alt);
}

static void chosen_well(const struct pl_findings *findings, const struct pl_fix_edits *made,
			const char *const *rules, struct pl_str text)
{
	size_t mended = 0;

	for (size_t i = 0; i < made->list.n; i++) {
		struct pl_span span = made->list.at[i].edit.span;

		FUZZ_CHECK(span.start <= span.end && span.end <= text.len);
		FUZZ_CHECK(fuzz_on_border(text, span.start) && fuzz_on_border(text, span.end));
		FUZZ_CHECK(is_wanted(findings, made->list.at[i].finding, rules));
		FUZZ_CHECK(stands(findings, made->list.at[i].finding, text));
		for (size_t k = 0; k < i; k++)
			FUZZ_CHECK(!overlap(made->list.at[k].edit.span, span));
	}
	for (size_t i = 0; i < pl_findings_count(findings); i++) {
		bool any;

		if (!is_wanted(findings, i, rules))
			continue;
		FUZZ_CHECK(is_whole(findings, made, i, text, &any));
		mended += any;
	}
	FUZZ_CHECK(mended == made->n);
}

/* --- what comes ----------------------------------------------------------------------------- */

/* The last first, so that no place of another moves. */
static void slow_fix(const struct pl_fix_edits *made, struct pl_str text, struct pl_buf *out)
{
	pl_buf_add(out, text);
	for (size_t i = made->list.n; i-- > 0;) {
		const struct pl_edit *edit = &made->list.at[i].edit;
		struct pl_buf next = { 0 };

		pl_buf_add(&next, pl_str_cut(pl_buf_str(out), 0, edit->span.start));
		pl_buf_add(&next, edit->text);
		pl_buf_add(&next, pl_str_cut(pl_buf_str(out), edit->span.end, out->len));
		FUZZ_CHECK(!next.failed);
		pl_buf_release(out);
		*out = next;
	}
}

static struct pl_findings *lint(const struct pl_buf *text, const struct pl_options *options)
{
	struct pl_findings *findings =
		pl_lint(fuzz_rules(), text->at ? text->at : "", text->len, options, NULL);

	if (findings && !pl_str_same(findings->post.draft, pl_buf_str(text))) {
		pl_findings_free(findings); /* it was converted to UTF-8 */
		findings = NULL;
	}
	return findings;
}

/* A mend changes neither what the draft is for nor how many parts and pictures it has. */
static void means_the_same(const struct pl_findings *before, const struct pl_buf *mended,
			   const struct pl_options *options)
{
	struct pl_findings *after = lint(mended, options);

	FUZZ_CHECK(after);
	FUZZ_CHECK(after->post.n_parts == before->post.n_parts);
	FUZZ_CHECK(after->post.n_media == before->post.n_media);
	FUZZ_CHECK(after->post.networks == before->post.networks);
	FUZZ_CHECK(after->post.n_remarks <= before->post.n_remarks);
	FUZZ_CHECK(after->post.n_suppressions == before->post.n_suppressions);
	pl_findings_free(after);
}

/* Mends by these rules alone, or by all; how many findings were. */
static size_t mend(const struct pl_findings *findings, const char *const *rules, struct pl_str text,
		   struct pl_buf *out)
{
	const struct pl_fixing fixing = { .media = -1, .rules = rules };
	struct pl_fix_edits made;
	struct pl_buf slow = { 0 };
	size_t mended = 0;

	FUZZ_CHECK(pl_fix_choose(findings, &fixing, text, &made, NULL));
	chosen_well(findings, &made, rules, text);
	slow_fix(&made, text, &slow);
	FUZZ_CHECK(pl_fix_with(findings, &fixing, text, out, &mended, NULL));
	FUZZ_CHECK(pl_str_same(pl_buf_str(out), pl_buf_str(&slow)));
	FUZZ_CHECK(mended == made.n && pl_utf8_check(pl_buf_str(out)) == out->len);
	FUZZ_CHECK(mended || pl_str_same(pl_buf_str(out), text));
	pl_fix_edits_release(&made);
	pl_buf_release(&slow);
	return mended;
}

/* Some of the rules that found something, by bits of `choice`. */
static void mend_some(const struct pl_findings *findings, struct pl_str text,
		      const struct pl_options *options, unsigned choice)
{
	const char *rules[MOST_RULES + 1];
	struct pl_buf names = { 0 }, out = { 0 };
	size_t n = 0;

	FUZZ_CHECK(pl_buf_grow(&names, 1 << 16));
	for (size_t i = 0; i < pl_findings_count(findings) && n < MOST_RULES; i++) {
		struct pl_str rule = pl_findings_at(findings, i).rule;

		if (!((choice + pl_str_hash(rule)) * 31 >> 3 & 1) || names.len + rule.len > 65000)
			continue;
		rules[n++] = names.at + names.len;
		pl_buf_add(&names, rule);
		pl_buf_putc(&names, '\0');
	}
	rules[n] = NULL;
	if (mend(findings, rules, text, &out))
		means_the_same(findings, &out, options);
	pl_buf_release(&names);
	pl_buf_release(&out);
}

/* --- edits that no rule makes --------------------------------------------------------------- */

enum { MOST_EDITS = 48 };

static const struct pl_rule *safe_rule(void)
{
	struct pl_rule_walk walk = { 0 };
	struct pl_rule_at at = { 0 };

	while (pl_ruleset_next(fuzz_rules(), &walk, &at) && at.rule->fix != PL_FIX_SAFE)
		;
	FUZZ_CHECK(at.rule && at.rule->fix == PL_FIX_SAFE);
	return at.rule;
}

/* Two bytes an edit: where, and how long it is; some belong to one finding with the one before. */
static void add_found(struct pl_findings *findings, const uint8_t *data, size_t size,
		      struct pl_edit *edits)
{
	uint32_t len = (uint32_t)findings->post.draft.len;
	struct pl_found_at *found = NULL;

	for (size_t i = 0; i < MOST_EDITS && 2 * i + 1 < size; i++) {
		uint32_t start = data[2 * i] % (len + 1), end = start + data[2 * i + 1] % 6;

		edits[i].span = (struct pl_span){ start, end < len ? end : len };
		edits[i].text = data[2 * i + 1] & 0x40 ? PL_STR("") : PL_STR("new");
		if (!found || !(data[2 * i + 1] & 0x80)) {
			found = PL_PUSH(&findings->list);
			FUZZ_CHECK(found);
			*found = (struct pl_found_at){
				.rule = safe_rule(), .media = -1, .edits = &edits[i], .times = 1
			};
		}
		found->n_edits++;
	}
}

static void mend_any(const uint8_t *data, size_t size)
{
	static const char draft[] = "abcdefghijklmnopqrst";
	struct pl_str text = pl_str_of(draft);
	struct pl_hints hints = { .known = &fuzz_rules()->networks };
	struct pl_findings *findings = pl_findings_new(fuzz_rules(), text, &hints, NULL);
	struct pl_edit edits[MOST_EDITS] = { 0 };
	struct pl_buf out = { 0 };

	FUZZ_CHECK(findings);
	add_found(findings, data, size, edits);
	mend(findings, NULL, text, &out);
	pl_buf_release(&out);
	pl_findings_free(findings);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	unsigned choice = fuzz_choice(&data, &size);
	const char *networks[] = { choice & 1 ? "x" : "mastodon", NULL };
	struct pl_options options = { .networks = networks };
	struct pl_buf text = { 0 };
	size_t mended = 1;

	if (size > 4096)
		return 0;
	mend_any(data, size);
	pl_buf_add(&text, fuzz_text(data, size));
	for (int round = 0; mended && round <= ROUNDS; round++) {
		struct pl_findings *findings = lint(&text, &options);
		struct pl_buf out = { 0 };

		if (!findings)
			break;
		mended = mend(findings, NULL, pl_buf_str(&text), &out);
		if (mended)
			means_the_same(findings, &out, &options);
		mend_some(findings, pl_buf_str(&text), &options, choice);
		FUZZ_CHECK(round < ROUNDS || !mended);
		pl_findings_free(findings);
		pl_buf_release(&text);
		text = out;
	}
	pl_buf_release(&text);
	return 0;
}
