/* What readers of JSON and of YAML are tried with: the trees they make, what they refuse and
 * where, how much they take. */
#ifndef PL_TESTS_BASE_READER_H
#define PL_TESTS_BASE_READER_H

#include "base/node.h"

#include "test.h"

static struct pl_arena arena;

static int clean(void **state)
{
	(void)state;
	pl_arena_release(&arena);
	return 0;
}

/* Writes the tree in one line: [list], {key=value}, 'plain', "quoted", ~. */
static void show(struct pl_buf *out, const struct pl_node *node)
{
	const char *ends = node->kind == PL_NODE_MAP ? "{}" : "[]";

	if (node->kind == PL_NODE_NULL) {
		pl_buf_puts(out, "~");
	} else if (node->kind == PL_NODE_SCALAR) {
		pl_buf_printf(out, node->quoted ? "\"%.*s\"" : "'%.*s'", PL_ARGS(node->text));
	} else {
		pl_buf_putc(out, ends[0]);
		for (const struct pl_node *child = node->first; child; child = child->next) {
			if (child->key)
				pl_buf_printf(out, "%.*s=", PL_ARGS(child->key->text));
			show(out, child);
			if (child->next)
				pl_buf_puts(out, ",");
		}
		pl_buf_putc(out, ends[1]);
	}
}

/* Reads the text, of a file of that name, into `arena`. */
typedef const struct pl_node *reader(struct pl_str text, const char *file, struct pl_err *err);

struct tree {
	const char *text, *tree;
};

static void must_read(reader *read, const struct tree *trees, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct pl_err err = { 0 };
		struct pl_buf came = { 0 };
		const struct pl_node *node = read(pl_str_of(trees[i].text), "t", &err);

		if (node)
			show(&came, node);
		else
			pl_buf_puts(&came, err.text);
		if (strcmp(came.at, trees[i].tree) != 0) {
			print_error("%s\nwanted %s\ncame   %s\n", trees[i].text, trees[i].tree,
				    came.at);
			fail();
		}
		pl_buf_release(&came);
	}
}

struct refusal {
	const char *text;
	uint32_t line, column;
	const char *says; /* a part of the error */
};

static void must_refuse(reader *read, const struct refusal *refusals, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct pl_err err = { 0 };
		const struct pl_node *node = read(pl_str_of(refusals[i].text), "r", &err);

		if (node || err.line != refusals[i].line || err.column != refusals[i].column ||
		    !strstr(err.text, refusals[i].says)) {
			print_error("%s\nwanted %u:%u: %s\ncame   %u:%u: %s\n", refusals[i].text,
				    refusals[i].line, refusals[i].column, refusals[i].says,
				    err.line, err.column, node ? "(read)" : err.text);
			fail();
		}
		assert_int_equal(err.code, PL_SYNTAX);
		assert_string_equal(err.file, "r");
	}
}

/* `head`, then `unit` n times, then `tail`. */
struct size {
	const char *head, *unit;
	size_t n;
	const char *tail;
	const char *says; /* NULL: it reads */
};

static void must_hold(reader *read, const struct size *sizes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct pl_err err = { 0 };
		struct pl_buf text = { 0 };
		const struct pl_node *node;

		pl_buf_puts(&text, sizes[i].head);
		for (size_t k = 0; k < sizes[i].n; k++)
			pl_buf_puts(&text, sizes[i].unit);
		pl_buf_puts(&text, sizes[i].tail);
		node = read(pl_buf_str(&text), "s", &err);
		if (!node != !!sizes[i].says ||
		    (!node && (!strstr(err.text, sizes[i].says) || !err.line || !err.column))) {
			print_error("%s%s… × %zu\nwanted %s\ncame   %u:%u %s\n", sizes[i].head,
				    sizes[i].unit, sizes[i].n,
				    sizes[i].says ? sizes[i].says : "(read)", err.line, err.column,
				    node ? "(read)" : err.text);
			fail();
		}
		pl_buf_release(&text);
		pl_arena_reset(&arena);
	}
}

/* Texts of pieces put together by chance, 20,000 of them, of `least` pieces at least: each is
 * read or refused with a place; `seen` looks at what was read. */
static void must_survive(reader *read, const char *const *pieces, size_t n, uint32_t least,
			 void (*seen)(struct pl_str text, const struct pl_node *node))
{
	uint64_t seed = 7;
	uint32_t n_read = 0;

	for (uint32_t round = 0; round < 20000; round++) {
		struct pl_buf text = { 0 };
		struct pl_err err = { 0 };
		const struct pl_node *node;

		for (uint32_t left = least + round % 10; left; left--) {
			seed = (seed * 1664525 + 1013904223) % 4294967296;
			pl_buf_puts(&text, pieces[(seed >> 16) % n]);
		}
		node = read(pl_buf_str(&text), "f", &err);
		if (!node && (!err.line || !err.column || err.code == PL_OK))
			fail_msg("no place for '%s' in\n%s", err.text, text.at);
		if (node && seen)
			seen(pl_buf_str(&text), node);
		n_read += node != NULL;
		pl_buf_release(&text);
		pl_arena_reset(&arena);
	}
	assert_true(n_read > 100);
}

#define N_OF(array) (sizeof(array) / sizeof(*(array)))

#endif
