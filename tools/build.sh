#!/usr/bin/env bash
# Builds what ships: the site (WebAssembly, style sheet, public files) and the server, and prints what each step took
# and weighs. `cargo leptos build` gives the same site; this needs nothing but what tools/setup.sh installs.
#
#   tools/build.sh                      development build: target/site, target/debug/{server,simulator}
#   tools/build.sh --release            release build, precompressed: target/site, target/release/{server,simulator}
#   tools/build.sh --release --deploy   the server alone, without the embedded simulator (--demo, the default, is with it)
#   tools/build.sh --site               the site alone (with or without --release)
# shellcheck disable=SC2154 # settings.mjs prints the assignment of every $leptos_…
set -euo pipefail
cd "$(dirname "$0")/.."

release='' site_only='' bin_selection=(--workspace --bins)
for argument in "$@"; do
  case "$argument" in
    --release) release=yes ;;
    --site) site_only=yes ;;
    --demo) ;;
    --deploy) bin_selection=(-p server --no-default-features) ;;
    *) echo "usage: tools/build.sh [--release] [--deploy] [--site]" >&2; exit 2 ;;
  esac
done
[ -f .tools/toolchain ] || { echo "tools/setup.sh has not run yet" >&2; exit 1; }
RUSTUP_TOOLCHAIN=$(cat .tools/toolchain)
export RUSTUP_TOOLCHAIN PATH="$PWD/.tools/bin:$PWD/end2end/node_modules/.bin:$PATH"
leptos=$(node tools/site/settings.mjs)
eval "$leptos"

# Filled aside and swapped in at the end: a running server never sees half a site, nor a compressed file of a release
# beside the newer one of a development build.
fresh="$leptos_target/site.new"
rm -rf "$fresh" && mkdir -p "$fresh/$leptos_pkg"
pkg="$fresh/$leptos_pkg"

table=()
size() { du -k --apparent-size -c "$@" 2>/dev/null | awk 'END { print $1 }'; }
step() { # label, file to weigh or '', command...
  local label="$1" weigh="$2" started=$SECONDS kilobytes=''
  shift 2
  printf '\033[1m[build]\033[0m %s\n' "$label"
  "$@"
  [ -z "$weigh" ] || kilobytes="$(size "$weigh") kB"
  table+=("$(printf '%-34s %5d s %12s' "$label" $((SECONDS - started)) "$kilobytes")")
}

if [ -n "$release" ]; then
  wasm_profile=(--profile "$leptos_profile") wasm_folder=$leptos_profile
  bin_profile=(--release) bin_folder=release
else
  wasm_profile=() wasm_folder=debug bin_profile=() bin_folder=debug
fi
triple=wasm32-unknown-unknown
wasm="$leptos_target/$triple/$wasm_folder/$leptos_lib.wasm"

bindgen() {
  wasm-bindgen --target web --no-typescript --out-dir "$pkg" --out-name "$leptos_name" "$wasm"
  # The page asks for the name without wasm-bindgen's ending (LEPTOS_OUTPUT_NAME in .cargo/config.toml).
  mv "$pkg/${leptos_name}_bg.wasm" "$pkg/$leptos_name.wasm"
}
optimise() {
  node tools/site/trim.mjs "$pkg/$leptos_name.wasm"
  # shellcheck disable=SC2086 # the options are words
  wasm-opt $leptos_wasm_opt "$pkg/$leptos_name.wasm" -o "$pkg/$leptos_name.opt.wasm"
  mv "$pkg/$leptos_name.opt.wasm" "$pkg/$leptos_name.wasm"
}
public_files() { cp -R "$leptos_assets/." "$fresh/"; }
swap_in() {
  rm -rf "$leptos_target/site.old"
  [ ! -e "$leptos_site" ] || mv "$leptos_site" "$leptos_target/site.old"
  mv "$fresh" "$leptos_site"
  rm -rf "$leptos_target/site.old"
}

step 'app for the browser' "$wasm" \
  cargo build -p "$leptos_lib" --lib --no-default-features --features "$leptos_features" --target $triple "${wasm_profile[@]}"
step 'wasm-bindgen' "$pkg/$leptos_name.wasm" bindgen
[ -z "$release" ] || step 'wasm-opt' "$pkg/$leptos_name.wasm" optimise
step 'style sheet' "$pkg/$leptos_name.css" node tools/site/style.mjs "$leptos_style" "$pkg/$leptos_name.css"
step 'public files' '' public_files
[ -z "$release" ] || step 'brotli and gzip' "$pkg/$leptos_name.wasm.br" node tools/site/precompress.mjs "$fresh"
step 'site in place' '' swap_in
# The whole workspace's binaries at once: one set of features, nothing compiled twice.
if [ -z "$site_only" ]; then
  step 'server' "$leptos_target/$bin_folder/$leptos_bin" cargo build "${bin_selection[@]}" "${bin_profile[@]}"
fi

echo
printf '%s\n' "${table[@]}"
printf '%-34s %5d s\n' total "$SECONDS"
