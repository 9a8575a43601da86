"""Contacts, plans and channels of ssm-contacts."""

import json

from botocore.exceptions import ClientError

from checks_constraints import TEXTS, probe
from contacts_operations import OPERATIONS
from world import ACCOUNT, READER, REGION

TEXTS.update({"AcceptCode": "123456", "ActivationCode": "123456"})


def code(work):
    try:
        work()
    except ClientError as error:
        return error.response["Error"]["Code"]
    return None


def arn(rest):
    return f"arn:aws:ssm-contacts:{REGION}:{ACCOUNT}:{rest}"


def contact(client, alias, kind="PERSONAL", **more):
    return client.create_contact(Alias=alias, Type=kind, Plan={"Stages": []}, **more)["ContactArn"]


def channel(world, client, owner, kind="EMAIL", address="somebody@waterworks.example", activated=True):
    """A channel, activated with the code that came by it."""
    made = client.create_contact_channel(ContactId=owner, Name=f"by {kind}", Type=kind,
                                         DeliveryAddress={"SimpleAddress": address})["ContactChannelArn"]
    if activated:
        client.activate_contact_channel(ContactChannelId=made, ActivationCode=messages(world, made)[-1]["code"])
    return made


def messages(world, channel):
    return [message for message in world.control("GET", "/world/messages") if message["channel"] == channel]


def stage(minutes, channel=None, retry=None, who=None, essential=False):
    targets = []
    if channel:
        targets = [{"ChannelTargetInfo": {"ContactChannelId": channel, **({"RetryIntervalInMinutes": retry} if retry else {})}}]
    if who:
        targets = [{"ContactTargetInfo": {"ContactId": who, "IsEssential": essential}}]
    return {"DurationInMinutes": minutes, "Targets": targets}


def check_a_contact_from_its_creation_to_its_end(world):
    client = world.client("ssm-contacts")
    owner = contact(client, "akuam", DisplayName="Akua Mansa", Tags=[{"Key": "team", "Value": "ot"}])
    assert owner == arn("contact/akuam")
    assert code(lambda: contact(client, "akuam")) == "ConflictException"
    sms = channel(world, client, owner, "SMS", "+12025550111")
    mail = channel(world, client, owner, activated=False)
    assert sms.startswith(arn("contact-channel/akuam/"))
    plan = {"Stages": [stage(5, sms, retry=1), stage(1), stage(0, mail)]}
    client.update_contact(ContactId=owner, Plan=plan, DisplayName="Akua")
    shown = client.get_contact(ContactId=owner)
    assert shown["Plan"] == plan and (shown["DisplayName"], shown["Type"], shown["Alias"]) == ("Akua", "PERSONAL", "akuam")
    client.update_contact(ContactId=owner, DisplayName="Akua Mansa")
    assert client.get_contact(ContactId=owner)["Plan"] == plan
    plan_arn = client.create_contact(Alias="akuam-plan", Type="ESCALATION",
                                     Plan={"Stages": [stage(5, who=owner, essential=True)]})["ContactArn"]
    assert client.get_contact(ContactId=plan_arn)["Plan"]["Stages"][0]["Targets"][0]["ContactTargetInfo"]["IsEssential"] is True
    listed = client.list_contacts(AliasPrefix="akuam", MaxResults=1)
    assert [c["Alias"] for c in listed["Contacts"]] == ["akuam"] and listed["Contacts"][0]["DisplayName"] == "Akua Mansa"
    rest = client.list_contacts(AliasPrefix="akuam", NextToken=listed["NextToken"])
    assert [c["Type"] for c in rest["Contacts"]] == ["ESCALATION"]
    kinds = {c["Type"] for c in client.list_contacts(Type="ONCALL_SCHEDULE")["Contacts"]}
    assert kinds == {"ONCALL_SCHEDULE"}
    client.delete_contact(ContactId=owner)
    assert code(lambda: client.get_contact(ContactId=owner)) == "ResourceNotFoundException"
    assert code(lambda: client.get_contact_channel(ContactChannelId=sms)) == "ResourceNotFoundException"
    assert client.get_contact(ContactId=plan_arn)["Plan"]["Stages"][0]["Targets"][0]["ContactTargetInfo"]["ContactId"] == owner
    assert code(lambda: client.delete_contact(ContactId=owner)) == "ResourceNotFoundException"


