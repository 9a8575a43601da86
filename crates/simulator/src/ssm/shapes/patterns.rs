//! The model's regular expressions for Systems Manager.

use crate::check::Pattern;

pub(super) const DOCUMENT_ARN: Pattern = Pattern {
    text: "^[a-zA-Z0-9_\\-.:/]{3,128}$",
    matches: |text| sized(text, 3, 128) && text.chars().all(|c| name(c) || c == ':' || c == '/'),
};

pub(super) const DOCUMENT_VERSION: Pattern = Pattern {
    text: "([$]LATEST|[$]DEFAULT|^[1-9][0-9]*$)",
    matches: |text| text == "$LATEST" || text == "$DEFAULT" || counts(text),
};

pub(super) const VERSION_NAME: Pattern = Pattern {
    text: "^[a-zA-Z0-9_\\-.]{1,128}$",
    matches: |text| sized(text, 1, 128) && text.chars().all(name),
};

pub(super) const DOCUMENT_NAME: Pattern = Pattern {
    text: "^[a-zA-Z0-9_\\-.]{3,128}$",
    matches: |text| sized(text, 3, 128) && text.chars().all(name),
};

pub(super) const DISPLAY_NAME: Pattern = Pattern {
    text: "^[\\w\\.\\-\\:\\/ ]*$",
    matches: |text| text.chars().all(|c| name(c) || ":/ ".contains(c)),
};

pub(super) const TARGET_TYPE: Pattern = Pattern {
    text: "^\\/[\\w\\.\\-\\:\\/]*$",
    matches: |text| text.starts_with('/') && text.chars().all(|c| name(c) || ":/".contains(c)),
};

pub(super) const TAG: Pattern = Pattern {
    text: "^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$",
    matches: |text| text.chars().all(|c| written(c) || c == '+'),
};

pub(super) const VERSION_NUMBER: Pattern = Pattern {
    text: "(^[1-9][0-9]*$)",
    matches: counts,
};

pub(super) const TOKEN: Pattern = Pattern {
    text: "[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{12}",
    matches: |text| {
        let groups: Vec<&str> = text.split('-').collect();
        groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12])
            && text.chars().all(|c| c == '-' || c.is_ascii_hexdigit())
    },
};

pub(super) const TARGET_KEY: Pattern = Pattern {
    text: "^[\\p{L}\\p{Z}\\p{N}_.:/=\\-@]*$|resource-groups:ResourceTypeFilters|resource-groups:Name",
    matches: |text| text.chars().all(written),
};

pub(super) const MAX_CONCURRENCY: Pattern = Pattern {
    text: "^([1-9][0-9]*|[1-9][0-9]%|[1-9]%|100%)$",
    matches: |text| counts(text) || percentage(text).is_some_and(|share| share > 0),
};

pub(super) const MAX_ERRORS: Pattern = Pattern {
    text: "^([1-9][0-9]*|[0]|[1-9][0-9]%|[0-9]%|100%)$",
    matches: |text| counts(text) || text == "0" || percentage(text).is_some(),
};

pub(super) const ROLE_NAME: Pattern = Pattern {
    text: "[\\w+=,.@/-]+",
    matches: |text| !text.is_empty() && text.chars().all(|c| name(c) || "+=,@/".contains(c)),
};

pub(super) const NOT_BLANK_LINE: Pattern = Pattern {
    text: "^(?!\\s*$).+",
    matches: |text| !text.trim().is_empty() && !text.contains('\n'),
};

pub(super) const NOT_BLANK: Pattern = Pattern {
    text: "[\\s\\S]*\\S[\\s\\S]*",
    matches: |text| !text.trim().is_empty(),
};

pub(super) const EXCLUDED_ACCOUNT: Pattern = Pattern {
    text: "^((ou-[a-z0-9]{4,32}-[a-z0-9]{8,32})|(\\d{12}))$",
    matches: |text| digits(text, 12) || organizational_unit(text),
};

pub(super) const S3_URL: Pattern = Pattern {
    text: "^https:\\/\\/[-a-zA-Z0-9@:%._\\+~#=]{1,253}\\.s3(\\.[a-z\\d-]{9,16})?\\.amazonaws\\.com\\/.{1,2000}",
    matches: |text| {
        let Some((host, path)) = text
            .strip_prefix("https://")
            .and_then(|rest| rest.split_once('/'))
        else {
            return false;
        };
        host.contains(".s3") && host.ends_with(".amazonaws.com") && sized(path, 1, 2000)
    },
};

pub(super) const ACCOUNT_ID: Pattern = Pattern {
    text: "^[0-9]{12}$",
    matches: |text| digits(text, 12),
};

pub(super) const OPS_ITEM_ID: Pattern = Pattern {
    text: "^(oi)-[0-9a-f]{12}$",
    matches: |text| {
        text.strip_prefix("oi-").is_some_and(|id| {
            id.len() == 12 && id.chars().all(|c| c.is_ascii_digit() || ('a'..='f').contains(&c))
        })
    },
};

pub(super) const OPS_ITEM_ARN: Pattern = Pattern {
    text: "arn:(aws[a-zA-Z-]*)?:ssm:[a-z0-9-\\.]{0,63}:[0-9]{12}:opsitem.*",
    matches: |text| {
        let parts: Vec<&str> = text.splitn(6, ':').collect();
        matches!(parts[..], ["arn", _, "ssm", _, account, item] if digits(account, 12) && item.starts_with("opsitem"))
    },
};

fn sized(text: &str, min: usize, max: usize) -> bool {
    (min..=max).contains(&text.chars().count())
}

/// A character of a name: `\w`, full stop, hyphen.
const fn name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.')
}

/// A letter, digit or space of any script, and a little more.
fn written(c: char) -> bool {
    c.is_alphabetic() || c.is_numeric() || c == ' ' || "_.:/=-@".contains(c)
}

fn counts(text: &str) -> bool {
    !text.is_empty() && !text.starts_with('0') && text.chars().all(|c| c.is_ascii_digit())
}

fn percentage(text: &str) -> Option<u8> {
    let share = text.strip_suffix('%')?;
    let plain = share == "0" || counts(share);
    share.parse().ok().filter(|share| plain && *share <= 100)
}

fn digits(text: &str, count: usize) -> bool {
    text.len() == count && text.chars().all(|c| c.is_ascii_digit())
}

fn organizational_unit(text: &str) -> bool {
    let plain = |part: &str| part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    let Some((root, unit)) = text.strip_prefix("ou-").and_then(|rest| rest.split_once('-')) else {
        return false;
    };
    sized(root, 4, 32) && plain(root) && sized(unit, 8, 32) && plain(unit)
}
