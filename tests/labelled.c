/* Judges plume by drafts whose findings a person has marked: how many of those it tells are
 * marked (precision), how many of those marked it tells (recall).  LABELLED names another folder
 * of the format that tests/labelled/README.md states. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/node.h"
#include "base/source.h"
#include "lint/lint.h"

enum { LARGEST = 16 << 20, LINE = 1 << 20, MARKS = 64, IN_100 = 100 };
/* What the drafts in tests/labelled must give, in hundredths. */
enum { PRECISION = 98, RECALL = 95 };

struct tally {
	size_t told, right, marked, found;
};

struct court {
	const struct pl_ruleset *rules;
	struct pl_lint_work *work;
	const char *file;
	size_t drafts, good, broken;
	struct tally loud; /* warnings and errors */
	struct tally all;
};

/* A finding that is expected. */
struct mark {
	struct pl_str rule;
	struct pl_span span;
	bool whole; /* no place: anywhere */
	bool loud, found;
};

/* --- what is marked --------------------------------------------------------------------------- */

static bool fail(struct court *court, struct pl_str id, const char *why, struct pl_str what)
{
	printf("failed: %s: %.*s: %s: %.*s\n", court->file, PL_ARGS(id), why, PL_ARGS(what));
	court->broken++;
	return false;
}

/* The n-th place, from 1, where `match` stands; SIZE_MAX when it does not. */
static size_t nth(struct pl_str text, struct pl_str match, uint64_t n)
{
	size_t at = pl_str_find(text, match, 0);

	while (--n && at != SIZE_MAX)
		at = pl_str_find(text, match, at + 1);
	return at;
}

static bool read_mark(struct court *court, struct pl_str id, struct pl_str draft,
		      const struct pl_node *node, struct mark *mark)
{
	struct pl_str match = pl_node_text(pl_node_get(node, "match"));
	const struct pl_node *number = pl_node_get(node, "nth");
	struct pl_rule_at rule;
	uint64_t n = 1;
	size_t at;

	*mark = (struct mark){ .rule = pl_node_text(pl_node_get(node, "rule")) };
	if (!pl_ruleset_find(court->rules, mark->rule, &rule))
		return fail(court, id, "no such rule", mark->rule);
	mark->loud = rule.rule->level > PL_SUGGESTION;
	mark->whole = !match.len;
	if (mark->whole)
		return true;
	if (number && !pl_node_uint(number, 1, MARKS, &n, NULL))
		return fail(court, id, "nth is a number from 1", match);
	at = nth(draft, match, n);
	if (at == SIZE_MAX)
		return fail(court, id, "the draft does not hold", match);
	mark->span = (struct pl_span){ (uint32_t)at, (uint32_t)(at + match.len) };
	return true;
}

static size_t read_marks(struct court *court, struct pl_str id, struct pl_str draft,
			 const struct pl_node *expect, struct mark *marks)
{
	size_t n = 0;

	if (!expect || expect->kind != PL_NODE_LIST || expect->n > MARKS) {
		fail(court, id, "expect is a list of at most 64", PL_STR(""));
		return 0;
	}
	for (const struct pl_node *node = expect->first; node; node = node->next)
		n += read_mark(court, id, draft, node, &marks[n]);
	return n;
}

/* --- what is told ------------------------------------------------------------------------------
 */

static bool meets(const struct mark *mark, const struct pl_finding *found)
{
	return !mark->found && pl_str_same(mark->rule, found->rule) &&
	       (mark->whole || found->whole || found->media >= 0 ||
		(mark->span.start < found->span.end && found->span.start < mark->span.end));
}

static bool is_marked(struct mark *marks, size_t n, const struct pl_finding *found)
{
	for (size_t i = 0; i < n; i++) {
		if (meets(&marks[i], found))
			return marks[i].found = true;
	}
	return false;
}

static void add(struct court *court, bool loud, struct tally more)
{
	struct tally *const to[] = { &court->all, loud ? &court->loud : NULL };

	for (size_t i = 0; i < 2 && to[i]; i++) {
		to[i]->told += more.told;
		to[i]->right += more.right;
		to[i]->marked += more.marked;
		to[i]->found += more.found;
	}
}

static void compare(struct court *court, struct pl_str id, const struct pl_findings *findings,
		    struct mark *marks, size_t n)
{
	for (size_t i = 0; i < pl_findings_count(findings); i++) {
		struct pl_finding found = pl_findings_at(findings, i);
		bool right = is_marked(marks, n, &found);

		add(court, found.level > PL_SUGGESTION,
		    (struct tally){ .told = 1, .right = right });
		if (!right)
			printf("%.*s: not marked: %s %.*s \"%.*s\"\n", PL_ARGS(id),
			       pl_level_name(found.level), PL_ARGS(found.rule),
			       PL_ARGS(found.match));
	}
	for (size_t i = 0; i < n; i++) {
		add(court, marks[i].loud, (struct tally){ .marked = 1, .found = marks[i].found });
		if (!marks[i].found)
			printf("%.*s: not told: %.*s\n", PL_ARGS(id), PL_ARGS(marks[i].rule));
	}
}

