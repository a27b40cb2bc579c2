/*
 * test_ocfl_codes.c - for every code of OCFL that something on a disk can
 * break, an object or a storage root that breaks it, and is found out.
 *
 * A good object of two versions, or a good root with it, is damaged by a small
 * script, a step a line:
 *
 *	write PATH TEXT		mkdir PATH	remove PATH	move A B
 *	copy A B		link A B	symlink A B
 *	inventory A => B	in the current inventory, and sealed again
 *	first A => B		in that of v1, and sealed again
 *	last A => B		in that of v2 only, and sealed again
 *
 * {a} is the SHA-512 of a.txt, {A} the same in capitals, {md5} its MD5, {0}
 * 128 zeros, {obj} the object's place in the root, {top} its first directory.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <fcntl.h>

#include <cmocka.h>

#include "archive/disk.h"
#include "archive/inventory.h"
#include "archive/ocfl.h"
#include "archive/placement.h"

#define FIXITY(s)	"inventory \"head\": => \"fixity\": " s ", \"head\":"

struct bad {
	const char	*code, *script;
};

static const struct bad objects[] = {
	{ "E001", "write extra.txt x" },
	{ "E002", "move 0=ocfl_object_1.1 0ocfl_object_1.1" },
	{ "E003", "remove 0=ocfl_object_1.1" },
	{ "E003", "write 0=ocfl_object_1.0 ocfl_object_1.0" },
	{ "E004", "move 0=ocfl_object_1.1 0=ocfl_object_one" },
	{ "E005", "move 0=ocfl_object_1.1 1=ocfl_object_1.1" },
	{ "E006", "move 0=ocfl_object_1.1 0=ocfl_1.1" },
	{ "E007", "write 0=ocfl_object_1.1 ocfl_object_1.0" },
	{ "E008", "remove v1\nremove v2" },
	{ "E009", "remove v1" },
	{ "E010", "move v2 v3" },
	{ "E011", "move v1 v01" },
	{ "E012", "move v1 v01" },
	{ "E013", "move v2 v02" },
	{ "E014", "inventory v1/content/a.txt => v01/content/a.txt" },
	{ "E015", "write v1/stray.txt x" },
	{ "E016", "remove v2/content" },
	{ "E017", "inventory \"head\": => \"contentDirectory\": \"a/b\", \"head\":" },
	{ "E018", "inventory \"head\": => \"contentDirectory\": \"..\", \"head\":" },
	{ "E019", "inventory \"head\": => \"contentDirectory\": \"content\", \"head\":" },
	{ "E020", "inventory \"head\": => \"contentDirectory\": \"stuff\", \"head\":" },
	{ "E021", "inventory v1/content/a.txt => v1/stuff/a.txt" },
	{ "E023", "write v2/content/new.txt x" },
	{ "E024", "mkdir v2/content/empty" },
	{ "E025", "inventory \"sha512\" => \"md5\"" },
	{ "E026", FIXITY("{\"crc32\": {\"00\": [\"v1/content/a.txt\"]}}") },
	{ "E029", FIXITY("{\"sha1\": {\"xyz\": [\"v1/content/a.txt\"]}}") },
	{ "E030", FIXITY("{\"sha256\": {\"xyz\": [\"v1/content/a.txt\"]}}") },
	{ "E031", "inventory {a} => xyz" },
	{ "E032", FIXITY("{\"blake2b-512\": {\"xyz\": [\"v1/content/a.txt\"]}}") },
	{ "E033", "write inventory.json {" },
	{ "E033", "inventory \"head\": => \"head\": \"v2\", \"head\":" },
	{ "E033", "write inventory.json []" },
	{ "E034", "move inventory.json Inventory.json" },
	{ "E035", "inventory v1/content/a.txt => v1\\\\content\\\\a.txt" },
	{ "E036", "inventory \"id\" => \"name\"" },
	{ "E036", "inventory \"head\" => \"top\"" },
	{ "E036", "inventory \"type\" => \"kind\"" },
	{ "E036", "inventory \"digestAlgorithm\" => \"digest\"" },
	{ "E037", "first tag:imro => tag:other" },
	{ "E038", "inventory 1.1/spec => 1.0/spec" },
	{ "E038", "inventory https://ocfl.io => http://ocfl.io" },
	{ "E039", "inventory \"sha512\" => \"sha256\"" },
	{ "E040", "inventory \"head\": \"v2\" => \"head\": \"v1\"" },
	{ "E040", "inventory \"head\": \"v2\" => \"head\": 2" },
	{ "E041", "inventory \"manifest\" => \"manifesto\"" },
	{ "E042", "inventory v1/content/a.txt => a.txt" },
	{ "E042", "inventory v1/content/a.txt => v9/content/a.txt" },
	{ "E043", "inventory \"versions\" => \"releases\"" },
	{ "E044", "inventory \"versions\" => \"Versions\"" },
	{ "E045", "inventory \"versions\": { => \"versions\": 5, \"were\": {" },
	{ "E046", "mkdir v3" },
	{ "E047", "inventory \"v2\": { => \"v2\": 5, \"v3\": {" },
	{ "E048", "inventory \"created\" => \"made\"" },
	{ "E048", "inventory \"state\" => \"files\"" },
	{ "E049", "inventory T10:00:00Z => " },
	{ "E049", "inventory T10:00:00Z => T10:00:00" },
	{ "E049", "inventory T10:00:00Z => T10:00Z" },
	{ "E050", "inventory \"{c}\": [\"c.txt\"] => \"{0}\": [\"c.txt\"]" },
	{ "E050", "inventory \"{a}\": [\"a.txt\"] => \"{A}\": [\"a.txt\"]" },
	{ "E051", "inventory [\"c.txt\"] => [\"\"]" },
	{ "E052", "inventory [\"c.txt\"] => [\"x/../c.txt\"]" },
	{ "E052", "inventory [\"c.txt\"] => [\"x//c.txt\"]" },
	{ "E053", "inventory [\"c.txt\"] => [\"/c.txt\"]" },
	{ "E053", "inventory [\"c.txt\"] => [\"c.txt/\"]" },
	{ "E054", "inventory \"name\" => \"nick\"" },
	{ "E055", "inventory \"head\": => \"Fixity\": {}, \"head\":" },
	{ "E056", FIXITY("{\"md6\": {\"00\": [\"v1/content/a.txt\"]}}") },
	{ "E057", FIXITY("{\"md5\": 5}") },
	{ "E057", FIXITY("{\"md5\": {\"{md5}\": \"v1/content/a.txt\"}}") },
	{ "E058", "remove inventory.json.sha512" },
	{ "E058", "remove v1/inventory.json.sha512" },
	{ "E059", "move inventory.json.sha512 inventory.json.sha256" },
	{ "E060", "write inventory.json.sha512 {0} inventory.json" },
	{ "E060", "write v1/inventory.json.sha512 {0} inventory.json" },
	{ "E061", "write inventory.json.sha512 {0}" },
	{ "E063", "remove inventory.json" },
	{ "E064", "last \"message\": \"second\" => \"message\": \"other\"" },
	{ "E066", "first \"{b}\": [\"d/b.txt\"] => \"{b}\": [\"e/b.txt\"]" },
	{ "E067", "mkdir extensions\nwrite extensions/file.txt x" },
	{ "E090", "symlink a.txt v1/content/s.txt" },
	{ "E090", "link v1/content/a.txt v2/content/a.txt" },
	{ "E090", "symlink v1 v3" },
	{ "E092", "write v1/content/a.txt changed" },
	{ "E092", "remove v1/content/a.txt" },
	{ "E092", "inventory [\"v1/content/a.txt\"] => \"v1/content/a.txt\"" },
	{ "E093", FIXITY("{\"md5\": {\"00000000000000000000000000000000\": [\"v1/content/a.txt\"]}}") },
	{ "E093", FIXITY("{\"md5\": {\"{md5}\": [\"v1/content/none.txt\"]}}") },
	{ "E094", "inventory \"message\": \"second\" => \"message\": 5" },
	{ "E095", "inventory [\"c.txt\"] => [\"c.txt\", \"c.txt\"]" },
	{ "E095", "inventory [\"c.txt\"] => [\"c.txt\", \"c.txt/d\"]" },
	{ "E096", "inventory \"manifest\": { => \"manifest\": {\"{A}\": [\"v1/content/a2.txt\"]," },
	{ "E097", FIXITY("{\"sha512\": {\"{a}\": [\"v1/content/a.txt\"], \"{A}\": [\"v1/content/b.txt\"]}}") },
	{ "E098", "inventory [\"v1/content/a.txt\"] => [\"\"]" },
	{ "E099", "inventory [\"v1/content/a.txt\"] => [\"v1/content/./a.txt\"]" },
	{ "E100", "inventory [\"v1/content/a.txt\"] => [\"/v1/content/a.txt\"]" },
	{ "E101", "inventory [\"v1/content/a.txt\"] => [\"v1/content/a.txt\", \"v1/content/a.txt\"]" },
	{ "E101", "inventory [\"v1/content/a.txt\"] => [\"v1/content/a.txt\", \"v1/content/a.txt/b\"]" },
	{ "E102", "inventory \"head\": => \"extra\": 1, \"head\":" },
	{ "E103", "inventory 1.1/spec => 1.0/spec" },
	{ "E104", "mkdir 3" },
	{ "E104", "inventory \"v2\": { => \"2\": {" },
	{ "E105", "mkdir v0" },
	{ "E105", "inventory \"v2\": { => \"v-2\": {" },
	{ "E106", "inventory \"manifest\": { => \"manifest\": 5, \"was\": {" },
	{ "E107", "inventory \"manifest\": { => \"manifest\": {\"{0}\": [\"v2/content/z.txt\"]," },
	{ "E108", "inventory \"head\": => \"contentDirectory\": \"a/b\", \"head\":" },
	{ "E110", "first tag:imro => tag:other" },
	{ "E111", "inventory \"head\": => \"fixity\": 5, \"head\":" },
	{ "W001", "move v1 v01\nmove v2 v02" },
	{ "W002", "mkdir v1/other" },
	{ "W003", "remove v2/content/c.txt" },
	{ "W004", "inventory \"sha512\" => \"sha256\"" },
	{ "W005", "inventory tag:imro.example,2026:case:1 => case one" },
	{ "W007", "inventory \"message\": \"second\", => " },
	{ "W008", "inventory \"address\": \"mailto:a@imro.example\", => " },
	{ "W009", "inventory mailto:a@imro.example => at home" },
	{ "W010", "remove v1/inventory.json\nremove v1/inventory.json.sha512" },
	{ "W011", "first \"message\": \"first\" => \"message\": \"other\"" },
	{ "W013", "mkdir extensions\nmkdir extensions/ours" },
};

static const struct bad roots[] = {
	{ "E069", "remove 0=ocfl_1.1" },
	{ "E070", "write ocfl_layout.json {\"extension\": \"0003-hash-and-id-n-tuple-storage-layout\"}" },
	{ "E070", "write ocfl_layout.json {" },
	{ "E071", "write ocfl_layout.json {\"extension\": \"ours\", \"description\": \"x\"}" },
	{ "E072", "write {top}/file.txt x" },
	{ "E073", "mkdir zz" },
	{ "E073", "mkdir {top}/zz" },
	{ "E075", "move 0=ocfl_1.1 0ocfl_1.1" },
	{ "E076", "write 0=ocfl_1.0 ocfl_1.0" },
	{ "E077", "move 0=ocfl_1.1 0=ocfl_9.9" },
	{ "E078", "move 0=ocfl_1.1 1=ocfl_1.1" },
	{ "E079", "move 0=ocfl_1.1 0=root_1.1" },
	{ "E080", "write 0=ocfl_1.1 ocfl_1.0" },
	{ "E081", "move 0=ocfl_1.1 0=ocfl_1.0\nwrite 0=ocfl_1.0 ocfl_1.0" },
	{ "E082", "mkdir {obj}/inner\nwrite {obj}/inner/0=ocfl_object_1.1 ocfl_object_1.1" },
	{ "E083", "mkdir zz\nmkdir zz/yy\nmove {obj} zz/yy/object" },
	{ "E084", "write {top}/file.txt x" },
	{ "E085", "mkdir {top}/zz\nmkdir {top}/zz/yy\nwrite {top}/zz/yy/file.txt x" },
	{ "E088", "mkdir notes\nwrite notes/file.txt x" },
	{ "E090", "symlink {top} zz" },
	{ "E112", "write extensions/file.txt x" },
	{ "W014", "remove ocfl_layout.json\nmkdir zz\ncopy {obj} zz/object" },
	{ "W015", "remove ocfl_layout.json\ncopy {obj} object" },
	{ "W016", "mkdir extensions/ours" },
};

/* --- a good object, and a good root with it ------------------------------------- */

