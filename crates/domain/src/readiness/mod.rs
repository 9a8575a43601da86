//! Whether what an incident will need is there before one happens.

mod certificates;
mod found;
mod indexing;
mod line;
mod logging;
mod permissions;
mod plan;
mod profile;
mod reach;
mod replication;

pub use certificates::{CertificateUse, Looked, Sharing};
pub use found::{Found, Standing};
pub use indexing::Indexing;
pub use line::{ReadinessLine, ReadinessView};
pub use logging::{LogLevel, Logging};
pub use permissions::{Needed, Permission};
pub use plan::PlanSetup;
pub use profile::{ProfileBehaviour, SecurityProfile, Training, TrainingState};
pub use reach::reach;
pub use replication::{Replica, Replication};
