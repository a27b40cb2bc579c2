/*
 * packet.h - values in a row, from a worker to who asked it.
 */
#ifndef EG_CLI_PACKET_H
#define EG_CLI_PACKET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

void	 packet_number(struct eg_buf *, uint32_t);
void	 packet_bytes(struct eg_buf *, const void *bytes, size_t n);
/* NULL is kept apart from "". */
void	 packet_text(struct eg_buf *, const char *);

/* What is left of a packet.  Reading past its end sets cut, and gives 0 or NULL. */
struct packet {
	const char	*at;
	size_t		 n;
	bool		 cut;
};

uint32_t packet_take_number(struct packet *);
/* In the arena, a NUL behind; *n may be NULL. */
const char *packet_take_bytes(struct packet *, struct eg_arena *, size_t *n);
const char *packet_take_text(struct packet *, struct eg_arena *);
/* A number of things, each of at least one byte: never more than there could be. */
uint32_t packet_take_count(struct packet *);

#endif
