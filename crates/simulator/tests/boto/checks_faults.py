"""Failures on request, and quotas."""

import time

from botocore.exceptions import ConnectionClosedError, ReadTimeoutError

from checks_errors import refusal
from checks_operations import code
from world import pump


def started(world, title):
    client = world.client()
    return [r for r in client.list_incident_records()["incidentRecordSummaries"] if r["title"] == title]


def check_a_throttled_call_names_the_quota(world):
    client = world.client()
    world.fault(kind="throttle", operation="ListIncidentRecords", times=1)
    response = refusal(client.list_incident_records)
    assert response["Error"]["Code"] == "ThrottlingException" and response["ResponseMetadata"]["HTTPStatusCode"] == 429
    assert response["serviceCode"] == "ssm-incidents" and response["quotaCode"].startswith("L-")
    assert client.list_incident_records()["incidentRecordSummaries"]


def check_a_quota_throttles_and_fills_again(world):
    client = world.client()
    world.control("PUT", "/quotas", {"operation": "ListResponsePlans", "per_second": 0.01, "burst": 2})
    client.list_response_plans()
    client.list_response_plans()
    assert refusal(client.list_response_plans)["Error"]["Code"] == "ThrottlingException"
    world.control("POST", "/clock", {"advance_ms": 100_000})
    client.list_response_plans()
    assert refusal(client.list_response_plans)["Error"]["Code"] == "ThrottlingException"
    world.control("DELETE", "/quotas")
    client.list_response_plans()
    world.control("PUT", "/quotas", {"per_second": 1e6, "burst": 1e6})


def check_a_denied_call_has_no_effect(world):
    client = world.client()
    world.fault(kind="deny", operation="StartIncident", times=1)
    assert code(lambda: world.start(client, title="denied")) == "AccessDeniedException"
    assert started(world, "denied") == []


def check_an_error_of_choice_is_answered(world):
    client = world.client()
    world.fault(kind="error", operation="GetIncidentRecord", code="InternalServerException", status=500, message="boom", times=1)
    response = refusal(lambda: client.get_incident_record(arn=pump(client)))
    assert response["Error"] == {"Code": "InternalServerException", "Message": "boom"}
    assert response["ResponseMetadata"]["HTTPStatusCode"] == 500


def check_a_cut_connection_loses_the_call_or_only_the_reply(world):
    client = world.client()
    for after, expected in [(False, 0), (True, 1)]:
        title = f"cut {after}"
        world.fault(kind="cut", operation="StartIncident", times=1, after_effect=after)
        try:
            world.start(client, title=title)
        except ConnectionClosedError:
            pass
        else:
            raise AssertionError("the connection was not cut")
        assert len(started(world, title)) == expected, title
        call = world.control("GET", "/calls?operation=StartIncident")["calls"][-1]
        assert call["status"] is None and call["fault"] == ("cut after effect" if after else "cut")


def check_a_call_without_an_answer_times_out(world):
    client = world.client()
    for after, expected in [(False, 0), (True, 1)]:
        title = f"time-out {after}"
        world.fault(kind="time_out", operation="StartIncident", times=1, after_effect=after)
        try:
            world.start(client, title=title)
        except ReadTimeoutError:
            pass
        else:
            raise AssertionError("it was answered")
        assert len(started(world, title)) == expected, title


def check_an_error_after_the_effect_leaves_the_effect(world):
    client = world.client()
    world.fault(kind="error", operation="StartIncident", times=1, after_effect=True)
    assert code(lambda: world.start(client, title="half")) == "InternalServerException"
    assert len(started(world, "half")) == 1


def check_a_delayed_call_is_answered_late(world):
    client = world.client()
    client.list_response_plans()
    world.fault(kind="delay", operation="ListResponsePlans", delay_ms=300, times=1)
    began = time.monotonic()
    client.list_response_plans()
    assert time.monotonic() - began >= 0.3


def check_faults_skip_last_and_are_cleared(world):
    client = world.client()
    world.fault(kind="throttle", operation="ListResponsePlans", skip=1)
    client.list_response_plans()
    for _ in range(3):
        assert code(client.list_response_plans) == "ThrottlingException"
    assert len(world.control("GET", "/faults")["faults"]) == 1
    world.calm()
    client.list_response_plans()
    one = world.fault(kind="deny", operation="ListResponsePlans")
    world.fault(kind="deny", operation="ListReplicationSets")
    world.control("DELETE", f"/faults/{one}")
    client.list_response_plans()
    assert code(client.list_replication_sets) == "AccessDeniedException"
    world.calm()


def check_an_sdk_that_retries_gets_through(world):
    client = world.client(attempts=3)
    world.fault(kind="throttle", operation="ListResponsePlans", times=2)
    assert client.list_response_plans()["responsePlanSummaries"]
