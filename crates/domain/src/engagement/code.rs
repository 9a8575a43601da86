use std::fmt;
use std::str::FromStr;

/// The code that a page carries. It proves that somebody has the page, so it is neither kept nor written anywhere.
#[derive(Clone, PartialEq, Eq)]
pub struct AcceptCode(String);

/// A text that is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("The code of a page has 6 to 10 digits.")]
pub struct InvalidCode;

impl AcceptCode {
    /// The digits.
    pub fn digits(&self) -> &str {
        &self.0
    }
}

impl FromStr for AcceptCode {
    type Err = InvalidCode;
    /// Blanks in it are left out: people type codes in groups.
    fn from_str(text: &str) -> Result<Self, InvalidCode> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let fits = (6..=10).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        fits.then_some(Self(digits)).ok_or(InvalidCode)
    }
}

impl fmt::Debug for AcceptCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AcceptCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_to_ten_digits_are_a_code_and_nothing_shows_it() {
        let code: AcceptCode = " 425 440 ".parse().unwrap_or_else(|_| AcceptCode(String::new()));
        assert_eq!(code.digits(), "425440");
        assert_eq!(format!("{code:?}"), "AcceptCode(…)");
        for wrong in ["", "12345", "12345678901", "12345a", "-123456", "１２３４５６"] {
            assert_eq!(wrong.parse::<AcceptCode>(), Err(InvalidCode), "{wrong}");
        }
    }
}
