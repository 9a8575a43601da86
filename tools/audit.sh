#!/usr/bin/env bash
# Runs cargo-deny over deny.toml: licences, bans, sources, and the advisories where their database can be fetched.
# Where it can't, this says so and fails, because an audit that did not happen must not look like one that passed.
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="$PWD/.tools/bin:$PATH"

if ! cargo deny --version >/dev/null 2>&1; then
  if ! { command -v cargo-binstall >/dev/null && cargo binstall -y --root .tools cargo-deny >/dev/null 2>&1; }; then
    echo '[audit] cargo-deny from source (usually 5 min on two cores)'
    RUSTFLAGS='' CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
      cargo install -q cargo-deny --root .tools
  fi
fi

failed=0
cargo deny --log-level error check licenses bans sources || failed=1
if cargo deny fetch db; then
  cargo deny --log-level error check --disable-fetch advisories || failed=1
else
  echo '[audit] the advisory database could not be fetched: known vulnerabilities were NOT checked'
  failed=1
fi
exit $failed
