/* image_decode.c - see image_decode.h. */
#include "text/image_decode.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <jerror.h>
#include <png.h>

#include "base/arena.h"

#define CHUNK_MAX	(8 * 1024 * 1024)	/* one ancillary chunk, inflated */
#define CHUNKS_MAX	200
#define SCANS_MAX	100		/* a progressive JPEG of letters has about 10 */

static const struct eg_image_fault good = { 0 };

static const struct eg_image_fault broken = { "G6014", "is broken or cut short" };

struct cursor {
	const uint8_t	*at;
	size_t		 left;
};

/* --- PNG -------------------------------------------------------------------- */

static void
png_pull(png_structp png, png_bytep to, size_t n)
{
	struct cursor *c = png_get_io_ptr(png);

	if (n > c->left)
		png_error(png, "cut short");
	memcpy(to, c->at, n);
	c->at += n;
	c->left -= n;
}

static void
png_quiet(png_structp png, png_const_charp text)
{
	(void)png, (void)text;
}

static void
png_stop(png_structp png, png_const_charp text)
{
	(void)text;
	png_longjmp(png, 1);
}

/* Whatever the file holds, rows come out as eight-bit R, G, B, A. */
static void
png_ask_rgba(png_structp png)
{
	png_set_expand(png);
	png_set_scale_16(png);
	png_set_gray_to_rgb(png);
	png_set_add_alpha(png, 0xff, PNG_FILLER_AFTER);
}

/* In place: R, G, B, A bytes to premultiplied native ARGB words. */
static bool
premultiply(uint32_t *pixels, size_t n)
{
	uint8_t all = 0xff, c[4];

	for (size_t i = 0; i < n; i++) {
		memcpy(c, &pixels[i], 4);
		for (int k = 0; k < 3; k++)
			c[k] = (uint8_t)((c[k] * c[3] + 127) / 255);
		pixels[i] = (uint32_t)c[3] << 24 | (uint32_t)c[0] << 16 |
		    (uint32_t)c[1] << 8 | c[2];
		all &= c[3];
	}
	return all == 0xff;
}

struct eg_image_fault
eg_image_decode_png(const void *bytes, size_t n, const struct eg_image_header *h,
    uint32_t *pixels, bool *opaque)
{
	struct cursor cursor = { bytes, n };
	png_structp png;
	png_infop info = NULL;
	png_bytep *rows;

	png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, png_stop, png_quiet);
	if (png == NULL || (info = png_create_info_struct(png)) == NULL)
		exit(EG_EXIT_NOMEM);
	rows = eg_realloc(NULL, h->height, sizeof(*rows));
	for (uint32_t y = 0; y < h->height; y++)
		rows[y] = (png_bytep)(pixels + (size_t)y * h->width);
	if (setjmp(png_jmpbuf(png)) != 0) {
		png_destroy_read_struct(&png, &info, NULL);
		free(rows);
		return broken;
	}
	png_set_user_limits(png, h->width, h->height);
	png_set_chunk_malloc_max(png, CHUNK_MAX);
	png_set_chunk_cache_max(png, CHUNKS_MAX);
	png_set_read_fn(png, &cursor, png_pull);
	png_read_info(png, info);
	png_ask_rgba(png);
	png_set_interlace_handling(png);
	png_read_update_info(png, info);
	if (png_get_image_width(png, info) != h->width ||
	    png_get_image_height(png, info) != h->height ||
	    png_get_rowbytes(png, info) != (size_t)h->width * 4)
		png_error(png, "not the header we read");
	png_read_image(png, rows);
	png_read_end(png, NULL);
	png_destroy_read_struct(&png, &info, NULL);
	free(rows);
	*opaque = premultiply(pixels, (size_t)h->width * h->height);
	return good;
}

/* --- JPEG ------------------------------------------------------------------- */

struct jpeg_stop {
	struct jpeg_error_mgr		 mgr;	/* first: libjpeg sees only this */
	struct jpeg_progress_mgr	 progress;
	jmp_buf				 out;
};

static void
jpeg_stop(j_common_ptr j)
{
	longjmp(((struct jpeg_stop *)j->err)->out, 1);
}

/*
 * libjpeg paints over damage and calls it a warning; a letter with half a
 * seal on it must not leave.  Stray bytes between segments do no harm.
 */
static void
jpeg_message(j_common_ptr j, int level)
{
	if (level < 0 && j->err->msg_code != JWRN_EXTRANEOUS_DATA)
		jpeg_stop(j);
}

/* Thousands of scans over the same pixels are an attack, not a picture. */
static void
jpeg_watch(j_common_ptr j)
{
	if (((j_decompress_ptr)j)->input_scan_number > SCANS_MAX)
		jpeg_stop(j);
}

struct eg_image_fault
eg_image_prove_jpeg(const void *bytes, size_t n, const struct eg_image_header *h)
{
	struct jpeg_decompress_struct jpeg;
	struct jpeg_stop stop;
	JSAMPROW row = NULL;

	memset(&jpeg, 0, sizeof(jpeg));
	jpeg.err = jpeg_std_error(&stop.mgr);
	stop.mgr.error_exit = jpeg_stop;
	stop.mgr.emit_message = jpeg_message;
	stop.progress = (struct jpeg_progress_mgr){ .progress_monitor = jpeg_watch };
	if (setjmp(stop.out) != 0) {
		jpeg_destroy_decompress(&jpeg);
		return broken;
	}
	jpeg_create_decompress(&jpeg);
	jpeg.progress = &stop.progress;
	jpeg_mem_src(&jpeg, bytes, n);
	jpeg_read_header(&jpeg, TRUE);
	if (jpeg.image_width != h->width || jpeg.image_height != h->height ||
	    (uint32_t)jpeg.num_components != h->components)
		jpeg_stop((j_common_ptr)&jpeg);
	/* An eighth of the size still reads every coefficient. */
	jpeg.scale_num = 1;
	jpeg.scale_denom = 8;
	jpeg_start_decompress(&jpeg);
	row = jpeg.mem->alloc_small((j_common_ptr)&jpeg, JPOOL_IMAGE,
	    (size_t)jpeg.output_width * (size_t)jpeg.output_components);
	while (jpeg.output_scanline < jpeg.output_height)
		jpeg_read_scanlines(&jpeg, &row, 1);
	jpeg_finish_decompress(&jpeg);
	jpeg_destroy_decompress(&jpeg);
	return good;
}
