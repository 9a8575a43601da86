"""Client tokens: one effect, one answer."""

from checks_operations import code, events, moment
from world import ACCOUNT, PLAN


def check_the_same_start_has_one_effect(world):
    client = world.client()
    first = world.start(client, clientToken="start-1", title="a")
    assert world.start(client, clientToken="start-1", title="a") == first
    assert world.start(client, clientToken="start-2", title="a") != first
    again = {"responsePlanArn": PLAN, "clientToken": "start-1", "title": "b"}
    assert code(lambda: client.start_incident(**again)) == "ConflictException"


def check_the_same_event_is_written_once(world):
    client = world.client()
    arn = world.start(client)
    before = len(events(client, arn))
    note = {"incidentRecordArn": arn, "eventType": "Note", "eventData": "x", "eventTime": moment(9), "clientToken": "n"}
    ids = {client.create_timeline_event(**note)["eventId"] for _ in range(3)}
    assert len(ids) == 1 and len(events(client, arn)) == before + 1


def check_the_same_update_writes_one_event(world):
    client = world.client()
    arn = world.start(client)
    before = len(events(client, arn))
    for _ in range(2):
        client.update_incident_record(arn=arn, impact=1, clientToken="u")
        item = {"identifier": {"type": "OTHER", "value": {"url": "https://example.org"}}}
        client.update_related_items(incidentRecordArn=arn, relatedItemsUpdate={"itemToAdd": item}, clientToken="r")
    assert len(events(client, arn)) == before + 2


def check_the_same_plan_is_created_once(world):
    client = world.client()
    plan = {"name": "Once", "incidentTemplate": {"title": "t", "impact": 5}}
    arn = client.create_response_plan(**plan, clientToken="p")["arn"]
    assert client.create_response_plan(**plan, clientToken="p")["arn"] == arn
    assert code(lambda: client.create_response_plan(**plan, clientToken="q")) == "ConflictException"


def check_a_token_is_forgotten_after_a_day(world):
    client = world.client()
    first = world.start(client, clientToken="old")
    world.control("POST", "/clock", {"advance_ms": 24 * 3_600_000 - 60_000})
    assert world.start(client, clientToken="old") == first
    world.control("POST", "/clock", {"advance_ms": 120_000})
    assert world.start(client, clientToken="old") != first


def check_a_refused_call_uses_no_token_up(world):
    client = world.client()
    plan = f"arn:aws:ssm-incidents::{ACCOUNT}:response-plan/Later"
    asked = {"responsePlanArn": plan, "clientToken": "later"}
    assert code(lambda: client.start_incident(**asked)) == "ResourceNotFoundException"
    client.create_response_plan(name="Later", incidentTemplate={"title": "t", "impact": 5})
    assert client.start_incident(**asked)["incidentRecordArn"]
