/*
 * model.h - a decision model in memory, for the files of this folder.
 *
 *	read.c    the elements		    graph.c   what requires what
 *	type.c    types			    bind.c    XPath
 *	logic.c   expressions, contexts	    table_read.c  tables
 *	table.c   hit policies		    decide.c  evaluation
 *	derive.c  the model on a case	    fact.c, proof.c  facts, and why
 *	place.c   where inputs stand
 *	rows.c    for tools		    axis.h    tables without a case
 */
#ifndef EG_RULES_DMN_MODEL_H
#define EG_RULES_DMN_MODEL_H

#include "rules/dmn/dmn.h"
#include "rules/feel/expr.h"
#include "xml/xpath.h"

#define EG_DMN_QUOTED	60	/* bytes of the case that a message quotes */

/* --- types (itemDefinition) ----------------------------------------------- */

struct eg_dmn_type {
	struct eg_dmn_type	*next;
	const char		*name;
	struct eg_node		*node;		/* NULL: built in */
	enum eg_feel_kind	 kind;		/* EG_FEEL_NULL: any */
	bool			 durations;	/* DAYS or MONTHS */
	bool			 collection;
	struct eg_dmn_type	*base;		/* of typeRef; NULL: components */
	struct eg_dmn_type	*components;	/* their names are entries' */
	struct eg_feel_expr	*allowed;	/* unary tests; NULL: all */
	bool			 open;		/* being resolved: a cycle */
};

/* --- expressions ---------------------------------------------------------- */

/* S-FEEL, and the element that holds its text. */
struct eg_dmn_text {
	struct eg_feel_expr	*expr;
	struct eg_node		*node;
};

enum eg_hit_policy {
	EG_HIT_UNIQUE, EG_HIT_ANY, EG_HIT_FIRST, EG_HIT_PRIORITY,
	EG_HIT_RULE_ORDER, EG_HIT_OUTPUT_ORDER, EG_HIT_COLLECT
};

enum eg_aggregation { EG_COLLECT_LIST, EG_COLLECT_SUM, EG_COLLECT_MIN,
	EG_COLLECT_MAX, EG_COLLECT_COUNT };

struct eg_dmn_column {
	const char		*name;		/* outputs: NULL of a single one */
	struct eg_node		*node;
	struct eg_dmn_text	 input;		/* inputs */
	struct eg_dmn_text	 allowed;	/* tests; expr NULL: all */
	struct eg_dmn_text	 values;	/* outputs: a list, best first */
	struct eg_dmn_text	 otherwise;	/* outputs: the default */
	const struct eg_dmn_type *type;
};

struct eg_dmn_row {
	unsigned		 number;
	const char		*id, *basis;
	struct eg_node		*node;
	struct eg_dmn_text	*test, *output;	/* one for each column */
	unsigned		 applied;
};

struct eg_dmn_table {
	struct eg_node		*node;
	enum eg_hit_policy	 policy;
	enum eg_aggregation	 aggregation;
	struct eg_dmn_column	*input, *output;
	size_t			 inputs, outputs;
	struct eg_dmn_row	*row;
	size_t			 rows;
};

enum eg_logic_kind { EG_LOGIC_TEXT, EG_LOGIC_TABLE, EG_LOGIC_CONTEXT,
	EG_LOGIC_LIST, EG_LOGIC_INVOCATION };

/* A part of a context, a list or an invocation. */
struct eg_dmn_entry {
	const char		*name;		/* NULL: the result of a context */
	unsigned		 slot;		/* contexts: for later entries */
	struct eg_dmn_logic	*logic;
};

struct eg_dmn_logic {
	enum eg_logic_kind	 kind;
	struct eg_node		*node;
	struct eg_dmn_text	 text;
	struct eg_dmn_table	*table;
	struct eg_dmn_entry	*entry;
	size_t			 n;
	struct eg_dmn_knowledge	*called;	/* INVOCATION: entries are its params */
};

/* --- the graph ------------------------------------------------------------ */

struct eg_dmn_input {
	struct eg_dmn_input	*next;
	const char		*id, *name;
	struct eg_node		*node;
	const struct eg_dmn_type *type;
	unsigned		 slot;
	struct eg_expr		*select;
	struct eg_node		*from;		/* the select of eg:from */
	bool			 exists;
	bool			 constant;	/* the same at every node, always */
	const struct eg_feel	*value;		/* constant, of this case; or NULL */
	const struct eg_node	*found;
};

