"""Pages, filters and order."""

from datetime import datetime, timezone

from checks_operations import code, moment
from world import ACCOUNT, UNKNOWN_INCIDENT, pump


def arns(client, **asked):
    pages = client.get_paginator("list_incident_records").paginate(**asked)
    return [record["arn"] for page in pages for record in page["incidentRecordSummaries"]]


def every(client, **asked):
    pages = client.get_paginator("list_incident_records").paginate(**asked)
    return [record for page in pages for record in page["incidentRecordSummaries"]]


def equals(key, values):
    kind = "integerValues" if isinstance(values[0], int) else "stringValues"
    return {"key": key, "condition": {"equals": {kind: values}}}


def check_the_year_is_paged_newest_first(world):
    client = world.client()
    assert len(client.list_incident_records()["incidentRecordSummaries"]) == 100
    whole = every(client)
    assert len(whole) == 244, len(whole)
    times = [record["creationTime"] for record in whole]
    assert times == sorted(times, reverse=True)
    oldest = datetime.now(timezone.utc) - times[-1]
    assert 300 < oldest.days < 370, oldest
    assert [record["arn"] for record in whole] == arns(client, PaginationConfig={"PageSize": 7})


def check_incidents_that_come_meanwhile_shift_no_page(world):
    client = world.client()
    first = client.list_incident_records(maxResults=3)
    expected = arns(client)[3:6]
    world.start(client)
    second = client.list_incident_records(maxResults=3, nextToken=first["nextToken"])["incidentRecordSummaries"]
    assert [record["arn"] for record in second] == expected


def check_incidents_are_filtered_by_status_impact_and_creator(world):
    client = world.client()
    whole = every(client)
    for key, values, read in [
        ("status", ["OPEN"], lambda r: r["status"]),
        ("status", ["OPEN", "RESOLVED"], lambda r: r["status"]),
        ("impact", [1, 4], lambda r: r["impact"]),
        ("createdBy", [f"arn:aws:sts::{ACCOUNT}:assumed-role/LazaretDetect/detect"], lambda r: r["incidentRecordSource"]["createdBy"]),
        ("createdBy", ["arn:aws:iam::1:user/nobody"], lambda r: r["incidentRecordSource"]["createdBy"]),
    ]:
        expected = [record["arn"] for record in whole if read(record) in values]
        assert arns(client, filters=[equals(key, values)]) == expected, key
    both = [equals("status", ["OPEN"]), equals("impact", [2])]
    expected = [r["arn"] for r in whole if r["status"] == "OPEN" and r["impact"] == 2]
    assert expected and arns(client, filters=both) == expected


def check_incidents_are_filtered_by_time(world):
    client = world.client()
    whole = every(client)
    middle = whole[50]["creationTime"]
    before = {"key": "creationTime", "condition": {"before": middle}}
    after = {"key": "creationTime", "condition": {"after": whole[90]["creationTime"]}}
    assert arns(client, filters=[before]) == [r["arn"] for r in whole[51:]]
    assert arns(client, filters=[before, after]) == [r["arn"] for r in whole[51:90]]


def check_filters_that_do_not_fit_are_refused(world):
    client = world.client()
    for bad in [equals("title", ["x"]), equals("status", [1]), equals("impact", ["1"]), equals("creationTime", ["x"]),
                {"key": "status", "condition": {"before": moment(1)}}]:
        assert code(lambda: client.list_incident_records(filters=[bad])) == "ValidationException", bad
    arn = pump(client)
    for bad in [equals("status", ["OPEN"]), {"key": "eventType", "condition": {"after": moment(1)}}]:
        asked = {"incidentRecordArn": arn, "filters": [bad]}
        assert code(lambda: client.list_timeline_events(**asked)) == "ValidationException", bad


def check_a_token_of_another_listing_is_refused(world):
    client = world.client()
    token = client.list_incident_records(maxResults=1)["nextToken"]
    for bad in ["x", token[:-1], token + "00", token.replace("0", "1")]:
        assert code(lambda: client.list_incident_records(nextToken=bad)) == "ValidationException", bad
    filtered = {"filters": [equals("status", ["OPEN"])], "nextToken": token}
    assert code(lambda: client.list_incident_records(**filtered)) == "ValidationException"
    assert code(lambda: client.list_response_plans(nextToken=token)) == "ValidationException"


def events(client, arn, **asked):
    pages = client.get_paginator("list_timeline_events").paginate(incidentRecordArn=arn, **asked)
    return [event for page in pages for event in page["eventSummaries"]]


def check_a_long_timeline_is_paged_in_both_orders(world):
    client = world.client()
    arn = world.control("POST", "/world/incident", {"title": "long", "events": 1_000})["incidentRecordArn"]
    newest = events(client, arn)
    assert len(newest) == 1_000 and newest == events(client, arn, sortBy="EVENT_TIME", sortOrder="DESCENDING")
    oldest = events(client, arn, sortBy="EVENT_TIME", sortOrder="ASCENDING", PaginationConfig={"PageSize": 33})
    assert [e["eventId"] for e in oldest] == [e["eventId"] for e in reversed(newest)]
    assert [e["eventTime"] for e in oldest] == sorted(e["eventTime"] for e in oldest)


def check_a_timeline_is_filtered_by_type_time_and_reference(world):
    client = world.client()
    arn = pump(client)
    whole = events(client, arn)
    thing = f"arn:aws:iot:eu-central-1:{ACCOUNT}:thing/pump-117"
    kinds = ["Note", "SSM Incident Start"]
    expected = [e["eventId"] for e in whole if e["eventType"] in kinds]
    assert len(expected) > 2 and [e["eventId"] for e in events(client, arn, filters=[equals("eventType", kinds)])] == expected
    referring = [e for e in events(client, arn, filters=[equals("eventReference", [thing])])]
    assert referring and all({"resource": thing} in e["eventReferences"] for e in referring)
    item = referring[0]["eventReferences"][0]["relatedItemId"]
    assert events(client, arn, filters=[equals("eventReference", [item])]) == referring
    when = whole[4]["eventTime"]
    after = {"key": "eventTime", "condition": {"after": when}}
    assert events(client, arn, filters=[after]) == [e for e in whole if e["eventTime"] > when]


def check_plans_items_and_sets_are_paged(world):
    client = world.client()
    plans = client.list_response_plans()["responsePlanSummaries"]
    pages = client.get_paginator("list_response_plans").paginate(PaginationConfig={"PageSize": 1})
    assert [p for page in pages for p in page["responsePlanSummaries"]] == plans and len(plans) == 2
    arn = pump(client)
    items = client.list_related_items(incidentRecordArn=arn)["relatedItems"]
    pages = client.get_paginator("list_related_items").paginate(incidentRecordArn=arn, PaginationConfig={"PageSize": 2})
    assert [i for page in pages for i in page["relatedItems"]] == items and len(items) > 4
    assert len(client.list_replication_sets(maxResults=1)["replicationSetArns"]) == 1


def check_an_unknown_incident_lists_nothing(world):
    client = world.client()
    assert client.list_timeline_events(incidentRecordArn=UNKNOWN_INCIDENT)["eventSummaries"] == []
    assert client.list_related_items(incidentRecordArn=UNKNOWN_INCIDENT)["relatedItems"] == []


def check_ten_thousand_incidents_are_listed_in_time(world):
    client = world.client()
    world.control("POST", "/world/resolved-incidents", {"count": 10_000})
    whole = every(client)
    assert len(whole) > 10_000
    assert len(set(record["arn"] for record in whole)) == len(whole)
