#!/usr/bin/env python3
"""From a device that opens TCP 123 to its release, by what infra/template.yaml deploys: the built functions as processes under
the Runtime API, in a pretend account. Ends at the first stage that doesn't happen."""

import argparse
import signal
import statistics
import sys
import time

import permissions
import walks
from account import MINUTE, Account, Missing
from stages import STAGES, Story

# 2026-03-02T02:30:00Z, an edge of Device Defender's five minutes.
EDGE_MS = 1_772_418_600_000
ANSWERS = {"mission_critical": "no", "redundant": "yes", "sensitive_data": "no", "reachable": "yes"}
METRICS = ("detect", "acknowledge", "contain")


def drill(name: str, real: bool, offset_ms: int, paged_by: str, strength: str, answers: dict[str, str], stages, devices=8) -> Story:
    """One drill. The device reports so long before its window closes."""
    # What is set up has to be in force by then: policies take minutes.
    with Account(name, real, EDGE_MS - 20 * MINUTE, {"PagedBy": paged_by, "Strength": strength}) as account:
        account.people()
        account.device("pump-117", answers)
        account.control("POST", "/clock", {"mode": "real" if real else "frozen", "set_ms": EDGE_MS - offset_ms})
        account.control("POST", "/world/clients", {"client_id": "pump-117", "reconnects": True})
        story = Story(account, "pump-117", paged_by, strength)
        story.devices = devices
        for stage in stages:
            try:
                stage(story)
            except Missing as missing:
                print(f"{name}: FAILED at the stage {stage.__name__!r}: {missing}\n  the account's log: {account.log}", file=sys.stderr)
                story.tell(sys.stderr)
                raise SystemExit(1) from None
        story.measured = account.control("GET", "/world/invocations")["measured"]
        story.permissions = permissions.used(account)
        return story


def mmss(ms: float) -> str:
    return f"{int(ms // MINUTE)}:{ms % MINUTE / 1000:06.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=1, help="how many drills, each in an account of its own")
    parser.add_argument("--real", action="store_true", help="on the machine's clock: about 25 minutes each")
    parser.add_argument("--paged-by", choices=["plan", "runbook"], default="plan")
    parser.add_argument("--strength", choices=["group", "certificate", "both"], default="group")
    parser.add_argument("--coverage", action="store_true", help="every way through the workflow; fails when a function's role grants what none used")
    parser.add_argument("--only", metavar="WAY", help="of --coverage, this way alone")
    parser.add_argument("--storm", type=int, metavar="DEVICES", help="so many devices that break one rule in one window, at least 7")
    given = parser.parse_args()
    # Whoever ends it ends the account too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    if given.storm:
        story = drill("storm", False, 30_000, given.paged_by, given.strength, ANSWERS, walks.FLOOD, given.storm)
        for what, figure in story.figures.items():
            print(f"  {what}: {figure}")
        tell_functions([story])
        return
    if given.coverage:
        raise SystemExit(0 if coverage(given.only) else 1)
    stories = []
    for n in range(given.times):
        # Reports come anywhen in the five minutes; at real time nobody waits longer than it takes.
        offset = 30_000 if given.real else (2 * n + 1) * 5 * MINUTE // (2 * given.times)
        name = f"{'real' if given.real else 'drill'}-{n + 1}"
        stories.append(drill(name, given.real, offset, given.paged_by, given.strength, ANSWERS, STAGES))
        if n == 0:
            stories[0].tell(sys.stdout)
    clock = "the machine's clock" if given.real else "the world's clock, on which functions take no time"
    print(f"\n{given.times} drill{'s' if given.times > 1 else ''} on {clock}: median (least to most), m:ss")
    for metric in METRICS:
        values = [story.metric(metric) for story in stories]
        print(f"  MTT{metric[0].upper()}  {mmss(statistics.median(values))}  ({mmss(min(values))} to {mmss(max(values))})  time to {metric}")
    tell_functions(stories)


def coverage(only: str | None) -> bool:
    """Every way through the workflow, and whether the functions' roles grant nothing that none of them used."""
    ways = {
        "contained": ("plan", "group", ANSWERS, STAGES),
        "paged-by-runbook": ("runbook", "both", ANSWERS, STAGES),
        "asked": ("plan", "group", {}, walks.ASKS),
        "by-hand": ("plan", "group", ANSWERS, walks.BY_HAND),
        "storm": ("plan", "group", ANSWERS, walks.STORM),
        "down": ("plan", "group", ANSWERS, walks.DOWN),
        "denied": ("plan", "group", ANSWERS, walks.DENIED),
        "unread": ("plan", "group", ANSWERS, walks.UNREAD),
        "again": ("plan", "group", ANSWERS, walks.AGAIN),
        "silent": ("plan", "group", ANSWERS, walks.SILENT),
    }
    if only:
        ways = {only: ways[only]}
    stories = []
    for name, (paged_by, strength, answers, stages) in ways.items():
        begun = time.monotonic()
        stories.append(drill(name, False, 30_000, paged_by, strength, answers, stages))
        print(f"{name}: {', '.join(stage.__name__ for stage in stages)} ({time.monotonic() - begun:.1f} s)", flush=True)
    tell_functions(stories)
    return permissions.tell(permissions.merged([story.permissions for story in stories]))


def tell_functions(stories: list[Story]) -> None:
    print("\nfunctions: invocations, start and invocation in ms (medians of real time), most memory in MB")
    measured = [one for story in stories for one in story.measured]
    for name in sorted({one["function"].split("-")[1] for one in measured}):
        of = [one for one in measured if one["function"].split("-")[1] == name]
        starts = [one["init_ms"] for one in of if one["init_ms"] is not None]
        memory = max(one["memory_kb"] for one in of) / 1024
        print(f"  {name:8} {len(of):4}  {statistics.median(starts):6.0f}  {statistics.median(one['took_ms'] for one in of):6.0f}  {memory:5.1f}")


if __name__ == "__main__":
    main()
