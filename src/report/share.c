/* What several formats write in the same way. */
#include "report/report.h"

#include "base/term.h"

#include <string.h>

bool pl_report_next(const struct pl_report *report, const struct pl_told *told, size_t *i,
		    struct pl_finding *finding)
{
	while (told->findings && *i < pl_findings_count(told->findings)) {
		*finding = pl_findings_at(told->findings, (*i)++);
		if (pl_report_shows(report, finding))
			return true;
	}
	return false;
}

bool pl_is_web(struct pl_str link)
{
	if (!pl_str_starts(link, "https://") && !pl_str_starts(link, "http://"))
		return false;
	for (size_t i = 0; i < link.len; i++) {
		if (link.at[i] <= ' ' || link.at[i] > '~' || strchr("\"<>[]\\^`{|}", link.at[i]))
			return false;
	}
	return true;
}

void pl_message_add(struct pl_buf *out, const struct pl_finding *finding, enum pl_lang lang)
{
	pl_term_add(out, finding->message, PL_TERM_KEEP_LINES);
	if (finding->times > 1)
		pl_buf_printf(out, pl_tr(lang, " (%u places)"), finding->times);
}

static const char *xml_name(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

void pl_xml_add(struct pl_buf *out, struct pl_str text)
{
	struct pl_buf safe = { 0 };
	size_t from = 0;

	pl_term_add(&safe, text, PL_TERM_KEEP_LINES);
	for (size_t at = 0; at < safe.len; at++) {
		const char *name = xml_name(safe.at[at]);

		if (!name)
			continue;
		pl_buf_add(out, pl_str_cut(pl_buf_str(&safe), from, at));
		pl_buf_puts(out, name);
		from = at + 1;
	}
	pl_buf_add(out, pl_str_cut(pl_buf_str(&safe), from, safe.len));
	out->failed = out->failed || safe.failed;
	pl_buf_release(&safe);
}

static bool is_unreserved(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       (c && strchr("-._~/", c));
}

void pl_uri_add(struct pl_buf *out, const char *path)
{
	if (!strncmp(path, "./", 2))
		path += 2;
	for (; *path; path++) {
		if (is_unreserved(*path))
			pl_buf_putc(out, *path);
		else
			pl_buf_printf(out, "%%%02X", (unsigned char)*path);
	}
}
