//! A whole console of a test's own, and the people in front of it.

mod answer;
mod clock;
mod elsewhere;
mod entries;
mod forms;
mod gateway;
mod person;
mod site;
mod stream;
mod until;

pub use answer::Answer;
pub use clock::{START, StandingClock};
pub use entries::entry;
pub use forms::{Form, acts, form_of};
pub use gateway::quick;
pub use person::Person;
pub use site::{Site, console, id_of, sign_in, simulator, state};
pub use stream::Stream;
pub use until::until;
