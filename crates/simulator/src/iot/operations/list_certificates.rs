//! `ListCertificates`: lists certificates, newest first unless asked otherwise.

use serde_json::{Value, json};

use super::super::input::flag;
use super::super::pages;
use super::super::shapes;
use crate::check::{Shape, opt};
use crate::times;
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::fleet::Certificate;

static INPUT: Shape = Shape::Structure(&[
    opt("pageSize", &shapes::UP_TO_250).in_query(),
    opt("marker", &shapes::MARKER).in_query(),
    opt("ascendingOrder", &shapes::BOOLEAN)
        .in_query()
        .called("isAscendingOrder"),
]);

pub(super) static LIST_CERTIFICATES: Operation = Operation {
    name: "ListCertificates",
    http: ("GET", "/certificates"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let mut certificates: Vec<&Certificate> = context.account.fleet.certificates.values().collect();
    certificates.sort_by_key(|certificate| certificate.seq);
    if !flag(input, "ascendingOrder") {
        certificates.reverse();
    }
    let shown = certificates.into_iter().map(|certificate| {
        let shown = json!({
            "certificateArn": certificate.arn,
            "certificateId": certificate.id,
            "status": certificate.status.wire(),
            "certificateMode": certificate.mode,
            "creationDate": times::to_wire(certificate.created),
        });
        (certificate.id.clone(), shown)
    });
    pages::markers("ListCertificates", input, "certificates", shown)
}
