#!/usr/bin/env bash
# What a new user waits for: clones this repository into a folder of its own, with empty caches of cargo, npm and pip, sets
# it up, builds it, starts the demo and asks for the page. Prints what each step took, and how much of it was work: on a
# busy machine the one is longer, the other is not. Rust itself, Node and Debian's packages are the machine's own.
#
#   tools/fresh-clone.sh [--folder FOLDER] [--keep]
set -euo pipefail
cd "$(dirname "$0")/.."

folder='' keep=''
while [ $# -gt 0 ]; do
  case "$1" in
    --folder) folder="$2"; shift 2 ;;
    --keep) keep=yes; shift ;;
    *) echo "usage: tools/fresh-clone.sh [--folder FOLDER] [--keep]" >&2; exit 2 ;;
  esac
done
folder="${folder:-$(mktemp -d)}"
mkdir -p "$folder"
[ -z "$(ls -A "$folder")" ] || { echo "[fresh] $folder is not empty" >&2; exit 1; }

demo=''
# shellcheck disable=SC2317 # the trap calls it
leave() {
  [ -z "$demo" ] || { kill "$demo" && wait "$demo"; } 2>/dev/null || true
  [ -n "$keep" ] || rm -rf "$folder"
}
trap leave EXIT

export CARGO_HOME="$folder/cargo" npm_config_cache="$folder/npm" PIP_CACHE_DIR="$folder/pip"
mkdir -p "$CARGO_HOME"
table=()
spent() { awk '{ print $14 + $15 + $16 + $17 }' "/proc/$$/stat"; } # of this shell and all that it waited for, in ticks
step() { # label, command...
  local label="$1" started=$SECONDS before after
  shift
  printf '\033[1m[fresh]\033[0m %s\n' "$label"
  before=$(spent)
  "$@"
  after=$(spent)
  table+=("$(printf '%-12s %5d s  %5d s of work' "$label" $((SECONDS - started)) $(((after - before) / $(getconf CLK_TCK))))")
}
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
page() {
  local port tries=0
  port=$(free_port)
  LAZARET_LISTEN="127.0.0.1:$port" LAZARET_DEMO_PEOPLE_PORT=$(free_port) "$folder/lazaret/tools/demo.sh" >"$folder/demo.log" 2>&1 &
  demo=$!
  # As a browser: it asks for a page, and keeps the cookies of the way to the sign-in.
  until curl --silent --fail --location --cookie '' --header 'Accept: text/html' --max-time 5 "http://127.0.0.1:$port/" 2>/dev/null |
    grep -q 'Choose a demo identity'; do
    kill -0 "$demo" 2>/dev/null || { cat "$folder/demo.log" >&2; return 1; }
    tries=$((tries + 1))
    [ $tries -lt 300 ] || { echo 'the page did not come' >&2; return 1; }
    sleep 0.2
  done
}

step clone git clone --quiet . "$folder/lazaret"
cd "$folder/lazaret"
step set-up tools/setup.sh
step build tools/build.sh
step page page
echo
printf '%s\n' "${table[@]}"
printf '%-12s %5d s\n' total "$SECONDS"
