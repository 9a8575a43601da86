//! The few pages of signing in: plain HTML without the app, so that they stand when everything else is down.

use axum::response::{IntoResponse, Response};
use http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, COOKIE, REFERRER_POLICY};
use http::{HeaderMap, StatusCode};

/// What every page here is allowed: the style sheet, pictures, and forms to the console.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// A page of one card.
#[derive(Debug)]
pub struct Page<'a> {
    /// The status of the answer.
    pub status: StatusCode,
    /// Heading and title.
    pub title: &'a str,
    /// One paragraph of plain text.
    pub text: &'a str,
    /// A link that looks like a button: text and address, both escaped here.
    pub action: Option<(&'a str, &'a str)>,
    /// Opens the action in a tab of its own.
    pub new_tab: bool,
}

impl Page<'_> {
    /// The answer, in the theme that the browser's cookie asks for.
    pub fn answer(&self, request: &HeaderMap) -> Response {
        self.with_policy(request, POLICY.to_owned(), "")
    }

    /// The answer with one script, which the policy allows by its hash (`sha256-…`).
    pub fn answer_with_script(&self, request: &HeaderMap, script: &str, hash: &str) -> Response {
        let policy = format!("{POLICY}; script-src '{hash}'");
        self.with_policy(request, policy, &format!("<script>{script}</script>"))
    }

    fn with_policy(&self, request: &HeaderMap, policy: String, script: &str) -> Response {
        let theme = theme(request)
            .map(|theme| format!(" data-theme=\"{theme}\""))
            .unwrap_or_default();
        let (title, text) = (escape(self.title), escape(self.text));
        let target = if self.new_tab {
            " target=\"_blank\" rel=\"opener\""
        } else {
            ""
        };
        let action = self.action.map_or_else(String::new, |(label, href)| {
            let (label, href) = (escape(label), escape(href));
            format!(
                "<div class=\"btns\"><a class=\"btn btn-strong\" href=\"{href}\"{target}>{label}</a></div>"
            )
        });
        let html = format!(
            "<!DOCTYPE html>\n<html lang=\"en\"{theme}><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <title>{title} \u{b7} Lazaret</title><link rel=\"icon\" href=\"/favicon.svg\">\
             <link rel=\"stylesheet\" href=\"/pkg/lazaret.css\"></head><body>\
             <main class=\"gate\" id=\"main\"><div class=\"gate-card\">\
             <p class=\"brand\"><i class=\"brand-mark\" aria-hidden=\"true\"></i><span>Lazaret</span></p>\
             <h1>{title}</h1><p>{text}</p>{action}</div></main>{script}</body></html>"
        );
        let headers = [
            (CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
            (CONTENT_SECURITY_POLICY, policy),
            (CACHE_CONTROL, "no-store".to_owned()),
            // Addresses here hold codes and paths that are nobody else's business.
            (REFERRER_POLICY, "no-referrer".to_owned()),
        ];
        (self.status, headers, html).into_response()
    }
}

/// The theme cookie's value, if it is one of ours.
fn theme(request: &HeaderMap) -> Option<&'static str> {
    let cookies = request
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok());
    let named = cookies.flat_map(|value| value.split(';')).map(str::trim);
    match named
        .filter_map(|cookie| cookie.strip_prefix("theme="))
        .next_back()?
    {
        "dark" => Some("dark"),
        "light" => Some("light"),
        _ => None,
    }
}

/// Text as HTML text or attribute.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn untrusted_text_is_never_markup() {
        assert_eq!(escape("<b a='\"'>&"), "&lt;b a=&#39;&quot;&#39;&gt;&amp;");
    }

    #[test]
    fn the_theme_comes_from_its_cookie_and_nothing_else_gets_in() {
        let asked = |cookie: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(COOKIE, cookie.parse().unwrap());
            theme(&headers)
        };
        assert_eq!(asked("a=b; theme=dark"), Some("dark"));
        assert_eq!(asked("theme=\"><script>"), None);
        assert_eq!(asked("mytheme=dark"), None);
    }
}
