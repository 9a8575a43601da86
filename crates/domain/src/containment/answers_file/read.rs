use super::super::{Answers, QUESTIONS};
use super::cells::{cells, plain, separator};
use crate::ids::DeviceName;
use std::collections::HashMap;
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

/// What a cell says about a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Says {
    /// Nothing: the answer stays as it is.
    #[default]
    Nothing,
    /// That nobody knows: an answer is taken back.
    Unknown,
    /// Yes or no.
    Answer(bool),
}

/// A line that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerLine {
    /// The line, from 1.
    pub line: usize,
    /// The device.
    pub device: DeviceName,
    /// What it says, in the order of [`QUESTIONS`].
    pub says: [Says; 4],
}

impl AnswerLine {
    /// The answers once the line was taken over.
    pub fn over(&self, before: Answers) -> Answers {
        let mut all = before.all();
        for (answer, says) in all.iter_mut().zip(self.says) {
            match says {
                Says::Nothing => {}
                Says::Unknown => *answer = None,
                Says::Answer(is) => *answer = Some(is),
            }
        }
        Answers::of(all)
    }
}

/// A file as it was understood.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct AnswersFile {
    /// The lines that were understood, in their order; of a device that stands there twice none.
    pub lines: Vec<AnswerLine>,
    /// The first lines that were not.
    pub errors: Vec<LineError>,
    /// How many more were not.
    pub more: usize,
}

/// How many errors are told; more of them help nobody.
const TOLD: usize = 50;
/// How many lines a file may have: an import is one commit, and one entry on the record for each device.
const MOST: usize = 20_000;

impl AnswersFile {
    fn wrong(&mut self, line: usize, why: String) {
        if self.errors.len() < TOLD {
            self.errors.push(LineError { line, why });
        } else {
            self.more += 1;
        }
    }
}

/// Reads a file, line by line: what is not understood is told by its line, and the others stand.
pub fn read_answers(text: &str) -> AnswersFile {
    let mut file = AnswersFile::default();
    let mut lines = text
        .lines()
        .enumerate()
        .map(|(at, line)| (at + 1, line))
        .peekable();
    // Some spreadsheets write down which separator they use.
    let named = lines.next_if(|(_, line)| line.to_lowercase().starts_with("sep="));
    let Some((at, head)) = lines.next().filter(|(_, head)| !head.trim().is_empty()) else {
        file.wrong(1, "it is empty; the first line names the columns.".to_owned());
        return file;
    };
    let separator = named
        .and_then(|(_, line)| line.chars().nth(4))
        .unwrap_or_else(|| separator(head));
    let columns = match columns(head, separator) {
        Ok(columns) => columns,
        Err(why) => {
            file.wrong(at, why);
            return file;
        }
    };
    let mut places: HashMap<DeviceName, usize> = HashMap::new();
    let mut twice: Vec<DeviceName> = Vec::new();
    let filled = lines.filter(|(_, line)| !line.trim().is_empty());
    for (count, (at, line)) in filled.enumerate() {
        if count == MOST {
            file.wrong(
                at,
                format!("a file has at most {MOST} devices; send the others in another one."),
            );
            break;
        }
        match read(line, separator, &columns) {
            Ok((device, says)) => {
                if let Some(first) = places.insert(device.clone(), at) {
                    file.wrong(at, format!("{device} stands in line {first} already."));
                    twice.push(device);
                } else {
                    file.lines.push(AnswerLine {
                        line: at,
                        device,
                        says,
                    });
                }
            }
            Err(why) => file.wrong(at, why),
        }
    }
    file.lines.retain(|one| !twice.contains(&one.device));
    if places.is_empty() && file.errors.is_empty() {
        file.wrong(at, "no device follows.".to_owned());
    }
    file
}