struct eg_dmn_knowledge {
	struct eg_dmn_knowledge	*next;
	const char		*id, *name;
	struct eg_node		*node;
	struct eg_feel_knowledge feel;
	unsigned		*slot;		/* of its params */
	struct eg_dmn_logic	*logic;
	struct eg_dmn_require	*requires;
	unsigned char		 visit;
};

/* What a decision evaluated to, at each of its nodes. */
struct eg_dmn_result {
	struct eg_node		*node;
	const struct eg_feel	*value;
	const struct eg_proof	*proof;
};

struct eg_dmn_decision {
	struct eg_dmn_decision	*next;		/* in document order */
	struct eg_dmn_decision	*after;		/* in the order of evaluation */
	const char		*id, *name, *fact;
	struct eg_node		*node;
	const struct eg_dmn_type *type;
	unsigned		 slot;
	struct eg_expr		*each;		/* NULL: the root */
	struct eg_node		*each_node;	/* its select */
	struct eg_dmn_logic	*logic;
	struct eg_dmn_require	*requires;
	struct eg_authority	*authorities;
	unsigned char		 visit;
	struct eg_dmn_result	*result;	/* while deriving */
	size_t			 results;
};

/* One of these. */
struct eg_dmn_require {
	struct eg_dmn_require	*next;
	struct eg_node		*node;
	struct eg_dmn_input	*input;
	struct eg_dmn_decision	*decision;
	struct eg_dmn_knowledge	*knowledge;
	const struct eg_node	*found;		/* of the input, while deciding */
};

struct eg_dmn {
	struct eg_arena			*arena;
	const struct eg_xml		*xml;
	const struct eg_feel_library	*library;
	struct eg_xpath			*xp;		/* NULL: not bound */
	const char			*ns;
	struct eg_dmn_type		*types;
	struct eg_dmn_input		*inputs;
	struct eg_dmn_decision		*decisions, *order;
	struct eg_dmn_knowledge		*knowledge;
	struct eg_authority		*sources;
	const char			**member;
	size_t				 members;
	unsigned			 slots;
	bool				 digesting;
	uint64_t			 digest;	/* of the values of inputs */
};

/* --- reading -------------------------------------------------------------- */

struct eg_dmn_named {
	const struct eg_node	*node;
	const char		*id, *name;
};

struct eg_dmn_loader {
	struct eg_dmn		*model;
	struct eg_arena		*arena;
	struct eg_diags		*diags;
	bool			 bound, failed;
	/* The names an expression may use, while it is read. */
	struct eg_feel_name	*name;
	size_t			 names, cap;
	const struct eg_feel_knowledge **callable;
	size_t			 ncallable;
	unsigned		 depth;		/* of boxed expressions */
	/* What the model has an id or a name for, in the order it stands. */
	struct eg_dmn_named	*named;
	size_t			 nnamed;
};

/* Reports at a node and marks the load as failed; help may be NULL. */
void	 eg_dmn_error(struct eg_dmn_loader *, const char *code,
	    const struct eg_node *, const char *help, const char *fmt, ...)
	    __attribute__((format(printf, 5, 6)));
/* The first child of that name in the model's namespace. */
struct eg_node *eg_dmn_child(const struct eg_dmn *, const struct eg_node *,
	    const char *name);
bool	 eg_dmn_is(const struct eg_dmn *, const struct eg_node *,
	    const char *name);
size_t	 eg_dmn_count(const struct eg_dmn *, const struct eg_node *,
	    const char *name);
/* The attribute; NULL and R3103 when absent or empty. */
const char *eg_dmn_need(struct eg_dmn_loader *, const struct eg_node *,
	    const char *name);
/* The text below a node, in the arena. */
const char *eg_dmn_string(struct eg_dmn_loader *, const struct eg_node *);
/* Reports children of the model's namespace that are not in the list. */
void	 eg_dmn_known(struct eg_dmn_loader *, const struct eg_node *,
	    const char *const *names, size_t n);
unsigned eg_dmn_slot(struct eg_dmn_loader *);

/* graph.c: follows what is required; puts decisions into their order, R3106
   where there is none. */
void	 eg_dmn_requirements(struct eg_dmn_loader *);
void	 eg_dmn_order(struct eg_dmn_loader *);

