# shellcheck shell=bash
# Sourced from the project's root by the Makefile and by scripts/tools: which tools, which versions, where they are.

# The one place for versions. wasm-bindgen's command line must match the library exactly, so Cargo.lock decides.
TRUNK=0.21.14
WASM_BINDGEN=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p;}' Cargo.lock)
WASM_SPLIT=0.2.4 # cuts the program into parts; reads what the crate wasm_split_helpers =0.2.3 leaves for it
BINARYEN=132.0.0 # brings wasm-opt; Trunk.toml names the same release as version_132
TERSER=5.51.2
SIRV=3.0.2
AXE=4.14.1
LIGHTHOUSE=12.8.2 # the last one for Node.js 20
TYPESCRIPT=6.0.3
CARGO_DENY=0.20.2
GAMMA=0.4.0 # cargo-gamma, for mutation testing
CARGO_FUZZ=0.13.2
GECKO_DRIVER=0.37.1 # drives Firefox

# A cache of our own, shared by all clones; the user's own tools are never touched.
HUJIFEN_TOOLS=${HUJIFEN_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/hujifen/tools}

tool_dir() { printf '%s/%s-%s' "$HUJIFEN_TOOLS" "$1" "$2"; }

PATH=$(tool_dir trunk "$TRUNK")/bin:$(tool_dir wasm-bindgen-cli "$WASM_BINDGEN")/bin:$(tool_dir wasm_split_cli_support "$WASM_SPLIT")/bin:$(tool_dir cargo-deny "$CARGO_DENY")/bin:$(tool_dir binaryen "$BINARYEN")/node_modules/.bin:$PATH
export PATH

# Trunk takes its tools from PATH and everything else from what `cargo fetch` brought.
export TRUNK_OFFLINE=true TRUNK_SKIP_VERSION_CHECK=true
# Trunk's parser accepts only true and false here, where the convention is any value.
if [ -n "${NO_COLOR:-}" ]; then export NO_COLOR=true; else unset NO_COLOR; fi

# What is shipped must not tell where it was built, nor depend on it: the names of folders, which messages of panics hold,
# are put short. Called for release builds only, once the crates are there; with these flags for everything, cargo would
# build it all anew for the tests.
remap_paths() {
  local cargo=${CARGO_HOME:-$HOME/.cargo} sysroot commit registry
  sysroot=$(rustc --print sysroot)
  commit=$(rustc -vV | sed -n 's/^commit-hash: //p')
  # The last that fits counts.
  local flags=("$PWD=." "${CARGO_TARGET_DIR:-$PWD/target}=/target" "$cargo=/cargo")
  for registry in "$cargo"/registry/src/*; do flags+=("$registry=/cargo"); done
  flags+=("$sysroot/lib/rustlib/src/rust=/rustc/$commit")
  CARGO_ENCODED_RUSTFLAGS=$(printf -- '--remap-path-prefix=%s\x1f' "${flags[@]}")
  export CARGO_ENCODED_RUSTFLAGS=${CARGO_ENCODED_RUSTFLAGS%$'\x1f'}
}

# For the other scripts and the tests.
first_of() { for name; do command -v "$name" && return; done; true; }
HUJIFEN_TERSER=$(tool_dir terser "$TERSER")/node_modules/terser
HUJIFEN_SIRV=$(tool_dir sirv "$SIRV")/node_modules/sirv
HUJIFEN_AXE=$(tool_dir axe-core "$AXE")/node_modules/axe-core/axe.min.js
HUJIFEN_LIGHTHOUSE=$(tool_dir lighthouse "$LIGHTHOUSE")/node_modules/lighthouse/cli/index.js
HUJIFEN_TYPESCRIPT=$(tool_dir typescript "$TYPESCRIPT")/node_modules/typescript
HUJIFEN_DIST=$PWD/dist
CHROME=${CHROME:-$(first_of chromium chromium-browser google-chrome google-chrome-stable)}
CHROMEDRIVER=${CHROMEDRIVER:-$(first_of chromedriver)}
FIREFOX=${FIREFOX:-$(first_of firefox-esr firefox)}
GECKODRIVER=${GECKODRIVER:-$(tool_dir geckodriver "$GECKO_DRIVER")/bin/geckodriver}
WEBKITDRIVER=${WEBKITDRIVER:-$(first_of WebKitWebDriver)}
HUJIFEN_LOCALES=$HUJIFEN_TOOLS/locales # WebKitGTK takes its language from the system
export HUJIFEN_TERSER HUJIFEN_SIRV HUJIFEN_AXE HUJIFEN_LIGHTHOUSE HUJIFEN_TYPESCRIPT HUJIFEN_DIST
export CHROME CHROMEDRIVER FIREFOX GECKODRIVER WEBKITDRIVER HUJIFEN_LOCALES
