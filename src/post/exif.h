/* What Exif and XMP say of a picture: the place where it was taken, and by whom (Exif 2.32,
 * CIPA DC-008-2019, tables 3, 4 and 15; XMP specification part 1, 2012; read in 2026-11).
 *
 * libexif would read the first of them, in JPEG alone; a table of a dozen bytes an entry, of
 * which three are wanted, is less than what it would take to guard it. */
#ifndef PL_POST_EXIF_H
#define PL_POST_EXIF_H

#include "post/picture.h"

/* While a picture is read; `arena` and `picture` are the caller's. */
struct pl_exif {
	struct pl_arena *arena;
	struct pl_picture *picture;
	struct pl_str rights; /* whom its rights belong to, for when it names no author */
};

/* Any bytes may be handed to these: what is not in order says nothing. */
void pl_exif_tiff(struct pl_exif *exif, struct pl_str bytes);
void pl_exif_xmp(struct pl_exif *exif, struct pl_str bytes);
/* An author or an owner in plain words, UTF-8 or Latin 1. */
void pl_exif_author(struct pl_exif *exif, struct pl_str name);
void pl_exif_rights(struct pl_exif *exif, struct pl_str name);
/* All is read: settles the author. */
void pl_exif_end(struct pl_exif *exif);

#endif