struct ground {
	struct eg_arena	*arena;
	struct eg_diags	*diags;
	char		 dir[64];
	int		 fd;
	const char	*object;	/* below fd; "" when fd is the object */
};

static const char alpha[] = "alpha\n", beta[] = "beta\n", gamma_[] = "gamma\n";

static const char *
sha512(struct eg_arena *a, const char *text)
{
	char hex[EG_DIGEST_HEX];

	eg_digest(EG_SHA512, text, strlen(text), hex);
	return eg_arena_strdup(a, hex);
}

static void
put(struct ground *g, const char *path, const char *bytes, size_t n)
{
	eg_disk_unlink(g->fd, path);
	if (!eg_disk_write(g->fd, path, bytes, n, false))
		fail_msg("cannot write %s", path);
}

static const char *
in_object(struct ground *g, const char *path)
{
	return *g->object == '\0' ? path :
	    eg_arena_printf(g->arena, "%s/%s", g->object, path);
}

static void
seal(struct ground *g, const char *dir, const struct eg_buf *text)
{
	struct eg_buf sidecar = { 0 };
	enum eg_digest_kind kind = EG_SHA512;

	/* By the algorithm it says, where it can. */
	if (strstr(text->data, "\"digestAlgorithm\": \"sha256\"") != NULL)
		kind = EG_SHA256;
	eg_inventory_sidecar(kind, text, &sidecar);
	put(g, in_object(g, eg_arena_printf(g->arena, "%sinventory.json", dir)), text->data,
	    text->len);
	if (kind == EG_SHA256)
		eg_disk_unlink(g->fd, in_object(g, eg_arena_printf(g->arena,
		    "%sinventory.json.sha512", dir)));
	put(g, in_object(g, eg_arena_printf(g->arena, "%sinventory.json.%s", dir,
	    eg_digest_name(kind))), sidecar.data, sidecar.len);
	eg_buf_free(&sidecar);
}

