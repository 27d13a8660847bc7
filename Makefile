# plume: make help tells the targets.
#
# Everything made goes to build/.  SAN=yes builds with the sanitizers, into
# build/san; SAN=ints CC=clang with those for numbers that wrap or are cut, into build/ints;
# SPELL=no without Hunspell, into build/nospell: spelling rules are left out then, and said to be;
# READLINE=no without readline, into build/noreadline: the guide's prompt has no history and no
# completion then; MARKDOWN=no without md4c, into build/nomarkdown: documents in Markdown are
# refused.  STATIC=yes builds, into build/static, a plume that loads nothing at all; no Hunspell, no
# readline, and no Markdown, since Debian has no static md4c.  CC=clang works too.

# The version of all there is, and that of the library's binary interface, which is raised
# when a program made with an earlier libplume.so would no longer work.
VERSION   := 0.1.0
SOVERSION := 1
CC      ?= gcc
PREFIX  ?= /usr/local
LIB     ?= lib
STATIC  ?=
SPELL   ?= $(if $(STATIC),no,yes)
READLINE ?= $(if $(STATIC),no,yes)
MARKDOWN ?= $(if $(STATIC),no,yes)
B       := build$(if $(SAN),/$(if $(filter ints,$(SAN)),ints,san))$(if $(STATIC),/static,$(if $(filter no,$(SPELL)),/nospell)$(if \
	$(filter no,$(READLINE)),/noreadline)$(if $(filter no,$(MARKDOWN)),/nomarkdown))

comma  := ,
WARN   := -std=c17 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wformat-security -Werror
HARDEN := $(if $(SAN),,-D_FORTIFY_SOURCE=3 -fstack-protector-strong -fcf-protection)
CFLAGS ?= -O2 -g
# Numbers that are meant to wrap are named in tests/ints.txt.
SANITIZE := $(if $(filter ints,$(SAN)),-fsanitize=unsigned-integer-overflow$(comma)implicit-conversion \
	-fsanitize-ignorelist=tests/ints.txt,-fsanitize=address$(comma)undefined)
# What is built is the same in whatever folder, at whatever time, in whatever locale it is built
# (make twice): debug information names no folder, objects are linked in one order.
ALL_CFLAGS := $(WARN) $(CFLAGS) $(HARDEN) -fPIC -fno-semantic-interposition -fno-math-errno -fvisibility=hidden -ffunction-sections -fdata-sections -D_POSIX_C_SOURCE=200809L \
	-ffile-prefix-map=$(CURDIR)=. -DPL_VERSION='"$(VERSION)"' -Isrc -I$(B)/gen $(if $(STATIC),-DPL_STATIC) \
	$(if $(SAN),$(SANITIZE) -fno-sanitize-recover=all -fno-omit-frame-pointer)

# Libraries, by their pkg-config names, and the Debian packages that bring them.
PKGS_ALWAYS := libpcre2-8
PKGS     := $(PKGS_ALWAYS) libutf8proc yaml-0.1 jansson $(if $(filter no,$(MARKDOWN)),,md4c)
PKGS_STATIC := $(PKGS)
DEB_PKGS := pkg-config libpcre2-dev libyaml-dev libutf8proc-dev libjansson-dev libmd4c-dev \
	libcmocka-dev bats gettext unicode-data unicode-cldr-core publicsuffix \
	golang-gopkg-neurosnap-sentences.v1-dev bzip2
# PCRE2 is in every run; the others are loaded when they are first needed, by the names
# that those which the headers belong to have for the loader.
LIBS     = $(shell pkg-config --libs $(if $(STATIC),--static $(PKGS_STATIC),$(PKGS_ALWAYS))) -lm
soname   = $(shell objdump -p "$$(pkg-config --variable=libdir $1)/lib$2.so" 2>/dev/null | \
	sed -n 's/^ *SONAME *//p')
