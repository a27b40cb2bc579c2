/* color.c - names and notations of colours; see value.h. */
#include <string.h>

#include "base/suggest.h"
#include "fo/value.h"

struct named_color {
	const char	*name;
	uint32_t	 rgb;
};

/* SVG 1.1, 4.4; sorted. */
static const struct named_color colors[] = {
	{ "aliceblue", 0xf0f8ff }, { "antiquewhite", 0xfaebd7 },
	{ "aqua", 0x00ffff }, { "aquamarine", 0x7fffd4 }, { "azure", 0xf0ffff },
	{ "beige", 0xf5f5dc }, { "bisque", 0xffe4c4 }, { "black", 0x000000 },
	{ "blanchedalmond", 0xffebcd }, { "blue", 0x0000ff },
	{ "blueviolet", 0x8a2be2 }, { "brown", 0xa52a2a },
	{ "burlywood", 0xdeb887 }, { "cadetblue", 0x5f9ea0 },
	{ "chartreuse", 0x7fff00 }, { "chocolate", 0xd2691e },
	{ "coral", 0xff7f50 }, { "cornflowerblue", 0x6495ed },
	{ "cornsilk", 0xfff8dc }, { "crimson", 0xdc143c }, { "cyan", 0x00ffff },
	{ "darkblue", 0x00008b }, { "darkcyan", 0x008b8b },
	{ "darkgoldenrod", 0xb8860b }, { "darkgray", 0xa9a9a9 },
	{ "darkgreen", 0x006400 }, { "darkgrey", 0xa9a9a9 },
	{ "darkkhaki", 0xbdb76b }, { "darkmagenta", 0x8b008b },
	{ "darkolivegreen", 0x556b2f }, { "darkorange", 0xff8c00 },
	{ "darkorchid", 0x9932cc }, { "darkred", 0x8b0000 },
	{ "darksalmon", 0xe9967a }, { "darkseagreen", 0x8fbc8f },
	{ "darkslateblue", 0x483d8b }, { "darkslategray", 0x2f4f4f },
	{ "darkslategrey", 0x2f4f4f }, { "darkturquoise", 0x00ced1 },
	{ "darkviolet", 0x9400d3 }, { "deeppink", 0xff1493 },
	{ "deepskyblue", 0x00bfff }, { "dimgray", 0x696969 },
	{ "dimgrey", 0x696969 }, { "dodgerblue", 0x1e90ff },
	{ "firebrick", 0xb22222 }, { "floralwhite", 0xfffaf0 },
	{ "forestgreen", 0x228b22 }, { "fuchsia", 0xff00ff },
	{ "gainsboro", 0xdcdcdc }, { "ghostwhite", 0xf8f8ff }, { "gold", 0xffd700 },
	{ "goldenrod", 0xdaa520 }, { "gray", 0x808080 }, { "green", 0x008000 },
	{ "greenyellow", 0xadff2f }, { "grey", 0x808080 }, { "honeydew", 0xf0fff0 },
	{ "hotpink", 0xff69b4 }, { "indianred", 0xcd5c5c }, { "indigo", 0x4b0082 },
	{ "ivory", 0xfffff0 }, { "khaki", 0xf0e68c }, { "lavender", 0xe6e6fa },
	{ "lavenderblush", 0xfff0f5 }, { "lawngreen", 0x7cfc00 },
	{ "lemonchiffon", 0xfffacd }, { "lightblue", 0xadd8e6 },
	{ "lightcoral", 0xf08080 }, { "lightcyan", 0xe0ffff },
	{ "lightgoldenrodyellow", 0xfafad2 }, { "lightgray", 0xd3d3d3 },
	{ "lightgreen", 0x90ee90 }, { "lightgrey", 0xd3d3d3 },
	{ "lightpink", 0xffb6c1 }, { "lightsalmon", 0xffa07a },
	{ "lightseagreen", 0x20b2aa }, { "lightskyblue", 0x87cefa },
	{ "lightslategray", 0x778899 }, { "lightslategrey", 0x778899 },
	{ "lightsteelblue", 0xb0c4de }, { "lightyellow", 0xffffe0 },
	{ "lime", 0x00ff00 }, { "limegreen", 0x32cd32 }, { "linen", 0xfaf0e6 },
	{ "magenta", 0xff00ff }, { "maroon", 0x800000 },
	{ "mediumaquamarine", 0x66cdaa }, { "mediumblue", 0x0000cd },
	{ "mediumorchid", 0xba55d3 }, { "mediumpurple", 0x9370db },
	{ "mediumseagreen", 0x3cb371 }, { "mediumslateblue", 0x7b68ee },
	{ "mediumspringgreen", 0x00fa9a }, { "mediumturquoise", 0x48d1cc },
	{ "mediumvioletred", 0xc71585 }, { "midnightblue", 0x191970 },
	{ "mintcream", 0xf5fffa }, { "mistyrose", 0xffe4e1 },
	{ "moccasin", 0xffe4b5 }, { "navajowhite", 0xffdead }, { "navy", 0x000080 },
	{ "oldlace", 0xfdf5e6 }, { "olive", 0x808000 }, { "olivedrab", 0x6b8e23 },
	{ "orange", 0xffa500 }, { "orangered", 0xff4500 }, { "orchid", 0xda70d6 },
	{ "palegoldenrod", 0xeee8aa }, { "palegreen", 0x98fb98 },
	{ "paleturquoise", 0xafeeee }, { "palevioletred", 0xdb7093 },
	{ "papayawhip", 0xffefd5 }, { "peachpuff", 0xffdab9 }, { "peru", 0xcd853f },
	{ "pink", 0xffc0cb }, { "plum", 0xdda0dd }, { "powderblue", 0xb0e0e6 },
	{ "purple", 0x800080 }, { "red", 0xff0000 }, { "rosybrown", 0xbc8f8f },
	{ "royalblue", 0x4169e1 }, { "saddlebrown", 0x8b4513 },
	{ "salmon", 0xfa8072 }, { "sandybrown", 0xf4a460 },
	{ "seagreen", 0x2e8b57 }, { "seashell", 0xfff5ee }, { "sienna", 0xa0522d },
	{ "silver", 0xc0c0c0 }, { "skyblue", 0x87ceeb }, { "slateblue", 0x6a5acd },
	{ "slategray", 0x708090 }, { "slategrey", 0x708090 }, { "snow", 0xfffafa },
	{ "springgreen", 0x00ff7f }, { "steelblue", 0x4682b4 }, { "tan", 0xd2b48c },
	{ "teal", 0x008080 }, { "thistle", 0xd8bfd8 }, { "tomato", 0xff6347 },
	{ "turquoise", 0x40e0d0 }, { "violet", 0xee82ee }, { "wheat", 0xf5deb3 },
	{ "white", 0xffffff }, { "whitesmoke", 0xf5f5f5 }, { "yellow", 0xffff00 },
	{ "yellowgreen", 0x9acd32 },
};

