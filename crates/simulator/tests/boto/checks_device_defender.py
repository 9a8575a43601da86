"""Device Defender detect: profiles, violations, metrics, mitigation."""

import json

import iot_operations
from checks_constraints import probe
from checks_errors import refusal
from checks_operations import code, moment
from world import ACCOUNT, pump

ROLE = f"arn:aws:iam::{ACCOUNT}:role/DeviceDefender"
TOPIC = f"arn:aws:sns:eu-central-1:{ACCOUNT}:DeviceAlerts"
IOT = f"arn:aws:iot:eu-central-1:{ACCOUNT}:"
EVERYTHING = IOT + "all/things"
DIMENSION = {"dimensionName": "OwnTopics", "operator": "NOT_IN"}
PORTS = {"name": "Ports", "metric": "aws:listening-tcp-ports", "suppressAlerts": True, "exportMetric": True,
         "metricDimension": DIMENSION,
         "criteria": {"comparisonOperator": "in-port-set", "value": {"ports": [22]}, "durationSeconds": 300,
                      "consecutiveDatapointsToAlarm": 1, "consecutiveDatapointsToClear": 2}}
STATISTICAL = {"name": "Messages", "metric": "aws:num-messages-sent",
               "criteria": {"comparisonOperator": "less-than", "durationSeconds": 300, "value": {"count": 7},
                            "statisticalThreshold": {"statistic": "p99.9"}}}
LEARNED = {"name": "Bytes", "metric": "aws:all-bytes-out", "criteria": {"mlDetectionConfig": {"confidenceLevel": "LOW"}}}
VALUES = [{"cidrs": ["10.0.0.0/8"]}, {"number": 1.5}, {"numbers": [1.5, 2]}, {"strings": ["a"]}, {"count": 3}, {"ports": [22, 123]}]
OPERATORS = ["in-cidr-set", "less-than", "in-set", "not-in-set", "greater-than", "in-port-set"]
KINDS = [{"name": f"Kind{n}", "metric": f"custom{n}", "criteria": {"comparisonOperator": operator, "value": value}}
         for n, (operator, value) in enumerate(zip(OPERATORS, VALUES))]
PROFILE = {
    "securityProfileDescription": "What devices keep to",
    "behaviors": [PORTS, STATISTICAL, LEARNED, *KINDS],
    "alertTargets": {"SNS": {"alertTargetArn": TOPIC, "roleArn": ROLE}},
    "additionalMetricsToRetain": ["aws:num-disconnects"],
    "additionalMetricsToRetainV2": [{"metric": "aws:all-bytes-in", "metricDimension": DIMENSION, "exportMetric": True}],
    "metricsExportConfig": {"mqttTopic": "dd/metrics", "roleArn": ROLE},
}


def alert(world, behaviour, value, thing="pump-001", kind="in-alarm", profile="Defender", ago=60, **more):
    at = int((world.now() - ago) * 1000)
    body = {"violationEventTime": at, "thingName": thing, "behavior": behaviour, "violationEventType": kind,
            "metricValue": value, "securityProfileName": profile, **more}
    return world.control("POST", "/world/violation", body)["violationId"]


