"""Credentials, roles, sessions and what policies allow."""

import json
import re

from botocore.exceptions import ClientError

from checks_errors import refusal
from world import ACCOUNT, ADMIN, PLAN, READER, REGION, RESPONDER, pump

RESPONDER_ROLE = f"arn:aws:iam::{ACCOUNT}:role/LazaretResponder"
CONTAINMENT_ROLE = f"arn:aws:iam::{ACCOUNT}:role/LazaretContainment"


def error(work):
    return refusal(work)["Error"]


def assume(world, key=READER, token=None, role=RESPONDER_ROLE, name="lead.m", **more):
    client = world.client("sts", key=key, token=token)
    return client.assume_role(RoleArn=role, RoleSessionName=name, **more)


def session(world, reply, service="ssm-incidents"):
    credentials = reply["Credentials"]
    return world.client(service, key=credentials["AccessKeyId"], token=credentials["SessionToken"])


def check_the_caller_is_told_who_it_is(world):
    for key, arn in [(ADMIN, f"arn:aws:iam::{ACCOUNT}:user/fleet-admin"),
                     (READER, f"arn:aws:sts::{ACCOUNT}:assumed-role/LazaretReader/console")]:
        identity = world.client("sts", key=key).get_caller_identity()
        assert identity["Arn"] == arn and identity["Account"] == ACCOUNT and identity["UserId"]


def check_an_assumed_role_acts_under_the_session_name(world):
    reply = assume(world, SourceIdentity="lead.m", Tags=[{"Key": "incident", "Value": "1"}], DurationSeconds=900)
    arn = f"arn:aws:sts::{ACCOUNT}:assumed-role/LazaretResponder/lead.m"
    assert reply["AssumedRoleUser"]["Arn"] == arn and reply["SourceIdentity"] == "lead.m"
    assert reply["AssumedRoleUser"]["AssumedRoleId"].endswith(":lead.m") and reply["PackedPolicySize"] >= 1
    assert abs(reply["Credentials"]["Expiration"].timestamp() - world.now() - 900) < 5
    client = session(world, reply)
    incident = client.start_incident(responsePlanArn=PLAN)["incidentRecordArn"]
    assert client.get_incident_record(arn=incident)["incidentRecord"]["lastModifiedBy"] == arn
    assert session(world, reply, "sts").get_caller_identity()["Arn"] == arn


def check_a_session_ends_on_the_worlds_clock(world):
    client = session(world, assume(world, DurationSeconds=900))
    client.list_response_plans()
    world.control("POST", "/clock", {"advance_ms": 900_000})
    assert error(client.list_response_plans)["Code"] == "ExpiredTokenException"


def check_a_session_needs_its_token(world):
    credentials = assume(world)["Credentials"]
    for token in [None, "other"]:
        client = world.client(key=credentials["AccessKeyId"], token=token)
        assert error(client.list_response_plans)["Code"] == "UnrecognizedClientException"


def check_an_unknown_key_and_no_key_are_refused(world):
    assert error(world.client(key="AKIAUNKNOWNUNKNOWN00").list_response_plans)["Code"] == "UnrecognizedClientException"
    assert error(world.client("sts", key="AKIAUNKNOWNUNKNOWN00").get_caller_identity)["Code"] == "InvalidClientTokenId"
    status, headers, _ = world.raw("POST", "/listResponsePlans", "{}", {"authorization": None})
    assert (status, headers["x-amzn-errortype"]) == (403, "MissingAuthenticationTokenException")
    status, headers, _ = world.raw("POST", "/listResponsePlans", "{}", {"authorization": "Bearer x"})
    assert (status, headers["x-amzn-errortype"]) == (403, "IncompleteSignatureException")
    status, headers, _ = world.raw("POST", "/listResponsePlans", "{}", region="us-east-1")
    assert (status, headers["x-amzn-errortype"]) == (403, "InvalidSignatureException")
    form = {"content-type": "application/x-www-form-urlencoded", "authorization": None}
    status, _, body = world.raw("POST", "/", "Action=GetCallerIdentity&Version=2011-06-15", form)
    assert status == 403 and "<Code>MissingAuthenticationToken</Code>" in body


