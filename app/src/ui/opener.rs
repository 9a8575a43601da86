use leptos::prelude::*;

/// A button in served markup that opens a form of its pane.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opener {
    /// The form's kind.
    pub kind: &'static str,
    /// What it is about.
    pub of: String,
    /// What the button says.
    pub says: String,
    /// Its name, where the text alone doesn't tell it from others.
    pub label: Option<String>,
    /// Why it can't be pressed.
    pub refused: Option<String>,
    /// Whether it is the one that quarantine waits for.
    pub next: bool,
}

impl Opener {
    /// The button, 26 px high.
    pub fn view(self) -> AnyView {
        let id = format!("opens-{}-{}", self.kind, self.of);
        let why = format!("why-{id}");
        let class = if self.next {
            "btn btn-small btn-next"
        } else {
            "btn btn-small"
        };
        let refused = self.refused.clone();
        let reason = self.refused.map(|reason| {
            let id = why.clone();
            view! {
                <span class="why" id=id>
                    {reason}
                </span>
            }
        });
        view! {
            <button
                class=class
                type="button"
                id=id
                data-opens=self.kind
                data-of=self.of
                aria-haspopup="dialog"
                aria-label=self.label
                title=refused.clone()
                aria-disabled=refused.is_some().then_some("true")
                aria-describedby=refused.is_some().then_some(why)
            >
                {self.says}
            </button>
            {reason}
        }
        .into_any()
    }
}
