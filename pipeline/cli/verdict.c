/* verdict.c - see verdict.h. */
#include "verdict.h"

#include <stdio.h>
#include <string.h>

#include "session.h"
#include "speak.h"

static bool
what_if(const struct eg_verdict_of *v)
{
	return v->law_as_of != NULL || v->sets > 0;
}

/* --- for programs --------------------------------------------------------- */

static void
key(struct eg_buf *b, const char *name)
{
	eg_buf_printf(b, ",\"%s\":", name);
}

static void
flag(struct eg_buf *b, const char *name, bool value)
{
	key(b, name);
	eg_buf_puts(b, value ? "true" : "false");
}

/* "M-03 T-06" as a list. */
static void
words(struct eg_buf *b, const char *name, const char *list)
{
	const char *before = "";
	size_t n;

	key(b, name);
	eg_buf_putc(b, '[');
	for (; *list != '\0'; list += n + strspn(list + n, " "), before = ",") {
		n = strcspn(list, " ");
		eg_buf_printf(b, "%s\"%.*s\"", before, (int)n, list);
	}
	eg_buf_putc(b, ']');
}

static void
add_what_if(struct eg_buf *b, const struct eg_verdict_of *v)
{
	size_t i;

	key(b, "whatIf");
	if (!what_if(v)) {
		eg_buf_puts(b, "null");
		return;
	}
	eg_buf_puts(b, "{\"lawAsOf\":");
	eg_buf_json(b, v->law_as_of);
	key(b, "set");
	eg_buf_putc(b, '[');
	for (i = 0; i < v->sets; i++) {
		eg_buf_puts(b, i == 0 ? "" : ",");
		eg_buf_json(b, v->set[i]);
	}
	eg_buf_puts(b, "]}");
}

static void
json(const struct eg_verdict_of *v, struct eg_buf *b)
{
	static const struct { const char *name; enum eg_severity of; } counts[] = {
		{ "fatal", EG_FATAL }, { "errors", EG_ERROR },
		{ "warnings", EG_WARNING }, { "notes", EG_NOTE },
	};
	size_t i;

	eg_buf_puts(b, "{\"schema\":\"engross.check/1\",\"case\":");
	eg_buf_json(b, v->path);
	key(b, "letter");
	eg_buf_json(b, v->info->letter);
	add_what_if(b, v);
	flag(b, "ready", v->ready);
	flag(b, "judged", v->info->judged);
	flag(b, "signable", v->ready && v->info->signable);
	for (i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
		key(b, counts[i].name);
		eg_buf_printf(b, "%zu", eg_diags_of(v->diags, counts[i].of));
	}
	key(b, "dropped");
	eg_buf_printf(b, "%zu", eg_diags_dropped(v->diags));
	words(b, "acknowledge", v->info->acknowledge);
	words(b, "unverified", v->info->unverified);
	eg_buf_puts(b, "}\n");
}

void
eg_verdict_lines(const struct eg_verdict_of *v, struct eg_buf *b)
{
	const struct eg_diag *d;
	size_t i;

	json(v, b);
	for (i = 0; i < eg_diags_count(v->diags); i++) {
		d = eg_diags_at(v->diags, i);
		eg_speak_json(eg_speak_quotes_in_products() ? d : d->discreet, b);
	}
}

/* --- for people ----------------------------------------------------------- */

#define FEW	3	/* provisions named in a line; the note R3810 has them all */

/* "M-03, T-06", the first so many of them; and how many there are. */
static size_t
list(struct eg_buf *b, const char *ids, size_t most)
{
	size_t n, count;

	for (count = 0; *ids != '\0'; ids += n + strspn(ids + n, " "), count++) {
		n = strcspn(ids, " ");
		if (count < most)
			eg_buf_printf(b, "%s%.*s", count == 0 ? "" : ", ", (int)n, ids);
	}
	return count;
}

static void
more(const struct eg_verdict_of *v, struct eg_buf *b)
{
	struct eg_buf ids = { 0 };
	size_t n;

	if (list(&ids, v->info->acknowledge, SIZE_MAX) > 0)
		eg_buf_printf(b, "  to be acknowledged before issue: %s\n",
		    eg_buf_str(&ids));
	eg_buf_clear(&ids);
	n = list(&ids, v->info->unverified, FEW);
	if (n > FEW)
		eg_buf_printf(&ids, " and %zu more (`-v` names all)", n - FEW);
	if (n > 0)
		eg_buf_printf(b, "  judged by %zu provision%s that nobody has "
		    "compared with the law yet: %s\n", n, n == 1 ? "" : "s",
		    eg_buf_str(&ids));
	eg_buf_free(&ids);
}

void
eg_verdict_say(const struct eg_verdict_of *v)
{
	struct eg_buf b = { 0 };

	if (eg_speak_is_json()) {
		json(v, &b);
		printf("%s", eg_buf_str(&b));
	} else if (!eg_session.quiet) {
		eg_buf_printf(&b, "%s %s%s%s%s: ", v->ready ? "ready " : "not ready ",
		    v->path, v->info->letter == NULL ? "" : " for ",
		    v->info->letter == NULL ? "" : v->info->letter,
		    what_if(v) ? ", what if" : "");
		eg_speak_count(v->diags, &b);
		eg_buf_puts(&b, what_if(v) ? "; never to be signed\n" : "\n");
		more(v, &b);
		fprintf(stderr, "%s", eg_buf_str(&b));
	}
	eg_buf_free(&b);
}
