/* library.c - functions by name, and which of them fits a call. */
#include "rules/feel/expr.h"
#include "rules/feel/library.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define BIT(kind)	(1u << (kind))

static const struct {
	const char	*name;
	unsigned	 kinds;
} types[] = {
	{ "any", ~0u },
	{ "boolean", BIT(EG_FEEL_BOOLEAN) },
	{ "number", BIT(EG_FEEL_NUMBER) },
	{ "string", BIT(EG_FEEL_STRING) },
	{ "date", BIT(EG_FEEL_DATE) },
	{ "time", BIT(EG_FEEL_TIME) },
	{ "date and time", BIT(EG_FEEL_DATE_TIME) },
	{ "days and time duration", BIT(EG_FEEL_DAYS) },
	{ "years and months duration", BIT(EG_FEEL_MONTHS) },
	{ "duration", BIT(EG_FEEL_DAYS) | BIT(EG_FEEL_MONTHS) },
	{ "list", BIT(EG_FEEL_LIST) },
	{ "context", BIT(EG_FEEL_CONTEXT) },
	{ "range", BIT(EG_FEEL_RANGE) },
};

const struct eg_feel *
eg_feel_fail(struct eg_feel_call *call, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(call->wrong, sizeof(call->wrong), fmt, ap);
	va_end(ap);
	return NULL;
}

/* --- reading a table ------------------------------------------------------ */

static unsigned
kinds_of(const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (strlen(types[i].name) == n &&
		    memcmp(types[i].name, s, n) == 0)
			return types[i].kinds;
	assert(!"a type of a function's params");
	return 0;
}

/* "calendar: string?=" */
static void
read_param(struct eg_feel_library *lib, struct eg_feel_signature *sig,
    const char *s, size_t n)
{
	const char *colon = memchr(s, ':', n), *type;
	struct eg_feel_param *p = &sig->param[sig->n++];
	bool optional = false, null = false;

	assert(colon != NULL && sig->n <= EG_FEEL_PARAMS_MAX);
	p->name = eg_arena_strndup(lib->arena, s, (size_t)(colon - s));
	for (type = colon + 1; *type == ' '; type++)
		;
	n -= (size_t)(type - s);
	if (n > 3 && memcmp(type + n - 3, "...", 3) == 0) {
		sig->repeats = true;
		n -= 3;
	}
	for (; n > 0 && (type[n - 1] == '?' || type[n - 1] == '='); n--) {
		optional = optional || type[n - 1] == '=';
		null = null || type[n - 1] == '?';
	}
	p->kinds = kinds_of(type, n);
	p->list = p->kinds == BIT(EG_FEEL_LIST);
	if (null)
		p->kinds |= BIT(EG_FEEL_NULL);
	if (!optional)
		sig->least = sig->n;
}

/* "context: title, year" */
static void
read_result(struct eg_feel_library *lib, struct eg_feel_signature *sig)
{
	const char *s = strchr(sig->function->result, ':');
	size_t len;

	for (s = s == NULL ? "" : s + 1; *s != '\0'; s += len) {
		s += strspn(s, ", ");
		len = strcspn(s, ",");
		assert(sig->entries < EG_FEEL_PARAMS_MAX);
		sig->entry[sig->entries++] = eg_arena_strndup(lib->arena, s, len);
	}
}

void
eg_feel_library_add(struct eg_feel_library *lib,
    const struct eg_feel_function *table, size_t n, void *data)
{
	struct eg_feel_signature *sig;
	const char *s;
	size_t i, len;

	for (i = 0; i < n; i++) {
		sig = eg_new(lib->arena, struct eg_feel_signature);
		sig->function = &table[i];
		sig->data = data;
		for (s = table[i].params; *s != '\0'; s += strspn(s, ", ")) {
			len = strcspn(s, ",");
			read_param(lib, sig, s, len);
			s += len;
		}
		read_result(lib, sig);
		*lib->end = sig;
		lib->end = &sig->next;
	}
}

