use domain::containment::Answers;
use domain::device::Section;
use domain::ids::DeviceName;
use domain::readiness::{Found, Sharing};
use domain::time::Timestamp;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

/// What the checks found last, shared by all readers: nobody's look at the page asks AWS by itself.
#[derive(Debug, Default)]
pub struct Kept {
    inner: Mutex<Inner>,
    /// Held by the reading under way.
    pub(super) turn: Arc<tokio::sync::Mutex<()>>,
}

#[derive(Debug, Default)]
struct Inner {
    lines: HashMap<&'static str, Section<Found>>,
    began: Option<Timestamp>,
    sharing: Sharing,
    devices: Option<(Timestamp, Arc<BTreeMap<DeviceName, Answers>>)>,
}

impl Kept {
    fn with<T>(&self, act: impl FnOnce(&mut Inner) -> T) -> T {
        act(&mut self.inner.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// A check as it was found last.
    pub(super) fn line(&self, name: &str) -> Section<Found> {
        self.with(|inner| inner.lines.get(name).cloned().unwrap_or_default())
    }

    /// Keeps what a check found, or why it couldn't be made beside what it found before.
    pub(super) fn keep(&self, name: &'static str, later: Section<Found>) {
        self.with(|inner| {
            let before = inner.lines.remove(name).unwrap_or_default();
            inner.lines.insert(name, before.after(later));
        });
    }

    /// When the latest reading began.
    pub(super) fn began(&self) -> Option<Timestamp> {
        self.with(|inner| inner.began)
    }

    pub(super) fn begin(&self, at: Timestamp) {
        self.with(|inner| inner.began = Some(at));
    }

    /// Who uses which certificate, as far as it is known.
    pub(super) fn sharing<T>(&self, act: impl FnOnce(&mut Sharing) -> T) -> T {
        self.with(|inner| act(&mut inner.sharing))
    }

    /// Keeps the registry's things, whose reading began at `at`.
    pub(super) fn know(&self, at: Timestamp, devices: Arc<BTreeMap<DeviceName, Answers>>) {
        self.with(|inner| inner.devices = Some((at, devices)));
    }

    /// The registry's things with the recovery answers in their attributes, as they were read last; `None` before the
    /// first reading.
    pub(crate) fn devices(&self) -> Option<Arc<BTreeMap<DeviceName, Answers>>> {
        self.things().map(|(_, devices)| devices)
    }

    /// The same, with when that reading began.
    pub(crate) fn things(&self) -> Option<(Timestamp, Arc<BTreeMap<DeviceName, Answers>>)> {
        self.with(|inner| inner.devices.clone())
    }
}