def check_unknown_actions_of_sts_answer_xml(world):
    form = {"content-type": "application/x-www-form-urlencoded"}
    for body, code in [("Action=Nothing&Version=2011-06-15", "InvalidAction"), ("Version=2011-06-15", "MissingAction"),
                       ("Action=GetCallerIdentity&Version=1999-01-01", "InvalidAction")]:
        status, headers, reply = world.raw("POST", "/", body, form, service="sts")
        assert status == 400 and headers["content-type"] == "text/xml" and f"<Code>{code}</Code>" in reply, reply


def check_a_denied_call_names_caller_action_and_resource(world):
    client = world.client(key=READER)
    arn = pump(client)
    message = error(lambda: client.update_incident_record(arn=arn, impact=1))["Message"]
    assert message == (
        f"User: arn:aws:sts::{ACCOUNT}:assumed-role/LazaretReader/console is not authorized to perform: "
        f"ssm-incidents:UpdateIncidentRecord on resource: {arn} because no identity-based policy allows the "
        "ssm-incidents:UpdateIncidentRecord action"
    ), message


def check_policies_change_at_once_and_a_deny_wins(world):
    client = world.client(key=RESPONDER)
    arn = pump(client)
    allow = {"Statement": {"Effect": "Allow", "Action": "ssm-incidents:*", "Resource": "*"}}
    deny = {"Statement": {"Effect": "Deny", "Action": "ssm-incidents:*Record", "Resource": f"{arn[:-4]}*"}}
    world.control("PUT", "/iam/roles/LazaretResponder/policies", [allow, deny])
    refused = error(lambda: client.get_incident_record(arn=arn))
    assert refused["Code"] == "AccessDeniedException" and "with an explicit deny" in refused["Message"]
    other = world.start(client)
    assert client.get_incident_record(arn=other)
    tables = world.control("GET", "/iam")
    tables["roles"]["LazaretResponder"]["policies"] = [allow]
    world.control("PUT", "/iam", tables)
    assert client.get_incident_record(arn=arn)


def check_another_accounts_incident_is_denied(world):
    arn = pump(world.client()).replace(ACCOUNT, "999999999999")
    refused = error(lambda: world.client().get_incident_record(arn=arn))
    assert refused["Code"] == "AccessDeniedException" and "resource-based policy" in refused["Message"]


def check_a_session_policy_only_narrows(world):
    policy = json.dumps({"Statement": [{"Effect": "Allow", "Action": "ssm-incidents:List*", "Resource": "*"}]})
    client = session(world, assume(world, Policy=policy))
    assert client.list_incident_records()
    refused = error(lambda: client.get_incident_record(arn=pump(world.client())))
    assert refused["Code"] == "AccessDeniedException" and "session policy" in refused["Message"]
    assert error(lambda: assume(world, Policy="{"))["Code"] == "MalformedPolicyDocument"


def check_a_role_chain_lasts_an_hour_at_most(world):
    assert "role chaining" in error(lambda: assume(world, DurationSeconds=7200))["Message"]
    long = assume(world, key=ADMIN, DurationSeconds=43_200)["Credentials"]["Expiration"]
    assert abs(long.timestamp() - world.now() - 43_200) < 5
    too_long = {"key": ADMIN, "role": CONTAINMENT_ROLE, "DurationSeconds": 7200}
    assert "MaxSessionDuration" in error(lambda: assume(world, **too_long))["Message"]


def check_a_source_identity_stays_through_the_chain(world):
    first = assume(world, key=ADMIN, role=f"arn:aws:iam::{ACCOUNT}:role/LazaretReader", SourceIdentity="lead.m")
    chained = {"key": first["Credentials"]["AccessKeyId"], "token": first["Credentials"]["SessionToken"]}
    assert assume(world, **chained)["SourceIdentity"] == "lead.m"
    assert error(lambda: assume(world, **chained, SourceIdentity="other"))["Code"] == "AccessDenied"


