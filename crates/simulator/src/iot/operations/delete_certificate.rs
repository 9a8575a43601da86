//! `DeleteCertificate`: deletes a certificate that is not active and attached to nothing.

use serde_json::{Value, json};

use super::super::errors::{certificate_state, delete_conflict, not_found};
use super::super::input::{flag, text};
use super::super::judged;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::fleet::{CertificateStatus, Change};

static INPUT: Shape = Shape::Structure(&[
    req("certificateId", &shapes::CERTIFICATE_ID).in_path(),
    opt("forceDelete", &shapes::BOOLEAN).in_query(),
]);

pub(super) static DELETE_CERTIFICATE: Operation = Operation {
    name: "DeleteCertificate",
    http: ("DELETE", "/certificates/{certificateId}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged::certificate),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let id = text(input, "certificateId");
    let fleet = &mut context.account.fleet;
    let certificate = fleet.certificates.get(id);
    let certificate = certificate.ok_or_else(|| not_found("Certificate", id))?;
    let arn = certificate.arn.clone();
    if certificate.status == CertificateStatus::Active {
        let message = "Certificate must be deactivated (not ACTIVE) before deletion.";
        return Err(certificate_state(message));
    }
    if !fleet.things_of_principal(&arn).is_empty() {
        let message = format!("Things must be detached before deletion (arn: {arn})");
        return Err(delete_conflict(&message));
    }
    let policies = fleet.stored().policies_of(&arn).to_vec();
    if !policies.is_empty() && !flag(input, "forceDelete") {
        let message = format!("Certificate policies must be detached before deletion (arn: {arn})");
        return Err(delete_conflict(&message));
    }
    for policy in policies {
        let target = arn.clone();
        fleet.change(Change::Detach { policy, target }, context.now);
    }
    fleet.certificates.remove(id);
    Ok(json!({}))
}
