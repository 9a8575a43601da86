"""Thing groups: hierarchy, membership, dynamic groups, the limit of ten."""

from checks_iot_registry import IOT, all_of
from checks_operations import code
from world import ACCOUNT, CONTAINMENT, READER

PROPERTIES = {"thingGroupDescription": "A group", "attributePayload": {"attributes": {"owner": "x"}}}


def groups_of(client, thing):
    return [group["groupName"] for group in all_of(client.list_thing_groups_for_thing, "thingGroups", thingName=thing)]


def check_a_static_group_lives_through_its_life(world):
    client = world.client("iot")
    top = client.create_thing_group(thingGroupName="Top", thingGroupProperties=PROPERTIES)
    assert top["thingGroupArn"] == f"{IOT}:thinggroup/Top" and top["thingGroupName"] == "Top"
    assert client.create_thing_group(thingGroupName="Top", thingGroupProperties=PROPERTIES)["thingGroupId"] == top["thingGroupId"]
    assert code(lambda: client.create_thing_group(thingGroupName="Top")) == "ResourceAlreadyExistsException"
    client.create_thing_group(thingGroupName="Middle", parentGroupName="Top")
    client.create_thing_group(thingGroupName="Bottom", parentGroupName="Middle")
    shown = client.describe_thing_group(thingGroupName="Bottom")
    line = [{"groupName": name, "groupArn": f"{IOT}:thinggroup/{name}"} for name in ["Top", "Middle"]]
    assert shown["thingGroupMetadata"]["rootToParentThingGroups"] == line
    assert shown["thingGroupMetadata"]["parentGroupName"] == "Middle" and shown["thingGroupMetadata"]["creationDate"]
    assert shown["version"] == 1 and "queryString" not in shown
    assert client.describe_thing_group(thingGroupName="Top")["thingGroupProperties"] == PROPERTIES
    change = {"thingGroupDescription": "B", "attributePayload": {"attributes": {"a": "1"}, "merge": True}}
    assert client.update_thing_group(thingGroupName="Top", thingGroupProperties=change, expectedVersion=1)["version"] == 2
    shown = client.describe_thing_group(thingGroupName="Top")["thingGroupProperties"]
    assert shown == {"thingGroupDescription": "B", "attributePayload": {"attributes": {"owner": "x", "a": "1"}}}
    stale = {"thingGroupName": "Top", "expectedVersion": 1}
    assert code(lambda: client.update_thing_group(**stale, thingGroupProperties={})) == "VersionConflictException"
    assert code(lambda: client.delete_thing_group(thingGroupName="Top")) == "InvalidRequestException"
    assert code(lambda: client.delete_thing_group(thingGroupName="Bottom", expectedVersion=7)) == "VersionConflictException"
    client.add_thing_to_thing_group(thingName="reservoir-018", thingGroupName="QUARANTINED")
    client.delete_thing_group(thingGroupName="Bottom")
    client.delete_thing_group(thingGroupName="Bottom")  # idempotent
    assert code(lambda: client.describe_thing_group(thingGroupName="Bottom")) == "ResourceNotFoundException"


def check_a_hierarchy_has_seven_levels(world):
    client = world.client("iot")
    client.create_thing_group(thingGroupName="L1")
    for level in range(2, 8):
        client.create_thing_group(thingGroupName=f"L{level}", parentGroupName=f"L{level - 1}")
    eighth = {"thingGroupName": "L8", "parentGroupName": "L7"}
    assert code(lambda: client.create_thing_group(**eighth)) == "InvalidRequestException"
    assert code(lambda: client.create_thing_group(thingGroupName="L8", parentGroupName="none")) == "InvalidRequestException"


def check_groups_are_listed_by_parent_and_prefix(world):
    client = world.client("iot", key=READER)
    names = lambda **asked: [g["groupName"] for g in all_of(client.list_thing_groups, "thingGroups", **asked)]
    assert names(parentGroup="Sites", recursive=False) == ["site-hall-1", "site-hall-2", "site-harbour", "site-hill",
                                                          "site-north", "site-south"]
    assert "hall-2-high-pressure" in names(parentGroup="Sites")
    assert names(namePrefixFilter="Audit-", maxResults=4) == [f"Audit-202{n}" for n in range(1, 7)]
    assert "site-hall-1" not in names(recursive=False)
    assert code(lambda: client.list_thing_groups(parentGroup="none")) == "ResourceNotFoundException"


