"""Errors have the shape, the status and the members that the model gives them."""

import json

from botocore.exceptions import ClientError

from checks_operations import moment
from world import ACCOUNT, PLAN, UNKNOWN_INCIDENT, UNKNOWN_PLAN


def refusal(work):
    try:
        work()
    except ClientError as error:
        return error.response
    raise AssertionError("it was not refused")


def check_what_is_not_there_is_named_with_its_type(world):
    client = world.client()
    arn = world.start(client)
    event = {"incidentRecordArn": arn, "eventId": "no-such-event"}
    unknown_set = f"arn:aws:ssm-incidents::{ACCOUNT}:replication-set/none"
    for work, kind, identifier in [
        (lambda: client.get_incident_record(arn=UNKNOWN_INCIDENT), "INCIDENT_RECORD", UNKNOWN_INCIDENT),
        (lambda: client.update_incident_record(arn=UNKNOWN_INCIDENT, impact=1), "INCIDENT_RECORD", UNKNOWN_INCIDENT),
        (lambda: client.start_incident(responsePlanArn=UNKNOWN_PLAN), "RESPONSE_PLAN", UNKNOWN_PLAN),
        (lambda: client.get_response_plan(arn=UNKNOWN_PLAN), "RESPONSE_PLAN", UNKNOWN_PLAN),
        (lambda: client.get_timeline_event(**event), "TIMELINE_EVENT", "no-such-event"),
        (lambda: client.update_timeline_event(**event, eventData="x"), "TIMELINE_EVENT", "no-such-event"),
        (lambda: client.get_replication_set(arn=unknown_set), "REPLICATION_SET", unknown_set),
        (lambda: client.list_tags_for_resource(resourceArn=UNKNOWN_INCIDENT), "INCIDENT_RECORD", UNKNOWN_INCIDENT),
    ]:
        response = refusal(work)
        assert response["Error"]["Code"] == "ResourceNotFoundException"
        assert response["ResponseMetadata"]["HTTPStatusCode"] == 404
        assert (response["resourceType"], response["resourceIdentifier"]) == (kind, identifier)


def check_a_conflict_names_the_resource(world):
    client = world.client()
    plan = {"name": "IotResponsePlan", "incidentTemplate": {"title": "t", "impact": 5}}
    response = refusal(lambda: client.create_response_plan(**plan))
    assert response["ResponseMetadata"]["HTTPStatusCode"] == 409
    assert (response["resourceType"], response["resourceIdentifier"]) == ("RESPONSE_PLAN", PLAN)


def check_the_arn_of_something_else_is_refused(world):
    client = world.client()
    for wrong in [PLAN, f"arn:aws:iot:eu-central-1:{ACCOUNT}:thing/pump-117", UNKNOWN_INCIDENT.replace("::", ":eu-central-1:")]:
        assert refusal(lambda: client.get_incident_record(arn=wrong))["Error"]["Code"] == "ValidationException", wrong


def check_a_custom_source_must_not_claim_to_be_aws(world):
    client = world.client()
    trigger = {"source": "aws.cloudwatch", "timestamp": moment(1)}
    response = refusal(lambda: client.start_incident(responsePlanArn=PLAN, triggerDetails=trigger))
    assert response["Error"]["Code"] == "ValidationException"


def check_what_is_missing_answers_json_and_never_html(world):
    for method, path, service in [("POST", "/noSuchOperation", "ssm-incidents"), ("GET", "/startIncident", "ssm-incidents"),
                                  ("GET", "/no-such-path", "iot"), ("POST", "/", "logs")]:
        status, headers, body = world.raw(method, path, "" if method == "POST" else None, service=service)
        assert status == 404 and headers["content-type"] == "application/json", (path, status, body)
        assert headers["x-amzn-errortype"] == "UnknownOperationException" and json.loads(body)["message"]
        assert headers["x-amzn-requestid"]


def check_a_body_that_does_not_parse_is_a_serialization_error(world):
    for body in ["{", "[]", '"x"', '{"responsePlanArn": 7}', '{"responsePlanArn": "' + PLAN + '", "impact": 1.5}',
                 '{"responsePlanArn": "' + PLAN + '", "triggerDetails": {"source": "x", "timestamp": "yesterday"}}']:
        status, headers, _ = world.raw("POST", "/startIncident", body)
        assert (status, headers["x-amzn-errortype"]) == (400, "SerializationException"), body


def check_unknown_members_are_ignored_and_not_kept(world):
    body = json.dumps({"name": "Strange", "incidentTemplate": {"title": "t", "impact": 5, "colour": "red"}, "extra": 1})
    status, _, reply = world.raw("POST", "/createResponsePlan", body)
    assert status == 201, reply
    shown = world.client().get_response_plan(arn=json.loads(reply)["arn"])
    assert shown["incidentTemplate"] == {"title": "t", "impact": 5}


def check_an_oversized_request_is_refused(world):
    status, _, _ = world.raw("POST", "/startIncident", json.dumps({"responsePlanArn": PLAN, "title": "x" * 1_100_000}))
    assert status == 413


def check_a_calls_log_entry_tells_who_did_what(world):
    client = world.client()
    world.control("DELETE", "/calls")
    arn = world.start(client, clientToken="logged")
    refusal(lambda: client.get_incident_record(arn=UNKNOWN_INCIDENT))
    log = world.control("GET", "/calls")
    first, second = log["calls"]
    assert first["operation"] == "StartIncident" and first["status"] == 200 and first["error"] is None
    assert first["principal"] == f"arn:aws:iam::{ACCOUNT}:user/fleet-admin" and first["client_token"] == "logged"
    assert first["resource"] == PLAN and first["service"] == "ssm-incidents" and first["request_id"]
    assert second["n"] == first["n"] + 1 and second["error"] == "ResourceNotFoundException" and second["status"] == 404
    assert log["counts"] == {"ssm-incidents:GetIncidentRecord": 1, "ssm-incidents:StartIncident": 1}
    only = world.control("GET", f"/calls?after={first['n']}&operation=GetIncidentRecord")["calls"]
    assert [call["n"] for call in only] == [second["n"]] and arn
