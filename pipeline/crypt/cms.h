/*
 * cms.h - detached signatures (CMS, RFC 5652) as PAdES and CAdES want them (ETSI EN
 * 319 142-1, 319 122-1).
 */
#ifndef EG_CRYPT_CMS_H
#define EG_CRYPT_CMS_H

#include "crypt/certificate.h"
#include "crypt/digest.h"

/* Who signs.  The key may be anywhere: this is all that is asked of it. */
struct eg_signer {
	/* The signer's own first, those of the issuers behind it; borrowed. */
	const struct eg_certificates	*certificates;
	/* Appends the signature over the SHA-256 of n bytes; false: it was not made. */
	bool	(*sign)(void *data, const void *bytes, size_t n, struct eg_buf *signature);
	void	*data;
};

/*
 * Appends a SignedData of one signer as DER, with the certificates.  Signed are
 * exactly contentType, messageDigest (this SHA-256 of the content, which is not
 * in it), signing-certificate-v2 (RFC 5035) and the algorithms (RFC 6211), which
 * otherwise could be told in another way; not the time, which PAdES keeps
 * elsewhere.  The same again, if the key signs the same again.  False and S1105.
 */
bool	 eg_cms_sign(const struct eg_signer *, const unsigned char digest[32],
	    struct eg_buf *der, struct eg_diags *);
/*
 * The same with its content in it, the n bytes of a TSTInfo: a time-stamp token
 * (RFC 3161, 2.4.2).
 */
bool	 eg_cms_sign_time(const struct eg_signer *, const void *info, size_t n,
	    struct eg_buf *der, struct eg_diags *);
/*
 * As eg_cms_sign, with the signing time, seconds since 1970, which CAdES wants (ETSI EN
 * 319 122-1, 5.2.1): the time is then signed too.
 */
bool	 eg_cms_sign_at(const struct eg_signer *, const unsigned char digest[32], int64_t at,
	    struct eg_buf *der, struct eg_diags *);
/* The value of the signature, which a time-stamp is about; false: there is none. */
bool	 eg_cms_signature(const void *der, size_t n, struct eg_buf *value);
/*
 * Appends der with a time-stamp of that value, an unsigned attribute (RFC 3161,
 * appendix A).
 */
bool	 eg_cms_add_stamp(const void *der, size_t n, const void *token, size_t size,
	    struct eg_buf *out, struct eg_diags *);

/* What is signed: bytes in up to two parts. */
struct eg_cms_content {
	const void	*part[2];
	size_t		 size[2];
};

/* What was found out; strings are in the arena.  Filled as far as it went. */
struct eg_cms_found {
	const char	*signer;	/* name of the certificate; "" */
	const char	*issuer;
	const char	*untrusted;	/* why its chain does not hold; NULL: it does, or nobody
					   said whom to believe */
	bool		 unrevoked;	/* lists of revocation were heeded */
	/* Of the certificate: SHA-256 of all of it and of its key; when it holds. */
	char		 certificate[EG_SHA256_HEX], key[EG_SHA256_HEX];
	int64_t		 from, until;
	bool		 named;		/* the certificate is signed as well (ESS) */
	bool		 named_v2;	/* by a digest of today (signing-certificate-v2) */
	bool		 timed;		/* it has a signing time, which PAdES does not want */
	int64_t		 at;		/* that time, seconds since 1970; 0: it cannot be read */
	int64_t		 stamped;	/* seconds since 1970 of a good time-stamp; 0: none */
	const char	*stamper;
	const char	*stamp_fault;	/* of a time-stamp that is not good, in words */
};

/*
 * Judges a SignedData, which must be all n bytes and DER, of one signer.  at is
 * the time at which chains must hold, unless a time-stamp says when it was.
 * Every byte counts: what is neither signed nor part of a chain is a fault.
 * Chains are judged when trust->anchors is not NULL.  Returns the fault in
 * words, without capital or full stop, or NULL; a chain that does not hold is
 * no such fault, but found->untrusted.
 */
const char *eg_cms_verify(struct eg_arena *, const void *der, size_t n,
	    const struct eg_cms_content *, const struct eg_trust *, int64_t at,
	    struct eg_cms_found *);
/*
 * The same for a time-stamp token of the content (RFC 3161): found->stamped and
 * the names.
 */
const char *eg_cms_verify_stamp(struct eg_arena *, const void *der, size_t n,
	    const struct eg_cms_content *, const struct eg_trust *, struct eg_cms_found *);
/* Adds the certificates that are in a SignedData, and in time-stamps of it. */
bool	 eg_cms_certificates(const void *der, size_t n, struct eg_certificates *);

#endif
