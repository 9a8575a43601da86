//! `CreateKeysAndCertificate`: issues a certificate with keys. The keys are pretended: nothing can be signed with them.

use serde_json::{Value, json};

use super::super::input::flag;
use super::super::shapes;
use crate::check::{Shape, opt};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::fleet::CertificateStatus;
use crate::world::fleet::{certificate_id, pretended_pem};

static INPUT: Shape = Shape::Structure(&[opt("setAsActive", &shapes::BOOLEAN).in_query()]);

pub(super) static CREATE_KEYS_AND_CERTIFICATE: Operation = Operation {
    name: "CreateKeysAndCertificate",
    http: ("POST", "/keys-and-certificate"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

#[expect(clippy::unnecessary_wraps, reason = "every operation has this signature")]
fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let status = if flag(input, "setAsActive") {
        CertificateStatus::Active
    } else {
        CertificateStatus::Inactive
    };
    let id = certificate_id(&mut context.account.ids);
    let pem = pretended_pem("CERTIFICATE", &id);
    let fleet = &mut context.account.fleet;
    let reply = json!({
        "certificateArn": fleet.arns.of("cert", &id),
        "certificateId": id,
        "certificatePem": pem,
        "keyPair": {
            "PublicKey": pretended_pem("PUBLIC KEY", &format!("{id} public")),
            "PrivateKey": pretended_pem("RSA PRIVATE KEY", &format!("{id} private")),
        },
    });
    fleet.put_certificate(id, pem, status, context.now);
    Ok(reply)
}
