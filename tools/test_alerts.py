"""That the check of alerts can fail: sound resources are spoilt in each way that it is there to refuse."""

import contextlib
import copy
import io
import unittest

from checks import alerts
from checks.tally import Tally


def rule(kind: str, **detail: list) -> dict:
    pattern = {"source": ["aws.ssm"], "detail-type": [kind], "detail": {name.replace("_", "-"): value for name, value in detail.items()}}
    targets = [{"Id": "operations", "Arn": {"Ref": "Operations"}}]
    return {"Type": "AWS::Events::Rule", "Properties": {"EventPattern": pattern, "Targets": targets}}


PUBLISHES = {"Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"}, "Action": "sns:Publish", "Resource": {"Ref": "Operations"}}
SOUND = {
    "Operations": {"Type": "AWS::SNS::Topic"},
    "Policy": {
        "Type": "AWS::SNS::TopicPolicy",
        "Properties": {"Topics": [{"Ref": "Operations"}], "PolicyDocument": {"Statement": [PUBLISHES]}},
    },
    "Runbook": {"Type": "AWS::SSM::Document", "Properties": {"DocumentType": "Automation"}},
    "Daily": {"Type": "AWS::SSM::Association", "Properties": {"Name": {"Ref": "Runbook"}, "WaitForSuccessTimeoutSeconds": 300}},
    "Ended": rule(alerts.ENDED, Definition=[{"Ref": "Runbook"}], Status=["Failed", "TimedOut"]),
    "Associated": rule(alerts.ASSOCIATED, document_name=[{"Ref": "Runbook"}], status=["Failed"]),
}


class Alerts(unittest.TestCase):
    def failures(self, spoil=lambda resources: None) -> str:
        resources = copy.deepcopy(SOUND)
        spoil(resources)
        tally = Tally()
        with contextlib.redirect_stdout(io.StringIO()):
            alerts.check(tally, resources)
        return "\n".join(tally.failures)

    def test_sound_resources_pass(self) -> None:
        self.assertEqual(self.failures(), "")

    def test_a_runbook_whose_failure_nobody_hears_of_is_told(self) -> None:
        self.assertIn("nobody is told when Runbook fails", self.failures(lambda all_: all_.pop("Ended")))
        told = self.failures(lambda all_: all_["Ended"]["Properties"]["EventPattern"]["detail"].update(Status=["Failed"]))
        self.assertIn("nobody is told when Runbook fails or times out", told)

    def test_an_association_whose_failure_nobody_hears_of_is_told(self) -> None:
        self.assertIn("nobody is told when Daily fails", self.failures(lambda all_: all_.pop("Associated")))

    def test_a_stack_that_is_complete_before_its_association_has_succeeded_is_told(self) -> None:
        told = self.failures(lambda all_: all_["Daily"]["Properties"].pop("WaitForSuccessTimeoutSeconds"))
        self.assertIn("the stack is complete before Daily has succeeded", told)

    def test_a_topic_that_the_bus_cant_publish_to_is_told(self) -> None:
        self.assertIn("the policy of Operations doesn't let Ended publish", self.failures(lambda all_: all_.pop("Policy")))
        condition = {"StringEquals": {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}}
        told = self.failures(lambda all_: all_["Policy"]["Properties"]["PolicyDocument"]["Statement"][0].update(Condition=condition))
        self.assertIn("the policy of Operations doesn't let Ended publish", told)


if __name__ == "__main__":
    unittest.main()
