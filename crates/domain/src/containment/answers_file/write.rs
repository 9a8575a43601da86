use super::super::{Answers, QUESTIONS};
use super::cells::written;
use crate::ids::DeviceName;

/// The answers as a file that reads back; a question that nobody answered is an empty cell, to be filled in.
pub fn write_answers<'a>(all: impl IntoIterator<Item = (&'a DeviceName, Answers)>) -> String {
    let names: Vec<&str> = QUESTIONS.iter().map(|(name, _)| *name).collect();
    let mut text = format!("device,{}\n", names.join(","));
    for (device, answers) in all {
        text.push_str(&written(device.as_str()));
        for answer in answers.all() {
            text.push_str(match answer {
                Some(true) => ",yes",
                Some(false) => ",no",
                None => ",",
            });
        }
        text.push('\n');
    }
    text
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::super::read_answers;
    use super::*;

    #[test]
    fn what_is_written_reads_back_as_the_same_answers() {
        let all = [
            ("pump-1", [Some(true), Some(false), None, Some(true)]),
            ("=cmd()", [None; 4]),
            ("a \"b\", c", [Some(false); 4]),
        ];
        let all = all.map(|(name, given)| (name.parse::<DeviceName>().unwrap(), Answers::of(given)));
        let text = write_answers(all.iter().map(|(name, answers)| (name, *answers)));
        assert!(
            text.starts_with(
                "device,mission_critical,redundant,sensitive_data,reachable\npump-1,yes,no,,yes\n"
            )
        );
        let file = read_answers(&text);
        assert_eq!(file.errors, []);
        let read: Vec<_> = file
            .lines
            .iter()
            .map(|line| (line.device.clone(), line.over(Answers::default())))
            .collect();
        assert_eq!(read, all);
    }
}
