/*
 * archive_files.h - the files of an archived letter that are written about it.
 */
#ifndef EG_CLI_ARCHIVE_FILES_H
#define EG_CLI_ARCHIVE_FILES_H

#include "archive_make.h"
#include "base/arena.h"

/*
 * render.json: what made the letter (the bundle's id, this engross, the
 * letter format), and digests of what went in and came out.
 */
void	 archive_render_json(const struct archive_letter *, const char *bundle,
	    struct eg_buf *);
/* The bundle that a render.json names, and the format and release; "" for none. */
bool	 archive_render_read(const struct eg_buf *, struct eg_arena *,
	    const char **bundle, const char **letter, const char **release);
/*
 * events.xml: PREMIS 3, what was done and by whom: rendering, judging,
 * digests, ingestion.
 */
void	 archive_events_xml(const struct archive_letter *, const char *id,
	    const char *time, const char *agent, const char *address,
	    const char *reason, struct eg_buf *);

#endif
