//! Detections: what somebody who watches devices says, and which incident that belongs to.
//!
//! Whoever watches – Device Defender, an alarm, a rule on an event bus – is read into one [`Detection`]. Its [`Cause`]
//! decides what becomes of it: one incident per cause, whatever comes twice, late, out of order or a thousandfold.

mod alarm;
mod cause;
mod defender;
mod detected;
mod event;
mod logs;
mod place;
mod read;
mod rule;
mod settings;
mod told;

pub use cause::{Cause, INVOLVED, OpenIncident, alike, belongs, comes_late};
pub use detected::{Detection, RAW_LIMIT, Turn};
pub use place::Place;
pub use read::{Unreadable, read};
pub use rule::{Rule, Watcher};
pub use settings::DetectionSettings;
pub use told::{told, told_together};
