/* Vale's real output for whole documents, under every public style at once, against
 * plume's: as sets of rule, line and match, then with the columns, then with all else. */
#include "vale/vale.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/node.h"

/* Percent of Vale's alerts that plume gives, and of plume's that Vale gives; and of either
 * at most that may differ without being an exception. */
static const double bar = 95, most_unexcused = 2;

enum { LARGEST = 64 << 20, WORST = 15, SHOWN = 40 };

/* Part-of-speech tags and dictionaries: the output was made without them. */
static const char left_out[] = "Elastic.PluralAbbreviations = NO\nElastic.Spelling = NO\n"
			       "RedHat.Spelling = NO\nRedHat.Using = NO\n";

/* How much of two alerts must be the same. */
enum depth { PLACE, COLUMNS, ALL, DEPTHS };

/* An alert as one text that begins alike as far as two alerts are alike. */
struct alert {
	struct pl_str rule, line, match, message;
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

/* Alerts that both have; of Vale's, of plume's; those of one side that are excused. */
struct share {
	size_t both, vale, plume, lost, added;
};

struct oracle {
	struct vale *vale;
	const char *config;
	struct pl_str unstable;
	struct share shares[DEPTHS];
	PL_LIST(struct score) scores;
	size_t documents;
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
	const struct pl_node *action = pl_node_get(node, "Action");
	struct pl_buf key = { 0 };

	if (!alert)
		return;
	*alert = (struct alert){ .rule = text_of(node, "Check"),
				 .line = text_of(node, "Line"),
				 .match = text_of(node, "Match"),
				 .message = text_of(node, "Message") };
	pl_buf_printf(&key, "%.*s\1%7.*s\1%.*s\1", PL_ARGS(alert->rule), PL_ARGS(alert->line),
		      PL_ARGS(alert->match));
	alert->ends[PLACE] = key.len;
	add_list(&key, pl_node_get(node, "Span"));
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
static bool is_unstable(const struct oracle *oracle, const char *name, struct pl_str rule)
{
	struct pl_str lines = oracle->unstable;
	size_t at = pl_str_find(lines, pl_str_of(name), 0), end;

	if (at == SIZE_MAX)
		return false;
	end = pl_str_find(lines, PL_STR("\n"), at);
	return pl_str_find(pl_str_cut(lines, at, end == SIZE_MAX ? lines.len : end), rule, 0) !=
	       SIZE_MAX;
}

/* The alerts of a list of Vale's JSON, sorted. */
static void read_list(struct oracle *oracle, const char *name, const struct pl_node *list,
		      struct alerts *alerts)
{
	for (const struct pl_node *node = list ? list->first : NULL; node; node = node->next) {
		if (!is_unstable(oracle, name, text_of(node, "Check")))
			add_alert(oracle->vale, alerts, node);
	}
	if (alerts->list.n)
		qsort(alerts->list.at, alerts->list.n, sizeof(*alerts->list.at), by_key);
}

static bool read_vale(struct oracle *oracle, const char *name, struct alerts *alerts)
{
	struct vale *vale = oracle->vale;
	const char *path = vale_text(vale, "%s/oracle/out/%s.json", vale->data, name);
	const struct pl_node *list = NULL;
	struct pl_buf bytes = { 0 };
	struct pl_err err = { 0 };

	if (pl_file_read(path, LARGEST, &bytes, &err))
		list = pl_json_read(&vale->arena, pl_buf_str(&bytes), LARGEST, name, &err);
	if (list)
		read_list(oracle, name, list, alerts);
	else
		printf("failed: %s: %s\n", path, err.text);
	pl_buf_release(&bytes);
	return list != NULL;
}

static bool fail_run(const char *name, const struct vale_run *run, const char *what)
{
	printf("failed: %s: status %d, %s; stderr: %.200s\n", name, run->status,
	       run->hung ? "it did not end" : what, run->errors.at ? run->errors.at : "");
	return false;
}

static bool read_plume(struct oracle *oracle, const char *name, struct alerts *alerts)
{
	struct vale *vale = oracle->vale;
	const char *const argv[] = { vale->program, "check",         oracle->config,
				     "--no-global", "--output=JSON", name,
				     NULL };
	struct vale_run run = { .cwd = vale_text(vale, "%s/oracle/in", vale->data), .argv = argv };
	const struct pl_node *map;
	struct pl_err err = { 0 };
	bool ok;

	vale_run(&run);
	map = pl_json_read(&vale->arena, pl_buf_str(&run.out), LARGEST, name, &err);
	ok = map && run.status <= 1 ? true : fail_run(name, &run, err.text);
	if (map)
		read_list(oracle, name, map->first, alerts);
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

/* An alert that one side alone has: '-' is Vale's, '+' is plume's. */
static void tell(struct oracle *oracle, const char *name, const struct alert *alert, char sign,
		 size_t n)
{
	const char *key = vale_text(oracle->vale, "%c%s:%.*s", sign, name, PL_ARGS(alert->rule));
	const struct vale_exception *exception = vale_excuse(oracle->vale, key, true);
	struct score *score = score_of(oracle, alert->rule);
	struct share *share = &oracle->shares[PLACE];

	if (n < SHOWN)
		printf("  %c%s:%.*s:%.*s:%.*s%s\n", sign, name, PL_ARGS(alert->line),
		       PL_ARGS(alert->rule), PL_ARGS(alert->match),
		       exception ? " (an exception)" : "");
	share->lost += exception && sign == '-';
	share->added += exception && sign == '+';
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
static void compare(struct oracle *oracle, const char *name, const struct alerts *vale,
		    const struct alerts *plume, enum depth depth)
{
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
			tell(oracle, name, side < 0 ? &vale->list.at[v] : &plume->list.at[p],
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
	struct alerts vale = { 0 }, plume = { 0 };
	struct share before = oracle->shares[PLACE], *now = &oracle->shares[PLACE];

	oracle->documents++;
	if (!read_vale(oracle, name, &vale) || !read_plume(oracle, name, &plume))
		oracle->vale->failed++;
	for (enum depth depth = PLACE; depth < DEPTHS; depth++)
		compare(oracle, name, &vale, &plume, depth);
	printf("%s: Vale %zu, plume %zu, both %zu\n", name, now->vale - before.vale,
	       now->plume - before.plume, now->both - before.both);
	PL_LIST_RELEASE(&vale.list);
	PL_LIST_RELEASE(&plume.list);
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
		       size_t exceptions)
{
	static const char *const names[DEPTHS] = { "", ", columns too", ", message and all" };
	size_t both = oracle->shares[depth].both;
	const char *name = vale_text(oracle->vale, "vale oracle, %s%s", what, names[depth]);

	vale_bar(oracle->vale, name, both, of, exceptions, depth == PLACE ? bar : 0);
	if (depth == PLACE && oracle->vale->ours &&
	    100 * (double)(of - both - exceptions) > most_unexcused * (double)of) {
		printf("failed: %s: %zu are neither shared nor an exception\n", name,
		       of - both - exceptions);
		oracle->vale->failed++;
	}
}

static void tell_shares(struct oracle *oracle)
{
	for (enum depth depth = PLACE; depth < DEPTHS; depth++) {
		const struct share *share = &oracle->shares[depth];

		tell_share(oracle, "Vale's that plume has", depth, share->vale, share->lost);
		tell_share(oracle, "plume's that Vale has", depth, share->plume, share->added);
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
