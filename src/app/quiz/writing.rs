//! Writing cards: changing the words of one, and making one's own from the text.

use super::sitting::Sitting;
use crate::action::Action;
use crate::app::App;
use crate::app::draft::Draft;
use crate::app::draft::Target;
use crate::app::effect::Effect;
use crate::app::mark_list::MarkRow;
use crate::app::mode::Mode;
use crate::app::passage::Unit;
use crate::document::anchor::Anchor;
use crate::document::place::Place;
use crate::journal::deck::written_prompt;
use crate::journal::event::CardChoice;
use crate::journal::event::CardId;
use crate::journal::event::CardText;
use crate::journal::event::Choice;
use crate::journal::event::Event;
use crate::journal::event::OwnCard;
use crate::recall::card;
use crate::recall::card::BLANK;
use crate::recall::card::Card;
use crate::text::sentence::sentence_at;

/// A card as it is written: question, answer, and what counts as right as well.
struct Written {
    prompt: String,
    answer: String,
    accept: Vec<String>,
}

impl Written {
    /// The card of these lines; `None` where a question or an answer is missing.
    fn of(text: &str) -> Option<Self> {
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let (prompt, answer) = (written_prompt(lines.next()?), lines.next()?.to_owned());
        Some(Self { prompt, answer, accept: lines.map(str::to_owned).collect() })
    }
}

impl App {
    /// Opens the words of the card that is asked.
    pub(super) fn edit_asked(&mut self) {
        if let Some(card) = self.quiz.sitting.as_ref().and_then(Sitting::card).cloned() {
            self.open_card(&card);
        }
    }

    /// Opens the words of the card that is chosen in the list.
    pub(super) fn edit_chosen(&mut self) {
        if let Some(card) = self.quiz.list.chosen().map(|dealt| dealt.card.clone()) {
            self.open_card(&card);
        }
    }

    fn open_card(&mut self, card: &Card) {
        let lines = [&card.prompt, &card.answer].into_iter().chain(&card.accept);
        let lines: Vec<_> = lines.map(|line| line.replace('\n', " ")).collect();
        let target = Target::Card(CardId(card.id.clone()));
        let quote = card.section.clone().unwrap_or_default();
        self.mode = Mode::Write(Box::new(Draft::new(target, quote, lines.join("\n"))));
    }

    /// Opens a new card: of what is selected, of the word or sentence at the cursor, or in the list
    /// of marks of the chosen one.
    pub(in crate::app) fn write_card(&mut self, action: Action) {
        let is_cloze = action == Action::CardCloze;
        let passage = self.passage_for(is_cloze);
        let (Some((at, length)), Some(reading)) = (passage, &self.reading) else { return };
        let text = reading.document().block(at.block).map_or("", |block| block.text.as_str());
        let Some(words) = text.get(at.offset..at.offset + length) else { return };
        let first = words.chars().next().map_or(0, char::len_utf8);
        let start = sentence_at(text, at.offset + first).start.min(at.offset);
        let end = sentence_at(text, at.offset + length).end.max(at.offset + length);
        let sentence = text.get(start..end).unwrap_or_default();
        let before = text.get(start..at.offset).unwrap_or_default();
        let after = text.get(at.offset + length..end).unwrap_or_default();
        let has_rest = [before, after].iter().any(|part| part.contains(char::is_alphanumeric));
        if words.trim().is_empty() || is_cloze && !has_rest {
            let text = self.interface().pick(
                "先选出句中要挖空的词：v 选择，再按 Mc",
                "select the words of a sentence to leave out first: v, then Mc",
            );
            self.status.remark(text);
            return;
        }
        let written = if is_cloze {
            format!("{before}{BLANK}{after}\n{words}")
        } else {
            format!("\n{}", words.replace('\n', " "))
        };
        let section = reading.structure.outline.section_at(at.block).map(|s| s.title.clone());
        let anchor = Anchor::new(at.block, start);
        let Some(place) = Place::at(reading.document(), anchor, end - start) else { return };
        let target = Target::NewCard(Box::new(place), section);
        let mut draft = Draft::new(target, sentence.to_owned(), written);
        if !is_cloze {
            draft.go_to_start();
        }
        self.mode = Mode::Write(Box::new(draft));
    }

    /// The passage that a new card is made of, with its length in bytes.
    fn passage_for(&self, is_cloze: bool) -> Option<(Anchor, usize)> {
        if self.scope() == crate::action::Scope::Marks {
            let Some(MarkRow::Mark(mark, at)) = self.marks.chosen() else { return None };
            return Some((*at, mark.place.length));
        }
        if let Some(selected) = self.selected().first() {
            return Some(*selected);
        }
        let reading = self.reading.as_ref()?;
        let range = reading.around(if is_cloze { Unit::Word } else { Unit::Sentence });
        Some((Anchor::new(reading.cursor.block, range.start), range.len()))
    }

    /// Closes the draft of a card and keeps what was written; where a question or an answer is
    /// missing it stays open.
    pub(in crate::app) fn keep_card(&mut self, draft: Box<Draft>) -> Vec<Effect> {
        let Some(written) = Written::of(draft.text()) else {
            let text = self.interface().pick(
                "要有问和答：第一行问，第二行答；Ctrl-C 放弃",
                "a question and an answer are needed, a line each; Ctrl-C discards",
            );
            return self.go_on_writing(draft, text);
        };
        let is_known = self.reading.as_ref().is_some_and(|r| r.standing.is_some());
        if !is_known && matches!(draft.target, Target::NewCard(..)) {
            let text = self.interface().pick(
                "以前的记录还没有读完，稍等再存",
                "what you left behind is still being read; keep this in a moment",
            );
            return self.go_on_writing(draft, text);
        }
        let Written { prompt, answer, accept } = written;
        let events = match draft.target {
            Target::Card(card) => {
                let text = CardText { card, prompt, answer, accept };
                if self.is_as_written(&text) { Vec::new() } else { vec![Event::CardText(text)] }
            }
            Target::NewCard(place, section) => {
                let standing = self.reading.as_ref().and_then(|r| r.standing.as_ref());
                let Some(document) = standing.map(|standing| standing.document) else {
                    return Vec::new();
                };
                let card = CardId(card::own_id(&place.quote.exact, &prompt, &answer));
                let (cards, choice) = (vec![card.clone()], Choice::Accepted);
                let place = *place;
                let own = OwnCard { card, document, prompt, answer, accept, section, place };
                vec![
                    Event::CardChoice(CardChoice { document, cards, choice }),
                    Event::OwnCard(Box::new(own)),
                ]
            }
            Target::Mark(_) | Target::Passages(_) => Vec::new(),
        };
        if events.is_empty() { Vec::new() } else { vec![Effect::Record(events)] }
    }

    /// What was written cannot be kept, for this reason, and stays open.
    fn go_on_writing(&mut self, draft: Box<Draft>, reason: &str) -> Vec<Effect> {
        self.mode = Mode::Write(draft);
        self.status.error(reason);
        Vec::new()
    }

    /// True where the card has these words already.
    fn is_as_written(&self, text: &CardText) -> bool {
        let asked = self.quiz.sitting.as_ref().and_then(Sitting::card);
        let listed = self.quiz.list.chosen().map(|dealt| &dealt.card);
        let known = asked.into_iter().chain(listed).find(|card| card.id == text.card.0);
        known.is_some_and(|card| {
            written_prompt(&card.prompt) == text.prompt
                && card.answer == text.answer
                && card.accept == text.accept
        })
    }
}
