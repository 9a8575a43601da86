use super::whole::Shown;
use crate::ui::{Opener, Told, moment};
use domain::actor::Who;
use domain::containment::{Approval, Containment};
use domain::rights::{Right, Rights};
use leptos::prelude::*;

/// Why the reader can't decide on an order: the right is missing, or it is their own.
pub fn refusal(order: &Containment, rights: &Rights, me: &Who) -> Option<String> {
    let own = me.subject().is_some() && me.subject() == order.who.subject();
    rights
        .refusal(Right::Approve)
        .or_else(|| own.then(|| "You asked for it yourself: somebody else has to agree.".to_owned()))
}

/// The request that waits for a second person, with the two ways to answer it; or who answered it.
pub fn approval(order: &Containment, shown: &Shown<'_>) -> Option<AnyView> {
    let now = shown.device.clock;
    match &order.approval {
        Approval::NotNeeded => None,
        Approval::Given { by, at } => Some(
            view! { <p class="hint">"Approved by " <bdi>{by.name().to_owned()}</bdi> " " {moment(*at, Told::Clock, now)}</p> }
                .into_any(),
        ),
        Approval::Waits { until } => {
            let refused = refusal(order, &shown.device.rights, &shown.look.me);
            let act = |kind, says: &str, next| {
                Opener {
                    kind,
                    of: order.id.to_string(),
                    says: says.to_owned(),
                    refused: refused.clone(),
                    label: None,
                    next,
                }
                .view()
            };
            let blocked = refused.clone().map(|why| view! { <p class="hint">{why}</p> });
            Some(
                view! {
                    <div class="approval" role="group" aria-label="Approval">
                        <p>
                            <b>"Waits for a second person"</b>
                            ": nothing is changed until then. The request lapses in "
                            {moment(*until, Told::Left, now)} "."
                        </p>
                        <p class="btns">{act("approve", "Approve…", true)} {act("reject", "Reject…", false)}</p>
                        {blocked}
                    </div>
                }
                .into_any(),
            )
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use domain::containment::{Aim, Strength};
    use domain::rights::Role;
    use domain::text::Reason;
    use domain::time::Timestamp;

    fn person(subject: &str) -> Who {
        Who::Person {
            subject: subject.parse().unwrap(),
            name: subject.to_owned(),
        }
    }

    fn order(who: Who) -> Containment {
        Containment {
            id: "7e57ffff-0000-4000-8000-000000000000".parse().unwrap(),
            device: "pump-117".parse().unwrap(),
            incident: None,
            aim: Aim::Contain,
            strength: Strength::Group,
            group: "QUARANTINED".parse().unwrap(),
            evict: false,
            cut: true,
            reason: Reason::new("Listens on TCP 123").unwrap(),
            who,
            requested: Timestamp(0),
            before: None,
            expires: None,
            approval: Approval::Waits { until: Timestamp(1) },
            batch: None,
            replaces: None,
        }
    }

    #[test]
    fn nobody_approves_their_own_and_the_button_says_why() {
        let rights = Rights::of([Role::Lead]);
        let order = order(person("lead-l"));
        let why = refusal(&order, &rights, &person("lead-l")).unwrap();
        assert!(why.contains("yourself"), "{why}");
        assert_eq!(refusal(&order, &rights, &person("lead-m")), None);
        let viewer = Rights::of([Role::Viewer]);
        assert!(
            refusal(&order, &viewer, &person("viewer-v"))
                .unwrap()
                .contains("approve")
        );
    }
}
