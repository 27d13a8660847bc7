/* The places that a rule finds, and what checks may ask for beside. */
#include "lint/hits.h"

#include "base/budget.h"
#include "base/lexicon.h"
#include "base/speller.h"
#include "lint/engine.h"

/* --- places ---------------------------------------------------------------------------- */

void pl_hits_remember(struct pl_hits *hits, const struct pl_err *err)
{
	if (hits->gave_up.code == PL_OK)
		hits->gave_up = *err;
}

bool pl_hits_stopped(const struct pl_hits *hits)
{
	return hits->gave_up.code != PL_OK;
}

struct pl_hit *pl_hit(struct pl_hits *hits, struct pl_span span)
{
	struct pl_hit *hit = PL_PUSH(&hits->work->hits);

	if (!hit) {
		hits->failed = true;
		hits->spare = (struct pl_hit){ 0 };
		hit = &hits->spare;
	}
	hit->span = span;
	hit->media = -1;
	return hit;
}

struct pl_hit *pl_hit_block(struct pl_hits *hits, const struct pl_block *block,
			    struct pl_span in_block)
{
	struct pl_span span = { block->start + in_block.start, block->start + in_block.end };
	struct pl_hit *hit = pl_hit(hits, block->map ? pl_map_span(block->map, in_block) : span);

	hit->media = block->media;
	hit->block = (struct pl_span){ block->start, block->start + (uint32_t)block->text.len };
	hit->scope = block->scope;
	hit->in_draft = block->raw;
	if (block->raw)
		hit->span = pl_map_span(&hits->post->raw_map, span);
	hit->summed = block->map != NULL;
	hit->match = pl_str_in(block->text, in_block);
	if (block->map)
		hit->match = pl_arena_str(hits->arena, hit->match);
	return hit;
}

struct pl_hit *pl_hit_whole(struct pl_hits *hits)
{
	struct pl_hit *hit =
		pl_hit(hits, (struct pl_span){ hits->post->body.start, hits->post->body.start });

	/* A document as a whole is told at its first line. */
	if (pl_post_is_document(hits->post)) {
		hit->span = (struct pl_span){ 0, 0 };
		hit->in_draft = true;
	}
	hit->whole = true;
	return hit;
}

void pl_hit_arg(struct pl_hits *hits, struct pl_hit *hit, struct pl_str text)
{
	if (hit->n_args < PL_HIT_ARGS)
		hit->args[hit->n_args++] = pl_arena_str(hits->arena, text);
}

void pl_hit_argf(struct pl_hits *hits, struct pl_hit *hit, const char *format, ...)
{
	struct pl_buf text = { 0 };
	va_list args;

	va_start(args, format);
	pl_buf_vprintf(&text, format, args);
	va_end(args);
	pl_hit_arg(hits, hit, pl_buf_str(&text));
	hits->failed = hits->failed || text.failed;
	pl_buf_release(&text);
}

void pl_hit_edit(struct pl_hits *hits, struct pl_hit *hit, struct pl_span span, struct pl_str text)
{
	if (hit->n_edits < PL_HIT_EDITS)
		hit->edits[hit->n_edits++] =
			(struct pl_edit){ span, pl_arena_str(hits->arena, text) };
}

struct pl_arena *pl_hits_arena(struct pl_hits *hits)
{
	return hits->arena;
}

bool pl_hits_recall(const struct pl_hits *hits, struct pl_str about, struct pl_str *known)
{
	const struct pl_lint_work *work = hits->work;

	return work->memo_of == hits->rules->serial &&
	       pl_memo_recall(&work->memo, hits->at.rule, about, known);
}

void pl_hits_keep(struct pl_hits *hits, struct pl_str about, struct pl_str known)
{
	struct pl_lint_work *work = hits->work;

	if (work->memo_of != hits->rules->serial)
		pl_memo_release(&work->memo);
	work->memo_of = hits->rules->serial;
	pl_memo_keep(&work->memo, hits->at.rule, about, known);
}

uint64_t pl_hits_networks(const struct pl_hits *hits)
{
	return hits->run.networks;
}

const struct pl_vocab *pl_hits_vocab(const struct pl_hits *hits)
{
	return &hits->rules->vocab;
}

struct pl_speller *pl_hits_speller(struct pl_hits *hits, struct pl_str aff, struct pl_str dic)
{
	struct pl_err err = { .french = hits->lang == PL_FR };
	struct pl_speller *speller = pl_spellers_get(hits->rules->spellers, aff, dic, &err);

	if (!speller) {
		hits->failed = hits->failed || err.code == PL_NOMEM;
		pl_hits_remember(hits, &err);
	}
	return speller;
}

bool pl_hits_suggest(struct pl_hits *hits, struct pl_speller *speller, struct pl_str word,
		     struct pl_buf *out)
{
	enum { MOST_WORDS = 30, MOST_MILLISECONDS = 200 };
	int64_t begun;
	bool found;

	if (hits->suggested >= MOST_WORDS || hits->suggesting >= MOST_MILLISECONDS * PL_MILLISECOND)
		return false;
	begun = pl_budget_worked();
	found = pl_speller_suggest(speller, word, out);
	hits->suggested++;
	hits->suggesting += pl_budget_worked() - begun;
	return found;
}

struct pl_speller *pl_hits_dictionary(struct pl_hits *hits, struct pl_str name)
{
	struct pl_err err = { .french = hits->lang == PL_FR };
	struct pl_str aff, dic;

	if (pl_lexicon_find(hits->arena, name, &aff, &dic))
		return pl_hits_speller(hits, aff, dic);
	if (pl_speller_possible(&err))
		pl_fail(&err, PL_SKIPPED,
			"spelling is not checked: the dictionary '%.*s' is not in %s (Debian: "
			"apt-get install hunspell-%.*s)",
			PL_ARGS(name), pl_lexicon_place, PL_ARGS(name));
	pl_hits_remember(hits, &err);
	return NULL;
}

enum pl_lang pl_hits_lang(const struct pl_hits *hits)
{
	return hits->lang;
}

bool pl_hits_measure(struct pl_hits *hits, const struct pl_network *network, struct pl_span part,
		     struct pl_length *length)
{
	if (!pl_measures_of(hits->measures, hits->post, network, part, length, NULL))
		return false;
	pl_measures_keep(hits->measures, network, part, length);
	return true;
}

struct pl_str pl_hits_now(const struct pl_hits *hits)
{
	return hits->post->date.len ? hits->post->date : pl_str_of(hits->options->now);
}
