/*
 * engine.h - what an engine has loaded: letter formats with their schema and
 * rulebook, fonts, pictures.  Internal to the conductor (engross.c).
 */
#ifndef EG_ENGINE_H
#define EG_ENGINE_H

#include <stdlib.h>

#include "base/diag.h"
#include "engross.h"
#include "made_with.h"
#include "merge/letter.h"
#include "merge/view.h"
#include "review/checklist.h"
#include "rules/rules.h"
#include "text/font.h"
#include "text/image.h"
#include "xml/xsd.h"

/* A letter format and what judges its cases. */
struct format {
	struct format		*next;
	char			*name;
	struct eg_letter	*letter;
	struct eg_letter	*marked;	/* compiled with marks; NULL until needed */
	struct eg_xsd		*schema;
	struct eg_rulebook	*rulebook;	/* NULL: the format has none */
	struct eg_checklist	*checklist;	/* NULL until needed, or without one, ... */
	struct eg_xsd		*checklist_schema;	/* ... and what it is valid by */
	struct made_with	 made_with;	/* files of all of that */
};

/*
 * The format of that name, loaded when first asked for.  An unknown name is
 * reported at `at` (U8010) with the nearest known one.
 */
struct format *engine_format(struct eg_engine *, const char *name, struct eg_pos at,
	    struct eg_diags *);
/* From now on what is loaded is looked over as for its author: eg_letter_examine. */
void	 engine_examine(struct eg_engine *);
/* The same format, compiled so that its FO carries marks. */
struct eg_letter *engine_marked_letter(struct eg_engine *, struct format *,
	    struct eg_diags *);

/*
 * checklist.xml beside the format's rulebook, in *list; NULL when there is none.
 * False and E2xxx or C1001 when it is wrong.
 */
bool	 engine_checklist(struct eg_engine *, struct format *, struct eg_checklist **list,
	    struct eg_diags *);

/*
 * Does the letter document contain what the checklist asks for?  C1002 where not;
 * true without a checklist.  (review.c)
 */
bool	 engine_letter_complete(struct eg_engine *, struct format *,
	    const struct eg_xml *letter, const struct eg_xml *facts, struct eg_diags *);

/*
 * Each attestation of the format's checklist; facts, the case with its facts, say
 * which are of the case, and NULL that all are.  False and C1001 or E2xxx.
 */
bool	 engine_attestations(struct eg_engine *, struct format *, const struct eg_xml *facts,
	    eg_attestation_fn, void *data, struct eg_diags *);

/* The stylesheet for a letter as HTML or text; NULL and T40xx. */
struct eg_view *engine_view(struct eg_engine *, enum eg_view_kind, struct eg_diags *);

/*
 * Tells of each file that a letter of a format with these pages is made with, by its name
 * in the archive's bundle ("templates/...", "schemas/...", "fonts/..."), in their order.
 * False after U8001.
 */
bool	 engine_made_with(struct eg_engine *, const struct format *,
	    const struct eg_area_tree *, made_with_fn, void *data, struct eg_diags *);

struct eg_fonts *engine_fonts(struct eg_engine *);
struct eg_images *engine_images(struct eg_engine *);

/* --- engross.c, for public copies ------------------------------------------------ */

/* A case that was judged, and the format it is to be a letter of. */
struct engine_case {
	struct eg_xml	*cas;		/* as read, for places */
	struct eg_xml	*judged;	/* a copy with facts */
	struct format	*format;
};

/* A letter in the forms people get; the caller frees in any case. */
struct engine_letter {
	struct eg_buf	 pdf, html, text;
	uint32_t	 pages;
};

/* Reads, validates and judges; end it in any case. */
bool	 engine_judge(struct eg_engine *, const char *path, struct engine_case *,
	    struct eg_letter_info *, struct eg_diags *);
void	 engine_case_end(struct engine_case *, struct eg_diags *);
/* Writes the letter of a case whose facts stand, by the format it names. */
bool	 engine_write(struct eg_engine *, const struct engine_case *, bool marked,
	    struct engine_letter *, struct eg_diags *);
void	 engine_letter_free(struct engine_letter *);
/* The directory of schemas. */
const char *engine_schemas(const struct eg_engine *);

/* A copy that lives until the engine's next call of engine_string_reset. */
const char *engine_string(struct eg_engine *, const char *);
void	 engine_string_reset(struct eg_engine *);

/* "a/b.fo" gives "a", "b.fo" and "-" give "."; the caller frees. */
char	*engine_directory_of(const char *path);

#endif
