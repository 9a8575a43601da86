#!/usr/bin/env python3
"""Translates infra/template.yaml as AWS does when it deploys it: SAM's resources become CloudFormation's, and what stands in
files of its own is put in.

  tools/infra/translate.py [Parameter=value ...] > template.json

Parameters without a default have to be given; what is given is their default in what is printed. Nothing is asked of AWS."""

import json
import logging
import os
import pathlib
import sys

import yaml
from samtranslator.translator.managed_policy_translator import ManagedPolicyLoader
from samtranslator.translator.transform import transform

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TEMPLATE = ROOT / "infra/template.yaml"
SHORT = {"Ref": "Ref", "Condition": "Condition"}


class Loader(yaml.SafeLoader):
    """YAML with CloudFormation's short forms, such as !GetAtt."""


def short_form(loader: Loader, suffix: str, node: yaml.Node) -> dict:
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    if suffix == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {SHORT.get(suffix, f"Fn::{suffix}"): value}


Loader.add_multi_constructor("!", short_form)
# A date stays the text that it is: policies have versions that look like dates.
Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def included(value, folder: pathlib.Path):
    """AWS::Include, with the files beside the template instead of a bucket."""
    if isinstance(value, list):
        return [included(one, folder) for one in value]
    if not isinstance(value, dict):
        return value
    transform_of = value.get("Fn::Transform")
    if isinstance(transform_of, dict) and transform_of.get("Name") == "AWS::Include":
        return yaml.load((folder / transform_of["Parameters"]["Location"]).read_text(encoding="utf-8"), Loader)
    return {key: included(one, folder) for key, one in value.items()}


class NoPolicies(ManagedPolicyLoader):
    """The template names no managed policy, so that none has to be looked up."""

    def __init__(self) -> None:
        super().__init__(None)

    def load(self) -> dict:
        return {}


def translated(parameters: dict[str, str], region: str = "eu-central-1") -> dict:
    template = included(yaml.load(TEMPLATE.read_text(encoding="utf-8"), Loader), TEMPLATE.parent)
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            # Where the code is, is for packaging to say; SAM wants an address in a bucket.
            folder = pathlib.PurePosixPath(resource["Properties"]["CodeUri"])
            resource["Properties"]["CodeUri"] = f"s3://not-packaged/{folder.name}"
            resource.setdefault("Metadata", {})["Folder"] = folder.name
    defaults = {name: str(one["Default"]) for name, one in template["Parameters"].items() if "Default" in one}
    missing = set(template["Parameters"]) - set(defaults) - set(parameters)
    if missing:
        raise SystemExit(f"parameters without a value: {', '.join(sorted(missing))}")
    for name, value in parameters.items():
        template["Parameters"][name]["Default"] = value
    os.environ.setdefault("AWS_DEFAULT_REGION", region)
    # It warns of metrics of its own that nobody asked for.
    logging.getLogger("samtranslator").setLevel(logging.ERROR)
    return transform(template, defaults | parameters, NoPolicies())


if __name__ == "__main__":
    given = dict(one.split("=", 1) for one in sys.argv[1:])
    json.dump(translated(given), sys.stdout, indent=1)
