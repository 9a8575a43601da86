//! What the runbook pane is made of, as markup. Only the server calls it.

mod act_forms;
mod deviations;
mod execution;
mod item_forms;
mod items;
mod notices;
mod outputs;
mod start_form;
mod step;
mod text;
mod whole;

pub use act_forms::{approve, cancel, proceed, reject};
pub use item_forms::{remark, say_item};
pub use outputs::{execution_outputs, step_outputs};
pub use start_form::start;
pub use whole::pane;
