/* law.c - which version of a provision it is; see law.h. */
#include "rules/law.h"

#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "rules/proof.h"

#define SPACE	" \t\r\n"

/* --- finding -------------------------------------------------------------- */

struct eg_provision *
eg_law_find(const struct eg_law *law, const char *id, size_t len)
{
	struct eg_provision *p = law->provisions;

	while (p != NULL && (strncmp(p->id, id, len) != 0 || p->id[len] != '\0'))
		p = p->next;
	return p;
}

bool
eg_law_ref_parse(const struct eg_law *law, const char *ref, size_t len,
    struct eg_law_ref *out)
{
	const char *at;

	if (len > 4 && strncmp(ref, "law:", 4) == 0) {
		ref += 4;
		len -= 4;
	}
	at = memchr(ref, '@', len);
	*out = (struct eg_law_ref){ .provision = eg_law_find(law, ref,
	    at == NULL ? len : (size_t)(at - ref)) };
	if (out->provision == NULL || at == NULL)
		return out->provision != NULL;
	for (out->version = out->provision->versions; out->version != NULL;
	    out->version = out->version->next)
		if (out->version->id != NULL &&
		    strlen(out->version->id) == len &&
		    memcmp(out->version->id, ref, len) == 0)
			return true;
	return false;
}

const char *
eg_law_ref_next(const char **text, size_t *len)
{
	const char *word;

	while ((word = eg_entry_word(text, len)) != NULL) {
		for (; *len > 0 && strchr("([", *word) != NULL; --*len)
			word++;
		if (*len < 5 || strncmp(word, "law:", 4) != 0)
			continue;
		while (*len > 5 && strchr(".,;:)]", word[*len - 1]) != NULL)
			--*len;
		*len -= 4;
		return word + 4;
	}
	return NULL;
}

struct eg_provision *
eg_law_topic(const struct eg_law *law, const char *topic)
{
	struct eg_provision *p = law->provisions;

	while (p != NULL && (p->topic == NULL || strcmp(p->topic, topic) != 0))
		p = p->next;
	return p;
}

struct eg_provision *
eg_law_edition(const struct eg_law *law, const char *title)
{
	const struct eg_version *v;
	struct eg_provision *p;

	for (p = law->provisions; p != NULL; p = p->next)
		for (v = p->versions; v != NULL; v = v->next)
			if (v->edition != NULL && strcmp(v->edition, title) == 0)
				return p;
	return NULL;
}

/* --- the days of a case --------------------------------------------------- */

void
eg_law_end(struct eg_law *law)
{
	struct eg_anchor *a;

	for (a = law->anchors; a != NULL; a = a->next) {
		a->node = NULL;
		eg_value_free(a->let.value);
		a->let.value = NULL;
	}
}

void
eg_law_begin(struct eg_law *law)
{
	struct eg_provision *p;

	for (p = law->provisions; p != NULL; p = p->next)
		p->cited = false;
	law->asked.n = 0;
	law->asked.more = false;
	eg_law_as_of(law, NULL);
}

void
eg_law_cite_rows(struct eg_rulebook *book)
{
	const struct eg_proof *p;
	const struct eg_proof_row *r;
	struct eg_law_ref ref;
	const char *text, *word;
	size_t len;

	for (p = book->law == NULL ? NULL : eg_rulebook_proofs(book); p != NULL;
	    p = p->next)
		for (r = p->rows; r != NULL; r = r->next)
			for (text = r->basis;
			    (word = eg_law_ref_next(&text, &len)) != NULL; )
				if (eg_law_ref_parse(book->law, word, len, &ref))
					ref.provision->cited = true;
}

void
eg_law_as_of(struct eg_law *law, const int64_t *as_of)
{
	struct eg_provision *p;
	struct eg_anchor *a;

	eg_law_end(law);
	for (a = law->anchors; a != NULL; a = a->next)
		a->state = EG_ANCHOR_UNREAD;
	for (p = law->provisions; p != NULL; p = p->next) {
		p->state = EG_LAW_UNASKED;
		p->version = NULL;
		p->at = NULL;
		p->assumed = false;
	}
	law->unknown = false;
	law->what_if = as_of != NULL;
	law->as_of = as_of == NULL ? 0 : *as_of;
}

