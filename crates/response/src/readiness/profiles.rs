use super::Check;
use domain::readiness::SecurityProfile;

pub(super) const CHECK: Check = Check {
    name: "profiles",
    title: "Security profiles",
    source: "Device Defender, DescribeSecurityProfile and ListTargetsForSecurityProfile",
    read: |console| {
        Box::pin(async move {
            let all = console.preparation.security_profiles().await?;
            Ok(SecurityProfile::judge(&all))
        })
    },
};