static bool is_good(const struct mark *marks, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (marks[i].loud)
			return false;
	}
	return true;
}

static void judge(struct court *court, const struct pl_node *record)
{
	const struct pl_options options = { 0 };
	struct pl_str id = pl_node_text(pl_node_get(record, "id"));
	struct pl_str draft = pl_node_text(pl_node_get(record, "draft"));
	struct pl_str name = pl_node_text(pl_node_get(record, "network"));
	int network = pl_networks_find(&court->rules->networks, name);
	struct pl_hints hints = { .known = &court->rules->networks,
				  .networks = network < 0 ? 0 : UINT64_C(1) << network };
	struct mark marks[MARKS];
	struct pl_err err = { 0 };
	struct pl_findings *findings;
	size_t n = read_marks(court, id, draft, pl_node_get(record, "expect"), marks);

	court->drafts++;
	court->good += is_good(marks, n);
	if (network < 0 && name.len)
		fail(court, id, "no such network", name);
	findings = pl_lint_with(court->rules, draft, &hints, &options, court->work, &err);
	if (!findings) {
		fail(court, id, "the draft cannot be read", pl_str_of(err.text));
		return;
	}
	compare(court, id, findings, marks, n);
	pl_findings_free(findings);
}

/* --- files -------------------------------------------------------------------------------------
 */

static void judge_line(struct court *court, struct pl_str line, size_t number)
{
	struct pl_arena arena = { 0 };
	struct pl_err err = { 0 };
	const struct pl_node *record = pl_json_read(&arena, line, LINE, court->file, &err);

	if (record) {
		judge(court, record);
	} else {
		printf("failed: %s:%zu: %s\n", court->file, number, err.text);
		court->broken++;
	}
	pl_arena_release(&arena);
}

struct folder {
	struct court *court;
	const char *path;
};

static bool each_file(void *context, const char *name)
{
	const struct folder *folder = context;
	struct pl_buf path = { 0 }, bytes = { 0 };
	struct pl_err err = { 0 };
	size_t end, number = 1;

	folder->court->file = name;
	pl_buf_printf(&path, "%s/%s", folder->path, name);
	if (!pl_file_read(path.at, LARGEST, &bytes, &err))
		fail(folder->court, PL_STR("-"), "it cannot be read", pl_str_of(err.text));
	for (size_t at = 0; at < bytes.len; at = end + 1, number++) {
		struct pl_str line;

		end = pl_str_find(pl_buf_str(&bytes), PL_STR("\n"), at);
		end = end == SIZE_MAX ? bytes.len : end;
		line = pl_str_trim(pl_str_cut(pl_buf_str(&bytes), at, end));
		if (line.len)
			judge_line(folder->court, line, number);
	}
	pl_buf_release(&bytes);
	pl_buf_release(&path);
	return true;
}

/* --- the figures ---------------------------------------------------------------------------------
 */

static double share(size_t part, size_t whole)
{
	return whole ? (double)part / (double)whole : 1;
}

static void print_tally(const char *what, const struct tally *tally)
{
	printf("%-20s precision %.3f (%zu of %zu), recall %.3f (%zu of %zu)\n", what,
	       share(tally->right, tally->told), tally->right, tally->told,
	       share(tally->found, tally->marked), tally->found, tally->marked);
}

static bool reaches(const struct tally *tally)
{
	return tally->right * IN_100 >= tally->told * PRECISION &&
	       tally->found * IN_100 >= tally->marked * RECALL;
}

int main(void)
{
	const char *other = getenv("LABELLED");
	const char *path = other && *other ? other : "tests/labelled";
	struct pl_err err = { 0 };
	struct pl_ruleset *rules = pl_ruleset_new(NULL, 0, &err);
	struct court court = { .rules = rules, .work = pl_lint_work_new(&err) };
	struct folder folder = { &court, path };
	struct pl_source source;
	bool good;

	if (!rules || !court.work) {
		printf("failed: %s\n", err.text);
		return 1;
	}
	pl_source_folder(&source, path);
	source.walk(&source, ".jsonl", each_file, &folder, NULL);
	printf("%s: %zu drafts, %zu of them with nothing to say at warning or error\n", path,
	       court.drafts, court.good);
	print_tally("warnings and errors", &court.loud);
	print_tally("all", &court.all);
	good = court.drafts && !court.broken && reaches(&court.loud);
	printf("%d passed, %d failed\n", good, !good);
	pl_lint_work_free(court.work);
	pl_ruleset_free(rules);
	return !good;
}
