use domain::filter::Indexed;
use domain::timeline::Row;
use std::sync::{Arc, OnceLock};

/// What a filter looks at in a row: made when it is first asked for, and kept as long as the row is.
#[derive(Clone, Debug, Default)]
pub struct Index(Arc<OnceLock<Indexed>>);

impl Index {
    /// The row's.
    pub fn of(&self, row: &Row) -> &Indexed {
        self.0.get_or_init(|| Indexed::new(row))
    }
}

/// It follows from the row, which is compared beside it.
impl PartialEq for Index {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Index {}
