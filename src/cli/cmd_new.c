/* plume new: the coach of the guide. */
#include "cli/start.h"

const struct pl_command pl_command_new = {
	.name = "new",
	.program = "plume-guide",
	.operands = "[WORD]…",
	.help = N_("be asked what a post is about, and get its draft"),
	.example = "plume new alerte",
	.options = PL_GUIDE_OPTIONS,
	.run = pl_run_outside,
};
