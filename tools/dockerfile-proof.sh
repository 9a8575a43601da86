#!/usr/bin/env bash
# Proves the Dockerfile without a container engine: every stage becomes a Debian tree made by debootstrap, every RUN runs
# in it by chroot, every COPY is made with .dockerignore in force; then the entry point runs as the image's user until the
# health check passes, and once unconfigured, when it has to refuse. Needs root, debootstrap and 8 GB; takes as long as a
# release build from nothing (about half an hour on two cores).
#
#   tools/dockerfile-proof.sh [--build-arg NAME=VALUE] [--folder FOLDER] [--keep] [--file DOCKERFILE]
#
# What an instruction means here and in an engine is the same for the forms our file uses; any other form is refused.
set -euo pipefail
cd "$(dirname "$0")/.."

declare -A given=()
folder='' keep='' file=Dockerfile
while [ $# -gt 0 ]; do
  case "$1" in
    --build-arg) given["${2%%=*}"]="${2#*=}"; shift 2 ;;
    --folder) folder="$2"; shift 2 ;;
    --keep) keep=yes; shift ;;
    --file) file="$2"; shift 2 ;;
    *) echo "usage: tools/dockerfile-proof.sh [--build-arg NAME=VALUE] [--folder FOLDER] [--keep] [--file DOCKERFILE]" >&2; exit 2 ;;
  esac
done
say() { printf '\033[1m[proof]\033[0m %s\n' "$*"; }
fail() { say "FAILED: $*" >&2; exit 1; }
[ "$(id -u)" = 0 ] || fail 'chroot needs root'
command -v debootstrap >/dev/null || fail 'debootstrap is not installed'
folder="${folder:-$(mktemp -d)}"
mkdir -p "$folder"

