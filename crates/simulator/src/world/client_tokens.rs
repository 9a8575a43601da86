//! Client tokens: the same token with the same request has one effect and one answer.
//!
//! *Assumed*: AWS documents neither how long a token lives nor that another request under it is refused with
//! `ConflictException`.

use std::collections::{HashMap, VecDeque};

use serde_json::Value;

use crate::ids::fingerprint;
use crate::wire::Refusal;

/// How long a token is remembered on the world's clock: 24 hours (*assumed*).
const LIFETIME_MS: i64 = 24 * 60 * 60 * 1000;

type Key = (&'static str, String);

#[derive(Debug, Default)]
pub(crate) struct ClientTokens {
    answers: HashMap<Key, Remembered>,
    in_order: VecDeque<(i64, Key)>,
}

#[derive(Debug)]
struct Remembered {
    at: i64,
    request: u64,
    answer: Value,
}

impl ClientTokens {
    /// The earlier answer to this request, if there is one.
    ///
    /// # Errors
    /// `ConflictException` when the token came with another request.
    pub(crate) fn recall(
        &self,
        operation: &'static str,
        input: &Value,
        now: i64,
    ) -> Result<Option<Value>, Refusal> {
        let Some(token) = token(input) else {
            return Ok(None);
        };
        match self.answers.get(&(operation, token.to_owned())) {
            Some(known) if now - known.at >= LIFETIME_MS => Ok(None),
            Some(known) if known.request == request(input) => Ok(Some(known.answer.clone())),
            Some(_) => {
                let message = format!("The client token '{token}' was used with another request");
                Err(Refusal::new(409, "ConflictException", message))
            }
            None => Ok(None),
        }
    }

    pub(crate) fn remember(&mut self, operation: &'static str, input: &Value, answer: &Value, now: i64) {
        let Some(token) = token(input) else { return };
        while let Some((_, key)) = self.in_order.pop_front_if(|(at, _)| now - *at >= LIFETIME_MS) {
            if self
                .answers
                .get(&key)
                .is_some_and(|known| now - known.at >= LIFETIME_MS)
            {
                self.answers.remove(&key);
            }
        }
        let key = (operation, token.to_owned());
        self.in_order.push_back((now, key.clone()));
        self.answers.insert(
            key,
            Remembered {
                at: now,
                request: request(input),
                answer: answer.clone(),
            },
        );
    }
}

/// Systems Manager's `ClientToken` is not among them: its executions remember it themselves.
fn token(input: &Value) -> Option<&str> {
    ["clientToken", "IdempotencyToken"]
        .iter()
        .find_map(|name| input[*name].as_str())
        .filter(|token| !token.is_empty())
}

fn request(input: &Value) -> u64 {
    fingerprint(&input.to_string())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a failed test says where")]
    use serde_json::json;

    use super::*;

    #[test]
    fn a_token_answers_the_same_request_again_and_refuses_another() {
        let mut tokens = ClientTokens::default();
        let first = json!({"clientToken": "t", "title": "a"});
        assert_eq!(tokens.recall("StartIncident", &first, 0).unwrap(), None);
        tokens.remember("StartIncident", &first, &json!({"arn": "x"}), 0);
        assert_eq!(
            tokens.recall("StartIncident", &first, 1).unwrap(),
            Some(json!({"arn": "x"}))
        );
        let other = json!({"clientToken": "t", "title": "b"});
        assert_eq!(
            tokens.recall("StartIncident", &other, 1).unwrap_err().code,
            "ConflictException"
        );
        assert_eq!(tokens.recall("CreateTimelineEvent", &other, 1).unwrap(), None);
    }

    #[test]
    fn a_token_is_forgotten_after_its_lifetime() {
        let mut tokens = ClientTokens::default();
        let input = json!({"clientToken": "t"});
        tokens.remember("StartIncident", &input, &json!({}), 0);
        assert_eq!(tokens.recall("StartIncident", &input, LIFETIME_MS).unwrap(), None);
        tokens.remember(
            "StartIncident",
            &json!({"clientToken": "u"}),
            &json!({}),
            LIFETIME_MS,
        );
        assert_eq!(tokens.answers.len(), 1);
    }
}
