use domain::presence::{Present, initials};
use leptos::prelude::*;

/// A person's initials; the name is the accessible text.
#[component]
pub fn Avatar(
    /// Their name.
    #[prop(into)]
    name: String,
    /// Whether they have the page open now.
    #[prop(optional)]
    here: bool,
) -> impl IntoView {
    let class = if here { "avatar avatar-here" } else { "avatar" };
    let (letters, title) = (initials(&name), name.clone());
    view! {
        <span class=class title=title>
            <span aria-hidden="true">{letters}</span>
            <span class="sr">{name}</span>
        </span>
    }
}

/// Who is here: the first few as discs, the rest as a number.
#[component]
pub fn Avatars(
    /// The people.
    people: Vec<Present>,
    /// How many discs at most.
    #[prop(default = 4)]
    limit: usize,
) -> impl IntoView {
    let more = people.len().saturating_sub(limit);
    let discs: Vec<_> = people
        .into_iter()
        .take(limit)
        .map(|one| view! { <Avatar name=one.name here=true /> })
        .collect();
    view! {
        <div class="avatars" role="group" aria-label="Here now">
            {discs}
            {(more > 0).then(|| view! { <span class="more">{format!("+{more}")}</span> })}
        </div>
    }
}
