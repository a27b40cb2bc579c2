/*
 * fo_initial.h - the initial values of the properties (XSL 1.1, section 7), as
 * the initializer of a struct eg_style: what refinement starts from, and what
 * the dump leaves out.
 */
#ifndef EG_MODEL_FO_INITIAL_H
#define EG_MODEL_FO_INITIAL_H

#include "model/fo.h"

#define EG_FO_BLACK	{ 0, 0, 0, 255 }
/* border-width "medium" is 1 pt here, and font-size "medium" 12 pt. */
#define EG_FO_MEDIUM	{ .style = EG_STYLE_NONE, .color = EG_FO_BLACK, .width = EG_PT(1) }
#define EG_FO_ZERO	{ .kind = EG_SIZE_LENGTH }

/* sans-serif */
extern const char *const eg_fo_initial_family[];

#define EG_FO_INITIAL_STYLE { \
	.family = eg_fo_initial_family, \
	.font_size = EG_PT(12), \
	.font_weight = 400, \
	.language = "", .country = "", .script = "", \
	.line_height = 14746, \
	.line_height_max = true, \
	.text_align = EG_ALIGN_START, \
	.text_align_last = EG_ALIGN_RELATIVE, \
	.text_indent = EG_FO_ZERO, .last_line_end_indent = EG_FO_ZERO, \
	.decoration_color = EG_FO_BLACK, \
	.hyphenation_remain = 2, .hyphenation_push = 2, \
	.hyphenation_character = '-', \
	.color = EG_FO_BLACK, \
	.background_repeat_x = true, .background_repeat_y = true, \
	.background_x = EG_FO_ZERO, .background_y = EG_FO_ZERO, \
	.border = { EG_FO_MEDIUM, EG_FO_MEDIUM, EG_FO_MEDIUM, EG_FO_MEDIUM }, \
	.padding = { { .width = EG_FO_ZERO }, { .width = EG_FO_ZERO }, { .width = EG_FO_ZERO }, \
	    { .width = EG_FO_ZERO } }, \
	.start_indent = EG_FO_ZERO, .end_indent = EG_FO_ZERO, \
	.widows = 2, .orphans = 2, \
	.border_collapse = true, \
	.provisional_distance = EG_PT(24), .provisional_separation = EG_PT(6), \
	.leader_length = { EG_FO_ZERO, { .kind = EG_SIZE_LENGTH, .len = EG_PT(12) }, \
	    { .kind = EG_SIZE_LENGTH, .percent = 100000 } }, \
	.rule_style = EG_STYLE_SOLID, \
	.rule_thickness = EG_PT(1), \
}

#endif
