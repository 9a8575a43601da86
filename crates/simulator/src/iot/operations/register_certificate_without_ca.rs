//! `RegisterCertificateWithoutCA`: registers a certificate by its text.

use serde_json::{Value, json};

use super::super::errors::{certificate_state, exists};
use super::super::input::text;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::fleet::CertificateStatus;
use crate::world::fleet::id_of_pem;

static INPUT: Shape = Shape::Structure(&[
    req("certificatePem", &shapes::CERTIFICATE_PEM),
    opt("status", &shapes::CERTIFICATE_STATUS),
]);

pub(super) static REGISTER_CERTIFICATE_WITHOUT_CA: Operation = Operation {
    name: "RegisterCertificateWithoutCA",
    http: ("POST", "/certificate/register-no-ca"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let pem = text(input, "certificatePem");
    let framed = pem.trim().starts_with("-----BEGIN CERTIFICATE-----")
        && pem.trim().ends_with("-----END CERTIFICATE-----");
    if !framed {
        let message = "The certificate could not be parsed";
        return Err(Refusal::new(400, "CertificateValidationException", message));
    }
    let status = match input["status"].as_str() {
        Some("ACTIVE") => CertificateStatus::Active,
        Some("INACTIVE") | None => CertificateStatus::Inactive,
        Some("REVOKED") => CertificateStatus::Revoked,
        Some(other) => {
            let message = format!("A certificate cannot be registered as {other}");
            return Err(certificate_state(&message));
        }
    };
    let id = id_of_pem(pem);
    let fleet = &mut context.account.fleet;
    let arn = fleet.arns.of("cert", &id);
    if fleet.certificates.contains_key(&id) {
        return Err(exists("Certificate", &id, &id, &arn));
    }
    fleet.put_certificate(id.clone(), pem.to_owned(), status, context.now);
    if let Some(certificate) = fleet.certificates.get_mut(&id) {
        certificate.mode = "SNI_ONLY";
    }
    Ok(json!({"certificateArn": arn, "certificateId": id}))
}
