/* Lints and mends real French texts: nothing may break, every finding must be well-formed,
 * mended texts are at rest, and what is found in those that stand in tests/corpus must be
 * what stands beside them.  CORPUS names a folder of more texts, else ../shared/corpus: *.jsonl, a
 * record a text, and *.txt, a line a text.  BLESS=1 writes the expected findings anew. */
#include "mending.h"
#include "sound.h"

#include <stdlib.h>

#include "base/source.h"
#include "lint/lint.h"
#include "post/payload.h"

enum { LARGEST = 16 << 20 };

static const char texts_file[] = "tests/corpus/texts.jsonl";
static const char findings_file[] = "tests/corpus/findings.txt";

/* How often a rule found something. */
struct score {
	const struct pl_rule *rule;
	size_t findings, texts;
	size_t last; /* the number of the last such text */
};

struct corpus {
	const struct pl_ruleset *rules;
	struct pl_lint_work *work;
	const char *file;     /* being read */
	size_t cases, passed; /* of the file */
	size_t n, all_passed; /* of all files */
	size_t remedies;
	struct pl_buf *snapshot; /* collects findings line by line, or NULL */
	PL_LIST(struct score) scores;
};

/* --- is it well-formed? -------------------------------------------------------------------- */

static bool tell(const struct corpus *corpus, struct pl_str id, const char *rule, const char *fault)
{
	printf("failed: %s: %.*s: %s%s%s\n", corpus->file, PL_ARGS(id), rule, *rule ? ": " : "",
	       fault);
	return false;
}

static bool is_sound(const struct corpus *corpus, struct pl_str id,
		     const struct pl_findings *findings)
{
	bool sound = true;

	for (size_t i = 0; i < findings->faults.list.n; i++)
		sound = tell(corpus, id, "", findings->faults.list.at[i].text);
	for (size_t i = 0; i < pl_findings_count(findings); i++) {
		const char *fault = fault_of(findings, i);

		if (fault)
			sound = tell(corpus, id, pl_findings_at(findings, i).rule.at, fault);
	}
	return sound;
}

/* --- what is found ---------------------------------------------------------------------------- */

static struct score *score_of(struct corpus *corpus, const struct pl_rule *rule)
{
	struct score *score;

	for (size_t i = 0; i < corpus->scores.n; i++) {
		if (corpus->scores.at[i].rule == rule)
			return &corpus->scores.at[i];
	}
	score = PL_PUSH(&corpus->scores);
	if (score)
		score->rule = rule;
	return score;
}

static void count(struct corpus *corpus, const struct pl_findings *findings)
{
	for (size_t i = 0; i < findings->list.n; i++) {
		struct score *score = score_of(corpus, findings->list.at[i].rule);

		if (!score)
			continue;
		score->findings++;
		score->texts += score->last != corpus->n;
		score->last = corpus->n;
	}
}

/* id:start:end rule "match" */
static void note(struct pl_buf *out, struct pl_str id, const struct pl_findings *findings)
{
	for (size_t i = 0; i < pl_findings_count(findings); i++) {
		struct pl_finding found = pl_findings_at(findings, i);

		pl_buf_printf(out, "%.*s:%u:%u %.*s ", PL_ARGS(id), (unsigned)found.span.start,
			      (unsigned)found.span.end, PL_ARGS(found.rule));
		pl_json_string(out, found.match);
		pl_buf_putc(out, '\n');
	}
}

/* Mended, it is at rest, and keeps its words. */
static bool is_mended(struct corpus *corpus, struct pl_str id, struct pl_str text,
		      const struct pl_hints *hints)
{
	struct mending mending = { corpus->rules, corpus->work, hints };
	char fault[600];

	return mending_holds(&mending, text, &corpus->remedies, fault) ||
	       tell(corpus, id, "", fault);
}

static bool lint(struct corpus *corpus, struct pl_str id, struct pl_str text,
		 const struct pl_hints *hints)
{
	const struct pl_options options = { 0 };
	struct pl_err err = { 0 };
	struct pl_findings *findings =
		pl_lint_with(corpus->rules, text, hints, &options, corpus->work, &err);
	bool sound;

	if (!findings)
		return tell(corpus, id, "", err.text);
	sound = is_sound(corpus, id, findings);
	if (corpus->snapshot)
		note(corpus->snapshot, id, findings);
	else
		count(corpus, findings);
	pl_findings_free(findings);
	return is_mended(corpus, id, text, hints) && sound;
}

