//! The list's query in the address: a link shows a colleague the same list.

use crate::paths;
use domain::containment::Held;
use domain::incident::{Impact, Status};
use domain::list::{ListQuery, PageKey};
use domain::time::Timestamp;

/// The query string of a list's query, without the question mark; empty for the plain list.
pub fn write(query: &ListQuery) -> String {
    let mut parts = Vec::new();
    if let Some(status) = query.status {
        parts.push(format!("status={}", word(status)));
    }
    for impact in &query.impacts {
        parts.push(format!("impact={}", impact.number()));
    }
    if !query.text.is_empty() {
        parts.push(format!("q={}", paths::encode(&query.text)));
    }
    if query.mine {
        parts.push("mine=1".into());
    }
    if let Some(held) = query.held {
        parts.push(format!("quarantine={}", held_word(held)));
    }
    if let Some(after) = &query.after {
        parts.push(format!(
            "after={}~{}~{}",
            word(after.status),
            after.created.0,
            after.id
        ));
    }
    parts.join("&")
}

/// Reads a query string; what it doesn't know or can't read, it leaves out.
pub fn read(search: &str) -> ListQuery {
    let mut query = ListQuery::default();
    for (key, value) in paths::pairs(search) {
        match key.as_str() {
            "status" => query.status = named(&value),
            "impact" => query
                .impacts
                .extend(value.parse::<u8>().ok().and_then(|n| Impact::try_from(n).ok())),
            "q" => value.trim().clone_into(&mut query.text),
            "mine" => query.mine = value == "1",
            "quarantine" => query.held = Held::ALL.into_iter().find(|held| held_word(*held) == value),
            "after" => query.after = page_key(&value),
            _ => {}
        }
    }
    query.impacts.sort_unstable();
    query.impacts.dedup();
    query
}

/// `open` or `resolved`.
pub fn word(status: Status) -> &'static str {
    match status {
        Status::Open => "open",
        Status::Resolved => "resolved",
    }
}

/// `none`, `unproven` or `verified`.
pub fn held_word(held: Held) -> &'static str {
    match held {
        Held::Open => "none",
        Held::Unproven => "unproven",
        Held::Verified => "verified",
    }
}

fn named(word_of: &str) -> Option<Status> {
    [Status::Open, Status::Resolved]
        .into_iter()
        .find(|status| word(*status) == word_of)
}

fn page_key(value: &str) -> Option<PageKey> {
    let mut parts = value.splitn(3, '~');
    let (status, created, id) = (parts.next()?, parts.next()?, parts.next()?);
    Some(PageKey {
        status: named(status)?,
        created: Timestamp(created.parse().ok()?),
        id: id.parse().ok()?,
    })
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn a_query_reads_back_from_its_own_address() {
        let id = "111122223333/IotResponsePlan/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0";
        let whole = ListQuery {
            status: Some(Status::Resolved),
            impacts: vec![Impact::Critical, Impact::NoImpact],
            text: "pump-117 & \"Responder S\" 100% +1 %41 ü".into(),
            mine: true,
            held: Some(Held::Unproven),
            after: Some(PageKey {
                status: Status::Resolved,
                created: Timestamp(1_795_401_430_000),
                id: id.parse().unwrap(),
            }),
        };
        for query in [whole, ListQuery::default()] {
            assert_eq!(read(&write(&query)), query);
        }
        assert_eq!(write(&ListQuery::default()), "");
    }

    #[test]
    fn a_form_without_scripts_sends_the_same_address() {
        let query = read("?status=open&impact=2&impact=1&q=+pump+117+&mine=1");
        assert_eq!(write(&query), "status=open&impact=1&impact=2&q=pump%20117&mine=1");
    }

    #[test]
    fn what_nobody_can_read_is_left_out() {
        let query = read(
            "status=shut&quarantine=perhaps&impact=9&impact=x&after=open~1~//evil&after=shut~1~x&after=x&mine=yes&utm=1&=&&",
        );
        assert_eq!(query, ListQuery::default());
    }
}
