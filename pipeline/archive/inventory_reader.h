/*
 * inventory_reader.h - the parts of reading an inventory (inventory.h); internal.
 */
#ifndef EG_ARCHIVE_INVENTORY_READER_H
#define EG_ARCHIVE_INVENTORY_READER_H

#include "archive/inventory.h"
#include "json/json.h"

/* One inventory being read. */
struct eg_inventory_reader {
	struct eg_ocfl_check	*check;
	const char		*path;		/* of the inventory itself */
	struct eg_inventory	*inventory;
	bool			 has_digest;	/* its algorithm is known */
};

#define SAY(r, code, ...)	eg_ocfl_say((r)->check, (code), (r)->path, __VA_ARGS__)

bool	 eg_inventory_is_object(const struct eg_json *);
/* names ends with NULL. */
bool	 eg_inventory_has_name(const char *name, const char *const *names);
/* Keys nobody specified (E102); what: "the inventory". */
void	 eg_inventory_check_keys(const struct eg_inventory_reader *, const struct eg_json *,
	    const char *what, const char *const *known);
/* A key in other letters than OCFL's, "Fixity"; or NULL. */
const char *eg_inventory_misspelt(const struct eg_json *, const char *name);

/* E029-E032: a digest is hexadecimal, of its algorithm's length. */
void	 eg_inventory_check_digest(const struct eg_inventory_reader *, enum eg_digest_kind,
	    const char *digest, bool content);
/* The same digest twice, in upper and lower case. */
void	 eg_inventory_check_unique(const struct eg_inventory_reader *, const struct eg_json *,
	    const char *code);

/* What the codes are for a block of digests and paths. */
struct eg_inventory_block {
	const char	*name;
	const char	*not_array;
	const char	*no_path;	/* no string, or nothing */
	const char	*element;	/* ".", "..", "" */
	const char	*slash;		/* at an end */
	const char	*twice;		/* or within another */
};

extern const struct eg_inventory_block eg_inventory_manifest_block,
	    eg_inventory_state_block, eg_inventory_fixity_block;
/* All paths of a block; those that are none are told and left out. */
void	 eg_inventory_read_files(const struct eg_inventory_reader *,
	    const struct eg_inventory_block *, const struct eg_json *, struct eg_ocfl_files *);

/* In this order: each needs the one before. */
void	 eg_inventory_read_versions(struct eg_inventory_reader *, const struct eg_json *);
void	 eg_inventory_read_manifest(struct eg_inventory_reader *, const struct eg_json *);
void	 eg_inventory_read_fixity(struct eg_inventory_reader *, const struct eg_json *);

#endif
