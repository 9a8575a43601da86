use super::adapter::Iot;
use super::convert::certificate_status;
use super::names::SERVICE;
use crate::gateway::Operation;
use crate::moments::moment;
use domain::device::CertificateStatus;
use domain::ids::CertificateId;
use domain::time::Timestamp;
use response::ports::StoreError;

const DESCRIBE_CERTIFICATE: Operation = Operation::read("DescribeCertificate", SERVICE);

/// What the registry says of a certificate itself.
#[derive(Clone, Debug)]
pub(super) struct Described {
    pub(super) status: CertificateStatus,
    pub(super) created: Option<Timestamp>,
    pub(super) expires: Option<Timestamp>,
}

impl Iot {
    /// `DescribeCertificate`.
    pub(super) async fn describe_certificate(&self, id: &CertificateId) -> Result<Described, StoreError> {
        let certificate = id.clone();
        let read = |this: Self| async move {
            let request = this
                .control
                .describe_certificate()
                .certificate_id(certificate.as_str());
            let reply = this
                .gateway
                .call(DESCRIBE_CERTIFICATE, || request.clone().send())
                .await?;
            let described = reply
                .certificate_description
                .filter(|described| described.certificate_id.as_deref() == Some(certificate.as_str()))
                .ok_or_else(|| DESCRIBE_CERTIFICATE.without("the certificate"))?;
            Ok(Described {
                status: certificate_status(described.status.as_ref()),
                created: described.creation_date.as_ref().map(moment),
                expires: described
                    .validity
                    .and_then(|validity| validity.not_after.as_ref().map(moment)),
            })
        };
        self.gateway
            .shared(DESCRIBE_CERTIFICATE, id.as_str(), read(self.clone()))
            .await
    }
}
