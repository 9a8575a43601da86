#!/usr/bin/env python3
"""Checks what a linter can't: that the template and its runbooks fit together, and that no failure leads past the people
(tools/checks/runbooks.py)."""

import json
import pathlib
import re
import sys

import yaml

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from checks import alerts, deliveries, runbooks  # noqa: E402
from checks.tally import Tally  # noqa: E402
from translate import ROOT, Loader, included, translated  # noqa: E402

GIVEN = {"ConsoleUrl": "https://lazaret.example", "Contacts": "arn:aws:ssm-contacts:eu-central-1:111122223333:contact/on-call"}


def runbook(name: str) -> dict:
    return yaml.load((ROOT / "infra/runbooks" / name).read_text(encoding="utf-8"), Loader)


def check_template(tally: Tally) -> None:
    text = (ROOT / "infra/template.yaml").read_text(encoding="utf-8")
    tally.expect(not re.search(r"\b\d{12}\b", text), "the template names an account")
    tally.expect(not re.search(r"\b(?:eu|us|ap|sa|ca|me|af)-[a-z]+-\d\b", text), "the template names a Region")
    tally.expect(not re.search(r":\s[&*][a-z]", text), "the template has YAML aliases, which CloudFormation doesn't take")
    resources = translated(GIVEN)["Resources"]
    plan = resources["Plan"]["Properties"]["Actions"][0]["SsmAutomation"]
    given = {one["Key"] for one in plan["Parameters"] + plan["DynamicParameters"]}
    asked = set(runbook("device-incident.yaml")["parameters"])
    tally.expect(given == asked, f"the plan gives {sorted(given)} and the runbook asks for {sorted(asked)}")
    settings = set(re.findall(r'env = "(\w+)"', (ROOT / "lambdas/src/settings.rs").read_text(encoding="utf-8"))) | {"LAZARET_LOG"}
    functions = {name: one for name, one in resources.items() if one["Type"] == "AWS::Lambda::Function"}
    for name, function in functions.items():
        properties = function["Properties"]
        unknown = set(properties["Environment"]["Variables"]) - settings
        tally.expect(not unknown, f"{name} is given {sorted(unknown)}, which no function reads")
        binary = ROOT / "lambdas/src/bin" / f"{properties['Code']['S3Key']}.rs"
        tally.expect(binary.exists(), f"{name} has no binary {binary.name}")
        told = properties["Environment"]["Variables"].get("LAZARET_TIMEOUT_S")
        tally.expect(told in (None, str(properties["Timeout"])), f"{name} is told {told} s and has {properties['Timeout']} s")
        alarms = [one for one in resources.values() if one["Type"] == "AWS::CloudWatch::Alarm" and one["Properties"].get("Dimensions") == [{"Name": "FunctionName", "Value": {"Ref": name}}]]
        tally.expect(len(alarms) == 1, f"{name} has no alarm of its own")
    mapping = resources["DetectMessages"]["Properties"]
    queue = resources["Queue"]["Properties"]
    timeout = functions["Detect"]["Properties"]["Timeout"]
    tally.expect(mapping["FunctionResponseTypes"] == ["ReportBatchItemFailures"], "a batch fails as a whole")
    tally.expect(queue["VisibilityTimeout"] >= 6 * timeout, "the queue delivers again while the function may still be at work")
    tally.expect("RedrivePolicy" in queue, "what can't be read is lost")
    deny = resources["Isolation"]["Properties"]["PolicyDocument"]["Statement"]
    tally.expect([one["Effect"] for one in deny] == ["Deny"], "the quarantine group's policy doesn't deny")
    isolates = resources["IsolateDaily"]["Properties"]["Parameters"]
    asked = set(runbook("isolate-group.yaml")["parameters"])
    tally.expect(set(isolates) == asked, f"the association gives {sorted(isolates)} and its runbook asks for {sorted(asked)}")


# What AWS's AWSIoTDeviceDefenderAddThingsToThingGroupMitigationAction grants (AWS Managed Policy Reference).
MITIGATION = {"iot:AddThingToThingGroup", "iot:ListPrincipalThings"}
MEMBERSHIP = {"iot:AddThingToThingGroup", "iot:RemoveThingFromThingGroup"}


