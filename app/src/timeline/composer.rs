use crate::client::{Body, ask};
use crate::layout::{ActForm, use_act};
use crate::live::use_incident;
use crate::timeline::api::{AddNote, SaveDraft};
use crate::timeline::attach::Attach;
use crate::ui::{Button, EntryIdInput, Look, TextArea, Time, use_clock};
use domain::rights::Right;
use domain::text::NoteText;
use domain::time::Timestamp;
use leptos::html::Div;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos::task::spawn_local;
use std::time::Duration;

/// How long the writer pauses before the draft is kept.
const PAUSE: Duration = Duration::from_millis(800);
/// The draft's name.
const FIELD: &str = "note";

/// Where a note is written: one line that opens when it is used, and stays open, for what lies below must not move away
/// under the pointer. What is typed is kept on the server too: it survives a reload, an expired session and a
/// restart.
#[component]
pub fn Composer() -> impl IntoView {
    let open = use_incident();
    let draft = open.drafts.with_value(|drafts| {
        drafts
            .iter()
            .find(|(field, _)| field == FIELD)
            .map(|(_, text)| text.clone())
    });
    let text = RwSignal::new(draft.unwrap_or_default());
    let (kept, not_kept) = (RwSignal::new(None::<Timestamp>), RwSignal::new(None::<String>));
    let refused = open.refusal(Right::Write);
    let sent = StoredValue::new(String::new());
    let act = use_act(AddNote::PATH, move |done| {
        // What was typed since the note was sent is the next one.
        text.update(|text| {
            let rest = sent.with_value(|sent| text.strip_prefix(sent.as_str()).map(str::to_owned));
            if let Some(rest) = rest {
                rest.trim_start().clone_into(text);
            }
        });
        kept.set(None);
        not_kept.set(None);
        open.done(&done);
    });
    keep(text, kept, not_kept, refused);
    let length = Signal::derive(move || text.with(|text| text.chars().count()));
    let used = RwSignal::new(false);
    let node = NodeRef::<Div>::new();
    Effect::new(move || {
        // Somebody may have begun before the page woke.
        let focused = document().active_element();
        let inside = node
            .get()
            .zip(focused)
            .is_some_and(|(node, focused)| node.contains(Some(&focused)));
        used.update(|used| *used |= inside);
    });
    let class = move || {
        if used.get() || length.get() > 0 {
            "composer composer-open"
        } else {
            "composer"
        }
    };
    let submit = move |_| sent.set_value(text.get_untracked());
    let error = act.on_field("Note");
    view! {
        <div class=class node_ref=node on:focusin=move |_| used.set(true) on:submit:capture=submit>
            <ActForm act>
                <input type="hidden" name="incident" value=open.name() />
                <EntryIdInput spent=act.spent />
                <label class="sr" for="note">
                    "Note"
                </label>
                <TextArea id="note" name="text" value=text rows=1 error placeholder="Write a note…" />
                {move || error.get().or_else(|| act.elsewhere(&["Note"]).get()).map(|said| view! {
                    <p class="error" id="note-error" role="alert">{said}</p>
                })}
                <div class="composer-foot">
                    <span class="hint">
                        "Markdown"
                        {move || kept.get().map(|at| view! { " · draft kept " <Time at /> })}
                        {move || not_kept.get().map(|why| format!(" · draft not kept: {why}"))}
                    </span>
                    <output class="counter" class:counter-over=move || { length.get() > NoteText::LIMIT }>
                        {move || format!("{} / {}", length.get(), NoteText::LIMIT)}
                    </output>
                    <Button submit=true small=true look=Look::Strong name="note" refused busy=act.busy>
                        "Save note"
                    </Button>
                </div>
            </ActForm>
            <Attach />
        </div>
    }
}

/// Keeps what is typed, whenever the writer pauses, and tells when, or why not.
fn keep(
    text: RwSignal<String>,
    kept: RwSignal<Option<Timestamp>>,
    not_kept: RwSignal<Option<String>>,
    refused: Signal<Option<String>>,
) {
    let open = use_incident();
    let clock = use_clock();
    let last = StoredValue::new(text.get_untracked());
    let mut later = debounce(PAUSE, move |typed: String| {
        if last.try_get_value().is_none_or(|before| before == typed) {
            not_kept.try_set(None);
            return;
        }
        spawn_local(async move {
            let body = Body::fields(&[("incident", &open.name()), ("field", FIELD), ("text", &typed)]);
            let why = ask::<()>(SaveDraft::PATH, &body).await.err();
            if why.is_none() {
                last.try_update_value(|last| last.clone_from(&typed));
            }
            let is_kept = why.is_none() && !typed.is_empty();
            kept.try_update(|kept| *kept = is_kept.then(|| clock.now_untracked()));
            not_kept.try_set(why.map(|why| why.to_string()));
        });
    });
    Effect::new(move || {
        let typed = text.get();
        if refused.with_untracked(Option::is_none) {
            later(typed);
        }
    });
}
