use leptos::prelude::*;

/// A field of a form that the server makes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MadeField {
    /// The control's id.
    pub id: String,
    /// The name under which the form sends it.
    pub name: &'static str,
    /// What it is called; errors call it the same.
    pub label: String,
    /// Whether it may stay empty.
    pub optional: bool,
    /// What belongs here.
    pub hint: Option<&'static str>,
    /// What stands in it.
    pub value: String,
    /// What is wrong with it.
    pub error: Option<String>,
    /// How many characters it may have, for text.
    pub limit: Option<usize>,
}

impl MadeField {
    /// A line of text.
    pub fn line(self) -> AnyView {
        let control = view! {
            <input
                class="input"
                type="text"
                id=self.id.clone()
                name=self.name
                value=self.value.clone()
                autocomplete="off"
                data-keep=""
                aria-required=self.required()
                aria-invalid=self.invalid()
                aria-describedby=self.described()
            />
        };
        self.around(control.into_any())
    }

    /// Several lines of text, so many while it is empty.
    pub fn area(self, rows: u32) -> AnyView {
        let control = view! {
            <textarea
                class="input"
                id=self.id.clone()
                name=self.name
                rows=rows
                data-keep=""
                aria-required=self.required()
                aria-invalid=self.invalid()
                aria-describedby=self.described()
                inner_html=area_content(&self.value)
            ></textarea>
        };
        self.around(control.into_any())
    }

    /// One of several choices, each a value and what it is called.
    pub fn choice(self, choices: Vec<(String, String)>) -> AnyView {
        let first = self
            .value
            .is_empty()
            .then(|| view! { <option value="">"Choose…"</option> });
        let option = |(choice, label): (String, String)| {
            let selected = choice == self.value;
            view! {
                <option value=choice selected=selected>
                    {label}
                </option>
            }
        };
        let options: Vec<_> = choices.into_iter().map(option).collect();
        let control = view! {
            <select
                class="input"
                id=self.id.clone()
                name=self.name
                data-keep=""
                aria-invalid=self.invalid()
                aria-describedby=self.described()
            >
                {first}
                {options}
            </select>
        };
        self.around(control.into_any())
    }

    fn required(&self) -> Option<&'static str> {
        (!self.optional).then_some("true")
    }

    fn invalid(&self) -> Option<&'static str> {
        self.error.is_some().then_some("true")
    }

    /// The ids of hint and error; an error that isn't there says nothing.
    fn described(&self) -> String {
        let hint = self.hint.map(|_| format!("{}-hint ", self.id));
        format!("{}{}-error", hint.unwrap_or_default(), self.id)
    }

    fn around(self, control: AnyView) -> AnyView {
        let Self { id, label, .. } = self;
        let hint = self
            .hint
            .map(|hint| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> });
        let counter = self.limit.map(|limit| {
            let length = self.value.chars().count();
            let class = if length > limit {
                "counter counter-over"
            } else {
                "counter"
            };
            view! {
                <output class=class for=id.clone() data-limit=limit.to_string()>
                    {format!("{length} / {limit}")}
                </output>
            }
        });
        let optional = self
            .optional
            .then(|| view! { " " <span class="optional">"optional"</span> });
        let (called, error_id) = (label.clone(), format!("{id}-error"));
        view! {
            <div class="field" data-label=called>
                <label for=id>{label} {optional}</label>
                {control}
                {hint}
                <p class="error" id=error_id role="alert">
                    {self.error}
                </p>
                {counter}
            </div>
        }
        .into_any()
    }
}

/// A text as the content of a `textarea`, whose children the framework doesn't escape, and whose first line break a parser of pages drops; that of `innerHTML` does so too
/// (HTML, "A start tag whose tag name is textarea").
pub fn area_content(text: &str) -> String {
    let start = if text.is_empty() { "" } else { "\n" };
    format!("{start}{}", text.replace('&', "&amp;").replace('<', "&lt;"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_can_not_close_its_field() {
        assert_eq!(
            area_content("</textarea><script>&lt;"),
            "\n&lt;/textarea>&lt;script>&amp;lt;"
        );
        let field = MadeField {
            id: "title".into(),
            name: "title",
            label: "Title".into(),
            value: "\"><script>alert(1)</script>".into(),
            limit: Some(5),
            ..MadeField::default()
        };
        let html = Owner::new().with(|| field.line().to_html());
        assert!(!html.contains("\"><script>"), "{html}");
        assert!(html.contains("27 / 5") && html.contains("counter-over"), "{html}");
    }
}
