/*
 * image_header.h - what a picture file says about itself, read by us before
 * any library sees it (PNG third edition, 11.2-11.3; ITU-T T.81 annex B, JFIF
 * 1.02).
 */
#ifndef EG_TEXT_IMAGE_HEADER_H
#define EG_TEXT_IMAGE_HEADER_H

#include <stdint.h>

#include "text/image.h"

struct eg_image_header {
	enum eg_image_type type;
	uint32_t	 width, height;		/* pixels, > 0 */
	uint32_t	 components;		/* JPEG: 1, 3 or 4 */
	/* Pixels in a length: 72 in an inch when the file does not say. */
	uint32_t	 per_x, per_y;
	uint32_t	 unit;			/* that length, 1/10000 in */
};

/* NULL, or what is wrong: the code and a sentence without a subject. */
struct eg_image_fault {
	const char	*code;			/* NULL: nothing */
	const char	*text;
};

/* Reads the header of n bytes; checks it against the limits of image.h. */
struct eg_image_fault eg_image_header(const void *bytes, size_t n,
	    struct eg_image_header *);

#endif
