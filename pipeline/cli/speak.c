/* speak.c - see speak.h. */
#include "speak.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "command.h"
#include "session.h"

struct voice {
	struct eg_buf	*out;
	bool		 color, excerpts;
	bool		 hint;		/* that excerpts can be had */
};

static const char *const colors[] = {
	[EG_NOTE] = "\033[1;36m", [EG_WARNING] = "\033[1;35m",
	[EG_ERROR] = "\033[1;31m", [EG_FATAL] = "\033[1;31m",
};

static bool
set(const char *variable)
{
	const char *value = getenv(variable);

	return value != NULL && *value != '\0';
}

static bool
wants_color(void)
{
	const char *term = getenv("TERM"), *when = eg_session.color;

	if (when != NULL && strcmp(when, "auto") != 0)
		return strcmp(when, "always") == 0;
	if (set("NO_COLOR"))
		return false;
	if (set("FORCE_COLOR"))
		return true;
	return isatty(STDERR_FILENO) && (term == NULL || strcmp(term, "dumb") != 0);
}

/* A case is health data: by default only a terminal sees what it says. */
static bool
wants_excerpts(void)
{
	const char *when = eg_session.excerpts;

	if (when != NULL && strcmp(when, "auto") != 0)
		return strcmp(when, "on") == 0;
	return isatty(STDERR_FILENO);
}

bool
eg_speak_quotes_in_products(void)
{
	return eg_session.excerpts == NULL ||
	    strcmp(eg_session.excerpts, "off") != 0;
}

bool
eg_speak_is_json(void)
{
	return eg_session.json || (eg_session.diagnostics != NULL &&
	    strcmp(eg_session.diagnostics, "json") == 0);
}

static void
place(struct eg_buf *b, const struct eg_pos *p)
{
	eg_shown(b, p->file);
	if (p->line > 0)
		eg_buf_printf(b, ":%u", p->line);
	if (p->line > 0 && p->column > 0)
		eg_buf_printf(b, ":%u", p->column);
}

/*
 * The line and carets below it.  A tab stays a tab in the caret line, so that
 * the carets stand right whatever the terminal makes of one.
 */
static void
excerpt(struct eg_buf *b, const char *s, const struct eg_pos *at)
{
	size_t i = 0, k, n = strlen(s);
	uint32_t column, length = at->length == 0 ? 1 : at->length;

	eg_buf_printf(b, "     |\n%4u | %s\n     | ", at->line, s);
	for (column = 1; column < at->column && i < n; column++) {
		eg_utf8_next(s + i, n - i, &k);
		eg_buf_putc(b, s[i] == '\t' ? '\t' : ' ');
		i += k;
	}
	do {
		eg_buf_putc(b, '^');
		if (i < n) {
			eg_utf8_next(s + i, n - i, &k);
			i += k;
		}
	} while (--length > 0 && i < n);
	eg_buf_putc(b, '\n');
}

static void
line(struct eg_buf *b, const char *word, const char *text)
{
	if (text != NULL)
		eg_buf_printf(b, "   = %-6s %s\n", word, text);
}

static void
head(const struct voice *v, const struct eg_diag *d)
{
	eg_buf_printf(v->out, "%s%s[%s]%s: %s\n", v->color ? colors[d->severity] : "",
	    eg_severity_name(d->severity), d->code, v->color ? "\033[0m" : "", d->text);
}

static void
human(const struct voice *v, const struct eg_diag *d)
{
	struct eg_buf *b = v->out;

	head(v, d);
	if (d->at.file != NULL) {
		eg_buf_puts(b, "  --> ");
		place(b, &d->at);
		if (d->from.file != NULL && d->from_excerpt == NULL) {
			eg_buf_puts(b, "    from ");
			place(b, &d->from);
		}
		eg_buf_putc(b, '\n');
	}
	if (d->excerpt != NULL && d->at.column > 0)
		excerpt(b, d->excerpt, &d->at);
	if (d->from_excerpt != NULL) {
		eg_buf_puts(b, " from ");
		place(b, &d->from);
		eg_buf_putc(b, '\n');
		excerpt(b, d->from_excerpt, &d->from);
	}
	line(b, "where:", d->where);
	line(b, "rule:", d->rule);
	line(b, "found:", d->found);
	line(b, "help:", d->help);
	line(b, "note:", d->note);
	eg_buf_putc(b, '\n');
}