static void
make_object(struct ground *g)
{
	const char *a = sha512(g->arena, alpha), *b = sha512(g->arena, beta);
	const char *c = sha512(g->arena, gamma_);
	struct eg_ocfl_file manifest[] = { { a, "v1/content/a.txt" },
	    { b, "v1/content/d/b.txt" }, { c, "v2/content/c.txt" } };
	struct eg_ocfl_file v1[] = { { a, "a.txt" }, { b, "d/b.txt" } };
	struct eg_ocfl_file v2[] = { { a, "a.txt" }, { c, "c.txt" } };
	struct eg_ocfl_version versions[] = {
		{ "v1", 1, "2026-01-01T10:00:00Z", "first", "A", "mailto:a@imro.example", { v1, 2 } },
		{ "v2", 2, "2026-01-02T10:00:00Z", "second", "A", "mailto:a@imro.example", { v2, 2 } },
	};
	struct eg_inventory in = { .id = "tag:imro.example,2026:case:1", .minor = 1,
	    .digest = EG_SHA512, .head = "v1", .content = "content",
	    .manifest = { manifest, 2 }, .version = versions, .nversions = 1 };
	struct eg_buf text = { 0 };

	put(g, in_object(g, "0=ocfl_object_1.1"), "ocfl_object_1.1\n", 16);
	eg_disk_make(g->fd, in_object(g, "v1"));
	eg_disk_make(g->fd, in_object(g, "v1/content"));
	eg_disk_make(g->fd, in_object(g, "v1/content/d"));
	eg_disk_make(g->fd, in_object(g, "v2"));
	eg_disk_make(g->fd, in_object(g, "v2/content"));
	put(g, in_object(g, "v1/content/a.txt"), alpha, strlen(alpha));
	put(g, in_object(g, "v1/content/d/b.txt"), beta, strlen(beta));
	put(g, in_object(g, "v2/content/c.txt"), gamma_, strlen(gamma_));
	eg_inventory_write(&in, &text);
	seal(g, "v1/", &text);
	in.head = "v2";
	in.nversions = 2;
	in.manifest.n = 3;
	eg_buf_clear(&text);
	eg_inventory_write(&in, &text);
	seal(g, "v2/", &text);
	seal(g, "", &text);
	eg_buf_free(&text);
}

