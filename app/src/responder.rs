use domain::actor::{Actor, Who};
use domain::ids::Subject;
use domain::rights::{Rights, Role};
use serde::{Deserialize, Serialize};

/// What the page knows of the signed-in person. The server's session middleware puts it into the request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Responder {
    /// The identity provider's subject.
    pub subject: Subject,
    /// Their name; untrusted text.
    pub name: String,
    /// Their address, if the provider tells it; untrusted text.
    pub email: Option<String>,
    /// What they may do.
    pub rights: Rights,
    /// An opaque key by which an event stream learns that its session ended; never sent to the browser.
    #[serde(skip)]
    pub session: String,
    /// The roles they have.
    pub roles: Vec<Role>,
    /// Whether their page asks by itself, while nobody sits at it.
    #[serde(skip)]
    pub away: bool,
}

impl Responder {
    /// The person as every use case takes them.
    pub fn actor(&self) -> Actor {
        Actor {
            who: Who::Person {
                subject: self.subject.clone(),
                name: self.name.clone(),
            },
            rights: self.rights.clone(),
        }
    }
}