static void
short_form(const struct voice *v, const struct eg_diag *d)
{
	if (d->at.file != NULL) {
		place(v->out, &d->at);
		eg_buf_puts(v->out, ": ");
	}
	head(v, d);
}

static void
json_place(struct eg_buf *b, const struct eg_pos *p)
{
	if (p->file == NULL) {
		eg_buf_puts(b, "null");
		return;
	}
	eg_buf_puts(b, "{\"file\":");
	eg_buf_json(b, p->file);
	if (p->line > 0)
		eg_buf_printf(b, ",\"line\":%u", p->line);
	if (p->column > 0)
		eg_buf_printf(b, ",\"column\":%u,\"endColumn\":%u", p->column,
		    p->column + (p->length == 0 ? 1 : p->length));
	eg_buf_putc(b, '}');
}

/* "a b" as a list. */
static void
json_words(struct eg_buf *b, const char *s)
{
	const char *before = "";
	char *word;
	size_t n;

	eg_buf_putc(b, '[');
	for (; *s != '\0'; s += n + strspn(s + n, " ")) {
		n = strcspn(s, " ");
		word = eg_strdup(s);
		word[n] = '\0';
		eg_buf_puts(b, before);
		eg_buf_json(b, word);
		before = ",";
		free(word);
	}
	eg_buf_putc(b, ']');
}

void
eg_speak_json(const struct eg_diag *d, struct eg_buf *b)
{
	const struct { const char *key, *value; } words[] = { { "where", d->where },
	    { "rule", d->rule }, { "found", d->found }, { "help", d->help },
	    { "note", d->note } };
	size_t i;

	eg_buf_printf(b, "{\"schema\":\"engross.diagnostic/1\",\"severity\":\"%s\","
	    "\"code\":", eg_severity_name(d->severity));
	eg_buf_json(b, d->code);
	eg_buf_puts(b, ",\"message\":");
	eg_buf_json(b, d->text);
	eg_buf_puts(b, ",\"primary\":");
	json_place(b, &d->at);
	if (d->from.file != NULL) {
		eg_buf_puts(b, ",\"from\":");
		json_place(b, &d->from);
	}
	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (words[i].value != NULL) {
			eg_buf_printf(b, ",\"%s\":", words[i].key);
			eg_buf_json(b, words[i].value);
		}
	if (d->provision != NULL) {
		eg_buf_puts(b, ",\"provision\":");
		json_words(b, d->provision);
	}
	eg_buf_puts(b, "}\n");
}

static void
json_form(const struct voice *v, const struct eg_diag *d)
{
	eg_speak_json(d, v->out);
}

static bool
wanted(const struct eg_diag *d)
{
	if (eg_session.quiet)
		return d->severity >= EG_ERROR;
	return d->severity > EG_NOTE || eg_session.verbose || eg_speak_is_json();
}

static void
speak(const struct eg_diags *diags, const struct voice *v)
{
	void (*form)(const struct voice *, const struct eg_diag *) = human;
	const struct eg_diag *d;
	bool left_out = false;
	size_t i;

	if (eg_speak_is_json())
		form = json_form;
	else if (eg_session.diagnostics != NULL &&
	    strcmp(eg_session.diagnostics, "short") == 0)
		form = short_form;
	for (i = 0; i < eg_diags_count(diags); i++) {
		d = eg_diags_at(diags, i);
		if (!wanted(d))
			continue;
		if (!v->excerpts) {
			left_out = left_out || strcmp(d->text, d->discreet->text) != 0;
			d = d->discreet;
		}
		form(v, d);
	}
	if (eg_diags_dropped(diags) > 0 && form != json_form)
		eg_buf_printf(v->out, "and %s%zu more\n", eg_diags_has_more(diags) ?
		    "more than " : "", eg_diags_dropped(diags));
	if (left_out && v->hint && form == human)
		eg_buf_puts(v->out, "`...` is what the case says; --excerpts=on shows it\n");
}

