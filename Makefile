# engross: case files to official letters.
#
#   make demo      install what is missing, build; a letter from case to archive
#   make check     the same set-up, then every test
#   make           build only
#   make install   the command, its templates, schemas and fonts, the library
#                  and the manual, under PREFIX (/usr/local) and DESTDIR;
#                  make uninstall takes them away again
#
#   make tests     what this build must pass; each part is a target as well:
#                  unit golden rules samples same-bytes cli attacks hostile
#                  private public batch-kill docs man install-test newcomer-test
#                  check-floors check-codes check-words fault-sample
#   make replay fuzz fault
#                  any bytes at all; every call fails, or is the last
#   make conformance conformance-sign
#                  by the standards' suites, and by programs of others, which
#                  make judges fetches
#   make bench bench-rules bench-archive
#                  how fast it is
#   make accept accept-cli accept-findings
#                  what it gives now is right
#
# V=1 shows whole commands, -s no compiler at all.  mode=release|debug|asan|
# clang, each in build/ or build/MODE; config.mk, if there is one, is for the
# machine at hand.

mode ?= release
-include config.mk

CC     ?= cc
OUT    := $(if $(filter release,$(mode)),build,build/$(mode))

# === THE PIPELINE, ONE FOLDER A STAGE, IN THE ORDER A LETTER PASSES ========
STAGES := base model xml text crypt json pdf intake rules merge fo layout paint \
          seal sign signoff verify review archive redact
