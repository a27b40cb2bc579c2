/*
 * inline.h - the insides of a paragraph, shared by the files that make it.
 *
 *	inline_collect.c  objects  -> one text, and pieces of it
 *	inline_atom.c	  pieces   -> atoms: words, spaces, edges, objects
 *	inline_item.c	  atoms    -> boxes, glue and penalties (line.h)
 *	inline_leaf.c	  a line's atoms -> what is in it, with widths as set
 *	inline_line.c	  that	   -> areas
 *
 * Widths that depend on the measure are asked for at the last two steps, so a
 * paragraph can be broken to several.
 */
#ifndef EG_LAYOUT_INLINE_H
#define EG_LAYOUT_INLINE_H

#include "layout/context.h"
#include "layout/line.h"
#include "layout/para.h"
#include "text/shape.h"

#define EG_OBJECT_CHARACTER	"\xEF\xBF\xBC"	/* U+FFFC, for what is no text */
#define EG_SOFT_HYPHEN		"\xC2\xAD"
#define EG_HARD_HYPHEN		"\xE2\x80\x91"	/* U+2011 */
#define EG_NO_BREAK_SPACE	"\xC2\xA0"

/* A style's face at its size, and what is asked of it again and again. */
struct eg_setting {
	struct eg_setting	*next;
	const struct eg_style	*style;		/* NULL: a fallback's */
	const struct eg_face	*face;
	const char		*language;	/* BCP 47 */
	unsigned		 how;		/* enum eg_shaping */
	eg_len			 size;
	eg_len			 ascent, descent;
	eg_len			 space;		/* width of a word space, without spacing */
};

/* Objects nested deeper leave no area of their own. */
#define EG_INLINE_DEPTH		60

/* An object that leaves INLINE areas; [0] is the block, which leaves none. */
struct eg_inline {
	const struct eg_fo	*fo;
	const struct eg_style	*style;
	uint32_t		 parent;
	uint32_t		 depth;
	bool			 together;	/* no break inside (keep-together.within-line) */
	eg_len			 ascent, descent; /* of its content rectangle */
	eg_len			 x_height;
	/*
	 * Of its baseline, up from the line's; or from that of the object it is
	 * in (or is) that hangs from the line's top or stands on its foot.
	 */
	eg_len			 shift;
	uint32_t		 hang;		/* that object, or 0 */
};

enum eg_piece_kind {
	EG_PIECE_TEXT, EG_PIECE_OPEN, EG_PIECE_CLOSE, EG_PIECE_GRAPHIC,
	EG_PIECE_LEADER, EG_PIECE_ANCHOR
};

struct eg_piece {
	enum eg_piece_kind	 kind;
	uint32_t		 node;
	uint32_t		 from, len;	/* of the paragraph's text */
	const struct eg_fo	*fo;
	const struct eg_style	*style;
};

/* What a soft or a non-breaking hyphen says about the place it was at. */
struct eg_joint {
	uint32_t		 at;		/* byte of the paragraph's text */
	bool			 soft;		/* may break, with a hyphen; else must not */
};

enum eg_atom_kind {
	EG_ATOM_WORD, EG_ATOM_SPACE, EG_ATOM_FEED, EG_ATOM_OPEN, EG_ATOM_CLOSE,
	EG_ATOM_GRAPHIC, EG_ATOM_LEADER, EG_ATOM_ANCHOR
};

/* A place inside a word where a line may break. */
struct eg_point {
	uint32_t	 at;		/* byte of the word */
	bool		 hyphen;	/* the break sets one */
};

struct eg_atom {
	uint8_t			 kind;		/* enum eg_atom_kind */
	uint8_t			 mark;		/* enum eg_break_mark: before it */
	uint8_t			 level;
	bool			 fixed;		/* SPACE: no-break, or preserved: never dropped */
	bool			 small;		/* WORD: lower case set as small capitals */
	uint32_t		 node;
	uint32_t		 from, len;	/* of the paragraph's text */
	const struct eg_fo	*fo;
	const struct eg_style	*style;
	const struct eg_setting	*setting;	/* WORD, SPACE, LEADER */
	const struct eg_shape	*shape;		/* WORD; LEADER: its pattern */
	const struct eg_image	*image;		/* GRAPHIC; NULL: none, reported */
	eg_len			 size;		/* WORD, LEADER: of the type */
	const struct eg_point	*points;	/* WORD */
	uint32_t		 npoints;
};

/* A character no font has. */
struct eg_missing {
	struct eg_missing	*next;
	const struct eg_fo	*fo;
	uint32_t		 character;
};

