/* object.c - see object.h. */
#include "pdf/object.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"

#define FOLLOW_MAX	32	/* references to references; 7.3.10 has none */

/* --- making ------------------------------------------------------------------ */

static struct eg_pdf_object *
make(struct eg_arena *arena, enum eg_pdf_type type)
{
	struct eg_pdf_object *o = eg_new(arena, struct eg_pdf_object);

	o->type = type;
	return o;
}

struct eg_pdf_object *
eg_pdf_lexed(struct eg_arena *arena, enum eg_pdf_type type, const char *text, size_t n)
{
	struct eg_pdf_object *o = make(arena, type);

	assert(n <= UINT32_MAX);
	o->text = text;
	o->n = (uint32_t)n;
	return o;
}

static struct eg_pdf_object *
make_text(struct eg_arena *arena, enum eg_pdf_type type, const char *s, size_t n)
{
	return eg_pdf_lexed(arena, type, eg_arena_strndup(arena, s, n), n);
}

struct eg_pdf_object *
eg_pdf_boolean(struct eg_arena *arena, bool value)
{
	struct eg_pdf_object *o = make(arena, EG_PDF_BOOLEAN);

	o->boolean = value;
	return o;
}

struct eg_pdf_object *
eg_pdf_integer(struct eg_arena *arena, int64_t value)
{
	struct eg_pdf_object *o = make(arena, EG_PDF_INTEGER);

	o->integer = value;
	return o;
}

struct eg_pdf_object *
eg_pdf_real(struct eg_arena *arena, const char *digits)
{
	return make_text(arena, EG_PDF_REAL, digits, strlen(digits));
}

struct eg_pdf_object *
eg_pdf_points(struct eg_arena *arena, eg_len length)
{
	struct eg_buf b = { 0 };
	struct eg_pdf_object *o;

	eg_buf_pt(&b, length);
	if (strchr(eg_buf_str(&b), '.') == NULL)
		o = eg_pdf_integer(arena, strtoll(eg_buf_str(&b), NULL, 10));
	else
		o = eg_pdf_real(arena, b.data);
	eg_buf_free(&b);
	return o;
}

struct eg_pdf_object *
eg_pdf_bytes(struct eg_arena *arena, const void *bytes, size_t n)
{
	return make_text(arena, EG_PDF_STRING, bytes, n);
}

struct eg_pdf_object *
eg_pdf_name(struct eg_arena *arena, const char *name)
{
	return make_text(arena, EG_PDF_NAME, name, strlen(name));
}

struct eg_pdf_object *
eg_pdf_array(struct eg_arena *arena)
{
	return make(arena, EG_PDF_ARRAY);
}

struct eg_pdf_object *
eg_pdf_dictionary(struct eg_arena *arena)
{
	return make(arena, EG_PDF_DICTIONARY);
}

struct eg_pdf_object *
eg_pdf_stream(struct eg_arena *arena, const void *bytes, size_t n)
{
	struct eg_pdf_object *o = make(arena, EG_PDF_STREAM);

	o->data = bytes;
	o->size = n;
	return o;
}

struct eg_pdf_object *
eg_pdf_reference(struct eg_arena *arena, uint32_t number)
{
	struct eg_pdf_object *o = make(arena, EG_PDF_REFERENCE);

	o->number = number;
	return o;
}

void
eg_pdf_array_add(struct eg_arena *arena, struct eg_pdf_object *array,
    struct eg_pdf_object *value)
{
	assert(array->type == EG_PDF_ARRAY);
	array->item = eg_arena_grown(arena, array->item, array->n, &array->cap, sizeof(*array->item));
	array->item[array->n++] = value;
}

static bool
has_entries(const struct eg_pdf_object *o)
{
	return eg_pdf_is(o, EG_PDF_DICTIONARY) || eg_pdf_is(o, EG_PDF_STREAM);
}

void
eg_pdf_entry_add(struct eg_arena *arena, struct eg_pdf_object *d, const char *key,
    struct eg_pdf_object *value)
{
	assert(has_entries(d));
	d->entry = eg_arena_grown(arena, d->entry, d->n, &d->cap, sizeof(*d->entry));
	d->entry[d->n++] = (struct eg_pdf_entry){ eg_arena_strdup(arena, key), value };
}

void
eg_pdf_set(struct eg_arena *arena, struct eg_pdf_object *d, const char *key,
    struct eg_pdf_object *value)
{
	assert(has_entries(d));
	for (uint32_t i = 0; i < d->n; i++) {
		if (strcmp(d->entry[i].key, key) != 0)
			continue;
		if (value != NULL)
			d->entry[i].value = value;
		else
			memmove(&d->entry[i], &d->entry[i + 1],
			    (--d->n - i) * sizeof(*d->entry));
		return;
	}
	if (value != NULL)
		eg_pdf_entry_add(arena, d, key, value);
}

void
eg_pdf_set_name(struct eg_arena *arena, struct eg_pdf_object *d, const char *key,
    const char *name)
{
	eg_pdf_set(arena, d, key, eg_pdf_name(arena, name));
}

void
eg_pdf_set_integer(struct eg_arena *arena, struct eg_pdf_object *d, const char *key,
    int64_t value)
{
	eg_pdf_set(arena, d, key, eg_pdf_integer(arena, value));
}

/* --- looking ----------------------------------------------------------------- */

bool
eg_pdf_is(const struct eg_pdf_object *o, enum eg_pdf_type type)
{
	return o != NULL && o->type == type;
}

bool
eg_pdf_is_name(const struct eg_pdf_object *o, const char *name)
{
	return eg_pdf_is(o, EG_PDF_NAME) && strcmp(o->text, name) == 0;
}

