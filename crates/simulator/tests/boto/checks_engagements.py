"""Engagements and pages of ssm-contacts: who is paged when, and what people answer."""

from checks_contacts import arn, channel, code, contact, messages, stage
from world import READER, pump

MINUTE = 60_000


def later(world, minutes):
    world.control("POST", "/clock", {"advance_ms": int(minutes * MINUTE)})


def frozen(world):
    world.control("POST", "/clock", {"mode": "frozen"})


def person(world, client, alias, ways, retry=None):
    """A contact with a plan: pairs of a kind of channel and the minutes of its stage."""
    owner = contact(client, alias)
    stages = []
    for kind, minutes in ways:
        address = f"{alias}@waterworks.example" if kind == "EMAIL" else "+12025550120"
        stages.append(stage(minutes, channel(world, client, owner, kind, address), retry))
    client.update_contact(ContactId=owner, Plan={"Stages": stages})
    return owner


def engage(client, whom, **more):
    return client.start_engagement(ContactId=whom, Sender="lead m", Subject="Pump 117", Content="Please come",
                                   PublicSubject="Help", PublicContent="Please reply", **more)["EngagementArn"]


def pages(client, engagement):
    return client.list_pages_by_engagement(EngagementId=engagement)["Pages"]


def kinds(client, page):
    return [receipt["ReceiptType"] for receipt in client.list_page_receipts(PageId=page)["Receipts"]]


def check_a_contact_is_paged_channel_by_channel_until_it_acknowledges(world):
    frozen(world)
    client = world.client("ssm-contacts")
    owner = person(world, client, "in-turn", [("SMS", 2), ("VOICE", 3), ("EMAIL", 5)])
    engagement = engage(client, owner, IncidentId="any-incident")
    first = pages(client, engagement)
    assert len(first) == 1 and first[0]["IncidentId"] == "any-incident" and first[0]["Sender"] == "lead m"
    assert "DeliveryTime" not in first[0]
    later(world, 0.1)
    shown = client.describe_page(PageId=first[0]["PageArn"])
    assert (shown["DeliveryTime"] - shown["SentTime"]).total_seconds() == 2 and "ReadTime" not in shown
    assert (shown["Subject"], shown["Content"], shown["PublicSubject"]) == ("Pump 117", "Please come", "Help")
    later(world, 1.8)
    assert len(pages(client, engagement)) == 1
    later(world, 0.2)
    assert len(pages(client, engagement)) == 2
    by_sms = client.list_contact_channels(ContactId=owner)["ContactChannels"][0]["ContactChannelArn"]
    sent = messages(world, by_sms)[-1]
    assert (sent["subject"], sent["content"], sent["page"]) == ("Help", "Please reply", first[0]["PageArn"])
    wrong = "000000" if sent["code"] != "000000" else "111111"
    accept = lambda given, **more: client.accept_page(PageId=first[0]["PageArn"], AcceptType="READ", AcceptCode=given, **more)
    assert code(lambda: accept(wrong)) == code(lambda: accept(wrong, AcceptCodeValidation="ENFORCE")) == "ValidationException"
    assert code(lambda: accept(sent["code"], ContactChannelId=owner)) == "ValidationException"
    assert kinds(client, first[0]["PageArn"]) == ["DELIVERED", "SENT"]
    accept(sent["code"], Note="On my way", ContactChannelId=by_sms)
    receipts = client.list_page_receipts(PageId=first[0]["PageArn"])["Receipts"]
    assert [r["ReceiptType"] for r in receipts] == ["DELIVERED", "READ", "SENT"] and receipts[1]["ReceiptInfo"] == "On my way"
    assert receipts[0]["ContactChannelArn"] == by_sms
    ended = client.describe_engagement(EngagementId=engagement)
    assert ended["StopTime"] == client.describe_page(PageId=first[0]["PageArn"])["ReadTime"] and ended["Subject"] == "Pump 117"
    later(world, 30)
    assert len(pages(client, engagement)) == 2
    # Somebody else acknowledges too: one more receipt, and nothing else changes.
    client.accept_page(PageId=first[0]["PageArn"], AcceptType="READ", AcceptCode="999999", AcceptCodeValidation="IGNORE")
    assert kinds(client, first[0]["PageArn"]) == ["DELIVERED", "READ", "READ", "SENT"]
    assert client.describe_engagement(EngagementId=engagement)["StopTime"] == ended["StopTime"]
    first_of_two = client.list_pages_by_engagement(EngagementId=engagement, MaxResults=1)
    others = client.list_pages_by_engagement(EngagementId=engagement, NextToken=first_of_two["NextToken"])["Pages"]
    assert first_of_two["Pages"][0]["PageArn"] == first[0]["PageArn"] and len(others) == 1
    of_contact = client.list_pages_by_contact(ContactId=owner, MaxResults=1)
    rest = client.list_pages_by_contact(ContactId=owner, NextToken=of_contact["NextToken"])["Pages"]
    assert of_contact["Pages"][0]["PageArn"] == first[0]["PageArn"] and len(rest) == 1
    assert of_contact["Pages"][0]["ReadTime"] and of_contact["Pages"][0]["DeliveryTime"]


