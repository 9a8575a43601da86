use std::time::Duration;

/// How long sessions last.
#[derive(clap::Args, Clone, Copy, Debug)]
pub struct SessionArgs {
    /// Seconds without a request after which a session ends.
    #[arg(long = "session-idle-s", env = "LAZARET_SESSION_IDLE_S", default_value_t = 8 * 3600)]
    pub idle_s: u64,
    /// Seconds after which a session ends, used or not.
    #[arg(long = "session-absolute-s", env = "LAZARET_SESSION_ABSOLUTE_S", default_value_t = 12 * 3600)]
    pub absolute_s: u64,
}

impl SessionArgs {
    /// The idle time-out.
    pub fn idle(&self) -> Duration {
        Duration::from_secs(self.idle_s)
    }

    /// The absolute time-out.
    pub fn absolute(&self) -> Duration {
        Duration::from_secs(self.absolute_s)
    }
}
