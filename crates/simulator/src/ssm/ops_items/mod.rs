//! `OpsItems`: work items of `OpsCenter`.

mod item;
mod store;

pub(crate) use item::OpsItem;
pub(crate) use store::OpsItems;
