/* Reading where advice comes from. */
#include "rule/cite.h"

#include "post/date.h"

static bool read_citation(struct pl_image *image, uint32_t at, const struct pl_node *item,
			  struct pl_err *err)
{
	static const struct pl_param params[] = {
		{ .name = "title",
		  .type = PL_PARAM_STRING,
		  .offset = offsetof(struct pl_citation, title) },
		{ .name = "url",
		  .type = PL_PARAM_STRING,
		  .offset = offsetof(struct pl_citation, url) },
		{ .name = "date",
		  .type = PL_PARAM_STRING,
		  .offset = offsetof(struct pl_citation, date) },
		{ .name = "review-by",
		  .type = PL_PARAM_STRING,
		  .offset = offsetof(struct pl_citation, review_by) },
		{ 0 },
	};

	struct pl_date day;

	if (item->kind != PL_NODE_MAP)
		return pl_node_fail(item, err, "a source is {title: …, url: …, date: …}");
	for (const struct pl_node *value = item->first; value; value = value->next) {
		const struct pl_param *param = pl_param_find(params, value->key->text);

		if (!param)
			return pl_node_fail(
				value->key, err,
				"a source has a title, a url, a date and a review-by, no "
				"'%.*s'",
				PL_ARGS(value->key->text));
		if (!pl_param_read(param, value, image, at, err))
			return false;
		if (param->offset == offsetof(struct pl_citation, review_by) &&
		    !pl_date_last(value->text, &day))
			return pl_node_fail(value, err,
					    "'review-by' is a date such as 2027, 2027-03 or "
					    "2027-03-31, not '%.*s'",
					    PL_ARGS(value->text));
	}
	return true;
}

bool pl_citations_read(const struct pl_node *value, struct pl_image *image, uint32_t field,
		       struct pl_err *err)
{
	uint32_t row;
	size_t i = 0;

	if (value->kind != PL_NODE_LIST)
		return pl_node_fail(value, err,
				    "'source' wants a list of {title: …, url: …, date: …}");
	row = pl_image_take(image, value->n * sizeof(struct pl_citation));
	for (const struct pl_node *item = value->first; item; item = item->next, i++) {
		if (!read_citation(image, row + (uint32_t)(i * sizeof(struct pl_citation)), item,
				   err))
			return false;
	}
	pl_image_row(image, field, row, value->n);
	return true;
}
