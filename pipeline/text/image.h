/*
 * image.h - pictures: PNG and JPEG, from one directory, within limits.
 *
 * The header is read by us before any library sees the file: at most 4,000 x
 * 4,000 pixels and 16 MiB decoded.  A JPEG's bytes are passed through to the
 * PDF; a PNG is decoded.
 */
#ifndef EG_TEXT_IMAGE_H
#define EG_TEXT_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/len.h"

struct eg_images;		/* opened pictures by name; one a process */
struct eg_image;

enum eg_image_type { EG_IMAGE_PNG, EG_IMAGE_JPEG };

struct eg_images *eg_images_new(void);
void	 eg_images_free(struct eg_images *);

/*
 * The picture at src (a URI reference, so %20 is a space), relative to base (a
 * directory; NULL: no picture may be used).  Absolute names, "..", and every
 * URI scheme are refused.  Cached, failures too.  Reports at `at` and
 * `from` and returns NULL when it
 *
 *	G6010	cannot be found or read
 *	G6011	has a name that leads out of base
 *	G6012	is no PNG or JPEG, or of a kind letters cannot use (CMYK)
 *	G6013	is larger than the limits above
 *	G6014	is broken or cut short
 */
const struct eg_image *eg_image_find(struct eg_images *, const char *base,
	    const char *src, struct eg_pos at, struct eg_pos from, struct eg_diags *);

/*
 * The same for a document that somebody formats for himself: any file of the
 * machine, by a path or a file: URI; relative ones start at base.
 */
const struct eg_image *eg_image_find_anywhere(struct eg_images *, const char *base,
	    const char *src, struct eg_pos at, struct eg_pos from, struct eg_diags *);

enum eg_image_type eg_image_type(const struct eg_image *);
uint32_t eg_image_width(const struct eg_image *);	/* pixels */
uint32_t eg_image_height(const struct eg_image *);
/* Natural size: by its resolution, or 72 pixels an inch. */
eg_len	 eg_image_natural_width(const struct eg_image *);
eg_len	 eg_image_natural_height(const struct eg_image *);
/* The file's bytes (JPEG pass-through, digests). */
const void *eg_image_bytes(const struct eg_image *, size_t *n);
/*
 * Of a PNG: decoded, premultiplied native-endian ARGB32 as cairo has it;
 * stride = 4 * width.  NULL for a JPEG.
 */
const uint32_t *eg_image_pixels(const struct eg_image *);
/* No pixel lets anything through. */
bool	 eg_image_opaque(const struct eg_image *);

#endif
