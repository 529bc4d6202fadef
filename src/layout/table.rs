//! Tailoring, the data: which marks may begin and end a line (R2, R3), by language and level.
//!
//! UAX #14 comes first; a row here takes a break away or gives one back. Sources: CLREQ (W3C,
//! Requirements for Chinese Text Layout, numbered as in the editor's draft of March 2024), GB/T
//! 15834-2011 section 5.1, JLREQ (Requirements for Japanese Text Layout), CSS Text Level 3 section
//! 5.3. What depends on more than the two characters at a place (R4 to R7) is in
//! [`super::tailoring`].

use std::sync::LazyLock;

use super::setting::Level;
use crate::document::language::Language;

/// What a row does to the breaks beside a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    /// No break before it, not even after a space.
    NeverStarts,
    /// No break before two of it.
    NeverStartsDoubled,
    /// No break after it, not even after a space.
    NeverEnds,
    /// A break before it after an ideograph, kana or closing mark; stronger than `NeverStarts`.
    MayStart,
    /// A break after it before an ideograph or kana.
    MayEnd,
}

/// One row: an effect on some marks in some languages at some levels.
pub(super) struct Row {
    /// The rule of the house and the clause that asks for it.
    #[cfg_attr(not(test), expect(dead_code, reason = "kept beside the row that it justifies"))]
    pub(super) clause: &'static str,
    pub(super) marks: &'static str,
    pub(super) effect: Effect,
    languages: &'static [Language],
    levels: &'static [Level],
}

const ALL: &[Language] =
    &[Language::ZhHans, Language::ZhHant, Language::Ja, Language::Ko, Language::En];
const CJK: &[Language] = &[Language::ZhHans, Language::ZhHant, Language::Ja, Language::Ko];
const ZH_JA: &[Language] = &[Language::ZhHans, Language::ZhHant, Language::Ja];
const ZH: &[Language] = &[Language::ZhHans, Language::ZhHant];
const EVERY: &[Level] = &[Level::Strict, Level::Normal, Level::Loose];
const STRICT: &[Level] = &[Level::Strict];
const NORMAL: &[Level] = &[Level::Normal, Level::Loose];
const LOOSE: &[Level] = &[Level::Loose];

const fn row(
    clause: &'static str,
    effect: Effect,
    marks: &'static str,
    languages: &'static [Language],
    levels: &'static [Level],
) -> Row {
    Row { clause, marks, effect, languages, levels }
}

