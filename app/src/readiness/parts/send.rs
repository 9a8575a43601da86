use crate::live::ShownImport;
use crate::paths;
use crate::ui::area_content;
use domain::containment::QUESTIONS;
use leptos::prelude::*;

/// Where a longer text that waits would be in the way of everything else.
const IN_THE_FIELD: usize = 64 * 1024;

/// The form for a file.
pub fn send(shown: &ShownImport) -> AnyView {
    let kept = shown.waiting.as_ref().map(|(text, _)| text.clone());
    let text = kept.filter(|text| text.len() <= IN_THE_FIELD).unwrap_or_default();
    let columns = QUESTIONS.map(|(name, question)| view! { <li><code>{name}</code> " – " {question}</li> });
    view! {
        <section class="pane" aria-labelledby="h-send">
            <header class="pane-head">
                <h2 id="h-send">"A file of answers"</h2>
                <div class="pane-acts">
                    <a class="btn btn-small" href=paths::ANSWERS_FILE rel="external" download="">"Download the list"</a>
                </div>
            </header>
            <form class="pane-body import" method="post" enctype="multipart/form-data" action=paths::ANSWERS_SEND>
                <p class="hint">
                    "Download the list of all things with what is known, fill it in with any spreadsheet, and send it back as CSV. Nothing is taken over before you have seen what it changes."
                </p>
                <div class="field">
                    <label for="answers-file">"CSV file"</label>
                    <input class="input" id="answers-file" type="file" name="file" accept=".csv,text/csv,text/plain" />
                    <p class="hint">{format!("At most {} KiB and 20 000 devices", shown.limit / 1024)}</p>
                </div>
                <div class="field">
                    <label for="answers-text">"or paste it here"</label>
                    <textarea class="input mono" id="answers-text" name="text" rows="8" spellcheck="false" autocomplete="off" inner_html=area_content(&text)></textarea>
                </div>
                <details class="raw" id="columns">
                    <summary>"Columns and what stands in them"</summary>
                    <ul class="facts-list">
                        <li><code>"device"</code> " – the thing's name"</li>
                        {columns}
                        <li><code>"yes"</code> ", " <code>"no"</code> ", " <code>"unknown"</code> " to take an answer back, or nothing to leave it as it is"</li>
                    </ul>
                </details>
                <div class="btns">
                    <button class="btn btn-strong" type="submit">"Show what it would change"</button>
                </div>
            </form>
        </section>
    }
    .into_any()
}
