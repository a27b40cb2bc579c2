/* identifier.c - see identifier.h. */
#include "redact/identifier.h"

#include <string.h>

#include "base/buf.h"

#define DIGITS	"0123456789"
#define BRIEF	3	/* letters and digits; fewer are in every text */

static const char *const titles[] = { "dr", "mr", "mrs", "ms", "miss", "prof", "doctor" };
static const char *const degrees[] = { "md", "do", "dc", "dpm", "dds", "dmd", "od", "phd",
	"psyd", "lac", "np", "pa", "pac", "rn", "pt", "ot", "esq", "jr", "sr", "ii", "iii", "iv",
	"dpt", "mph", "mba", "facs", "qme", "ame", "m", "d", "o", "c" };
static const char *const particles[] = { "de", "la", "las", "los", "del", "da", "dos", "di",
	"van", "von", "der", "den", "el", "al", "bin", "ibn", "st", "san", "le", "du",
	"mac", "mc", "o" };

static const char *
join(struct eg_arena *a, const struct eg_plain_words *w, size_t from, size_t to)
{
	struct eg_buf b = { 0 };
	const char *s;

	for (; from < to; from++)
		eg_buf_puts(&b, w->word[from].fold);
	s = eg_arena_strdup(a, eg_buf_str(&b));
	eg_buf_free(&b);
	return s;
}

static struct eg_plain_words
words_of(struct eg_identifiers *ids, const char *value)
{
	return eg_plain_words_read(ids->arena, eg_arena_strdup(ids->arena, value), strlen(value));
}

/* The same value, or the same person under it. */
static bool
known(const struct eg_identifiers *ids, enum eg_personal kind, const char *joined)
{
	uint32_t i;

	for (i = 0; i < ids->n; i++)
		if (strcmp(ids->item[i].joined, joined) == 0 && (ids->item[i].kind == kind ||
		    (kind == EG_PERSONAL_PERSON &&
		    ids->item[i].kind == EG_PERSONAL_ORGANIZATION)))
			return true;
	return false;
}

static bool
nobodys(struct eg_identifiers *ids, const char *joined)
{
	const struct eg_redaction *p = ids->profile;
	struct eg_plain_words w;
	size_t i;

	for (i = 0; i < p->nopen; i++) {
		w = words_of(ids, p->open[i]);
		if (strcmp(join(ids->arena, &w, 0, w.n), joined) == 0)
			return true;
	}
	return false;
}

static struct eg_identifier *
add(struct eg_identifiers *ids, enum eg_personal kind, const struct eg_plain_words *w,
    const char *joined, const char *words, const char *path)
{
	struct eg_identifier *d;

	if (*joined == '\0' || known(ids, kind, joined) || nobodys(ids, joined))
		return NULL;
	ids->item = eg_arena_grown(ids->arena, ids->item, ids->n, &ids->cap, sizeof(*d));
	d = &ids->item[ids->n++];
	*d = (struct eg_identifier){ .kind = kind, .written = *w, .joined = joined,
	    .njoined = strlen(joined), .words = eg_arena_strdup(ids->arena, words),
	    .path = eg_arena_strdup(ids->arena, path) };
	d->brief = d->njoined < BRIEF;
	ids->of[kind]++;
	return d;
}

/* --- persons ------------------------------------------------------------------------ */

static void
add_part(struct eg_identifiers *ids, struct eg_identifier *d, char role, const char *fold)
{
	size_t i, n = strlen(fold);

	for (i = 0; i < d->nparts; i++)
		if (strcmp(d->part[i].fold, fold) == 0)
			return;
	/* An initial is matched as one. */
	if (n < 2)
		return;
	d->part[d->nparts++] = (struct eg_name_part){ .fold = fold, .n = n,
	    .role = role, .ordinary = eg_word_list_has(&ids->profile->ordinary, fold) };
}

/* All of it joined, and each word of it that is one for itself. */
static void
add_parts(struct eg_identifiers *ids, struct eg_identifier *d, char role,
    const struct eg_plain_words *w, size_t from, size_t to)
{
	size_t i;

	if (from >= to)
		return;
	d->initial[role == 'g' ? 0 : role == 'm' ? 1 : 2] = w->word[from].fold[0];
	add_part(ids, d, role, join(ids->arena, w, from, to));
	for (i = from; to - from > 1 && i < to; i++)
		if (w->word[i].n > 2 && !EG_WORD_IN(particles, &w->word[i]))
			add_part(ids, d, role, w->word[i].fold);
}

/* Each word is a part of somebody's name who is known, or an initial of it. */
static bool
is_of(const struct eg_identifier *d, const struct eg_plain_words *w)
{
	size_t i, p;

	for (i = 0; i < w->n; i++) {
		for (p = 0; p < d->nparts; p++)
			if (eg_plain_word_is(&w->word[i], d->part[p].fold))
				break;
		if (p == d->nparts && (w->word[i].n > 1 || memchr(d->initial,
		    w->word[i].fold[0], sizeof(d->initial)) == NULL))
			return false;
	}
	return true;
}