static void add_case(struct corpus *corpus, struct pl_str id, struct pl_str text,
		     const struct pl_hints *hints)
{
	corpus->n++;
	corpus->cases++;
	corpus->passed += lint(corpus, id, text, hints);
}

/* --- files -------------------------------------------------------------------------------------
 */

static bool each_record(void *context, const struct pl_record *record, const struct pl_err *fault)
{
	struct corpus *corpus = context;
	struct pl_hints hints = { .known = &corpus->rules->networks,
				  .no_front = true,
				  .record = record->data };

	if (!fault) {
		add_case(corpus, record->id, record->text, &hints);
		return true;
	}
	corpus->n++;
	corpus->cases++;
	tell(corpus, record->id, "", fault->text);
	return true;
}

static void each_line(struct corpus *corpus, struct pl_str bytes)
{
	struct pl_hints hints = { .known = &corpus->rules->networks };
	char id[32];
	size_t end, line = 1;

	for (size_t at = 0; at < bytes.len; at = end + 1, line++) {
		struct pl_str text;

		end = pl_str_find(bytes, PL_STR("\n"), at);
		if (end == SIZE_MAX)
			end = bytes.len;
		text = pl_str_cut(bytes, at, end);
		snprintf(id, sizeof(id), "%zu", line);
		if (pl_str_trim(text).len)
			add_case(corpus, pl_str_of(id), text, &hints);
	}
}

static void read_texts(struct corpus *corpus, const char *path, const char *name)
{
	struct pl_buf bytes = { 0 };
	struct pl_err err = { 0 };
	bool ok;

	corpus->file = name;
	corpus->cases = corpus->passed = 0;
	ok = pl_file_read(path, LARGEST, &bytes, &err);
	if (ok && pl_str_ends(pl_str_of(name), ".txt"))
		each_line(corpus, pl_buf_str(&bytes));
	else if (ok)
		ok = pl_payload_walk(PL_INPUT_JSONL, pl_buf_str(&bytes), PL_STR(""), name,
				     each_record, corpus, &err);
	if (!ok) {
		tell(corpus, PL_STR("-"), "", err.text);
		corpus->cases++;
		corpus->n++;
	}
	printf("%s: %zu cases, %zu passed, 0 exceptions\n", name, corpus->cases, corpus->passed);
	corpus->all_passed += corpus->passed;
	pl_buf_release(&bytes);
}

/* --- the folder of texts
 * -------------------------------------------------------------------------- */

struct folder {
	struct corpus *corpus;
	const char *path;
};

static bool each_file(void *context, const char *name)
{
	const struct folder *folder = context;
	struct pl_buf path = { 0 };

	pl_buf_printf(&path, "%s/%s", folder->path, name);
	read_texts(folder->corpus, path.at, name);
	pl_buf_release(&path);
	return true;
}

static int by_findings(const void *a, const void *b)
{
	const struct score *left = a, *right = b;

	if (left->findings != right->findings)
		return left->findings < right->findings ? 1 : -1;
	return pl_str_order(pl_ref_str(&left->rule->name), pl_ref_str(&right->rule->name));
}

static void print_scores(struct corpus *corpus)
{
	size_t levels[PL_ERROR + 1] = { 0 };

	if (corpus->scores.n)
		qsort(corpus->scores.at, corpus->scores.n, sizeof(*corpus->scores.at), by_findings);
	printf("\n%-44s %-10s %8s %8s\n", "rule", "level", "findings", "texts");
	for (size_t i = 0; i < corpus->scores.n; i++) {
		const struct score *score = &corpus->scores.at[i];

		levels[score->rule->level] += score->findings;
		printf("%-44s %-10s %8zu %8zu\n", pl_ref_str(&score->rule->name).at,
		       pl_level_name((enum pl_level)score->rule->level), score->findings,
		       score->texts);
	}
	for (int level = PL_ERROR; level >= PL_SUGGESTION; level--)
		printf("%-44s %-10s %8zu\n", "all", pl_level_name((enum pl_level)level),
		       levels[level]);
	printf("\n");
}

