/*
 * demo.h - keys and certificates to try signing with, and to throw away: an
 * authority that nobody knows, a signer and a time-stamper by its grace.
 */
#ifndef EG_CRYPT_DEMO_H
#define EG_CRYPT_DEMO_H

#include "crypt/certificate.h"

/* Somebody more by the authority's grace: name is what the certificate says. */
struct eg_demo_person {
	const char	*name;
	struct eg_buf	 pem;		/* key (P-256) and certificate */
};

/* All PEM; the caller frees, persons too. */
struct eg_demo {
	struct eg_buf	 authority;	/* certificate: whom to trust */
	struct eg_buf	 revoked;	/* its list of revoked certificates: none is */
	struct eg_buf	 signer;	/* key (RSA 3072) and certificate */
	struct eg_buf	 stamper;	/* key (P-256) and certificate, for time-stamps */
};

/*
 * They hold from now, seconds since 1970, for a year.  The key of the authority is
 * kept nowhere.
 */
void	 eg_demo_new(int64_t now, struct eg_demo *);
/* The same with n persons. */
void	 eg_demo_new_with(int64_t now, struct eg_demo *, struct eg_demo_person *, size_t n);
void	 eg_demo_free(struct eg_demo *);

#endif
