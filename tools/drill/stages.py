"""The stages of a drill, in the order in which they have to happen. Each finds out by AWS's own APIs, or from what people got."""

import datetime
import json

from account import ACCOUNT, CONSOLE, GROUP, Account, Missing

GOOD, BAD = [22, 443], [22, 123, 443]


def ms(moment: datetime.datetime) -> int:
    return round(moment.timestamp() * 1000)


class Story:
    def __init__(self, account: Account, device: str, paged_by: str, strength: str):
        self.account, self.device, self.paged_by, self.strength = account, device, paged_by, strength
        self.at: dict[str, int] = {}
        self.took: dict[str, float] = {}
        self.incident = self.execution = ""
        self.measured: list[dict] = []
        self.permissions: dict = {}
        self.figures: dict = {}
        # Of a storm.
        self.devices = 8

    def metric(self, name: str) -> int:
        begin, end = {"detect": ("violation", "incident"), "acknowledge": ("incident", "acknowledged"), "contain": ("incident", "verified")}[name]
        return self.at[end] - self.at[begin]

    def tell(self, out) -> None:
        first = min(self.at.values(), default=0)
        for what, at in sorted(self.at.items(), key=lambda one: one[1]):
            clock = datetime.datetime.fromtimestamp(at / 1000, datetime.timezone.utc).strftime("%H:%M:%S.%f")[:-3]
            print(f"  {clock}  +{(at - first) / 1000:9.3f} s  {what}", file=out)

    # --- What is read ---

    def record(self) -> dict:
        return self.account.client("ssm-incidents").get_incident_record(arn=self.incident)["incidentRecord"]

    def runbook(self) -> dict:
        ssm = self.account.client("ssm")
        return ssm.get_automation_execution(AutomationExecutionId=self.execution)["AutomationExecution"]

    def groups(self) -> list[str]:
        listed = self.account.client("iot").list_thing_groups_for_thing(thingName=self.device)["thingGroups"]
        return [one["groupName"] for one in listed]

    def connected(self) -> bool:
        return self.account.control("GET", f"/world/clients/{self.device}")["connected"]

    def reports(self) -> dict[str, int]:
        """When each stage of the containment was read back, as the workflow told it on the incident's timeline."""
        client = self.account.client("ssm-incidents")
        found = {}
        pages = client.get_paginator("list_timeline_events").paginate(incidentRecordArn=self.incident)
        for event in (one for page in pages for one in page["eventSummaries"] if one["eventType"] == "Custom Event"):
            full = client.get_timeline_event(incidentRecordArn=self.incident, eventId=event["eventId"])["event"]
            for line in json.loads(full["eventData"]).splitlines():
                if line.startswith("lazaret-report: "):
                    for one in json.loads(line.removeprefix("lazaret-report: ")):
                        found |= {stage: one["entry"]["at"] for stage in told(one["entry"])}
        return found

    def told(self) -> list[str]:
        """What was told on the incident's timeline, event by event, without what Incident Manager tells itself."""
        client = self.account.client("ssm-incidents")
        pages = client.get_paginator("list_timeline_events").paginate(incidentRecordArn=self.incident)
        events = [one for page in pages for one in page["eventSummaries"] if one["eventType"] == "Custom Event"]
        ids = [one["eventId"] for one in events]
        full = (client.get_timeline_event(incidentRecordArn=self.incident, eventId=one)["event"] for one in ids)
        return [one["eventData"] for one in full]

    def resume(self, step: str) -> None:
        waits = lambda: self.runbook()["CurrentStepName"] == step  # noqa: E731
        self.account.wait(f"the runbook's step {step}", 3, waits)
        self.account.client("ssm").send_automation_signal(
            AutomationExecutionId=self.execution, SignalType="Resume", Payload={"StepName": [step]})


def told(entry: dict) -> list[str]:
    text = json.dumps(entry)
    return [stage for stage in ("applied", "effective", "verified") if f'"stage": "{stage}"' in text]


# --- The stages ---


def violation(story: Story) -> None:
    account = story.account
    story.at["reported"] = account.now()
    account.report(story.device, BAD)
    listed = lambda: account.client("iot").list_active_violations(thingName=story.device)["activeViolations"]  # noqa: E731
    story.at["violation"] = ms(account.wait("a violation", 6, listed)[0]["violationStartTime"])


def message(story: Story) -> None:
    told_of = lambda: [one for one in story.account.control("GET", "/world/notices")["notices"] if story.device in one["body"]]  # noqa: E731
    notice = story.account.wait("a message", 1, told_of)[0]
    if ":lazaret-Detections-" not in notice["target"]:
        raise Missing(f"the message went to {notice['target']}")
    story.at["message"] = notice["at"]


