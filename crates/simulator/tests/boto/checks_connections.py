"""MQTT clients: who is connected, what cuts them, what brings them back."""

import json

from checks_errors import refusal
from checks_operations import code
from world import READER

MINUTE = 60_000


def connected(data, client):
    return data.get_connection(clientId=client)["connected"]


def check_a_connection_is_shown_with_its_socket(world):
    data = world.client("iot-data")
    world.control("POST", "/clock", {"mode": "frozen"})
    world.control("POST", "/world/clients", {"client_id": "pump-060", "vpc_endpoint": "vpce-1", "source_ip": "10.9.8.7",
                                             "subscriptions": {f"cmd/{n}": n % 2 for n in range(25)}, "session_expiry": 60})
    shown = data.get_connection(clientId="pump-060", includeSocketInformation=True)
    assert (shown["connected"], shown["thingName"], shown["clientId"]) == (True, "pump-060", "pump-060")
    assert shown["connectedSince"] == int(world.now() * 1000) and shown["sourceIp"] == "10.9.8.7" and shown["targetPort"] == 8883
    assert shown["vpcEndpointId"] == "vpce-1" and shown["keepAliveDuration"] == 60 and shown["sessionExpiry"] == 60
    assert not data.get_connection(clientId="pump-060").keys() & {"sourceIp", "sourcePort", "targetIp", "targetPort"}
    first = data.list_subscriptions(clientId="pump-060")
    rest = data.list_subscriptions(clientId="pump-060", nextToken=first["nextToken"], maxResults=200)
    assert len(first["subscriptions"]) == 20 and len(rest["subscriptions"]) == 5
    assert first["subscriptions"][1] == {"topicFilter": "cmd/1", "qos": 1}
    assert code(lambda: data.get_connection(clientId="nobody")) == "ResourceNotFoundException"


def check_a_client_that_was_only_cut_comes_back_at_once(world):
    data = world.client("iot-data")
    before = data.get_connection(clientId="pump-060")["connectedSince"]
    world.control("POST", "/clock", {"advance_ms": MINUTE})
    data.delete_connection(clientId="pump-060")
    after = data.get_connection(clientId="pump-060")
    assert after["connected"] and after["connectedSince"] == before + MINUTE
    events = [h["event"] for h in world.control("GET", "/world/happenings") if h["client_id"] == "pump-060"]
    assert events[-3:] == ["DeleteConnection", "Disconnect", "Connect"], events


def check_a_client_that_stays_away_is_shown_for_a_while(world):
    data = world.client("iot-data")
    world.control("PATCH", "/world/clients/pump-060", {"reconnects": False})
    data.delete_connection(clientId="pump-060", cleanSession=False, preventWillMessage=True)
    gone = data.get_connection(clientId="pump-060")
    assert gone["connected"] is False and gone["disconnectReason"] == "API_INITIATED_DISCONNECT"
    assert gone["disconnectedSince"] == int(world.now() * 1000) and "connectedSince" not in gone
    assert data.list_subscriptions(clientId="pump-060")["subscriptions"]
    again = refusal(lambda: data.delete_connection(clientId="pump-060"))
    assert again["Error"]["Code"] == "ResourceNotFoundException"
    world.control("POST", "/clock", {"advance_ms": 2 * MINUTE})
    assert code(lambda: data.list_subscriptions(clientId="pump-060")) == "ResourceNotFoundException"
    assert not connected(data, "pump-060")
    world.control("POST", "/clock", {"advance_ms": 30 * MINUTE})
    assert code(lambda: data.get_connection(clientId="pump-060")) == "ResourceNotFoundException"


def check_a_deny_takes_its_time_and_ends_with_its_group(world):
    iot, data = world.client("iot"), world.client("iot-data")
    iot.add_thing_to_thing_group(thingGroupName="QUARANTINED", thingName="valve-020")
    data.delete_connection(clientId="valve-020")
    assert connected(data, "valve-020")  # cut before the policy is in force, it is back
    world.control("POST", "/clock", {"advance_ms": 5 * MINUTE})
    assert connected(data, "valve-020")
    world.control("POST", "/clock", {"advance_ms": 5 * MINUTE})
    denied = data.get_connection(clientId="valve-020")
    assert not denied["connected"] and denied["disconnectReason"] == "AUTH_ERROR"
    assert denied["disconnectedSince"] == int(world.now() * 1000) - 3 * MINUTE
    live = iot.get_thing_connectivity_data(thingName="valve-020")
    assert live["connected"] is False and live["disconnectReason"] == "AUTH_ERROR"
    iot.remove_thing_from_thing_group(thingGroupName="QUARANTINED", thingName="valve-020")
    world.control("POST", "/clock", {"advance_ms": 5 * MINUTE})
    assert not connected(data, "valve-020")
    world.control("POST", "/clock", {"advance_ms": 5 * MINUTE})
    assert connected(data, "valve-020")


def check_an_inactive_certificate_cuts_everybody_who_shares_it(world):
    iot, data = world.client("iot"), world.client("iot-data")
    certificate = iot.list_thing_principals(thingName="meter-002")["principals"][0].rsplit("/", 1)[1]
    for client in ["meter-002", "meter-003"]:
        world.control("POST", "/world/clients", {"client_id": client})
    iot.update_certificate(certificateId=certificate, newStatus="INACTIVE")
    assert connected(data, "meter-002") and connected(data, "meter-003")
    data.delete_connection(clientId="meter-003")
    assert not connected(data, "meter-003")  # it cannot come back
    world.control("POST", "/clock", {"advance_ms": 3 * MINUTE})
    cut = data.get_connection(clientId="meter-002")
    assert not cut["connected"] and cut["disconnectReason"] == "AUTH_ERROR"
    assert cut["disconnectedSince"] == int(world.now() * 1000) - MINUTE
    iot.update_certificate(certificateId=certificate, newStatus="ACTIVE")
    assert connected(data, "meter-002") and connected(data, "meter-003")


