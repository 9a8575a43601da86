//! The filter language as text: what parses, what doesn't and where, and that it prints as itself.

use domain::filter::Filter;
use proptest::prelude::*;

fn printed(text: &str) -> String {
    Filter::parse(text).unwrap().to_string()
}

fn wrong(text: &str) -> (usize, String, String) {
    let error = Filter::parse(text).unwrap_err();
    (error.position, error.message, error.expected)
}

#[test]
fn a_filter_prints_as_the_shortest_text_that_means_it() {
    for (text, print) in [
        ("", ""),
        ("  \t\u{3000} ", ""),
        ("a", "a"),
        ("a b", "a b"),
        ("a AND b and C", "a b C"),
        ("(a or b) not c", "(a OR b) NOT c"),
        ("a or (b or c)", "a OR b OR c"),
        ("(a and (b)) or c", "a b OR c"),
        ("not (a b)", "NOT (a b)"),
        ("not not a", "NOT NOT a"),
        ("\"AND\" \"two words\" \"one\"", "\"AND\" \"two words\" one"),
        (r#""a \"b\" \\ \n""#, r#""a \"b\" \ \n""#),
        (
            "TYPE:Note actor:\"Responder S\"",
            "type:note actor:\"Responder S\"",
        ),
        ("is:Pinned state:DOUBT", "is:pinned state:doubt"),
        ("after:2026-11-23 before:02:41", "after:2026-11-23 before:02:41"),
        ("\"tcp:123\" 203.0.113.24:8883", "\"tcp:123\" 203.0.113.24:8883"),
        ("a\"b\"c", "a b c"),
    ] {
        assert_eq!(printed(text), print, "{text}");
        assert_eq!(printed(print), print, "{text}");
    }
}

#[test]
fn an_error_says_where_and_what_was_expected() {
    let term = "a word, a \"phrase\", a field such as type:note, NOT or (";
    for (text, position, message, expected) in [
        ("(a", 3, "the ( at character 1 is never closed", "a )"),
        (
            "a)",
            2,
            "this parenthesis was never opened",
            "an opening parenthesis before it",
        ),
        ("()", 2, "nothing stands before this )", term),
        ("äö or", 6, "the filter ends here", term),
        ("or a", 1, "OR has no term before it", term),
        ("a and and b", 7, "AND has no term before it", term),
        ("a not", 6, "the filter ends here", term),
        ("ä \"b", 3, "this quote is never closed", "a closing \""),
        (
            "a \"\"",
            3,
            "there is nothing between the quotes",
            "a word or a phrase",
        ),
        (
            "a type:",
            8,
            "“type:” says nothing",
            "note, violation, quarantine",
        ),
        (
            "a type:nte",
            8,
            "type: doesn't know “nte”",
            "note, violation, quarantine",
        ),
        (
            "is:new",
            4,
            "is: doesn't know “new”",
            "pinned, story, activity, edited, evidence, folded",
        ),
        (
            "state:x",
            7,
            "state: doesn't know “x”",
            "mirrored, recorded, deleted, failed, doubt",
        ),
        (
            "after:yesterday",
            7,
            "after: doesn't know “yesterday”",
            "2026-11-23, ",
        ),
        ("before:25:00", 8, "before: doesn't know “25:00”", "2026-11-23, "),
        (
            "x https://e.example",
            3,
            "there is no field “https:”",
            "type:, actor:, text:, state:, is:, after:, before:",
        ),
        (
            "a \0",
            3,
            "the character U+0000 occurs in no text",
            "another character",
        ),
    ] {
        let (at, said, wanted) = wrong(text);
        assert_eq!((at, said.as_str()), (position, message), "{text}");
        assert!(wanted.starts_with(expected), "{text}: {wanted}");
    }
}

#[test]
fn length_and_depth_are_bounded_and_say_so() {
    assert!(Filter::parse(&"ä".repeat(1_000)).is_ok());
    assert_eq!(
        wrong(&"ä".repeat(1_001)),
        (
            1_001,
            "the filter has 1001 characters".into(),
            "at most 1000".into()
        )
    );
    let nested = |depth: usize| format!("{}a{}", "(".repeat(depth), ")".repeat(depth));
    assert!(Filter::parse(&nested(50)).is_ok());
    assert_eq!(wrong(&nested(51)).0, 51);
    assert!(Filter::parse(&format!("{}a", "NOT ".repeat(50))).is_ok());
    assert_eq!(wrong(&format!("{}a", "NOT ".repeat(51))).0, 201);
    assert!(Filter::parse(&"(a) ".repeat(250)).is_ok());
}

#[test]
fn moments_outside_of_time_are_refused_not_computed() {
    for text in [
        "after:2026-11-23T02:41+9223372036854775807:00",
        "after:99999999-01-01",
        "after:-1:-1",
        "after:24:00",
    ] {
        assert!(Filter::parse(text).is_err(), "{text}");
    }
}

proptest! {
    #[test]
    fn parsing_never_panics(text in "\\PC{0,300}") {
        let _ = Filter::parse(&text);
    }

    #[test]
    fn parsing_what_looks_like_a_filter_never_panics_and_points_into_it(
        text in "(\\(|\\)|\"|\\\\| |AND |OR |NOT |a|Ä|type:|note|is:|after:|before:|02:4|2026-11-23|T|:|é😀|actor:){0,60}",
    ) {
        match Filter::parse(&text) {
            Ok(filter) => prop_assert_eq!(Filter::parse(&filter.to_string()), Ok(filter)),
            Err(error) => {
                let last = text.chars().count() + 1;
                prop_assert!((1..=last).contains(&error.position), "{} of {}", error.position, last);
            }
        }
    }

    #[test]
    fn any_tree_prints_to_a_text_that_parses_back(
        text in prop_oneof![
            "[a-zÄ:\"\\\\() ]{1,8}".prop_map(|word| quoted(&word)),
            Just("type:note".to_owned()), Just("is:folded".to_owned()), Just("before:2026-11-23".to_owned()),
        ].prop_recursive(6, 40, 4, |inner| prop_oneof![
            inner.clone().prop_map(|one| format!("NOT {one}")),
            prop::collection::vec(inner.clone(), 2..4).prop_map(|all| format!("({})", all.join(" AND "))),
            prop::collection::vec(inner, 2..4).prop_map(|any| format!("({})", any.join(" OR "))),
        ]),
    ) {
        prop_assume!(text.chars().count() <= 1_000);
        let filter = Filter::parse(&text).unwrap();
        prop_assert_eq!(Filter::parse(&filter.to_string()), Ok(filter));
    }
}

fn quoted(word: &str) -> String {
    format!("\"{}\"", word.replace('\\', "\\\\").replace('"', "\\\""))
}
