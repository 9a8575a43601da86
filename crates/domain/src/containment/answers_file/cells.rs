//! One line of a CSV file (RFC 4180, but for line breaks within quotation marks, which no answer needs).

/// What stands between the cells: whichever of comma, semicolon and tab the first line has most of. Spreadsheets choose
/// by the reader's language.
pub(super) fn separator(head: &str) -> char {
    let count = |separator: char| head.chars().filter(|c| *c == separator).count();
    [',', ';', '\t']
        .into_iter()
        .rev()
        .max_by_key(|separator| count(*separator))
        .unwrap_or(',')
}

/// The cells of a line.
pub(super) fn cells(line: &str, separator: char) -> Result<Vec<String>, String> {
    let (mut all, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut rest = line.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' if quoted && rest.peek() == Some(&'"') => {
                rest.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            c if c == separator && !quoted => all.push(std::mem::take(&mut cell)),
            c => cell.push(c),
        }
    }
    if quoted {
        return Err("a quotation mark is not closed.".to_owned());
    }
    all.push(cell);
    Ok(all)
}

/// A cell so that it reads back. What a spreadsheet would take for a formula begins with an apostrophe, which tells it
/// that this is text.
pub(super) fn written(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\'']);
    let cell = if formula {
        format!("'{cell}")
    } else {
        cell.to_owned()
    };
    if cell.contains([',', ';', '"']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}

/// The text of a cell as [`written`] wrote it.
pub(super) fn plain(cell: &str) -> &str {
    let cell = cell.trim();
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\'']) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_is_the_one_that_the_first_line_uses() {
        assert_eq!(separator("device,redundant"), ',');
        assert_eq!(separator("device;redundant;reachable"), ';');
        assert_eq!(separator("device\tredundant"), '\t');
        assert_eq!(separator("device"), ',');
    }

    #[test]
    fn a_cell_reads_back_whatever_it_holds() {
        for text in ["pump:117", "gate, north", "a \"b\"", "-7", "=1+1", "'=1", "@x;y"] {
            let line = format!("{},yes", written(text));
            let read = cells(&line, ',');
            let first = read.as_ref().map(|all| plain(&all[0]));
            assert_eq!(first, Ok(text), "{line}");
        }
    }
}
