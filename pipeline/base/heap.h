/* heap.h - how malloc gets memory of the kernel in a program that makes letters. */
#ifndef EG_BASE_HEAP_H
#define EG_BASE_HEAP_H

/* Once, before much is allocated.  What the kernel cannot do it leaves out. */
void	 eg_heap_begin(void);

#endif
