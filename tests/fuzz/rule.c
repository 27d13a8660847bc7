/* rule: a rule file is a fault with a place inside of the file; or a rule, which looks at drafts
 * without harm and is, when its book is kept and loaded again, the same rule that finds the
 * same; a word that is said twice is taken out once. */
#include "findings.h"

#include "base/skim.h"
#include "base/source.h"
#include "check/check.h"
#include "check/near.h"

/* Less than 16 KiB is not kept. */
enum { COMMENT = 16 << 10 };

static const char draft[] =
	"La Prefecture du Gard, 12 h 30 : #un @deux https://a.fr/b. "
	"« Oui » !\n\nUn deux deux, ÉTÉ 🌧️ l'deux deux trois trois quatre.";

/* --- places ----------------------------------------------------------------------------------- */

/* Characters of a line as YAML counts lines, or the most that one can have. */
static size_t columns_of(struct pl_str bytes, size_t line)
{
	size_t n = 0, at = 0;

	for (size_t number = 1; number < line && at < bytes.len; number++) {
		at = pl_line_end(bytes, at);
		at += at + 1 < bytes.len && bytes.at[at] == '\r' && bytes.at[at + 1] == '\n';
		at += at < bytes.len;
	}
	for (size_t end = pl_line_end(bytes, at); at < end; at++)
		n += ((unsigned char)bytes.at[at] & 0xC0) != 0x80;
	return n;
}

static void is_placed(const struct pl_err *fault, struct pl_str bytes)
{
	size_t lines = 1;

	for (size_t i = 0; i < bytes.len; i++)
		lines += bytes.at[i] == '\n' || bytes.at[i] == '\r';
	FUZZ_CHECK(fault->text[0] && pl_str_ends(pl_str_of(fault->file), "f/f.yml"));
	FUZZ_CHECK(pl_utf8_check(pl_str_of(fault->text)) == strlen(fault->text));
	FUZZ_CHECK(fault->line <= lines + 1);
	/* YAML ends lines at U+0085, U+2028 and U+2029 too. */
	if (fault->line && pl_utf8_check(bytes) == bytes.len &&
	    pl_str_find(bytes, PL_STR("\xC2\x85"), 0) == SIZE_MAX &&
	    pl_str_find(bytes, PL_STR("\xE2\x80\xA8"), 0) == SIZE_MAX &&
	    pl_str_find(bytes, PL_STR("\xE2\x80\xA9"), 0) == SIZE_MAX)
		FUZZ_CHECK(fault->column <= columns_of(bytes, fault->line) + 1);
}

/* --- a book that is kept ------------------------------------------------------------------------
 */

static void tell(const struct pl_source *source, struct pl_buf *out)
{
	pl_buf_puts(out, source->name);
}

static void end_loan(struct pl_loan *loan)
{
	free((void *)(uintptr_t)loan->bytes.at);
}

/* What was stored, in a place of just its size. */
static bool find(void *context, const struct pl_origin *origin, struct pl_loan *out)
{
	const struct pl_buf *kept = context;
	char *copy;

	if (!kept->len || !origin->bytes.len)
		return false;
	copy = malloc(kept->len);
	FUZZ_CHECK(copy);
	memcpy(copy, kept->at, kept->len);
	*out = (struct pl_loan){ .bytes = { copy, kept->len }, .end = end_loan };
	return true;
}

static void store(void *context, const struct pl_origin *origin, struct pl_str made)
{
	struct pl_buf *kept = context;

	FUZZ_CHECK(origin->bytes.len && !kept->len);
	pl_buf_add(kept, made);
	FUZZ_CHECK(!kept->failed);
}

static struct pl_ruleset *read_kept(const struct pl_memory_file *files, struct pl_buf *kept)
{
	const struct pl_keep keep = { find, store, kept };
	struct pl_source source;
	const struct pl_source *layers[] = { &source };
	struct pl_ruleset *rules;

	pl_source_memory(&source, "fuzz", files);
	source.tell = tell;
	source.keep = &keep;
	rules = pl_ruleset_new(layers, 1, NULL);
	FUZZ_CHECK(rules);
	return rules;
}

static void same_text(const struct pl_ref *one, const struct pl_ref *other)
{
	FUZZ_CHECK(pl_str_same(pl_ref_str(one), pl_ref_str(other)));
}