def check_a_profile_is_made_changed_and_removed(world):
    iot = world.client("iot")
    made = iot.create_security_profile(securityProfileName="Defender", **PROFILE, tags=[{"Key": "team", "Value": "ot"}])
    assert made == {**made, "securityProfileName": "Defender", "securityProfileArn": IOT + "securityprofile/Defender"}
    shown = iot.describe_security_profile(securityProfileName="Defender")
    for member, value in PROFILE.items():
        assert shown[member] == value, (member, shown[member])
    assert shown["version"] == 1 and shown["creationDate"] == shown["lastModifiedDate"]
    again = refusal(lambda: iot.create_security_profile(securityProfileName="Defender"))
    assert again["Error"]["Code"] == "ResourceAlreadyExistsException" and again["resourceId"] == "Defender"
    world.control("POST", "/clock", {"advance_ms": 1000})
    changed = iot.update_security_profile(securityProfileName="Defender", securityProfileDescription="Less", expectedVersion=1)
    assert changed["version"] == 2 and changed["behaviors"] == PROFILE["behaviors"]
    assert changed["lastModifiedDate"] > changed["creationDate"] and changed["securityProfileDescription"] == "Less"
    iot.create_security_profile(securityProfileName="Emptied", **PROFILE)
    emptied = iot.update_security_profile(securityProfileName="Emptied", deleteBehaviors=True, deleteAlertTargets=True,
                                          deleteAdditionalMetricsToRetain=True, deleteMetricsExportConfig=True)
    assert not emptied.keys() & {"behaviors", "alertTargets", "additionalMetricsToRetain", "metricsExportConfig"}
    both = lambda: iot.update_security_profile(securityProfileName="Emptied", behaviors=[PORTS], deleteBehaviors=True)
    assert code(both) == "InvalidRequestException"
    stale = lambda: iot.update_security_profile(securityProfileName="Defender", expectedVersion=1)
    assert code(stale) == "VersionConflictException"
    assert code(lambda: iot.delete_security_profile(securityProfileName="Defender", expectedVersion=9)) == "VersionConflictException"
    iot.delete_security_profile(securityProfileName="Emptied")
    iot.delete_security_profile(securityProfileName="Emptied")  # idempotent
    assert code(lambda: iot.describe_security_profile(securityProfileName="Emptied")) == "ResourceNotFoundException"


def check_profiles_are_listed_page_by_page_and_by_what_they_use(world):
    iot = world.client("iot")
    first = iot.list_security_profiles(maxResults=1)
    rest = iot.list_security_profiles(nextToken=first["nextToken"])
    names = [p["name"] for p in [*first["securityProfileIdentifiers"], *rest["securityProfileIdentifiers"]]]
    assert names == ["Defender", "DeviceMLBaseline", "DeviceRuleBaseline"], names
    by = lambda **ask: [p["name"] for p in iot.list_security_profiles(**ask)["securityProfileIdentifiers"]]
    assert by(dimensionName="OwnTopics") == ["Defender"] and by(metricName="custom1") == ["Defender"]
    assert code(lambda: iot.list_security_profiles(nextToken="forged")) == "InvalidRequestException"


def check_profiles_are_attached_to_groups_and_to_everything(world):
    iot = world.client("iot")
    group = IOT + "thinggroup/site-hall-2"
    child = IOT + "thinggroup/hall-2-high-pressure"
    for target in [EVERYTHING, group, child]:
        iot.attach_security_profile(securityProfileName="Defender", securityProfileTargetArn=target)
    first = iot.list_targets_for_security_profile(securityProfileName="Defender", maxResults=2)
    rest = iot.list_targets_for_security_profile(securityProfileName="Defender", nextToken=first["nextToken"])
    listed = [t["arn"] for t in [*first["securityProfileTargets"], *rest["securityProfileTargets"]]]
    assert listed == sorted([EVERYTHING, group, child]), listed
    everything = iot.list_security_profiles_for_target(securityProfileTargetArn=EVERYTHING, maxResults=1)
    assert everything["securityProfileTargetMappings"][0]["target"]["arn"] == EVERYTHING and everything["nextToken"]
    below = iot.list_security_profiles_for_target(securityProfileTargetArn=group, recursive=True)["securityProfileTargetMappings"]
    assert [m["target"]["arn"] for m in below] == sorted([group, child])
    assert below[0]["securityProfileIdentifier"]["name"] == "Defender"
    iot.detach_security_profile(securityProfileName="Defender", securityProfileTargetArn=child)
    alone = iot.list_security_profiles_for_target(securityProfileTargetArn=child)["securityProfileTargetMappings"]
    assert alone == []
    for name in ["A", "B", "C"]:
        iot.create_security_profile(securityProfileName=name)
    for name in ["A", "B"]:
        iot.attach_security_profile(securityProfileName=name, securityProfileTargetArn=EVERYTHING)
    sixth = lambda: iot.attach_security_profile(securityProfileName="C", securityProfileTargetArn=EVERYTHING)
    assert code(sixth) == "LimitExceededException"
    unknown = lambda: iot.attach_security_profile(securityProfileName="C", securityProfileTargetArn=IOT + "thinggroup/none")
    assert code(unknown) == "ResourceNotFoundException"
    thing = lambda: iot.attach_security_profile(securityProfileName="C", securityProfileTargetArn=IOT + "thing/pump-117")
    assert code(thing) == "InvalidRequestException"
    for name in ["A", "B", "C"]:
        iot.delete_security_profile(securityProfileName=name)


