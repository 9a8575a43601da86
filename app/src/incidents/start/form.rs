use crate::client::Body;
use crate::context;
use crate::incidents::api::{ListPlans, StartIncident};
use crate::incidents::start::StartInput;
use crate::incidents::start::fields::{ReasonField, TitleField, Typed};
use crate::layout::{Act, ActError, ActForm, use_act, use_gate};
use crate::seed::use_me;
use crate::ui::{Button, EntryIdInput, ErrorState, Field, Look, SelectInput, Skeleton};
use domain::incident::{Impact, ResponsePlan};
use domain::rights::Right;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// The form that starts an incident.
#[component]
pub fn StartForm(
    /// What is typed into it.
    typed: Typed,
) -> impl IntoView {
    let act = use_act(StartIncident::PATH, move |_| typed.clear());
    let tried = RwSignal::new(false);
    // What is plainly wrong isn't sent: the same rules stand here and on the server. Once tried, the form says what is
    // still wrong while it is being put right.
    let wrong = Memo::new(move |_| tried.get().then(|| typed.input().check().err()).flatten());
    let check = move |event: SubmitEvent| {
        tried.set(true);
        if wrong.with_untracked(Option::is_some) {
            event.prevent_default();
        }
    };
    let on = move |label: &'static str| {
        let sent = act.on_field(label);
        Signal::derive(move || {
            if tried.get() {
                wrong.with(|wrong| wrong.as_ref()?.on_field(label))
            } else {
                sent.get()
            }
        })
    };
    let elsewhere = act.elsewhere(StartInput::LABELS);
    view! {
        <div on:submit:capture=check>
            <ActForm act novalidate=true>
                <EntryIdInput spent=act.spent />
                <div class="dialog-body">
                    <ActError message=elsewhere />
                    <TitleField value=typed.title error=on("Title") />
                    <ImpactField value=typed.impact error=on("Impact") />
                    <PlanField value=typed.plan error=on("Response plan") />
                    <ReasonField value=typed.reason error=on("Reason") />
                </div>
                <Foot act />
            </ActForm>
        </div>
    }
}

#[component]
fn Foot(act: Act) -> impl IntoView {
    let refused = use_me().refusal(Right::Start);
    view! {
        <footer class="dialog-foot">
            <p class="cost">"The plan's contacts are paged at once."</p>
            <Button look=Look::Strong submit=true name="start" refused busy=act.busy>
                "Start the incident"
            </Button>
        </footer>
    }
}

#[component]
fn ImpactField(value: RwSignal<String>, error: Signal<Option<String>>) -> impl IntoView {
    let choices = Impact::ALL.map(|impact| {
        (
            impact.number().to_string(),
            format!("{} · {}", impact.number(), impact.word()),
        )
    });
    view! {
        <Field id="start-impact" label="Impact" error>
            <SelectInput id="start-impact" name="impact" value error choices=choices.to_vec() />
        </Field>
    }
}

/// The plans are read from AWS when the form opens; the form stands without them.
#[component]
fn PlanField(value: RwSignal<String>, error: Signal<Option<String>>) -> impl IntoView {
    let gate = use_gate();
    let plans = Resource::new(
        move || gate.returned(),
        |_| context::call(ListPlans {}, Body::json(&ListPlans {})),
    );
    let choose = move |plans: Vec<ResponsePlan>| {
        let choices: Vec<_> = plans.into_iter().map(choice).collect();
        view! {
            <Field id="start-plan" label="Response plan" error hint="Whom it pages and which runbook it starts">
                <SelectInput id="start-plan" name="plan" value error hinted=true choices=choices.clone() />
            </Field>
        }
        .into_any()
    };
    view! {
        <Transition fallback=|| view! { <Skeleton lines=2 /> }>
            {move || {
                plans
                    .get()
                    .map(|answer| match answer {
                        Ok(plans) => choose(plans),
                        Err(error) => {
                            view! { <ErrorState error retry=move || plans.refetch() /> }.into_any()
                        }
                    })
            }}
        </Transition>
    }
}

fn choice(plan: ResponsePlan) -> (String, String) {
    let name = plan.name.to_string();
    let label = plan
        .display_name
        .map_or_else(|| name.clone(), |display| format!("{display} ({name})"));
    (name, label)
}
