/*
 * bundle.h - all that letters are made with: templates, schemas, rulebooks, fonts.
 */
#ifndef EG_CLI_BUNDLE_H
#define EG_CLI_BUNDLE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/diag.h"

/* One file: its name is "templates/...", "schemas/..." or "fonts/...". */
typedef void (*bundle_fn)(void *data, const char *name, const struct eg_buf *bytes);

/*
 * Every file of the session's workspace and fonts, always in the same order; hidden
 * ones are left out.  False after U8001 or U8002.
 */
bool	 bundle_walk(bundle_fn, void *data, struct eg_diags *);

#endif