struct eg_pdf_object *
eg_pdf_find(const struct eg_pdf_object *d, const char *key)
{
	if (!has_entries(d))
		return NULL;
	for (uint32_t i = 0; i < d->n; i++)
		if (strcmp(d->entry[i].key, key) == 0)
			return d->entry[i].value;
	return NULL;
}

const char *
eg_pdf_name_of(const struct eg_pdf_object *o)
{
	return eg_pdf_is(o, EG_PDF_NAME) ? o->text : NULL;
}

bool
eg_pdf_integer_of(const struct eg_pdf_object *o, int64_t least, int64_t most,
    int64_t *value)
{
	if (!eg_pdf_is(o, EG_PDF_INTEGER) || o->integer < least || o->integer > most)
		return false;
	*value = o->integer;
	return true;
}

static bool
real_millionths(const char *s, int64_t *value)
{
	const int64_t most = INT64_C(1000000000000) * 1000000;
	bool negative = *s == '-';
	int64_t v = 0;
	int decimals = -1;

	if (*s == '-' || *s == '+')
		s++;
	for (; *s != '\0' && decimals < 6; s++) {
		if (*s == '.' && decimals < 0) {
			decimals = 0;
			continue;
		}
		if (!eg_is_digit(*s) || v > most / 10)
			return false;
		v = v * 10 + (*s - '0');
		if (decimals >= 0)
			decimals++;
	}
	if (decimals == 6 && *s >= '5' && *s <= '9')
		v++;
	for (decimals = decimals < 0 ? 0 : decimals; decimals < 6; decimals++) {
		if (v > most / 10)
			return false;
		v *= 10;
	}
	*value = negative ? -v : v;
	return v <= most;
}

bool
eg_pdf_millionths(const struct eg_pdf_object *o, int64_t *value)
{
	const int64_t most = INT64_C(1000000000000);

	if (eg_pdf_is(o, EG_PDF_REAL))
		return real_millionths(o->text, value);
	if (!eg_pdf_is(o, EG_PDF_INTEGER) || o->integer < -most || o->integer > most)
		return false;
	*value = o->integer * 1000000;
	return true;
}

/* --- the numbered objects ------------------------------------------------------ */

struct eg_pdf *
eg_pdf_new(struct eg_arena *arena)
{
	struct eg_pdf *pdf = eg_new(arena, struct eg_pdf);

	pdf->arena = arena;
	pdf->trailer = eg_pdf_dictionary(arena);
	pdf->nslots = 1;
	pdf->cap = 64;
	pdf->slot = eg_new_array(arena, pdf->cap, struct eg_pdf_slot);
	return pdf;
}

struct eg_pdf_object *
eg_pdf_add(struct eg_pdf *pdf, struct eg_pdf_object *o)
{
	pdf->slot = eg_arena_grown(pdf->arena, pdf->slot, pdf->nslots, &pdf->cap, sizeof(*pdf->slot));
	pdf->slot[pdf->nslots].object = o;
	return eg_pdf_reference(pdf->arena, pdf->nslots++);
}

void
eg_pdf_put(struct eg_pdf *pdf, const struct eg_pdf_object *reference,
    struct eg_pdf_object *o)
{
	assert(eg_pdf_is(reference, EG_PDF_REFERENCE) && reference->number < pdf->nslots);
	pdf->slot[reference->number].object = o;
}

void
eg_pdf_keep_plain(struct eg_pdf *pdf, const struct eg_pdf_object *reference)
{
	assert(eg_pdf_is(reference, EG_PDF_REFERENCE) && reference->number < pdf->nslots);
	pdf->slot[reference->number].plain = true;
}

struct eg_pdf_object *
eg_pdf_follow(const struct eg_pdf *pdf, const struct eg_pdf_object *o)
{
	for (int i = 0; i < FOLLOW_MAX && eg_pdf_is(o, EG_PDF_REFERENCE); i++)
		o = o->number < pdf->nslots ? pdf->slot[o->number].object : NULL;
	if (eg_pdf_is(o, EG_PDF_REFERENCE))
		return NULL;
	/* Objects are the arena's, and writable for whom they are read. */
	return (struct eg_pdf_object *)(uintptr_t)o;
}

struct eg_pdf_object *
eg_pdf_get(const struct eg_pdf *pdf, const struct eg_pdf_object *d, const char *key)
{
	return eg_pdf_follow(pdf, eg_pdf_find(eg_pdf_follow(pdf, d), key));
}

struct eg_pdf_object *
eg_pdf_get_as(const struct eg_pdf *pdf, const struct eg_pdf_object *d, const char *key,
    enum eg_pdf_type type)
{
	struct eg_pdf_object *o = eg_pdf_get(pdf, d, key);

	return eg_pdf_is(o, type) ? o : NULL;
}

size_t
eg_pdf_count(const struct eg_pdf *pdf, const struct eg_pdf_object *array)
{
	array = eg_pdf_follow(pdf, array);
	return eg_pdf_is(array, EG_PDF_ARRAY) ? array->n : 0;
}

struct eg_pdf_object *
eg_pdf_item(const struct eg_pdf *pdf, const struct eg_pdf_object *array, size_t i)
{
	array = eg_pdf_follow(pdf, array);
	if (!eg_pdf_is(array, EG_PDF_ARRAY) || i >= array->n)
		return NULL;
	return eg_pdf_follow(pdf, array->item[i]);
}

struct eg_pdf_object *
eg_pdf_catalog(const struct eg_pdf *pdf)
{
	return eg_pdf_get_as(pdf, pdf->trailer, "Root", EG_PDF_DICTIONARY);
}
