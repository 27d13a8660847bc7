/* cut: how well hashtags are cut into words, by a labelled list: tests/hashtags/labelled.txt,
 * or the file that LABELLED_HASHTAGS names.  Run alone it prints which are wrong. */
#include <stdio.h>
#include <stdlib.h>

#include "test.h"

#include "base/file.h"
#include "base/source.h"
#include "base/unicode.h"
#include "lint/lint.h"
#include "rule/ruleset.h"

struct score {
	size_t tags, silent;         /* how many there are; and those that must stay so */
	size_t right, wrong, missed; /* of the others */
	size_t alarms;               /* of those that must stay silent */
	size_t sure, sure_right;     /* of what was told: safe to be mended */
	size_t among;                /* wrong, but right is among the alternatives */
};

static struct pl_str lowered(struct pl_arena *arena, struct pl_str label, bool accents)
{
	struct pl_buf out = { 0 };
	struct pl_str text;

	pl_buf_putc(&out, '#');
	for (size_t at = 0; at < label.len;) {
		size_t start = at;
		uint32_t code = pl_utf8_next(label, &at);

		if (accents)
			pl_utf8_put(&out, pl_to_lower(code));
		else
			pl_fold(&out, pl_str_cut(label, start, at), NULL);
	}
	text = pl_arena_str(arena, pl_buf_str(&out));
	pl_buf_release(&out);
	return text;
}

/* The letters in which the cut is shown: folded, but for capitals. */
static void add_shape(struct pl_buf *out, struct pl_str text)
{
	for (size_t at = 0; at < text.len;) {
		size_t start = at;
		uint32_t code = pl_utf8_next(text, &at);
		size_t len = out->len;

		if (code == '#')
			continue;
		pl_fold(out, pl_str_cut(text, start, at), NULL);
		if (pl_is_upper(code) && out->len > len)
			out->at[len] = (char)(out->at[len] - 'a' + 'A');
	}
}

static bool same_shape(struct pl_str a, struct pl_str b)
{
	struct pl_buf one = { 0 }, other = { 0 };
	bool same;

	add_shape(&one, a);
	add_shape(&other, b);
	same = pl_str_same(pl_buf_str(&one), pl_buf_str(&other));
	pl_buf_release(&one);
	pl_buf_release(&other);
	return same;
}

/* One of the forms that the label parts by a stroke. */
static bool is_right(struct pl_str label, struct pl_str way)
{
	for (size_t at = 0; at <= label.len;) {
		size_t end = pl_str_find(label, PL_STR("/"), at);

		end = end == SIZE_MAX ? label.len : end;
		if (same_shape(pl_str_cut(label, at, end), way))
			return true;
		at = end + 1;
	}
	return false;
}

/* A label of one word has no capital inside. */
static bool is_silent(struct pl_str label)
{
	size_t at = 0;

	pl_utf8_next(label, &at);
	while (at < label.len) {
		if (pl_is_upper(pl_utf8_next(label, &at)))
			return false;
	}
	return true;
}

static void judge_told(struct score *score, struct pl_str label, const struct pl_findings *findings)
{
	const struct pl_found_at *found = &findings->list.at[0];
	struct pl_str way = found->edits[0].text;
	bool right = !is_silent(label) && is_right(label, way), among = false;

	for (size_t i = 0; i < found->n_others; i++)
		among = among || is_right(label, found->others[i]);
	score->sure += pl_findings_at(findings, 0).safe;
	score->sure_right += right && pl_findings_at(findings, 0).safe;
	if (right) {
		score->right++;
		return;
	}
	*(is_silent(label) ? &score->alarms : &score->wrong) += 1;
	score->among += among;
	printf("wrong: %.*s: %.*s%s\n", PL_ARGS(label), PL_ARGS(way),
	       pl_findings_at(findings, 0).safe ? ", and sure of it" : "");
}

static void judge(struct score *score, const struct pl_ruleset *rules, struct pl_str label,
		  bool accents)
{
	static const char *const only[] = { "accessibilite.hashtag-casse", NULL };
	const struct pl_options options = { .only = only };
	struct pl_arena arena = { 0 };
	size_t stroke = pl_str_find(label, PL_STR("/"), 0);
	struct pl_str tag = lowered(
		&arena, pl_str_cut(label, 0, stroke == SIZE_MAX ? label.len : stroke), accents);
	struct pl_findings *findings = pl_lint(rules, tag.at, tag.len, &options, NULL);

	assert_non_null(findings);
	score->tags++;
	score->silent += is_silent(label);
	if (pl_findings_count(findings)) {
		judge_told(score, label, findings);
	} else if (!is_silent(label)) {
		score->missed++;
		printf("missed: %.*s\n", PL_ARGS(label));
	}
	pl_findings_free(findings);
	pl_arena_release(&arena);
}

static bool read_labels(struct pl_buf *bytes)
{
	const char *path = getenv("LABELLED_HASHTAGS");

	return pl_file_read(path && *path ? path : "tests/hashtags/labelled.txt", 1 << 20, bytes,
			    NULL);
}

static struct score judge_all(struct pl_str labels, bool accents)
{
	struct pl_ruleset *rules = pl_ruleset_new(NULL, 0, NULL);
	struct score score = { 0 };

	assert_non_null(rules);
	for (size_t at = 0, end; at < labels.len; at = end + 1) {
		struct pl_str label;

		end = pl_str_find(labels, PL_STR("\n"), at);
		end = end == SIZE_MAX ? labels.len : end;
		label = pl_str_cut(labels, at, end);
		if (label.len && *label.at != '#')
			judge(&score, rules, label, accents);
	}
	pl_ruleset_free(rules);
	printf("hashtags %s: %zu, of which %zu to be left alone\n",
	       accents ? "with accents" : "without accents", score.tags, score.silent);
	printf("  told: %zu right, %zu wrong (%zu with the right one second), %zu missed, %zu "
	       "false alarms\n",
	       score.right, score.wrong, score.among, score.missed, score.alarms);
	printf("  safe: %zu, of which %zu right\n", score.sure, score.sure_right);
	return score;
}

/* Nine of ten are found, all but one of a hundred told are right, and of the safe ones all. */
static void cuts_well(void **state)
{
	struct pl_buf labels = { 0 };

	(void)state;
	assert_true(read_labels(&labels));
	for (int accents = 0; accents < 2; accents++) {
		struct score score = judge_all(pl_buf_str(&labels), accents);
		size_t told = score.right + score.wrong + score.alarms;

		assert_true(score.tags >= 200);
		assert_true(score.right * 10 >= (score.tags - score.silent) * 9);
		assert_true(score.right * 100 >= told * 99);
		assert_int_equal(score.sure_right, score.sure);
		assert_true(score.sure * 2 > told);
	}
	pl_buf_release(&labels);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cuts_well),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