SRC    := $(foreach s,$(STAGES),$(sort $(wildcard pipeline/$(s)/*.c pipeline/$(s)/*/*.c))) \
          $(sort $(wildcard pipeline/*.c))
CLI    := $(sort $(wildcard pipeline/cli/*.c))

PKGS   := libxml-2.0 libxslt zlib cairo cairo-ft freetype2 harfbuzz icu-uc libpng \
          libjpeg popt jansson libcrypto sqlite3
warn   := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
          -Wpointer-arith -Wwrite-strings -Wvla -Werror
flags-release := -O2 -g
flags-debug   := -O0 -g
flags-clang   := -O2 -g
flags-fuzz    := -O1 -g -fsanitize=fuzzer-no-link,address,undefined \
                 -fno-sanitize-recover=all
flags-asan    := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all \
                 -fno-omit-frame-pointer
CPPFLAGS := -D_GNU_SOURCE -Ipipeline
# Asked once, when first needed: pkg-config itself may have to be installed.
PKGCFLAGS = $(eval PKGCFLAGS := $$(shell pkg-config --cflags $(PKGS)))$(PKGCFLAGS)
PKGLIBS   = $(eval PKGLIBS := $$(shell pkg-config --libs $(PKGS)) -lhyphen -lm)$(PKGLIBS)
CFLAGS  ?= $(flags-$(mode))
ALLCFLAGS = -std=c11 $(warn) $(CFLAGS)

silent := $(findstring s,$(firstword -$(MAKEFLAGS)))
Q      := $(if $(V),,@)
say     = $(if $(V)$(silent),,@echo "  $(1)	$@")

# A make for a part of the work.  Building takes all processors, unless -j was
# given; running tests does not.
again   = $(MAKE) --no-print-directory $(if $(V),,-s)
build   = $(again) $(if $(filter -j%,$(MAKEFLAGS)),,-j$(shell nproc))

OBJ    := $(SRC:%.c=$(OUT)/%.o)
CLIOBJ := $(CLI:%.c=$(OUT)/%.o)
UNIT   := $(patsubst tests/unit/%.c,$(OUT)/unit/%,$(sort $(wildcard tests/unit/test_*.c)))

FUZZ   := $(patsubst tests/fuzz/fuzz_%.c,%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
MAN    := $(patsubst docs/%.scd,build/man/%,$(sort $(wildcard docs/*.scd)))

all: $(OUT)/engross fonts $(MAN)

$(OUT)/engross: $(CLIOBJ) $(OUT)/libengross.a
	$(call say,LINK)
	$(Q)$(CC) $(ALLCFLAGS) -o $@ $(CLIOBJ) $(OUT)/libengross.a $(PKGLIBS)

$(OUT)/libengross.a: $(OBJ)
	$(call say,AR)
	$(Q)rm -f $@ && $(AR) rcD $@ $^

# What Debian must have, once: the stamps stand for "installed".
build/.setup-%: .ci/packages.txt .ci/setup
	@mkdir -p $(@D)
	@.ci/setup $*
	@touch $@

$(OBJ) $(CLIOBJ): | build/.setup-build

$(OUT)/%.o: %.c
	@mkdir -p $(@D)
	$(call say,CC)
	$(Q)$(CC) $(CPPFLAGS) $(PKGCFLAGS) $(ALLCFLAGS) -MMD -MP -c -o $@ $<

$(OUT)/unit/%: tests/unit/%.c $(OUT)/libengross.a | build/.setup-test
	@mkdir -p $(@D)
	$(call say,TEST)
	$(Q)$(CC) $(CPPFLAGS) $(PKGCFLAGS) $(ALLCFLAGS) -MMD -MP -o $@ $< $(OUT)/libengross.a \
	    $(PKGLIBS) -lcmocka

# === FONTS: exact files of Debian packages, hinting dropped ================
fonts: build/fonts/manifest.tsv
build/fonts/manifest.tsv: fonts/manifest.tsv fonts/copy.sh | build/.setup-build
	$(call say,FONTS)
	$(Q)sh fonts/copy.sh fonts/manifest.tsv build/fonts

# === TESTS =================================================================
# Made on the way to a .run, but kept.
.SECONDARY: $(UNIT)
unit: $(UNIT:%=%.run)
	@echo "units: $(words $(UNIT)) ok"
# A library of tokens with moods (PKCS #11), for test_token.
$(OUT)/token/moody.so: tests/token/moody.c pipeline/crypt/pkcs11.h
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS) -std=c11 $(warn) -O1 -shared -fPIC -o $@ $< -ldl
$(OUT)/unit/test_token.run: $(OUT)/token/moody.so
$(OUT)/unit/%.run: $(OUT)/unit/% build/fonts/manifest.tsv FORCE
	@$< 2>$<.log >/dev/null || { cat $<.log; echo "unit $* failed"; exit 1; }
	$(if $(silent),,@echo "unit $*: ok")

# --- the rule core: our own cases, and the public suite where it is at hand
RULETESTS := $(patsubst tests/rules/%.c,$(OUT)/rules/%,$(sort $(wildcard tests/rules/*.c)))
$(OUT)/rules/%: tests/rules/%.c $(OUT)/libengross.a | build/.setup-test
	@mkdir -p $(@D)
	$(call say,TEST)
	$(Q)$(CC) $(CPPFLAGS) $(PKGCFLAGS) $(ALLCFLAGS) -MMD -MP -o $@ $< $(OUT)/libengross.a \
	    $(PKGLIBS)

# Every rulebook, schemas/DOMAIN/rulebook, and what is found in its samples.
# What lint warns of is in build/rules/lint.txt.
DOMAINS := $(patsubst schemas/%/rulebook,%,$(sort $(wildcard schemas/*/rulebook)))
cases    = $(shell grep -l urn:engross:$(1):1 samples/*/case.xml | LC_ALL=C sort)
rules: all $(OUT)/rules/cases $(OUT)/rules/feel $(OUT)/rules/derive $(OUT)/rules/language $(DOMAINS:%=$(OUT)/rules/%.findings)
	@$(OUT)/rules/feel tests/rules/dmn/feel.txt
	@$(OUT)/rules/derive tests/rules/dmn/models.xml
	@$(OUT)/rules/derive -m $(or $(MUTANTS),50) tests/rules/dmn/models.xml
	@$(OUT)/rules/cases $(OUT)/rules/scratch $(sort $(wildcard tests/rules/schematron/*.xml))
	@$(OUT)/engross check -q samples/*/case.xml --report svrl -o $(OUT)/rules/scratch/ 2>/dev/null; \
	    xmllint --noout --nonet --relaxng tests/rules/svrl.rng $(OUT)/rules/scratch/*.svrl 2>&1 | \
	    grep -v ' validates$$' && exit 1; echo "reports of Schematron: valid"
	@$(OUT)/engross rules test
	@$(OUT)/engross rules cover
	@$(OUT)/engross rules lint 2>$(OUT)/rules/lint.txt || { cat $(OUT)/rules/lint.txt; exit 1; }
	@$(OUT)/engross rules trace >$(OUT)/rules/trace.txt && echo "law, rules, tests: nothing hangs loose"
	@$(OUT)/engross rules mutate
	@for d in $(DOMAINS); do \
	    diff -u tests/rules/$$d/findings.txt $(OUT)/rules/$$d.findings || { \
	    echo "the samples' findings changed; if rightly so: make accept-findings"; exit 1; }; \
	    echo "findings of $$(grep -c '^samples' $(OUT)/rules/$$d.findings) samples of $$d: ok"; \
	done
	@tests/rules/imr/language --build $(OUT) > $(OUT)/rules/language.txt || { \
	    cat $(OUT)/rules/language.txt; exit 1; }
	@echo "rules about words, on published letters: ok"
	@for f in calendars law phrases checklist; do \
	    xmllint --noout --nonet --schema schemas/rulebook/$$f.xsd \
	    schemas/*/rulebook/$$f.xml 2>&1 | grep -v ' validates$$' && exit 1; \
	done; echo "registers beside rulebooks: valid"
$(OUT)/rules/%.findings: $(OUT)/rules/judge FORCE
	@$< schemas/$*/rulebook $(call cases,$*) > $@
accept-findings: $(DOMAINS:%=$(OUT)/rules/%.findings)
	@for d in $(DOMAINS); do cp $(OUT)/rules/$$d.findings tests/rules/$$d/findings.txt; done

SUITES ?= ../shared/rules/suites
OCFL_FIXTURES ?=
conformance-ocfl: $(OUT)/conform/ocfl all
	@$< $(OCFL_FIXTURES)
	@tests/conform/ocfl-judges --build $(OUT) build/judges $(OUT)/conform/ocfl-archives
conformance: $(OUT)/rules/suite $(OUT)/rules/tck conformance-fo conformance-pdf conformance-ocfl
	@if [ -d $(SUITES)/schematron-conformance ]; then \
	    $< $(SUITES)/schematron-conformance $(OUT)/rules/scratch; \
	else \
	    echo "schematron-conformance: skipped, $(SUITES) is not here"; \
	fi
	@if [ -d $(SUITES)/dmn-tck-level-2 ]; then \
	    $(OUT)/rules/tck dmn-tck-level-2 $(SUITES)/dmn-tck-level-2; \
	else \
	    echo "dmn-tck-level-2: skipped, $(SUITES) is not here"; \
	fi

# --- the formatter, against documents of others where they are: properties,
# then pages beside another formatter's; make conformance FULL=1 takes them all
FOSUITE ?= ../shared/fo
FOLEAST := 44
$(OUT)/conform/%: tests/conform/%.c $(OUT)/libengross.a | build/.setup-test
	@mkdir -p $(@D)
	$(call say,TEST)
	$(Q)$(CC) $(CPPFLAGS) $(PKGCFLAGS) $(ALLCFLAGS) -MMD -MP -o $@ $< $(OUT)/libengross.a \
	    $(PKGLIBS)
conformance-fo: $(OUT)/conform/fotree all
	@$< $(FOSUITE)/corpus/fo/fop-fotree
	@tests/conform/fo-corpus $(if $(FULL),--full,--least $(FOLEAST)) \
	    --scratch $(OUT)/conform/corpus $(OUT)/engross build/fonts $(FOSUITE)

# --- letters, held against the standards by veraPDF (GPL or MPL, Java), which
# make judges fetches once
VERAPDF := build/judges/greenfield-apps.jar
judges: $(VERAPDF) build/judges/page build/judges/ocfl-py build/judges/rocfl build/judges/pyhanko \
        build/judges/dss
# page-validation (MIT, Python) judges letters a second time.
build/judges/page:
	@mkdir -p $(@D)
	@if command -v pip3 >/dev/null; then pip3 install -q --target $@ \
	    page-validation==0.11.0; else echo "page: skipped, no pip3"; fi
# ocfl-py (MIT, Python) and rocfl (MIT or Apache, Rust) judge archives; a machine
# without pip or cargo has one judge less.
build/judges/ocfl-py:
	@mkdir -p $(@D)
	@if command -v pip3 >/dev/null; then python3 -m venv $@ && \
	    $@/bin/pip -q install ocfl-py==2.1.0; else echo "ocfl-py: skipped, no pip3"; fi
build/judges/rocfl:
	@mkdir -p $(@D)
	@if command -v cargo >/dev/null; then cargo install -q rocfl --version 1.7.0 \
	    --no-default-features --root $@; else echo "rocfl: skipped, no cargo"; fi
# pyHanko (MIT, Python) and EU DSS (LGPL, Java) judge signatures.
build/judges/pyhanko:
	@mkdir -p $(@D)
	@if command -v pip3 >/dev/null; then pip3 install -q --target $@ \
	    pyhanko==0.38.0; else echo "pyhanko: skipped, no pip3"; fi
build/judges/dss: tests/conform/dss/pom.xml
	@mvn -q -B -f $< dependency:copy-dependencies -DoutputDirectory=$(CURDIR)/$@
	@touch $@
$(VERAPDF):
	@command -v mvn >/dev/null && command -v java >/dev/null || { \
	    echo "judges: needs mvn and java (.ci/setup judges)"; exit 1; }
	@mkdir -p $(@D)
	@mvn -q -B dependency:copy -Dartifact=org.verapdf.apps:greenfield-apps:1.28.2 \
	    -DoutputDirectory=$(@D) -Dmdep.stripVersion=true
conformance-pdf: all $(OUT)/conform/pdf_rewrite
	@tests/conform/pdf-files $(if $(FULL),--full) --scratch $(OUT)/conform/pdf-files \
	    $(OUT)/engross $(OUT)/conform/pdf_rewrite $(FOSUITE)
	@tests/conform/verapdf $(if $(FULL),--full) --scratch $(OUT)/conform/verapdf \
	    --jar $(VERAPDF) $(OUT)/engross build/fonts $(FOSUITE)
	@tests/conform/page build/judges/page $(OUT)/conform/verapdf/pdf

# --- signatures of every level, held against pdfsig, openssl and what else there is
# FLIPS=N tries every Nth byte only.
FLIPS ?= 1
conformance-sign: all $(OUT)/conform/flips
	@PYTHONPATH=build/judges/pyhanko tests/conform/signatures --scratch $(OUT)/conform/signatures \
	    --jar $(VERAPDF) --dss build/judges/dss $(OUT)/engross
	@$(OUT)/conform/flips --every $(FLIPS)

# --- the formatter: what each case of FO becomes (tests/golden/run.c)
GOLDEN := $(sort $(wildcard tests/golden/fo/*))
$(OUT)/golden/run: tests/golden/run.c $(OUT)/libengross.a | build/.setup-test
	@mkdir -p $(@D)
	$(call say,TEST)
	$(Q)$(CC) $(CPPFLAGS) $(PKGCFLAGS) $(ALLCFLAGS) -MMD -MP -o $@ $< $(OUT)/libengross.a \
	    $(PKGLIBS)

golden: $(OUT)/golden/run fonts all
	@$< $(OUT)/golden/got $(GOLDEN)
	@tests/golden/structure/run --build $(OUT)

# make accept T=CASE: what it gives now is what it must give from now on.
accept: $(OUT)/golden/run fonts
	@$< --accept $(OUT)/golden/got $(addprefix tests/golden/fo/,$(or $(T),T=CASE))

# What wants to hurt costs little.
hostile: all
	@tests/hostile --build $(OUT)

# What a case says is in its letter only; a run that was killed goes on.
private: all
	@tests/private --build $(OUT)
	@tests/private-issue --build $(OUT)
batch-kill: all
	@tests/batch-kill --build $(OUT)
# Nobody of a case is in its public copy, by the eyes of other programs.
public: all
	@tests/public/canaries --build $(OUT)

# --- the archive: every call of a writer fails, or is its last; no power; two
# writers.  make fault takes every call, make check a sample.
FAULT  := $(OUT)/fault/sweep $(OUT)/fault/writer $(OUT)/fault/power $(OUT)/fault/race \
          $(OUT)/fault/memory $(OUT)/fault/command $(OUT)/fault/leak
# What they share.
$(OUT)/fault/sweep $(OUT)/fault/command: $(addprefix tests/fault/,asked.c child.c whole.c)
$(OUT)/fault/memory: tests/fault/child.c
$(OUT)/fault/leak: $(addprefix tests/fault/,asked.c child.c task.c task_archive.c task_signoff.c)
$(FAULT): $(OUT)/fault/%: tests/fault/%.c $(wildcard tests/fault/*.h) $(OUT)/libengross.a \
          | build/.setup-test
	@mkdir -p $(@D)
	$(call say,TEST)
	$(Q)$(CC) $(CPPFLAGS) $(PKGCFLAGS) $(ALLCFLAGS) -o $@ $(filter %.c,$^) \
	    $(OUT)/libengross.a $(PKGLIBS)
$(OUT)/fault/shim.so: tests/fault/shim.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS) -std=c11 $(warn) -O1 -shared -fPIC -o $@ $< -ldl
fault: all $(FAULT) $(OUT)/fault/shim.so
	@tests/fault/run --build $(OUT)
fault-sample: all $(FAULT) $(OUT)/fault/shim.so
	@tests/fault/run --build $(OUT) --sample

# --- sign-off: nobody cheats it with files; attacks.txt is the table
$(OUT)/attacks/forge: tests/attacks/forge.c $(OUT)/libengross.a | build/.setup-test
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS) $(PKGCFLAGS) $(ALLCFLAGS) -MMD -MP -o $@ $< $(OUT)/libengross.a \
	    $(PKGLIBS)
attacks: all $(OUT)/attacks/forge
	@tests/attacks/run --build $(OUT)

# Same case, same bytes, whatever the surroundings.
same-bytes: all
	@tests/same-bytes

# --- beside FOP and Typst; make bench QUICK=1 takes two minutes, LONG=1 measures
# after 3,000 letters.  The rules beside a parse of the case; make bench-rules has
# these alone.
BENCH  := $(patsubst tests/bench/%.c,$(OUT)/bench/%,$(sort $(wildcard tests/bench/*.c)))
bench: all $(BENCH) build/peers/typst | build/.setup-bench
	@tests/bench/bench $(if $(LONG),--long) $(if $(QUICK),--quick)
# Typst (Apache-2.0) from PyPI; where it cannot be had there is one peer less.
build/peers/typst: | build/.setup-bench
	@mkdir -p $@
	@pip3 install -q --no-deps --target $@ typst==0.15.2 >$@.log 2>&1 || \
	    { echo "typst: skipped, pip3 does not get it ($@.log)"; rmdir $@; }
bench-rules: all $(OUT)/bench/rules
	@tests/bench/bench --rules
# Archiving beside plain writing of the same files; looking for letters.
bench-archive: all $(OUT)/bench/archive
	@tests/bench/archive-letters --build $(OUT) $(or $(LETTERS),5000) $(or $(OBJECTS),100000)

$(OUT)/bench/%: tests/bench/%.c $(OUT)/libengross.a
	@mkdir -p $(@D)
	$(call say,LINK)
	$(Q)$(CC) $(CPPFLAGS) $(PKGCFLAGS) $(ALLCFLAGS) -MMD -MP -o $@ $< $(OUT)/libengross.a \
	    $(PKGLIBS)

# Everything, then units, goldens and the command again under the sanitizers,
# and a build by the other compiler.
check:
	@.ci/setup build test
	@echo "== build"
	+@$(build) all test-programs
	@echo "== tests"
	+@$(again) tests
	@echo "== the same under the address and undefined behaviour sanitizers"
	+@$(build) mode=asan all test-programs
	+@$(again) mode=asan unit golden cli replay
	@echo "== the same as clang builds it"
	+@$(build) mode=clang CC=clang all test-programs
	+@$(again) mode=clang CC=clang unit
	@echo "check: all passed"

tests: unit golden rules samples same-bytes cli attacks hostile private public batch-kill docs man install-test \
       newcomer-test check-floors check-codes check-words fault-sample
test-programs: $(UNIT) $(OUT)/golden/run $(OUT)/attacks/forge $(FUZZ:%=$(OUT)/replay/%)

cli: all
	@tests/cli/run --build $(OUT)

# make accept-cli T=NAME: what the command says now is what it must say.
accept-cli: all
	@tests/cli/run --accept $(T)

docs: all
	@tests/docs/run
	@tests/docs/threats
	@tests/docs/changing-law $(OUT)/engross

check-codes:
	@awk -f .ci/codes.awk docs/engross-diagnostics.7.scd \
	    $$(find pipeline -name '*.c' | LC_ALL=C sort) && echo "message codes: ok"

check-words:
	@awk -f .ci/words.awk .ci/words.txt \
	    $$(find pipeline -name '*.[ch]' | LC_ALL=C sort) && echo "no words of a domain in C: ok"

# === MANUAL PAGES: what the command says of itself, put where the page asks =
man: $(MAN)
	@mandoc -T lint -W warning $(MAN) && echo "manual pages: ok"
build/man/%: docs/%.scd docs/manual.awk docs/paragraphs.awk $(OUT)/engross | build/.setup-build
	@mkdir -p $(@D)
	$(call say,MAN)
	$(Q)awk -v engross=$(OUT)/engross -f docs/manual.awk $< | scdoc > $@.scdoc
	$(Q)awk -f docs/paragraphs.awk $@.scdoc > $@ && rm $@.scdoc

# The case schema, the words templates make, and letters against originals.
samples: all | build/.setup-test
	@tests/samples/case-schema
	@xsltproc tests/templates/lines.xsl tests/templates/lines.xml
	@tests/templates/five-steps $(OUT)/engross
	@tests/samples/word-for-word --engross $(OUT)/engross
	@tests/samples/word-for-word --engross $(OUT)/engross --through pdf
	@tests/samples/pages --engross $(OUT)/engross
	@tests/samples/verified --engross $(OUT)/engross
	@tests/samples/beside-the-originals --engross $(OUT)/engross
	@tests/templates/views $(OUT)/engross $(sort $(wildcard samples/*/case.xml))
	@tests/samples/variants --engross $(OUT)/engross
	@tests/samples/variants-tx-iro --engross $(OUT)/engross
	@tests/samples/checklist --engross $(OUT)/engross

# --- any bytes at all (libFuzzer): make fuzz SECONDS=300; replay tries what it
# began with, and what it once found, without it
SECONDS ?= 60
SEEDS  := $(wildcard tests/fuzz/seeds/*)
fuzz: | build/.setup-test
	@$(MAKE) --no-print-directory mode=fuzz CC=clang $(FUZZ:%=build/fuzz/fuzz_%.run)

# One of its files is any bytes: they share what a rulebook promises.
fuzz-book := schematron dmn law calendars
fuzz-src   = tests/fuzz/fuzz_$(1).c $(if $(filter $(1),$(fuzz-book)),tests/fuzz/rulebook.c) \
             $(if $(filter $(1),$(fuzz-book) redaction),tests/fuzz/folder.c) \
             $(wildcard tests/fuzz/*.h)
# What stands in the project already is worth beginning with.
fuzz-more-intake     := tests/golden/intake
fuzz-more-schematron := $(wildcard schemas/*/rulebook/*.sch)
fuzz-more-dmn        := $(wildcard schemas/*/rulebook/*.dmn)
fuzz-more-law        := $(wildcard schemas/*/rulebook/law.xml)
fuzz-more-calendars  := $(wildcard schemas/*/rulebook/calendars.xml)
fuzz-more-judged     := samples/complete/case.xml samples/seed/case.xml
fuzz-more-redaction  := $(wildcard tests/fuzz/redaction/*.xml) samples/complete/case.xml
fuzz-link = $(Q)$(CC) $(CPPFLAGS) $(PKGCFLAGS) $(ALLCFLAGS) $(1) -o $@ \
            $(filter %.c,$^) $(OUT)/libengross.a $(PKGLIBS)
.SECONDEXPANSION:
build/fuzz/fuzz_%: $$(call fuzz-src,$$*) $(OUT)/libengross.a
	$(call say,LINK)
	$(call fuzz-link,-fsanitize=fuzzer)

# A folder a seed and its kin: libFuzzer takes folders only.
build/fuzz/fuzz_%.run: build/fuzz/fuzz_% FORCE
	@mkdir -p build/fuzz/corpus/$* build/fuzz/begin/$*
	@cp -r $(filter %/seeds/$*,$(SEEDS)) $(fuzz-more-$*) build/fuzz/begin/$*/
	@$< -max_total_time=$(SECONDS) -timeout=5 -rss_limit_mb=1024 \
	    -max_len=65536 -print_final_stats=1 -artifact_prefix=build/fuzz/ \
	    $(addprefix -dict=,$(wildcard tests/fuzz/$*.dict)) \
	    build/fuzz/corpus/$* build/fuzz/begin/$*

.SECONDARY: $(FUZZ:%=$(OUT)/replay/%)
replay: $(FUZZ:%=$(OUT)/replay/%.run)
	@echo "replay: $(words $(FUZZ)) kinds of input ok"
$(OUT)/replay/%: $$(call fuzz-src,$$*) tests/fuzz/replay.c $(OUT)/libengross.a
	@mkdir -p $(@D)
	$(call say,LINK)
	$(call fuzz-link,)
$(OUT)/replay/%.run: $(OUT)/replay/% FORCE
	@$< $(filter %/seeds/$*,$(SEEDS)) $(fuzz-more-$*) >$<.log 2>&1 || \
	    { cat $<.log; echo "replay $* failed"; exit 1; }
	$(if $(silent),,@echo "replay $*: `cat $<.log`: ok")

check-floors:
	@awk -f .ci/floors.awk .ci/floors.txt .ci/foreign.txt \
	    $$(find pipeline -name '*.[ch]' | LC_ALL=C sort) && echo "floors: ok"

# === INSTALLING ============================================================
# Paths reach the shell through the environment: they may hold anything.
PREFIX ?= /usr/local
export PREFIX DESTDIR PKGS
install: all
	@.ci/install

uninstall:
	@.ci/install --remove

install-test: all
	@tests/install

# === FOR A NEWCOMER ========================================================
demo:
	@.ci/setup build
	@echo "build: $(words $(SRC) $(CLI)) files of C, and the fonts"
	+@$(build) all
	@samples/demo build/demo

newcomer-test: all
	@tests/newcomer

help:
	@sed -n '2,/^$$/s/^# \{0,1\}//p' Makefile

clean:
	rm -rf build

FORCE:
.PHONY: FORCE accept accept-cli accept-findings all attacks batch-kill bench bench-archive
.PHONY: bench-rules check check-codes check-floors check-words clean cli conformance
.PHONY: conformance-fo conformance-ocfl conformance-pdf conformance-sign demo docs fault
.PHONY: fault-sample fonts fuzz golden help hostile install install-test judges man
.PHONY: newcomer-test private public replay rules same-bytes samples test-programs tests
.PHONY: uninstall unit

-include $(OBJ:.o=.d) $(CLIOBJ:.o=.d) $(UNIT:%=%.d) $(RULETESTS:%=%.d)
