use crate::AppError;
use crate::ui::Time;
use domain::time::Timestamp;
use domain::view::Freshness;
use leptos::prelude::*;

/// How bad what a notice says is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Urgency {
    /// A fact.
    #[default]
    Plain,
    /// What is shown is old.
    Stale,
    /// Something failed.
    Failed,
}

/// A line above the last known content of a pane.
#[component]
pub fn Notice(
    /// How bad it is.
    #[prop(optional)]
    urgency: Urgency,
    /// The fact first.
    #[prop(into)]
    title: String,
    /// Why, and what to do.
    children: Children,
) -> impl IntoView {
    let class = match urgency {
        Urgency::Plain => "notice",
        Urgency::Stale => "notice notice-stale",
        Urgency::Failed => "notice notice-failed",
    };
    view! {
        <div class=class role="status">
            <p>
                <b>{title}</b>
                " "
                {children()}
            </p>
        </div>
    }
}

/// Says that a form was refused which was sent without scripts; nothing where none was.
pub fn refused_notice(error: Option<AppError>) -> Option<AnyView> {
    let error = error?.to_string();
    Some(
        view! {
            <p class="notice notice-failed" role="alert">
                <span><b>"That did not work."</b> " " <bdi>{error}</bdi></span>
            </p>
        }
        .into_any(),
    )
}

/// Says how old a copy is when refreshing it failed, and that it isn't complete before it was first read; nothing while
/// all is well.
#[component]
pub fn StaleNotice(
    /// How old the copy is and what the store answered since.
    freshness: Freshness,
) -> impl IntoView {
    stale_notice(freshness, |at| view! { <Time at /> }.into_any())
}

/// The same, with the moment as `told` tells it.
pub fn stale_notice(freshness: Freshness, told: impl FnOnce(Timestamp) -> AnyView) -> AnyView {
    let Freshness { read, error } = freshness;
    match (read, error) {
        (Some(at), Some(error)) => view! {
            <div class="notice notice-stale" role="status">
                <p>
                    <b>"Shown as of " {told(at)}</b>
                    " "
                    <bdi>{error}</bdi>
                </p>
            </div>
        }
        .into_any(),
        (None, Some(error)) => view! {
            <div class="notice notice-failed" role="status">
                <p>
                    <b>"Never read yet."</b>
                    " "
                    <bdi>{error}</bdi>
                </p>
            </div>
        }
        .into_any(),
        (None, None) => view! {
            <div class="notice" role="status">
                <p>
                    <b>"Being read for the first time."</b>
                    " The rest is copied from AWS and appears here by itself."
                </p>
            </div>
        }
        .into_any(),
        (Some(_), None) => ().into_any(),
    }
}
