/*
 * object.h - PDF objects, and the numbered ones of a file (ISO 32000-1, 7.3).
 *
 * All of it lives in an arena and goes with it.  null, a key that is not there
 * and a reference that leads nowhere are the same by 7.3.7 and 7.3.10: NULL.
 * Every function takes NULL for an object and finds nothing in it, so a chain
 * of lookups is checked once, at its end.
 */
#ifndef EG_PDF_OBJECT_H
#define EG_PDF_OBJECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

enum eg_pdf_type {
	EG_PDF_BOOLEAN,
	EG_PDF_INTEGER,
	EG_PDF_REAL,
	EG_PDF_STRING,
	EG_PDF_NAME,
	EG_PDF_ARRAY,
	EG_PDF_DICTIONARY,
	EG_PDF_STREAM,		/* a dictionary and bytes */
	EG_PDF_REFERENCE
};

struct eg_pdf_object {
	enum eg_pdf_type	 type;
	uint32_t		 n;	/* STRING: bytes; ARRAY: items; DICTIONARY, STREAM: entries */
	uint32_t		 cap;	/* of items or entries */
	union {
		bool			  boolean;
		int64_t			  integer;
		/*
		 * STRING: its bytes, decoded.  NAME: decoded, without the slash,
		 * no NUL in it.  REAL: decimal digits as they are written, so
		 * that nothing is ever rounded.  All end in a NUL.
		 */
		const char		 *text;
		struct eg_pdf_object	**item;		/* NULL: null */
		struct eg_pdf_entry	 *entry;	/* in the order set or written */
		uint32_t		  number;	/* REFERENCE */
	};
	/* STREAM: bytes as /Filter says; borrowed.  /Length is the writer's business. */
	const char		*data;
	size_t			 size;
};

struct eg_pdf_entry {
	const char		*key;		/* without the slash */
	struct eg_pdf_object	*value;
};

/* --- making ---------------------------------------------------------------- */

struct eg_pdf_object *eg_pdf_boolean(struct eg_arena *, bool);
struct eg_pdf_object *eg_pdf_integer(struct eg_arena *, int64_t);
/* "-12.5": digits with at most one point, as PDF has them; copied. */
struct eg_pdf_object *eg_pdf_real(struct eg_arena *, const char *digits);
/* A length in points, at most three decimals; an INTEGER when it is whole. */
struct eg_pdf_object *eg_pdf_points(struct eg_arena *, eg_len);
/* n bytes as they are; for words of a person's language see text_string.h. */
struct eg_pdf_object *eg_pdf_bytes(struct eg_arena *, const void *, size_t n);
/* Without the slash; copied. */
struct eg_pdf_object *eg_pdf_name(struct eg_arena *, const char *);
/* A STRING, NAME or REAL of text that is in the arena, with a NUL behind. */
struct eg_pdf_object *eg_pdf_lexed(struct eg_arena *, enum eg_pdf_type,
	    const char *text, size_t n);
struct eg_pdf_object *eg_pdf_array(struct eg_arena *);
struct eg_pdf_object *eg_pdf_dictionary(struct eg_arena *);
/* Bytes as they are, borrowed, with no /Filter; see flate.h for one that has. */
struct eg_pdf_object *eg_pdf_stream(struct eg_arena *, const void *, size_t n);
struct eg_pdf_object *eg_pdf_reference(struct eg_arena *, uint32_t number);

/* Appends; value NULL is null. */
void	 eg_pdf_array_add(struct eg_arena *, struct eg_pdf_object *array,
	    struct eg_pdf_object *value);
/*
 * Of a dictionary or stream.  A key that is there keeps its place; value NULL
 * removes it.  The key is copied.
 */
void	 eg_pdf_set(struct eg_arena *, struct eg_pdf_object *dictionary, const char *key,
	    struct eg_pdf_object *value);
/* Short forms of it. */
void	 eg_pdf_set_name(struct eg_arena *, struct eg_pdf_object *dictionary,
	    const char *key, const char *name);
void	 eg_pdf_set_integer(struct eg_arena *, struct eg_pdf_object *dictionary,
	    const char *key, int64_t);
/*
 * Appends without looking whether the key is there: for readers, who look
 * themselves, and long dictionaries.
 */
