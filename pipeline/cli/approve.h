/*
 * approve.h - what the parts of engross approve and reject have at hand.  Only approve*.c
 * include it.
 */
#ifndef EG_CLI_APPROVE_H
#define EG_CLI_APPROVE_H

#include "inputs.h"
#include "key_given.h"
#include "signoff_case.h"

struct approve_given {
	struct signoff_options	 signoff;
	struct key_options	 keys;
	char			*key, *role, *meaning, *reason, *statement, *subject;
	char			**acknowledge, **attest;
	int			 revoke;
};
extern struct approve_given approve_given;

/* A case that somebody signs for. */
struct signing {
	const char		*path;
	struct signoff_case	 c;
	bool			 fit;		/* it was looked at, and may be signed */
	char			*file;		/* "02-NAME.xml", once it is staged */
	const char		*signer, *role;
	enum eg_meaning		 meaning;
};

struct run {
	const char		*command;
	enum eg_statement_kind	 kind;
	struct signoff_given	 given, again;	/* again: what is staged is judged too */
	struct inputs		 in;
	struct eg_arena		*arena;
	struct eg_diags		*diags;
	struct key_given	 key;
	struct signing		*signing;
	const char		**attest;	/* ids given, each */
	uint32_t		 nattest;
	unsigned		 token;
	int			 status;
};

/* Of one case. */
static inline bool
refuse(struct run *r, const struct signing *s, const char *code, const char *help,
    const char *text)
{
	return eg_refuse(r->diags, code, s->path, help, text);
}
#define words(r, ...)	eg_diags_printf((r)->diags, __VA_ARGS__)

/* approve_say.c: how often an option was given. */
size_t	 approve_count(char *const *list);
/* The same: what --attest gives, where one may list several. */
void	 approve_read_attested(struct run *);
/*
 * The same: as what a signer signs a case, and what they acknowledge, attest or take
 * back, by the options and the policy.  False, and O1009 to O1016, when they may not.
 */
bool	 approve_say(struct run *, struct signing *, const struct signoff_signer *,
	    struct eg_statement *);

#endif
