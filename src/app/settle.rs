//! After each change: every part is brought into step with the others, so that drawing has nothing
//! left to work out.

use std::sync::Arc;

use super::App;
use super::areas::NOTE_MARGIN;
use super::detail::Detail;
use super::effect::COPY_MAX;
use super::effect::Effect;
use super::line::Purpose;
use super::mode::Focus;
use super::mode::Mode;
use super::notes::NotesPane;
use super::opened::Opened;
use super::outline::OutlinePane;
use super::reading::Reading;
use super::structure::AT_ONCE_MAX;
use super::structure::Found;
use super::structure::Structure;
use super::typesetting::setting_of;
use crate::document::Document;
use crate::layout::setting::Setting;
use crate::text::grapheme::Cells;

impl App {
    /// Takes in a document and shows its beginning; the position in the one before is kept.
    pub(super) fn open(&mut self, opened: Opened) -> Vec<Effect> {
        let mut effects: Vec<_> = self.leave_position().into_iter().collect();
        effects.push(Effect::Enter(Box::new(opened.clone())));
        let document = Arc::clone(&opened.document);
        let is_short = document.blocks.len() <= AT_ONCE_MAX;
        let structure = if is_short { Structure::of(&document) } else { Structure::default() };
        self.notes = NotesPane::default();
        self.outline = OutlinePane::default();
        self.find.clear();
        self.mode = Mode::default();
        self.popups.clear();
        self.quiz = std::mem::take(&mut self.quiz).in_document(&opened.source);
        let (setting, height) = self.text_setting(&document);
        self.reading = Some(Reading::new(opened, structure, setting, height));
        self.tell_number();
        effects.extend((!is_short).then_some(Effect::FindStructure(document)));
        effects
    }

    /// How the document's text is set, and the rows that a page of it has.
    fn text_setting(&self, document: &Document) -> (Setting, usize) {
        let measure = Cells(usize::from(self.settings.measure));
        match self.areas_with(Some(document)) {
            Some(areas) => {
                let measure = Cells(usize::from(areas.column.width));
                let ambiguous = self.ambiguous();
                let setting = setting_of(&self.settings, measure, document.language, ambiguous);
                (setting, usize::from(areas.text.height))
            }
            None => (Setting::new(measure, document.language), 1),
        }
    }

    /// Takes in the structure of the document that is open.
    pub(super) fn take_structure(&mut self, found: Found) {
        if let Some(reading) = &mut self.reading
            && Arc::ptr_eq(&reading.opened.document, &found.document)
        {
            reading.structure = found.structure;
            reading.memory.outdate();
            if reading.detail != Detail::Everything {
                reading.show_in(reading.detail);
            }
        }
    }

    /// Brings every part into step.
    pub(super) fn settle(&mut self) {
        let Some(areas) = self.areas() else { return };
        if areas.notes.is_none() && self.mode.focus() == Focus::Notes
            || areas.outline.is_none() && self.mode.focus() == Focus::Outline
        {
            self.mode = Mode::default();
        }
        let (ambiguous, missing) = (self.ambiguous(), self.missing_note());
        if let Mode::Line { line, .. } = &self.mode {
            match line.purpose {
                Purpose::Filter => self.outline.set_filter(line.text()),
                Purpose::Shelf => self.shelf.set_filter(line.text()),
                Purpose::Marks => line.text().clone_into(&mut self.marks.filter),
                Purpose::Deck => self.quiz.list.set_filter(line.text()),
                _ => {}
            }
        }
        self.settle_library();
        self.settle_marks();
        self.settle_deck();
        if let Some(reading) = &mut self.reading {
            let measure = Cells(usize::from(areas.column.width));
            let language = reading.document().language;
            let setting = setting_of(&self.settings, measure, language, ambiguous);
            reading.resize(setting, usize::from(areas.text.height));
            let (width, height) = areas
                .notes
                .map_or((1, 0), |area| (area.width.saturating_sub(NOTE_MARGIN), area.height));
            self.notes.follow(reading, width, height, missing);
            reading.settle_cover();
        }
        if let Some(area) = areas.outline {
            if self.mode.focus() != Focus::Outline {
                self.choose_current();
            }
            if let Some(reading) = &self.reading {
                let height = usize::from(area.height);
                self.outline.settle(reading.document(), &reading.structure, height);
            }
        }
        self.settle_popups();
    }

    /// The paragraph that the cursor stands in, for the clipboard.
    pub(super) fn copy_paragraph(&mut self) -> Vec<Effect> {
        let block = self.reading.as_ref().and_then(|r| r.document().block(r.cursor.block));
        let text = block.map(|block| block.text.as_str().to_owned());
        self.copy(text)
    }

    /// The note nearest to the cursor, for the clipboard.
    pub(super) fn copy_note(&mut self) -> Vec<Effect> {
        let note = self.notes.current().and_then(|here| here.note);
        let footnote =
            note.and_then(|id| self.reading.as_ref().and_then(|r| r.document().footnote(id)));
        let text = footnote.map(|footnote| format!("{} {}", footnote.label, footnote.text()));
        self.copy(text)
    }

    pub(super) fn copy(&mut self, text: Option<String>) -> Vec<Effect> {
        let interface = self.interface();
        let Some(text) = text.filter(|text| !text.is_empty()) else {
            self.status.remark(interface.pick("没有可复制的", "there is nothing to copy"));
            return Vec::new();
        };
        if text.len() > COPY_MAX {
            self.status.error(interface.pick(
                "太长，终端的剪贴板放不下（74 KB）；请选短一些",
                "too long for a terminal's clipboard (74 KB); select less",
            ));
            return Vec::new();
        }
        self.status.remark(interface.pick("已复制", "copied"));
        vec![Effect::Copy(text)]
    }
}
