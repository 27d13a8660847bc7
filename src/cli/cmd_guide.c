/* plume guide: reading the guides and trying drafts, in a program of its own. */
#include "cli/start.h"

const struct pl_command pl_command_guide = {
	.name = "guide",
	.program = "plume-guide",
	.operands = "[WORD]…",
	.help = N_("read the guides, try a draft and mend it; the words are its first command"),
	.example = "plume guide open twitter/hashtags",
	.options = PL_GUIDE_OPTIONS,
	.run = pl_run_outside,
};
