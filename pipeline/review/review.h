/*
 * review.h - what a person looks at who signs a letter off: the contents that
 * the law requires and where they stand, what is to be attested, what changed.
 *
 * Plain records; everything lives in the review's arena.  Words of the letter
 * and of the case are in them: they are for the eyes of who signs.
 */
#ifndef EG_REVIEW_REVIEW_H
#define EG_REVIEW_REVIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"

/* Where one thing stands that an element asks for. */
struct eg_place {
	const char	*name;		/* "Item 2"; NULL: the element is one thing */
	const char	*role;		/* that a template says it by; or NULL */
	bool		 there;
	bool		 on_page;	/* else it is a fact that holds */
	uint32_t	 page;		/* from 1 */
	const char	*label;		/* of the page, as printed */
	uint32_t	 line;		/* of the page's body, from 1 */
	unsigned	 height;		/* how far down the page: thousandths of it */
	const char	*words;		/* the first of those there */
};

enum eg_required_state {
	EG_REQUIRED_THERE,
	EG_REQUIRED_MISSING,
	EG_REQUIRED_NOT,		/* not of this case */
};

struct eg_required {
	const char	*id, *words;	/* "E5", what is required */
	const char	*law;		/* ids of provisions, a space between */
	const char	*citation;	/* the same for people; NULL until somebody knows */
	struct eg_pos	 at;		/* in the checklist */
	enum eg_required_state state;
	struct eg_place	*place;
	size_t		 nplaces;
	const char	*attested;	/* ids of attestations, a space between, or "" */
};

/* What a person puts their name to; those of this case only. */
struct eg_attestable {
	const char	*id, *words, *law, *citation;
};

/* A part of a letter whose words changed, or a fact. */
enum eg_run_kind { EG_RUN_SAME, EG_RUN_GONE, EG_RUN_NEW, EG_RUN_LEFT_OUT };
struct eg_run_of_words {
	enum eg_run_kind kind;		/* LEFT_OUT: the same, too long to repeat */
	const char	*words;
};
struct eg_changed_section {
	const char	*title;
	enum eg_run_kind kind;		/* SAME: it was there before and is now */
	struct eg_run_of_words *run;
	size_t		 nruns;
};
struct eg_changed_fact {
	const char	*name;		/* "item surgery: decision" */
	const char	*before, *now;	/* NULL: there was none, there is none */
};

struct eg_review {
	struct eg_arena		*arena;
	const char		*title;		/* of the checklist; NULL: there is none */
	const char		*letter_title, *number;	/* of the letter; number may be NULL */
	const char		*language;
	const char		*letter;	/* the letter document */
	struct eg_required	*required;
	size_t			 nrequired;
	struct eg_attestable	*attestation;
	size_t			 nattestations;
	/* Since an earlier letter, when one was given. */
	bool			 compared;
	struct eg_changed_section *section;
	size_t			 nsections;
	struct eg_changed_fact	*fact;
	size_t			 nfacts;
	/* What must not be read in anything about the review; longest first. */
	const char		**confidential;
	size_t			 nconfidential;
};

/* Elements that are required of this case and found in it, and how many of them are missing. */
size_t	 eg_review_required(const struct eg_review *, size_t *missing);
/* And required ones that nothing in a letter shows: a person says so. */
bool	 eg_required_by_person(const struct eg_required *);
size_t	 eg_review_by_person(const struct eg_review *);
/* Appends s with "..." where it says something confidential. */
void	 eg_review_mask(const struct eg_review *, const char *s, struct eg_buf *);

#endif
