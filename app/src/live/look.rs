use crate::context;
use domain::actor::Who;
use domain::containment::{BlastRadius, ContainmentView, Difference, Glance};
use domain::device::{DeviceView, MetricPoint};
use domain::ids::IncidentId;
use leptos::prelude::AnyView;

/// What the panes about a device are made from; it stays on the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// The device.
    pub view: DeviceView,
    /// The incident that it is looked at from.
    pub incident: Option<IncidentId>,
    /// The incident's devices by name.
    pub others: Vec<String>,
    /// The orders that were asked for on the incident.
    pub orders: Vec<ContainmentView>,
    /// The reader.
    pub me: Who,
    /// The quarantine group.
    pub group: String,
}

/// How the panes about a device begin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Looked {
    /// The page fetches them.
    #[default]
    Later,
    /// The incident names no device.
    NoDevice,
    /// With this.
    At(Box<Look>),
}

impl Looked {
    /// The markup that `make` makes of it; nothing where it is for later, and in the browser.
    pub fn markup(&self, make: impl FnOnce(Option<&Look>) -> AnyView) -> String {
        context::on_server(|| match self {
            Self::Later => String::new(),
            Self::NoDevice => context::markup(make(None)),
            Self::At(look) => context::markup(make(Some(look))),
        })
    }
}

/// What a form about a device needs besides, read afresh.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fresh {
    /// The blast radius by group and by certificate.
    pub blast: Option<(BlastRadius, BlastRadius)>,
    /// What is known of each of the incident's devices, where they are to be taken together.
    pub many: Vec<Glance>,
    /// What somebody else changed since the act that is to be undone.
    pub changed: Vec<Difference>,
    /// A metric's values.
    pub points: Vec<MetricPoint>,
}