def check_a_thing_joins_and_leaves_by_name_and_arn(world):
    client = world.client("iot", key=CONTAINMENT)
    client.add_thing_to_thing_group(thingName="pump-003", thingGroupName="QUARANTINED")
    client.add_thing_to_thing_group(thingArn=f"{IOT}:thing/pump-003", thingGroupArn=f"{IOT}:thinggroup/QUARANTINED")
    assert groups_of(client, "pump-003").count("QUARANTINED") == 1
    assert "pump-003" in all_of(client.list_things_in_thing_group, "things", thingGroupName="QUARANTINED")
    client.remove_thing_from_thing_group(thingName="pump-003", thingGroupName="QUARANTINED")
    client.remove_thing_from_thing_group(thingName="pump-003", thingGroupName="QUARANTINED")  # idempotent
    assert "QUARANTINED" not in groups_of(client, "pump-003")
    unknown = {"thingName": "none", "thingGroupName": "QUARANTINED"}
    assert code(lambda: client.add_thing_to_thing_group(**unknown)) == "ResourceNotFoundException"
    unknown = {"thingName": "pump-003", "thingGroupName": "none"}
    assert code(lambda: client.add_thing_to_thing_group(**unknown)) == "ResourceNotFoundException"
    assert code(lambda: client.add_thing_to_thing_group(thingName="pump-003")) == "InvalidRequestException"
    differing = {"thingName": "pump-003", "thingArn": f"{IOT}:thing/pump-004", "thingGroupName": "QUARANTINED"}
    assert code(lambda: client.add_thing_to_thing_group(**differing)) == "InvalidRequestException"


def check_a_right_on_the_quarantine_alone_adds_to_no_other_group(world):
    actions = ["iot:AddThingToThingGroup"]
    allowed = [f"{IOT}:thinggroup/QUARANTINED", f"{IOT}:thing/*"]
    statement = {"Effect": "Allow", "Action": actions, "Resource": allowed}
    world.control("PUT", "/iam/roles/LazaretDetect/policies", [{"Version": "2012-10-17", "Statement": [statement]}])
    role = f"arn:aws:iam::{ACCOUNT}:role/LazaretDetect"
    session = world.client("sts").assume_role(RoleArn=role, RoleSessionName="detect")["Credentials"]
    client = world.client("iot", key=session["AccessKeyId"], token=session["SessionToken"])
    client.add_thing_to_thing_group(thingName="pump-004", thingGroupName="QUARANTINED")
    elsewhere = {"thingName": "pump-004", "thingGroupName": "Maintenance"}
    assert code(lambda: client.add_thing_to_thing_group(**elsewhere)) == "AccessDeniedException"


def check_never_two_groups_of_one_hierarchy(world):
    client = world.client("iot")
    second = {"thingName": "pump-001", "thingGroupName": "site-north"}
    assert code(lambda: client.add_thing_to_thing_group(**second)) == "InvalidRequestException"
    within = all_of(client.list_things_in_thing_group, "things", thingGroupName="site-hall-2", recursive=True)
    assert "pump-117" in within
    assert "pump-117" not in all_of(client.list_things_in_thing_group, "things", thingGroupName="site-hall-2")


