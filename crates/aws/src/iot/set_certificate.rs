use super::adapter::Iot;
use super::names::SERVICE;
use crate::gateway::Operation;
use aws_sdk_iot::types::CertificateStatus;
use domain::ids::CertificateId;
use response::ports::StoreError;

const UPDATE_CERTIFICATE: Operation = Operation::write("UpdateCertificate", SERVICE);

impl Iot {
    /// `UpdateCertificate`, which AWS says is idempotent.
    pub(super) async fn update_certificate(
        &self,
        id: &CertificateId,
        active: bool,
    ) -> Result<(), StoreError> {
        let status = if active {
            CertificateStatus::Active
        } else {
            CertificateStatus::Inactive
        };
        let request = self
            .control
            .update_certificate()
            .certificate_id(id.as_str())
            .new_status(status);
        self.gateway
            .call(UPDATE_CERTIFICATE, || request.clone().send())
            .await?;
        Ok(())
    }
}
