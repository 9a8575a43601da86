use crate::paths::{self, param};
use domain::filter::{Filter, FilterError};
use domain::timeline::Layer;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use std::sync::Arc;

/// Which rows the reader wants to see; it lives in the address, so a link shows a colleague the same.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    search: Memo<String>,
    path: Memo<String>,
    typing: RwSignal<Option<String>>,
    parsed: Memo<(Arc<Filter>, Option<FilterError>)>,
}

/// Reads layer and filter from the address.
pub fn use_choice() -> Choice {
    let location = use_location();
    let search = location.search;
    let typing = RwSignal::new(None::<String>);
    let parsed = Memo::new(move |before: Option<&(Arc<Filter>, Option<FilterError>)>| {
        let text = typing.get().unwrap_or_else(|| param(&search.get(), "filter"));
        match Filter::parse(&text) {
            Ok(filter) => (Arc::new(filter), None),
            Err(error) => {
                let last = before.map(|(filter, _)| Arc::clone(filter));
                (
                    last.or_else(|| Filter::parse("").ok().map(Arc::new))
                        .unwrap_or_default(),
                    Some(error),
                )
            }
        }
    });
    Choice {
        search,
        path: location.pathname,
        typing,
        parsed,
    }
}

impl Choice {
    /// The layer.
    pub fn layer(&self) -> Layer {
        if param(&self.search.get(), "layer") == "activity" {
            Layer::Activity
        } else {
            Layer::Story
        }
    }

    /// What is typed as filter.
    pub fn typed(&self) -> String {
        self.typing
            .get()
            .unwrap_or_else(|| param(&self.search.get(), "filter"))
    }

    /// Takes what is being typed; the address follows when the reader pauses.
    pub fn set_typed(&self, text: String) {
        self.typing.set(Some(text));
    }

    /// The last filter that parsed.
    pub fn filter(&self) -> Arc<Filter> {
        self.parsed.with(|(filter, _)| Arc::clone(filter))
    }

    /// Where what is typed doesn't parse.
    pub fn error(&self) -> Option<FilterError> {
        self.parsed.with(|(_, error)| error.clone())
    }

    /// The address of the same page with another layer.
    pub fn href(&self, layer: Layer) -> String {
        address(&self.path.get(), &self.search.get(), layer, &self.typed())
    }

    /// The address of what is shown now.
    pub fn here(&self) -> String {
        self.href(self.layer())
    }
}

fn address(path: &str, search: &str, layer: Layer, filter: &str) -> String {
    let layer = (layer == Layer::Activity).then_some("activity");
    let filter = Some(filter).filter(|filter| !filter.trim().is_empty());
    let layered = paths::with(path, search, "layer", layer);
    let (path, search) = layered.split_once('?').unwrap_or((&layered, ""));
    paths::with(path, search, "filter", filter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_shows_a_colleague_the_same_rows() {
        let address = address("/incidents/x", "", Layer::Activity, "type:note \"a&b\"");
        let search = address
            .split_once('?')
            .map(|(_, search)| search)
            .unwrap_or_default();
        assert_eq!(param(search, "layer"), "activity");
        assert_eq!(param(search, "filter"), "type:note \"a&b\"");
    }

    #[test]
    fn the_pane_that_the_phone_shows_stays_in_the_address() {
        let here = "?view=more&layer=activity&filter=a";
        assert_eq!(
            address("/incidents/x", here, Layer::Story, " "),
            "/incidents/x?view=more"
        );
    }
}
