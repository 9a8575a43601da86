//! What a stack has and nothing here acts on: keys, log groups, alarms, rules of the event bus. They can be referred to.

use super::StackError;
use super::maker::{Made, Maker, Wanted};

#[expect(clippy::unnecessary_wraps, reason = "every type is made by such a function")]
pub(super) fn key(maker: &mut Maker<'_>, _: &Wanted<'_>) -> Result<Made, StackError> {
    let id = maker.account.ids.uuid();
    let arn = format!(
        "arn:aws:kms:{}:{}:key/{id}",
        maker.account.region, maker.account.id
    );
    Ok(Made::new(id).with("Arn", arn))
}

#[expect(clippy::unnecessary_wraps, reason = "every type is made by such a function")]
pub(super) fn log_group(maker: &mut Maker<'_>, wanted: &Wanted<'_>) -> Result<Made, StackError> {
    let given = wanted.text("LogGroupName").to_owned();
    let name = if given.is_empty() {
        maker.physical(wanted)
    } else {
        given
    };
    let arn = format!(
        "arn:aws:logs:{}:{}:log-group:{name}:*",
        maker.account.region, maker.account.id
    );
    Ok(Made::new(name).with("Arn", arn))
}

#[expect(clippy::unnecessary_wraps, reason = "every type is made by such a function")]
pub(super) fn named(maker: &mut Maker<'_>, wanted: &Wanted<'_>) -> Result<Made, StackError> {
    Ok(Made::new(maker.physical(wanted)))
}
