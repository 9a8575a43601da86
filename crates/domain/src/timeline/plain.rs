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
pub(super) fn short(text: &str, limit: usize) -> String {
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
