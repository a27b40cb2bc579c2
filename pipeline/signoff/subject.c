/* subject.c - see subject.h. */
#include "signoff/subject.h"

#include <string.h>

#include "signoff/markup.h"

/* --- writing ------------------------------------------------------------------------- */

static void
write_made_with(const struct eg_subject *s, struct eg_buf *out)
{
	uint32_t i;

	eg_markup_line(out, "case", "sha512", s->cas, NULL);
	for (i = 0; i < s->nfiles; i++) {
		eg_buf_puts(out, "  <made-with");
		eg_markup_attr(out, "name", s->file[i].name);
		eg_markup_attr(out, "sha512", s->file[i].sha512);
		eg_buf_puts(out, "/>\n");
	}
	eg_markup_line(out, "layout", "sha512", s->layout, NULL);
	eg_markup_line(out, "pdf", "sha512", s->pdf, NULL);
	if (s->amendment == NULL)
		return;
	eg_buf_puts(out, "  <amendment");
	eg_markup_attr(out, "sha512", s->amendment);
	eg_markup_attr(out, "inventory", s->amended);
	eg_buf_puts(out, "/>\n");
}

void
eg_subject_write(const struct eg_subject *s, struct eg_buf *out)
{
	uint32_t i;

	eg_markup_begin(out, "subject");
	eg_markup_attr(out, "object", s->object);
	eg_markup_number(out, "revision", s->revision);
	eg_buf_puts(out, ">\n  <letter");
	eg_markup_attr(out, "format", s->letter);
	eg_markup_attr(out, "title", s->title);
	eg_markup_number(out, "pages", s->pages);
	eg_markup_attr(out, "engine", s->engine);
	eg_buf_puts(out, "/>\n");
	write_made_with(s, out);
	for (i = 0; i < s->ndecided; i++)
		eg_markup_line(out, "decided", "decision", s->decided[i].decision,
		    s->decided[i].words);
	for (i = 0; i < s->nacknowledge; i++)
		eg_markup_line(out, "acknowledge", "rule", s->acknowledge[i], NULL);
	for (i = 0; i < s->nattest; i++)
		eg_markup_line(out, "attest", "id", s->attest[i].id, s->attest[i].words);
	eg_buf_puts(out, "</subject>\n");
}

/* --- reading ------------------------------------------------------------------------- */

static const char *
digest_of(struct eg_arena *a, const struct eg_node *root, const char *name)
{
	return eg_markup_value(a, eg_markup_child(root, name), "sha512");
}

static void
read_files(struct eg_arena *a, const struct eg_node *root, struct eg_subject *s)
{
	struct eg_subject_file *all = eg_new_array(a, eg_markup_count(root, "made-with") + 1,
	    struct eg_subject_file);
	const struct eg_node *n;

	for (n = eg_markup_child(root, "made-with"); n != NULL;
	    n = eg_markup_next(n, "made-with"))
		all[s->nfiles++] = (struct eg_subject_file){ eg_markup_value(a, n, "name"),
		    eg_markup_value(a, n, "sha512") };
	s->file = all;
}

static void
read_lists(struct eg_arena *a, const struct eg_node *root, struct eg_subject *s)
{
	const char **rules;
	struct eg_attestation *attest;
	struct eg_decided *decided;
	const struct eg_node *n;

	decided = eg_new_array(a, eg_markup_count(root, "decided") + 1, struct eg_decided);
	for (n = eg_markup_child(root, "decided"); n != NULL; n = eg_markup_next(n, "decided"))
		decided[s->ndecided++] = (struct eg_decided){
		    .decision = eg_markup_value(a, n, "decision"),
		    .words = eg_markup_content(a, n) };
	rules = eg_new_array(a, eg_markup_count(root, "acknowledge") + 1, const char *);
	for (n = eg_markup_child(root, "acknowledge"); n != NULL;
	    n = eg_markup_next(n, "acknowledge"))
		rules[s->nacknowledge++] = eg_markup_value(a, n, "rule");
	attest = eg_new_array(a, eg_markup_count(root, "attest") + 1, struct eg_attestation);
	for (n = eg_markup_child(root, "attest"); n != NULL; n = eg_markup_next(n, "attest"))
		attest[s->nattest++] = (struct eg_attestation){
		    .id = eg_markup_value(a, n, "id"), .words = eg_markup_content(a, n) };
	s->decided = decided;
	s->acknowledge = rules;
	s->attest = attest;
}