def check_behaviours_are_validated(world):
    iot = world.client("iot")
    assert iot.validate_security_profile_behaviors(behaviors=PROFILE["behaviors"])["valid"] is True
    wrong = {"name": "Wrong", "metric": "aws:listening-tcp-ports",
             "criteria": {"comparisonOperator": "in-port-set", "value": {"count": 1}}}
    answer = iot.validate_security_profile_behaviors(behaviors=[wrong, wrong])
    assert answer["valid"] is False and "Wrong" in answer["validationErrors"][0]["errorMessage"]


def check_the_storys_violation_is_the_one_of_its_incident(world):
    iot, incidents = world.client("iot"), world.client()
    active = iot.list_active_violations(thingName="pump-117")["activeViolations"]
    assert len(active) == 1, active
    violation = active[0]
    assert violation["securityProfileName"] == "DeviceRuleBaseline" and violation["behavior"]["name"] == "AuthorizedTcpPorts"
    assert violation["lastViolationValue"]["ports"] == [22, 123, 443] and violation["verificationState"] == "UNKNOWN"
    assert violation["lastViolationTime"] > violation["violationStartTime"]
    record = incidents.list_timeline_events(incidentRecordArn=pump(incidents), sortOrder="ASCENDING")["eventSummaries"][0]
    assert abs((record["eventTime"] - violation["violationStartTime"]).total_seconds()) < 1
    before = len(events_of(iot, world, "pump-117"))
    world.control("POST", "/clock", {"advance_ms": 600_000})
    assert len(events_of(iot, world, "pump-117")) == before + 2


def events_of(iot, world, thing, **more):
    period = {"startTime": moment(world.now() - 86_400), "endTime": moment(world.now())}
    return iot.list_violation_events(**period, thingName=thing, **more)["violationEvents"]


def check_violations_are_filtered_judged_and_end(world):
    iot = world.client("iot")
    static = [alert(world, behaviour, value, "unregistered-device") for behaviour, value in zip(KINDS, VALUES)]
    learned = alert(world, LEARNED, {"count": 9}, "unregistered-device")
    statistical = alert(world, STATISTICAL, {"count": 9}, "unregistered-device")
    suppressed = alert(world, PORTS, {"ports": [1]}, "unregistered-device")
    ids = lambda **ask: {v["violationId"] for v in iot.list_active_violations(thingName="unregistered-device", **ask)["activeViolations"]}
    assert ids() == {*static, learned, statistical}
    assert ids(behaviorCriteriaType="MACHINE_LEARNING") == {learned} and ids(behaviorCriteriaType="STATISTICAL") == {statistical}
    assert ids(listSuppressedAlerts=True) == {suppressed} and ids(securityProfileName="DeviceRuleBaseline") == set()
    shown = iot.list_active_violations(behaviorCriteriaType="MACHINE_LEARNING", thingName="unregistered-device")["activeViolations"][0]
    assert shown["violationEventAdditionalInfo"] == {"confidenceLevel": "LOW"}
    iot.put_verification_state_on_violation(violationId=learned, verificationState="TRUE_POSITIVE",
                                            verificationStateDescription="Seen on site")
    judged = iot.list_active_violations(verificationState="TRUE_POSITIVE", thingName="unregistered-device")["activeViolations"]
    assert [v["violationId"] for v in judged] == [learned] and judged[0]["verificationStateDescription"] == "Seen on site"
    assert code(lambda: iot.put_verification_state_on_violation(violationId="none", verificationState="UNKNOWN")) == "InvalidRequestException"
    first = iot.list_active_violations(thingName="unregistered-device", maxResults=1)
    assert len(first["activeViolations"]) == 1 and first["nextToken"]
    alert(world, KINDS[0], VALUES[0], "unregistered-device", "alarm-cleared", ago=1, violationId=static[0])
    alert(world, LEARNED, {"count": 1}, "unregistered-device", "alarm-invalidated", ago=1, violationId=learned)
    assert static[0] not in ids() and learned not in ids()
    kinds = {e["violationEventType"] for e in events_of(iot, world, "unregistered-device")}
    assert kinds == {"in-alarm", "alarm-cleared", "alarm-invalidated"}, kinds
    assert {e["violationId"] for e in events_of(iot, world, "unregistered-device", verificationState="TRUE_POSITIVE")} == {learned}
    assert len(events_of(iot, world, "unregistered-device", listSuppressedAlerts=True)) == 1
    page = iot.list_violation_events(startTime=moment(world.now() - 86_400), endTime=moment(world.now()), maxResults=1)
    assert len(page["violationEvents"]) == 1 and page["nextToken"]
    backwards = lambda: iot.list_violation_events(startTime=moment(world.now()), endTime=moment(world.now() - 10))
    assert code(backwards) == "InvalidRequestException"


