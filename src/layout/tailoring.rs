//! Third phase: what Chinese, Japanese and Korean print asks for beyond UAX #14.
//!
//! [`super::table`] says which marks may begin and end a line (R2, R3); here is what depends on more
//! than the two characters at a place: dashes and ellipses (R4), reference marks (R5), numbers (R6),
//! addresses (R7), words in Korean.

use std::ops::Range;

use super::address;
use super::collect::{InsertKind, Woven};
use super::reference;
use super::setting::Level;
use super::table::{Effect, Table};
use crate::document::language::Language;
use crate::text::script::{is_cjk_letter, is_hangul};

/// Whether a line may end at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Allowed,
    /// Only where something does not fit otherwise; the rank says how soon.
    Forbidden(Rank),
}

/// The steps of the ladder by which a prohibition gives way to a measure that is too small (R12),
/// the first to give way first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// Before a reference mark (R5), inside a number (R6), or inside characters with one reading
    /// (group ruby: JLREQ 3.1.10).
    Reference,
    /// Inside a run of three or more marks; before —— and …….
    Run,
    /// Inside —— or …….
    Dash,
    /// Inside a word in Latin or Hangul letters (R7).
    Word,
    /// Anywhere between two clusters.
    Cluster,
}

impl Rank {
    pub(super) const LADDER: [Self; 5] =
        [Self::Reference, Self::Run, Self::Dash, Self::Word, Self::Cluster];
}

/// A place between two clusters.
#[derive(Clone, Copy)]
pub(super) struct Site<'a> {
    /// The woven text.
    pub(super) text: &'a str,
    /// Where the second cluster begins.
    pub(super) at: usize,
    /// The base character of the last cluster before the place that is no space.
    pub(super) before: char,
    /// True where spaces stand between that cluster and the place.
    pub(super) is_spaced: bool,
    /// The base character of the cluster after the place.
    pub(super) after: char,
}

impl<'a> Site<'a> {
    /// The text up to the place.
    pub(super) fn head(&self) -> &'a str {
        self.text.get(..self.at).unwrap_or_default()
    }

    /// The text from the place on.
    pub(super) fn tail(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }
}

/// The rules of one language and level on one line of text.
pub(super) struct Tailoring<'a> {
    table: Table,
    language: Language,
    level: Level,
    woven: &'a Woven<'a>,
    addresses: Vec<Range<usize>>,
}

impl<'a> Tailoring<'a> {
    pub(super) fn new(language: Language, level: Level, woven: &'a Woven<'a>) -> Self {
        Self {
            table: Table::of(language, level),
            language,
            level,
            woven,
            addresses: address::find_addresses(&woven.text),
        }
    }

    /// Whether a line may end at `site`, where UAX #14 allows it or not.
    pub(super) fn verdict(&self, site: &Site<'_>, is_opportunity: bool) -> Verdict {
        if self.woven.splits_base(site.at) {
            return Verdict::Forbidden(Rank::Reference);
        }
        if is_ideograph(site.before) && is_ideograph(site.after) && !self.keeps_words() {
            return if is_opportunity {
                Verdict::Allowed
            } else {
                Verdict::Forbidden(Rank::Cluster)
            };
        }
        if is_space(site.after) {
            return Verdict::Forbidden(Rank::Cluster);
        }
        if let Some(verdict) = self.at_insert(site).or_else(|| self.in_address(site)) {
            return verdict;
        }
        if splits_dash(site) || splits_repeat_mark(site) {
            return Verdict::Forbidden(Rank::Dash);
        }
        if site.before == '+' && site.after == '+' {
            return Verdict::Forbidden(Rank::Word); // C++
        }
        if reference::is_bound(site) || splits_number(site) {
            return Verdict::Forbidden(Rank::Reference);
        }
        if self.keeps_words() && splits_korean_word(site) {
            return Verdict::Forbidden(Rank::Word);
        }
        self.by_table(site, is_opportunity)
    }

    /// Korean breaks at spaces by default (CSS Text 3, section 5.2, `keep-all`), between syllables
    /// where it is loose.
    fn keeps_words(&self) -> bool {
        self.language == Language::Ko && self.level != Level::Loose
    }

    /// R5 for marks that are known: bound to what stands before, free after, whole inside.
    fn at_insert(&self, site: &Site<'_>) -> Option<Verdict> {
        if let Some(insert) = self.woven.insert_at(site.at) {
            let rank = if insert.range.start == site.at { Rank::Reference } else { Rank::Word };
            return Some(Verdict::Forbidden(rank));
        }
        let insert = self.woven.insert_before(site.at)?;
        let is_free = matches!(insert.kind, InsertKind::Note(_))
            && site.after.is_alphanumeric()
            && !self.table.has(site.after, Effect::NeverStarts)
            && self
                .woven
                .text
                .get(..insert.range.start)
                .and_then(|head| head.chars().next_back())
                .is_some_and(|c| is_cjk_letter(c) || self.table.names(c));
        is_free.then_some(Verdict::Allowed)
    }

    /// R7: an address breaks after its separators alone.
    fn in_address(&self, site: &Site<'_>) -> Option<Verdict> {
        let index = self.addresses.partition_point(|address| address.end <= site.at);
        let address = self.addresses.get(index).filter(|address| address.start < site.at)?;
        debug_assert!(address.contains(&site.at), "addresses are in order");
        Some(if address::may_break(site.before, site.after) {
            Verdict::Allowed
        } else {
            Verdict::Forbidden(Rank::Word)
        })
    }

