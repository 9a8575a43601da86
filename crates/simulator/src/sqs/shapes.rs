//! What the operations take. The model has no bounds; those of the API Reference are checked by the operations.

use crate::check::{Shape, opt, req};

pub(crate) static TEXT: Shape = Shape::text(0, usize::MAX);
pub(crate) static NUMBER: Shape = Shape::Integer {
    min: i32::MIN as i64,
    max: i32::MAX as i64,
};
pub(crate) static ATTRIBUTE_NAMES: Shape = Shape::list(&TEXT, 0, usize::MAX);
pub(crate) static ATTRIBUTES: Shape = Shape::map(&TEXT, &TEXT, 0, usize::MAX);
pub(crate) static TAGS: Shape = Shape::map(&TEXT, &TEXT, 0, usize::MAX);
pub(crate) static TEXTS: Shape = Shape::list(&TEXT, 0, usize::MAX);
static SYSTEM_NAME: Shape = Shape::one_of(&[
    "All",
    "SenderId",
    "SentTimestamp",
    "ApproximateReceiveCount",
    "ApproximateFirstReceiveTimestamp",
    "SequenceNumber",
    "MessageDeduplicationId",
    "MessageGroupId",
    "AWSTraceHeader",
    "DeadLetterQueueSourceArn",
]);
pub(crate) static SYSTEM_NAMES: Shape = Shape::list(&SYSTEM_NAME, 0, usize::MAX);
/// The older member takes the names of queues' attributes, says the model; those of messages are known too.
static RECEIVED_NAME: Shape = Shape::one_of(&[
    "All",
    "Policy",
    "VisibilityTimeout",
    "MaximumMessageSize",
    "MessageRetentionPeriod",
    "ApproximateNumberOfMessages",
    "ApproximateNumberOfMessagesNotVisible",
    "CreatedTimestamp",
    "LastModifiedTimestamp",
    "QueueArn",
    "ApproximateNumberOfMessagesDelayed",
    "DelaySeconds",
    "ReceiveMessageWaitTimeSeconds",
    "RedrivePolicy",
    "FifoQueue",
    "ContentBasedDeduplication",
    "KmsMasterKeyId",
    "KmsDataKeyReusePeriodSeconds",
    "DeduplicationScope",
    "FifoThroughputLimit",
    "RedriveAllowPolicy",
    "SqsManagedSseEnabled",
    "SenderId",
    "SentTimestamp",
    "ApproximateReceiveCount",
    "ApproximateFirstReceiveTimestamp",
    "SequenceNumber",
    "MessageDeduplicationId",
    "MessageGroupId",
    "AWSTraceHeader",
    "DeadLetterQueueSourceArn",
]);
pub(crate) static RECEIVED_NAMES: Shape = Shape::list(&RECEIVED_NAME, 0, usize::MAX);
static SENT_SYSTEM_NAME: Shape = Shape::one_of(&["AWSTraceHeader"]);
pub(crate) static SYSTEM_ATTRIBUTES: Shape = Shape::map(&SENT_SYSTEM_NAME, &VALUE, 0, usize::MAX);
static VALUE: Shape = Shape::Structure(&[
    opt("StringValue", &TEXT),
    opt("BinaryValue", &TEXT),
    req("DataType", &TEXT),
]);
pub(crate) static MESSAGE_ATTRIBUTES: Shape = Shape::map(&TEXT, &VALUE, 0, usize::MAX);
