use serde::Serialize;

/// What an invocation took, as Lambda's own `REPORT` line tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Measured {
    /// The function.
    pub function: String,
    /// Milliseconds from the start of the process to its first request for an invocation; `None` for a process that was
    /// there already.
    pub init_ms: Option<u64>,
    /// Milliseconds from the invocation to its answer.
    pub took_ms: u64,
    /// The most memory that the process had resident, in kB; 0 where the system doesn't tell.
    pub memory_kb: u64,
    /// Whether it answered, and not with an error.
    pub succeeded: bool,
}

/// `VmHWM` of a process, in kB.
pub(super) fn peak_kb(pid: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|rest| rest.split_whitespace().next()?.parse().ok())
        .unwrap_or(0)
}
