//! How certificates and principals come, change and go.

use super::{Certificate, CertificateStatus, Fleet, Link};
use crate::ids::{Ids, fingerprint};
use crate::wire::Refusal;

impl Fleet {
    /// Issues a certificate, or registers one by its text.
    pub(crate) fn put_certificate(&mut self, id: String, pem: String, status: CertificateStatus, now: i64) {
        let certificate = Certificate {
            arn: self.arns.of("cert", &id),
            id: id.clone(),
            pem,
            status,
            created: now,
            modified: now,
            seq: self.next(),
            inactive_since: (status != CertificateStatus::Active).then_some(now),
            mode: "DEFAULT",
            ca: None,
        };
        self.certificates.insert(id, certificate);
    }

    /// Sets a certificate's status; setting it again changes nothing.
    pub(crate) fn set_certificate_status(&mut self, id: &str, status: CertificateStatus, now: i64) {
        let Some(certificate) = self.certificates.get_mut(id) else {
            return;
        };
        if certificate.status == status {
            return;
        }
        let was_active = certificate.status == CertificateStatus::Active;
        (certificate.status, certificate.modified) = (status, now);
        if status == CertificateStatus::Active {
            certificate.inactive_since = None;
        } else if was_active {
            certificate.inactive_since = Some(now);
        }
    }

    /// Attaches a principal to a thing. Authority: the model's text of `thingPrincipalType`.
    ///
    /// # Errors
    /// `InvalidRequestException` where exclusiveness would be broken.
    pub(crate) fn attach_principal(
        &mut self,
        thing: &str,
        principal: &str,
        exclusive: bool,
    ) -> Result<(), Refusal> {
        let others = self.things.values().filter(|other| other.name != thing);
        let mut links = others.flat_map(|other| &other.principals);
        if let Some(link) = links.find(|link| link.principal == principal)
            && (exclusive || link.exclusive)
        {
            let message = format!("The principal {principal} is attached to another thing");
            return Err(Refusal::validation(message));
        }
        if let Some(thing) = self.things.get_mut(thing) {
            match thing
                .principals
                .iter_mut()
                .find(|link| link.principal == principal)
            {
                Some(link) => link.exclusive = exclusive,
                None => thing.principals.push(Link {
                    principal: principal.to_owned(),
                    exclusive,
                }),
            }
        }
        Ok(())
    }
}

/// The text of a certificate that nobody can use: its form is right, its bytes mean nothing.
pub(crate) fn pretended_pem(kind: &str, seed: &str) -> String {
    let mut lines = String::new();
    let mut ids = Ids::Repeatable(fingerprint(seed));
    for _ in 0..12 {
        lines.push_str(&ids.hex());
        lines.push_str(&ids.hex());
        lines.push('\n');
    }
    format!("-----BEGIN {kind}-----\n{lines}-----END {kind}-----\n")
}

/// 64 hexadecimal digits.
pub(crate) fn certificate_id(ids: &mut Ids) -> String {
    format!("{}{}", ids.hex(), ids.hex()).to_lowercase()
}

/// The id of a certificate that is registered by its text: the same text has the same id.
pub(crate) fn id_of_pem(pem: &str) -> String {
    let words = pem.split_whitespace().collect::<String>();
    certificate_id(&mut Ids::Repeatable(fingerprint(&words)))
}
