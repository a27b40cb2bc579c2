/* json.c - see json.h. */
#include "json/json.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static void *
allocate(size_t n)
{
	return eg_malloc(n);
}

/* Into out; false when it is too deep. */
static bool
copy(struct eg_arena *a, json_t *from, struct eg_json *out, int depth)
{
	const char **names;
	struct eg_json *items;
	const char *name;
	json_t *value;
	size_t i = 0;

	if (depth > EG_JSON_DEPTH)
		return false;
	switch (json_typeof(from)) {
	case JSON_OBJECT:
		out->kind = EG_JSON_OBJECT;
		out->n = json_object_size(from);
		items = eg_new_array(a, out->n, struct eg_json);
		names = eg_new_array(a, out->n, const char *);
		out->item = items;
		out->name = names;
		json_object_foreach(from, name, value) {
			names[i] = eg_arena_strdup(a, name);
			if (!copy(a, value, &items[i++], depth + 1))
				return false;
		}
		return true;
	case JSON_ARRAY:
		out->kind = EG_JSON_ARRAY;
		out->n = json_array_size(from);
		items = eg_new_array(a, out->n, struct eg_json);
		out->item = items;
		json_array_foreach(from, i, value)
			if (!copy(a, value, &items[i], depth + 1))
				return false;
		return true;
	case JSON_STRING:
		out->kind = EG_JSON_STRING;
		out->string = eg_arena_strdup(a, json_string_value(from));
		return true;
	case JSON_INTEGER:
	case JSON_REAL:
		out->kind = EG_JSON_NUMBER;
		out->integer = json_is_integer(from) ? json_integer_value(from) : 0;
		return true;
	case JSON_TRUE:
	case JSON_FALSE:
		out->kind = EG_JSON_BOOL;
		out->integer = json_is_true(from);
		return true;
	case JSON_NULL:
		out->kind = EG_JSON_NULL;
		return true;
	}
	return false;
}

/*
 * No failure to check: memory that runs out ends the process.  The first
 * document is read before there is a second thread.
 */
static void
prepare(void)
{
	static bool done;

	if (done)
		return;
	json_set_alloc_funcs(allocate, free);
	done = true;
}

const struct eg_json *
eg_json_read(struct eg_arena *a, const char *bytes, size_t n, const char **why,
    uint32_t *line)
{
	struct eg_json *top = eg_new(a, struct eg_json);
	json_error_t error;
	json_t *tree;
	bool ok;

	*why = NULL;
	*line = 0;
	prepare();
	tree = json_loadb(bytes == NULL ? "" : bytes, n, JSON_REJECT_DUPLICATES |
	    JSON_DECODE_ANY, &error);
	if (tree == NULL) {
		*why = eg_arena_strdup(a, error.text);
		*line = error.line > 0 ? (uint32_t)error.line : 0;
		return NULL;
	}
	ok = copy(a, tree, top, 0);
	json_decref(tree);
	if (!ok)
		*why = "objects and arrays within one another too deep";
	return ok ? top : NULL;
}

const struct eg_json *
eg_json_find(const struct eg_json *o, const char *name)
{
	size_t i;

	if (o == NULL || o->kind != EG_JSON_OBJECT)
		return NULL;
	for (i = 0; i < o->n; i++)
		if (strcmp(o->name[i], name) == 0)
			return &o->item[i];
	return NULL;
}

const char *
eg_json_string(const struct eg_json *o, const char *name)
{
	const struct eg_json *v = eg_json_find(o, name);

	return v != NULL && v->kind == EG_JSON_STRING ? v->string : NULL;
}

int64_t
eg_json_integer(const struct eg_json *o, const char *name, int64_t otherwise)
{
	const struct eg_json *v = eg_json_find(o, name);

	return v != NULL && v->kind == EG_JSON_NUMBER ? v->integer : otherwise;
}
