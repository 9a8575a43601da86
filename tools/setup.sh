#!/usr/bin/env bash
# Installs what a fresh Debian machine lacks to build, run and test Lazaret, and says what and for how long.
# Each step first tries the ordinary way (rustup's release server); where only package registries are
# reached it takes the library source from Debian and builds the WebAssembly target once (docs/toolchain.md).
# Steps already done are skipped, so running it again costs a second.
#
#   tools/setup.sh build      what `tools/build.sh` needs
#   tools/setup.sh            what `make run` needs: the same, with a Node that the demo's identity provider runs on
#   tools/setup.sh test       that, and what `make test` needs (Chromium, boto3, awscli, linters)
#   LAZARET_RUST=debian …     takes Debian's Rust although rustup's would do
set -euo pipefail
cd "$(dirname "$0")/.."

want="${1:-run}"
case "$want" in
  build | run | test) ;;
  *) echo "usage: tools/setup.sh [build|run|test]" >&2; exit 2 ;;
esac
export DEBIAN_FRONTEND=noninteractive
state=.tools
mkdir -p "$state/bin"
export PATH="$PWD/$state/bin:$PATH"

say() { printf '\033[1m[setup]\033[0m %s\n' "$*"; }
fail() { say "$*" >&2; exit 1; }
timed() { # label, usual duration, command...
  local label="$1" usual="$2" started=$SECONDS
  shift 2
  say "$label (usually $usual)"
  "$@"
  say "$label: $((SECONDS - started)) s"
}
root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -E "$@"; fi; }

apt_install() { root apt-get -qq update && root apt-get -qq install -y --no-install-recommends "$@" >"$state/apt.log"; }
apt_missing() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} = 0 ] && return
  command -v apt-get >/dev/null || fail "please install: ${missing[*]}"
  timed "Debian packages: ${missing[*]}" "1 min" apt_install "${missing[@]}"
}

# --- Rust with the wasm32-unknown-unknown target ------------------------------------------------------
# `debian` is a toolchain of rustup's where there is a rustup, and simply the `cargo` on the path where there is none.
with_toolchain() { local name="$1"; shift; RUSTUP_TOOLCHAIN="$name" "$@"; }
has_wasm_std() { # toolchain
  local sysroot
  sysroot=$(with_toolchain "$1" rustc --print sysroot 2>/dev/null) || return 1
  compgen -G "$sysroot/lib/rustlib/wasm32-unknown-unknown/lib/libstd-*.rlib" >/dev/null
}
new_enough() { # toolchain
  local least have
  least=$(sed -n 's/^rust-version *= *"\([0-9.]*\)".*/\1/p' Cargo.toml)
  have=$(with_toolchain "$1" rustc --version 2>/dev/null | cut -d' ' -f2) || return 1
  [ "$(printf '%s\n' "$least" "$have" | sort -V | head -n 1)" = "$least" ]
}
build_wasm_std() {
  local work="$state/wasm-std" target=wasm32-unknown-unknown
  rm -rf "$work" && mkdir -p "$work/src"
  printf '#![no_std]\n' >"$work/src/lib.rs"
  printf '[package]\nname = "wasm-std"\nversion = "0.0.0"\nedition = "2024"\n[workspace]\n[profile.release]\npanic = "abort"\n' >"$work/Cargo.toml"
  (cd "$work" && RUSTUP_TOOLCHAIN=debian RUSTFLAGS='' RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=target cargo build -q \
    -Zbuild-std=std,panic_abort,panic_unwind --target $target --release)
  root mkdir -p "/usr/lib/rustlib/$target/lib"
  local rlibs=("$work/target/$target/release/deps/"*.rlib) rlib
  for rlib in "${rlibs[@]}"; do
    case "$rlib" in */libwasm_std-*) ;; *) root cp "$rlib" "/usr/lib/rustlib/$target/lib/" ;; esac
  done
  rm -rf "$work"
}
rustup_target() { timeout 120 rustup target add --toolchain "$1" wasm32-unknown-unknown >/dev/null 2>&1; }
linters() {
  local chosen
  chosen=$(cat "$state/toolchain")
  with_toolchain "$chosen" cargo clippy --version >/dev/null 2>&1 && with_toolchain "$chosen" cargo fmt --version >/dev/null 2>&1 && return
  timed "rustup components clippy and rustfmt" "10 s" timeout 120 rustup component add --toolchain "$chosen" clippy rustfmt
}
toolchain() {
  local chosen
  chosen=$(cat "$state/toolchain" 2>/dev/null || true)
  [ "${LAZARET_RUST:-}" != debian ] || [ "$chosen" = debian ] || chosen=''
  if [ -n "$chosen" ] && has_wasm_std "$chosen"; then return; fi
  if [ "${LAZARET_RUST:-}" != debian ] && command -v rustup >/dev/null; then
    chosen=$(rustup show active-toolchain 2>/dev/null | cut -d' ' -f1 || true)
    if [ -n "$chosen" ] && ! new_enough "$chosen"; then
      say "rustup's $chosen is older than Cargo.toml asks for (\`rustup update\` would help)"
    elif [ -n "$chosen" ] && { has_wasm_std "$chosen" || timed "rustup target wasm32-unknown-unknown" "10 s" rustup_target "$chosen"; } && has_wasm_std "$chosen"; then
      echo "$chosen" >"$state/toolchain"
      return
    fi
    say "rustup has no Rust with a WebAssembly target here: taking Debian's with its library source"
  fi
  # lld-22 is named because rust-web-llvm only links rust-lld to it; Debian's plain lld is too old.
  local packages=(rustc-web cargo-web rust-web-src rust-web-llvm lld-22)
  [ "$want" != test ] || packages+=(rust-web-clippy rustfmt-web)
  apt_missing "${packages[@]}"
  ! command -v rustup >/dev/null || rustup toolchain link debian /usr
  new_enough debian || fail "Debian's Rust is older than Cargo.toml asks for: is bookworm-security among apt's sources?"
  has_wasm_std debian || timed "standard library for wasm32-unknown-unknown" "1 min" build_wasm_std
  has_wasm_std debian || fail "the standard library for wasm32-unknown-unknown was built but is not found"
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
    RUSTFLAGS='' CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
      RUSTUP_TOOLCHAIN="$(cat "$state/toolchain")" CARGO_TARGET_DIR="$PWD/$state/bindgen-target" \
      cargo install -q wasm-bindgen-cli --version "$version" --root "$state" --force
    rm -rf "$state/bindgen-target"
  }
  timed "wasm-bindgen-cli $version from source" "4 min on two cores" bindgen_build
}

