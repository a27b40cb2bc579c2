/*
 * archive_files.h - the files of an archived letter: those that made it or that it is,
 * and those that are written about it.
 */
#ifndef EG_CLI_ARCHIVE_FILES_H
#define EG_CLI_ARCHIVE_FILES_H

#include "archive/archive.h"
#include "archive_make.h"
#include "base/arena.h"

/* Something that was done to a letter, and by whom. */
struct archive_event {
	const char	*type;		/* of PREMIS' list of event types */
	const char	*detail, *reason;	/* reason NULL: none */
	const char	*time;		/* NULL: that of the version */
	const char	*agent;		/* an id of the sign-off policy; NULL: who archives */
};

/* What is told of a version besides its letter. */
struct archive_about {
	const char	*id;		/* of the object */
	const char	*bundle;	/* what it was made with: the object's id */
	const char	*time;		/* RFC 3339 */
	const char	*user, *address;	/* who archives, and a URI of theirs */
	const char	*reason;	/* of the version, or NULL */
	/* Of a letter that was issued: */
	uint32_t	 policy;	/* serial number of the sign-off policy; 0: none */
	const char	*seal;		/* SHA-256 of the certificate; NULL: no seal */
	const struct archive_event *event;	/* between creation and ingestion */
	size_t		 nevents;
};

/* Files on their way to an entry of the archive. */
struct archive_files {
	struct eg_archive_file	*file;
	size_t			 n, cap;
	struct eg_buf		 render, events;
};

/*
 * The record of a letter, with render.json (what made it, and digests of what went in
 * and came out) and events.xml (PREMIS 3).  What bytes point at stays the caller's.
 */
void	 archive_files_begin(struct archive_files *, const struct archive_letter *,
	    const struct archive_about *);
void	 archive_files_add(struct archive_files *, const char *path, const void *bytes,
	    size_t n, bool telling);
void	 archive_files_free(struct archive_files *);

/* What a render.json says; "" for what it does not. */
struct archive_rendered {
	const char	*bundle, *letter, *release;
	const char	*date;		/* of the letter */
};
bool	 archive_render_read(const struct eg_buf *, struct eg_arena *,
	    struct archive_rendered *);

#endif
