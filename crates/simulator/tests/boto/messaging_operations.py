"""The operations of `sqs` and `sns` that the simulator serves."""

QUEUES = """
    ChangeMessageVisibility CreateQueue DeleteMessage DeleteQueue GetQueueAttributes GetQueueUrl ListDeadLetterSourceQueues
    ListQueueTags ListQueues PurgeQueue ReceiveMessage SendMessage SetQueueAttributes
""".split()

TOPICS = """
    CreateTopic DeleteTopic GetSubscriptionAttributes GetTopicAttributes ListSubscriptions ListSubscriptionsByTopic
    ListTagsForResource ListTopics Publish SetSubscriptionAttributes SetTopicAttributes Subscribe Unsubscribe
""".split()