static void
make_root(struct ground *g)
{
	struct eg_placement p = eg_placement_new(EG_PLACEMENT_0003);
	const char *name = eg_placement_name(p.kind), *slash;
	struct eg_buf path = { 0 }, config = { 0 };

	eg_placement_path(&p, "tag:imro.example,2026:case:1", &path);
	g->object = eg_arena_strdup(g->arena, path.data);
	for (slash = g->object; (slash = strchr(slash, '/')) != NULL; slash++)
		eg_disk_make(g->fd, eg_arena_strndup(g->arena, g->object,
		    (size_t)(slash - g->object)));
	eg_disk_make(g->fd, g->object);
	eg_placement_config(&p, &config);
	eg_disk_make(g->fd, "extensions");
	eg_disk_make(g->fd, eg_arena_printf(g->arena, "extensions/%s", name));
	put(g, eg_arena_printf(g->arena, "extensions/%s/config.json", name), config.data,
	    config.len);
	put(g, "0=ocfl_1.1", "ocfl_1.1\n", 9);
	name = eg_arena_printf(g->arena, "{\"extension\": \"%s\", \"description\": \"x\"}", name);
	put(g, "ocfl_layout.json", name, strlen(name));
	eg_buf_free(&path);
	eg_buf_free(&config);
}

