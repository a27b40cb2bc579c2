/* outcome.c - see outcome.h. */
#include "outcome.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "json/json.h"

void
outcome_free(struct outcome *o)
{
	free(o->file);
	free(o->sha256);
	free(o->input);
	free(o->letter);
	free(o->code);
	free(o->place);
	free(o->reason);
	free(o->said);
	*o = (struct outcome){ 0 };
}

void
outcome_fail(struct outcome *o, const struct eg_diags *diags)
{
	const struct eg_diag *d = NULL;
	struct eg_buf b = { 0 };
	size_t i;

	for (i = 0; i < eg_diags_count(diags); i++) {
		d = eg_diags_at(diags, i);
		if (d->severity >= EG_ERROR)
			break;
	}
	if (d == NULL || i == eg_diags_count(diags))
		return;
	o->code = eg_strdup(d->code);
	o->reason = eg_strdup(d->discreet->text);
	if (d->at.file != NULL)
		eg_buf_puts(&b, d->at.file);
	if (d->at.file != NULL && d->at.line > 0)
		eg_buf_printf(&b, ":%u:%u", d->at.line, d->at.column);
	o->place = eg_strdup(eg_buf_str(&b));
	eg_buf_free(&b);
}

static void
pair(struct eg_buf *b, const char *key, const char *value)
{
	if (value == NULL)
		return;
	eg_buf_printf(b, ",\"%s\":", key);
	eg_buf_json(b, value);
}

void
outcome_write(const struct outcome *o, const char *path, size_t index,
    bool with_said, struct eg_buf *b)
{
	eg_buf_printf(b, "{\"schema\":\"engross.outcome/1\",\"index\":%zu,\"case\":", index);
	eg_buf_json(b, path);
	eg_buf_printf(b, ",\"result\":\"%s\"", o->ok ? "letter" : "failed");
	pair(b, "input", o->input);
	pair(b, "letter", o->letter);
	pair(b, "file", o->file);
	pair(b, "sha256", o->sha256);
	if (o->ok)
		eg_buf_printf(b, ",\"pages\":%u", o->pages);
	eg_buf_printf(b, ",\"warnings\":%u", o->warnings);
	pair(b, "code", o->code);
	pair(b, "place", o->place);
	pair(b, "reason", o->reason);
	if (with_said)
		pair(b, "said", o->said);
	eg_buf_puts(b, "}\n");
}

static char *
string(const struct eg_json *o, const char *key)
{
	const char *s = eg_json_string(o, key);

	return s == NULL ? NULL : eg_strdup(s);
}

bool
outcome_read(struct outcome *o, char **path, size_t *index, const char *line)
{
	struct eg_arena *a = eg_arena_new();
	const char *why, *result;
	const struct eg_json *j;
	uint32_t at;
	bool whole;

	*o = (struct outcome){ 0 };
	*path = NULL;
	j = eg_json_read(a, line, strlen(line), &why, &at);
	result = eg_json_string(j, "result");
	whole = result != NULL && eg_json_find(j, "case") != NULL;
	if (whole) {
		*path = string(j, "case");
		*index = (size_t)eg_json_integer(j, "index", 0);
		o->done = true;
		o->ok = strcmp(result, "letter") == 0;
		o->file = string(j, "file");
		o->sha256 = string(j, "sha256");
		o->input = string(j, "input");
		o->letter = string(j, "letter");
		o->pages = (uint32_t)eg_json_integer(j, "pages", 0);
		o->warnings = (uint32_t)eg_json_integer(j, "warnings", 0);
		o->code = string(j, "code");
		o->place = string(j, "place");
		o->reason = string(j, "reason");
		o->said = string(j, "said");
	}
	eg_arena_free(a);
	return whole;
}
