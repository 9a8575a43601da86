#!/usr/bin/env bash
# Debian's AWS CLI runs the examples that AWS documents for `aws ssm-incidents` (awscli/examples/ssm-incidents) and `aws ssm-contacts`, with the
# names that exist in the simulated account in the place of the documented ones, and looks at what they leave behind.
#   awscli.sh BINARY        ends with "awscli: N passed, M failed"
# Wanted values are patterns on purpose; `$DEFAULT` and JMESPath's backquotes are no expansions.
# shellcheck disable=SC2053,SC2016
set -uo pipefail
binary=$1
aws=${AWSCLI:-/usr/bin/aws}
[ -x "$aws" ] || { echo "no AWS CLI at $aws (apt-get install awscli)" >&2; exit 2; }

work=$(mktemp -d)
: >"$work/out"
"$binary" --listen 127.0.0.1:0 --control 127.0.0.1:0 --seed empty >"$work/out" &
simulator=$!
trap 'kill $simulator; wait $simulator 2>/dev/null; rm -rf "$work"' EXIT
until control=$(sed -n 's/^control *//p' "$work/out") && [ -n "$control" ]; do
    kill -0 $simulator || exit 2
done
endpoint=$(sed -n 's/^AWS *//p' "$work/out")
export AWS_ACCESS_KEY_ID=AKIASIMULATEDADMIN00 AWS_SECRET_ACCESS_KEY=unverified AWS_DEFAULT_REGION=eu-central-1
export AWS_EC2_METADATA_DISABLED=true AWS_PAGER='' AWS_MAX_ATTEMPTS=1 AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null
account=111122223333
plan=arn:aws:ssm-incidents::$account:response-plan/Example-Response-Plan
passed=0 failed=0

# cli ARGS...: one command of the CLI. tell NAME WANTED GOT: counts a comparison.
cli() { "$aws" --endpoint-url "$endpoint" --output text "$@" 2>&1; }
incidents() { cli ssm-incidents "$@"; }
tell() {
    if [[ $3 == $2 ]]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED awscli %s\n  wanted %s\n  got    %s\n' "$1" "$2" "$3"
    fi
}

set_arn=$(incidents list-replication-sets --query 'replicationSetArns[0]')
tell list-replication-sets "arn:aws:ssm-incidents::$account:replication-set/*" "$set_arn"
tell get-replication-set 'ACTIVE' "$(incidents get-replication-set --arn "$set_arn" --query replicationSet.status)"
tell update-replication-set '' "$(incidents update-replication-set --arn "$set_arn" \
    --actions '[{"addRegionAction": {"regionName": "us-east-2"}}]')"
tell update-replication-set '' "$(incidents update-replication-set --arn "$set_arn" \
    --actions '[{"deleteRegionAction": {"regionName": "us-east-2"}}]')"
tell update-deletion-protection '' "$(incidents update-deletion-protection --arn "$set_arn" --deletion-protected)"

made=$(incidents create-response-plan \
    --chat-channel '{"chatbotSns": ["arn:aws:sns:us-east-1:111122223333:Standard_User"]}' \
    --display-name "Example response plan" \
    --incident-template '{"impact": 5, "title": "example-incident"}' \
    --name "Example-Response-Plan" \
    --actions '[{"ssmAutomation": {"documentName": "AWSIncidents-CriticalIncidentRunbookTemplate", "documentVersion": "$DEFAULT", "roleArn": "arn:aws:iam::111122223333:role/aws-service-role/ssm-incidents.amazonaws.com/AWSServiceRoleForIncidentManager", "targetAccount": "RESPONSE_PLAN_OWNER_ACCOUNT"}}]' \
    --engagements '["arn:aws:ssm-contacts:us-east-1:111122223333:contact/example"]')
tell create-response-plan "$plan" "$made"
tell list-response-plans $'Example response plan\tExample-Response-Plan' \
    "$(incidents list-response-plans --query 'responsePlanSummaries[].[displayName, name]')"
tell get-response-plan $'5\texample-incident' \
    "$(incidents get-response-plan --arn "$plan" --query 'incidentTemplate.[impact, title]')"
tell update-response-plan '' "$(incidents update-response-plan --arn "$plan" --chat-channel '{"empty":{}}')"
tell update-response-plan None "$(incidents get-response-plan --arn "$plan" --query chatChannel)"
tell tag-resource '' "$(incidents tag-resource --resource-arn "$plan" --tags '{"group1":"1"}')"
tell list-tags-for-resource 1 "$(incidents list-tags-for-resource --resource-arn "$plan" --query tags.group1)"
tell untag-resource '' "$(incidents untag-resource --resource-arn "$plan" --tag-keys '["group1"]')"
tell untag-resource None "$(incidents list-tags-for-resource --resource-arn "$plan" --query tags.group1)"
policy=$(incidents put-resource-policy --resource-arn "$plan" --policy '{"Version":"2012-10-17","Statement":[]}' --query policyId)
tell put-resource-policy '????????????????????????????????' "$policy"
tell get-resource-policies "$policy" "$(incidents get-resource-policies --resource-arn "$plan" --query 'resourcePolicies[0].policyId')"
tell delete-resource-policy '' "$(incidents delete-resource-policy --policy-id "$policy" --resource-arn "$plan")"

