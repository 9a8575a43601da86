/// What a deployment decides about detections. Spans are in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DetectionSettings {
    /// More devices than this that break one rule within `within` are one cause.
    pub fold_above: usize,
    /// See `fold_above`.
    pub within: i64,
    /// Starts of incidents for one cause in the same window are one start.
    pub window: i64,
    /// How long an incident's devices are contained by themselves: one that breaks its rule for the first time later than
    /// this is a cause of its own, because nothing would look at it.
    pub watched: i64,
}

impl Default for DetectionSettings {
    /// Devices report every five minutes at most: what one event broke is seen within two reports.
    fn default() -> Self {
        Self {
            fold_above: 5,
            within: 10 * 60_000,
            window: 60 * 60_000,
            watched: 28 * 60_000,
        }
    }
}
