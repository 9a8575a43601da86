"""Other ways through the workflow than the drill's: a device that nobody said anything about, an incident that a person starts,
many devices at once, and what fails on the way. With the drill itself they are what the functions' roles are for."""

import collections
import time

from account import ACCOUNT, CONTACT, GROUP, REGION, Account, Missing
from stages import BAD, Story, contained, escalated, incident, message, ms, paged, queues_are_empty, violation

PLAN = f"arn:aws:ssm-incidents::{ACCOUNT}:response-plan/IotResponsePlan"


def asked(story: Story) -> None:
    """Nobody said whether the device is critical: people decide, and nothing is done to it before."""
    waits = lambda: story.runbook()["CurrentStepName"] == "Approve"  # noqa: E731
    story.account.wait("the runbook's question", 3, waits)
    story.account.pass_time(2)
    if GROUP in story.groups() or not story.connected():
        raise Missing("the device was contained, and nobody agreed")
    # Their phones ring for the incident already.
    channels = {page["channel"].split("/")[1] for page in story.account.pages()}
    if channels != {"ot-on-call"}:
        raise Missing(f"paged were {channels}")


def started_by_hand(story: Story) -> None:
    """A person starts an incident from the plan: the runbook writes the way to the console into its summary."""
    client = story.account.client("ssm-incidents")
    arn = f"arn:aws:iot:{REGION}:{ACCOUNT}:thing/{story.device}"
    item = {"identifier": {"type": "INVOLVED_RESOURCE", "value": {"arn": arn}}, "title": story.device}
    story.incident = client.start_incident(responsePlanArn=PLAN, title="It hums", relatedItems=[item])["incidentRecordArn"]
    story.account.wait("the quarantine", 3, lambda: GROUP in story.groups())
    link = f"/incidents/{ACCOUNT}/{'/'.join(story.incident.split('/')[1:])}"
    story.account.wait("the link in the summary", 3, lambda: link in story.record()["summary"])


def break_together(story: Story, names: list[str]) -> None:
    """Devices that report within one window, and the one incident that comes of it."""
    account = story.account
    for name in names[1:]:
        account.device(name, {"mission_critical": "no"})
    account.pass_time(10)
    for name in names:
        account.report(name, BAD)
    client = account.client("ssm-incidents")
    found = account.wait("an incident", 8, lambda: client.list_incident_records()["incidentRecordSummaries"])
    story.incident = found[0]["arn"]
    story.at["incident"] = ms(found[0]["creationTime"])


def contained_together(story: Story, names: list[str]) -> None:
    """One incident, one round of pages, and each device contained."""
    account = story.account
    # Asked for anew each time: what a paginator gave can be gone through once only.
    pages = account.client("iot").get_paginator("list_things_in_thing_group").paginate
    there = lambda: sum(len(page["things"]) for page in pages(thingGroupName=GROUP))  # noqa: E731
    account.wait("every device's quarantine", 60, lambda: there() == len(names))
    story.at["contained"] = account.now()
    listed = account.client("ssm-incidents").list_incident_records()["incidentRecordSummaries"]
    if len(listed) != 1 or not listed[0]["title"].startswith("Several devices"):
        raise Missing(f"incidents are {[one['title'] for one in listed]}")
    paged = account.client("ssm-contacts").list_engagements(IncidentId=story.incident)["Engagements"]
    if len(paged) != 1:
        raise Missing(f"{len(paged)} engagements page people")


def names(story: Story) -> list[str]:
    return [story.device, *(f"pump-{n:04}" for n in range(1, story.devices))]


def storm(story: Story) -> None:
    """More devices than are told apart break one rule, and one more later on."""
    account, all_names = story.account, names(story)
    late = "pump-late"
    account.device(late, {"mission_critical": "no"})
    break_together(story, all_names)
    # The last device is told, the answer is lost, and its message comes again.
    account.pass_time(10)
    account.control("POST", "/faults", {"kind": "deny", "operation": "CreateTimelineEvent", "times": 1, "after_effect": True})
    account.report(late, BAD)
    account.pass_time(6)
    detected = lambda: [one for one in story.told() if late in one and "lazaret-report: " not in one]  # noqa: E731
    account.wait("the last device on the timeline", 1, detected)
    account.pass_time(7)
    queues_are_empty(account)
    if len(detected()) != 1:
        raise Missing(f"the last device is told {len(detected())} times")
    contained_together(story, [*all_names, late])


