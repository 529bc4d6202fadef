//! Pinyin without tones: readings of Han characters, and Latin letters read as such.
//!
//! The readings are those of the `pinyin` crate (mozillazg's pinyin-data). `ü` is written `v`, as
//! it is typed.

use pinyin::ToPinyinMulti;
use unicode_normalization::UnicodeNormalization;

/// Every reading of `c` without its tone, the usual one first; none for other than Han characters.
#[must_use]
pub fn readings(c: char) -> Vec<String> {
    let mut readings: Vec<String> = Vec::new();
    for reading in c.to_pinyin_multi().into_iter().flatten() {
        let plain = latin(reading.plain());
        if !readings.contains(&plain) {
            readings.push(plain);
        }
    }
    readings
}

/// True where the two characters have a reading in common, tones left aside.
#[must_use]
pub fn sounds_alike(a: char, b: char) -> bool {
    let of_b = readings(b);
    readings(a).iter().any(|reading| of_b.contains(reading))
}

/// Typed pinyin as bare letters: lower case, tone marks, tone digits, spaces and apostrophes left
/// out, `ü` as `v`.
#[must_use]
pub fn latin(typed: &str) -> String {
    let mut letters = String::with_capacity(typed.len());
    for c in typed.nfkd().flat_map(char::to_lowercase) {
        match c {
            '\u{308}' if letters.ends_with('u') => {
                letters.pop();
                letters.push('v');
            }
            'a'..='z' => letters.push(c),
            _ => {}
        }
    }
    letters
}

/// Whether `letters` (as [`latin`] gives them) spell the whole of `text`, each character by one of
/// its readings; Latin letters of `text` stand for themselves, other characters are passed over.
#[must_use]
pub fn spells(letters: &str, text: &str) -> bool {
    let letters: Vec<char> = letters.chars().collect();
    let mut reached = vec![0];
    for c in text.chars() {
        if !(c.is_alphabetic() || c.is_ascii_digit()) {
            continue;
        }
        let own =
            if c.is_ascii_alphanumeric() { vec![c.to_lowercase().collect()] } else { spellings(c) };
        let mut next: Vec<usize> = reached
            .iter()
            .flat_map(|&from| own.iter().map(move |reading| (from, reading)))
            .filter(|(from, reading)| starts_with(&letters, *from, reading))
            .map(|(from, reading)| from + reading.chars().count())
            .collect();
        next.sort_unstable();
        next.dedup();
        if next.is_empty() {
            return false;
        }
        reached = next;
    }
    !letters.is_empty() && reached.contains(&letters.len())
}

/// The readings of `c` in every way that they are typed: `ü` as `v`, `u` (zhanlue) or `yu` (as in
/// passports).
fn spellings(c: char) -> Vec<String> {
    let mut spellings = readings(c);
    let with_umlaut: Vec<String> =
        spellings.iter().filter(|reading| reading.contains('v')).cloned().collect();
    for reading in with_umlaut {
        spellings.extend(["u", "yu"].map(|typed| reading.replace('v', typed)));
    }
    // In ju, qu, xu and yu the sound is ü: some type it so.
    let hidden = ["ju", "qu", "xu", "yu"];
    let hidden =
        spellings.iter().filter(|reading| hidden.iter().any(|head| reading.starts_with(head)));
    let hidden: Vec<String> = hidden.map(|reading| reading.replacen('u', "v", 1)).collect();
    spellings.extend(hidden);
    spellings
}

fn starts_with(letters: &[char], from: usize, reading: &str) -> bool {
    let mut rest = letters.iter().skip(from);
    reading.chars().all(|c| rest.next() == Some(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_of_several_readings_has_them_all() {
        let readings = readings('重');
        assert!(readings.iter().any(|r| r == "zhong") && readings.iter().any(|r| r == "chong"));
    }

    #[test]
    fn homophones_sound_alike_and_others_do_not() {
        assert!(sounds_alike('范', '犯') && sounds_alike('揭', '接'));
        assert!(!sounds_alike('内', '外'));
    }

    #[test]
    fn tone_marks_digits_and_spaces_are_left_out() {
        assert_eq!(latin("Kē jì ān quán"), "kejianquan");
        assert_eq!(latin("ke1ji4 an'quan"), "kejianquan");
        assert_eq!(latin("lǜ"), "lv");
    }

    #[test]
    fn letters_spell_a_word_by_any_reading() {
        assert!(spells("kejianquan", "科技安全"));
        assert!(spells("zhangai", "障碍"));
        assert!(
            ["lvse", "lüse", "luse", "lyuse"].iter().all(|typed| spells(&latin(typed), "绿色"))
        );
        assert!(spells("zhanlue", "战略"));
        assert!(!spells("kejianqua", "科技安全"));
        assert!(!spells("kejianquanx", "科技安全"));
    }

    #[test]
    fn latin_letters_of_the_text_stand_for_themselves() {
        assert!(spells("dnacexu", "DNA测序"));
    }

    #[test]
    fn nothing_spells_nothing() {
        assert!(!spells("", "科技"));
    }
}
