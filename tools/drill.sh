#!/usr/bin/env bash
# The drill: the deployable workflow in a pretend account, from a device that opens a port to its release. It ends at the
# first stage that doesn't happen, and prints the times of all.
#
#   tools/drill.sh [--built] [--times N] [--real] [--coverage] [--paged-by plan|runbook] ...   see --help
#
# --built takes the binaries that the tests built.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ "${1:-}" = --built ]; then
  shift
else
  if [ -f .tools/toolchain ]; then
    RUSTUP_TOOLCHAIN=$(cat .tools/toolchain)
    export RUSTUP_TOOLCHAIN
  fi
  cargo build --locked --workspace --bins
fi
.tools/venv/bin/python -c 'import boto3' 2>/dev/null || { echo "the drill needs boto3: tools/setup.sh test" >&2; exit 1; }
tools/lambdas.sh --built target/debug
exec .tools/venv/bin/python tools/drill/drill.py "$@"
