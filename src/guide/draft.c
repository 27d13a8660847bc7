/* Checking, mending and saving a draft. */
#include "guide/draft.h"

#include "guide/card.h"
#include "guide/findings.h"
#include "guide/tally.h"

struct pl_draft *pl_draft_of(struct pl_walk *walk)
{
	return pl_mode_state(walk, PL_MODE_draft);
}

bool pl_draft_is_there(struct pl_walk *walk)
{
	const struct pl_draft *draft = pl_draft_of(walk);

	if (draft && draft->findings)
		return true;
	pl_view_say(&walk->view, PL_VIEW_TROUBLE,
		    N_("there is no draft yet: try asks for one, try FILE reads one"));
	return false;
}

/* --- checking --------------------------------------------------------------------------- */

/* On the page of a network or in its guide drafts are for it, as in the guide of Facebook. */
static uint64_t networks_here(const struct pl_walk *walk)
{
	const struct pl_networks *networks = &walk->setup.rules->networks;
	struct pl_str name = walk->here.name;
	const struct pl_network *network = pl_card_find(walk->setup.rules, name);
	int place = pl_networks_find(
		networks, network ? pl_ref_str(&network->name)
				  : pl_str_cut(name, 0, pl_str_find(name, PL_STR("/"), 0)));

	return place >= 0 ? UINT64_C(1) << place : walk->setup.networks;
}

static struct pl_findings *check(struct pl_walk *walk, struct pl_str text, struct pl_str file,
				 uint64_t networks, struct pl_err *err)
{
	struct pl_hints hints = {
		.name = file,
		.known = &walk->setup.rules->networks,
		.networks = networks,
		.french = walk->lang == PL_FR,
		.exists = pl_walk_exists(walk),
		.exists_context = walk,
	};
	struct pl_options options = *walk->setup.options;

	options.lang = walk->lang;
	return pl_lint_with(walk->setup.rules, text, &hints, &options, NULL, err);
}

struct pl_findings *pl_draft_look(void *context, struct pl_str text, struct pl_err *err)
{
	struct pl_walk *walk = context;
	const struct pl_draft *draft = pl_draft_of(walk);

	return check(walk, text, pl_buf_str(&draft->file), draft->networks, err);
}

/* What could not be read of its front matter does not stop a draft. */
static void tell_remarks(struct pl_walk *walk, const struct pl_post *post)
{
	for (size_t i = 0; i < post->n_remarks; i++)
		pl_walk_trouble(walk, &post->remarks[i]);
}

bool pl_draft_set(struct pl_walk *walk, struct pl_str text, struct pl_str file)
{
	struct pl_draft *draft = pl_draft_of(walk);
	struct pl_err err = { .french = walk->lang == PL_FR };
	struct pl_buf kept = { 0 };
	struct pl_findings *findings;

	if (!draft)
		return false;
	pl_buf_add(&kept, text);
	findings = check(walk, pl_buf_str(&kept), file, draft->networks, &err);
	if (!findings || kept.failed) {
		pl_findings_free(findings);
		pl_buf_release(&kept);
		pl_walk_trouble(walk, &err);
		return false;
	}
	pl_findings_free(draft->findings);
	draft->findings = findings;
	pl_buf_release(&draft->text);
	draft->text = kept;
	if (draft->file.at != file.at) {
		pl_buf_cut(&draft->file, 0);
		pl_buf_add(&draft->file, file);
	}
	tell_remarks(walk, &findings->post);
	return true;
}

static void aim_here(struct pl_walk *walk, struct pl_draft *draft)
{
	if (!draft->aimed)
		draft->networks = networks_here(walk);
}

bool pl_draft_glance(struct pl_walk *walk, struct pl_str text)
{
	struct pl_draft *draft = pl_draft_of(walk);
	struct pl_findings *findings;

	if (!draft)
		return false;
	aim_here(walk, draft);
	findings = check(walk, text, PL_STR(""), draft->networks, NULL);
	if (!findings)
		return false;
	pl_view_findings(&walk->view, findings, 0);
	pl_view_length(&walk->view, findings);
	pl_findings_free(findings);
	return true;
}

static void try(struct pl_walk *walk, struct pl_str text, struct pl_str file, bool own)
{
	struct pl_draft *draft = pl_draft_of(walk);

	if (draft)
		aim_here(walk, draft);
	if (!draft || !pl_draft_set(walk, text, file))
		return;
	pl_buf_release(&draft->before);
	draft->mended = draft->told = false;
	if (own)
		pl_tally_add(&walk->store, draft->findings);
	pl_walk_go(walk, PL_MODE_draft, PL_STR(""));
}

void pl_draft_try(struct pl_walk *walk, struct pl_str text, struct pl_str file)
{
	try(walk, text, file, true);
}

void pl_draft_example(struct pl_walk *walk, struct pl_str text)
{
	try(walk, text, PL_STR(""), false);
}

/* --- saving ------------------------------------------------------------------------------- */

void pl_draft_write(struct pl_walk *walk, struct pl_str path)
{
	struct pl_draft *draft = pl_draft_of(walk);
	struct pl_err err = { .french = walk->lang == PL_FR };
	struct pl_buf bytes = { 0 }, kept = { 0 };

	if (!draft)
		return;
	pl_buf_add(&bytes, pl_buf_str(&draft->text));
	/* What was typed is a line, and lines end; what was read stays as it was. */
	if (!draft->file.len && !pl_str_ends(pl_buf_str(&bytes), "\n"))
		pl_buf_putc(&bytes, '\n');
	pl_buf_add(&kept, path);
	if (bytes.failed || kept.failed)
		pl_fail_nomem(&err);
	else if (walk->setup.doors.save)
		walk->setup.doors.save(walk->setup.doors.context, kept.at, pl_buf_str(&bytes),
				       &err);
	else
		pl_fail(&err, PL_NOFILE, "nothing can be saved here");
	if (err.code) {
		pl_walk_trouble(walk, &err);
	} else {
		pl_view_say(&walk->view, PL_VIEW_STATE, N_("Saved as %.*s."), PL_ARGS(path));
		pl_buf_cut(&draft->file, 0);
		pl_buf_add(&draft->file, pl_buf_str(&kept));
		draft->mended = false;
	}
	pl_buf_release(&bytes);
	pl_buf_release(&kept);
}
