# engross: case files to official letters.
#
#   make demo      install what is missing, build, check and render two samples
#   make check     the same set-up, then every test
#   make           build only            make help lists the rest
#
# One file, no recursion.  mode=release|asan|debug, each in build/ or
# build/MODE; config.mk, if there is one, is for the machine at hand.

mode ?= release
-include config.mk

CC     ?= cc
OUT    := $(if $(filter release,$(mode)),build,build/$(mode))

# === THE PIPELINE, ONE FOLDER A STAGE, IN THE ORDER A LETTER PASSES ========
STAGES := base model xml text crypt pdf intake rules merge fo layout paint \
          seal sign archive
SRC    := $(foreach s,$(STAGES),$(sort $(wildcard pipeline/$(s)/*.c))) \
          $(wildcard pipeline/engross.c)
CLI    := $(sort $(wildcard pipeline/cli/*.c))

PKGS   := libxml-2.0 libxslt cairo cairo-ft freetype2 harfbuzz icu-uc libpng \
          libjpeg popt libcrypto
warn   := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
          -Wpointer-arith -Wwrite-strings -Wvla -Werror
flags-release := -O2 -g
flags-debug   := -O0 -g
flags-asan    := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all \
                 -fno-omit-frame-pointer
CPPFLAGS := -D_GNU_SOURCE -Ipipeline
PKGCFLAGS = $(shell pkg-config --cflags $(PKGS))
PKGLIBS   = $(shell pkg-config --libs $(PKGS)) -lhyphen -lm
CFLAGS  ?= $(flags-$(mode))
ALLCFLAGS = -std=c11 $(warn) $(CFLAGS)

OBJ    := $(SRC:%.c=$(OUT)/%.o)
CLIOBJ := $(CLI:%.c=$(OUT)/%.o)
UNIT   := $(patsubst tests/unit/%.c,$(OUT)/unit/%,$(sort $(wildcard tests/unit/test_*.c)))

all: $(OUT)/libengross.a $(if $(CLI),$(OUT)/engross) fonts

$(OUT)/engross: $(CLIOBJ) $(OUT)/libengross.a
	$(CC) $(ALLCFLAGS) -o $@ $(CLIOBJ) $(OUT)/libengross.a $(PKGLIBS)

$(OUT)/libengross.a: $(OBJ)
	rm -f $@ && $(AR) rcD $@ $^

$(OUT)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(PKGCFLAGS) $(ALLCFLAGS) -MMD -MP -c -o $@ $<

$(OUT)/unit/%: tests/unit/%.c $(OUT)/libengross.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(PKGCFLAGS) $(ALLCFLAGS) -MMD -MP -o $@ $< $(OUT)/libengross.a \
	    $(PKGLIBS) -lcmocka

# === TESTS =================================================================
unit: $(UNIT:%=%.run)
$(OUT)/unit/%.run: $(OUT)/unit/% FORCE
	@$< 2>$<.log >/dev/null || { cat $<.log; echo "unit $* failed"; exit 1; }
	@echo "unit $*: ok"

check: unit

clean:
	rm -rf build

FORCE:
.PHONY: all check unit clean fonts FORCE
fonts:

-include $(OBJ:.o=.d) $(CLIOBJ:.o=.d) $(UNIT:%=%.d)