def check_a_plan_escalates_until_an_essential_contact_acknowledges(world):
    frozen(world)
    client = world.client("ssm-contacts")
    people = [person(world, client, f"stage-{n}", [("EMAIL", 10)]) for n in range(3)]
    plan = client.create_contact(Alias="three-stages", Type="ESCALATION", Plan={"Stages": [
        stage(5, who=people[0]), stage(10, who=people[1], essential=True), stage(0, who=people[2])]})["ContactArn"]
    engagement = engage(client, plan)
    paged = lambda: [page["ContactArn"] for page in pages(client, engagement)]
    later(world, 4.9)
    assert paged() == people[:1]
    # The first contact is not essential: its acknowledgement stops nothing.
    page = pages(client, engagement)[0]["PageArn"]
    client.accept_page(PageId=page, AcceptType="READ", AcceptCode="000000", AcceptCodeValidation="IGNORE")
    path = client.list_page_resolutions(PageId=page)["PageResolutions"]
    assert [(step["ContactArn"], step["Type"]) for step in path] == [(plan, "ESCALATION"), (people[0], "PERSONAL")]
    later(world, 0.2)
    assert paged() == people[:2] and "StopTime" not in client.describe_engagement(EngagementId=engagement)
    second = pages(client, engagement)[1]["PageArn"]
    assert client.list_page_resolutions(PageId=second)["PageResolutions"][1]["StageIndex"] == 1
    # The delivery alone is no acknowledgement.
    client.accept_page(PageId=second, AcceptType="DELIVERED", AcceptCode="000000", AcceptCodeValidation="IGNORE")
    assert "ReadTime" not in client.describe_page(PageId=second)
    client.accept_page(PageId=second, AcceptType="READ", AcceptCode="000000", AcceptCodeValidation="IGNORE")
    later(world, 60)
    assert paged() == people[:2] and client.describe_engagement(EngagementId=engagement)["StopTime"]
    unanswered = engage(client, plan)
    later(world, 60)
    assert [p["ContactArn"] for p in pages(client, unanswered)] == people
    ended = client.describe_engagement(EngagementId=unanswered)
    assert (ended["StopTime"] - ended["StartTime"]).total_seconds() == 25 * 60
    assert client.list_page_resolutions(PageId=pages(client, unanswered)[0]["PageArn"])["PageResolutions"]


def check_what_cannot_be_reached_is_passed_over_or_tried_again(world):
    frozen(world)
    client = world.client("ssm-contacts")
    owner = person(world, client, "hard-to-reach", [("SMS", 3), ("VOICE", 2), ("EMAIL", 2)], retry=1)
    by = {c["Type"]: c["ContactChannelArn"] for c in client.list_contact_channels(ContactId=owner)["ContactChannels"]}
    world.control("PUT", "/world/channels", {"channel": by["SMS"], "reach": "fails"})
    world.control("PUT", "/world/channels", {"channel": by["EMAIL"], "reach": "unconfirmed"})
    client.deactivate_contact_channel(ContactChannelId=by["VOICE"])
    engagement = engage(client, owner)
    later(world, 2.5)
    (page,) = pages(client, engagement)
    assert kinds(client, page["PageArn"]) == ["ERROR"] * 3 and "SentTime" not in page
    later(world, 60)
    failed, mail = pages(client, engagement)
    assert kinds(client, failed["PageArn"]) == ["ERROR"] * 3
    assert kinds(client, mail["PageArn"]) == ["SENT"] and "DeliveryTime" not in mail
    world.control("PUT", "/world/channels", {"channel": by["SMS"], "reach": "delivers"})
    again = engage(client, owner)
    (page,) = pages(client, again)
    world.control("POST", "/world/pages", {"page": page["PageArn"], "answer": "unsubscribe"})
    assert kinds(client, page["PageArn"]) == ["SENT", "STOP"]
    assert client.get_contact_channel(ContactChannelId=by["SMS"])["ActivationStatus"] == "NOT_ACTIVATED"


def check_a_stopped_engagement_pages_nobody_further(world):
    frozen(world)
    client = world.client("ssm-contacts")
    owner = person(world, client, "stopped", [("EMAIL", 5), ("SMS", 5)])
    engagement = engage(client, owner)
    client.stop_engagement(EngagementId=engagement, Reason="A mistake")
    stopped = client.describe_engagement(EngagementId=engagement)["StopTime"]
    later(world, 30)
    client.stop_engagement(EngagementId=engagement)
    assert client.describe_engagement(EngagementId=engagement)["StopTime"] == stopped
    (page,) = pages(client, engagement)
    receipts = client.list_page_receipts(PageId=page["PageArn"])["Receipts"]
    assert [r["ReceiptInfo"] for r in receipts if r["ReceiptType"] == "STOP"] == ["A mistake"]
    first = client.list_page_receipts(PageId=page["PageArn"], MaxResults=1)
    assert len(first["Receipts"]) == 1 and client.list_page_receipts(PageId=page["PageArn"], NextToken=first["NextToken"])["Receipts"]


