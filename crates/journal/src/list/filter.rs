//! Which rows match, as SQL with every value bound.

use domain::ids::Subject;
use domain::list::ListQuery;
use sqlx::{QueryBuilder, Sqlite};
use std::collections::BTreeSet;

/// Search looks through this much of what was typed (the limit of [`ListQuery::text`]).
const TEXT_LIMIT: usize = 200;

/// The words to look for, in the case the `search` column has.
pub(super) fn words(text: &str) -> BTreeSet<String> {
    let text: String = text.chars().take(TEXT_LIMIT).collect();
    text.to_lowercase()
        .split_whitespace()
        .map(str::to_owned)
        .collect()
}

/// Adds the conditions that hold for the page and for the counts: text, and what waits on the reader.
pub(super) fn push(sql: &mut QueryBuilder<Sqlite>, query: &ListQuery, reader: &Subject) {
    for word in words(&query.text) {
        // `instr` takes the word as it is: no wildcard, no query language, nothing to escape.
        sql.push(" AND instr(search, ").push_bind(word).push(") > 0");
    }
    if query.mine {
        // `Waiting::on` in SQL; a test holds the two together.
        sql.push(
            " AND ((closed = 0 AND NOT in_doubt AND (acknowledged IS NULL OR lead_subject IS NULL OR lead_subject = ",
        )
        .push_bind(reader.to_string())
        .push(
            ")) OR ((closed = 1 OR NOT in_doubt) AND incident IN (SELECT incident FROM asking WHERE expired > 0 OR (approvals > 0 AND approvals_by IS NOT ",
        )
        .push_bind(reader.to_string())
        .push("))))");
    }
}
