/* image.c - see image.h. */
#include "text/image.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "text/image_decode.h"

#define FILE_MAX	(16 * 1024 * 1024)

struct eg_image {
	struct eg_image		*next;
	char			*base, *src;
	bool			 anywhere;	/* what its name may be */
	struct eg_image_header	 header;
	struct eg_image_fault	 fault;		/* .code NULL: usable */
	struct eg_buf		 bytes;
	uint32_t		*pixels;
	bool			 opaque;
};

struct eg_images {
	struct eg_image	*first;
};

struct eg_images *
eg_images_new(void)
{
	struct eg_images *is = eg_malloc(sizeof(*is));

	is->first = NULL;
	return is;
}

void
eg_images_free(struct eg_images *is)
{
	struct eg_image *i, *next;

	if (is == NULL)
		return;
	for (i = is->first; i != NULL; i = next) {
		next = i->next;
		eg_buf_free(&i->bytes);
		free(i->pixels);
		free(i->base);
		free(i->src);
		free(i);
	}
	free(is);
}

static int
hex(char c)
{
	return isdigit((unsigned char)c) ? c - '0' :
	    isxdigit((unsigned char)c) ? (c | 0x20) - 'a' + 10 : -1;
}

/* %XX undone (RFC 3986, 2.1); false when it hides a NUL or is none. */
static bool
percent_decode(const char *s, struct eg_buf *out)
{
	for (; *s != '\0'; s++) {
		if (*s != '%') {
			eg_buf_putc(out, *s);
			continue;
		}
		if (hex(s[1]) < 0 || hex(s[2]) < 0 || (s[1] == '0' && s[2] == '0'))
			return false;
		eg_buf_putc(out, (char)(hex(s[1]) << 4 | hex(s[2])));
		s += 2;
	}
	return out->len > 0;
}

/* Neither absolute, nor with a scheme, nor with a step up anywhere. */
static bool
stays_below(const char *name)
{
	if (name[0] == '/' || strchr(name, ':') != NULL || strchr(name, '\\') != NULL)
		return false;
	for (const char *s = name; s != NULL; s = strchr(s, '/')) {
		s += *s == '/';
		if (strncmp(s, "..", 2) == 0 && (s[2] == '/' || s[2] == '\0'))
			return false;
	}
	return true;
}

/* What a name may be when it may lead anywhere: "file:" goes, other schemes stay. */
static const char *
local_path(const char *name)
{
	if (strncmp(name, "file://", 7) == 0)
		name = strchr(name + 7, '/');	/* an authority is this machine */
	else if (strncmp(name, "file:", 5) == 0)
		name += 5;
	if (name == NULL || *name == '\0' || name[strcspn(name, ":/")] == ':')
		return NULL;
	return name;
}

/* The path of the file a picture's name stands for; false: it may not be used. */
static bool
resolve(const struct eg_image *i, struct eg_buf *path)
{
	struct eg_buf name = { 0 };
	const char *file = NULL;

	if (percent_decode(i->src, &name))
		file = i->anywhere ? local_path(name.data) :
		    stays_below(name.data) ? name.data : NULL;
	if (file != NULL && *file != '/')
		eg_buf_printf(path, "%s/", i->base);
	if (file != NULL)
		eg_buf_puts(path, file);
	eg_buf_free(&name);
	return file != NULL;
}

/* A regular file, whole; never waits for a pipe somebody put there. */
static struct eg_image_fault
slurp(const char *path, struct eg_buf *out)
{
	struct eg_image_fault fault = { "G6010", "cannot be read" };
	char chunk[65536];
	struct stat st;
	ssize_t n;
	int fd;

	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0) {
		fault.text = errno == ENOENT || errno == ENOTDIR ? "is not there" :
		    errno == EACCES ? "may not be read" : "cannot be read";
		return fault;
	}
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
		fault.text = "is not a file";
		goto out;
	}
	while ((n = read(fd, chunk, sizeof(chunk))) > 0 && out->len <= FILE_MAX)
		eg_buf_add(out, chunk, (size_t)n);
	if (out->len > FILE_MAX)
		fault = (struct eg_image_fault){ "G6013", "has more than 16 MiB" };
	else if (n == 0)
		fault = (struct eg_image_fault){ 0 };
out:
	close(fd);
	return fault;
}

