//! Texts of a policy with variables and wildcards.
//! Authority: IoT Developer Guide, "AWS IoT Core policy variables": `*` is any text, `?` any one character; `+` and `#`
//! are themselves; what a variable stands for holds no wildcards.

/// One piece of an expanded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    Any,
    One,
    Exactly(char),
}

/// A text with its variables replaced.
#[derive(Clone, Debug)]
pub(super) struct Template {
    pieces: Vec<Piece>,
}

impl Template {
    /// Replaces the variables.
    ///
    /// # Errors
    /// The name of the first variable that has no value here.
    pub(super) fn expand(text: &str, value_of: impl Fn(&str) -> Option<String>) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("${") {
            let Some((name, behind)) = after.split_once('}') else {
                break;
            };
            pieces.extend(before.chars().map(wild));
            let value = match name {
                "*" | "?" | "$" => name.to_owned(),
                _ => value_of(name).ok_or_else(|| name.to_owned())?,
            };
            pieces.extend(value.chars().map(Piece::Exactly));
            rest = behind;
        }
        pieces.extend(rest.chars().map(wild));
        Ok(Self { pieces })
    }

    /// Whether the text is exactly this one, wildcards being themselves.
    pub(super) fn is(&self, text: &str) -> bool {
        let literal = |piece: &Piece| match piece {
            Piece::Any => '*',
            Piece::One => '?',
            Piece::Exactly(c) => *c,
        };
        self.pieces.iter().map(literal).eq(text.chars())
    }

    pub(super) fn text(&self) -> String {
        let literal = |piece: &Piece| match piece {
            Piece::Any => '*',
            Piece::One => '?',
            Piece::Exactly(c) => *c,
        };
        self.pieces.iter().map(literal).collect()
    }

    pub(super) fn matches(&self, text: &str) -> bool {
        let text: Vec<char> = text.chars().collect();
        let (mut p, mut t) = (0, 0);
        let mut star: Option<(usize, usize)> = None;
        while t < text.len() {
            match self.pieces.get(p) {
                Some(Piece::Any) => {
                    star = Some((p, t));
                    p += 1;
                }
                Some(Piece::One) => (p, t) = (p + 1, t + 1),
                Some(Piece::Exactly(c)) if *c == text[t] => (p, t) = (p + 1, t + 1),
                _ => match star {
                    Some((at, from)) => {
                        star = Some((at, from + 1));
                        (p, t) = (at + 1, from + 1);
                    }
                    None => return false,
                },
            }
        }
        self.pieces[p..].iter().all(|piece| *piece == Piece::Any)
    }
}

const fn wild(c: char) -> Piece {
    match c {
        '*' => Piece::Any,
        '?' => Piece::One,
        c => Piece::Exactly(c),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a failed test says where")]
    use super::Template;

    fn matches(pattern: &str, text: &str) -> bool {
        let value = |name: &str| (name == "iot:ClientId").then(|| "a*b".to_owned());
        Template::expand(pattern, value).unwrap().matches(text)
    }

    #[test]
    fn stars_match_any_text_and_what_a_variable_stands_for_only_itself() {
        assert!(matches("topic/*/x?", "topic/a/b/xy"));
        assert!(matches("client/${iot:ClientId}", "client/a*b"));
        assert!(!matches("client/${iot:ClientId}", "client/aXb"));
        assert!(matches("topic/${*}", "topic/*"));
        assert!(!matches("topic/${*}", "topic/a"));
        assert!(matches("topic/+/#", "topic/+/#"));
    }

    #[test]
    fn a_variable_without_a_value_is_named() {
        assert_eq!(
            Template::expand("x${iot:Nothing}", |_| None).unwrap_err(),
            "iot:Nothing"
        );
    }
}
