/* ledger_line.c - see ledger_line.h. */
#include "archive/ledger_line.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "archive/disk.h"
#include "archive/ocfl.h"
#include "base/ascii.h"
#include "base/base64.h"
#include "base/day.h"

#define NO_LINE	"0000000000000000000000000000000000000000000000000000000000000000"

void
eg_ledger_begin(struct eg_ledger_end *end)
{
	*end = (struct eg_ledger_end){ .last = NO_LINE };
}

int64_t
eg_ledger_seconds(const char *time)
{
	int64_t day = 0;

	if (strlen(time) < 19 || !eg_day_parse(time, 10, &day))
		return 0;
	return day * 86400 + atoi(time + 11) * 3600 + atoi(time + 14) * 60 + atoi(time + 17);
}

static bool
is_digest(const char *s, size_t n)
{
	return strlen(s) == n && s[strspn(s, "0123456789abcdef")] == '\0';
}

static bool
is_word(const char *s)
{
	return *s != '\0' && s[strspn(s, "abcdefghijklmnopqrstuvwxyz-")] == '\0';
}

bool
eg_ledger_parse(char *copy, uint64_t *number, struct eg_ledger_line *l,
    const char **before)
{
	char *field[7], *rest = copy, *end;
	int n = 0;

	while (n < 7 && (field[n] = strsep(&rest, " ")) != NULL)
		n++;
	if (n != 6)
		return false;
	*number = strtoull(field[0], &end, 10);
	*l = (struct eg_ledger_line){ field[1], field[2], field[3], field[4] };
	*before = field[5];
	return *end == '\0' && eg_is_digit(field[0][0]) && field[0][0] != '0' &&
	    eg_ocfl_is_time(l->time) && strlen(l->time) < 32 && is_word(l->event) &&
	    is_digest(l->inventory, 128) && l->version[0] == 'v' && is_digest(*before, 64);
}

bool
eg_ledger_next(struct eg_ledger_end *end, const char *line, size_t n)
{
	struct eg_ledger_line l;
	const char *before;
	char copy[512];
	uint64_t number;
	struct eg_hash leaf;

	if (n >= sizeof(copy) || memchr(line, '\0', n) != NULL)
		return false;
	memcpy(copy, line, n);
	copy[n] = '\0';
	if (!eg_ledger_parse(copy, &number, &l, &before) || number != end->tree.size + 1 ||
	    strcmp(before, end->last) != 0)
		return false;
	snprintf(end->time, sizeof(end->time), "%s", l.time);
	eg_sha256(line, n, end->last);
	leaf = eg_merkle_leaf(line, n);
	eg_merkle_add(&end->tree, &leaf);
	return true;
}

bool
eg_ledger_ends(struct eg_archive *a, const char *path, uint64_t n,
    const struct eg_ledger_end *end, struct eg_diags *diags)
{
	struct eg_buf text = { 0 };
	const char *line, *feed;
	char hex[EG_SHA256_HEX] = "";
	uint64_t i = 0, want = (n - 1) % EG_LEDGER_LINES;

	if (!eg_disk_read(a->fd, path, EG_LEDGER_MAX, &text) && errno != ENOENT) {
		eg_buf_free(&text);
		return eg_archive_unreadable(a, path, errno, diags);
	}
	for (line = eg_buf_str(&text); (feed = strchr(line, '\n')) != NULL; line = feed + 1)
		if (i++ == want)
			eg_sha256(line, (size_t)(feed - line), hex);
	eg_buf_free(&text);
	return strcmp(hex, end->last) == 0 || eg_ledger_fault(a, path, "A1021",
	    "lines that the checkpoint counts are missing or changed", diags);
}

/* --- checkpoints ------------------------------------------------------------------ */

void
eg_ledger_checkpoint_print(struct eg_archive *a, const char *writer,
    const struct eg_ledger_end *end, struct eg_buf *out)
{
	struct eg_hash root = eg_merkle_root(&end->tree);
	int i, k, n = eg_merkle_peaks(&end->tree);

	eg_buf_printf(out, "%s/ledger/%s\n%" PRIu64 "\n", a->authority, writer,
	    end->tree.size);
	eg_base64(root.octet, sizeof(root.octet), out);
	eg_buf_printf(out, "\nlast %s %s\n", end->last, end->time);
	for (i = 0; i < n; i++) {
		eg_buf_puts(out, "peak ");
		for (k = 0; k < 32; k++)
			eg_buf_printf(out, "%02x", end->tree.peak[i].octet[k]);
		eg_buf_putc(out, '\n');
	}
}

/* 64 hexadecimal digits; false when they are none. */
static bool
read_hash(const char *s, struct eg_hash *out)
{
	unsigned octet;
	size_t i;

	for (i = 0; i < sizeof(out->octet); i++) {
		if (sscanf(s + 2 * i, "%2x", &octet) != 1)
			return false;
		out->octet[i] = (unsigned char)octet;
	}
	return true;
}

/* The lines after the root; what they say is proved by printing them again. */
static bool
read_state(const char *text, struct eg_ledger_end *end)
{
	const char *p;
	int n = 0;

	p = strchr(text, '\n');
	if (p == NULL || sscanf(p + 1, "%" SCNu64, &end->tree.size) != 1)
		return false;
	p = strstr(text, "\nlast ");
	if (p == NULL || sscanf(p, "\nlast %64s %31s", end->last, end->time) != 2)
		return false;
	while (n < 64 && (p = strstr(p + 1, "\npeak ")) != NULL)
		if (strlen(p) < 70 || !read_hash(p + 6, &end->tree.peak[n++]))
			return false;
	return n == eg_merkle_peaks(&end->tree);
}

bool
eg_ledger_checkpoint_read(struct eg_archive *a, const char *dir,
    struct eg_ledger_end *end, struct eg_diags *diags)
{
	const char *path = eg_arena_printf(a->arena, "%s/checkpoint", dir);
	struct eg_buf text = { 0 }, again = { 0 };
	bool ok;

	if (!eg_disk_read(a->fd, path, 65536, &text)) {
		eg_buf_free(&text);
		return errno == ENOENT || eg_archive_unreadable(a, path, errno, diags);
	}
	ok = read_state(eg_buf_str(&text), end);
	if (ok)
		eg_ledger_checkpoint_print(a, strrchr(dir, '/') + 1, end, &again);
	ok = ok && again.len == text.len && memcmp(again.data, text.data, text.len) == 0;
	eg_buf_free(&text);
	eg_buf_free(&again);
	return ok || eg_ledger_fault(a, path, "A1022", "the checkpoint is not as it was "
	    "written", diags);
}

bool
eg_ledger_checkpoint_write(struct eg_archive *a, const char *dir,
    const struct eg_ledger_end *end, struct eg_diags *diags)
{
	const char *path = eg_arena_printf(a->arena, "%s/checkpoint", dir);
	struct eg_buf text = { 0 };
	bool ok;

	eg_ledger_checkpoint_print(a, strrchr(dir, '/') + 1, end, &text);
	ok = eg_disk_replace(a->fd, path, text.data, text.len) ||
	    eg_archive_unwritable(a, path, errno, diags);
	eg_buf_free(&text);
	return ok;
}
