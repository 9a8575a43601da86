//! Who has an incident open.

use crate::ids::Subject;
use serde::{Deserialize, Serialize};

/// Somebody who has the incident's page open now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Present {
    /// The identity provider's subject: an office can be handed to them.
    pub subject: Subject,
    /// Their name.
    pub name: String,
    /// Two letters for the small disc.
    pub initials: String,
}

/// Up to two letters of a name: of its first and its last word.
pub fn initials(name: &str) -> String {
    let mut letters = name
        .split_whitespace()
        .filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    match (letters.next(), letters.next_back()) {
        (None, _) => "?".into(),
        (Some(only), None) => only.to_uppercase().collect(),
        (Some(first), Some(last)) => first.to_uppercase().chain(last.to_uppercase()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_are_of_the_first_and_the_last_word() {
        assert_eq!(initials("Responder S"), "RS");
        assert_eq!(initials("Öztürk van der Berg"), "ÖB");
        assert_eq!(initials("lead"), "L");
        assert_eq!(initials("  (  "), "?");
    }
}
