/* From .NET patterns to PCRE2: references, and writing. */
#include "base/dotnode.h"

#include "base/regex.h"
#include "base/unicode.h"

enum {
	LONGEST = 256 << 10, /* as pl_regex_new takes them */
	MOST_NAMED = 10000,  /* captures before the last with a name, when they are counted */
};

/* --- references ------------------------------------------------------------------------ */

/* A capture whose name no other before it has. */
static bool is_new(const struct pl_dotnet *dotnet, size_t i)
{
	struct pl_str name = dotnet->captures.at[i]->name;

	for (size_t k = 0; k < i; k++) {
		if (pl_str_same(dotnet->captures.at[k]->name, name))
			return false;
	}
	return true;
}

/* The captures as regexp2 counts them: those without a name first, then each name
 * once.  More names than that are more than PCRE2 takes. */
static bool count_slots(struct pl_dotnet *dotnet)
{
	for (int named = 0; named < 2; named++) {
		for (size_t i = 0; i < dotnet->captures.n; i++) {
			struct pl_dot *capture = dotnet->captures.at[i], **slot;

			if ((capture->name.len > 0) != named || (named && !is_new(dotnet, i)))
				continue;
			slot = named && i > MOST_NAMED ? NULL : PL_PUSH(&dotnet->slots);
			if (!slot)
				return false;
			*slot = capture;
		}
	}
	return true;
}

bool pl_dot_is_referred(const struct pl_dotnet *dotnet, const struct pl_dot *capture)
{
	for (size_t i = 0; i < dotnet->refs.n; i++) {
		const struct pl_dot *ref = dotnet->refs.at[i];

		if (ref->n == capture->n ||
		    (capture->name.len && pl_str_same(ref->name, capture->name)))
			return true;
	}
	return false;
}

/* `\2` stays when the second group of one is the second of the other, and no digit
 * comes next once blanks are left out. */
static void number_ref(struct pl_dotnet *dotnet, struct pl_dot *ref, uint32_t number)
{
	bool plain = dotnet->text.at[ref->at + 1] == ref->name.at[0];

	if (ref->kind == PL_DOT_IF)
		ref->text = pl_arena_printf(dotnet->arena, "(?(%u)", ref->n);
	else if (!plain || number != ref->n || number > 9 || (ref->options & PL_DOT_X))
		ref->text = pl_arena_printf(dotnet->arena, "\\g{%u}", ref->n);
}

static void resolve(struct pl_dotnet *dotnet)
{
	if (dotnet->refs.n && !count_slots(dotnet))
		pl_dot_lose(dotnet);
	for (size_t i = 0; i < dotnet->refs.n && !dotnet->lost; i++) {
		struct pl_dot *ref = dotnet->refs.at[i];
		uint64_t number;
		const struct pl_dot *capture;

		if (!pl_str_number(ref->name, &number))
			continue;
		capture = number - 1 < dotnet->slots.n ? dotnet->slots.at[number - 1] : NULL;
		if (capture) {
			ref->n = capture->n;
			number_ref(dotnet, ref, (uint32_t)number);
		} else if (ref->kind == PL_DOT_IF) {
			pl_dot_lose(dotnet);
		} else {
			pl_dot_no_group(dotnet, ref);
		}
	}
}

/* --- writing ----------------------------------------------------------------------------- */

static void write_options(const struct pl_dot *node, const struct pl_dot *inside,
			  struct pl_buf *out)
{
	static const char letters[] = "ims"; /* the bits of PL_DOT_I and so on, in order */
	unsigned differ = (node->options ^ inside->options) & (PL_DOT_I | PL_DOT_M | PL_DOT_S);

	pl_buf_puts(out, "(?");
	for (unsigned i = 0; i < 3; i++) {
		if (differ & node->options & 1u << i)
			pl_buf_putc(out, letters[i]);
	}
	pl_buf_puts(out, differ & ~node->options ? "-" : "");
	for (unsigned i = 0; i < 3; i++) {
		if (differ & ~node->options & 1u << i)
			pl_buf_putc(out, letters[i]);
	}
	pl_buf_puts(out, ":");
}

