/*
 * engross.h - the one public header of libengross: case files to letters.
 *
 *	struct eg_diags *diags = eg_diags_new();
 *	struct eg_engine *engine = eg_engine_new(workspace, fonts, diags);
 *	struct eg_buf pdf = { 0 };
 *	struct eg_letter_info info;
 *
 *	if (engine != NULL && eg_render(engine, "case.xml", NULL, &pdf, &info, diags))
 *		fwrite(pdf.data, 1, pdf.len, stdout);
 *
 * An engine loads schemas, rulebooks, letter formats and fonts when first
 * needed and keeps them; render many letters with one.  It is not for two
 * threads at once: fork after eg_engine_warm instead, memory is shared.
 *
 * A finished PDF is looked at by eg_verify (verify/verify.h), without an engine.
 *
 * Memory that runs out ends the process with exit status 4 and nothing
 * written; run untrusted cases in a process of their own.
 */
#ifndef ENGROSS_H
#define ENGROSS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/diag.h"
#include "crypt/digest.h"
#include "review/review.h"
#include "rules/tools/tools.h"
#include "verify/verify.h"

#define EG_VERSION "0.1.0"

struct eg_engine;

/*
 * workspace: the directory that holds templates/ and schemas/.  fonts: the
 * directory with manifest.tsv and the font files.  Both are copied.  Reports
 * U80xx and returns NULL when they are not there.
 */
struct eg_engine *eg_engine_new(const char *workspace, const char *fonts,
	    struct eg_diags *);
void	 eg_engine_free(struct eg_engine *);

/* What a render gives. */
enum eg_output {
	EG_OUTPUT_PDF,
	EG_OUTPUT_FO,		/* the XSL-FO document */
	EG_OUTPUT_LETTER,	/* the letter document, as XML */
	EG_OUTPUT_HTML,		/* the same as one page of HTML */
	EG_OUTPUT_TEXT,		/* and as plain text of 78 columns */
	EG_OUTPUT_AREAS,	/* the area tree, as text */
	EG_OUTPUT_TREE,		/* the formatting objects, as text */
	EG_OUTPUT_STRUCTURE,	/* what a screen reader walks, as text */
	EG_OUTPUT_PNG,		/* pictures, one a page */
	EG_OUTPUT_SVG
};

/* Takes page `number` (from 1) of so many; false ends the rendering. */
typedef bool (*eg_sheet_fn)(void *data, uint32_t number, uint32_t of,
	    const struct eg_buf *);

struct eg_render_options {
	const char	*letter;	/* letter format; NULL: the case's own */
	enum eg_output	 output;
	/*
	 * DRAFT is on each page, and in HTML and text, when a letter needs sign-off:
	 * only eg_record makes one without.  Either of these puts it on every letter.
	 */
	bool		 marked;
	bool		 lenient;	/* and errors of rules do not block */
	bool		 attach;	/* the letter document goes into the PDF (PDF/A-3a) */
	bool		 no_kerning;	/* eg_format only */
	/* PNG and SVG: each page goes to sheet, and nothing to out. */
	uint32_t	 page;		/* only this one, from 1; 0: all */
	uint32_t	 resolution;	/* PNG: pixels an inch, 10 to 1,200; 0: 150 */
	eg_sheet_fn	 sheet;
	void		*sheet_data;
};

/* What became of a case.  Strings live until the engine's next call. */
struct eg_letter_info {
	const char	*id;		/* of the case's root, or NULL */
	const char	*letter;	/* letter format used, or NULL */
	const char	*date;		/* of the letter, or NULL; and of the letter whose */
	const char	*amends;	/* place it takes, as it says itself, or NULL */
	bool		 reproduction;	/* a published letter made again */
	bool		 signoff;	/* people must approve it before it is issued */
	bool		 marked;	/* DRAFT is on it (PDF, PNG, SVG, HTML, text) */
	uint32_t	 pages;		/* 0 when no pages were made */
	/* Of the rules; "" for none. */
	bool		 judged;	/* to the end: not "cannot judge" */
	bool		 signable;	/* by the case's own data and law */
	const char	*acknowledge;	/* rules whose warnings a person must
					   acknowledge before issue: "M-03 T-06" */
	const char	*unverified;	/* versions of law that judged, which nobody
					   has compared with the law yet */
};

