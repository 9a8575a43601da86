//! A message of the broker.

#[derive(Clone, Debug)]
pub(crate) struct Message {
    pub topic: String,
    pub payload: Vec<u8>,
    /// 0 or 1.
    pub qos: u8,
    /// The JSON text of an array of objects.
    pub user_properties: Option<String>,
    pub at: i64,
}
