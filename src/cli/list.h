/* The commands, in the order in which help shows them. */
COMMAND(check)
COMMAND(count)
COMMAND(listen)
COMMAND(rules)
COMMAND(explain)
COMMAND(test)
COMMAND(help)
COMMAND(version)
