/* passphrase.c - see passphrase.h. */
#include "passphrase.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* A byte at a time: what is behind the line is for whoever reads next. */
static bool
read_line(int fd, char out[EG_PASSPHRASE_MAX])
{
	size_t n = 0;
	ssize_t got;
	char c;

	while ((got = read(fd, &c, 1)) == 1 && c != '\n') {
		if (n + 1 >= EG_PASSPHRASE_MAX)
			return false;
		out[n++] = c;
	}
	if (n > 0 && out[n - 1] == '\r')
		n--;
	out[n] = '\0';
	return got == 1 || n > 0;
}

static bool
ask_person(const char *what, char out[EG_PASSPHRASE_MAX])
{
	int tty = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
	struct termios before, silent;
	bool ok;

	if (tty < 0)
		return false;
	if (tcgetattr(tty, &before) != 0) {
		close(tty);
		return false;
	}
	silent = before;
	silent.c_lflag &= ~(tcflag_t)ECHO;
	tcsetattr(tty, TCSAFLUSH, &silent);
	dprintf(tty, "%s: ", what);
	ok = read_line(tty, out);
	dprintf(tty, "\n");
	tcsetattr(tty, TCSAFLUSH, &before);
	close(tty);
	return ok;
}

bool
passphrase_ask(void *data, const char *what, char out[EG_PASSPHRASE_MAX])
{
	const struct passphrase *p = data;

	return p->fd >= 0 ? read_line(p->fd, out) : ask_person(what, out);
}
