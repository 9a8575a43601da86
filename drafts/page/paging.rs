use crate::ports::{Contacts, IncidentStore};
use domain::ids::ContactName;
use std::sync::Arc;

/// What [`page`](super::page()) needs.
#[derive(Clone, Debug)]
pub struct Paging {
    /// Incidents.
    pub store: Arc<dyn IncidentStore>,
    /// Who can be paged.
    pub contacts: Arc<dyn Contacts>,
    /// Whom to page.
    pub whom: Vec<ContactName>,
    /// The console's address, without a slash at the end.
    pub public_url: String,
}