struct eg_feel_library *
eg_feel_library_make(struct eg_arena *a)
{
	struct eg_feel_library *lib = eg_new(a, struct eg_feel_library);

	lib->arena = a;
	lib->end = &lib->first;
	eg_feel_library_add(lib, eg_feel_builtin, eg_feel_nbuiltin, NULL);
	eg_feel_library_add(lib, eg_feel_builtin_list, eg_feel_nbuiltin_list,
	    NULL);
	return lib;
}

const struct eg_feel_signature *
eg_feel_library_find(const struct eg_feel_library *lib,
    const struct eg_feel_signature *after, const char *name)
{
	const struct eg_feel_signature *s = after == NULL ? lib->first :
	    after->next;

	while (s != NULL && strcmp(s->function->name, name) != 0)
		s = s->next;
	return s;
}

/* --- calling -------------------------------------------------------------- */

static const struct eg_feel_param *
param_of(const struct eg_feel_signature *sig, size_t i)
{
	return i < sig->n ? &sig->param[i] :
	    sig->repeats ? &sig->param[sig->n - 1] : NULL;
}

/* The argument as the param takes it; NULL when it does not. */
static const struct eg_feel *
fit(struct eg_arena *a, const struct eg_feel_param *p, const struct eg_feel *v)
{
	if (p->kinds & BIT(v->kind))
		return v;
	if (v->kind == EG_FEEL_NULL)
		return NULL;
	if (p->list)
		return eg_feel_list(a, &v, 1);
	if (v->kind == EG_FEEL_LIST && v->n == 1)
		return fit(a, p, v->item[0]);
	return NULL;
}

enum fits { FITS_NOT, FITS_BUT_NULL, FITS };

static enum fits
fit_all(struct eg_arena *a, const struct eg_feel_signature *sig,
    const struct eg_feel *const *arg, size_t n, const struct eg_feel **out)
{
	const struct eg_feel_param *p;
	enum fits fits = FITS;
	size_t i;

	if (n < sig->least)
		return FITS_NOT;
	for (i = 0; i < n; i++) {
		p = param_of(sig, i);
		if (p == NULL)
			return FITS_NOT;
		out[i] = fit(a, p, arg[i]);
		if (out[i] != NULL)
			continue;
		if (arg[i]->kind != EG_FEEL_NULL)
			return FITS_NOT;
		fits = FITS_BUT_NULL;
	}
	return fits;
}

static const struct eg_feel *
no_row_fits(const struct eg_feel_signature *first, struct eg_feel_call *call,
    const struct eg_feel *const *arg, size_t n)
{
	struct eg_buf b = { 0 };
	size_t i;

	for (i = 0; i < n; i++)
		eg_buf_printf(&b, "%s%s", i == 0 ? "" : ", ",
		    eg_feel_kind_name(arg[i]->kind));
	eg_feel_fail(call, "`%s` takes (%.80s), not (%.80s)",
	    first->function->name, first->function->params, eg_buf_str(&b));
	eg_buf_free(&b);
	return NULL;
}

const struct eg_feel *
eg_feel_library_call(const struct eg_feel_library *lib,
    const struct eg_feel_signature *first, struct eg_feel_call *call,
    const struct eg_feel *const *arg, size_t n)
{
	const struct eg_feel **fitted = eg_new_array(call->arena, n,
	    const struct eg_feel *);
	const struct eg_feel_signature *sig;
	bool null = false;

	for (sig = first; sig != NULL;
	    sig = eg_feel_library_find(lib, sig, first->function->name))
		switch (fit_all(call->arena, sig, arg, n, fitted)) {
		case FITS:
			call->data = sig->data;
			return sig->function->fn(call, fitted, n);
		case FITS_BUT_NULL:
			null = true;
			break;
		case FITS_NOT:
			break;
		}
	return null ? &eg_feel_null : no_row_fits(first, call, arg, n);
}

const struct eg_feel *
eg_feel_aggregate(const struct eg_feel_library *lib, struct eg_feel_call *call,
    const char *function, const struct eg_feel *list)
{
	return eg_feel_library_call(lib, eg_feel_library_find(lib, NULL,
	    function), call, &list, 1);
}
