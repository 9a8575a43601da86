"""What infra/ deploys, in the simulated account: its resources are taken by the APIs that CloudFormation calls, and its runbooks run."""

import json
import pathlib
import sys

from checks_ssm_automation import ADMIN_ARN, shown, signal
from world import ACCOUNT, REGION

ROOT = pathlib.Path(__file__).resolve().parents[4]
sys.path.insert(0, str(ROOT / "tools/infra"))
sys.path.insert(0, str(ROOT / "tools"))

from check import GIVEN, runbook  # noqa: E402
from translate import translated  # noqa: E402

RUNBOOK = "LazaretDeviceIncident"
FUNCTIONS = {"ContainFunction": "lazaret-contain", "PageFunction": "lazaret-page"}
GROUP = f"arn:aws:iot:{REGION}:{ACCOUNT}:thinggroup/QUARANTINED-BY-STACK"
PORTS = {"AllowedTcpPorts": [22, 53, 443], "AllowedUdpPorts": [90]}


def resources():
    return translated(GIVEN)["Resources"]


def lower(value):
    """CloudFormation's names as the API's: the same, beginning small."""
    if isinstance(value, dict):
        if set(value) == {"Ref"}:
            return PORTS.get(value["Ref"], "HIGH")
        if "Fn::If" in value:
            return value["Fn::If"][2]
        return {name[0].lower() + name[1:]: lower(one) for name, one in value.items()}
    return [lower(one) for one in value] if isinstance(value, list) else value


def make(client, name, content):
    client.create_document(Name=name, Content=json.dumps(content), DocumentType="Automation", DocumentFormat="JSON")


def check_the_clock_stands(world):
    world.control("POST", "/clock", {"mode": "frozen"})


def check_the_security_profiles_are_taken_as_they_stand_in_the_template(world):
    client = world.client("iot")
    for name, behaviours in (("DeviceRuleBaseline", 2), ("DeviceMLBaseline", 13)):
        declared = resources()[name]["Properties"]
        profile = f"{name}ByStack"
        client.create_security_profile(securityProfileName=profile, behaviors=lower(declared["Behaviors"]))
        read = client.describe_security_profile(securityProfileName=profile)
        assert [one["name"] for one in read["behaviors"]] == [one["Name"] for one in declared["Behaviors"]], name
        assert len(read["behaviors"]) == behaviours
    assert client.describe_security_profile(securityProfileName="DeviceRuleBaselineByStack")["behaviors"][0]["criteria"]["value"] == {"ports": [22, 53, 443]}


def as_whoever_starts_it(content):
    """The runbook without its role: the stack's own is no role of the story's."""
    del content["assumeRole"], content["parameters"]["AutomationAssumeRole"]
    return content


def check_the_quarantine_group_isolates_once_its_runbook_has_run(world):
    iot, ssm = world.client("iot"), world.client("ssm")
    policy = resources()["Isolation"]["Properties"]["PolicyDocument"]
    iot.create_policy(policyName="isolation-by-stack", policyDocument=json.dumps(policy))
    iot.create_thing_group(thingGroupName="QUARANTINED-BY-STACK")
    make(ssm, "LazaretIsolateGroup", as_whoever_starts_it(runbook("isolate-group.yaml")))
    given = {"PolicyName": ["isolation-by-stack"], "GroupArn": [GROUP]}
    for _ in range(2):
        started = ssm.start_automation_execution(DocumentName="LazaretIsolateGroup", Parameters=given)["AutomationExecutionId"]
        full = shown(ssm, started)
        assert full["AutomationExecutionStatus"] == "Success", full.get("FailureMessage")
    attached = iot.list_attached_policies(target=GROUP)["policies"]
    assert [one["policyName"] for one in attached] == ["isolation-by-stack"]


def start(ssm):
    given = {name: [value] for name, value in FUNCTIONS.items()}
    incident = f"arn:aws:ssm-incidents::{ACCOUNT}:incident-record/IotResponsePlan/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0"
    given |= {"IncidentRecordArn": [incident]}
    return ssm.start_automation_execution(DocumentName=RUNBOOK, Parameters=given)["AutomationExecutionId"]


def check_the_runbook_is_taken_and_leads_to_people_though_no_function_is_there(world):
    ssm = world.client("ssm")
    make(ssm, RUNBOOK, as_whoever_starts_it(runbook("device-incident.yaml")))
    execution = start(ssm)
    full = shown(ssm, execution)
    assert full["AutomationExecutionStatus"] == "Waiting", full
    assert full["CurrentStepName"] == "ContainByHand" and full["CurrentAction"] == "aws:pause"
    failed = [step["StepName"] for step in full["StepExecutions"] if step["StepStatus"] == "Failed"]
    assert set(failed) == {"Contain", "PageAboutFailure"}, failed


def check_people_are_led_through_analysis_recovery_and_the_end(world):
    ssm = world.client("ssm")
    execution = start(ssm)
    seen = []
    for _ in range(12):
        full = shown(ssm, execution)
        if full["AutomationExecutionStatus"] != "Waiting":
            break
        seen.append(full["CurrentStepName"])
        signal(ssm, execution, "Resume", StepName=full["CurrentStepName"])
    assert seen == ["ContainByHand", "Analyse", "RecoverWithCare", "Release", "Close"], seen
    assert full["StepExecutions"][-1]["StepName"] == "Close" and full["StepExecutions"][-1]["StepStatus"] == "Success"


def check_a_step_that_nobody_takes_up_leads_on_and_never_past_the_others(world):
    ssm = world.client("ssm")
    execution = start(ssm)
    world.control("POST", "/clock", {"advance_ms": 86_401_000})
    full = shown(ssm, execution)
    assert full["CurrentStepName"] == "Analyse", full["CurrentStepName"]
    assert full["AutomationExecutionStatus"] == "Waiting" and full["ExecutedBy"] == ADMIN_ARN
