/* The draft on the table: its text, what the rules say, its length. */
#include "guide/draft.h"

#include "guide/findings.h"

static void add_hint(struct pl_walk *walk, const struct pl_draft *draft)
{
	bool any = pl_shown_finding(draft->findings, 1) != SIZE_MAX;

	if (any)
		pl_view_say(&walk->view, PL_VIEW_HINT,
			    N_("fix takes the safe remedies, fix 1 one of them, fix all those to "
			       "choose too; OLD => NEW changes words by hand; why 1 tells why; "
			       "save keeps the draft."));
	else
		pl_view_say(&walk->view, PL_VIEW_HINT,
			    N_("save keeps the draft; try begins another one."));
}

static bool enter(struct pl_walk *walk, struct pl_str name)
{
	const struct pl_draft *draft = pl_draft_of(walk);

	(void)name;
	if (!draft || !draft->findings)
		return false;
	pl_view_labelled(&walk->view, PL_VIEW_DRAFT, N_("Draft"), pl_buf_str(&draft->text));
	pl_view_findings(&walk->view, draft->findings, 0);
	pl_view_length(&walk->view, draft->findings);
	add_hint(walk, draft);
	return true;
}

/* A change of it, or else another draft. */
static void say(struct pl_walk *walk, struct pl_str line)
{
	if (!pl_draft_change(walk, line))
		pl_walk_unknown(walk, line);
}

static void prompt(const struct pl_walk *walk, struct pl_buf *out)
{
	pl_buf_printf(out, " %s", pl_tr(walk->lang, N_("draft")));
}

static void keep(const struct pl_walk *walk, struct pl_buf *json)
{
	const struct pl_draft *draft = walk->states[PL_MODE_draft];

	if (!draft || !draft->findings || (draft->file.len && !draft->mended))
		return;
	pl_buf_puts(json, "\"text\":");
	pl_json_string(json, pl_buf_str(&draft->text));
	if (!draft->file.len)
		return;
	pl_buf_puts(json, ",\"file\":");
	pl_json_string(json, pl_buf_str(&draft->file));
}

static bool resume(struct pl_walk *walk, const struct pl_node *kept)
{
	struct pl_str text = pl_node_text(pl_node_get(kept, "text"));

	if (!text.len || !pl_draft_set(walk, text, pl_node_text(pl_node_get(kept, "file"))))
		return false;
	pl_view_say(&walk->view, PL_VIEW_STATE,
		    N_("The draft of last time, which was not saved, is still there: draft shows "
		       "it."));
	return true;
}

static void release(void *state)
{
	struct pl_draft *draft = state;

	pl_findings_free(draft->findings);
	pl_buf_release(&draft->text);
	pl_buf_release(&draft->before);
	pl_buf_release(&draft->file);
}

const struct pl_mode pl_mode_draft = {
	.name = "draft",
	.size = sizeof(struct pl_draft),
	.enter = enter,
	.say = say,
	.prompt = prompt,
	.keep = keep,
	.resume = resume,
	.release = release,
};