static void
read_subject(struct eg_arena *a, const struct eg_node *root, struct eg_subject *s)
{
	const struct eg_node *letter = eg_markup_child(root, "letter"),
	    *amendment = eg_markup_child(root, "amendment");

	s->object = eg_markup_value(a, root, "object");
	s->revision = eg_markup_integer(root, "revision");
	s->letter = eg_markup_value(a, letter, "format");
	s->title = eg_markup_value(a, letter, "title");
	s->pages = letter == NULL ? 0 : eg_markup_integer(letter, "pages");
	s->engine = eg_markup_value(a, letter, "engine");
	s->cas = digest_of(a, root, "case");
	read_files(a, root, s);
	s->layout = digest_of(a, root, "layout");
	s->pdf = digest_of(a, root, "pdf");
	s->amendment = eg_markup_value(a, amendment, "sha512");
	s->amended = eg_markup_value(a, amendment, "inventory");
	read_lists(a, root, s);
}

static bool
is_same_again(const struct eg_subject *s, const char *bytes, size_t n)
{
	struct eg_buf again = { 0 };
	uint32_t i;

	if (s->object == NULL || s->letter == NULL || s->title == NULL || s->engine == NULL)
		return false;
	for (i = 0; i < s->nfiles; i++)
		if (s->file[i].name == NULL || s->file[i].sha512 == NULL)
			return false;
	eg_subject_write(s, &again);
	return eg_markup_same(&again, bytes, n);
}

bool
eg_subject_read(struct eg_arena *a, const char *bytes, size_t n, struct eg_subject *s)
{
	struct eg_xml *x = eg_markup_read(bytes, n);

	*s = (struct eg_subject){ .revision = 0 };
	if (x == NULL)
		return false;
	read_subject(a, eg_xml_root(x), s);
	eg_xml_free(x);
	return is_same_again(s, bytes, n);
}

/* --- comparing -------------------------------------------------------------------------- */

static bool
differs(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a != b : strcmp(a, b) != 0;
}

/* The first file, by name, that is another one now, or is among them only once. */
static const char *
files_difference(struct eg_arena *a, const struct eg_subject *then,
    const struct eg_subject *now)
{
	const struct eg_subject_file *t = then->file, *n = now->file;
	const struct eg_subject_file *tend = t + then->nfiles, *nend = n + now->nfiles;
	int order;

	for (; t < tend || n < nend; t++, n++) {
		order = t == tend ? 1 : n == nend ? -1 : strcmp(t->name, n->name);
		if (order < 0)
			return eg_arena_printf(a, "it is not made with %s any more", t->name);
		if (order > 0)
			return eg_arena_printf(a, "it is made with %s now as well", n->name);
		if (strcmp(t->sha512, n->sha512) != 0)
			return eg_arena_printf(a, "%s has changed since (sha512 %.16s..., now "
			    "%.16s...)", t->name, t->sha512, n->sha512);
	}
	return NULL;
}

static bool
rules_differ(const struct eg_subject *a, const struct eg_subject *b)
{
	uint32_t i;

	if (a->nacknowledge != b->nacknowledge)
		return true;
	for (i = 0; i < a->nacknowledge; i++)
		if (differs(a->acknowledge[i], b->acknowledge[i]))
			return true;
	return false;
}

static bool
attestations_differ(const struct eg_subject *a, const struct eg_subject *b)
{
	uint32_t i;

	if (a->nattest != b->nattest)
		return true;
	for (i = 0; i < a->nattest; i++)
		if (differs(a->attest[i].id, b->attest[i].id) ||
		    differs(a->attest[i].words, b->attest[i].words))
			return true;
	return false;
}

/* What has no digest of its own: it follows from the rest, but here is what changed. */
static const char *
consequence(struct eg_arena *a, const struct eg_subject *then, const struct eg_subject *now)
{
	if (differs(then->engine, now->engine))
		return eg_arena_printf(a, "another engross makes the letter now: %s, then %s",
		    now->engine, then->engine);
	if (rules_differ(then, now))
		return "other warnings of the rules are to be acknowledged now";
	if (attestations_differ(then, now))
		return "the policy asks for other attestations now";
	if (differs(then->layout, now->layout))
		return "the pages are laid out in another way now";
	if (differs(then->pdf, now->pdf))
		return "the PDF is another one now";
	return NULL;
}

const char *
eg_subject_difference(struct eg_arena *a, const struct eg_subject *then,
    const struct eg_subject *now)
{
	const char *what;

	if (differs(then->object, now->object))
		return eg_arena_printf(a, "it is of another case: %s, not %s", then->object,
		    now->object);
	if (then->revision != now->revision)
		return eg_arena_printf(a, "it is of revision %u of the letter, not of %u",
		    then->revision, now->revision);
	if (differs(then->letter, now->letter))
		return eg_arena_printf(a, "it is of another letter format: %s, not %s",
		    then->letter, now->letter);
	if (differs(then->cas, now->cas))
		return eg_arena_printf(a, "the case has changed since (sha512 %.16s..., now "
		    "%.16s...)", then->cas, now->cas);
	if (differs(then->amendment, now->amendment) || differs(then->amended, now->amended))
		return "what is amended, or why, has changed since";
	what = files_difference(a, then, now);
	return what != NULL ? what : consequence(a, then, now);
}
