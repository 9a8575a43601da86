#!/usr/bin/env bash
# Deploys infra/template.yaml: builds the functions, shows what would change, and asks before anything does.
#
#   LAZARET_BUCKET=artifacts tools/deploy.sh ConsoleUrl=https://lazaret.example Contacts=arn:…
#
# LAZARET_BUCKET is a bucket of the account, in the stack's Region, for the functions' code and the template; LAZARET_STACK is the
# stack's name, `lazaret` unless set.
# Credentials and Region are those of the AWS command line. Parameters that are left out stay as they are deployed.
set -euo pipefail
cd "$(dirname "$0")/.."

stack="${LAZARET_STACK:-lazaret}"
: "${LAZARET_BUCKET:?name a bucket for the functions in LAZARET_BUCKET}"
aws="${AWS:-aws}"
command -v "$aws" >/dev/null || { echo "the AWS command line is not installed (https://docs.aws.amazon.com/cli/)" >&2; exit 1; }

names=$(sed -n '/^Parameters:/,/^Conditions:/s/^  \([A-Za-z]*\):$/\1/p' infra/template.yaml)
for one in "$@"; do
  grep -qx "${one%%=*}" <<<"$names" || { echo "the template has no parameter ${one%%=*}" >&2; exit 1; }
done
tools/lambdas.sh
"$aws" cloudformation package --template-file infra/template.yaml --s3-bucket "$LAZARET_BUCKET" \
  --s3-prefix "$stack" --output-template-file target/packaged.yaml >/dev/null

parameters=() kind=CREATE deployed=''
status=$("$aws" cloudformation describe-stacks --stack-name "$stack" --query 'Stacks[0].StackStatus' --output text 2>/dev/null) || status=''
case "$status" in
  # A stack whose first change set was never done has no resources and no parameters yet.
  '' | REVIEW_IN_PROGRESS) ;;
  ROLLBACK_COMPLETE | ROLLBACK_FAILED | DELETE_FAILED)
    echo "the stack $stack is in $status: CloudFormation takes no change of it, it has to be deleted first" >&2
    exit 1
    ;;
  *)
    kind=UPDATE
    # A parameter that the template had not when it was deployed has no previous value.
    deployed=$("$aws" cloudformation describe-stacks --stack-name "$stack" --query 'Stacks[0].Parameters[].[ParameterKey]' --output text)
    ;;
esac
for name in $names; do
  given=''
  for one in "$@"; do
    [ "${one%%=*}" != "$name" ] || given="$one"
  done
  if [ -n "$given" ]; then
    # Lists hold commas, which the short form would take as its own.
    value=${given#*=}
    parameters+=("ParameterKey=$name,ParameterValue=${value//,/\\,}")
  elif grep -qx "$name" <<<"$deployed"; then
    parameters+=("ParameterKey=$name,UsePreviousValue=true")
  fi
done
change="change-$(date +%Y%m%d%H%M%S)"
# In the request itself a template may have 51 200 bytes, which ours has outgrown; in a bucket, a megabyte (CloudFormation quotas).
"$aws" s3 cp --only-show-errors target/packaged.yaml "s3://$LAZARET_BUCKET/$stack/$change.yaml"
region=$("$aws" s3api get-bucket-location --bucket "$LAZARET_BUCKET" --query LocationConstraint --output text)
case "$region" in
  # S3's first two Regions answer by what they were called then (API Reference, GetBucketLocation).
  None) region=us-east-1 ;;
  EU) region=eu-west-1 ;;
esac
case "$region" in cn-*) domain=amazonaws.com.cn ;; *) domain=amazonaws.com ;; esac
"$aws" cloudformation create-change-set --stack-name "$stack" --change-set-name "$change" --change-set-type "$kind" \
  --template-url "https://s3.$region.$domain/$LAZARET_BUCKET/$stack/$change.yaml" --capabilities CAPABILITY_IAM CAPABILITY_AUTO_EXPAND \
  --parameters "${parameters[@]}" >/dev/null
if ! "$aws" cloudformation wait change-set-create-complete --stack-name "$stack" --change-set-name "$change" 2>/dev/null; then
  "$aws" cloudformation describe-change-set --stack-name "$stack" --change-set-name "$change" --query StatusReason --output text
  "$aws" cloudformation delete-change-set --stack-name "$stack" --change-set-name "$change"
  exit 1
fi
"$aws" cloudformation describe-change-set --stack-name "$stack" --change-set-name "$change" --output table --query \
  'Changes[].ResourceChange.{Does: Action, Resource: LogicalResourceId, Type: ResourceType, Replaces: Replacement}'
read -r -p "Do this in $("$aws" sts get-caller-identity --query Account --output text)? [y/N] " answer || answer=''
if [ "$answer" != y ]; then
  "$aws" cloudformation delete-change-set --stack-name "$stack" --change-set-name "$change"
  echo "nothing was changed"
  exit 1
fi
"$aws" cloudformation execute-change-set --stack-name "$stack" --change-set-name "$change"
"$aws" cloudformation wait "stack-$(tr '[:upper:]' '[:lower:]' <<<"$kind")-complete" --stack-name "$stack"
"$aws" cloudformation describe-stacks --stack-name "$stack" --query 'Stacks[0].Outputs' --output table