static bool
day_of(struct eg_node *node, int64_t *day)
{
	struct eg_buf b = { 0 };
	const char *s;
	size_t len;
	bool ok;

	eg_node_string(node, &b);
	s = eg_buf_str(&b) + strspn(eg_buf_str(&b), SPACE);
	len = strcspn(s, SPACE);
	ok = s[len + strspn(s + len, SPACE)] == '\0' && eg_day_parse(s, len, day);
	eg_buf_free(&b);
	return ok;
}

/* Takes one more day into account; false when that ends it. */
static bool
take(struct eg_anchor *a, struct eg_node *node)
{
	int64_t day;

	if (!day_of(node, &day)) {
		a->state = EG_ANCHOR_WRONG;
		a->node = node;
		return false;
	}
	if (a->state == EG_ANCHOR_READ && day != a->day && !a->earliest &&
	    !a->latest) {
		a->state = EG_ANCHOR_SEVERAL;
		a->node = node;
		return false;
	}
	if (a->state != EG_ANCHOR_READ || (a->earliest && day < a->day) ||
	    (a->latest && day > a->day)) {
		a->day = day;
		a->node = node;
	}
	a->state = EG_ANCHOR_READ;
	return true;
}

/* As a number, so that `applies` can compare it: 20170131. */
static struct eg_value *
as_number(int64_t day)
{
	unsigned month, dom;
	int64_t year;
	char text[32];

	eg_day_split(day, &year, &month, &dom);
	snprintf(text, sizeof(text), "%lld%02u%02u", (long long)year, month, dom);
	return eg_value_new_string(text);
}

static void
ask(struct eg_law *law, int64_t day)
{
	struct eg_law_days *a = &law->asked;
	size_t i;

	for (i = 0; i < a->n && a->day[i] != day; i++)
		;
	if (i == sizeof(a->day) / sizeof(a->day[0]))
		a->more = true;
	else if (i == a->n)
		a->day[a->n++] = day;
}

/* Once for each case.  False when the expression failed. */
static bool
read_anchor(struct eg_run *run, struct eg_anchor *a)
{
	struct eg_value *v;
	size_t i;

	if (a->state != EG_ANCHOR_UNREAD)
		return true;
	v = eg_run_eval(run, a->select, NULL);
	if (v == NULL)
		return false;
	for (i = 0; i < eg_value_count(v) && take(a, eg_value_node(v, i)); i++)
		;
	eg_value_free(v);
	if (a->state == EG_ANCHOR_UNREAD)
		a->state = EG_ANCHOR_MISSING;
	if (a->state == EG_ANCHOR_READ) {
		a->let.value = as_number(a->day);
		ask(run->book->law, a->day);
	}
	return true;
}

/* --- selecting ------------------------------------------------------------ */

static bool
in_force(const struct eg_version *v, int64_t day)
{
	return v->from <= day && day <= v->until;
}

/* Whatever the day was, the provision was in force and for this case. */
static bool
always(const struct eg_provision *p)
{
	const struct eg_version *v = p->versions;

	while (v != NULL && v->id != NULL && v->applies == NULL)
		v = v->next;
	return v == NULL;
}

static enum eg_law_state
no_day(struct eg_provision *p, struct eg_anchor *a, bool reproduction)
{
	p->at = a;
	if (!reproduction || a->state != EG_ANCHOR_MISSING || !always(p))
		return EG_LAW_NO_DAY;
	p->assumed = true;
	if (p->versions->next != NULL)
		return EG_LAW_ANY_VERSION;
	p->version = p->versions;
	return EG_LAW_IN_FORCE;
}

