/*
 * archive.h - engross archive, its verbs and what they share.
 */
#ifndef EG_CLI_ARCHIVE_H
#define EG_CLI_ARCHIVE_H

#include <popt.h>
#include <stdbool.h>

#include "archive/archive.h"
#include "command.h"
#include "key_given.h"

/* What was given on the command line; all of it may be NULL or 0. */
struct archive_options {
	char	*archive, *authority, *layout, *writer, *at, *amend, *version, *output,
		*user, *address, *letter, *mirror, *form, *max_age, *budget,
		*policy;
	char	*key, *stamp_url, *stamp_key, *checkpoint, **trust;
	struct key_options keys;
	int	 repair, limit, outside, force;
};
extern struct archive_options archive_given;

/* The rows of another command's table of options for where and by whom it archives. */
#define ARCHIVE_OPTIONS_ROWS								\
	{ "archive", 'a', POPT_ARG_STRING, &archive_given.archive, 0,			\
	    "the archive's directory; ENGROSS_ARCHIVE is used when it is not given", "DIR" },	\
	{ "by", '\0', POPT_ARG_STRING, &archive_given.user, 0,				\
	    "who archives, as each version tells it", "NAME" },				\
	{ "address", '\0', POPT_ARG_STRING, &archive_given.address, 0,			\
	    "and a URI of theirs, mailto: or https:", "URI" },				\
	{ "writer", '\0', POPT_ARG_STRING, &archive_given.writer, 0,			\
	    "whose ledger is written to, one a machine or shard; `main` when not given",	\
	    "NAME" }

/* What --archive names, or ENGROSS_ARCHIVE; NULL: neither does. */
const char *archive_path(void);
/* EG_EXIT_OK when there is one; else a usage message. */
int	 archive_is_named(const char *command);

/*
 * The archive of --archive, or of ENGROSS_ARCHIVE; NULL after a message, and
 * *status is then what to end with.
 */
struct eg_archive *archive_open(struct eg_diags *, int *status);
/*
 * The same, to tell its ledger something.  A time in the future is refused: it could not
 * be taken back, and nothing with an earlier one could follow it for as long.
 */
struct eg_archive *archive_open_to_tell(struct eg_diags *, int *status);
/* Now, or what --at says, as RFC 3339 in UTC. */
const char *archive_time(void);
/* Who archives, as --by and --address say, or else the writer; and a URI of theirs. */
void	 archive_by(struct eg_archive *, const char **user, const char **address);
/* Speaks, and gives back the status to end with; frees the diags. */
int	 archive_end(struct eg_archive *, struct eg_diags *, int status);
/* The object of an id or a case's number; NULL after a report. */
struct eg_inventory *archive_object(struct eg_archive *, const char *name,
	    struct eg_diags *);
/* Warns when a letter was withdrawn; true then. */
bool	 archive_warn_withdrawn(const struct eg_inventory *, struct eg_diags *);
/* The version of --version, or the newest; NULL after a report. */
const struct eg_ocfl_version *archive_version(const struct eg_inventory *,
	    struct eg_diags *);

/*
 * The object that holds a workspace's templates, schemas and fonts: its id from
 * a digest of all of them.  Archived when it is not yet.  NULL after a report.
 */
const char *archive_bundle(struct eg_archive *, struct eg_diags *);
/*
 * The directory that holds a bundle's files as a workspace does, when each of them is
 * right; NULL after a report.
 */
const char *archive_bundle_place(struct eg_archive *, const char *id, struct eg_diags *);

/* The verbs: operands after the verb, n of them; an exit status. */
int	 archive_init(const char *const *, int n);
int	 archive_add(const char *const *, int n);
int	 archive_get(const char *const *, int n);
int	 archive_list(const char *const *, int n);
int	 archive_history(const char *const *, int n);
int	 archive_verify(const char *const *, int n);
int	 archive_audit(const char *const *, int n);
int	 archive_mirror(const char *const *, int n);
int	 archive_export(const char *const *, int n);
int	 archive_rerender(const char *const *, int n);
int	 archive_find(const char *const *, int n);
int	 archive_index(const char *const *, int n);
int	 archive_hold(const char *const *, int n);
int	 archive_release(const char *const *, int n);
int	 archive_due(const char *const *, int n);
int	 archive_dispose(const char *const *, int n);
int	 archive_checkpoint(const char *const *, int n);
int	 archive_prove(const char *const *, int n);
int	 archive_verify_proof(const char *const *, int n);

/*
 * Signs and dates a kept checkpoint as --key, --tsa and --tsa-key ask; true when
 * they do not.
 */
bool	 archive_sign_checkpoint(struct eg_archive *, const char *path, struct eg_diags *);
/* Writes a kept checkpoint and what is beside it to --output, when that was given. */
bool	 archive_copy_checkpoint(struct eg_archive *, const char *path, struct eg_diags *);
/* Does the ledger have all that --checkpoint counts?  True when none was given. */
bool	 archive_keeps_checkpoint(struct eg_archive *, struct eg_diags *);
/* Whom --trust believes, with the help of --certificate; the caller frees both. */
bool	 archive_trust(struct eg_certificates **anchors, struct eg_certificates **helpers,
	    struct eg_diags *);
/* The checkpoint of --checkpoint and its text; false after a report. */
struct eg_checkpoint;
bool	 archive_checkpoint_given(struct eg_arena *, struct eg_checkpoint *, struct eg_buf *text,
	    struct eg_diags *);

#endif
