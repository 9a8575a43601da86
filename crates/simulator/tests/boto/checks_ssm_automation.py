"""Automations: started, driven and stopped over the API, on a clock that stands still unless it is moved."""

import json

from checks_operations import code, events
from checks_ssm_documents import create
from world import ACCOUNT, PLAN, READER, RESPONDER, pump

ADMIN_ARN = f"arn:aws:iam::{ACCOUNT}:user/fleet-admin"
UNKNOWN = "00000000-0000-4000-8000-000000000000"
PAUSE = {"name": "Wait", "action": "aws:pause", "inputs": {}}


def runbook(*steps, **more):
    return {"schemaVersion": "0.3", "mainSteps": list(steps), **more}


def run(client, name, *steps, parameters=None, started=None, **more):
    """Makes a runbook and starts it."""
    create(client, name, runbook(*steps, **more))
    given = {"Parameters": parameters} if parameters else {}
    return client.start_automation_execution(DocumentName=name, **given, **(started or {}))["AutomationExecutionId"]


def shown(client, execution):
    return client.get_automation_execution(AutomationExecutionId=execution)["AutomationExecution"]


def statuses(client, execution):
    full = shown(client, execution)
    return full["AutomationExecutionStatus"], [step["StepStatus"] for step in full["StepExecutions"]]


def signal(client, execution, kind, **payload):
    given = {"Payload": {name: [value] for name, value in payload.items()}} if payload else {}
    client.send_automation_signal(AutomationExecutionId=execution, SignalType=kind, **given)


def check_the_clock_stands(world):
    world.control("POST", "/clock", {"mode": "frozen"})


def check_the_storys_runbook_waits_for_its_analysis(world):
    client = world.client("ssm", key=READER)
    incidents = world.client(key=READER)
    arn = pump(incidents)
    record = incidents.get_incident_record(arn=arn)["incidentRecord"]
    (execution,) = record["automationExecutions"]
    items = incidents.list_related_items(incidentRecordArn=arn)["relatedItems"]
    (item,) = [item for item in items if item["identifier"]["type"] == "AUTOMATION"]
    assert item["identifier"]["value"]["arn"] == execution["ssmExecutionArn"] and item["title"] == "DeviceIncident"
    full = shown(client, execution["ssmExecutionArn"].split("/")[-1])
    assert full["AutomationExecutionStatus"] == "Waiting" and full["CurrentStepName"] == "Analysis" and full["CurrentAction"] == "aws:pause"
    assert [step["StepStatus"] for step in full["StepExecutions"]] == ["Success", "Waiting", "Pending"]
    first, second, third = full["StepExecutions"]
    assert json.loads(first["Response"]) == {"thingsDetected": "[]"} and first["ResponseCode"] == "200"
    assert json.loads(json.loads(first["Inputs"]["Payload"])) == {"violationId": full["AutomationExecutionId"]}
    assert first["Outputs"]["StatusCode"] == ["200"] and second["TimeoutSeconds"] == 604_800 and third["ValidNextSteps"] == []
    assert full["ExecutedBy"] == f"arn:aws:sts::{ACCOUNT}:assumed-role/IncidentManagerRunbooks/IncidentManager"
    assert full["ProgressCounters"] == {"TotalSteps": 3, "SuccessSteps": 1, "FailedSteps": 0, "CancelledSteps": 0, "TimedOutSteps": 0}
    waiting = client.describe_automation_executions(Filters=[{"Key": "CurrentAction", "Values": ["aws:pause"]}])
    (mine,) = [e for e in waiting["AutomationExecutionMetadataList"] if e["AutomationExecutionId"] == full["AutomationExecutionId"]]
    assert mine["CurrentStepName"] == "Analysis" and mine["AutomationExecutionStatus"] == "Waiting"
    done = client.describe_automation_executions(Filters=[{"Key": "ExecutionStatus", "Values": ["Success"]}])
    assert len(done["AutomationExecutionMetadataList"]) == 50 and done["NextToken"]