def check_a_channel_is_used_only_once_its_code_was_given_back(world):
    client = world.client("ssm-contacts")
    owner = contact(client, "channels")
    made = channel(world, client, owner, "VOICE", "+12025550112", activated=False)
    shown = client.get_contact_channel(ContactChannelId=made)
    assert shown["ActivationStatus"] == "NOT_ACTIVATED" and shown["DeliveryAddress"] == {"SimpleAddress": "+12025550112"}
    sent = messages(world, made)
    assert len(sent) == 1 and sent[0]["type"] == "VOICE" and sent[0]["address"] == "+12025550112"
    wrong = "000000" if sent[0]["code"] != "000000" else "111111"
    activate = lambda given: client.activate_contact_channel(ContactChannelId=made, ActivationCode=given)
    assert code(lambda: activate(wrong)) == "ValidationException"
    client.send_activation_code(ContactChannelId=made)
    old, new = (message["code"] for message in messages(world, made))
    assert old == new or code(lambda: activate(old)) == "ValidationException"
    activate(new)
    assert client.list_contact_channels(ContactId=owner)["ContactChannels"][0]["ActivationStatus"] == "ACTIVATED"
    assert code(lambda: activate(new)) == "ValidationException"
    client.update_contact_channel(ContactChannelId=made, Name="other")
    assert client.get_contact_channel(ContactChannelId=made)["ActivationStatus"] == "ACTIVATED"
    client.update_contact_channel(ContactChannelId=made, DeliveryAddress={"SimpleAddress": "+12025550113"})
    shown = client.get_contact_channel(ContactChannelId=made)
    assert (shown["Name"], shown["ActivationStatus"]) == ("other", "NOT_ACTIVATED") and len(messages(world, made)) == 3
    client.activate_contact_channel(ContactChannelId=made, ActivationCode=messages(world, made)[-1]["code"])
    client.deactivate_contact_channel(ContactChannelId=made)
    assert client.get_contact_channel(ContactChannelId=made)["ActivationStatus"] == "NOT_ACTIVATED"
    quiet = client.create_contact_channel(ContactId=owner, Name="later", Type="EMAIL", DeferActivation=True,
                                          DeliveryAddress={"SimpleAddress": "later@waterworks.example"})["ContactChannelArn"]
    assert messages(world, quiet) == []
    page = client.list_contact_channels(ContactId=owner, MaxResults=1)
    following = client.list_contact_channels(ContactId=owner, MaxResults=1, NextToken=page["NextToken"])
    assert [c["ContactChannelArn"] for c in page["ContactChannels"] + following["ContactChannels"]] == [made, quiet]
    assert "NextToken" not in following
    client.delete_contact_channel(ContactChannelId=quiet)
    assert code(lambda: client.delete_contact_channel(ContactChannelId=quiet)) == "ResourceNotFoundException"


