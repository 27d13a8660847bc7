/* How long a text is on a network of a ruleset, for users of the library. */
#include "rule/ruleset.h"

#include "base/unicode.h"
#include "post/measure.h"
#include "post/post.h"

static const struct pl_network *find(const struct pl_ruleset *rules, struct pl_str name,
				     struct pl_err *err)
{
	int place = pl_networks_find(&rules->networks, name);
	const char *nearest = pl_networks_nearest(&rules->networks, name);

	if (place >= 0)
		return rules->networks.at[place];
	if (nearest)
		pl_fail(err, PL_INPUT, "no network is called '%.*s'; the nearest is '%s'",
			PL_ARGS(name), nearest);
	else
		pl_fail(err, PL_INPUT, "no network is called '%.*s'", PL_ARGS(name));
	return NULL;
}

/* As it may come from anybody. */
static bool is_text(struct pl_str text, struct pl_err *err)
{
	size_t good;

	if (text.len > PL_POST_BYTES)
		return pl_fail(err, PL_LIMIT, "the post has %zu bytes; %d are the most", text.len,
			       PL_POST_BYTES);
	good = pl_utf8_check(text);
	return good == text.len ||
	       pl_fail(err, PL_INPUT, "the text is not UTF-8 from byte %zu on", good);
}

bool pl_length(const struct pl_ruleset *rules, const char *name, struct pl_str text,
	       uint32_t *length, uint32_t *limit, struct pl_err *err)
{
	const struct pl_network *network = find(rules, pl_str_of(name), err);
	struct pl_length measured;

	if (!network || !is_text(text, err) || !pl_measure_all(network, text, &measured, err))
		return false;
	*length = measured.length;
	*limit = measured.limit;
	return true;
}
