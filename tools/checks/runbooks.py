"""That a runbook leads to people whatever fails, and that what its steps use of each other is there."""

import re

from .tally import Tally

# Where the automation ends, and where it stays until somebody goes on.
ENDS, PEOPLE = "", "aws:pause"
# What calls nothing and has nothing to evaluate, and so doesn't fail.
INNER = ("aws:sleep",)
# What steps give without declaring it (User Guide, "Systems Manager Automation actions reference").
GIVEN = {
    "aws:approve": {"ApprovalStatus", "ApproverDecisions"},
    "aws:executeAwsApi": {"OutputPayload"},
    "aws:invokeLambdaFunction": {"StatusCode", "FunctionError", "LogResult", "Payload", "OutputPayload"},
}
REFERENCE = re.compile(r"{{\s*([^{}]*?)\s*}}")
# `automation:EXECUTION_ID`, `global:DATE_TIME`: Automation's own variables.
VARIABLE = re.compile(r"(?:automation|global):[A-Z_-]+")


def leads(step: dict, following: str) -> dict[str, list[str]]:
    """Where a step leads, by how it ends."""
    usual = ENDS if step.get("isEnd") else step.get("nextStep", following)
    failure = step.get("onFailure", "Abort")
    chosen = [choice["NextStep"] for choice in step["inputs"].get("Choices", [])] if step["action"] == "aws:branch" else []
    if chosen:
        usual = step["inputs"].get("Default", usual)
    if step["action"] in INNER:
        return {"success": [usual, *chosen], "failure": []}
    after = {"Abort": ENDS, "Continue": usual}.get(failure, failure.removeprefix("step:"))
    return {"success": [usual, *chosen], "failure": [after]}


def all_ways(document: dict) -> dict[str, dict[str, list[str]]]:
    steps = document["mainSteps"]
    following = {one["name"]: two["name"] for one, two in zip(steps, steps[1:])}
    return {step["name"]: leads(step, following.get(step["name"], ENDS)) for step in steps}


def references(value) -> set[str]:
    """What a step's inputs refer to."""
    if isinstance(value, str):
        return set(REFERENCE.findall(value))
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return set().union(*map(references, inner))


def outputs(step: dict) -> set[str]:
    return {one["Name"] for one in step.get("outputs", [])} | GIVEN.get(step["action"], set())


def check_references(tally: Tally, document: dict) -> None:
    """What a step refers to is a parameter, a variable, or an output that the other step has and that is there by then."""
    steps = document["mainSteps"]
    by_name, ways = {step["name"]: step for step in steps}, all_ways(document)
    known = set(document.get("parameters", {}))
    for name, step in by_name.items():
        for one in sorted(references(step["inputs"])):
            other, _, output = one.partition(".")
            if not output:
                tally.expect(one in known or bool(VARIABLE.fullmatch(one)), f"{name} uses {one}, which is no parameter")
                continue
            has = outputs(by_name[other]) if other in by_name else set()
            tally.expect(output in has, f"{name} uses {one}, and {other} has the outputs {sorted(has)}")
            # On whichever way the step is reached: otherwise it fails there.
            without, open_ = set(), [steps[0]["name"]]
            while open_:
                at = open_.pop()
                if at in by_name and at not in without:
                    without.add(at)
                    open_ += ways[at]["failure"] if at == other else ways[at]["success"] + ways[at]["failure"]
            tally.expect(name not in without, f"{name} uses {one}, and {other} may have failed by then")


def check_ways(tally: Tally, document: dict) -> None:
    """No failure ends the runbook or leads past the people."""
    by_name, ways = {step["name"]: step for step in document["mainSteps"]}, all_ways(document)
    for name, way in ways.items():
        targets = way["success"] + way["failure"]
        tally.expect(all(one in by_name or one == ENDS for one in targets), f"{name} leads to a step that isn't there: {targets}")
        tally.expect(way["failure"] != [ENDS] or by_name[name].get("isEnd"), f"{name} ends the runbook when it fails")
        calls = by_name[name]["action"] == "aws:invokeLambdaFunction"
        tally.expect(not calls or by_name[name].get("timeoutSeconds"), f"{name} has no time-out")
    # From every step, whatever happens, the next thing but machines is a person.
    for name in by_name:
        seen, open_ = set(), [name]
        while open_:
            one = open_.pop()
            if one in seen or (one in by_name and by_name[one]["action"] == PEOPLE):
                continue
            seen.add(one)
            tally.expect(one != ENDS, f"from {name} the runbook can end before anybody was asked")
            if one in by_name:
                open_ += ways[one]["success"] + ways[one]["failure"]
    reached, open_ = set(), [document["mainSteps"][0]["name"]]
    while open_:
        one = open_.pop()
        if one in by_name and one not in reached:
            reached.add(one)
            open_ += ways[one]["success"] + ways[one]["failure"]
    tally.expect(reached == set(by_name), f"nothing leads to {sorted(set(by_name) - reached)}")


def check(tally: Tally, document: dict) -> None:
    check_ways(tally, document)
    check_references(tally, document)
