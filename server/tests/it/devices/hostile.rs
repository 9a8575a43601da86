//! Every text about a device that comes from outside, as somebody with bad intentions would write it.

use crate::containment::ward::{Wired, person};
use app::live::Look;
use domain::containment::{BlastRadius, Strength};
use domain::device::DeviceView;
use domain::ids::DeviceName;
use domain::rights::{Rights, Role};
use response::containment::blast_radius;
use response::devices::{refresh, view};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Markup that leaves a text, an attribute in either kind of quotes and an element, and turns what follows around.
const HOSTILE: &str = "\"'></bdi></td><img src=x onerror=alert(1)><script>alert(2)</script>\u{202e}&lt;";

/// The same with every text replaced that may be any text; how many that were.
fn hostile<T: Serialize + DeserializeOwned>(whole: &T) -> (T, usize) {
    let mut value = serde_json::to_value(whole).unwrap();
    let mut paths = Vec::new();
    texts(&value, String::new(), &mut paths);
    let mut replaced = 0;
    for path in paths {
        let before = value.pointer(&path).cloned().unwrap();
        *value.pointer_mut(&path).unwrap() = HOSTILE.into();
        // A name of a fixed set, or an id with a shape of its own, stays.
        if serde_json::from_value::<T>(value.clone()).is_ok() {
            replaced += 1;
        } else {
            *value.pointer_mut(&path).unwrap() = before;
        }
    }
    (serde_json::from_value(value).unwrap(), replaced)
}

fn texts(value: &Value, at: String, found: &mut Vec<String>) {
    match value {
        Value::String(_) => found.push(at),
        Value::Array(all) => {
            for (n, one) in all.iter().enumerate() {
                texts(one, format!("{at}/{n}"), found);
            }
        }
        Value::Object(all) => {
            for (key, one) in all {
                texts(
                    one,
                    format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")),
                    found,
                );
            }
        }
        _ => {}
    }
}

/// The names of the elements that a browser would find, and whether each ends inside the markup.
fn elements(html: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let name: String = rest
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '-')
            .collect();
        if !name.is_empty() {
            names.push(name.to_ascii_lowercase());
            rest = after_tag(rest);
        }
    }
    names
}

/// What follows the tag: a `>` in a value's quotes doesn't end it, and only what follows a `=` is a value.
fn after_tag(rest: &str) -> &str {
    let (mut quote, mut before) = (None, ' ');
    for (at, c) in rest.char_indices() {
        match (quote, c) {
            (None, '>') => return &rest[at + 1..],
            (None, '"' | '\'') if before == '=' => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            _ => {}
        }
        before = c;
    }
    ""
}

fn is_clean(what: &str, html: &str) {
    let names = elements(html);
    assert!(names.len() > 5, "{what}: {html}");
    for name in ["img", "script"] {
        assert!(
            !names.iter().any(|one| one == name),
            "{what} has <{name}>: {html}"
        );
    }
    assert!(html.contains("&lt;img src=x"), "{what} shows none of it: {html}");
}

#[test]
fn an_element_that_gets_out_is_found() {
    assert_eq!(elements("<p title=\"<img>\">a</p><b>"), ["p", "b"]);
    assert!(elements(&format!("<p title=\"{HOSTILE}\">")).contains(&"img".to_owned()));
    assert!(elements(&format!("<p>{HOSTILE}</p>")).contains(&"script".to_owned()));
}

#[tokio::test]
async fn what_aws_says_of_a_device_is_text_and_never_markup() {
    let ward = Wired::at_the_waterworks().await;
    let lead = person("lead-l", Role::Lead);
    for name in ["pump-117", "chlorine-012", "pump-118"] {
        let device: DeviceName = name.parse().unwrap();
        let blast = async |strength| {
            blast_radius(&ward.console, &lead, &device, strength)
                .await
                .unwrap()
        };
        let (group, _): (BlastRadius, usize) = hostile(&blast(Strength::Group).await);
        let (certificate, _): (BlastRadius, usize) = hostile(&blast(Strength::Certificate).await);
        let rights = Rights::of([Role::Lead]);
        let form = app::containment::parts::quarantine(&group, &certificate, &rights);
        is_clean(name, &form.html);
        ward.quarantine(&device, Strength::Both).await;
        ward.look().await;
        refresh(&ward.console, Some(ward.id()), &device).await.unwrap();
        let shown = view(&ward.console, &lead, &device, Some(ward.id()))
            .await
            .unwrap();
        let (shown, replaced): (DeviceView, usize) = hostile(&shown);
        assert!(replaced > 40, "{replaced} texts of {name}");
        let look = Look {
            orders: shown.containments.clone(),
            others: vec![HOSTILE.to_owned(), name.to_owned()],
            incident: Some(ward.id().clone()),
            me: lead.who.clone(),
            group: "QUARANTINED".into(),
            view: shown,
        };
        is_clean(
            name,
            &app::context::markup(app::devices::parts::pane(Some(&look))),
        );
        is_clean(
            name,
            &app::context::markup(app::containment::parts::pane(Some(&look))),
        );
    }
}
