/*
 * page_label.c - pages by the numbers printed on them (ISO 32000-1, 12.4.2).
 *
 * Decimal numbers that count on are one range; any other label stands for its
 * one page, as it is.
 */
#include <stdio.h>
#include <string.h>

#include "seal/sealer.h"

static bool
is_decimal(const struct eg_page *p)
{
	char number[16];

	snprintf(number, sizeof(number), "%d", (int)p->number);
	return p->number > 0 && p->label != NULL && strcmp(number, p->label) == 0;
}

void
eg_seal_page_labels(struct eg_sealer *s)
{
	struct eg_pdf_object *nums = eg_pdf_array(s->arena), *d;
	const struct eg_page *p, *before = NULL;

	for (uint32_t i = 0; i < s->s->areas->npages; i++, before = p) {
		p = s->s->page[i];
		if (before != NULL && is_decimal(p) && is_decimal(before) &&
		    p->number == before->number + 1)
			continue;
		d = eg_pdf_dictionary(s->arena);
		if (is_decimal(p)) {
			eg_pdf_set_name(s->arena, d, "S", "D");
			if (p->number != 1)
				eg_pdf_set_integer(s->arena, d, "St", p->number);
		} else if (p->label != NULL) {
			eg_pdf_set_text(s->arena, d, "P", p->label);
		}
		eg_pdf_array_add(s->arena, nums, eg_pdf_integer(s->arena, i));
		eg_pdf_array_add(s->arena, nums, d);
	}
	d = eg_pdf_dictionary(s->arena);
	eg_pdf_set(s->arena, d, "Nums", nums);
	eg_pdf_set(s->arena, s->catalog, "PageLabels", d);
}