# Readline is met by one program alone, plume-guide.
ifneq ($(READLINE),no)
HEADERS       += readline
DEB_PKGS      += libreadline-dev
READLINE_LIBS  = $(shell pkg-config --libs readline)
endif
# What tests look through: the manual, the binary interface, the example in PHP, dictionaries.
# Where it cannot be had they do without, and say so.
TEST_PKGS := mandoc abigail-tools php-cli
# Hunspell is loaded when it is needed: only its header is, here.
ifneq ($(SPELL),no)
HEADERS   += hunspell
DEB_PKGS  += libhunspell-dev
TEST_PKGS += hunspell-en-us hunspell-fr
endif
ALL_LDFLAGS := $(LDFLAGS) $(if $(STATIC),-static-pie,-pie) -Wl,-z,relro,-z,now -Wl,--as-needed -pthread \
	$(if $(SAN),$(SANITIZE))

# What a check of a post needs stands together in the program (src/gen/order.py); ORDER= where
# the linker knows no scripts that add to its own.
ORDER   ?= $(if $(SAN),,src/gen/order.ld)
ORDERED  = $(if $(ORDER),-Wl$(comma)-T$(comma)$(ORDER)) $(PACKED)
# Where the linker and the C library both know them, relocations are a list of bits, a hundredth
# of what they are else; a C library that does not would start no program with them.
PACK    := -Wl,-z,pack-relative-relocs
PACKED   = $(shell mkdir -p $(B)/gen && echo 'int a, *volatile b = &a; int main(void) { return *b; }' | \
	$(CC) -fPIC $(ALL_LDFLAGS) $(PACK) -o $(B)/gen/packed -x c - 2>/dev/null && $(B)/gen/packed && echo '$(PACK)')

