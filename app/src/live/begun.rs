use crate::error::AppError;
use crate::layout::use_gate;
use crate::live::ServedPane;
use crate::session::Failed;
use crate::ui::Skeleton;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::pin::Pin;
use std::sync::Arc;

/// What a page begins with. The browser takes its markup over as it stands in the document, and is sent it only where it
/// makes the page itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Begun {
    /// The markup of its parts.
    #[serde(skip)]
    pub parts: Vec<String>,
}

impl Begun {
    /// A page that begins with the one pane that `making` answers with.
    pub fn of(making: impl Future<Output = Result<ServedPane, AppError>> + Send + 'static) -> Beginning {
        Box::pin(async move {
            let parts = vec![making.await?.html];
            Ok(Self { parts })
        })
    }

    /// The markup of a part; empty where it stands in the document.
    pub fn part(&self, at: usize) -> String {
        self.parts.get(at).cloned().unwrap_or_default()
    }
}

/// What is on its way.
pub type Beginning = Pin<Box<dyn Future<Output = Result<Begun, AppError>> + Send>>;

/// A page's content, read once before it is shown, and again when `key` changes. All pages that begin so are made here: the
/// code that waits is large, and would be in the browser's download for each.
#[component]
pub fn Begins(
    /// What it is read for.
    key: Signal<String>,
    /// Reads it.
    read: Arc<dyn Fn() -> Beginning + Send + Sync>,
    /// Shows it.
    show: Arc<dyn Fn(Begun) -> AnyView + Send + Sync>,
) -> impl IntoView {
    let missed = StoredValue::new(false);
    let again = after_sign_in(missed);
    let begun = Resource::new_blocking(move || (key.get(), again.get()), move |_| read());
    view! {
        <Transition fallback=|| view! { <Skeleton lines=8 /> }>
            {move || {
                let show = Arc::clone(&show);
                Suspend::new(shown(Box::pin(async move {
                    match begun.await {
                        Ok(begun) => {
                            missed.set_value(false);
                            show(begun)
                        }
                        Err(error) => {
                            missed.set_value(true);
                            view! { <Failed error /> }.into_any()
                        }
                    }
                })))
            }}
        </Transition>
    }
}

/// Changes when somebody signed in again in place and what the page began with had been `missed`. What was begun stays: it
/// may have been typed into.
pub fn after_sign_in(missed: StoredValue<bool>) -> Memo<u32> {
    let gate = use_gate();
    Memo::new(move |before: Option<&u32>| {
        let returned = gate.returned();
        match before {
            Some(before) if !missed.get_value() => *before,
            _ => returned,
        }
    })
}

/// A view on its way, of one type for all pages.
pub fn shown(
    view: Pin<Box<dyn Future<Output = AnyView> + Send>>,
) -> Pin<Box<dyn Future<Output = AnyView> + Send>> {
    view
}
