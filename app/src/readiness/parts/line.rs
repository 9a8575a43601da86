use crate::paths;
use crate::ui::{Chip, Told, Tone, moment};
use domain::readiness::{Found, ReadinessLine, Standing};
use domain::rights::{Right, Rights};
use domain::time::Timestamp;
use leptos::prelude::*;

/// A standing's tint; it only repeats the word.
pub fn tone(standing: Standing) -> Tone {
    match standing {
        Standing::Green => Tone::Ok,
        Standing::Amber => Tone::High,
        Standing::Unknown => Tone::Plain,
        Standing::Red => Tone::Critical,
    }
}

/// One line in whatever state it is: being checked, found, found before and not found out since, never found out.
pub fn line(line: &ReadinessLine, rights: &Rights, now: Timestamp) -> AnyView {
    let id = format!("ready-{}", line.name);
    let named = id.clone();
    let chip = if line.is_waiting() {
        view! { <Chip>"being checked"</Chip> }.into_any()
    } else {
        let standing = line.standing();
        view! { <Chip tone=tone(standing)>{standing.word()}</Chip> }.into_any()
    };
    let section = &line.found;
    let failed = section
        .error
        .clone()
        .map(|error| trouble(error, section.read, now));
    let found = section.value.as_ref().map(|found| said(&line.name, found));
    let waits = line
        .is_waiting()
        .then(|| view! { <p class="hint">"It appears here by itself."</p> });
    let age = section
        .read
        .map(|at| view! { " · checked " {moment(at, Told::Ago, now)} });
    view! {
        <li class="ready" aria-labelledby=named data-check=line.name.clone()>
            <div class="ready-head">
                <h3 id=id>{line.title.clone()}</h3>
                {chip}
            </div>
            <div class="ready-body">
                {failed}
                {found}
                {waits}
                {more(&line.name, rights)}
                <p class="hint ready-source">"Source: " <bdi>{line.source.clone()}</bdi> {age}</p>
            </div>
        </li>
    }
    .into_any()
}

fn trouble(error: String, read: Option<Timestamp>, now: Timestamp) -> AnyView {
    match read {
        Some(at) => view! {
            <p class="notice notice-stale">
                <span><b>"As it was at " {moment(at, Told::Clock, now)} "."</b> " It could not be checked since: " <bdi>{error}</bdi></span>
            </p>
        }
        .into_any(),
        None => view! {
            <p class="notice notice-failed">
                <span><b>"It could not be checked."</b> " " <bdi>{error}</bdi></span>
            </p>
        }
        .into_any(),
    }
}

fn said(name: &str, found: &Found) -> AnyView {
    let todo = (!found.todo.is_empty()).then(|| {
        let each = |what: &String| view! { <li><bdi>{what.clone()}</bdi></li> };
        view! {
            <div class="todo">
                <b>"To do"</b>
                <ul>{found.todo.iter().map(each).collect::<Vec<_>>()}</ul>
            </div>
        }
    });
    let details = (!found.details.is_empty()).then(|| {
        let each = |what: &String| view! { <li><bdi>{what.clone()}</bdi></li> };
        view! {
            <details class="raw" id=format!("details-{name}")>
                <summary>"What was seen"</summary>
                <ul class="facts-list">{found.details.iter().map(each).collect::<Vec<_>>()}</ul>
            </details>
        }
    });
    view! {
        <p><bdi>{found.says.clone()}</bdi></p>
        {todo}
        {details}
    }
    .into_any()
}

/// What a line leads to in the console itself.
fn more(name: &str, rights: &Rights) -> Option<AnyView> {
    if name != "answers" {
        return None;
    }
    let import = match rights.refusal(Right::Write) {
        None => view! { <a class="btn btn-small" href=paths::ANSWERS>"Import answers…"</a> }.into_any(),
        Some(why) => view! {
            <a class="btn btn-small" role="link" aria-disabled="true" title=why.clone()>"Import answers…"</a>
            <span class="why">{why}</span>
        }
        .into_any(),
    };
    Some(
        view! {
            <p class="btns">
                {import}
                <a class="btn btn-small" href=paths::ANSWERS_FILE rel="external" download="">"Download the list"</a>
            </p>
        }
        .into_any(),
    )
}
