/* look_given.c - see look_given.h. */
#include "look_given.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

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
	if (o->role != NULL && eg_utf8_check(o->role, strlen(o->role)) != strlen(o->role))
		return "`--role` takes text in UTF-8";
	if (o->place != NULL && !read_place(o->place, &place))
		return "`--place` takes PAGE,X,Y,WIDTH,HEIGHT in points: 1,72,600,216,40";
	return NULL;
}

/* --- before keys, and with them ------------------------------------------------------------- */

static bool
fail(const char *name, struct eg_diags *diags, const char *words, const char *help)
{
	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "S1117",
	    .at.file = name, .help = help },
	    "the look of the signature cannot be made: %s", words);
	return false;
}

bool
look_given_open(struct look_given *g, const struct look_options *o, struct eg_diags *diags)
{
	*g = (struct look_given){ .options = o };
	g->placed = o->place != NULL && read_place(o->place, &g->place);
	return !o->visible || look_painter_hire(&g->painter) ||
	    fail(NULL, diags, strerror(errno), NULL);
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
	ok = look_painter_paint(&g->painter, width, height, &lines, &g->page);
	eg_buf_free(&lines);
	if (!ok)
		return fail(o->name, diags, "its words do not fit into its place, or no "
		    "font has them",
		    "leave more room, or say less with `--role`");
	g->look = (struct eg_sign_look){ .page = g->page.data, .n = g->page.len,
	    .words = eg_buf_str(&g->words) };
	o->look = &g->look;
	o->place = g->placed ? &g->place : NULL;
	return true;
}

void
look_given_close(struct look_given *g)
{
	look_painter_dismiss(&g->painter);
	eg_buf_free(&g->page);
	eg_buf_free(&g->words);
	*g = (struct look_given){ .options = NULL };
}