/* type.c */
void	 eg_dmn_types(struct eg_dmn_loader *, const struct eg_node *root);
/* The type an attribute names; NULL: any. */
const struct eg_dmn_type *eg_dmn_type_of(struct eg_dmn_loader *,
	    const struct eg_node *, const char *attr);
/*
 * The value as the type has it, or NULL: it is of another (*wrong says why; at
 * most 200 bytes).  One value and a list of one are each other where the type
 * asks for it.
 */
const struct eg_feel *eg_dmn_conform(struct eg_dmn *, struct eg_arena *,
	    const struct eg_dmn_type *, const struct eg_feel *, char *wrong);

/* logic.c */
struct eg_dmn_logic *eg_dmn_logic_read(struct eg_dmn_loader *,
	    struct eg_node *owner);
void	 eg_dmn_scope_add(struct eg_dmn_loader *, const char *name,
	    unsigned slot);
/* The expression of a child `text`; expr NULL when absent or wrong. */
enum eg_dmn_grammar { EG_DMN_EXPRESSION, EG_DMN_TESTS, EG_DMN_VALUES };
struct eg_dmn_text eg_dmn_text_read(struct eg_dmn_loader *,
	    struct eg_node *holder, enum eg_dmn_grammar);
/* table_read.c */
struct eg_dmn_table *eg_dmn_table_read(struct eg_dmn_loader *,
	    struct eg_node *);

/* bind.c: eg:from of inputs, eg:each of decisions, names of facts. */
void	 eg_dmn_bind(struct eg_dmn_loader *);

/* --- evaluating ----------------------------------------------------------- */

struct eg_dmn_run {
	struct eg_dmn		*model;
	struct eg_feel_env	 env;
	const struct eg_feel	**slot;
	struct eg_diags		*diags;		/* NULL: nothing is reported */
	const struct eg_xml	*xml;		/* the case */
	const struct eg_node	*node;		/* decided for; NULL: no case */
	bool			 reported;
	/* Of the table evaluated last by the decision itself. */
	struct eg_dmn_row	**hit;
	size_t			 hits;
	bool			 by_default;
	struct eg_feel_step	*steps;		/* of the decision */
	size_t			 proved;
	unsigned		 nested;	/* tables of functions are not it */
};

void	 eg_dmn_run_start(struct eg_dmn_run *, struct eg_dmn *,
	    struct eg_arena *, bool strict, struct eg_diags *);
/* NULL when stopped, reported. */
const struct eg_feel *eg_dmn_logic(struct eg_dmn_run *,
	    const struct eg_dmn_logic *);
const struct eg_feel *eg_dmn_eval(struct eg_dmn_run *,
	    const struct eg_dmn_text *);
/* bind.c */
/*
 * Sets the slot of an input to what is found from a node, and *found to the
 * first node that was selected.  False when it is not of the input's type,
 * R3921 or R3922 at the case's line.
 */
bool	 eg_dmn_input_find(struct eg_dmn_run *, struct eg_dmn_input *,
	    struct eg_node *, const struct eg_node **found);
/* The elements of a decision's eg:each; false: reported. */
bool	 eg_dmn_each(struct eg_dmn_run *, struct eg_dmn_decision *);
/* table.c */
const struct eg_feel *eg_dmn_table(struct eg_dmn_run *,
	    const struct eg_dmn_table *);
/* Reports a mistake of evaluation once; returns NULL. */
const struct eg_feel *eg_dmn_stop(struct eg_dmn_run *, const char *code,
	    struct eg_pos, const char *note, const char *fmt, ...)
	    __attribute__((format(printf, 5, 6)));

/* fact.c: false and R3925, at the decision, when a value makes no attribute. */
bool	 eg_dmn_fact_set(struct eg_dmn_run *, const struct eg_dmn_decision *,
	    struct eg_node *, const struct eg_feel *);
/* "Due date" is "due-date"; NULL when that is no name of XML. */
const char *eg_dmn_fact_name(struct eg_arena *, const char *name);

/* proof.c: of the decision that was evaluated last, at a node. */
struct eg_proof *eg_dmn_prove(struct eg_dmn_run *,
	    const struct eg_dmn_decision *, struct eg_node *,
	    const struct eg_feel *);
/* derive.c: the results that a decision has at a node or, if there is none at
   or above it, below it: index of the first, and how many. */
size_t	 eg_dmn_results_at(const struct eg_dmn_decision *,
	    const struct eg_node *, size_t *n, bool *one);

#endif
