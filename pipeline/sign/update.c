/* update.c - see update.h. */
#include "sign/update.h"

#include <stdlib.h>

#include "crypt/digest.h"

bool
eg_update_begin(struct eg_update *u)
{
	/* The file grows, and may move: objects are read from bytes that stay. */
	const char *bytes = eg_arena_strndup(u->arena, eg_buf_str(u->file), u->file->len);

	u->pdf = eg_pdf_read(u->arena, u->name, bytes, u->file->len, u->diags);
	if (u->pdf == NULL)
		return false;
	u->catalog = eg_pdf_catalog(u->pdf);
	u->root = eg_pdf_find(u->pdf->trailer, "Root")->number;
	return true;
}

struct eg_pdf_revised *
eg_update_touch(struct eg_update *u, uint32_t number)
{
	for (uint32_t i = 0; i < u->n; i++)
		if (u->revised[i].number == number)
			return &u->revised[i];
	u->revised = eg_arena_grown(u->arena, u->revised, u->n, &u->cap, sizeof(*u->revised));
	u->revised[u->n] = (struct eg_pdf_revised){ .number = number };
	return &u->revised[u->n++];
}

struct eg_pdf_object *
eg_update_value(struct eg_update *u, uint32_t owner, struct eg_pdf_object *dictionary,
    const char *key, enum eg_pdf_type type)
{
	struct eg_pdf_object *found = eg_pdf_get_as(u->pdf, dictionary, key, type);
	const struct eg_pdf_object *at = eg_pdf_find(dictionary, key);

	if (found != NULL) {
		eg_update_touch(u, eg_pdf_is(at, EG_PDF_REFERENCE) ? at->number : owner);
		return found;
	}
	found = type == EG_PDF_ARRAY ? eg_pdf_array(u->arena) : eg_pdf_dictionary(u->arena);
	eg_pdf_set(u->arena, dictionary, key, found);
	eg_update_touch(u, owner);
	return found;
}

static void
identify(void *data, const void *bytes, size_t n, unsigned char id[16])
{
	struct eg_sha256 *all = eg_sha256_new();
	unsigned char octets[32];

	(void)data;
	eg_sha256_add(all, bytes, n);
	eg_sha256_octets(all, octets);
	for (int i = 0; i < 16; i++)
		id[i] = octets[i];
}

void
eg_update_end(struct eg_update *u)
{
	eg_pdf_increment(u->pdf, u->revised, u->n, identify, NULL, u->file);
}
