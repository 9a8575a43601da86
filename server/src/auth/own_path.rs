//! Where to go after signing in: only ever a page of the console itself.

use std::fmt;

/// The longest path that is kept over a sign-in, in bytes.
const LONGEST: usize = 2000;

/// A path of the console, with its query: begins with one slash, printable ASCII, no back-slash. Safe as the value
/// of a `Location` header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPath(String);

impl OwnPath {
    /// The path in `text`, or the list of incidents when it is none of ours.
    pub fn or_home(text: Option<&str>) -> Self {
        text.and_then(Self::parse).unwrap_or_else(|| Self("/".to_owned()))
    }

    fn parse(text: &str) -> Option<Self> {
        let lower = text.to_ascii_lowercase();
        // Browsers read `\` as `/`; proxies may decode an escaped one: both would make `//host`.
        let foreign = ["//", "/%2f", "/%5c"]
            .iter()
            .any(|start| lower.starts_with(start));
        let odd = text.bytes().any(|byte| !byte.is_ascii_graphic() || byte == b'\\');
        // Sign-in must not lead to sign-in or sign-out; signing in in place is where it may lead.
        let circular = lower.starts_with("/auth") && text != super::in_place::PATH;
        let fits = text.starts_with('/') && text.len() <= LONGEST;
        (fits && !foreign && !odd && !circular && text.parse::<http::uri::PathAndQuery>().is_ok())
            .then(|| Self(text.to_owned()))
    }

    /// The path.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OwnPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_the_console_is_kept_with_its_query() {
        for path in [
            "/",
            "/incidents/111122223333/IotResponsePlan/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0?filter=kind%3Anote",
            "/?q=a//b",
            "/auth/in-place",
        ] {
            assert_eq!(OwnPath::or_home(Some(path)).as_str(), path);
        }
    }

    #[test]
    fn everything_else_leads_home() {
        let long = format!("/{}", "a".repeat(LONGEST));
        for path in [
            "",
            "incidents",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "/%2f%2fevil.example",
            "/%2Fevil.example",
            "/%5cevil.example",
            "https://evil.example/",
            "https:evil.example",
            "javascript:alert(1)",
            "/\tincidents",
            "/\r\nSet-Cookie: a=b",
            "/\n/evil.example",
            " //evil.example",
            "/caf\u{e9}",
            "/a\\b",
            "/auth/login",
            "/auth/logout",
            "/AUTH/login",
            long.as_str(),
        ] {
            assert_eq!(OwnPath::or_home(Some(path)).as_str(), "/", "{path:?}");
        }
        assert_eq!(OwnPath::or_home(None).as_str(), "/");
    }
}