static void write_leaf(const struct pl_dot *node, const struct pl_dot *inside, struct pl_buf *out)
{
	unsigned matter = PL_DOT_I | PL_DOT_M | PL_DOT_S;
	bool wrapped = inside && ((node->options ^ inside->options) & matter);

	if (wrapped)
		write_options(node, inside, out);
	pl_buf_add(out, node->text);
	pl_buf_puts(out, wrapped ? ")" : "");
}

static void write_children(struct pl_dotnet *dotnet, const struct pl_dot *node,
			   const struct pl_dot *inside, const char *between, struct pl_buf *out)
{
	for (const struct pl_dot *child = node->first; child; child = child->next) {
		pl_dot_write(dotnet, child, inside, out);
		pl_buf_puts(out, child->next ? between : "");
	}
}

/* A lookbehind that calls itself is slow: what comes next is asked for first, where
 * that is quickly told.  `(?<!a*b)c` is `(?=c)(?<!a*b)c`. */
static void write_guarded(struct pl_dotnet *dotnet, const struct pl_dot *node,
			  const struct pl_dot *inside, struct pl_buf *out)
{
	unsigned before = dotnet->n_defined;
	struct pl_buf behind = { 0 };

	pl_dot_write(dotnet, node, inside, &behind);
	if (dotnet->n_defined > before && node->next && pl_dot_is_quick(node->next)) {
		pl_buf_puts(out, "(?=");
		pl_dot_write(dotnet, node->next, inside ? inside : node, out);
		pl_buf_puts(out, ")");
	}
	pl_buf_add(out, pl_buf_str(&behind));
	out->failed |= behind.failed;
	pl_buf_release(&behind);
}

static void write_sequence(struct pl_dotnet *dotnet, const struct pl_dot *node,
			   const struct pl_dot *inside, struct pl_buf *out)
{
	for (const struct pl_dot *child = node->first; child; child = child->next) {
		if (child->kind == PL_DOT_BEHIND)
			write_guarded(dotnet, child, inside, out);
		else
			pl_dot_write(dotnet, child, inside, out);
	}
}

static void write_group(struct pl_dotnet *dotnet, const struct pl_dot *node,
			const struct pl_dot *inside, struct pl_buf *out)
{
	bool plain = inside && (node->kind == PL_DOT_GROUP || node->kind == PL_DOT_CAPTURE);

	if (plain)
		pl_buf_puts(out, "(?:");
	else
		pl_buf_add(out, node->text);
	write_children(dotnet, node, inside, "", out);
	pl_buf_puts(out, ")");
}

/* What stands behind a lookbehind in a condition is the condition's: it may be several
 * things now. */
static void write_if(struct pl_dotnet *dotnet, const struct pl_dot *node,
		     const struct pl_dot *inside, struct pl_buf *out)
{
	const struct pl_dot *test = node->first;
	bool several = test->kind == PL_DOT_BEHIND && !pl_dot_is_easy(test);

	pl_buf_add(out, node->text);
	pl_buf_puts(out, several ? "(?=" : "");
	pl_dot_write(dotnet, test, inside, out);
	pl_buf_puts(out, several ? ")" : "");
	if (test->next)
		pl_dot_write(dotnet, test->next, inside, out);
	pl_buf_puts(out, ")");
}

/* PCRE2 repeats no assertion of one sign. */
static void write_repeat(struct pl_dotnet *dotnet, const struct pl_dot *node,
			 const struct pl_dot *inside, struct pl_buf *out)
{
	bool alone = node->first->kind == PL_DOT_ZERO;

	pl_buf_puts(out, alone ? "(?:" : "");
	pl_dot_write(dotnet, node->first, inside, out);
	pl_buf_puts(out, alone ? ")" : "");
	pl_buf_add(out, node->text);
}