incident=$(incidents start-incident --response-plan-arn "$plan")
tell start-incident "arn:aws:ssm-incidents::$account:incident-record/Example-Response-Plan/*" "$incident"
tell get-incident-record $'OPEN\t5\taws.ssm-incidents.custom' "$(incidents get-incident-record --arn "$incident" \
    --query 'incidentRecord.[status, impact, incidentRecordSource.source]')"
tell list-incident-records "$incident" "$(incidents list-incident-records --query 'incidentRecordSummaries[].arn')"
event=$(incidents create-timeline-event --event-data '"example timeline event"' --event-time 2020-10-01T20:30:00.000 \
    --event-type "Custom Event" --incident-record-arn "$incident" --query eventId)
tell create-timeline-event '????????-????-????-????-????????????' "$event"
tell get-timeline-event '"example timeline event"' \
    "$(incidents get-timeline-event --event-id "$event" --incident-record-arn "$incident" --query event.eventData)"
tell update-timeline-event '' "$(incidents update-timeline-event --event-id "$event" --incident-record-arn "$incident" \
    --event-time "2021-05-21T18:10:57+00:00")"
tell list-timeline-events "$event" "$(incidents list-timeline-events --incident-record-arn "$incident" \
    --query 'eventSummaries[?eventType==`Custom Event`].eventId')"
tell delete-timeline-event '' "$(incidents delete-timeline-event --event-id "$event" --incident-record-arn "$incident")"
tell delete-timeline-event '*ResourceNotFoundException*' \
    "$(incidents get-timeline-event --event-id "$event" --incident-record-arn "$incident")"
url='https://console.aws.amazon.com/systems-manager/opsitems/oi-8ef82158e190/workbench?region=us-east-1'
tell update-related-items '' "$(incidents update-related-items --incident-record-arn "$incident" --related-items-update \
    "{\"itemToAdd\": {\"identifier\": {\"type\": \"OTHER\", \"value\": {\"url\": \"$url\"}}, \"title\": \"Example related item\"}}")"
tell list-related-items $'parentItem\tExample related item' \
    "$(incidents list-related-items --incident-record-arn "$incident" --query 'relatedItems[].title')"
tell update-related-items '' "$(incidents update-related-items --incident-record-arn "$incident" --related-items-update \
    "{\"itemToRemove\": {\"type\": \"OTHER\", \"value\": {\"url\": \"$url\"}}}")"
tell list-related-items parentItem "$(incidents list-related-items --incident-record-arn "$incident" --query 'relatedItems[].title')"
tell update-incident-record '' "$(incidents update-incident-record --arn "$incident" --status RESOLVED)"
tell update-incident-record RESOLVED "$(incidents get-incident-record --arn "$incident" --query incidentRecord.status)"
tell delete-incident-record '' "$(incidents delete-incident-record --arn "$incident")"
tell delete-response-plan '' "$(incidents delete-response-plan --arn "$plan")"
tell delete-response-plan '*ResourceNotFoundException*' "$(incidents get-response-plan --arn "$plan")"
tell update-deletion-protection '' "$(incidents update-deletion-protection --arn "$set_arn" --no-deletion-protected)"
tell delete-replication-set '' "$(incidents delete-replication-set --arn "$set_arn")"
tell create-replication-set "arn:aws:ssm-incidents::$account:replication-set/*" \
    "$(incidents create-replication-set --regions '{"us-east-1": {"sseKmsKeyId": "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"}, "us-east-2": {"sseKmsKeyId": "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"}}')"

