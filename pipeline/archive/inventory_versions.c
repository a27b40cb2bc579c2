/* inventory_versions.c - the versions of an inventory as it stands. */
#include <stdlib.h>
#include <string.h>

#include "archive/inventory_reader.h"
#include "archive/path.h"
#include "base/ascii.h"

static void
read_user(const struct eg_inventory_reader *r, const struct eg_json *o, const char *version,
    struct eg_ocfl_version *out)
{
	static const char *const known[] = { "name", "address", NULL };
	const struct eg_json *user = eg_json_find(o, "user");

	if (user == NULL)
		return;
	out->user = eg_json_string(user, "name");
	out->address = eg_json_string(user, "address");
	if (out->user == NULL || *out->user == '\0') {
		SAY(r, "E054", "the user of %s has no name", version);
		return;
	}
	eg_inventory_check_keys(r, user, "a user", known);
	if (out->address == NULL)
		SAY(r, "W008", "the user of %s has no address", version);
	else if (!eg_ocfl_is_uri(out->address))
		SAY(r, "W009", "the address of the user of %s is no URI: `%s`", version,
		    out->address);
}

static void
read_message(const struct eg_inventory_reader *r, const struct eg_json *o, const char *version,
    struct eg_ocfl_version *out)
{
	const struct eg_json *m = eg_json_find(o, "message");

	if (m != NULL && m->kind != EG_JSON_STRING)
		SAY(r, "E094", "the message of %s is no text", version);
	out->message = eg_json_string(o, "message");
	if (m == NULL || eg_json_find(o, "user") == NULL)
		SAY(r, "W007", "%s has no %s", version, m == NULL ? "message" : "user");
}

static void
read_created(const struct eg_inventory_reader *r, const struct eg_json *o, const char *version,
    struct eg_ocfl_version *out)
{
	const struct eg_json *v = eg_json_find(o, "created");

	out->created = eg_json_string(o, "created");
	if (v == NULL)
		SAY(r, "E048", "%s does not say when it was created", version);
	else if (out->created == NULL || !eg_ocfl_is_time(out->created))
		SAY(r, "E049", "`created` of %s is no time with seconds and zone", version);
}

static void
read_version(const struct eg_inventory_reader *r, const struct eg_json *o, const char *version,
    struct eg_ocfl_version *out)
{
	static const char *const known[] = { "created", "message", "state", "user", NULL };
	const struct eg_json *state;

	out->name = version;
	if (!eg_inventory_is_object(o)) {
		SAY(r, "E047", "`versions` says nothing of %s", version);
		return;
	}
	eg_inventory_check_keys(r, o, version, known);
	read_created(r, o, version, out);
	read_message(r, o, version, out);
	read_user(r, o, version, out);
	state = eg_json_find(o, "state");
	if (state == NULL)
		SAY(r, "E048", "%s has no state", version);
	else if (!eg_inventory_is_object(state))
		SAY(r, "E050", "the state of %s is no object", version);
	else
		eg_inventory_read_files(r, &eg_inventory_state_block, state, &out->state);
}

/* 0 when it is no name of a version. */
static unsigned
version_number(const struct eg_inventory_reader *r, const char *name)
{
	unsigned n = eg_path_version(name);

	if (n > 0)
		return n;
	if (eg_is_digit(name[0]))
		SAY(r, "E104", "the version `%s` does not begin with `v`", name);
	else
		SAY(r, "E105", "the version `%s` has no number", name);
	SAY(r, "E046", "`%s` cannot be the name of a version directory", name);
	return 0;
}

static int
by_number(const void *a, const void *b)
{
	const struct eg_ocfl_version *x = a, *y = b;

	return x->number < y->number ? -1 : x->number > y->number;
}

static void
check_sequence(const struct eg_inventory_reader *r)
{
	const struct eg_inventory *in = r->inventory;
	size_t i;

	if (in->nversions == 0) {
		SAY(r, "E008", "there is no version");
		return;
	}
	if (in->version[0].number != 1)
		SAY(r, "E009", "the first version is %s", in->version[0].name);
	for (i = 1; i < in->nversions; i++)
		if (in->version[i].number != in->version[i - 1].number + 1)
			SAY(r, "E010", "after %s comes %s", in->version[i - 1].name,
			    in->version[i].name);
	if (in->head != NULL && strcmp(in->head, in->version[in->nversions - 1].name) != 0)
		SAY(r, "E040", "`head` is %s, but the last version is %s", in->head,
		    in->version[in->nversions - 1].name);
}

void
eg_inventory_read_versions(struct eg_inventory_reader *r, const struct eg_json *o)
{
	const struct eg_json *v = eg_json_find(o, "versions");
	struct eg_inventory *in = r->inventory;
	const char *other;
	unsigned number;
	size_t i;

	if (v == NULL) {
		SAY(r, "E043", "the inventory has no `versions`");
		if ((other = eg_inventory_misspelt(o, "versions")) != NULL)
			SAY(r, "E044", "`versions` is written `%s`", other);
		return;
	}
	if (!eg_inventory_is_object(v)) {
		SAY(r, "E045", "`versions` is no object");
		return;
	}
	in->version = eg_new_array(r->check->arena, v->n + 1, struct eg_ocfl_version);
	for (i = 0; i < v->n; i++) {
		if ((number = version_number(r, v->name[i])) == 0)
			continue;
		in->version[in->nversions].number = number;
		read_version(r, &v->item[i], v->name[i], &in->version[in->nversions++]);
	}
	if (in->nversions > 0)
		qsort(in->version, in->nversions, sizeof(*in->version), by_number);
	check_sequence(r);
}
