use std::path::PathBuf;

/// A built function, and what it is started with.
#[derive(Clone, Debug)]
pub struct Binary {
    /// The function's name.
    pub function: String,
    /// The file that Lambda calls `bootstrap`.
    pub path: PathBuf,
    /// Its environment variables; those that Lambda sets itself come besides, and prevail.
    pub variables: Vec<(String, String)>,
    /// Its memory, in MB. It is told to the function and not enforced.
    pub memory_mb: u32,
    /// How long an invocation may take, in seconds of real time.
    pub timeout_s: u64,
    /// The access key of its role.
    pub access_key: String,
    /// The Region that it runs in.
    pub region: String,
}