def notices(world, after=0):
    return world.control("GET", f"/world/notices?after={after}")["notices"]


def check_alerts_are_published_unless_they_are_suppressed(world):
    last = max([0, *(notice["n"] for notice in notices(world))])
    told = alert(world, KINDS[0], VALUES[0], "unregistered-device")
    alert(world, PORTS, {"ports": [1]}, "unregistered-device")
    alert(world, KINDS[0], VALUES[0], "unregistered-device", profile="Unknown")
    (notice,) = notices(world, last)
    assert notice["target"] == TOPIC and notice["role"] == ROLE and notice["service"] == "iot.amazonaws.com"
    body = json.loads(notice["body"])
    assert body["violationId"] == told and body["thingName"] == "unregistered-device" and body["behavior"] == KINDS[0]
    assert body["violationEventType"] == "in-alarm" and body["securityProfileName"] == "Defender"


def check_a_behaviour_is_evaluated_from_what_is_reported(world):
    iot = world.client("iot")
    open_ports = {"thing": "pump-003", "metric": "aws:listening-tcp-ports", "value": {"ports": [22, 8080]}}
    last = max([0, *(notice["n"] for notice in notices(world))])
    world.control("POST", "/world/metric", open_ports)
    try:
        world.control("POST", "/world/metric", open_ports)
    except Exception as error:
        assert "422" in str(error)
    else:
        raise AssertionError("it was let report twice within five minutes")
    world.control("POST", "/clock", {"advance_ms": 300_000})
    active = iot.list_active_violations(thingName="pump-003", securityProfileName="DeviceRuleBaseline")["activeViolations"]
    assert [v["behavior"]["name"] for v in active] == ["AuthorizedTcpPorts"] and active[0]["lastViolationValue"] == {"ports": [22, 8080]}
    assert int(active[0]["lastViolationTime"].timestamp()) % 300 == 0
    of_pump = [b for b in map(lambda n: json.loads(n["body"]), notices(world, last)) if b["thingName"] == "pump-003"]
    assert [b["violationId"] for b in of_pump if b["securityProfileName"] == "DeviceRuleBaseline"] == [active[0]["violationId"]]
    world.control("POST", "/world/metric", {**open_ports, "value": {"ports": [22]}})
    world.control("POST", "/clock", {"advance_ms": 300_000})
    assert iot.list_active_violations(thingName="pump-003", securityProfileName="DeviceRuleBaseline")["activeViolations"] == []


