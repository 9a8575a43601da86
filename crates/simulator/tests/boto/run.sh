#!/usr/bin/env bash
# boto3 and the AWS CLI against the simulator's binary. Builds nothing.
#   run.sh [BINARY]        BINARY defaults to target/debug/simulator
# Needs boto3 in .tools/venv (tools/setup.sh puts it there) and Debian's `awscli`. Ends with "N passed, M failed".
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../../../.." && pwd)
binary=${1:-$root/target/debug/simulator}
python=$root/.tools/venv/bin/python
[ -x "$binary" ] || { echo "no simulator at $binary; build it first: cargo build -p lazaret-simulator" >&2; exit 2; }
"$python" -c 'import boto3' 2>/dev/null || { echo "no boto3 in .tools/venv; run tools/setup.sh test" >&2; exit 2; }

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
failures=0
"$python" "$here/main.py" "$binary" 2>&1 | tee "$out/boto" || failures=1
"$here/awscli.sh" "$binary" 2>&1 | tee "$out/awscli" || failures=1

sum() { sed -n "s/^[a-z0-9]*: .*\b\([0-9][0-9]*\) $1.*/\1/p" "$out"/* | awk '{ total += $1 } END { print total + 0 }'; }
passed=$(sum passed)
failed=$(sum failed)
if [ "$failures" -ne 0 ] && [ "$failed" -eq 0 ]; then failed=1; fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