children=() mounts=()
mount_in() { # tree
  mount -t proc proc "$1/proc" && mounts+=("$1/proc")
  mount --bind /dev "$1/dev" && mounts+=("$1/dev")
}
unmount_all() {
  local at
  # Lazily: a process that is just ending may still hold it.
  for at in "${mounts[@]}"; do umount --lazy "$at"; done
  mounts=()
}
# shellcheck disable=SC2317 # the trap calls it
leave() {
  [ ${#children[@]} = 0 ] || kill "${children[@]}" 2>/dev/null || true
  unmount_all
  [ -n "$keep" ] || rm -rf --one-file-system "$folder"
}
trap leave EXIT

# --- the base image: Debian, with this machine's ways to reach its mirrors --------------------------------
mirror() { sed -n -E 's/^(URIs:|deb( \[[^]]*\])?) *(https?:[^ ]+).*/\3/p' /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list 2>/dev/null | head -n 1; }
base() { # release
  local tree="$folder/base-$1"
  [ -d "$tree" ] && return
  say "debootstrap $1"
  debootstrap --variant=minbase "$1" "$tree.new" "$(mirror)" >"$folder/debootstrap.log" || fail "debootstrap: $folder/debootstrap.log"
  cp /etc/resolv.conf /etc/hosts "$tree.new/etc/"
  rm -f "$tree.new/etc/apt/sources.list"
  cp /etc/apt/sources.list.d/debian.sources "$tree.new/etc/apt/sources.list.d/" 2>/dev/null || cp /etc/apt/sources.list "$tree.new/etc/apt/"
  mkdir -p "$tree.new/usr/local/share/ca-certificates" "$tree.new/etc/ssl/certs"
  cp /usr/local/share/ca-certificates/*.crt "$tree.new/usr/local/share/ca-certificates/" 2>/dev/null || true
  cp /etc/ssl/certs/ca-certificates.crt "$tree.new/etc/ssl/certs/"
  mv "$tree.new" "$tree"
}
# As an engine hands on proxy settings: what this machine needs to reach a registry, and nothing else of its environment.
passed_on() { env | grep -E -i '^(https?_proxy|no_proxy|ssl_cert_file|ssl_cert_dir|node_extra_ca_certs|pip_cert|curl_ca_bundle)=' || true; }

# --- the build context ------------------------------------------------------------------------------------
context="$folder/context"
make_context() {
  local line included=() excluded=()
  while read -r line; do
    case "$line" in
      '' | '#'* | '*') ;;
      '!'*) included+=("${line#!}") ;;
      '**/'*) excluded+=(--exclude="${line#\*\*/}") ;;
      *) fail ".dockerignore: $line is a form this proof doesn't know" ;;
    esac
  done <.dockerignore
  mkdir -p "$context"
  tar -cf - "${excluded[@]}" "${included[@]}" | tar -xf - -C "$context"
}

# --- the instructions -------------------------------------------------------------------------------------
declare -A trees=()
tree='' workdir=/ user=0 health='' entry='' stage_count=0
variables=() # ENV of the stage; ARG beside it
arguments=()

inside() { # user, command...; with instead=exec it takes this shell's place, so that a signal reaches the command
  local as="$1"
  shift
  ${instead:-} env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root "${network[@]}" "${arguments[@]}" "${variables[@]}" \
    chroot --userspec="$as" "$tree" /bin/sh -c "cd '$workdir' && $*"
}
words() { # splits NAME="a b" NAME=c as a shell would, expanding nothing
  local text="${1//\$/\\\$}"
  eval "split=($text)"
}
from() {
  [[ "$1" =~ ^debian:([a-z]+)(-slim)?(\ AS\ ([a-z]+))?$ ]] || fail "FROM $1 is not a Debian"
  base "${BASH_REMATCH[1]}"
  unmount_all
  tree="$folder/stage-$stage_count"
  stage_count=$((stage_count + 1))
  [ -z "${BASH_REMATCH[4]}" ] || trees["${BASH_REMATCH[4]}"]="$tree"
  rm -rf --one-file-system "$tree"
  cp -a "$folder/base-${BASH_REMATCH[1]}" "$tree"
  mount_in "$tree"
  workdir=/ user=0 health='' entry='' variables=() arguments=()
}
copy() {
  local split source="$context" destination part
  words "$1"
  if [[ "${split[0]}" == --from=* ]]; then
    source="${trees[${split[0]#--from=}]:?COPY from a stage that does not exist}"
    split=("${split[@]:1}")
  fi
  destination="${split[-1]}"
  [[ "$destination" == /* ]] || destination="$workdir/$destination"
  unset 'split[-1]'
  [ ${#split[@]} = 1 ] || [[ "$destination" == */ ]] || fail "COPY of several files needs a folder: $1"
  for part in "${split[@]}"; do
    [ -e "$source/$part" ] || fail "COPY: $part is not in the context"
    if [ -d "$source/$part" ]; then
      mkdir -p "$tree$destination" && cp -a "$source/$part/." "$tree$destination/"
    else
      mkdir -p "$tree$(dirname "${destination}x")" && cp -a "$source/$part" "$tree$destination"
    fi
  done
  chown -R 0:0 "$tree$destination"
}
instruction() {
  local name="${1%% *}" rest="${1#* }" split started=$SECONDS
  say "$1"
  case "$name" in
    FROM) from "$rest" ;;
    WORKDIR) workdir="$rest" && mkdir -p "$tree$rest" ;;
    ENV) words "$rest" && variables+=("${split[@]}") ;;
    ARG) arguments+=("${rest%%=*}=${given[${rest%%=*}]:-${rest#*=}}") ;;
    COPY) copy "$rest" ;;
    RUN) inside "$user" "$rest" || fail "$1"; say "took $((SECONDS - started)) s" ;;
    USER) user="$rest" ;;
    HEALTHCHECK) health="${rest#*CMD }" ;;
    ENTRYPOINT) entry="$rest" ;;
    VOLUME | EXPOSE | STOPSIGNAL) ;;
    *) fail "$name is an instruction this proof doesn't know" ;;
  esac
}
exec_form() { sed -E 's/^\[//; s/\]$//; s/", *"/" "/g' <<<"$1"; } # ["a", "b"] as shell words

