//! `UpdateCertificate`: changes the status of a certificate; the same status again changes nothing.

use serde_json::{Value, json};

use super::super::errors::{certificate_state, not_found};
use super::super::input::text;
use super::super::judged;
use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::fleet::CertificateStatus;

static INPUT: Shape = Shape::Structure(&[
    req("certificateId", &shapes::CERTIFICATE_ID).in_path(),
    req("newStatus", &shapes::CERTIFICATE_STATUS).in_query(),
]);

pub(super) static UPDATE_CERTIFICATE: Operation = Operation {
    name: "UpdateCertificate",
    http: ("PUT", "/certificates/{certificateId}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged::certificate),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let id = text(input, "certificateId");
    let status = match text(input, "newStatus") {
        "ACTIVE" => CertificateStatus::Active,
        "INACTIVE" => CertificateStatus::Inactive,
        "REVOKED" => CertificateStatus::Revoked,
        other => {
            let message = format!("The status of a certificate cannot be set to {other}");
            return Err(certificate_state(&message));
        }
    };
    let fleet = &mut context.account.fleet;
    if !fleet.certificates.contains_key(id) {
        return Err(not_found("Certificate", id));
    }
    fleet.set_certificate_status(id, status, context.now);
    Ok(json!({}))
}
