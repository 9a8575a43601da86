"""The clock, and what happens by itself as it moves."""

from checks_operations import events
from world import ACCOUNT, eventually, pump


def check_the_story_goes_on_with_the_clock(world):
    client = world.client()
    arn = pump(client)
    world.control("POST", "/clock", {"mode": "frozen"})
    before = events(client, arn)
    world.control("POST", "/clock", {"advance_ms": 600_000})
    kinds = [event["eventType"] for event in events(client, arn)[len(before):]]
    assert kinds == ["Custom Event", "SSM Contacts Page for Incident", "SSM Contacts Page Acknowledgement for Incident",
                     "Custom Event", "Note"], kinds
    stood = world.control("GET", "/clock")
    assert stood["mode"] == "frozen" and world.control("GET", "/clock") == stood
    world.control("POST", "/clock", {"set_ms": 1_900_000_000_000, "mode": "real"})
    assert eventually(lambda: world.now() > 1_900_000_000)
    new = client.get_incident_record(arn=world.start(client))["incidentRecord"]
    assert new["creationTime"].timestamp() > 1_900_000_000 and ACCOUNT in new["arn"]