/* The version of the anchors' days, whatever it applies to. */
static enum eg_law_state
select_by_day(struct eg_run *run, struct eg_provision *p, bool reproduction)
{
	const struct eg_law *law = run->book->law;
	struct eg_version *v;
	int64_t day;

	for (v = p->versions; v != NULL; v = v->next) {
		if (!read_anchor(run, v->at))
			return EG_LAW_FAILED;
		if (!law->what_if && v->at->state != EG_ANCHOR_READ)
			return no_day(p, v->at, reproduction);
		day = law->what_if ? law->as_of : v->at->day;
		if (p->version == NULL) {
			p->at = v->at;
			p->day = day;
		}
		if (!in_force(v, day))
			continue;
		if (p->version != NULL)
			return EG_LAW_TWO_VERSIONS;
		p->version = v;
	}
	return p->version == NULL ? EG_LAW_NO_VERSION :
	    p->version->id == NULL ? EG_LAW_NONE : EG_LAW_IN_FORCE;
}

static enum eg_law_state
select_by_facts(struct eg_run *run, struct eg_provision *p)
{
	struct eg_version *v = p->version;
	size_t i, n = eg_expr_variables(v->applies->expr);
	bool holds;

	for (i = 0; i < n; i++) {
		if (!read_anchor(run, v->needs[i]))
			return EG_LAW_FAILED;
		if (v->needs[i]->state != EG_ANCHOR_READ) {
			p->at = v->needs[i];
			return EG_LAW_NO_DAY;
		}
	}
	if (!eg_run_test(run, v->applies, NULL, &holds))
		return EG_LAW_FAILED;
	return holds ? EG_LAW_IN_FORCE : EG_LAW_NOT_FOR_THIS;
}

enum eg_law_state
eg_law_select(struct eg_run *run, struct eg_provision *p, bool reproduction)
{
	if (p->state != EG_LAW_UNASKED)
		return p->state;
	p->state = select_by_day(run, p, reproduction);
	if (p->state == EG_LAW_IN_FORCE && p->version->applies != NULL)
		p->state = select_by_facts(run, p);
	return p->state;
}

enum eg_standing
eg_law_ref_standing(struct eg_run *run, const struct eg_law_ref *ref,
    bool reproduction)
{
	switch (eg_law_select(run, ref->provision, reproduction)) {
	case EG_LAW_IN_FORCE:
		return ref->version == NULL ||
		    ref->version == ref->provision->version ? EG_STANDS :
		    EG_STANDS_NOT;
	case EG_LAW_ANY_VERSION:
		return ref->version == NULL ? EG_STANDS : EG_STANDING_UNKNOWN;
	case EG_LAW_NONE:
	case EG_LAW_NOT_FOR_THIS:
		return EG_STANDS_NOT;
	default:
		return EG_STANDING_UNKNOWN;
	}
}

enum eg_law_state
eg_law_on(struct eg_law *law, const struct eg_provision *p, int64_t day,
    struct eg_version **version)
{
	struct eg_version *v;

	*version = NULL;
	if (law->what_if)
		day = law->as_of;
	ask(law, day);
	for (v = p->versions; v != NULL; v = v->next)
		if (in_force(v, day)) {
			v->used = true;
			*version = v->id == NULL ? NULL : v;
			return v->id == NULL ? EG_LAW_NONE : EG_LAW_IN_FORCE;
		}
	return EG_LAW_NO_VERSION;
}

const struct eg_extension *
eg_law_extension(const struct eg_version *v, const char *method,
    const char *from, const char *to)
{
	const struct eg_extension *x;

	for (x = v->extensions; x != NULL; x = x->next)
		if (strcmp(x->method, method) == 0 && (x->within == NULL ||
		    (eg_entry_listed(x->within->places, from, strlen(from)) &&
		    eg_entry_listed(x->within->places, to, strlen(to)))))
			return x;
	return NULL;
}

const char *
eg_rules_citation(const struct eg_rulebook *book, const char *id, size_t len)
{
	const struct eg_provision *p = book->law == NULL ? NULL :
	    eg_law_find(book->law, id, len);

	return p == NULL ? NULL : p->cite;
}
