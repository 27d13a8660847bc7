/* Owner, permissions, extended attributes and access lists of a file, for the one that
 * replaces it.  Access lists are attributes: system.posix_acl_access. */
#include "base/likeness.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/xattr.h>
#include <unistd.h>

#define ACCESS_LIST "system.posix_acl_access"

enum { LARGEST_LIST = 1 << 16 }; /* of names, as of a value: Linux's own limit */

/* A file system without attributes has none to lose. */
static bool has_none(int error)
{
	return error == ENOTSUP || error == ENOSYS;
}

void pl_likeness_strip(int file)
{
	fremovexattr(file, ACCESS_LIST);
}

/* Labels of SELinux and its like are given by the system to whoever may have them. */
static bool is_systems_own(const char *name)
{
	return !strncmp(name, "security.", 9) || !strncmp(name, "trusted.", 8);
}

static bool copy_attribute(int to, int from, const char *name, struct pl_buf *value)
{
	ssize_t n;

	if (!pl_buf_grow(value, LARGEST_LIST))
		return false;
	n = fgetxattr(from, name, value->at, LARGEST_LIST);
	if (n < 0)
		return errno == ENODATA || is_systems_own(name);
	return !fsetxattr(to, name, value->at, (size_t)n, 0) || is_systems_own(name);
}

static bool copy_attributes(int to, int from)
{
	struct pl_buf names = { 0 }, value = { 0 };
	ssize_t n = flistxattr(from, NULL, 0);
	bool ok = n >= 0 || has_none(errno);

	if (n > 0 && pl_buf_grow(&names, LARGEST_LIST))
		n = flistxattr(from, names.at, LARGEST_LIST);
	ok = ok && !names.failed && (n >= 0 || has_none(errno));
	for (ssize_t at = 0; ok && at < n; at += (ssize_t)strlen(names.at + at) + 1)
		ok = copy_attribute(to, from, names.at + at, &value);
	pl_buf_release(&names);
	pl_buf_release(&value);
	return ok;
}

bool pl_likeness_take(int to, int from, const struct stat *was, const char *path,
		      struct pl_err *err)
{
	struct stat now;
	bool same = !fstat(to, &now) && now.st_uid == was->st_uid && now.st_gid == was->st_gid;

	/* The owner first: giving a file away takes its special permissions. */
	if (!same && fchown(to, was->st_uid, was->st_gid))
		return pl_fail_at(err, PL_NOFILE, path, 0, 0,
				  "this belongs to another person or group, to whom the mended "
				  "file could not be given; it is left as it is");
	if (fchmod(to, was->st_mode & 07777) || !copy_attributes(to, from))
		return pl_fail_at(
			err, PL_NOFILE, path, 0, 0,
			"its permissions, access list or attributes could not be kept; it "
			"is left as it is");
	return true;
}
