#!/usr/bin/env bash
# A runtime of Lambda's as small as one can be, which misbehaves as it is told. It writes its process id and what it was
# handed to $SEEN.
set -euo pipefail
api="/dev/tcp/${AWS_LAMBDA_RUNTIME_API/://}"

# method, path, body: the head of the answer's lines on descriptor 3, to be read until its end
ask() {
  exec 3<>"$api"
  printf '%s /2018-06-01/runtime/%s HTTP/1.1\r\nhost: runtime\r\nconnection: close\r\ncontent-length: %s\r\n\r\n%s' \
    "$1" "$2" "${#3}" "$3" >&3
}

finish() {
  while IFS= read -r _ <&3; do :; done
  exec 3>&-
}

error='{"errorType": "Sample.Broken", "errorMessage": "it is broken"}'
if [ "$DOES" = refuse ]; then
  ask POST init/error "$error"
  finish
  exit 1
fi
while :; do
  ask GET invocation/next ''
  id='' trace=''
  while IFS= read -r line <&3; do
    line=${line%$'\r'}
    case "$line" in
      lambda-runtime-aws-request-id:*) id=${line#*: } ;;
      lambda-runtime-trace-id:*) trace=${line#*: } ;;
    esac
  done
  exec 3>&-
  echo "$$ $trace ${AWS_REGION-} ${HOME-none}" >>"$SEEN"
  case "$DOES" in
    answer) ask POST "invocation/$id/response" '{"done": true}' ;;
    raise) ask POST "invocation/$id/error" "$error" ;;
    end) exit 3 ;;
    wait)
      # Until somebody makes the file; a process that is killed leaves nobody behind.
      until [ -e "$SEEN.go" ]; do read -rt 0.05 _ <>"$SEEN.nothing" || :; done
      ask POST "invocation/$id/response" '{}'
      ;;
  esac
  finish
done