# awscli/examples/ssm-contacts
contacts() { cli ssm-contacts "$@"; }
arn=arn:aws:ssm-contacts:eu-central-1:$account
akua=$arn:contact/akuam
tell create-contact "$akua" "$(contacts create-contact --alias akuam --display-name 'Akua Mansa' --type PERSONAL --plan '{"Stages": []}')"
channel() { contacts create-contact-channel --contact-id "$akua" --name "$1" --type "$2" --delivery-address "SimpleAddress=$3"; }
sms=$(channel 'akuas sms-test' SMS +15005550199)
tell create-contact-channel "$arn:contact-channel/akuam/????????-????-????-????-????????????" "$sms"
voice=$(channel 'akuas voice' VOICE +15005550198)
tell send-activation-code '' "$(contacts send-activation-code --contact-channel-id "$sms")"
code_of() { python3 -c 'import json, sys, urllib.request
messages = json.load(urllib.request.urlopen(sys.argv[1] + "/world/messages"))
print([message["code"] for message in messages if message["channel"] == sys.argv[2]][-1])' "$control" "$1"; }
tell activate-contact-channel '' "$(contacts activate-contact-channel --contact-channel-id "$sms" --activation-code "$(code_of "$sms")")"
tell get-contact-channel $'ACTIVATED\tSMS' "$(contacts get-contact-channel --contact-channel-id "$sms" --query '[ActivationStatus, Type]')"
tell update-contact-channel '' "$(contacts update-contact-channel --contact-channel-id "$voice" --name 'akuas voice channel' --delivery-address SimpleAddress=+15005550197)"
tell list-contact-channels $'akuas sms-test\takuas voice channel' "$(contacts list-contact-channels --contact-id "$akua" --query 'ContactChannels[].Name')"
stage() { printf '{"DurationInMinutes": 5, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "%s", "RetryIntervalInMinutes": 1}}]}' "$1"; }
tell update-contact '' "$(contacts update-contact --contact-id "$akua" --plan "{\"Stages\": [$(stage "$sms"), $(stage "$voice")]}")"
tell get-contact 5 "$(contacts get-contact --contact-id "$akua" --query 'Plan.Stages[0].DurationInMinutes')"
plan=$(contacts create-contact --alias example_escalation --display-name 'Example Escalation' --type ESCALATION \
    --plan "{\"Stages\": [{\"DurationInMinutes\": 5, \"Targets\": [{\"ContactTargetInfo\": {\"ContactId\": \"$akua\", \"IsEssential\": true}}]}]}")
tell create-contact "$arn:contact/example_escalation" "$plan"
tell list-contacts $'akuam\texample_escalation' "$(contacts list-contacts --query 'Contacts[].Alias')"
tell tag-resource '' "$(contacts tag-resource --resource-arn "$akua" --tags Key=group1,Value=1)"
tell list-tags-for-resource $'group1\t1' "$(contacts list-tags-for-resource --resource-arn "$akua" --query 'Tags[].[Key, Value]')"
tell untag-resource '' "$(contacts untag-resource --resource-arn "$akua" --tag-keys group1)"
tell put-contact-policy '' "$(contacts put-contact-policy --contact-arn "$akua" --policy '{"Version":"2012-10-17","Statement":[]}')"
tell get-contact-policy '{"Version":"2012-10-17","Statement":[[]]}' "$(contacts get-contact-policy --contact-arn "$akua" --query Policy)"
engagement=$(contacts start-engagement --contact-id "$plan" --sender tester --subject test --content 'Testing engagements' \
    --public-subject test --public-content 'Testing engagements')
tell start-engagement "$arn:engagement/example_escalation/*" "$engagement"
tell describe-engagement $'tester\ttest\tTesting engagements' \
    "$(contacts describe-engagement --engagement-id "$engagement" --query '[Sender, Subject, Content]')"
tell list-engagements "$engagement" "$(contacts list-engagements --query 'Engagements[].EngagementArn')"
page=$(contacts list-pages-by-engagement --engagement-id "$engagement" --query 'Pages[0].PageArn')
tell list-pages-by-engagement "$arn:page/akuam/*" "$page"
tell list-pages-by-contact "$page" "$(contacts list-pages-by-contact --contact-id "$akua" --query 'Pages[].PageArn')"
tell describe-page $'tester\tTesting engagements' "$(contacts describe-page --page-id "$page" --query '[Sender, PublicContent]')"
tell accept-page '' "$(contacts accept-page --page-id "$page" --accept-type READ --accept-code "$(code_of "$sms")")"
tell list-page-receipts '*READ*SENT' "$(contacts list-page-receipts --page-id "$page" --query 'Receipts[].ReceiptType')"
tell stop-engagement '' "$(contacts stop-engagement --engagement-id "$engagement")"
tell deactivate-contact-channel '' "$(contacts deactivate-contact-channel --contact-channel-id "$sms")"
tell delete-contact-channel '' "$(contacts delete-contact-channel --contact-channel-id "$voice")"
tell delete-contact '' "$(contacts delete-contact --contact-id "$akua")"
tell delete-contact '*ResourceNotFoundException*' "$(contacts get-contact --contact-id "$akua")"

tell sts "arn:aws:iam::$account:user/fleet-admin" "$(cli sts get-caller-identity --query Arn)"
role=arn:aws:iam::$account:role/LazaretResponder
tell sts "arn:aws:sts::$account:assumed-role/LazaretResponder/lead.m" \
    "$(cli sts assume-role --role-arn "$role" --role-session-name lead.m --query AssumedRoleUser.Arn)"

echo "awscli: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
