//! The model's regular expressions.

use crate::check::Pattern;

pub(super) const NAME: Pattern = Pattern {
    text: "[a-zA-Z0-9:_-]+",
    matches: |text| some(text, |c| c.is_ascii_alphanumeric() || ":_-".contains(c)),
};

pub(super) const PLAIN: Pattern = Pattern {
    text: "[a-zA-Z0-9_-]+",
    matches: |text| some(text, |c| c.is_ascii_alphanumeric() || "_-".contains(c)),
};

pub(super) const REQUEST_TOKEN: Pattern = Pattern {
    text: "^[a-zA-Z0-9-_]+$",
    matches: |text| some(text, |c| c.is_ascii_alphanumeric() || "_-".contains(c)),
};

pub(super) const VIOLATION_ID: Pattern = Pattern {
    text: "[a-zA-Z0-9\\-]+",
    matches: |text| some(text, |c| c.is_ascii_alphanumeric() || c == '-'),
};

pub(super) const DESCRIPTION: Pattern = Pattern {
    text: "[\\p{Graph}\\x20]*",
    matches: |text| text.chars().all(|c| c == ' ' || c.is_ascii_graphic()),
};

pub(super) const NO_CONTROL: Pattern = Pattern {
    text: "[^\\p{Cntrl}]*",
    matches: |text| text.chars().all(|c| !c.is_ascii_control()),
};

pub(super) const CIDR: Pattern = Pattern {
    text: "[a-fA-F0-9:\\.\\/]+",
    matches: |text| some(text, |c| c.is_ascii_hexdigit() || ":./".contains(c)),
};

pub(super) const STATISTIC: Pattern = Pattern {
    text: "(p0|p0\\.1|p0\\.01|p1|p10|p50|p90|p99|p99\\.9|p99\\.99|p100)",
    matches: |text| {
        [
            "p0", "p0.1", "p0.01", "p1", "p10", "p50", "p90", "p99", "p99.9", "p99.99", "p100",
        ]
        .contains(&text)
    },
};

pub(super) const TAG_KEY: Pattern = Pattern {
    text: "^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$",
    matches: |text| {
        text.chars()
            .all(|c| c.is_alphabetic() || c.is_numeric() || c == ' ' || "_.:/=+-@".contains(c))
    },
};

fn some(text: &str, fits: impl Fn(char) -> bool) -> bool {
    !text.is_empty() && text.chars().all(fits)
}
