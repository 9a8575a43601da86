//! Every address of the console. Components ask here; none is typed by hand elsewhere.

use crate::incidents::address;
use domain::ids::{DeviceName, EntryId, IncidentId};
use domain::list::ListQuery;
use std::fmt::Write;

/// The incidents list.
pub const INCIDENTS: &str = "/";
/// Start an incident by hand, as a page of its own.
pub const START: &str = "/incidents/new";
/// Whether what an incident will need is there.
pub const READINESS: &str = "/readiness";
/// The recovery answers in bulk.
pub const ANSWERS: &str = "/readiness/answers";
/// Where a file of recovery answers is sent to.
pub const ANSWERS_SEND: &str = "/readiness/answers/file";
/// The recovery answers as a CSV file.
pub const ANSWERS_FILE: &str = "/readiness/answers.csv";
/// Every component in every state; in demo mode only.
pub const GALLERY: &str = "/gallery";
/// Erase an entry, named by its incident and its id in the query.
pub const ERASE: &str = "/erase";
/// Who is signed in.
pub const SESSIONS: &str = "/sessions";
/// Ends the session; takes a POST.
pub const SIGN_OUT: &str = "/auth/logout";
/// Signs in again in a tab of its own, which tells the page that waits and closes itself.
pub const SIGN_IN_IN_PLACE: &str = "/auth/in-place";
/// The shapes of [`icon`].
pub const ICONS: &str = "/icons.svg";

/// The incidents list with a query.
pub fn incidents(query: &ListQuery) -> String {
    let search = address::write(query);
    if search.is_empty() {
        INCIDENTS.into()
    } else {
        format!("{INCIDENTS}?{search}")
    }
}

/// One incident. Its id holds letters, digits, `_` and `-` only.
pub fn incident(id: &IncidentId) -> String {
    format!("/incidents/{id}")
}

/// One device.
pub fn device(name: &DeviceName) -> String {
    format!("/devices/{}", encode(name.as_str()))
}

/// The device whose page stands at `path`; empty where it is none.
pub fn device_at(path: &str) -> String {
    path.strip_prefix("/devices/").map(decode).unwrap_or_default()
}

/// One row of an incident's timeline; `row` is the row's key.
pub fn timeline_row(id: &IncidentId, row: &str) -> String {
    format!("/incidents/{id}#{}", encode(row))
}

/// The form that erases an entry.
pub fn erase(id: &IncidentId, entry: &EntryId) -> String {
    format!("{ERASE}?incident={}&entry={entry}", encode(&id.to_string()))
}

/// The stream of an incident's changes.
pub fn events(id: &IncidentId) -> String {
    format!("/events?incident={id}")
}

/// Where a file of evidence is sent to.
pub fn attach_evidence(id: &IncidentId) -> String {
    format!("/incidents/{id}/evidence")
}

/// Where a file of evidence is read from; `sha256` is its hash.
pub fn evidence(id: &IncidentId, sha256: &str) -> String {
    format!("/evidence/{id}/{}", encode(sha256))
}

/// Where an incident's record is read as a file.
pub fn record(id: &IncidentId) -> String {
    format!("/incidents/{id}/record")
}

/// Where the record of what was done to a device outside of any incident is read as a file.
pub fn device_record(name: &DeviceName) -> String {
    format!("{}/record", device(name))
}

/// Signs in and comes back to `next`, a path of our own.
pub fn sign_in(next: &str) -> String {
    format!("/auth/login?next={}", encode(next))
}

/// One of the shapes in `public/icons.svg`.
pub fn icon(name: &str) -> String {
    format!("{ICONS}#{name}")
}

/// Whether `path` stays on this origin: it begins with one slash and holds nothing that a browser reads as another.
pub fn is_own(path: &str) -> bool {
    path.starts_with('/')
        && !path.starts_with("//")
        && path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
}

/// Percent-encodes what is not a letter, a digit or one of `-._~`.
pub fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a string can't fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// The pairs of a query string, decoded once. The router's own map decodes twice, which turns `%2541` into `A`.
pub fn pairs(search: &str) -> Vec<(String, String)> {
    search
        .trim_start_matches('?')
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode_form(key), decode_form(value))
        })
        .collect()
}