/* --- damaging it ------------------------------------------------------------------ */

static const char *
replace_all(struct ground *g, const char *s, const char *from, const char *to)
{
	struct eg_buf b = { 0 };
	const char *hit, *result;

	while ((hit = strstr(s, from)) != NULL) {
		eg_buf_add(&b, s, (size_t)(hit - s));
		eg_buf_puts(&b, to);
		s = hit + strlen(from);
	}
	eg_buf_puts(&b, s);
	result = eg_arena_strdup(g->arena, eg_buf_str(&b));
	eg_buf_free(&b);
	return result;
}

static const char *
fill_in(struct ground *g, const char *s)
{
	char capitals[EG_DIGEST_HEX], md5[EG_DIGEST_HEX], zeros[EG_DIGEST_HEX];
	const char *a = sha512(g->arena, alpha), *top;
	size_t i;

	for (i = 0; i < EG_DIGEST_HEX; i++)
		capitals[i] = (char)(a[i] >= 'a' ? a[i] - 32 : a[i]);
	eg_digest(EG_MD5, alpha, strlen(alpha), md5);
	memset(zeros, '0', 128);
	zeros[128] = '\0';
	top = eg_arena_strndup(g->arena, g->object, strcspn(g->object, "/"));
	s = replace_all(g, s, "{a}", a);
	s = replace_all(g, s, "{A}", capitals);
	s = replace_all(g, s, "{b}", sha512(g->arena, beta));
	s = replace_all(g, s, "{c}", sha512(g->arena, gamma_));
	s = replace_all(g, s, "{md5}", md5);
	s = replace_all(g, s, "{0}", zeros);
	s = replace_all(g, s, "{obj}", g->object);
	return replace_all(g, s, "{top}", top);
}