struct eg_check_options {
	const char	*letter;	/* letter format; NULL: the case's own */
	/* What if?  Such a judgement can never be signed. */
	const char	*law_as_of;	/* by the law of a day, "2017-01-01"; or NULL */
	const char	*const *set;	/* "XPATH=VALUE", sets of them: other values
					   in the case (rules/rules.h) */
	size_t		 sets;
	/* Besides; each is appended to, when the case was judged.  NULL: none. */
	struct eg_buf	*svrl;		/* the verdict (ISO 19757-3 Annex D) */
	struct eg_buf	*receipt;	/* what it rests on, JSON */
	struct eg_buf	*explanation;	/* why these facts are what they are: */
	const char	*const *explain; /* by name, explains of them */
	size_t		 explains;
	bool		 explain_json;	/* an object a line, not text */
};

/*
 * Is the case ready?  Well-formed, valid, and judged by the rulebook; its
 * letter format is looked over for names that no such case has.  Every
 * finding goes to diags; true when none is an error.  path "-" is standard
 * input.  options and info may be NULL.
 */
bool	 eg_check(struct eg_engine *, const char *path,
	    const struct eg_check_options *, struct eg_letter_info *,
	    struct eg_diags *);

/*
 * A case becomes a letter, appended to out.  options NULL: a PDF in the
 * case's own letter format.  False, and nothing appended, when anything was
 * an error.
 */
bool	 eg_render(struct eg_engine *, const char *path,
	    const struct eg_render_options *, struct eg_buf *out,
	    struct eg_letter_info *, struct eg_diags *);

/* One thing that a letter decides, and how, as letter.xml words it. */
struct eg_decision {
	char	*words, *decision;
};

/* What no rule can decide and a person says, as the checklist words it. */
struct eg_attested {
	char	*id, *words;
	bool	 of_case;		/* else nobody is asked to say it of this case */
};

/*
 * A file that the letter is made with, named as in the archive's bundle: its templates
 * ("templates/..."), schemas and rulebook ("schemas/..."), the fonts it has words in.
 */
struct eg_made_with {
	char	*name;
	char	 sha512[EG_DIGEST_HEX];
};

/*
 * What an archive keeps of a letter, each as bytes: the case that was judged,
 * with the facts that follow from it, what the judgement rests on, the letter's
 * words as XML and as text, and its pages before any signature.
 */
struct eg_record {
	struct eg_buf	 cas, facts, receipt, letter, text, pdf;
	/* For those who sign it off; layout only where a letter needs that. */
	struct eg_buf	 title;		/* of the letter document */
	char		 layout[EG_DIGEST_HEX];	/* SHA-512 of the area tree */
	struct eg_decision *decision;	/* all that the letter decides, in order */
	size_t		 ndecisions;
	struct eg_attested *attestation;	/* all of the checklist */
	size_t		 nattestations;
	struct eg_made_with *made_with;	/* sorted by name */
	size_t		 nmade_with;
};

/*
 * The letter as it is issued, without DRAFT unless options ask for it, and all of
 * the above.  For those who archive, compare or digest it: what people are shown
 * before it is issued comes from eg_render.  False, and what is there means nothing,
 * when anything was an error; the caller frees in any case.
 */
bool	 eg_record(struct eg_engine *, const char *path,
	    const struct eg_render_options *, struct eg_record *,
	    struct eg_letter_info *, struct eg_diags *);
void	 eg_record_free(struct eg_record *);

