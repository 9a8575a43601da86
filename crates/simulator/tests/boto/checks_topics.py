"""Topics of SNS: what reaches queues and functions, and what doesn't."""

import json

from checks_contacts import code
from checks_queues import frozen, later, queue, receive
from world import ACCOUNT, READER, REGION


def arn(name):
    return f"arn:aws:sns:{REGION}:{ACCOUNT}:{name}"


def listening(world, topic, name):
    """A queue that the topic may send to."""
    statement = {"Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"}, "Action": "sqs:SendMessage",
                 "Resource": f"arn:aws:sqs:{REGION}:{ACCOUNT}:{name}", "Condition": {"ArnEquals": {"aws:SourceArn": topic}}}
    return queue(world.client("sqs"), name, Policy=json.dumps({"Version": "2012-10-17", "Statement": [statement]}))


def bodies(world, url):
    return [message["Body"] for message in receive(world.client("sqs"), url, MaxNumberOfMessages=10)]


def check_a_message_reaches_the_queues_that_want_it(world):
    client = world.client("sns")
    topic = client.create_topic(Name="alerts", Attributes={"DisplayName": "Alerts"}, Tags=[{"Key": "team", "Value": "ot"}])["TopicArn"]
    assert topic == arn("alerts") == client.create_topic(Name="alerts")["TopicArn"]
    whole, whole_arn = listening(world, topic, "whole")
    raw, raw_arn = listening(world, topic, "raw")
    mute, mute_arn = queue(world.client("sqs"), "mute")
    subscribe = lambda endpoint, **more: client.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=endpoint, Attributes=more)["SubscriptionArn"]
    first = subscribe(whole_arn)
    assert first == subscribe(whole_arn)
    filtered = subscribe(raw_arn, RawMessageDelivery="true", FilterPolicy=json.dumps({"kind": ["alarm"]}))
    subscribe(mute_arn)
    kind = lambda value: {"kind": {"DataType": "String", "StringValue": value}}
    sent = client.publish(TopicArn=topic, Message="{\"a\": 1}", Subject="S", MessageAttributes=kind("alarm"))["MessageId"]
    client.publish(TargetArn=topic, Message="other", MessageAttributes=kind("other"))
    one, other = map(json.loads, bodies(world, whole))
    assert (one["Type"], one["MessageId"], one["TopicArn"], one["Subject"]) == ("Notification", sent, topic, "S")
    assert one["Message"] == "{\"a\": 1}" and one["MessageAttributes"] == {"kind": {"Type": "String", "Value": "alarm"}}
    assert "Subject" not in other and first in one["UnsubscribeURL"]
    # Without a policy that lets the topic in nothing arrives; a filter lets nothing else in.
    assert bodies(world, raw) == ["{\"a\": 1}"] and bodies(world, mute) == []
    shown = client.get_subscription_attributes(SubscriptionArn=filtered)["Attributes"]
    assert shown["RawMessageDelivery"] == "true" and shown["PendingConfirmation"] == "false" and shown["Protocol"] == "sqs"
    client.set_subscription_attributes(SubscriptionArn=filtered, AttributeName="FilterPolicy", AttributeValue="{}")
    client.publish(TopicArn=topic, Message="to all")
    assert bodies(world, raw) == ["to all"]
    client.unsubscribe(SubscriptionArn=first)
    attributes = client.get_topic_attributes(TopicArn=topic)["Attributes"]
    assert (attributes["SubscriptionsConfirmed"], attributes["SubscriptionsDeleted"], attributes["DisplayName"]) == ("2", "1", "Alerts")
    assert client.list_tags_for_resource(ResourceArn=topic)["Tags"] == [{"Key": "team", "Value": "ot"}]


def check_what_cannot_be_delivered_goes_to_the_dead_letters(world):
    client = world.client("sns")
    topic = client.create_topic(Name="undeliverable")["TopicArn"]
    dead, dead_arn = queue(world.client("sqs"), "undelivered")
    policy = {"RedrivePolicy": json.dumps({"deadLetterTargetArn": dead_arn})}
    client.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=dead_arn.replace("undelivered", "nowhere"), Attributes=policy)
    function = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:nobody"
    client.subscribe(TopicArn=topic, Protocol="lambda", Endpoint=function, Attributes=policy)
    client.publish(TopicArn=topic, Message="lost")
    assert [json.loads(body)["Message"] for body in bodies(world, dead)] == ["lost", "lost"]


