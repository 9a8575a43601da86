//! Recovery answers as a CSV file: read from whatever a spreadsheet writes, compared with what is known, written out.
//!
//! The first line names the columns: `device`, and any of the questions. A cell says `yes`, `no`, `unknown` to take an
//! answer back, or nothing to leave it as it is.

mod cells;
mod decode;
mod preview;
mod read;
mod write;

pub use decode::decode;
pub use preview::{AnswerChange, AnswersPreview, preview};
pub use read::{AnswerLine, AnswersFile, LineError, Says, read_answers};
pub use write::write_answers;
