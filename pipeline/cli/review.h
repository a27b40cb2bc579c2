/*
 * review.h - engross review: what was found out, and the forms it is told in.
 */
#ifndef EG_CLI_REVIEW_H
#define EG_CLI_REVIEW_H

#include "engross.h"
#include "review_signoff.h"

/* A review and what the command knows besides. */
struct looked {
	const char		*path;		/* of the case, as the user named it */
	struct eg_review	 review;
	struct eg_letter_info	 info;
	const struct eg_diags	*diags;
	struct review_signoff	 signoff;
	const char		*earlier;	/* what it was compared with, in words; NULL: nothing */
};

/* For the terminal; color as the session has it. */
void	 review_text(const struct looked *, bool color, struct eg_buf *);
/* One page of HTML; the pictures of the letter's pages lie beside it. */
void	 review_html(const struct looked *, struct eg_buf *);
/* One JSON object on a line, "engross.review/1". */
void	 review_json(const struct looked *, struct eg_buf *);
/* By this in it a page of ours is known. */
#define REVIEW_GENERATOR "<meta name=\"generator\" content=\"engross review\">"
/* The sheet of styles in review_html's page. */
extern const char review_style[];

/* A finding; without what it quotes from the case, where --excerpts=off. */
const struct eg_diag *review_finding(const struct looked *, size_t i);
/* Is the word one of a list, a space between? */
bool	 review_is_listed(const char *list, const char *word);
/* The letter document in the folder, to compare with later; its name is no case's. */
#define REVIEW_LETTER	"letter.lt"
/* "page-07.png", of so many; the caller frees. */
char	*review_picture(uint32_t number, uint32_t of);

/*
 * What eg_review_options.earlier is: --since names a letter document, or the
 * folder of an earlier review, or the archive has the case.
 */
struct review_earlier {
	const char	*since;		/* --since; or NULL */
	char		*words;		/* what was found, for people; NULL: nothing */
};
bool	 review_earlier_read(void *earlier, const char *id, struct eg_buf *letter,
	    struct eg_buf *facts, struct eg_diags *);
void	 review_earlier_free(struct review_earlier *);

#endif
