/* Vale's real output for whole documents, under every public style at once, against
 * plume's: as sets of rule, line and match, then with the columns, then with all else. */
#include "vale/vale.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/node.h"
#include "base/unicode.h"

/* Percent of Vale's alerts that plume gives, and of plume's that Vale gives; and of either
 * at most that may differ for no known cause. */
static const double bar = 98, most_unknown = 2;

enum { LARGEST = 64 << 20, WORST = 15, SHOWN = 40 };

/* Part-of-speech tags and dictionaries: the output was made without them. */
static const char left_out[] = "Elastic.PluralAbbreviations = NO\nElastic.Spelling = NO\n"
			       "RedHat.Spelling = NO\nRedHat.Using = NO\n";

/* How much of two alerts must be the same. */
enum depth { PLACE, COLUMNS, ALL, DEPTHS };

/* An alert as one text that begins alike as far as two alerts are alike. */
struct alert {
	struct pl_str rule, line, match;
	uint64_t from, to; /* columns, both included */
	const char *key;
	size_t ends[DEPTHS]; /* of the key at each depth */
};

struct alerts {
	PL_LIST(struct alert) list;
};

struct score {
	struct pl_str rule;
	size_t missing, extra;
};

/* Why one side alone has an alert.  Vale looks for the text of a match to know its place:
 * it may find another one, and drops what it finds where the rule was told already; and
 * it drops, too, what does not stand so in the source, as there is markup in it. */
enum cause { UNKNOWN, ELSEWHERE, NOT_IN_SOURCE, EXCEPTION, CAUSES };

static const char *const cause_names[CAUSES] = { "", " (the same is told elsewhere)",
						 " (does not stand so in the source)",
						 " (an exception)" };

/* Alerts that both have; of Vale's, of plume's. */
struct share {
	size_t both, vale, plume;
};

struct oracle {
	struct vale *vale;
	const char *config;
	struct pl_str unstable;
	struct share shares[DEPTHS];
	size_t lost[CAUSES], added[CAUSES]; /* that Vale has alone, that plume has alone */
	PL_LIST(struct score) scores;
	/* The document at hand. */
	const char *name;
	struct pl_str source;
	struct alerts vales, plumes;
};

/* --- reading alerts ------------------------------------------------------------------------ */

static struct pl_str text_of(const struct pl_node *alert, const char *key)
{
	return pl_node_text(pl_node_get(alert, key));
}

static void add_field(struct pl_buf *key, struct pl_str text)
{
	pl_buf_add(key, text);
	pl_buf_putc(key, '\1');
}

static void add_list(struct pl_buf *key, const struct pl_node *list)
{
	for (const struct pl_node *item = list ? list->first : NULL; item; item = item->next)
		add_field(key, pl_node_text(item));
}

static void add_alert(struct vale *vale, struct alerts *alerts, const struct pl_node *node)
{
	static const char *const rest[] = { "Message", "Severity", "Link", "Description" };
	struct alert *alert = PL_PUSH(&alerts->list);
	const struct pl_node *action = pl_node_get(node, "Action"),
			     *span = pl_node_get(node, "Span");
	struct pl_buf key = { 0 };

	if (!alert)
		return;
	*alert = (struct alert){ .rule = text_of(node, "Check"),
				 .line = text_of(node, "Line"),
				 .match = text_of(node, "Match") };
	pl_buf_printf(&key, "%.*s\1%7.*s\1%.*s\1", PL_ARGS(alert->rule), PL_ARGS(alert->line),
		      PL_ARGS(alert->match));
	alert->ends[PLACE] = key.len;
	add_list(&key, span);
	if (span && span->n == 2) {
		pl_str_number(pl_node_text(span->first), &alert->from);
		pl_str_number(pl_node_text(span->first->next), &alert->to);
	}
	alert->ends[COLUMNS] = key.len;
	for (size_t i = 0; i < sizeof(rest) / sizeof(*rest); i++)
		add_field(&key, text_of(node, rest[i]));
	add_field(&key, text_of(action, "Name"));
	add_list(&key, pl_node_get(action, "Params"));
	alert->ends[ALL] = key.len;
	alert->key = pl_arena_str(&vale->arena, pl_buf_str(&key)).at;
	pl_buf_release(&key);
}

