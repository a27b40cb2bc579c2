/*
 * child.h - a program that runs to its end while one of its calls or allocations fails
 * (shim.c), and how it ended.
 */
#ifndef FAULT_CHILD_H
#define FAULT_CHILD_H

#include <stdbool.h>
#include <sys/types.h>

/* BUILD has the shim; in SCRATCH it leaves word that the fault was met. */
void		 child_begin(const char *build, const char *scratch);

/*
 * Runs argv[0] until it, and all it forked that came to this process, have ended.
 *
 * fault, n	the N-th call that can fail so does; NULL: none
 * out, err	files for what it says; NULL: nobody reads it
 *
 * Returns its wait status.  A program that takes longer than two minutes ends by SIGALRM.
 */
int		 child_run(const char *const *argv, const char *fault, long n, const char *out,
		    const char *err);

/* Was there an N-th call, in the last child that had a fault? */
bool		 child_met_fault(void);

/* The wait status of a process that was forked. */
int		 child_wait(pid_t);

bool		 child_succeeded(int status);

/* What is wrong with its end; NULL when it ended by itself, or by the kill of a fault. */
const char	*child_died(int status);

/* cp -a; who cannot copy cannot test, and ends. */
void		 child_copy(const char *from, const char *to);

#endif
