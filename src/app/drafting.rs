//! Writing a note: keys and pasted text on their way into the draft.

use super::App;
use super::draft::draft_setting;
use super::effect::Effect;
use super::mode::Mode;
use crate::action::Action;
use crate::layout::setting::Setting;

/// The cells before the lines of a card, for what each line is.
pub const CARD_MARGIN: u16 = 3;

impl App {
    /// The setting of a note that is being written, by the text that it is about.
    #[must_use]
    pub fn draft_setting(&self) -> Option<Setting> {
        self.aside_setting(self.areas()?.column.width)
    }

    /// How what stands beside the text is set `width` cells wide: as the text is, one row under the
    /// other.
    #[must_use]
    pub fn aside_setting(&self, width: u16) -> Option<Setting> {
        self.reading.as_ref().map(|reading| draft_setting(reading.viewport.setting(), width))
    }

    /// The setting of what is being written: beside the lines of a card stands what each is.
    #[must_use]
    pub fn writing_setting(&self) -> Option<Setting> {
        let is_card = matches!(&self.mode, Mode::Write(draft) if draft.is_card());
        let width = self.areas()?.column.width;
        self.aside_setting(if is_card { width.saturating_sub(CARD_MARGIN) } else { width })
    }

    /// Does what an action asks of the note that is being written.
    pub(super) fn act_in_draft(&mut self, action: Action) -> Vec<Effect> {
        let setting = self.writing_setting();
        let Mode::Write(draft) = &mut self.mode else { return Vec::new() };
        match action {
            Action::NoteKeep => return self.keep_draft(),
            Action::NoteDiscard => self.mode = Mode::default(),
            Action::NoteLine => draft.insert("\n"),
            Action::CharacterLeft => draft.step(false),
            Action::CharacterRight => draft.step(true),
            Action::LineStart => draft.go_to_edge(false),
            Action::LineEnd => draft.go_to_edge(true),
            Action::DeleteBack => draft.delete(false),
            Action::DeleteForward => draft.delete(true),
            Action::DeleteWord => draft.delete_before(true),
            Action::DeleteLine => draft.delete_before(false),
            Action::NoteRowUp | Action::NoteRowDown => {
                if let Some(setting) = setting {
                    draft.step_row(action == Action::NoteRowDown, &setting);
                }
            }
            _ => {}
        }
        Vec::new()
    }
}