def incident(story: Story) -> None:
    client = story.account.client("ssm-incidents")

    def named() -> list[dict]:
        listed = client.list_incident_records()["incidentRecordSummaries"]
        return [one for one in listed if one["title"].startswith(f"{story.device} listens on TCP 123")]

    found = story.account.wait("an incident", 2, named)
    if len(found) != 1:
        raise Missing(f"{len(found)} incidents are there")
    story.incident = found[0]["arn"]
    story.at["incident"] = ms(found[0]["creationTime"])
    started = lambda: story.record().get("automationExecutions")  # noqa: E731
    story.execution = story.account.wait("the runbook's start", 1, started)[0]["ssmExecutionArn"].rsplit("/", 1)[1]
    link = f"{CONSOLE}/incidents/{ACCOUNT}/{'/'.join(story.incident.split('/')[1:])}"
    story.account.wait("the link in the summary", 1, lambda: link in story.record().get("summary", ""))
    story.link = link


def contained(story: Story) -> None:
    if story.strength != "certificate":
        story.account.wait("the quarantine", 3, lambda: GROUP in story.groups())
    story.at["contained"] = story.account.wait("its report", 3, lambda: story.reports().get("applied"))


def paged(story: Story) -> None:
    page = story.account.wait("a page", 3, story.account.pages)[0]
    if "ot-on-call" not in page["channel"]:
        raise Missing(f"{page['channel']} was paged")
    if story.paged_by == "runbook" and story.link not in page["content"]:
        raise Missing(f"the page doesn't lead to the incident: {page['content']}")
    story.at["paged"] = page["at"]


def escalated(story: Story) -> None:
    """Nobody acknowledges."""
    to_engineering = lambda: [one for one in story.account.pages() if "device-engineering" in one["channel"]]  # noqa: E731
    story.page = story.account.wait("the escalation", 7, to_engineering)[0]
    story.at["escalated"] = story.page["at"]


def acknowledged(story: Story) -> None:
    """Engineering is awake a minute later."""
    account = story.account
    account.pass_time(1)
    account.control("POST", "/world/pages", {"page": story.page["page"], "answer": "acknowledge"})
    page = account.client("ssm-contacts").describe_page(PageId=story.page["page"])
    story.at["acknowledged"] = ms(page["ReadTime"])
    engagements = account.client("ssm-contacts").list_engagements(IncidentId=story.incident)["Engagements"]
    if len(engagements) != 1:
        raise Missing(f"engagements are {engagements}")


def verified(story: Story) -> None:
    read_back = lambda: story.reports().get("verified")  # noqa: E731
    story.at["verified"] = story.account.wait("the containment's proof", 30, read_back)
    story.at["effective"] = story.reports()["effective"]
    if story.connected():
        raise Missing(f"{story.device} is connected, and its containment is told to be verified")


def released(story: Story) -> None:
    """People find the cause, mend it, and let the device go; the workflow leaves it alone from then on."""
    account = story.account
    for step in ("Analyse", "RecoverOnSite"):
        story.resume(step)
    waits = lambda: story.runbook()["CurrentStepName"] == "Release"  # noqa: E731
    account.wait("the runbook's step Release", 3, waits)
    iot = account.client("iot")
    for principal in iot.list_thing_principals(thingName=story.device)["principals"]:
        iot.update_certificate(certificateId=principal.rsplit("/", 1)[1], newStatus="ACTIVE")
    iot.remove_thing_from_thing_group(thingName=story.device, thingGroupName=GROUP)
    account.wait("the device's return", 12, story.connected)
    story.at["released"] = account.now()
    account.report(story.device, GOOD)
    active = lambda: account.client("iot").list_active_violations(thingName=story.device)["activeViolations"]  # noqa: E731
    account.wait("the violation's end", 6, lambda: not active())
    account.pass_time(1)
    story.resume("Release")
    story.resume("Close")
    account.client("ssm-incidents").update_incident_record(arn=story.incident, status="RESOLVED")
    story.at["resolved"] = ms(story.record()["resolvedTime"])


def queues_are_empty(account: Account) -> None:
    sqs = account.client("sqs")
    for url in sqs.list_queues()["QueueUrls"]:
        wanted = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
        left = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=wanted)["Attributes"]
        if any(int(count) for count in left.values()):
            raise Missing(f"messages are left in {url}: {left}")


def nothing_is_left(story: Story) -> None:
    """One incident, one engagement, no message waiting or dead, no function that failed, and nobody contained again."""
    account = story.account
    account.pass_time(10)
    if story.runbook()["AutomationExecutionStatus"] != "Success":
        raise Missing(f"the runbook ended as {story.runbook()['AutomationExecutionStatus']}")
    if GROUP in story.groups():
        raise Missing("the device was quarantined again")
    engagements = account.client("ssm-contacts").list_engagements(IncidentId=story.incident)["Engagements"]
    if len(engagements) != 1 or "StopTime" not in engagements[0]:
        raise Missing(f"the paging goes on: {engagements}")
    queues_are_empty(account)
    failed = [one for one in account.control("GET", "/world/invocations")["measured"] if not one["succeeded"]]
    if failed:
        raise Missing(f"functions failed: {failed}")
    listed = account.client("ssm-incidents").list_incident_records()["incidentRecordSummaries"]
    if len(listed) != 1:
        raise Missing(f"{len(listed)} incidents are there")


STAGES = (violation, message, incident, contained, paged, escalated, acknowledged, verified, released, nothing_is_left)