def check_a_runbook_calls_apis_and_picks_outputs(world):
    client = world.client("ssm")
    look = {"name": "Look", "action": "aws:executeAwsApi",
            "inputs": {"Service": "ssm-incidents", "Api": "GetIncidentRecord", "arn": "{{ Incident }}"},
            "outputs": [{"Name": "title", "Selector": "$.incidentRecord.title", "Type": "String"}]}
    choose = {"name": "Choose", "action": "aws:branch", "inputs": {
        "Choices": [{"NextStep": "Sleep", "Variable": "{{ Look.title }}", "StringContains": "pump"}], "Default": "Never"}}
    never = {"name": "Never", "action": "aws:pause", "inputs": {}, "isEnd": True}
    sleep = {"name": "Sleep", "action": "aws:sleep", "inputs": {"Duration": "PT10M"}, "nextStep": "Check"}
    wanted = ["OPEN", "RESOLVED"]
    check = {"name": "Check", "action": "aws:assertAwsResourceProperty", "isEnd": True,
             "inputs": {**look["inputs"], "PropertySelector": "$.incidentRecord.status", "DesiredValues": wanted}}
    parameters = {"Incident": {"type": "String"}, "More": {"type": "StringList", "default": ["a", "b"]}}
    incident = pump(world.client())
    kept = {"Mode": "Auto", "MaxConcurrency": "2", "MaxErrors": "1", "TargetParameterName": "Incident",
            "Tags": [{"Key": "why", "Value": "test"}], "AlarmConfiguration": {"IgnorePollAlarmFailure": True, "Alarms": [{"Name": "alarm"}]}}
    create(client, "Calls", {**runbook(look, choose, never, sleep, check), "parameters": parameters, "outputs": ["Look.title", "Check.nothing"]})
    execution = client.start_automation_execution(DocumentName="Calls", DocumentVersion="1", Parameters={"Incident": [incident]}, **kept)
    execution = execution["AutomationExecutionId"]
    assert statuses(client, execution) == ("InProgress", ["Success", "Success", "Pending", "InProgress", "Pending"])
    world.control("POST", "/clock", {"advance_ms": 599_000})
    assert shown(client, execution)["CurrentStepName"] == "Sleep"
    world.control("POST", "/clock", {"advance_ms": 1_000})
    full = shown(client, execution)
    assert statuses(client, execution) == ("Success", ["Success", "Success", "Pending", "Success", "Success"])
    assert full["Outputs"]["Look.title"] == ["pump-117 listens on TCP 123"]
    assert full["Outputs"]["Check.nothing"] == ["No output available yet because the step is not successfully executed"]
    assert full["Parameters"] == {"Incident": [incident], "More": ["a", "b"]} and full["ExecutedBy"] == ADMIN_ARN
    assert full["ExecutionEndTime"].timestamp() - full["ExecutionStartTime"].timestamp() == 600 and full["Mode"] == "Auto"
    assert full["MaxConcurrency"] == "2" and full["MaxErrors"] == "1" and full["TargetParameterName"] == "Incident"
    steps = full["StepExecutions"]
    assert client.describe_automation_step_executions(AutomationExecutionId=execution)["StepExecutions"] == steps
    assert steps[0]["Inputs"]["arn"] == json.dumps(incident) and steps[3]["NextStep"] == "Check" and steps[4]["IsEnd"]
    assert steps[1]["ValidNextSteps"] == ["Sleep", "Never"] and steps[0]["IsCritical"] is True and steps[0]["MaxAttempts"] == 1
    listed = client.describe_automation_executions(Filters=[{"Key": "TagKey", "Values": ["why"]}])["AutomationExecutionMetadataList"]
    assert [e["AutomationExecutionId"] for e in listed] == [execution] and listed[0]["AutomationType"] == "Local"
    assert listed[0]["Outputs"]["Look.title"] and listed[0]["AlarmConfiguration"]["Alarms"] == [{"Name": "alarm"}]


