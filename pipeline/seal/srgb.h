/* srgb.h - the sRGB colour space as an ICC profile, as /FlateDecode has it. */
#ifndef EG_SEAL_SRGB_H
#define EG_SEAL_SRGB_H

#include <stddef.h>

extern const unsigned char eg_srgb_profile[];
extern const size_t eg_srgb_profile_size;

#endif