/* A whole name said again elsewhere in the case, in one line or with fewer parts. */
static bool
known_person(const struct eg_identifiers *ids, const struct eg_plain_words *g,
    const struct eg_plain_words *m, const struct eg_plain_words *f)
{
	uint32_t i;

	for (i = 0; g->n > 0 && i < ids->n; i++)
		if (ids->item[i].nparts > 0 && is_of(&ids->item[i], g) &&
		    is_of(&ids->item[i], m) && is_of(&ids->item[i], f))
			return true;
	return false;
}

static void
person(struct eg_identifiers *ids, const struct eg_plain_words *g, const struct eg_plain_words *m,
    const struct eg_plain_words *f, const char *words, const char *path)
{
	/* With a middle name, but no initial: a son may have all others of his father's. */
	const char *joined = eg_arena_printf(ids->arena, "%s%s%s", join(ids->arena, g, 0, g->n),
	    m->n > 0 && m->word[0].n > 1 ? join(ids->arena, m, 0, m->n) : "",
	    join(ids->arena, f, 0, f->n));
	struct eg_identifier *d = known_person(ids, g, m, f) ? NULL :
	    add(ids, EG_PERSONAL_PERSON, f, joined, words, path);

	if (d == NULL)
		return;
	d->part = eg_new_array(ids->arena, g->n + m->n + f->n + 3, struct eg_name_part);
	add_parts(ids, d, 'g', g, 0, g->n);
	add_parts(ids, d, 'm', m, 0, m->n);
	add_parts(ids, d, 'f', f, 0, f->n);
	d->brief = d->nparts == 0;
}

void
eg_identifier_add_name(struct eg_identifiers *ids, const char *given, const char *middle,
    const char *family, const char *words, const char *path)
{
	struct eg_plain_words g = words_of(ids, given == NULL ? "" : given),
	    m = words_of(ids, middle == NULL ? "" : middle),
	    f = words_of(ids, family == NULL ? "" : family);

	person(ids, &g, &m, &f, words, path);
}

static struct eg_plain_words
slice(const struct eg_plain_words *w, size_t from, size_t to)
{
	return (struct eg_plain_words){ .text = w->text, .word = w->word + from, .n = to - from };
}

/* "Dr. Maria Q. Alvarez, M.D.", "Alvarez, Maria" */
static void
add_line(struct eg_identifiers *ids, const struct eg_plain_words *w, const char *words,
    const char *path)
{
	struct eg_plain_words g, m = { .n = 0 }, f;
	size_t from = 0, to = w->n, comma, family;

	while (from + 1 < to && EG_WORD_IN(titles, &w->word[from]))
		from++;
	for (comma = from + 1; comma < to && (w->word[comma].gap & EG_GAP_COMMA) == 0; comma++)
		continue;
	/* Behind the first comma stands a degree, or the given name. */
	if (comma < to && !EG_WORD_IN(degrees, &w->word[comma])) {
		g = slice(w, comma, to);
		f = slice(w, from, comma);
	} else {
		to = comma;
		while (to > from + 2 && EG_WORD_IN(degrees, &w->word[to - 1]) && w->word[to - 1].n > 1)
			to--;
		for (family = to - 1; family > from + 1 && (EG_WORD_IN(particles,
		    &w->word[family - 1]) || w->word[family].gap == EG_GAP_HYPHEN); family--)
			continue;
		if (to - from == 1)
			family = from;
		g = slice(w, from, family > from ? from + 1 : from);
		if (family > from + 1)
			m = slice(w, from + 1, family);
		f = slice(w, family, to);
	}
	person(ids, &g, &m, &f, words, path);
}

/* --- others --------------------------------------------------------------------------- */

/* "+1 (559) 555-0100 ext. 12": the ten digits that everybody writes. */
static const char *
phone_digits(struct eg_identifiers *ids, const char *joined)
{
	const char *s = *joined == '1' && strspn(joined, DIGITS) > 10 ? joined + 1 : joined;

	return strspn(s, DIGITS) == 10 ? eg_arena_strndup(ids->arena, s, 10) : joined;
}

static void
add_day(struct eg_identifiers *ids, const struct eg_plain_words *w, const char *joined,
    const char *words, const char *path)
{
	struct eg_identifier *d = w->n < 3 ? NULL :
	    add(ids, EG_PERSONAL_DAY, w, joined, words, path);

	if (d == NULL)
		return;
	/* xs:date: the schema has seen to it. */
	for (size_t i = 0; i < 3; i++) {
		int v = 0;

		for (const char *s = w->word[i].fold; *s >= '0' && *s <= '9'; s++)
			v = v * 10 + (*s - '0');
		*(i == 0 ? &d->year : i == 1 ? &d->month : &d->day) = v;
	}
}

