/*
 * product.h - where a product goes: a file never overwritten by surprise, a
 * directory, or standard output.
 */
#ifndef EG_CLI_PRODUCT_H
#define EG_CLI_PRODUCT_H

#include <stdbool.h>

#include "engross.h"

/* The kinds of product, by the name --format takes. */
struct product_kind {
	const char	*name;		/* "pdf" */
	enum eg_output	 output;
	const char	*suffix;	/* ".pdf" */
	bool		 binary;	/* not for a terminal */
	bool		 of_a_case;	/* no bare FO document has it */
	bool		 sheets;	/* a file a page */
};
extern const struct product_kind eg_product_kinds[];	/* ends with name NULL */

/*
 * The kind of that name ("pdf" for NULL), of a case or of a bare FO document;
 * NULL after a usage message.
 */
const struct product_kind *eg_product_kind(const char *command, const char *name,
	    bool of_a_case);

/*
 * The file for a case: `out` itself, or in the directory `out` ("." for NULL)
 * the case's number, or else the name of its file or folder, with the suffix.
 * The caller frees.
 */
char	*eg_product_path(const char *out, const struct eg_letter_info *,
	    const char *input, const struct product_kind *);
/*
 * The file for one page of several: "a.png" is "a-07.png" for page 7 of 12.
 * The caller frees.
 */
char	*eg_product_sheet_path(const char *path, const struct product_kind *,
	    uint32_t number, uint32_t of);
/* Is `out` a directory, by being one or by its slash at the end? */
bool	 eg_product_is_directory(const char *out);

enum product_result { PRODUCT_WRITTEN, PRODUCT_UNCHANGED, PRODUCT_REFUSED,
    PRODUCT_FAILED };
/*
 * Writes it, unless the same bytes are there (UNCHANGED) or others are and
 * force is not given (REFUSED, reported U8020).  path "-" is standard output;
 * a binary product is not written to a terminal (REFUSED, U8021).
 */
enum product_result eg_product_write(const char *path, const struct eg_buf *,
	    const struct product_kind *, bool force, struct eg_diags *);

#endif