def check_metrics_show_the_violation_from_when_it_began(world):
    iot = world.client("iot")
    ask = {"thingName": "pump-117", "metricName": "aws:listening-tcp-ports"}
    period = {"startTime": moment(world.now() - 86_400), "endTime": moment(world.now())}
    first = iot.list_metric_values(**ask, **period, maxResults=5)
    assert [d["value"]["ports"] for d in first["metricDatumList"]] == [[22, 443]] * 5 and first["nextToken"]
    late = {"startTime": moment(world.now() - 900), "endTime": moment(world.now())}
    assert iot.list_metric_values(**ask, **late)["metricDatumList"][-1]["value"]["ports"] == [22, 123, 443]
    for value in VALUES:
        world.control("POST", "/world/metric", {"thing": "pump-002", "metric": f"custom-{next(iter(value))}", "value": value})
        custom = {"thingName": "pump-002", "metricName": f"custom-{next(iter(value))}"}
        fresh = {"startTime": moment(world.now() - 900), "endTime": moment(world.now())}
        assert iot.list_metric_values(**custom, **fresh)["metricDatumList"][0]["value"] == value
    unknown = lambda: iot.list_metric_values(**ask, **period, dimensionName="none")
    assert code(unknown) == "ResourceNotFoundException"


def check_learned_behaviours_have_models(world):
    iot = world.client("iot")
    known = iot.get_behavior_model_training_summaries(securityProfileName="DeviceMLBaseline")["summaries"]
    assert len(known) == 1 and known[0]["modelStatus"] == "ACTIVE" and known[0]["datapointsCollectionPercentage"] == 100
    assert known[0]["lastModelRefreshDate"] > known[0]["trainingDataCollectionStartDate"]
    young = iot.get_behavior_model_training_summaries(securityProfileName="Defender")["summaries"][0]
    assert (young["modelStatus"], young["behaviorName"]) == ("PENDING_BUILD", "Bytes")
    first = iot.get_behavior_model_training_summaries(maxResults=1)
    assert first["nextToken"]
    none = lambda: iot.get_behavior_model_training_summaries(securityProfileName="none")
    assert code(none) == "ResourceNotFoundException"


PARAMS = [
    ("UPDATE_DEVICE_CERTIFICATE", {"updateDeviceCertificateParams": {"action": "DEACTIVATE"}}),
    ("UPDATE_CA_CERTIFICATE", {"updateCACertificateParams": {"action": "DEACTIVATE"}}),
    ("ADD_THINGS_TO_THING_GROUP", {"addThingsToThingGroupParams": {"thingGroupNames": ["QUARANTINED"], "overrideDynamicGroups": True}}),
    ("REPLACE_DEFAULT_POLICY_VERSION", {"replaceDefaultPolicyVersionParams": {"templateName": "BLANK_POLICY"}}),
    ("ENABLE_IOT_LOGGING", {"enableIoTLoggingParams": {"roleArnForLogging": ROLE, "logLevel": "ERROR"}}),
    ("PUBLISH_FINDING_TO_SNS", {"publishFindingToSnsParams": {"topicArn": TOPIC}}),
]