    fn by_table(&self, site: &Site<'_>, is_opportunity: bool) -> Verdict {
        let has = |c, effect| self.table.has(c, effect);
        let may_start = has(site.after, Effect::MayStart)
            && (is_cjk_letter(site.before) || has(site.before, Effect::NeverStarts));
        let may_end = has(site.before, Effect::MayEnd) && is_cjk_letter(site.after);
        let is_lifted = !site.is_spaced && (may_start || may_end);
        let never_starts =
            if starts_dash(site) { Effect::NeverStartsDoubled } else { Effect::NeverStarts };
        let is_bound = has(site.after, never_starts) || has(site.before, Effect::NeverEnds);
        if is_lifted || (is_opportunity && !is_bound) {
            return Verdict::Allowed;
        }
        Verdict::Forbidden(self.rank(site))
    }

    fn rank(&self, site: &Site<'_>) -> Rank {
        if is_word_letter(site.before) && is_word_letter(site.after) && !site.is_spaced {
            return Rank::Word;
        }
        if starts_dash(site) || is_ellipsis(site.after) {
            return Rank::Run;
        }
        let is_mark = |c: &char| self.table.names(*c);
        let before = site.head().chars().rev().take(3).take_while(is_mark).count();
        let after = site.tail().chars().take(3).take_while(is_mark).count();
        if before > 0 && after > 0 && before + after >= 3 { Rank::Run } else { Rank::Cluster }
    }
}

/// Characters beside which nothing but UAX #14 applies.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}')
}

/// Spaces that a line drops at its end (R8): they are source spaces, the ideographic one as well.
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{3000}' | '\u{1680}' | '\u{2000}'..='\u{2006}'
        | '\u{2008}'..='\u{200A}' | '\u{205F}')
}

fn is_word_letter(c: char) -> bool {
    c.is_alphanumeric() && (!is_cjk_letter(c) || is_hangul(c))
}

fn is_dash(c: char) -> bool {
    matches!(c, '—' | '―' | '⸺' | '⸻')
}

fn is_ellipsis(c: char) -> bool {
    matches!(c, '…' | '⋯' | '‥')
}

/// R4 (CLREQ 3.1.5.1, unbreakable marks; GB/T 15834 5.1.4, 5.1.5): between the halves of —— or ……,
/// counted in pairs from the start of the run.
fn splits_dash(site: &Site<'_>) -> bool {
    let (Some(last), after) = (site.head().chars().next_back(), site.after) else { return false };
    if !(is_dash(last) && is_dash(after) || is_ellipsis(last) && is_ellipsis(after)) {
        return false;
    }
    let run = site.head().chars().rev().take_while(|&c| c == last).count();
    last == after && (run % 2 == 1 || !is_pairable(last))
}

fn is_pairable(c: char) -> bool {
    matches!(c, '—' | '…' | '⋯')
}

/// Between the halves of 〳〵 (JLREQ 3.1.10, inseparable characters).
fn splits_repeat_mark(site: &Site<'_>) -> bool {
    matches!(site.before, '〳' | '〴') && site.after == '〵'
}

/// A dash that fills two ideographs, which begins a line where a single one, a connector, does not
/// (R2).
fn starts_dash(site: &Site<'_>) -> bool {
    matches!(site.after, '—' | '―') && site.tail().chars().nth(1) == Some(site.after)
}

/// R6 beyond rule LB25: full-width digits, units in one character (JLREQ cl-13), ＃ before a number
/// (JLREQ cl-12), and the connector in 1949—1950.
fn splits_number(site: &Site<'_>) -> bool {
    if site.is_spaced {
        return false;
    }
    let is_digit = |c: char| c.is_ascii_digit() || is_wide_digit(c);
    if is_digit(site.before) && is_digit(site.after) {
        return true;
    }
    if !is_digit(site.after) {
        return is_digit(site.before) && is_unit_sign(site.after)
            || is_wide_digit(site.before) && matches!(site.after, '％' | '℃' | '‰' | '°');
    }
    if site.before == '＃' {
        return true;
    }
    let is_joint = matches!(site.before, '-' | '‐' | '–' | '—' | '～' | '〜' | '~' | '－')
        || matches!(site.before, '．' | '，' if is_wide_digit(site.after));
    is_joint && site.head().chars().rev().nth(1).is_some_and(is_digit)
}

/// Units in one character: ㌔ ㎏ ㎡ ㏄ ℓ.
fn is_unit_sign(c: char) -> bool {
    matches!(c, '\u{3300}'..='\u{3357}' | '\u{3371}'..='\u{33DF}' | '\u{33FF}' | 'ℓ')
}

fn is_wide_digit(c: char) -> bool {
    matches!(c, '０'..='９')
}

/// Inside what Korean writes without a space: a particle stays with the closing mark that it follows
/// as well.
fn splits_korean_word(site: &Site<'_>) -> bool {
    let is_part = |c: char| is_cjk_letter(c) || c.is_alphanumeric();
    let before = is_part(site.before)
        || matches!(site.before, ')' | '）' | ']' | '”' | '’' | '」' | '』' | '》' | '〉')
            && is_hangul(site.after);
    let after = is_part(site.after)
        || matches!(site.after, '(' | '（' | '[' | '‘' | '“' | '·' | '《' | '〈');
    !site.is_spaced && before && after
}

#[cfg(test)]
mod tests;
