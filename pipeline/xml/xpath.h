/*
 * xpath.h - XPath 1.0 over the documents of xml.h; libxml2 evaluates.
 *
 * A compiled expression of libxml2 remembers the functions it found, so it
 * must never meet a second set of them: expressions belong to the
 * environment they were compiled in, one environment to a rulebook, and
 * neither may be used by two threads at once.
 *
 * What can be wrong with an expression is found when it is compiled: syntax,
 * prefixes, functions and the number of their arguments.  Variables are left
 * to the caller, who knows their scopes: he is told their names.
 */
#ifndef EG_XML_XPATH_H
#define EG_XML_XPATH_H

#include "xml/xml.h"

struct eg_xpath;		/* an environment: prefixes and functions */
struct eg_expr;			/* a compiled expression */
struct eg_value;		/* a node-set, string, number or boolean */

/* What is wrong with an expression, in a few words, and where in its text. */
struct eg_xpath_error {
	enum eg_xpath_fault {
		EG_XPATH_SYNTAX, EG_XPATH_PREFIX, EG_XPATH_CALL,
		EG_XPATH_RUN		/* only while evaluating */
	}	 fault;
	char	 text[200];
	size_t	 offset;		/* code points from 0 */
	size_t	 length;		/* code points; 0: a place between two */
};

struct eg_xpath *eg_xpath_new(void);
void	 eg_xpath_free(struct eg_xpath *);

/* Before the first expression that uses it.  A later one replaces it. */
void	 eg_xpath_namespace(struct eg_xpath *, const char *prefix, const char *uri);
/* Binds the prefixes that an expression uses as the element it stands in does. */
void	 eg_xpath_namespaces_of(struct eg_xpath *, const struct eg_node *element,
	    const char *text);
/* The URI of a prefix, or NULL. */
const char *eg_xpath_namespace_find(const struct eg_xpath *, const char *prefix);

/* --- expressions ---------------------------------------------------------- */

/*
 * Compiles; the expression goes with the environment.  NULL and the error
 * when it is wrong, nested deeper than 100 or longer than 64 KiB.
 */
struct eg_expr *eg_xpath_compile(struct eg_xpath *, const char *text,
	    struct eg_xpath_error *);
const char *eg_expr_text(const struct eg_expr *);
/* Its variables, each once, in the order of their first use, without "$". */
size_t	 eg_expr_variables(const struct eg_expr *);
const char *eg_expr_variable(const struct eg_expr *, size_t i);
/* Offset of the variable's first use, code points. */
size_t	 eg_expr_variable_offset(const struct eg_expr *, size_t i);

/*
 * The union's parts: "a | b[c | d]" has two.  Writes where each begins and
 * its bytes into start[] and len[], both of at most max; returns how many
 * there are.  Surrounding space is left out.
 */
size_t	 eg_xpath_alternatives(const char *text, size_t max, const char **start,
	    size_t *len);

/* What an expression is evaluated against. */
struct eg_xpath_scope {
	const struct eg_xml	*xml;
	struct eg_node		*node;		/* context; NULL: the document */
	const struct eg_value *const *variables; /* one for each eg_expr_variable */
};

/*
 * Evaluates, with context size and position 1.  The caller frees the value.
 * NULL and the error when that fails: a wrong type, or too many operations.
 */
struct eg_value *eg_xpath_eval(struct eg_xpath *, struct eg_expr *,
	    const struct eg_xpath_scope *, struct eg_xpath_error *);
/* The same as a boolean, without making a value. */
bool	 eg_xpath_test(struct eg_xpath *, struct eg_expr *,
	    const struct eg_xpath_scope *, bool *result, struct eg_xpath_error *);

/* --- values --------------------------------------------------------------- */

enum eg_value_kind { EG_VALUE_NODES, EG_VALUE_STRING, EG_VALUE_NUMBER,
	EG_VALUE_BOOLEAN };

void	 eg_value_free(struct eg_value *);
struct eg_value *eg_value_new_string(const char *);
struct eg_value *eg_value_new_node(struct eg_node *);

enum eg_value_kind eg_value_kind(const struct eg_value *);
/* Converted as by boolean(), number(). */
bool	 eg_value_boolean(const struct eg_value *);
double	 eg_value_number(const struct eg_value *);
/*
 * As by string(), appended; but a whole number below 10^15 has no exponent,
 * as XPath 1.0 §4.2 has it and libxml2 has not.
 */
void	 eg_value_string(const struct eg_value *, struct eg_buf *);
/* Nodes in document order; 0 for any other kind.  A namespace node counts as
   the element it is of. */
size_t	 eg_value_count(const struct eg_value *);
struct eg_node *eg_value_node(const struct eg_value *, size_t i);

/* --- extension functions -------------------------------------------------- */

struct eg_xpath_call;		/* one call of an extension function */

/*
 * Sets one result through eg_xpath_return_* and returns NULL, or says in a
 * few words what is wrong.  May evaluate other expressions.
 */
typedef const char *(*eg_xpath_fn)(struct eg_xpath_call *, void *data);

/* ns "" for a function without prefix. */
void	 eg_xpath_function(struct eg_xpath *, const char *ns, const char *name,
	    unsigned least, unsigned most, eg_xpath_fn, void *data);

size_t	 eg_xpath_nargs(const struct eg_xpath_call *);
const struct eg_value *eg_xpath_arg(const struct eg_xpath_call *, size_t i);
/* The scope of the expression the call stands in. */
const struct eg_xpath_scope *eg_xpath_scope(const struct eg_xpath_call *);
/* Each node once. */
void	 eg_xpath_return_nodes(struct eg_xpath_call *, struct eg_node *const *,
	    size_t n);
void	 eg_xpath_return_string(struct eg_xpath_call *, const char *);
void	 eg_xpath_return_boolean(struct eg_xpath_call *, bool);

/* --- nodes ---------------------------------------------------------------- */

/* The document node, which "/" selects; not one of eg_node_*'s elements. */
struct eg_node *eg_xml_document(const struct eg_xml *);
/* The document node's element, an attribute's or text's; an element itself. */
struct eg_node *eg_node_element(const struct eg_xml *, struct eg_node *);
/* Numbers the elements, which makes comparing quick; once for each tree. */
void	 eg_xml_order(struct eg_xml *);
/* < 0, 0, > 0 as a stands before b, is b, stands after b in document order. */
int	 eg_node_compare(const struct eg_node *a, const struct eg_node *b);

/*
 * Where a character of an attribute's value, or of an element that is all text,
 * stands: `offset` code points into it, `length` of them.  Sees through
 * references and line ends, not through comments and CDATA: then the whole
 * value is the place.
 */
struct eg_pos eg_xml_char_pos(const struct eg_xml *, const struct eg_node *,
	    size_t offset, size_t length);

#endif
