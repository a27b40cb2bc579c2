/* packet.c - see packet.h. */
#include "packet.h"

#include <string.h>

#define NONE	UINT32_MAX

void
packet_number(struct eg_buf *b, uint32_t v)
{
	eg_buf_add(b, &v, sizeof(v));
}

void
packet_bytes(struct eg_buf *b, const void *bytes, size_t n)
{
	packet_number(b, (uint32_t)n);
	eg_buf_add(b, bytes, n);
}

void
packet_text(struct eg_buf *b, const char *s)
{
	if (s == NULL)
		packet_number(b, NONE);
	else
		packet_bytes(b, s, strlen(s));
}

uint32_t
packet_take_number(struct packet *p)
{
	uint32_t v = 0;

	if (p->n < sizeof(v)) {
		p->cut = true;
		return 0;
	}
	memcpy(&v, p->at, sizeof(v));
	p->at += sizeof(v);
	p->n -= sizeof(v);
	return v;
}

const char *
packet_take_bytes(struct packet *p, struct eg_arena *a, size_t *n)
{
	uint32_t size = packet_take_number(p);
	const char *s;

	if (n != NULL)
		*n = 0;
	if (size == NONE || p->cut)
		return NULL;
	if (size > p->n) {
		p->cut = true;
		return NULL;
	}
	s = eg_arena_strndup(a, p->at, size);
	p->at += size;
	p->n -= size;
	if (n != NULL)
		*n = size;
	return s;
}

const char *
packet_take_text(struct packet *p, struct eg_arena *a)
{
	return packet_take_bytes(p, a, NULL);
}

uint32_t
packet_take_count(struct packet *p)
{
	uint32_t n = packet_take_number(p);

	if (n <= p->n)
		return n;
	p->cut = true;
	return 0;
}
