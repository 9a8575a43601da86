//! A device as the fleet knows it, read section by section: each has its own age, and its own error when it could not
//! be read.

mod certificate;
mod connection;
mod facts;
mod policy;
mod registry;
mod section;
mod traces;
mod violation;

pub use certificate::{Certificate, CertificateStatus};
pub use connection::{Connection, Subscription};
pub use facts::Device;
pub use policy::{Access, EffectivePolicy, Question, Verdict};
pub use registry::{Group, GroupMembership, Thing};
pub use section::Section;
pub use traces::{JobExecution, RetainedTopic, Shadow, Tunnel, TunnelTokens};
pub use violation::{MetricPoint, Verification, Violation, ViolationEvent, ViolationEventKind};