def check_a_function_is_called_again_and_then_given_up(world):
    frozen(world)
    client = world.client("sns")
    topic = client.create_topic(Name="to-function")["TopicArn"]
    dead, dead_arn = queue(world.client("sqs"), "function-dead")
    world.control("PUT", "/world/functions", {"name": "detect", "timeout_s": 10, "dead_letter": dead_arn})
    subscription = client.subscribe(TopicArn=topic, Protocol="lambda", Endpoint=f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:detect")
    take = lambda: world.control("POST", "/world/functions/detect/invocation")
    answer = lambda call, what: world.control("POST", f"/world/invocations/{call['id']}", what)
    client.publish(TopicArn=topic, Message="good", Subject="S")
    call = take()
    (record,) = json.loads(call["payload"])["Records"]
    assert record["EventSource"] == "aws:sns" and record["EventSubscriptionArn"] == subscription["SubscriptionArn"]
    assert (record["Sns"]["Message"], record["Sns"]["Subject"], record["Sns"]["Type"]) == ("good", "S", "Notification")
    assert call["function_arn"].endswith(":function:detect") and call["deadline_ms"] == world.now() * 1000 + 10_000
    answer(call, {"returned": {}})
    assert take() is None
    client.publish(TopicArn=topic, Message="bad")
    call = take()
    answer(call, {"raised": {"errorType": "Broken", "errorMessage": "it broke"}})
    later(world, 59)
    assert take() is None
    later(world, 1)
    again = take()
    assert (again["id"], again["attempt"]) == (call["id"], 2)
    later(world, 10)  # it times out, and is called once more after two minutes
    later(world, 119)
    assert take() is None
    later(world, 1)
    last = take()
    assert last["attempt"] == 3
    answer(last, {"raised": {"errorType": "Broken", "errorMessage": "it broke again"}})
    (letter,) = receive(world.client("sqs"), dead, MessageAttributeNames=["All"])
    assert json.loads(letter["Body"]) == json.loads(call["payload"])
    assert letter["MessageAttributes"]["ErrorMessage"]["StringValue"] == "it broke again"
    assert letter["MessageAttributes"]["RequestID"]["StringValue"] == call["id"]


def check_a_queue_feeds_a_function(world):
    frozen(world)
    client = world.client("sqs")
    dead, dead_arn = queue(client, "fed-dead")
    redrive = json.dumps({"deadLetterTargetArn": dead_arn, "maxReceiveCount": 2})
    url, fed = queue(client, "fed", VisibilityTimeout="60", RedrivePolicy=redrive)
    source = {"queue": fed, "batch_size": 3, "report_item_failures": True}
    world.control("PUT", "/world/functions", {"name": "fed", "timeout_s": 10, "concurrency": 1, "sources": [source]})
    take = lambda: world.control("POST", "/world/functions/fed/invocation")
    answer = lambda call, what: world.control("POST", f"/world/invocations/{call['id']}", what)
    records = lambda call: json.loads(call["payload"])["Records"]
    for n in range(4):
        client.send_message(QueueUrl=url, MessageBody=f"m{n}", MessageAttributes={"n": {"DataType": "Number", "StringValue": str(n)}})
    call = take()
    assert take() is None, "only one at once"
    batch = records(call)
    assert batch[0]["eventSourceARN"] == fed and batch[0]["attributes"]["ApproximateReceiveCount"] == "1"
    assert batch[0]["messageAttributes"]["n"]["stringValue"] == "0" and batch[0]["body"] == "m0"
    failed = [record["messageId"] for record in batch if record["body"] == "m0"]
    answer(call, {"returned": {"batchItemFailures": [{"itemIdentifier": item} for item in failed]}})
    seen = [record["body"] for record in batch]
    while call := take():
        seen += [record["body"] for record in records(call)]
        answer(call, {"returned": None})
    assert sorted(seen) == ["m0", "m1", "m2", "m3"]
    later(world, 60)
    call = take()
    assert [record["body"] for record in records(call)] == ["m0"]
    later(world, 10)  # it never answers
    assert answer_is_late(answer, call)
    later(world, 60)
    assert take() is None
    assert [message["Body"] for message in receive(client, dead)] == ["m0"]


def answer_is_late(answer, call):
    try:
        answer(call, {"returned": {}})
    except Exception as error:
        return "410" in str(error)
    return False


def check_a_runbook_calls_a_function_that_somebody_runs(world):
    frozen(world)
    client = world.client("ssm")
    step = {"name": "Call", "action": "aws:invokeLambdaFunction", "maxAttempts": 2, "timeoutSeconds": 100,
            "inputs": {"FunctionName": "outside", "Payload": "{\"thing\": \"pump-117\"}"},
            "outputs": [{"Name": "state", "Selector": "$.Payload.state", "Type": "String"}]}
    content = json.dumps({"schemaVersion": "0.3", "mainSteps": [step], "outputs": ["Call.state"]})
    client.create_document(Name="CallsOutside", DocumentType="Automation", Content=content)
    world.control("PUT", "/world/functions", {"name": "outside", "timeout_s": 60})
    take = lambda: world.control("POST", "/world/functions/outside/invocation")
    run = lambda: client.start_automation_execution(DocumentName="CallsOutside")["AutomationExecutionId"]
    shown = lambda execution: client.get_automation_execution(AutomationExecutionId=execution)["AutomationExecution"]
    execution = run()
    assert shown(execution)["AutomationExecutionStatus"] == "InProgress"
    call = take()
    assert json.loads(call["payload"]) == {"thing": "pump-117"}
    world.control("POST", f"/world/invocations/{call['id']}", {"raised": {"errorType": "E", "errorMessage": "not now"}})
    call = take()
    world.control("POST", f"/world/invocations/{call['id']}", {"returned": {"state": "Applied"}})
    done = shown(execution)
    assert (done["AutomationExecutionStatus"], done["Outputs"]) == ("Success", {"Call.state": ["Applied"]})
    execution = run()
    take()
    later(world, 60)
    call = take()
    later(world, 60)
    failed = shown(execution)
    assert failed["AutomationExecutionStatus"] == "Failed" and "Task timed out after 60.00 seconds" in failed["FailureMessage"]
    execution = run()
    later(world, 200)
    assert shown(execution)["AutomationExecutionStatus"] == "TimedOut" and take() is None


def check_subscriptions_and_topics_are_listed(world):
    client = world.client("sns")
    topic = client.create_topic(Name="listed")["TopicArn"]
    pending = client.subscribe(TopicArn=topic, Protocol="email", Endpoint="ot@waterworks.example")
    assert pending["SubscriptionArn"] == "pending confirmation"
    shown = client.subscribe(TopicArn=topic, Protocol="https", Endpoint="https://waterworks.example/hook", ReturnSubscriptionArn=True)
    assert shown["SubscriptionArn"].startswith(topic)
    for n in range(100):
        client.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=f"arn:aws:sqs:{REGION}:{ACCOUNT}:q{n}")
    of_topic = client.get_paginator("list_subscriptions_by_topic").paginate(TopicArn=topic)
    all_of_them = [one for page in of_topic for one in page["Subscriptions"]]
    assert len(all_of_them) == 102 and {one["SubscriptionArn"] for one in all_of_them} >= {"PendingConfirmation"}
    assert client.list_subscriptions()["NextToken"] and client.list_subscriptions_by_topic(TopicArn=topic)["NextToken"]
    client.set_topic_attributes(TopicArn=topic, AttributeName="DisplayName", AttributeValue="Shown")
    assert client.get_topic_attributes(TopicArn=topic)["Attributes"]["SubscriptionsPending"] == "2"
    for n in range(100):
        client.create_topic(Name=f"many-{n}")
    first = client.list_topics()
    assert len(first["Topics"]) == 100 and client.list_topics(NextToken=first["NextToken"])["Topics"]
    client.delete_topic(TopicArn=topic)
    client.delete_topic(TopicArn=topic)
    assert code(lambda: client.get_topic_attributes(TopicArn=topic)) == "NotFound"
    assert topic not in {one["TopicArn"] for one in client.list_subscriptions()["Subscriptions"]}


