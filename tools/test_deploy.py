"""What tools/deploy.sh does, told by the commands that it gives a stand-in for the AWS command line."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
# Keeps each command, and answers as the state beside it says.
STAND_IN = f"#!{sys.executable} -IS" + """
import json, pathlib, sys
folder, given = pathlib.Path(__file__).parent, sys.argv[1:]
state = json.loads((folder / "state.json").read_text())
with (folder / "calls.jsonl").open("a") as calls:
    calls.write(json.dumps(given) + "\\n")
if given[:2] == ["cloudformation", "package"]:
    pathlib.Path(given[given.index("--output-template-file") + 1]).write_text("Resources: {}\\n")
elif given[:2] == ["cloudformation", "describe-stacks"]:
    query = given[given.index("--query") + 1]
    if "StackStatus" in query:
        print(state["status"]) if state["status"] else sys.exit(254)
    elif "Parameters" in query:
        print("\\n".join(state["parameters"]))
elif given[:2] == ["cloudformation", "describe-change-set"]:
    print("THE CHANGES" if "--output" in given and "table" in given else "The submitted information didn't contain changes.")
elif given[:3] == ["cloudformation", "wait", "change-set-create-complete"]:
    sys.exit(0 if state["changes"] else 255)
elif given[:2] == ["s3api", "get-bucket-location"]:
    print(state["region"])
elif given[:2] == ["sts", "get-caller-identity"]:
    print("111122223333")
"""
GIVEN = ("ConsoleUrl=https://lazaret.example", "Contacts=arn:aws:ssm-contacts::1:contact/a,arn:aws:ssm-contacts::1:contact/b")
NAMES = re.findall(r"^  ([A-Za-z]+):$", (ROOT / "infra/template.yaml").read_text(encoding="utf-8").partition("\nParameters:\n")[2].partition("\nConditions:\n")[0], re.MULTILINE)


def shorthand(text: str) -> dict[str, str]:
    """The command line's short form, in which a comma of a value is escaped (AWS CLI User Guide, "Shorthand syntax")."""
    pairs = [one.split("=", 1) for one in re.split(r"(?<!\\),", text)]
    return {name: value.replace("\\,", ",") for name, value in pairs}