def check_a_failed_call_says_why(world):
    client = world.client("ssm")
    look = {"name": "Look", "action": "aws:executeAwsApi", "maxAttempts": 2,
            "inputs": {"Service": "ssm-incidents", "Api": "get_response_plan", "arn": PLAN + "x"}}
    failed = shown(client, run(client, "Fails", look, PAUSE))
    assert failed["AutomationExecutionStatus"] == "Failed" and failed["FailureMessage"].startswith("Step Look failed maximum allowed times.")
    step = failed["StepExecutions"][0]
    assert step["FailureDetails"]["FailureStage"] == "Invocation" and step["FailureDetails"]["FailureType"] == "Action"
    assert step["FailureDetails"]["Details"]["Code"] == ["ResourceNotFoundException"] and "GetResponsePlan" not in step["FailureMessage"]
    assert "when calling the get_response_plan operation" in step["FailureMessage"]
    listed = client.describe_automation_step_executions(AutomationExecutionId=failed["AutomationExecutionId"])["StepExecutions"]
    assert listed == failed["StepExecutions"]
    unresolved = {**look, "inputs": {**look["inputs"], "arn": "{{ Look.thingsDetected }}"}}
    step = shown(client, run(client, "Unresolved", unresolved))["StepExecutions"][0]
    assert step["StepStatus"] == "Failed" and "Failed to resolve input: Look.thingsDetected" in step["FailureMessage"]
    assert step["FailureDetails"]["FailureStage"] == "InputValidation"
    listed = client.describe_automation_executions(Filters=[{"Key": "DocumentNamePrefix", "Values": ["Fails"]}])
    assert listed["AutomationExecutionMetadataList"][0]["FailureMessage"] == failed["FailureMessage"]
    unknown = {"name": "Look", "action": "aws:executeAwsApi", "inputs": {"Service": "ec2", "Api": "DescribeInstances"}}
    assert statuses(client, run(client, "OtherService", unknown)) == ("Failed", ["Failed"])


def check_steps_act_under_the_role_that_the_runbook_assumes(world):
    tables = world.control("GET", "/iam")
    allow = lambda *actions: {"Statement": {"Effect": "Allow", "Action": list(actions), "Resource": "*"}}
    role = {"assumable_by": ["ssm.amazonaws.com"], "max_session_seconds": 3600, "policies": [allow("ssm-incidents:GetResponsePlan")]}
    tables["roles"]["Steps"] = role
    tables["roles"]["Untrusting"] = {**role, "assumable_by": []}
    world.control("PUT", "/iam", tables)
    client = world.client("ssm")
    call = lambda api, **more: {"name": api, "action": "aws:executeAwsApi", "inputs": {"Service": "ssm-incidents", "Api": api, **more}}
    steps = [call("GetResponsePlan", arn=PLAN), call("ListIncidentRecords")]
    arn = f"arn:aws:iam::{ACCOUNT}:role/Steps"
    execution = run(client, "Assumes", *steps, assumeRole=arn)
    assert statuses(client, execution) == ("Failed", ["Success", "Failed"])
    step = shown(client, execution)["StepExecutions"][1]
    assert step["FailureDetails"]["FailureType"] == "Permission" and f"assumed-role/Steps/Automation-{execution}" in step["FailureMessage"]
    untrusting = {"assumeRole": arn.replace("Steps", "Untrusting")}
    assert code(lambda: run(client, "Untrusted", *steps, **untrusting)) == "InvalidAutomationExecutionParametersException"
    responder = world.client("ssm", key=RESPONDER)
    assert code(lambda: responder.start_automation_execution(DocumentName="Assumes")) == "AccessDeniedException"


def check_a_pause_is_resumed_by_its_name(world):
    client = world.client("ssm", key=RESPONDER)
    execution = run(world.client("ssm"), "Pauses", PAUSE, {**PAUSE, "name": "Again"})
    assert statuses(client, execution) == ("Waiting", ["Waiting", "Pending"])
    assert code(lambda: signal(client, execution, "Resume")) == "InvalidAutomationSignalException"
    assert code(lambda: signal(client, execution, "Resume", StepName="Again")) == "InvalidAutomationSignalException"
    assert code(lambda: signal(client, execution, "Resume", StepName="Unknown")) == "AutomationStepNotFoundException"
    assert code(lambda: signal(client, UNKNOWN, "Resume", StepName="Wait")) == "AutomationExecutionNotFoundException"
    assert code(lambda: signal(client, execution, "Approve")) == "InvalidAutomationSignalException"
    assert code(lambda: signal(client, execution, "Revoke")) == "InvalidAutomationSignalException"
    assert code(lambda: signal(world.client("ssm", key=READER), execution, "Resume", StepName="Wait")) == "AccessDeniedException"
    signal(client, execution, "Resume", StepName="Wait")
    assert statuses(client, execution) == ("Waiting", ["Success", "Waiting"])
    signal(client, execution, "Resume", StepName="Again")
    assert statuses(client, execution) == ("Success", ["Success", "Success"])
    assert code(lambda: signal(client, execution, "Resume", StepName="Again")) == "InvalidAutomationSignalException"


