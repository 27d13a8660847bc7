/* Reading examples. */
#include "rule/example.h"

#define AT(field) offsetof(struct pl_example, field)

const char *const pl_example_formats[] = { "post", "md", "html", "txt", "record", NULL };

static const struct pl_param params[] = {
	{ .name = "draft", .type = PL_PARAM_STRING, .offset = AT(draft) },
	{ .name = "network", .type = PL_PARAM_STRING, .offset = AT(network) },
	{ .name = "finds", .type = PL_PARAM_LIST, .offset = AT(finds) },
	{ .name = "fixed", .type = PL_PARAM_STRING, .offset = AT(fixed) },
	{ .name = "format",
	  .type = PL_PARAM_WORD,
	  .offset = AT(format),
	  .words = pl_example_formats },
	{ 0 },
};

/* As YAML on one line, everything in quotes: what means true there means it in
 * quotes too. */
static void add_value(struct pl_buf *out, const struct pl_node *node)
{
	bool map = node->kind == PL_NODE_MAP;

	if (node->kind == PL_NODE_NULL || node->kind == PL_NODE_SCALAR) {
		pl_json_string(out, pl_node_text(node));
		return;
	}
	pl_buf_putc(out, map ? '{' : '[');
	for (const struct pl_node *item = node->first; item; item = item->next) {
		if (map) {
			pl_json_string(out, item->key->text);
			pl_buf_puts(out, ": ");
		}
		add_value(out, item);
		pl_buf_puts(out, item->next ? ", " : "");
	}
	pl_buf_putc(out, map ? '}' : ']');
}

void pl_example_front(struct pl_buf *out, const struct pl_node *value)
{
	pl_json_string(out, value->key->text);
	pl_buf_puts(out, ": ");
	add_value(out, value);
	pl_buf_putc(out, '\n');
}

static bool read_example(struct pl_image *image, uint32_t at, const struct pl_node *item,
			 struct pl_err *err)
{
	struct pl_buf front = { 0 };
	struct pl_example *example = pl_image_at(image, at);
	bool ok = true;

	if (!pl_node_get(item, "draft"))
		return pl_node_fail(item, err, "an example needs a 'draft'");
	if (example) {
		example->line = item->line;
		example->is_fixed = pl_node_get(item, "fixed") != NULL;
	}
	for (const struct pl_node *value = item->first; ok && value; value = value->next) {
		const struct pl_param *param = pl_param_find(params, value->key->text);

		if (param)
			ok = pl_param_read(param, value, image, at, err);
		else
			pl_example_front(&front, value);
	}
	pl_image_ref(image, at + (uint32_t)AT(front), pl_buf_str(&front));
	ok = ok && (!front.failed || pl_fail_nomem(err));
	pl_buf_release(&front);
	return ok;
}

bool pl_examples_read(const struct pl_node *value, struct pl_image *image, uint32_t field,
		      struct pl_err *err)
{
	uint32_t row, at;

	if (value->kind != PL_NODE_LIST)
		return pl_node_fail(value, err,
				    "'examples' wants a list of {draft: …, finds: […]}");
	row = at = pl_image_take(image, value->n * sizeof(struct pl_example));
	for (const struct pl_node *item = value->first; item; item = item->next) {
		if (!read_example(image, at, item, err))
			return false;
		at += (uint32_t)sizeof(struct pl_example);
	}
	pl_image_row(image, field, row, value->n);
	return true;
}

const struct pl_example *pl_example_of(const struct pl_row *examples, bool found)
{
	const struct pl_example *all = PL_ROW(struct pl_example, examples);

	for (uint32_t i = 0; i < examples->n; i++) {
		if ((all[i].finds.n > 0) == found)
			return &all[i];
	}
	return NULL;
}
