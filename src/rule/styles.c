/* A folder of styles, of which only what is asked for is seen. */
#include "rule/styles.h"

#include <string.h>

bool pl_style_named(struct pl_str name)
{
	return name.len && name.at[0] != '.' && !pl_str_is(name, "config") &&
	       pl_str_find(name, PL_STR("/"), 0) == SIZE_MAX;
}

/* --- walking ---------------------------------------------------------------------------- */

/* A style being walked: its files are told with its name in front. */
struct walking {
	const char *style;
	bool (*each)(void *context, const char *name);
	void *context;
	bool failed; /* memory ended */
};

static bool each_file(void *context, const char *name)
{
	struct walking *walking = context;
	struct pl_buf whole = { 0 };
	bool ok;

	pl_buf_printf(&whole, "%s/%s", walking->style, name);
	walking->failed = whole.failed;
	ok = !whole.failed && walking->each(walking->context, whole.at);
	pl_buf_release(&whole);
	return ok;
}

/* The folder of one style; `path` is emptied and filled. */
static bool open_style(const struct pl_source *source, struct pl_str style, struct pl_buf *path,
		       struct pl_source *folder)
{
	const struct pl_styles *styles = source->data;

	pl_buf_printf(path, "%s/%.*s", styles->path, PL_ARGS(style));
	pl_source_folder(folder, path->at ? path->at : "");
	folder->seen = source->seen;
	return !path->failed;
}

static bool walk_style(const struct pl_source *source, const char *style, const char *ending,
		       struct walking *walking, struct pl_err *err)
{
	struct pl_buf path = { 0 };
	struct pl_source folder;
	bool ok = open_style(source, pl_str_of(style), &path, &folder) || pl_fail_nomem(err);

	walking->style = style;
	ok = ok && folder.walk(&folder, ending, each_file, walking, err);
	if (walking->failed)
		pl_fail_nomem(err);
	pl_buf_release(&path);
	return ok;
}

static bool styles_walk(const struct pl_source *source, const char *ending,
			bool (*each)(void *context, const char *name), void *context,
			struct pl_err *err)
{
	const struct pl_styles *styles = source->data;
	struct walking walking = { .each = each, .context = context };
	struct pl_source made;
	bool ok = true;

	if (styles->made) {
		pl_source_memory(&made, source->name, styles->made);
		ok = made.walk(&made, ending, each, context, err);
	}
	for (size_t i = 0; ok && styles->whole && styles->whole[i]; i++)
		ok = walk_style(source, styles->whole[i], ending, &walking, err);
	for (size_t i = 0; ok && styles->alone && styles->alone[i]; i++) {
		if (pl_str_ends(pl_str_of(styles->alone[i]), ending))
			ok = each(context, styles->alone[i]);
	}
	return ok;
}

/* --- reading ---------------------------------------------------------------------------- */

static bool is_made(const struct pl_styles *styles, const char *name)
{
	for (const struct pl_memory_file *file = styles->made; file && file->name; file++) {
		if (!strcmp(file->name, name))
			return true;
	}
	return false;
}

/* The style's folder may be a link, as in Vale; what lies in it may not. */
static bool styles_read(const struct pl_source *source, const char *name, struct pl_buf *out,
			struct pl_err *err)
{
	const struct pl_styles *styles = source->data;
	const char *slash = strchr(name, '/');
	struct pl_source from;
	struct pl_buf path = { 0 };
	bool ok;

	if (is_made(styles, name)) {
		pl_source_memory(&from, source->name, styles->made);
		return from.read(&from, name, out, err);
	}
	if (!slash || name[0] == '.') {
		pl_source_folder(&from, styles->path);
		from.seen = source->seen;
		return from.read(&from, name, out, err);
	}
	ok = open_style(source, (struct pl_str){ name, (size_t)(slash - name) }, &path, &from) ||
	     pl_fail_nomem(err);
	ok = ok && from.read(&from, slash + 1, out, err);
	pl_buf_release(&path);
	return ok;
}

/* --- telling ---------------------------------------------------------------------------- */

static void tell_names(const char *const *names, struct pl_buf *out)
{
	for (; names && *names; names++)
		pl_buf_add(out, (struct pl_str){ *names, strlen(*names) + 1 });
	pl_buf_putc(out, '\0');
}

static void styles_tell(const struct pl_source *source, struct pl_buf *out)
{
	const struct pl_styles *styles = source->data;

	pl_buf_add(out, (struct pl_str){ styles->path, strlen(styles->path) + 1 });
	tell_names(styles->whole, out);
	tell_names(styles->alone, out);
	for (const struct pl_memory_file *file = styles->made; file && file->name; file++) {
		pl_buf_printf(out, "%s:%zu:", file->name, file->bytes.len);
		pl_buf_add(out, file->bytes);
	}
}

void pl_source_styles(struct pl_source *source, const struct pl_styles *styles)
{
	*source = (struct pl_source){ .name = styles->path,
				      .walk = styles_walk,
				      .read = styles_read,
				      .tell = styles_tell,
				      .data = styles,
				      .word_template = styles->word_template };
}