static int by_key(const void *a, const void *b)
{
	const struct alert *left = a, *right = b;

	return strcmp(left->key, right->key);
}

/* The rule's output for the file changes from run to run in Vale itself. */
static bool is_unstable(const struct oracle *oracle, struct pl_str rule)
{
	struct pl_str lines = oracle->unstable;
	size_t at = pl_str_find(lines, pl_str_of(oracle->name), 0), end;

	if (at == SIZE_MAX)
		return false;
	end = pl_str_find(lines, PL_STR("\n"), at);
	return pl_str_find(pl_str_cut(lines, at, end == SIZE_MAX ? lines.len : end), rule, 0) !=
	       SIZE_MAX;
}

/* The alerts of a list of Vale's JSON, sorted. */
static void read_list(struct oracle *oracle, const struct pl_node *list, struct alerts *alerts)
{
	for (const struct pl_node *node = list ? list->first : NULL; node; node = node->next) {
		if (!is_unstable(oracle, text_of(node, "Check")))
			add_alert(oracle->vale, alerts, node);
	}
	if (alerts->list.n)
		qsort(alerts->list.at, alerts->list.n, sizeof(*alerts->list.at), by_key);
}

static const struct pl_node *read_json(struct vale *vale, struct pl_str bytes, const char *file)
{
	struct pl_err err = { 0 };
	const struct pl_node *node = pl_json_read(&vale->arena, bytes, LARGEST, file, &err);

	if (!node)
		printf("failed: %s: %s\n", file, err.text);
	return node;
}

/* A file of the oracle, in the arena; empty when it cannot be read, which is told. */
static struct pl_str read_file(struct vale *vale, const char *folder, const char *name)
{
	const char *path = vale_text(vale, "%s/oracle/%s/%s", vale->data, folder, name);
	struct pl_buf bytes = { 0 };
	struct pl_err err = { 0 };
	struct pl_str kept;

	if (!pl_file_read(path, LARGEST, &bytes, &err))
		printf("failed: %s: %s\n", path, err.text);
	kept = pl_arena_str(&vale->arena, pl_buf_str(&bytes));
	pl_buf_release(&bytes);
	return kept;
}

static bool read_vales(struct oracle *oracle)
{
	const char *file = vale_text(oracle->vale, "%s.json", oracle->name);
	const struct pl_node *list =
		read_json(oracle->vale, read_file(oracle->vale, "out", file), file);

	read_list(oracle, list, &oracle->vales);
	return list;
}

static bool read_plumes(struct oracle *oracle)
{
	struct vale *vale = oracle->vale;
	const char *const argv[] = { vale->program, "check",         oracle->config,
				     "--no-global", "--output=JSON", oracle->name,
				     NULL };
	struct vale_run run = { .cwd = vale_text(vale, "%s/oracle/in", vale->data), .argv = argv };
	const struct pl_node *map;
	bool ok;

	vale_run(&run);
	map = read_json(vale, pl_buf_str(&run.out), oracle->name);
	ok = map && run.status <= 1;
	if (!ok)
		printf("failed: %s: status %d%s; stderr: %.200s\n", oracle->name, run.status,
		       run.hung ? ", it did not end" : "", run.errors.at ? run.errors.at : "");
	read_list(oracle, map ? map->first : NULL, &oracle->plumes);
	vale_run_release(&run);
	return ok;
}

/* --- comparing ----------------------------------------------------------------------------- */

static struct score *score_of(struct oracle *oracle, struct pl_str rule)
{
	struct score *score;

	for (size_t i = 0; i < oracle->scores.n; i++) {
		if (pl_str_same(oracle->scores.at[i].rule, rule))
			return &oracle->scores.at[i];
	}
	score = PL_PUSH(&oracle->scores);
	if (score)
		score->rule = rule;
	return score;
}

/* The line of the source, from 1. */
static struct pl_str line_at(struct pl_str source, uint64_t line)
{
	size_t start = 0, end;

	for (; line > 1 && start < source.len; line--) {
		end = pl_str_find(source, PL_STR("\n"), start);
		start = end == SIZE_MAX ? source.len : end + 1;
	}
	end = pl_str_find(source, PL_STR("\n"), start);
	return pl_str_cut(source, start, end == SIZE_MAX ? source.len : end);
}

