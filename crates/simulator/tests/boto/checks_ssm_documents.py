"""Documents: every operation on them, read back by value."""

import json

from checks_operations import code
from world import ACCOUNT, READER

RUNBOOK = {
    "schemaVersion": "0.3",
    "description": "What it is for.",
    "parameters": {
        "Thing": {"type": "String", "description": "Which thing.", "default": "pump-001"},
        "Groups": {"type": "StringList", "default": ["QUARANTINED"]},
    },
    "mainSteps": [{"name": "Look", "action": "aws:pause", "inputs": {}}],
}
REQUIRED = [{"Name": "Other", "Version": "1", "RequireType": "SSM", "VersionName": "v1"}]


def create(client, name, content=None, **more):
    text = json.dumps(content or RUNBOOK)
    return client.create_document(Name=name, Content=text, DocumentType="Automation", **more)["DocumentDescription"]


def check_a_document_is_made_and_described(world):
    client = world.client("ssm")
    made = create(client, "Made", DocumentFormat="JSON", DisplayName="Made by a test", VersionName="first", TargetType="/AWS::IoT::Thing",
                  Tags=[{"Key": "site", "Value": "north"}], Requires=REQUIRED)
    assert made["Owner"] == ACCOUNT and made["Status"] == "Active" and made["SchemaVersion"] == "0.3"
    assert (made["DocumentVersion"], made["LatestVersion"], made["DefaultVersion"]) == ("1", "1", "1")
    assert made["Parameters"][1] == {"Name": "Thing", "Type": "String", "Description": "Which thing.", "DefaultValue": "pump-001"}
    assert len(made["Hash"]) == 64 and made["HashType"] == "Sha256" and made["Requires"] == REQUIRED
    shown = client.describe_document(Name="Made", DocumentVersion="$LATEST")["Document"]
    assert shown == made and shown["Description"] == "What it is for." and shown["Tags"][0]["Value"] == "north"
    assert client.describe_document(Name="Made", VersionName="first")["Document"] == made
    assert client.describe_document(Name=f"arn:aws:ssm:eu-central-1:{ACCOUNT}:document/Made")["Document"] == made
    assert code(lambda: create(client, "Made")) == "DocumentAlreadyExists"


def check_a_content_is_given_back_in_json_and_in_yaml(world):
    client = world.client("ssm", key=READER)
    shown = client.get_document(Name="DeviceIncident", DocumentFormat="YAML")
    assert shown["Content"].startswith("description: |\n") and "{{ Containment.thingsDetected }}" in shown["Content"]
    assert shown["VersionName"] == "Jan012021" and shown["DocumentFormat"] == "YAML" and shown["DocumentType"] == "Automation"
    as_json = client.get_document(Name="DeviceIncident")
    assert as_json["DocumentFormat"] == "JSON"
    steps = json.loads(as_json["Content"])["mainSteps"]
    assert [step["name"] for step in steps] == ["Containment", "Analysis", "Recovery"]
    assert steps[0]["timeoutSeconds"] == 60 and steps[0]["maxAttempts"] == 2
    maker = world.client("ssm")
    create(maker, "Named", DisplayName="A name", Requires=REQUIRED)
    shown = maker.get_document(Name="Named", DocumentVersion="1")
    assert shown["DisplayName"] == "A name" and shown["Requires"] == REQUIRED and json.loads(shown["Content"]) == RUNBOOK
    assert shown["Status"] == "Active" and shown["CreatedDate"].timestamp() > world.now() - 60


def check_versions_come_and_go(world):
    client = world.client("ssm")
    create(client, "Versions", VersionName="one", DisplayName="Shown", Tags=[{"Key": "a", "Value": "b"}], Requires=REQUIRED)
    second = json.dumps({**RUNBOOK, "description": "Second."})
    changed = client.update_document(Name="Versions", Content=second, DocumentVersion="$LATEST", VersionName="two", DisplayName="Shown too",
                                     DocumentFormat="JSON", TargetType="/")["DocumentDescription"]
    assert (changed["DocumentVersion"], changed["LatestVersion"], changed["DefaultVersion"]) == ("2", "2", "1")
    for content, version, name, wanted in [
        (second, "$LATEST", "three", "DuplicateDocumentContent"),
        (json.dumps({**RUNBOOK, "description": "Third."}), "$LATEST", "two", "DuplicateDocumentVersionName"),
        (json.dumps({**RUNBOOK, "description": "Third."}), "1", "three", "InvalidDocumentVersion"),
        ("{", "$LATEST", "three", "InvalidDocumentContent"),
    ]:
        assert code(lambda: client.update_document(Name="Versions", Content=content, DocumentVersion=version, VersionName=name)) == wanted
    default = client.update_document_default_version(Name="Versions", DocumentVersion="2")["Description"]
    assert default == {"Name": "Versions", "DefaultVersion": "2", "DefaultVersionName": "two"}
    first = client.list_document_versions(Name="Versions", MaxResults=1)
    rest = client.list_document_versions(Name="Versions", NextToken=first["NextToken"])
    listed = first["DocumentVersions"] + rest["DocumentVersions"]
    assert [(v["DocumentVersion"], v["VersionName"], v["IsDefaultVersion"]) for v in listed] == [("2", "two", True), ("1", "one", False)]
    assert listed[0]["DisplayName"] == "Shown too" and listed[0]["Status"] == "Active"
    assert code(lambda: client.delete_document(Name="Versions", DocumentVersion="2")) == "InvalidDocumentOperation"
    client.delete_document(Name="Versions", VersionName="one")
    assert code(lambda: client.get_document(Name="Versions", DocumentVersion="1")) == "InvalidDocumentVersion"
    assert code(lambda: client.update_document_default_version(Name="Versions", DocumentVersion="1")) == "InvalidDocumentVersion"
    client.delete_document(Name="Versions", Force=True)
    assert code(lambda: client.get_document(Name="Versions")) == "InvalidDocument"
    assert code(lambda: client.delete_document(Name="Versions")) == "InvalidDocument"
    assert code(lambda: client.update_document(Name="Versions", Content=second)) == "InvalidDocument"


