//! Texts that chardetng takes for Western ones, although they are Chinese, Japanese or Korean: one
//! wrong byte rules an encoding out for it, and a few characters in pages of ASCII do not count.

use encoding_rs::BIG5;
use encoding_rs::EUC_JP;
use encoding_rs::EUC_KR;
use encoding_rs::Encoding;
use encoding_rs::GB18030;
use encoding_rs::SHIFT_JIS;

use crate::text::script;

/// How much of a text is looked at, in bytes.
const LOOK: usize = 64 * 1024;
/// Right characters for each wrong one, at least.
const RIGHT: usize = 25;
/// The share of common characters among those that are no ASCII, in percent, at least.
const COMMON: usize = 90;
/// Characters beside ASCII that say something.
const LEAST: usize = 2;

/// What a text would be in one encoding, in characters that are no ASCII.
#[derive(Debug, Clone, Copy, Default)]
struct Reading {
    right: usize,
    wrong: usize,
    common: usize,
}

/// The encoding in which nearly all of the text is right and made of common characters.
pub(super) fn nearest(bytes: &[u8]) -> Option<&'static Encoding> {
    let bytes = bytes.get(..bytes.len().min(LOOK)).unwrap_or_default();
    let readings = [GB18030, BIG5, SHIFT_JIS, EUC_JP, EUC_KR].map(|e| (e, Reading::of(bytes, e)));
    let written = readings.into_iter().filter(|(_, reading)| reading.is_text());
    // Of those that are as good the first is taken: it is the one that most texts are in.
    written.min_by_key(|(_, reading)| (reading.wrong, reading.right - reading.common)).map(|r| r.0)
}

impl Reading {
    fn of(bytes: &[u8], encoding: &'static Encoding) -> Self {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        let mut reading = Self::default();
        for c in text.chars().filter(|c| !c.is_ascii()) {
            if c == char::REPLACEMENT_CHARACTER {
                reading.wrong += 1;
            } else {
                reading.right += 1;
                reading.common += usize::from(is_common(c, encoding));
            }
        }
        reading
    }

    fn is_text(self) -> bool {
        self.right >= LEAST
            && self.wrong * RIGHT <= self.right
            && self.common * 100 >= self.right * COMMON
    }
}

/// True for a letter that is common in texts of some encoding, so that it says that a text is one.
pub(super) fn is_common_letter(c: char) -> bool {
    let is_han = script::is_han(c) && [GB18030, BIG5, SHIFT_JIS].iter().any(|e| is_common(c, e));
    is_han || script::is_kana(c)
}

/// True for a character of the part of the set that common ones were put in: level 1 of GB/T 2312,
/// Big5 and JIS X 0208, the syllables of KS X 1001, kana, and marks.
fn is_common(c: char, encoding: &'static Encoding) -> bool {
    let mut buffer = [0; 4];
    let (bytes, _, is_missing) = encoding.encode(c.encode_utf8(&mut buffer));
    let [lead, trail] = *bytes.as_ref() else { return false };
    let level = if encoding == SHIFT_JIS {
        return matches!(lead, 0x81..=0x83 | 0x87..=0x97) || lead == 0x98 && trail <= 0x72;
    } else if encoding == BIG5 {
        0xA4..=0xC6
    } else if encoding == GB18030 {
        0xB0..=0xD7
    } else if encoding == EUC_JP {
        0xB0..=0xCF
    } else {
        0xB0..=0xC8
    };
    let is_kana = encoding == EUC_JP && matches!(lead, 0xA4 | 0xA5);
    !is_missing
        && (level.contains(&lead) || (0xA1..=0xA3).contains(&lead) || is_kana)
        && (encoding == BIG5 || trail >= 0xA1)
}
