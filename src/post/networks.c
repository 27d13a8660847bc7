/* Networks in force: found by name, and what each of them says. */
#include "post/network.h"

/* --- by name -------------------------------------------------------------------------------------
 */

static bool is_called(const struct pl_network *network, struct pl_str name)
{
	const struct pl_ref *aliases = PL_ROW(struct pl_ref, &network->aliases);

	if (pl_str_is_nocase(name, pl_ref_str(&network->name).at))
		return true;
	for (uint32_t i = 0; i < network->aliases.n; i++) {
		if (pl_str_is_nocase(name, pl_ref_str(&aliases[i]).at))
			return true;
	}
	return false;
}

int pl_networks_find(const struct pl_networks *networks, struct pl_str name)
{
	for (size_t i = 0; i < networks->n; i++) {
		if (is_called(networks->at[i], name))
			return (int)i;
	}
	return -1;
}

/* Names and aliases of all networks, one after the other. */
static const char *name_at(const void *context, size_t i)
{
	const struct pl_networks *networks = context;

	for (size_t n = 0; n < networks->n; n++) {
		const struct pl_network *network = networks->at[n];

		if (i == 0)
			return pl_ref_str(&network->name).at;
		if (i <= network->aliases.n)
			return pl_ref_str(&PL_ROW(struct pl_ref, &network->aliases)[i - 1]).at;
		i -= network->aliases.n + 1;
	}
	return NULL;
}

const char *pl_networks_nearest(const struct pl_networks *networks, struct pl_str name)
{
	return pl_nearest(name, name_at, networks);
}

/* --- what one says --------------------------------------------------------------------------- */

struct pl_str pl_network_title(const struct pl_network *network, enum pl_lang lang)
{
	struct pl_str title = pl_text_in(&network->title, lang);

	return title.len ? title : pl_ref_str(&network->name);
}

const struct pl_fact *pl_network_fact(const struct pl_network *network, const char *key)
{
	const struct pl_fact *facts = PL_ROW(struct pl_fact, &network->facts);

	for (uint32_t i = 0; i < network->facts.n; i++) {
		if (pl_str_is(pl_ref_str(&facts[i].name), key))
			return &facts[i];
	}
	return NULL;
}

bool pl_network_doubts(const struct pl_network *network, const char *key)
{
	const struct pl_fact *fact = pl_network_fact(network, key);

	return fact && pl_str_is(pl_ref_str(&fact->mark), "old");
}

static void add_list(struct pl_buf *out, const struct pl_row *list)
{
	for (uint32_t i = 0; i < list->n; i++) {
		pl_buf_puts(out, i ? ", " : "");
		pl_buf_add(out, pl_ref_str(PL_ROW(struct pl_ref, list) + i));
	}
}

void pl_network_value(struct pl_buf *out, const struct pl_network *network,
		      const struct pl_param *param)
{
	const void *field = (const char *)network + param->offset;

	switch (param->type) {
	case PL_PARAM_UINT:
		pl_buf_printf(out, "%u", (unsigned)*(const uint32_t *)field);
		break;
	case PL_PARAM_BOOL:
		pl_buf_puts(out, *(const uint8_t *)field ? "true" : "false");
		break;
	case PL_PARAM_WORD:
		pl_buf_puts(out, param->words[*(const uint8_t *)field]);
		break;
	case PL_PARAM_STRING:
		pl_buf_add(out, pl_ref_str(field));
		break;
	case PL_PARAM_LIST:
		add_list(out, field);
		break;
	default: /* titles are texts in two languages, and shown as such */
		break;
	}
}
