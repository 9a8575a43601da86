"""Other ways through the workflow than the drill's: a device that nobody said anything about, an incident that a person starts,
and many devices at once. With the drill itself they are what the functions' roles are for."""

from account import ACCOUNT, GROUP, REGION, Missing
from stages import BAD, Story, incident, message, violation

PLAN = f"arn:aws:ssm-incidents::{ACCOUNT}:response-plan/IotResponsePlan"
DEVICES = 8


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


def storm(story: Story) -> None:
    """More devices than are told apart break one rule: one incident, one round of pages, and each device contained."""
    account = story.account
    for n in range(1, DEVICES):
        account.device(f"pump-{n}", {"mission_critical": "no"})
    account.pass_time(10)
    names = [story.device, *(f"pump-{n}" for n in range(1, DEVICES))]
    for name in names[:-1]:
        account.report(name, BAD)
    client = account.client("ssm-incidents")
    found = account.wait("an incident", 8, lambda: client.list_incident_records()["incidentRecordSummaries"])
    story.incident = found[0]["arn"]
    # One more device; what tells of it fails at first, and its message comes again.
    account.pass_time(10)
    fault = account.control("POST", "/faults", {"kind": "deny", "operation": "CreateTimelineEvent"})["id"]
    account.report(names[-1], BAD)
    account.pass_time(6)
    account.control("DELETE", f"/faults/{fault}")
    named = lambda: names[-1] in story.told()  # noqa: E731
    account.wait("the last device on the timeline", 8, named)
    of = lambda name: [one["groupName"] for one in account.client("iot").list_thing_groups_for_thing(thingName=name)["thingGroups"]]  # noqa: E731
    account.wait("every device's quarantine", 12, lambda: all(GROUP in of(name) for name in names))
    listed = client.list_incident_records()["incidentRecordSummaries"]
    if len(listed) != 1 or not listed[0]["title"].startswith("Several devices"):
        raise Missing(f"incidents are {[one['title'] for one in listed]}")


ASKS = (violation, message, incident, asked)
BY_HAND = (started_by_hand,)
STORM = (storm,)
