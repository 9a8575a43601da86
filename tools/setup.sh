#!/usr/bin/env bash
# Installs what a fresh Debian machine lacks to build, run and test Lazaret, and says what and for how long.
# Each step first tries the ordinary way (rustup's release server); where only package registries are
# reached it takes the library source from Debian and builds the WebAssembly target once (docs/toolchain.md).
# Steps already done are skipped, so running it again costs a second.
#
#   tools/setup.sh            what `make run` needs
#   tools/setup.sh test       that, and what `make test` needs (Chromium, boto3, awscli, linters)
set -euo pipefail
cd "$(dirname "$0")/.."

want="${1:-run}"
export DEBIAN_FRONTEND=noninteractive
state=.tools
mkdir -p "$state/bin"
export PATH="$PWD/$state/bin:$PATH"

say() { printf '\033[1m[setup]\033[0m %s\n' "$*"; }
timed() { # label, usual duration, command...
  local label="$1" usual="$2" started=$SECONDS
  shift 2
  say "$label (usually $usual)"
  "$@"
  say "$label: $((SECONDS - started)) s"
}
root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -E "$@"; fi; }

apt_missing() {
  local missing=()
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} = 0 ] && return
  command -v apt-get >/dev/null || { say "please install: ${missing[*]}"; exit 1; }
  apt_install() { root apt-get -qq update && root apt-get -qq install -y --no-install-recommends "$@" >"$state/apt.log"; }
  timed "Debian packages: ${missing[*]}" "1 min" apt_install "${missing[@]}"
}

# --- Rust with the wasm32-unknown-unknown target ------------------------------------------------------
has_wasm_std() { # toolchain
  local sysroot
  sysroot=$(rustc +"$1" --print sysroot 2>/dev/null) || return 1
  ls "$sysroot"/lib/rustlib/wasm32-unknown-unknown/lib/libstd-*.rlib >/dev/null 2>&1
}
build_wasm_std() {
  local work="$state/wasm-std" target=wasm32-unknown-unknown
  rm -rf "$work" && mkdir -p "$work/src"
  printf '#![no_std]\n' >"$work/src/lib.rs"
  printf '[package]\nname = "wasm-std"\nversion = "0.0.0"\nedition = "2024"\n[workspace]\n[profile.release]\npanic = "abort"\n' >"$work/Cargo.toml"
  (cd "$work" && RUSTUP_TOOLCHAIN=debian RUSTFLAGS= RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=target cargo build -q \
    -Zbuild-std=std,panic_abort,panic_unwind --target $target --release)
  root mkdir -p "/usr/lib/rustlib/$target/lib"
  find "$work/target/$target/release/deps" -name '*.rlib' ! -name 'libwasm_std*' -exec "$(command -v sudo || command -v env)" cp {} "/usr/lib/rustlib/$target/lib/" \;
  rm -rf "$work"
}
toolchain() {
  if [ -f "$state/toolchain" ] && has_wasm_std "$(cat "$state/toolchain")"; then return; fi
  local default
  default=$(rustup show active-toolchain 2>/dev/null | cut -d' ' -f1 || true)
  if [ -n "$default" ] && { has_wasm_std "$default" || timeout 120 rustup target add wasm32-unknown-unknown >/dev/null 2>&1; } && has_wasm_std "$default"; then
    echo "$default" >"$state/toolchain"
    return
  fi
  say "the Rust release server was not reached: taking Debian's Rust with its library source"
  # lld-22 is named because rust-web-llvm only links rust-lld to it; Debian's plain lld is too old.
  apt_missing rustc-web cargo-web rust-web-src rust-web-llvm lld-22 rust-web-clippy rustfmt-web
  rustup toolchain link debian /usr
  has_wasm_std debian || timed "standard library for wasm32-unknown-unknown" "1 min" build_wasm_std
  echo debian >"$state/toolchain"
}

# --- wasm-bindgen: exactly the version of the crate ----------------------------------------------------
bindgen_version() { sed -n 's/^wasm-bindgen *= *"=\([0-9.]*\)".*/\1/p' Cargo.toml; }
bindgen() {
  local version
  version=$(bindgen_version)
  [ "$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $version" ] && return
  if command -v cargo-binstall >/dev/null && cargo binstall -y --root "$state" "wasm-bindgen-cli@$version" >/dev/null 2>&1; then return; fi
  bindgen_build() { # not --locked: its lock names a crate version that a registry mirror may not hold
    RUSTFLAGS= CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
      RUSTUP_TOOLCHAIN="$(cat "$state/toolchain")" CARGO_TARGET_DIR="$PWD/$state/bindgen-target" \
      cargo install -q wasm-bindgen-cli --version "$version" --root "$state" --force
    rm -rf "$state/bindgen-target"
  }
  timed "wasm-bindgen-cli $version from source" "4 min on two cores" bindgen_build
}

# --- npm: binaryen (wasm-opt), the demo's identity provider, Playwright, axe ---------------------------
npm_packages() { # folder
  local stamp="$1/node_modules/.package-lock.json"
  [ "$stamp" -nt "$1/package-lock.json" ] && return
  npm_ci() { (cd "$1" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund --silent && touch node_modules/.package-lock.json); }
  timed "npm packages of $1" "30 s" npm_ci "$1"
}

# --- Python: boto3, botocore's models, cfn-lint, in a virtual environment -------------------------------
python_packages() {
  local stamp="$state/venv/.done"
  [ "$stamp" -nt tools/requirements.txt ] && return
  pip_install() {
    python3 -m venv "$state/venv" && "$state/venv/bin/pip" -q install -r tools/requirements.txt && touch "$stamp"
  }
  timed "Python packages" "20 s" pip_install
}

say "this checks or installs: Rust's WebAssembly target, wasm-bindgen, npm packages$([ "$want" = test ] && echo ', Chromium, boto3, awscli, shellcheck')"
started=$SECONDS
apt_missing ca-certificates curl gcc libc6-dev make pkg-config
toolchain
bindgen
npm_packages end2end
if [ "$want" = test ]; then
  apt_missing chromium awscli shellcheck python3-venv
  python_packages
fi
say "ready after $((SECONDS - started)) s"