static void read_folder(struct corpus *corpus, const char *path)
{
	static const char *const endings[] = { ".jsonl", ".txt" };
	struct folder folder = { corpus, path };
	struct pl_source source;
	size_t before = corpus->n;

	pl_source_folder(&source, path);
	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++)
		source.walk(&source, endings[i], each_file, &folder, NULL);
	if (corpus->n == before)
		printf("skipped: no corpus at %s\n", path);
	else
		print_scores(corpus);
}

/* --- the texts of our own
 * ------------------------------------------------------------------------- */

static struct pl_str next_line(struct pl_str text, size_t *at)
{
	size_t start = *at, end = pl_str_find(text, PL_STR("\n"), start);

	if (end == SIZE_MAX)
		end = text.len;
	*at = end < text.len ? end + 1 : end;
	return pl_str_cut(text, start, end);
}

/* The line stands in the text from byte `at` on. */
static bool comes(struct pl_str text, size_t at, struct pl_str line)
{
	while (at < text.len) {
		if (pl_str_same(next_line(text, &at), line))
			return true;
	}
	return false;
}

/* Prints lines that are only in one of the texts; how many. */
static size_t print_difference(struct pl_str want, struct pl_str got)
{
	size_t w = 0, g = 0, n = 0;

	while (w < want.len || g < got.len) {
		size_t after_w = w, after_g = g;
		struct pl_str wanted = next_line(want, &after_w), came = next_line(got, &after_g);
		bool both = w < want.len && g < got.len;

		if (both && pl_str_same(wanted, came)) {
			w = after_w;
			g = after_g;
			continue;
		}
		n++;
		if (w < want.len && !comes(got, g, wanted)) {
			printf("-%.*s\n", PL_ARGS(wanted));
			w = after_w;
		} else {
			printf("+%.*s\n", PL_ARGS(came));
			g = after_g;
		}
	}
	return n;
}

static bool write_file(const char *path, struct pl_str text)
{
	FILE *file = fopen(path, "wb");
	bool ok = file && fwrite(text.at, 1, text.len, file) == text.len;

	if (file && fclose(file))
		ok = false;
	if (!ok)
		perror(path);
	return ok;
}

/* Compares with what is expected, or makes it so; how many lines differ. */
static size_t settle(struct pl_str got)
{
	const char *bless = getenv("BLESS");
	struct pl_buf want = { 0 };
	struct pl_err err = { 0 };
	size_t n = 1;

	if (bless && *bless)
		return !write_file(findings_file, got);
	if (pl_file_read(findings_file, LARGEST, &want, &err))
		n = print_difference(pl_buf_str(&want), got);
	else
		printf("failed: %s: %s\n", findings_file, err.text);
	if (n)
		printf("failed: %s: %zu lines differ; if they are right: make bless\n",
		       findings_file, n);
	pl_buf_release(&want);
	return n;
}

static size_t read_snapshot(struct corpus *corpus)
{
	struct pl_buf got = { 0 };
	size_t failed;

	corpus->snapshot = &got;
	read_texts(corpus, texts_file, texts_file);
	corpus->snapshot = NULL;
	failed = settle(pl_buf_str(&got));
	pl_buf_release(&got);
	return failed;
}

int main(void)
{
	const char *path = getenv("CORPUS");
	struct pl_err err = { 0 };
	struct pl_ruleset *rules = pl_ruleset_new(NULL, 0, &err);
	struct corpus corpus = { .rules = rules, .work = pl_lint_work_new(&err) };
	size_t failed;

	if (!rules || !corpus.work) {
		printf("failed: %s\n", err.text);
		return 1;
	}
	failed = read_snapshot(&corpus);
	read_folder(&corpus, path && *path ? path : "../shared/corpus");
	failed += corpus.n - corpus.all_passed;
	printf("%zu passed, %zu failed\n", corpus.all_passed, failed);
	PL_LIST_RELEASE(&corpus.scores);
	pl_lint_work_free(corpus.work);
	pl_ruleset_free(rules);
	return failed > 0;
}
