#!/usr/bin/env bash
# The IoT adapter's checks against moto, an emulator by others: what both moto and our simulator do is likelier AWS's way.
# Builds nothing: `cargo test` built the checks, as an example of lazaret-aws.
#   run.sh [CHECKS]        CHECKS defaults to target/debug/examples/moto
# Prints each check as ran, deviating or skipped with the reason, and ends with "N passed, M failed".
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../../.." && pwd)
checks=${1:-$root/target/debug/examples/moto}
python=$root/.tools/venv/bin/python
[ -x "$checks" ] || { echo "no checks at $checks; build them first: cargo build -p lazaret-aws --example moto" >&2; exit 2; }
"$python" -c 'import moto' 2>/dev/null || { echo "no moto in .tools/venv; run tools/setup.sh test" >&2; exit 2; }

port=$("$python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
log=$(mktemp)
"$python" -m moto.server -H 127.0.0.1 -p "$port" >"$log" 2>&1 &
moto=$!
trap 'kill "$moto" 2>/dev/null || true; rm -f "$log"' EXIT
up() { curl -fs -o /dev/null "http://127.0.0.1:$port/moto-api/"; }
until up; do
  kill -0 "$moto" 2>/dev/null || { cat "$log" >&2; exit 1; }
  read -rt 0.2 <> <(:) || true
done
"$checks" "http://127.0.0.1:$port" 2>&1
