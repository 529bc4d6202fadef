//! Sentences and the clauses of them that can stand as a prompt.

pub(in crate::recall) mod alone;

use std::ops::Range;

use crate::document::block::BlockId;
use crate::recall::cut::Cutter;
use crate::text::sentence;
use crate::text::words::TaggedWord;
use alone::stands_alone;

/// The longest prompt in characters.
pub(super) const LONGEST: usize = 90;

/// The shortest prompt in characters that is cut out of a longer sentence.
const SHORTEST: usize = 16;

/// Words at the start of a sentence that lean on the one before and can be left out.
const LEAD_INS: [&str; 22] = [
    "因此",
    "但是",
    "然而",
    "同时",
    "此外",
    "另外",
    "例如",
    "比如",
    "可见",
    "总之",
    "首先",
    "其次",
    "再次",
    "最后",
    "不过",
    "于是",
    "所以",
    "因而",
    "当然",
    "总的来看",
    "换句话说",
    "事实上",
];

/// Words at the end of a clause that leave one waiting for the main clause.
const WAITING: [&str; 9] = ["时", "之际", "后", "时候", "情况下", "中", "前", "同时", "之后"];

/// A sentence of a paragraph, without the label or the connective at its start.
#[derive(Debug, Clone)]
pub(super) struct Sentence<'a> {
    pub block: BlockId,
    /// The paragraph.
    pub text: &'a str,
    /// The sentence's bytes in it.
    pub range: Range<usize>,
    /// Its words; their bytes are counted in the paragraph.
    pub words: Vec<TaggedWord>,
}

/// The sentences of the paragraph `text`, whose points begin with `labels`: the first byte of each
/// and the first byte behind it.
pub(super) fn sentences<'a>(
    block: BlockId,
    text: &'a str,
    labels: &[(usize, usize)],
    cutter: Cutter,
) -> Vec<Sentence<'a>> {
    let mut found: Vec<Sentence> = Vec::new();
    let mut offset = 0;
    let mut last = 0;
    while offset < text.len() {
        let range = sentence::sentence_at(text, offset);
        if range.start < last || range.is_empty() {
            break;
        }
        offset = range.end + 1;
        last = range.end;
        let label = labels.iter().find(|(start, _)| *start == range.start);
        let from = label.map_or(range.start, |(_, behind)| *behind);
        let from = from + lead_in(text.get(from..range.end).unwrap_or_default());
        let range = from..range.end;
        let mut words = cutter.tagged(text.get(range.clone()).unwrap_or_default());
        for word in &mut words {
            word.range = word.range.start + from..word.range.end + from;
        }
        found.push(Sentence { block, text, range, words });
    }
    found
}

/// The length of a connective with its comma at the start of `sentence`.
fn lead_in(sentence: &str) -> usize {
    let behind = LEAD_INS.iter().find_map(|word| sentence.strip_prefix(word));
    let rest = behind.and_then(|rest| rest.strip_prefix(['，', ',']));
    rest.map_or(0, |rest| sentence.len() - rest.len())
}

