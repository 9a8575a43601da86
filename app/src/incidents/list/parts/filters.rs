//! What one click on a filter makes of a query. Every change begins at the first page again.

use domain::containment::Held;
use domain::incident::{Impact, Status};
use domain::list::ListQuery;

/// Only this status; `None` is both.
pub fn with_status(query: &ListQuery, status: Option<Status>) -> ListQuery {
    ListQuery {
        status,
        after: None,
        ..query.clone()
    }
}

/// This impact too, or no longer.
pub fn toggle_impact(query: &ListQuery, impact: Impact) -> ListQuery {
    let mut impacts = query.impacts.clone();
    match impacts.iter().position(|one| *one == impact) {
        Some(at) => drop(impacts.remove(at)),
        None => impacts.push(impact),
    }
    impacts.sort_unstable();
    ListQuery {
        impacts,
        after: None,
        ..query.clone()
    }
}

/// Only what waits on the reader, or no longer.
pub fn toggle_mine(query: &ListQuery) -> ListQuery {
    ListQuery {
        mine: !query.mine,
        after: None,
        ..query.clone()
    }
}

/// Only those whose devices are held so far, or no longer.
pub fn toggle_held(query: &ListQuery, held: Held) -> ListQuery {
    ListQuery {
        held: Some(held).filter(|held| query.held != Some(*held)),
        after: None,
        ..query.clone()
    }
}

/// Without the search.
pub fn without_text(query: &ListQuery) -> ListQuery {
    ListQuery {
        text: String::new(),
        after: None,
        ..query.clone()
    }
}

/// Whether anything narrows the list.
pub fn is_narrowed(query: &ListQuery) -> bool {
    query.status.is_some()
        || !query.impacts.is_empty()
        || !query.text.is_empty()
        || query.mine
        || query.held.is_some()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::incidents::address;

    #[test]
    fn a_filter_keeps_the_others_and_begins_at_the_first_page() {
        let id = "111122223333/P/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0";
        let query = address::read(&format!("q=pump&impact=2&after=open~5~{id}"));
        assert!(query.after.is_some());
        let all = [
            (
                with_status(&query, Some(Status::Open)),
                "status=open&impact=2&q=pump",
            ),
            (
                toggle_impact(&query, Impact::Critical),
                "impact=1&impact=2&q=pump",
            ),
            (toggle_impact(&query, Impact::High), "q=pump"),
            (toggle_mine(&query), "impact=2&q=pump&mine=1"),
            (toggle_held(&query, Held::Open), "impact=2&q=pump&quarantine=none"),
            (without_text(&query), "impact=2"),
        ];
        for (changed, address) in all {
            assert_eq!(address::write(&changed), address);
        }
    }

    #[test]
    fn only_the_plain_list_is_not_narrowed() {
        assert!(!is_narrowed(&ListQuery::default()));
        for search in ["q=a", "mine=1", "impact=3", "status=resolved", "quarantine=none"] {
            assert!(is_narrowed(&address::read(search)), "{search}");
        }
        let twice = toggle_held(&toggle_held(&ListQuery::default(), Held::Open), Held::Open);
        assert_eq!(twice, ListQuery::default());
        let last: Impact = 5.try_into().unwrap();
        assert!(is_narrowed(&toggle_impact(&ListQuery::default(), last)));
    }
}
