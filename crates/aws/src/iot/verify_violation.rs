use super::adapter::Iot;
use super::convert::{aws_verification, one_line};
use super::names::SERVICE;
use crate::gateway::Operation;
use domain::device::Verification;
use response::ports::StoreError;

const PUT_VERIFICATION_STATE: Operation = Operation::write("PutVerificationStateOnViolation", SERVICE);

impl Iot {
    /// `PutVerificationStateOnViolation`. AWS takes no line breaks in the remark.
    pub(super) async fn put_verification(
        &self,
        id: &str,
        verification: Verification,
        remark: Option<&str>,
    ) -> Result<(), StoreError> {
        let request = self
            .control
            .put_verification_state_on_violation()
            .violation_id(id)
            .verification_state(aws_verification(verification))
            .set_verification_state_description(remark.and_then(one_line));
        self.gateway
            .call(PUT_VERIFICATION_STATE, || request.clone().send())
            .await?;
        Ok(())
    }
}
