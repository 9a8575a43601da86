//! Where the world's identifiers come from: a repeatable stream for the seed, random ones afterwards.

use uuid::{Builder, Uuid};

/// A source of identifiers.
#[derive(Clone, Debug)]
pub(crate) enum Ids {
    /// The same identifiers in the same order, every time.
    Repeatable(u64),
    /// Identifiers that no earlier run gave out; a console that remembers an earlier run must not mistake one.
    Random,
}

impl Ids {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place of the crate that mints identifiers"
    )]
    pub(crate) fn uuid(&mut self) -> String {
        match self {
            Self::Random => Uuid::new_v4().to_string(),
            Self::Repeatable(state) => {
                let mut bytes = [0; 16];
                let (left, right) = bytes.split_at_mut(8);
                left.copy_from_slice(&next(state).to_be_bytes());
                right.copy_from_slice(&next(state).to_be_bytes());
                Builder::from_random_bytes(bytes).into_uuid().to_string()
            }
        }
    }

    /// 32 hexadecimal digits in capitals.
    pub(crate) fn hex(&mut self) -> String {
        self.uuid().replace('-', "").to_uppercase()
    }
}

/// `SplitMix64`: repeatable, and enough for identifiers that need no secrecy.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

/// FNV-1a over 64 bits: a short, stable fingerprint of a text.
pub(crate) fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    })
}
