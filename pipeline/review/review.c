/* review.c - see review.h. */
#include "review/review.h"

#include <string.h>

size_t
eg_review_required(const struct eg_review *r, size_t *missing)
{
	size_t i, n = 0;

	*missing = 0;
	for (i = 0; i < r->nrequired; i++) {
		n += r->required[i].state != EG_REQUIRED_NOT &&
		    !eg_required_by_person(&r->required[i]);
		*missing += r->required[i].state == EG_REQUIRED_MISSING;
	}
	return n;
}

bool
eg_required_by_person(const struct eg_required *e)
{
	return e->state == EG_REQUIRED_THERE && e->nplaces == 0;
}

size_t
eg_review_by_person(const struct eg_review *r)
{
	size_t i, n = 0;

	for (i = 0; i < r->nrequired; i++)
		n += eg_required_by_person(&r->required[i]);
	return n;
}

void
eg_review_mask(const struct eg_review *r, const char *s, struct eg_buf *out)
{
	size_t i, n;

	while (*s != '\0') {
		for (i = 0; i < r->nconfidential; i++)
			if (strncmp(s, r->confidential[i], strlen(r->confidential[i])) == 0)
				break;
		if (i < r->nconfidential) {
			n = strlen(r->confidential[i]);
			eg_buf_puts(out, "...");
		} else {
			n = 1;
			eg_buf_putc(out, *s);
		}
		s += n;
	}
}