/* So many words before a degree, or such, are no person's, whatever the place is for. */
static bool
is_person(const struct eg_identifiers *ids, const struct eg_plain_words *w)
{
	size_t i, n = 0;

	for (i = 0; i < w->n; i++)
		if (eg_word_list_has(&ids->profile->offices, w->word[i].fold))
			return false;
	for (i = 0; i < w->n && (i == 0 || (w->word[i].gap & EG_GAP_COMMA) == 0); i++)
		n += !EG_WORD_IN(titles, &w->word[i]) && !EG_WORD_IN(particles, &w->word[i]);
	return n < 5;
}

void
eg_identifier_add(struct eg_identifiers *ids, enum eg_personal kind, const char *value,
    const char *words, const char *path)
{
	struct eg_plain_words w = words_of(ids, value);
	const char *joined = join(ids->arena, &w, 0, w.n);

	if (kind == EG_PERSONAL_NOT || w.n == 0 || nobodys(ids, joined))
		return;
	if (kind == EG_PERSONAL_PERSON && known(ids, EG_PERSONAL_ORGANIZATION, joined))
		return;
	if (kind == EG_PERSONAL_PERSON && is_person(ids, &w))
		add_line(ids, &w, words, path);
	else if (kind == EG_PERSONAL_PERSON)
		add(ids, EG_PERSONAL_ORGANIZATION, &w, joined, words, path);
	else if (kind == EG_PERSONAL_DAY)
		add_day(ids, &w, joined, words, path);
	else if (kind == EG_PERSONAL_PHONE)
		add(ids, kind, &w, phone_digits(ids, joined), words, path);
	else
		add(ids, kind, &w, joined, words, path);
}

/* --- all ------------------------------------------------------------------------------ */

void
eg_identifier_author(struct eg_identifiers *ids, const char *authors)
{
	struct eg_plain_words w = words_of(ids, authors);
	uint32_t i;
	size_t k, p;

	for (i = 0; i < ids->n; i++)
		for (p = 0; p < ids->item[i].nparts; p++)
			for (k = 0; k < w.n; k++)
				if (eg_plain_word_is(&w.word[k], ids->item[i].part[p].fold))
					ids->item[i].part[p].author = true;
}

static void
starts(struct eg_identifiers *ids, uint32_t i, char c)
{
	struct eg_identifier_start *s = &ids->start[(unsigned char)c];

	if (s->n > 0 && s->item[s->n - 1] == i)
		return;
	s->item = eg_arena_grown(ids->arena, s->item, s->n, &s->cap, sizeof(*s->item));
	s->item[s->n++] = i;
}

/* With which letter or digit may it begin, as find.c and person.c have it? */
static void
index_one(struct eg_identifiers *ids, uint32_t i)
{
	const struct eg_identifier *d = &ids->item[i];
	const char *s;
	size_t k;

	starts(ids, i, d->joined[0]);
	for (k = 0; k < d->nparts; k++)
		starts(ids, i, d->part[k].fold[0]);
	for (k = 0; k < sizeof(d->initial); k++)
		starts(ids, i, d->initial[k]);
	/* Without "the", without an area code or with "1", without letters before. */
	if (d->written.n > 1)
		starts(ids, i, d->written.word[1].fold[0]);
	if (d->kind == EG_PERSONAL_PHONE)
		starts(ids, i, '1');
	if (d->kind == EG_PERSONAL_PHONE && d->njoined > 3)
		starts(ids, i, d->joined[3]);
	if (d->kind == EG_PERSONAL_NUMBER)
		starts(ids, i, d->joined[strcspn(d->joined, DIGITS)]);
	/* Behind any letters. */
	for (s = "abcdefghijklmnopqrstuvwxyz"; d->kind == EG_PERSONAL_NUMBER && *s != '\0'; s++)
		starts(ids, i, *s);
	/* A day is said by numbers and months. */
	for (s = "0123456789jfmasond"; d->kind == EG_PERSONAL_DAY && *s != '\0'; s++)
		starts(ids, i, *s);
}

void
eg_identifiers_end(struct eg_identifiers *ids)
{
	const struct eg_identifier *a;
	uint32_t i, j;
	size_t p, q;

	memset(ids->start, 0, sizeof(ids->start));
	for (i = 0; i < ids->n; i++)
		index_one(ids, i);
	for (i = 0; i < ids->n; i++)
		for (j = 0; j < ids->n; j++) {
			a = &ids->item[j];
			if (i == j || strcmp(ids->item[i].words, a->words) == 0)
				continue;
			for (p = 0; p < ids->item[i].nparts; p++)
				for (q = 0; q < a->nparts; q++)
					if (strcmp(ids->item[i].part[p].fold,
					    a->part[q].fold) == 0)
						ids->item[i].part[p].shared = true;
		}
}
