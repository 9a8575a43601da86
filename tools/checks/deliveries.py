"""That nothing on its way from a watcher to the queue is lost: what can't be delivered is laid aside, where whoever delivers
may put it, and an alarm tells."""

import re

from .tally import Tally

VISIBLE = "ApproximateNumberOfMessagesVisible"
TOPICS, BUS = "sns.amazonaws.com", "events.amazonaws.com"


def names(value) -> set[str]:
    """The resources that an expression of a template refers to."""
    if isinstance(value, list):
        return set().union(*map(names, value))
    if not isinstance(value, dict):
        return set()
    if "Ref" in value:
        return {value["Ref"]}
    if "Fn::GetAtt" in value:
        return {value["Fn::GetAtt"][0]}
    if isinstance(value.get("Fn::Sub"), str):
        return set(re.findall(r"\$\{(\w+)", value["Fn::Sub"])) - {"AWS"}
    return names(list(value.values()))


def listed(value) -> list:
    return value if isinstance(value, list) else [value]


def of_type(resources: dict, kind: str) -> dict[str, dict]:
    return {name: one.get("Properties", {}) for name, one in resources.items() if one["Type"] == kind}


def statements(policy: dict) -> list[dict]:
    """A policy's statements, whatever conditions of the template they stand under."""
    found: list[dict] = []
    for one in policy["PolicyDocument"]["Statement"]:
        found += [branch for branch in one["Fn::If"][1:] if "Effect" in branch] if "Fn::If" in one else [one]
    return found


def lets(resources: dict, queue: str, service: str, source: str) -> bool:
    """Whether a queue's policy lets a service send for this source of messages and no other (EventBridge User Guide, "Using
    resource-based policies"; SNS Developer Guide, "Subscribing an Amazon SQS queue")."""
    policies = [one for one in of_type(resources, "AWS::SQS::QueuePolicy").values() if queue in names(one["Queues"])]
    of_service = [one for policy in policies for one in statements(policy) if service in listed(one["Principal"].get("Service"))]
    conditions = [one.get("Condition", {}).get("ArnEquals", {}).get("aws:SourceArn") for one in of_service]
    return any(source in names(one) for one in conditions) and all(conditions)


def check_laid_aside(tally: Tally, resources: dict) -> None:
    queues = of_type(resources, "AWS::SQS::Queue")
    aside: set[str] = set()
    for name, one in of_type(resources, "AWS::SNS::Subscription").items():
        if one["Protocol"] != "sqs":
            continue
        dead = names(one.get("RedrivePolicy", {})) & set(queues)
        tally.expect(bool(dead), f"what {name} can't deliver is lost")
        for queue in dead | (names(one["Endpoint"]) & set(queues)):
            (topic,) = names(one["TopicArn"])
            tally.expect(lets(resources, queue, TOPICS, topic), f"the policy of {queue} doesn't let {topic} alone send")
        aside |= dead
    for name, one in of_type(resources, "AWS::Events::Rule").items():
        for target in one["Targets"]:
            dead = names(target.get("DeadLetterConfig", {})) & set(queues)
            tally.expect(bool(dead) and "RetryPolicy" in target, f"what {name} can't deliver is lost")
            for queue in dead | (names(target["Arn"]) & set(queues)):
                tally.expect(lets(resources, queue, BUS, name), f"the policy of {queue} doesn't let {name} alone send")
            aside |= dead
    for one in queues.values():
        aside |= names(one.get("RedrivePolicy", {})) & set(queues)
    alarms = of_type(resources, "AWS::CloudWatch::Alarm").values()
    watched = set().union(*(names(one["Dimensions"]) for one in alarms if one["MetricName"] == VISIBLE and one.get("AlarmActions")))
    tally.expect(bool(aside) and aside <= watched, f"no alarm tells of what lies in {sorted(aside - watched)}")


def check_keys(tally: Tally, resources: dict) -> None:
    """Whoever delivers may use the key of what it delivers to. EventBridge may without a condition on the source: AWS documents
    that it supports none there (SNS Developer Guide, "Key management"), and deliveries fail without a word."""
    takers = of_type(resources, "AWS::SQS::Queue") | of_type(resources, "AWS::SNS::Topic")
    keys = {name: policy["KeyPolicy"] for name, policy in of_type(resources, "AWS::KMS::Key").items()}
    deliveries = [(BUS, [one["Targets"]]) for one in of_type(resources, "AWS::Events::Rule").values()]
    deliveries += [(TOPICS, [one["Endpoint"], one.get("RedrivePolicy")]) for one in of_type(resources, "AWS::SNS::Subscription").values()]
    for service, to in deliveries:
        for taker in sorted(names(to) & set(takers)):
            for key in names(takers[taker].get("KmsMasterKeyId")):
                of_service = [one for one in statements({"PolicyDocument": keys[key]}) if service in listed(one["Principal"].get("Service"))]
                allowed = {action for one in of_service for action in listed(one["Action"])}
                tally.expect(allowed >= {"kms:GenerateDataKey", "kms:Decrypt"}, f"{service} can't use the key of {taker}")
                free = service != BUS or not any("Condition" in one for one in of_service)
                tally.expect(free, f"the policy of {key} has a condition under which {service} can't deliver to {taker}")


def check(tally: Tally, resources: dict) -> None:
    check_laid_aside(tally, resources)
    check_keys(tally, resources)
