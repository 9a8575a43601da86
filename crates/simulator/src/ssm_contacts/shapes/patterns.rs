//! The model's regular expressions.

use crate::check::Pattern;

pub(super) const ARN: Pattern = Pattern {
    text: "arn:(aws|aws-cn|aws-us-gov):ssm-contacts:[-\\w+=\\/,.@]*:[0-9]+:([\\w+=\\/,.@:-]+)*",
    matches: |text| {
        let mut parts = text.splitn(6, ':');
        let head = [parts.next(), parts.next(), parts.next()];
        let (region, account) = (parts.next(), parts.next());
        let rest = parts.next();
        head[0] == Some("arn")
            && matches!(head[1], Some("aws" | "aws-cn" | "aws-us-gov"))
            && head[2] == Some("ssm-contacts")
            && region.is_some_and(|region| region.chars().all(|c| word(c) || "-+=/,.@".contains(c)))
            && account.is_some_and(|id| !id.is_empty() && id.bytes().all(|digit| digit.is_ascii_digit()))
            && rest.is_some_and(|rest| rest.chars().all(|c| word(c) || "+=/,.@:-".contains(c)))
    },
};

pub(super) const ALIAS: Pattern = Pattern {
    text: "^[a-z0-9_\\-]*$",
    matches: |text| {
        text.chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "_-".contains(c))
    },
};

pub(super) const NAME: Pattern = Pattern {
    text: "^[\\p{L}\\p{Z}\\p{N}_.\\-]*$",
    matches: |text| text.chars().all(|c| written(c) || "_.-".contains(c)),
};

pub(super) const CODE: Pattern = Pattern {
    text: "^[0-9]*$",
    matches: |text| text.bytes().all(|digit| digit.is_ascii_digit()),
};

/// Of tokens and the keys of tags.
pub(super) const TOKEN: Pattern = Pattern {
    text: "^[\\\\\\/a-zA-Z0-9_+=\\-]*$",
    matches: |text| text.chars().all(|c| word(c) || "\\/+=-".contains(c)),
};

pub(super) const TAG_VALUE: Pattern = Pattern {
    text: "^[\\p{L}\\p{Z}\\p{N}_.:\\/=+\\-@]*$",
    matches: |text| text.chars().all(|c| written(c) || "_.:/=+-@".contains(c)),
};

/// Of senders and incidents.
pub(super) const SENDER: Pattern = Pattern {
    text: "^[\\\\a-zA-Z0-9_@#%*+=:?.\\/!\\s-]*$",
    matches: |text| {
        text.chars()
            .all(|c| word(c) || "\\@#%*+=:?./!-".contains(c) || c.is_ascii_whitespace() || c == '\u{b}')
    },
};

pub(super) const NOT_BLANK: Pattern = Pattern {
    text: ".*\\S.*",
    matches: |text| !text.trim().is_empty(),
};

const fn word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// `\p{L}\p{Z}\p{N}`: letters, separators, numbers.
fn written(c: char) -> bool {
    c.is_alphabetic() || c.is_numeric() || (c.is_whitespace() && !c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meets(pattern: Pattern, text: &str) -> bool {
        (pattern.matches)(text)
    }

    #[test]
    fn an_arn_names_the_service_and_an_account() {
        assert!(meets(
            ARN,
            "arn:aws:ssm-contacts:eu-central-1:111122223333:contact/ot-on-call"
        ));
        assert!(meets(ARN, "arn:aws:ssm-contacts::1:"));
        assert!(!meets(ARN, "arn:aws:ssm-incidents::111122223333:contact/a"));
        assert!(!meets(ARN, "arn:aws:ssm-contacts:eu-central-1::contact/a"));
        assert!(!meets(ARN, "arn:aws:ssm-contacts:eu-central-1:1:contact/<a>"));
    }

    #[test]
    fn a_sender_may_be_a_session_and_an_incident_an_arn() {
        assert!(meets(
            SENDER,
            "arn:aws:ssm-incidents::111122223333:incident-record/Plan/id"
        ));
        assert!(meets(SENDER, "lead m\tof team\\2!"));
        assert!(!meets(SENDER, "<script>"));
        assert!(!meets(SENDER, "ä"));
    }

    #[test]
    fn a_name_is_words_in_any_script_without_control_characters() {
        assert!(meets(NAME, "Bereitschaft Süd_2"));
        assert!(!meets(NAME, "a\nb"));
        assert!(!meets(NAME, "a/b"));
    }
}
