"""Tags, by the service's own operations and by the Tagging API."""

import boto3
from botocore.config import Config

from checks_constraints import probe
from checks_operations import code
from world import ACCOUNT, ADMIN, PLAN, READER, REGION

IOT = f"arn:aws:iot:{REGION}:{ACCOUNT}:"
GROUP = IOT + "thinggroup/site-hall-2"
PROFILE = IOT + "securityprofile/DeviceRuleBaseline"


def tagging(world, key=ADMIN, validate=True):
    """A client that speaks JSON 1.1: the simulator doesn't speak CBOR, which botocore prefers."""
    session = boto3.session.Session(region_name=REGION, aws_access_key_id=key, aws_secret_access_key="unverified")
    model = session._loader.load_service_model("resourcegroupstaggingapi", "service-2")
    model["metadata"].update(protocol="json", protocols=["json"])
    config = Config(parameter_validation=validate, retries={"total_max_attempts": 1})
    client = session.client("resourcegroupstaggingapi", endpoint_url=world.endpoint, config=config)
    world.recorder.watch(client)
    return client


def check_iots_own_operations_tag(world):
    iot = world.client("iot")
    iot.tag_resource(resourceArn=PROFILE, tags=[{"Key": f"k{n:02}", "Value": "v"} for n in range(30)])
    first = iot.list_tags_for_resource(resourceArn=PROFILE)
    rest = iot.list_tags_for_resource(resourceArn=PROFILE, nextToken=first["nextToken"])
    tags = {t["Key"]: t["Value"] for t in [*first["tags"], *rest["tags"]]}
    assert len(tags) == 31 and tags["team"] == "ot-security" and tags["k29"] == "v"
    many = [{"Key": f"m{n}", "Value": ""} for n in range(20)]
    assert code(lambda: iot.tag_resource(resourceArn=PROFILE, tags=many)) == "LimitExceededException"
    iot.untag_resource(resourceArn=PROFILE, tagKeys=[f"k{n:02}" for n in range(30)])
    assert iot.list_tags_for_resource(resourceArn=PROFILE)["tags"] == [{"Key": "team", "Value": "ot-security"}]


def check_things_take_no_tags(world):
    iot = world.client("iot")
    thing = lambda: iot.tag_resource(resourceArn=IOT + "thing/pump-117", tags=[{"Key": "QUARANTINED", "Value": "now"}])
    assert code(thing) == "InvalidRequestException"
    assert code(lambda: iot.list_tags_for_resource(resourceArn=IOT + "thinggroup/none")) == "ResourceNotFoundException"
    failed = tagging(world).tag_resources(ResourceARNList=[IOT + "thing/pump-117"], Tags={"QUARANTINED": "now"})["FailedResourcesMap"]
    failure = failed[IOT + "thing/pump-117"]
    assert failure["StatusCode"] == 400 and failure["ErrorCode"] == "InvalidParameterException" and failure["ErrorMessage"]


def check_resources_of_several_services_are_tagged_and_found(world):
    tags = tagging(world)
    assert tags.tag_resources(ResourceARNList=[GROUP, PLAN], Tags={"shift": "night", "unit": "a"})["FailedResourcesMap"] == {}
    found = lambda **ask: [m["ResourceARN"] for m in tags.get_resources(**ask)["ResourceTagMappingList"]]
    assert found(TagFilters=[{"Key": "shift", "Values": ["night"]}]) == sorted([GROUP, PLAN])
    assert found(TagFilters=[{"Key": "shift", "Values": ["day"]}]) == []
    assert GROUP in found(ResourceTypeFilters=["iot:thinggroup"]) and PROFILE not in found(ResourceTypeFilters=["iot:thinggroup"])
    assert found(ResourceARNList=[GROUP, IOT + "thinggroup/none"]) == [GROUP]
    first = tags.get_resources(ResourcesPerPage=1)
    assert first["PaginationToken"] and tags.get_resources(ResourcesPerPage=1, PaginationToken=first["PaginationToken"])
    shown = tags.get_resources(ResourceARNList=[GROUP])["ResourceTagMappingList"][0]["Tags"]
    assert {"Key": "shift", "Value": "night"} in shown
    keys = [key for page in tags.get_paginator("get_tag_keys").paginate() for key in page["TagKeys"]]
    assert {"shift", "unit", "team"} <= set(keys) and keys == sorted(keys)
    assert tags.get_tag_values(Key="shift")["TagValues"] == ["night"]
    failed = tags.untag_resources(ResourceARNList=[GROUP, PLAN, IOT + "policy/none"], TagKeys=["shift", "unit"])["FailedResourcesMap"]
    assert list(failed) == [IOT + "policy/none"] and failed[IOT + "policy/none"]["StatusCode"] == 400
    assert failed[IOT + "policy/none"]["ErrorCode"] and failed[IOT + "policy/none"]["ErrorMessage"]
    assert tags.get_tag_values(Key="shift")["TagValues"] == []
    assert code(lambda: tags.get_resources(ResourceARNList=[GROUP], ResourcesPerPage=5)) == "InvalidParameterException"
    assert code(lambda: tags.get_resources(ResourcesPerPage=101)) == "InvalidParameterException"


def check_tagging_needs_the_right(world):
    tags = tagging(world, READER)
    assert code(lambda: tags.tag_resources(ResourceARNList=[GROUP], Tags={"a": "b"})) == "AccessDeniedException"


def check_long_lists_of_keys_and_values_have_pages(world):
    tags = tagging(world)
    arns = [f"arn:aws:ssm-incidents::{ACCOUNT}:response-plan/PlantNetworkPlan", PLAN, GROUP]
    for n, arn in enumerate(arns):
        tags.tag_resources(ResourceARNList=[arn], Tags={f"p{n}-{m:02}": "x" for m in range(40)})
    first = tags.get_tag_keys()
    assert len(first["TagKeys"]) == 100 and first["PaginationToken"]


def check_every_constraint_of_the_tagging_api(world):
    names = ["GetResources", "GetTagKeys", "GetTagValues", "TagResources", "UntagResources"]
    return probe(world, "resourcegroupstaggingapi", names, tagging(world, validate=False))