static void same_rule(const struct pl_rule *one, const struct pl_rule *other)
{
	same_text(&one->name, &other->name);
	same_text(&one->file, &other->file);
	same_text(&one->practice, &other->practice);
	same_text(&one->description, &other->description);
	same_text(&one->link, &other->link);
	for (int lang = PL_FR; lang <= PL_EN; lang++) {
		FUZZ_CHECK(pl_str_same(pl_text_in(&one->title, (enum pl_lang)lang),
				       pl_text_in(&other->title, (enum pl_lang)lang)));
		FUZZ_CHECK(pl_str_same(pl_text_in(&one->message, (enum pl_lang)lang),
				       pl_text_in(&other->message, (enum pl_lang)lang)));
		FUZZ_CHECK(pl_str_same(pl_text_in(&one->why, (enum pl_lang)lang),
				       pl_text_in(&other->why, (enum pl_lang)lang)));
	}
	FUZZ_CHECK(one->check == other->check && one->level == other->level &&
		   one->fix == other->fix && one->profile == other->profile);
	FUZZ_CHECK(one->network_mask == other->network_mask && one->scopes == other->scopes);
	FUZZ_CHECK(one->limit == other->limit && one->line == other->line &&
		   one->examples.n == other->examples.n && one->sources.n == other->sources.n);
}

/* Said twice and mended without an action: what is taken out is the end of what was found, and was
 * said before, but for blanks and case. */
static void repeats(const struct pl_findings *findings, size_t i)
{
	struct pl_edit edit = pl_finding_edit(findings, i, 0);
	struct pl_str text = findings->post.draft;
	struct pl_finding one = pl_findings_at(findings, i);
	struct pl_span said = { one.span.start, edit.span.start };

	if (edit.span.start == one.span.start)
		return; /* an action writes all of it anew */
	FUZZ_CHECK(edit.span.end == one.span.end && !edit.text.len);
	FUZZ_CHECK(pl_near_same(pl_str_in(text, pl_near_trim(text, said)),
				pl_str_in(text, pl_near_trim(text, edit.span))));
}

/* What a stranger's rule finds lies in the draft, as what ours find does. */
static void look_at(const struct pl_findings *findings)
{
	struct pl_str text = findings->post.draft;

	for (size_t i = 0; i < pl_findings_count(findings); i++) {
		struct pl_finding one = pl_findings_at(findings, i);

		FUZZ_CHECK(one.span.start <= one.span.end && one.span.end <= text.len);
		FUZZ_CHECK(fuzz_on_border(text, one.span.start) &&
			   fuzz_on_border(text, one.span.end));
		FUZZ_CHECK(pl_utf8_check(one.message) == one.message.len);
		for (size_t e = 0; e < pl_finding_edits(findings, i); e++) {
			struct pl_edit edit = pl_finding_edit(findings, i, e);

			FUZZ_CHECK(edit.span.start <= edit.span.end && edit.span.end <= text.len);
			FUZZ_CHECK(fuzz_on_border(text, edit.span.start) &&
				   fuzz_on_border(text, edit.span.end));
			FUZZ_CHECK(pl_utf8_check(edit.text) == edit.text.len);
		}
		if (!strcmp(pl_checks[findings->list.at[i].rule->check]->name, "repetition") &&
		    one.times == 1 && pl_finding_edits(findings, i) == 1)
			repeats(findings, i);
	}
}

static void same_rules(const struct pl_ruleset *one, const struct pl_ruleset *other)
{
	const char *const only[] = { "f", NULL };
	const struct pl_options options = { .only = only };
	struct pl_findings *once, *again;
	struct pl_rule_walk walk = { 0 }, other_walk = { 0 };
	struct pl_rule_at at, other_at;

	while (pl_ruleset_next(one, &walk, &at)) {
		FUZZ_CHECK(pl_ruleset_next(other, &other_walk, &other_at));
		same_rule(at.rule, other_at.rule);
	}
	FUZZ_CHECK(!pl_ruleset_next(other, &other_walk, &other_at));
	once = pl_lint(one, draft, sizeof(draft) - 1, &options, NULL);
	again = pl_lint(other, draft, sizeof(draft) - 1, &options, NULL);
	FUZZ_CHECK(once && again);
	look_at(once);
	fuzz_same_findings(once, again);
	pl_findings_free(once);
	pl_findings_free(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char comment[COMMENT + 2] = "#";
	struct pl_str bytes = fuzz_text(data, size);
	struct pl_memory_file files[] = { { "f/f.yml", bytes },
					  { "g/comment.yml", { comment, COMMENT } },
					  { NULL, { 0 } } };
	struct pl_buf kept = { 0 };
	struct pl_ruleset *once, *again;
	const struct pl_err *fault = NULL;

	if (!comment[1]) {
		static const char rule[] = "\nextends: existence\nmessage: m\ntokens: [never]\n";

		memset(comment, '#', COMMENT);
		memcpy(comment + COMMENT - sizeof(rule) + 1, rule, sizeof(rule) - 1);
	}
	once = read_kept(files, &kept);
	for (size_t i = 0; pl_ruleset_fault(once, i); i++) {
		fault = pl_ruleset_fault(once, i);
		is_placed(fault, bytes);
	}
	FUZZ_CHECK(!fault || !kept.len);
	again = read_kept(files, &kept);
	same_rules(once, again);
	pl_ruleset_free(once);
	pl_ruleset_free(again);
	pl_buf_release(&kept);
	return 0;
}