def check_the_storys_pump_is_connected_and_the_gateway_without_certificate_is_not(world):
    data = world.client("iot-data")
    assert connected(data, "pump-117") and connected(data, "gw-supplier-0009")
    iot = world.client("iot")
    assert iot.get_thing_connectivity_data(thingName="gateway-003")["connected"] is False


def check_where_a_client_comes_from_counts_where_its_policy_asks(world):
    iot = world.client("iot")
    for name, key in [("ByAddress", "aws:SourceIp"), ("ThroughTheEndpoint", "aws:VpcSourceIp")]:
        statement = {"Effect": "Allow", "Action": "iot:Connect", "Resource": "*", "Condition": {"IpAddress": {key: ["10.0.0.0/8"]}}}
        iot.create_policy(policyName=name, policyDocument=json.dumps({"Version": "2012-10-17", "Statement": [statement]}))
        certificate = iot.create_keys_and_certificate(setAsActive=True)["certificateArn"]
        iot.attach_policy(policyName=name, target=certificate)
        world.control("POST", "/clock", {"advance_ms": 8 * MINUTE})
        let = []
        for more in [{"source_ip": "10.9.8.7"}, {"source_ip": "203.0.113.7"}, {"source_ip": "10.9.8.7", "vpc_endpoint": "vpce-1"}]:
            try:
                world.control("POST", "/world/clients", {"client_id": f"visitor-{name}", "principal": certificate, **more})
                let.append(True)
            except Exception as error:
                assert "409" in str(error)
                let.append(False)
        # Through a VPC endpoint there is no aws:SourceIp.
        assert let == ([True, False, False] if key == "aws:SourceIp" else [False, False, True]), (name, let)

def check_who_may_not_cut_is_told_so(world):
    denied = refusal(lambda: world.client("iot-data", key=READER).delete_connection(clientId="pump-118"))
    assert denied["ResponseMetadata"]["HTTPStatusCode"] == 403, denied


def check_a_device_publishes_what_its_policies_let_it(world):
    data = world.client("iot-data")
    own = {"topic": "dt/waterworks/pump-118/telemetry", "payload": "{}", "retain": True}
    world.control("POST", "/world/clients/pump-118/publish", own)
    kept = data.get_retained_message(topic=own["topic"])
    assert kept["payload"] == b"{}"
    foreign = {"topic": "dt/waterworks/pump-001/telemetry"}
    try:
        world.control("POST", "/world/clients/pump-118/publish", foreign)
    except Exception as error:
        assert "409" in str(error)
    else:
        raise AssertionError("it was let")
    last = [h for h in world.control("GET", "/world/happenings") if h["event"] == "Publish-In"]
    assert [h["allowed"] for h in last] == [True, False]


def check_a_last_will_is_published_unless_prevented(world):
    data = world.client("iot-data")
    topic = "dt/waterworks/valve-021/status"
    data.delete_connection(clientId="valve-021", preventWillMessage=True)
    assert code(lambda: data.get_retained_message(topic=topic)) == "ResourceNotFoundException"
    data.delete_connection(clientId="valve-021")
    assert data.get_retained_message(topic=topic)["payload"] == b'{"online":false}'
    data.delete_connection(clientId="valve-021", cleanSession=True)
    assert data.list_subscriptions(clientId="valve-021")["subscriptions"] == []


def check_a_direct_message_reaches_a_connected_client(world):
    data = world.client("iot-data")
    sent = data.send_direct_message(clientId="pump-118", topic="cmd/waterworks/pump-118/stop", payload=b"now", confirmation=True, timeout=3)
    assert sent["message"] and sent["traceId"]
    assert world.control("GET", "/world/clients/pump-118")["received"][-1]["payload"] == "now"
    away = lambda: data.send_direct_message(clientId="gateway-003", topic="cmd/waterworks/gateway-003/stop")
    assert code(away) == "ResourceNotFoundException"
    foreign = lambda: data.send_direct_message(clientId="pump-118", topic="cmd/other")
    assert code(foreign) == "ForbiddenException"
    long = lambda: data.send_direct_message(clientId="pump-118", topic="cmd/waterworks/pump-118/stop", payload=b"x" * 131_073)
    assert code(long) == "RequestEntityTooLargeException"
    never = lambda: data.send_direct_message(clientId="pump-118", topic="cmd/waterworks/pump-118/stop", timeout=99)
    assert code(never) == "InvalidRequestException"


def check_a_second_client_of_the_same_id_takes_its_place(world):
    world.control("POST", "/world/clients", {"client_id": "valve-022", "reconnects": False})
    world.control("POST", "/world/clients", {"client_id": "valve-022", "source_ip": "203.0.113.7"})
    reasons = [h.get("reason") for h in world.control("GET", "/world/happenings") if h["client_id"] == "valve-022"]
    assert "DUPLICATE_CLIENTID" in reasons
    shown = world.client("iot-data").get_connection(clientId="valve-022", includeSocketInformation=True)
    assert shown["connected"] and shown["sourceIp"] == "203.0.113.7"
    world.control("POST", "/world/clients/valve-022/disconnect", {"reason": "MQTT_KEEP_ALIVE_TIMEOUT"})
    assert world.client("iot-data").get_connection(clientId="valve-022")["connected"]
