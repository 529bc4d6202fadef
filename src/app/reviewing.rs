//! A review: one sitting over all documents that have cards to ask, then one over each of those
//! whose cards have still to be taken into a deck.

use std::cmp::Reverse;

use super::App;
use super::effect::Effect;
use super::files::Files;
use super::opened::Source;
use super::popup::Content;
use super::shelf::Volume;
use crate::config::Interface;
use crate::recall::session::Limits;
use crate::schedule::Timestamp;

/// How far a review has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Review {
    /// There is none: the documents are read.
    #[default]
    Off,
    /// The library has to say first what is due.
    Awaited,
    /// The document that is opened next begins a sitting.
    Next,
    /// A sitting goes on, or was left for the text.
    Going,
}

impl App {
    /// Reviews all that is due, the cards of all documents in one sitting.
    #[must_use]
    pub fn review_due(&mut self) -> Vec<Effect> {
        self.files.review = Review::Awaited;
        self.leave_position().into_iter().chain([Effect::ListLibrary]).collect()
    }

    /// Begins the review that waits for the library, if one does.
    pub(super) fn review_library(&mut self) -> Vec<Effect> {
        if self.files.review != Review::Awaited {
            return Vec::new();
        }
        let mut due: Vec<&Volume> = self.shelf.volumes().filter(|volume| volume.due > 0).collect();
        due.sort_by_key(|volume| Reverse(volume.due));
        let missing = due.iter().filter(|volume| volume.is_missing).count();
        let present = due.iter().filter(|volume| !volume.is_missing);
        let paths = present.filter_map(|volume| volume.entry.path.as_deref());
        self.files = Files::new(paths.map(Source::of_path), 0).for_review(missing);
        let Some(first) = self.files.open().cloned() else { return self.end_review() };
        self.popups.retain(|popup| popup.content != Content::Library);
        vec![Effect::Open(first)]
    }

    /// Begins the sitting of a document that was opened in a review.
    pub(super) fn begin_in_review(&mut self) -> Vec<Effect> {
        let is_known = self.reading.as_ref().is_some_and(|reading| reading.standing.is_some());
        if self.files.review != Review::Next || !is_known {
            return Vec::new();
        }
        self.files.review = Review::Going;
        match self.files.take_all() {
            Some(sources) => vec![Effect::Mix(sources)],
            None => self.open_quiz(),
        }
    }

    /// Opens the next document of the review, if one goes on, or ends it. One that was left for a
    /// document that is not its own is over: as in Anki it begins again where it is asked for.
    pub(super) fn go_on_with_review(&mut self) -> Vec<Effect> {
        if !self.is_reviewing() {
            self.files.review = Review::Off;
            return Vec::new();
        }
        match self.files.go(1) {
            Some(source) => {
                self.files.review = Review::Next;
                vec![Effect::Open(source)]
            }
            None => self.end_review(),
        }
    }

    /// Goes on behind a sitting that is over, unless its time was: the rest waits for the next review.
    pub(super) fn go_on_after_sitting(&mut self, is_time_over: bool) -> Vec<Effect> {
        if !is_time_over || self.files.review != Review::Going {
            return self.go_on_with_review();
        }
        self.files.review = Review::Off;
        self.status.remark(self.interface().pick(
            "这次的时间到了；剩下的下次接着复习（gr）",
            "the time is over: gr goes on with the rest",
        ));
        Vec::new()
    }

    /// What a sitting that begins `now` may ask: in a review the minutes are those of the whole.
    pub(super) fn limits(&mut self, now: Timestamp) -> Limits {
        let (new_cards, minutes) = (self.settings.new_cards, self.settings.minutes);
        let since = match self.files.review {
            Review::Going => *self.files.since.get_or_insert(now),
            _ => now,
        };
        let spent = u32::try_from(now.since(since) / Timestamp::MINUTE).unwrap_or(0);
        Limits { new_cards: new_cards.into(), minutes: u32::from(minutes).saturating_sub(spent) }
    }

    /// Says what the review has come to.
    fn end_review(&mut self) -> Vec<Effect> {
        let missing = self.files.missing;
        self.files.review = Review::Off;
        let interface = self.interface();
        if missing == 0 {
            let text = interface.pick("到期的都复习完了", "all that was due is reviewed");
            self.status.remark(text);
        } else {
            self.status.error(match interface {
                Interface::Zh => {
                    format!("复习完了；有 {missing} 篇的文件不在，到书库（gl）按 p 指出新位置")
                }
                Interface::En => format!(
                    "reviewed; {missing} files are not there: p in the library (gl) points to them"
                ),
            });
        }
        Vec::new()
    }

    /// How many documents of the review come after this one; `None` where there is no review.
    pub(super) fn left_to_review(&self) -> Option<usize> {
        self.is_reviewing().then(|| self.files.left())
    }

    /// True where a review goes on and the document that is open is the one it has come to.
    fn is_reviewing(&self) -> bool {
        let open = self.reading.as_ref().map(|reading| &reading.opened.source);
        self.files.review == Review::Going && open.is_some_and(|open| self.files.is_in_review(open))
    }

    /// True where the cards of several documents are awaited.
    pub(super) fn is_mixing(&self) -> bool {
        self.is_reviewing() && self.files.is_mixing() && self.quiz.sitting.is_none()
    }
}
