use super::send::send;
use super::waiting::waiting;
use crate::live::ShownImport;
use crate::paths;
use leptos::prelude::*;

/// The page: what came of the last act, the file that waits, and the form for another one.
pub fn import(shown: &ShownImport) -> AnyView {
    let taken = shown.taken.map(|count| {
        let devices = if count == 1 {
            "1 device".to_owned()
        } else {
            format!("{count} devices")
        };
        view! {
            <p class="notice notice-done" role="status">
                <span><b>{format!("The answers of {devices} are on the record.")}</b></span>
                <a href=paths::READINESS>"To the readiness page"</a>
            </p>
        }
    });
    let refusal = shown.refusal.clone().map(|why| {
        view! {
            <p class="notice notice-failed" role="alert">
                <span><b>"Nothing was taken over."</b> " " <bdi>{why}</bdi></span>
            </p>
        }
    });
    view! {
        {taken}
        {refusal}
        {waiting(shown)}
        {send(shown)}
    }
    .into_any()
}
