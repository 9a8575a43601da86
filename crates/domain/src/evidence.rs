//! Evidence files: bytes kept by their hash, served safely.

use serde::{Deserialize, Serialize};

/// At most 25 MB a file.
pub const EVIDENCE_LIMIT: usize = 25 * 1024 * 1024;

/// A file attached to a timeline as evidence.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct EvidenceFile {
    /// SHA-256 of its bytes, 64 lower-case hex digits; the name it is kept under.
    pub sha256: String,
    /// The name it came with, at most 255 characters; untrusted text, never a path.
    pub name: String,
    /// Its length in bytes.
    pub size: u64,
}

/// A name without path parts, control or bidi characters, of 1 to 255 characters.
pub fn clean_file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last
        .chars()
        .filter(|c| !c.is_control() && !is_bidi(*c))
        .take(255)
        .collect();
    if clean.trim_matches(['.', ' ']).is_empty() {
        "file".into()
    } else {
        clean
    }
}

/// Characters that reorder the text around them, and so can make a name or a line read as another.
pub fn is_bidi(c: char) -> bool {
    matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_never_is_a_path_or_reads_backwards() {
        assert_eq!(clean_file_name("../../etc/passwd"), "passwd");
        assert_eq!(clean_file_name("C:\\logs\\a.pcap"), "a.pcap");
        assert_eq!(clean_file_name("invoice\u{202e}fdp.exe"), "invoicefdp.exe");
        assert_eq!(clean_file_name(".."), "file");
        assert_eq!(clean_file_name(&"x".repeat(400)).len(), 255);
    }
}
