use crate::{Console, ResponseError};
use domain::readiness::Found;
use futures::future::BoxFuture;

/// A check under way.
pub type Reading<'a> = BoxFuture<'a, Result<Found, ResponseError>>;

/// One line of the readiness page.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    /// Its name, unlike the others'.
    pub name: &'static str,
    /// What it is about.
    pub title: &'static str,
    /// Where the answer comes from.
    pub source: &'static str,
    /// Makes it. It changes nothing.
    pub read: for<'a> fn(&'a Console) -> Reading<'a>,
}
