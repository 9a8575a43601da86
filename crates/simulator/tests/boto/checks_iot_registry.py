"""Things and thing types of IoT's registry."""

from checks_operations import code
from world import ACCOUNT, READER

IOT = f"arn:aws:iot:eu-central-1:{ACCOUNT}"


def all_of(page, key, **asked):
    """Every item of a listing that pages by nextToken or by a marker."""
    found, more = [], {}
    while True:
        reply = page(**asked, **more)
        found += reply[key]
        if "nextToken" in reply:
            more = {"nextToken": reply["nextToken"]}
        elif "nextMarker" in reply:
            more = {"marker": reply["nextMarker"]}
        else:
            return found


def check_a_thing_lives_through_its_life(world):
    client = world.client("iot")
    asked = {"thingName": "a:b_c-1", "thingTypeName": "Pump", "billingGroupName": "waterworks-operations",
             "attributePayload": {"attributes": {"site": "hall-2", "a": "1", "b": "2", "c": "3"}}}
    made = client.create_thing(**asked)
    assert made["thingArn"] == f"{IOT}:thing/a:b_c-1" and made["thingName"] == "a:b_c-1"
    assert client.create_thing(**asked)["thingId"] == made["thingId"]
    try:
        client.create_thing(thingName="a:b_c-1")
        raise AssertionError("it was created anew")
    except client.exceptions.ResourceAlreadyExistsException as error:
        assert error.response["resourceId"] == made["thingId"] and error.response["resourceArn"] == made["thingArn"]
    shown = client.describe_thing(thingName="a:b_c-1")
    shown.pop("ResponseMetadata")
    assert shown == {"defaultClientId": "a:b_c-1", "thingName": "a:b_c-1", "thingId": made["thingId"],
                     "thingArn": made["thingArn"], "thingTypeName": "Pump", "version": 1,
                     "attributes": {"site": "hall-2", "a": "1", "b": "2", "c": "3"},
                     "billingGroupName": "waterworks-operations"}, shown
    client.update_thing(thingName="a:b_c-1", attributePayload={"attributes": {"a": "", "d": "4"}, "merge": True}, expectedVersion=1)
    shown = client.describe_thing(thingName="a:b_c-1")
    assert shown["attributes"] == {"site": "hall-2", "b": "2", "c": "3", "d": "4"} and shown["version"] == 2
    stale = {"thingName": "a:b_c-1", "expectedVersion": 1}
    assert code(lambda: client.update_thing(**stale)) == "VersionConflictException"
    assert code(lambda: client.delete_thing(**stale)) == "VersionConflictException"
    client.update_thing(thingName="a:b_c-1", attributePayload={"attributes": {"z": "9"}}, removeThingType=True)
    shown = client.describe_thing(thingName="a:b_c-1")
    assert shown["attributes"] == {"z": "9"} and "thingTypeName" not in shown
    client.delete_thing(thingName="a:b_c-1", expectedVersion=3)
    assert code(lambda: client.describe_thing(thingName="a:b_c-1")) == "ResourceNotFoundException"
    client.delete_thing(thingName="a:b_c-1")  # idempotent


def check_a_thing_is_bounded_by_its_type(world):
    client = world.client("iot")
    four = {"attributes": {name: "1" for name in "abcd"}}
    assert code(lambda: client.create_thing(thingName="t", attributePayload=four)) == "InvalidRequestException"
    assert code(lambda: client.create_thing(thingName="t", thingTypeName="NoType")) == "ResourceNotFoundException"
    assert code(lambda: client.create_thing(thingName="t", thingTypeName="LegacyMeter")) == "InvalidRequestException"
    assert code(lambda: client.create_thing(thingName="t", billingGroupName="none")) == "ResourceNotFoundException"
    both = {"thingName": "pump-001", "thingTypeName": "Pump", "removeThingType": True}
    assert code(lambda: client.update_thing(**both)) == "InvalidRequestException"


def check_a_thing_with_a_certificate_cannot_be_deleted(world):
    client = world.client("iot")
    assert code(lambda: client.delete_thing(thingName="pump-117")) == "InvalidRequestException"
    assert client.describe_thing(thingName="pump-117")["thingTypeName"] == "Pump"


