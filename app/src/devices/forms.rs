//! The forms of acts on a device, as markup.

use super::parts::plot::plot as drawn;
use crate::context::markup;
use crate::live::{ServedForm, ShownOnce};
use crate::ui::MadeField;
use domain::device::{MetricPoint, TunnelTokens, Verification, Violation};
use domain::rights::{Right, Rights};
use domain::time::Timestamp;
use leptos::prelude::*;

/// What people found a violation to be.
pub fn verify(violation: &Violation, rights: &Rights) -> ServedForm {
    let choice = |one: Verification| {
        let means = match one {
            Verification::TruePositive => "It is what it looks like",
            Verification::FalsePositive => "It did not happen as it was told",
            Verification::BenignPositive => "It happened and is harmless, such as maintenance",
            Verification::Unknown => "Nobody has said yet",
        };
        view! {
            <label class="choice">
                <input type="radio" name="verification" value=verification_name(one) checked=one == violation.verification />
                <span>
                    <b>{one.word()}</b>
                    <span>{means}</span>
                </span>
            </label>
        }
    };
    let body = view! {
        <p><bdi>{violation.measured.clone()}</bdi></p>
        <fieldset class="field">
            <legend>"It is a"</legend>
            {Verification::ALL.into_iter().map(choice).collect::<Vec<_>>()}
        </fieldset>
    };
    ServedForm {
        title: format!("Mark the violation {}", violation.behaviour),
        html: markup(body.into_any()),
        cost: "Written to AWS, where other tools see it too.".to_owned(),
        says: "Mark".to_owned(),
        reason: "Reason".to_owned(),
        optional: false,
        refused: rights.refusal(Right::Respond),
        device: String::new(),
    }
}

/// A verification's name in forms.
pub fn verification_name(one: Verification) -> &'static str {
    match one {
        Verification::TruePositive => "true_positive",
        Verification::FalsePositive => "false_positive",
        Verification::BenignPositive => "benign_positive",
        Verification::Unknown => "unknown",
    }
}

/// What a violation's metric was; nothing is sent.
pub fn plot(violation: &Violation, metric: &str, points: &[MetricPoint], now: Timestamp) -> ServedForm {
    let body = view! {
        <p class="hint">
            <bdi class="mono">{metric.to_owned()}</bdi> " · expected " <bdi>{violation.expected.clone()}</bdi>
        </p>
        {drawn(metric, points, now)}
    };
    ServedForm {
        title: format!("What {} measured", violation.behaviour),
        html: markup(body.into_any()),
        cost: "AWS keeps these values for 14 days.".to_owned(),
        says: String::new(),
        reason: String::new(),
        optional: true,
        refused: None,
        device: String::new(),
    }
}

/// Opens a tunnel.
pub fn open_tunnel(device: &str, rights: &Rights) -> ServedForm {
    let option = |(minutes, says): (&'static str, &'static str)| {
        view! { <option value=minutes selected=minutes == "60">{says}</option> }
    };
    let lasts = [
        ("30", "30 minutes"),
        ("60", "1 hour"),
        ("240", "4 hours"),
        ("720", "12 hours"),
    ];
    let service = MadeField {
        id: "tunnel-service".to_owned(),
        name: "service",
        label: "Service".to_owned(),
        hint: Some("As the device's tunnel agent names it, such as SSH or HTTPS"),
        value: "SSH".to_owned(),
        ..MadeField::default()
    };
    let body = view! {
        {service.line()}
        <div class="field">
            <label for="tunnel-minutes">"For at most"</label>
            <select class="input" id="tunnel-minutes" name="minutes">{lasts.into_iter().map(option).collect::<Vec<_>>()}</select>
        </div>
    };
    ServedForm {
        title: format!("Open a tunnel to {device}"),
        html: markup(body.into_any()),
        cost: "AWS bills each tunnel. Its tokens are shown once and kept nowhere.".to_owned(),
        says: "Open the tunnel".to_owned(),
        reason: "Reason".to_owned(),
        optional: false,
        refused: rights.refusal(Right::Respond),
        device: String::new(),
    }
}

/// Gives a tunnel new tokens.
pub fn rotate_tunnel(rights: &Rights) -> ServedForm {
    let body =
        view! { <p>"Both ends are cut and connect again with the new tokens, which are shown once."</p> };
    ServedForm {
        title: "New tokens for the tunnel".to_owned(),
        html: markup(body.into_any()),
        cost: "The old tokens end at once.".to_owned(),
        says: "Make new tokens".to_owned(),
        reason: "Reason".to_owned(),
        optional: false,
        refused: rights.refusal(Right::Respond),
        device: String::new(),
    }
}

/// Closes a tunnel.
pub fn close_tunnel(rights: &Rights) -> ServedForm {
    let body = view! { <p>"Whoever works through it is cut off."</p> };
    ServedForm {
        title: "Close the tunnel".to_owned(),
        html: markup(body.into_any()),
        cost: "It can't be opened again; a new one can.".to_owned(),
        says: "Close the tunnel".to_owned(),
        reason: "Reason".to_owned(),
        optional: false,
        refused: rights.refusal(Right::Respond),
        device: String::new(),
    }
}

/// What was opened, with its tokens and the Region that the command needs; a form that was sent twice has none.
pub fn opened(said: String, tokens: Option<&(TunnelTokens, String)>) -> ShownOnce {
    let html = match tokens {
        Some((given, region)) => shown_once(given, region),
        None => markup(
            view! { <p>"Its tokens were given before, or AWS has not confirmed it yet. Make new ones once the tunnel stands in its list."</p> }
                .into_any(),
        ),
    };
    ShownOnce { said, html }
}

/// A tunnel's tokens with the command that takes them.
fn shown_once(tokens: &TunnelTokens, region: &str) -> String {
    let token = |label: &'static str, id: &'static str, text: Option<&String>| {
        text.map(|text| {
            view! {
                <div class="field">
                    <label for=id>{label}</label>
                    <input class="input mono" id=id readonly=true value=text.clone() autocomplete="off" spellcheck="false" />
                </div>
            }
        })
    };
    let given = tokens.source.as_deref().unwrap_or("…");
    // By environment: what stands in a command line, everybody on the machine can list.
    let command = format!("AWSIOT_TUNNEL_ACCESS_TOKEN='{given}' localproxy -r {region} -s 5555");
    let body = view! {
        <div class="field">
            <label for="token-command">"Command for your machine"</label>
            <input class="input mono" id="token-command" readonly=true value=command autocomplete="off" />
            <p class="hint">"Then connect to port 5555 of your own machine."</p>
        </div>
        {token("Its token alone", "token-source", tokens.source.as_ref())}
        {token("Token for the device, where its agent didn't take it by itself", "token-device", tokens.destination.as_ref())}
    };
    markup(body.into_any())
}
