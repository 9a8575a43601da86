"""What a role grants against what was used of it."""

from .tally import Tally


def check(tally: Tally, granted: set[str], uses: list[dict], exempt: dict[str, str], refused: dict[str, str]) -> None:
    """Each of `uses` is of one test: `{test, uses: {allowed: {action: times}, denied: …}}`, or with `restricted` where the test took
    rights away. `exempt` may stay unused and `refused` is denied on purpose, each for the reason that it has."""
    used = {action for one in uses for action in one["uses"]["allowed"]}
    for action in sorted(granted):
        tally.expect(action in used or action in exempt, f"{action} is granted, and no test's console used it")
    for action, reason in exempt.items():
        tally.expect(action in granted, f"{action} is exempt ({reason}), and not granted")
        tally.expect(action not in used, f"{action} is exempt ({reason}), and used")
    for one in uses:
        for action in one["uses"]["denied"]:
            tally.expect(one["restricted"] or action in refused, f"{action} was denied in {one['test']}: the console's role lacks it")
