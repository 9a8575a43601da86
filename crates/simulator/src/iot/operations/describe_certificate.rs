//! `DescribeCertificate`: gives back one certificate.

use serde_json::{Value, json};

use super::super::errors::not_found;
use super::super::input::text;
use super::super::judged;
use super::super::shapes;
use crate::check::{Shape, req};
use crate::times;
use crate::wire::{Context, Judged, Operation, Refusal};

/// Certificates that AWS issues are valid until then: 2049-12-31T23:59:59Z (IoT Developer Guide, "Create AWS IoT client
/// certificates").
const VALID_UNTIL: i64 = 2_524_607_999_000;

static INPUT: Shape = Shape::Structure(&[req("certificateId", &shapes::CERTIFICATE_ID).in_path()]);

pub(super) static DESCRIBE_CERTIFICATE: Operation = Operation {
    name: "DescribeCertificate",
    http: ("GET", "/certificates/{certificateId}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged::certificate),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let id = text(input, "certificateId");
    let certificate = context.account.fleet.certificates.get(id);
    let certificate = certificate.ok_or_else(|| not_found("Certificate", id))?;
    let mut shown = json!({
        "certificateArn": certificate.arn,
        "certificateId": certificate.id,
        "status": certificate.status.wire(),
        "certificatePem": certificate.pem,
        "ownedBy": context.account.id,
        "creationDate": times::to_wire(certificate.created),
        "lastModifiedDate": times::to_wire(certificate.modified),
        "customerVersion": 1,
        "transferData": {},
        "generationId": format!("{}-generation", &certificate.id[..8]),
        "validity": {
            "notBefore": times::to_wire(certificate.created),
            "notAfter": times::to_wire(VALID_UNTIL),
        },
        "certificateMode": certificate.mode,
    });
    if let Some(ca) = &certificate.ca {
        shown["caCertificateId"] = ca.clone().into();
    }
    Ok(json!({"certificateDescription": shown}))
}
