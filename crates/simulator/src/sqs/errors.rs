//! SQS's errors. All have the status 400; their codes in the older query protocol travel in a header, which the older
//! SDKs go by (service model, `awsQueryCompatible`).

use crate::wire::Refusal;

pub(super) fn refused(code: &str, message: &str) -> Refusal {
    Refusal::new(400, code, message)
}

pub(super) fn no_queue() -> Refusal {
    refused("QueueDoesNotExist", "The specified queue does not exist.")
}

pub(super) fn bad_attribute(name: &str) -> Refusal {
    refused("InvalidAttributeName", &format!("Unknown Attribute {name}."))
}

pub(super) fn bad_value(name: &str) -> Refusal {
    refused(
        "InvalidAttributeValue",
        &format!("Invalid value for the parameter {name}."),
    )
}

pub(super) fn bad_parameter(message: &str) -> Refusal {
    refused("InvalidParameterValue", message)
}

pub(super) fn bad_receipt(receipt: &str) -> Refusal {
    let message = format!("The input receipt handle \"{receipt}\" is not a valid receipt handle.");
    refused("ReceiptHandleIsInvalid", &message)
}
