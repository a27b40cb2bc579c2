/*
 * breaks.c - see breaks.h.
 *
 * The rule numbers are those of UAX #14, revision 50 (Unicode 15), with ICU's
 * two additions: " .5" may break before the full stop, and a hyphen that
 * begins a word stays with it.
 */
#include "text/breaks.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/face.h"

/* Line breaking classes, as far as the quick way knows them. */
enum class {
	AL, NU, SP, QU, OP, CP, CL, EX, IS, SY, PR, PO, HY, BA, BB, B2, GL, IN,
	CB, LF, HH,		/* HH: U+2010, a BA that ICU treats apart */
	OTHER			/* ask ICU */
};

static const uint8_t ascii[0x80] = {
	['\n'] = LF, [' '] = SP, ['!'] = EX, ['"'] = QU, ['$'] = PR,
	['%'] = PO, ['\''] = QU, ['('] = OP, [')'] = CP, ['+'] = PR,
	[','] = IS, ['-'] = HY, ['.'] = IS, ['/'] = SY, ['0'] = NU, ['1'] = NU,
	['2'] = NU, ['3'] = NU, ['4'] = NU, ['5'] = NU, ['6'] = NU, ['7'] = NU,
	['8'] = NU, ['9'] = NU, [':'] = IS, [';'] = IS, ['?'] = EX, ['['] = OP,
	['\\'] = PR, [']'] = CP, ['{'] = OP, ['|'] = BA, ['}'] = CL,
};

/* Those from U+00A0 to U+017F that are not AL. */
static const struct {
	uint16_t	 c;
	uint8_t		 class;
} latin[] = {
	{ 0xA0, GL }, { 0xA1, OP }, { 0xA2, PO }, { 0xA3, PR }, { 0xA4, PR },
	{ 0xA5, PR }, { 0xAB, QU }, { 0xAD, BA }, { 0xB0, PO }, { 0xB1, PR },
	{ 0xB4, BB }, { 0xBB, QU }, { 0xBF, OP },
};

/* U+2010 to U+2026; what is 0 there is left to ICU. */
static const uint8_t punctuation[] = {
	HH, GL, BA, BA, B2, OTHER, OTHER, OTHER, QU, QU, OP, QU, QU, QU, OP, QU,
	AL, AL, AL, OTHER, IN, IN, IN,
};

static enum class
class_of(uint32_t c)
{
	size_t i;

	if (c < 0x80)
		return c >= 0x20 && c != 0x7F ? ascii[c] : c == '\n' ? LF : OTHER;
	if (c >= 0xA0 && c < 0x180) {
		for (i = 0; i < sizeof(latin) / sizeof(latin[0]); i++)
			if (latin[i].c == c)
				return latin[i].class;
		return AL;
	}
	if (c >= 0x2010 && c < 0x2010 + sizeof(punctuation))
		return punctuation[c - 0x2010];
	return c == 0x20AC ? PR : c == 0x2122 ? AL : c == 0xFFFC ? CB : OTHER;
}

/* What is remembered of the text before the place in question. */
struct past {
	enum class	 a;		/* the last one that is no space */
	bool		 spaces;	/* spaces after it */
	bool		 number;	/* a is within NU (NU | SY | IS)* */
	bool		 closed;	/* a is the (CL | CP) after such */
	bool		 leads;		/* a is a hyphen before which a line may break */
};

static bool
in(enum class c, uint32_t set)
{
	return (set >> c & 1) != 0;
}

#define S(c)	(UINT32_C(1) << (c))

/* May a line break between spaces and b; after is what follows b. */
static bool
break_after_space(enum class a, enum class b, enum class after)
{
	if (in(b, S(CP) | S(CL) | S(EX) | S(SY)))	/* LB13 */
		return false;
	if (b == IS)					/* LB14a of ICU */
		return after == NU && a != OP;
	if (a == OP)					/* LB14 */
		return false;
	if (a == QU && b == OP)				/* LB15 */
		return false;
	return !(a == B2 && b == B2);			/* LB17, LB18 */
}

/* LB25: what holds a number together. */
static bool
in_number(const struct past *p, enum class b, bool number_follows)
{
	if (p->number && in(b, S(NU) | S(PR) | S(PO)))
		return true;
	if (p->closed && in(b, S(PR) | S(PO)))
		return true;
	if (in(p->a, S(PR) | S(PO)))
		return b == NU || (b == OP && number_follows);
	return b == NU && in(p->a, S(HY) | S(IS));
}

