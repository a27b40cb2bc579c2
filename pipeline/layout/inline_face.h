/*
 * inline_face.h - which face sets which character of a paragraph, and what is
 * said when none does.
 */
#ifndef EG_LAYOUT_INLINE_FACE_H
#define EG_LAYOUT_INLINE_FACE_H

#include "layout/inline.h"

/*
 * The face for a character in text of this setting: its own, or the first
 * fallback that has it.  A combining mark stays in the current face when that
 * has it.  A character of no font is left to the setting's face; all of an
 * object's are reported at once (eg_inline_report_missing).
 */
const struct eg_face *eg_inline_face(struct eg_para *, const struct eg_fo *,
	    const struct eg_setting *, uint32_t c, const struct eg_face *current);

/* The same setting in another face; made on first use. */
const struct eg_setting *eg_inline_fallback(struct eg_para *,
	    const struct eg_setting *, const struct eg_face *);

/*
 * G6002 when the atoms from `first` on are one word whose Latin letters come
 * from different faces.
 */
void	eg_inline_warn_mixed(struct eg_para *, const struct eg_fo *, uint32_t first);

/* G6001, one message an object, for every character no font has. */
void	eg_inline_report_missing(struct eg_para *);

#endif
