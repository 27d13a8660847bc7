/* Findings as the public interface shows them, and their messages. */
#include "lint/lint.h"

#include <string.h>

/* A verb of a message: %s, %d, %v, %q, with %[2]s for the second argument. */
struct verb {
	size_t len;   /* 0: it is none */
	size_t index; /* of the argument; SIZE_MAX: a number that none can have */
	char sort;
};

static struct verb verb_at(struct pl_str format, size_t at, size_t next)
{
	struct verb verb = { .index = next };
	size_t i = at + 1;
	uint64_t number;

	if (i < format.len && format.at[i] == '[') {
		size_t end = pl_str_find(format, PL_STR("]"), i);

		if (end == SIZE_MAX || !pl_str_number(pl_str_cut(format, i + 1, end), &number))
			return verb;
		verb.index = number && number <= UINT32_MAX ? (size_t)number - 1 : SIZE_MAX;
		i = end + 1;
	}
	if (i < format.len && format.at[i] && strchr("sdvq", format.at[i])) {
		verb.len = i + 1 - at;
		verb.sort = format.at[i];
	}
	return verb;
}

/* As Go's fmt does, which Vale gives one argument more, the empty text: one that is
 * missing is nothing, and of others the message says so. */
static void add_verb(struct pl_buf *out, struct verb verb, bool numbered, const struct pl_str *args,
		     size_t n_args)
{
	struct pl_str text = verb.index < n_args ? args[verb.index] : PL_STR("");

	if (verb.index > n_args)
		pl_buf_printf(out, "%%!%c(%s)", verb.sort, numbered ? "BADINDEX" : "MISSING");
	else if (verb.sort == 'q')
		pl_buf_printf(out, "\"%.*s\"", PL_ARGS(text));
	else
		pl_buf_add(out, text);
}

/* Where the first line end stands, or the first blank behind another or behind nothing. */
static size_t one_line_end(struct pl_str text)
{
	char before = ' ';

	for (size_t i = 0; i < text.len; before = text.at[i++]) {
		char c = text.at[i];

		if (c == '\n' || c == '\r' || (c == ' ' && before == ' '))
			return i;
	}
	return text.len;
}

/* As in Vale, line ends are blanks, and blanks in a row are one, but for kinds that tell
 * of blanks. */
static void to_one_line(struct pl_buf *out, bool exact)
{
	size_t kept = one_line_end(pl_buf_str(out));

	for (size_t i = kept; i < out->len; i++) {
		char c = out->at[i] == '\n' || out->at[i] == '\r' ? ' ' : out->at[i];

		if (exact || c != ' ' || !kept || out->at[kept - 1] != ' ')
			out->at[kept++] = c;
	}
	pl_buf_cut(out, kept);
}

static bool has_byte(struct pl_str text, char byte)
{
	return text.len && memchr(text.at, byte, text.len);
}

/* Of two blanks in a row one stands at an odd place. */
static bool has_two_blanks(struct pl_str text)
{
	for (size_t i = 1; i < text.len; i += 2) {
		if (text.at[i] == ' ' &&
		    (text.at[i - 1] == ' ' || (i + 1 < text.len && text.at[i + 1] == ' ')))
			return true;
	}
	return false;
}

/* Does it say the same whatever the arguments are, in one line? */
static bool is_as_told(struct pl_str format)
{
	return !has_byte(format, '%') && !has_byte(format, '\n') && !has_byte(format, '\r') &&
	       !has_two_blanks(format) && pl_str_trim(format).len == format.len;
}

