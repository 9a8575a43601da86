"""Secure tunnelling."""

from checks_constraints import probe
from checks_operations import code

TAGS = [{"key": "incident", "value": "one"}]


def opened(tunnels, **more):
    return tunnels.open_tunnel(destinationConfig={"thingName": "pump-080", "services": ["SSH"]}, **more)


def check_a_tunnel_lives_from_its_opening_to_its_end(world):
    tunnels = world.client("iotsecuretunneling")
    world.control("POST", "/clock", {"mode": "frozen"})
    made = opened(tunnels, description="Look", timeoutConfig={"maxLifetimeTimeoutMinutes": 30}, tags=TAGS)
    assert made["tunnelArn"].endswith(":tunnel/" + made["tunnelId"]) and made["sourceAccessToken"] != made["destinationAccessToken"]
    shown = tunnels.describe_tunnel(tunnelId=made["tunnelId"])["tunnel"]
    assert (shown["status"], shown["description"], shown["tags"]) == ("OPEN", "Look", TAGS)
    assert shown["destinationConfig"] == {"thingName": "pump-080", "services": ["SSH"]}
    assert shown["timeoutConfig"] == {"maxLifetimeTimeoutMinutes": 30} and shown["createdAt"].timestamp() == world.now()
    assert shown["destinationConnectionState"]["status"] == "CONNECTED"  # the device is connected over MQTT
    assert shown["sourceConnectionState"]["status"] == "DISCONNECTED" and shown["sourceConnectionState"]["lastUpdatedAt"]
    world.control("PUT", f"/world/tunnels/{made['tunnelId']}/source", {"connected": True})
    assert tunnels.describe_tunnel(tunnelId=made["tunnelId"])["tunnel"]["sourceConnectionState"]["status"] == "CONNECTED"
    world.control("POST", "/clock", {"advance_ms": 31 * 60_000})
    ended = tunnels.describe_tunnel(tunnelId=made["tunnelId"])["tunnel"]
    assert ended["status"] == "CLOSED" and (ended["lastUpdatedAt"] - ended["createdAt"]).total_seconds() == 1800
    rotate = lambda: tunnels.rotate_tunnel_access_token(tunnelId=made["tunnelId"], clientMode="ALL")
    assert code(rotate) == "ResourceNotFoundException"


def check_tokens_are_rotated(world):
    tunnels = world.client("iotsecuretunneling")
    made = opened(tunnels)
    source = tunnels.rotate_tunnel_access_token(tunnelId=made["tunnelId"], clientMode="SOURCE")
    assert source["tunnelArn"] == made["tunnelArn"] and source["sourceAccessToken"] != made["sourceAccessToken"]
    assert "destinationAccessToken" not in source
    both = tunnels.rotate_tunnel_access_token(tunnelId=made["tunnelId"], clientMode="ALL",
                                              destinationConfig={"thingName": "pump-081", "services": ["SSH"]})
    assert both["destinationAccessToken"] not in (made["destinationAccessToken"], both["sourceAccessToken"])
    assert tunnels.describe_tunnel(tunnelId=made["tunnelId"])["tunnel"]["destinationConfig"]["thingName"] == "pump-081"


def check_a_tunnel_is_closed_and_deleted(world):
    tunnels = world.client("iotsecuretunneling")
    made = opened(tunnels)
    tunnels.close_tunnel(tunnelId=made["tunnelId"])
    assert tunnels.describe_tunnel(tunnelId=made["tunnelId"])["tunnel"]["status"] == "CLOSED"
    tunnels.close_tunnel(tunnelId=made["tunnelId"], delete=True)
    assert code(lambda: tunnels.describe_tunnel(tunnelId=made["tunnelId"])) == "ResourceNotFoundException"
    assert code(lambda: tunnels.close_tunnel(tunnelId=made["tunnelId"])) == "ResourceNotFoundException"


def check_tunnels_are_listed_newest_first(world):
    tunnels = world.client("iotsecuretunneling")
    ids = []
    for n in range(3):
        world.control("POST", "/clock", {"advance_ms": 1000})
        made = tunnels.open_tunnel(description=f"No {n}", destinationConfig={"thingName": "pump-090", "services": ["SSH"]})
        ids.insert(0, made["tunnelId"])
    first = tunnels.list_tunnels(thingName="pump-090", maxResults=2)
    rest = tunnels.list_tunnels(thingName="pump-090", nextToken=first["nextToken"])
    listed = [*first["tunnelSummaries"], *rest["tunnelSummaries"]]
    assert [t["tunnelId"] for t in listed] == ids and listed[0]["description"] == "No 2" and listed[0]["tunnelArn"]


def check_tunnels_are_tagged(world):
    tunnels = world.client("iotsecuretunneling")
    arn = opened(tunnels)["tunnelArn"]
    tunnels.tag_resource(resourceArn=arn, tags=TAGS + [{"key": "b", "value": ""}])
    tunnels.untag_resource(resourceArn=arn, tagKeys=["b"])
    assert tunnels.list_tags_for_resource(resourceArn=arn)["tags"] == TAGS
    assert code(lambda: tunnels.list_tags_for_resource(resourceArn=arn + "0")) == "ResourceNotFoundException"


def check_every_constraint_of_secure_tunnelling(world):
    return probe(world, "iotsecuretunneling")