/// What each column is: `None` for the device, otherwise the question's place.
fn columns(head: &str, separator: char) -> Result<Vec<Option<usize>>, String> {
    let names: Vec<&str> = QUESTIONS.iter().map(|(name, _)| *name).collect();
    let mut columns = Vec::new();
    for cell in cells(head, separator)? {
        let column = match cell.trim().to_lowercase().as_str() {
            "device" => None,
            name => Some(names.iter().position(|one| *one == name).ok_or_else(|| {
                let known = names.join(", ");
                format!("there is no column “{}”; there are device, {known}.", short(name))
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

fn read(line: &str, separator: char, columns: &[Option<usize>]) -> Result<(DeviceName, [Says; 4]), String> {
    let cells = cells(line, separator)?;
    if cells.len() != columns.len() {
        return Err(format!("{} cells, but {} columns.", cells.len(), columns.len()));
    }
    let (mut device, mut says) = (None, [Says::default(); 4]);
    for (cell, column) in cells.iter().zip(columns) {
        match column {
            None => {
                let name = plain(cell).parse::<DeviceName>();
                device = Some(name.map_err(|error| format!("{error}."))?);
            }
            Some(place) => {
                says[*place] = said(cell.trim()).ok_or_else(|| {
                    format!(
                        "{} says “{}”, which is neither yes, no, unknown nor empty.",
                        QUESTIONS[*place].0,
                        short(cell)
                    )
                })?;
            }
        }
    }
    let device = device.ok_or_else(|| "the device is missing.".to_owned())?;
    Ok((device, says))
}

fn said(cell: &str) -> Option<Says> {
    Some(match cell.to_lowercase().as_str() {
        "" => Says::Nothing,
        "unknown" | "?" => Says::Unknown,
        "yes" | "y" | "true" | "1" => Says::Answer(true),
        "no" | "n" | "false" | "0" => Says::Answer(false),
        _ => return None,
    })
}

/// As much of a cell as an error repeats.
fn short(cell: &str) -> String {
    let cell = cell.trim();
    let mut short: String = cell.chars().take(40).collect();
    if short.len() < cell.len() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        read_answers(text)
            .errors
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn answers_are_read_in_any_order_of_columns_and_with_any_separator() {
        for text in [
            "redundant,device,mission_critical\nyes,pump:117,no\n,\"gate, north\",YES\n\n",
            "redundant;device;mission_critical\ntrue;pump:117;0\n;gate, north;y",
            "sep=\t\nredundant\tdevice\tmission_critical\n1\tpump:117\tNo\n\tgate, north\tYes",
        ] {
            let file = read_answers(text);
            assert_eq!(file.errors, [], "{text}");
            let [pump, gate] = file.lines.as_slice() else {
                return assert_eq!(file.lines.len(), 2, "{text}");
            };
            assert_eq!(pump.device.as_str(), "pump:117");
            let says = [
                Says::Answer(false),
                Says::Answer(true),
                Says::Nothing,
                Says::Nothing,
            ];
            assert_eq!(pump.says, says, "{text}");
            assert_eq!(gate.device.as_str(), "gate, north");
            assert_eq!(gate.says[0], Says::Answer(true));
        }
    }

    #[test]
    fn each_wrong_line_is_told_by_number_and_field_and_the_others_are_understood() {
        let text = "device,redundant\na,maybe\nb,yes\nb,no\n,no\nc\n\"d,no\ne,yes";
        assert_eq!(
            told(text),
            [
                "line 2: redundant says “maybe”, which is neither yes, no, unknown nor empty.",
                "line 4: b stands in line 3 already.",
                "line 5: device must be 1 to 128 characters without control characters.",
                "line 6: 1 cells, but 2 columns.",
                "line 7: a quotation mark is not closed.",
            ]
        );
        // Of what stands there twice nobody knows which is meant.
        let understood: Vec<_> = read_answers(text).lines.into_iter().map(|one| one.line).collect();
        assert_eq!(understood, [8]);
    }

    #[test]
    fn a_file_without_its_columns_is_refused_as_a_whole() {
        assert_eq!(
            told(""),
            ["line 1: it is empty; the first line names the columns."]
        );
        assert_eq!(
            told("redundant\nyes"),
            ["line 1: the column “device” is missing."]
        );
        assert!(told("device,colour\na,red")[0].starts_with("line 1: there is no column “colour”"));
        assert_eq!(
            told("device,device\na,b"),
            ["line 1: the column “device” is there twice."]
        );
        assert_eq!(told("device,redundant\n"), ["line 1: no device follows."]);
    }

    #[test]
    fn errors_without_end_are_counted_and_a_file_without_end_is_cut() {
        let wrong = format!("device,redundant\n{}", "a,maybe\n".repeat(80));
        let file = read_answers(&wrong);
        assert_eq!((file.errors.len(), file.more), (TOLD, 30));
        let lines: Vec<String> = (0..=MOST).map(|n| format!("pump-{n},yes")).collect();
        let file = read_answers(&format!("device,redundant\n{}", lines.join("\n")));
        assert_eq!((file.lines.len(), file.errors.len()), (MOST, 1));
        assert!(file.errors[0].why.contains("at most 20000 devices"));
    }

    #[test]
    fn a_line_changes_only_what_it_speaks_of() {
        let file = read_answers("device,redundant,reachable,sensitive_data\na,yes,unknown,");
        let before = Answers {
            mission_critical: Some(true),
            reachable: Some(true),
            sensitive_data: Some(false),
            redundant: None,
        };
        let after = Answers {
            redundant: Some(true),
            reachable: None,
            ..before
        };
        assert_eq!(file.lines[0].over(before), after);
    }
}