class Deploy(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        for name in ("tools", "infra", "target"):
            (self.folder / name).mkdir()
        shutil.copy(ROOT / "tools/deploy.sh", self.folder / "tools")
        shutil.copy(ROOT / "infra/template.yaml", self.folder / "infra")
        for name, text in (("tools/lambdas.sh", "#!/bin/sh\n"), ("aws", STAND_IN)):
            (self.folder / name).write_text(text, encoding="utf-8")
            (self.folder / name).chmod(0o755)

    def deploy(self, *parameters: str, answer: str = "y\n", status: str = "", has=NAMES, changes: bool = True, region: str = "eu-central-1"):
        state = {"status": status, "parameters": list(has), "changes": changes, "region": region}
        (self.folder / "state.json").write_text(json.dumps(state), encoding="utf-8")
        environment = os.environ | {"AWS": str(self.folder / "aws"), "LAZARET_BUCKET": "artifacts"}
        environment.pop("LAZARET_STACK", None)
        command = ["bash", self.folder / "tools/deploy.sh", *parameters]
        done = subprocess.run(command, env=environment, input=answer, capture_output=True, text=True, timeout=60)
        kept = self.folder / "calls.jsonl"
        self.calls = [json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines()] if kept.exists() else []
        return done

    def places(self, operation: str) -> list[int]:
        return [n for n, call in enumerate(self.calls) if call[1] == operation]

    def created(self) -> list[str]:
        (at,) = self.places("create-change-set")
        return self.calls[at]

    def parameters(self) -> dict[str, dict[str, str]]:
        call = self.created()
        given = [shorthand(one) for one in call[call.index("--parameters") + 1 :]]
        return {one.pop("ParameterKey"): one for one in given}

    def test_the_changes_are_shown_before_any_is_made(self) -> None:
        done = self.deploy(*GIVEN)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("THE CHANGES", done.stdout)
        (shown,), (made,) = self.places("describe-change-set"), self.places("execute-change-set")
        self.assertLess(shown, made)
        self.assertIn("CREATE", self.created())

    def test_whoever_does_not_say_yes_changes_nothing(self) -> None:
        for answer in ("n\n", "\n", "yes please\n", ""):
            with self.subTest(answer):
                (self.folder / "calls.jsonl").unlink(missing_ok=True)
                done = self.deploy(*GIVEN, answer=answer)
                self.assertEqual((done.returncode, self.places("execute-change-set")), (1, []))
                self.assertIn("nothing was changed", done.stdout)
                self.assertEqual(len(self.places("delete-change-set")), 1)

    def test_parameters_with_commas_survive(self) -> None:
        self.deploy(*GIVEN)
        self.assertEqual(self.parameters(), {one.split("=", 1)[0]: {"ParameterValue": one.split("=", 1)[1]} for one in GIVEN})

    def test_an_update_keeps_what_is_not_named(self) -> None:
        self.assertGreater(len(NAMES), 20)
        self.deploy("Impact=1", status="UPDATE_COMPLETE")
        self.assertIn("UPDATE", self.created())
        told = self.parameters()
        self.assertEqual(told.pop("Impact"), {"ParameterValue": "1"})
        self.assertEqual(told, {name: {"UsePreviousValue": "true"} for name in NAMES if name != "Impact"})

    def test_a_parameter_that_the_stack_does_not_have_yet_takes_its_default(self) -> None:
        self.deploy(status="UPDATE_COMPLETE", has=[name for name in NAMES if name != "Impact"])
        self.assertNotIn("Impact", self.parameters())

    def test_a_parameter_that_the_template_does_not_have_is_refused_before_anything_is_asked(self) -> None:
        done = self.deploy(*GIVEN, "Contact=arn")
        self.assertEqual((done.returncode, self.calls), (1, []))
        self.assertIn("no parameter Contact", done.stderr)

    def test_the_template_comes_from_the_bucket_because_it_outgrew_a_request(self) -> None:
        for region, host in (("eu-central-1", "s3.eu-central-1.amazonaws.com"), ("None", "s3.us-east-1.amazonaws.com")):
            with self.subTest(region):
                (self.folder / "calls.jsonl").unlink(missing_ok=True)
                self.deploy(*GIVEN, region=region)
                (at,) = [n for n, call in enumerate(self.calls) if call[:2] == ["s3", "cp"]]
                key = self.calls[at][-1].removeprefix("s3://artifacts/")
                call = self.created()
                self.assertEqual(call[call.index("--template-url") + 1], f"https://{host}/artifacts/{key}")
                self.assertNotIn("--template-body", call)
                self.assertLess(at, self.calls.index(call))

    def test_a_change_set_without_changes_is_taken_away_and_says_why(self) -> None:
        done = self.deploy(*GIVEN, changes=False, status="UPDATE_COMPLETE")
        self.assertEqual((done.returncode, self.places("execute-change-set")), (1, []))
        self.assertIn("didn't contain changes", done.stdout)
        self.assertEqual(len(self.places("delete-change-set")), 1)

    def test_a_stack_that_could_not_be_made_is_not_changed(self) -> None:
        done = self.deploy(*GIVEN, status="ROLLBACK_COMPLETE")
        self.assertEqual((done.returncode, self.places("create-change-set")), (1, []))
        self.assertIn("has to be deleted first", done.stderr)

    def test_a_stack_whose_first_change_set_was_declined_is_made(self) -> None:
        self.deploy(*GIVEN, status="REVIEW_IN_PROGRESS")
        self.assertIn("CREATE", self.created())
        self.assertEqual(set(self.parameters()), {"ConsoleUrl", "Contacts"})


if __name__ == "__main__":
    unittest.main()
