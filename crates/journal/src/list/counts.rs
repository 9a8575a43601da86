//! How many match, for the facets.

use super::filter;
use crate::copy::{held_of, impact_of};
use crate::failure::Failure;
use domain::ids::Subject;
use domain::incident::Status;
use domain::list::{Counts, ListQuery};
use sqlx::{QueryBuilder, SqliteConnection};

/// Counts in one pass over all that match text and `mine`; status, impact and how far devices are held each leave their own
/// facet alone.
pub(super) async fn counts(
    connection: &mut SqliteConnection,
    query: &ListQuery,
    reader: &Subject,
) -> Result<Counts, Failure> {
    // A search reads every row anyway, and that is four times as fast in the table's own order.
    let order = if filter::words(&query.text).is_empty() {
        ""
    } else {
        " NOT INDEXED"
    };
    // One number to group by: over three columns a search of ten thousand takes nearly twice as long.
    let mut sql = QueryBuilder::new("SELECT closed * 64 + impact * 8 + held AS cell, count(*) FROM listing");
    sql.push(order).push(" WHERE true");
    filter::push(&mut sql, query, reader);
    sql.push(" GROUP BY cell");
    let cells: Vec<(i64, i64)> = sql.build_query_as().fetch_all(connection).await?;
    let mut counts = Counts::default();
    for (cell, many) in cells {
        let (closed, impact, held) = (cell >= 64, impact_of(cell % 64 / 8)?, held_of(cell % 8)?);
        let many = many.unsigned_abs();
        let impact_fits = query.impacts.is_empty() || query.impacts.contains(&impact);
        let held_fits = query.held.is_none_or(|wanted| held == Some(wanted));
        let status_fits = query
            .status
            .is_none_or(|status| (status == Status::Resolved) == closed);
        if impact_fits && held_fits {
            *(if closed {
                &mut counts.resolved
            } else {
                &mut counts.open
            }) += many;
        }
        if status_fits && held_fits {
            counts.by_impact[usize::from(impact.number() - 1)] += many;
        }
        if let Some(held) = held.filter(|_| status_fits && impact_fits) {
            counts.by_held[held as usize] += many;
        }
    }
    Ok(counts)
}