static void
edit(struct ground *g, const char *dir, const char *change)
{
	const char *arrow = strstr(change, " => "), *from, *now;
	struct eg_buf text = { 0 }, out = { 0 };

	assert_non_null(arrow);
	from = eg_arena_strndup(g->arena, change, (size_t)(arrow - change));
	assert_true(eg_disk_read(g->fd, in_object(g, eg_arena_printf(g->arena,
	    "%sinventory.json", dir)), 65536, &text));
	now = replace_all(g, text.data, from, arrow + 4);
	if (strcmp(now, text.data) == 0)
		fail_msg("%s: nothing to change", change);
	eg_buf_puts(&out, now);
	seal(g, dir, &out);
	eg_buf_free(&text);
	eg_buf_free(&out);
}

static void
copy_tree(struct ground *g, const char *from, const char *to)
{
	struct eg_disk_list l;
	struct eg_buf bytes = { 0 };
	const char *a, *b;
	size_t i;

	assert_true(eg_disk_make(g->fd, to) && eg_disk_list_at(g->arena, g->fd, from, &l));
	for (i = 0; i < l.n; i++) {
		a = eg_arena_printf(g->arena, "%s/%s", from, l.entry[i].name);
		b = eg_arena_printf(g->arena, "%s/%s", to, l.entry[i].name);
		if (l.entry[i].kind == EG_DISK_DIRECTORY) {
			copy_tree(g, a, b);
			continue;
		}
		eg_buf_clear(&bytes);
		assert_true(eg_disk_read(g->fd, a, 65536, &bytes));
		put(g, b, bytes.data, bytes.len);
	}
	eg_buf_free(&bytes);
}

static void
step(struct ground *g, const char *line)
{
	const char *rest = strchr(line, ' ') + 1, *second = strchr(rest, ' ');
	const char *first = second == NULL ? rest :
	    eg_arena_strndup(g->arena, rest, (size_t)(second - rest));

	second = second == NULL ? "" : second + 1;
	if (strncmp(line, "write ", 6) == 0) {
		second = eg_arena_printf(g->arena, "%s\n", second);
		put(g, first, second, strlen(second));
	} else if (strncmp(line, "mkdir ", 6) == 0)
		assert_true(eg_disk_make(g->fd, rest));
	else if (strncmp(line, "remove ", 7) == 0)
		assert_true(eg_disk_unlink(g->fd, rest) || eg_disk_remove(g->fd, rest));
	else if (strncmp(line, "move ", 5) == 0)
		assert_true(eg_disk_rename_new(g->fd, first, g->fd, second));
	else if (strncmp(line, "copy ", 5) == 0)
		copy_tree(g, first, second);
	else if (strncmp(line, "link ", 5) == 0)
		assert_true(eg_disk_link(g->fd, first, g->fd, second));
	else if (strncmp(line, "symlink ", 8) == 0)
		assert_int_equal(symlinkat(first, g->fd, second), 0);
	else if (strncmp(line, "inventory ", 10) == 0) {
		edit(g, "", rest);
		edit(g, "v2/", rest);
	} else if (strncmp(line, "first ", 6) == 0)
		edit(g, "v1/", rest);
	else if (strncmp(line, "last ", 5) == 0)
		edit(g, "v2/", rest);
	else
		fail_msg("no such step: %s", line);
}

static void
damage(struct ground *g, const char *script)
{
	const char *line = fill_in(g, script), *feed;

	for (; (feed = strchr(line, '\n')) != NULL; line = feed + 1)
		step(g, eg_arena_strndup(g->arena, line, (size_t)(feed - line)));
	step(g, line);
}

/* --- finding it out ----------------------------------------------------------------- */

static void
begin(struct ground *g, bool root)
{
	*g = (struct ground){ .arena = eg_arena_new(), .diags = eg_diags_new(), .object = "" };
	eg_diags_keep(g->diags, 1000);
	snprintf(g->dir, sizeof(g->dir), "/tmp/ocfl-codes-XXXXXX");
	assert_non_null(mkdtemp(g->dir));
	g->fd = open(g->dir, O_RDONLY | O_DIRECTORY);
	if (root)
		make_root(g);
	make_object(g);
}

