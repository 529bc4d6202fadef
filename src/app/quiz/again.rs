//! What is worth reading again after a sitting: the headings of the cards that were forgotten.

use super::sitting::Sitting;
use crate::app::opened::Source;
use crate::document::anchor::Anchor;
use crate::document::section::Outline;

/// A heading that is worth reading again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Again {
    /// The heading, behind the title of its document where there are several.
    pub title: String,
    /// Where it stands.
    pub place: AgainAt,
}

/// Where a heading stands that is worth reading again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AgainAt {
    /// In the document that is open.
    Open(Anchor),
    /// Where the passage of this card is, in this document.
    Card(String, Source),
}

impl Sitting {
    /// The headings of the cards that were forgotten, in reading order, those of one document
    /// together; `outline` is that of the document that is open.
    #[must_use]
    pub fn to_read_again(&self, outline: &Outline) -> Vec<Again> {
        if self.is_mixed() { self.again_in_works() } else { self.again_in(outline) }
    }

    fn again_in(&self, outline: &Outline) -> Vec<Again> {
        let sections = self
            .forgotten()
            .filter_map(|dealt| outline.path_at(dealt.card.source.block).last().copied());
        let mut headings: Vec<_> =
            sections.map(|section| (section.heading, section.title.clone())).collect();
        headings.sort();
        headings.dedup();
        let again = headings
            .into_iter()
            .map(|(block, title)| Again { title, place: AgainAt::Open(Anchor::start_of(block)) });
        again.collect()
    }

    fn again_in_works(&self) -> Vec<Again> {
        let mut found: Vec<_> = self
            .forgotten()
            .filter_map(|dealt| {
                let work = self.work_of(dealt)?;
                let section = dealt.card.section.as_deref().unwrap_or_default();
                Some((work, dealt.card.source.block, section, &dealt.card.id))
            })
            .collect();
        found.sort_by_key(|(work, block, ..)| (&work.title, *block));
        found.dedup_by_key(|(work, _, section, _)| (&work.source, *section));
        let again = found.into_iter().map(|(work, _, section, card)| {
            let title = if section.is_empty() {
                work.title.clone()
            } else {
                format!("{} · {section}", work.title)
            };
            Again { title, place: AgainAt::Card(card.clone(), work.source.clone()) }
        });
        again.collect()
    }
}
