"""Every operation does what the model says, read back by value."""

import json
from datetime import datetime, timezone

from botocore.exceptions import ClientError

from world import ACCOUNT, PLAN, RESPONDER, pump

THING = f"arn:aws:iot:eu-central-1:{ACCOUNT}:thing/pump-001"
URL = {"type": "OTHER", "value": {"url": "https://example.org/a?b=c&d=<e>"}}


def moment(seconds):
    return datetime.fromtimestamp(seconds, timezone.utc)


def code(work):
    try:
        work()
    except ClientError as error:
        return error.response["Error"]["Code"]
    return None


def events(client, arn):
    listed = client.list_timeline_events(incidentRecordArn=arn, sortOrder="ASCENDING")["eventSummaries"]
    return [client.get_timeline_event(incidentRecordArn=arn, eventId=e["eventId"])["event"] for e in listed]


def check_an_incident_starts_with_what_the_request_says(world):
    client = world.client(key=RESPONDER)
    detected = world.now() - 60
    trigger = {"source": "org.example.test", "timestamp": moment(detected), "triggerArn": THING, "rawData": '{"a": 1}'}
    related = [{"identifier": URL, "title": "A link"}]
    arn = client.start_incident(
        responsePlanArn=PLAN, title="pump-001 <b>listens</b>", impact=1, triggerDetails=trigger, relatedItems=related
    )["incidentRecordArn"]
    assert arn.startswith(f"arn:aws:ssm-incidents::{ACCOUNT}:incident-record/IotResponsePlan/"), arn
    record = client.get_incident_record(arn=arn)["incidentRecord"]
    assert record["title"] == "pump-001 <b>listens</b>" and record["impact"] == 1 and record["status"] == "OPEN"
    assert record["lastModifiedBy"] == f"arn:aws:sts::{ACCOUNT}:assumed-role/LazaretResponder/responder.s"
    source = record["incidentRecordSource"]
    assert source["source"] == "org.example.test" and source["resourceArn"] == THING
    assert source["createdBy"] == record["lastModifiedBy"] and "invokedBy" not in source
    assert abs(record["creationTime"].timestamp() - world.now()) < 5
    written = events(client, arn)
    kinds = [event["eventType"] for event in written]
    assert kinds == ["SSM Incident Trigger", "SSM Incident Start", "SSM Contacts Page for Incident",
                     "SSM Incident Record Update", "SSM Incident Record Update"], kinds
    assert abs(written[0]["eventTime"].timestamp() - detected) < 0.001
    data = json.loads(written[0]["eventData"])
    assert data == {"createdIncident": True, "incidentSource": "org.example.test", "triggerArn": THING, "rawData": '{"a": 1}'}
    started = json.loads(written[1]["eventData"])
    assert started["incidentTitle"] == record["title"] and started["ssmDocumentName"] == "DeviceIncident"
    assert started["contactsEngage"][0]["contactName"] == "ot-escalation" and started["triggerArn"] == THING
    items = client.list_related_items(incidentRecordArn=arn)["relatedItems"]
    assert [item["identifier"]["type"] for item in items] == ["OTHER", "PARENT", "AUTOMATION"]
    assert items[0]["identifier"] == URL and items[0]["title"] == "A link" and items[1]["title"] == "parentItem"


def check_a_plan_gives_what_the_request_leaves_out(world):
    client = world.client()
    arn = world.start(client)
    record = client.get_incident_record(arn=arn)["incidentRecord"]
    assert record["title"] == "Critical Device Incident" and record["impact"] == 3
    assert record["incidentRecordSource"]["source"] == "aws.ssm-incidents.custom"
    assert record["summary"] and record["chatChannel"]["chatbotSns"] and record["notificationTargets"]
    assert record["automationExecutions"][0]["ssmExecutionArn"].startswith("arn:aws:ssm:")
    assert client.list_tags_for_resource(resourceArn=arn)["tags"] == {"fleet": "waterworks"}