def check_what_does_not_fit_is_refused(world):
    client = world.client("ssm-contacts")
    owner, other = contact(client, "fits"), contact(client, "fits-not")
    own, foreign = channel(world, client, owner), channel(world, client, other)
    escalation = client.create_contact(Alias="fits-plan", Type="ESCALATION", Plan={"Stages": [stage(0, who=owner)]})["ContactArn"]
    refused = [
        ("PERSONAL", [stage(5, foreign)]), ("PERSONAL", [stage(5, who=other)]), ("PERSONAL", [stage(0)]),
        ("ESCALATION", [stage(5, own)]), ("ESCALATION", [stage(5, who=arn("contact/nobody"))]),
        ("ESCALATION", [stage(5, who=escalation)]), ("ONCALL_SCHEDULE", [stage(5, who=owner)]),
        ("PERSONAL", [{"DurationInMinutes": 5, "Targets": [{}]}]),
    ]
    for n, (kind, stages) in enumerate(refused):
        made = lambda: client.create_contact(Alias=f"refused-{n}", Type=kind, Plan={"Stages": stages})
        assert code(made) == "ValidationException", (kind, stages)
    assert code(lambda: client.update_contact(ContactId=owner, Plan={"Stages": [stage(5, foreign)]})) == "ValidationException"
    rotations = lambda kind: client.create_contact(Alias="rota", Type=kind, Plan={"RotationIds": [arn("rotation/r")]})
    assert code(lambda: rotations("ONCALL_SCHEDULE")) == code(lambda: rotations("PERSONAL")) == "ValidationException"
    add = lambda kind, address, whom=owner: client.create_contact_channel(
        ContactId=whom, Name="n", Type=kind, DeliveryAddress={"SimpleAddress": address} if address else {})
    for kind, address in [("SMS", "12025550111"), ("VOICE", "+1202x"), ("EMAIL", "nobody"), ("EMAIL", None)]:
        assert code(lambda: add(kind, address)) == "ValidationException", address
    assert code(lambda: add("EMAIL", "somebody@waterworks.example")) == "ConflictException"
    assert code(lambda: add("EMAIL", "a@b.example", escalation)) == "ValidationException"
    assert code(lambda: add("EMAIL", "a@b.example", arn("contact/nobody"))) == "ValidationException"
    for work in [lambda: client.update_contact(ContactId=arn("contact/nobody")),
                 lambda: client.list_contact_channels(ContactId=arn("contact/nobody")),
                 lambda: client.update_contact_channel(ContactChannelId=owner),
                 lambda: client.send_activation_code(ContactChannelId=owner)]:
        assert code(work) == "ResourceNotFoundException"
    assert code(lambda: client.list_contacts(NextToken="abc")) == "ValidationException"


def check_tags_and_policies_are_kept(world):
    client = world.client("ssm-contacts")
    owner = contact(client, "tagged", Tags=[{"Key": "a", "Value": "1"}])
    client.tag_resource(ResourceARN=owner, Tags=[{"Key": "b", "Value": "2"}, {"Key": "a", "Value": "3"}])
    assert client.list_tags_for_resource(ResourceARN=owner)["Tags"] == [{"Key": "a", "Value": "3"}, {"Key": "b", "Value": "2"}]
    client.untag_resource(ResourceARN=owner, TagKeys=["a", "c"])
    assert [tag["Key"] for tag in client.list_tags_for_resource(ResourceARN=owner)["Tags"]] == ["b"]
    many = [{"Key": f"k{n}", "Value": "v"} for n in range(50)]
    assert code(lambda: client.tag_resource(ResourceARN=owner, Tags=many)) == "ServiceQuotaExceededException"
    assert code(lambda: client.tag_resource(ResourceARN="nobody", Tags=[])) == "ResourceNotFoundException"
    policy = json.dumps({"Version": "2012-10-17", "Statement": []})
    assert "Policy" not in client.get_contact_policy(ContactArn=owner)
    client.put_contact_policy(ContactArn=owner, Policy=policy)
    assert client.get_contact_policy(ContactArn=owner)["Policy"] == policy
    assert code(lambda: client.put_contact_policy(ContactArn=owner, Policy="no JSON")) == "ValidationException"


def check_a_token_makes_one_contact(world):
    client = world.client("ssm-contacts")
    make = lambda name: client.create_contact(Alias=name, Type="PERSONAL", Plan={}, IdempotencyToken="once")["ContactArn"]
    assert make("once") == make("once")
    assert code(lambda: make("twice")) == "ValidationException"


def check_refusals_speak_the_services_words(world):
    reader = world.client("ssm-contacts", key=READER)
    assert code(lambda: contact(reader, "denied")) == "AccessDeniedException"
    assert reader.list_contacts()["Contacts"]
    world.fault(kind="throttle", service="ssm-contacts", operation="ListContacts", times=1)
    try:
        reader.list_contacts()
    except ClientError as error:
        assert error.response["Error"]["Code"] == "ThrottlingException" and error.response["QuotaCode"].startswith("L-")
    else:
        raise AssertionError("not throttled")
    finally:
        world.calm()


def check_every_constraint_of_contacts(world):
    return probe(world, "ssm-contacts", OPERATIONS)
