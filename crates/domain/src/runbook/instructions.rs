//! A step's description as a checklist.

use std::collections::BTreeMap;

/// How many items one step has at most; what follows stays text.
const MOST_ITEMS: usize = 100;

/// A part of a step's instructions, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Markdown between the items.
    Text(String),
    /// An item of a list on the outermost level, with what is nested in it, as Markdown.
    Item(String),
}

/// A step's instructions.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Instructions(pub Vec<Block>);

impl Instructions {
    /// The items' Markdown, in order.
    pub fn items(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|block| match block {
            Block::Item(text) => Some(text.as_str()),
            Block::Text(_) => None,
        })
    }
}

/// Takes a description apart. Items are the entries of lists on the outermost level; lines that are indented more belong
/// to the item above them. What stands between code fences is no list.
pub fn instructions(markdown: &str) -> Instructions {
    let mut blocks: Vec<Block> = Vec::new();
    let (mut fence, mut items) = (None::<String>, 0);
    let mut inner = None::<usize>;
    for line in markdown.lines() {
        let indent = line.len() - line.trim_start().len();
        let text = line.trim_start();
        if let Some(open) = &fence {
            if text.starts_with(open.as_str()) {
                fence = None;
            }
            push(&mut blocks, line, inner);
            continue;
        }
        if text.starts_with("```") || text.starts_with("~~~") {
            fence = Some(text[..3].to_owned());
            inner = inner.filter(|inner| indent >= *inner);
            push(&mut blocks, line, inner);
            continue;
        }
        let nested = inner.is_some_and(|inner| indent >= inner);
        match marker(text).filter(|_| !nested && items < MOST_ITEMS) {
            Some((width, item)) => {
                inner = Some(indent + width.min(4));
                items += 1;
                blocks.push(Block::Item(format!("{item}\n")));
            }
            // A blank line may stand within an item; whether it does, the next line tells.
            None if text.is_empty() => push(&mut blocks, "", inner),
            None => {
                inner = inner.filter(|_| nested || continues(&blocks, text));
                push(&mut blocks, line, inner);
            }
        }
    }
    for block in &mut blocks {
        let (Block::Text(text) | Block::Item(text)) = block;
        text.truncate(text.trim_end().len());
    }
    blocks.retain(|block| !matches!(block, Block::Text(text) if text.trim().is_empty()));
    Instructions(blocks)
}

/// Whether a line that is not indented goes on with the paragraph of the item above it.
fn continues(blocks: &[Block], text: &str) -> bool {
    let starts_anew = text.starts_with('#') || text.starts_with('>') || text.starts_with("**");
    !starts_anew && matches!(blocks.last(), Some(Block::Item(item)) if !item.ends_with("\n\n"))
}

fn push(blocks: &mut Vec<Block>, line: &str, inner: Option<usize>) {
    match (blocks.last_mut(), inner) {
        (Some(Block::Item(item)), Some(inner)) => {
            let own = line
                .char_indices()
                .take_while(|(at, c)| *at < inner && *c == ' ')
                .count();
            item.push_str(&line[own..]);
            item.push('\n');
        }
        (Some(Block::Text(text)), _) => {
            text.push_str(line);
            text.push('\n');
        }
        _ => blocks.push(Block::Text(format!("{line}\n"))),
    }
}

/// The width of a list marker and what stands behind it, without a task list's box.
fn marker(text: &str) -> Option<(usize, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let width = match text.as_bytes().get(digits) {
        Some(b'*' | b'-' | b'+') if digits == 0 => 1,
        Some(b'.' | b')') if (1..=9).contains(&digits) => digits + 1,
        _ => return None,
    };
    let rest = &text[width..];
    let item = rest.strip_prefix([' ', '\t'])?.trim_start();
    let boxed = ["[ ] ", "[x] ", "[X] "]
        .into_iter()
        .find_map(|open| item.strip_prefix(open));
    let item = boxed.unwrap_or(item).trim_end();
    (!item.is_empty()).then_some((width + 1, item))
}

/// A part of a text with references.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// As it stands.
    Text(String),
    /// What a reference stands for; untrusted text, never markup.
    Value(String),
    /// A reference that leads nowhere, as the document has it.
    Unknown(String),
}