def flood(story: Story) -> None:
    """A thousand of them, for the figures: until each is in the group."""
    account, all_names = story.account, names(story)
    began = time.monotonic()
    break_together(story, all_names)
    contained_together(story, all_names)
    paged = account.client("ssm-contacts").list_engagements(IncidentId=story.incident)["Engagements"]
    story.figures = {
        "devices": len(all_names), "engagements": len(paged), "pages": len(account.pages()), "events told": len(story.told()),
        "seconds on the account's clock from the incident until contained": (story.at["contained"] - story.at["incident"]) / 1000,
        "seconds of real time from their making until contained": round(time.monotonic() - began, 1),
        "calls of the functions": calls(account),
    }


def calls(account: Account) -> dict[str, int]:
    """How often the functions' roles were allowed each action."""
    counted = collections.Counter()
    for principal, uses in account.control("GET", "/iam/uses").items():
        if principal.startswith("role/lazaret-"):
            counted.update(uses["allowed"])
    return dict(counted.most_common())


def an_hour_without_incident_manager(story: Story) -> None:
    """Nothing is lost: the queue keeps the message, and delivers it until it is an incident."""
    account = story.account
    fault = account.control("POST", "/faults", {"kind": "throttle", "service": "ssm-incidents"})["id"]
    violation(story)
    account.pass_time(60)
    account.control("DELETE", f"/faults/{fault}")
    client = account.client("ssm-incidents")
    if client.list_incident_records()["incidentRecordSummaries"]:
        raise Missing("there is an incident, and none could be made")
    account.wait("the incident", 7, lambda: client.list_incident_records()["incidentRecordSummaries"])
    incident(story)
    contained(story)
    queues_are_empty(account)


def a_containment_that_is_denied(story: Story) -> None:
    """The runbook comes to the people all the same, who are called already."""
    account = story.account
    account.control("POST", "/faults", {"kind": "deny", "operation": "AddThingToThingGroup"})
    violation(story)
    incident(story)
    waits = lambda: story.runbook()["CurrentStepName"] == "ContainByHand"  # noqa: E731
    account.wait("the step of the people", 3, waits)
    paged(story)
    if GROUP in story.groups():
        raise Missing("the device was contained, and AWS denied it")


def answers_that_the_runbook_cannot_read(story: Story) -> None:
    """A branch that has nothing to compare leads to the people, and people bring the device back by their own answers."""
    account = story.account
    ssm = account.client("ssm")
    plan = account.client("ssm-incidents").get_response_plan(arn=PLAN)
    document = plan["actions"][0]["ssmAutomation"]["documentName"]
    content = ssm.get_document(Name=document, DocumentFormat="JSON")["Content"].replace("$.Payload.", "$.Answer.")
    made = ssm.update_document(Name=document, Content=content, DocumentFormat="JSON", DocumentVersion="$LATEST")["DocumentDescription"]
    ssm.update_document_default_version(Name=document, DocumentVersion=made["DocumentVersion"])
    violation(story)
    incident(story)
    for step in ("ContainByHand", "Analyse", "RecoverWithCare", "Release", "Close"):
        story.resume(step)
    paged(story)


def a_failure_after_somebody_came(story: Story) -> None:
    """Who took the first page is called again once the containment can't be watched any more."""
    account = story.account
    violation(story)
    incident(story)
    contained(story)
    paged(story)
    account.control("POST", "/world/pages", {"page": account.pages()[0]["page"], "answer": "acknowledge"})
    account.control("POST", "/faults", {"kind": "deny", "operation": "ListRelatedItems"})
    waits = lambda: story.runbook()["CurrentStepName"] == "ContainByHand"  # noqa: E731
    account.wait("the step of the people", 6, waits)
    last = account.pages()[-1]
    if len(account.pages()) < 2 or "ot-on-call" not in last["channel"] or story.link not in last["content"]:
        raise Missing(f"nobody was called again: {last}")


def a_channel_that_reaches_nobody(story: Story) -> None:
    """The escalation doesn't wait for who can't hear of it."""
    account = story.account
    made = account.client("ssm-contacts").list_contact_channels(ContactId=f"{CONTACT}ot-on-call")["ContactChannels"]
    account.control("PUT", "/world/channels", {"channel": made[0]["ContactChannelArn"], "reach": "fails"})
    violation(story)
    incident(story)
    escalated(story)
    if any("ot-on-call" in page["channel"] for page in account.pages()):
        raise Missing("a channel that fails brought a message")


ASKS = (violation, message, incident, asked)
BY_HAND = (started_by_hand,)
STORM = (storm,)
FLOOD = (flood,)
DOWN = (an_hour_without_incident_manager,)
DENIED = (a_containment_that_is_denied,)
UNREAD = (answers_that_the_runbook_cannot_read,)
AGAIN = (a_failure_after_somebody_came,)
SILENT = (a_channel_that_reaches_nobody,)