/// The value of `name` in a query string; empty where it isn't there.
pub fn param(search: &str, name: &str) -> String {
    let found = pairs(search).into_iter().find(|(key, _)| key == name);
    found.map(|(_, value)| value).unwrap_or_default()
}

/// The page at `path` with `name` set to `value` in its query, or taken out of it; everything else in it stays.
pub fn with(path: &str, search: &str, name: &str, value: Option<&str>) -> String {
    let kept = pairs(search).into_iter().filter(|(key, _)| key != name);
    let parts: Vec<_> = kept
        .chain(value.map(|value| (name.to_owned(), value.to_owned())))
        .map(|(key, value)| format!("{}={}", encode(&key), encode(&value)))
        .collect();
    if parts.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{}", parts.join("&"))
    }
}

fn decode_form(text: &str) -> String {
    decode(&text.replace('+', " "))
}

fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = text
            .get(at + 1..at + 3)
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match (bytes[at], hex) {
            (b'%', Some(byte)) => {
                decoded.push(byte);
                at += 2;
            }
            (byte, _) => decoded.push(byte),
        }
        at += 1;
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn id() -> IncidentId {
        "111122223333/IotResponsePlan/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0"
            .parse()
            .unwrap()
    }

    #[test]
    fn every_address_is_where_the_server_listens() {
        let id = id();
        let incident_path = "/incidents/111122223333/IotResponsePlan/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0";
        let all = [
            (incidents(&ListQuery::default()), "/".to_owned()),
            (START.into(), "/incidents/new".into()),
            (READINESS.into(), "/readiness".into()),
            (ANSWERS.into(), "/readiness/answers".into()),
            (ANSWERS_SEND.into(), "/readiness/answers/file".into()),
            (ANSWERS_FILE.into(), "/readiness/answers.csv".into()),
            (GALLERY.into(), "/gallery".into()),
            (SIGN_OUT.into(), "/auth/logout".into()),
            (SIGN_IN_IN_PLACE.into(), "/auth/in-place".into()),
            (sign_in("/?q=a b"), "/auth/login?next=%2F%3Fq%3Da%20b".into()),
            (incident(&id), incident_path.into()),
            (timeline_row(&id, "e:1"), format!("{incident_path}#e%3A1")),
            (attach_evidence(&id), format!("{incident_path}/evidence")),
            (record(&id), format!("{incident_path}/record")),
            (
                device(&"line:a/é 7".parse().unwrap()),
                "/devices/line%3Aa%2F%C3%A9%207".into(),
            ),
            (
                device_record(&"line:a/é 7".parse().unwrap()),
                "/devices/line%3Aa%2F%C3%A9%207/record".into(),
            ),
            (evidence(&id, "ab12"), format!("/evidence/{id}/ab12")),
            (events(&id), format!("/events?incident={id}")),
            (icon("pin"), "/icons.svg#pin".into()),
        ];
        for (path, expected) in all {
            assert_eq!(path, expected);
            assert!(is_own(&path), "{path}");
        }
    }

    #[test]
    fn a_path_that_leaves_the_origin_is_not_ours() {
        for path in [
            "//evil",
            "/\\evil",
            "https://evil",
            "",
            "evil",
            "/a\r\nb",
            "/a b",
            "/\u{e9}",
        ] {
            assert!(!is_own(path), "{path:?}");
        }
    }

    #[test]
    fn a_device_reads_back_from_its_address() {
        for name in ["pump-117", "line:a/é 7", "100%", "a+b"] {
            assert_eq!(device_at(&device(&name.parse().unwrap())), name);
        }
        assert_eq!(device_at("/incidents/new"), "");
    }

    #[test]
    fn a_query_is_decoded_once_and_never_panics() {
        let value = |search: &str| pairs(search)[0].1.clone();
        assert_eq!(value("?q=a+b%20c"), "a b c");
        assert_eq!(value("q=%2541"), "%41");
        assert_eq!(value("q=100%"), "100%");
        assert_eq!(value("q=%zz%e9"), "%zz\u{fffd}");
        assert_eq!(value("q=%é1"), "%é1");
        for text in ["pump-117 & \"x\" = ü %41 +", "%", ""] {
            assert_eq!(value(&format!("q={}", encode(text))), text);
        }
    }
}