def check_an_update_changes_the_record_and_writes_one_event(world):
    client = world.client(key=RESPONDER)
    arn = world.start(client)
    before = len(events(client, arn))
    targets = [{"snsTopicArn": f"arn:aws:sns:eu-central-1:{ACCOUNT}:Other"}]
    client.update_incident_record(arn=arn, title="T", summary="S", impact=2, notificationTargets=targets)
    record = client.get_incident_record(arn=arn)["incidentRecord"]
    assert (record["title"], record["summary"], record["impact"]) == ("T", "S", 2)
    assert record["notificationTargets"] == targets
    written = events(client, arn)[before:]
    assert [event["eventType"] for event in written] == ["SSM Incident Record Update"]
    data = json.loads(written[0]["eventData"])
    assert data["modifiedBy"].endswith("assumed-role/LazaretResponder/responder.s") and data["incidentTitle"] == "T"
    names = {a["attributeName"]: a["newValue"] for a in data["modifiedAttributes"]}
    assert names["title"] == "T" and names["summary"] == "S" and names["impact"] == "2"
    client.update_incident_record(arn=arn, chatChannel={"empty": {}})
    assert "chatChannel" not in client.get_incident_record(arn=arn)["incidentRecord"]


def check_an_incident_is_resolved_and_reopened(world):
    client = world.client()
    arn = world.start(client)
    client.update_incident_record(arn=arn, status="RESOLVED")
    record = client.get_incident_record(arn=arn)["incidentRecord"]
    assert record["status"] == "RESOLVED" and abs(record["resolvedTime"].timestamp() - world.now()) < 5
    client.update_incident_record(arn=arn, status="OPEN")
    record = client.get_incident_record(arn=arn)["incidentRecord"]
    assert record["status"] == "OPEN" and "resolvedTime" not in record


def check_a_deduplicating_plan_joins_the_open_incident(world):
    client = world.client()
    plan = f"arn:aws:ssm-incidents::{ACCOUNT}:response-plan/PlantNetworkPlan"
    first = client.start_incident(responsePlanArn=plan)["incidentRecordArn"]
    assert client.start_incident(responsePlanArn=plan)["incidentRecordArn"] == first
    triggers = [e for e in events(client, first) if e["eventType"] == "SSM Incident Trigger"]
    assert [json.loads(e["eventData"])["createdIncident"] for e in triggers] == [True, False]
    assert client.get_incident_record(arn=first)["incidentRecord"]["dedupeString"] == "plant-network"
    client.update_incident_record(arn=first, status="RESOLVED")
    assert client.start_incident(responsePlanArn=plan)["incidentRecordArn"] != first


def check_events_are_written_changed_and_deleted(world):
    client = world.client()
    arn = world.start(client)
    item = client.list_related_items(incidentRecordArn=arn)["relatedItems"][0]["generatedId"]
    references = [{"resource": arn}, {"relatedItemId": item}]
    text = json.dumps('„quoted“ "and" <marked>')
    made = client.create_timeline_event(incidentRecordArn=arn, eventType="Note", eventTime=moment(1_600_000_000.25),
                                        eventData=text, eventReferences=references)
    assert made["incidentRecordArn"] == arn
    key = {"incidentRecordArn": arn, "eventId": made["eventId"]}
    event = client.get_timeline_event(**key)["event"]
    assert event["eventData"] == text and event["eventReferences"] == references
    assert event["eventTime"].timestamp() == 1_600_000_000.25
    world.control("POST", "/clock", {"advance_ms": 60_000})
    client.update_timeline_event(**key, eventData="b", eventReferences=[], eventType="Custom Event", eventTime=moment(5))
    changed = client.get_timeline_event(**key)["event"]
    assert changed["eventData"] == "b" and "eventReferences" not in changed
    assert changed["eventType"] == "Custom Event" and changed["eventTime"].timestamp() == 5
    assert changed["eventUpdatedTime"] > event["eventUpdatedTime"]
    client.delete_timeline_event(**key)
    assert code(lambda: client.get_timeline_event(**key)) == "ResourceNotFoundException"
    client.delete_timeline_event(**key)  # idempotent


def check_only_custom_events_can_be_changed_and_written(world):
    client = world.client()
    arn = world.start(client)
    own = client.list_timeline_events(incidentRecordArn=arn)["eventSummaries"][0]["eventId"]
    key = {"incidentRecordArn": arn, "eventId": own}
    assert code(lambda: client.update_timeline_event(**key, eventData="x")) == "ValidationException"
    assert code(lambda: client.delete_timeline_event(**key)) == "ValidationException"
    forged = {"incidentRecordArn": arn, "eventType": "SSM Incident Start", "eventData": "x", "eventTime": moment(1)}
    assert code(lambda: client.create_timeline_event(**forged)) == "ValidationException"