def check_actions_of_every_kind_are_kept(world):
    iot = world.client("iot")
    for kind, params in PARAMS:
        made = iot.create_mitigation_action(actionName=kind, roleArn=ROLE, actionParams=params, tags=[{"Key": "a", "Value": "b"}])
        shown = iot.describe_mitigation_action(actionName=kind)
        assert (shown["actionType"], shown["actionParams"], shown["roleArn"]) == (kind, params, ROLE)
        assert (shown["actionId"], shown["actionArn"]) == (made["actionId"], made["actionArn"])
        assert shown["creationDate"] == shown["lastModifiedDate"]
    listed = iot.list_mitigation_actions(actionType="ENABLE_IOT_LOGGING")["actionIdentifiers"]
    assert [a["actionName"] for a in listed] == ["ENABLE_IOT_LOGGING"] and listed[0]["creationDate"] and listed[0]["actionArn"]
    assert iot.list_mitigation_actions(maxResults=1)["nextToken"]
    other = ROLE + "Other"
    changed = iot.update_mitigation_action(actionName="ENABLE_IOT_LOGGING", roleArn=other, actionParams=PARAMS[4][1])
    assert changed["actionId"] and changed["actionArn"].endswith("mitigationaction/ENABLE_IOT_LOGGING")
    assert iot.describe_mitigation_action(actionName="ENABLE_IOT_LOGGING")["roleArn"] == other
    kind = lambda: iot.update_mitigation_action(actionName="ENABLE_IOT_LOGGING", actionParams=PARAMS[0][1])
    assert code(kind) == "InvalidRequestException"
    twice = refusal(lambda: iot.create_mitigation_action(actionName="contain", roleArn=ROLE, actionParams=PARAMS[0][1]))
    assert twice["Error"]["Code"] == "ResourceAlreadyExistsException" and twice["resourceArn"].endswith("/contain")
    both = {**PARAMS[0][1], **PARAMS[1][1]}
    assert code(lambda: iot.create_mitigation_action(actionName="two", roleArn=ROLE, actionParams=both)) == "InvalidRequestException"
    iot.create_mitigation_action(actionName="gone", roleArn=ROLE, actionParams=PARAMS[0][1])
    iot.delete_mitigation_action(actionName="gone")
    gone = lambda: iot.describe_mitigation_action(actionName="gone")
    assert code(gone) == "ResourceNotFoundException"


def start(iot, task, target, actions, **more):
    return iot.start_detect_mitigation_actions_task(taskId=task, target=target, actions=actions, clientRequestToken=f"token-{task}", **more)


def check_a_task_acts_on_the_fleet(world):
    iot = world.client("iot")
    world.control("POST", "/clock", {"mode": "frozen"})
    known = alert(world, KINDS[4], {"count": 9}, "pump-050")
    stranger = alert(world, KINDS[4], {"count": 9}, "nobody")
    certificate = iot.list_thing_principals(thingName="pump-050")["principals"][0].rsplit("/", 1)[1]
    actions = ["contain", "UPDATE_DEVICE_CERTIFICATE", "PUBLISH_FINDING_TO_SNS"]
    period = {"startTime": moment(world.now() - 3600), "endTime": moment(world.now() + 3600)}
    assert start(iot, "cut", {"violationIds": [known, stranger]}, actions, violationEventOccurrenceRange=period,
                 includeOnlyActiveViolations=True, includeSuppressedAlerts=True)["taskId"] == "cut"
    running = iot.describe_detect_mitigation_actions_task(taskId="cut")["taskSummary"]
    assert running["taskStatus"] == "IN_PROGRESS" and "taskEndTime" not in running
    assert running["onlyActiveViolationsIncluded"] and running["suppressedAlertsIncluded"]
    assert iot.describe_certificate(certificateId=certificate)["certificateDescription"]["status"] == "ACTIVE"
    world.control("POST", "/clock", {"advance_ms": 60_000})
    ended = iot.describe_detect_mitigation_actions_task(taskId="cut")["taskSummary"]
    assert ended["taskStatus"] == "FAILED" and ended["taskEndTime"] > ended["taskStartTime"], ended
    assert ended["taskStatistics"] == {"actionsExecuted": 2, "actionsSkipped": 2, "actionsFailed": 2}
    assert [a["name"] for a in ended["actionsDefinition"]] == actions and ended["actionsDefinition"][0]["actionParams"] == PARAMS[2][1]
    assert iot.describe_certificate(certificateId=certificate)["certificateDescription"]["status"] == "INACTIVE"
    groups = [g["groupName"] for g in iot.list_thing_groups_for_thing(thingName="pump-050")["thingGroups"]]
    assert "QUARANTINED" in groups
    executions = iot.list_detect_mitigation_actions_executions(taskId="cut", thingName="nobody")["actionsExecutions"]
    failed = [e for e in executions if e["status"] == "FAILED"]
    assert len(failed) == 2 and failed[0]["errorCode"] == "ResourceNotFoundException" and "nobody" in failed[0]["message"]
    assert failed[0]["executionEndDate"] > failed[0]["executionStartDate"]
    by_time = iot.list_detect_mitigation_actions_executions(**period, violationId=known, maxResults=1)
    assert len(by_time["actionsExecutions"]) == 1 and by_time["nextToken"]
    neither = lambda: iot.list_detect_mitigation_actions_executions(thingName="nobody")
    assert code(neither) == "InvalidRequestException"


