/* The commands, in the order in which help shows them. */
COMMAND(check)
COMMAND(count)
COMMAND(rules)
COMMAND(explain)
COMMAND(test)
COMMAND(help)
COMMAND(version)
