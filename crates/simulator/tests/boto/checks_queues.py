"""Queues of SQS: messages, visibility, dead letters, on the world's clock."""

import hashlib
import json

from checks_constraints import probe
from checks_contacts import code
from messaging_operations import QUEUES, TOPICS
from world import ACCOUNT, READER, REGION


def frozen(world):
    world.control("POST", "/clock", {"mode": "frozen"})


def later(world, seconds):
    world.control("POST", "/clock", {"advance_ms": int(seconds * 1000)})


def queue(client, name, **attributes):
    url = client.create_queue(QueueName=name, Attributes=attributes)["QueueUrl"]
    return url, f"arn:aws:sqs:{REGION}:{ACCOUNT}:{name}"


def receive(client, url, **more):
    return client.receive_message(QueueUrl=url, **more).get("Messages", [])


def check_a_message_from_its_sending_to_its_deletion(world):
    frozen(world)
    client = world.client("sqs")
    url, arn = queue(client, "plain")
    attributes = {"kind": {"DataType": "String", "StringValue": "violation"}, "bytes": {"DataType": "Binary", "BinaryValue": b"\x00\x01"},
                  "count": {"DataType": "Number.int", "StringValue": "7"}}
    trace = {"AWSTraceHeader": {"DataType": "String", "StringValue": "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=0"}}
    sent = client.send_message(QueueUrl=url, MessageBody="böse", MessageAttributes=attributes, MessageSystemAttributes=trace)
    assert sent["MD5OfMessageBody"] == hashlib.md5("böse".encode()).hexdigest()
    assert len(sent["MD5OfMessageAttributes"]) == len(sent["MD5OfMessageSystemAttributes"]) == 32
    (got,) = receive(client, url, MessageAttributeNames=["All"], MessageSystemAttributeNames=["All"], MaxNumberOfMessages=10)
    assert (got["MessageId"], got["Body"], got["MD5OfBody"]) == (sent["MessageId"], "böse", sent["MD5OfMessageBody"])
    assert got["MessageAttributes"] == attributes and got["MD5OfMessageAttributes"] == sent["MD5OfMessageAttributes"]
    assert got["Attributes"]["ApproximateReceiveCount"] == "1" and got["Attributes"]["AWSTraceHeader"].startswith("Root=")
    assert receive(client, url) == []
    assert client.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]["ApproximateNumberOfMessagesNotVisible"] == "1"
    later(world, 29.9)
    assert receive(client, url) == []
    later(world, 0.1)
    (again,) = receive(client, url, AttributeNames=["ApproximateReceiveCount"], MessageAttributeNames=["k.*", "count"])
    assert again["Attributes"] == {"ApproximateReceiveCount": "2"} and set(again["MessageAttributes"]) == {"kind", "count"}
    # The earlier handle does not delete what was received again since.
    client.delete_message(QueueUrl=url, ReceiptHandle=got["ReceiptHandle"])
    client.change_message_visibility(QueueUrl=url, ReceiptHandle=again["ReceiptHandle"], VisibilityTimeout=0)
    (third,) = receive(client, url, VisibilityTimeout=600)
    later(world, 599)
    assert receive(client, url) == []
    client.delete_message(QueueUrl=url, ReceiptHandle=third["ReceiptHandle"])
    later(world, 600)
    assert receive(client, url) == []
    assert code(lambda: client.change_message_visibility(QueueUrl=url, ReceiptHandle=third["ReceiptHandle"], VisibilityTimeout=0)) \
        == "AWS.SimpleQueueService.MessageNotInflight"
    assert client.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"] == {"QueueArn": arn}


def check_what_is_received_too_often_goes_to_the_dead_letters(world):
    frozen(world)
    client = world.client("sqs")
    dead, dead_arn = queue(client, "dead")
    policy = json.dumps({"deadLetterTargetArn": dead_arn, "maxReceiveCount": 2})
    url, arn = queue(client, "living", RedrivePolicy=policy, VisibilityTimeout="5")
    assert client.list_dead_letter_source_queues(QueueUrl=dead)["queueUrls"] == [url]
    client.send_message(QueueUrl=url, MessageBody="poison")
    for _ in range(2):
        assert len(receive(client, url)) == 1
        later(world, 5)
    assert receive(client, url) == []
    (letter,) = receive(client, dead, MessageSystemAttributeNames=["DeadLetterQueueSourceArn"])
    assert letter["Body"] == "poison" and letter["Attributes"] == {"DeadLetterQueueSourceArn": arn}
    assert client.get_queue_attributes(QueueUrl=url, AttributeNames=["RedrivePolicy"])["Attributes"]["RedrivePolicy"]


