use domain::time::{Timestamp, countdown_text, span_text};
use leptos::prelude::*;

/// How a moment in served markup is told; [`crate::ui::Served`] keeps it true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// `02:37:10`, in the reader's zone.
    Clock,
    /// `2026-11-23 02:37:10`, in the reader's zone.
    Date,
    /// `12 s ago`.
    Ago,
    /// `5 m 12 s` since then.
    Since,
    /// `5 m 12 s`, down to nothing.
    Left,
    /// `5:12`, down to nothing.
    Countdown,
}

impl Told {
    /// The name in the markup.
    pub fn name(self) -> &'static str {
        match self {
            Self::Clock => "clock",
            Self::Date => "date",
            Self::Ago => "ago",
            Self::Since => "since",
            Self::Left => "left",
            Self::Countdown => "countdown",
        }
    }

    /// The way of that name.
    pub fn named(name: &str) -> Option<Self> {
        [
            Self::Clock,
            Self::Date,
            Self::Ago,
            Self::Since,
            Self::Left,
            Self::Countdown,
        ]
        .into_iter()
        .find(|one| one.name() == name)
    }

    /// The text for `at`, whose day and clock in the reader's zone are `parts`.
    pub fn text(self, at: Timestamp, parts: (String, String), now: Timestamp) -> String {
        let (day, clock) = parts;
        match self {
            Self::Clock => clock,
            Self::Date => format!("{day} {clock}"),
            Self::Ago => format!("{} ago", span_text(now.since(at))),
            Self::Since => span_text(now.since(at)),
            Self::Left => span_text(at.since(now)),
            Self::Countdown => countdown_text(at.since(now)),
        }
    }
}

/// A moment in markup that the server makes: in UTC there, in the reader's zone once the page is awake.
pub fn moment(at: Timestamp, told: Told, now: Timestamp) -> AnyView {
    let text = told.text(at, (at.date_text(), at.clock_text()), now);
    view! {
        <time datetime=at.to_string() title=at.to_string() data-told=told.name()>
            {text}
        </time>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_told_as_its_markup_asks() {
        let (at, now) = (Timestamp(1_795_401_430_000), Timestamp(1_795_401_442_000));
        let parts = || (at.date_text(), at.clock_text());
        assert_eq!(Told::Ago.text(at, parts(), now), "12 s ago");
        assert_eq!(Told::Since.text(at, parts(), now), "12 s");
        assert_eq!(Told::Left.text(now, parts(), at), "12 s");
        assert_eq!(Told::Left.text(at, parts(), now), "0 s");
        assert_eq!(Told::Countdown.text(now, parts(), at), "0:12");
        for told in [
            Told::Clock,
            Told::Date,
            Told::Ago,
            Told::Since,
            Told::Left,
            Told::Countdown,
        ] {
            assert_eq!(Told::named(told.name()), Some(told));
        }
        assert_eq!(Told::named("soon"), None);
    }
}