struct eg_para {
	struct eg_layout_ctx	*ctx;
	const struct eg_fo	*block;
	const struct eg_style	*style;		/* the block's */
	bool			 rtl;
	bool			 bidi;		/* some level is not 0 */
	bool			 visible;	/* something has an extent */

	char			*text;		/* in ctx->arena: areas point into it */
	uint32_t		 len, text_cap;
	struct eg_inline	*nodes;
	uint32_t		 nnodes, nodes_cap;
	struct eg_piece		*pieces;
	uint32_t		 npieces, pieces_cap;
	struct eg_joint		*joints;
	uint32_t		 njoints, joints_cap;
	struct eg_atom		*atoms;
	uint32_t		 natoms, atoms_cap;
	struct eg_setting	*settings;
	struct eg_missing	*missing;
};

/* inline_collect.c: text, nodes and pieces of the children from .. to. */
void	 eg_inline_collect(struct eg_para *, const struct eg_fo *from,
	    const struct eg_fo *to);
/* The part of shift that is from the parent `up`, for content of this extent. */
eg_len	 eg_inline_shift(const struct eg_inline *up, const struct eg_inline *,
	    eg_len ascent, eg_len descent);
/* inline_atom.c: atoms from pieces. */
void	 eg_inline_atoms(struct eg_para *);
/* The face and size of a style; made on first use. */
const struct eg_setting *eg_inline_setting(struct eg_para *, const struct eg_style *);

/* A part of a word as it is set when a line breaks inside. */
const struct eg_shape *eg_inline_reshape(struct eg_para *, const struct eg_atom *,
	    uint32_t from, uint32_t to, bool hyphen);
/* Width of a shape at an atom's size, letter-spacing between glyphs included. */
eg_len	 eg_inline_word_width(const struct eg_atom *, const struct eg_shape *);
/* Width of a SPACE, as it is before justification. */
eg_len	 eg_inline_space_width(const struct eg_atom *);

/* Where an item came from: byte `at` of an atom (0 for what is no word). */
struct eg_origin {
	uint32_t	 atom;
	uint32_t	 at;
};

struct eg_items {
	struct eg_item		*item;
	struct eg_origin	*origin;
	size_t			 n, cap;
};

/* inline_item.c: the items for a place, in ctx->temp. */
void	 eg_inline_items(struct eg_para *, const struct eg_para_place *,
	    struct eg_items *);
/* Are the lines of this block spread to the measure (but for the last)? */
bool	 eg_inline_justified(const struct eg_para *);
/* Letter space at the seam of two atoms that touch without a space. */
eg_len	 eg_inline_seam(const struct eg_atom *before, const struct eg_atom *after);

/* One edge of an inline: from its margin's outside to its content. */
struct eg_edge {
	eg_len	 space;		/* space-start or space-end */
	eg_len	 box;		/* border and padding */
};
struct eg_edge eg_inline_edge(const struct eg_inline *, bool start, eg_len measure);
/* Border and padding of a side. */
eg_len	 eg_inline_side(const struct eg_style *, enum eg_side, eg_len measure);

/* A leader's lengths, min, opt, max. */
void	 eg_inline_leader(const struct eg_atom *, eg_len measure, eg_len len[3]);

/* A line's share of the atoms. */
struct eg_extent {
	struct eg_origin	 from, to;	/* to: excluded */
	bool			 first;		/* of the block: text-indent */
	bool			 last;		/* of the block: last-line-end-indent */
	bool			 end;		/* text-align-last applies */
	bool			 hyphen;	/* set one at the end */
};

/* One atom of a line, or the part of a word that is in it. */
struct eg_leaf {
	const struct eg_atom	*atom;
	const struct eg_shape	*shape;		/* WORD */
	uint32_t		 from, to;	/* of the paragraph's text */
	bool			 hyphen;	/* WORD: the line's end sets one */
	eg_len			 seam;		/* letter space before it */
	eg_len			 width;		/* without seam; as set */
	eg_len			 stretch, shrink;
};

struct eg_leaves {
	struct eg_leaf	*leaf;		/* in logical order */
	uint32_t	 n;
	eg_len		 width;		/* of all, as set */
	eg_len		 start;		/* of the first, from the measure's left edge */
};

/* inline_leaf.c: the leaves of a line, justified and aligned; in ctx->temp. */
void	 eg_inline_leaves(struct eg_para *, const struct eg_para_place *,
	    const struct eg_extent *, struct eg_leaves *);
/* inline_line.c: their areas. */
struct eg_area *eg_inline_line(struct eg_para *, const struct eg_para_place *,
	    const struct eg_leaves *);

#endif