/* What stands in the source where the alert is told. */
static struct pl_str text_at(const struct oracle *oracle, const struct alert *alert)
{
	struct pl_str text;
	uint64_t number = 0, column = 1;
	size_t at = 0, start = 0;

	pl_str_number(alert->line, &number);
	text = line_at(oracle->source, number);
	for (; at < text.len && column <= alert->to; column++) {
		if (column == alert->from)
			start = at;
		pl_utf8_next(text, &at);
	}
	return pl_str_cut(text, start, at);
}

/* The rule's alert about the same text, at another place. */
static bool is_elsewhere(const struct alerts *alerts, const struct alert *alert)
{
	for (size_t i = 0; i < alerts->list.n; i++) {
		if (pl_str_same(alerts->list.at[i].rule, alert->rule) &&
		    pl_str_same(alerts->list.at[i].match, alert->match))
			return true;
	}
	return false;
}

static enum cause cause_of(struct oracle *oracle, const struct alert *alert, char sign)
{
	const char *key =
		vale_text(oracle->vale, "%c%s:%.*s:%.*s:%.*s", sign, oracle->name,
			  PL_ARGS(alert->line), PL_ARGS(alert->rule), PL_ARGS(alert->match));

	if (vale_excuse(oracle->vale, key, true))
		return EXCEPTION;
	if (sign == '-')
		return is_elsewhere(&oracle->plumes, alert) ? ELSEWHERE : UNKNOWN;
	if (pl_str_find(oracle->source, alert->match, 0) == SIZE_MAX)
		return NOT_IN_SOURCE;
	return is_elsewhere(&oracle->vales, alert) &&
			       pl_str_same(text_at(oracle, alert), alert->match)
		       ? ELSEWHERE
		       : UNKNOWN;
}

/* An alert that one side alone has: '-' is Vale's, '+' is plume's. */
static void tell(struct oracle *oracle, const struct alert *alert, char sign, size_t n)
{
	struct score *score = score_of(oracle, alert->rule);
	enum cause cause = cause_of(oracle, alert, sign);

	if (n < SHOWN || cause == UNKNOWN)
		printf("  %c%s:%.*s:%.*s:%.*s%s\n", sign, oracle->name, PL_ARGS(alert->line),
		       PL_ARGS(alert->rule), PL_ARGS(alert->match), cause_names[cause]);
	(sign == '-' ? oracle->lost : oracle->added)[cause]++;
	if (score) {
		score->missing += sign == '-';
		score->extra += sign == '+';
	}
}

/* The next alert that differs from the one at `i`, at this depth. */
static size_t behind(const struct alerts *alerts, size_t i, enum depth depth)
{
	const struct alert *at = alerts->list.at, *first = &at[i];

	while (++i < alerts->list.n && at[i].ends[depth] == first->ends[depth] &&
	       !memcmp(at[i].key, first->key, first->ends[depth]))
		continue;
	return i;
}

static int order(const struct alert *a, const struct alert *b, enum depth depth)
{
	return pl_str_order((struct pl_str){ a->key, a->ends[depth] },
			    (struct pl_str){ b->key, b->ends[depth] });
}

/* As sets; what differs is told at the first depth. */
static void compare(struct oracle *oracle, enum depth depth)
{
	const struct alerts *vale = &oracle->vales, *plume = &oracle->plumes;
	struct share *share = &oracle->shares[depth];
	size_t v = 0, p = 0, told = 0;

	while (v < vale->list.n || p < plume->list.n) {
		int side = v == vale->list.n ? 1
			   : p == plume->list.n
				   ? -1
				   : order(&vale->list.at[v], &plume->list.at[p], depth);

		share->both += side == 0;
		share->vale += side <= 0;
		share->plume += side >= 0;
		if (depth == PLACE && side)
			tell(oracle, side < 0 ? &vale->list.at[v] : &plume->list.at[p],
			     side < 0 ? '-' : '+', told++);
		if (side <= 0)
			v = behind(vale, v, depth);
		if (side >= 0)
			p = behind(plume, p, depth);
	}
	if (told > SHOWN)
		printf("  … %zu differences in all\n", told);
}

