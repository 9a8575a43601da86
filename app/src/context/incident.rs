use crate::error::AppError;
use crate::live::{Index, Opened, ShownRow, ShownTimeline};
use ammonia::Builder;
use domain::actor::Actor;
use domain::ids::{EntryId, IncidentId};
use domain::runbook::{Part, parts};
use domain::timeline::Row;
use domain::view::IncidentView;
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, TextMergeStream, html};
use response::{Console, ResponseError, drafts, engagements, incidents, runbooks};
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many rendered notes are kept.
const KEPT: usize = 20_000;
/// How deep lists and quotes may nest before a note is shown as plain text: a bomb is no note.
const DEPTH: usize = 32;

/// Forgets what was rendered, for some of it was erased; what is shown again is rendered again.
pub(super) fn forget_rendered() {
    *kept() = None;
}

type Rendered = Option<HashMap<String, Arc<str>>>;

static RENDERED: Mutex<Rendered> = Mutex::new(None);

fn kept() -> MutexGuard<'static, Rendered> {
    RENDERED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The incident that an address or a form names.
pub fn incident_id(text: &str) -> Result<IncidentId, AppError> {
    text.parse().map_err(|_| super::told(AppError::NotFound))
}

/// The entry id that a form carries.
pub fn entry_id(text: &str) -> Result<EntryId, AppError> {
    text.parse().map_err(|error: domain::ids::InvalidId| {
        super::told(AppError::Invalid {
            field: "Form".into(),
            reason: format!("{error}."),
        })
    })
}

/// An incident for who looks at it; a page that asks by itself, while nobody sits at it, looks at nothing.
pub async fn viewed(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
) -> Result<IncidentView, ResponseError> {
    if !super::responder().is_some_and(|person| person.away) {
        incidents::look(console, actor, id).await?;
    }
    incidents::view(console, actor, id).await
}

/// All that an incident's page is opened with.
pub async fn opened(
    console: &Console,
    actor: &Actor,
    incident: &str,
    first: usize,
) -> Result<Opened, ResponseError> {
    let id: IncidentId = incident.parse().map_err(|_| ResponseError::NotFound)?;
    let timeline = newest(console, actor, &id, first).await?;
    let view = viewed(console, actor, &id).await?;
    let drafts = if actor.rights.allows(domain::rights::Right::Write) {
        drafts::load(console, actor, &id)
            .await?
            .into_iter()
            .map(|draft| (draft.field, draft.text))
            .collect()
    } else {
        Vec::new()
    };
    let engaged = engagements::view(console, actor, &id).await?;
    let runbook = runbooks::view(console, actor, &id).await?;
    let looked = super::looked(console, actor, id, &view.facts.devices).await;
    Ok(Opened {
        view,
        timeline,
        drafts,
        looked,
        engaged: Some(Box::new(engaged)),
        runbook: Some(Box::new(runbook)),
    })
}

/// The timeline's newest rows. Where they are all, nothing is left to be fetched but what comes.
async fn newest(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    first: usize,
) -> Result<ShownTimeline, ResponseError> {
    let timeline = incidents::timeline(console, actor, id).await?;
    Ok(ShownTimeline {
        version: timeline.version,
        mark: String::new(),
        rows: timeline.rows.iter().take(first).map(shown).collect(),
        total: timeline.rows.len(),
        story: timeline.story,
    })
}

/// A row with its note rendered.
pub(super) fn shown(row: &Arc<Row>) -> ShownRow {
    ShownRow {
        row: Arc::clone(row),
        html: row.note.as_deref().map(rendered),
        index: Index::default(),
    }
}

/// A note's Markdown as HTML. Raw HTML in it is shown as text, images become links, and what is left passes a cleaner:
/// nothing in it can run, load or leave the page unasked.
fn rendered(markdown: &str) -> Arc<str> {
    let before = kept().get_or_insert_default().get(markdown).cloned();
    if let Some(html) = before {
        return html;
    }
    // Others don't wait for it: at worst two render the same.
    let html: Arc<str> = render(markdown).into();
    let mut kept = kept();
    let kept = kept.get_or_insert_default();
    if kept.len() >= KEPT {
        kept.clear();
    }
    kept.insert(markdown.to_owned(), Arc::clone(&html));
    html
}

/// A runbook's instructions as HTML. References are looked up: what they stand for is text, whatever stands in it, and one
/// that leads nowhere stays as the document has it. Headings are paragraphs, for the page has an order of its own.
pub fn instruction(markdown: &str, values: &BTreeMap<String, String>) -> String {
    render_as(markdown, |event| match event {
        Event::Text(text) if text.contains("{{") => looked_up(&text, values),
        Event::Code(text) if text.contains("{{") => {
            alone(Event::Code(domain::runbook::resolve(&text, values).into())).into()
        }
        Event::Start(Tag::Heading { .. }) => vec![Event::Start(Tag::Paragraph), Event::Start(Tag::Strong)],
        Event::End(TagEnd::Heading(_)) => vec![Event::End(TagEnd::Strong), Event::End(TagEnd::Paragraph)],
        other => vec![other],
    })
}

fn looked_up<'a>(text: &str, values: &BTreeMap<String, String>) -> Vec<Event<'a>> {
    let one = |part: Part| match part {
        Part::Text(text) => vec![Event::Text(CowStr::from(text))],
        Part::Value(text) => alone(Event::Text(CowStr::from(text))).into(),
        Part::Unknown(name) => vec![Event::Code(CowStr::from(format!("{{{{ {name} }}}}")))],
    };
    parts(text, values).into_iter().flat_map(one).collect()
}

