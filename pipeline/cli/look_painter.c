/* look_painter.c - see look_painter.h. */
#include "look_painter.h"

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

/* --- whoever hires it ------------------------------------------------------------------------- */

bool
look_painter_hire(struct look_painter *p)
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
	p->pid = fork();
	if (p->pid == 0) {
		close(there[1]);
		close(back[0]);
		work(there[0], back[1]);
	}
	close(there[0]);
	close(back[1]);
	p->to = there[1];
	p->from = back[0];
	if (p->pid > 0)
		return true;
	close(p->to);
	close(p->from);
	p->pid = 0;
	return false;
}

bool
look_painter_paint(struct look_painter *p, eg_len width, eg_len height,
    const struct eg_buf *lines, struct eg_buf *page)
{
	struct lines l = { .width = width, .height = height, .size = (uint32_t)lines->len };
	uint32_t n = 0;
	char *bytes;
	bool ok;

	if (!eg_fd_write(p->to, &l, sizeof(l)) || !eg_fd_write(p->to, lines->data, lines->len) ||
	    !eg_fd_read(p->from, &n, sizeof(n)) || n == 0 || n > PAGE_MAX)
		return false;
	bytes = eg_malloc(n);
	ok = eg_fd_read(p->from, bytes, n);
	eg_buf_clear(page);
	eg_buf_add(page, bytes, n);
	free(bytes);
	return ok;
}

void
look_painter_dismiss(struct look_painter *p)
{
	if (p->pid == 0)
		return;
	close(p->to);
	close(p->from);
	while (waitpid(p->pid, NULL, 0) < 0 && errno == EINTR)
		continue;
	p->pid = 0;
}
