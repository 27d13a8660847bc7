/* media: files that are not there, not taken, too many, or without captions. */
#include "check/bynetwork.h"
#include "check/expr.h"
#include "check/holds.h"
#include "check/near.h"

#include <string.h>

enum find {
	FIND_FILE,
	FIND_FORMAT,
	FIND_COUNT,
	FIND_MIX,
	FIND_CAPTIONS,
	FIND_NONE,
	FIND_WORDS,
	FIND_ONLY,
	FIND_REQUIRED,
	FIND_POSITION,
	FIND_AUTHOR
};

static const char *const find_words[] = { "file",     "format",   "count",  "mix",
					  "captions", "none",     "words",  "only",
					  "required", "position", "author", NULL };

struct media {
	uint8_t find, with_link;
	uint32_t max, min;
	struct pl_row kinds; /* pl_ref: image, video, gif, document */
	uint32_t mask;       /* bit k: of that kind; from `kinds` */
	struct pl_ref pattern;
	uint32_t number; /* of the pattern, 0: none */
};

#define AT(field) offsetof(struct media, field)

static const char *const kind_words[] = {
	[PL_MEDIA_IMAGE] = "image",
	[PL_MEDIA_VIDEO] = "video",
	[PL_MEDIA_GIF] = "gif",
	[PL_MEDIA_DOCUMENT] = "document",
};

enum { N_KINDS = sizeof(kind_words) / sizeof(kind_words[0]) };

/* A find about the i-th medium as a whole: its name, or its place in the list. */
static struct pl_hit *tell(struct pl_hits *hits, const struct pl_post *post, size_t i)
{
	struct pl_hit *hit = pl_hit_whole(hits);

	hit->media = (int32_t)i;
	if (post->media[i].file.len)
		pl_hit_arg(hits, hit, post->media[i].file);
	else
		pl_hit_argf(hits, hit, "%zu", i + 1);
	return hit;
}

/* The network, whose `key` the find rests on. */
static void add_title(struct pl_hits *hits, struct pl_hit *hit, const struct pl_network *network,
		      const char *key)
{
	hit->doubtful = pl_network_doubts(network, key);
	pl_hit_arg(hits, hit, pl_network_title(network, pl_hits_lang(hits)));
}

static uint32_t count_kinds(const struct pl_post *post, uint32_t mask)
{
	uint32_t n = 0;

	for (size_t i = 0; i < post->n_media; i++)
		n += mask >> post->media[i].kind & 1;
	return n;
}

/* --- files --------------------------------------------------------------------------- */

static void file(const struct media *media, const struct pl_post *post, struct pl_hits *hits)
{
	(void)media;
	for (size_t i = 0; i < post->n_media; i++) {
		if (post->media[i].absent)
			tell(hits, post, i);
	}
}

static struct pl_str ending_of(struct pl_str name)
{
	size_t at = name.len;

	while (at && name.at[at - 1] != '.' && name.at[at - 1] != '/')
		at--;
	return at && name.at[at - 1] == '.' ? pl_str_cut(name, at, name.len) : PL_STR("");
}

static bool takes(const struct pl_network *network, struct pl_str ending)
{
	const struct pl_ref *formats = PL_ROW(struct pl_ref, &network->formats);

	for (uint32_t i = 0; i < network->formats.n; i++) {
		if (pl_near_same(pl_ref_str(formats + i), ending))
			return true;
	}
	return !network->formats.n;
}

static void format(const struct media *media, const struct pl_post *post, struct pl_hits *hits)
{
	const struct pl_network *network;

	(void)media;
	for (size_t at = 0; (network = pl_by_next(post, hits, &at));) {
		for (size_t i = 0; i < post->n_media; i++) {
			struct pl_str ending = ending_of(post->media[i].file);

			if (post->media[i].kind == PL_MEDIA_IMAGE && ending.len &&
			    !takes(network, ending))
				add_title(hits, tell(hits, post, i), network, "formats");
		}
	}
}

/* --- what pictures tell of themselves ---------------------------------------------------- */

static void position(const struct media *media, const struct pl_post *post, struct pl_hits *hits)
{
	(void)media;
	for (size_t i = 0; i < post->n_media; i++) {
		if (post->media[i].picture.placed)
			tell(hits, post, i);
	}
}

/* One of the words of the name, of three letters or more, stands in the text. */
static bool names_any(struct pl_str text, struct pl_str name)
{
	bool found = false;

	for (size_t start = 0, end; start < name.len && !found; start = end + 1) {
		end = start;
		while (end < name.len && name.at[end] != ' ')
			end++;
		found = pl_code_points(pl_str_cut(name, start, end)) >= 3 &&
			pl_str_find(text, pl_str_cut(name, start, end), 0) != SIZE_MAX;
	}
	return found;
}

