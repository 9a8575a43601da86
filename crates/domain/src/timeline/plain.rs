//! Untrusted text as one plain line.

use crate::evidence::is_bidi;

/// `text` in one line: line breaks become spaces, control characters and those that reorder the text around them
/// become `�`, so that nothing reads as something else and that something was there still shows.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => {
                if !line.ends_with(' ') {
                    line.push(' ');
                }
            }
            c if c.is_control() || is_bidi(c) => line.push(char::REPLACEMENT_CHARACTER),
            c => line.push(c),
        }
    }
    line
}

/// One line of at most `limit` characters, with `…` where it was cut.
pub(crate) fn short(text: &str, limit: usize) -> String {
    let mut line = one_line(text);
    if let Some((cut, _)) = line.char_indices().nth(limit) {
        let end = line[..cut].char_indices().next_back().map_or(0, |(at, _)| at);
        line.truncate(end);
        line.truncate(line.trim_end().len());
        line.push('…');
    }
    line
}

/// The last part of a resource name, in words: `assumed-role/Responder/eva` is `eva`, a service is named without its
/// domain, a paging contact by its alias.
pub(super) fn principal(name: &str) -> String {
    let name = name.trim();
    let service = name.strip_suffix(".amazonaws.com");
    match service {
        Some("ssm-incidents") => "Incident Manager".into(),
        Some("iot" | "iotdevicedefender") => "Device Defender".into(),
        Some(service) => one_line(service),
        None => one_line(
            name.rsplit('/')
                .next()
                .filter(|part| !part.is_empty())
                .unwrap_or(name),
        ),
    }
}

/// Whether two principals are the same but for the session: what a role does is recorded under sessions of many names.
pub(super) fn is_same_principal(one: &str, other: &str) -> bool {
    identity(one) == identity(other)
}

/// The role of an assumed role's session, wherever it has its path; of others, the name as it is.
fn identity(name: &str) -> (&str, &str) {
    let mut parts = name.trim().splitn(6, ':');
    let (account, resource) = (parts.nth(4), parts.next());
    let role = resource.and_then(|resource| match resource.split_once('/')? {
        ("assumed-role", rest) => rest.split('/').next(),
        ("role", rest) => rest.rsplit('/').next(),
        _ => None,
    });
    match (account, role) {
        (Some(account), Some(role)) => (account, role),
        _ => ("", name.trim()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_never_breaks_hides_or_turns_its_text() {
        assert_eq!(one_line(" a\r\nb\u{1b}[2J\u{202e}c "), "a b\u{fffd}[2J\u{fffd}c");
    }

    #[test]
    fn a_cut_counts_characters_and_says_so() {
        assert_eq!(short("äöüß", 4), "äöüß");
        assert_eq!(short("äöüßx", 4), "äöü…");
        assert_eq!(short("", 4), "");
    }

    #[test]
    fn a_role_is_the_same_in_every_session_and_another_role_or_account_is_not() {
        let ours = "arn:aws:sts::111122223333:assumed-role/LazaretConsole/one";
        for same in [
            ours,
            "arn:aws:sts::111122223333:assumed-role/LazaretConsole/two",
            "arn:aws:iam::111122223333:role/path/LazaretConsole",
        ] {
            assert!(is_same_principal(ours, same), "{same}");
        }
        for other in [
            "arn:aws:sts::111122223333:assumed-role/Another/one",
            "arn:aws:sts::444455556666:assumed-role/LazaretConsole/one",
            "arn:aws:iam::111122223333:user/LazaretConsole",
            "ssm-incidents.amazonaws.com",
        ] {
            assert!(!is_same_principal(ours, other), "{other}");
        }
    }

    #[test]
    fn principals_are_called_by_the_part_that_people_know() {
        let role = "arn:aws:sts::111122223333:assumed-role/LazaretResponder/responder-s";
        assert_eq!(principal(role), "responder-s");
        assert_eq!(principal("ssm-incidents.amazonaws.com"), "Incident Manager");
        assert_eq!(
            principal("arn:aws:iam::111122223333:root"),
            "arn:aws:iam::111122223333:root"
        );
    }
}
