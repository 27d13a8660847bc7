/* The table behind a substitution: its keys, their replacements, and how to find
 * which key it was that matched. */
#include "check/swap.h"

#include "base/dotnet.h"
#include "check/near.h"

#include <string.h>

#define AT(field) offsetof(struct pl_substitution, field)

const struct pl_swap *pl_swap_at(const struct pl_substitution *substitution, uint32_t i)
{
	return PL_ROW(struct pl_swap, &substitution->swaps) + i;
}

void pl_swap_comparable(struct pl_buf *out, struct pl_str text, bool ignorecase)
{
	for (size_t at = 0; at < text.len;) {
		uint32_t code = pl_utf8_next(text, &at);

		if (code == 0x2019)
			code = '\'';
		else if (code == 0xA0 || code == 0x202F)
			code = ' ';
		pl_utf8_put(out, ignorecase ? pl_to_lower(code) : code);
	}
}

bool pl_swap_has_groups(struct pl_str say)
{
	return pl_str_find(say, PL_STR("$"), 0) != SIZE_MAX;
}

struct pl_str pl_swap_choice(struct pl_str *rest)
{
	size_t bar = pl_str_find(*rest, PL_STR("|"), 0);
	size_t end = bar == SIZE_MAX ? rest->len : bar;
	struct pl_str choice = pl_str_cut(*rest, 0, end);

	*rest = pl_str_cut(*rest, bar == SIZE_MAX ? end : end + 1, rest->len);
	return choice;
}

void pl_swap_raise(struct pl_buf *out, struct pl_str text)
{
	size_t at = 0;

	if (text.len)
		pl_utf8_put(out, pl_to_upper(pl_utf8_next(text, &at)));
	pl_buf_add(out, pl_str_cut(text, at, text.len));
}

/* --- replacing as .NET does ------------------------------------------------------------- */

/* The digits behind a dollar, maybe in braces, as a group; the byte behind them, or
 * `at` when they name no group of the key. */
static size_t read_group(struct pl_str say, size_t at, uint32_t groups, uint64_t *group)
{
	bool braced = at < say.len && say.at[at] == '{';
	size_t start = at + braced, end = start;

	while (end < say.len && say.at[end] >= '0' && say.at[end] <= '9')
		end++;
	if (!pl_str_number(pl_str_cut(say, start, end), group) || *group > groups ||
	    (braced && (end == say.len || say.at[end] != '}')))
		return at;
	return end + braced;
}

static void add_group(struct pl_buf *out, struct pl_str text, const struct pl_match *match,
		      uint64_t group)
{
	if (group < match->n && match->group[group].start <= match->group[group].end)
		pl_buf_add(out, pl_str_in(text, match->group[group]));
}

static void add_filled(struct pl_buf *out, struct pl_str say, uint32_t groups, struct pl_str text,
		       const struct pl_match *match)
{
	for (size_t at = 0; at < say.len;) {
		uint64_t group = 0;
		size_t next = at + 1;
		char c = next < say.len ? say.at[next] : 0;

		if (say.at[at] == '$' && (c == '$' || c == '&'))
			next++;
		else if (say.at[at] == '$')
			next = read_group(say, next, groups, &group);
		if (next > at + 1 && c != '$')
			add_group(out, text, match, group);
		else
			pl_buf_putc(out, say.at[at]);
		at = next;
	}
}

struct pl_str pl_swap_again(struct pl_hits *hits, const struct pl_swap *swap, struct pl_str say,
			    struct pl_str text)
{
	struct pl_block alone = pl_expr_alone(text);
	struct pl_buf out = { 0 };
	struct pl_match match;
	struct pl_str filled;
	size_t from = 0, copied = 0;

	while (pl_expr_next(hits, swap->again, &alone, &from, true, &match)) {
		pl_buf_add(&out, pl_str_cut(text, copied, match.group[0].start));
		add_filled(&out, say, swap->groups, text, &match);
		copied = match.group[0].end;
	}
	pl_buf_add(&out, pl_str_cut(text, copied, text.len));
	pl_hits_arena(hits)->failed |= out.failed;
	filled = pl_arena_str(pl_hits_arena(hits), pl_buf_str(&out));
	pl_buf_release(&out);
	return filled;
}

/* --- preparing ---------------------------------------------------------------------------- */

static const char special[] = "\\^$.|?*+()[]{}";

static bool is_plain(struct pl_str text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (strchr(special, text.at[i]) && text.at[i])
			return false;
	}
	return true;
}

