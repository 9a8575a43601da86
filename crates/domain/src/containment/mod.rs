//! Taking devices out of traffic and letting them back: what is asked for, what AWS shows, what may be claimed.
//!
//! A [`Containment`] is an order; a [`Progress`] what was found of it. [`advance`] compares the order with one
//! [`Observation`] and says what may be claimed now and which [`Step`]s are lacking. Steps may be repeated, so that
//! nothing has to be replayed after a crash: the next observation tells what is left to do.

mod advance;
mod answers;
mod answers_file;
mod approval;
mod blast;
mod contain;
mod course;
mod difference;
mod glance;
mod listed;
mod next;
mod observation;
mod order;
mod progress;
mod release;
mod settings;
mod stage;
mod step;
mod strength;
mod told;
mod view;

pub use advance::advance;
pub use answers::{Answered, Answers, QUESTIONS, Recovery};
pub use answers_file::{
    AnswerChange, AnswerLine, AnswersFile, AnswersPreview, LineError, Says, decode, preview, read_answers,
    write_answers,
};
pub use approval::Approval;
pub use blast::{BlastRadius, GroupState, Share, Stop};
pub use course::{Course, End};
pub use difference::{Difference, differences};
pub use glance::{GROUPS, Glance, full};
pub use listed::{Held, Listed};
pub use next::{asked_about, next};
pub use observation::{Observation, Seen};
pub use order::{Aim, Before, Containment};
pub use progress::{Progress, Proof, Trouble};
pub use settings::ContainmentSettings;
pub use stage::Stage;
pub use step::Step;
pub use strength::Strength;
pub use told::{contained_at, told};
pub use view::ContainmentView;
