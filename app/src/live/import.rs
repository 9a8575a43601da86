use domain::containment::AnswersPreview;
use domain::time::Timestamp;

/// What the import of recovery answers is shown from; it stays on the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownImport {
    /// Why what was sent last came to nothing.
    pub refusal: Option<String>,
    /// The text that waits, and when it was sent.
    pub waiting: Option<(String, Timestamp)>,
    /// What it would change.
    pub preview: Option<AnswersPreview>,
    /// Of how many devices answers were taken over last, and when.
    pub taken: Option<(usize, Timestamp)>,
    /// The id of the entry that taking it over would be.
    pub entry: String,
    /// How many bytes a file may have.
    pub limit: usize,
    /// The server's clock.
    pub clock: Timestamp,
}
