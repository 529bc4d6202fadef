//! Where everything that was left behind in an article stands in the text that is open now, which
//! may be another edition than the one it was left in.

use std::collections::BTreeMap;

use super::Journal;
use super::library::Recognition;
use super::marks::Marked;
use crate::document::Document;
use crate::document::anchor::Anchor;
use crate::document::fingerprint::{DocumentId, Fingerprint};
use crate::document::place::Place;
use crate::document::refind::{Passage, Refinder};

/// What was left behind in an article, as it stands in one text of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The text.
    pub document: DocumentId,
    /// Where the reader left off; `None` where the article is new.
    pub resume: Option<Anchor>,
    /// Where the letters are set; one whose words are gone is left out.
    pub bookmarks: BTreeMap<char, Anchor>,
    /// The marks whose words are there, each with its passage.
    pub marks: Vec<(Marked, Passage)>,
    /// The marks whose words are not there any more.
    pub orphans: Vec<Marked>,
}

/// One finder for each earlier edition that a place was left in.
pub(super) struct Finders<'a> {
    journal: &'a Journal,
    document: &'a Document,
    id: DocumentId,
    by_edition: BTreeMap<DocumentId, Refinder<'a>>,
}

impl<'a> Finders<'a> {
    /// Finders in `document`, known by `id`.
    pub(super) fn new(journal: &'a Journal, document: &'a Document, id: DocumentId) -> Self {
        Self { journal, document, id, by_edition: BTreeMap::new() }
    }

    fn of(&mut self, edition: DocumentId) -> &Refinder<'a> {
        let (journal, document) = (self.journal, self.document);
        self.by_edition.entry(edition).or_insert_with(|| {
            let blocks = journal.edition(edition).map_or(&[][..], |edition| &edition.blocks);
            Refinder::new(document, blocks)
        })
    }

    /// The passage that stands at `place` of the text `edition`; `None` where its words are gone.
    pub(super) fn find(&mut self, edition: DocumentId, place: &Place) -> Option<Passage> {
        if edition == self.id {
            return Some(Passage { anchor: place.anchor, length: place.length });
        }
        self.of(edition).find(place)
    }

    fn near(&mut self, edition: DocumentId, place: &Place) -> Anchor {
        if edition == self.id { place.anchor } else { self.of(edition).near(place) }
    }
}

impl Journal {
    /// What was left behind in the article that `document`, known by `id`, is a text of.
    #[must_use]
    pub fn standing(&self, document: &Document, id: DocumentId) -> Standing {
        self.standing_in(document, id, id)
    }

    /// The same for a document at `path` that need not have been opened.
    #[must_use]
    pub fn standing_at(&self, document: &Document, path: &str) -> Standing {
        let text = Fingerprint::of(document);
        match self.recognise(&text, path) {
            Recognition::EditionOf(of) => self.standing_in(document, text.document, of),
            Recognition::Known | Recognition::New => self.standing(document, text.document),
        }
    }

    /// What was left behind in the article that `of` is a text of, in the text `id` of it.
    fn standing_in(&self, document: &Document, id: DocumentId, of: DocumentId) -> Standing {
        let mut finders = Finders::new(self, document, id);
        let position = self.entry(of).and_then(|entry| entry.position);
        let resume = position.map(|left| finders.near(left.document, &left.place));
        let mut bookmarks = BTreeMap::new();
        for (letter, (edition, place)) in self.bookmarks(of) {
            if let Some(passage) = finders.find(edition, &place) {
                bookmarks.insert(letter, passage.anchor);
            }
        }
        let (mut marks, mut orphans) = (Vec::new(), Vec::new());
        for mark in self.marks(of) {
            match finders.find(mark.document, &mark.place) {
                Some(passage) => marks.push((mark, passage)),
                None => orphans.push(mark),
            }
        }
        marks.sort_by_key(|(mark, passage)| (*passage, mark.id));
        Standing { document: id, resume, bookmarks, marks, orphans }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::block::{Block, BlockId, BlockKind};
    use crate::journal::event::{Bookmark, Edition, Event, Mark, MarkKind, Position, Stamped};
    use crate::schedule::Timestamp;

    const TEXTS: [&str; 2] = ["学不可以已。青，取之于蓝，而青于蓝。", "冰，水为之，而寒于水。"];

    fn document(texts: &[&str]) -> Document {
        Document {
            blocks: texts.iter().map(|t| Block::new(BlockKind::Paragraph, *t)).collect(),
            ..Document::default()
        }
    }

    fn edition(document: &Document, of: Option<DocumentId>) -> Event {
        Event::Edition(Edition::of(document, Fingerprint::of(document), of))
    }

    /// A journal with a position, a bookmark and a mark at the words in the first text.
    fn journal(words: &str) -> (Journal, DocumentId) {
        let old = document(&TEXTS);
        let id = Fingerprint::of(&old).document;
        let offset = TEXTS[0].find(words).unwrap();
        let anchor = Anchor::new(BlockId::new(0), offset);
        let point = Place::at(&old, anchor, 0).unwrap();
        let place = Place::at(&old, anchor, words.len()).unwrap();
        let mut journal = Journal::default();
        let events = [
            edition(&old, None),
            Event::Position(Position { document: id, place: point.clone(), progress: 1 }),
            Event::Bookmark(Bookmark { document: id, letter: 'a', place: Some(point) }),
            Event::Mark(Mark { document: id, mark: MarkKind::Key, place }),
        ];
        for (n, event) in (1..).zip(events) {
            add(&mut journal, n, event);
        }
        (journal, id)
    }

    fn add(journal: &mut Journal, n: i64, event: Event) {
        let id = format!("{n}/desk/{n}").parse().unwrap();
        journal.add(Stamped { id, at: Timestamp(n), event });
    }

    #[test]
    fn in_the_same_text_everything_stands_where_it_was_left() {
        let (journal, id) = journal("取之于蓝");
        let standing = journal.standing(&document(&TEXTS), id);
        let anchor = Anchor::new(BlockId::new(0), TEXTS[0].find("取之于蓝").unwrap());
        assert_eq!((standing.resume, standing.bookmarks[&'a']), (Some(anchor), anchor));
        assert_eq!(standing.marks[0].1, Passage { anchor, length: 12 });
    }

    #[test]
    fn in_an_edited_text_everything_stands_on_its_words() {
        let (mut journal, old) = journal("取之于蓝");
        let edited = document(&["序。", "君子曰：学不可以已。青，取之于蓝，而青于蓝。", TEXTS[1]]);
        add(&mut journal, 9, edition(&edited, Some(old)));
        let standing = journal.standing(&edited, Fingerprint::of(&edited).document);
        let words = edited.blocks[1].text.as_str().find("取之于蓝").unwrap();
        let anchor = Anchor::new(BlockId::new(1), words);
        assert_eq!(standing.resume, Some(anchor));
        assert_eq!(standing.bookmarks[&'a'], anchor);
        assert_eq!(standing.marks[0].1.anchor, anchor);
    }

    #[test]
    fn a_mark_whose_words_are_gone_is_an_orphan_and_reading_goes_on_nearby() {
        let (mut journal, old) = journal("取之于蓝");
        let edited = document(&["君子曰：学不可以停。", TEXTS[1]]);
        add(&mut journal, 9, edition(&edited, Some(old)));
        let standing = journal.standing(&edited, Fingerprint::of(&edited).document);
        assert!(standing.marks.is_empty() && standing.bookmarks.is_empty());
        assert_eq!(standing.orphans[0].place.quote.exact, "取之于蓝");
        assert_eq!(standing.resume, Some(Anchor::start_of(BlockId::new(0))));
    }
}