def check_things_are_listed_by_attribute_and_type(world):
    client = world.client("iot", key=READER)
    things = all_of(client.list_things, "things", maxResults=250)
    names = [thing["thingName"] for thing in things]
    assert names == sorted(names) and 300 <= len(names) <= 600, len(names)
    assert {"pump-117", "scada:hall-2:plc:01"} <= set(names) and max(map(len, names)) == 128
    one = next(thing for thing in things if thing["thingName"] == "pump-117")
    assert one["thingArn"] == f"{IOT}:thing/pump-117" and one["thingTypeName"] == "Pump"
    assert one["attributes"]["site"] == "hall-2" and one["version"] >= 1
    assert len(client.list_things()["things"]) == 25
    of_site = all_of(client.list_things, "things", attributeName="site", attributeValue="hall-2")
    assert of_site and {thing["attributes"]["site"] for thing in of_site} == {"hall-2"}
    halls = all_of(client.list_things, "things", attributeName="site", attributeValue="hall", usePrefixAttributeValue=True)
    assert {thing["attributes"]["site"] for thing in halls} == {"hall-1", "hall-2"}
    gateways = all_of(client.list_things, "things", thingTypeName="Gateway")
    assert {thing["thingName"].split("-")[0] for thing in gateways} == {"gateway"}
    assert code(lambda: client.list_things(attributeValue="x")) == "InvalidRequestException"
    assert code(lambda: client.list_things(nextToken="abc")) == "InvalidRequestException"


def check_a_thing_type_lives_through_its_life(world):
    client = world.client("iot")
    attribute = {"userPropertyKey": "site", "thingAttribute": "site"}
    other = {"userPropertyKey": "who", "connectionAttribute": "iot:ClientId"}
    properties = {"thingTypeDescription": "A type", "searchableAttributes": ["a", "b"],
                  "mqtt5Configuration": {"propagatingAttributes": [attribute, other]}}
    made = client.create_thing_type(thingTypeName="Type", thingTypeProperties=properties)
    assert made["thingTypeArn"] == f"{IOT}:thingtype/Type" and made["thingTypeName"] == "Type"
    assert client.create_thing_type(thingTypeName="Type", thingTypeProperties=properties)["thingTypeId"] == made["thingTypeId"]
    assert code(lambda: client.create_thing_type(thingTypeName="Type")) == "ResourceAlreadyExistsException"
    shown = client.describe_thing_type(thingTypeName="Type")
    assert shown["thingTypeProperties"] == properties and shown["thingTypeId"] == made["thingTypeId"]
    assert shown["thingTypeMetadata"]["deprecated"] is False and shown["thingTypeArn"] == made["thingTypeArn"]
    client.update_thing_type(thingTypeName="Type", thingTypeProperties={"thingTypeDescription": "Another"})
    (listed,) = client.list_thing_types(thingTypeName="Type")["thingTypes"]
    assert listed["thingTypeProperties"] == {**properties, "thingTypeDescription": "Another"}
    assert code(lambda: client.delete_thing_type(thingTypeName="Type")) == "InvalidRequestException"
    client.deprecate_thing_type(thingTypeName="Type")
    assert client.describe_thing_type(thingTypeName="Type")["thingTypeMetadata"]["deprecationDate"]
    client.deprecate_thing_type(thingTypeName="Type", undoDeprecate=True)
    client.create_thing(thingName="typed", thingTypeName="Type")
    client.deprecate_thing_type(thingTypeName="Type")
    assert code(lambda: client.delete_thing_type(thingTypeName="Type")) == "InvalidRequestException"
    world.control("POST", "/clock", {"advance_ms": 301_000})
    assert code(lambda: client.delete_thing_type(thingTypeName="Type")) == "InvalidRequestException"
    client.delete_thing(thingName="typed")
    client.delete_thing_type(thingTypeName="Type")
    assert code(lambda: client.describe_thing_type(thingTypeName="Type")) == "ResourceNotFoundException"
    first = client.list_thing_types(maxResults=2)
    rest = client.list_thing_types(maxResults=250, nextToken=first["nextToken"])["thingTypes"]
    names = [kind["thingTypeName"] for kind in first["thingTypes"] + rest]
    assert "LegacyMeter" in names and names == sorted(names)


def check_every_endpoint_is_the_accounts_own_address(world):
    client = world.client("iot")
    address = world.endpoint.removeprefix("http://")
    for kind in ["iot:Data-ATS", "iot:Data", "iot:CredentialProvider", "iot:Jobs"]:
        assert client.describe_endpoint(endpointType=kind)["endpointAddress"] == address
    assert code(lambda: client.describe_endpoint(endpointType="iot:Nothing")) == "InvalidRequestException"


def check_throttling_and_denial_have_iots_form(world):
    world.fault(kind="throttle", service="iot", operation="DescribeThing", times=1)
    client = world.client("iot")
    try:
        client.describe_thing(thingName="pump-117")
        raise AssertionError("it was not throttled")
    except client.exceptions.ThrottlingException as error:
        assert error.response["ResponseMetadata"]["HTTPStatusCode"] == 400
    reader = world.client("iot", key=READER)
    assert code(lambda: reader.delete_thing(thingName="pump-117")) == "AccessDeniedException"


def check_the_same_start_has_the_same_ids(world):
    client = world.client("iot")
    assert client.describe_thing(thingName="pump-117")["thingId"] == PUMP_ID


PUMP_ID = "269fb784-a7fa-4232-b9cf-83ed89fb61b4"
