use super::LineError;

/// How a workbook begins that was saved as such: it is a ZIP archive.
const ZIP: &[u8] = b"PK\x03\x04";
const SAVE_AS: &str = "save it as “CSV UTF-8”.";

/// The text of a file: UTF-8, or UTF-16 with a byte order mark, as spreadsheets write it. Lines end in `\n`.
pub fn decode(bytes: &[u8]) -> Result<String, LineError> {
    let wrong = |line: usize, why: String| LineError { line, why };
    if bytes.starts_with(ZIP) {
        return Err(wrong(1, format!("this is a workbook, not a CSV file: {SAVE_AS}")));
    }
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest),
        all => utf8(all),
    };
    let text = text.map_err(|line| wrong(line, format!("it is not encoded as UTF-8: {SAVE_AS}")))?;
    if let Some(at) = text.find('\0') {
        return Err(wrong(
            line_of(text.as_bytes(), at),
            format!("this is no text: {SAVE_AS}"),
        ));
    }
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// The text, or the line in which it ends to be one.
fn utf8(bytes: &[u8]) -> Result<String, usize> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => Err(line_of(bytes, error.valid_up_to())),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, usize> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let text: Result<String, _> = char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).collect();
    match text {
        Ok(text) if rest.is_empty() => Ok(text),
        _ => Err(1),
    }
}

fn line_of(bytes: &[u8], at: usize) -> usize {
    bytes[..at].split(|byte| *byte == b'\n').count()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn what_spreadsheets_write_is_read_whatever_its_encoding_and_line_ends() {
        let text = "device,redundant\npümp,yes\n";
        let utf16 = |mark: [u8; 2], unit: fn(u16) -> [u8; 2]| {
            let mut bytes = mark.to_vec();
            bytes.extend(text.encode_utf16().flat_map(unit));
            bytes
        };
        let mut marked = vec![0xef, 0xbb, 0xbf];
        marked.extend_from_slice(text.as_bytes());
        let all = [
            text.as_bytes().to_vec(),
            marked,
            utf16([0xff, 0xfe], u16::to_le_bytes),
            utf16([0xfe, 0xff], u16::to_be_bytes),
            text.replace('\n', "\r\n").into_bytes(),
            text.replace('\n', "\r").into_bytes(),
        ];
        for bytes in all {
            assert_eq!(decode(&bytes).unwrap(), text);
        }
    }

    #[test]
    fn what_is_no_text_is_refused_with_the_line_and_what_to_do() {
        let latin = decode(b"device,redundant\npump-1,yes\np\xfcmp,no\n").unwrap_err();
        assert_eq!(latin.line, 3);
        assert_eq!(latin.why, "it is not encoded as UTF-8: save it as “CSV UTF-8”.");
        assert!(decode(b"PK\x03\x04\x14").unwrap_err().why.contains("workbook"));
        assert_eq!(decode(b"device\n\0\0").unwrap_err().line, 2);
        assert_eq!(decode(&[0xff, 0xfe, 0x41]).unwrap_err().line, 1);
        assert_eq!(decode(&[0xff, 0xfe, 0x00, 0xd8]).unwrap_err().line, 1);
    }

    #[test]
    fn nothing_is_an_empty_text() {
        assert_eq!(decode(b"").unwrap(), "");
        assert_eq!(decode(&[0xef, 0xbb, 0xbf]).unwrap(), "");
    }
}
