/* generalise.c - see generalise.h. */
#include "redact/generalise.h"

#include <string.h>

/*
 * By the census of 2000; the list of the guidance on de-identification by the
 * Department of Health and Human Services of 2012.
 */
static const char sparse[][4] = { "036", "059", "063", "102", "203", "556", "692", "790",
	"821", "823", "830", "831", "878", "879", "884", "890", "893" };

static void
take(const char *s, size_t n, char *out)
{
	*out = '\0';
	if (strspn(s, "0123456789") < n)
		return;
	memcpy(out, s, n);
	out[n] = '\0';
}

void
eg_generalise_zip(const char *zip, char out[4])
{
	take(zip, 3, out);
	for (size_t i = 0; i < sizeof(sparse) / sizeof(*sparse); i++)
		if (strcmp(out, sparse[i]) == 0)
			memcpy(out, "000", 4);
}

void
eg_generalise_day(const char *day, char out[5])
{
	take(day, 4, out);
}
