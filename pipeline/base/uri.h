/*
 * uri.h - addresses that links of a letter may lead to (RFC 3986).
 */
#ifndef EG_BASE_URI_H
#define EG_BASE_URI_H

#include <stdbool.h>

#include "base/buf.h"

/*
 * Appends the address as it may stand in a PDF: every octet that RFC 3986
 * does not allow, or that a PDF string or an attribute in quotes would read
 * as syntax, is percent-encoded, so an IRI becomes a URI.  Nothing but https,
 * mailto and tel, no control characters, and at most 2,000 bytes: false
 * otherwise, and out may have part of it.  out NULL: only judge.
 */
bool	 eg_uri_encode(const char *uri, struct eg_buf *out);

/*
 * The same for documents of anybody: http and ftp too, and references that
 * have no scheme.
 */
bool	 eg_uri_encode_any(const char *uri, struct eg_buf *out);

#endif
