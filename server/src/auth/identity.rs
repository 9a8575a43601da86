//! Who an ID token says somebody is, once it is verified.

use super::provider::{Described, Provider, ProviderError};
use super::settings::AuthSettings;
use domain::evidence::is_bidi;
use domain::ids::Subject;
use domain::time::Timestamp;
use openidconnect::core::{CoreGenderClaim, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm};
use openidconnect::{
    AdditionalClaims, ClaimsVerificationError, ClientId, IdToken, IdTokenClaims, IdTokenVerifier, Nonce,
    SignatureVerificationError,
};
use response::ports::{Clock, SystemClock};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::Arc;

/// How far the provider's clock may be ahead of ours, in milliseconds.
const SKEW: i64 = 60_000;
/// The longest name that is shown, in characters.
const LONGEST_NAME: usize = 100;

/// The claims besides the standard ones, as they come.
#[derive(Debug, Serialize, Deserialize)]
struct OtherClaims {
    #[serde(flatten)]
    claims: BTreeMap<String, Value>,
}

impl AdditionalClaims for OtherClaims {}

type Token =
    IdToken<OtherClaims, CoreGenderClaim, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm>;
type Claims = IdTokenClaims<OtherClaims, CoreGenderClaim>;

/// A person, as a verified ID token tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The subject; it never changes.
    pub subject: Subject,
    /// The name to show; untrusted text without control or direction characters.
    pub name: String,
    /// The e-mail address, if the provider tells it; untrusted text.
    pub email: Option<String>,
    /// All groups.
    pub groups: Vec<String>,
    /// The provider's session.
    pub provider_session: Option<String>,
}

/// An ID token that proves nothing.
#[derive(Debug, thiserror::Error)]
pub enum IdentityError {
    /// It is no ID token.
    #[error("the ID token does not read")]
    Malformed(#[source] serde_json::Error),
    /// A claim or the signature is wrong.
    #[error("the ID token is not valid")]
    Invalid(#[from] ClaimsVerificationError),
    /// The subject is longer than the standard allows.
    #[error("the ID token's subject is no subject")]
    Subject(#[from] domain::ids::InvalidId),
    /// New keys were needed and could not be had.
    #[error(transparent)]
    Provider(#[from] ProviderError),
}

/// Verifies a token against the provider's keys, fetching newer ones once if it names a key that we lack.
pub async fn identify(
    provider: &Provider,
    settings: &AuthSettings,
    described: &Arc<Described>,
    token: &str,
    nonce: &Nonce,
) -> Result<Identity, IdentityError> {
    let token = Token::from_str(token).map_err(IdentityError::Malformed)?;
    let claims = match verify(settings, described, &token, nonce) {
        Err(ClaimsVerificationError::SignatureVerification(
            SignatureVerificationError::NoMatchingKey | SignatureVerificationError::CryptoError(_),
        )) => {
            let newer = provider.with_newer_keys(described).await?;
            verify(settings, &newer, &token, nonce)?
        }
        claims => claims?,
    };
    identity(settings, claims)
}

fn verify<'t>(
    settings: &AuthSettings,
    described: &Described,
    token: &'t Token,
    nonce: &Nonce,
) -> Result<&'t Claims, ClaimsVerificationError> {
    use CoreJwsSigningAlgorithm as Alg;
    let oidc = &settings.oidc;
    // Tokens are judged by the machine's clock, which the provider shares, not by the console's, which tests move.
    let latest = SystemClock.now().plus(SKEW);
    // A public client's verifier suits a confidential one too: the secret would only serve the shared-secret
    // algorithms, with which whoever knows it could sign as anybody.
    let verifier = IdTokenVerifier::new_public_client(
        ClientId::new(oidc.client_id.clone()),
        oidc.issuer.clone(),
        described.keys.clone(),
    )
    .set_allowed_algs([
        Alg::RsaSsaPkcs1V15Sha256,
        Alg::RsaSsaPkcs1V15Sha384,
        Alg::RsaSsaPkcs1V15Sha512,
        Alg::RsaSsaPssSha256,
        Alg::RsaSsaPssSha384,
        Alg::RsaSsaPssSha512,
        Alg::EcdsaP256Sha256,
        Alg::EcdsaP384Sha384,
        Alg::EdDsa,
    ])
    .set_issue_time_verifier_fn(move |issued| {
        if Timestamp(issued.timestamp_millis()) <= latest {
            Ok(())
        } else {
            Err("the ID token was issued in the future".to_owned())
        }
    });
    token.claims(&verifier, nonce)
}

fn identity(settings: &AuthSettings, claims: &Claims) -> Result<Identity, IdentityError> {
    let other = &claims.additional_claims().claims;
    let subject: Subject = claims.subject().as_str().parse()?;
    let email = claims.email().map(|email| plain(email.as_str()));
    let named = claims
        .name()
        .and_then(|name| name.get(None))
        .map(|name| plain(name.as_str()));
    let user = claims.preferred_username().map(|name| plain(name.as_str()));
    let name = [named, user, email.clone()]
        .into_iter()
        .flatten()
        .find(|name| !name.is_empty())
        .unwrap_or_else(|| plain(subject.as_str()));
    Ok(Identity {
        subject,
        name,
        email: email.filter(|email| !email.is_empty()),
        groups: groups(other.get(&settings.oidc.groups_claim)),
        provider_session: other.get("sid").and_then(Value::as_str).map(str::to_owned),
    })
}

/// A list of texts, or one text, as providers differ.
fn groups(claim: Option<&Value>) -> Vec<String> {
    match claim {
        Some(Value::String(one)) => vec![one.clone()],
        Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

/// Without what could reorder or hide the text around it.
fn plain(text: &str) -> String {
    let kept: String = text
        .chars()
        .filter(|c| !c.is_control() && !is_bidi(*c))
        // Nor what has no width, or ends a line.
        .filter(|c| !matches!(c, '\u{200b}'..='\u{200d}' | '\u{2028}' | '\u{2029}' | '\u{feff}'))
        .take(LONGEST_NAME)
        .collect();
    kept.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn groups_come_as_a_list_or_as_one_and_nothing_else_counts() {
        assert_eq!(groups(Some(&json!(["a", 1, "b"]))), ["a", "b"]);
        assert_eq!(groups(Some(&json!("a"))), ["a"]);
        assert!(groups(Some(&json!({ "a": true }))).is_empty());
        assert!(groups(None).is_empty());
    }

    #[test]
    fn a_name_keeps_its_letters_and_loses_what_reorders_text() {
        assert_eq!(plain(" Zo\u{eb} \u{202e}\u{2067}S\u{0}\n "), "Zo\u{eb} S");
        assert_eq!(plain(&"x".repeat(500)).len(), LONGEST_NAME);
        assert_eq!(plain("<b>bold</b>"), "<b>bold</b>");
        for odd in "\u{61c}\u{200b}\u{200e}\u{200f}\u{2028}\u{202a}\u{2066}\u{feff}".chars() {
            assert_eq!(plain(&format!("Zo{odd}\u{eb}")), "Zo\u{eb}", "{odd:?}");
        }
    }
}
