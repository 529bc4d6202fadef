//! Which language a text is written in, by its characters.

use crate::document::language::Language;
use crate::text::script;

/// Characters that only simplified, or only traditional Chinese has, among the most frequent.
const SIMPLIFIED: &str =
    "们这说对来时国会学为过发经还现关问开实长门进种书车东与业两个义论个从产动无见该设总结认";
const TRADITIONAL: &str =
    "們這說對來時國會學為過發經還現關問開實長門進種書車東與業兩個義論從產動無見該設總結認";
/// Characters of the block CJK Unified Ideographs, one bit each: each character of a text is looked
/// up in two of these.
struct Signs([u64; 328]);

impl Signs {
    fn of(characters: &str) -> Self {
        let mut signs = Self([0; 328]);
        for (word, bit) in characters.chars().filter_map(Self::place) {
            if let Some(word) = signs.0.get_mut(word) {
                *word |= bit;
            }
        }
        signs
    }

    fn has(&self, c: char) -> bool {
        let place = Self::place(c);
        place.is_some_and(|(word, bit)| self.0.get(word).is_some_and(|word| word & bit != 0))
    }

    fn place(c: char) -> Option<(usize, u64)> {
        let at = u32::from(c).checked_sub(0x4E00)?;
        Some((usize::try_from(at / 64).ok()?, 1 << (at % 64)))
    }
}

/// How many characters are looked at.
const LOOK: usize = 40_000;

/// How many Han characters tell simplified from traditional.
const ENOUGH: usize = 4_000;

/// The language of `text`: Japanese by its kana, Korean by its Hangul, Chinese by its Han
/// characters, anything else as English.
pub(crate) fn guess(text: &str) -> Language {
    let (mut han, mut kana, mut hangul, mut latin) = (0_usize, 0_usize, 0_usize, 0_usize);
    let (mut simplified, mut traditional) = (0_usize, 0_usize);
    let (of_simplified, of_traditional) = (Signs::of(SIMPLIFIED), Signs::of(TRADITIONAL));
    for c in text.chars().take(LOOK) {
        if c.is_ascii() {
            latin += usize::from(c.is_ascii_alphabetic());
        } else if script::is_han(c) {
            han += 1;
            if han > ENOUGH {
                continue;
            }
            simplified += usize::from(of_simplified.has(c));
            traditional += usize::from(of_traditional.has(c));
        } else {
            kana += usize::from(script::is_kana(c));
            hangul += usize::from(script::is_hangul(c));
        }
    }
    if hangul > kana && hangul * 2 > han {
        Language::Ko
    } else if kana * 8 > han && kana > 2 && (kana + han) * 4 > latin {
        Language::Ja
    } else if han * 4 < latin {
        Language::En
    } else if traditional > simplified {
        Language::ZhHant
    } else {
        Language::ZhHans
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_by_their_characters() {
        assert_eq!(guess("这个时候的学校开门了。"), Language::ZhHans);
        assert_eq!(guess("這個時候的學校開門了。"), Language::ZhHant);
        assert_eq!(guess("この時、学校の門が開いた。"), Language::Ja);
        assert_eq!(guess("이때 학교의 문이 열렸다."), Language::Ko);
        assert_eq!(guess("The gate of the school (學) opened."), Language::En);
    }
}