struct pl_str pl_message(struct pl_arena *arena, struct pl_str format, const struct pl_str *args,
			 size_t n_args, bool exact)
{
	struct pl_buf out = { 0 };
	struct pl_str message;
	size_t next = 0, len;

	if (is_as_told(format))
		return format;
	pl_buf_grow(&out, 2 * format.len); /* mostly enough for what the verbs stand for */
	for (size_t i = 0; i < format.len; i += len) {
		size_t plain = pl_str_find(format, PL_STR("%"), i);
		struct verb verb;

		len = (plain < format.len ? plain : format.len) - i;
		if (len) {
			pl_buf_add(&out, pl_str_cut(format, i, i + len));
			continue;
		}
		verb = verb_at(format, i, next);
		len = verb.len;
		if (len) {
			add_verb(&out, verb, format.at[i + 1] == '[', args, n_args);
			next = verb.index > n_args ? next : verb.index + 1;
			continue;
		}
		len = pl_str_starts(pl_str_cut(format, i, format.len), "%%") ? 2 : 1;
		pl_buf_putc(&out, format.at[i]);
	}
	to_one_line(&out, exact);
	message = pl_arena_str(arena, pl_str_trim(pl_buf_str(&out)));
	arena->failed = arena->failed || out.failed;
	pl_buf_release(&out);
	return message;
}

size_t pl_findings_count(const struct pl_findings *findings)
{
	return findings->list.n;
}

const struct pl_err *pl_findings_fault(const struct pl_findings *findings, size_t i)
{
	return i < findings->faults.list.n ? &findings->faults.list.at[i] : NULL;
}

/* Where people look for it: an alternative text is looked for at its entry. */
static struct pl_span shown_at(const struct pl_findings *findings, const struct pl_found_at *found)
{
	return found->media < 0 ? found->span : findings->post.media[found->media].place;
}

/* What the draft says to silence the finding. */
static void tell_suppressed(const struct pl_findings *findings, const struct pl_suppression *said,
			    struct pl_finding *finding)
{
	static const char *const by[] = {
		[PL_BY_COMMENT] = "comment",
		[PL_BY_FRONT] = "front matter",
		[PL_BY_TAIL] = "remark",
		[PL_BY_BASELINE] = "baseline",
	};

	finding->suppressed_by = by[said->by];
	finding->reason = said->reason;
	if (said->place.end)
		finding->suppressed_line =
			pl_place_of(&findings->post.lines, said->place.start, PL_POINTS).line;
}

struct pl_finding pl_findings_unplaced(const struct pl_findings *findings, size_t i)
{
	const struct pl_found_at *found = &findings->list.at[i];

	return (struct pl_finding){
		.rule = pl_ref_str(&found->rule->name),
		.level = found->level,
		.message = found->message,
		.practice = pl_ref_str(&found->rule->practice),
		.url = pl_ref_str(&found->rule->link),
		.whole = found->whole,
		.media = found->media,
		.span = found->span,
		.match = found->match,
		.told = found->told,
		.times = found->times,
		.has_fix = found->n_edits > 0,
		.safe = found->rule->fix == PL_FIX_SAFE && !found->unsure,
		.suppressed = found->suppressed != NULL,
	};
}

struct pl_finding pl_findings_at(const struct pl_findings *findings, size_t i)
{
	const struct pl_found_at *found = &findings->list.at[i];
	struct pl_span shown = shown_at(findings, found);
	struct pl_place from = pl_place_of(&findings->post.lines, shown.start, PL_POINTS);
	struct pl_place to = pl_place_of(&findings->post.lines, shown.end, PL_POINTS);
	struct pl_finding finding = pl_findings_unplaced(findings, i);

	finding.line = from.line;
	finding.column = from.column;
	finding.end_line = to.line;
	finding.end_column = to.column;
	if (found->suppressed)
		tell_suppressed(findings, found->suppressed, &finding);
	return finding;
}

size_t pl_finding_edits(const struct pl_findings *findings, size_t i)
{
	return findings->list.at[i].n_edits;
}

struct pl_edit pl_finding_edit(const struct pl_findings *findings, size_t i, size_t edit)
{
	return findings->list.at[i].edits[edit];
}

const char *pl_version(void)
{
	return PL_VERSION;
}
