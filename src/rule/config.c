/* Reading .plume.yml. */
#include "rule/config.h"

#define AT(field) offsetof(struct pl_config, field)

static const char *const lang_words[] = { "auto", "fr", "en", NULL };
static const char *const profile_words[] = { "auto", "default", "strict", NULL };
static const char *const level_words[] = { "auto", "suggestion", "warning", "error", NULL };

const struct pl_param pl_config_params[] = {
	{ .name = "networks",
	  .type = PL_PARAM_LIST,
	  .offset = AT(networks),
	  .help = "Networks of drafts that name none." },
	{ .name = "folders",
	  .type = PL_PARAM_LIST,
	  .offset = AT(folders),
	  .help = "Folders of rules of your own, beside this file." },
	{ .name = "rules",
	  .type = PL_PARAM_MAP,
	  .offset = AT(rules),
	  .help = "A rule or a style and what becomes of it: off, suggestion, warning, error." },
	{ .name = "lang",
	  .type = PL_PARAM_WORD,
	  .offset = AT(lang),
	  .words = lang_words,
	  .help = "Language of the messages." },
	{ .name = "profile",
	  .type = PL_PARAM_WORD,
	  .offset = AT(profile),
	  .words = profile_words,
	  .help = "Which rules run: default, or strict for all." },
	{ .name = "level",
	  .type = PL_PARAM_WORD,
	  .offset = AT(level),
	  .words = level_words,
	  .help = "The least level that is shown." },
	{ .name = "fail-on",
	  .type = PL_PARAM_WORD,
	  .offset = AT(fail_on),
	  .words = level_words,
	  .help = "The level from which the exit status is 1." },
	{ .name = "max-size",
	  .type = PL_PARAM_UINT,
	  .offset = AT(max_size),
	  .help = "The largest file that is read, in MiB." },
	{ 0 },
};

static bool is_switch(struct pl_str word)
{
	return pl_str_is(word, "off") || pl_str_is(word, "suggestion") ||
	       pl_str_is(word, "warning") || pl_str_is(word, "error");
}

static bool check_switches(const struct pl_node *rules, struct pl_faults *faults)
{
	bool ok = true;

	for (const struct pl_node *item = rules->first; item; item = item->next) {
		struct pl_err err = { .french = faults->french };

		if (is_switch(pl_node_text(item)))
			continue;
		pl_node_fail(item, &err, "'%.*s' is off, suggestion, warning or error, not '%.*s'",
			     PL_ARGS(item->key->text), PL_ARGS(pl_node_text(item)));
		pl_faults_add(faults, &err);
		ok = false;
	}
	return ok;
}

static void read_key(const struct pl_node *value, struct pl_image *image, uint32_t at,
		     struct pl_faults *faults)
{
	const struct pl_param *param = pl_param_find(pl_config_params, value->key->text);
	const char *nearest = pl_param_nearest(pl_config_params, value->key->text);
	struct pl_err err = { .french = faults->french };

	if (!param)
		pl_node_fail(value->key, &err, "a configuration has no key '%.*s'%s%s%s",
			     PL_ARGS(value->key->text),
			     nearest ? pl_err_tr(&err, "; did you mean '") : "",
			     nearest ? nearest : "", nearest ? pl_err_tr(&err, "'?") : "");
	else if (param->type == PL_PARAM_MAP && value->kind == PL_NODE_MAP &&
		 !check_switches(value, faults))
		return;
	else if (pl_param_read(param, value, image, at, &err))
		return;
	pl_faults_add(faults, &err);
}

uint32_t pl_config_read(struct pl_str bytes, const char *file, struct pl_image *image,
			struct pl_faults *faults)
{
	struct pl_arena arena = { 0 };
	struct pl_err err = { .french = faults->french };
	const struct pl_node *root = pl_yaml_read(&arena, bytes, file, &err);
	uint32_t at;

	pl_image_take(image, 8); /* 0 stays "none" */
	at = pl_image_take(image, sizeof(struct pl_config));
	pl_param_defaults(pl_config_params, image, at);
	if (root && root->kind != PL_NODE_MAP && root->kind != PL_NODE_NULL)
		pl_node_fail(root, &err, "a configuration holds 'key: value' lines");
	if (err.code != PL_OK)
		pl_faults_add(faults, &err);
	else
		for (const struct pl_node *value = root->first; value; value = value->next)
			read_key(value, image, at, faults);
	pl_arena_release(&arena);
	return at;
}
