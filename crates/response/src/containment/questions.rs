//! What the policies are asked about a device.

use domain::device::{Access, Question};
use domain::ids::DeviceName;
use std::collections::BTreeSet;

/// A topic that no device uses: a policy that denies only the topics it knows lets it through.
const PROBE: &str = "lazaret/probe";
/// How many of the topics that were seen are asked about, of those subscribed to and those published to.
const MOST: usize = 20;

/// The topics that are known of a device.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(crate) struct Topics {
    /// What its session subscribed to.
    pub(crate) subscribed: BTreeSet<String>,
    /// What it publishes to: topics that have a retained message of it, and those that its policies name.
    pub(crate) published: BTreeSet<String>,
}

/// Connecting as `client`, and publishing and subscribing to what is known, to its shadow and to a topic that nobody uses.
pub(crate) fn questions(device: &DeviceName, client: &str, known: &Topics) -> Vec<Question> {
    let of = |access, target: String| Question { access, target };
    let shadow = format!("$aws/things/{device}/shadow/update");
    let probe = format!("{PROBE}/{device}");
    let mut all = vec![
        of(Access::Connect, client.to_owned()),
        of(Access::Publish, shadow.clone()),
        of(Access::Publish, probe.clone()),
        of(Access::Subscribe, format!("{shadow}/delta")),
        of(Access::Subscribe, probe),
    ];
    for topic in known.published.iter().take(MOST) {
        all.push(of(Access::Publish, topic.clone()));
    }
    for topic in known.subscribed.iter().take(MOST) {
        if !topic.contains(['+', '#']) && !known.published.contains(topic) {
            all.push(of(Access::Publish, topic.clone()));
        }
        all.push(of(Access::Subscribe, topic.clone()));
    }
    all
}
