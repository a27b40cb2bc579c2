/*
 * refiner.h - one refinement on its way: what its parts share.
 */
#ifndef EG_FO_REFINER_H
#define EG_FO_REFINER_H

#include "base/arena.h"
#include "base/diag.h"
#include "fo/object.h"
#include "fo/refined.h"
#include "fo/space.h"
#include "model/fo.h"
#include "xml/xml.h"

#define EG_FO_NS	"http://www.w3.org/1999/XSL/Format"
#define EG_FOX_NS	"http://xmlgraphics.apache.org/fop/extensions"
#define EG_XML_NS	"http://www.w3.org/XML/1998/namespace"

struct eg_styles;
struct eg_ids;
struct eg_pages;
struct eg_markers;
struct eg_grid;

/* A property an element has, ready to be assigned. */
struct eg_attr {
	const struct eg_prop	*prop;
	enum eg_component	 component;
	const char		*value;
	const struct eg_node	*node;
};

/* A document keeps one string for each name: known by where it is. */
#define EG_NAMES	256
struct eg_known_name {
	const char		*name;
	const struct eg_prop	*prop;
	enum eg_component	 component;
};

#define EG_FOREIGN	16

struct eg_refiner {
	struct eg_arena		*arena;
	const struct eg_xml	*xml;
	struct eg_diags		*diags;
	struct eg_fo_tree	*tree;
	struct eg_styles	*styles;
	struct eg_ids		*ids;
	struct eg_pages		*pages;
	struct eg_markers	*markers;
	struct eg_grid		*grid;		/* of the innermost table, or NULL */
	const struct eg_refined	*column;	/* of the innermost table-cell, or NULL */
	struct eg_run		 run;		/* text of the block at hand */
	bool			 copying;	/* marker content again: no ids, no messages */
	bool			 failed;	/* an error that leaves no tree was reported */

	struct eg_attr		*attrs;		/* of the element at hand */
	size_t			 nattrs, room;
	uint64_t		 told[EG_PROP_WORDS];	/* F5020 was reported */
	struct eg_known_name	 names[EG_NAMES];
	const char		*foreign[EG_FOREIGN];	/* names of elements told of */
	size_t			 nforeign;
	const char		*file, *file_copy;	/* the last one copied */
};

/* What an element being read stands in. */
struct eg_scope {
	struct eg_fo		*fo;		/* children are appended here */
	const struct eg_refined	*style;
	const struct eg_object	*object;	/* for messages */
	uint64_t		 content;	/* classes allowed */
};

/* fo/report.c */

/* One message at a node; fmt as eg_report's. */
void	 eg_fo_report(struct eg_refiner *, const struct eg_node *, enum eg_severity,
	    const char *code, const char *help, const char *fmt, ...)
	    __attribute__((format(printf, 6, 7)));
/* A value as messages show it: not more of it than fits. */
const char *eg_fo_shown(struct eg_refiner *, const char *value);
/* As from the document, but the file's name lives as long as the arena. */
struct eg_pos eg_fo_at(struct eg_refiner *, const struct eg_node *);

/* fo/attribute.c */

/* Fills r->attrs with the properties of an element that make its style; none if NULL. */
void	 eg_attrs_read(struct eg_refiner *, const struct eg_node *);
/* A property that only one kind of object has, as it is written; or NULL. */
const char *eg_attr(const struct eg_node *, const char *name);
/* Reports F5010 when it is missing; then "" is returned. */
const char *eg_attr_required(struct eg_refiner *, const struct eg_node *,
	    const char *name);
int32_t	 eg_attr_word(struct eg_refiner *, const struct eg_node *, const char *name,
	    const struct eg_keyword *, int32_t initial);
/* At least `least`; rounded. */
int32_t	 eg_attr_integer(struct eg_refiner *, const struct eg_node *,
	    const char *name, const struct eg_refined *, const struct eg_keyword *,
	    int32_t least, int32_t initial);
/* words: those that mean AUTO. */
struct eg_size eg_attr_size(struct eg_refiner *, const struct eg_node *,
	    const char *name, const struct eg_refined *, const struct eg_keyword *,
	    struct eg_size initial);
/* To read a value of such a property. */
struct eg_eval eg_attr_eval(struct eg_refiner *, const char *name,
	    const struct eg_refined *);
