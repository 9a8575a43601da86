//! A whole console of a test's own, and the people in front of it.

mod admin;
mod answer;
mod answers;
mod clock;
mod elsewhere;
mod entries;
mod fleet;
mod forms;
mod gateway;
mod hostile;
mod paging;
mod person;
mod shipped;
mod stream;
mod until;
mod world;

pub use admin::Admin;
pub use answer::Answer;
pub use answers::registry_answers;
pub use clock::{START, StandingClock};
pub use entries::entry;
pub use fleet::{Client, Pretend, certificate};
pub use forms::{Form, acts, form_of};
pub use gateway::quick;
pub use hostile::{CONTROL, HOSTILE, hostile, is_clean, turning};
pub use paging::{MINUTE, contact_arn, incident_arn, page_arn, paging_people};
pub use person::Person;
pub use shipped::{RUNBOOK_ROLE, console_has, used};
pub use stream::Stream;
pub use until::until;
pub use world::{Site, console, id_of, seeded, sign_in, simulator, state};
