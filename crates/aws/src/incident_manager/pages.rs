pub(super) use crate::pages::all;

/// The most Incident Manager gives on one page (`MaxResults` of every list here).
pub(super) const PAGE_SIZE: i32 = 100;
