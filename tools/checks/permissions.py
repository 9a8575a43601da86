"""The policy in docs/operate.md grants exactly what crates/aws calls: each operation's permission, which is mostly its own
name."""

import re

from .tally import Tally
from .workspace import ROOT, tracked

CALL = re.compile(r"Operation::(?:read|write|once)\(\s*\"(\w+)\",\s*SERVICE\s*\)(?:\s*\.allowed_by\(\"(\w+)\"\))?")
GRANT = re.compile(r"\"(ssm-incidents|ssm-contacts|iot|ssm):(\w+)\"")


def check(tally: Tally) -> None:
    calls = [call for path in tracked(".rs") if path.is_relative_to(ROOT / "crates/aws/src") for call in CALL.findall(path.read_text(encoding="utf-8"))]
    called = {permission or name for name, permission in calls}
    granted = {name for _, name in GRANT.findall((ROOT / "docs/operate.md").read_text(encoding="utf-8"))}
    tally.expect(len(called) > 5, f"{len(called)} operations found in crates/aws: too few to be true")
    for name in sorted(called | granted):
        tally.expect(name in granted, f"crates/aws calls {name}, which the policy in docs/operate.md doesn't grant")
        tally.expect(name in called, f"the policy in docs/operate.md grants {name}, which crates/aws doesn't call")
