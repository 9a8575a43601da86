//! Runbooks: automations that an incident started, as the store runs them, and as a checklist that people work through.

mod act;
mod approvals;
mod deviation;
mod document;
mod execution;
mod instructions;
mod items;
mod kept;
mod next;
mod remedy;
mod status;
mod step_run;
mod told;
mod view;
mod waiting;

pub use act::{ItemState, RunbookAct};
pub use approvals::Approvals;
pub use deviation::{Deviation, deviations};
pub use document::{Document, DocumentStep};
pub use execution::Execution;
pub use instructions::{Block, Instructions, Part, instructions, parts, resolve};
pub use items::{Ended, ItemMark, Marks};
pub use kept::KeptRun;
pub use next::next;
pub use remedy::remedy;
pub use status::RunStatus;
pub use step_run::{Failure, StepRun};
pub use told::Told;
pub use view::{ExecutionView, ItemView, RunbookView, StepView};
pub use waiting::WaitingStep;