def check_at_the_limit_the_last_dynamic_group_gives_way(world):
    client = world.client("iot")
    before = groups_of(client, "pump-112")
    first = client.list_thing_groups_for_thing(thingName="pump-112", maxResults=4)
    rest = client.list_thing_groups_for_thing(thingName="pump-112", nextToken=first["nextToken"])["thingGroups"]
    assert [group["groupName"] for group in first["thingGroups"] + rest] == before
    assert rest[-1]["groupArn"] == f"{IOT}:thinggroup/{before[-1]}"
    assert len(before) == 10 and before[-2:] == ["HighPressureLine", "OutdatedFirmware"], before
    asked = {"thingName": "pump-112", "thingGroupName": "QUARANTINED"}
    assert code(lambda: client.add_thing_to_thing_group(**asked)) == "InvalidRequestException"
    client.add_thing_to_thing_group(**asked, overrideDynamicGroups=True)
    after = groups_of(client, "pump-112")
    assert "OutdatedFirmware" not in after and after[-1] == "QUARANTINED" and len(after) == 10
    client.remove_thing_from_thing_group(**asked)
    assert sorted(groups_of(client, "pump-112")) == sorted(before)  # its query brings it back
    for name in ["Nine", "Ten"]:
        client.create_thing_group(thingGroupName=name)
        client.add_thing_to_thing_group(thingName="pump-112", thingGroupName=name, overrideDynamicGroups=True)
    assert code(lambda: client.add_thing_to_thing_group(**asked, overrideDynamicGroups=True)) == "InvalidRequestException"


def check_groups_of_a_thing_are_changed_in_one_call(world):
    client = world.client("iot")
    client.update_thing_groups_for_thing(thingName="pump-005", thingGroupsToAdd=["Maintenance"],
                                         thingGroupsToRemove=["site-hall-1"], overrideDynamicGroups=True)
    assert groups_of(client, "pump-005") == ["Maintenance"]
    bad = {"thingName": "pump-005", "thingGroupsToAdd": ["none"]}
    assert code(lambda: client.update_thing_groups_for_thing(**bad)) == "ResourceNotFoundException"


def check_a_dynamic_group_follows_its_query(world):
    client = world.client("iot")
    asked = {"thingGroupName": "Dyn", "queryString": "attributes.marked:yes", "thingGroupProperties": PROPERTIES}
    made = client.create_dynamic_thing_group(**asked)
    assert (made["indexName"], made["queryString"], made["queryVersion"]) == ("AWS_Things", "attributes.marked:yes", "2017-09-30")
    assert client.create_dynamic_thing_group(**asked)["thingGroupId"] == made["thingGroupId"]
    assert made["thingGroupArn"] == f"{IOT}:thinggroup/Dyn" and made["thingGroupName"] == "Dyn"
    other = {"thingGroupName": "Dyn", "queryString": "thingName:x"}
    assert code(lambda: client.create_dynamic_thing_group(**other)) == "ResourceAlreadyExistsException"
    mark = lambda value: client.update_thing(thingName="pump-007", attributePayload={"attributes": {"marked": value}, "merge": True})
    mark("yes")
    assert client.list_things_in_thing_group(thingGroupName="Dyn")["things"] == ["pump-007"]
    mark("no")
    assert client.list_things_in_thing_group(thingGroupName="Dyn")["things"] == []
    shown = client.describe_thing_group(thingGroupName="Dyn")
    assert shown["status"] == "ACTIVE" and shown["queryString"] == asked["queryString"] and shown["indexName"] == "AWS_Things"
    assert shown["queryVersion"] == "2017-09-30" and shown["thingGroupProperties"] == PROPERTIES
    update = {"thingGroupName": "Dyn", "thingGroupProperties": {}, "queryString": "attributes.marked:no"}
    assert client.update_dynamic_thing_group(**update, expectedVersion=1)["version"] == 2
    assert client.list_things_in_thing_group(thingGroupName="Dyn")["things"] == ["pump-007"]
    assert code(lambda: client.update_dynamic_thing_group(**update, expectedVersion=1)) == "VersionConflictException"
    by_hand = {"thingName": "pump-008", "thingGroupName": "Dyn"}
    assert code(lambda: client.add_thing_to_thing_group(**by_hand)) == "InvalidRequestException"
    assert code(lambda: client.delete_thing_group(thingGroupName="Dyn")) == "InvalidRequestException"
    policy = {"policyName": "WaterworksDevice", "target": made["thingGroupArn"]}
    assert code(lambda: client.attach_policy(**policy)) == "InvalidRequestException"
    client.delete_dynamic_thing_group(thingGroupName="Dyn", expectedVersion=2)
    client.delete_dynamic_thing_group(thingGroupName="Dyn")  # idempotent
    assert code(lambda: client.create_dynamic_thing_group(thingGroupName="D", queryString="a AND (")) == "InvalidQueryException"