impl Sentence<'_> {
    pub(super) fn as_str(&self) -> &str {
        self.text.get(self.range.clone()).unwrap_or_default()
    }

    /// The bytes of `range` in the paragraph.
    pub(super) fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    /// True where a word of the dictionary begins or ends at `at`, or the sentence does.
    pub(super) fn is_word_end(&self, at: usize) -> bool {
        at == self.range.start || self.words.iter().any(|word| word.range.end == at)
    }

    /// The word that begins at `at`, and the one that ends there.
    pub(super) fn words_at(&self, at: usize) -> (Option<&TaggedWord>, Option<&TaggedWord>) {
        let behind = self.words.iter().find(|word| word.range.start == at);
        (behind, self.words.iter().find(|word| word.range.end == at))
    }

    /// Its nouns of two characters and more, and two of them together.
    pub(super) fn nouns(&self) -> impl Iterator<Item = &str> {
        let is_noun = |word: &&TaggedWord| {
            let text = self.slice(word.range.clone());
            let kind = word.tag.starts_with('n') || matches!(word.tag.as_str(), "i" | "j" | "an");
            kind && text.chars().count() > 1 && text.chars().all(char::is_alphabetic)
        };
        let alone = self.words.iter().filter(is_noun).map(|word| word.range.clone());
        let pairs = self.words.windows(2).filter_map(move |pair| {
            let [a, b] = pair else { return None };
            let joined = is_noun(&a) && is_noun(&b) && !b.tag.starts_with("nr");
            joined.then_some(a.range.start..b.range.end)
        });
        alone.chain(pairs).filter_map(|range| self.text.get(range))
    }

    /// The clauses around `target` (bytes in the paragraph) that make a prompt; `None` where none
    /// stands alone.
    ///
    /// The whole sentence where it fits; else as much around the target as fits and makes sense.
    pub(super) fn prompt_around(&self, target: &Range<usize>) -> Option<Range<usize>> {
        let whole = self.as_str();
        if length(whole) <= LONGEST && stands_alone(whole) {
            return Some(self.range.clone());
        }
        let cuts = self.cuts();
        let from = cuts.iter().rposition(|(cut, _)| *cut <= target.start)?;
        let to = cuts.iter().position(|(cut, _)| *cut >= target.end)?;
        let pairs = (0..=from).flat_map(|from| (to..cuts.len()).map(move |to| (from, to)));
        let fitting = pairs.filter_map(|(from, to)| {
            let (range, weight) = self.stretch(&cuts, from, to)?;
            (range.end >= target.end).then_some((weight, range))
        });
        fitting.max_by_key(|(weight, range)| (*weight, range.len())).map(|(_, range)| range)
    }

    /// The text between two cuts with how well it stands alone, where it does.
    fn stretch(
        &self,
        cuts: &[(usize, char)],
        from: usize,
        to: usize,
    ) -> Option<(Range<usize>, i32)> {
        let (start, opening) = *cuts.get(from)?;
        let (end, closing) = *cuts.get(to)?;
        let text = self.text.get(start..end)?;
        let text = text.trim_end_matches(['，', ',', '、', '：', '；']);
        let length = length(text);
        let first = self.words_at(start).0;
        // A clause inside a sentence stands alone only where it begins with its own subject.
        let subject = first.is_some_and(|word| begins_a_statement(word, self.text));
        let begins = from == 0 || opening == '；' || subject;
        if !(SHORTEST..=LONGEST).contains(&length) || !stands_alone(text) || !begins {
            return None;
        }
        let waits = closing != '。' && WAITING.iter().any(|word| text.ends_with(word));
        let begun = if from == 0 { 4 } else { 2 * i32::from(opening == '；' && subject) };
        let ended = if to + 1 == cuts.len() { 3 } else { 2 * i32::from(closing == '；') };
        Some((start..start + text.len(), begun + ended - 6 * i32::from(waits)))
    }

    /// Where clauses begin and end, as bytes in the paragraph, with the mark before.
    fn cuts(&self) -> Vec<(usize, char)> {
        let inside = self.as_str().char_indices();
        let inside = inside.filter(|(_, c)| matches!(c, '，' | ',' | '；' | '：'));
        let inside = inside.map(|(at, c)| (self.range.start + at + c.len_utf8(), c));
        let (start, end) = ((self.range.start, '。'), (self.range.end, '。'));
        [start].into_iter().chain(inside).chain([end]).collect()
    }
}

/// True for a word that a statement of its own can begin with: a noun, a time, a place, a name.
pub(super) fn begins_a_statement(word: &TaggedWord, text: &str) -> bool {
    let quoted = text.get(word.range.clone()).is_some_and(|w| w.starts_with(['“', '《', '‘']));
    quoted || (word.tag.starts_with(['n', 't', 's', 'j']) && !word.tag.starts_with("nrt"))
}

/// The length of a text in characters, of which four Latin letters count as one: what is read at a
/// glance in either script.
pub(in crate::recall) fn length(text: &str) -> usize {
    let latin = text.chars().filter(char::is_ascii).count();
    text.chars().count() - latin + latin.div_ceil(4)
}