/* CSS 2, 18.2, as one desktop has them: paper has no desktop to ask; sorted. */
static const struct named_color system_colors[] = {
	{ "activeborder", 0xb4b4b4 }, { "activecaption", 0x99b4d1 },
	{ "appworkspace", 0xababab }, { "background", 0x000000 },
	{ "buttonface", 0xf0f0f0 }, { "buttonhighlight", 0xffffff },
	{ "buttonshadow", 0xa0a0a0 }, { "buttontext", 0x000000 },
	{ "captiontext", 0x000000 }, { "graytext", 0x6d6d6d },
	{ "highlight", 0x0078d7 }, { "highlighttext", 0xffffff },
	{ "inactiveborder", 0xf4f7fc }, { "inactivecaption", 0xbfcddb },
	{ "inactivecaptiontext", 0x434e54 }, { "infobackground", 0xffffe1 },
	{ "infotext", 0x000000 }, { "menu", 0xf0f0f0 }, { "menutext", 0x000000 },
	{ "scrollbar", 0xc8c8c8 }, { "threeddarkshadow", 0x696969 },
	{ "threedface", 0xf0f0f0 }, { "threedhighlight", 0xffffff },
	{ "threedlightshadow", 0xe3e3e3 }, { "threedshadow", 0xa0a0a0 },
	{ "window", 0xffffff }, { "windowframe", 0x646464 },
	{ "windowtext", 0x000000 },
};

#define LONGEST_NAME	24

static bool
find(const struct named_color *table, size_t count, const char *s, size_t n,
    struct eg_color *out)
{
	size_t low = 0, high = count, middle, i;
	char name[LONGEST_NAME + 1];
	int order;

	if (n > LONGEST_NAME)
		return false;
	for (i = 0; i < n; i++)
		name[i] = s[i] >= 'A' && s[i] <= 'Z' ? (char)(s[i] - 'A' + 'a') : s[i];
	name[n] = '\0';
	while (low < high) {
		middle = (low + high) / 2;
		order = strcmp(name, table[middle].name);
		if (order == 0) {
			out->r = (uint8_t)(table[middle].rgb >> 16);
			out->g = (uint8_t)(table[middle].rgb >> 8);
			out->b = (uint8_t)table[middle].rgb;
			out->a = 255;
			return true;
		}
		if (order > 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

static int
hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* "#rgb", "#rrggbb" and, with alpha, "#rgba" and "#rrggbbaa". */
static bool
read_hex(const char *s, size_t n, struct eg_color *out)
{
	uint8_t part[4] = { 0, 0, 0, 255 };
	size_t i, wide = n > 4 ? 2 : 1;
	int high, low;

	if (n != 3 && n != 4 && n != 6 && n != 8)
		return false;
	for (i = 0; i < n / wide; i++) {
		high = hex(s[i * wide]);
		low = hex(s[i * wide + wide - 1]);
		if (high < 0 || low < 0)
			return false;
		part[i] = (uint8_t)(high * 16 + low);
	}
	*out = (struct eg_color){ part[0], part[1], part[2], part[3] };
	return true;
}

bool
eg_color_read(const char *s, size_t n, struct eg_color *out)
{
	if (n > 0 && s[0] == '#')
		return read_hex(s + 1, n - 1, out);
	if (n == strlen("transparent") && memcmp(s, "transparent", n) == 0) {
		*out = (struct eg_color){ 0, 0, 0, 0 };
		return true;
	}
	return find(colors, sizeof(colors) / sizeof(colors[0]), s, n, out);
}

bool
eg_color_system(const char *s, size_t n, struct eg_color *out)
{
	return find(system_colors, sizeof(system_colors) / sizeof(system_colors[0]),
	    s, n, out);
}

const char *
eg_color_suggest(const char *name)
{
	const char *names[sizeof(colors) / sizeof(colors[0])];
	size_t i, n = sizeof(colors) / sizeof(colors[0]);

	for (i = 0; i < n; i++)
		names[i] = colors[i].name;
	return eg_suggest(name, names, n);
}
