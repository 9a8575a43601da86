use crate::ids::EntryId;

/// How many characters of a name a sender carries; the service takes 255 in all.
const NAME_LIMIT: usize = 120;

/// Who starts an engagement, as the service is told: the person, this console, and the entry on its record, by which the
/// engagement is found again when the answer was lost.
///
/// The service takes letters, digits, white space and some signs (`Sender`); others become dots.
pub fn sender(name: &str, entry: &EntryId) -> String {
    let fits = |c: char| c.is_ascii_alphanumeric() || c == ' ' || "_@#%*+=:?./!-".contains(c);
    let name: String = name
        .trim()
        .chars()
        .take(NAME_LIMIT)
        .map(|c| if fits(c) { c } else { '.' })
        .collect();
    format!("{name} via Lazaret {entry}")
}

/// Whether an engagement of this sender was started by that act.
pub fn is_of(sender: &str, entry: &EntryId) -> bool {
    sender.ends_with(entry.as_str())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn a_sender_fits_whatever_somebody_is_called_and_leads_back_to_its_act() {
        let entry: EntryId = "7e57ffff-0000-4000-8000-000000000000".parse().unwrap();
        let other: EntryId = "7e57ffff-0000-4000-8000-000000000001".parse().unwrap();
        for name in [
            "Responder S",
            "Ünïcode 😀",
            "<script>\n\"x\"",
            &"x".repeat(4_000),
            "",
        ] {
            let sender = sender(name, &entry);
            assert!(sender.len() <= 255 && sender.is_ascii(), "{sender}");
            let allowed =
                |c: char| c.is_ascii_alphanumeric() || c.is_whitespace() || "\\_@#%*+=:?./!-".contains(c);
            assert!(sender.chars().all(allowed), "{sender}");
            assert!(is_of(&sender, &entry) && !is_of(&sender, &other));
        }
    }
}