/* May a line break between a and b, no space between them? */
static bool
break_between(const struct past *p, enum class b, bool number_follows)
{
	enum class a = p->a;

	if (a == GL || (b == GL && !in(a, S(BA) | S(HH) | S(HY))))	/* LB12 */
		return false;
	if (in(b, S(CP) | S(CL) | S(EX) | S(IS) | S(SY)) || a == OP)
		return false;						/* LB13, 14 */
	if (a == B2 && b == B2)						/* LB17 */
		return false;
	if (a == QU || b == QU)						/* LB19 */
		return false;
	if (a == CB || b == CB)						/* LB20 */
		return true;
	if (p->leads && b == AL)					/* LB20.09 of ICU */
		return false;
	if (in(b, S(BA) | S(HH) | S(HY) | S(IN)) || a == BB)		/* LB21, 22 */
		return false;
	if (in(a, S(AL) | S(NU)) && in(b, S(AL) | S(NU)))		/* LB23, 25, 28 */
		return false;
	if ((in(a, S(PR) | S(PO)) && b == AL) ||
	    (a == AL && in(b, S(PR) | S(PO))))				/* LB24 */
		return false;
	if (in_number(p, b, number_follows))
		return false;
	if (a == IS && b == AL)						/* LB29 */
		return false;
	if (in(a, S(AL) | S(NU)) && b == OP)				/* LB30 */
		return false;
	return !(a == CP && in(b, S(AL) | S(NU)));
}

static void
step(struct past *p, enum class b, bool broken)
{
	if (b == SP) {
		p->spaces = true;
		p->number = p->closed = p->leads = false;
		return;
	}
	p->closed = p->number && !p->spaces && in(b, S(CP) | S(CL));
	p->number = b == NU || (p->number && !p->spaces && in(b, S(SY) | S(IS)));
	p->leads = in(b, S(HY) | S(HH)) && broken;
	p->a = b;
	p->spaces = false;
}

/* Does a number begin here, "5" or ".5"? */
static bool
starts_number(const char *text, size_t len)
{
	size_t n;

	if (len > 1 && class_of(eg_utf8_next(text, len, &n)) == IS) {
		text += n;
		len -= n;
	}
	return len > 0 && class_of(eg_utf8_next(text, len, &n)) == NU;
}

bool
eg_breaks_quick(const char *text, size_t len, uint8_t *marks)
{
	struct past p = { .a = LF, .leads = false };
	enum class b, after;
	size_t i, n, m;
	bool broken = true;

	memset(marks, EG_BREAK_NO, len + 1);
	if (len == 0)
		return true;
	b = class_of(eg_utf8_next(text, len, &n));
	for (i = 0; i < len; i += n, n = m, b = after) {
		if (b == OTHER)
			return false;
		after = SP;
		m = 0;
		if (i + n < len)
			after = class_of(eg_utf8_next(text + i + n, len - i - n, &m));
		if (i > 0 && p.a == LF && !p.spaces)
			broken = true;
		else if (i > 0)
			broken = b != SP && b != LF && (p.spaces ?
			    break_after_space(p.a, b, after) :
			    break_between(&p, b, b == OP &&
			    starts_number(text + i + n, len - i - n)));
		if (i > 0 && broken)
			marks[i] = p.a == LF && !p.spaces ? EG_BREAK_MUST : EG_BREAK_MAY;
		step(&p, b, broken);
	}
	if (p.a == LF && !p.spaces)
		marks[len] = EG_BREAK_MUST;
	return true;
}

unsigned
eg_breaks_unicode(void)
{
	UVersionInfo version;

	u_getUnicodeVersion(version);
	return version[0];
}

void
eg_breaks_icu(struct eg_fonts *f, const char *text, size_t len, uint8_t *marks)
{
	UErrorCode e = U_ZERO_ERROR;
	UText *t = utext_openUTF8(NULL, text, (int64_t)len, &e);
	int32_t at;

	memset(marks, EG_BREAK_NO, len + 1);
	if (f->breaks == NULL)
		f->breaks = ubrk_open(UBRK_LINE, "en", NULL, 0, &e);
	ubrk_setUText(f->breaks, t, &e);
	if (U_SUCCESS(e)) {
		ubrk_first(f->breaks);
		while ((at = ubrk_next(f->breaks)) != UBRK_DONE)
			marks[at] = ubrk_getRuleStatus(f->breaks) >= UBRK_LINE_HARD ?
			    EG_BREAK_MUST : (size_t)at < len ? EG_BREAK_MAY : EG_BREAK_NO;
	}
	utext_close(t);
}

static bool
word_byte(char c)
{
	return eg_is_digit(c) || eg_is_letter(c);
}

/*
 * UAX #14 would let "7-day" and "X-ray" break after the hyphen; one character
 * alone at the end of a line is read as something else.
 */
static void
join_after_one(const char *text, size_t len, uint8_t *marks)
{
	size_t i;

	for (i = 1; i + 1 < len; i++)
		if (text[i] == '-' && marks[i + 1] == EG_BREAK_MAY &&
		    word_byte(text[i - 1]) && word_byte(text[i + 1]) &&
		    (i == 1 || text[i - 2] == ' ' || text[i - 2] == '\n'))
			marks[i + 1] = EG_BREAK_NO;
}

void
eg_breaks(struct eg_fonts *f, const char *text, size_t len, uint8_t *marks)
{
	if (!eg_breaks_quick(text, len, marks))
		eg_breaks_icu(f, text, len, marks);
	join_after_one(text, len, marks);
}
