/* path.c - see path.h. */
#include "archive/path.h"

#include <string.h>

#include "base/ascii.h"

bool
eg_path_is_plain(const char *path)
{
	const char *p = path;
	size_t n;

	for (;;) {
		n = strcspn(p, "/");
		if (n == 0 || (n == 1 && p[0] == '.') ||
		    (n == 2 && p[0] == '.' && p[1] == '.'))
			return false;
		if (p[n] == '\0')
			return true;
		p += n + 1;
	}
}

unsigned
eg_path_version(const char *name)
{
	unsigned n = 0;
	const char *p;

	if (name[0] != 'v' || name[1] == '\0')
		return 0;
	for (p = name + 1; *p != '\0'; p++) {
		if (!eg_is_digit(*p) || n > 100000000)
			return 0;
		n = n * 10 + (unsigned)(*p - '0');
	}
	return n;
}

int
eg_path_compare(const char *a, const char *b)
{
	while (*a != '\0' && *a == *b) {
		a++;
		b++;
	}
	if (*a == *b)
		return 0;
	if (*a == '\0' || (*a == '/' && *b != '\0'))
		return -1;
	if (*b == '\0' || *b == '/')
		return 1;
	return (unsigned char)*a < (unsigned char)*b ? -1 : 1;
}