/* The draft says whose the picture is: somewhere a word of that name stands. */
static bool is_credited(const struct pl_post *post, const struct pl_media *medium)
{
	const struct pl_str texts[] = { post->credit, medium->credit, medium->alt,
					pl_str_in(post->text, post->body) };
	struct pl_buf all = { 0 }, name = { 0 };
	bool credited;

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		pl_fold(&all, texts[i], NULL);
		pl_buf_putc(&all, '\n');
	}
	pl_fold(&name, medium->picture.author, NULL);
	credited = all.failed || name.failed || names_any(pl_buf_str(&all), pl_buf_str(&name));
	pl_buf_release(&all);
	pl_buf_release(&name);
	return credited;
}

static void author(const struct media *media, const struct pl_post *post, struct pl_hits *hits)
{
	(void)media;
	for (size_t i = 0; i < post->n_media; i++) {
		const struct pl_media *medium = &post->media[i];

		if (medium->picture.author.len && !is_credited(post, medium))
			pl_hit_arg(hits, tell(hits, post, i), medium->picture.author);
	}
}

/* --- how many ------------------------------------------------------------------------- */

static void tell_count(struct pl_hits *hits, const struct pl_network *network, uint32_t n,
		       uint32_t most, const char *key)
{
	struct pl_hit *hit = pl_hit_whole(hits);

	pl_hit_argf(hits, hit, "%u", (unsigned)n);
	pl_hit_argf(hits, hit, "%u", (unsigned)most);
	add_title(hits, hit, network, key);
}

static void count(const struct media *media, const struct pl_post *post, struct pl_hits *hits)
{
	uint32_t images = count_kinds(post, 1U << PL_MEDIA_IMAGE | 1U << PL_MEDIA_GIF);
	uint32_t videos = count_kinds(post, 1U << PL_MEDIA_VIDEO);
	const struct pl_network *network;

	(void)media;
	for (size_t at = 0; (network = pl_by_next(post, hits, &at));) {
		bool too_many = false;

		if (network->images && images > network->images) {
			tell_count(hits, network, images, network->images, "images");
			too_many = true;
		}
		if (network->videos && videos > network->videos) {
			tell_count(hits, network, videos, network->videos, "videos");
			too_many = true;
		}
		if (!too_many && network->media && images + videos > network->media)
			tell_count(hits, network, images + videos, network->media, "media");
	}
}

static void mix(const struct media *media, const struct pl_post *post, struct pl_hits *hits)
{
	bool images = count_kinds(post, 1U << PL_MEDIA_IMAGE) > 0;
	bool moving = count_kinds(post, 1U << PL_MEDIA_VIDEO | 1U << PL_MEDIA_GIF) > 0;
	const struct pl_network *network;

	(void)media;
	for (size_t at = 0; (network = pl_by_next(post, hits, &at));) {
		if (images && moving && !network->mixed_media)
			add_title(hits, pl_hit_whole(hits), network, "mixed-media");
	}
}

static void only(const struct media *media, const struct pl_post *post, struct pl_hits *hits)
{
	uint32_t n = count_kinds(post, media->mask);

	if (n > media->max)
		pl_hit_argf(hits, pl_hit_whole(hits), "%u", (unsigned)n);
}

/* --- what goes with them ------------------------------------------------------------------ */

/* A payload often does not tell, and then nothing is known; a front matter is
 * written by someone who could. */
static void captions(const struct media *media, const struct pl_post *post, struct pl_hits *hits)
{
	(void)media;
	for (size_t i = 0; i < post->n_media; i++) {
		const struct pl_media *one = &post->media[i];

		if (one->kind == PL_MEDIA_VIDEO &&
		    (one->captions == PL_CAPTIONS_NO ||
		     (one->captions == PL_CAPTIONS_UNKNOWN && one->from_front)))
			tell(hits, post, i);
	}
}

static bool has_link(const struct pl_post *post)
{
	for (size_t i = 0; i < post->n_entities; i++) {
		if (post->entities[i].kind == PL_TOKEN_LINK)
			return true;
	}
	return post->link.len > 0;
}

/* What the text promises. */
static void promises(const struct media *media, struct pl_hits *hits)
{
	struct pl_block block;
	struct pl_match match;

	for (size_t at = 0; pl_hits_block(hits, &at, &block);) {
		size_t from = 0;

		while (pl_expr_find(hits, media->number, &block, &from, &match))
			pl_hit_arg(hits, pl_hit_block(hits, &block, match.group[0]),
				   pl_str_in(block.text, match.group[0]));
	}
}

static void none(const struct media *media, const struct pl_post *post, struct pl_hits *hits)
{
	if (!post->media_known || post->n_media || (media->with_link && has_link(post)))
		return;
	if (media->number)
		promises(media, hits);
	else
		pl_hit_whole(hits);
}