def check_groups(tally: Tally) -> None:
    """Nobody may put things into just any group, or take them out."""
    resources = translated(GIVEN)["Resources"]
    for name, resource in resources.items():
        properties = resource.get("Properties", {})
        inline = [one["PolicyDocument"] for one in properties.get("Policies", [])]
        documents = inline if resource["Type"] == "AWS::IAM::Role" else [properties["PolicyDocument"]] if resource["Type"] == "AWS::IAM::ManagedPolicy" else []
        for statement in (one for document in documents for one in document["Statement"]):
            free = MEMBERSHIP & set(actions(statement)) and "*" in listed(statement["Resource"])
            tally.expect(not free, f"{name} may change the members of any group")
    (document,) = [one["PolicyDocument"] for one in resources["ContainActionRole"]["Properties"]["Policies"]]
    has = {action for statement in document["Statement"] for action in actions(statement)}
    tally.expect(has == MITIGATION, f"ContainActionRole differs from AWS's own policy by {sorted(has ^ MITIGATION)}")


def statements_of_operating() -> list[dict]:
    """The console's policy, as docs/operate.md has it."""
    block = re.search(r"```json\n(\{\s*\"Version\".*?)```", (ROOT / "docs/operate.md").read_text(encoding="utf-8"), re.DOTALL)
    return json.loads(block[1])["Statement"]


# What docs/operate.md has as an example, and the template as the stack's own.
OWN = (
    ("arn:aws:", "arn:${AWS::Partition}:"),
    ("eu-central-1", "${AWS::Region}"),
    ("111122223333", "${AWS::AccountId}"),
    ("QUARANTINED", "${QuarantineGroupName}"),
)


def owned(resource: str) -> str:
    for example, own in OWN:
        resource = resource.replace(example, own)
    return resource


def listed(value) -> list:
    return value if isinstance(value, list) else [value]


def policy_for(sid: str) -> str:
    return "ConsoleReading" if sid.startswith(("Read", "See")) else "ConsoleContaining" if sid.startswith("Contain") else "ConsoleWorking"


def actions(statement: dict) -> list[str]:
    return listed(statement["Action"])


def granted(statement: dict) -> tuple[list[str], list[str]]:
    """What a statement allows, and on what."""
    resources = [one["Fn::Sub"] if isinstance(one, dict) else owned(one) for one in listed(statement["Resource"])]
    return sorted(actions(statement)), sorted(resources)


def check_console_roles(tally: Tally) -> None:
    """The console's roles grant what docs/operate.md says that the console calls, and no more."""
    resources = translated(GIVEN)["Resources"]
    told: dict[str, dict[str, tuple]] = {}
    for statement in statements_of_operating():
        told.setdefault(policy_for(statement["Sid"]), {})[statement["Sid"]] = granted(statement)
    tally.expect(len(told) == 3, f"docs/operate.md has statements for {sorted(told)} only")
    for name, wanted in sorted(told.items()):
        has = {one["Sid"]: granted(one) for one in resources[name]["Properties"]["PolicyDocument"]["Statement"]}
        differ = sorted(sid for sid in has | wanted if has.get(sid) != wanted.get(sid))
        tally.expect(not differ, f"{name} differs from docs/operate.md in {differ}: tools/infra/check.py --write takes it over")


def write_console_roles() -> None:
    """Takes the console's policies over from docs/operate.md."""
    template = ROOT / "infra/template.yaml"
    text = template.read_text(encoding="utf-8")
    for name in ("ConsoleReading", "ConsoleWorking", "ConsoleContaining"):
        lines = []
        for statement in statements_of_operating():
            if policy_for(statement["Sid"]) == name:
                lines += [f"          - Sid: {statement['Sid']}", "            Effect: Allow", "            Action:"]
                lines += [f"              - {action}" for action in actions(statement)]
                if statement["Resource"] == "*":
                    lines += ['            Resource: "*"']
                else:
                    lines += ["            Resource:"]
                    lines += [f"              - !Sub {json.dumps(owned(one))}" for one in listed(statement["Resource"])]
        start = text.index("        Statement:\n", text.index(f"\n  {name}:\n")) + len("        Statement:\n")
        end = text.index("\n\n", start)
        text = text[:start] + "\n".join(lines) + text[end:]
    template.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        write_console_roles()
    tally = Tally()
    check_console_roles(tally)
    check_template(tally)
    check_groups(tally)
    resources = translated(GIVEN)["Resources"]
    deliveries.check(tally, resources)
    alerts.check(tally, resources)
    for name in ("device-incident.yaml", "isolate-group.yaml"):
        runbooks.check_references(tally, runbook(name))
    runbooks.check_ways(tally, runbook("device-incident.yaml"))
    tally.close()
