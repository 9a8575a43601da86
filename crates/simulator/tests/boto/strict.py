"""Checks every reply against botocore's shapes, more strictly than botocore does, and remembers what was seen."""

import io
import json
import re
import xml.etree.ElementTree as ElementTree

from botocore.response import StreamingBody

# Errors that AWS answers for any operation (Common Error Types), with their HTTP status.
COMMON = {
    "UnrecognizedClientException": 403,
    "MissingAuthenticationTokenException": 403,
    "ExpiredTokenException": 403,
    "IncompleteSignatureException": 403,
    "InvalidSignatureException": 403,
    "SerializationException": 400,
    "UnknownOperationException": 404,
    "AccessDeniedException": 403,
    "InvalidParameterValue": 400,
    "ValidationException": 400,
}


class Recorder:
    """Sees every reply of the clients that it watches."""

    def __init__(self):
        self.problems = []
        self.seen = set()
        self.replies = 0

    def watch(self, client):
        client.meta.events.register("after-call", self.after_call)

    def after_call(self, http_response, model, parsed=None, **_):
        self.replies += 1
        body = http_response.content.decode()
        if model.has_streaming_output and http_response.status_code < 300:
            # Reading the body took it from the caller, who gets it back.
            stream = io.BytesIO(http_response.content)
            parsed[model.output_shape.serialization["payload"]] = StreamingBody(stream, len(body))
        if model.service_model.metadata["protocol"] == "query":
            self.query(model, http_response, body)
        elif http_response.status_code >= 300:
            self.error(model, http_response, json.loads(body))
        else:
            wanted = model.http.get("responseCode", 200)
            if http_response.status_code != wanted:
                self.problem(model, f"status {http_response.status_code}, the model says {wanted}")
            payload = model.output_shape.serialization.get("payload") if model.output_shape else None
            value = json.loads(body) if body else {}
            self.walk(model.output_shape, {payload: body} if payload else value, model.name, model)

    def query(self, model, http_response, body):
        root = strip(ElementTree.fromstring(body))
        if http_response.status_code >= 300:
            names = [child.tag for child in root]
            if names != ["Error", "RequestId"] or [child.tag for child in root[0]] != ["Type", "Code", "Message"]:
                self.problem(model, f"an error of another form: {body}")
            return
        names = [child.tag for child in root]
        result = [f"{model.name}Result"] if model.output_shape else []
        if root.tag != f"{model.name}Response" or names != [*result, "ResponseMetadata"]:
            self.problem(model, f"a reply of another form: {body}")
        if not result:
            return
        self.walk(model.output_shape, from_xml(model.output_shape, root[0], self, model), model.name, model)

    def error(self, model, http_response, body):
        code = http_response.headers.get("x-amzn-errortype", "")
        if not re.match(r"application/(x-amz-)?json", http_response.headers.get("content-type", "")):
            self.problem(model, "an error that is not JSON")
        shape = next((shape for shape in model.error_shapes if shape.name == code), None)
        if shape is None:
            if COMMON.get(code) != http_response.status_code:
                self.problem(model, f"error {code} ({http_response.status_code}) is neither the operation's nor common")
            return
        body.pop("__type", None)
        if not shape.members:
            body.pop("message", None)
        if shape.metadata.get("error", {}).get("httpStatusCode", 400) != http_response.status_code:
            self.problem(model, f"{code} with status {http_response.status_code}")
        self.walk(shape, body, f"{code}", model)

    def problem(self, model, text):
        self.problems.append(f"{model.name}: {text}")

    def walk(self, shape, value, path, model):
        """Refuses unknown members, missing required ones, other types and values outside the constraints."""
        if shape is None:
            if value:
                self.problem(model, f"{path} has a value that the model does not know")
            return
        kind = shape.type_name
        if kind == "structure":
            if not isinstance(value, dict):
                return self.problem(model, f"{path} is no structure")
            for name in value.keys() - shape.members.keys():
                self.problem(model, f"{path}.{name} is unknown to the model")
            for name in shape.required_members:
                if value.get(name) is None:
                    self.problem(model, f"{path}.{name} is required and missing")
            if getattr(shape, "is_tagged_union", False) and len(value) != 1:
                self.problem(model, f"{path} is a union with members {sorted(value)}")
            for name, member in shape.members.items():
                if name in value:
                    if value[name] is None:
                        self.problem(model, f"{path}.{name} is null")
                    elif value[name] not in ("", [], {}):
                        self.seen.add(f"{path}.{name}")
                    self.walk(member, value[name], f"{path}.{name}", model)
        elif kind == "list":
            if not isinstance(value, list):
                return self.problem(model, f"{path} is no list")
            self.size(shape, len(value), path, model)
            for item in value:
                self.walk(shape.member, item, f"{path}[]", model)
        elif kind == "map":
            self.size(shape, len(value), path, model)
            for key, item in value.items():
                self.walk(shape.key, key, f"{path}{{key}}", model)
                self.walk(shape.value, item, f"{path}{{}}", model)
        elif kind == "string":
            self.text(shape, value, path, model)
        elif kind == "boolean":
            if not isinstance(value, bool):
                self.problem(model, f"{path} is no boolean")
        elif kind in ("double", "float"):
            if not isinstance(value, (int, float)) or isinstance(value, bool):
                self.problem(model, f"{path} is no number")
        elif kind == "blob":
            if not isinstance(value, str):
                self.problem(model, f"{path} is no text for bytes")
        elif kind in ("integer", "long"):
            if not isinstance(value, int) or isinstance(value, bool):
                return self.problem(model, f"{path} is no integer")
            low, high = shape.metadata.get("min"), shape.metadata.get("max")
            if (low is not None and value < low) or (high is not None and value > high):
                self.problem(model, f"{path} = {value} is outside {low}..{high}")
        elif kind == "timestamp":
            query = model.service_model.metadata["protocol"] == "query"
            if query and not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", value):
                self.problem(model, f"{path} = {value} is no ISO timestamp")
            if not query and (not isinstance(value, (int, float)) or isinstance(value, bool)):
                self.problem(model, f"{path} = {value} is no epoch timestamp")
        else:
            self.problem(model, f"{path} has the unforeseen type {kind}")

    def size(self, shape, size, path, model):
        # A list that a reply may leave out may also be empty there: minima bind requests.
        if size > shape.metadata.get("max", size):
            self.problem(model, f"{path} has {size} items")

    def text(self, shape, value, path, model):
        if not isinstance(value, str):
            return self.problem(model, f"{path} is no string")
        limits = shape.metadata
        if not limits.get("min", 0) <= len(value) <= limits.get("max", len(value)):
            self.problem(model, f"{path} has {len(value)} characters")
        if shape.enum and value not in shape.enum:
            self.problem(model, f"{path} = {value} is none of {shape.enum}")
        pattern = limits.get("pattern")
        if pattern and "\\p{" not in pattern and "\\u" not in pattern and not re.fullmatch(pattern, value):
            self.problem(model, f"{path} = {value!r} does not match {pattern}")


def members(shape, path, within=()):
    """Every output member below a shape."""
    if shape is None or shape.name in within:
        return
    within = (*within, shape.name)
    if shape.type_name == "structure":
        for name, member in shape.members.items():
            yield f"{path}.{name}"
            yield from members(member, f"{path}.{name}", within)
    elif shape.type_name == "list":
        yield from members(shape.member, f"{path}[]", within)
    elif shape.type_name == "map":
        yield from members(shape.value, f"{path}{{}}", within)


def strip(root):
    """The same tree without namespaces."""
    for element in root.iter():
        element.tag = element.tag.rsplit("}", 1)[-1]
    return root


def from_xml(shape, element, recorder, model):
    if shape.type_name == "structure":
        return {child.tag: from_xml(shape.members[child.tag], child, recorder, model)
                if child.tag in shape.members else child.text for child in element}
    if shape.type_name == "list":
        return [from_xml(shape.member, child, recorder, model) for child in element]
    if shape.type_name == "map":
        return {entry.find("key").text: from_xml(shape.value, entry.find("value"), recorder, model) for entry in element}
    if shape.type_name == "integer":
        return int(element.text)
    if shape.type_name == "boolean" and element.text in ("true", "false"):
        return element.text == "true"
    return element.text or ""
