use super::part::{Fold, nothing, part};
use crate::ui::{Told, counted, moment};
use domain::device::{DeviceView, JobExecution};
use leptos::prelude::*;

const FOLD: Fold = Fold {
    name: "jobs",
    title: "Jobs",
    tells: String::new(),
    open: false,
};

/// Its jobs, latest first.
pub fn jobs(view: &DeviceView) -> Option<AnyView> {
    let section = &view.now.as_ref()?.device.jobs;
    let fold = |all: &Vec<JobExecution>| {
        let running = all.iter().filter(|one| one.is_running()).count();
        Fold {
            tells: format!("{}, {running} running", counted(all.len(), "job", "jobs")),
            ..FOLD
        }
    };
    Some(part(section, fold, FOLD, view.clock, |all| {
        if all.is_empty() {
            return nothing("No job was ever sent to it, or they were deleted.");
        }
        let item = |one: &JobExecution| {
            let at = one.updated.or(one.queued);
            view! {
                <li>
                    <bdi class="mono">{one.job.clone()}</bdi>
                    " "
                    <span class="hint">
                        <bdi>{one.status.replace('_', " ").to_lowercase()}</bdi>
                        {at.map(|at| view! { " · " {moment(at, Told::Date, view.clock)} })}
                    </span>
                </li>
            }
        };
        view! { <ul class="facts-list">{all.iter().map(item).collect::<Vec<_>>()}</ul> }.into_any()
    }))
}
