use super::send::send;
use super::waiting::waiting;
use crate::layout::refused_before;
use crate::live::ShownImport;
use crate::paths;
use crate::readiness::api::DropAnswers;
use crate::ui::{Told, moment, refused_notice};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// The page: what came of the last act, the file that waits, and the form for another one.
pub fn import(shown: &ShownImport) -> AnyView {
    let failed = refused_notice(refused_before(DropAnswers::PATH));
    let taken = shown.taken.map(|(count, at)| {
        let devices = if count == 1 {
            "1 device".to_owned()
        } else {
            format!("{count} devices")
        };
        view! {
            <p class="notice notice-done" role="status">
                <span>
                    <b>{format!("The answers of {devices} are on the record.")}</b>
                    " Taken over "
                    {moment(at, Told::Ago, shown.clock)}
                </span>
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
        {failed}
        {taken}
        {refusal}
        {waiting(shown)}
        {send(shown)}
    }
    .into_any()
}
