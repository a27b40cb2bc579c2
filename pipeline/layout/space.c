/* space.c - see space.h. */
#include "layout/space.h"

/* 4.3.1, rules 2 to 5: forcing spaces add up, of the others the strongest wins. */
static struct eg_space
strongest(const struct eg_space *s, size_t n)
{
	struct eg_space sum = { .precedence = EG_SPACE_FORCE }, top = { 0 };
	bool forced = false, any = false;

	for (size_t i = 0; i < n; i++) {
		if (s[i].precedence == EG_SPACE_FORCE) {
			sum.min += s[i].min;
			sum.opt += s[i].opt;
			sum.max += s[i].max;
			forced = true;
		} else if (!any || s[i].precedence > top.precedence ||
		    (s[i].precedence == top.precedence && s[i].opt > top.opt)) {
			top = s[i];
			any = true;
		} else if (s[i].precedence == top.precedence && s[i].opt == top.opt) {
			top.min = s[i].min > top.min ? s[i].min : top.min;
			top.max = s[i].max < top.max ? s[i].max : top.max;
		}
	}
	return forced ? sum : top;
}

struct eg_space_result
eg_space_resolve(const struct eg_space *s, size_t n, size_t nafter)
{
	struct eg_space_result r;
	struct eg_space whole = strongest(s, n);
	size_t foot = nafter, head = nafter;

	while (foot > 0 && !s[foot - 1].retain)
		foot--;
	while (head < n && !s[head].retain)
		head++;
	r.size = whole.opt;
	/*
	 * A minimum of 0 is its initial value: authors who give the optimum alone
	 * want that, and would not know their page that lost all its spaces.
	 */
	r.shrink = whole.min > 0 && whole.opt > whole.min ? whole.opt - whole.min : 0;
	r.foot = strongest(s, foot).opt;
	r.head = strongest(s + head, n - head).opt;
	return r;
}