void	 eg_pdf_entry_add(struct eg_arena *, struct eg_pdf_object *dictionary,
	    const char *key, struct eg_pdf_object *value);

/* --- looking, at this very object: references are not followed --------------- */

bool	 eg_pdf_is(const struct eg_pdf_object *, enum eg_pdf_type);
/* A NAME that says this. */
bool	 eg_pdf_is_name(const struct eg_pdf_object *, const char *);
/* The value of a key of a dictionary or stream as it stands there. */
struct eg_pdf_object *eg_pdf_find(const struct eg_pdf_object *dictionary, const char *key);
/* The text of a NAME, else NULL. */
const char *eg_pdf_name_of(const struct eg_pdf_object *);
/* False unless it is an INTEGER of that range. */
bool	 eg_pdf_integer_of(const struct eg_pdf_object *, int64_t least, int64_t most,
	    int64_t *);
/*
 * An INTEGER or REAL in millionths, rounded half away from zero; false when it
 * is neither, or beyond 10^12.
 */
bool	 eg_pdf_millionths(const struct eg_pdf_object *, int64_t *);

/*
 * Appends an object as PDF writes it, references with their numbers, a stream
 * as its dictionary: for property lists in content streams, and for people.
 */
void	 eg_pdf_print(const struct eg_pdf_object *, struct eg_buf *);

/* --- the numbered objects of a file ------------------------------------------ */

struct eg_pdf_slot {
	struct eg_pdf_object	*object;	/* NULL: free, or null */
	bool			 plain;		/* never into an object stream: what a
						   signer will have to write again */
	uint16_t		 generation;	/* as read; the writer begins at 0 */
	uint64_t		 place;		/* as read: byte of the file, or the number
						   of the object stream it was in */
	uint32_t		 index;		/* its place in the object stream */
	uint8_t			 kind;		/* read.c: free, in the file, in a stream */
	uint8_t			 state;		/* read.c */
};

struct eg_pdf {
	struct eg_arena		*arena;
	struct eg_pdf_object	*trailer;	/* DICTIONARY; the newest one, when read */
	struct eg_pdf_slot	*slot;		/* by number; 0 is not used */
	uint32_t		 nslots;	/* highest number + 1 */
	uint32_t		 cap;
	unsigned		 version;	/* of the header: 17 is 1.7; 0: not read */
	uint32_t		 revisions;	/* sections of cross-references, when read */
	size_t			 xref;		/* byte of the newest of them */
	bool			 xref_stream;	/* which is a stream, not a table */
};

/* No objects, an empty trailer. */
struct eg_pdf *eg_pdf_new(struct eg_arena *);
/* Gives the object (NULL: one to come) the next number; returns a reference to it. */
struct eg_pdf_object *eg_pdf_add(struct eg_pdf *, struct eg_pdf_object *);
/* What a reference leads to is this from now on. */
void	 eg_pdf_put(struct eg_pdf *, const struct eg_pdf_object *reference,
	    struct eg_pdf_object *);
/* What it leads to must stay out of object streams. */
void	 eg_pdf_keep_plain(struct eg_pdf *, const struct eg_pdf_object *reference);

/* Follows references; NULL when they lead nowhere or in a circle. */
struct eg_pdf_object *eg_pdf_follow(const struct eg_pdf *, const struct eg_pdf_object *);
/* The value of a key, both followed. */
struct eg_pdf_object *eg_pdf_get(const struct eg_pdf *, const struct eg_pdf_object *dictionary,
	    const char *key);
/* The same, NULL when it is of another type. */
struct eg_pdf_object *eg_pdf_get_as(const struct eg_pdf *,
	    const struct eg_pdf_object *dictionary, const char *key, enum eg_pdf_type);
/* Item i of an array, both followed; NULL beyond its end. */
struct eg_pdf_object *eg_pdf_item(const struct eg_pdf *, const struct eg_pdf_object *array,
	    size_t i);
/* Items of an array, followed; 0 when it is none. */
size_t	 eg_pdf_count(const struct eg_pdf *, const struct eg_pdf_object *array);
/* The catalog, or NULL. */
struct eg_pdf_object *eg_pdf_catalog(const struct eg_pdf *);

#endif
