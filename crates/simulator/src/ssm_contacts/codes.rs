//! The codes of six digits that activate channels and acknowledge pages.

use crate::ids::{Ids, fingerprint};

pub(crate) fn code(ids: &mut Ids) -> String {
    format!("{:06}", fingerprint(&ids.uuid()) % 1_000_000)
}

/// Whether this is the code that was sent; where none was sent, none fits.
pub(crate) fn code_matches(sent: Option<&str>, given: &str) -> bool {
    sent.is_some_and(|sent| sent == given)
}
