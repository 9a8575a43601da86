//! The models' regular expressions, as functions: they are few, and one of them looks ahead.

/// A pattern of a service model: its text, which the refusal quotes, and what it means.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pattern {
    pub text: &'static str,
    pub matches: fn(&str) -> bool,
}

pub(crate) const ARN: Pattern = Pattern {
    text: "^arn:aws(-cn|-us-gov)?:[a-z0-9-]*:[a-z0-9-]*:([0-9]{12})?:.+$",
    matches: |text| arn(text).is_some(),
};

pub(crate) const ROLE_ARN: Pattern = Pattern {
    text: "^arn:aws(-cn|-us-gov)?:iam::([0-9]{12})?:role/.+$",
    matches: |text| {
        arn(text).is_some_and(|[service, region, _, rest]| {
            service == "iam"
                && region.is_empty()
                && rest.strip_prefix("role/").is_some_and(|name| !name.is_empty())
        })
    },
};

pub(crate) const CONTACT_ARN: Pattern = Pattern {
    text: "^arn:aws(-cn|-us-gov)?:ssm-contacts:[a-z0-9-]*:([0-9]{12}):contact/[a-z0-9_-]+$",
    matches: |text| {
        arn(text).is_some_and(|[service, _, account, rest]| {
            let name = rest.strip_prefix("contact/").unwrap_or_default();
            service == "ssm-contacts"
                && !account.is_empty()
                && !name.is_empty()
                && name.chars().all(|c| lower_or_digit(c) || c == '_' || c == '-')
        })
    },
};

pub(crate) const GENERATED_ID: Pattern = Pattern {
    text: "^related-item/(ANALYSIS|INCIDENT|METRIC|PARENT|ATTACHMENT|OTHER|AUTOMATION|INVOLVED_RESOURCE|TASK)/([0-9]|[A-F]){32}$",
    matches: |text| {
        let mut parts = text.splitn(3, '/');
        let (head, kind, digits) = (
            parts.next(),
            parts.next().unwrap_or_default(),
            parts.next().unwrap_or_default(),
        );
        head == Some("related-item")
            && ITEM_TYPES.contains(&kind)
            && digits.len() == 32
            && digits
                .chars()
                .all(|c| c.is_ascii_digit() || ('A'..='F').contains(&c))
    },
};

/// The types of related items that the model names.
pub(crate) const ITEM_TYPES: &[&str] = &[
    "ANALYSIS",
    "INCIDENT",
    "METRIC",
    "PARENT",
    "ATTACHMENT",
    "OTHER",
    "AUTOMATION",
    "INVOLVED_RESOURCE",
    "TASK",
];

pub(crate) const PLAN_NAME: Pattern = Pattern {
    text: "^[a-zA-Z0-9-_]*$",
    matches: |text| {
        text.chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
    },
};

pub(crate) const DOCUMENT_NAME: Pattern = Pattern {
    text: "^[a-zA-Z0-9_\\-.:/]{3,128}$",
    matches: |text| {
        (3..=128).contains(&text.chars().count())
            && text
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "_-.:/".contains(c))
    },
};

pub(crate) const TAG_KEY: Pattern = Pattern {
    text: "^(?!aws:)[A-Za-z0-9 _=@:.+-/]+$",
    matches: |text| !text.is_empty() && !text.starts_with("aws:") && text.chars().all(tag_character),
};

pub(crate) const TAG_VALUE: Pattern = Pattern {
    text: "^[A-Za-z0-9 _=@:.+-/]*$",
    matches: |text| text.chars().all(tag_character),
};

pub(crate) const SESSION_NAME: Pattern = Pattern {
    text: "[\\w+=,.@-]*",
    matches: |text| text.chars().all(|c| word(c) || "+=,.@-".contains(c)),
};

pub(crate) const EXTERNAL_ID: Pattern = Pattern {
    text: "[\\w+=,.@:\\/-]*",
    matches: |text| text.chars().all(|c| word(c) || "+=,.@:/-".contains(c)),
};

pub(crate) const SERIAL_NUMBER: Pattern = Pattern {
    text: "[\\w+=/:,.@-]*",
    matches: |text| text.chars().all(|c| word(c) || "+=/:,.@-".contains(c)),
};