network=()
while read -r line; do [ -z "$line" ] || network+=("$line"); done < <(passed_on)
make_context
say "context: $(du -sh "$context" | cut -f1)"
pending=''
while IFS= read -r line; do
  [[ "$line" =~ ^[[:space:]]*# ]] && continue
  if [[ "$line" == *\\ ]]; then pending+="${line%\\} "; continue; fi
  pending+="$line"
  [ -z "${pending// /}" ] || instruction "$(sed -E 's/  +/ /g; s/ +$//' <<<"$pending")"
  pending=''
done <"$file"

# --- the image runs ---------------------------------------------------------------------------------------
[ "$user" != 0 ] || fail 'the image runs as root'
# shellcheck disable=SC2016 # the tree's own shell expands them
inside "$user" 'test "$(id -u)" = '"$user"' && touch "$LAZARET_DATA/.proof" && rm "$LAZARET_DATA/.proof"' || fail 'the data folder is not writable for the user'
if inside "$user" "touch /usr/share/lazaret/site/x" 2>/dev/null; then fail 'the user may change the site'; fi
say "user $user, who may write the data folder and not the site"
say "image: $(du -sh --one-file-system "$tree" | cut -f1)"

variant="${given[VARIANT]:-deploy}"
start=''
if [ "$variant" = deploy ]; then
  refuses() { # what it has to say, settings...
    local says="$1" code=0
    shift
    timeout 20 env -i "$@" "$(command -v chroot)" --userspec="$user" "$tree" "$(exec_form "$entry" | tr -d '"')" >"$folder/refuses.log" 2>&1 || code=$?
    # From 124 on it is the tools around it that failed.
    if [ "$code" = 0 ] || [ "$code" -ge 124 ]; then fail "without its settings it ended with code $code: $(cat "$folder/refuses.log")"; fi
    grep -q -e "$says" "$folder/refuses.log" || fail "it did not say $says: $(cat "$folder/refuses.log")"
    say "it refuses, with code $code: $(grep -e "$says" "$folder/refuses.log" | tail -n 1 | xargs)"
  }
  refuses --issuer
  refuses LAZARET_AWS_REGION LAZARET_OIDC_ISSUER=http://127.0.0.1:9 LAZARET_OIDC_CLIENT_ID=proof LAZARET_OIDC_CLIENT_SECRET=proof
  simulator=target/debug/simulator
  [ -x "$simulator" ] || fail "$simulator has to stand in for AWS: tools/build.sh builds it"
  "$simulator" --listen 127.0.0.1:4999 --seed empty >"$folder/simulator.log" 2>&1 &
  children+=($!)
  arguments+=(LAZARET_AWS_REGION=eu-central-1 LAZARET_AWS_ENDPOINT=http://127.0.0.1:4999 LAZARET_PUBLIC_URL=http://127.0.0.1:3000
    AWS_ACCESS_KEY_ID=AKIASIMULATEDREADER0 AWS_SECRET_ACCESS_KEY=simulated-secret-access-key
    LAZARET_OIDC_ISSUER=http://127.0.0.1:9 LAZARET_OIDC_CLIENT_ID=proof LAZARET_OIDC_CLIENT_SECRET=proof)
else
  start=' --demo'
fi
if (exec 3<>/dev/tcp/127.0.0.1/3000) 2>/dev/null; then fail 'port 3000 is taken, and the proof shares this machine'"'"'s network'; fi
(instead='exec' && inside "$user" "exec $(exec_form "$entry")$start") >"$folder/entry.log" 2>&1 &
running=$!
children+=("$running")
for _ in $(seq 1 100); do
  if inside "$user" "$(exec_form "$health")" >/dev/null 2>&1; then healthy=yes; break; fi
  kill -0 "$running" 2>/dev/null || fail "the entry point ended: $(tail -n 3 "$folder/entry.log")"
  sleep 0.3
done
[ "${healthy:-}" = yes ] || fail "the health check never passed: $(tail -n 3 "$folder/entry.log")"
say 'the health check passes'
kill -TERM "$running"
code=0
timeout 30 tail --pid="$running" -f /dev/null || fail 'it did not end within 30 s of SIGTERM'
wait "$running" || code=$?
say "ended by SIGTERM with code $code"
say "proven: every step, the user, the health check, the end (after $SECONDS s)"
