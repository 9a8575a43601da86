//! Whose record the file is.

use crate::database::Database;
use crate::failure::Failure;
use domain::ids::{AccountId, Region};

/// The account and the Region that a record belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    /// The account.
    pub account: AccountId,
    /// The Region.
    pub region: Region,
    /// As whom the console was last there, such as the ARN of an assumed role.
    pub principal: String,
}

type Row = (String, String, String);

const READ: &str = "SELECT account, region, principal FROM home";

pub(crate) async fn read(db: &Database) -> Result<Option<Home>, Failure> {
    let row: Option<Row> = sqlx::query_as(READ).fetch_optional(db.reader()).await?;
    row.map(home).transpose()
}

pub(crate) async fn keep(db: &Database, found: &Home) -> Result<Home, Failure> {
    let mut write = db.durable().await?;
    sqlx::query(
        "INSERT INTO home (one, account, region, principal) VALUES (1, ?, ?, ?) \
         ON CONFLICT (one) DO UPDATE SET principal = excluded.principal \
         WHERE home.account = excluded.account AND home.region = excluded.region",
    )
    .bind(found.account.as_str())
    .bind(found.region.as_str())
    .bind(&found.principal)
    .execute(&mut *write.tx)
    .await?;
    let row: Row = sqlx::query_as(READ).fetch_one(&mut *write.tx).await?;
    write.commit().await?;
    home(row)
}

fn home((account, region, principal): Row) -> Result<Home, Failure> {
    Ok(Home {
        account: account.parse()?,
        region: region.parse()?,
        principal,
    })
}
