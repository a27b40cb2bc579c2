/*
 * merkle.h - Merkle trees of RFC 6962, section 2.1: one root for a list that
 * only grows, and short proofs that a leaf is in it.
 */
#ifndef EG_ARCHIVE_MERKLE_H
#define EG_ARCHIVE_MERKLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct eg_hash {
	unsigned char	octet[32];	/* SHA-256 */
};

/* The roots of the full subtrees of a list, the largest first. */
struct eg_merkle {
	uint64_t	size;		/* leaves */
	struct eg_hash	peak[64];	/* as many as size has bits that are 1 */
};

struct eg_hash eg_merkle_leaf(const void *bytes, size_t n);
void	 eg_merkle_add(struct eg_merkle *, const struct eg_hash *leaf);
int	 eg_merkle_peaks(const struct eg_merkle *);
/* Of no leaves: the digest of nothing. */
struct eg_hash eg_merkle_root(const struct eg_merkle *);

/*
 * What besides leaf `index` of n makes the root, from below; returns how many,
 * at most 64.
 */
size_t	 eg_merkle_proof(const struct eg_hash *leaves, uint64_t n, uint64_t index,
	    struct eg_hash proof[64]);
/*
 * What besides the root of the first m > 0 leaves shows that the list of n has
 * them still, in their order (section 2.1.2); returns how many, at most 65.
 */
size_t	 eg_merkle_growth(const struct eg_hash *leaves, uint64_t m, uint64_t n,
	    struct eg_hash proof[65]);
/* Is the list of this root that of the older one, grown? */
bool	 eg_merkle_grew(uint64_t m, const struct eg_hash *older, uint64_t n,
	    const struct eg_hash *root, const struct eg_hash *proof, size_t length);
/* Do leaf, place and proof make this root? */
bool	 eg_merkle_proves(const struct eg_hash *leaf, uint64_t index, uint64_t n,
	    const struct eg_hash *proof, size_t length, const struct eg_hash *root);

#endif
