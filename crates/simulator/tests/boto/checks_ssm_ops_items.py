"""`OpsItems`: those that people make, and the one of each incident."""

from checks_operations import code, moment
from world import ACCOUNT, READER

TIMES = {name: moment(1_600_000_000 + n) for n, name in
         enumerate(["ActualStartTime", "ActualEndTime", "PlannedStartTime", "PlannedEndTime"])}


def check_an_item_is_made_read_changed_and_found(world):
    client = world.client("ssm")
    data = {"/team": {"Type": "SearchableString", "Value": "ot"}, "note": {"Type": "String", "Value": "x"}}
    members = {"Title": "Replace pump-117", "Description": "It is old.", "Source": "Lazaret", "OperationalData": data, "Priority": 2,
               "Category": "Security", "Severity": "2", "OpsItemType": "/aws/issue", "RelatedOpsItems": [{"OpsItemId": "oi-0123456789ab"}],
               "Notifications": [{"Arn": f"arn:aws:sns:eu-central-1:{ACCOUNT}:t"}], **TIMES}
    made = client.create_ops_item(**members, Tags=[{"Key": "a", "Value": "b"}], AccountId=ACCOUNT)
    assert made["OpsItemArn"] == f"arn:aws:ssm:eu-central-1:{ACCOUNT}:opsitem/{made['OpsItemId']}"
    shown = client.get_ops_item(OpsItemId=made["OpsItemId"], OpsItemArn=made["OpsItemArn"])["OpsItem"]
    assert {name: shown[name] for name in members} == members and shown["Status"] == "Open" and shown["Version"] == "1"
    assert shown["CreatedBy"] == shown["LastModifiedBy"] == f"arn:aws:iam::{ACCOUNT}:user/fleet-admin"
    world.control("POST", "/clock", {"advance_ms": 60_000})
    client.update_ops_item(OpsItemId=made["OpsItemId"], Status="InProgress", Title="Replace it", OperationalDataToDelete=["note"],
                           OperationalData={"/team": {"Type": "SearchableString", "Value": "it"}})
    changed = client.get_ops_item(OpsItemId=made["OpsItemId"])["OpsItem"]
    assert (changed["Title"], changed["Status"], changed["Version"]) == ("Replace it", "InProgress", "2")
    assert changed["OperationalData"] == {"/team": {"Type": "SearchableString", "Value": "it"}}
    assert changed["LastModifiedTime"] > changed["CreatedTime"]
    asked = lambda key, value, operator="Equal": [
        item["OpsItemId"] for item in client.describe_ops_items(
            OpsItemFilters=[{"Key": key, "Values": [value], "Operator": operator}])["OpsItemSummaries"]]
    for key, value, operator in [("Title", "Replace", "Contains"), ("Source", "Lazaret", "Equal"), ("OperationalDataValue", "it", "Equal"),
                                 ("CreatedTime", "2020-01-01T00:00:00Z", "GreaterThan"), ("Priority", "2", "Equal")]:
        assert made["OpsItemId"] in asked(key, value, operator), key
    assert asked("Title", "Replace pump-117") == [] and asked("CreatedTime", "2020-01-01T00:00:00Z", "LessThan") == []
    summary = client.describe_ops_items(MaxResults=1)
    assert summary["OpsItemSummaries"][0]["PlannedEndTime"] == TIMES["PlannedEndTime"] and summary["NextToken"]
    assert client.describe_ops_items(NextToken=summary["NextToken"])["OpsItemSummaries"][0]["OpsItemId"] != made["OpsItemId"]


def check_what_does_not_fit_is_refused(world):
    client = world.client("ssm")
    made = client.create_ops_item(Title="t", Description="d", Source="s")["OpsItemId"]
    assert client.get_ops_item(OpsItemId=made)["OpsItem"]["OpsItemType"] == "/aws/issue"
    assert code(lambda: client.create_ops_item(Title="t", Description="d", Source="aws.ec2")) == "OpsItemInvalidParameterException"
    assert code(lambda: client.update_ops_item(OpsItemId=made, Status="Approved")) == "OpsItemInvalidParameterException"
    assert code(lambda: client.get_ops_item(OpsItemId="oi-000000000000")) == "OpsItemNotFoundException"
    assert code(lambda: client.update_ops_item(OpsItemId="oi-000000000000", Title="t")) == "OpsItemNotFoundException"
    assert code(lambda: client.describe_ops_items(NextToken="x")) == "ValidationException"
    assert code(lambda: world.client("ssm", key=READER).create_ops_item(Title="t", Description="d", Source="s")) == "AccessDeniedException"


def check_an_incident_has_a_parent_item(world):
    client, incidents = world.client("ssm", key=READER), world.client()
    arn = world.start(incidents, title="An incident", impact=2)
    items = incidents.list_related_items(incidentRecordArn=arn)["relatedItems"]
    (parent,) = [item["identifier"]["value"]["arn"] for item in items if item["identifier"]["type"] == "PARENT"]
    item = client.get_ops_item(OpsItemId=parent.split("/")[-1])["OpsItem"]
    assert item["Title"] == "An incident" and item["OpsItemArn"] == parent and item["Priority"] == 2
    assert item["OperationalData"]["incidentRecordArn"]["Value"] == arn
