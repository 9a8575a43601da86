"""That the check of runbooks can fail: a sound one is spoilt in each way that it is there to refuse."""

import contextlib
import copy
import io
import unittest

from checks import runbooks
from checks.tally import Tally

SOUND = {
    "parameters": {"Function": {"type": "String"}},
    "mainSteps": [
        {
            "name": "Contain",
            "action": "aws:invokeLambdaFunction",
            "timeoutSeconds": 300,
            "onFailure": "step:ByHand",
            "inputs": {"FunctionName": "{{ Function }}", "Payload": '{"run": "{{automation:EXECUTION_ID}}"}'},
            "outputs": [{"Name": "State", "Selector": "$.Payload.state", "Type": "String"}],
            "nextStep": "Holds",
        },
        {
            "name": "Holds",
            "action": "aws:branch",
            "onFailure": "step:ByHand",
            "inputs": {"Choices": [{"NextStep": "Later", "Variable": "{{ Contain.State }}", "StringEquals": "working"}], "Default": "Analyse"},
        },
        {"name": "Later", "action": "aws:sleep", "inputs": {"Duration": "PT1M"}, "nextStep": "Contain"},
        {"name": "ByHand", "action": "aws:pause", "onFailure": "step:Analyse", "inputs": {}},
        {"name": "Analyse", "action": "aws:pause", "onFailure": "Continue", "isEnd": True, "inputs": {}},
    ],
}


class Runbooks(unittest.TestCase):
    def failures(self, **changes: dict) -> str:
        document = copy.deepcopy(SOUND)
        for step in document["mainSteps"]:
            step.update(changes.get(step["name"], {}))
        tally = Tally()
        with contextlib.redirect_stdout(io.StringIO()):
            runbooks.check(tally, document)
        return "\n".join(tally.failures)

    def choosing(self, variable: str) -> str:
        choice = {"NextStep": "Later", "Variable": variable, "StringEquals": "working"}
        return self.failures(Holds={"inputs": {"Choices": [choice], "Default": "Analyse"}})

    def test_a_sound_one_passes(self) -> None:
        self.assertEqual(self.failures(), "")

    def test_a_branch_that_ends_the_runbook_when_it_cant_be_evaluated_is_told(self) -> None:
        self.assertIn("Holds ends the runbook when it fails", self.failures(Holds={"onFailure": "Abort"}))

    def test_a_branch_whose_failure_leads_round_the_people_is_told(self) -> None:
        self.assertIn("from Holds the runbook can end", self.failures(Holds={"onFailure": "step:Later"}, Later={"isEnd": True}))

    def test_an_output_that_its_step_doesnt_declare_is_told(self) -> None:
        # Weakness 14 of the published example.
        self.assertIn("Holds uses Contain.Stat, and Contain has the outputs", self.choosing("{{ Contain.Stat }}"))
        self.assertIn("Holds uses Contained.State", self.choosing("{{Contained.State}}"))

    def test_an_output_that_the_action_gives_by_itself_needs_no_declaration(self) -> None:
        self.assertEqual(self.choosing("{{ Contain.StatusCode }}"), "")

    def test_a_parameter_that_isnt_there_is_told(self) -> None:
        self.assertIn("Holds uses Functoin, which is no parameter", self.choosing("{{ Functoin }}"))

    def test_an_output_of_a_step_that_may_have_failed_by_then_is_told(self) -> None:
        failures = self.failures(Contain={"onFailure": "step:Holds"})
        self.assertIn("Holds uses Contain.State, and Contain may have failed by then", failures)

    def test_a_step_that_nothing_leads_to_is_told(self) -> None:
        self.assertIn("nothing leads to ['Later']", self.failures(Holds={"inputs": {"Choices": [{"NextStep": "ByHand"}], "Default": "Analyse"}}))


if __name__ == "__main__":
    unittest.main()
