/* Loading libraries when they are first needed. */
#include "base/needed.h"

#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

enum { UNKNOWN, LOADED, MISSING };

/* It is part of the program. */
static bool take(const struct pl_library *library)
{
	for (const struct pl_function *function = library->functions; function->name; function++)
		memcpy(function->place, &function->direct, sizeof(function->direct));
	return true;
}

#ifdef PL_STATIC
static bool load(const struct pl_library *library)
{
	return take(library);
}
#else
static bool find(void *handle, const struct pl_function *function)
{
	void *found = dlsym(handle, function->name);

	/* POSIX promises that it can be called; C knows no conversion. */
	memcpy(function->place, &found, sizeof(found));
	return found;
}

static bool load(const struct pl_library *library)
{
	const struct pl_function *function = library->functions;
	void *handle;

	if (!library->name)
		return take(library);
	/* It stays once loaded: what it keeps may be in use anywhere. */
	handle = dlopen(library->name, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
	while (handle && function->name && find(handle, function))
		function++;
	return handle && !function->name;
}
#endif

bool pl_library_need(struct pl_library *library, struct pl_err *err)
{
	static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
	int state = atomic_load_explicit(&library->state, memory_order_acquire);

	if (state == UNKNOWN) {
		pthread_mutex_lock(&lock);
		state = atomic_load_explicit(&library->state, memory_order_relaxed);
		if (state == UNKNOWN) {
			errno = 0;
			state = load(library) ? LOADED : errno == ENOMEM ? UNKNOWN : MISSING;
			if (state == LOADED && library->ready)
				library->ready();
			atomic_store_explicit(&library->state, state, memory_order_release);
		}
		pthread_mutex_unlock(&lock);
	}
	if (state == UNKNOWN)
		return pl_fail_nomem(err);
	return state == LOADED ||
	       pl_fail(err, PL_NOFILE, "%s is not on this system (Debian: apt-get install %s)",
		       library->name, library->package);
}
