//! Names of the resources. Authority: the AWS CLI's examples of `ssm-contacts`; the Service Authorization Reference writes
//! `contactchannel` where the examples have `contact-channel`.

use serde_json::Value;

use crate::world::Account;

fn arn(account: &Account, rest: &str) -> String {
    format!("arn:aws:ssm-contacts:{}:{}:{rest}", account.region, account.id)
}

pub(crate) fn contact_arn(account: &Account, alias: &str) -> String {
    arn(account, &format!("contact/{alias}"))
}

pub(crate) fn channel_arn(account: &mut Account, alias: &str) -> String {
    let id = account.ids.uuid();
    arn(account, &format!("contact-channel/{alias}/{id}"))
}

pub(crate) fn engagement_arn(account: &mut Account, alias: &str) -> String {
    let id = account.ids.uuid();
    arn(account, &format!("engagement/{alias}/{id}"))
}

pub(crate) fn page_arn(account: &mut Account, alias: &str) -> String {
    let id = account.ids.uuid();
    arn(account, &format!("page/{alias}/{id}"))
}

/// The contact that `CreateContact` would make.
pub(super) fn created(account: &Account, input: &Value) -> String {
    contact_arn(account, input["Alias"].as_str().unwrap_or("*"))
}
