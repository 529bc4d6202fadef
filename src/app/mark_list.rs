//! The list of everything left behind in the document that is open: marks with their notes,
//! letters, and the marks whose words are not in the text any more.

use super::App;
use super::effect::Effect;
use super::line::Purpose;
use super::listing::Listing;
use super::popup::Content;
use super::popup::Popup;
use super::reading::Landing;
use crate::action::Action;
use crate::document::anchor::Anchor;
use crate::document::place::Place;
use crate::journal::event::Bookmark;
use crate::journal::event::Event;
use crate::journal::event::MarkKind;
use crate::journal::event::Reattach;
use crate::journal::id::EventId;
use crate::journal::marks::Marked;
use crate::journal::standing::Standing;
use crate::text::fold;

/// The rows of the screen that are no marks: the heading above, the note below.
const FRAME: u16 = 4;

/// The list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MarkList {
    /// What quotations, notes and letters shown have to contain.
    pub filter: String,
    /// What is shown, from the top.
    pub rows: Vec<MarkRow>,
    /// The chosen row.
    pub listing: Listing,
    /// The mark that was taken up to be put on other words.
    pub taken_up: Option<EventId>,
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MarkRow {
    /// A mark in the text, where it begins.
    Mark(Marked, Anchor),
    /// A mark whose words are not there any more.
    Orphan(Marked),
    /// A letter with its place.
    Letter(char, Anchor),
}

impl MarkRow {
    /// The mark, where it is one.
    #[must_use]
    pub fn mark(&self) -> Option<&Marked> {
        match self {
            Self::Mark(mark, _) | Self::Orphan(mark) => Some(mark),
            Self::Letter(..) => None,
        }
    }

    fn matches(&self, wanted: &str) -> bool {
        match self.mark() {
            Some(mark) => [&mark.place.quote.exact, &mark.note]
                .into_iter()
                .any(|text| fold::fold(text).contains(wanted)),
            None => wanted.is_empty(),
        }
    }
}

impl MarkList {
    /// Takes in what stands in the document: marks and letters in reading order, then what has lost
    /// its place.
    fn fill(&mut self, standing: &Standing) {
        let wanted = fold::fold(&self.filter);
        let marks = standing.marks.iter().map(|(m, p)| MarkRow::Mark(m.clone(), p.anchor));
        let letters = standing.bookmarks.iter().map(|(c, at)| MarkRow::Letter(*c, *at));
        let mut rows: Vec<_> = marks.chain(letters).collect();
        rows.sort_by_key(|row| match row {
            MarkRow::Mark(_, at) | MarkRow::Letter(_, at) => Some(*at),
            MarkRow::Orphan(_) => None,
        });
        rows.extend(standing.orphans.iter().cloned().map(MarkRow::Orphan));
        rows.retain(|row| row.matches(&wanted));
        self.rows = rows;
    }

    /// The chosen row.
    #[must_use]
    pub fn chosen(&self) -> Option<&MarkRow> {
        self.rows.get(self.listing.chosen)
    }
}

impl App {
    /// Shows the list.
    pub(super) fn open_marks(&mut self) {
        if self.reading.is_some() && self.popups.iter().all(|p| p.content != Content::Marks) {
            self.marks.listing = Listing::default();
            self.popups.push(Popup { content: Content::Marks, top: 0 });
        }
    }

    fn marks_height(&self) -> usize {
        self.areas().map_or(1, |areas| usize::from(areas.popup.height.saturating_sub(FRAME).max(1)))
    }

    /// Brings the list into step with what stands in the document.
    pub(super) fn settle_marks(&mut self) {
        if self.popups.iter().all(|popup| popup.content != Content::Marks) {
            return;
        }
        if let Some(standing) = self.reading.as_ref().and_then(|r| r.standing.as_ref()) {
            self.marks.fill(standing);
        }
        let height = self.marks_height();
        self.marks.listing.settle(self.marks.rows.len(), height);
    }