def check_approvals_are_counted_and_a_rejection_ends(world):
    client, responder = world.client("ssm"), world.client("ssm", key=RESPONDER)
    approvers = [f"arn:aws:iam::{ACCOUNT}:role/LazaretResponder", "fleet-admin"]
    ask = {"name": "Ask", "action": "aws:approve", "inputs": {"Approvers": approvers, "MinRequiredApprovals": 2, "Message": "Contain?"}}
    execution = run(client, "Asks", ask, PAUSE)
    signal(responder, execution, "Approve", Comment="Yes.")
    assert statuses(client, execution) == ("Waiting", ["Waiting", "Pending"])
    assert code(lambda: signal(responder, execution, "Approve")) == "InvalidAutomationSignalException"
    signal(client, execution, "Approve")
    assert statuses(client, execution) == ("Waiting", ["Success", "Waiting"])
    outputs = shown(client, execution)["StepExecutions"][0]["Outputs"]
    assert outputs["ApprovalStatus"] == ["Approved"] and json.loads(outputs["ApproverDecisions"][0])["Comment"] == "Yes."
    again = client.start_automation_execution(DocumentName="Asks")["AutomationExecutionId"]
    stranger = world.client("ssm", key="AKIASIMULATEDCONTAIN")
    assert code(lambda: signal(stranger, again, "Approve")) in ("InvalidAutomationSignalException", "AccessDeniedException")
    signal(responder, again, "Reject", Comment="No.")
    assert statuses(client, again) == ("Rejected", ["Rejected", "Pending"])


def check_a_pause_times_out_after_seven_days(world):
    client = world.client("ssm")
    execution = run(client, "Long", PAUSE, {**PAUSE, "name": "After"})
    lenient = run(client, "Lenient", {**PAUSE, "onFailure": "Continue", "timeoutSeconds": 60}, {**PAUSE, "name": "After"})
    world.control("POST", "/clock", {"advance_ms": 604_799_000})
    assert statuses(client, execution) == ("Waiting", ["Waiting", "Pending"])
    assert statuses(client, lenient) == ("Waiting", ["TimedOut", "Waiting"])
    world.control("POST", "/clock", {"advance_ms": 1_000})
    assert statuses(client, execution) == ("TimedOut", ["TimedOut", "Pending"])
    assert shown(client, execution)["ProgressCounters"]["TimedOutSteps"] == 1


def check_an_execution_is_cancelled_and_completed(world):
    client = world.client("ssm")
    plain = run(client, "Stopped", PAUSE)
    client.stop_automation_execution(AutomationExecutionId=plain)
    assert statuses(client, plain) == ("Cancelled", ["Cancelled"])
    assert code(lambda: client.stop_automation_execution(AutomationExecutionId=plain)) == "InvalidAutomationStatusUpdateException"
    assert code(lambda: client.stop_automation_execution(AutomationExecutionId=UNKNOWN)) == "AutomationExecutionNotFoundException"
    early = client.start_automation_execution(DocumentName="Stopped")["AutomationExecutionId"]
    client.stop_automation_execution(AutomationExecutionId=early, Type="Complete")
    assert statuses(client, early) == ("CompletedWithSuccess", ["Cancelled"])
    tidy = {"name": "Tidy", "action": "aws:waitForAwsResourceProperty", "inputs": {
        "Service": "ssm-incidents", "Api": "GetResponsePlan", "arn": PLAN, "PropertySelector": "$.name", "DesiredValues": ["Other"]}}
    tidied = run(client, "Tidied", {**PAUSE, "onCancel": "step:Tidy", "isEnd": True}, tidy)
    client.stop_automation_execution(AutomationExecutionId=tidied, Type="Cancel")
    assert statuses(client, tidied) == ("Cancelling", ["Cancelled", "InProgress"])
    world.control("POST", "/clock", {"advance_ms": 120_000})
    assert statuses(client, tidied) == ("Cancelled", ["Cancelled", "Cancelled"])


