/*
 * sealer.h - what every part of seal has at hand while a file is made.  Only
 * files of seal/ include it.
 */
#ifndef EG_SEAL_SEALER_H
#define EG_SEAL_SEALER_H

#include "pdf/object.h"
#include "pdf/text_string.h"
#include "seal/seal.h"

struct eg_sealer {
	struct eg_arena			*arena;
	const struct eg_structure	*s;
	const struct eg_seal_options	*options;
	struct eg_diags			*diags;
	const char			*title;
	struct eg_pdf			*pdf;		/* as painted; grows */
	struct eg_pdf_object		*catalog;	/* the new one */
	struct eg_pdf_object		**page;		/* dictionaries, by index */
	struct eg_pdf_object		**page_ref;	/* references to them */
	struct eg_pdf_object		**unit_owner;	/* by unit: reference to its element */
	/* By link, then by field: references to annotation and element; NULL: none. */
	struct eg_pdf_object		**annotation, **annotation_owner;
	bool				*wanted;	/* by destination: something leads there */
};

/* A fault of painting, of engross itself: X9911. */
void	 eg_seal_fault(struct eg_sealer *, uint32_t page, const char *words);

/* What a reference leads to is in the file no more. */
void	 eg_seal_drop(struct eg_sealer *, const struct eg_pdf_object *reference);

/* content.c: units of all pages become marked content. */
bool	 eg_seal_contents(struct eg_sealer *);
/* link.c: annotations; false when one leads where no letter may. */
bool	 eg_seal_links(struct eg_sealer *);
/* field.c: where somebody may sign. */
void	 eg_seal_fields(struct eg_sealer *);
/* link.c: one annotation more, the i-th of links and fields, on a page. */
void	 eg_seal_annotate(struct eg_sealer *, uint32_t i, uint32_t page,
	    struct eg_pdf_object *);
/* tree.c: the structure tree, with the parent tree of units and links. */
void	 eg_seal_tree(struct eg_sealer *);
/* outline.c: bookmarks, from the document's own or from headings. */
void	 eg_seal_outline(struct eg_sealer *);
/* destination.c: names of the places that are wanted. */
void	 eg_seal_destinations(struct eg_sealer *);
/* The place of an id, and that something leads there; NULL: it is on no page. */
const struct eg_destination *eg_seal_destination(struct eg_sealer *, const char *id);
/* [page /XYZ x y null], for a place given from the page's top left. */
struct eg_pdf_object *eg_seal_place(struct eg_sealer *, uint32_t page, eg_len x, eg_len y);
/* [x1 y1 x2 y2] as PDF has it, from a rectangle of the page. */
struct eg_pdf_object *eg_seal_rect(struct eg_sealer *, uint32_t page, struct eg_rect);
/* page_label.c: numbers as they are printed. */
void	 eg_seal_page_labels(struct eg_sealer *);
/* metadata.c: the XMP packet and the information dictionary, which say the same. */
void	 eg_seal_metadata(struct eg_sealer *);
/* attachment.c: the letter document, if there is to be one. */
void	 eg_seal_attachment(struct eg_sealer *);
bool	 eg_seal_attaches(const struct eg_seal_options *);
#define EG_SEAL_ATTACHMENT	"letter.xml"
/* A date of the options as PDF has it, for others than metadata.c; NULL: none. */
const char *eg_seal_date(struct eg_sealer *);
/* The catalog's /Names, made when first asked for. */
struct eg_pdf_object *eg_seal_names(struct eg_sealer *);
/* output_intent.c: what red, green and blue mean. */
void	 eg_seal_output_intent(struct eg_sealer *);
/* resource.c: fonts and pictures as PDF/A wants them; false: a font is none. */
bool	 eg_seal_resources(struct eg_sealer *);

/* The words of an object and all in it, to the buffer. */
void	 eg_seal_words(const struct eg_fo *, struct eg_buf *);

#endif
