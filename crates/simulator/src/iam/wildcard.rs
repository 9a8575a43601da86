//! IAM's wildcards: `*` is any text, `?` any one character.
//! Authority: IAM User Guide, "IAM JSON policy elements: Resource".

/// Whether `text` matches `pattern`; letters are compared without case if `fold` is set, as action names are.
pub(crate) fn matches(pattern: &str, text: &str, fold: bool) -> bool {
    let lower = |text: &str| {
        if fold {
            text.to_lowercase()
        } else {
            text.to_owned()
        }
    };
    let (pattern, text): (Vec<char>, Vec<char>) =
        (lower(pattern).chars().collect(), lower(text).chars().collect());
    let (mut p, mut t) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while t < text.len() {
        if p < pattern.len() && pattern[p] == '*' {
            star = Some((p, t));
            p += 1;
        } else if p < pattern.len() && (pattern[p] == '?' || pattern[p] == text[t]) {
            p += 1;
            t += 1;
        } else if let Some((at, from)) = star {
            star = Some((at, from + 1));
            p = at + 1;
            t = from + 1;
        } else {
            return false;
        }
    }
    pattern[p..].iter().all(|c| *c == '*')
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn stars_and_question_marks_match_as_in_iam() {
        assert!(matches(
            "ssm-incidents:Get*",
            "ssm-incidents:GetIncidentRecord",
            true
        ));
        assert!(matches("SSM-Incidents:*", "ssm-incidents:StartIncident", true));
        assert!(matches(
            "arn:aws:ssm-incidents::*:incident-record/*",
            "arn:aws:ssm-incidents::1:incident-record/P/u",
            false
        ));
        assert!(matches("a?c", "abc", false));
        assert!(!matches("a?c", "ac", false));
        assert!(!matches(
            "ssm-incidents:Get*",
            "ssm-incidents:ListIncidentRecords",
            true
        ));
        assert!(!matches("Role", "role", false));
    }
}
