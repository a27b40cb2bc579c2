/* record.c - see record.h. */
#include "record.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

void
record_decision(void *record, const char *words, const char *decision)
{
	struct eg_record *r = record;

	r->decision = eg_realloc(r->decision, r->ndecisions + 1, sizeof(*r->decision));
	r->decision[r->ndecisions++] = (struct eg_decision){ eg_strdup(words),
	    eg_strdup(decision) };
}

void
record_attestation(void *record, const char *id, const char *words, bool of_case)
{
	struct eg_record *r = record;

	r->attestation = eg_realloc(r->attestation, r->nattestations + 1,
	    sizeof(*r->attestation));
	r->attestation[r->nattestations++] = (struct eg_attested){ eg_strdup(id),
	    eg_strdup(words), of_case };
}

void
record_made_with(void *record, const char *name, const char *sha512)
{
	struct eg_record *r = record;
	struct eg_made_with *f;

	r->made_with = eg_realloc(r->made_with, r->nmade_with + 1, sizeof(*r->made_with));
	f = &r->made_with[r->nmade_with++];
	f->name = eg_strdup(name);
	memcpy(f->sha512, sha512, sizeof(f->sha512));
}

void
record_forget(struct eg_record *r)
{
	while (r->ndecisions > 0) {
		r->ndecisions--;
		free(r->decision[r->ndecisions].words);
		free(r->decision[r->ndecisions].decision);
	}
	while (r->nattestations > 0) {
		r->nattestations--;
		free(r->attestation[r->nattestations].id);
		free(r->attestation[r->nattestations].words);
	}
	while (r->nmade_with > 0)
		free(r->made_with[--r->nmade_with].name);
	free(r->decision);
	free(r->attestation);
	free(r->made_with);
	r->decision = NULL;
	r->attestation = NULL;
	r->made_with = NULL;
}

void
eg_record_free(struct eg_record *r)
{
	eg_buf_free(&r->cas);
	eg_buf_free(&r->facts);
	eg_buf_free(&r->receipt);
	eg_buf_free(&r->letter);
	eg_buf_free(&r->text);
	eg_buf_free(&r->pdf);
	eg_buf_free(&r->title);
	record_forget(r);
}
