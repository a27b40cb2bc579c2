/*
 * stamp.h - time-stamps (RFC 3161): of a server, or of a key at hand.
 */
#ifndef EG_CRYPT_STAMP_H
#define EG_CRYPT_STAMP_H

#include "crypt/certificate.h"

struct eg_key;

/* Who makes them. */
struct eg_stamper {
	/* Appends a token about a SHA-256; reports S1109, or S1119, and returns false. */
	bool	(*stamp)(void *data, const unsigned char digest[32], struct eg_buf *token,
		    struct eg_diags *);
	void	*data;
};

/* A server, by HTTP: data of eg_stamp_http. */
struct eg_stamp_server {
	const char	*url;		/* "http://host:port/path" */
	int		 seconds;	/* to wait at most */
};
bool	 eg_stamp_http(void *server, const unsigned char digest[32], struct eg_buf *token,
	    struct eg_diags *);

/* A key with its certificate (key.h): data of eg_stamp_key. */
struct eg_stamp_own {
	const struct eg_key	*key;
	int64_t			 at;	/* the time it tells, seconds since 1970 */
};
bool	 eg_stamp_key(void *own, const unsigned char digest[32], struct eg_buf *token,
	    struct eg_diags *);

#endif
