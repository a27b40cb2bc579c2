/* task.c - see task.h. */
#include "task.h"

#include <string.h>
#include <time.h>

#include "base/file.h"

#define FILE_MAX	((size_t)16 << 20)

int64_t task_time;
char task_time_text[32];

void
task_time_is(int64_t t)
{
	time_t when = (time_t)t;

	task_time = t;
	strftime(task_time_text, sizeof(task_time_text), "%Y-%m-%dT%H:%M:%SZ", gmtime(&when));
}

const struct eg_buf *
task_read(struct task *t, const char *path)
{
	struct eg_buf b = { 0 }, *kept = NULL;
	char *bytes;

	if (eg_file_read(path, FILE_MAX, &b, t->diags)) {
		kept = eg_new_array(t->arena, 1, struct eg_buf);
		bytes = eg_arena_alloc(t->arena, b.len + 1);
		memcpy(bytes, eg_buf_str(&b), b.len + 1);
		*kept = (struct eg_buf){ .data = bytes, .len = b.len, .cap = b.len + 1 };
	}
	eg_buf_free(&b);
	return kept;
}

struct eg_certificates *
task_read_certificates(struct task *t, const char *path)
{
	const struct eg_buf *b = task_read(t, path);
	struct eg_certificates *c = eg_certificates_new();

	if (b != NULL && eg_certificates_read(c, path, b->data, b->len, t->diags))
		return c;
	eg_certificates_free(c);
	return NULL;
}

struct eg_key *
task_read_key(struct task *t, const char *path)
{
	const struct eg_buf *b = task_read(t, path);
	struct eg_key *k = b == NULL ? NULL : eg_key_read(path, b->data, b->len, NULL, NULL,
	    t->diags);

	if (k != NULL && eg_key_certify(k, NULL, t->diags))
		return k;
	eg_key_free(k);
	return NULL;
}

struct eg_archive *
task_open_archive(struct task *t)
{
	return eg_archive_open("now/archive", "main", t->diags);
}

const struct eg_inventory *
task_find_case(struct task *t, struct eg_archive *a)
{
	bool missing;

	return eg_archive_find(a, eg_archive_id(a, "case", TASK_CASE), &missing, t->diags);
}

struct eg_signer
task_signer(struct eg_key *k)
{
	return (struct eg_signer){ eg_key_certificates(k), eg_key_sign, k };
}

bool
task_open_sealer(struct task *t, struct task_sealer *s)
{
	memset(s, 0, sizeof(*s));
	s->signs = task_read_key(t, "keys/signer.pem");
	s->dates = task_read_key(t, "keys/time.pem");
	if (s->signs == NULL || s->dates == NULL)
		return false;
	s->signer = task_signer(s->signs);
	s->own = (struct eg_stamp_own){ s->dates, task_time };
	s->stamper = (struct eg_stamper){ eg_stamp_key, &s->own };
	return true;
}

void
task_close_sealer(struct task_sealer *s)
{
	eg_key_free(s->signs);
	eg_key_free(s->dates);
}
