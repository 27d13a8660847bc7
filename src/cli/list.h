/* The commands, in the order in which help shows them. */
COMMAND(check)
COMMAND(count)
COMMAND(rules)
COMMAND(explain)
COMMAND(help)
COMMAND(version)