# The library, folder by folder, in the order in which includes may run.
LAYERS  := base post check rule lint report guide
LIB_SRC := $(filter-out src/base/$(if $(filter no,$(SPELL)),speller,nospeller).c \
	src/post/$(if $(filter no,$(MARKDOWN)),markup,nomarkup).c,\
	$(foreach d,$(LAYERS),$(sort $(wildcard src/$(d)/*.c))))
# The programs share what is in src/cli but their mains and what asks the person.
PROGRAMS := plume plume-guide
CLI_SRC := $(filter-out src/cli/main%.c src/cli/%prompt.c,$(sort $(wildcard src/cli/*.c)))
PROMPT  := src/cli/$(if $(filter no,$(READLINE)),noprompt,prompt).c
LIB_OBJ := $(LIB_SRC:src/%.c=$(B)/%.o)
CLI_OBJ := $(CLI_SRC:src/%.c=$(B)/%.o)
# The shared library gives what src/plume.h documents, and nothing else.
SHARED  := $(if $(SAN)$(STATIC),,$(B)/libplume.so.$(SOVERSION))
MAIN_OBJ := $(patsubst src/%.c,$(B)/%.o,$(wildcard src/cli/main*.c) $(PROMPT))

.PHONY: all
all: deps $(PROGRAMS:%=$(B)/%) $(B)/libplume.a $(SHARED) $(B)/gen/keys

# --- what is made at build time ------------------------------------------------

UCD ?= /usr/share/unicode
CLDR ?= $(UCD)/cldr/common
PSL ?= /usr/share/publicsuffix/public_suffix_list.dat
PUNKT ?= /usr/share/gocode/src/gopkg.in/neurosnap/sentences.v1/data/english.json

ANNOTATIONS := $(foreach d,annotations annotationsDerived,$(foreach l,fr en,$(CLDR)/$(d)/$(l).xml))

# They may be what deps has yet to install.
$(UCD)/emoji/emoji-data.txt $(ANNOTATIONS) $(PSL) $(PUNKT): | deps ;

$(B)/gen/emoji.inc: src/gen/emoji.awk $(UCD)/emoji/emoji-data.txt
	@mkdir -p $(@D)
	LC_ALL=C awk -f $^ > $@.tmp && mv $@.tmp $@

$(B)/gen/names.inc: src/gen/names.awk src/gen/names.tsv $(ANNOTATIONS)
	@mkdir -p $(@D)
	LC_ALL=C awk -f $^ > $@.tmp && mv $@.tmp $@

$(B)/gen/tld.inc: src/gen/tld.awk $(PSL)
	@mkdir -p $(@D)
	LC_ALL=C awk -f $^ > $@.tmp && mv $@.tmp $@

$(B)/gen/punkt.inc: src/gen/punkt.awk $(PUNKT)
	@mkdir -p $(@D)
	LC_ALL=C awk -f $^ > $@.tmp && mv $@.tmp $@

$(B)/gen/words.inc: src/gen/words.awk src/gen/words-fr.txt
	@mkdir -p $(@D)
	LC_ALL=C awk -f $^ > $@.tmp && mv $@.tmp $@

# Where mathematics is a library of its own (not with musl), this is its name for the loader.
$(B)/base/mathname.o: ALL_CFLAGS += $(if $(findstring /,$(shell $(CC) -print-file-name=libm.so.6)),-DPL_SONAME_M='"libm.so.6"')
$(B)/base/unicode.o: ALL_CFLAGS += -DPL_SONAME_UTF8PROC='"$(call soname,libutf8proc,utf8proc)"'
$(B)/base/yaml.o: ALL_CFLAGS += -DPL_SONAME_YAML='"$(call soname,yaml-0.1,yaml)"'
$(B)/base/json.o: ALL_CFLAGS += -DPL_SONAME_JANSSON='"$(call soname,jansson,jansson)"'
$(B)/base/speller.o: ALL_CFLAGS += -DPL_SONAME_HUNSPELL='"$(call soname,hunspell,hunspell-1.7)"'
$(B)/post/markup.o: ALL_CFLAGS += -DPL_SONAME_MD4C='"$(call soname,md4c,md4c)"'

$(B)/gen/precision.inc: src/gen/precision.awk tests/corpus/precision.tsv
	@mkdir -p $(@D)
	LC_ALL=C awk -f $^ > $@.tmp && mv $@.tmp $@

$(B)/rule/precision.o: $(B)/gen/precision.inc
$(B)/base/unicode.o: $(B)/gen/emoji.inc
$(B)/post/name.o: $(B)/gen/names.inc
$(B)/post/tld.o: $(B)/gen/tld.inc
$(B)/post/punkt.o: $(B)/gen/punkt.inc
$(B)/check/french.o: $(B)/gen/words.inc

# Translations: PO to a table.  Rules and guides: YAML to tables, by a program made of
# the library itself without them.
$(B)/gen/fr.mo: src/po/fr.po
	@mkdir -p $(@D)
	msgfmt --check -o $@ $<

$(B)/gen/catalogue: src/gen/catalogue.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $<

$(B)/gen/catalogue.inc: $(B)/gen/catalogue $(B)/gen/fr.mo
	$^ > $@.tmp && mv $@.tmp $@

$(B)/base/catalogue.o: $(B)/gen/catalogue.inc

$(B)/gen/letters: src/gen/letters.c $(filter $(B)/base/%,$(LIB_OBJ))
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

$(B)/gen/known.c: $(B)/gen/letters
	$< > $@.tmp && mv $@.tmp $@

# Tables that are part of the library.
TABLES := $(B)/gen/known.o $(B)/gen/builtin.o

$(TABLES): %.o: %.c
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(B)/gen/image: src/gen/image.c $(LIB_OBJ) $(B)/gen/known.o
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

# What src/gen/man.sh asks for the keys of guides.
$(B)/gen/keys: src/gen/keys.c $(LIB_OBJ) $(TABLES)
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

CONTENT := $(shell find rules guides -name '*.yml')
# Such posts and texts as will be checked: what they have stands first in the tables.
SAMPLE  := tests/labelled/posts.jsonl tests/labelled/second.jsonl tests/corpus/texts.jsonl
$(B)/gen/builtin.c: $(B)/gen/image rules guides $(CONTENT) $(SAMPLE)
	$(B)/gen/image rules guides $(SAMPLE) > $@.tmp && mv $@.tmp $@

# --- compiling -------------------------------------------------------------------

$(B)/%.o: src/%.c | deps
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(B)/libplume.a: $(LIB_OBJ) $(TABLES)
	rm -f $@ && $(AR) rcsD $@ $^

$(B)/gen/plume.map: src/plume.h
	@mkdir -p $(@D)
	(echo 'PLUME_$(SOVERSION) {' && echo 'global:' && \
		sed -n '/^PL_API/s/.*[ *]\(pl_[a-z_]*\)(.*/	\1;/p' $< && echo 'local: *;' && echo '};') > $@

$(B)/libplume.so.$(SOVERSION): $(B)/gen/plume.map $(LIB_OBJ) $(TABLES)
	$(CC) $(ALL_CFLAGS) $(filter-out -pie,$(ALL_LDFLAGS)) -shared -Wl,-soname,$(@F) -Wl,-z,defs \
		-Wl,--version-script=$< -o $@ $(filter %.o,$^) $(LIBS)
	ln -sf $(@F) $(B)/libplume.so

$(B)/plume: $(B)/cli/main.o $(CLI_OBJ) $(B)/libplume.a $(ORDER)
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) $(ORDERED) -o $@ $(filter-out $(ORDER),$^) $(LIBS)

$(B)/unordered: $(B)/cli/main.o $(CLI_OBJ) $(B)/libplume.a
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -Wl,-Map=$@.map -o $@ $^ $(LIBS)

$(B)/plume-guide: $(B)/cli/main_guide.o $(PROMPT:src/%.c=$(B)/%.o) $(CLI_OBJ) $(B)/libplume.a $(ORDER)
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) $(ORDERED) -o $@ $(filter-out $(ORDER),$^) $(LIBS) $(READLINE_LIBS)

# --- dependencies ------------------------------------------------------------------

.PHONY: deps
.SILENT: deps
deps:
	sh src/gen/deps.sh "$(PKGS) $(HEADERS)" "$(DEB_PKGS)"

.PHONY: test-deps
.SILENT: test-deps
test-deps: deps
	sh src/gen/deps.sh "$(PKGS)" "$(TEST_PKGS)" || echo 'some tests will be skipped'

# --- the first minute ----------------------------------------------------------------

.PHONY: demo
demo: all
	@echo
	@echo '$$ plume check --format text tests/drafts/vigilance.x.txt'
	@echo
	@$(B)/plume check --format text tests/drafts/vigilance.x.txt; test $$? -eq 1
	@echo
	@echo 'Et ensuite / what next:'
	@echo '  $(B)/plume explain accessibilite.alt-absente       pourquoi, avec la page du guide'
	@echo '  $(B)/plume count tests/drafts/vigilance.x.txt      la longueur sur chaque réseau'
	@echo '  $(B)/plume listen tests/drafts/vigilance.x.txt     ce qu’un lecteur d’écran en dit'
	@echo '  $(B)/plume mon-brouillon.x.txt                     relire un brouillon à soi'

# --- tests: T= names one file (base/yaml), a kind (units, laws, cli) or all ------------

TEST_SRC := $(foreach d,$(LAYERS) cli,$(wildcard tests/$(d)/*.c)) $(wildcard tests/*.c)
TEST_BIN := $(TEST_SRC:tests/%.c=$(B)/tests/%)

# What looks at commands and options is linked with them too.
$(B)/tests/laws $(B)/tests/walk $(filter $(B)/tests/cli/%,$(TEST_BIN)): $(CLI_OBJ)

# Vale's behaviour data: one program of several files.
$(B)/tests/vale: $(wildcard tests/vale/*.c tests/vale/*.h)

# Walks: their scripts are read by the one that hands them to the state machine and the one
# that types them at a terminal.
$(B)/tests/walk $(B)/tests/pty: tests/walk/script.c tests/walk/script.h tests/walk/reach.c tests/walk/reach.h
$(B)/tests/pty $(B)/tests/keys $(B)/tests/storms: tests/walk/terminal.c tests/walk/terminal.h \
	tests/walk/folder.c tests/walk/folder.h

# The first minute as asciinema plays it, by the walk of the same name.
.PHONY: cast
cast: all $(B)/tests/pty
	B=$(B) $(B)/tests/pty --cast

# Random keys at the guide's prompt, and storms of signals, under the sanitizers:
# make keys KEYS=10000 STORMS=2000 SEED=1
KEYS ?= 10000
STORMS ?= 2000
SEED ?= 1
.PHONY: keys
keys:
	$(MAKE) SAN=yes all build/san/tests/keys build/san/tests/storms
	B=build/san build/san/tests/keys $(KEYS) $(SEED)
	B=build/san build/san/tests/storms $(STORMS) $(SEED)

# The networks' own suites: one program, a file for each network but the first.
$(B)/tests/conformance: $(wildcard tests/conformance/*.c tests/conformance/*.h)

$(B)/tests/%: tests/%.c $(B)/libplume.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -Itests -MMD -MP -MF $@.d $(ALL_LDFLAGS) -o $@ $(filter %.c %.o,$^) \
		$(B)/libplume.a -lcmocka $(LIBS)

# Fuzz drivers.  In check each replays its seeds; `make fuzz` goes on from them, with
# libFuzzer where clang has it (into build/libfuzzer), else with what main.c makes of them.
FUZZ_SRC := $(filter-out tests/fuzz/main.c,$(wildcard tests/fuzz/*.c))
FUZZ_BIN := $(FUZZ_SRC:tests/%.c=$(B)/tests/%)

$(B)/tests/fuzz/%: tests/fuzz/%.c tests/fuzz/main.c $(wildcard tests/fuzz/*.h) $(B)/libplume.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -Itests/fuzz $(ALL_LDFLAGS) -o $@ $(filter %.c,$^) $(B)/libplume.a $(LIBS)

$(B)/libfuzzer/%: tests/fuzz/%.c $(wildcard tests/fuzz/*.h) $(B)/libplume.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -Itests/fuzz $(ALL_LDFLAGS) -fsanitize=fuzzer -o $@ $< $(B)/libplume.a $(LIBS)

# System calls that fail, for tests/cli/faults.bats.
$(B)/faults.so: tests/faults/faults.c tests/faults/record.c tests/faults/record.h
	@mkdir -p $(@D)
	$(CC) -std=c17 -O1 -fPIC -shared -o $@ $(filter %.c,$^)

.PHONY: fuzz afl
fuzz:
	@MAKE="$(MAKE)" F="$(F)" T="$(T)" sh tests/fuzz/fuzz.sh

# The same drivers, seeds and words under AFL++.
afl:
	-@sh src/gen/deps.sh "$(PKGS)" "afl++ clang"
	@AFL=yes MAKE="$(MAKE)" F="$(F)" T="$(T)" sh tests/fuzz/fuzz.sh

# Texts made to be slow, each once and at double size, by instruction counts (valgrind).
.PHONY: hard
hard: all
	@B=$(B) sh tests/hard.sh

# Every example of the rules cut at each byte, and with each byte another one.
.PHONY: shake
shake: $(B)/tests/shake
	SHAKE=1 $<

# The long run, part by part: tests/torture.sh says which, and what each can be told.
.PHONY: torture
torture: all
	@MAKE="$(MAKE)" T=$(T) KEYS=$(KEYS) STORMS=$(STORMS) SEED=$(SEED) FILES=$(FILES) KILLS=$(KILLS) \
		REST=$(REST) N=$(N) PARTS="$(PARTS)" sh tests/torture.sh

# The programs and libraries, built twice in two folders: byte for byte the same?
.PHONY: twice
twice:
	@MAKE="$(MAKE)" sh tests/twice.sh

.PHONY: check check-san
check: all test-deps $(B)/faults.so $(if $(filter-out units,$(T)),$(filter $(B)/tests/$(T) $(B)/tests/$(T)/%,$(TEST_BIN) $(FUZZ_BIN)),$(TEST_BIN) $(FUZZ_BIN))
	@B=$(B) T=$(T) KEYS= sh tests/run.sh

check-san:
	$(MAKE) SAN=yes check

# Threads under ThreadSanitizer, which tells of what two of them touch unordered.
.PHONY: check-tsan
check-tsan:
	$(MAKE) B=build/tsan CC="$(CC) -fsanitize=thread" HARDEN= build/tsan/plume
	PLUME=build/tsan/plume TSAN_OPTIONS='halt_on_error=1 exitcode=66' \
		bats tests/cli/jobs.bats tests/cli/cache.bats

# What of the library the tests run through, branch by branch.
.PHONY: coverage
coverage:
	$(MAKE) B=build/coverage CFLAGS='-O0 -g --coverage' HARDEN= check T=$(T) || true
	@B=build/coverage sh tests/coverage.sh

# Does each condition of what verdicts rest most on decide by itself (MC/DC)?
.PHONY: mcdc
mcdc: all
	@B=$(B) sh tests/mcdc.sh

# Do the tests notice what is made wrong?  N mutants, made by the numbers of SEED.
.PHONY: mutants
mutants: all
	@B=$(B) N=$(or $(N),60) SEED=$(or $(SEED),1) sh tests/mutants.sh

# Do the fuzz drivers find what is planted?  Each bug of tests/planted is looked for T seconds.
.PHONY: planted
planted:
	@MAKE="$(MAKE)" T=$(or $(T),60) ONLY="$(F)" sh tests/planted/planted.sh

# Others' programs: Vim with ALE, which takes plume for Vale, and those that count the same.
.PHONY: check-clients
check-clients: all
	-@sh src/gen/deps.sh "$(PKGS)" "vim vim-ale grammalecte-cli emacs-nox efm-langserver libxml2-utils python3-junitparser pre-commit parallel openssh-server espeak-ng time toot cron curl"
	@PLUME=$(B)/plume bats tests/clients

# The first minute of somebody new, from a clean clone, step by step with its seconds; CHECK=yes
# has make check in it.
.PHONY: first-minute
first-minute:
	@CHECK=$(CHECK) sh tests/first-minute.sh

# Makes what is found now in the texts of tests/corpus what is expected.
.PHONY: bless
bless: $(B)/tests/corpus
	BLESS=1 $<

# Makes the binary interface of the library as it is the one that tests compare with.
.PHONY: abi
abi: all
	@mkdir -p $(B)/gen/header && cp src/plume.h $(B)/gen/header
	abidw --headers-dir $(B)/gen/header --drop-private-types --exported-interfaces-only \
		--no-show-locs --no-corpus-path --no-comp-dir-path --type-id-style hash \
		--out-file $(or $(ABI),tests/api/libplume.abi) $(SHARED)

# The annuaire and the list of look-alike accounts, of the table of préfectures.
ANNUAIRE ?= src/gen/prefectures.tsv
FROM_TABLE := LC_ALL=C awk -f src/gen/annuaire.awk

.PHONY: annuaire
annuaire:
	$(FROM_TABLE) src/gen/annuaire-fr.tsv $(ANNUAIRE) > $(B)/annuaire.tmp
	$(FROM_TABLE) -v list=yes src/gen/annuaire-fr.tsv $(ANNUAIRE) > $(B)/comptes.tmp
	mv $(B)/annuaire.tmp $(or $(TO),guides)/annuaire.yml
	mv $(B)/comptes.tmp $(or $(TO),rules/lists)/comptes-prefectures.yml

# Which functions stand together, anew: of a static program that is linked without an order.
.PHONY: order
order:
	$(MAKE) STATIC=yes build/static/unordered
	python3 src/gen/order.py build/static/unordered build/static/unordered.map \
		tests/labelled/posts.jsonl tests/labelled/second.jsonl tests/labelled/third.jsonl > build/order.tmp
	mv build/order.tmp src/gen/order.ld

# Findings to be read, for tests/corpus/precision.tsv: make stats R=langue.orthographe N=100
.PHONY: stats
stats: all
	@B=$(B) R=$(R) N=$(N) CORPUS=$(CORPUS) sh src/gen/stats.sh

# What Grammalecte, where it is installed, finds in the drafts of tests/labelled.
.PHONY: beside
beside:
	@python3 tests/labelled/beside.py

# The table by rule in tests/corpus/README.md.
.PHONY: corpus-table
corpus-table: all
	@B=$(B) CORPUS=$(CORPUS) sh src/gen/corpus-table.sh

# The words that names of communes are made of, which spelling accepts.
.PHONY: communes
communes:
	sh src/gen/communes.sh > $(B)/communes.tmp
	mv $(B)/communes.tmp rules/lists/communes.yml

# Common words that lost an accent, which langue.accent-manquant finds.
.PHONY: accents
accents:
	python3 src/gen/accents.py > $(B)/accents.tmp
	mv $(B)/accents.tmp rules/lists/accents-courants.yml

# Findings drawn at random to be read, and what reading them said: tests/corpus/read.tsv.
.PHONY: sample verdicts
sample: all
	@B=$(B) CORPUS=$(CORPUS) FROM="$(FROM)" LEVEL=$(LEVEL) python3 tests/corpus/sample.py draw $(or $(N),200) $(SEED)

verdicts: all
	@B=$(B) CORPUS=$(CORPUS) python3 tests/corpus/sample.py rates

# --- upkeep -----------------------------------------------------------------------------

.PHONY: lint analyse format bench docs measure install uninstall dist deb check-deb help clean
lint: all
	@B=$(B) CC="$(CC)" sh src/gen/lint.sh

# What can be found in src without running it: clang-tidy, cppcheck, gcc -fanalyzer.
analyse: all
	-@sh src/gen/deps.sh "$(PKGS)" "clang-tidy cppcheck gcc"
	@B=$(B) TOOLS="$(TOOLS)" sh tests/analyse.sh

format:
	clang-format -i $$(find src tests -name '*.c' ! -path 'tests/bench/*')

bench: all $(B)/tests/labelled $(B)/tests/typo
	$(MAKE) -s STATIC=yes build/static/plume
	@B=$(B) sh tests/bench/peers.sh
	@B=$(B) CC="$(CC)" sh tests/bench/bench.sh
	@B=$(B) sh tests/bench/stages.sh | tee -a $(B)/bench.txt
	@B=$(B) CC="$(CC)" sh tests/bench/goals.sh | tee -a $(B)/bench.txt
	@B=$(B) sh tests/bench/growth.sh | tee -a $(B)/bench.txt
	@$(B)/tests/typo | grep -v 'passed'
	@$(B)/tests/labelled | grep -v 'passed'
	@B=$(B) sh tests/bench/styles.sh | tee -a $(B)/bench.txt

# What goes where is told by src/pack/install.sh, for both.
INSTALLING = DESTDIR='$(DESTDIR)' PREFIX='$(PREFIX)' LIB='$(LIB)' B='$(B)' PROGRAMS='$(PROGRAMS)' \
	VERSION='$(VERSION)' SOVERSION='$(SOVERSION)' PRIVATE='$(PKGS_ALWAYS)' sh src/pack/install.sh

# Pages of the manual that tables tell whole; the others are in man/, see src/gen/man.sh.
docs: all
	@PLUME=$(B)/plume sh src/gen/pages.sh $(B)/man

# The source in figures: sizes of files and functions, comments, gotos, parameters; behind those
# of other projects, where a table of them lies beside.
ANCHORS ?= ../shared/design/anchors.md
measure:
	@LC_ALL=C awk -f src/gen/measure.awk -v others='$(wildcard $(ANCHORS))' \
		$$(find src -name '*.c' ! -path 'src/gen/*')
	@printf 'plume.h: %d lines, %d%% comments\n' $$(wc -l <src/plume.h) \
		$$(awk 'NF { all++ } /^[ \t]*\/\*/ || on { n++; on = !/\*\// } END { print int(100 * n / all) }' src/plume.h)

install: docs
	@$(INSTALLING) install

uninstall:
	@$(INSTALLING) uninstall

# The source as one archive, and of it Debian packages, in build/deb.
DIST := build/plume-$(VERSION).tar.gz

dist:
	@mkdir -p build
	@sh src/pack/dist.sh $(DIST)
	@sha256sum $(DIST)

deb: dist
	@VERSION='$(VERSION)' SOVERSION='$(SOVERSION)' BUILD_DEPENDS='$(DEB_PKGS)' \
		sh src/pack/deb.sh $(DIST) build/deb

# The packages, looked at by lintian, and installed and removed in a folder of their own.
check-deb: deb
	@VERSION='$(VERSION)' bats tests/pack

clean:
	rm -rf build

help:
	@echo 'make                build build/plume and build/libplume.a, installing what is missing'
	@echo 'make STATIC=yes     build/static/plume, which loads no library'
	@echo 'make demo           the same, then check a draft'
	@echo 'make check [T=…]    the same, then every test, or one: T=base/yaml T=units T=cli T=examples'
	@echo '                    T=laws T=conformance CONFORMANCE=DIR, T=corpus CORPUS=DIR,'
	@echo '                    T=labelled LABELLED=DIR,'
	@echo '                    T=vale VALE_COMPAT=DIR VALE_STYLES=DIR, T=post/thread_drafts DRAFTS=100000'
	@echo 'make first-minute   the first steps of somebody new, from a clean clone, each timed'
	@echo 'make check-clients  plume beside Vim with ALE, Emacs, efm, systemd, pre-commit, husky, Grammalecte'
	@echo 'make fuzz F=… T=…   a fuzz driver (tests/fuzz), or each of them, for T seconds (60)'
	@echo 'make afl F=… T=…    the same drivers and seeds under AFL++'
	@echo 'make check-san      every test under the address and undefined-behaviour sanitizers'
	@echo 'make keys           random keys at the prompt of the guide, and storms of signals: KEYS=10000'
	@echo '                    STORMS=2000 SEED=1'
	@echo 'make cast           tests/walk/first-minute.cast, the first minute as a recording'
	@echo 'make check-tsan     threads under ThreadSanitizer'
	@echo 'make coverage       branches of the library that tests take (gcov)'
	@echo 'make mcdc           each condition of three files, for which tests must meet a pair (MC/DC)'
	@echo 'make mutants N=     small things made wrong, which tests must notice'
	@echo 'make planted T=     bugs planted in the library, each of which a fuzz driver must find in T seconds'
	@echo 'make shake          every example cut at each byte, and with each byte another one'
	@echo 'make hard           texts made to be slow, at double size: at most 2.2 times the work'
	@echo 'make twice          is what is built in two folders the same?'
	@echo 'make torture [T=…]  the long run (tests/torture.sh): fuzz and AFL++, each driver for T seconds (3600),'
	@echo '                    memory, kills, keys, sanitizers, hard, coverage, MC/DC, mutants, planted bugs: PARTS="memory hard"'
	@echo 'make lint           layers, headers, names, tables, format'
	@echo 'make analyse        clang-tidy, cppcheck and gcc -fanalyzer over src: TOOLS="tidy cppcheck gcc"'
	@echo 'make annuaire       guides/annuaire.yml and its list, of src/gen/prefectures.tsv'
	@echo 'make stats R= N=     findings to be read, of which tests/corpus/precision.tsv tells'
	@echo 'make sample N= SEED=  as many findings drawn at random, of all rules, to be read'
	@echo 'make verdicts       how many of those that were read are wrong (tests/corpus/read.tsv)'
	@echo 'make beside         what Grammalecte finds in the drafts of tests/labelled (grammalecte-cli)'
	@echo 'make corpus-table   the table by rule in tests/corpus/README.md'
	@echo 'make accents        rules/lists/accents-courants.yml, words that lost an accent (npm)'
	@echo 'make communes       rules/lists/communes.yml, the names that spelling accepts (npm)'
	@echo 'make order          src/gen/order.ld, what stands together in the program (valgrind)'
	@echo 'make install        programs, library, manual, rules, completions: DESTDIR= PREFIX= LIB='
	@echo 'make uninstall      takes away what make install, called the same way, put there'
	@echo 'make docs           the pages of the manual that are made whole, in build/man'
	@echo 'make measure        the source in figures, ANCHORS= a table of other projects to set it beside'
	@echo 'make dist deb       the source as one archive; Debian packages, in build/deb'
	@echo 'make check-deb      the packages, by lintian and in a new Debian (debootstrap, root)'
	@echo 'make abi            tests/api/libplume.abi, what programs made with the library rest on'
	@echo 'make format bless bench clean'

-include $(LIB_OBJ:.o=.d) $(CLI_OBJ:.o=.d) $(MAIN_OBJ:.o=.d) $(TEST_BIN:=.d)
