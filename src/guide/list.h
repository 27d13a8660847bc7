/* The modes of a walk. */
MODE(contents)
MODE(guide)
MODE(chapter)
MODE(practice)
MODE(rule)
