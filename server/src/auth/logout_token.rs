//! The token by which a provider ends sessions on its own (OIDC Back-Channel Logout 1.0, 2.4 and 2.6).

use super::provider::{Described, Provider, ProviderError};
use super::settings::AuthSettings;
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use domain::ids::Subject;
use domain::time::Timestamp;
use openidconnect::core::{CoreJsonWebKeySet, CoreJwsSigningAlgorithm};
use openidconnect::{JsonWebKey, JwsSigningAlgorithm};
use serde::Deserialize;
use serde_json::Value;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";
/// How old a token may be, in milliseconds; the standard recommends two minutes at most between issue and expiry.
const OLDEST: i64 = 5 * 60_000;
/// How far the provider's clock may be ahead of ours, in milliseconds.
const SKEW: i64 = 60_000;

/// A logout token that ends nothing.
#[derive(Debug, thiserror::Error)]
pub enum LogoutTokenError {
    /// It is no signed token.
    #[error("the logout token does not read")]
    Malformed,
    /// No key of the provider made its signature.
    #[error("the logout token's signature is not the provider's")]
    Signature,
    /// A claim is missing or wrong; which.
    #[error("the logout token's `{0}` is wrong")]
    Claim(&'static str),
    /// It was used before.
    #[error("the logout token was used before")]
    Replayed,
    /// The provider's keys could not be had.
    #[error(transparent)]
    Provider(#[from] ProviderError),
}

/// Whose sessions end.
#[derive(Debug, PartialEq, Eq)]
pub struct LogoutOrder {
    /// One session of the provider.
    pub sid: Option<String>,
    /// A person.
    pub subject: Option<Subject>,
    /// The token's own id.
    pub jti: String,
}

/// Tokens that were used, until they are too old to be used again.
#[derive(Debug, Default)]
pub struct SeenTokens(Mutex<HashMap<String, Timestamp>>);

impl SeenTokens {
    /// Does what the token `jti` orders, unless that was done before. What failed the provider may order once more.
    pub async fn once<T, E: From<LogoutTokenError>>(
        &self,
        jti: &str,
        now: Timestamp,
        work: impl Future<Output = Result<T, E>>,
    ) -> Result<T, E> {
        if self.all().contains_key(jti) {
            return Err(LogoutTokenError::Replayed.into());
        }
        let done = work.await?;
        let mut seen = self.all();
        seen.retain(|_, used| now.since(*used) <= OLDEST + SKEW);
        seen.insert(jti.to_owned(), now);
        Ok(done)
    }

    fn all(&self) -> MutexGuard<'_, HashMap<String, Timestamp>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[derive(Deserialize)]
struct Header {
    alg: CoreJwsSigningAlgorithm,
    kid: Option<String>,
    typ: Option<String>,
    crit: Option<Value>,
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    aud: Value,
    iat: i64,
    exp: Option<i64>,
    jti: Option<String>,
    sub: Option<String>,
    sid: Option<String>,
    #[serde(default)]
    events: Value,
    nonce: Option<Value>,
}

/// Verifies a token; fetches newer keys once if none of those we have made the signature.
pub async fn read(
    provider: &Provider,
    settings: &AuthSettings,
    token: &str,
    now: Timestamp,
) -> Result<LogoutOrder, LogoutTokenError> {
    let described: Arc<Described> = provider.described().await?;
    let claims = match signed_claims(token, &described.keys) {
        Err(LogoutTokenError::Signature) => {
            let newer = provider.with_newer_keys(&described).await?;
            signed_claims(token, &newer.keys)?
        }
        claims => claims?,
    };
    check(&claims, settings, now)?;
    let subject = claims.sub.map(|sub| sub.parse()).transpose();
    Ok(LogoutOrder {
        sid: claims.sid,
        subject: subject.map_err(|_| LogoutTokenError::Claim("sub"))?,
        jti: claims.jti.ok_or(LogoutTokenError::Claim("jti"))?,
    })
}

fn signed_claims(token: &str, keys: &CoreJsonWebKeySet) -> Result<Claims, LogoutTokenError> {
    let malformed = || LogoutTokenError::Malformed;
    let mut parts = token.splitn(3, '.');
    let mut part = || parts.next().ok_or_else(malformed);
    let (header, payload, signature) = (part()?, part()?, part()?);
    let bytes = |text: &str| BASE64_URL_SAFE_NO_PAD.decode(text).map_err(|_| malformed());
    let known: Header = serde_json::from_slice(&bytes(header)?).map_err(|_| malformed())?;
    let typed = known
        .typ
        .is_none_or(|typ| ["jwt", "logout+jwt"].contains(&typ.to_ascii_lowercase().as_str()));
    // `none` has no key, a shared-secret algorithm would let whoever knows the console's secret sign.
    if !typed || known.crit.is_some() || known.alg.uses_shared_secret() || known.alg.key_type().is_none() {
        return Err(malformed());
    }
    let (message, signature) = (format!("{header}.{payload}"), bytes(signature)?);
    keys.keys()
        .iter()
        .filter(|key| known.kid.is_none() || key.key_id().map(|id| id.as_str()) == known.kid.as_deref())
        .any(|key| {
            key.verify_signature(&known.alg, message.as_bytes(), &signature)
                .is_ok()
        })
        .then_some(())
        .ok_or(LogoutTokenError::Signature)?;
    serde_json::from_slice(&bytes(payload)?).map_err(|_| malformed())
}

fn check(claims: &Claims, settings: &AuthSettings, now: Timestamp) -> Result<(), LogoutTokenError> {
    let oidc = &settings.oidc;
    let for_us = match &claims.aud {
        Value::String(one) => *one == oidc.client_id,
        Value::Array(all) => all
            .iter()
            .any(|one| one.as_str() == Some(oidc.client_id.as_str())),
        _ => false,
    };
    let issued = Timestamp(claims.iat.saturating_mul(1000));
    let in_time = now.since(issued) <= OLDEST && issued.since(now) <= SKEW;
    let unexpired = claims
        .exp
        .is_none_or(|exp| now.since(Timestamp(exp.saturating_mul(1000))) <= SKEW);
    [
        (claims.iss == oidc.issuer.as_str(), "iss"),
        (for_us, "aud"),
        (in_time, "iat"),
        (unexpired, "exp"),
        (claims.events.get(EVENT).is_some_and(Value::is_object), "events"),
        // A nonce would make it an ID token.
        (claims.nonce.is_none(), "nonce"),
        (claims.sub.is_some() || claims.sid.is_some(), "sub"),
    ]
    .into_iter()
    .find(|(holds, _)| !holds)
    .map_or(Ok(()), |(_, claim)| Err(LogoutTokenError::Claim(claim)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_a_token_ordered_and_failed_it_may_order_again_until_it_is_done() {
        let (seen, now) = (SeenTokens::default(), Timestamp(0));
        let order = async |failure: Option<LogoutTokenError>| {
            let work = async { failure.map_or(Ok(()), Err) };
            seen.once("a", now, work).await
        };
        let failed = order(Some(LogoutTokenError::Signature)).await;
        assert!(matches!(failed, Err(LogoutTokenError::Signature)));
        assert!(order(None).await.is_ok());
        assert!(matches!(order(None).await, Err(LogoutTokenError::Replayed)));
        let other = seen.once("b", now, async { Ok::<_, LogoutTokenError>(()) });
        assert!(other.await.is_ok());
    }
}