/* What a review is made with. */
struct eg_review_options {
	const char	*letter;	/* letter format; NULL: the case's own */
	/*
	 * What to compare with: appends the letter document and the case with its
	 * facts (eg_record) of an earlier letter of the case of that number, which
	 * may be NULL; nothing when there is none.  False after a report.  NULL:
	 * nothing is compared.
	 */
	bool		 (*earlier)(void *data, const char *id, struct eg_buf *letter,
			    struct eg_buf *facts, struct eg_diags *);
	void		*earlier_data;
	/* Pictures of the pages, with DRAFT on them; sheet NULL: none. */
	uint32_t	 resolution;	/* pixels an inch; 0: 150 */
	eg_sheet_fn	 sheet;
	void		*sheet_data;
};

/*
 * What a person looks at who signs the letter of a case off (review/review.h).
 * Findings go to diags; true when there is a review to look at, whatever it
 * says, so look at diags as well.  The caller frees it in any case.
 */
bool	 eg_review(struct eg_engine *, const char *path,
	    const struct eg_review_options *, struct eg_review *,
	    struct eg_letter_info *, struct eg_diags *);
void	 eg_review_free(struct eg_review *);

/*
 * The same for an XSL-FO document of anybody: PDF, areas or tree.  Its links
 * may lead to http too, its pictures may be anywhere on the machine.  A fault
 * of the pages (a line too wide, a picture that is not there) is an error but
 * does not hide them: true when there are pages, so look at diags as well.
 */
bool	 eg_format(struct eg_engine *, const char *path,
	    const struct eg_render_options *, struct eg_buf *out,
	    struct eg_letter_info *, struct eg_diags *);

/* --- public copies ------------------------------------------------------------ */

struct eg_publish_options {
	const char	*profile;	/* a redaction profile's name; NULL: the format's */
	const char	*profile_file;	/* or its file */
	bool		 issued;	/* the case is that of an issued letter */
	bool		 draft;		/* it is not, and DRAFT is on the copy */
};

/* Strings live until the engine's next call. */
struct eg_public_copy {
	struct eg_buf	 pdf, html, text;
	const char	*name;		/* for its files, without suffix: says nothing
					   that the copy may not */
	const char	*profile, *law;
	char		 case_sha512[129];	/* of the case's bytes */
	size_t		 removed, changed, phrases;	/* values, and words in text */
	size_t		 unknown;	/* words a person should look at */
	/* The values that were looked for and not found, by kind. */
	struct {
		const char	*kind;
		size_t		 values;
	}		 searched[16];
	size_t		 nsearched;
};

/*
 * The public copy of a case's letter: written anew from the case as the redaction
 * profile leaves it, then searched for every personal value in every form.  False,
 * and nothing in the copy, when anything was an error, a hit too; the caller frees
 * in any case.
 */
bool	 eg_publish(struct eg_engine *, const char *path,
	    const struct eg_publish_options *, struct eg_public_copy *,
	    struct eg_letter_info *, struct eg_diags *);
void	 eg_public_copy_free(struct eg_public_copy *);

/*
 * Loads all that the letter formats of these cases need, so that workers
 * forked afterwards share it.  What cannot be loaded is reported when a case
 * needs it, not here.
 */
void	 eg_engine_warm(struct eg_engine *, const char *const *paths, size_t n);

/* Names of the letter formats in the workspace, sorted; borrowed. */
const char *const *eg_engine_letters(struct eg_engine *, size_t *n);

/*
 * What people attest to who sign letters of a format off, by its checklist; of_case is
 * true.  False after U8010 or what is wrong with the format or its checklist.
 */
typedef void (*eg_attestation_fn)(void *data, const char *id, const char *words,
	    bool of_case);
bool	 eg_engine_attestations(struct eg_engine *, const char *letter, eg_attestation_fn,
	    void *data, struct eg_diags *);

/*
 * The rulebooks of the workspace, schemas/DOMAIN/rulebook, sorted; borrowed.
 * Those who write them have eg_rules_tool (rules/tools/tools.h).
 */
const char *const *eg_engine_rulebooks(struct eg_engine *, size_t *n);

#endif
