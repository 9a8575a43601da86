"""Shadows and messages of the data plane."""

import base64
import json

from checks_constraints import probe
from checks_operations import code


def shadow(data, document, **name):
    return json.loads(data.update_thing_shadow(thingName="pump-070", payload=json.dumps(document), **name)["payload"].read())


def check_a_shadow_is_merged_versioned_and_removed(world):
    data = world.client("iot-data")
    made = shadow(data, {"state": {"desired": {"rpm": 900, "mode": {"a": 1}}, "reported": {"rpm": 800}}, "clientToken": "t"})
    assert made["version"] == 1 and made["clientToken"] == "t" and made["state"]["desired"]["rpm"] == 900
    shown = json.loads(data.get_thing_shadow(thingName="pump-070")["payload"].read())
    assert shown["state"]["delta"] == {"rpm": 900, "mode": {"a": 1}} and shown["metadata"]["desired"]["mode"]["a"]["timestamp"]
    shadow(data, {"state": {"reported": {"rpm": 900}, "desired": {"mode": None}}, "version": 1})
    shown = json.loads(data.get_thing_shadow(thingName="pump-070")["payload"].read())
    assert "delta" not in shown["state"] and shown["version"] == 2
    assert code(lambda: shadow(data, {"state": {}, "version": 1})) == "ConflictException"
    assert code(lambda: shadow(data, {"desired": {}})) == "InvalidRequestException"
    assert code(lambda: shadow(data, {"state": {"desired": {"x": "y" * 9000}}})) == "RequestEntityTooLargeException"
    removed = json.loads(data.delete_thing_shadow(thingName="pump-070")["payload"].read())
    assert removed["version"] == 2
    assert code(lambda: data.get_thing_shadow(thingName="pump-070")) == "ResourceNotFoundException"
    assert code(lambda: data.delete_thing_shadow(thingName="pump-070")) == "ResourceNotFoundException"
    assert shadow(data, {"state": {"reported": {"rpm": 1}}})["version"] == 3


def check_named_shadows_are_listed(world):
    data = world.client("iot-data")
    for name in ["b", "a", "c"]:
        shadow(data, {"state": {"reported": {"name": name}}}, shadowName=name)
    first = data.list_named_shadows_for_thing(thingName="pump-070", pageSize=2)
    rest = data.list_named_shadows_for_thing(thingName="pump-070", nextToken=first["nextToken"])
    assert first["results"] + rest["results"] == ["a", "b", "c"]
    assert abs(first["timestamp"] - world.now()) < 5
    seeded = json.loads(data.get_thing_shadow(thingName="pump-117", shadowName="network")["payload"].read())
    assert seeded["state"]["reported"]["listens"] == [22, 443]


def check_messages_are_retained_and_removed(world):
    data = world.client("iot-data")
    properties = [{"device": "alpha"}]
    data.publish(topic="cmd/test", qos=1, retain=True, payload=b"\x00\xff", userProperties=properties, contentType="a/b",
                 payloadFormatIndicator="UNSPECIFIED_BYTES", responseTopic="cmd/reply", messageExpiry=60,
                 correlationData=base64.b64encode(b"1").decode())
    kept = data.get_retained_message(topic="cmd/test")
    assert kept["payload"] == b"\x00\xff" and kept["qos"] == 1 and kept["topic"] == "cmd/test"
    assert json.loads(kept["userProperties"]) == [{"device": "alpha"}]
    assert abs(kept["lastModifiedTime"] / 1000 - world.now()) < 5
    first = data.list_retained_messages(maxResults=1)
    topics = [first["retainedTopics"][0], *data.list_retained_messages(nextToken=first["nextToken"])["retainedTopics"]]
    assert next(t for t in topics if t["topic"] == "cmd/test")["payloadSize"] == 2
    data.publish(topic="cmd/test", payload=b"passing")
    assert data.get_retained_message(topic="cmd/test")["payload"] == b"\x00\xff"
    data.publish(topic="cmd/test", retain=True)
    assert code(lambda: data.get_retained_message(topic="cmd/test")) == "ResourceNotFoundException"
    for wrong in ["a/#", "a" * 257, "/".join("abcdefghi")]:
        assert code(lambda wrong=wrong: data.publish(topic=wrong)) == "InvalidRequestException", wrong


def check_every_constraint_of_the_data_plane(world):
    return probe(world, "iot-data")
