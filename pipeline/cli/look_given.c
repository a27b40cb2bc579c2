/* look_given.c - see look_given.h. */
#include "look_given.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "command.h"
#include "engross.h"
#include "session.h"

#define PAGE_MAX	(4 << 20)	/* bytes of a painted look */

/* --- options ----------------------------------------------------------------------------- */

/* "36.5" in 1/1024 pt, whatever the locale calls a point. */
static bool
read_length(const char **s, eg_len *length)
{
	int64_t millionths = 0, unit = 1000000;
	const char *begin = *s;

	for (; **s >= '0' && **s <= '9' && *s - begin < 6; (*s)++)
		millionths = 10 * millionths + 1000000 * (int64_t)(**s - '0');
	if (**s == '.')
		for ((*s)++; **s >= '0' && **s <= '9' && unit > 1; (*s)++) {
			unit /= 10;
			millionths += unit * (**s - '0');
		}
	*length = eg_muldiv(millionths, EG_LEN_ONE, 1000000);
	return *s > begin;
}

static bool
read_place(const char *s, struct eg_sign_place *p)
{
	eg_len *const to[] = { &p->x, &p->y, &p->width, &p->height };
	char *end;

	p->page = (uint32_t)strtoul(s, &end, 10);
	s = end;
	for (size_t i = 0; i < 4; i++)
		if (*s++ != ',' || !read_length(&s, to[i]))
			return false;
	return *s == '\0' && p->page > 0 && p->width > 0 && p->height > 0;
}

const char *
look_given_fault(const struct look_options *o)
{
	struct eg_sign_place place;

	if (!o->visible && (o->role != NULL || o->place != NULL))
		return "`--role` and `--place` are of a signature that is seen: `--visible`";
	if (o->place != NULL && !read_place(o->place, &place))
		return "`--place` takes PAGE,X,Y,WIDTH,HEIGHT in points: 1,72,600,216,40";
	return NULL;
}

/* --- the painter ---------------------------------------------------------------------------- */

/* What a person reads: lines, the first of them strong. */
struct lines {
	eg_len	 width, height;
	uint32_t size;			/* of their text, a NUL behind each */
};

static void
write_fo(const struct lines *l, const char *text, unsigned size, struct eg_buf *fo)
{
	eg_buf_printf(fo, "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' xml:lang='en'>"
	    "<fo:layout-master-set><fo:simple-page-master master-name='look' page-width='%ldpt' "
	    "page-height='%ldpt'><fo:region-body display-align='center'/>"
	    "</fo:simple-page-master></fo:layout-master-set><fo:page-sequence "
	    "master-reference='look'><fo:flow flow-name='xsl-region-body'><fo:block "
	    "font-family='Liberation Sans' font-size='%upt' line-height='1.2' color='#222222' "
	    "border-left='1pt solid #555555' padding-left='4pt' start-indent='5pt' "
	    "hyphenate='false' wrap-option='no-wrap'>", (long)(l->width / EG_LEN_ONE),
	    (long)(l->height / EG_LEN_ONE), size);
	for (const char *s = text; s < text + l->size; s += strlen(s) + 1) {
		eg_buf_printf(fo, "<fo:block%s>", s == text ? " font-weight='bold'" : "");
		eg_buf_xml_line(fo, s);
		eg_buf_puts(fo, "</fo:block>");
	}
	eg_buf_puts(fo, "</fo:block></fo:flow></fo:page-sequence></fo:root>");
}

/* The engine reads its standard input. */
static bool
offer(const struct eg_buf *fo)
{
	int fd = memfd_create("look", 0);

	return fd >= 0 && eg_fd_write(fd, fo->data, fo->len) &&
	    lseek(fd, 0, SEEK_SET) == 0 && dup2(fd, STDIN_FILENO) == STDIN_FILENO &&
	    close(fd) == 0;
}

/* The largest letters that fit. */
static bool
paint(const struct lines *l, const char *text, struct eg_buf *out)
{
	const struct eg_render_options o = { .output = EG_OUTPUT_PDF };
	struct eg_diags *diags = eg_diags_new();
	struct eg_engine *engine = eg_session_engine(diags);
	struct eg_letter_info info;
	struct eg_buf fo = { 0 };
	bool ok = false;

	for (unsigned size = 10; !ok && engine != NULL && size >= 5; size--) {
		eg_diags_clear(diags);
		eg_buf_clear(&fo);
		eg_buf_clear(out);
		write_fo(l, text, size, &fo);
		ok = offer(&fo) && eg_format(engine, "-", &o, out, &info, diags) &&
		    info.pages == 1 && !eg_diags_failed(diags);
	}
	eg_buf_free(&fo);
	eg_diags_free(diags);
	return ok;
}

