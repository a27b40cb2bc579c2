/* function.c - see function.h. */
#include "merge/function.h"

const struct eg_xslt_function eg_functions[] = {
	{ "count",	2, 3,	eg_function_count },
	{ "date",	1, 2,	eg_function_date },
	{ "list",	1, 2,	eg_function_list },
	{ "nb",		1, 1,	eg_function_nb },
	{ "number",	1, 1,	eg_function_number },
	{ "ordinal",	1, 2,	eg_function_ordinal },
	{ "plural",	2, 3,	eg_function_plural },
	{ "sentence",	1, 1,	eg_function_sentence },
	{ "state",	1, 1,	eg_function_state },
	{ "time",	1, 1,	eg_function_time },
	{ "words",	1, 1,	eg_function_words },
};
const size_t eg_functions_n = sizeof(eg_functions) / sizeof(eg_functions[0]);
