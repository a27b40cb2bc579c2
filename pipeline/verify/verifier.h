/*
 * verifier.h - what the parts of verify have at hand.  Only files of verify/
 * include it.
 */
#ifndef EG_VERIFY_VERIFIER_H
#define EG_VERIFY_VERIFIER_H

#include "pdf/content.h"
#include "pdf/page.h"
#include "pdf/structure.h"
#include "pdf/tree.h"
#include "verify/verify.h"

#define EG_CONTENT_MAX	((size_t)32 << 20)	/* bytes of one page's content */

/* A marked-content sequence with an MCID, found on a page. */
struct eg_found_content {
	uint32_t	 page;		/* number of the page's object */
	int64_t		 mcid;
	const struct eg_pdf_element *element;	/* that has it as a kid; NULL: none */
};

struct eg_verifier {
	const char		*name;		/* of the file */
	const char		*bytes;
	size_t			 n;
	const struct eg_pdf	*pdf;
	struct eg_arena		*arena;
	struct eg_diags		*diags;
	struct eg_verified	*result;
	bool			 failed;
	size_t			 left;		/* bytes of content that are still read */

	struct eg_pdf_page	*page;
	size_t			 npages;
	struct eg_pdf_element	*structure;	/* NULL: none, or broken */
	struct eg_pdf_pair	*parents;	/* the tree of parents; NULL: none, or broken */
	size_t			 nparents;
	/* content.c fills it, sorted by page and MCID. */
	struct eg_found_content	*content;
	uint32_t		 ncontent, content_cap;
	bool			 speaks;	/* languages are told in content, too */
	int64_t			 colorants;	/* of the output intent: 1, 3 or 4; 0: not known */
};

/*
 * Reports an error.  clause: of which standard, "ISO 14289-1, 7.1"; where: in
 * words, may be NULL.
 */
void	 eg_verify_say(struct eg_verifier *, const char *code, const char *clause,
	    const char *where, const char *fmt, ...) __attribute__((format(printf, 5, 6)));
/*
 * The same as a warning: readers manage, and the standards leave it open or to
 * a person, but a letter of engross has it.
 */
void	 eg_verify_advise(struct eg_verifier *, const char *code, const char *clause,
	    const char *where, const char *fmt, ...) __attribute__((format(printf, 5, 6)));
/* A page in words, from 0; an element of the structure. */
const char *eg_verify_page(struct eg_verifier *, size_t page);
const char *eg_verify_element(struct eg_verifier *, const struct eg_pdf_element *);
/*
 * Takes n bytes of content from what is read of a file: far more than its size
 * allows is a hostile one.  False, and reported once, when there are none left.
 */
bool	 eg_verify_afford(struct eg_verifier *, size_t n);
/*
 * The same of what a stream says, or (page) a page's streams: appended to out, at
 * most most bytes.  False when that cannot be afforded; *fault, in words, when it
 * cannot be read.
 */
bool	 eg_verify_decode(struct eg_verifier *, const struct eg_pdf_object *stream,
	    const struct eg_pdf_page *page, size_t most, struct eg_buf *out,
	    const char **fault);
/* A place as words, in the arena. */
const char *eg_verify_where(struct eg_verifier *, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));

void	 eg_verify_file(struct eg_verifier *);		/* bytes of the file */
void	 eg_verify_catalog(struct eg_verifier *);	/* what holds of the document */
void	 eg_verify_content(struct eg_verifier *);	/* all content is tagged */
void	 eg_verify_tags(struct eg_verifier *);		/* tags and content fit */
void	 eg_verify_nesting(struct eg_verifier *);	/* elements in elements */
void	 eg_verify_tables(struct eg_verifier *);	/* rows have one width */
void	 eg_verify_annotations(struct eg_verifier *);
void	 eg_verify_fonts(struct eg_verifier *);
/* What red is: the profile all colours of the pages are of; sets colorants. */
void	 eg_verify_output_intent(struct eg_verifier *);
void	 eg_verify_graphics(struct eg_verifier *);	/* images, states */
/*
 * Of a colour space, and of what an operation of a content stream sets or paints
 * with: what is wrong in words, or NULL.  resources are those it is named in.
 */
const char *eg_verify_colours(struct eg_verifier *, const struct eg_pdf_object *space,
	    const struct eg_pdf_object *resources);
const char *eg_verify_painting(struct eg_verifier *, const struct eg_pdf_operation *,
	    const struct eg_pdf_object *resources);
bool	 eg_verify_is_intent(const struct eg_pdf_object *);	/* of rendering; NULL is one */
void	 eg_verify_attachments(struct eg_verifier *);
void	 eg_verify_metadata(struct eg_verifier *);	/* XMP and document information */

#endif
