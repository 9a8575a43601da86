//! The JSON paths by which steps pick values out of an answer.
//!
//! Authority: Systems Manager User Guide, "aws:executeAwsApi", whose selectors are `JSONPath`. Here: members by dot or in
//! brackets, indices (negative ones from the end), `*`, and `..` for any depth.

use serde_json::Value;

/// What a path leads to; several values come as a list, none as `None`.
pub(super) fn select(answer: &Value, path: &str) -> Option<Value> {
    let steps = parse(path.trim().strip_prefix('$')?)?;
    let several = steps
        .iter()
        .any(|step| matches!(step, Step::Every | Step::Anywhere(_)));
    let mut found = vec![answer];
    for step in &steps {
        found = found.into_iter().flat_map(|value| follow(value, step)).collect();
    }
    if several {
        return Some(found.into_iter().cloned().collect::<Vec<_>>().into());
    }
    found.first().map(|value| (*value).clone())
}

#[derive(Debug, PartialEq, Eq)]
enum Step {
    Member(String),
    Index(i64),
    Every,
    Anywhere(String),
}

fn follow<'a>(value: &'a Value, step: &Step) -> Vec<&'a Value> {
    match step {
        Step::Member(name) => value.get(name).into_iter().collect(),
        Step::Index(index) => {
            let items = value.as_array().map_or(&[][..], Vec::as_slice);
            let from_end = usize::try_from(index.unsigned_abs()).unwrap_or(usize::MAX);
            let at = if *index < 0 {
                items.len().checked_sub(from_end)
            } else {
                Some(from_end)
            };
            at.and_then(|at| items.get(at)).into_iter().collect()
        }
        Step::Every => match value {
            Value::Array(items) => items.iter().collect(),
            Value::Object(members) => members.values().collect(),
            _ => Vec::new(),
        },
        Step::Anywhere(name) => {
            let mut found: Vec<&Value> = value.get(name).into_iter().collect();
            found.extend(
                follow(value, &Step::Every)
                    .into_iter()
                    .flat_map(|inner| follow(inner, step)),
            );
            found
        }
    }
}

fn parse(path: &str) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    let mut rest = path;
    while !rest.is_empty() {
        let step;
        (step, rest) = if let Some(after) = rest.strip_prefix("..") {
            let (name, rest) = name(after)?;
            (Step::Anywhere(name.to_owned()), rest)
        } else if let Some(after) = rest.strip_prefix(".*") {
            (Step::Every, after)
        } else if let Some(after) = rest.strip_prefix('.') {
            let (name, rest) = name(after)?;
            (Step::Member(name.to_owned()), rest)
        } else {
            let (inner, rest) = rest.strip_prefix('[')?.split_once(']')?;
            (bracket(inner.trim())?, rest)
        };
        steps.push(step);
    }
    Some(steps)
}

fn name(text: &str) -> Option<(&str, &str)> {
    let end = text.find(['.', '[']).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    (!name.is_empty()).then_some((name, rest))
}

fn bracket(inner: &str) -> Option<Step> {
    if inner == "*" {
        return Some(Step::Every);
    }
    for quote in ['\'', '"'] {
        let quoted = inner
            .strip_prefix(quote)
            .and_then(|rest| rest.strip_suffix(quote));
        if let Some(name) = quoted {
            return Some(Step::Member(name.to_owned()));
        }
    }
    inner.parse().ok().map(Step::Index)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::select;

    #[test]
    fn a_path_leads_to_members_items_and_any_depth() {
        let answer = json!({"a": {"b-c": [{"d": 1}, {"d": 2}]}, "e": "f"});
        assert_eq!(select(&answer, "$.e"), Some(json!("f")));
        assert_eq!(select(&answer, "$"), Some(answer.clone()));
        assert_eq!(select(&answer, "$.a['b-c'][-1].d"), Some(json!(2)));
        assert_eq!(select(&answer, "$.a.b-c[*].d"), Some(json!([1, 2])));
        assert_eq!(select(&answer, "$..d"), Some(json!([1, 2])));
        assert_eq!(select(&answer, "$.a.b-c[7]"), None);
        assert_eq!(select(&answer, "$.a[?(@.d==1)]"), None);
        assert_eq!(select(&answer, "e"), None);
    }
}
