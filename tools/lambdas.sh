#!/usr/bin/env bash
# Builds the functions and puts each where infra/template.yaml looks for it: target/lambdas/<name>/bootstrap.
#
#   tools/lambdas.sh                  release build, for a deployment; checks that Lambda's system can load it
#   tools/lambdas.sh --built FOLDER   those that were built into a folder, such as target/debug, for demo and drill
set -euo pipefail
cd "$(dirname "$0")/.."

built=''
if [ "${1:-}" = --built ]; then
  built="${2:?a folder}"
else
  cargo build --locked --release -p lambdas
fi
for source in lambdas/src/bin/*.rs; do
  name=$(basename "$source" .rs)
  mkdir -p "target/lambdas/$name"
  # A function that still runs keeps the file that it was started from.
  cp --remove-destination "${built:-target/release}/$name" "target/lambdas/$name/bootstrap"
  [ -n "$built" ] || python3 tools/infra/glibc.py "target/lambdas/$name/bootstrap"
done
