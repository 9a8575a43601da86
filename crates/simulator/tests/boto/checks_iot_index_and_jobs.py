"""Fleet indexing, connectivity, jobs and logging options."""

import json

from checks_iot_registry import IOT, all_of
from checks_operations import code
from world import READER, World

THINGS = {
    "thingIndexingMode": "REGISTRY_AND_SHADOW",
    "thingConnectivityIndexingMode": "STATUS",
    "deviceDefenderIndexingMode": "VIOLATIONS",
    "namedShadowIndexingMode": "ON",
    "customFields": [{"name": "attributes.level", "type": "Number"}],
    "filter": {"namedShadowNames": ["network"], "geoLocations": [{"name": "shadow.at", "order": "LatLon"}],
               "connectivity": {"includeSocketInformation": ["GET_THING_CONNECTIVITY_DATA"]}},
}
GROUPS = {"thingGroupIndexingMode": "ON", "customFields": [{"name": "attributes.owner", "type": "String"}]}


def names(client, query, **more):
    return [thing["thingName"] for thing in all_of(client.search_index, "things", queryString=query, **more)]


def check_things_are_searched(world):
    client = world.client("iot", key=READER)
    assert names(client, "thingName:pump-117") == ["pump-117"]
    assert names(client, "thingName:PUMP-11?") == [f"pump-11{n}" for n in range(10)]
    assert names(client, "thingName:*-117") == ["pump-117", "valve-117"]
    hall = names(client, "attributes.site:hall\\-2 AND thingTypeName:Pump", maxResults=7)
    assert "pump-117" in hall and all(name.startswith("pump-") for name in hall)
    assert set(names(client, "attributes.site:hall-2 AND thingTypeName:Pump AND NOT thingName:pump-117")) == set(hall) - {"pump-117"}
    assert set(names(client, "attributes.site:hall-2 thingTypeName:Pump -thingName:pump-117")) == set(hall) - {"pump-117"}
    assert names(client, "thingName:(pump-001 OR pump-002)") == ["pump-001", "pump-002"]
    assert "valve-031" in names(client, "thingGroupNames:Maintenance") and "pump-117" in names(client, "thingGroupNames:site-hall-2")
    assert names(client, "attributes.firmware:[3 TO 3.z] thingTypeName:Gateway") == names(client, "attributes.firmware:3.* thingTypeName:Gateway")
    assert names(client, "registry.version:>1 thingName:pump-00*") == ["pump-003", "pump-006", "pump-009"]
    assert names(client, "waterworks-operations thingName:reservoir-018") == ["reservoir-018"]
    (one,) = client.search_index(queryString='thingName:"pump-117"')["things"]
    assert one["thingId"] == client.describe_thing(thingName="pump-117")["thingId"] and one["thingTypeName"] == "Pump"
    assert "hall-2-high-pressure" in one["thingGroupNames"] and one["attributes"]["site"] == "hall-2" and "connectivity" in one
    shadow, defender = json.loads(one["shadow"]), json.loads(one["deviceDefender"])
    assert shadow["desired"]["rpm"] == 1450 and shadow["reported"]["rpm"] == 0 and shadow["hasDelta"] is True
    assert defender["violationCount"] == 1
    behaviour = defender["DeviceRuleBaseline"]["AuthorizedTcpPorts"]
    assert behaviour["inViolation"] is True and json.loads(behaviour["lastViolationValue"]) == {"ports": [22, 123, 443]}
    assert "pump-117" in names(client, "deviceDefender.violationCount:>0") and names(client, "shadow.reported.rpm:0") == ["pump-117"]
    for bad in ["(", "thingName:", "a AND", "thingName:*x AND thingTypeName:*y", "x:[1", "*" + "y" * 120, "a@b"]:
        assert code(lambda: client.search_index(queryString=bad)) == "InvalidQueryException", bad
    assert code(lambda: client.search_index(queryString="a", maxResults=101)) == "InvalidRequestException"
    assert code(lambda: client.search_index(queryString="a", queryVersion="1999-01-01")) == "InvalidRequestException"


def check_groups_are_searched(world):
    client = world.client("iot", key=READER)
    found = client.search_index(indexName="AWS_ThingGroups", queryString="parentGroupNames:Sites AND attributes.owner:ot*")["thingGroups"]
    one = next(group for group in found if group["thingGroupName"] == "hall-2-high-pressure")
    assert one["parentGroupNames"] == ["site-hall-2", "Sites"] and one["thingGroupDescription"] == "The high-pressure line"
    assert one["attributes"] == {"owner": "ot-operations"} and one["thingGroupId"]