/// What a reference stands for, so that its direction turns nothing around it.
fn alone(event: Event<'_>) -> [Event<'_>; 3] {
    [
        Event::InlineHtml("<bdi>".into()),
        event,
        Event::InlineHtml("</bdi>".into()),
    ]
}

fn render(markdown: &str) -> String {
    render_as(markdown, |event| vec![event])
}

fn render_as<'a>(markdown: &'a str, change: impl Fn(Event<'a>) -> Vec<Event<'a>>) -> String {
    let mut depth = 0_usize;
    let mut deepest = 0;
    // A byte is the begin and the end of an element at most, but in a table, whose short rows are filled up.
    let most = 2 * markdown.len() + 64;
    let mut seen = 0_usize;
    let options = Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES;
    let events: Vec<Event<'_>> = TextMergeStream::new(Parser::new_ext(markdown, options))
        .take(most + 1)
        .inspect(|_| seen += 1)
        .map(|event| match event {
            Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
            Event::SoftBreak => Event::HardBreak,
            Event::Start(tag) => {
                depth += 1;
                deepest = deepest.max(depth);
                Event::Start(tag)
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                Event::End(tag)
            }
            other => other,
        })
        .flat_map(change)
        .collect();
    let mut html = String::new();
    if deepest > DEPTH || seen > most {
        html::push_html(&mut html, [Event::Text(markdown.into())].into_iter());
    } else {
        html::push_html(&mut html, events.into_iter());
    }
    cleaner().clean(&html).to_string()
}

fn cleaner() -> Builder<'static> {
    let mut cleaner = Builder::default();
    cleaner
        .tags(
            [
                "p",
                "br",
                "bdi",
                "em",
                "strong",
                "del",
                "code",
                "pre",
                "blockquote",
                "ul",
                "ol",
                "li",
                "a",
                "table",
                "thead",
                "tbody",
                "tr",
                "th",
                "td",
                "hr",
                "h1",
                "h2",
                "h3",
                "h4",
                "h5",
                "h6",
            ]
            .into(),
        )
        .url_schemes(["https", "http", "mailto"].into())
        .link_rel(Some("noopener noreferrer nofollow"));
    cleaner
}

#[cfg(test)]
mod tests {
    use super::{instruction, render};
    use std::collections::BTreeMap;

    #[test]
    fn markup_in_a_note_is_text() {
        let html = render("<script>alert(1)</script> <img src=x onerror=alert(1)>\n\n**bold**");
        assert!(
            html.contains("&lt;script&gt;") && html.contains("<strong>bold</strong>"),
            "{html}"
        );
        assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
    }

    #[test]
    fn links_that_run_lose_their_address_and_images_are_not_loaded() {
        let html =
            render("[a](javascript:alert(1)) ![b](https://example.com/b.png) [c](https://example.com)");
        assert!(!html.contains("javascript:") && !html.contains("<img"), "{html}");
        assert!(html.contains("href=\"https://example.com\""), "{html}");
    }

    #[test]
    fn what_a_reference_stands_for_is_text_and_never_markup() {
        let value = "[x](javascript:alert(1)) <img src=x onerror=alert(1)> **b** `c` {{ Again.loop }}";
        let values = BTreeMap::from([("Find.some_thing".to_owned(), value.to_owned())]);
        let html = instruction(
            "See {{ Find.some_thing }}, `{{Find.some_thing}}` and {{ Containment.things_detected }}\n\n# Then",
            &values,
        );
        assert!(
            !html.contains("<img") && !html.contains("<a ") && !html.contains("<h1"),
            "{html}"
        );
        assert!(html.contains("**b** `c` {{ Again.loop }}"), "{html}");
        assert_eq!(html.matches("<bdi>").count(), 2, "{html}");
        assert!(
            html.contains("<code>{{ Containment.things_detected }}</code>"),
            "{html}"
        );
        assert!(html.contains("<p><strong>Then</strong></p>"), "{html}");
    }

    #[test]
    fn markup_in_instructions_is_text() {
        let html = instruction(
            "<script>alert(1)</script>\n* <b onclick=x>item</b>",
            &BTreeMap::new(),
        );
        assert!(
            html.contains("&lt;script&gt;") && !html.contains("<script") && !html.contains("<b "),
            "{html}"
        );
    }

    /// A table of 362 columns whose 724 rows have one cell each.
    fn wide_table() -> String {
        let columns = 362;
        format!(
            "|{}\n|{}\n{}",
            "x|".repeat(columns),
            "-|".repeat(columns),
            "x\n".repeat(724)
        )
    }

    #[test]
    fn a_table_of_short_rows_is_a_table() {
        let html = render("|a|b|c|\n|-|-|-|\n|x|\n||\n|1|2|3|");
        assert_eq!(html.matches("<td>").count(), 9, "{html}");
    }

    #[test]
    fn a_markdown_bomb_is_shown_as_text() {
        for bomb in [
            ">".repeat(10_000),
            "[".repeat(10_000),
            "*a ".repeat(3_000),
            "- ".repeat(5_000),
            wide_table(),
        ] {
            let html = render(&bomb);
            assert!(html.len() < 40 * bomb.len(), "{}", html.len());
        }
        assert!(!render(&wide_table()).contains("<td>"));
        assert!(!render(&">".repeat(100)).contains("<blockquote>"));
    }
}
