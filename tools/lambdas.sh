#!/usr/bin/env bash
# Builds the functions and puts each where infra/template.yaml looks for it: target/lambdas/<name>/bootstrap.
#
#   tools/lambdas.sh             release build, for a deployment; checks that Lambda's system can load it
#   tools/lambdas.sh --dev       those that the tests built, for the drill
set -euo pipefail
cd "$(dirname "$0")/.."

profile=release
[ "${1:-}" != --dev ] || profile=debug
if [ $profile = release ]; then
  cargo build --locked --release -p lambdas
fi
for source in lambdas/src/bin/*.rs; do
  name=$(basename "$source" .rs)
  mkdir -p "target/lambdas/$name"
  # A function that still runs keeps the file that it was started from.
  cp --remove-destination "target/$profile/$name" "target/lambdas/$name/bootstrap"
  [ $profile = debug ] || python3 tools/infra/glibc.py "target/lambdas/$name/bootstrap"
done
