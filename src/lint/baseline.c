/* Baselines. */
#include "lint/baseline.h"

#include "lint/fingerprint.h"

#include <stdlib.h>
#include <string.h>

enum { DIGITS = 16, MOST_LINES = 1000000 };

static const char head[] =
	"# Baseline of plume: findings that are known. plume check --update-baseline writes it.\n";

static int by_print(const void *a, const void *b)
{
	const struct pl_baseline_entry *one = a, *other = b;

	return (one->print > other->print) - (one->print < other->print);
}

static int by_line(const void *a, const void *b)
{
	const struct pl_baseline_entry *one = a, *other = b;
	int order = pl_str_order(pl_str_cut(one->line, DIGITS, one->line.len),
				 pl_str_cut(other->line, DIGITS, other->line.len));

	return order ? order : by_print(a, b);
}

/* --- reading ---------------------------------------------------------------------------- */

static bool read_print(struct pl_str line, uint64_t *print)
{
	static const char digits[] = "0123456789abcdef";

	*print = 0;
	for (size_t i = 0; i < DIGITS; i++) {
		const char *digit =
			i < line.len ? memchr(digits, line.at[i], sizeof(digits) - 1) : NULL;

		if (!digit)
			return false;
		*print = *print << 4 | (uint64_t)(digit - digits);
	}
	return line.len > DIGITS && line.at[DIGITS] == ' ';
}

static bool add_line(struct pl_baseline *baseline, struct pl_str line)
{
	struct pl_baseline_entry entry = { 0 }, *place;

	if (!read_print(line, &entry.print))
		return false;
	entry.line = line;
	place = PL_PUSH(&baseline->known);
	if (place)
		*place = entry;
	return true;
}

bool pl_baseline_read(struct pl_baseline *baseline, struct pl_str bytes, const char *file,
		      struct pl_err *err)
{
	struct pl_str rest = pl_arena_str(&baseline->arena, bytes);

	for (uint32_t number = 1; rest.len; number++) {
		size_t end = pl_str_find(rest, PL_STR("\n"), 0);
		struct pl_str line = pl_str_cut(rest, 0, end == SIZE_MAX ? rest.len : end);

		rest = pl_str_cut(rest, line.len + 1, rest.len);
		if (pl_str_ends(line, "\r"))
			line.len--;
		if (!line.len || line.at[0] == '#')
			continue;
		if (number > MOST_LINES)
			return pl_fail_at(err, PL_LIMIT, file, number, 1,
					  "a baseline has at most %d lines", MOST_LINES);
		if (!add_line(baseline, line))
			return pl_fail_at(err, PL_INPUT, file, number, 1,
					  "this is no line of a baseline: 16 digits from 0 to f, a "
					  "blank, where it was and the rule");
	}
	PL_SORT(&baseline->known, by_print);
	return (!baseline->arena.failed && !baseline->known.failed) || pl_fail_nomem(err);
}

/* --- a draft ------------------------------------------------------------------------------ */

static struct pl_baseline_entry *find(const struct pl_baseline *baseline, uint64_t print)
{
	struct pl_baseline_entry wanted = { .print = print };

	return baseline->known.n ? bsearch(&wanted, baseline->known.at, baseline->known.n,
					   sizeof(wanted), by_print)
				 : NULL;
}

static void see(struct pl_baseline *baseline, uint64_t print, const char *place, struct pl_str rule)
{
	struct pl_baseline_entry *seen = PL_PUSH(&baseline->seen);

	if (!seen)
		return;
	*seen = (struct pl_baseline_entry){ .print = print };
	seen->line = pl_arena_printf(&baseline->arena, "%016llx %s %.*s", (unsigned long long)print,
				     place, PL_ARGS(rule));
}

/* A line end in a name would end the entry. */
static const char *one_line(struct pl_arena *arena, const char *place)
{
	struct pl_str kept = pl_arena_str(arena, pl_str_of(place));
	char *bytes = (char *)kept.at;

	for (size_t i = 0; i < kept.len; i++) {
		if (bytes[i] == '\n' || bytes[i] == '\r')
			bytes[i] = '?';
	}
	return kept.at;
}

bool pl_baseline_apply(struct pl_baseline *baseline, struct pl_findings *findings,
		       const char *place)
{
	static const struct pl_suppression known = { .by = PL_BY_BASELINE, .off = true };
	struct pl_arena arena = { 0 };
	const char *path = strncmp(place, "./", 2) ? place : place + 2;
	const uint64_t *prints = pl_fingerprints(findings, path, &arena);

	path = one_line(&arena, path);
	for (size_t i = 0; prints && i < findings->list.n; i++) {
		struct pl_found_at *found = &findings->list.at[i];
		struct pl_baseline_entry *entry = find(baseline, prints[i]);

		if (found->suppressed)
			continue;
		see(baseline, prints[i], path, pl_ref_str(&found->rule->name));
		if (!entry && !baseline->anew)
			continue;
		if (entry)
			entry->met = true;
		found->suppressed = &known;
		findings->n_suppressed++;
	}
	pl_arena_release(&arena);
	return prints && !baseline->seen.failed && !baseline->arena.failed;
}

size_t pl_baseline_idle(const struct pl_baseline *baseline)
{
	size_t n = 0;

	for (size_t i = 0; i < baseline->known.n; i++)
		n += !baseline->known.at[i].met;
	return n;
}

void pl_baseline_write(struct pl_baseline *baseline, struct pl_buf *out)
{
	PL_SORT(&baseline->seen, by_line);
	pl_buf_puts(out, head);
	for (size_t i = 0; i < baseline->seen.n; i++) {
		pl_buf_add(out, baseline->seen.at[i].line);
		pl_buf_putc(out, '\n');
	}
}

void pl_baseline_release(struct pl_baseline *baseline)
{
	pl_arena_release(&baseline->arena);
	PL_LIST_RELEASE(&baseline->known);
	PL_LIST_RELEASE(&baseline->seen);
}
