/* base64.h - bytes as text (RFC 4648, section 4). */
#ifndef EG_BASE_BASE64_H
#define EG_BASE_BASE64_H

#include <stdbool.h>

#include "base/buf.h"

/* Appends n bytes in base64, padded, without line breaks. */
void	 eg_base64(const void *bytes, size_t n, struct eg_buf *out);
/* Appends the bytes of n characters that are exactly what eg_base64 writes; false: they are not. */
bool	 eg_base64_read(const char *text, size_t n, struct eg_buf *out);

#endif
