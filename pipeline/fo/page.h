/* page.h - page masters by name, between page.c and page_sequence.c. */
#ifndef EG_FO_PAGE_H
#define EG_FO_PAGE_H

#include "fo/assign.h"
#include "fo/refiner.h"

/* A rule whose master may not be there yet. */
struct eg_pending_rule {
	struct eg_page_rule	 rule;
	const char		*name;
	const struct eg_node	*node;
};

struct eg_sequence_master {
	const char			*name;
	const struct eg_page_rule	*rules;
	size_t				 first, nrules;	/* first: of the pending ones */
};

struct eg_pages {
	struct eg_page_master		**masters;
	size_t				 nmasters;
	struct eg_sequence_master	*sequences;
	size_t				 nsequences;
	struct eg_pending_rule		*pending;
	size_t				 npending;
};

/* NULL when there is none of that name. */
const struct eg_page_master *eg_pages_master(const struct eg_pages *, const char *);
const struct eg_sequence_master *eg_pages_sequence_master(const struct eg_pages *,
	    const char *);
/* Reports F5030, unless the name is empty and that was reported. */
void	 eg_pages_unknown(struct eg_refiner *, const struct eg_node *, const char *name);

#endif