/* Until nobody asks any more. */
static void
work(int in, int out)
{
	struct eg_buf page = { 0 };
	struct lines l;
	uint32_t n;
	char *text;

	while (eg_fd_read(in, &l, sizeof(l))) {
		text = eg_malloc((size_t)l.size + 1);
		text[l.size] = '\0';
		if (!eg_fd_read(in, text, l.size))
			_exit(EG_EXIT_ENVIRONMENT);
		n = paint(&l, text, &page) ? (uint32_t)page.len : 0;
		if (!eg_fd_write(out, &n, sizeof(n)) || !eg_fd_write(out, eg_buf_str(&page), n))
			_exit(EG_EXIT_ENVIRONMENT);
		free(text);
	}
	_exit(EG_EXIT_OK);
}

static bool
hire(struct look_given *g)
{
	int there[2], back[2];

	if (pipe(there) != 0)
		return false;
	if (pipe(back) != 0) {
		close(there[0]);
		close(there[1]);
		return false;
	}
	fflush(NULL);
	g->painter = fork();
	if (g->painter == 0) {
		close(there[1]);
		close(back[0]);
		work(there[0], back[1]);
	}
	close(there[0]);
	close(back[1]);
	g->to = there[1];
	g->from = back[0];
	if (g->painter > 0)
		return true;
	close(g->to);
	close(g->from);
	g->painter = 0;
	return false;
}

/* --- before keys, and with them --------------------------------------------------------------- */

static bool
fail(const char *name, struct eg_diags *diags, const char *words)
{
	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "S1117",
	    .at.file = name, .help = "leave more room, or say less with `--role`" },
	    "the look of the signature cannot be made: %s", words);
	return false;
}

bool
look_given_open(struct look_given *g, const struct look_options *o, struct eg_diags *diags)
{
	*g = (struct look_given){ .options = o };
	g->placed = o->place != NULL && read_place(o->place, &g->place);
	return !o->visible || hire(g) || fail(NULL, diags, strerror(errno));
}

static const char *const months[] = { "January", "February", "March", "April", "May",
	"June", "July", "August", "September", "October", "November", "December" };

static void
add_line(struct look_given *g, struct eg_buf *lines, const char *line)
{
	eg_buf_add(lines, line, strlen(line) + 1);
	eg_buf_printf(&g->words, "%s%s", g->words.len > 0 ? ", " : "", line);
}

static void
write_lines(struct look_given *g, const struct eg_certificates *c, const char *time,
    struct eg_buf *lines)
{
	struct eg_buf b = { 0 };

	eg_buf_clear(&g->words);
	eg_certificates_name(c, 0, &b);
	add_line(g, lines, eg_buf_str(&b));
	if (g->options->role != NULL)
		add_line(g, lines, g->options->role);
	eg_buf_clear(&b);
	eg_buf_printf(&b, "Signed %s %d, %.4s, %.5s UTC", months[(atoi(time + 5) + 11) % 12],
	    atoi(time + 8), time, time + 11);
	add_line(g, lines, b.data);
	eg_buf_free(&b);
}

static bool
fetch(struct look_given *g, eg_len width, eg_len height, const struct eg_buf *lines)
{
	struct lines l = { .width = width, .height = height, .size = (uint32_t)lines->len };
	uint32_t n = 0;
	char *bytes;
	bool ok;

	if (!eg_fd_write(g->to, &l, sizeof(l)) || !eg_fd_write(g->to, lines->data, lines->len) ||
	    !eg_fd_read(g->from, &n, sizeof(n)) || n == 0 || n > PAGE_MAX)
		return false;
	bytes = eg_malloc(n);
	ok = eg_fd_read(g->from, bytes, n);
	eg_buf_clear(&g->page);
	eg_buf_add(&g->page, bytes, n);
	free(bytes);
	return ok;
}

bool
look_given_put(struct look_given *g, const struct eg_buf *file, struct eg_arena *arena,
    const struct eg_certificates *c, struct eg_sign_options *o, struct eg_diags *diags)
{
	eg_len width = g->place.width, height = g->place.height;
	struct eg_buf lines = { 0 };
	bool ok;

	if (!g->options->visible)
		return true;
	if (!g->placed && !eg_sign_room(arena, o->name, o->field, file, &width, &height, diags))
		return false;
	write_lines(g, c, o->time, &lines);
	ok = fetch(g, width, height, &lines);
	eg_buf_free(&lines);
	if (!ok)
		return fail(o->name, diags, "its words do not fit into its place");
	g->look = (struct eg_sign_look){ .page = g->page.data, .n = g->page.len,
	    .words = eg_buf_str(&g->words) };
	o->look = &g->look;
	o->place = g->placed ? &g->place : NULL;
	return true;
}

void
look_given_close(struct look_given *g)
{
	if (g->painter != 0) {
		close(g->to);
		close(g->from);
		while (waitpid(g->painter, NULL, 0) < 0 && errno == EINTR)
			continue;
	}
	eg_buf_free(&g->page);
	eg_buf_free(&g->words);
	*g = (struct look_given){ .painter = 0 };
}
