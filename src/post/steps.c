/* Keeping the steps of Vale's walk. */
#include "post/steps.h"

#include "base/unicode.h"

static void add(struct pl_steps *steps, enum pl_step_kind kind, struct pl_str text, uint32_t prose,
		bool running)
{
	struct pl_step *step = PL_PUSH(&steps->list);

	if (step)
		*step = (struct pl_step){ kind, pl_arena_str(&steps->arena, text), prose, running };
}

void pl_steps_text(struct pl_steps *steps, struct pl_str text)
{
	if (text.len)
		add(steps, PL_STEP_TEXT, text, UINT32_MAX, false);
}

void pl_steps_put(struct pl_steps *steps, struct pl_str text, bool blank, bool masked)
{
	if (blank)
		pl_buf_putc(&steps->block, ' ');
	for (size_t at = 0; masked && at < text.len;)
		pl_buf_putc(&steps->block, pl_utf8_next(text, &at) == '\n' ? '\n' : '*');
	if (!masked)
		pl_buf_add(&steps->block, text);
}

static int digit_of(struct pl_str text, size_t at)
{
	char c = at < text.len ? text.at[at] : '\0';

	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* As of a query: + is a blank and %XX a byte; one % that is neither spoils it all. */
static void add_unescaped(struct pl_steps *steps, struct pl_str value)
{
	struct pl_buf made = { 0 };
	bool spoilt = false;

	for (size_t at = 0; at < value.len && !spoilt; at++) {
		int high = digit_of(value, at + 1), low = digit_of(value, at + 2);

		if (value.at[at] != '%') {
			pl_buf_putc(&made, value.at[at] == '+' ? ' ' : value.at[at]);
			continue;
		}
		spoilt = high < 0 || low < 0;
		pl_buf_putc(&made, (char)(high * 16 + low));
		at += 2;
	}
	if (!spoilt)
		add(steps, PL_STEP_VALUE, pl_buf_str(&made), UINT32_MAX, false);
	steps->list.failed = steps->list.failed || made.failed;
	pl_buf_release(&made);
}

void pl_steps_value(struct pl_steps *steps, struct pl_str value, bool is_address)
{
	if (value.len && is_address)
		add_unescaped(steps, value);
	else if (value.len)
		add(steps, PL_STEP_VALUE, value, UINT32_MAX, false);
}

void pl_steps_alt(struct pl_steps *steps, struct pl_str text, uint32_t prose)
{
	add(steps, PL_STEP_ALT, text, prose, false);
}

void pl_steps_end(struct pl_steps *steps, uint32_t prose, bool running)
{
	struct pl_str text = pl_buf_str(&steps->block);

	while (!running && pl_str_starts(text, " "))
		text = pl_str_cut(text, 1, text.len);
	add(steps, PL_STEP_BLOCK, text, prose, running);
	pl_buf_cut(&steps->block, 0);
}

bool pl_steps_failed(const struct pl_steps *steps)
{
	return steps->list.failed || steps->arena.failed || steps->block.failed;
}

void pl_steps_release(struct pl_steps *steps)
{
	PL_LIST_RELEASE(&steps->list);
	pl_arena_release(&steps->arena);
	pl_buf_release(&steps->block);
}
