/*
 * xsd_file.h - the files a schema is made of, kept as they were read.
 *
 * Between the xsd and schema files of this folder.
 */
#ifndef EG_XML_XSD_FILE_H
#define EG_XML_XSD_FILE_H

#include "xml/document.h"

struct eg_xsd_file {
	const char	*path;		/* absolute */
	const char	*name;		/* as the user would name it */
	struct eg_text	*text;
};

struct eg_xsd_files {
	struct eg_arena		*arena;
	const char		*real;	/* the first one's path, absolute */
	const char		*user;	/* and as the user gave it */
	struct eg_xsd_file	*file;
	size_t			 n;
};

struct eg_xsd;

/* The files of a compiled schema, in the order they were read. */
const struct eg_xsd_files *eg_xsd_files(const struct eg_xsd *);

#endif