def check_an_interactive_execution_is_led_step_by_step(world):
    client = world.client("ssm")
    execution = run(client, "Led", PAUSE, {**PAUSE, "name": "Again"}, started={"Mode": "Interactive"})
    assert statuses(client, execution) == ("Waiting", ["Pending", "Pending"])
    assert code(lambda: signal(client, execution, "StartStep", StepName="Again")) == "InvalidAutomationSignalException"
    assert code(lambda: signal(client, execution, "StartStep", StepName="Unknown")) == "AutomationStepNotFoundException"
    signal(client, execution, "StartStep", StepName="Wait")
    running = shown(client, execution)["StepExecutions"][0]
    assert running["StepStatus"] == "Waiting"
    signal(client, execution, "StopStep", StepExecutionId=running["StepExecutionId"])
    signal(client, execution, "StartStep", StepName="Wait")
    signal(client, execution, "Resume", StepName="Wait")
    assert statuses(client, execution) == ("Waiting", ["Cancelled", "Pending", "Success"])
    assert shown(client, execution)["CurrentStepName"] == "Again"


def check_steps_are_listed_page_by_page_and_filtered(world):
    client = world.client("ssm")
    naps = [{"name": f"N{n}", "action": "aws:sleep", "inputs": {"Duration": "PT1S"}} for n in range(100)]
    execution = run(client, "Naps", *naps, PAUSE)
    assert shown(client, execution)["StepExecutionsTruncated"] is True
    world.control("POST", "/clock", {"advance_ms": 100_000})
    key = {"AutomationExecutionId": execution}
    pages = client.get_paginator("describe_automation_step_executions").paginate(**key, PaginationConfig={"PageSize": 40})
    steps = [step["StepName"] for page in pages for step in page["StepExecutions"]]
    assert steps == [f"N{n}" for n in range(100)] + ["Wait"]
    asked = lambda **more: [s["StepName"] for s in client.describe_automation_step_executions(**key, **more)["StepExecutions"]]
    assert asked(ReverseOrder=True, MaxResults=2) == ["Wait", "N99"]
    assert asked(Filters=[{"Key": "StepExecutionStatus", "Values": ["Waiting"]}]) == ["Wait"]
    assert asked(Filters=[{"Key": "Action", "Values": ["aws:pause"]}, {"Key": "StepName", "Values": ["Wait", "N1"]}]) == ["Wait"]
    assert asked(Filters=[{"Key": "StartTimeBefore", "Values": ["2000-01-01T00:00:00Z"]}]) == []
    wrong = [{"Key": "StartTimeAfter", "Values": ["yesterday"]}]
    assert code(lambda: asked(Filters=wrong)) == "InvalidFilterValue" and code(lambda: asked(NextToken="x")) == "InvalidNextToken"
    assert code(lambda: client.describe_automation_executions(Filters=wrong)) == "InvalidFilterValue"
    assert code(lambda: client.describe_automation_executions(NextToken="x")) == "InvalidNextToken"
    for unknown in (client.get_automation_execution, client.describe_automation_step_executions):
        assert code(lambda: unknown(AutomationExecutionId=UNKNOWN)) == "AutomationExecutionNotFoundException"


def check_a_start_is_refused_as_aws_refuses_it(world):
    client = world.client("ssm")
    create(client, "Starts", {**runbook(PAUSE), "parameters": {
        "P": {"type": "String", "allowedPattern": "^[a-z]+$"}, "Q": {"type": "Integer", "default": 1, "allowedValues": ["1", "2"]}}})
    start = lambda **more: client.start_automation_execution(**{"DocumentName": "Starts", **more})["AutomationExecutionId"]
    for more, wanted in [
        ({"DocumentName": "Unknown"}, "AutomationDefinitionNotFoundException"),
        ({"DocumentVersion": "7", "Parameters": {"P": ["a"]}}, "AutomationDefinitionVersionNotFoundException"),
        ({}, "InvalidAutomationExecutionParametersException"),
        ({"Parameters": {"P": ["a"], "R": ["b"]}}, "InvalidAutomationExecutionParametersException"),
        ({"Parameters": {"P": ["A"]}}, "InvalidAutomationExecutionParametersException"),
        ({"Parameters": {"P": ["a", "b"]}}, "InvalidAutomationExecutionParametersException"),
        ({"Parameters": {"P": ["a"], "Q": ["3"]}}, "InvalidAutomationExecutionParametersException"),
        ({"Parameters": {"P": ["a"]}, "Targets": [{"Key": "k", "Values": ["v"]}]}, "InvalidTarget"),
    ]:
        assert code(lambda: start(**more)) == wanted, more
    token = "11111111-2222-4333-8444-555555555555"
    first = start(Parameters={"P": ["a"]}, ClientToken=token)
    assert start(Parameters={"P": ["a"]}, ClientToken=token) == first
    assert code(lambda: start(Parameters={"P": ["b"]}, ClientToken=token)) == "IdempotentParameterMismatch"


