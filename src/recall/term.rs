//! The key terms of an article: names that it puts in quotation marks, keywords, and runs of words
//! that it says again and again.
//!
//! Single words of a dictionary miss most terms (科技安全 is two words), and names in quotation
//! marks miss those of plain prose, so both are candidates and one score ranks them.

mod candidate;
mod elsewhere;
mod score;

use std::collections::HashMap;

use crate::document::Document;
use crate::document::block::BlockKind;
use crate::recall::cut::Cutter;
use crate::text::words::Words;
use candidate::Gathered;
pub(super) use score::ends_vaguely;

/// A term with what its rank comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// The words.
    pub text: String,
    /// How often they stand in the body and its headings.
    pub count: usize,
    /// Higher for a term that the argument rests on.
    pub score: f64,
    /// Why it was chosen, in a word.
    pub reason: &'static str,
}

/// The terms of `document`, the weightiest first.
#[must_use]
pub fn find_terms(document: &Document, dictionary: &Words) -> Vec<Term> {
    let texts = Texts::of(document);
    let cutter = Cutter::new(dictionary, document.language);
    if !document.language.is_chinese() {
        return elsewhere::find_terms(&texts, cutter);
    }
    let gathered = candidate::gather(&texts, cutter);
    let mut terms: Vec<Term> =
        gathered.iter().filter_map(|found| score::term(found, &texts, cutter)).collect();
    drop_nested(&mut terms, &gathered, &texts);
    terms.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.text.cmp(&b.text)));
    terms
}

/// The texts that terms are looked for in.
#[derive(Debug)]
struct Texts {
    body: Vec<String>,
    headings: Vec<String>,
    summary: String,
    title: String,
    keywords: Vec<String>,
}

impl Texts {
    fn of(document: &Document) -> Self {
        let of_kind = |wanted: fn(&BlockKind) -> bool| -> Vec<String> {
            let blocks = document.blocks.iter().filter(|block| wanted(&block.kind));
            blocks.map(|block| block.text.as_str().to_owned()).collect()
        };
        Self {
            body: of_kind(|kind| matches!(kind, BlockKind::Paragraph | BlockKind::ListItem { .. })),
            headings: of_kind(|kind| matches!(kind, BlockKind::Heading { .. })),
            summary: document.front.abstract_text.clone().unwrap_or_default(),
            title: document.front.title.clone().unwrap_or_default(),
            keywords: document.front.keywords.clone(),
        }
    }

    /// How often `term` stands in the body and the headings.
    fn count(&self, term: &str) -> usize {
        self.body.iter().chain(&self.headings).map(|text| text.matches(term).count()).sum()
    }

    /// The characters of the body.
    fn length(&self) -> usize {
        self.body.iter().map(|text| text.chars().count()).sum()
    }
}

/// Leaves out a term that stands mostly inside a longer one (安全格局 in 新安全格局).
fn drop_nested(terms: &mut Vec<Term>, gathered: &[Gathered], texts: &Texts) {
    let named: HashMap<&str, bool> =
        gathered.iter().map(|found| (found.text.as_str(), found.is_named())).collect();
    let known: Vec<(&str, usize)> = gathered
        .iter()
        .map(|found| (found.text.as_str(), texts.count(&found.text)))
        .filter(|(_, count)| *count > 1)
        .collect();
    terms.retain(|term| {
        named.get(term.text.as_str()).copied().unwrap_or(false)
            || !known.iter().any(|(longer, count)| {
                longer.len() > term.text.len()
                    && longer.contains(term.text.as_str())
                    && count * 4 >= term.count * 3
            })
    });
}

#[cfg(test)]
mod tests;
