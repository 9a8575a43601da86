use leptos::prelude::*;

/// The ids of a field's hint and error, for the control's `aria-describedby`.
pub fn describedby(id: &str, hint: bool, error: bool) -> Option<String> {
    let parts = [(hint, "hint"), (error, "error")];
    let ids: Vec<_> = parts
        .into_iter()
        .filter(|(there, _)| *there)
        .map(|(_, part)| format!("{id}-{part}"))
        .collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// A label, a control, a hint, what is wrong and how much room is left.
#[component]
pub fn Field(
    /// The control's id.
    #[prop(into)]
    id: String,
    /// What the field is called; errors call it the same.
    #[prop(into)]
    label: String,
    /// Whether it may stay empty.
    #[prop(optional)]
    optional: bool,
    /// What belongs here.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// How many characters it has and may have.
    #[prop(optional, into)]
    counter: Option<Signal<(usize, usize)>>,
    /// The control.
    children: Children,
) -> impl IntoView {
    let error_id = format!("{id}-error");
    let hint = hint.map(|hint| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> });
    let counter = counter.map(|counter| {
        let over = move || counter.with(|(length, limit)| length > limit);
        let text = move || counter.with(|(length, limit)| format!("{length} / {limit}"));
        view! {
            <output class="counter" class:counter-over=over for=id.clone()>
                {text}
            </output>
        }
    });
    view! {
        <div class="field">
            <label for=id.clone()>
                {label} {optional.then(|| view! { " " <span class="optional">"optional"</span> })}
            </label>
            {children()}
            {hint}
            {move || {
                error
                    .get()
                    .map(|error| {
                        view! {
                            <p class="error" id=error_id.clone() role="alert">
                                {error}
                            </p>
                        }
                    })
            }}
            {counter}
        </div>
    }
}
