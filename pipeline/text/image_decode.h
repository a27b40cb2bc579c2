/*
 * image_decode.h - the bytes of a picture through libpng and libjpeg, after
 * image_header.c has found it within limits.
 */
#ifndef EG_TEXT_IMAGE_DECODE_H
#define EG_TEXT_IMAGE_DECODE_H

#include "text/image_header.h"

/*
 * Decodes a PNG into pixels (width * height of the header), premultiplied
 * ARGB32.  *opaque tells whether every alpha is 255.
 */
struct eg_image_fault eg_image_decode_png(const void *bytes, size_t n,
	    const struct eg_image_header *, uint32_t *pixels, bool *opaque);

/*
 * Reads a JPEG to its end, so that what is passed through to the PDF is known
 * to be whole, and throws the pixels away.
 */
struct eg_image_fault eg_image_prove_jpeg(const void *bytes, size_t n,
	    const struct eg_image_header *);

#endif