def check_an_incident_starts_its_plans_runbook_with_what_it_is_about(world):
    client, incidents = world.client("ssm"), world.client()
    create(client, "Told", {**runbook(PAUSE), "parameters": {
        "Incident": {"type": "String"}, "Things": {"type": "StringList", "default": []}, "Group": {"type": "String"}}})
    automation = {"documentName": "Told", "roleArn": f"arn:aws:iam::{ACCOUNT}:role/IncidentManagerRunbooks",
                  "parameters": {"Group": ["QUARANTINED"]},
                  "dynamicParameters": {"Incident": {"variable": "INCIDENT_RECORD_ARN"}, "Things": {"variable": "INVOLVED_RESOURCES"}}}
    plan = {"incidentTemplate": {"title": "T", "impact": 4}, "actions": [{"ssmAutomation": automation}]}
    arn = incidents.create_response_plan(name="Told", **plan)["arn"]
    thing = f"arn:aws:iot:eu-central-1:{ACCOUNT}:thing/pump-001"
    related = [{"identifier": {"type": "INVOLVED_RESOURCE", "value": {"arn": thing}}, "title": "pump-001"}]
    incident = incidents.start_incident(responsePlanArn=arn, relatedItems=related)["incidentRecordArn"]
    record = incidents.get_incident_record(arn=incident)["incidentRecord"]
    execution = record["automationExecutions"][0]["ssmExecutionArn"].split("/")[-1]
    assert shown(client, execution)["Parameters"] == {"Incident": [incident], "Things": [thing], "Group": ["QUARANTINED"]}
    kinds = [event["eventType"] for event in events(incidents, incident)]
    assert kinds == ["SSM Incident Trigger", "SSM Incident Start", "SSM Incident Record Update", "SSM Incident Record Update"], kinds
    client.delete_document(Name="Told")
    incident = incidents.start_incident(responsePlanArn=arn)["incidentRecordArn"]
    last = events(incidents, incident)[-1]
    assert last["eventType"] == "SSM Automation Execution Start Failure for Incident" and "Told" in last["eventData"]
    assert incidents.get_incident_record(arn=incident)["incidentRecord"]["automationExecutions"] == []


def check_a_function_that_does_not_exist_fails_the_step(world):
    client, incidents = world.client("ssm"), world.client()
    incident = world.start(incidents)
    arn = incidents.get_incident_record(arn=incident)["incidentRecord"]["automationExecutions"][0]["ssmExecutionArn"]
    full = shown(client, arn.split("/")[-1])
    assert full["AutomationExecutionStatus"] == "Failed" and [s["StepStatus"] for s in full["StepExecutions"]] == ["Failed", "Pending", "Pending"]
    message = full["StepExecutions"][0]["FailureMessage"]
    assert f"Function not found: arn:aws:lambda:eu-central-1:{ACCOUNT}:function:aws-iot-incident-containment" in message
    assert full["StepExecutions"][0]["OnFailure"] == "Abort" and full["StepExecutions"][0]["MaxAttempts"] == 2


def check_more_than_a_hundred_wait_and_more_than_that_are_refused(world):
    client = world.client("ssm")
    create(client, "Many", runbook(PAUSE))
    start = lambda: client.start_automation_execution(DocumentName="Many")["AutomationExecutionId"]
    listed = lambda status: client.describe_automation_executions(Filters=[
        {"Key": "ExecutionStatus", "Values": [status]}, {"Key": "DocumentNamePrefix", "Values": ["Many"]}])["AutomationExecutionMetadataList"]
    first = start()
    while not listed("Pending"):
        start()
    (waiting,) = listed("Pending")
    client.stop_automation_execution(AutomationExecutionId=first)
    assert statuses(client, waiting["AutomationExecutionId"]) == ("Waiting", ["Waiting"])
    for _ in range(1_000):
        start()
    assert code(start) == "AutomationExecutionLimitExceededException"
