/* fo_dump.c - the tree of formatting objects as text; see fo.h. */