# --- npm: binaryen (wasm-opt), lightningcss, the demo's identity provider, Playwright, axe ---------------
node_runs() { # least major version
  local have
  have=''
  if command -v node >/dev/null; then
    have=$(node --version | sed 's/^v\([0-9]*\).*/\1/')
  else
    apt_missing nodejs npm
    have=$(node --version | sed 's/^v\([0-9]*\).*/\1/')
  fi
  [ "$have" -ge "$1" ] || fail "Node $have is installed, $1 or newer is needed"
  command -v npm >/dev/null || apt_missing npm
}
npm_packages() { # folder
  local stamp="$1/node_modules/.package-lock.json"
  [ "$stamp" -nt "$1/package-lock.json" ] && return
  npm_ci() { (cd "$1" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund --silent && touch node_modules/.package-lock.json); }
  timed "npm packages of $1" "30 s" npm_ci "$1"
}

# --- Python, in a virtual environment: AWS's translator of templates for the demo; boto3, moto, hadolint for tests ----
python_packages() { # requirements
  local stamp="$state/venv/${1//\//-}.done"
  [ "$stamp" -nt "$1" ] && [ "$stamp" -nt tools/infra/requirements.txt ] && return
  pip_install() {
    python3 -m venv "$state/venv" && "$state/venv/bin/pip" -q install -r "$1" && touch "$stamp"
  }
  timed "Python packages of $1" "20 s" pip_install "$1"
}

say "this checks or installs: Rust's WebAssembly target, wasm-bindgen, npm packages$([ "$want" = test ] && echo ', Chromium, boto3, moto, awscli, shellcheck, hadolint')"
started=$SECONDS
apt_missing ca-certificates curl gcc libc6-dev make pkg-config
toolchain
bindgen
if [ "$want" = build ]; then node_runs 18; else node_runs 20; fi
npm_packages end2end
case "$want" in
  run)
    apt_missing python3 python3-venv
    python_packages tools/infra/requirements.txt
    ;;
  test)
    apt_missing awscli chromium git python3 python3-venv shellcheck
    linters
    python_packages tools/requirements.txt
    ;;
esac
say "ready after $((SECONDS - started)) s"