def check_a_contact_that_is_deleted_meanwhile_is_passed_over(world):
    frozen(world)
    client = world.client("ssm-contacts")
    stays, goes = person(world, client, "stays", [("EMAIL", 1)]), person(world, client, "goes", [("EMAIL", 1)])
    plan = client.create_contact(Alias="loses-one", Type="ESCALATION", Plan={"Stages": [
        stage(5, who=goes, essential=True), stage(5, who=stays, essential=True)]})["ContactArn"]
    engagement = engage(client, plan)
    client.delete_contact(ContactId=goes)
    later(world, 6)
    assert [p["ContactArn"] for p in pages(client, engagement)] == [goes, stays]
    assert code(lambda: client.list_pages_by_contact(ContactId=goes)) == "ResourceNotFoundException"
    unreached = engage(client, plan)
    later(world, 6)
    assert [p["ContactArn"] for p in pages(client, unreached)] == [stays]
    client.delete_contact(ContactId=plan)
    later(world, 60)
    assert client.describe_engagement(EngagementId=unreached)["StopTime"]


def check_engagements_are_listed_newest_first_and_by_incident(world):
    frozen(world)
    client = world.client("ssm-contacts")
    owner = person(world, client, "listed", [("EMAIL", 1)])
    made = []
    for _ in range(3):
        made.insert(0, engage(client, owner, IncidentId="listed"))
        later(world, 10)
    listed = client.list_engagements(IncidentId="listed", MaxResults=2)
    rest = client.list_engagements(IncidentId="listed", NextToken=listed["NextToken"])
    both = listed["Engagements"] + rest["Engagements"]
    assert [e["EngagementArn"] for e in both] == made and both[0]["IncidentId"] == "listed" and both[0]["StopTime"]
    middle = both[1]["StartTime"]
    within = client.list_engagements(IncidentId="listed", TimeRangeValue={"StartTime": middle, "EndTime": middle})
    assert [e["EngagementArn"] for e in within["Engagements"]] == made[1:2]
    assert client.list_engagements(MaxResults=1)["Engagements"][0]["EngagementArn"] == made[0]
    token = {"IdempotencyToken": "one-engagement"}
    assert engage(client, owner, **token) == engage(client, owner, **token)
    assert code(lambda: engage(client, owner, IncidentId="other", **token)) == "ValidationException"


def check_an_incident_engages_its_plan_and_is_told(world):
    frozen(world)
    client, incidents = world.client("ssm-contacts"), world.client()
    incident = world.start(incidents, title="Somebody must come")
    (engagement,) = client.list_engagements(IncidentId=incident)["Engagements"]
    assert engagement["ContactArn"] == arn("contact/ot-escalation") and engagement["Sender"]
    full = client.describe_engagement(EngagementId=engagement["EngagementArn"])
    assert "Somebody must come" in full["Subject"] and "Somebody must come" not in full["PublicContent"] + full["PublicSubject"]
    told = lambda kind: [event for event in incidents.list_timeline_events(
        incidentRecordArn=incident, sortOrder="ASCENDING",
        filters=[{"key": "eventType", "condition": {"equals": {"stringValues": [kind]}}}])["eventSummaries"]]
    assert len(told("SSM Contacts Page for Incident")) == 1
    later(world, 5)
    assert len(told("SSM Contacts Page for Incident")) == 2
    page = pages(client, engagement["EngagementArn"])[0]["PageArn"]
    for _ in range(2):
        world.control("POST", "/world/pages", {"page": page, "answer": "acknowledge"})
    assert len(told("SSM Contacts Page Acknowledgement for Incident")) == 1
    later(world, 60)
    assert len(told("SSM Contacts Page for Incident")) == 2


def check_readers_read_and_end_nothing(world):
    client, incidents = world.client("ssm-contacts", key=READER), world.client()
    (engagement, *_) = client.list_engagements(IncidentId=pump(incidents))["Engagements"]
    assert client.describe_engagement(EngagementId=engagement["EngagementArn"])["IncidentId"] == pump(incidents)
    assert code(lambda: client.describe_engagement(EngagementId=arn("engagement/a/b"))) == "ResourceNotFoundException"
    assert code(lambda: client.describe_page(PageId=arn("page/a/b"))) == "ResourceNotFoundException"
    assert code(lambda: client.stop_engagement(EngagementId=engagement["EngagementArn"])) == "AccessDeniedException"