def check_messages_wait_and_grow_old(world):
    frozen(world)
    client = world.client("sqs")
    url, _ = queue(client, "ages", DelaySeconds="10", MessageRetentionPeriod="60")
    client.send_message(QueueUrl=url, MessageBody="late")
    client.send_message(QueueUrl=url, MessageBody="now", DelaySeconds=0)
    assert [m["Body"] for m in receive(client, url, MaxNumberOfMessages=10, VisibilityTimeout=0)] == ["now"]
    attributes = client.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
    assert attributes["ApproximateNumberOfMessagesDelayed"] == "1" and attributes["DelaySeconds"] == "10"
    later(world, 10)
    assert len(receive(client, url, MaxNumberOfMessages=10, VisibilityTimeout=0)) == 2
    later(world, 51)
    assert receive(client, url) == []
    client.set_queue_attributes(QueueUrl=url, Attributes={"DelaySeconds": "0"})
    client.send_message(QueueUrl=url, MessageBody="gone")
    client.purge_queue(QueueUrl=url)
    assert receive(client, url) == []


def check_queues_are_made_named_and_listed(world):
    client = world.client("sqs")
    url = client.create_queue(QueueName="listed-1", tags={"team": "ot"})["QueueUrl"]
    assert url == f"{world.endpoint}/{ACCOUNT}/listed-1" == client.get_queue_url(QueueName="listed-1")["QueueUrl"]
    assert client.list_queue_tags(QueueUrl=url)["Tags"] == {"team": "ot"}
    assert client.create_queue(QueueName="listed-1")["QueueUrl"] == url
    other, _ = queue(client, "listed-2")
    first = client.list_queues(QueueNamePrefix="listed-", MaxResults=1)
    assert first["QueueUrls"] == [url]
    assert client.list_queues(QueueNamePrefix="listed-", MaxResults=1, NextToken=first["NextToken"])["QueueUrls"] == [other]
    dead, arn = queue(client, "listed-dead")
    for name in ("source-1", "source-2"):
        queue(client, name, RedrivePolicy=json.dumps({"deadLetterTargetArn": arn, "maxReceiveCount": "3"}))
    assert client.list_dead_letter_source_queues(QueueUrl=dead, MaxResults=1)["NextToken"]
    client.delete_queue(QueueUrl=url)
    assert code(lambda: client.get_queue_url(QueueName="listed-1")) == "AWS.SimpleQueueService.NonExistentQueue"


def check_what_does_not_fit_is_refused(world):
    client = world.client("sqs")
    url, _ = queue(client, "fits")
    send = lambda **more: client.send_message(**{"QueueUrl": url, "MessageBody": "m", **more})
    for work, wanted in [
        (lambda: queue(client, "a/b"), "InvalidParameterValue"),
        (lambda: queue(client, "fits", DelaySeconds="1"), "QueueAlreadyExists"),
        (lambda: queue(client, "order.fifo"), "InvalidParameterValue"),
        (lambda: queue(client, "order", FifoQueue="true"), "AWS.SimpleQueueService.UnsupportedOperation"),
        (lambda: queue(client, "long", VisibilityTimeout="43201"), "InvalidAttributeValue"),
        (lambda: queue(client, "dead", RedrivePolicy="{}"), "InvalidAttributeValue"),
        (lambda: client.set_queue_attributes(QueueUrl=url, Attributes={"QueueArn": "x"}), "InvalidAttributeName"),
        (lambda: client.get_queue_attributes(QueueUrl=url, AttributeNames=["Colour"]), "InvalidAttributeName"),
        (lambda: send(QueueUrl=url + "x"), "AWS.SimpleQueueService.NonExistentQueue"),
        (lambda: send(MessageBody=""), "InvalidParameterValue"),
        (lambda: send(MessageBody="\u0001"), "InvalidMessageContents"),
        (lambda: send(DelaySeconds=901), "InvalidParameterValue"),
        (lambda: send(MessageAttributes={"a": {"DataType": "Number", "StringValue": "x"}}), "InvalidParameterValue"),
        (lambda: receive(client, url, MaxNumberOfMessages=11), "InvalidParameterValue"),
        (lambda: client.delete_message(QueueUrl=url, ReceiptHandle="x"), "ReceiptHandleIsInvalid"),
        (lambda: client.list_queues(MaxResults=1001), "InvalidParameterValue"),
        (lambda: world.client("sqs", key=READER).list_queues(), "AccessDeniedException"),
    ]:
        assert code(work) == wanted, wanted


def check_every_constraint_of_queues_and_topics(world):
    return probe(world, "sqs", QUEUES) + probe(world, "sns", TOPICS)