def check_documents_are_listed_and_filtered(world):
    client = world.client("ssm")
    create(client, "ListA", DisplayName="Listed", VersionName="v", TargetType="/a", Tags=[{"Key": "k", "Value": "v"}], Requires=REQUIRED)
    create(client, "ListB")
    def names(**asked):
        return [d["Name"] for d in client.list_documents(**asked)["DocumentIdentifiers"]]
    first = client.list_documents(Filters=[{"Key": "Name", "Values": ["List"]}], MaxResults=1)
    rest = client.list_documents(Filters=[{"Key": "Name", "Values": ["List"]}], NextToken=first["NextToken"])
    assert [d["Name"] for d in first["DocumentIdentifiers"] + rest["DocumentIdentifiers"]] == ["ListA", "ListB"]
    one = first["DocumentIdentifiers"][0]
    assert one["TargetType"] == "/a" and one["Tags"] == [{"Key": "k", "Value": "v"}] and one["Author"].endswith("user/fleet-admin")
    assert names(Filters=[{"Key": "tag:k", "Values": ["v"]}]) == ["ListA"]
    assert names(Filters=[{"Key": "TargetType", "Values": ["/a"]}]) == ["ListA"]
    assert names(DocumentFilterList=[{"key": "DocumentType", "value": "Command"}]) == []
    assert {"DeviceIncident", "ListA"} <= set(names(Filters=[{"Key": "Owner", "Values": ["Self"]}]))
    assert code(lambda: client.list_documents(Filters=[{"Key": "Colour", "Values": ["x"]}])) == "InvalidFilterKey"
    assert code(lambda: client.list_documents(NextToken="x")) == "InvalidNextToken"
    assert code(lambda: client.list_document_versions(Name="ListA", NextToken="x")) == "InvalidNextToken"
    assert code(lambda: client.list_document_versions(Name="Unknown")) == "InvalidDocument"


def check_what_could_not_be_run_is_refused(world):
    client = world.client("ssm")
    step = {"name": "A", "action": "aws:pause", "inputs": {}}
    steps = lambda *all_steps: {"schemaVersion": "0.3", "mainSteps": list(all_steps)}
    for content, wanted in [
        ({"schemaVersion": "0.2", "mainSteps": [step]}, "InvalidDocumentSchemaVersion"),
        ({"mainSteps": [step]}, "InvalidDocumentSchemaVersion"),
        (steps(), "InvalidDocumentContent"),
        (steps(step, step), "InvalidDocumentContent"),
        (steps({**step, "name": "a b"}), "InvalidDocumentContent"),
        (steps({**step, "action": "aws:executeScript"}), "InvalidDocumentContent"),
        (steps({**step, "nextStep": "B"}), "InvalidDocumentContent"),
        (steps({**step, "onFailure": "step:B"}), "InvalidDocumentContent"),
        (steps({**step, "onFailure": "Retry"}), "InvalidDocumentContent"),
        (steps({**step, "onCancel": "step:A"}), "InvalidDocumentContent"),
        (steps({**step, "timeoutSeconds": 2_592_001}), "InvalidDocumentContent"),
        (steps({**step, "maxAttempts": 0}), "InvalidDocumentContent"),
        (steps({**step, "isEnd": "perhaps"}), "InvalidDocumentContent"),
        (steps({**step, "outputs": [{"Name": "x", "Selector": "a.b"}]}), "InvalidDocumentContent"),
        (steps({**step, "action": "aws:sleep"}), "InvalidDocumentContent"),
        (steps({**step, "action": "aws:executeAwsApi", "inputs": {"Service": "iot"}}), "InvalidDocumentContent"),
        (steps({**step, "action": "aws:branch", "inputs": {"Choices": [{"NextStep": "B", "Variable": "x", "StringEquals": "x"}]}}),
         "InvalidDocumentContent"),
        ({**steps(step), "outputs": ["B.x"]}, "InvalidDocumentContent"),
        ({**steps(step), "parameters": {"P": {"type": "Colour"}}}, "InvalidDocumentContent"),
        ([], "InvalidDocumentContent"),
    ]:
        refused = code(lambda: client.create_document(Name="Wrong", DocumentType="Automation", Content=json.dumps(content)))
        assert refused == wanted, (content, refused)
    big = json.dumps({**steps(step), "description": "x" * 65_536})
    assert code(lambda: client.create_document(Name="Wrong", DocumentType="Automation", Content=big)) == "MaxDocumentSizeExceeded"
    source = [{"Key": "SourceUrl", "Values": ["s3://b"], "Name": "abc"}]
    assert code(lambda: create(client, "Wrong", Attachments=source)) == "InvalidDocumentContent"
    assert code(lambda: world.client("ssm", key=READER).create_document(Name="Wrong", Content="{}")) == "AccessDeniedException"


def check_other_types_of_documents_are_kept(world):
    client = world.client("ssm")
    client.create_document(Name="Analysis-1", DocumentType="ProblemAnalysis", Content='{"sections": []}')
    shown = client.get_document(Name="Analysis-1")
    assert shown["DocumentType"] == "ProblemAnalysis" and json.loads(shown["Content"]) == {"sections": []}
    assert code(lambda: client.start_automation_execution(DocumentName="Analysis-1")) == "AutomationDefinitionNotFoundException"
