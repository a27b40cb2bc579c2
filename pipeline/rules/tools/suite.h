/*
 * suite.h - the tests that lie beside a rulebook, in tests.xml.
 *
 *	suite.c		the file
 *	suite_case.c	what a test does to a case
 *	suite_run.c	what must follow
 *
 * Each takes a base case, changes it, and lists every finding that must
 * follow; one that is not listed fails the test.
 *
 *	<tests xmlns="urn:engross:ruletest:1" base="case.xml">
 *	<changes id="">set, remove, append</changes>	(of several tests)
 *	<test id="" base="" facts="given" phase="" reproduction="yes">
 *	  <set at="XPATH" to="text"/>  <remove at="XPATH"/>
 *	  <append to="XPATH">elements</append>  <apply changes="id"/>
 *	  <given at="XPATH" name="decision" is="upheld"/>	(with facts="given")
 *	  <finding rule="T-01" at="injury/date" severity="warning" text=""/>
 *	  <fact at="XPATH" name="decision" is="upheld"/>
 *	  <not-judged rule="T-01"/>	(of a reproduction: not published)
 *	  <with name="value"/>	(once for each: "{name}" in attributes is its value)
 *	</test>
 *	<excuse of="T-01" change="{&lt;= -> &lt;}">why</excuse>	(mutate.c)
 *
 * facts="given": no decision is evaluated, the facts are those the test sets;
 * what words tell is derived all the same.
 * base, phase and reproduction may stand on `tests`, for all that say nothing.
 */
#ifndef EG_RULES_TOOLS_SUITE_H
#define EG_RULES_TOOLS_SUITE_H

#include "rules/judge.h"

#define EG_TEST_NS	"urn:engross:ruletest:1"

struct eg_suite_test {
	const struct eg_node	*node;
	const struct eg_node	*with;		/* NULL: only once */
	const char		*id;		/* with the values of `with` */
	const char		*base;		/* as written */
	bool			 given;
	struct eg_rules_options	 options;
};

struct eg_suite {
	struct eg_arena		*arena;
	struct eg_rulebook	*book;		/* borrowed */
	const char		*path;
	struct eg_xml		*xml;
	struct eg_xpath		*xp;
	struct eg_suite_test	*tests;
	size_t			 n;
	struct eg_diags		*found;		/* of the test that ran last */
};

/*
 * Reads tests.xml of the rulebook's folder.  Reports R33xx and returns NULL
 * when it is missing or says what has no meaning.
 */
struct eg_suite *eg_suite_open(struct eg_rulebook *, struct eg_diags *);
void	 eg_suite_free(struct eg_suite *);

/* An attribute with each "{name}" filled in by the test; NULL without it. */
const char *eg_suite_attr(struct eg_suite *, const struct eg_suite_test *,
	    const struct eg_node *, const char *name);
/* Does it change the case?  Others say what follows. */
bool	 eg_suite_is_change(const struct eg_node *);
/* The changes of an id that several tests apply, or NULL. */
const struct eg_node *eg_suite_changes(const struct eg_suite *, const char *id);
/*
 * The nodes at the place an attribute of the test names; NULL and R3302 when
 * there are none.  The caller frees.
 */
struct eg_value *eg_suite_nodes(struct eg_suite *, const struct eg_suite_test *,
	    const struct eg_xml *, const struct eg_node *, const char *name,
	    struct eg_diags *);

/*
 * The changed case, read again, so that places are those of a real file; no
 * fact is derived yet.  The caller frees.  NULL and a report at the test when
 * it cannot be made.
 */
struct eg_xml *eg_suite_case(struct eg_suite *, const struct eg_suite_test *,
	    struct eg_diags *);
/* Derives what the test does not give. */
bool	 eg_suite_derive(struct eg_suite *, const struct eg_suite_test *,
	    struct eg_xml *, struct eg_diags *);

/*
 * Is the list `found` what the test says, and are the facts?  A difference is
 * reported at the test (R3303 to R3305).
 */
bool	 eg_suite_compare(struct eg_suite *, const struct eg_suite_test *,
	    const struct eg_xml *, struct eg_diags *found, struct eg_diags *);

/*
 * Runs a test: true when all is as it says.  What each check came to is in
 * the rulebook until the next one.
 */
bool	 eg_suite_run(struct eg_suite *, const struct eg_suite_test *,
	    struct eg_diags *);

#endif
