//! What the index holds of a thing beside the registry.

use serde_json::Value;

/// Shadow and violations of one thing, as whoever keeps them last told the index.
#[derive(Clone, Debug, Default)]
pub(crate) struct Indexed {
    pub shadow: Option<Value>,
    pub device_defender: Option<Value>,
}
