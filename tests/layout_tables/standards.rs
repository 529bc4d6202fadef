//! The lists of the requirements for Chinese, Japanese and Korean layout (CLREQ, JLREQ, KLREQ: W3C
//! notes) and of GB/T 15834-2011, section 5.1.

use super::{NEVER_ENDS, NEVER_STARTS, may_start};
use wengu::document::language::Language::{self, Ja, Ko, ZhHans, ZhHant};
use wengu::layout::break_opportunities;
use wengu::layout::setting::Level::{self, Loose, Normal, Strict};

#[test]
fn no_mark_of_the_line_start_list_begins_a_line_where_it_is_strict() {
    for language in [ZhHans, ZhHant, Ja] {
        for c in NEVER_STARTS.chars() {
            assert!(!may_start(c, language, Strict), "{c} {language:?}");
        }
    }
}

#[test]
fn no_mark_of_the_line_end_list_ends_a_line_at_any_level() {
    for language in [ZhHans, ZhHant, Ja] {
        for level in [Strict, Normal, Loose] {
            for c in NEVER_ENDS.chars() {
                let text = format!("文{c}字");
                let places = break_opportunities(&text, Some((language, level)));
                assert!(!places.contains(&(text.len() - 3)), "{c} {language:?} {level:?}");
            }
        }
    }
}

/// True where a line may end between `before` and `after`.
fn may_part(before: &str, after: &str, language: Language, level: Level) -> bool {
    break_opportunities(&format!("{before}{after}"), Some((language, level)))
        .contains(&before.len())
}

fn may_end(c: char, language: Language, level: Level) -> bool {
    may_part(&format!("文{c}"), "字", language, level)
}

#[test]
fn two_em_dashes_and_ellipses_begin_no_line_by_the_strict_set_of_clreq() {
    for language in [ZhHans, ZhHant] {
        for mark in ["——", "⸺", "……", "⋯⋯"] {
            assert!(!may_part("文", mark, language, Strict), "{mark}");
            assert!(may_part(mark, "字", language, Strict), "{mark}");
        }
        for dash in ["——", "⸺"] {
            assert!(may_part("文", dash, language, Normal), "the set of GB/T 15834: {dash}");
        }
    }
}

#[test]
fn unbreakable_marks_of_clreq_are_not_split_at_any_level() {
    for language in [ZhHans, ZhHant, Ja, Ko] {
        for level in [Strict, Normal, Loose] {
            for half in ["—", "…", "⋯"] {
                let (before, after) = (format!("文{half}"), format!("{half}字"));
                assert!(!may_part(&before, &after, language, level), "{half}");
            }
        }
    }
}

/// JLREQ, appendix A: closing brackets, hyphens, dividing marks, middle dots, full stops, commas,
/// iteration marks, the prolonged sound mark, small kana (cl-02 to cl-07, cl-09 to cl-11).
const JLREQ_NEVER_STARTS: &str = "’”）〕］｝〉》」』】｠〙〗»〟‐〜゠–！？‼⁇⁈⁉・：；。．、，\
    ヽヾゝゞ々〻ーぁぃぅぇぉァィゥェォっゃゅょゎゕゖッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ";
/// JLREQ, appendix A: opening brackets (cl-01).
const JLREQ_NEVER_ENDS: &str = "‘“（〔［｛〈《「『【｟〘〖«〝";

#[test]
fn the_line_start_and_line_end_classes_of_jlreq_hold_where_it_is_strict() {
    for c in JLREQ_NEVER_STARTS.chars() {
        assert!(!may_start(c, Ja, Strict), "{c}");
        assert!(!may_part("あ", &format!("{c}い"), Ja, Strict), "{c} after kana");
    }
    for c in JLREQ_NEVER_ENDS.chars() {
        assert!(!may_end(c, Ja, Strict), "{c}");
    }
}

#[test]
fn the_inseparable_characters_of_jlreq_are_not_parted() {
    for (before, after) in [("—", "—"), ("…", "…"), ("‥", "‥"), ("〳", "〵"), ("〴", "〵")]
    {
        assert!(!may_part(before, after, Ja, Strict), "{before}{after}");
    }
}

#[test]
fn prefixes_and_suffixes_of_jlreq_stay_with_their_digits() {
    for prefix in "￥＄￡＃€№".chars() {
        assert!(!may_part(&prefix.to_string(), "12", Ja, Strict), "{prefix}");
    }
    for suffix in "°′″℃￠％‰ℓ㏋㌔㌘㌢㌦㍉㍍㎎㎏㎜㎝㎞㎡㏄".chars() {
        assert!(!may_part("12", &suffix.to_string(), Ja, Strict), "{suffix}");
    }
}

/// KLREQ, line head restrictions: closing parentheses, hyphens, dividing marks, middle dots, periods
/// and commas, iteration marks, prolonged sound marks.
const KLREQ_NEVER_STARTS: &str = ")]}’”〕］｝〉》」』】‐〜–!?！？·・:;：；.,。．、，ヽヾゝゞ々〻ー";
/// KLREQ, line end restrictions: opening parentheses.
const KLREQ_NEVER_ENDS: &str = "([{‘“〔［｛〈《「『【";

#[test]
fn the_line_head_and_line_end_restrictions_of_klreq_hold_between_syllables() {
    for level in [Strict, Normal] {
        for c in KLREQ_NEVER_STARTS.chars() {
            assert!(!may_part("한글", &format!("{c}문장"), Ko, level), "{c}");
        }
        for c in KLREQ_NEVER_ENDS.chars() {
            assert!(!may_part(&format!("한글{c}"), "문장", Ko, level), "{c}");
        }
    }
}

#[test]
fn korean_breaks_at_words_and_where_it_is_loose_at_characters() {
    assert!(may_part("한글 ", "문장", Ko, Strict) && !may_part("한글 문", "장", Ko, Strict));
    assert!(may_part("한글 문", "장", Ko, Loose));
}