void
eg_speak_as_usual(const struct eg_diags *diags, struct eg_buf *b)
{
	struct voice v = { .out = b, .color = wants_color(), .excerpts = wants_excerpts(),
	    .hint = true };

	speak(diags, &v);
}

void
eg_speak(const struct eg_diags *diags)
{
	struct eg_buf b = { 0 };

	eg_speak_as_usual(diags, &b);
	fwrite(eg_buf_str(&b), 1, b.len, stderr);
	eg_buf_free(&b);
}

void
eg_speak_to(const struct eg_diags *diags, struct eg_buf *b, bool excerpts)
{
	struct voice v = { .out = b, .excerpts = excerpts };

	speak(diags, &v);
}

static void
count(struct eg_buf *b, size_t n, const char *what)
{
	eg_buf_printf(b, "%zu %s%s", n, what, n == 1 ? "" : "s");
}

void
eg_speak_count(const struct eg_diags *diags, struct eg_buf *b)
{
	size_t fatal = eg_diags_of(diags, EG_FATAL);
	size_t errors = eg_diags_of(diags, EG_ERROR);
	size_t warnings = eg_diags_of(diags, EG_WARNING);

	if (fatal > 0) {
		count(b, fatal, "fatal error");
		eg_buf_puts(b, errors > 0 ? ", " : "");
	}
	if (errors > 0 && eg_diags_has_more(diags))
		eg_buf_puts(b, "more than ");
	if (fatal + errors == 0)
		eg_buf_puts(b, "no errors");
	else if (errors > 0)
		count(b, errors, "error");
	if (warnings > 0) {
		eg_buf_puts(b, ", ");
		count(b, warnings, "warning");
	}
}

void
eg_speak_result(FILE *to, const char *schema, ...)
{
	const char *name, *value;
	struct eg_buf b = { 0 };
	va_list ap;
	size_t n;

	if (!eg_speak_is_json())
		return;
	eg_buf_printf(&b, "{\"schema\":\"%s\"", schema);
	va_start(ap, schema);
	while ((name = va_arg(ap, const char *)) != NULL) {
		value = va_arg(ap, const char *);
		if (value == NULL)
			continue;
		n = strcspn(name, "?");
		eg_buf_printf(&b, ",\"%.*s\":", (int)n, name);
		if (name[n] == '?')
			eg_buf_puts(&b, value);
		else
			eg_buf_json(&b, value);
	}
	va_end(ap);
	eg_buf_puts(&b, "}\n");
	fputs(eg_buf_str(&b), to);
	eg_buf_free(&b);
}

int
eg_exit_for(const struct eg_diags *diags)
{
	/* By the start of the code; anything else is the input's fault. */
	static const struct { const char *code; int status; } table[] = {
		{ "U8003", EG_EXIT_ENVIRONMENT }, { "U8024", EG_EXIT_ENVIRONMENT }, { "U8011", EG_EXIT_USAGE },
		{ "U8010", EG_EXIT_USAGE }, { "U8012", EG_EXIT_USAGE },
		{ "U8013", EG_EXIT_USAGE }, { "U8014", EG_EXIT_USAGE }, { "G6005", EG_EXIT_USAGE },
		{ "U803", EG_EXIT_ENVIRONMENT },
		{ "A1002", EG_EXIT_ENVIRONMENT }, { "S1119", EG_EXIT_ENVIRONMENT },
		{ "A1003", EG_EXIT_USAGE }, { "X99", EG_EXIT_INTERNAL },
	};
	const struct eg_diag *d;
	size_t i, t;

	if (!eg_diags_failed(diags))
		return EG_EXIT_OK;
	for (i = 0; i < eg_diags_count(diags); i++) {
		d = eg_diags_at(diags, i);
		if (d->severity < EG_ERROR)
			continue;
		/* A format that a case names is the case's fault. */
		if (strcmp(d->code, "U8010") == 0 && d->at.line > 0)
			return EG_EXIT_INPUT;
		for (t = 0; t < sizeof(table) / sizeof(table[0]); t++)
			if (strncmp(d->code, table[t].code, strlen(table[t].code)) == 0)
				return table[t].status;
	}
	return EG_EXIT_INPUT;
}