static struct eg_image_fault
load(struct eg_image *i)
{
	struct eg_image_fault fault = { "G6011", "has a name that leads elsewhere" };
	struct eg_buf path = { 0 };
	size_t n;

	if (!resolve(i, &path))
		goto out;
	fault = slurp(path.data, &i->bytes);
	if (fault.code == NULL)
		fault = eg_image_header(i->bytes.data, i->bytes.len, &i->header);
	if (fault.code != NULL)
		goto out;
	i->opaque = true;
	if (i->header.type == EG_IMAGE_JPEG) {
		fault = eg_image_prove_jpeg(i->bytes.data, i->bytes.len, &i->header);
		goto out;
	}
	n = (size_t)i->header.width * i->header.height;
	i->pixels = eg_realloc(NULL, n, sizeof(*i->pixels));
	fault = eg_image_decode_png(i->bytes.data, i->bytes.len, &i->header, i->pixels,
	    &i->opaque);
out:
	eg_buf_free(&path);
	return fault;
}

static struct eg_image *
cached(struct eg_images *is, const char *base, const char *src, bool anywhere)
{
	struct eg_image *i;

	for (i = is->first; i != NULL; i = i->next)
		if (i->anywhere == anywhere && strcmp(i->src, src) == 0 &&
		    strcmp(i->base, base) == 0)
			return i;
	i = eg_malloc(sizeof(*i));
	*i = (struct eg_image){ .next = is->first, .base = eg_strdup(base),
	    .src = eg_strdup(src), .anywhere = anywhere };
	is->first = i;
	i->fault = load(i);
	if (i->fault.code != NULL) {
		eg_buf_free(&i->bytes);
		free(i->pixels);
		i->pixels = NULL;
	}
	return i;
}

static const char *
repair(const char *code)
{
	static const struct { const char *code, *help; } repairs[] = {
		{ "G6010", "put the file beside the template, or correct the name" },
		{ "G6011", "name a file below the letter format's folder, as in "
		    "url(\"images/seal.png\")" },
		{ "G6012", "save it as a PNG, or as a JPEG in RGB or gray" },
		{ "G6013", "make it smaller: 300 pixels an inch are enough for print" },
		{ "G6014", "export the picture again" },
	};

	for (size_t i = 0; i < sizeof(repairs) / sizeof(*repairs); i++)
		if (strcmp(repairs[i].code, code) == 0)
			return repairs[i].help;
	return NULL;
}

static const struct eg_image *
find(struct eg_images *is, const char *base, const char *src, bool anywhere,
    struct eg_pos at, struct eg_pos from, struct eg_diags *diags)
{
	struct eg_image *i;

	if (base == NULL) {
		eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR,
		    .code = "G6010", .at = at, .from = from,
		    .help = "read the document from a file, not from standard input" },
		    "the picture `%s` has no folder to be looked for in", src);
		return NULL;
	}
	i = cached(is, base, src, anywhere);
	if (i->fault.code == NULL)
		return i;
	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = i->fault.code,
	    .at = at, .from = from, .help = repair(i->fault.code) },
	    "the picture `%s` %s", src, i->fault.text);
	return NULL;
}

const struct eg_image *
eg_image_find(struct eg_images *is, const char *base, const char *src, struct eg_pos at,
    struct eg_pos from, struct eg_diags *diags)
{
	return find(is, base, src, false, at, from, diags);
}

const struct eg_image *
eg_image_find_anywhere(struct eg_images *is, const char *base, const char *src,
    struct eg_pos at, struct eg_pos from, struct eg_diags *diags)
{
	return find(is, base, src, true, at, from, diags);
}

enum eg_image_type
eg_image_type(const struct eg_image *i)
{
	return i->header.type;
}

uint32_t
eg_image_width(const struct eg_image *i)
{
	return i->header.width;
}

uint32_t
eg_image_height(const struct eg_image *i)
{
	return i->header.height;
}

/* At least the smallest length: a picture without any would divide by zero. */
static eg_len
natural(uint32_t pixels, uint32_t per, uint32_t unit)
{
	eg_len l = eg_muldiv(EG_PT(72) * pixels, unit, (int64_t)per * 10000);

	return l > 0 ? l : 1;
}

eg_len
eg_image_natural_width(const struct eg_image *i)
{
	return natural(i->header.width, i->header.per_x, i->header.unit);
}

eg_len
eg_image_natural_height(const struct eg_image *i)
{
	return natural(i->header.height, i->header.per_y, i->header.unit);
}

const void *
eg_image_bytes(const struct eg_image *i, size_t *n)
{
	*n = i->bytes.len;
	return i->bytes.data;
}

const uint32_t *
eg_image_pixels(const struct eg_image *i)
{
	return i->pixels;
}

bool
eg_image_opaque(const struct eg_image *i)
{
	return i->opaque;
}
