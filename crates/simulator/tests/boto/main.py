"""boto3 against the simulator: every operation, every constraint, every output member."""

import importlib
import pathlib
import re
import sys
import time
import traceback

import boto3

import contacts_operations
import iot_operations
import messaging_operations
from checks_ssm_constraints import OPERATIONS as SSM
from strict import Recorder, members
from world import World

HERE = pathlib.Path(__file__).resolve().parent
DIFFERENCES = HERE.parent.parent / "DIFFERENCES.md"
SUITES = ["operations", "listing", "tokens", "errors", "identity", "faults", "clock", "ssm_documents", "ssm_automation", "ssm_ops_items",
          "ssm_constraints", "contacts", "engagements", "iot_registry", "iot_groups",
          "iot_policies", "iot_index_and_jobs", "iot_constraints", "device_defender", "connections",
          "iot_data", "tunnels", "tagging", "infra", "queues", "topics", "constraints"]
SERVICES = {"ssm-incidents": None, "iam": ["SimulatePrincipalPolicy"], "sts": ["AssumeRole", "GetCallerIdentity"], "ssm": SSM,
            "ssm-contacts": contacts_operations.OPERATIONS,
            "iot": iot_operations.REGISTRY + iot_operations.DETECT + iot_operations.TAGGING,
            "iot-data": iot_operations.DATA, "iotsecuretunneling": iot_operations.TUNNELS,
            "resourcegroupstaggingapi": iot_operations.TAGGING_API,
            "sqs": messaging_operations.QUEUES, "sns": messaging_operations.TOPICS}


class Count:
    def __init__(self):
        self.passed = 0
        self.failed = 0

    def check(self, name, work):
        try:
            extra = work()
        except Exception as error:  # a failed check must not stop the others
            self.failed += 1
            where = traceback.extract_tb(error.__traceback__)[-1]
            print(f"FAILED {name}: {type(error).__name__}: {error} ({pathlib.Path(where.filename).name}:{where.lineno})")
        else:
            self.passed += 1 + (extra if isinstance(extra, int) else 0)


def listed_differences():
    """The members that DIFFERENCES.md says are never seen."""
    text = DIFFERENCES.read_text()
    section = text.split("## Output members that are never seen", 1)[1].split("\n## ", 1)[0]
    return set(re.findall(r"^- `([^`]+)`", section, re.MULTILINE))


def within(member, parent):
    """Whether the member stands below another: what is listed speaks for everything in it."""
    return member.startswith((parent + ".", parent + "[]", parent + "{}"))


def coverage(recorder):
    """Every output member of every implemented operation was seen non-empty, or is listed, and not both."""
    wanted = set()
    for service, operations in SERVICES.items():
        model = boto3.client(service, region_name="eu-central-1", aws_access_key_id="x", aws_secret_access_key="x")
        model = model.meta.service_model
        for name in operations or model.operation_names:
            shape = model.operation_model(name).output_shape
            wanted.update(members(shape, name))
        for shape in model.error_shapes if operations is None else []:
            wanted.update(members(shape, shape.name))
    listed = listed_differences()
    unseen = wanted - recorder.seen
    missing = {member for member in unseen - listed if not any(within(member, parent) for parent in listed)}
    assert not missing, f"never seen and not in DIFFERENCES.md: {sorted(missing)}"
    assert not listed - unseen, f"in DIFFERENCES.md but seen or unknown: {sorted(listed - unseen)}"
    print(f"  {len(wanted)} output members: {len(wanted) - len(unseen)} seen non-empty, {len(unseen)} listed or within what is listed")
    return len(wanted) - len(unseen) - 1


def conformance(recorder):
    problems = sorted(set(recorder.problems))
    assert not problems, "\n    ".join([f"{len(problems)} things that botocore's shapes refuse:", *problems[:20]])
    print(f"  {recorder.replies} replies checked strictly")


def main(binary):
    count, recorder = Count(), Recorder()
    for suite in SUITES:
        before, began = count.passed, time.monotonic()
        module = importlib.import_module(f"checks_{suite}")
        with World(binary, recorder) as world:
            for name, work in list(vars(module).items()):
                if name.startswith("check_"):
                    count.check(f"{suite}: {name[6:].replace('_', ' ')}", lambda work=work: work(world))
        print(f"  {suite}: {count.passed - before} passed in {time.monotonic() - began:.1f} s")
    count.check("replies fit the model", lambda: conformance(recorder))
    count.check("output members are seen", lambda: coverage(recorder))
    print(f"boto3: {count.passed} passed, {count.failed} failed")
    return 1 if count.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
