use super::adapter::Iot;
use super::names::SERVICE;
use crate::gateway::Operation;
use crate::pages::first;
use aws_sdk_iot::types::{Certificate, CertificateStatus};
use domain::readiness::CertificateUse;
use response::ports::StoreError;

const LIST_CERTIFICATES: Operation = Operation::read("ListCertificates", SERVICE);
const PAGE_SIZE: i32 = 250;

impl Iot {
    /// `ListCertificates`: those that may connect.
    pub(crate) async fn active_certificates(&self, limit: usize) -> Result<Vec<CertificateUse>, StoreError> {
        let read = |this: Self| async move {
            first(LIST_CERTIFICATES, limit, |marker| {
                this.page_of_certificates(marker)
            })
            .await
        };
        self.gateway
            .shared(LIST_CERTIFICATES, &limit.to_string(), read(self.clone()))
            .await
    }

    async fn page_of_certificates(
        &self,
        marker: Option<String>,
    ) -> Result<(Vec<CertificateUse>, Option<String>), StoreError> {
        let request = self
            .control
            .list_certificates()
            .page_size(PAGE_SIZE)
            .set_marker(marker);
        let reply = self
            .gateway
            .call(LIST_CERTIFICATES, || request.clone().send())
            .await?;
        let certificates = reply.certificates.unwrap_or_default().into_iter();
        Ok((certificates.filter_map(active).collect(), reply.next_marker))
    }
}

fn active(certificate: Certificate) -> Option<CertificateUse> {
    if certificate.status != Some(CertificateStatus::Active) {
        return None;
    }
    Some(CertificateUse {
        id: certificate.certificate_id?.parse().ok()?,
        arn: certificate.certificate_arn?,
    })
}
