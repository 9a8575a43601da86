//! Policy evaluation: an explicit deny wins, then an allow, then the implicit deny.
//! Authority: IAM User Guide, "Policy evaluation logic".

use super::policy::{Effect, OneOrMany, Statement};
use super::{Policy, wildcard};

/// What a set of policies says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Allowed,
    ExplicitlyDenied,
    NotAllowed,
}

pub(super) fn evaluate<'a>(
    policies: impl IntoIterator<Item = &'a Policy>,
    action: &str,
    resource: &str,
) -> Verdict {
    let mut verdict = Verdict::NotAllowed;
    for statement in policies.into_iter().flat_map(|policy| &policy.statements) {
        if !applies(statement, action, resource) {
            continue;
        }
        match statement.effect {
            Effect::Deny => return Verdict::ExplicitlyDenied,
            Effect::Allow => verdict = Verdict::Allowed,
        }
    }
    verdict
}

fn applies(statement: &Statement, action: &str, resource: &str) -> bool {
    named(&statement.action, &statement.not_action, action, true)
        && named(&statement.resource, &statement.not_resource, resource, false)
}

fn named(list: &OneOrMany, not_list: &OneOrMany, text: &str, fold: bool) -> bool {
    let any = |list: &OneOrMany| {
        list.all()
            .iter()
            .any(|pattern| wildcard::matches(pattern, text, fold))
    };
    if list.all().is_empty() {
        !any(not_list)
    } else {
        any(list)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a failed test says where")]
    use serde_json::json;

    use super::*;

    fn policy(statements: serde_json::Value) -> Policy {
        Policy::read(json!({"Version": "2012-10-17", "Statement": statements})).unwrap()
    }

    #[test]
    fn an_explicit_deny_wins_over_an_allow() {
        let policies = [policy(json!([
            {"Effect": "Allow", "Action": "ssm-incidents:*", "Resource": "*"},
            {"Effect": "Deny", "Action": "ssm-incidents:Delete*", "Resource": "*"},
        ]))];
        assert_eq!(
            evaluate(&policies, "ssm-incidents:GetIncidentRecord", "arn"),
            Verdict::Allowed
        );
        assert_eq!(
            evaluate(&policies, "ssm-incidents:DeleteTimelineEvent", "arn"),
            Verdict::ExplicitlyDenied
        );
        assert_eq!(evaluate(&policies, "sts:AssumeRole", "arn"), Verdict::NotAllowed);
    }

    #[test]
    fn not_action_names_everything_else() {
        let policies = [policy(
            json!({"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}),
        )];
        assert_eq!(evaluate(&policies, "sts:AssumeRole", "arn"), Verdict::Allowed);
        assert_eq!(evaluate(&policies, "iam:CreateUser", "arn"), Verdict::NotAllowed);
    }

    #[test]
    fn a_condition_is_refused_and_not_passed_over() {
        let statement = json!({"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {}});
        assert!(Policy::read(json!({"Statement": [statement]})).is_err());
    }
}