def check_tasks_are_limited_listed_and_cancelled(world):
    iot = world.client("iot")
    violation = alert(world, KINDS[4], {"count": 9}, "pump-051")
    for n in range(5):
        start(iot, f"t{n}", {"securityProfileName": "Defender", "behaviorName": "Kind4"}, ["PUBLISH_FINDING_TO_SNS"])
    target = {"violationIds": [violation]}
    assert code(lambda: start(iot, "t5", target, ["contain"])) == "LimitExceededException"
    assert code(lambda: start(iot, "t1", target, ["contain"])) == "TaskAlreadyExistsException"
    iot.cancel_detect_mitigation_actions_task(taskId="t0")
    assert iot.describe_detect_mitigation_actions_task(taskId="t0")["taskSummary"]["taskStatus"] == "CANCELED"
    unsimulated = [kind for kind, _ in PARAMS if kind not in ("UPDATE_DEVICE_CERTIFICATE", "ADD_THINGS_TO_THING_GROUP")]
    start(iot, "t5", target, unsimulated)
    world.control("POST", "/clock", {"advance_ms": 60_000})
    ended = iot.describe_detect_mitigation_actions_task(taskId="t5")["taskSummary"]
    assert ended["taskStatus"] == "SUCCESSFUL" and ended["taskStatistics"]["actionsSkipped"] == 4, ended
    period = {"startTime": moment(world.now() - 3600), "endTime": moment(world.now())}
    pages = list(iot.get_paginator("list_detect_mitigation_actions_tasks").paginate(**period, PaginationConfig={"PageSize": 4}))
    tasks = [task for page in pages for task in page["tasks"]]
    assert len(pages) == 2 and {t["taskId"] for t in tasks} == {"cut", *(f"t{n}" for n in range(6))}
    by_profile = next(t for t in tasks if t["taskId"] == "t1")["target"]
    assert by_profile == {"securityProfileName": "Defender", "behaviorName": "Kind4"}
    for wrong in [{}, {"violationIds": [violation], "securityProfileName": "Defender"}, {"violationIds": ["none"]}]:
        assert code(lambda wrong=wrong: start(iot, "wrong", wrong, ["contain"])) == "InvalidRequestException"
    assert code(lambda: start(iot, "wrong", target, ["no-such-action"])) == "InvalidRequestException"
    assert code(lambda: iot.cancel_detect_mitigation_actions_task(taskId="t5")) == "InvalidRequestException"
    assert code(lambda: iot.describe_detect_mitigation_actions_task(taskId="none")) == "ResourceNotFoundException"


def check_violations_and_metrics_are_forgotten(world):
    iot = world.client("iot")
    violation = alert(world, KINDS[4], {"count": 9}, "pump-052")
    ask = {"thingName": "pump-117", "metricName": "aws:listening-tcp-ports"}
    began = world.now()
    world.control("POST", "/clock", {"advance_ms": 15 * 86_400_000})
    period = {"startTime": moment(began - 3600), "endTime": moment(began)}
    assert iot.list_metric_values(**ask, **period)["metricDatumList"] == []
    listed = lambda: [v["violationId"] for v in iot.list_active_violations(thingName="pump-052")["activeViolations"]]
    assert listed() == [violation]
    world.control("POST", "/clock", {"advance_ms": 16 * 86_400_000})
    assert listed() == [] and iot.list_violation_events(**period)["violationEvents"] == []


def check_every_constraint_of_device_defender(world):
    return probe(world, "iot", [*iot_operations.DETECT, *iot_operations.TAGGING])
