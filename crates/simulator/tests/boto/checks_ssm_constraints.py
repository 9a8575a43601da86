"""Every constraint of every input member of Systems Manager's operations."""

from checks_constraints import TEXTS, call, constraint_refused, probe
from world import ACCOUNT

TEXTS.update({
    "DocumentVersion": "1",
    "DocumentVersionNumber": "1",
    "TargetType": "/a",
    "IdempotencyToken": "11111111-2222-4333-8444-555555555555",
    "MaxConcurrency": "10",
    "MaxErrors": "10",
    "ExcludeAccount": "ou-" + "a" * 32 + "-" + "b" * 8,
    "TargetLocationsURL": "https://bucket.s3.eu-central-1.amazonaws.com/a",
    "OpsItemId": "oi-0123456789ab",
    "OpsItemArn": f"arn:aws:ssm:eu-central-1:{ACCOUNT}:opsitem/oi-0123456789ab",
    "OpsItemAccountId": ACCOUNT,
})
OPERATIONS = [
    "CreateDocument", "DeleteDocument", "DescribeDocument", "GetDocument", "ListDocumentVersions", "ListDocuments", "UpdateDocument",
    "UpdateDocumentDefaultVersion", "DescribeAutomationExecutions", "DescribeAutomationStepExecutions", "GetAutomationExecution",
    "SendAutomationSignal", "StartAutomationExecution", "StopAutomationExecution", "CreateOpsItem", "DescribeOpsItems", "GetOpsItem",
    "UpdateOpsItem",
]


def check_every_constraint_of_systems_manager(world):
    return probe(world, "ssm", OPERATIONS)


def check_the_longest_list_of_tags(world):
    client = world.client("ssm", validate=False)
    model = client.meta.service_model.operation_model("CreateDocument")
    for count, constraint in [(1000, False), (1001, True)]:
        tags = [{"Key": "k", "Value": "v"}] * count
        code, text = call(client, model, {"Name": "Tagged", "Content": "{", "Tags": tags})
        assert constraint_refused(code, text) is constraint, (count, code, text)
