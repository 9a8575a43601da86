"""Every constraint of every input member: at the bound it is let through, beyond it is refused."""

import copy
import json
import re

from botocore import xform_name
from botocore.exceptions import ClientError

from world import ACCOUNT, PLAN, UNKNOWN_INCIDENT, World

# Texts that meet the model's patterns, by shape.
TEXTS = {
    "Arn": UNKNOWN_INCIDENT,
    "RoleArn": f"arn:aws:iam::{ACCOUNT}:role/R",
    "SsmContactsArn": f"arn:aws:ssm-contacts:eu-central-1:{ACCOUNT}:contact/c",
    "GeneratedId": "related-item/OTHER/" + "0" * 32,
    "arnType": f"arn:aws:iam::{ACCOUNT}:role/LazaretResponder",
    "tokenCodeType": "123456",
    "PolicyVersionId": "1",
    "EvaluationStatistic": "p99",
    "JobTemplateArn": "arn:aws:iot:eu-central-1::jobtemplate/t",
    "PackageVersionArn": "arn:aws:iot:eu-central-1::package/p/version/1",
}
# Members whose text means something to the operation.
MEANING = {
    "StartIncident.responsePlanArn": PLAN,
    "CreateTimelineEvent.eventType": "Note",
    "UpdateTimelineEvent.eventType": "Note",
    "PutResourcePolicy.policy": "{}",
    "AssumeRole.Policy": json.dumps({"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}),
}
LISTED = {"ListTagsForResource": {"resourceArn": PLAN}, "TagResource": {"resourceArn": PLAN}, "UntagResource": {"resourceArn": PLAN}}
# Values that break a pattern but no length.
BREAKERS = ["<", "aws:own", "é", "\u0000", " ", "$"]


def valid(shape, path):
    """A value that meets every constraint of the shape, with every member set; of a union the first member."""
    kind, limits = shape.type_name, shape.metadata
    if kind == "structure":
        names = list(shape.members)[:1] if getattr(shape, "is_tagged_union", False) else list(shape.members)
        return {name: valid(shape.members[name], f"{path}.{name}") for name in names}
    if kind == "list":
        return [valid(shape.member, f"{path}[]") for _ in range(max(1, limits.get("min", 1)))]
    if kind == "map":
        return {valid(shape.key, f"{path}{{key}}"): valid(shape.value, f"{path}{{}}")}
    if kind == "string":
        if path in MEANING:
            return MEANING[path]
        if shape.enum:
            return shape.enum[0]
        return TEXTS.get(shape.name, "a" * max(3, limits.get("min", 0)))
    number = max(1, limits.get("min", 1))
    return {"integer": number, "long": number, "double": 1.5, "float": 1.5, "blob": b"{}", "boolean": True,
            "timestamp": 1_700_000_000}[kind]


def long(text, size, key=False):
    """The same text, drawn out to a length."""
    return text + text[-1] * (size - len(text)) if not text.endswith("}") else text + " " * (size - len(text))


def broken(shape):
    pattern = shape.metadata.get("pattern", "")
    readable = re.sub(r"\\p\{L\}\\p\{Z\}\\p\{N\}", "A-Za-z0-9 ", pattern)
    readable = readable.replace(r"\p{Graph}", "!-~").replace(r"\p{Cntrl}", r"\x00-\x1f\x7f").replace(r"\p{C}", r"\x00-\x1f\x7f")
    if "\\u" in readable:
        return "\u0000" * shape.metadata.get("min", 1)
    size = max(1, shape.metadata.get("min", 1))
    for breaker in BREAKERS:
        text = breaker * size if len(breaker) == 1 else breaker
        if pattern and not re.fullmatch(readable, text):
            return text
    return None


def put(request, path, value):
    """A copy of the request with another value at the path; `...` removes it."""
    changed = copy.deepcopy(request)
    at = changed
    for step in path[:-1]:
        at = at[step]
    if value is ...:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    return changed


def probes(shape, value, path):
    """Pairs of what to set where: within the constraints (True) or beyond them (False)."""
    kind, limits = shape.type_name, shape.metadata
    low, high = limits.get("min"), limits.get("max")
    if kind == "structure":
        for name in shape.required_members:
            if not shape.members[name].metadata.get("idempotencyToken"):  # which the SDK would fill in
                yield [*path, name], ..., False
        if getattr(shape, "is_tagged_union", False):
            yield path, {}, False
            if len(shape.members) > 1:
                yield path, {name: valid(member, "") for name, member in shape.members.items()}, False
            for name, member in shape.members.items():
                if name not in value:
                    yield path, {name: valid(member, "")}, True
        for name, member in shape.members.items():
            if name in value:
                yield from probes(member, value[name], [*path, name])
        if getattr(shape, "is_tagged_union", False):
            for name, member in list(shape.members.items())[1:]:
                for deeper, what, good in probes(member, valid(member, ""), []):
                    whole = valid(member, "")
                    changed = what if not deeper else put(whole, deeper, what)
                    yield path, {name: changed}, good
    elif kind == "list":
        if low:
            yield path, [], False
        if high is not None and high < 1000:
            yield path, value[:1] * high, True
            yield path, value[:1] * (high + 1), False
        yield from probes(shape.member, value[0], [*path, 0])
    elif kind == "map":
        (key, item), = value.items()
        if low:
            yield path, {}, False
        if high is not None:
            yield path, {f"k{n}": item for n in range(high)}, True
            yield path, {f"k{n}": item for n in range(high + 1)}, False
        for _, what, good in probes(shape.key, key, []):
            yield path, {what: item}, good
        yield from probes(shape.value, item, [*path, key])
    elif kind == "string":
        if shape.enum:
            for known in shape.enum:
                yield path, known, True
            yield path, "no-such-value", False
            return
        if low:
            yield path, value[: low - 1], False
        if high is not None:
            yield path, long(value, high + 1), False
            if "GeneratedId" not in shape.name:
                yield path, long(value, high), True
        if limits.get("pattern") and broken(shape) is not None:
            yield path, broken(shape), False
    elif kind in ("integer", "long") and low is not None and high is None:
        yield path, low - 1, False
        yield path, low, True
    elif kind in ("integer", "long") and low is not None:
        yield path, low - 1, False
        yield path, high + 1, False
        yield path, low, True
        yield path, high, True


def call(client, model, request):
    """The error's code and text, if there was one. Timestamps go as numbers."""
    method = xform_name(model.name)
    try:
        getattr(client, method)(**request)
    except ClientError as error:
        return error.response["Error"]["Code"], error.response["Error"]["Message"]
    return None, ""


def constraint_refused(code, text):
    if code == "InvalidAttributeName" and "no-such-value" in text:
        return True  # SQS names the enumerated names of attributes itself
    refusals = ("ValidationException", "ValidationError", "InvalidRequestException", "InvalidParameterException")
    return code in refusals and "validation error" in text and "failed to satisfy" in text


def probe(world, service, names=None, client=None):
    client = client or world.client(service, validate=False)
    tried = {True: 0, False: 0}
    for name in names or client.meta.service_model.operation_names:
        model = client.meta.service_model.operation_model(name)
        if model.input_shape is None:
            continue
        listed = {member: value for member, value in LISTED.get(name, {}).items() if member in model.input_shape.members}
        request = {**valid(model.input_shape, name), **listed}
        request.pop("nextToken", None)
        request.pop("marker", None)
        code, text = call(client, model, request)
        assert not constraint_refused(code, text) and code != "SerializationException", f"{name}: {request}: {text}"
        for path, what, good in probes(model.input_shape, request, []):
            labelled = path and "{%s}" % path[0] in model.http["requestUri"] and what in (..., "")
            form = service in ("sts", "iam")
            unsent = (what == [] and path == ["tagKeys"]) or (form and what in ([], {}))
            if labelled or unsent:
                continue  # a path, a query string and a form say nothing without a value: `check_a_label` below
            code, text = call(client, model, put(request, path, what))
            shown = f"{name} {'.'.join(map(str, path))} = {str(what)[:80]!r}: {code} {text[:200]}"
            if good:
                assert not constraint_refused(code, text) and code != "SerializationException", f"refused {shown}"
            else:
                assert constraint_refused(code, text), f"let through {shown}"
            tried[good] += 1
    print(f"  {service}: {tried[False]} violating requests refused, {tried[True]} at the bound let through")
    return sum(tried.values()) - 1


def check_every_constraint_of_incident_manager(world: World):
    return probe(world, "ssm-incidents")


def check_every_constraint_of_sts(world):
    return probe(world, "sts", ["AssumeRole"])


def check_every_constraint_of_iam(world):
    return probe(world, "iam", ["SimulatePrincipalPolicy"])


def check_a_label_and_an_empty_query_string_are_required(world):
    for method, path in [("GET", "/tags/"), ("DELETE", "/tags/" + PLAN.replace("/", "%2F")), ("GET", "/getIncidentRecord")]:
        status, headers, body = world.raw(method, path)
        assert (status, headers["x-amzn-errortype"]) == (400, "ValidationException"), (path, body)
        assert "must not be null" in json.loads(body)["message"]


def check_a_listing_without_its_own_bounds_is_not_probed_blindly(world):
    """nextToken is left out of the probes' base request, so its length is checked here."""
    client = world.client(validate=False)
    for size, constraint in [(2000, False), (2001, True)]:
        code, text = call(client, client.meta.service_model.operation_model("ListIncidentRecords"), {"nextToken": "a" * size})
        assert code == "ValidationException" and constraint_refused(code, text) is constraint, (size, text)