void pl_dot_write(struct pl_dotnet *dotnet, const struct pl_dot *node, const struct pl_dot *inside,
		  struct pl_buf *out)
{
	switch (node->kind) {
	case PL_DOT_TEXT:
	case PL_DOT_ZERO:
	case PL_DOT_REF:
		write_leaf(node, inside, out);
		break;
	case PL_DOT_NOTHING:
		if (!inside)
			pl_buf_add(out, node->text);
		break;
	case PL_DOT_SEQUENCE:
		write_sequence(dotnet, node, inside, out);
		break;
	case PL_DOT_EITHER:
		write_children(dotnet, node, inside, "|", out);
		break;
	case PL_DOT_REPEAT:
		write_repeat(dotnet, node, inside, out);
		break;
	case PL_DOT_IF:
		write_if(dotnet, node, inside, out);
		break;
	case PL_DOT_BEHIND:
		pl_dot_write_behind(dotnet, node, inside, out);
		break;
	default:
		write_group(dotnet, node, inside, out);
	}
}

/* --- the whole ---------------------------------------------------------------------------- */

static bool write_all(struct pl_dotnet *dotnet, const struct pl_dot *all, struct pl_str *result)
{
	struct pl_buf out = { 0 };
	bool fits;

	pl_dot_write(dotnet, all, NULL, &out);
	if (dotnet->defined.len)
		pl_buf_printf(&out, "(?(DEFINE)%s)", dotnet->defined.at);
	fits = out.len <= LONGEST + PL_DOT_MOST;
	if (fits && !dotnet->failed && !pl_str_same(pl_buf_str(&out), dotnet->text))
		*result = pl_arena_str(dotnet->arena, pl_buf_str(&out));
	dotnet->arena->failed |= out.failed;
	pl_buf_release(&out);
	return fits && !dotnet->failed;
}

/* The pattern's tree, its references resolved; NULL when it is not regexp2's. */
static const struct pl_dot *read_all(struct pl_dotnet *dotnet)
{
	const struct pl_dot *all = NULL;

	if (dotnet->text.len <= LONGEST && pl_utf8_check(dotnet->text) == dotnet->text.len)
		all = pl_dot_read(dotnet);
	if (all)
		resolve(dotnet);
	return dotnet->lost ? NULL : all;
}

static void release(struct pl_dotnet *dotnet)
{
	dotnet->arena->failed |= dotnet->captures.failed || dotnet->refs.failed ||
				 dotnet->slots.failed || dotnet->defined.failed;
	PL_LIST_RELEASE(&dotnet->captures);
	PL_LIST_RELEASE(&dotnet->refs);
	PL_LIST_RELEASE(&dotnet->slots);
	pl_buf_release(&dotnet->defined);
}

bool pl_dotnet_to_pcre(struct pl_arena *arena, struct pl_str pattern, unsigned flags,
		       struct pl_str *out, struct pl_err *err)
{
	struct pl_dotnet dotnet = { .arena = arena, .err = err, .text = pattern };
	const struct pl_dot *all;

	*out = pattern;
	dotnet.options = (flags & PL_REGEX_NOCASE ? PL_DOT_I : 0) |
			 (flags & PL_REGEX_MULTILINE ? PL_DOT_M : 0);
	all = read_all(&dotnet);
	if (all)
		write_all(&dotnet, all, out);
	release(&dotnet);
	if (arena->failed)
		return pl_fail_nomem(err);
	return !dotnet.failed;
}

bool pl_dotnet_takes(struct pl_str pattern)
{
	struct pl_arena arena = { 0 };
	struct pl_dotnet dotnet = { .arena = &arena, .text = pattern };
	bool taken = read_all(&dotnet) != NULL || dotnet.failed;

	release(&dotnet);
	pl_arena_release(&arena);
	return taken;
}

struct pl_regex *pl_dotnet_compile(struct pl_str pattern, unsigned flags, struct pl_err *err)
{
	struct pl_arena arena = { 0 };
	struct pl_regex *regex = NULL;
	struct pl_str translated;

	if (pl_dotnet_to_pcre(&arena, pattern, flags, &translated, err))
		regex = pl_regex_new(translated, flags, err);
	pl_arena_release(&arena);
	return regex;
}
