/*
 * image.h - pictures: PNG and JPEG, from one directory, within limits.
 *
 * The header is read by us before any library sees the file: at most 4,000 x
 * 4,000 pixels and 16 MiB decoded.  A JPEG's bytes are passed through to the
 * PDF; a PNG is decoded.
 */
#ifndef EG_TEXT_IMAGE_H
#define EG_TEXT_IMAGE_H

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
 * The picture at src, relative to base (a directory); absolute names, "..",
 * and every URI scheme but none are refused.  Cached.  Reports G601x at `at`
 * and returns NULL when it is missing, broken, too large, or no PNG or JPEG.
 */
const struct eg_image *eg_image_find(struct eg_images *, const char *base,
	    const char *src, struct eg_pos at, struct eg_diags *);

enum eg_image_type eg_image_type(const struct eg_image *);
uint32_t eg_image_width(const struct eg_image *);	/* pixels */
uint32_t eg_image_height(const struct eg_image *);
/* Natural size: by its resolution, or 72 pixels an inch. */
eg_len	 eg_image_natural_width(const struct eg_image *);
eg_len	 eg_image_natural_height(const struct eg_image *);
/* The file's bytes (JPEG pass-through, digests). */
const void *eg_image_bytes(const struct eg_image *, size_t *n);
/* Decoded, premultiplied native-endian ARGB32 as cairo has it; stride = 4 * width. */
const uint32_t *eg_image_pixels(const struct eg_image *);

#endif
