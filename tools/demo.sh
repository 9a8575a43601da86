#!/usr/bin/env bash
# Starts the console as a demo: its own pretend AWS account, and an identity provider with fictional people beside it.
# Ends both on Ctrl-C. Nothing of it is fit for a deployment: everybody may sign in as anybody.
#
#   LAZARET_LISTEN=127.0.0.1:3000   where the console answers
#   LAZARET_DEMO_PEOPLE_PORT=3400   where the identity provider answers
#   LAZARET_SERVER=target/debug/server
#   LAZARET_DATA=folder             where its record is kept; else it is gone with the demo
#   LAZARET_DEMO_WORKFLOW=no        the account lacks what infra/template.yaml deploys; else it has it, with the built
#                                   functions as processes
set -euo pipefail
cd "$(dirname "$0")/.."

server="${LAZARET_SERVER:-target/debug/server}"
listen="${LAZARET_LISTEN:-127.0.0.1:3000}"
people_port="${LAZARET_DEMO_PEOPLE_PORT:-3400}"
url="${LAZARET_PUBLIC_URL:-http://$listen}"
issuer="http://127.0.0.1:$people_port"

fail() { echo "[demo] $*" >&2; exit 1; }
[ -x "$server" ] || fail "$server is not there: tools/build.sh builds it"
[ -d target/site/pkg ] || fail "target/site is not there: tools/build.sh builds it"
for port in "${listen##*:}" "$people_port"; do
  if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
    fail "port $port is taken (LAZARET_LISTEN and LAZARET_DEMO_PEOPLE_PORT choose others)"
  fi
done

# The pretend account begins anew with every start, and so does what the console knows of it, unless a folder is given.
data="${LAZARET_DATA:-$(mktemp -d)}"
children=()
# shellcheck disable=SC2317 # the trap calls it
stop() {
  trap - EXIT INT TERM
  [ ${#children[@]} = 0 ] || kill "${children[@]}" 2>/dev/null || true
  wait 2>/dev/null || true
  [ -n "${LAZARET_DATA:-}" ] || rm -rf "$data"
}
trap stop EXIT
trap 'exit 0' INT TERM

answers() { # url, process, what it is
  local tries=0
  until curl --silent --fail --output /dev/null --max-time 2 "$1"; do
    kill -0 "$2" 2>/dev/null || fail "$3 ended before it answered"
    tries=$((tries + 1))
    [ $tries -lt 150 ] || fail "$3 did not answer at $1 within 30 s"
    sleep 0.2
  done
}

PORT="$people_port" CLIENT_ORIGINS="$url,http://localhost:${listen##*:}" node end2end/idp/provider.mjs &
children+=($!)
answers "$issuer/health" $! 'the identity provider'

if [ "${LAZARET_DEMO_WORKFLOW:-yes}" = yes ]; then
  [ -x .tools/venv/bin/python ] || fail 'the workflow needs Python packages: tools/setup.sh installs them'
  tools/lambdas.sh --built "$(dirname "$server")"
  LAZARET_SIMULATOR_TEMPLATE=target/workflow.json
  .tools/venv/bin/python tools/infra/translate.py ConsoleUrl="$url" \
    Contacts=arn:aws:ssm-contacts:eu-central-1:111122223333:contact/ot-escalation >"$LAZARET_SIMULATOR_TEMPLATE"
  export LAZARET_SIMULATOR_TEMPLATE
fi

LAZARET_LISTEN="$listen" LAZARET_PUBLIC_URL="$url" LAZARET_DATA="$data" LAZARET_OIDC_ISSUER="$issuer" \
  LAZARET_OIDC_CLIENT_ID=lazaret LAZARET_OIDC_CLIENT_SECRET=demo-secret-that-protects-nothing \
  LEPTOS_SITE_ROOT="${LEPTOS_SITE_ROOT:-target/site}" "$server" --demo &
children+=($!)
answers "$url/healthz" $! 'the console'

printf '\n  Lazaret, with a pretend fleet:  \033[1m%s\033[0m\n\n  Sign in as one of\n' "$url"
# shellcheck disable=SC2016 # the braces are JavaScript's
node --input-type=module -e '
  import { people } from "./end2end/idp/people.mjs";
  for (const { name, role } of people) console.log(`    ${name.padEnd(14)} ${role}`);
'
printf '\n  Ctrl-C ends it.\n\n'
wait -n || true
fail 'a part of the demo ended by itself'