    /// Does what an action asks of the list.
    pub(super) fn act_in_marks(&mut self, action: Action, count: Option<usize>) -> Vec<Effect> {
        let extent = (self.marks.rows.len(), self.marks_height());
        if self.marks.listing.act(action, count, extent) {
            return Vec::new();
        }
        let chosen = self.marks.chosen().cloned();
        match (action, chosen) {
            (Action::MarksFilter, _) => self.open_line(Purpose::Marks),
            (Action::Close | Action::FocusText | Action::Back | Action::Marks, _) => {
                self.close_marks();
            }
            (Action::Follow, Some(row)) => self.go_to_row(&row),
            (Action::NoteWrite, Some(MarkRow::Mark(mark, _) | MarkRow::Orphan(mark))) => {
                self.open_draft(&mark);
            }
            (Action::MarkDelete, Some(row)) => return self.delete_row(&row),
            (Action::Reattach, Some(MarkRow::Mark(mark, _) | MarkRow::Orphan(mark))) => {
                self.take_up(mark.id);
            }
            (_, Some(row)) => {
                let kind = match action {
                    Action::MarkKey => MarkKind::Key,
                    Action::MarkQuestion => MarkKind::Question,
                    Action::MarkQuote => MarkKind::Quote,
                    Action::MarkDisagree => MarkKind::Disagree,
                    _ => return Vec::new(),
                };
                return row.mark().map_or_else(Vec::new, |mark| Self::change_kind(mark.id, kind));
            }
            _ => {}
        }
        Vec::new()
    }

    fn close_marks(&mut self) {
        if self.marks.filter.is_empty() {
            self.popups.retain(|popup| popup.content != Content::Marks);
        } else {
            self.marks.filter.clear();
        }
    }

    fn go_to_row(&mut self, row: &MarkRow) {
        match row {
            MarkRow::Mark(_, at) | MarkRow::Letter(_, at) => {
                self.popups.retain(|popup| popup.content != Content::Marks);
                if let Some(reading) = &mut self.reading {
                    reading.jump(*at, Landing::Near);
                }
            }
            MarkRow::Orphan(_) => {
                let text = self.interface().pick(
                    "原文里没有这些字了：按 p 拿起，在正文里选中新的位置再按 p",
                    "these words are not in the text any more: p takes the mark up, then select \
                     its new place in the text and press p",
                );
                self.status.remark(text);
            }
        }
    }

    fn delete_row(&self, row: &MarkRow) -> Vec<Effect> {
        match row {
            MarkRow::Mark(mark, _) | MarkRow::Orphan(mark) => Self::unmark(mark.id),
            MarkRow::Letter(letter, _) => {
                let standing = self.reading.as_ref().and_then(|r| r.standing.as_ref());
                standing.map_or_else(Vec::new, |standing| {
                    let (document, letter) = (standing.document, *letter);
                    let off = Bookmark { document, letter, place: None };
                    vec![Effect::Record(vec![Event::Bookmark(off)])]
                })
            }
        }
    }

    fn take_up(&mut self, mark: EventId) {
        self.marks.taken_up = Some(mark);
        self.popups.retain(|popup| popup.content != Content::Marks);
        if let Some(reading) = &self.reading {
            self.select_from(reading.cursor);
        }
        let text =
            self.interface().pick("选中它的新位置，按 p 放上", "select its new place and press p");
        self.status.remark(text);
    }

    /// Puts the mark that was taken up on what is selected.
    pub(super) fn reattach(&mut self) -> Vec<Effect> {
        let (passages, taken) = (self.selected(), self.marks.taken_up);
        let standing = self.reading.as_ref().and_then(|r| Some((r, r.standing.as_ref()?)));
        let (Some(of), Some((at, length)), Some((reading, standing))) =
            (taken, passages.first(), standing)
        else {
            let text = self.interface().pick(
                "先在标记表（gm）里按 p 拿起一个标记",
                "take a mark up first: p in the list of marks (gm)",
            );
            self.status.remark(text);
            return Vec::new();
        };
        let document = standing.document;
        let Some(place) = Place::at(reading.document(), *at, *length) else { return Vec::new() };
        self.deselect();
        self.marks.taken_up = None;
        vec![Effect::Record(vec![Event::Reattach(Reattach { of, document, place })])]
    }
}