def check_related_items_of_every_kind_are_kept(world):
    client = world.client()
    arn = world.start(client)
    detail = {"id": "PD1", "autoResolve": True, "secretId": "secret"}
    identifiers = [
        URL,
        {"type": "INVOLVED_RESOURCE", "value": {"arn": THING}},
        {"type": "METRIC", "value": {"metricDefinition": '{"metrics": []}'}},
        {"type": "OTHER", "value": {"pagerDutyIncidentDetail": detail}},
    ]
    for number, identifier in enumerate(identifiers):
        item = {"identifier": identifier, "title": f"n{number}"}
        client.update_related_items(incidentRecordArn=arn, relatedItemsUpdate={"itemToAdd": item})
    listed = client.list_related_items(incidentRecordArn=arn)["relatedItems"]
    assert [item["identifier"] for item in listed[2:]] == identifiers
    last = json.loads(events(client, arn)[-1]["eventData"])["modifiedAttributes"][0]
    assert last["attributeName"] == "relatedItems"
    assert json.loads(last["newValue"])["itemToAdd"]["identifier"] == identifiers[-1]
    client.update_related_items(incidentRecordArn=arn, relatedItemsUpdate={"itemToRemove": URL})
    listed = client.list_related_items(incidentRecordArn=arn)["relatedItems"]
    assert [item["identifier"] for item in listed[2:]] == identifiers[1:]
    made_up = {"identifier": URL, "generatedId": "related-item/OTHER/" + "0" * 32}
    update = {"incidentRecordArn": arn, "relatedItemsUpdate": {"itemToAdd": made_up}}
    assert code(lambda: client.update_related_items(**update)) == "ValidationException"


def check_a_response_plan_lives_through_its_life(world):
    client = world.client()
    automation = {"documentName": "Doc", "documentVersion": "1", "roleArn": f"arn:aws:iam::{ACCOUNT}:role/R",
                  "targetAccount": "IMPACTED_ACCOUNT", "parameters": {"P": ["v"]},
                  "dynamicParameters": {"D": {"variable": "INVOLVED_RESOURCES"}}}
    duty = {"name": "pd", "secretId": "s", "pagerDutyIncidentConfiguration": {"serviceId": "svc"}}
    template = {"title": "T", "impact": 4, "summary": "S", "dedupeString": "D", "incidentTags": {"a": "b"},
                "notificationTargets": [{"snsTopicArn": f"arn:aws:sns:eu-central-1:{ACCOUNT}:t"}]}
    plan = {"displayName": "A plan", "incidentTemplate": template, "actions": [{"ssmAutomation": automation}],
            "chatChannel": {"chatbotSns": [f"arn:aws:sns:eu-central-1:{ACCOUNT}:c"]},
            "engagements": [f"arn:aws:ssm-contacts:eu-central-1:{ACCOUNT}:contact/c"],
            "integrations": [{"pagerDutyConfiguration": duty}]}
    arn = client.create_response_plan(name="Life_1", tags={"x": "y"}, **plan)["arn"]
    shown = client.get_response_plan(arn=arn)
    assert shown["name"] == "Life_1" and shown["arn"] == arn and plan == {k: shown[k] for k in plan}
    assert {"arn": arn, "name": "Life_1", "displayName": "A plan"} in client.list_response_plans()["responsePlanSummaries"]
    client.update_response_plan(arn=arn, displayName="B", incidentTemplateTitle="U", incidentTemplateImpact=1,
                                incidentTemplateSummary="V", incidentTemplateDedupeString="E", chatChannel={"empty": {}},
                                incidentTemplateNotificationTargets=[], incidentTemplateTags={"c": "d"}, engagements=[])
    shown = client.get_response_plan(arn=arn)
    template = {"title": "U", "impact": 1, "summary": "V", "dedupeString": "E", "incidentTags": {"c": "d"}, "notificationTargets": []}
    assert shown["incidentTemplate"] == template and shown["displayName"] == "B" and shown["engagements"] == []
    assert "chatChannel" not in shown and shown["actions"] == plan["actions"]
    client.delete_response_plan(arn=arn)
    assert code(lambda: client.get_response_plan(arn=arn)) == "ResourceNotFoundException"
    client.delete_response_plan(arn=arn)  # idempotent


def check_tags_come_and_go(world):
    client = world.client()
    arn = world.start(client)
    client.tag_resource(resourceArn=arn, tags={"owner": "a b", "site": "n/1"})
    assert client.list_tags_for_resource(resourceArn=arn)["tags"] == {"fleet": "waterworks", "owner": "a b", "site": "n/1"}
    client.untag_resource(resourceArn=arn, tagKeys=["owner", "fleet", "unknown"])
    assert client.list_tags_for_resource(resourceArn=arn)["tags"] == {"site": "n/1"}
    client.tag_resource(resourceArn=arn, tags={f"k{n}": "" for n in range(49)})
    assert code(lambda: client.tag_resource(resourceArn=arn, tags={"more": ""})) == "ServiceQuotaExceededException"


