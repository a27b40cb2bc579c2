/*
 * passphrase.h - words that open keys: from a descriptor or a person, never from the
 * command line or the environment, where others see them.
 */
#ifndef EG_CLI_PASSPHRASE_H
#define EG_CLI_PASSPHRASE_H

#include "crypt/key.h"

struct passphrase {
	int	 fd;		/* a line each is read from it; -1: the terminal asks */
};

/* An eg_passphrase_fn; data is a struct passphrase. */
bool	 passphrase_ask(void *data, const char *what, char out[EG_PASSPHRASE_MAX]);

#endif
