"""The operations of `ssm-contacts` that the simulator serves: all but those of rotations."""

OPERATIONS = """
    AcceptPage ActivateContactChannel CreateContact CreateContactChannel DeactivateContactChannel DeleteContact
    DeleteContactChannel DescribeEngagement DescribePage GetContact GetContactChannel GetContactPolicy
    ListContactChannels ListContacts ListEngagements ListPageReceipts ListPageResolutions ListPagesByContact
    ListPagesByEngagement ListTagsForResource PutContactPolicy SendActivationCode StartEngagement StopEngagement
    TagResource UntagResource UpdateContact UpdateContactChannel
""".split()
