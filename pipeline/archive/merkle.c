/* merkle.c - see merkle.h. */
#include "archive/merkle.h"

#include <string.h>

#include "crypt/digest.h"

/* A leaf can never be taken for a node: they begin with different octets. */
struct eg_hash
eg_merkle_leaf(const void *bytes, size_t n)
{
	struct eg_sha256 *s = eg_sha256_new();
	struct eg_hash h;

	eg_sha256_add(s, "\0", 1);
	eg_sha256_add(s, bytes, n);
	eg_sha256_octets(s, h.octet);
	return h;
}

static struct eg_hash
node(const struct eg_hash *left, const struct eg_hash *right)
{
	struct eg_sha256 *s = eg_sha256_new();
	struct eg_hash h;

	eg_sha256_add(s, "\1", 1);
	eg_sha256_add(s, left->octet, sizeof(left->octet));
	eg_sha256_add(s, right->octet, sizeof(right->octet));
	eg_sha256_octets(s, h.octet);
	return h;
}

int
eg_merkle_peaks(const struct eg_merkle *m)
{
	return __builtin_popcountll(m->size);
}

void
eg_merkle_add(struct eg_merkle *m, const struct eg_hash *leaf)
{
	int n = eg_merkle_peaks(m);
	uint64_t size = m->size;

	m->peak[n] = *leaf;
	/* As in counting: each 1 at the end is a subtree of the same size. */
	for (; size & 1; size >>= 1, n--)
		m->peak[n - 1] = node(&m->peak[n - 1], &m->peak[n]);
	m->size++;
}

struct eg_hash
eg_merkle_root(const struct eg_merkle *m)
{
	int n = eg_merkle_peaks(m);
	struct eg_hash h;

	if (n == 0) {
		eg_sha256_octets(eg_sha256_new(), h.octet);
		return h;
	}
	h = m->peak[--n];
	while (n > 0)
		h = node(&m->peak[--n], &h);
	return h;
}

/* The largest power of two less than n > 1. */
static uint64_t
split(uint64_t n)
{
	uint64_t k = 1;

	while (k * 2 < n)
		k *= 2;
	return k;
}

static struct eg_hash
root_of(const struct eg_hash *leaves, uint64_t n)
{
	struct eg_merkle m = { 0 };
	uint64_t i;

	for (i = 0; i < n; i++)
		eg_merkle_add(&m, &leaves[i]);
	return eg_merkle_root(&m);
}

size_t
eg_merkle_proof(const struct eg_hash *leaves, uint64_t n, uint64_t index,
    struct eg_hash proof[64])
{
	uint64_t k;
	size_t length;

	if (n < 2)
		return 0;
	k = split(n);
	if (index < k) {
		length = eg_merkle_proof(leaves, k, index, proof);
		proof[length] = root_of(leaves + k, n - k);
	} else {
		length = eg_merkle_proof(leaves + k, n - k, index - k, proof);
		proof[length] = root_of(leaves, k);
	}
	return length + 1;
}

/* RFC 9162, section 2.1.3.2. */
bool
eg_merkle_proves(const struct eg_hash *leaf, uint64_t index, uint64_t n,
    const struct eg_hash *proof, size_t length, const struct eg_hash *root)
{
	uint64_t at = index, last = n - 1;
	struct eg_hash h = *leaf;
	size_t i;

	if (index >= n)
		return false;
	for (i = 0; i < length; i++) {
		if (last == 0)
			return false;
		if ((at & 1) != 0 || at == last) {
			h = node(&proof[i], &h);
			while ((at & 1) == 0 && at != 0) {
				at >>= 1;
				last >>= 1;
			}
		} else
			h = node(&h, &proof[i]);
		at >>= 1;
		last >>= 1;
	}
	return last == 0 && memcmp(h.octet, root->octet, sizeof(h.octet)) == 0;
}

/* whole: the m leaves are all of the older list, whose root is known. */
static size_t
growth(const struct eg_hash *leaves, uint64_t m, uint64_t n, bool whole,
    struct eg_hash *proof)
{
	uint64_t k;
	size_t length;

	if (m == n) {
		if (!whole)
			proof[0] = root_of(leaves, n);
		return whole ? 0 : 1;
	}
	k = split(n);
	if (m <= k) {
		length = growth(leaves, m, k, whole, proof);
		proof[length] = root_of(leaves + k, n - k);
	} else {
		length = growth(leaves + k, m - k, n - k, false, proof);
		proof[length] = root_of(leaves, k);
	}
	return length + 1;
}

size_t
eg_merkle_growth(const struct eg_hash *leaves, uint64_t m, uint64_t n,
    struct eg_hash proof[65])
{
	return growth(leaves, m, n, true, proof);
}

static bool
same(const struct eg_hash *a, const struct eg_hash *b)
{
	return memcmp(a->octet, b->octet, sizeof(a->octet)) == 0;
}

/* RFC 9162, section 2.1.4.2. */
bool
eg_merkle_grew(uint64_t m, const struct eg_hash *older, uint64_t n,
    const struct eg_hash *root, const struct eg_hash *proof, size_t length)
{
	uint64_t at = m - 1, last = n - 1;
	struct eg_hash then, now;
	size_t i = 0;

	if (m == 0 || m > n)
		return false;
	if (m == n)
		return length == 0 && same(older, root);
	for (; (at & 1) != 0; at >>= 1)
		last >>= 1;
	/* A power of two is a subtree of its own: its root need not be told. */
	if (at == 0)
		then = *older;
	else if (length > 0)
		then = proof[i++];
	else
		return false;
	for (now = then; i < length; i++) {
		if (last == 0)
			return false;
		if ((at & 1) != 0 || at == last) {
			then = node(&proof[i], &then);
			now = node(&proof[i], &now);
			while ((at & 1) == 0 && at != 0) {
				at >>= 1;
				last >>= 1;
			}
		} else
			now = node(&now, &proof[i]);
		at >>= 1;
		last >>= 1;
	}
	return last == 0 && same(&then, older) && same(&now, root);
}