def check_connectivity_is_told_and_searched(world):
    client = world.client("iot", key=READER)
    connected = names(client, "connectivity.connected:true", maxResults=100)
    assert connected, "nothing is connected"
    data = client.get_thing_connectivity_data(thingName=connected[0], includeSocketInformation=True)
    assert data["connected"] is True and data["clientId"] == connected[0] and data["sourceIp"] and data["timestamp"]
    assert "sourceIp" not in client.get_thing_connectivity_data(thingName=connected[0])
    (one,) = client.search_index(queryString=f"thingName:{connected[0]}")["things"]
    assert one["connectivity"]["connected"] and one["connectivity"]["timestamp"] > 1e12
    never = client.get_thing_connectivity_data(thingName="reservoir-018")
    assert never["connected"] is False
    assert code(lambda: client.get_thing_connectivity_data(thingName="none")) == "ResourceNotFoundException"


def check_indexing_is_configured(world):
    client = world.client("iot")
    client.update_indexing_configuration(thingIndexingConfiguration=THINGS, thingGroupIndexingConfiguration=GROUPS)
    shown = client.get_indexing_configuration()
    things, groups = shown["thingIndexingConfiguration"], shown["thingGroupIndexingConfiguration"]
    assert {name: things[name] for name in THINGS} == THINGS and {name: groups[name] for name in GROUPS} == GROUPS
    assert {"name": "connectivity.connected", "type": "Boolean"} in things["managedFields"] and groups["managedFields"]
    first = client.list_indices(maxResults=1)
    assert first["indexNames"] + client.list_indices(nextToken=first["nextToken"])["indexNames"] == ["AWS_ThingGroups", "AWS_Things"]
    index = client.describe_index(indexName="AWS_Things")
    assert (index["indexName"], index["indexStatus"], index["schema"]) == ("AWS_Things", "ACTIVE", "MULTI_INDEXING_MODE")
    assert client.describe_index(indexName="AWS_ThingGroups")["schema"] == "REGISTRY"
    off = {"thingIndexingMode": "REGISTRY"}
    client.update_indexing_configuration(thingIndexingConfiguration=off)
    assert client.describe_index(indexName="AWS_Things")["schema"] == "REGISTRY"
    assert code(lambda: client.get_thing_connectivity_data(thingName="pump-001")) == "IndexNotReadyException"
    client.update_indexing_configuration(thingIndexingConfiguration={"thingIndexingMode": "OFF"},
                                         thingGroupIndexingConfiguration={"thingGroupIndexingMode": "OFF"})
    assert code(lambda: client.search_index(queryString="*")) == "ResourceNotFoundException"
    assert code(lambda: client.describe_index(indexName="AWS_ThingGroups")) == "ResourceNotFoundException"
    assert client.list_indices()["indexNames"] == []
    dynamic = {"thingGroupName": "D", "queryString": "thingName:x"}
    assert code(lambda: client.create_dynamic_thing_group(**dynamic)) == "InvalidRequestException"
    client.update_indexing_configuration(thingIndexingConfiguration=THINGS, thingGroupIndexingConfiguration=GROUPS)


def check_an_empty_account_has_nothing_configured(world):
    binary = world.process.args[0]
    with World(binary, world.recorder, seed="empty") as empty:
        client = empty.client("iot")
        assert client.list_things()["things"] == [] and client.list_indices()["indexNames"] == []
        assert code(client.get_v2_logging_options) == "NotConfiguredException"
        assert code(lambda: client.search_index(queryString="*")) == "ResourceNotFoundException"


def check_logging_options_are_kept(world):
    client = world.client("iot")
    assert client.get_v2_logging_options()["defaultLogLevel"] == "INFO"
    events = [{"eventType": "Connect", "logLevel": "ERROR", "logDestination": "/iot/connect"}]
    client.set_v2_logging_options(eventConfigurations=events)
    client.set_v2_logging_options(defaultLogLevel="DEBUG", disableAllLogs=True)
    shown = client.get_v2_logging_options(verbose=True)
    assert shown["eventConfigurations"] == events and shown["roleArn"].endswith(":role/IotLogging")
    assert shown["defaultLogLevel"] == "DEBUG" and shown["disableAllLogs"] is True


