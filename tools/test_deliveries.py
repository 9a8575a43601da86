"""That the check of deliveries can fail: sound resources are spoilt in each way that it is there to refuse."""

import contextlib
import copy
import io
import unittest

from checks import deliveries
from checks.tally import Tally


def arn(name: str) -> dict:
    return {"Fn::GetAtt": [name, "Arn"]}


def rule(name: str) -> dict:
    return {"Fn::Sub": "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/${" + name + "}"}


def sends(service: str, queue: str, source: dict) -> dict:
    return {
        "Effect": "Allow",
        "Principal": {"Service": service},
        "Action": "sqs:SendMessage",
        "Resource": arn(queue),
        "Condition": {"ArnEquals": {"aws:SourceArn": source}},
    }


def policy(queue: str) -> dict:
    topic = sends("sns.amazonaws.com", queue, {"Ref": "Topic"})
    bus = {"Fn::If": ["HasAlarms", sends("events.amazonaws.com", queue, rule("Rule")), {"Ref": "AWS::NoValue"}]}
    document = {"Version": "2012-10-17", "Statement": [topic, bus]}
    return {"Type": "AWS::SQS::QueuePolicy", "Properties": {"Queues": [{"Ref": queue}], "PolicyDocument": document}}


def alarm(queue: str) -> dict:
    dimensions = [{"Name": "QueueName", "Value": {"Fn::GetAtt": [queue, "QueueName"]}}]
    properties = {"MetricName": "ApproximateNumberOfMessagesVisible", "Dimensions": dimensions, "AlarmActions": [{"Ref": "Operations"}]}
    return {"Type": "AWS::CloudWatch::Alarm", "Properties": properties}


def uses(service: str, **more: dict) -> dict:
    return {"Effect": "Allow", "Principal": {"Service": service}, "Action": ["kms:GenerateDataKey", "kms:Decrypt"], "Resource": "*"} | more


ENCRYPTED = {"KmsMasterKeyId": {"Ref": "Key"}}
OF_TOPICS = {"ArnLike": {"aws:SourceArn": {"Fn::Sub": "arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:*"}}}
SOUND = {
    "Key": {
        "Type": "AWS::KMS::Key",
        "Properties": {"KeyPolicy": {"Statement": [uses("sns.amazonaws.com", Condition=OF_TOPICS), uses("events.amazonaws.com")]}},
    },
    "Topic": {"Type": "AWS::SNS::Topic", "Properties": {}},
    "Queue": {"Type": "AWS::SQS::Queue", "Properties": ENCRYPTED},
    "Aside": {"Type": "AWS::SQS::Queue", "Properties": ENCRYPTED},
    "QueuePolicy": policy("Queue"),
    "AsidePolicy": policy("Aside"),
    "AsideAlarm": alarm("Aside"),
    "ToQueue": {
        "Type": "AWS::SNS::Subscription",
        "Properties": {
            "TopicArn": {"Ref": "Topic"},
            "Protocol": "sqs",
            "Endpoint": arn("Queue"),
            "RedrivePolicy": {"deadLetterTargetArn": arn("Aside")},
        },
    },
    "Rule": {
        "Type": "AWS::Events::Rule",
        "Properties": {"Targets": [{"Id": "queue", "Arn": arn("Queue"), "DeadLetterConfig": {"Arn": arn("Aside")}, "RetryPolicy": {}}]},
    },
}


class Deliveries(unittest.TestCase):
    def failures(self, spoil=lambda resources: None) -> str:
        resources = copy.deepcopy(SOUND)
        spoil(resources)
        tally = Tally()
        with contextlib.redirect_stdout(io.StringIO()):
            deliveries.check(tally, resources)
        return "\n".join(tally.failures)

    def test_sound_resources_pass(self) -> None:
        self.assertEqual(self.failures(), "")

    def test_a_subscription_without_dead_letters_is_told(self) -> None:
        # Weakness 11 of the published example; so are its quarantine without a way back, and verdicts that AWS is never told.
        self.assertIn("what ToQueue can't deliver is lost", self.failures(lambda all_: all_["ToQueue"]["Properties"].pop("RedrivePolicy")))

    def test_a_rules_target_without_dead_letters_is_told(self) -> None:
        target = SOUND["Rule"]["Properties"]["Targets"][0]
        for member in ("DeadLetterConfig", "RetryPolicy"):
            self.assertIn(member, target)
            told = self.failures(lambda all_: all_["Rule"]["Properties"]["Targets"][0].pop(member))
            self.assertIn("what Rule can't deliver is lost", told)

    def test_dead_letters_that_whoever_delivers_may_not_send_to_are_told(self) -> None:
        told = self.failures(lambda all_: all_.pop("AsidePolicy"))
        self.assertIn("the policy of Aside doesn't let Topic alone send", told)
        self.assertIn("the policy of Aside doesn't let Rule alone send", told)

    def test_a_policy_that_lets_every_rule_of_the_account_send_is_told(self) -> None:
        def spoil(all_: dict) -> None:
            statement = all_["AsidePolicy"]["Properties"]["PolicyDocument"]["Statement"][1]["Fn::If"][1]
            statement["Condition"] = {"StringEquals": {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}}

        self.assertIn("the policy of Aside doesn't let Rule alone send", self.failures(spoil))

    def test_dead_letters_that_nobody_hears_of_are_told(self) -> None:
        self.assertIn("no alarm tells of what lies in ['Aside']", self.failures(lambda all_: all_.pop("AsideAlarm")))

    def test_a_queue_whose_policy_lets_no_rule_send_is_told(self) -> None:
        told = self.failures(lambda all_: all_["QueuePolicy"]["Properties"]["PolicyDocument"]["Statement"].pop())
        self.assertIn("the policy of Queue doesn't let Rule alone send", told)

    def test_a_key_that_whoever_delivers_may_not_use_is_told(self) -> None:
        told = self.failures(lambda all_: all_["Key"]["Properties"]["KeyPolicy"].update(Statement=[]))
        self.assertIn("events.amazonaws.com can't use the key of Queue", told)
        self.assertIn("sns.amazonaws.com can't use the key of Aside", told)

    def test_a_condition_under_which_the_bus_cant_use_the_key_is_told(self) -> None:
        condition = {"StringEquals": {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}}
        told = self.failures(lambda all_: all_["Key"]["Properties"]["KeyPolicy"]["Statement"][1].update(Condition=condition))
        self.assertIn("the policy of Key has a condition under which events.amazonaws.com can't deliver to Queue", told)


if __name__ == "__main__":
    unittest.main()