/* The inside of url(...), or the text when it is not written so; or NULL. */
const char *eg_attr_uri(struct eg_refiner *, const struct eg_node *,
	    const char *name);
/* A copy in the arena, trimmed; NULL when absent or empty. */
const char *eg_attr_string(struct eg_refiner *, const struct eg_node *,
	    const char *name);

/* fo/style.c */

struct eg_styles *eg_styles_new(void);
void	 eg_styles_free(struct eg_styles *);
/* The style of an object of this kind with an element's attributes (or NULL) below parent. */
const struct eg_refined *eg_style_of(struct eg_refiner *, const struct eg_node *,
	    const struct eg_object *, const struct eg_refined *parent);
/*
 * Assigns a part of the shorthand `a`: a property's name, perhaps with a
 * component.  Reports F5011.
 */
bool	 eg_style_part(struct eg_refiner *, struct eg_refined *,
	    const struct eg_attr *a, const char *property, const char *value);
/* fo/shorthand.c */
bool	 eg_shorthand(struct eg_refiner *, struct eg_refined *,
	    const struct eg_attr *);
/* fo/corresponding.c: the last step of 5.3 and what depends on several values. */
void	 eg_style_finish(struct eg_refiner *, struct eg_refined *,
	    const struct eg_object *, const struct eg_attr *, size_t n);

/* fo/open.c */

void	 eg_fo_append(struct eg_fo *parent, struct eg_fo *);
/* A new object, the last in parent (unless that is NULL). */
struct eg_fo *eg_fo_new(struct eg_refiner *, enum eg_fo_type, struct eg_fo *parent,
	    const struct eg_refined *, const struct eg_node *);
/* The object that an element stands for, and its style in *d. */
struct eg_fo *eg_fo_open(struct eg_refiner *, const struct eg_node *,
	    const struct eg_object *, const struct eg_scope *, const struct eg_refined **d);

/* fo/refine.c */

/* Everything below the element. */
void	 eg_fo_children(struct eg_refiner *, const struct eg_node *,
	    const struct eg_scope *);

/* fo/id.c: ids and what refers to them */

struct eg_ids *eg_ids_new(void);
void	 eg_ids_free(struct eg_ids *);
/* Reports F5040 on the second of one name. */
void	 eg_ids_define(struct eg_refiner *, const char *id, const struct eg_node *);
void	 eg_ids_refer(struct eg_refiner *, const char *id, const struct eg_node *,
	    const char *property);
/* Reports F5041 for every reference without its object. */
void	 eg_ids_resolve(struct eg_refiner *);

/* fo/page.c: masters */

struct eg_pages *eg_pages_new(void);
void	 eg_pages_free(struct eg_pages *);
/* fo:layout-master-set. */
void	 eg_pages_read(struct eg_refiner *, const struct eg_node *,
	    const struct eg_refined *);
/* fo/page_sequence.c: the properties of a page-sequence. */
const struct eg_page_sequence *eg_pages_sequence(struct eg_refiner *,
	    const struct eg_node *, const struct eg_refined *);
/*
 * F5031: no master of the sequence has a region of that name: an error for
 * fo:flow; for fo:static-content a warning, when no master at all has one.
 */
void	 eg_pages_flow(struct eg_refiner *, const struct eg_node *,
	    const struct eg_page_sequence *, const char *flow_name);

/* fo/table.c: columns, and where cells stand */

void	 eg_table_build(struct eg_refiner *, const struct eg_node *,
	    const struct eg_object *, const struct eg_scope *);
void	 eg_table_column(struct eg_refiner *, const struct eg_node *,
	    const struct eg_object *, const struct eg_scope *);
void	 eg_table_part(struct eg_refiner *, const struct eg_node *,
	    const struct eg_object *, const struct eg_scope *);
void	 eg_table_row(struct eg_refiner *, const struct eg_node *,
	    const struct eg_object *, const struct eg_scope *);
void	 eg_table_cell(struct eg_refiner *, const struct eg_node *,
	    const struct eg_object *, const struct eg_scope *);

/* fo/marker.c */

struct eg_markers *eg_markers_new(void);
void	 eg_markers_free(struct eg_markers *);
void	 eg_marker_build(struct eg_refiner *, const struct eg_node *,
	    const struct eg_object *, const struct eg_scope *);
/* At the end of a page sequence: what its retrieve-markers may show. */
void	 eg_markers_copy(struct eg_refiner *);

#endif
