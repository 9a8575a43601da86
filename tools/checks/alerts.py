"""That silence doesn't look like peace: what the workflow runs by itself tells somebody when it fails."""

from .deliveries import BUS, listed, names, of_type, statements
from .tally import Tally

ENDED, ASSOCIATED = "EC2 Automation Execution Status-change Notification", "EC2 State Manager Association State Change"
# How a runbook ends that nobody stopped and that didn't succeed.
BADLY = {"Failed", "TimedOut"}


def told(resources: dict, kind: str, member: str, document: str, statuses: set[str]) -> bool:
    """Whether a rule publishes these statuses of a document to a topic."""
    for rule in of_type(resources, "AWS::Events::Rule").values():
        pattern = rule["EventPattern"]
        detail = {name.lower(): value for name, value in pattern.get("detail", {}).items()}
        if pattern.get("detail-type") != [kind] or document not in names(detail.get(member, [])):
            continue
        topics = names([target["Arn"] for target in rule["Targets"]]) & set(of_type(resources, "AWS::SNS::Topic"))
        if topics and statuses <= set(detail.get("status", [])):
            return True
    return False


def check(tally: Tally, resources: dict) -> None:
    for name, document in of_type(resources, "AWS::SSM::Document").items():
        if document["DocumentType"] == "Automation":
            tally.expect(told(resources, ENDED, "definition", name, BADLY), f"nobody is told when {name} fails or times out")
    for name, association in of_type(resources, "AWS::SSM::Association").items():
        (document,) = names(association["Name"])
        tally.expect(told(resources, ASSOCIATED, "document-name", document, {"Failed"}), f"nobody is told when {name} fails")
        tally.expect("WaitForSuccessTimeoutSeconds" in association, f"the stack is complete before {name} has succeeded")
    topics = of_type(resources, "AWS::SNS::Topic")
    for name, rule in of_type(resources, "AWS::Events::Rule").items():
        for topic in names([target["Arn"] for target in rule["Targets"]]) & set(topics):
            policies = [one for one in of_type(resources, "AWS::SNS::TopicPolicy").values() if topic in names(one["Topics"])]
            of_bus = [one for policy in policies for one in statements(policy) if BUS in listed(one["Principal"].get("Service"))]
            # EventBridge can't publish under a condition (its User Guide, "Using resource-based policies").
            lets = any("sns:Publish" in listed(one["Action"]) and "Condition" not in one for one in of_bus)
            tally.expect(lets, f"the policy of {topic} doesn't let {name} publish")