#[rustfmt::skip]
pub(super) const ROWS: &[Row] = {
    use Effect::{MayEnd, MayStart, NeverEnds, NeverStarts, NeverStartsDoubled};
    &[
        row("R2; CLREQ 3.1.4 pause or stop marks; GB/T 15834 5.1.1, 5.1.2; JLREQ 3.1.7",
            NeverStarts, "、，。．；：！？‼⁇⁈⁉､｡﹐﹑﹒﹔﹕﹖﹗", ALL, EVERY),
        row("R2; CLREQ 3.1.4 closing marks; GB/T 15834 5.1.3; JLREQ 3.1.7",
            NeverStarts, "”’」』）》〉】〗〕〙〛］｝｠｣〞〟﹂﹄﹚﹜﹞", ALL, EVERY),
        row("R2; CLREQ 3.1.4 connector marks; GB/T 15834 5.1.6",
            NeverStarts, "-‐‑–—～〜－﹣", CJK, EVERY),
        row("R4; CLREQ 3.1.4, the strict set: no two-em dash at a line's start",
            NeverStartsDoubled, "—―", ZH, STRICT),
        row("R4; CLREQ 3.1.4, the strict set: the same in one character",
            NeverStarts, "⸺⸻", ZH, STRICT),
        row("R2; CLREQ 3.1.4 interpuncts; GB/T 15834 5.1.7; JLREQ 3.1.7",
            NeverStarts, "·・‧･", CJK, EVERY),
        row("R2; CLREQ 3.1.4 solidus; GB/T 15834 5.1.9",
            NeverStarts, "/／", CJK, EVERY),
        row("R2; the same marks in ASCII, as Chinese text out of print has them",
            NeverStarts, ",.;:!?)]}%", CJK, EVERY),
        row("R3; CLREQ 3.1.4 opening marks; GB/T 15834 5.1.3; JLREQ 3.1.8",
            NeverEnds, "“‘「『（《〈【〖〔〘〚［｛｟｢〝([{﹁﹃﹙﹛﹝", ALL, EVERY),
        row("R3; GB/T 15834 5.1.9 solidus",
            NeverEnds, "/／", CJK, EVERY),
        row("CSS Text 5.3 normal: class CJ of UAX #14, small kana and prolonged sound marks",
            MayStart, "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶーㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯｰ", ALL, NORMAL),
        row("CSS Text 5.3 normal: CJK hyphen-like characters; WPT i18n hyphens-normal",
            MayStart, "〜゠‐–", ZH_JA, NORMAL),
        row("CSS Text 5.3 loose: iteration marks",
            MayStart, "々〻ゝゞヽヾ", ALL, LOOSE),
        row("CSS Text 5.3 loose: hyphens after class ID",
            MayStart, "‐–", ALL, LOOSE),
        row("CSS Text 5.3 loose: inseparable characters, class IN",
            MayStart, "․‥…⋯︙\u{10AF6}", ALL, LOOSE),
        row("CSS Text 5.3 loose: centred punctuation",
            MayStart, "・：；･‼⁇⁈⁉！？", ZH_JA, LOOSE),
        row("CSS Text 5.3 loose: suffixes, class PO with East Asian Width A, F or W",
            MayStart, "°‰′″‵℃℉﹪％￠", ZH_JA, LOOSE),
        row("CSS Text 5.3 loose: prefixes, class PR with East Asian Width A, F or W",
            MayEnd, "¤±€№﹩＄￡￥￦", ZH_JA, LOOSE),
    ]
};

/// For one character, where each effect holds: a bit for each language and level.
type Scopes = [u16; 5];

static MARKS: LazyLock<Vec<(char, Scopes)>> = LazyLock::new(|| {
    let mut marks: Vec<(char, Scopes)> = Vec::new();
    for row in ROWS {
        for c in row.marks.chars() {
            let index = marks.binary_search_by_key(&c, |(mark, _)| *mark).unwrap_or_else(|index| {
                marks.insert(index, (c, [0; 5]));
                index
            });
            for &language in row.languages {
                for &level in row.levels {
                    marks[index].1[row.effect as usize] |= bit(language, level);
                }
            }
        }
    }
    marks
});

fn bit(language: Language, level: Level) -> u16 {
    1 << (language as u16 * 3 + level as u16)
}

/// The table in one language at one level.
#[derive(Clone, Copy)]
pub(super) struct Table {
    marks: &'static [(char, Scopes)],
    bit: u16,
}

impl Table {
    pub(super) fn of(language: Language, level: Level) -> Self {
        Self { marks: &MARKS, bit: bit(language, level) }
    }

    /// True where some row has this effect on `c`.
    pub(super) fn has(&self, c: char, effect: Effect) -> bool {
        self.marks
            .binary_search_by_key(&c, |(mark, _)| *mark)
            .is_ok_and(|index| self.marks[index].1[effect as usize] & self.bit != 0)
    }

    /// True for a mark that any row names.
    pub(super) fn names(&self, c: char) -> bool {
        self.marks.binary_search_by_key(&c, |(mark, _)| *mark).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_names_its_clause() {
        assert!(ROWS.iter().all(|row| row.clause.len() > 10 && !row.marks.is_empty()));
    }

    #[test]
    fn small_kana_may_begin_a_line_from_normal_on() {
        let may = |level| Table::of(Language::Ja, level).has('ッ', Effect::MayStart);
        assert_eq!([Level::Strict, Level::Normal, Level::Loose].map(may), [false, true, true]);
    }

    #[test]
    fn a_solidus_is_bound_on_both_sides_in_chinese_alone() {
        let bound = |language| {
            let table = Table::of(language, Level::Strict);
            table.has('/', Effect::NeverStarts) && table.has('/', Effect::NeverEnds)
        };
        assert!(bound(Language::ZhHans) && !bound(Language::En));
    }
}
