use crate::error::AppError;
use crate::ui::{Button, Look};
use leptos::prelude::*;

/// What a pane says when what it shows could not be had: what is wrong, and a retry where the same again may work.
#[component]
pub fn ErrorState(
    /// What went wrong.
    error: AppError,
    /// Tries again.
    #[prop(optional, into)]
    retry: Option<Callback<()>>,
) -> impl IntoView {
    let retry = retry.filter(|_| error.is_passing());
    view! {
        <div class="notice notice-failed" role="alert">
            <p>
                <b>{error.to_string()}</b>
            </p>
            {retry
                .map(|retry| {
                    view! {
                        <Button small=true look=Look::Plain on_press=move || retry.run(())>
                            "Try again"
                        </Button>
                    }
                })}
        </div>
    }
}