static bool try_document(void *context, const char *name)
{
	struct oracle *oracle = context;
	struct share before = oracle->shares[PLACE], *now = &oracle->shares[PLACE];

	oracle->name = name;
	oracle->source = read_file(oracle->vale, "in", name);
	if (!read_vales(oracle) || !read_plumes(oracle))
		oracle->vale->failed++;
	for (enum depth depth = PLACE; depth < DEPTHS; depth++)
		compare(oracle, depth);
	printf("%s: Vale %zu, plume %zu, both %zu\n", name, now->vale - before.vale,
	       now->plume - before.plume, now->both - before.both);
	PL_LIST_RELEASE(&oracle->vales.list);
	PL_LIST_RELEASE(&oracle->plumes.list);
	return true;
}

/* --- telling ------------------------------------------------------------------------------- */

static int by_trouble(const void *a, const void *b)
{
	const struct score *left = a, *right = b;
	size_t l = left->missing + left->extra, r = right->missing + right->extra;

	return l < r ? 1 : l > r ? -1 : pl_str_order(left->rule, right->rule);
}

static void tell_rules(struct oracle *oracle)
{
	if (!oracle->scores.n)
		return;
	qsort(oracle->scores.at, oracle->scores.n, sizeof(*oracle->scores.at), by_trouble);
	printf("\n%-44s %8s %8s\n", "rule", "missing", "too much");
	for (size_t i = 0; i < oracle->scores.n && i < WORST; i++) {
		const struct score *score = &oracle->scores.at[i];

		printf("%-44.*s %8zu %8zu\n", PL_ARGS(score->rule), score->missing, score->extra);
	}
	printf("\n");
}

static void tell_share(struct oracle *oracle, const char *what, enum depth depth, size_t of,
		       const size_t *causes)
{
	static const char *const names[DEPTHS] = { "", ", columns too", ", message and all" };
	const char *name = vale_text(oracle->vale, "vale oracle, %s%s", what, names[depth]);

	vale_bar(oracle->vale, name, oracle->shares[depth].both, of,
		 depth == PLACE ? causes[EXCEPTION] : 0, depth == PLACE ? bar : 0);
	if (depth != PLACE)
		return;
	printf("exceptions by cause, %s: %zu told elsewhere, %zu not so in the source, %zu listed, "
	       "%zu of no known cause\n",
	       what, causes[ELSEWHERE], causes[NOT_IN_SOURCE], causes[EXCEPTION], causes[UNKNOWN]);
	if (100 * (double)causes[UNKNOWN] > most_unknown * (double)of) {
		printf("failed: %s: %zu differ for no known cause\n", name, causes[UNKNOWN]);
		oracle->vale->failed += oracle->vale->ours;
	}
}

static void tell_shares(struct oracle *oracle)
{
	for (enum depth depth = PLACE; depth < DEPTHS; depth++) {
		const struct share *share = &oracle->shares[depth];

		tell_share(oracle, "Vale's that plume has", depth, share->vale, oracle->lost);
		tell_share(oracle, "plume's that Vale has", depth, share->plume, oracle->added);
	}
	oracle->vale->passed += oracle->shares[PLACE].both;
}

void vale_oracle(struct vale *vale)
{
	struct oracle oracle = { .vale = vale };
	struct pl_buf unstable = { 0 };
	struct pl_source source;
	const char *ini = vale_text(vale, "%s/oracle.ini", vale->work);
	FILE *file = fopen(ini, "w");

	if (!file)
		return;
	fprintf(file,
		"StylesPath = %s\nMinAlertLevel = suggestion\n\n[*]\nBasedOnStyles = Datadog, "
		"Elastic, "
		"Google, Joblint, Microsoft, Readability, RedHat, alex, proselint, write-good\n%s",
		vale->styles, left_out);
	fclose(file);
	oracle.config = vale_text(vale, "--config=%s", ini);
	pl_file_read(vale_text(vale, "%s/oracle/unstable.tsv", vale->data), LARGEST, &unstable,
		     NULL);
	oracle.unstable = pl_buf_str(&unstable);
	pl_source_folder(&source, vale_text(vale, "%s/oracle/in", vale->data));
	source.walk(&source, "", try_document, &oracle, NULL);
	tell_rules(&oracle);
	tell_shares(&oracle);
	PL_LIST_RELEASE(&oracle.scores);
	pl_buf_release(&unstable);
}
