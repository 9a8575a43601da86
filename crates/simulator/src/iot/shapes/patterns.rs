//! The model's regular expressions.

use crate::check::Pattern;

pub(super) const NAME: Pattern = Pattern {
    text: "[a-zA-Z0-9:_-]+",
    matches: |text| some(text, |c| c.is_ascii_alphanumeric() || ":_-".contains(c)),
};

pub(super) const ATTRIBUTE_NAME: Pattern = Pattern {
    text: "[a-zA-Z0-9_.,@/:#-]+",
    matches: |text| some(text, |c| c.is_ascii_alphanumeric() || "_.,@/:#-".contains(c)),
};

pub(super) const ATTRIBUTE_VALUE: Pattern = Pattern {
    text: "[a-zA-Z0-9_.,@/:#=\\[\\]-]*",
    matches: |text| {
        text.chars()
            .all(|c| c.is_ascii_alphanumeric() || "_.,@/:#=[]-".contains(c))
    },
};

pub(super) const DESCRIPTION: Pattern = Pattern {
    text: "[\\p{Graph}\\x20]*",
    matches: |text| text.chars().all(|c| c == ' ' || c.is_ascii_graphic()),
};

pub(super) const USER_PROPERTY: Pattern = Pattern {
    text: "[a-zA-Z0-9:$.]+",
    matches: |text| some(text, |c| c.is_ascii_alphanumeric() || ":$.".contains(c)),
};

pub(super) const CONNECTION_ATTRIBUTE: Pattern = Pattern {
    text: "[a-zA-Z0-9:.]+",
    matches: |text| some(text, |c| c.is_ascii_alphanumeric() || ":.".contains(c)),
};

pub(super) const TAG_KEY: Pattern = Pattern {
    text: "^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$",
    matches: |text| {
        text.chars()
            .all(|c| c.is_alphanumeric() || (c.is_whitespace() && !c.is_control()) || "_.:/=+-@".contains(c))
    },
};

pub(super) const CERTIFICATE_ID: Pattern = Pattern {
    text: "(0x)?[a-fA-F0-9]+",
    matches: |text| some(text.strip_prefix("0x").unwrap_or(text), |c| c.is_ascii_hexdigit()),
};

pub(super) const MARKER: Pattern = Pattern {
    text: "[A-Za-z0-9+/]+={0,2}",
    matches: |text| {
        let body = text.strip_suffix('=').unwrap_or(text);
        let body = body.strip_suffix('=').unwrap_or(body);
        some(body, |c| c.is_ascii_alphanumeric() || "+/".contains(c))
    },
};

pub(super) const POLICY_NAME: Pattern = Pattern {
    text: "[\\w+=,.@-]+",
    matches: |text| some(text, |c| c.is_ascii_alphanumeric() || "_+=,.@-".contains(c)),
};

pub(super) const DIGITS: Pattern = Pattern {
    text: "[0-9]+",
    matches: |text| some(text, |c| c.is_ascii_digit()),
};

pub(super) const SHADOW_NAME: Pattern = Pattern {
    text: "[$a-zA-Z0-9:_-]+",
    matches: |text| some(text, |c| c.is_ascii_alphanumeric() || "$:_-".contains(c)),
};

pub(super) const PLAIN: Pattern = Pattern {
    text: "[a-zA-Z0-9_-]+",
    matches: |text| some(text, |c| c.is_ascii_alphanumeric() || "_-".contains(c)),
};

pub(super) const PRINTED: Pattern = Pattern {
    text: "[^\\p{C}]+",
    matches: |text| some(text, |c| !c.is_control()),
};

pub(super) const ANY_ARN: Pattern = Pattern {
    text: "^arn:[!-~]+$",
    matches: |text| {
        text.strip_prefix("arn:")
            .is_some_and(|rest| some(rest, |c| c.is_ascii_graphic()))
    },
};

pub(super) const LOG_DESTINATION: Pattern = Pattern {
    text: "^[.\\-_/#A-Za-z0-9]+$",
    matches: |text| some(text, |c| c.is_ascii_alphanumeric() || ".-_/#".contains(c)),
};

fn some(text: &str, fits: fn(char) -> bool) -> bool {
    !text.is_empty() && text.chars().all(fits)
}
