//! Texts as somebody with bad intentions would write them, and what must become of them in markup.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Markup that leaves a text, an attribute in either kind of quotes and an element, and turns what follows around.
pub const HOSTILE: &str = "\"'></bdi></td><img src=x onerror=alert(1)><script>alert(2)</script>\u{202e}&lt;";

/// What no text of one line has: it rings, clears a terminal, or begins another line.
pub const CONTROL: &str = "\0\u{7}\u{1b}[2J\u{9b}\r\u{2028}";

/// The same with every text replaced that may be any text; how many that were.
pub fn hostile<T: Serialize + DeserializeOwned>(whole: &T) -> (T, usize) {
    let mut value = serde_json::to_value(whole).unwrap();
    let mut paths = Vec::new();
    texts(&value, String::new(), &mut paths);
    let mut replaced = 0;
    for path in paths {
        let before = value.pointer(&path).cloned().unwrap();
        let takes = |text: &str| {
            let mut value = value.clone();
            *value.pointer_mut(&path).unwrap() = text.into();
            serde_json::from_value::<T>(value).is_ok()
        };
        // A name of a fixed set, or an id with a shape of its own, stays.
        let with_control = format!("{HOSTILE}{CONTROL}");
        let text = [with_control.as_str(), HOSTILE]
            .into_iter()
            .find(|text| takes(text));
        replaced += usize::from(text.is_some());
        *value.pointer_mut(&path).unwrap() = text.map_or(before, Value::from);
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

/// Elements that end a line of text: within one that holds a text and nothing else, it turns nothing but itself.
const BLOCKS: [&str; 14] = [
    "p",
    "li",
    "td",
    "th",
    "dd",
    "dt",
    "h1",
    "h2",
    "h3",
    "pre",
    "blockquote",
    "figcaption",
    "caption",
    "legend",
];
/// Elements whose content is text, whatever stands in it.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// Each text with a direction character that is neither set apart by a `<bdi>` nor alone in a block, and what it stands in.
pub fn turning(html: &str) -> Vec<String> {
    // Where a text ends that the page's script changes, there is a mark.
    let html = html.replace("<!></", "</");
    let (mut open, mut found): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    let (mut rest, mut opened) = (html.as_str(), false);
    while !rest.is_empty() {
        let (text, tag) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        let in_block = open.last().is_some_and(|name| BLOCKS.contains(&name.as_str()));
        let alone = opened && in_block && tag.starts_with("</");
        let apart = open.iter().any(|name| name == "bdi" || name == "option");
        if text.contains('\u{202e}') && !alone && !apart {
            found.push(format!("{open:?} {text}"));
        }
        let Some(inner) = tag.strip_prefix('<') else {
            break;
        };
        let name = inner.trim_start_matches('/').chars();
        let name: String = name
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '-')
            .collect();
        rest = after_tag(inner);
        opened = false;
        if inner.starts_with('/') {
            if let Some(at) = open.iter().rposition(|one| *one == name) {
                open.truncate(at);
            }
        } else if !name.is_empty() && !inner.starts_with('!') {
            if RAW.contains(&name.as_str()) {
                rest = &rest[rest.find(&format!("</{name}")).unwrap_or(rest.len())..];
            }
            opened = true;
            open.push(name);
        }
    }
    found
}

/// Whether none of it is markup, and none of it turns what stands around it.
pub fn is_clean(what: &str, html: &str) {
    let turning = turning(html);
    assert!(turning.is_empty(), "{what} turns: {turning:?}");
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

const TURNS: &str = "a\u{202e}b";

#[test]
fn a_text_that_turns_what_follows_is_found() {
    for apart in [
        format!("<p>by <bdi>{TURNS}</bdi> then</p>"),
        format!("<p>{TURNS}<!></p><b>x</b>"),
        format!("<script>{TURNS}</script><select><option>{TURNS}</option></select>"),
        format!("<b title=\"{TURNS}\">x</b>"),
    ] {
        assert!(turning(&apart).is_empty(), "{apart}");
    }
    for turns in [
        format!("<p>by <!>{TURNS}<!> then</p>"),
        format!("<p><code>{TURNS}</code><code>b</code></p>"),
        format!("<p><bdi>a</bdi>{TURNS}</p>"),
    ] {
        assert_eq!(turning(&turns).len(), 1, "{turns}");
    }
}