/* Behind the lookbehinds that the key begins with: they take no room in a match. */
static size_t skip_lookbehind(struct pl_str key)
{
	size_t at = 0;

	while (pl_str_starts(pl_str_cut(key, at, key.len), "(?<!") ||
	       pl_str_starts(pl_str_cut(key, at, key.len), "(?<=")) {
		size_t end = pl_str_find(key, PL_STR(")"), at);

		/* A group, a class or an escape within: too deep to look into. */
		for (size_t i = at + 4; i < end && end != SIZE_MAX; i++) {
			if (strchr("([\\", key.at[i]))
				return 0;
		}
		if (end == SIZE_MAX)
			return 0;
		at = end + 1;
	}
	return at;
}

/* A bar outside all groups: the key may begin otherwise too. */
static bool has_bar(struct pl_str key)
{
	size_t depth = 0;

	for (size_t i = 0; i < key.len; i++) {
		if (key.at[i] == '\\')
			i++;
		else if (key.at[i] == '(')
			depth++;
		else if (key.at[i] == ')' && depth)
			depth--;
		else if (key.at[i] == '|' && !depth)
			return true;
	}
	return false;
}

/* What a match of the key must begin with, to the letter but for case. */
static struct pl_str fixed_start(struct pl_str key)
{
	size_t at = has_bar(key) ? key.len : skip_lookbehind(key), n = 0;

	key = pl_str_cut(key, at, key.len);
	if (pl_str_starts(key, "(?-i:")) {
		/* Up to where the group ends, if that is at the first bracket. */
		key = pl_str_cut(key, strlen("(?-i:"), key.len);
		n = pl_str_find(key, PL_STR(")"), 0);
		if (n != SIZE_MAX && (n + 1 == key.len || !strchr("?*{", key.at[n + 1])) &&
		    is_plain(pl_str_cut(key, 0, n)))
			return pl_str_cut(key, 0, n);
		return PL_STR("");
	}
	while (n < key.len && !strchr(special, key.at[n]))
		n++;
	/* What is before ? * { may be missing. */
	if (n && n < key.len && strchr("?*{", key.at[n]))
		pl_utf8_prev(key, &n);
	return pl_str_cut(key, 0, n);
}

/* Appends the key with its capturing groups made plain ones; how many they were. */
static uint32_t add_key(struct pl_buf *out, struct pl_str key)
{
	bool class = false;
	uint32_t n = 0;

	for (size_t i = 0; i < key.len; i++) {
		char c = key.at[i];

		pl_buf_putc(out, c);
		if (c == '\\' && i + 1 < key.len)
			pl_buf_putc(out, key.at[++i]);
		else if (c == '[' || c == ']')
			class = c == '[';
		else if (c == '(' && !class && i + 1 < key.len && !strchr("?*", key.at[i + 1])) {
			pl_buf_puts(out, "?:");
			n++;
		}
	}
	return n;
}

/* Plain text, or plain text in the case that it is written in. */
static bool is_word(struct pl_str key)
{
	if (pl_str_starts(key, "(?-i:") && pl_str_ends(key, ")"))
		key = pl_str_cut(key, strlen("(?-i:"), key.len - 1);
	return is_plain(key);
}

/* Which alternation the key stands in, by how many words come before it: keys that are more than
 * words are all in the first. */
static size_t joint_of(const struct pl_prepare *prepare, const struct pl_words *words, size_t i,
		       size_t *n)
{
	size_t joint;

	if (!pl_rule_is_ours(prepare->rule) || words->list.n <= PL_SWAP_MOST ||
	    !is_word(words->list.at[i].key))
		return 0;
	joint = (*n)++ / PL_SWAP_MOST;
	return joint < PL_SWAP_JOINTS ? joint : PL_SWAP_JOINTS - 1;
}

/* A joint pattern: every key a group of one alternation.  False: it has none. */
static bool add_joint(struct pl_buf *out, const struct pl_prepare *prepare,
		      const struct pl_words *words, size_t joint)
{
	bool nonword = PL_SETTINGS(prepare, struct pl_substitution)->nonword;
	struct pl_buf key = { 0 };
	size_t n = 0, words_before = 0;

	pl_expr_open_words(out, prepare, nonword);
	for (size_t i = 0; i < words->list.n; i++) {
		if (joint_of(prepare, words, i, &words_before) != joint)
			continue;
		pl_buf_cut(&key, 0);
		pl_expr_word(&key, &words->list.at[i]);
		pl_buf_puts(out, n++ ? "|(?:" : "(?:");
		add_key(out, pl_buf_str(&key));
		pl_buf_putc(out, ')');
	}
	pl_expr_close_words(out, prepare, nonword);
	out->failed |= key.failed;
	pl_buf_release(&key);
	return n;
}

