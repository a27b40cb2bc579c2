/* area.c - the area tree as a structure; its text form is in area_dump.c. */
#include "model/area.h"

#include <string.h>

void
eg_area_add(struct eg_area *parent, struct eg_area *child)
{
	child->parent = parent;
	child->next = NULL;
	if (parent->last == NULL)
		parent->first = child;
	else
		parent->last->next = child;
	parent->last = child;
}

/* Which physical side each of before, after, start, end is (7.27.7). */
static const uint8_t physical[][4] = {
	[EG_LR_TB] = { EG_TOP, EG_BOTTOM, EG_LEFT, EG_RIGHT },
	[EG_RL_TB] = { EG_TOP, EG_BOTTOM, EG_RIGHT, EG_LEFT },
	[EG_TB_RL] = { EG_RIGHT, EG_LEFT, EG_TOP, EG_BOTTOM },
};

void
eg_area_borders(const struct eg_area *a, struct eg_border border[4])
{
	const struct eg_border *own;

	memset(border, 0, 4 * sizeof(*border));
	if (a->style == NULL)
		return;
	own = a->borders != NULL ? a->borders : a->style->border;
	for (int side = 0; side < 4; side++)
		if (a->edges & 1 << side)
			border[physical[a->style->writing_mode][side]] = own[side];
}

void
eg_area_insets(const struct eg_area *a, eg_len inset[4])
{
	struct eg_border border[4];
	eg_len base = a->parent != NULL ? a->parent->width : a->width;

	eg_area_borders(a, border);
	for (int i = 0; i < 4; i++)
		inset[i] = border[i].width;
	if (a->style == NULL)
		return;
	for (int side = 0; side < 4; side++)
		if (a->edges & 1 << side)
			inset[physical[a->style->writing_mode][side]] +=
			    eg_size_of(a->style->padding[side].width, base);
}

bool
eg_area_decorates(const struct eg_area *a)
{
	struct eg_border b[4];

	if (a->style == NULL || a->style->hidden)
		return false;
	if (a->style->background.a != 0 || a->image != NULL)
		return true;
	eg_area_borders(a, b);
	for (int i = 0; i < 4; i++)
		if (b[i].width > 0)
			return true;
	return false;
}

/* (x, y) of a frame turned by `turn`, in what it was turned from. */
static void
turned(int turn, eg_len x, eg_len y, eg_len *to_x, eg_len *to_y)
{
	*to_x = turn == 90 ? y : turn == 180 ? -x : turn == 270 ? -y : x;
	*to_y = turn == 90 ? -x : turn == 180 ? -y : turn == 270 ? x : y;
}

struct eg_frame
eg_frame_of(struct eg_frame f, const struct eg_area *a)
{
	eg_len in[4], x = a->x, y = a->y, dx, dy;

	if (a->turn != 0) {
		/* The corner the children's content corner goes to ... */
		eg_area_insets(a, in);
		x += a->turn == 90 ? in[EG_LEFT] : a->width - in[EG_RIGHT];
		y += a->turn == 270 ? in[EG_TOP] : a->height - in[EG_BOTTOM];
		/* ... less its own place in their coordinates. */
		turned(a->turn, in[EG_LEFT], in[EG_TOP], &dx, &dy);
		x -= dx;
		y -= dy;
	}
	turned(f.turn, x, y, &dx, &dy);
	return (struct eg_frame){ f.x + dx, f.y + dy,
	    (int16_t)((f.turn + a->turn) % 360) };
}

struct eg_rect
eg_frame_rect(struct eg_frame f, struct eg_rect r)
{
	eg_len x1, y1, x2, y2;

	turned(f.turn, r.x, r.y, &x1, &y1);
	turned(f.turn, r.x + r.width, r.y + r.height, &x2, &y2);
	return (struct eg_rect){
	    .x = f.x + (x1 < x2 ? x1 : x2), .y = f.y + (y1 < y2 ? y1 : y2),
	    .width = x1 < x2 ? x2 - x1 : x1 - x2,
	    .height = y1 < y2 ? y2 - y1 : y1 - y2 };
}