/// The text with its references `{{ … }}` looked up.
pub fn parts(text: &str, values: &BTreeMap<String, String>) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((reference, behind)) = after.split_once("}}") else {
            break;
        };
        if !before.is_empty() {
            parts.push(Part::Text(before.to_owned()));
        }
        parts.push(values.get(reference.trim()).map_or_else(
            || Part::Unknown(reference.trim().to_owned()),
            |value| Part::Value(value.clone()),
        ));
        rest = behind;
    }
    if !rest.is_empty() {
        parts.push(Part::Text(rest.to_owned()));
    }
    parts
}

/// The text with its references replaced, in plain text; what leads nowhere stays as it stands.
pub fn resolve(text: &str, values: &BTreeMap<String, String>) -> String {
    let one = |part: Part| match part {
        Part::Text(text) | Part::Value(text) => text,
        Part::Unknown(reference) => format!("{{{{ {reference} }}}}"),
    };
    parts(text, values).into_iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(markdown: &str) -> Vec<(bool, String)> {
        let blocks = instructions(markdown).0.into_iter();
        blocks
            .map(|block| match block {
                Block::Item(text) => (true, text),
                Block::Text(text) => (false, text),
            })
            .collect()
    }

    fn texts(markdown: &str) -> Vec<String> {
        instructions(markdown).items().map(str::to_owned).collect()
    }

    #[test]
    fn entries_of_outer_lists_are_items_and_the_rest_is_text() {
        let all = told("**Do this**\n\n* First\n* Second\n  * nested\n\nThen rest.\n\n1. Third\n2) Fourth\n");
        assert_eq!(
            all,
            [
                (false, "**Do this**".to_owned()),
                (true, "First".to_owned()),
                (true, "Second\n* nested".to_owned()),
                (false, "Then rest.".to_owned()),
                (true, "Third".to_owned()),
                (true, "Fourth".to_owned()),
            ]
        );
    }

    #[test]
    fn the_samples_analysis_has_eight_items_and_its_link_belongs_to_one() {
        let sample = "Action Items: \n* Determine impact\n* Investigate collected logs\n* Access device through SSH\n  \
                      * https://console.aws.amazon.com/iot\n* Determine root cause\n* Identify mitigation action(s)\n\
                      * Notify appropriate teams\n\n* Look for recent changes.\n* Rollback these changes if possible.\n";
        let items = texts(sample);
        assert_eq!(items.len(), 8);
        assert_eq!(
            items[2],
            "Access device through SSH\n* https://console.aws.amazon.com/iot"
        );
    }

    #[test]
    fn task_lists_keep_their_text_and_emphasis_is_no_marker() {
        assert_eq!(texts("- [ ] Call\n- [x] Ask\n"), ["Call", "Ask"]);
        assert!(texts("**Bold** text\n*emphasis* at the start\n-5 degrees\n2026-11-23 is a date").is_empty());
    }

    #[test]
    fn a_list_in_a_code_block_is_no_list() {
        assert!(texts("```\n* one\n- two\n```\n").is_empty());
        assert_eq!(texts("* Run\n  ```\n  * not an item\n  ```\n* Next\n").len(), 2);
    }

    #[test]
    fn hostile_descriptions_stay_text_and_end() {
        for text in [
            "* ".repeat(10_000),
            "*\n".repeat(10_000),
            "```\n".repeat(9_999),
            "{{".repeat(10_000),
            "* é\n ü\n".repeat(500),
        ] {
            assert!(texts(&text).len() <= MOST_ITEMS);
            let _ = parts(&text, &BTreeMap::new());
        }
        assert_eq!(
            texts("* <img src=x onerror=alert(1)>"),
            ["<img src=x onerror=alert(1)>"]
        );
    }

    #[test]
    fn references_are_looked_up_and_what_leads_nowhere_says_so() {
        let values = BTreeMap::from([("Find.thing".to_owned(), "<b>pump</b>".to_owned())]);
        assert_eq!(
            parts("a {{ Find.thing }} b {{Containment.thingsDetected}} {{", &values),
            [
                Part::Text("a ".into()),
                Part::Value("<b>pump</b>".into()),
                Part::Text(" b ".into()),
                Part::Unknown("Containment.thingsDetected".into()),
                Part::Text(" {{".into()),
            ]
        );
        assert_eq!(resolve("{{x}}", &values), "{{ x }}");
    }
}