static bool put_joints(struct pl_prepare *prepare, const struct pl_words *words, struct pl_err *err)
{
	unsigned flags = pl_expr_flags(PL_SETTINGS(prepare, struct pl_substitution)->ignorecase);
	bool ok = true;

	for (size_t i = 0; ok && i < PL_SWAP_JOINTS; i++) {
		struct pl_buf text = { 0 };

		if (!add_joint(&text, prepare, words, i)) {
			pl_buf_release(&text);
			break;
		}
		ok = pl_expr_put(prepare, AT(joint) + i * sizeof(uint32_t), &text, flags, err) &&
		     prepare->needs(prepare, PL_SETTINGS(prepare, struct pl_substitution)->joint[i],
				    err);
	}
	return ok;
}

static uint32_t swap_offset(struct pl_prepare *prepare, size_t i)
{
	const struct pl_substitution *settings = PL_SETTINGS(prepare, struct pl_substitution);
	const char *swaps = pl_row_at(&settings->swaps);

	return (uint32_t)(swaps - prepare->image->bytes.at) +
	       (uint32_t)(i * sizeof(struct pl_swap));
}

static struct pl_swap *swap_of(struct pl_prepare *prepare, size_t i)
{
	return pl_image_at(prepare->image, swap_offset(prepare, i));
}

/* The key's own pattern, which matches only where the search starts. */
static bool put_key(struct pl_prepare *prepare, const struct pl_word *word, size_t i,
		    struct pl_err *err)
{
	const struct pl_substitution *settings = PL_SETTINGS(prepare, struct pl_substitution);
	unsigned flags = pl_expr_flags(settings->ignorecase) | PL_PATTERN_HERE;
	struct pl_buf text = { 0 };
	uint32_t number = 0;

	pl_buf_puts(&text, "\\G");
	pl_expr_open_words(&text, prepare, settings->nonword);
	pl_expr_word(&text, word);
	pl_expr_close_words(&text, prepare, settings->nonword);
	if (text.failed)
		pl_fail_nomem(err);
	else
		number = prepare->pattern(prepare, pl_buf_str(&text), flags, word->node, err);
	pl_buf_release(&text);
	if (number && swap_of(prepare, i))
		swap_of(prepare, i)->pattern = number;
	return number;
}

/* Vale takes a replacement that is more than words for a pattern too, so that
 * `colou?r` is content with both; 0 for one that is none, or no pattern. */
static uint32_t same_pattern(struct pl_prepare *prepare, struct pl_str say)
{
	struct pl_buf text = { 0 };
	struct pl_err ignored = { 0 };
	uint32_t number = 0;
	bool plain = true;

	for (struct pl_str rest = say; rest.len && plain;)
		plain = is_plain(pl_swap_choice(&rest));
	if (plain || !pl_dotnet_takes(say))
		return 0;
	pl_buf_printf(&text, "\\A(?:%.*s)\\z", PL_ARGS(say));
	if (!text.failed)
		number = prepare->pattern(prepare, pl_buf_str(&text), PL_PATTERN_HERE, NULL,
					  &ignored);
	pl_buf_release(&text);
	return number;
}

/* What stands there already is right.  For our rules, which write what they say, a
 * replacement is text. */
static void put_same(struct pl_prepare *prepare, struct pl_str say, size_t i)
{
	struct pl_buf raised = { 0 };
	uint32_t same, same_raised = 0;

	if (pl_swap_has_groups(say) || pl_rule_is_ours(prepare->rule))
		return;
	same = same_pattern(prepare, say);
	if (same && PL_SETTINGS(prepare, struct pl_substitution)->capitalize) {
		pl_swap_raise(&raised, say);
		same_raised = same_pattern(prepare, pl_buf_str(&raised));
		pl_buf_release(&raised);
	}
	if (!same || !swap_of(prepare, i))
		return;
	swap_of(prepare, i)->same = same;
	swap_of(prepare, i)->same_raised = same_raised;
}

/* The key alone, by which Vale fills what the replacement takes from the match. */
static bool put_again(struct pl_prepare *prepare, const struct pl_word *word, size_t i,
		      struct pl_err *err)
{
	const struct pl_substitution *settings = PL_SETTINGS(prepare, struct pl_substitution);
	struct pl_buf ignored = { 0 };
	uint32_t number, groups;

	if (!pl_swap_has_groups(word->say) || pl_rule_is_ours(prepare->rule))
		return true;
	groups = add_key(&ignored, word->key);
	pl_buf_release(&ignored);
	number = prepare->pattern(prepare, word->key,
				  (settings->ignorecase ? (unsigned)PL_REGEX_NOCASE : 0U) |
					  PL_PATTERN_HERE,
				  word->node, err);
	if (number && swap_of(prepare, i)) {
		swap_of(prepare, i)->again = number;
		swap_of(prepare, i)->groups = groups;
	}
	return number != 0;
}

