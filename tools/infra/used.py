#!/usr/bin/env python3
"""Holds what the tests' consoles used of infra/template.yaml's role, which the simulated account enforced, against what it
grants. The tests of the server keep it, a file for each account (server/tests/it/site/shipped.rs); all of them have to have
run."""

import json
import os
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from check import GIVEN, actions  # noqa: E402
from checks import uses  # noqa: E402
from checks.tally import Tally  # noqa: E402
from translate import ROOT, translated  # noqa: E402

ROLE = "ConsoleContainmentRole"
EXEMPT = {
    "iot:DescribeEndpoint": "it is asked only where no endpoint is configured, as in AWS: the account's own would have to speak TLS",
    "ssm:AddTagsToResource": "AWS may ask for it when a start is tagged, which no page says for sure; the simulated account doesn't",
}
REFUSED = {"iam:PassRole": "it is held to the runbook's own role, and a test tries another"}


def granted() -> set[str]:
    resources = translated(GIVEN | {"ConsolePrincipal": "arn:aws:iam::111122223333:role/console"})["Resources"]
    policies = [resources[one["Ref"]]["Properties"]["PolicyDocument"] for one in resources[ROLE]["Properties"]["ManagedPolicyArns"]]
    return {action for policy in policies for statement in policy["Statement"] for action in actions(statement)}


if __name__ == "__main__":
    folder = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "tmp/permissions"
    kept = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    tally = Tally()
    tally.expect(len(kept) > 100, f"{len(kept)} accounts' uses in {folder}: too few for all of the server's tests")
    may = granted()
    uses.check(tally, may, kept, EXEMPT, REFUSED)
    used = {action for one in kept for action in one["uses"]["allowed"]}
    print(f"{ROLE} grants {len(may)} actions; {len(may & used)} were used in {len(kept)} accounts, {len(EXEMPT)} exempt")
    tally.close()
