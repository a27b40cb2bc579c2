/*
 * static.h - the static content of pages that have their flow
 * (XSL 1.1, 6.4.20).
 */
#ifndef EG_LAYOUT_STATIC_H
#define EG_LAYOUT_STATIC_H

#include "layout/context.h"

struct eg_static;

/* For all pages of a document; in ctx->scratch. */
struct eg_static *eg_static_new(struct eg_layout_ctx *);

/* Adds the regions of a page that holds its body alone. */
void	 eg_static_page(struct eg_static *, struct eg_page *);

#endif