def check_what_does_not_fit_is_refused(world):
    client = world.client("sns")
    topic = client.create_topic(Name="fits")["TopicArn"]
    subscribe = lambda protocol="sqs", endpoint=f"arn:aws:sqs:{REGION}:{ACCOUNT}:q", **more: client.subscribe(
        TopicArn=topic, Protocol=protocol, Endpoint=endpoint, Attributes=more)
    publish = lambda **more: client.publish(**{"TopicArn": topic, "Message": "m", **more})
    one = subscribe()["SubscriptionArn"]
    for work, wanted in [
        (lambda: client.create_topic(Name="a b"), "InvalidParameter"),
        (lambda: client.create_topic(Name="fits", Attributes={"DisplayName": "other"}), "InvalidParameter"),
        (lambda: client.create_topic(Name="order", Attributes={"FifoTopic": "true"}), "InvalidParameter"),
        (lambda: client.set_topic_attributes(TopicArn=topic, AttributeName="Policy", AttributeValue="{"), "InvalidParameter"),
        (lambda: subscribe("pigeon", "x"), "InvalidParameter"),
        (lambda: subscribe("sqs", "nowhere"), "InvalidParameter"),
        (lambda: subscribe(FilterPolicy="{\"a\": [{\"numeric\": [\">\", 1]}]}"), "InvalidParameter"),
        (lambda: subscribe(Colour="red"), "InvalidParameter"),
        (lambda: client.set_subscription_attributes(SubscriptionArn=one + "x", AttributeName="RawMessageDelivery", AttributeValue="true"), "NotFound"),
        (lambda: client.get_subscription_attributes(SubscriptionArn=one + "x"), "NotFound"),
        (lambda: client.unsubscribe(SubscriptionArn=one + "x"), "NotFound"),
        (lambda: publish(TopicArn=topic + "x"), "NotFound"),
        (lambda: publish(Message="x" * 262_145), "InvalidParameter"),
        (lambda: publish(Subject="x" * 101), "InvalidParameter"),
        (lambda: publish(MessageStructure="json"), "InvalidParameter"),
        (lambda: publish(MessageAttributes={"a": {"DataType": "Colour", "StringValue": "red"}}), "InvalidParameter"),
        (lambda: client.publish(PhoneNumber="+12025550100", Message="m"), "InvalidParameter"),
        (lambda: client.list_topics(NextToken="x"), "InvalidParameter"),
        (lambda: client.list_tags_for_resource(ResourceArn=topic + "x"), "ResourceNotFound"),
        (lambda: world.client("sns", key=READER).list_topics(), "AuthorizationError"),
    ]:
        assert code(work) == wanted, wanted
