/*
 * certificate.h - certificates, lists of revoked ones (X.509, RFC 5280), and answers about
 * single ones (OCSP, RFC 6960).
 */
#ifndef EG_CRYPT_CERTIFICATE_H
#define EG_CRYPT_CERTIFICATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"

/* Some of each, in order. */
struct eg_certificates;

/* Whom to believe, and what helps to find the way there; either may be NULL. */
struct eg_trust {
	const struct eg_certificates	*anchors;
	const struct eg_certificates	*helpers;	/* their lists and answers are heeded too */
};

struct eg_certificates *eg_certificates_new(void);
void	 eg_certificates_free(struct eg_certificates *);
/*
 * Adds all that bytes hold: PEM of any number of certificates and lists, or DER of one of
 * them or of an answer.  name is
 * what messages call it.  False and S1104 when there is neither.
 */
bool	 eg_certificates_read(struct eg_certificates *, const char *name, const void *bytes,
	    size_t n, struct eg_diags *);
/* Adds what is not there yet. */
void	 eg_certificates_add(struct eg_certificates *, const struct eg_certificates *);

size_t	 eg_certificates_count(const struct eg_certificates *);
size_t	 eg_certificates_lists(const struct eg_certificates *);
size_t	 eg_certificates_answers(const struct eg_certificates *);
/* Appends the name of whose it is: "Imro Seal", or all of it when none is common. */
void	 eg_certificates_name(const struct eg_certificates *, size_t i, struct eg_buf *);
/* Appends one as DER. */
void	 eg_certificates_der(const struct eg_certificates *, size_t i, struct eg_buf *);
void	 eg_certificates_list_der(const struct eg_certificates *, size_t i, struct eg_buf *);
void	 eg_certificates_answer_der(const struct eg_certificates *, size_t i, struct eg_buf *);
/*
 * One that neither any of the others nor of known signed, nor is among known, in words
 * in the arena; NULL: there is none.
 */
const char *eg_certificates_stray(const struct eg_certificates *,
	    const struct eg_certificates *known, struct eg_arena *);
/* Whether exactly these bytes are one of them. */
bool	 eg_certificates_have(const struct eg_certificates *, const void *der, size_t n);

#endif
