//! A device as the fleet knows it, read section by section: each has its own age, and its own error when it could not
//! be read.

mod act;
mod certificate;
mod changes;
mod connection;
mod facts;
mod policy;
mod publishable;
mod registry;
mod section;
mod traces;
mod view;
mod violation;
mod words;

pub use act::DeviceAct;
pub use certificate::{Certificate, CertificateStatus};
pub use changes::changes;
pub use connection::{Connection, Subscription};
pub use facts::Device;
pub use policy::{Access, EffectivePolicy, Question, Verdict};
pub use publishable::publishable;
pub use registry::{Group, GroupMembership, Thing};
pub use section::Section;
pub use traces::{JobExecution, RetainedTopic, Shadow, Tunnel, TunnelTokens};
pub use view::{Captured, Change, DeviceView, Involving};
pub use violation::{MetricPoint, Verification, Violation, ViolationEvent, ViolationEventKind};
