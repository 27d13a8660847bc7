/* What changes files, written down as it happens: FAULT_RECORD=FILE, a line for each change.
 *
 *     open PATH                 made, empty
 *     write PATH OFFSET HEX
 *     truncate PATH SIZE
 *     sync PATH                 what was written to it until now is on the disk
 *     rename FROM TO
 *     link FROM TO
 *     unlink PATH
 *
 * Paths are absolute.  Each says what has happened, so that any number of first lines is a
 * state that a power loss can leave, see tests/faults/replay.py. */
#include <stddef.h>
#include <sys/types.h>

int record_is_asked(void);
/* Behind the call of that name, which has succeeded. */
void record_open(int fd, int flags, int was_there);
void record_write(int fd, off_t offset, const void *at, size_t n);
void record_truncate(int fd, off_t size);
void record_sync(int fd);
void record_names(const char *what, int from, const char *name, int to, const char *new);
