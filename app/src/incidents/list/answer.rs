use crate::client::Body;
use crate::context;
use crate::error::AppError;
use crate::incidents::address;
use crate::incidents::api::ListIncidents;
use crate::layout::use_gate;
use domain::list::{ListPage, ListQuery};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use std::time::Duration;

/// How often an open list is read again while its tab shows. It reads the console's own copy, never AWS.
const REFRESH: Duration = Duration::from_secs(10);

type Read = Result<ListPage, AppError>;

/// The list that the address asks for: what was read last, and what went wrong since.
#[derive(Clone, Copy)]
pub struct Answer {
    /// What the address asks for.
    pub query: Memo<ListQuery>,
    resource: Resource<Read>,
}

impl Answer {
    /// Reads the list that the address asks for, and again every few seconds while somebody looks.
    pub fn follow() -> Self {
        let (search, gate) = (use_location().search, use_gate());
        let query = Memo::new(move |_| address::read(&search.get()));
        let resource = Resource::new(
            move || (query.get(), gate.returned()),
            |(query, _)| {
                let list = ListIncidents { query };
                let body = Body::json(&list);
                context::call(list, body)
            },
        );
        // Signed out, it waits for the reader instead of asking on.
        let signed_out = StoredValue::new(false);
        Effect::new(move || {
            let out = resource.get() == Some(Err(AppError::SignedOut));
            signed_out.set_value(out);
            if out {
                gate.shut();
            }
        });
        Effect::new(move || {
            let refresh = move || {
                if !document().hidden() && !signed_out.get_value() {
                    resource.refetch();
                }
            };
            if let Ok(handle) = set_interval_with_handle(refresh, REFRESH) {
                on_cleanup(move || handle.clear());
            }
        });
        Self { query, resource }
    }

    /// Reads the list again.
    pub fn again(self) {
        self.resource.refetch();
    }

    /// The list as it was last read; make it inside the `Transition` that waits for it. A refresh that fails leaves
    /// what is shown.
    pub fn shown(self) -> Memo<Option<ListPage>> {
        Memo::new(move |last: Option<&Option<ListPage>>| match self.resource.get() {
            Some(Ok(page)) => Some(page),
            _ => last.cloned().flatten(),
        })
    }

    /// What went wrong when it was last read; make it inside the `Transition` that waits for it.
    pub fn failure(self) -> Memo<Option<AppError>> {
        Memo::new(move |_| self.resource.get().and_then(Result::err))
    }
}