def check_the_jobs_of_a_thing_are_listed(world):
    client = world.client("iot", key=READER)
    (update,) = client.list_job_executions_for_thing(thingName="pump-118")["executionSummaries"]
    assert update["jobId"] == "pump-configuration-2026-11"
    assert update["jobExecutionSummary"]["status"] == "IN_PROGRESS" and update["jobExecutionSummary"]["startedAt"]
    one = client.describe_job_execution(thingName="pump-118", jobId=update["jobId"], executionNumber=1)["execution"]
    assert one["status"] == "IN_PROGRESS" and one["thingArn"] == f"{IOT}:thing/pump-118"
    assert 0 < one["approximateSecondsBeforeTimedOut"] < 7200 and one["statusDetails"]["detailsMap"]["step"]
    asked = {"thingName": "pump-118", "jobId": update["jobId"], "executionNumber": 2}
    assert code(lambda: client.describe_job_execution(**asked)) == "ResourceNotFoundException"
    job = client.describe_job(jobId=update["jobId"])["job"]
    details = job["jobProcessDetails"]
    assert job["status"] == "IN_PROGRESS" and job["targets"] == [f"{IOT}:thinggroup/hall-2-high-pressure"]
    assert (details["numberOfInProgressThings"], details["numberOfFailedThings"], details["numberOfQueuedThings"]) == (1, 1, 1)
    done = client.describe_job(jobId="firmware-4-2-0")
    assert done["job"]["status"] == "COMPLETED" and done["job"]["completedAt"] and done["documentSource"].startswith("https://")
    queued = {"thingName": "pump-118", "status": "QUEUED"}
    assert client.list_job_executions_for_thing(**queued)["executionSummaries"] == []
    assert code(lambda: client.list_job_executions_for_thing(thingName="none")) == "ResourceNotFoundException"


def check_a_job_is_created_for_things_and_groups(world):
    client = world.client("iot")
    extras = {
        "description": "A job", "targetSelection": "SNAPSHOT", "namespaceId": "n",
        "presignedUrlConfig": {"roleArn": "arn:aws:iam::111122223333:role/R", "expiresInSec": 60},
        "jobExecutionsRolloutConfig": {"maximumPerMinute": 5, "exponentialRate": {
            "baseRatePerMinute": 1, "incrementFactor": 1.5,
            "rateIncreaseCriteria": {"numberOfNotifiedThings": 1, "numberOfSucceededThings": 2}}},
        "abortConfig": {"criteriaList": [{"failureType": "FAILED", "action": "CANCEL", "thresholdPercentage": 12.5,
                                          "minNumberOfExecutedThings": 1}]},
        "timeoutConfig": {"inProgressTimeoutInMinutes": 10},
        "jobExecutionsRetryConfig": {"criteriaList": [{"failureType": "ALL", "numberOfRetries": 2}]},
        "documentParameters": {"a": "b"},
        "destinationPackageVersions": ["arn:aws:iot:eu-central-1:111122223333:package/p/version/1"],
    }
    targets = [f"{IOT}:thing/pump-001", f"{IOT}:thinggroup/hall-2-high-pressure"]
    made = client.create_job(jobId="j-1", targets=targets, document="{}", **extras)
    assert made["jobArn"] == f"{IOT}:job/j-1" and made["jobId"] == "j-1" and made["description"] == "A job"
    job = client.describe_job(jobId="j-1")["job"]
    assert {name: job[name] for name in extras} == extras and job["jobProcessDetails"]["numberOfQueuedThings"] > 5
    assert job["isConcurrent"] and job["jobProcessDetails"]["processingTargets"] == targets
    listed = client.list_job_executions_for_thing(thingName="pump-118", maxResults=1)
    assert [summary["jobId"] for summary in listed["executionSummaries"]] == ["j-1"] and listed["nextToken"]
    mine = client.list_job_executions_for_thing(thingName="pump-118", namespaceId="n", jobId="j-1")["executionSummaries"]
    assert len(mine) == 1
    window = {"startTime": "0 0 * * ? *", "durationInMinutes": 60}
    later = {"startTime": "2027-01-01T00:00", "endTime": "2027-02-01T00:00", "endBehavior": "CANCEL", "maintenanceWindows": [window]}
    client.create_job(jobId="j-2", targets=targets, documentSource="https://example.org/j", schedulingConfig=later)
    job = client.describe_job(jobId="j-2")["job"]
    assert job["status"] == "SCHEDULED" and job["schedulingConfig"] == later
    refused = {
        "ResourceAlreadyExistsException": {"jobId": "j-1", "targets": targets, "document": "{}"},
        "InvalidRequestException": {"jobId": "j-3", "targets": targets},
        "ResourceNotFoundException": {"jobId": "j-3", "targets": [f"{IOT}:thing/none"], "document": "{}"},
    }
    for wanted, asked in refused.items():
        assert code(lambda: client.create_job(**asked)) == wanted
    template = {"jobId": "j-3", "targets": targets, "jobTemplateArn": f"{IOT}:jobtemplate/t"}
    assert code(lambda: client.create_job(**template)) == "ResourceNotFoundException"
