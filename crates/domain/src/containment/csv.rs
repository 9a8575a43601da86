//! Recovery answers from a CSV file.

use super::{Answers, QUESTIONS};
use crate::ids::DeviceName;
use std::collections::BTreeMap;
use std::fmt;

/// What is wrong with a line of a CSV file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, as a sentence.
    pub why: String,
}

impl fmt::Display for LineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.why)
    }
}

/// How many errors are told; more of them help nobody.
const TOLD: usize = 50;

/// Reads a file whose first line names its columns: `device`, and any of the [`QUESTIONS`]. Cells are `yes`, `no` or
/// empty, with commas between them; a cell may stand in double quotes. All lines are read or none: with any error
/// nothing is taken over.
pub fn parse_answers(text: &str) -> Result<Vec<(DeviceName, Answers)>, Vec<LineError>> {
    let mut lines = text.trim_start_matches('\u{feff}').lines().enumerate();
    let wrong = |line: usize, why: String| LineError { line: line + 1, why };
    let Some((_, head)) = lines.next().filter(|(_, head)| !head.trim().is_empty()) else {
        return Err(vec![wrong(
            0,
            "it is empty; the first line names the columns.".to_owned(),
        )]);
    };
    let columns = columns(head).map_err(|why| vec![wrong(0, why)])?;
    let mut found = BTreeMap::new();
    let mut errors = Vec::new();
    for (number, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
        match read(line, &columns) {
            Ok((device, answers)) => {
                if found.insert(device.clone(), answers).is_some() {
                    errors.push(wrong(number, format!("{device} is there twice.")));
                }
            }
            Err(why) => errors.push(wrong(number, why)),
        }
        if errors.len() == TOLD {
            break;
        }
    }
    if found.is_empty() && errors.is_empty() {
        errors.push(wrong(0, "no device follows.".to_owned()));
    }
    if errors.is_empty() {
        Ok(found.into_iter().collect())
    } else {
        Err(errors)
    }
}

/// What each column is: `None` for the device, otherwise the question's place.
fn columns(head: &str) -> Result<Vec<Option<usize>>, String> {
    let names: Vec<&str> = QUESTIONS.iter().map(|(name, _)| *name).collect();
    let mut columns = Vec::new();
    for cell in cells(head)? {
        let column = match cell.trim().to_lowercase().as_str() {
            "device" => None,
            name => Some(names.iter().position(|one| *one == name).ok_or_else(|| {
                format!(
                    "there is no column “{name}”; there are device, {}.",
                    names.join(", ")
                )
            })?),
        };
        if columns.contains(&column) {
            return Err(format!("the column “{}” is there twice.", cell.trim()));
        }
        columns.push(column);
    }
    if columns.contains(&None) {
        Ok(columns)
    } else {
        Err("the column “device” is missing.".to_owned())
    }
}

fn read(line: &str, columns: &[Option<usize>]) -> Result<(DeviceName, Answers), String> {
    let cells = cells(line)?;
    if cells.len() != columns.len() {
        return Err(format!("{} cells, but {} columns.", cells.len(), columns.len()));
    }
    let (mut device, mut answers) = (None, [None; 4]);
    for (cell, column) in cells.iter().zip(columns) {
        let cell = cell.trim();
        match column {
            None => device = Some(cell.parse::<DeviceName>().map_err(|error| format!("{error}."))?),
            Some(place) => {
                answers[*place] = match cell.to_lowercase().as_str() {
                    "" => None,
                    "yes" => Some(true),
                    "no" => Some(false),
                    _ => {
                        return Err(format!(
                            "“{cell}” in {} is neither yes, no nor empty.",
                            QUESTIONS[*place].0
                        ));
                    }
                };
            }
        }
    }
    let device = device.ok_or_else(|| "the device is missing.".to_owned())?;
    Ok((device, Answers::of(answers)))
}

fn cells(line: &str) -> Result<Vec<String>, String> {
    let (mut all, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut rest = line.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' if quoted && rest.peek() == Some(&'"') => {
                rest.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => all.push(std::mem::take(&mut cell)),
            c => cell.push(c),
        }
    }
    if quoted {
        return Err("a quotation mark is not closed.".to_owned());
    }
    all.push(cell);
    Ok(all)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn answers_are_read_in_any_order_of_columns() {
        let text = "\u{feff}redundant,device,mission_critical\nyes,pump:117,no\n,\"gate, north\",YES\n\n";
        let found = parse_answers(text).unwrap();
        assert_eq!(found.len(), 2);
        let (name, answers) = &found[1];
        assert_eq!(name.as_str(), "pump:117");
        assert_eq!(answers.all(), [Some(false), Some(true), None, None]);
        assert_eq!(found[0].0.as_str(), "gate, north");
    }

    #[test]
    fn each_wrong_line_is_told_by_number_and_nothing_is_taken_over() {
        let text = "device,redundant\na,maybe\nb,yes\nb,no\n,no\nc\n\"d,no";
        let errors = parse_answers(text).unwrap_err();
        let told: Vec<String> = errors.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "line 2: “maybe” in redundant is neither yes, no nor empty.",
                "line 4: b is there twice.",
                "line 5: device must be 1 to 128 characters without control characters.",
                "line 6: 1 cells, but 2 columns.",
                "line 7: a quotation mark is not closed.",
            ]
        );
    }

    #[test]
    fn a_file_without_its_columns_is_refused_as_a_whole() {
        let why = |text: &str| parse_answers(text).unwrap_err()[0].why.clone();
        assert_eq!(why(""), "it is empty; the first line names the columns.");
        assert_eq!(why("redundant\nyes"), "the column “device” is missing.");
        assert!(why("device,colour\na,red").starts_with("there is no column “colour”"));
        assert_eq!(why("device,device\na,b"), "the column “device” is there twice.");
        assert_eq!(why("device,redundant\n"), "no device follows.");
    }
}