def check_findings_are_listed_and_read(world):
    client = world.client()
    arn = pump(client)
    listed = client.list_incident_findings(incidentRecordArn=arn)["findings"]
    assert len(listed) == 2
    first = client.list_incident_findings(incidentRecordArn=arn, maxResults=1)
    rest = client.list_incident_findings(incidentRecordArn=arn, nextToken=first["nextToken"])["findings"]
    assert first["findings"] + rest == listed
    asked = [finding["id"] for finding in listed] + ["unknown"]
    got = client.batch_get_incident_findings(incidentRecordArn=arn, findingIds=asked)
    kinds = {kind for finding in got["findings"] for kind in finding["details"]}
    assert kinds == {"cloudFormationStackUpdate", "codeDeployDeployment"}
    assert [error["findingId"] for error in got["errors"]] == ["unknown"]


def check_resource_policies_are_kept(world):
    client = world.client()
    document = json.dumps({"Version": "2012-10-17", "Statement": []})
    ids = sorted(client.put_resource_policy(resourceArn=PLAN, policy=document)["policyId"] for _ in range(2))
    first = client.get_resource_policies(resourceArn=PLAN, maxResults=1)
    rest = client.get_resource_policies(resourceArn=PLAN, nextToken=first["nextToken"])["resourcePolicies"]
    assert [p["policyId"] for p in first["resourcePolicies"] + rest] == ids and rest[0]["policyDocument"] == document
    for policy in ids:
        client.delete_resource_policy(resourceArn=PLAN, policyId=policy)
    assert client.get_resource_policies(resourceArn=PLAN)["resourcePolicies"] == []
    unknown = {"resourceArn": PLAN, "policyId": ids[0]}
    assert code(lambda: client.delete_resource_policy(**unknown)) == "ResourceNotFoundException"
    assert code(lambda: client.put_resource_policy(resourceArn=PLAN, policy="{")) == "ValidationException"


def check_an_incident_is_deleted_with_its_timeline(world):
    client = world.client()
    arn = world.start(client)
    client.delete_incident_record(arn=arn)
    assert code(lambda: client.get_incident_record(arn=arn)) == "ResourceNotFoundException"
    assert client.list_timeline_events(incidentRecordArn=arn)["eventSummaries"] == []
    client.delete_incident_record(arn=arn)  # idempotent


def check_the_replication_set_lives_through_its_life(world):
    client = world.client()
    (arn,) = client.list_replication_sets()["replicationSetArns"]
    shown = client.get_replication_set(arn=arn)["replicationSet"]
    assert shown["status"] == "ACTIVE" and shown["deletionProtected"] and list(shown["regionMap"]) == ["eu-central-1"]
    client.update_replication_set(arn=arn, actions=[{"addRegionAction": {"regionName": "eu-west-1", "sseKmsKeyId": "k"}}])
    regions = client.get_replication_set(arn=arn)["replicationSet"]["regionMap"]
    assert regions["eu-west-1"]["sseKmsKeyId"] == "k"
    client.update_replication_set(arn=arn, actions=[{"deleteRegionAction": {"regionName": "eu-west-1"}}])
    assert list(client.get_replication_set(arn=arn)["replicationSet"]["regionMap"]) == ["eu-central-1"]
    last = [{"deleteRegionAction": {"regionName": "eu-central-1"}}]
    assert code(lambda: client.update_replication_set(arn=arn, actions=last)) == "ValidationException"
    assert code(lambda: client.create_replication_set(regions={"eu-central-1": {}})) == "ConflictException"
    assert code(lambda: client.delete_replication_set(arn=arn)) == "ValidationException"
    client.update_deletion_protection(arn=arn, deletionProtected=False)
    client.tag_resource(resourceArn=arn, tags={"a": "b"})
    client.delete_replication_set(arn=arn)
    assert client.list_incident_records()["incidentRecordSummaries"] == []
    made = client.create_replication_set(regions={"eu-central-1": {"sseKmsKeyId": "k"}}, tags={"c": "d"})["arn"]
    assert client.list_tags_for_resource(resourceArn=made)["tags"] == {"c": "d"}
    assert client.get_replication_set(arn=made)["replicationSet"]["deletionProtected"] is False