/* Fills the i-th swap of the image. */
static bool put_swap(struct pl_prepare *prepare, const struct pl_word *word, size_t i,
		     struct pl_err *err)
{
	bool ignorecase = PL_SETTINGS(prepare, struct pl_substitution)->ignorecase;
	bool plain = is_plain(word->key);
	struct pl_str start = plain ? word->key : fixed_start(word->key);
	uint32_t at = swap_offset(prepare, i);
	struct pl_buf text = { 0 };
	bool failed;

	pl_swap_comparable(&text, start, ignorecase);
	pl_image_ref(prepare->image, at + (uint32_t)offsetof(struct pl_swap, start),
		     pl_buf_str(&text));
	failed = text.failed;
	pl_buf_release(&text);
	pl_image_ref(prepare->image, at + (uint32_t)offsetof(struct pl_swap, say), word->say);
	if (failed || prepare->image->bytes.failed)
		return pl_fail_nomem(err);
	if ((!plain && !put_key(prepare, word, i, err)) || !put_again(prepare, word, i, err))
		return false;
	put_same(prepare, word->say, i);
	return true;
}

static bool put_swaps(struct pl_prepare *prepare, const struct pl_words *words, struct pl_err *err)
{
	size_t n = words->list.n;
	uint32_t swaps = pl_image_take(prepare->image, n * sizeof(struct pl_swap));

	pl_image_row(prepare->image, prepare->settings + (uint32_t)AT(swaps), swaps, n);
	if (prepare->image->bytes.failed)
		return pl_fail_nomem(err);
	for (size_t i = 0; i < n; i++) {
		if (!put_swap(prepare, &words->list.at[i], i, err))
			return false;
	}
	return true;
}

/* A plain key and its place among the swaps. */
static struct pl_same *plain_keys(struct pl_arena *arena, const struct pl_substitution *settings,
				  uint32_t *n)
{
	struct pl_same *keys = PL_NEW_ARRAY(arena, struct pl_same, settings->swaps.n + 1);

	for (uint32_t i = 0; keys && i < settings->swaps.n; i++) {
		const struct pl_swap *swap = pl_swap_at(settings, i);

		if (!swap->pattern)
			keys[(*n)++] =
				(struct pl_same){ pl_arena_str(arena, pl_ref_str(&swap->start)),
						  i };
	}
	return arena->failed ? NULL : keys;
}

static bool put_plain(struct pl_prepare *prepare, struct pl_err *err)
{
	struct pl_arena arena = { 0 };
	uint32_t n = 0, at;
	struct pl_same *keys = plain_keys(&arena, PL_SETTINGS(prepare, struct pl_substitution), &n);
	uint32_t *numbers;

	if (!keys) {
		pl_arena_release(&arena);
		return pl_fail_nomem(err);
	}
	pl_same_sort(keys, n);
	at = pl_image_take(prepare->image, n * sizeof(*numbers) + 1);
	numbers = pl_image_at(prepare->image, at);
	for (uint32_t i = 0; numbers && i < n; i++)
		numbers[i] = keys[i].of;
	pl_image_row(prepare->image, prepare->settings + (uint32_t)AT(plain), at, n);
	pl_arena_release(&arena);
	return numbers || pl_fail_nomem(err);
}

/* Vale's action `replace` without words of its own names the alternatives. */
static enum pl_show choose_show(const struct pl_node *rule)
{
	const struct pl_node *action = pl_node_get(rule, "action");
	const struct pl_node *words = pl_node_get(action, "params");

	if (pl_rule_is_ours(rule))
		return PL_SHOW_WORDS;
	return pl_node_is(pl_node_get(action, "name"), "replace") && (!words || !words->n)
		       ? PL_SHOW_QUOTED
		       : PL_SHOW_WRITTEN;
}

static bool gather(struct pl_prepare *prepare, struct pl_words *words, struct pl_err *err)
{
	if (!pl_words_add_map(words, prepare, AT(swap), err) ||
	    !pl_words_add_lists(words, prepare, AT(list), err))
		return false;
	pl_words_sort(words);
	return words->list.n ||
	       pl_node_fail(prepare->rule, err,
			    "a rule of kind 'substitution' needs 'swap' or 'list'");
}

bool pl_swap_prepare(struct pl_prepare *prepare, struct pl_err *err)
{
	struct pl_substitution *settings = PL_SETTINGS(prepare, struct pl_substitution);
	struct pl_words words = { 0 };
	bool ok;

	if (!settings)
		return pl_fail_nomem(err);
	settings->show = (uint8_t)choose_show(prepare->rule);
	/* Keys first, one by one, so that an error names the one that is wrong. */
	ok = gather(prepare, &words, err) && put_swaps(prepare, &words, err) &&
	     put_plain(prepare, err) && put_joints(prepare, &words, err) &&
	     pl_expr_put_exceptions(prepare, AT(exceptions), AT(excepted), err) &&
	     pl_action_put(prepare, AT(action), err);
	pl_words_release(&words);
	return ok;
}
