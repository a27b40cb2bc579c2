/* phrase.c - lists, sentence case and the names of states. */
#include <string.h>

#include "merge/function.h"

/* Joins of eg:list that are signs; any other second argument is a word. */
static const struct list_join {
	const char	*name;
	const char	*between, *last;	/* last of three or more */
	const char	*pair;			/* of two */
} joins[] = {
	{ "and",	", ",	" and ",	" and " },
	{ "or",		", ",	" or ",		" or " },
	{ "and,",	", ",	", and ",	" and " },
	{ "or,",	", ",	", or ",	" or " },
	{ ",",		", ",	", ",		", " },
	{ ";",		"; ",	"; ",		"; " },
};

const char *
eg_function_list(struct eg_xslt_call *call, size_t nargs,
    const char *const *args, struct eg_buf *out)
{
	const char *word = nargs > 1 ? args[1] : "and";
	const struct list_join *join = NULL;
	const char *const *item;
	size_t i, n = eg_xslt_call_list(call, 0, &item);

	for (i = 0; i < sizeof(joins) / sizeof(joins[0]); i++)
		if (strcmp(joins[i].name, word) == 0)
			join = &joins[i];
	for (i = 0; i < n; i++) {
		if (i > 0 && i + 1 < n)
			eg_buf_puts(out, join == NULL ? ", " : join->between);
		else if (i > 0 && join != NULL)
			eg_buf_puts(out, n == 2 ? join->pair : join->last);
		else if (i > 0)
			eg_buf_printf(out, " %s ", word);
		eg_buf_puts(out, item[i]);
	}
	return NULL;
}

/*
 * The first letter large; a first word that has capitals of its own ("mg/dL",
 * "iPLEDGE") is left as its owner writes it.
 */
const char *
eg_function_sentence(struct eg_xslt_call *call, size_t n,
    const char *const *args, struct eg_buf *out)
{
	const char *s = args[0] + strspn(args[0], " \t\r\n");
	size_t i, word = strcspn(s, " \t\r\n");
	bool own = false;

	(void)call;
	(void)n;
	for (i = 1; i < word; i++)
		own = own || (s[i] >= 'A' && s[i] <= 'Z');
	if (*s >= 'a' && *s <= 'z' && !own) {
		eg_buf_putc(out, (char)(*s - 'a' + 'A'));
		s++;
	}
	eg_buf_puts(out, s);
	return NULL;
}

/* States, the district and the territories, by their USPS code; sorted. */
static const struct {
	char		 code[3];
	const char	*name;
} states[] = {
	{ "AK", "Alaska" }, { "AL", "Alabama" }, { "AR", "Arkansas" },
	{ "AS", "American Samoa" }, { "AZ", "Arizona" }, { "CA", "California" },
	{ "CO", "Colorado" }, { "CT", "Connecticut" },
	{ "DC", "District of Columbia" }, { "DE", "Delaware" },
	{ "FL", "Florida" }, { "GA", "Georgia" }, { "GU", "Guam" },
	{ "HI", "Hawaii" }, { "IA", "Iowa" }, { "ID", "Idaho" },
	{ "IL", "Illinois" }, { "IN", "Indiana" }, { "KS", "Kansas" },
	{ "KY", "Kentucky" }, { "LA", "Louisiana" }, { "MA", "Massachusetts" },
	{ "MD", "Maryland" }, { "ME", "Maine" }, { "MI", "Michigan" },
	{ "MN", "Minnesota" }, { "MO", "Missouri" },
	{ "MP", "Northern Mariana Islands" }, { "MS", "Mississippi" },
	{ "MT", "Montana" }, { "NC", "North Carolina" },
	{ "ND", "North Dakota" }, { "NE", "Nebraska" },
	{ "NH", "New Hampshire" }, { "NJ", "New Jersey" },
	{ "NM", "New Mexico" }, { "NV", "Nevada" }, { "NY", "New York" },
	{ "OH", "Ohio" }, { "OK", "Oklahoma" }, { "OR", "Oregon" },
	{ "PA", "Pennsylvania" }, { "PR", "Puerto Rico" },
	{ "RI", "Rhode Island" }, { "SC", "South Carolina" },
	{ "SD", "South Dakota" }, { "TN", "Tennessee" }, { "TX", "Texas" },
	{ "UT", "Utah" }, { "VA", "Virginia" },
	{ "VI", "U.S. Virgin Islands" }, { "VT", "Vermont" },
	{ "WA", "Washington" }, { "WI", "Wisconsin" },
	{ "WV", "West Virginia" }, { "WY", "Wyoming" },
};

const char *
eg_function_state(struct eg_xslt_call *call, size_t n, const char *const *args,
    struct eg_buf *out)
{
	size_t i;

	(void)call;
	(void)n;
	for (i = 0; i < sizeof(states) / sizeof(states[0]); i++)
		if (strcmp(states[i].code, args[0]) == 0) {
			eg_buf_puts(out, states[i].name);
			return NULL;
		}
	return "a state is two capital letters, as in an address: CA";
}
