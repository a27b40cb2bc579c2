/* review_signoff_html.c - how far a letter is, in the page of a review. */
#include <string.h>

#include "review_markup.h"

static void
attestations(struct markup *p, const struct signoff_step *step)
{
	uint32_t i;

	for (i = 0; i < step->nattest; i++) {
		markup_raw(p, "<li><code>");
		markup_text(p, step->attest[i].id);
		markup_raw(p, "</code> ");
		markup_text(p, step->attest[i].words);
		markup_raw(p, "</li>\n");
	}
}

static void
step(struct markup *p, uint32_t i)
{
	const struct signoff_case *c = &p->l->signoff.c;
	const struct signoff_step *s = &c->step[i];

	markup_raw(p, "<tr><th scope=\"row\">");
	markup_text(p, s->role);
	markup_raw(p, "</th><td>");
	markup_text(p, eg_meaning_names[s->meaning]);
	if (s->acknowledges || s->nattest > 0)
		markup_raw(p, "<ul class=\"where\">\n");
	if (s->acknowledges)
		markup_raw(p, "<li>acknowledges the warnings of rules</li>\n");
	attestations(p, s);
	if (s->acknowledges || s->nattest > 0)
		markup_raw(p, "</ul>");
	markup_raw(p, "</td><td>");
	if (s->signer != NULL)
		eg_buf_printf(p->out, "<span class=\"yes\">\xE2\x9C\x93 done</span><br>"
		    "<time class=\"law\">%s</time>", s->time);
	else
		markup_element(p, "span", i == c->next ? "ask" : "soft",
		    i == c->next ? "is next" : "later");
	markup_raw(p, "</td></tr>\n");
}

static void
faults(struct markup *p)
{
	const struct signoff_case *c = &p->l->signoff.c;
	const struct signoff_statement *s;
	uint32_t i;

	for (i = 0; i < c->nstatements; i++) {
		s = &c->statement[i];
		if (s->standing != SIGNOFF_VOID &&
		    !(s->kind == EG_REJECTION && s->standing == SIGNOFF_HOLDS))
			continue;
		markup_raw(p, "<div class=\"finding error\">\n<p><strong class=\"severe\">");
		markup_raw(p, s->standing == SIGNOFF_VOID ? "void" : "rejected");
		markup_raw(p, "</strong> ");
		markup_text(p, s->standing == SIGNOFF_VOID ? s->file : s->role);
		markup_raw(p, ": ");
		markup_text(p, s->standing == SIGNOFF_VOID ? s->fault : s->reason);
		markup_raw(p, "</p>\n</div>\n");
	}
}

/* An option a line, as a shell takes it. */
static void
command(struct markup *p, const char *s)
{
	struct eg_buf b = { 0 };
	bool quoted = false;

	for (; *s != '\0'; s++) {
		quoted ^= *s == '\'';
		if (!quoted && strncmp(s, " --", 3) == 0)
			eg_buf_puts(&b, " \\\n ");
		eg_buf_putc(&b, *s);
	}
	markup_element(p, "pre", NULL, eg_buf_str(&b));
	eg_buf_free(&b);
}

static void
commands(struct markup *p)
{
	size_t i;

	for (i = 0; i < p->l->signoff.nnext; i++) {
		markup_element(p, "h3", NULL, p->l->signoff.next[i].words);
		command(p, p->l->signoff.next[i].command);
	}
}

void
review_html_signoff(struct markup *p)
{
	const struct review_signoff *s = &p->l->signoff;
	uint32_t i;

	markup_heading(p, "signoff", "Sign-off");
	if (s->state != REVIEW_KNOWN) {
		markup_element(p, "p", NULL, review_signoff_words(s));
		return;
	}
	markup_raw(p, "<p>The letter is <strong>");
	markup_text(p, eg_signoff_state_names[s->c.state]);
	eg_buf_printf(p->out, "</strong>, revision %u.</p>\n", s->c.revision);
	if (s->issued_words != NULL) {
		markup_raw(p, "<p>In the archive: ");
		markup_text(p, s->issued_words);
		markup_raw(p, ".</p>\n");
	}
	faults(p);
	markup_raw(p, "<table>\n<caption>The steps that the policy asks for</caption>\n<thead>"
	    "<tr><th scope=\"col\">Role</th><th scope=\"col\">What it means</th>"
	    "<th scope=\"col\">State</th></tr></thead>\n<tbody>\n");
	for (i = 0; i < s->c.nsteps; i++)
		step(p, i);
	markup_raw(p, "</tbody>\n</table>\n");
	commands(p);
}
