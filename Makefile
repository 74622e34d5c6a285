# `make` lists what there is. Needs: rustup with a stable toolchain, git, make, a C compiler, Node.js 20 with npm;
# the browser tests also Chromium (installed with apt where that is possible). scripts/tools brings the rest.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PORT ?= 8080
BENCH ?= cargo bench --locked --no-default-features
WASM_TESTS ?= --test web
SECONDS ?= 60

env := . scripts/env.sh;
engine := --locked --no-default-features
wasm := --locked --target wasm32-unknown-unknown
say = @printf '\n== %s\n' "$(1)"

# An engine and its name: the built page, driven in it.
define browser-tests
	$(call say,Browser tests of dist/ in $(2) (a minute at first))
	@test -f dist/index.html || { echo "error: dist/ is not there; run make dist first" >&2; exit 1; }
	@$(env) HUJIFEN_ENGINE=$(1) cargo test --locked -p browser-tests
endef

.PHONY: help run dist module test lint test-engine test-wasm test-module test-browser test-firefox test-webkit test-lighthouse advisories reproduce bench sizes mutants fuzz soak clean

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 22

run: dist ## build the release page and serve it on http://127.0.0.1:8080 (or PORT=…)
	@$(env) PORT=$(PORT) exec scripts/serve

dist: ## leave the deployable static files in dist/
	@scripts/tools page
	$(call say,Building the page into dist/ (two to four minutes at first))
	@$(env) remap_paths; trunk build --release; scripts/module; scripts/minify; scripts/offline

module: ## leave the engine alone in dist/, as an ES module with types
	@scripts/tools page
	$(call say,Building the module into dist/ (a minute at first))
	@$(env) remap_paths; scripts/module; scripts/minify score.js

test: ## everything below, in this order
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory test-engine
	@$(MAKE) --no-print-directory test-wasm
	@$(MAKE) --no-print-directory dist
	$(call say,Sizes of what is in dist/ and their limits)
	@scripts/sizes --check
	@$(MAKE) --no-print-directory test-module
	@$(MAKE) --no-print-directory test-browser
	@$(MAKE) --no-print-directory test-lighthouse
	$(call say,All tests passed)

lint: ## formatting and clippy, warnings denied
	$(call say,Formatting)
	@cargo fmt --all --check
	@scripts/tools deny
	$(call say,Licences and sources of all crates)
	@$(env) cargo deny --locked --workspace check bans licenses sources
	$(call say,Clippy: the engine and the tests (a minute at first))
	@cargo clippy $(engine) --features hujifen/spreadsheet,hujifen/batch --workspace --all-targets -- -D warnings
	@scripts/tools page
	$(call say,Clippy: the page (a minute at first))
	@cargo clippy $(wasm) --lib --bin hujifen $(WASM_TESTS) -- -D warnings
	@cargo clippy $(wasm) --features split --lib --bin hujifen -- -D warnings
	@cargo clippy $(wasm) --no-default-features --features spreadsheet --bin spreadsheet -- -D warnings
	@cargo clippy $(wasm) --no-default-features --features batch --bin batch -- -D warnings
	@cargo clippy $(wasm) --no-default-features --features module --bin module -- -D warnings

test-engine: ## the rules, the command line, the reader of spreadsheets and the batch
	$(call say,Engine tests (two minutes at first))
	@cargo test $(engine) --features spreadsheet,batch

test-wasm: ## the page's parts, in headless Chromium
	@scripts/tools test
	$(call say,Wasm tests in headless Chromium (two minutes at first))
	@scripts/test-wasm $(WASM_TESTS)

test-module: ## the module in dist/, packed, installed and type-checked
	@scripts/tools test
	$(call say,Module tests of dist/)
	@test -f dist/score.js || { echo "error: dist/score.js is not there; run make dist or make module first" >&2; exit 1; }
	@$(env) node --test tests/module/module.test.js tests/shell/first.test.js

test-browser: ## the built page in dist/, in headless Chromium
	@scripts/tools test
	$(call browser-tests,chromium,Chromium)

test-firefox: ## the same in headless Firefox; not a part of make test
	@scripts/tools engines
	$(call browser-tests,firefox,Firefox)

test-webkit: ## the same in WebKitGTK; not a part of make test
	@scripts/tools engines
	$(call browser-tests,webkit,WebKitGTK)

advisories: ## what is known against the crates in use; fetches the advisory database, so it needs the network
	@scripts/tools deny
	@$(env) cargo deny --locked --workspace check advisories

reproduce: ## build dist/ twice, in two folders, and compare every file (ten minutes)
	@scripts/reproduce

test-lighthouse: ## the page in dist/ as Lighthouse judges it on a phone, against its limits
	@scripts/tools test
	$(call say,Lighthouse of dist/ (three minutes))
	@test -f dist/index.html || { echo "error: dist/ is not there; run make dist first" >&2; exit 1; }
	@$(env) scripts/lighthouse

fuzz: ## what is read, tried with whatever a fuzzer thinks of, each subject 60 seconds (or SECONDS=…)
	$(call say,Fuzzing (two minutes at first, then $(SECONDS) s each))
	@scripts/fuzz run $(SECONDS)

soak: ## ten thousand edits at random in the built page in dist/ (three minutes)
	@scripts/tools test
	@test -f dist/index.html || { echo "error: dist/ is not there; run make dist first" >&2; exit 1; }
	@$(env) HUJIFEN_SOAK=10000 cargo test --locked -p browser-tests -- soak: --nocapture

bench: ## speed of the engine and of the page on a slow phone, and the sizes of what is shipped
	@$(MAKE) --no-print-directory dist
	$(call say,Benchmarks)
	@$(BENCH)
	$(call say,The page at a processor six times slower)
	@scripts/tools test
	@$(env) cargo test --locked -p browser-tests -- speed
	$(call say,Sizes)
	@scripts/sizes

sizes: ## what is in dist/, its limits, and what fills the page's program
	@scripts/sizes --check
	@$(env) scripts/fill

mutants: ## whether the tests notice small faults put into the engine (not part of `make test`)
	$(call say,Mutation testing of src/rules)
	@nice -n 10 scripts/mutants

clean: ## remove what was built here; the shared tools stay
	@cargo clean
	@rm -rf dist
