use crate::ui::keep_choice;
use domain::time::Timestamp;
use leptos::prelude::*;
use leptos::web_sys::Url;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

/// The zone in which times are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Zone {
    /// UTC.
    #[default]
    Utc,
    /// The reader's own, as their browser has it.
    Mine,
}

impl Zone {
    /// The zone of that name; anything else is UTC.
    pub fn named(name: &str) -> Self {
        if name == "mine" { Self::Mine } else { Self::Utc }
    }

    /// `utc` or `mine`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utc => "utc",
            Self::Mine => "mine",
        }
    }
}

/// The zone chosen for this page.
#[derive(Clone, Copy, Debug)]
pub struct ZoneChoice(RwSignal<Zone>);

/// Begins with UTC, which server and browser render alike, and goes over to the chosen zone once the page is awake.
pub fn provide_zone(chosen: Zone) {
    let choice = ZoneChoice(RwSignal::new(Zone::Utc));
    provide_context(choice);
    Effect::new(move || choice.0.set(chosen));
}

/// The zone chosen for this page.
pub fn use_zone() -> ZoneChoice {
    use_context().unwrap_or_else(|| ZoneChoice(RwSignal::new(Zone::Utc)))
}

impl ZoneChoice {
    /// The zone.
    pub fn get(self) -> Zone {
        self.0.get()
    }

    /// Chooses a zone, keeps the choice and writes it into the address, so that a link shows a colleague the same;
    /// only in event handlers.
    pub fn choose(self, zone: Zone) {
        keep_choice("zone", zone.name());
        write_into_address(zone);
        self.0.set(zone);
    }

    /// `2026-11-23` and `02:37:10` in the chosen zone.
    pub fn parts(self, at: Timestamp) -> (String, String) {
        match self.get() {
            Zone::Utc => (at.date_text(), at.clock_text()),
            Zone::Mine => {
                let local = at.plus(-offset_minutes(at) * 60_000);
                (local.date_text(), local.clock_text())
            }
        }
    }

    /// What the zone is called at that moment: `UTC` or such as `UTC+01:00`.
    pub fn label(self, at: Timestamp) -> String {
        let minutes = match self.get() {
            Zone::Utc => 0,
            Zone::Mine => -offset_minutes(at),
        };
        offset_text(minutes)
    }
}

fn write_into_address(zone: Zone) {
    let Ok(address) = location().href().and_then(|href| Url::new(&href)) else {
        return;
    };
    address.search_params().set("zone", zone.name());
    if let Ok(history) = window().history() {
        // A browser that refuses leaves the address as it was; the choice holds all the same.
        let state = history.state().unwrap_or(JsValue::NULL);
        let _ = history.replace_state_with_url(&state, "", Some(&address.href()));
    }
}

/// `UTC`, `UTC+01:00`, `UTC-03:30`; `minutes` are those east of UTC.
fn offset_text(minutes: i64) -> String {
    if minutes == 0 {
        return "UTC".into();
    }
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("UTC{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

/// Minutes that UTC is ahead of the reader's zone at that moment, summer time counted.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "an offset is a few hundred minutes, and a date's milliseconds are exact in a double"
)]
fn offset_minutes(at: Timestamp) -> i64 {
    js_sys::Date::new(&JsValue::from_f64(at.0 as f64)).get_timezone_offset() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_says_how_far_it_is_from_utc() {
        assert_eq!(offset_text(0), "UTC");
        assert_eq!(offset_text(60), "UTC+01:00");
        assert_eq!(offset_text(-210), "UTC-03:30");
    }

    #[test]
    fn a_choice_reads_back_from_its_cookie() {
        for zone in [Zone::Utc, Zone::Mine] {
            assert_eq!(Zone::named(zone.name()), zone);
        }
        assert_eq!(Zone::named("Mars"), Zone::Utc);
    }
}
