"""Certificates, principals, policies, and what they decide."""

import json

from checks_iot_registry import IOT, all_of
from checks_operations import code
from world import CONTAINMENT, READER

PEM = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"


def document(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def allow(action, resource):
    return {"Effect": "Allow", "Action": action, "Resource": resource}


def deny(action, resource):
    return {"Effect": "Deny", "Action": action, "Resource": resource}


def made_certificate(client, active=True):
    return client.create_keys_and_certificate(setAsActive=active)


def check_a_certificate_lives_through_its_life(world):
    client = world.client("iot")
    made = made_certificate(client, active=False)
    identity, arn = made["certificateId"], made["certificateArn"]
    assert arn == f"{IOT}:cert/{identity}" and len(identity) == 64
    assert made["keyPair"]["PrivateKey"].startswith("-----BEGIN RSA") and "PUBLIC" in made["keyPair"]["PublicKey"]
    shown = client.describe_certificate(certificateId=identity)["certificateDescription"]
    assert shown["status"] == "INACTIVE" and shown["certificatePem"] == made["certificatePem"]
    assert shown["ownedBy"] == "111122223333" and shown["certificateMode"] == "DEFAULT" and shown["customerVersion"] == 1
    assert shown["validity"]["notBefore"] == shown["creationDate"] and shown["generationId"]
    world.control("POST", "/clock", {"advance_ms": 60_000})
    client.update_certificate(certificateId=identity, newStatus="ACTIVE")
    changed = client.describe_certificate(certificateId=identity)["certificateDescription"]
    assert changed["status"] == "ACTIVE" and changed["lastModifiedDate"] > shown["lastModifiedDate"]
    client.update_certificate(certificateId=identity, newStatus="ACTIVE")  # idempotent
    again = client.describe_certificate(certificateId=identity)["certificateDescription"]
    assert again["lastModifiedDate"] == changed["lastModifiedDate"]
    for status in ["PENDING_TRANSFER", "PENDING_ACTIVATION", "REGISTER_INACTIVE"]:
        bad = {"certificateId": identity, "newStatus": status}
        assert code(lambda: client.update_certificate(**bad)) == "CertificateStateException", status
    assert code(lambda: client.delete_certificate(certificateId=identity)) == "CertificateStateException"
    client.update_certificate(certificateId=identity, newStatus="REVOKED")
    client.attach_thing_principal(thingName="pump-001", principal=arn)
    client.attach_policy(policyName="WaterworksDevice", target=arn)
    assert code(lambda: client.delete_certificate(certificateId=identity)) == "DeleteConflictException"
    client.detach_thing_principal(thingName="pump-001", principal=arn)
    assert code(lambda: client.delete_certificate(certificateId=identity)) == "DeleteConflictException"
    client.delete_certificate(certificateId=identity, forceDelete=True)
    assert code(lambda: client.describe_certificate(certificateId=identity)) == "ResourceNotFoundException"
    assert arn not in client.list_targets_for_policy(policyName="WaterworksDevice", pageSize=250)["targets"]


def check_a_certificate_is_registered_by_its_text(world):
    client = world.client("iot")
    made = client.register_certificate_without_ca(certificatePem=PEM, status="ACTIVE")
    shown = client.describe_certificate(certificateId=made["certificateId"])["certificateDescription"]
    assert (shown["status"], shown["certificateMode"], shown["certificatePem"]) == ("ACTIVE", "SNI_ONLY", PEM)
    assert made["certificateArn"] == shown["certificateArn"]
    try:
        client.register_certificate_without_ca(certificatePem=PEM)
        raise AssertionError("it was registered twice")
    except client.exceptions.ResourceAlreadyExistsException as error:
        assert error.response["resourceArn"] == made["certificateArn"] and error.response["resourceId"] == made["certificateId"]
    assert code(lambda: client.register_certificate_without_ca(certificatePem="x")) == "CertificateValidationException"
    bad = {"certificatePem": PEM.replace("AAAA", "BBBB"), "status": "PENDING_TRANSFER"}
    assert code(lambda: client.register_certificate_without_ca(**bad)) == "CertificateStateException"


def check_certificates_are_listed_newest_first(world):
    client = world.client("iot", key=READER)
    made = made_certificate(world.client("iot"))["certificateId"]
    first = client.list_certificates()
    assert len(first["certificates"]) == 25 and first["certificates"][0]["certificateId"] == made
    newest = [c["certificateId"] for c in all_of(client.list_certificates, "certificates", pageSize=250)]
    oldest = [c["certificateId"] for c in all_of(client.list_certificates, "certificates", pageSize=250, ascendingOrder=True)]
    assert newest == oldest[::-1] and len(newest) > 300
    assert code(lambda: client.list_certificates(marker="abc")) == "InvalidRequestException"


def check_principals_are_attached_shared_and_exclusive(world):
    client = world.client("iot")
    shared = client.list_thing_principals(thingName="meter-001")["principals"]
    things = all_of(client.list_principal_things, "things", principal=shared[0], maxResults=2)
    assert things == [f"meter-00{n}" for n in range(1, 7)]
    assert len(client.list_thing_principals(thingName="pump-042")["principals"]) == 2
    first = client.list_thing_principals(thingName="pump-042", maxResults=1)
    rest = client.list_thing_principals(thingName="pump-042", nextToken=first["nextToken"])["principals"]
    assert first["principals"] + rest == client.list_thing_principals(thingName="pump-042")["principals"]
    (own,) = client.list_thing_principals(thingName="pump-117")["principals"]
    assert client.list_principal_things(principal=own)["things"] == ["pump-117"]
    (exclusive,) = client.list_thing_principals_v2(thingName="chlorine-001")["thingPrincipalObjects"]
    assert exclusive["thingPrincipalType"] == "EXCLUSIVE_THING"
    more = {"thingName": "chlorine-002", "principal": exclusive["principal"]}
    assert code(lambda: client.attach_thing_principal(**more)) == "InvalidRequestException"
    more = {"thingName": "pump-118", "principal": own, "thingPrincipalType": "EXCLUSIVE_THING"}
    assert code(lambda: client.attach_thing_principal(**more)) == "InvalidRequestException"
    client.attach_thing_principal(thingName="pump-118", principal=own, thingPrincipalType="NON_EXCLUSIVE_THING")
    page = client.list_principal_things_v2(principal=own, maxResults=1)
    rest = client.list_principal_things_v2(principal=own, nextToken=page["nextToken"])["principalThingObjects"]
    assert page["principalThingObjects"] + rest == [
        {"thingName": name, "thingPrincipalType": "NON_EXCLUSIVE_THING"} for name in ["pump-117", "pump-118"]]
    asked = {"thingName": "pump-118", "thingPrincipalType": "EXCLUSIVE_THING"}
    assert client.list_thing_principals_v2(**asked)["thingPrincipalObjects"] == []
    page = client.list_thing_principals_v2(thingName="pump-118", maxResults=1)
    assert client.list_thing_principals_v2(thingName="pump-118", nextToken=page["nextToken"])["thingPrincipalObjects"]
    unknown = f"{IOT}:cert/{'0' * 64}"
    assert code(lambda: client.attach_thing_principal(thingName="pump-118", principal=unknown)) == "ResourceNotFoundException"
    assert code(lambda: client.attach_thing_principal(thingName="none", principal=own)) == "ResourceNotFoundException"
    assert code(lambda: client.list_principal_things(principal=unknown)) == "ResourceNotFoundException"
    client.detach_thing_principal(thingName="pump-118", principal=own)
    client.detach_thing_principal(thingName="pump-118", principal=own)  # idempotent
    assert client.list_principal_things(principal=own)["things"] == ["pump-117"]


def check_a_policy_lives_through_its_versions(world):
    client = world.client("iot")
    first = document(allow("iot:Connect", "*"))
    made = client.create_policy(policyName="P+1@x", policyDocument=first)
    assert made["policyArn"] == f"{IOT}:policy/P+1@x" and made["policyVersionId"] == "1" and made["policyDocument"] == first
    assert made["policyName"] == "P+1@x"
    assert code(lambda: client.create_policy(policyName="P+1@x", policyDocument=first)) == "ResourceAlreadyExistsException"
    second = document(allow("iot:Publish", "*"))
    version = client.create_policy_version(policyName="P+1@x", policyDocument=second, setAsDefault=True)
    assert (version["policyVersionId"], version["isDefaultVersion"], version["policyDocument"]) == ("2", True, second)
    assert version["policyArn"] == made["policyArn"]
    shown = client.get_policy(policyName="P+1@x")
    assert (shown["policyDocument"], shown["defaultVersionId"], shown["policyName"]) == (second, "2", "P+1@x")
    assert shown["generationId"] and shown["creationDate"] <= shown["lastModifiedDate"]
    one = client.get_policy_version(policyName="P+1@x", policyVersionId="1")
    assert (one["policyDocument"], one["isDefaultVersion"], one["policyVersionId"]) == (first, False, "1")
    for _ in range(3):
        client.create_policy_version(policyName="P+1@x", policyDocument=first)
    more = {"policyName": "P+1@x", "policyDocument": first}
    assert code(lambda: client.create_policy_version(**more)) == "VersionsLimitExceededException"
    client.set_default_policy_version(policyName="P+1@x", policyVersionId="3")
    listed = client.list_policy_versions(policyName="P+1@x")["policyVersions"]
    assert [(v["versionId"], v["isDefaultVersion"]) for v in listed] == [(str(n), n == 3) for n in (5, 4, 3, 2, 1)]
    default = {"policyName": "P+1@x", "policyVersionId": "3"}
    assert code(lambda: client.delete_policy_version(**default)) == "DeleteConflictException"
    assert code(lambda: client.delete_policy(policyName="P+1@x")) == "DeleteConflictException"
    for number in "1245":
        client.delete_policy_version(policyName="P+1@x", policyVersionId=number)
    gone = {"policyName": "P+1@x", "policyVersionId": "1"}
    for work in [client.get_policy_version, client.delete_policy_version, client.set_default_policy_version]:
        assert code(lambda: work(**gone)) == "ResourceNotFoundException"
    target = made_certificate(client)["certificateArn"]
    client.attach_policy(policyName="P+1@x", target=target)
    assert code(lambda: client.delete_policy(policyName="P+1@x")) == "DeleteConflictException"
    client.detach_policy(policyName="P+1@x", target=target)
    client.delete_policy(policyName="P+1@x")
    assert code(lambda: client.get_policy(policyName="P+1@x")) == "ResourceNotFoundException"


def check_a_malformed_policy_is_refused(world):
    client = world.client("iot")
    for text in ["{", "", "{}", document({"Effect": "Allow", "Action": "s3:Get", "Resource": "*"}),
                 document({"Effect": "Maybe", "Action": "iot:Connect", "Resource": "*"}),
                 document({**allow("iot:Connect", "*"), "Condition": {"StringMaybe": {"a": "b"}}}),
                 document(allow("iot:Connect", "x" * 2100))]:
        bad = {"policyName": "Bad", "policyDocument": text}
        assert code(lambda: client.create_policy(**bad)) == "MalformedPolicyException", text[:80]


def check_policies_are_listed_with_their_targets(world):
    client = world.client("iot", key=READER)
    first = client.list_policies(pageSize=2)
    rest = client.list_policies(pageSize=250, marker=first["nextMarker"])["policies"]
    names = [policy["policyName"] for policy in first["policies"] + rest]
    assert names == sorted(names) and {"QuarantineDeny", "WaterworksDevice"} <= set(names)
    assert [p["policyName"] for p in client.list_policies(ascendingOrder=False)["policies"]] == names[::-1]
    assert client.list_targets_for_policy(policyName="QuarantineDeny")["targets"] == [f"{IOT}:thinggroup/QUARANTINED"]
    first = client.list_targets_for_policy(policyName="WaterworksDevice")
    assert len(first["targets"]) == 25
    assert client.list_targets_for_policy(policyName="WaterworksDevice", marker=first["nextMarker"])["targets"]
    inner = f"{IOT}:thinggroup/hall-2-high-pressure"
    assert client.list_attached_policies(target=inner)["policies"] == []
    above = client.list_attached_policies(target=inner, recursive=True)["policies"]
    assert above == [{"policyName": "WaterworksSite", "policyArn": f"{IOT}:policy/WaterworksSite"}]
    assert code(lambda: client.list_attached_policies(target=f"{IOT}:thinggroup/none")) == "ResourceNotFoundException"
    admin = world.client("iot")
    target = made_certificate(admin)["certificateArn"]
    for number in range(10):
        admin.create_policy(policyName=f"Ten-{number}", policyDocument=document(allow("iot:Connect", "*")))
        admin.attach_policy(policyName=f"Ten-{number}", target=target)
    admin.attach_policy(policyName="Ten-0", target=target)  # idempotent
    eleventh = {"policyName": "QuarantineDeny", "target": target}
    assert code(lambda: admin.attach_policy(**eleventh)) == "LimitExceededException"
    first = client.list_attached_policies(target=target, pageSize=4)
    assert len(first["policies"]) == 4 and len(client.list_attached_policies(target=target, marker=first["nextMarker"])["policies"]) == 6


def check_effective_policies_are_the_principals_and_the_groups(world):
    client = world.client("iot", key=CONTAINMENT)
    (own,) = client.list_thing_principals(thingName="pump-118")["principals"]
    names = lambda: [p["policyName"] for p in client.get_effective_policies(thingName="pump-118", principal=own)["effectivePolicies"]]
    assert names() == ["WaterworksDevice", "WaterworksSite"]
    client.add_thing_to_thing_group(thingName="pump-118", thingGroupName="QUARANTINED")
    shown = client.get_effective_policies(thingName="pump-118", principal=own)["effectivePolicies"]
    assert [p["policyName"] for p in shown] == ["WaterworksDevice", "WaterworksSite", "QuarantineDeny"]
    assert shown[2]["policyArn"] == f"{IOT}:policy/QuarantineDeny" and json.loads(shown[2]["policyDocument"])["Statement"]["Effect"] == "Deny"
    assert code(lambda: client.get_effective_policies(thingName="none")) == "ResourceNotFoundException"
    unknown = f"{IOT}:cert/{'0' * 64}"
    assert code(lambda: client.get_effective_policies(principal=unknown)) == "ResourceNotFoundException"


def ask(client, action, resource, **more):
    (result,) = client.test_authorization(authInfos=[{"actionType": action, "resources": [resource]}], **more)["authResults"]
    return result


def check_authorization_is_tested_against_the_stored_policies(world):
    client = world.client("iot")
    (own,) = client.list_thing_principals(thingName="pump-116")["principals"]
    as_itself = {"principal": own, "clientId": "pump-116"}
    result = ask(client, "CONNECT", f"{IOT}:client/pump-116", **as_itself)
    assert result["authDecision"] == "ALLOWED"
    assert result["allowed"]["policies"] == [{"policyName": "WaterworksDevice", "policyArn": f"{IOT}:policy/WaterworksDevice"}]
    assert result["authInfo"] == {"actionType": "CONNECT", "resources": [f"{IOT}:client/pump-116"]}
    assert ask(client, "CONNECT", f"{IOT}:client/pump-115", **as_itself)["authDecision"] == "IMPLICIT_DENY"
    result = ask(client, "CONNECT", f"{IOT}:client/other", principal=own, clientId="other")
    assert result["authDecision"] == "IMPLICIT_DENY" and result["missingContextValues"] == ["iot:Connection.Thing.ThingName"]
    assert result["denied"]["implicitDeny"]["policies"]
    assert ask(client, "PUBLISH", f"{IOT}:topic/dt/waterworks/pump-116/state", **as_itself)["authDecision"] == "ALLOWED"
    assert ask(client, "SUBSCRIBE", f"{IOT}:topicfilter/cmd/waterworks/all", **as_itself)["authDecision"] == "ALLOWED"
    assert ask(client, "RECEIVE", f"{IOT}:topic/elsewhere", **as_itself)["authDecision"] == "IMPLICIT_DENY"
    client.add_thing_to_thing_group(thingName="pump-116", thingGroupName="QUARANTINED")
    result = ask(client, "CONNECT", f"{IOT}:client/pump-116", **as_itself)
    assert result["authDecision"] == "EXPLICIT_DENY"
    assert [p["policyName"] for p in result["denied"]["explicitDeny"]["policies"]] == ["QuarantineDeny"]
    assert [p["policyName"] for p in result["allowed"]["policies"]] == ["WaterworksDevice"]
    skipped = ask(client, "CONNECT", f"{IOT}:client/pump-116", policyNamesToSkip=["QuarantineDeny"], **as_itself)
    assert skipped["authDecision"] == "ALLOWED"


def check_what_only_a_session_has_is_named_as_missing(world):
    client = world.client("iot")
    target = made_certificate(client)["certificateArn"]
    client.attach_thing_principal(thingName="pump-119", principal=target)
    inside = {"aws:SourceIp": ["10.0.0.0/8"]}
    everything = {"Action": "iot:*", "Resource": "*"}
    client.create_policy(policyName="Inside", policyDocument=document(
        {"Effect": "Allow", **everything, "Condition": {"IpAddress": inside}}))
    client.create_policy(policyName="Outside", policyDocument=document(
        {"Effect": "Deny", **everything, "Condition": {"NotIpAddress": inside}}))
    client.create_policy(policyName="Elsewhere", policyDocument=document(
        {"Effect": "Allow", "Action": "iot:Publish", "Resource": "*", "Condition": {"IpAddress": inside}}))
    for added, decision, missing in [
        (["Inside"], "IMPLICIT_DENY", ["aws:SourceIp"]),
        (["Inside", "Outside"], "EXPLICIT_DENY", ["aws:SourceIp"]),
        (["Elsewhere"], "IMPLICIT_DENY", []),
    ]:
        result = ask(client, "CONNECT", f"{IOT}:client/none", principal=target, clientId="none", policyNamesToAdd=added)
        assert (result["authDecision"], result["missingContextValues"]) == (decision, missing), (added, result)

def check_a_groups_policy_binds_only_where_client_id_and_name_match(world):
    client = world.client("iot")
    (own,) = client.list_thing_principals(thingName="gateway-009")["principals"]
    client.add_thing_to_thing_group(thingName="gateway-009", thingGroupName="QUARANTINED")
    foreign = {"principal": own, "clientId": "gw-supplier-0009"}
    assert ask(client, "CONNECT", f"{IOT}:client/gw-supplier-0009", **foreign)["authDecision"] == "ALLOWED"
    named = {"principal": own, "clientId": "gateway-009"}
    assert ask(client, "CONNECT", f"{IOT}:client/gateway-009", **named)["authDecision"] == "EXPLICIT_DENY"


def check_policies_can_be_added_for_a_test(world):
    client = world.client("iot")
    target = made_certificate(client)["certificateArn"]
    attribute = "${iot:Connection.Thing.Attributes[site]}"
    client.create_policy(policyName="BySite", policyDocument=document(
        allow("iot:Publish", f"{IOT}:topic/{attribute}/*"), deny("iot:Publish", f"{IOT}:topic/*/secret")))
    client.attach_thing_principal(thingName="pump-120", principal=target)
    asked = {"principal": target, "clientId": "pump-120", "policyNamesToAdd": ["BySite"]}
    assert ask(client, "PUBLISH", f"{IOT}:topic/hall-2/x", **asked)["authDecision"] == "ALLOWED"
    assert ask(client, "PUBLISH", f"{IOT}:topic/hall-1/x", **asked)["authDecision"] == "IMPLICIT_DENY"
    assert ask(client, "PUBLISH", f"{IOT}:topic/hall-2/secret", **asked)["authDecision"] == "EXPLICIT_DENY"
    assert code(lambda: client.test_authorization(principal=target, policyNamesToAdd=["none"],
                                                  authInfos=[{"resources": ["*"]}])) == "ResourceNotFoundException"