def check_roles_that_are_not_allowed_are_denied(world):
    for role, key in [(f"arn:aws:iam::{ACCOUNT}:role/NoSuchRole", ADMIN), (RESPONDER_ROLE, RESPONDER),
                      ("arn:aws:iam::999999999999:role/LazaretResponder", ADMIN)]:
        refused = error(lambda: assume(world, key=key, role=role))
        assert refused["Code"] == "AccessDenied" and re.search("not authorized to perform: sts:AssumeRole", refused["Message"])
    try:
        assume(world, PolicyArns=[{"arn": "arn:aws:iam::aws:policy/ReadOnlyAccess"}])
    except ClientError as not_evaluated:
        assert not_evaluated.response["Error"]["Code"] == "InvalidParameterValue"
    else:
        raise AssertionError(f"managed session policies passed unevaluated in {REGION}")


def decisions(reply):
    return {(r["EvalActionName"], r["EvalResourceName"]): r["EvalDecision"] for r in reply["EvaluationResults"]}


def check_policies_are_asked_about_actions_without_doing_them(world):
    iam = world.client("iam", key=READER)
    actions = ["iot:DescribeThing", "iot:UpdateCertificate", "sts:AssumeRole"]
    world.control("DELETE", "/calls")
    reply = iam.simulate_principal_policy(PolicySourceArn=CONTAINMENT_ROLE, ActionNames=actions[:2])
    assert decisions(reply) == {(actions[0], "*"): "allowed", (actions[1], "*"): "allowed"} and reply["IsTruncated"] is False
    reader = f"arn:aws:iam::{ACCOUNT}:role/LazaretReader"
    reply = iam.simulate_principal_policy(PolicySourceArn=reader, ActionNames=actions[1:], ResourceArns=["*", RESPONDER_ROLE])
    assert decisions(reply) == {(actions[1], "*"): "implicitDeny", (actions[1], RESPONDER_ROLE): "implicitDeny",
                                (actions[2], "*"): "implicitDeny", (actions[2], RESPONDER_ROLE): "allowed"}
    called = [call["operation"] for call in world.control("GET", "/calls")["calls"]]
    assert called == ["SimulatePrincipalPolicy"] * 2, called


def check_a_denial_in_a_policy_is_told_apart_and_pages_are_followed(world):
    iam = world.client("iam")
    world.control("PUT", "/iam/roles/LazaretDetect/policies", [
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iot:*", "Resource": "*"},
                                                {"Effect": "Deny", "Action": "iot:Delete*", "Resource": "*"}]}])
    role = f"arn:aws:iam::{ACCOUNT}:role/LazaretDetect"
    asked = {"PolicySourceArn": role, "ActionNames": ["iot:DeleteThing", "iot:CreateThing", "ssm:GetDocument"]}
    whole = iam.simulate_principal_policy(**asked)
    assert [r["EvalDecision"] for r in whole["EvaluationResults"]] == ["explicitDeny", "allowed", "implicitDeny"]
    first = iam.simulate_principal_policy(**asked, MaxItems=2)
    assert first["IsTruncated"] and len(first["EvaluationResults"]) == 2
    rest = iam.simulate_principal_policy(**asked, MaxItems=2, Marker=first["Marker"])
    assert first["EvaluationResults"] + rest["EvaluationResults"] == whole["EvaluationResults"] and not rest["IsTruncated"]


def check_only_a_known_principal_is_simulated_and_only_for_who_may_ask(world):
    iam = world.client("iam")
    nobody = f"arn:aws:iam::{ACCOUNT}:role/Nobody"
    assert error(lambda: iam.simulate_principal_policy(PolicySourceArn=nobody, ActionNames=["iot:DescribeThing"]))["Code"] == "NoSuchEntity"
    assert error(lambda: iam.simulate_principal_policy(PolicySourceArn=CONTAINMENT_ROLE, ActionNames=["nothing"]))["Code"] == "InvalidInput"
    world.control("PUT", "/iam/roles/LazaretReader/policies", [])
    asks = world.client("iam", key=READER)
    assert error(lambda: asks.simulate_principal_policy(PolicySourceArn=nobody, ActionNames=["iot:DescribeThing"]))["Code"] == "AccessDenied"
