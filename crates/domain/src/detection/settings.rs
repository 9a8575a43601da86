/// What a deployment decides about detections. Spans are in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DetectionSettings {
    /// More devices than this that break one rule within `within` are one cause.
    pub fold_above: usize,
    /// See `fold_above`.
    pub within: i64,
    /// Starts of incidents for one cause in the same window are one start.
    pub window: i64,
}

impl Default for DetectionSettings {
    /// Devices report every five minutes at most: what one event broke is seen within two reports.
    fn default() -> Self {
        Self {
            fold_above: 5,
            within: 10 * 60_000,
            window: 60 * 60_000,
        }
    }
}
