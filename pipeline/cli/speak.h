/*
 * speak.h - messages and results in the form the user chose: for people, for editors, for
 * programs.
 */
#ifndef EG_CLI_SPEAK_H
#define EG_CLI_SPEAK_H

#include <stdbool.h>
#include <stdio.h>

#include "engross.h"

/* All messages, to standard error. */
void	 eg_speak(const struct eg_diags *);
/* The same into a buffer: for who says it for another process. */
void	 eg_speak_as_usual(const struct eg_diags *, struct eg_buf *);
/* Into a buffer, without colour; excerpts only when asked. */
void	 eg_speak_to(const struct eg_diags *, struct eg_buf *, bool excerpts);
/* One message as a JSON line ("engross.diagnostic/1"). */
void	 eg_speak_json(const struct eg_diag *, struct eg_buf *);
/* "1 fatal error, 3 errors, 1 warning", or "no errors". */
void	 eg_speak_count(const struct eg_diags *, struct eg_buf *);
/* May a report, which is a product, say what the case says?  Unless told not to. */
bool	 eg_speak_quotes_in_products(void);
/* Is the chosen form JSON Lines? */
bool	 eg_speak_is_json(void);
/*
 * A result as a line of JSON where its words would go, when that is the form: pairs of a
 * name and a value, which is left out when it is NULL; a NULL name ends them.  After a
 * name that ends with `?` comes "true" or "false", which is no string then.
 */
void	 eg_speak_result(FILE *, const char *schema, ...) __attribute__((sentinel));
/* The exit status these messages call for, were they all there is. */
int	 eg_exit_for(const struct eg_diags *);

#endif