pub(crate) const TOKEN_CODE: Pattern = Pattern {
    text: "[\\d]*",
    matches: |text| text.chars().all(|c| c.is_ascii_digit()),
};

pub(crate) const SESSION_TAG_KEY: Pattern = Pattern {
    text: "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+",
    matches: |text| !text.is_empty() && text.chars().all(session_tag_character),
};

pub(crate) const SESSION_TAG_VALUE: Pattern = Pattern {
    text: "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*",
    matches: |text| text.chars().all(session_tag_character),
};

pub(crate) const POLICY_TEXT: Pattern = Pattern {
    text: "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+",
    matches: |text| {
        !text.is_empty()
            && text
                .chars()
                .all(|c| "\t\n\r".contains(c) || (' '..='\u{FF}').contains(&c))
    },
};

pub(crate) const PRINTABLE: Pattern = Pattern {
    text: "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\u10000-\\u10FFFF]+",
    matches: |text| {
        !text.is_empty()
            && text.chars().all(|c| {
                "\t\n\r\u{85}".contains(c)
                    || (' '..='~').contains(&c)
                    || (c >= '\u{A0}' && c != '\u{FFFE}' && c != '\u{FFFF}')
            })
    },
};

/// Service, region, account and rest of an ARN, if it is one.
pub(crate) fn arn(text: &str) -> Option<[&str; 4]> {
    let mut parts = text.splitn(6, ':');
    let (head, partition) = (parts.next()?, parts.next()?);
    let (service, region, account, rest) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let plain = |part: &str| part.chars().all(|c| lower_or_digit(c) || c == '-');
    let digits = account.is_empty() || (account.len() == 12 && account.bytes().all(|b| b.is_ascii_digit()));
    let sound = head == "arn"
        && matches!(partition, "aws" | "aws-cn" | "aws-us-gov")
        && plain(service)
        && plain(region)
        && digits
        && !rest.is_empty()
        && !rest.contains('\n');
    sound.then_some([service, region, account, rest])
}

const fn lower_or_digit(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit()
}

const fn word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// In the model's class, `+-/` is a range: plus, comma, hyphen, full stop and slash.
fn tag_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || " _=@:.".contains(c) || ('+'..='/').contains(&c)
}

fn session_tag_character(c: char) -> bool {
    c.is_alphabetic() || c.is_numeric() || c == ' ' || "_.:/=+-@".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meets(pattern: Pattern, text: &str) -> bool {
        (pattern.matches)(text)
    }

    #[test]
    fn an_arn_may_lack_region_and_account_but_not_its_resource() {
        assert!(meets(
            ARN,
            "arn:aws:ssm-incidents::111122223333:incident-record/Plan/id"
        ));
        assert!(meets(ARN, "arn:aws-cn:s3:::bucket"));
        assert!(!meets(ARN, "arn:aws:s3:::"));
        assert!(!meets(ARN, "arn:aws:s3::1234:bucket"));
        assert!(!meets(ARN, "arn:azure:s3:::bucket"));
    }

    #[test]
    fn a_tag_key_may_not_be_amazons() {
        assert!(meets(TAG_KEY, "site=north, hall-2"));
        assert!(!meets(TAG_KEY, "aws:owner"));
        assert!(!meets(TAG_KEY, ""));
        assert!(!meets(TAG_KEY, "<b>"));
    }

    #[test]
    fn a_generated_id_names_a_known_type_and_32_digits() {
        assert!(meets(
            GENERATED_ID,
            "related-item/OTHER/0123456789ABCDEF0123456789ABCDEF"
        ));
        assert!(!meets(
            GENERATED_ID,
            "related-item/THING/0123456789ABCDEF0123456789ABCDEF"
        ));
        assert!(!meets(
            GENERATED_ID,
            "related-item/OTHER/0123456789abcdef0123456789abcdef"
        ));
    }

    #[test]
    fn a_contact_arn_names_region_account_and_contact() {
        assert!(meets(
            CONTACT_ARN,
            "arn:aws:ssm-contacts:eu-central-1:111122223333:contact/on-call"
        ));
        assert!(!meets(
            CONTACT_ARN,
            "arn:aws:ssm-contacts:eu-central-1::contact/on-call"
        ));
        assert!(!meets(
            CONTACT_ARN,
            "arn:aws:ssm-contacts:eu-central-1:111122223333:contact/On Call"
        ));
    }
}
