//! Reads a query: terms in fields, groups, `AND`, `OR`, `NOT`, `-`, ranges.

use super::query::{InvalidQuery, Query, Test};

struct Reader<'a> {
    rest: &'a str,
    field: Option<String>,
    leading: usize,
}

impl Query {
    pub(crate) fn read(text: &str) -> Result<Self, InvalidQuery> {
        let mut reader = Reader {
            rest: text,
            field: None,
            leading: 0,
        };
        let query = reader.any()?;
        reader.space();
        if !reader.rest.is_empty() {
            return Err(reader.near());
        }
        match reader.leading {
            1 if text.chars().count() > 100 => Err(InvalidQuery::LeadingWildcardLength),
            0 | 1 => Ok(query),
            _ => Err(InvalidQuery::LeadingWildcards),
        }
    }
}

impl Reader<'_> {
    fn space(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn near(&self) -> InvalidQuery {
        InvalidQuery::Near(self.rest.chars().take(20).collect())
    }

    fn takes(&mut self, mark: &str) -> bool {
        self.space();
        let found = self.rest.strip_prefix(mark);
        self.rest = found.unwrap_or(self.rest);
        found.is_some()
    }

    /// An operator is a word of its own in capitals.
    fn takes_word(&mut self, word: &str) -> bool {
        self.space();
        let behind = self.rest.strip_prefix(word);
        let ends = |behind: &&str| {
            let next = behind.chars().next();
            next.is_none_or(|c| c.is_whitespace() || c == '(')
        };
        let whole = behind.filter(ends);
        self.rest = whole.unwrap_or(self.rest);
        whole.is_some()
    }

    fn any(&mut self) -> Result<Query, InvalidQuery> {
        let mut parts = vec![self.all()?];
        while self.takes_word("OR") {
            parts.push(self.all()?);
        }
        Ok(one_or(parts, Query::Any))
    }

    fn all(&mut self) -> Result<Query, InvalidQuery> {
        let mut parts = vec![self.one()?];
        loop {
            let joined = self.takes_word("AND");
            self.space();
            let ends = self.rest.is_empty() || self.rest.starts_with(')');
            let or = self.rest.starts_with("OR ") || self.rest.starts_with("OR(");
            if !joined && (ends || or) {
                return Ok(one_or(parts, Query::All));
            }
            parts.push(self.one()?);
        }
    }

    fn one(&mut self) -> Result<Query, InvalidQuery> {
        if self.takes_word("NOT") || self.takes("-") {
            return Ok(Query::Not(Box::new(self.one()?)));
        }
        if self.takes("(") {
            let inner = self.any()?;
            return if self.takes(")") {
                Ok(inner)
            } else {
                Err(InvalidQuery::End)
            };
        }
        let (word, quoted) = self.word()?;
        if !quoted && self.rest.starts_with(':') {
            self.rest = &self.rest[1..];
            let outer = self.field.replace(word);
            let query = self.value();
            self.field = outer;
            return query;
        }
        Ok(self.term(word))
    }

    /// What stands behind a field's colon.
    fn value(&mut self) -> Result<Query, InvalidQuery> {
        self.space();
        if self.rest.starts_with('(') {
            return self.one();
        }
        for (open, close) in [('[', ']'), ('{', '}')] {
            if let Some(inner) = self.rest.strip_prefix(open) {
                let (range, behind) = inner.split_once(close).ok_or(InvalidQuery::End)?;
                let (from, to) = range.split_once(" TO ").ok_or_else(|| self.near())?;
                let bound = |text: &str| {
                    let text = text.trim();
                    (text != "*").then(|| (text.to_owned(), open == '['))
                };
                let test = Test::Range {
                    from: bound(from),
                    to: bound(to),
                };
                self.rest = behind;
                return Ok(self.tested(test));
            }
        }
        for (mark, upper, including) in [
            (">=", false, true),
            ("<=", true, true),
            (">", false, false),
            ("<", true, false),
        ] {
            if self.takes(mark) {
                let bound = Some((self.word()?.0, including));
                let (from, to) = if upper { (None, bound) } else { (bound, None) };
                return Ok(self.tested(Test::Range { from, to }));
            }
        }
        let (word, _) = self.word()?;
        Ok(self.term(word))
    }

    fn term(&mut self, word: String) -> Query {
        if word.len() > 1 && word.starts_with(['*', '?']) {
            self.leading += 1;
        }
        self.tested(Test::Like(word))
    }

    fn tested(&self, test: Test) -> Query {
        Query::Term {
            field: self.field.clone(),
            test,
        }
    }

    /// A word or a quoted phrase, and whether it was quoted.
    fn word(&mut self) -> Result<(String, bool), InvalidQuery> {
        self.space();
        if let Some(inner) = self.rest.strip_prefix('"') {
            let (phrase, behind) = inner.split_once('"').ok_or(InvalidQuery::End)?;
            self.rest = behind;
            return Ok((phrase.to_owned(), true));
        }
        let mut word = String::new();
        let mut left = self.rest.chars();
        loop {
            let here = left.as_str();
            match left.next() {
                Some('\\') => word.extend(left.next()),
                Some(c) if !c.is_whitespace() && !":()[]{}\"`@#%/';,<>".contains(c) => word.push(c),
                _ => {
                    self.rest = here;
                    break;
                }
            }
        }
        match (word.is_empty(), self.rest.is_empty()) {
            (false, _) => Ok((word, false)),
            (true, true) => Err(InvalidQuery::End),
            (true, false) => Err(self.near()),
        }
    }
}

fn one_or(mut parts: Vec<Query>, many: fn(Vec<Query>) -> Query) -> Query {
    if parts.len() == 1 {
        parts.remove(0)
    } else {
        many(parts)
    }
}
