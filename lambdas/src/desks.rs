//! What the use cases need, put together from the account.

use crate::Function;
use domain::detection::Place;
use domain::ids::PlanName;
use response::ports::Clock;
use response::workflow::{Containing, Detecting, Paging};
use std::sync::Arc;

fn place(function: &Function) -> Place {
    let account = &function.account;
    Place {
        partition: account.partition.clone(),
        region: account.region.clone(),
        account: account.id.clone(),
    }
}

/// For `detect`.
pub fn detecting(function: &Function, plan: PlanName) -> Detecting {
    Detecting {
        store: Arc::new(function.account.incident_manager()),
        watchers: Arc::new(function.account.iot()),
        plan,
        place: place(function),
        public_url: function.settings.public_url.clone(),
        settings: function.settings.detection(),
    }
}

/// For an invocation of `contain`.
pub fn containing(function: &Function, clock: Arc<dyn Clock>) -> Containing {
    let iot = Arc::new(function.account.iot());
    Containing {
        store: Arc::new(function.account.incident_manager()),
        fleet: iot.clone(),
        watchers: iot,
        clock,
        place: place(function),
        detection: function.settings.detection(),
        containment: function.settings.containment(),
        strength: function.settings.strength,
    }
}

/// For an invocation of `page`.
pub fn paging(function: &Function, public_url: &str, clock: Arc<dyn Clock>) -> Paging {
    Paging {
        store: Arc::new(function.account.incident_manager()),
        contacts: Arc::new(function.account.contacts()),
        clock,
        whom: function.settings.contacts.clone(),
        public_url: public_url.to_owned(),
    }
}