static void
end(struct ground *g)
{
	close(g->fd);
	g->fd = open("/", O_RDONLY | O_DIRECTORY);
	assert_true(eg_disk_remove(g->fd, g->dir + 1));
	close(g->fd);
	eg_diags_free(g->diags);
	eg_arena_free(g->arena);
}

static size_t
judge(struct ground *g, bool root)
{
	struct eg_ocfl_check c = { .arena = g->arena, .diags = g->diags, .name = "it",
	    .fd = g->fd };

	if (root)
		eg_ocfl_root(&c, NULL, NULL);
	else
		eg_ocfl_object(&c, 1);
	return c.errors + c.warnings;
}

static bool
found(const struct ground *g, const char *code)
{
	size_t i;

	for (i = 0; i < eg_diags_count(g->diags); i++)
		if (strcmp(eg_diags_at(g->diags, i)->code + strlen("OCFL-"), code) == 0)
			return true;
	return false;
}

static void
expect(const struct bad *b, bool root)
{
	struct ground g;
	struct eg_buf said = { 0 };

	begin(&g, root);
	damage(&g, b->script);
	judge(&g, root);
	if (!found(&g, b->code)) {
		eg_diags_dump(g.diags, &said);
		fail_msg("%s: %s\nfound only:\n%s", b->code, b->script, eg_buf_str(&said));
	}
	end(&g);
}

static void
good_ones_have_nothing_wrong(void **state)
{
	struct ground g;

	(void)state;
	begin(&g, false);
	assert_int_equal(judge(&g, false), 0);
	end(&g);
	begin(&g, true);
	assert_int_equal(judge(&g, true), 0);
	end(&g);
}

static void
each_bad_object_is_found_with_its_code(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(objects) / sizeof(objects[0]); i++)
		expect(&objects[i], false);
}

static void
each_bad_root_is_found_with_its_code(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(roots) / sizeof(roots[0]); i++)
		expect(&roots[i], true);
}

static bool
has_case(const char *code)
{
	size_t i;

	for (i = 0; i < sizeof(objects) / sizeof(objects[0]); i++)
		if (strcmp(objects[i].code, code) == 0)
			return true;
	for (i = 0; i < sizeof(roots) / sizeof(roots[0]); i++)
		if (strcmp(roots[i].code, code) == 0)
			return true;
	return false;
}

/* Of programs, not of what lies on a disk; E065 and the like are not used. */
static void
every_code_is_known_and_has_a_bad_one(void **state)
{
	static const int of_programs[] = { 22, 27, 28, 62, 65, 68, 74, 86, 87, 89, 91, 109 };
	static const int unused_warnings[] = { 6, 12 };
	char code[16];
	bool expected;
	size_t k;
	int i;

	(void)state;
	for (i = 1; i <= 112; i++) {
		snprintf(code, sizeof(code), "E%03d", i);
		expected = true;
		for (k = 0; k < sizeof(of_programs) / sizeof(of_programs[0]); k++)
			expected = expected && of_programs[k] != i;
		if ((eg_ocfl_rule(code) != NULL) != expected || has_case(code) != expected)
			fail_msg("%s: known or not, with a case or not", code);
	}
	for (i = 1; i <= 16; i++) {
		snprintf(code, sizeof(code), "W%03d", i);
		expected = i != unused_warnings[0] && i != unused_warnings[1];
		if ((eg_ocfl_rule(code) != NULL) != expected || has_case(code) != expected)
			fail_msg("%s: known or not, with a case or not", code);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(good_ones_have_nothing_wrong),
		cmocka_unit_test(each_bad_object_is_found_with_its_code),
		cmocka_unit_test(each_bad_root_is_found_with_its_code),
		cmocka_unit_test(every_code_is_known_and_has_a_bad_one),
	};

	return cmocka_run_group_tests_name("archive/ocfl", tests, NULL, NULL);
}
