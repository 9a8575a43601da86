//! Who signed a request, for which Region and service: read from the `Authorization` header, not verified.

use super::Refusal;
use super::request::WireRequest;

/// The credential scope of a `SigV4` signature.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Credential {
    pub access_key: String,
    pub region: String,
    pub service: String,
    pub session_token: Option<String>,
}

impl Credential {
    pub(super) fn read(request: &WireRequest) -> Result<Self, Refusal> {
        let header = request
            .header("authorization")
            .ok_or_else(Refusal::missing_token)?;
        let token = request.header("x-amz-security-token").map(str::to_owned);
        parse(header, token).ok_or_else(|| {
            let message = "Authorization header requires 'Credential' parameter of the form \
                           KEY/DATE/REGION/SERVICE/aws4_request.";
            Refusal::new(403, "IncompleteSignatureException", message)
        })
    }
}

fn parse(header: &str, session_token: Option<String>) -> Option<Credential> {
    let rest = header.strip_prefix("AWS4-HMAC-SHA256")?;
    let scope = rest
        .split(',')
        .find_map(|part| part.trim().strip_prefix("Credential="))?;
    let parts: Vec<&str> = scope.split('/').collect();
    let [access_key, _date, region, service, "aws4_request"] = parts[..] else {
        return None;
    };
    Some(Credential {
        access_key: access_key.to_owned(),
        region: region.to_owned(),
        service: service.to_owned(),
        session_token,
    })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a failed test says where")]
    use super::*;

    #[test]
    fn the_scope_names_key_region_and_service() {
        let header = "AWS4-HMAC-SHA256 Credential=KEY/20260101/eu-central-1/ssm-incidents/aws4_request, \
                      SignedHeaders=host, Signature=00";
        let credential = parse(header, None).unwrap();
        assert_eq!(credential.access_key, "KEY");
        assert_eq!(credential.region, "eu-central-1");
        assert_eq!(credential.service, "ssm-incidents");
    }

    #[test]
    fn another_scheme_is_no_credential() {
        assert_eq!(parse("Bearer abc", None), None);
        assert_eq!(parse("AWS4-HMAC-SHA256 Credential=KEY/20260101/sts", None), None);
    }
}