/* Where nothing is known of media, none may be missing. */
static void required(const struct media *media, const struct pl_post *post, struct pl_hits *hits)
{
	const struct pl_network *network;

	(void)media;
	for (size_t at = 0; post->media_known && (network = pl_by_next(post, hits, &at));) {
		/* Where only videos are taken, pictures do not help. */
		uint32_t helping = network->images ? ~0U : 1U << PL_MEDIA_VIDEO;

		if (network->media_required && !count_kinds(post, helping))
			add_title(hits, pl_hit_whole(hits), network, "media-required");
	}
}

static void words(const struct media *media, const struct pl_post *post, struct pl_hits *hits)
{
	uint32_t n = pl_post_words(post, post->body);

	if (count_kinds(post, media->mask) && n < media->min)
		pl_hit_argf(hits, pl_hit_whole(hits), "%u", (unsigned)n);
}

static void run(const void *settings, const struct pl_post *post, struct pl_hits *hits)
{
	static void (*const find[])(const struct media *, const struct pl_post *,
				    struct pl_hits *) = {
		[FIND_FILE] = file,         [FIND_FORMAT] = format,     [FIND_COUNT] = count,
		[FIND_MIX] = mix,           [FIND_CAPTIONS] = captions, [FIND_NONE] = none,
		[FIND_WORDS] = words,       [FIND_ONLY] = only,         [FIND_REQUIRED] = required,
		[FIND_POSITION] = position, [FIND_AUTHOR] = author,
	};
	const struct media *media = settings;

	find[media->find](media, post, hits);
}

static bool may(const void *settings, const struct pl_holds *holds)
{
	const struct media *media = settings;

	switch (media->find) {
	case FIND_FILE:
	case FIND_FORMAT:
	case FIND_COUNT:
	case FIND_MIX:
	case FIND_CAPTIONS:
		return holds->media;
	default:
		return true;
	}
}

/* --- preparing ---------------------------------------------------------------------------- */

static bool read_kind(const struct pl_prepare *prepare, struct pl_str word, uint32_t *mask,
		      struct pl_err *err)
{
	for (uint32_t kind = 0; kind < N_KINDS; kind++) {
		if (pl_str_is(word, kind_words[kind])) {
			*mask |= 1U << kind;
			return true;
		}
	}
	return pl_node_fail(pl_node_get(prepare->rule, "kinds"), err,
			    "no kind of media is called '%.*s'; try image, video, gif or document",
			    PL_ARGS(word));
}

static bool prepare(struct pl_prepare *prepare, struct pl_err *err)
{
	struct media *settings = pl_image_at(prepare->image, prepare->settings);
	uint32_t mask = 0;

	if (!settings)
		return pl_fail_nomem(err);
	for (uint32_t i = 0; i < settings->kinds.n; i++) {
		const struct pl_ref *word = PL_ROW(struct pl_ref, &settings->kinds) + i;

		if (!read_kind(prepare, pl_ref_str(word), &mask, err))
			return false;
	}
	settings->mask = mask ? mask : 1U << PL_MEDIA_VIDEO;
	return pl_expr_put_ref(prepare, AT(pattern), AT(number), err);
}

static const struct pl_param params[] = {
	{ .name = "find",
	  .type = PL_PARAM_WORD,
	  .offset = AT(find),
	  .words = find_words,
	  .help = "What is looked for: a file that is not there, a format or number that the "
		  "network does not take, videos among pictures or without captions, no media, "
		  "media with few words, more of some kinds than wanted, none where the network "
		  "requires some, pictures that tell where they were taken (position), or an "
		  "author "
		  "whom the draft does not name (author)." },
	{ .name = "max",
	  .type = PL_PARAM_UINT,
	  .offset = AT(max),
	  .help = "Most media of these kinds (only)." },
	{ .name = "min",
	  .type = PL_PARAM_UINT,
	  .offset = AT(min),
	  .help = "Fewest words beside media of these kinds (words)." },
	{ .name = "kinds",
	  .type = PL_PARAM_LIST,
	  .offset = AT(kinds),
	  .help = "image, video, gif, document (words, only); video when not given." },
	{ .name = "with-link",
	  .type = PL_PARAM_BOOL,
	  .offset = AT(with_link),
	  .help = "Whether a link is enough (none)." },
	{ .name = "pattern",
	  .type = PL_PARAM_STRING,
	  .offset = AT(pattern),
	  .help = "A regular expression of what promises media; its matches are found (none)." },
	{ 0 },
};

const struct pl_check pl_check_media = {
	.name = "media",
	.help = "media that go wrong on a network or exclude people",
	.args = "the file; with format: then the network; with count: the number, the most, the "
		"network; with mix and required: the network; with author: then the author; with "
		"words and only: the number; "
		"with a pattern: "
		"its match",
	.params = params,
	.size = sizeof(struct media),
	.prepare = prepare,
	.may = may,
	.run = run,
};
