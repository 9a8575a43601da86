//! A page of the list, by key.

use super::{counts, filter};
use crate::copy::{held_number, impact_of};
use crate::database::Database;
use crate::failure::Failure;
use crate::{freshness, runbooks};
use domain::ids::Subject;
use domain::incident::Status;
use domain::list::{Asks, ListFreshness, ListPage, ListQuery, ListRow, PAGE_ROWS, PageKey, Waiting};
use domain::time::Timestamp;
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Row, SqliteConnection};

pub(crate) async fn page(db: &Database, query: &ListQuery, reader: &Subject) -> Result<ListPage, Failure> {
    let mut moment = db.snapshot().await?;
    let counts = counts::counts(&mut moment, query, reader).await?;
    let matching = |status| match status {
        Status::Open => counts.open,
        Status::Resolved => counts.resolved,
    };
    let mut rows = Vec::new();
    for (status, after) in sections(query)
        .into_iter()
        .filter(|(status, _)| matching(*status) > 0)
    {
        // One more than a page shows whether there is a next one.
        let wanted = PAGE_ROWS + 1 - rows.len();
        rows.extend(section(&mut moment, query, reader, status, after, wanted).await?);
        if rows.len() > PAGE_ROWS {
            break;
        }
    }
    let more = rows.len() > PAGE_ROWS;
    rows.truncate(PAGE_ROWS);
    runbooks::tell_waiting(&mut moment, &mut rows).await?;
    let next = rows.last().filter(|_| more).map(|last| PageKey {
        status: last.status,
        created: last.created,
        id: last.id.clone(),
    });
    let freshness = ListFreshness {
        open: freshness::load(&mut moment, freshness::of_list(Status::Open)).await?,
        resolved: freshness::load(&mut moment, freshness::of_list(Status::Resolved)).await?,
    };
    Ok(ListPage {
        rows,
        next,
        counts,
        freshness,
    })
}

/// The open ones, then the resolved ones, as far as they are asked for and not behind the reader already.
fn sections(query: &ListQuery) -> Vec<(Status, Option<&PageKey>)> {
    let statuses = match query.status {
        Some(Status::Open) => &[Status::Open][..],
        Some(Status::Resolved) => &[Status::Resolved],
        None => &[Status::Open, Status::Resolved],
    };
    let Some(after) = &query.after else {
        return statuses.iter().map(|status| (*status, None)).collect();
    };
    let behind = |status: &Status| after.status == Status::Resolved && *status == Status::Open;
    let key = |status: Status| (status, Some(after).filter(|after| after.status == status));
    statuses
        .iter()
        .filter(|status| query.status.is_some() || !behind(status))
        .map(|status| key(*status))
        .collect()
}

async fn section(
    connection: &mut SqliteConnection,
    query: &ListQuery,
    reader: &Subject,
    status: Status,
    after: Option<&PageKey>,
    wanted: usize,
) -> Result<Vec<ListRow>, Failure> {
    let mut sql = QueryBuilder::new(
        "SELECT incident, impact, created, resolved, title, devices, lead, lead_subject, acknowledged, in_doubt, \
         closing, contained, escalations, (SELECT json_array(approvals, approvals_by, expired) FROM asking a \
         WHERE a.incident = listing.incident) AS asks FROM listing WHERE closed = ",
    );
    sql.push_bind(status == Status::Resolved);
    if let Some(after) = after {
        sql.push(" AND (created, incident) < (")
            .push_bind(after.created.0)
            .push(", ")
            .push_bind(after.id.to_string())
            .push(")");
    }
    if !query.impacts.is_empty() {
        sql.push(" AND impact IN (");
        let mut listed = sql.separated(", ");
        for impact in &query.impacts {
            listed.push_bind(impact.number());
        }
        sql.push(")");
    }
    if let Some(held) = query.held {
        sql.push(" AND held = ").push_bind(held_number(Some(held)));
    }
    filter::push(&mut sql, query, reader);
    sql.push(" ORDER BY created DESC, incident DESC LIMIT ")
        .push_bind(i64::try_from(wanted).unwrap_or(i64::MAX));
    let rows = sql.build().fetch_all(connection).await?;
    rows.iter().map(|row| read(row, status, reader)).collect()
}

fn read(row: &SqliteRow, status: Status, reader: &Subject) -> Result<ListRow, Failure> {
    let lead_subject: Option<Subject> = row
        .try_get::<Option<&str>, _>("lead_subject")?
        .map(str::parse)
        .transpose()?;
    let acknowledged: Option<String> = row.try_get("acknowledged")?;
    let asks: Option<&str> = row.try_get("asks")?;
    let (approvals, by, expired): (u64, Option<Subject>, u64) =
        asks.map(serde_json::from_str).transpose()?.unwrap_or_default();
    let waiting = Waiting {
        status,
        in_doubt: row.try_get("in_doubt")?,
        acknowledged: acknowledged.is_some(),
        lead: lead_subject.as_ref(),
        asks: Asks {
            approvals,
            by: by.as_ref(),
            expired,
        },
    };
    let (waits, mine) = waiting.on(reader);
    Ok(ListRow {
        id: row.try_get::<&str, _>("incident")?.parse()?,
        title: row.try_get("title")?,
        status,
        impact: impact_of(row.try_get("impact")?)?,
        created: Timestamp(row.try_get("created")?),
        resolved: row.try_get::<Option<i64>, _>("resolved")?.map(Timestamp),
        devices: serde_json::from_str(row.try_get("devices")?)?,
        contained: row
            .try_get::<Option<&str>, _>("contained")?
            .map(serde_json::from_str)
            .transpose()?,
        lead: row.try_get("lead")?,
        acknowledged,
        escalations: serde_json::from_str(row.try_get("escalations")?)?,
        waits: waits.map(str::to_owned),
        mine,
        step: None,
        closing: row.try_get("closing")?,
    })
}
