/* sign.c - see sign.h. */
#include "sign/sign.h"

#include <string.h>

#include "base/ascii.h"
#include "crypt/digest.h"
#include "pdf/text_string.h"
#include "sign/look.h"

/*
 * Left for a signature besides its certificates: attributes and an RSA signature of
 * 4096 bits; and for a time-stamp with a chain of three.
 */
#define OVERHEAD	1536
#define STAMP		8192

/* "2026-01-31T09:00:00Z" as PDF has it (7.9.4). */
static const char *
pdf_date(struct eg_arena *arena, const char *time)
{
	struct eg_buf b = { 0 };
	const char *s;

	eg_buf_puts(&b, "D:");
	for (; *time != '\0'; time++)
		if (eg_is_digit(*time))
			eg_buf_putc(&b, *time);
	eg_buf_putc(&b, 'Z');
	s = eg_arena_strdup(arena, b.data);
	eg_buf_free(&b);
	return s;
}

/* Without the brackets of the dictionary. */
static void
print_entries(struct eg_update *u, const struct eg_sign_options *o, struct eg_buf *out)
{
	struct eg_pdf_object *d = eg_pdf_dictionary(u->arena);
	struct eg_buf b = { 0 };

	eg_pdf_set_name(u->arena, d, "Type", "Sig");
	eg_pdf_set_name(u->arena, d, "Filter", "Adobe.PPKLite");
	eg_pdf_set_name(u->arena, d, "SubFilter", "ETSI.CAdES.detached");
	eg_pdf_set_text(u->arena, d, "M", pdf_date(u->arena, o->time));
	if (o->reason != NULL)
		eg_pdf_set_text(u->arena, d, "Reason", o->reason);
	if (o->location != NULL)
		eg_pdf_set_text(u->arena, d, "Location", o->location);
	eg_pdf_print(d, &b);
	eg_buf_add(out, b.data + 2, b.len - 4);
	eg_buf_free(&b);
}

static size_t
room_for(const struct eg_sign_options *o)
{
	struct eg_buf b = { 0 };
	size_t n;

	for (size_t i = 0; i < eg_certificates_count(o->signer->certificates); i++)
		eg_certificates_der(o->signer->certificates, i, &b);
	n = b.len + OVERHEAD + (o->stamper != NULL ? STAMP : 0);
	eg_buf_free(&b);
	return n;
}

/* What it is to be a time-stamp of: the value of the signature. */
static bool
add_stamp(struct eg_update *u, const struct eg_stamper *stamper, struct eg_buf *cms)
{
	struct eg_buf value = { 0 }, token = { 0 }, stamped = { 0 };
	struct eg_sha256 *s = eg_sha256_new();
	unsigned char digest[32];
	bool ok;

	eg_cms_signature(cms->data, cms->len, &value);
	eg_sha256_add(s, value.data, value.len);
	eg_sha256_octets(s, digest);
	ok = stamper->stamp(stamper->data, digest, &token, u->diags) &&
	    eg_cms_add_stamp(cms->data, cms->len, token.data, token.len, &stamped, u->diags);
	eg_buf_clear(cms);
	eg_buf_add(cms, eg_buf_str(&stamped), stamped.len);
	eg_buf_free(&stamped);
	eg_buf_free(&token);
	eg_buf_free(&value);
	return ok;
}

static uint32_t
choose(struct eg_update *u, const struct eg_sign_options *o)
{
	uint32_t number;

	if (o->place == NULL)
		return eg_sign_field(u, o->field, o->look != NULL ? EG_SIGN_SEEN : EG_SIGN_ANY);
	number = eg_sign_place_field(u, o->place);
	if (number != 0) {
		eg_sign_flag(u);
		eg_update_touch(u, number);
	}
	return number;
}

bool
eg_sign(struct eg_arena *arena, const struct eg_sign_options *o, struct eg_buf *file,
    struct eg_diags *diags)
{
	struct eg_update u = { .arena = arena, .diags = diags, .name = o->name,
	    .file = file };
	struct eg_buf cms = { 0 }, entries = { 0 };
	unsigned char digest[32];
	struct eg_hole hole;
	uint32_t field;
	bool ok;

	if (!eg_update_begin(&u) || !eg_sign_allowed(&u) || (field = choose(&u, o)) == 0 ||
	    (o->look != NULL && !eg_sign_set_look(&u, field, o->look)))
		return false;
	print_entries(&u, o, &entries);
	eg_sign_dig(&u, field, &entries, room_for(o), &hole);
	eg_sign_digest(&u, &hole, digest);
	ok = eg_cms_sign(o->signer, digest, &cms, diags) &&
	    (o->stamper == NULL || add_stamp(&u, o->stamper, &cms)) &&
	    eg_sign_fill(&u, &hole, &cms);
	eg_buf_free(&entries);
	eg_buf_free(&cms);
	return ok;
}

bool
eg_sign_stamp(struct eg_arena *arena, const char *name, const struct eg_stamper *stamper,
    struct eg_buf *file, struct eg_diags *diags)
{
	struct eg_update u = { .arena = arena, .diags = diags, .name = name, .file = file };
	struct eg_buf token = { 0 }, entries = { 0 };
	unsigned char digest[32];
	struct eg_hole hole;
	uint32_t field;
	bool ok;

	if (!eg_update_begin(&u) || (field = eg_sign_field(&u, NULL, EG_SIGN_NEW)) == 0)
		return false;
	eg_buf_puts(&entries, "/Type/DocTimeStamp/Filter/Adobe.PPKLite/SubFilter/ETSI.RFC3161");
	eg_sign_dig(&u, field, &entries, STAMP, &hole);
	eg_sign_digest(&u, &hole, digest);
	ok = stamper->stamp(stamper->data, digest, &token, diags) &&
	    eg_sign_fill(&u, &hole, &token);
	eg_buf_free(&entries);
	eg_buf_free(&token);
	return ok;
}
