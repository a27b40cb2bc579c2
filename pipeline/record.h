/*
 * record.h - the lists of a record (eg_record), as they are told of one by one.  Internal
 * to the conductor.
 */
#ifndef EG_RECORD_H
#define EG_RECORD_H

#include "engross.h"

/* Each copies what it is told; record is a struct eg_record. */
void	 record_decision(void *record, const char *words, const char *decision);
void	 record_attestation(void *record, const char *id, const char *words, bool of_case);
void	 record_made_with(void *record, const char *name, const char *sha512);
/* Takes all of them away: a letter that is merged again tells them again. */
void	 record_forget(struct eg_record *);

#endif
